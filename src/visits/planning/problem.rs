//! What is to be planned: doors, shifts and the walking times between them. A [`Problem`] that exists is free of
//! contradictions: [`Problem::new`] names the door or the shift otherwise. Times are seconds since midnight of their day.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::timetable::timetable;
use super::walking::Walking;
use crate::error::Fault;
use crate::i18n::Sentence;

/// The latest moment that a shift or a window can name: midnight at the end of the day.
pub const LAST_SECOND: i64 = 86_400;
/// The most days that a problem may span.
pub const MAX_DAYS: i64 = 366;
/// The most doors and the most shifts that a problem may have.
pub const MAX_NUMBER: usize = 20_000;
/// The highest priority of a door; their sum then always fits.
pub const MAX_PRIORITY: i64 = 1_000_000;
/// The highest load of a door and the highest capacity of a shift; the sum of loads then always fits.
pub const MAX_LOAD: i64 = 100_000;

/// A span of the day in which a visit may start, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    /// Not before, in seconds since midnight.
    pub from_s: i64,
    /// Not after, in seconds since midnight.
    pub to_s: i64,
}

/// A door to call at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Door {
    /// The caller's name for it.
    pub id: String,
    /// Its place in the walking times.
    pub at: usize,
    /// Time spent at the door, in seconds.
    pub service_s: i64,
    /// When a visit may start, in order and apart from each other; one window over the whole day when any time will do.
    pub windows: Vec<Window>,
    /// Windows of particular days, which stand there in the place of the usual ones: people are at home on Saturday mornings.
    pub windows_by_day: BTreeMap<i64, Vec<Window>>,
    /// On which days, or any day.
    pub days: Option<BTreeSet<i64>>,
    /// What the mediator must have, such as a language.
    pub skills: BTreeSet<String>,
    /// Weight of serving this door, one or more.
    pub priority: i64,
    /// How much of a shift's capacity the visit takes: its dwellings, or what has to be carried there.
    pub load: i64,
}

impl Door {
    /// When a visit may start on a day.
    pub fn windows_on(&self, day: i64) -> &[Window] {
        if self.windows_by_day.is_empty() {
            return &self.windows;
        }
        self.windows_by_day.get(&day).unwrap_or(&self.windows)
    }

    /// The earliest start of a visit on a day, for her who is ready at the door.
    pub fn start_s(&self, day: i64, ready_s: i64) -> Option<i64> {
        let window = self.windows_on(day).iter().find(|window| ready_s <= window.to_s);
        window.map(|window| ready_s.max(window.from_s))
    }
}

/// One mediator's hours on one day: at most one round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    /// The caller's name for it.
    pub id: String,
    /// Who walks it.
    pub mediator: String,
    /// On which day.
    pub day: i64,
    /// Leaves `start` not before, in seconds since midnight.
    pub from_s: i64,
    /// Is back at `end` not after, in seconds since midnight.
    pub to_s: i64,
    /// The place where the round starts.
    pub start: usize,
    /// The place where the round ends.
    pub end: usize,
    /// What the mediator has, such as languages.
    pub skills: BTreeSet<String>,
    /// The break that every round of this shift holds.
    pub rest: Option<Break>,
    /// The most load that its round may have together, or any.
    pub capacity: Option<i64>,
}

/// A break, taken in one piece between two visits, before the first or after the last, never during one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// How long, in seconds.
    pub seconds: i64,
    /// Starts not before, in seconds since midnight.
    pub from_s: i64,
    /// Starts not after, in seconds since midnight.
    pub to_s: i64,
}

/// Doors that stay on a shift, in that order; others may come between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    /// The shift's id.
    pub shift: String,
    /// The doors' ids.
    pub doors: Vec<String>,
}

/// A planning problem without contradictions.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    days: i64,
    doors: Vec<Door>,
    shifts: Vec<Shift>,
    walking: Walking,
    /// By shift: the doors that stay on it, by number.
    locked: Vec<Vec<usize>>,
}

