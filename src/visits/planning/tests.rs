//! What holds for every plan: the independent check passes, the reasons are true, small problems are solved to the optimum, and
//! the same search gives the same plan.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;

use proptest::prelude::*;
use rand::SeedableRng;
use rand::rngs::Xoshiro256PlusPlus;

use super::*;

fn solved(problem: &Problem, iterations: u64, seed: u64, threads: usize) -> Plan {
    let watch = Watch { stop: &AtomicBool::new(false), progress: &|_| {} };
    solve(problem, &Search { limit: Limit::Iterations(iterations), seed, threads }, &watch)
}

/// Whether hours, windows and capacity allow a shift these stops.
fn holds(problem: &Problem, shift: usize, stops: &[usize]) -> bool {
    timetable::timetable(problem, shift, stops).is_some() && problem.bears(shift, stops)
}

/// A random problem with windows, days, skills, breaks, priorities, loads and locked doors, in a small town.
fn problems(most_doors: usize, most_shifts: usize) -> impl Strategy<Value = Problem> {
    let door = (0..12usize, 0..1800i64, windows(), prop::option::of(windows()), days(), 0..8u8, 1..4i64, 0..4i64);
    let shift = (
        0..3i64,
        0..12usize,
        0..12usize,
        (0..6i64, 2..12i64),
        any::<bool>(),
        any::<bool>(),
        prop::option::of(1..12i64),
    );
    let walks = prop::collection::vec(prop::collection::vec(0..1500i64, 12), 12);
    let doors = prop::collection::vec(door, 0..=most_doors);
    let shifts = prop::collection::vec(shift, 1..=most_shifts);
    (doors, shifts, walks, any::<bool>()).prop_map(|(doors, shifts, walks, lock)| {
        let doors = doors.into_iter().enumerate().map(
            |(number, (at, service_s, windows, on_day_1, days, skill, priority, load))| {
                let windows_by_day = BTreeMap::from_iter(on_day_1.map(|windows| (1, windows)));
                let skills = BTreeSet::from_iter((skill == 0).then(|| "tr".to_owned()));
                Door { id: format!("d{number}"), at, service_s, windows, windows_by_day, days, skills, priority, load }
            },
        );
        let shifts = shifts.into_iter().enumerate().map(
            |(number, (day, start, end, (from_h, long_h), skilled, rests, capacity))| {
                let (from_s, to_s) = (6 * 3600 + from_h * 3600, 6 * 3600 + from_h * 3600 + long_h * 3600);
                let rest = Break { seconds: 1200, from_s: from_s + 1800, to_s: from_s + 4000 };
                Shift {
                    id: format!("s{number}"),
                    mediator: format!("m{number}"),
                    day,
                    from_s,
                    to_s,
                    start,
                    end,
                    skills: BTreeSet::from_iter(skilled.then(|| "tr".to_owned())),
                    rest: rests.then_some(rest),
                    capacity,
                }
            },
        );
        let (doors, shifts): (Vec<_>, Vec<_>) = (doors.collect(), shifts.collect());
        let walking = Walking::from_matrix(walks).unwrap();
        let with = |locked: &[Locked]| Problem::new(3, doors.clone(), shifts.clone(), walking.clone(), locked);
        let locked = [Locked { shift: "s0".into(), doors: doors.iter().take(2).map(|door| door.id.clone()).collect() }];
        // Not every random lock can be kept; such a problem contradicts itself and is tried without.
        lock.then(|| with(&locked).ok()).flatten().unwrap_or_else(|| with(&[]).unwrap())
    })
}

fn windows() -> impl Strategy<Value = Vec<Window>> {
    let window = (6..18i64, 0..5i64)
        .prop_map(|(from_h, long_h)| Window { from_s: from_h * 3600, to_s: (from_h + long_h) * 3600 });
    prop::collection::vec(window, 1..3)
}

fn days() -> impl Strategy<Value = Option<BTreeSet<i64>>> {
    prop::option::of(prop::collection::btree_set(0..3i64, 1..3))
}

