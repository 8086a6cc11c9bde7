//! What the search looks up over and over, reckoned once per problem and laid out for that: doors and shifts as plain numbers,
//! which shifts could take a door, which doors are near. Doors, shifts and places are numbered as in the problem.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::problem::{LAST_SECOND, Problem, Shift, Window};
use super::round::Round;
use super::walking::{Walking, Walks};

/// How many near doors are kept for each. Strings are pulled out around one door, so more are hardly ever reached.
const NEAR: usize = 128;

/// Lookups over a problem.
pub struct Terrain<'p> {
    /// The problem itself.
    pub problem: &'p Problem,
    /// The doors.
    pub visits: Vec<Visit>,
    /// The shifts.
    pub hours: Vec<Hours>,
    /// The windows of all doors.
    spans: Vec<Span>,
    /// From and to where among them, for each day of the doors whose windows differ from day to day.
    by_day: Vec<(u32, u32)>,
    /// The walks towards a place, where they differ from those away from it.
    turned: Option<Walking>,
    /// By door and shift, a bit: whether the shift could take the door if it had only its locked doors.
    able: Vec<u64>,
    /// By door: how many shifts could take it.
    pub ways: Vec<u32>,
    /// By door: the nearest doors, itself first.
    near: Vec<u32>,
    near_each: usize,
    /// By door: walking seconds from the nearest start.
    pub remoteness_s: Vec<i32>,
    /// By door: whether it stays where it is.
    pub locked: Vec<bool>,
    /// A usual walk between two doors that are close, in seconds: the unit in which the search counts a loss.
    pub usual_walk_s: f64,
}

/// A door, without its names.
#[derive(Debug, Clone, Copy)]
pub struct Visit {
    /// Its place.
    pub at: u32,
    /// Time spent at it.
    pub service_s: i32,
    /// What it takes of a shift's capacity.
    pub load: i32,
    /// Its usual windows, from and to where among all.
    usual: (u32, u32),
    /// Where the windows of its day 0 stand in [`Terrain::by_day`], if some days have windows of their own.
    by_day: Option<u32>,
}

/// When a visit may start.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// Not before.
    pub from_s: i32,
    /// Not after.
    pub to_s: i32,
}

/// A shift, without its names.
#[derive(Debug, Clone, Copy)]
pub struct Hours {
    /// The day.
    pub day: u32,
    /// Leaves not before.
    pub from_s: i32,
    /// Is back not after.
    pub to_s: i32,
    /// Where it starts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The break.
    pub rest: Option<Rest>,
    /// The most load of its round.
    pub capacity: i32,
}

/// A break.
#[derive(Debug, Clone, Copy)]
pub struct Rest {
    /// How long.
    pub seconds: i32,
    /// Starts not before.
    pub from_s: i32,
    /// Starts not after.
    pub to_s: i32,
}

impl<'p> Terrain<'p> {
    /// Reckons the lookups, in as many threads.
    pub fn new(problem: &'p Problem, threads: usize) -> Self {
        let doors = problem.doors().len();
        let mut terrain = Self {
            problem,
            visits: Vec::with_capacity(doors),
            hours: problem.shifts().iter().map(hours).collect(),
            spans: Vec::new(),
            by_day: Vec::new(),
            turned: problem.walking().turned(),
            able: Vec::new(),
            ways: vec![0; doors],
            near: Vec::new(),
            near_each: doors.min(NEAR),
            remoteness_s: Vec::new(),
            locked: vec![false; doors],
            usual_walk_s: 1.0,
        };
        for door in 0..doors {
            terrain.add_visit(door);
        }
        for shift in 0..problem.shifts().len() {
            problem.locked(shift).iter().for_each(|&door| terrain.locked[door] = true);
        }
        terrain.find_ways();
        terrain.find_near(threads);
        terrain
    }

    /// When a visit to a door may start on a day.
    #[inline]
    pub fn spans(&self, visit: &Visit, day: u32) -> &[Span] {
        let (from, to) = visit.by_day.map_or(visit.usual, |by_day| self.by_day[(by_day + day) as usize]);
        &self.spans[from as usize..to as usize]
    }