impl Problem {
    /// Puts the parts together. A fault points into the file format (`/doors/3/windows/0`) and names the door or the shift.
    pub fn new(
        days: i64,
        mut doors: Vec<Door>,
        shifts: Vec<Shift>,
        walking: Walking,
        locked: &[Locked],
    ) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        if !(1..=MAX_DAYS).contains(&days) {
            faults.push(Fault::new("/days", out_of_range(1, MAX_DAYS)));
        }
        for (pointer, count) in [("/doors", doors.len()), ("/shifts", shifts.len())] {
            if count > MAX_NUMBER {
                let sentence =
                    Sentence::new("visits-problem-too-large-number").with("count", count).with("most", MAX_NUMBER);
                faults.push(Fault::new(pointer, sentence));
            }
        }
        for (number, door) in doors.iter_mut().enumerate() {
            check_door(number, door, days, walking.places(), &mut faults);
        }
        for (number, shift) in shifts.iter().enumerate() {
            check_shift(number, shift, days, walking.places(), &mut faults);
        }
        let door_numbers = numbers("doors", doors.iter().map(|door| &door.id), &mut faults);
        let shift_numbers = numbers("shifts", shifts.iter().map(|shift| &shift.id), &mut faults);
        check_overlaps(&shifts, &mut faults);
        let locked = lock(locked, shifts.len(), &door_numbers, &shift_numbers, &mut faults);
        let problem = Self { days, doors, shifts, walking, locked };
        // Locked doors can only be put to the test on shifts and doors that are themselves sound.
        if faults.is_empty() {
            problem.check_locked(&mut faults);
        }
        if faults.is_empty() { Ok(problem) } else { Err(faults) }
    }

    /// How many days there are; they are numbered from 0.
    pub fn days(&self) -> i64 {
        self.days
    }

    /// The doors, in the order in which they were given.
    pub fn doors(&self) -> &[Door] {
        &self.doors
    }

    /// The shifts, in the order in which they were given.
    pub fn shifts(&self) -> &[Shift] {
        &self.shifts
    }

    /// Walking times between places.
    pub fn walking(&self) -> &Walking {
        &self.walking
    }

    /// The doors that stay on a shift, in their order, by number.
    pub fn locked(&self, shift: usize) -> &[usize] {
        &self.locked[shift]
    }

    /// Whether the shift's day and skills suit the door; its hours are another matter.
    pub fn suits(&self, door: usize, shift: usize) -> bool {
        let (door, shift) = (&self.doors[door], &self.shifts[shift]);
        door.days.as_ref().is_none_or(|days| days.contains(&shift.day)) && door.skills.is_subset(&shift.skills)
    }

    /// The load of some doors together.
    pub fn load(&self, doors: &[usize]) -> i64 {
        doors.iter().map(|&door| self.doors[door].load).sum()
    }

    /// Whether a shift's capacity allows some doors together.
    pub fn bears(&self, shift: usize, doors: &[usize]) -> bool {
        self.shifts[shift].capacity.is_none_or(|capacity| self.load(doors) <= capacity)
    }

    fn check_locked(&self, faults: &mut Vec<Fault>) {
        for (number, doors) in self.locked.iter().enumerate() {
            let shift = &self.shifts[number];
            let unsuited = doors.iter().find(|&&door| !self.suits(door, number));
            if let Some(&door) = unsuited {
                let sentence = Sentence::new("visits-problem-locked-unsuited")
                    .with("door", self.doors[door].id.as_str())
                    .with("shift", shift.id.as_str());
                faults.push(Fault::new("/locked", sentence));
            } else if !self.bears(number, doors) {
                let sentence = Sentence::new("visits-problem-locked-too-much").with("shift", shift.id.as_str());
                faults.push(Fault::new("/locked", sentence));
            } else if !doors.is_empty() && timetable(self, number, doors).is_none() {
                let sentence = Sentence::new("visits-problem-locked-too-late").with("shift", shift.id.as_str());
                faults.push(Fault::new("/locked", sentence));
            }
        }
    }
}

fn out_of_range(lowest: i64, highest: i64) -> Sentence {
    Sentence::new("visits-problem-out-of-range").with("lowest", lowest).with("highest", highest)
}

/// Checks one door and puts its windows in order.
fn check_door(number: usize, door: &mut Door, days: i64, places: usize, faults: &mut Vec<Fault>) {
    let mut add = |member: String, key: &'static str| {
        let sentence = Sentence::new(key).with("door", door.id.as_str());
        faults.push(Fault::new(format!("/doors/{number}/{member}"), sentence));
    };
    if door.at >= places {
        add("at".into(), "visits-problem-door-place");
    }
    if !(0..=LAST_SECOND).contains(&door.service_s) {
        add("service_s".into(), "visits-problem-door-service");
    }
    if !(1..=MAX_PRIORITY).contains(&door.priority) {
        add("priority".into(), "visits-problem-door-priority");
    }
    if !(0..=MAX_LOAD).contains(&door.load) {
        add("load".into(), "visits-problem-door-load");
    }
    if let Some(of_door) = &door.days {
        if of_door.is_empty() {
            add("days".into(), "visits-problem-door-no-day");
        } else if of_door.iter().any(|day| !(0..days).contains(day)) {
            add("days".into(), "visits-problem-door-day");
        }
    }
    if door.windows_by_day.keys().any(|day| !(0..days).contains(day)) {
        add("windows_by_day".into(), "visits-problem-door-day");
    }
    let by_day = door.windows_by_day.iter_mut().map(|(day, windows)| (format!("windows_by_day/{day}"), windows));
    for (member, windows) in std::iter::once(("windows".to_owned(), &mut door.windows)).chain(by_day) {
        if windows.is_empty() {
            add(member.clone(), "visits-problem-door-no-window");
        }
        for (place, window) in windows.iter().enumerate() {
            if !(0 <= window.from_s && window.from_s <= window.to_s && window.to_s <= LAST_SECOND) {
                add(format!("{member}/{place}"), "visits-problem-door-window");
            }
        }
        put_in_order(windows);
    }
}