/// The best there is, by trying every order of every set of doors on every shift.
fn optimum(problem: &Problem) -> (i64, i64) {
    fn extend(problem: &Problem, shift: usize, free: &mut Vec<usize>, stops: &mut Vec<usize>) -> (i64, i64) {
        let mut best = close(problem, shift, free, stops);
        for place in 0..free.len() {
            let door = free.remove(place);
            if problem.suits(door, shift) {
                stops.push(door);
                best = best.max(extend(problem, shift, free, stops));
                stops.pop();
            }
            free.insert(place, door);
        }
        best
    }
    /// Takes the stops as this shift's round and goes on with the next shift.
    fn close(problem: &Problem, shift: usize, free: &mut Vec<usize>, stops: &[usize]) -> (i64, i64) {
        let locked: Vec<usize> = stops.iter().copied().filter(|door| problem.locked(shift).contains(door)).collect();
        if locked != problem.locked(shift) {
            return (i64::MIN, 0);
        }
        let (mut priority, mut walking_s) = (0, 0);
        if !stops.is_empty() {
            if !holds(problem, shift, stops) {
                return (i64::MIN, 0);
            }
            let places = stops.iter().map(|&door| problem.doors()[door].at);
            let hours = &problem.shifts()[shift];
            let all: Vec<usize> = std::iter::once(hours.start).chain(places).chain([hours.end]).collect();
            walking_s = all.windows(2).map(|leg| problem.walking().seconds(leg[0], leg[1])).sum();
            priority = stops.iter().map(|&door| problem.doors()[door].priority).sum();
        }
        if shift + 1 == problem.shifts().len() {
            return (priority, -walking_s);
        }
        let (rest_priority, rest_walking) = extend(problem, shift + 1, free, &mut Vec::new());
        if rest_priority == i64::MIN { (i64::MIN, 0) } else { (priority + rest_priority, rest_walking - walking_s) }
    }
    extend(problem, 0, &mut (0..problem.doors().len()).collect(), &mut Vec::new())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_plan_passes_the_independent_check(problem in problems(25, 6), seed: u64) {
        for threads in 1..4 {
            let plan = solved(&problem, 60, seed, threads);
            prop_assert_eq!(verify(&problem, &plan), Ok(()));
            prop_assert!(plan.iterations <= 60);
        }
    }

    #[test]
    fn a_door_that_is_left_out_fits_nowhere_and_its_reason_is_true(problem in problems(15, 3), seed: u64) {
        let plan = solved(&problem, 40, seed, 1);
        let number = |id: &str| problem.doors().iter().position(|door| door.id == id).unwrap();
        for unplanned in &plan.unplanned {
            let door = number(&unplanned.door);
            let suited = || (0..problem.shifts().len()).filter(|&shift| problem.suits(door, shift));
            let bears = |shift: &usize| problem.bears(*shift, &[door]);
            let alone = || suited().any(|shift| holds(&problem, shift, &[door]));
            for (shift, hours) in problem.shifts().iter().enumerate().filter(|(shift, _)| problem.suits(door, *shift)) {
                let round = plan.rounds.iter().find(|round| round.shift == hours.id);
                let stops: Vec<usize> =
                    round.iter().flat_map(|round| &round.stops).map(|stop| number(&stop.door)).collect();
                for position in 0..=stops.len() {
                    let mut with = stops.clone();
                    with.insert(position, door);
                    prop_assert!(!holds(&problem, shift, &with));
                }
            }
            for reason in &unplanned.reasons {
                match reason {
                    Reason::NoShiftOnDays { .. } | Reason::NoSkillOnDays { .. } | Reason::SkillsNotTogether { .. } => {
                        prop_assert_eq!(suited().count(), 0);
                    }
                    Reason::TooMuch { .. } => prop_assert_eq!(suited().find(bears), None),
                    Reason::TooFar { .. } | Reason::WindowsMissed { .. } => prop_assert!(!alone()),
                    Reason::LockedFull { .. } | Reason::NoRoom { .. } => prop_assert!(alone()),
                }
            }
        }
    }

    #[test]
    fn the_cheapest_insertion_is_the_one_that_trying_them_all_finds(problem in problems(9, 3)) {
        let terrain = terrain::Terrain::new(&problem, 1);
        for shift in 0..problem.shifts().len() {
            let mut stops = problem.locked(shift).to_vec();
            let mut round = round::Round::new(&terrain, shift as u32, &terrain::numbers(&stops)).unwrap();
            for door in (0..problem.doors().len()).filter(|door| !terrain.locked[*door]) {
                let now_s = moving::walking_s(&problem, shift, &stops);
                let with = |position: usize| {
                    let mut with = stops.clone();
                    with.insert(position, door);
                    let more_s = moving::walking_s(&problem, shift, &with) - now_s;
                    holds(&problem, shift, &with).then_some((more_s, position))
                };
                let tried = (0..=stops.len()).filter_map(with).min();
                let found = round.best_insertion(&terrain, door as u32);
                prop_assert_eq!(found.map(|found| (i64::from(found.more_walking_s), found.position as usize)), tried);
                if let Some((_, position)) = tried {
                    stops.insert(position, door);
                    round.insert(&terrain, door as u32, position);
                }
                prop_assert_eq!(round.walking_s(), moving::walking_s(&problem, shift, &stops));
                prop_assert!(round.doors().eq(terrain::numbers(&stops)));
            }
        }
    }

    #[test]
    fn parts_share_no_round_and_no_door(problem in problems(30, 8), seed: u64, parts in 1..5usize) {
        let terrain = terrain::Terrain::new(&problem, 2);
        let stops: Vec<Vec<u32>> =
            solved(&problem, 10, seed, 1).stops(&problem).iter().map(|stops| terrain::numbers(stops)).collect();
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        let divided = parts::divide(&terrain, &stops, parts, &mut random);
        let mut shifts: Vec<u32> = divided.iter().flat_map(|part| part.shifts.clone()).collect();
        let mut doors: Vec<u32> = divided.iter().flat_map(|part| part.doors.clone()).collect();
        prop_assert!(divided.len() <= parts);
        for part in &divided {
            let on_rounds = part.shifts.iter().flat_map(|&shift| stops[shift as usize].clone());
            let mut of_part: Vec<u32> = on_rounds.chain(part.absent.clone()).collect();
            of_part.sort_unstable();
            let mut named = part.doors.clone();
            named.sort_unstable();
            prop_assert_eq!(of_part, named);
        }
        shifts.sort_unstable();
        doors.sort_unstable();
        prop_assert!(shifts.windows(2).chain(doors.windows(2)).all(|pair| pair[0] < pair[1]));
        let able = (0..problem.doors().len()).filter(|&door| terrain.ways[door] > 0 || terrain.locked[door]);
        prop_assert!(able.map(|door| door as u32).all(|door| doors.contains(&door)));
    }

    #[test]
    fn the_same_search_gives_the_same_plan(problem in problems(20, 5), seed: u64, threads in 1..4usize) {
        let say = |sentence: &crate::i18n::Sentence| sentence.key.to_string();
        let first = solved(&problem, 90, seed, threads).to_json(say).unwrap();
        prop_assert_eq!(first, solved(&problem, 90, seed, threads).to_json(say).unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plans_with_very_many_shifts_pass_the_independent_check(problem in problems(80, 200), seed: u64) {
        for threads in 1..3 {
            prop_assert_eq!(verify(&problem, &solved(&problem, 200, seed, threads)), Ok(()));
        }
    }

    #[test]
    fn small_problems_are_solved_to_the_optimum(problem in problems(5, 3)) {
        let plan = solved(&problem, 1500, 1, 1);
        prop_assert_eq!((plan.priority_served, -plan.walking_s), optimum(&problem));
    }
}

#[test]
fn more_doors_than_can_be_planned_are_refused() {
    let door = |number: usize| Door {
        id: number.to_string(),
        at: 0,
        service_s: 60,
        windows: vec![Window { from_s: 0, to_s: LAST_SECOND }],
        windows_by_day: BTreeMap::new(),
        days: None,
        skills: BTreeSet::new(),
        priority: 1,
        load: 1,
    };
    let walking = Walking::from_matrix(vec![vec![0]]).unwrap();
    let faults = Problem::new(1, (0..100_000).map(door).collect(), Vec::new(), walking, &[]).unwrap_err();
    assert_eq!((faults.len(), faults[0].pointer.as_str()), (1, "/doors"));
}

#[test]
fn a_search_that_is_stopped_gives_the_plan_it_has() {
    let problem = read_problem(
        br#"{"days": 1, "doors": [{"id": "a", "at": 0, "service_s": 60}], "matrix_s": [[0]],
             "shifts": [{"id": "s", "mediator": "m", "day": 0, "from": 0, "to": 3600, "start": 0, "end": 0}]}"#,
    )
    .unwrap();
    let watch = Watch { stop: &AtomicBool::new(true), progress: &|_| {} };
    let hour = Limit::Time(std::time::Duration::from_secs(3600));
    let plan = solve(&problem, &Search { limit: hour, seed: 1, threads: 2 }, &watch);
    assert_eq!((plan.served, plan.iterations), (1, 0));
}

/// Every door on some shift, or on none, however little that suits.
fn scattered(problem: &Problem, seed: u64) -> Vec<Vec<usize>> {
    let shifts = problem.shifts().len();
    let mut stops = vec![Vec::new(); shifts];
    for door in 0..problem.doors().len() {
        let drawn = (seed.wrapping_mul(door as u64 + 11) >> 7) as usize % (shifts + 1);
        if let Some(stops) = stops.get_mut(drawn) {
            stops.push(door);
        }
    }
    stops
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_move_that_breaks_nothing_leaves_a_sound_plan(problem in problems(15, 4), seed: u64, pick: usize) {
        prop_assume!(!problem.doors().is_empty());
        let plan = solved(&problem, 20, seed, 1);
        let mut stops = plan.stops(&problem);
        let (door, to) = (pick % problem.doors().len(), pick / 64 % problem.shifts().len());
        let moved = move_door(&problem, &stops, door, Some(to), None);
        let before: i64 = stops.iter().enumerate().map(|(shift, stops)| moving::walking_s(&problem, shift, stops)).sum();
        stops.iter_mut().for_each(|stops| stops.retain(|&stop| stop != door));
        stops[to].insert(moved.position.unwrap(), door);
        let after: i64 = stops.iter().enumerate().map(|(shift, stops)| moving::walking_s(&problem, shift, stops)).sum();
        prop_assert_eq!(moved.more_walking_s, after - before);

        let mut rounds = plan.rounds.clone();
        let changed: Vec<&str> = problem.shifts().iter().map(|shift| shift.id.as_str()).collect();
        let from = plan.rounds.iter().find(|round| round.stops.iter().any(|stop| stop.door == problem.doors()[door].id));
        rounds.retain(|round| round.shift != changed[to] && from.is_none_or(|from| from.shift != round.shift));
        rounds.extend(moved.rounds.iter().cloned());
        let served: usize = rounds.iter().map(|round| round.stops.len()).sum();
        let priority = |id: &str| problem.doors().iter().find(|door| door.id == id).unwrap().priority;
        let changed = Plan {
            served,
            priority_served: rounds.iter().flat_map(|round| &round.stops).map(|stop| priority(&stop.door)).sum(),
            walking_s: after,
            rounds,
            unplanned: plan.unplanned.iter().filter(|left| left.door != problem.doors()[door].id).cloned().collect(),
            ..plan
        };
        prop_assert_eq!(verify(&problem, &changed).is_ok(), moved.breaches.is_empty());
    }

    #[test]
    fn a_glance_at_a_round_sees_what_its_timetable_breaks(problem in problems(15, 4), seed: u64) {
        for (shift, stops) in scattered(&problem, seed).iter().enumerate() {
            let (_, breaches) = timetable::timetable_at_any_rate(&problem, shift, stops);
            let expected = (breaches.len(), breaches.iter().map(Breach::late_s).sum());
            prop_assert_eq!(timetable::badness(&problem, shift, stops), expected);
        }
    }

    #[test]
    fn any_move_on_any_plan_has_an_answer(problem in problems(15, 4), seed: u64, pick: usize, at in 0..20usize) {
        prop_assume!(!problem.doors().is_empty());
        let stops = scattered(&problem, seed);
        let (door, to) = (pick % problem.doors().len(), pick / 64 % problem.shifts().len());
        let moved = move_door(&problem, &stops, door, Some(to), Some(at));
        let joined = moved.rounds.last().unwrap();
        prop_assert_eq!(&joined.stops[moved.position.unwrap()].door, &problem.doors()[door].id);
        // Off all rounds and back again costs what the move costs.
        let off = move_door(&problem, &stops, door, None, None);
        let mut without = stops.clone();
        without.iter_mut().for_each(|stops| stops.retain(|&stop| stop != door));
        let back = move_door(&problem, &without, door, Some(to), Some(at));
        prop_assert_eq!(off.more_walking_s + back.more_walking_s, moved.more_walking_s);
    }
}

#[test]
fn a_move_names_what_it_breaks() {
    let problem = read_problem(
        br#"{"days": 2, "matrix_s": [[0, 60], [60, 0]],
             "doors": [{"id": "shop", "at": 1, "service_s": 600, "windows": [[32400, 36000]], "days": [0]},
                       {"id": "home", "at": 1, "service_s": 600, "windows": [[61200, 72000]]}],
             "shifts": [{"id": "day", "mediator": "m", "day": 0, "from": 32400, "to": 61200, "start": 0, "end": 0},
                        {"id": "evening", "mediator": "m", "day": 1, "from": 61200, "to": 72000, "start": 0, "end": 0}]}"#,
    )
    .unwrap();
    let stops = [vec![0], vec![1]];
    let moved = move_door(&problem, &stops, 0, Some(1), None);
    let (door, shift) = ("shop".to_owned(), "evening".to_owned());
    let expected = [Breach::WrongDay { door: door.clone(), shift }, Breach::TooLate { door, late_s: 25_260 }];
    assert_eq!((moved.position, moved.more_walking_s, moved.breaches.as_slice()), (Some(0), -120, &expected[..]));
    let moved = move_door(&problem, &stops, 1, Some(0), None);
    assert_eq!(moved.breaches, [Breach::BackLate { shift: "day".to_owned(), late_s: 660 }]);
    assert_eq!((moved.position, moved.rounds.len()), (Some(1), 1));
}