    /// The same on a day like any other.
    pub fn usual_spans(&self, visit: &Visit) -> &[Span] {
        &self.spans[visit.usual.0 as usize..visit.usual.1 as usize]
    }

    /// The walks from a place.
    #[inline]
    pub fn walks_from(&self, place: u32) -> Walks<'_> {
        self.problem.walking().walks_from(place)
    }

    /// The walks from everywhere to a place.
    #[inline]
    pub fn walks_to(&self, place: u32) -> Walks<'_> {
        self.turned.as_ref().unwrap_or(self.problem.walking()).walks_from(place)
    }

    /// Whether a shift could take a door if it had only its locked doors.
    #[inline]
    pub fn is_able(&self, door: u32, shift: u32) -> bool {
        self.able[door as usize * self.words() + shift as usize / 64] >> (shift % 64) & 1 == 1
    }

    /// The shifts that could take a door if they had only their locked doors.
    pub fn able(&self, door: u32) -> impl Iterator<Item = u32> {
        let words = &self.able[door as usize * self.words()..(door as usize + 1) * self.words()];
        words.iter().enumerate().flat_map(|(number, &word)| {
            let rests = std::iter::successors(Some(word), |word| Some(word & word.wrapping_sub(1)));
            rests.take_while(|&word| word != 0).map(move |word| number as u32 * 64 + word.trailing_zeros())
        })
    }

    /// The doors nearest to a door, itself first.
    pub fn near(&self, door: u32) -> &[u32] {
        &self.near[door as usize * self.near_each..(door as usize + 1) * self.near_each]
    }

    fn words(&self) -> usize {
        self.hours.len().div_ceil(64)
    }

    fn add_visit(&mut self, number: usize) {
        let door = &self.problem.doors()[number];
        let usual = self.add_windows(&door.windows);
        let by_day = (!door.windows_by_day.is_empty()).then(|| {
            let ranges: Vec<_> = (0..self.problem.days())
                .map(|day| door.windows_by_day.get(&day).map_or(usual, |windows| self.add_windows(windows)))
                .collect();
            let first = self.by_day.len() as u32;
            self.by_day.extend(ranges);
            first
        });
        self.visits.push(Visit {
            at: door.at as u32,
            service_s: door.service_s as i32,
            load: door.load as i32,
            usual,
            by_day,
        });
    }

    fn add_windows(&mut self, windows: &[Window]) -> (u32, u32) {
        let first = self.spans.len() as u32;
        self.spans.extend(windows.iter().map(|w| Span { from_s: w.from_s as i32, to_s: w.to_s as i32 }));
        (first, self.spans.len() as u32)
    }

    /// Which shifts could take which doors. Many doors ask for the same days and skills, and many shifts have the same hours:
    /// these are compared once for all.
    fn find_ways(&mut self) {
        let (problem, words) = (self.problem, self.words());
        let shifts = 0..self.hours.len();
        let mut suited: HashMap<_, Vec<u64>> = HashMap::new();
        let mut alike: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for shift in shifts.clone() {
            let Hours { day, from_s, to_s, start, end, rest, capacity } = self.hours[shift];
            let rest = rest.map(|rest| (rest.seconds, rest.from_s, rest.to_s));
            let alone = (!problem.locked(shift).is_empty()).then_some(shift);
            let day_of_its_own = (!self.by_day.is_empty()).then_some(day);
            alike.entry((from_s, to_s, start, end, rest, capacity, alone, day_of_its_own)).or_default().push(shift);
        }
        let bits = |shifts: &mut dyn Iterator<Item = usize>| {
            let mut bits = vec![0_u64; words];
            shifts.for_each(|shift| bits[shift / 64] |= 1 << (shift % 64));
            bits
        };
        let kinds: Vec<(Round, Vec<u64>)> = alike
            .values()
            .filter_map(|alike| {
                let locked = numbers(problem.locked(alike[0]));
                Some((Round::new(self, alike[0] as u32, &locked)?, bits(&mut alike.iter().copied())))
            })
            .collect();
        self.able = vec![0; problem.doors().len() * words];
        for (door, asked) in problem.doors().iter().enumerate().filter(|&(door, _)| !self.locked[door]) {
            let suits = || bits(&mut shifts.clone().filter(|&shift| problem.suits(door, shift)));
            let suited = suited.entry((&asked.days, &asked.skills)).or_insert_with(suits);
            for (round, alike) in &kinds {
                if round.best_insertion(self, door as u32).is_some() {
                    let able = &mut self.able[door * words..(door + 1) * words];
                    able.iter_mut()
                        .zip(&*suited)
                        .zip(alike)
                        .for_each(|((able, suited), alike)| *able |= suited & alike);
                }
            }
            let able = &self.able[door * words..(door + 1) * words];
            self.ways[door] = able.iter().map(|word| word.count_ones()).sum();
        }
    }

    fn find_near(&mut self, threads: usize) {
        let doors = self.visits.len();
        let each = doors.div_ceil(threads.max(1)).max(1);
        let mut near = vec![0; doors * self.near_each];
        let terrain = &*self;
        std::thread::scope(|scope| {
            for (part, near) in near.chunks_mut(each * terrain.near_each.max(1)).enumerate() {
                scope.spawn(move || {
                    for (door, near) in near.chunks_mut(terrain.near_each).enumerate() {
                        terrain.nearest((part * each + door) as u32, near);
                    }
                });
            }
        });
        self.near = near;
        let starts: BTreeSet<u32> = self.hours.iter().map(|hours| hours.start).collect();
        let remoteness_s = |visit: &Visit| {
            let there = self.walks_to(visit.at);
            starts.iter().map(|&start| there.seconds(start)).min().unwrap_or(0)
        };
        self.remoteness_s = self.visits.iter().map(remoteness_s).collect();
        self.usual_walk_s = self.usual_walk_s();
    }

    /// Walking seconds from a door to another and back.
    fn there_and_back_s(&self, door: u32) -> impl Fn(u32) -> u32 {
        let at = self.visits[door as usize].at;
        let there = self.walks_from(at);
        let back = self.turned.as_ref().map(|turned| turned.walks_from(at));
        move |other| {
            let other = self.visits[other as usize].at;
            let there_s = there.seconds(other);
            (there_s + back.map_or(there_s, |back| back.seconds(other))) as u32
        }
    }

    fn nearest(&self, door: u32, near: &mut [u32]) {
        let there_and_back_s = self.there_and_back_s(door);
        let key = |other: u32| {
            let far_s = if other == door { 0 } else { there_and_back_s(other) + 1 };
            u64::from(far_s) << 32 | u64::from(other)
        };
        let mut keys: Vec<u64> = (0..self.visits.len() as u32).map(key).collect();
        if keys.len() > near.len() {
            keys.select_nth_unstable(near.len());
            keys.truncate(near.len());
        }
        keys.sort_unstable();
        near.iter_mut().zip(keys).for_each(|(near, key)| *near = key as u32);
    }

    /// The mean walk to the fifth nearest door.
    fn usual_walk_s(&self) -> f64 {
        let doors = 0..self.visits.len() as u32;
        let fifth = |door: u32| *self.near(door).get(5).or(self.near(door).last()).unwrap_or(&door);
        let sum_s: i64 = doors.clone().map(|door| i64::from(self.there_and_back_s(door)(fifth(door)) / 2)).sum();
        (sum_s as f64 / doors.len().max(1) as f64).max(1.0)
    }
}

/// Numbers as the search keeps them.
pub fn numbers(doors: &[usize]) -> Vec<u32> {
    doors.iter().map(|&door| door as u32).collect()
}

fn hours(shift: &Shift) -> Hours {
    let rest = shift.rest.map(|rest| Rest {
        seconds: rest.seconds.min(LAST_SECOND) as i32,
        from_s: rest.from_s.clamp(-LAST_SECOND, LAST_SECOND) as i32,
        to_s: rest.to_s.clamp(-LAST_SECOND, LAST_SECOND) as i32,
    });
    Hours {
        day: shift.day as u32,
        from_s: shift.from_s as i32,
        to_s: shift.to_s as i32,
        start: shift.start as u32,
        end: shift.end as u32,
        rest,
        capacity: shift.capacity.map_or(i32::MAX, |capacity| capacity as i32),
    }
}