/// Sorts windows and joins those that touch.
fn put_in_order(windows: &mut Vec<Window>) {
    windows.sort_unstable();
    windows.dedup_by(|later, earlier| {
        let joined = later.from_s <= earlier.to_s;
        if joined {
            earlier.to_s = earlier.to_s.max(later.to_s);
        }
        joined
    });
}

fn check_shift(number: usize, shift: &Shift, days: i64, places: usize, faults: &mut Vec<Fault>) {
    let mut add = |member: &str, key: &'static str| {
        let sentence = Sentence::new(key).with("shift", shift.id.as_str());
        faults.push(Fault::new(format!("/shifts/{number}/{member}"), sentence));
    };
    if !(0..days).contains(&shift.day) {
        add("day", "visits-problem-shift-day");
    }
    if shift.start >= places {
        add("start", "visits-problem-shift-place");
    }
    if shift.end >= places {
        add("end", "visits-problem-shift-place");
    }
    if !(0 <= shift.from_s && shift.from_s < shift.to_s && shift.to_s <= LAST_SECOND) {
        add("to", "visits-problem-shift-hours");
    }
    if shift.capacity.is_some_and(|capacity| !(0..=MAX_LOAD).contains(&capacity)) {
        add("capacity", "visits-problem-shift-capacity");
    }
    if let Some(rest) = &shift.rest {
        let earliest_s = rest.from_s.max(shift.from_s);
        if rest.seconds < 0 || rest.from_s > rest.to_s {
            add("break", "visits-problem-break");
        } else if earliest_s > rest.to_s || earliest_s + rest.seconds > shift.to_s {
            add("break", "visits-problem-break-outside");
        }
    }
}

/// Numbers by id; an id that stands twice is a fault.
fn numbers<'a>(of: &str, ids: impl Iterator<Item = &'a String>, faults: &mut Vec<Fault>) -> HashMap<&'a str, usize> {
    let mut numbers = HashMap::new();
    for (number, id) in ids.enumerate() {
        if numbers.insert(id.as_str(), number).is_some() {
            let sentence = Sentence::new("visits-problem-twice").with("id", id.as_str());
            faults.push(Fault::new(format!("/{of}/{number}/id"), sentence));
        }
    }
    numbers
}

/// Nobody walks two rounds at the same time.
fn check_overlaps(shifts: &[Shift], faults: &mut Vec<Fault>) {
    let mut order: Vec<usize> = (0..shifts.len()).collect();
    order.sort_by_key(|&number| (&shifts[number].mediator, shifts[number].day, shifts[number].from_s));
    for pair in order.windows(2) {
        let (earlier, later) = (&shifts[pair[0]], &shifts[pair[1]]);
        if earlier.mediator == later.mediator && earlier.day == later.day && later.from_s < earlier.to_s {
            let sentence = Sentence::new("visits-problem-shifts-overlap")
                .with("shift", later.id.as_str())
                .with("other", earlier.id.as_str())
                .with("mediator", later.mediator.as_str());
            faults.push(Fault::new(format!("/shifts/{}/from", pair[1]), sentence));
        }
    }
}

/// The locked doors by shift, by number.
fn lock(
    locked: &[Locked],
    shifts: usize,
    door_numbers: &HashMap<&str, usize>,
    shift_numbers: &HashMap<&str, usize>,
    faults: &mut Vec<Fault>,
) -> Vec<Vec<usize>> {
    let mut by_shift = vec![Vec::new(); shifts];
    let mut shifts_seen = BTreeSet::new();
    let mut doors_seen = BTreeSet::new();
    for (entry, Locked { shift, doors }) in locked.iter().enumerate() {
        let Some(&shift_number) = shift_numbers.get(shift.as_str()) else {
            let sentence = Sentence::new("visits-problem-unknown-shift").with("shift", shift.as_str());
            faults.push(Fault::new(format!("/locked/{entry}/shift"), sentence));
            continue;
        };
        if !shifts_seen.insert(shift_number) {
            let sentence = Sentence::new("visits-problem-shift-locked-twice").with("shift", shift.as_str());
            faults.push(Fault::new(format!("/locked/{entry}/shift"), sentence));
        }
        for (place, door) in doors.iter().enumerate() {
            let key = match door_numbers.get(door.as_str()) {
                None => "visits-problem-unknown-door",
                Some(number) if !doors_seen.insert(*number) => "visits-problem-door-locked-twice",
                Some(number) => {
                    by_shift[shift_number].push(*number);
                    continue;
                }
            };
            let sentence = Sentence::new(key).with("door", door.as_str());
            faults.push(Fault::new(format!("/locked/{entry}/doors/{place}"), sentence));
        }
    }
    by_shift
}