#[test]
fn a_round_takes_no_more_than_its_capacity_and_the_door_left_out_says_why() {
    let json = |load: i64, capacity: i64| {
        format!(
            r#"{{"days": 1, "matrix_s": [[0]],
                "doors": [{{"id": "a", "at": 0, "service_s": 60, "load": {load}}}, {{"id": "b", "at": 0, "service_s": 60}}],
                "shifts": [{{"id": "s", "mediator": "m", "day": 0, "from": 0, "to": 3600, "start": 0, "end": 0,
                             "capacity": {capacity}}}]}}"#
        )
    };
    let problem = |load, capacity| read_problem(json(load, capacity).as_bytes()).unwrap();
    assert_eq!(solved(&problem(2, 3), 50, 1, 1).served, 2);
    let full = solved(&problem(2, 2), 50, 1, 1);
    assert_eq!((full.served, full.unplanned[0].reasons.as_slice()), (1, &[Reason::NoRoom { shifts: 1 }][..]));
    let never = solved(&problem(3, 2), 50, 1, 1);
    assert_eq!((never.served, never.unplanned[0].reasons.as_slice()), (1, &[Reason::TooMuch { shifts: 1 }][..]));
    let moved = move_door(&problem(2, 2), &[vec![0]], 1, Some(0), None);
    assert_eq!(moved.breaches, [Breach::Overloaded { shift: "s".to_owned(), load: 3 }]);
    assert_eq!(read_problem(json(-1, 2).as_bytes()).unwrap_err()[0].pointer, "/doors/0/load");
    assert_eq!(read_problem(json(1, -2).as_bytes()).unwrap_err()[0].pointer, "/shifts/0/capacity");
}
