//! Reads a problem from JSON, strictly: a member that is not known, of the wrong type or out of range is refused with its path,
//! and all that is wrong is told at once. What the values mean together is for [`Problem::new`] to judge.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::problem::{Break, Door, LAST_SECOND, Locked, Problem, Shift, Window};
use super::walking::Walking;
use crate::error::Fault;
use crate::i18n::Sentence;

/// The largest problem that is read, in bytes.
pub const MAX_PROBLEM_BYTES: usize = 64 * 1024 * 1024;
/// More faults than this are not told at once.
const MAX_FAULTS: usize = 50;
/// Used with "points" when the file does not say.
const WALKING_M_PER_S: f64 = 1.2;
/// Used with "points" when the file does not say: streets are longer than the flight of a bird.
const DETOUR: f64 = 1.3;

/// Reads a problem. The faults point into the file (RFC 6901).
pub fn read_problem(json: &[u8]) -> Result<Problem, Vec<Fault>> {
    if json.len() > MAX_PROBLEM_BYTES {
        let sentence = Sentence::new("visits-problem-too-large").with("most", MAX_PROBLEM_BYTES / 1024 / 1024);
        return Err(vec![Fault::new("", sentence)]);
    }
    let root: Value = serde_json::from_slice(json).map_err(|error| {
        let sentence =
            Sentence::new("visits-problem-not-json").with("line", error.line()).with("column", error.column());
        vec![Fault::new("", sentence)]
    })?;
    let mut reader = Reader { faults: Vec::new() };
    let problem = reader.problem(&root);
    let Reader { mut faults } = reader;
    match problem {
        Some(parts) if faults.is_empty() => {
            Problem::new(parts.days, parts.doors, parts.shifts, parts.walking, &parts.locked).map_err(|mut faults| {
                faults.truncate(MAX_FAULTS);
                faults
            })
        }
        _ => {
            faults.truncate(MAX_FAULTS);
            Err(faults)
        }
    }
}

struct Parts {
    days: i64,
    doors: Vec<Door>,
    shifts: Vec<Shift>,
    walking: Walking,
    locked: Vec<Locked>,
}

/// Reads values and notes what is wrong with them. A method that gives nothing has noted why.
struct Reader {
    faults: Vec<Fault>,
}

/// An object and where it stands.
struct Object<'a> {
    members: &'a Map<String, Value>,
    pointer: String,
}

impl<'a> Object<'a> {
    fn at(&self, name: &str) -> String {
        format!("{}/{name}", self.pointer)
    }

    fn get(&self, name: &str) -> Option<&'a Value> {
        self.members.get(name)
    }
}

impl Reader {
    fn problem(&mut self, root: &Value) -> Option<Parts> {
        let known = ["days", "doors", "shifts", "matrix_s", "points", "walking_m_per_s", "detour", "locked"];
        let root = self.object(root, String::new(), &known)?;
        let days = self.required(&root, "days", Self::whole);
        let doors = self.required(&root, "doors", |reader, value, at| reader.list(value, at, Self::door));
        let shifts = self.required(&root, "shifts", |reader, value, at| reader.list(value, at, Self::shift));
        let locked = self.optional(&root, "locked", |reader, value, at| reader.list(value, at, Self::locked));
        let walking = self.walking(&root);
        Some(Parts {
            days: days?,
            doors: doors?,
            shifts: shifts?,
            walking: walking?,
            locked: locked?.unwrap_or_default(),
        })
    }

    fn walking(&mut self, root: &Object) -> Option<Walking> {
        let walking = match (root.get("matrix_s"), root.get("points")) {
            (Some(matrix), None) => {
                for name in ["walking_m_per_s", "detour"].into_iter().filter(|name| root.get(name).is_some()) {
                    self.fault::<()>(root.at(name), Sentence::new("visits-problem-only-with-points"));
                }
                let row = |reader: &mut Self, value: &Value, at: String| reader.list(value, at, Self::whole);
                Walking::from_matrix(self.list(matrix, "/matrix_s".into(), row)?)
            }
            (None, Some(points)) => {
                let points = self.list(points, "/points".into(), Self::point);
                let speed = self.optional(root, "walking_m_per_s", Self::positive);
                let detour = self.optional(root, "detour", Self::positive);
                let (speed, detour) = (speed?.unwrap_or(WALKING_M_PER_S), detour?.unwrap_or(DETOUR));
                Walking::from_points(&points?, speed, detour)
            }
            _ => Err(Fault::new("", Sentence::new("visits-problem-matrix-or-points"))),
        };
        walking.map_err(|fault| self.faults.push(fault)).ok()
    }

    fn door(&mut self, value: &Value, at: String) -> Option<Door> {
        let known = ["id", "at", "service_s", "windows", "windows_by_day", "days", "skills", "priority", "load"];
        let door = self.object(value, at, &known)?;
        let id = self.required(&door, "id", Self::text);
        let place = self.required(&door, "at", Self::count);
        let service_s = self.required(&door, "service_s", Self::whole);
        let windows = self.optional(&door, "windows", |reader, value, at| reader.list(value, at, Self::window));
        let windows_by_day = self.optional(&door, "windows_by_day", Self::windows_by_day);
        let days = self.optional(&door, "days", |reader, value, at| reader.list(value, at, Self::whole));
        let skills = self.optional(&door, "skills", |reader, value, at| reader.list(value, at, Self::text));
        let priority = self.optional(&door, "priority", Self::whole);
        let load = self.optional(&door, "load", Self::whole);
        let any_time = || vec![Window { from_s: 0, to_s: LAST_SECOND }];
        Some(Door {
            id: id?,
            at: place?,
            service_s: service_s?,
            windows: windows?.unwrap_or_else(any_time),
            windows_by_day: windows_by_day?.unwrap_or_default(),
            days: days?.map(BTreeSet::from_iter),
            skills: BTreeSet::from_iter(skills?.unwrap_or_default()),
            priority: priority?.unwrap_or(1),
            load: load?.unwrap_or(1),
        })
    }

    fn shift(&mut self, value: &Value, at: String) -> Option<Shift> {
        let known = ["id", "mediator", "day", "from", "to", "start", "end", "skills", "break", "capacity"];
        let shift = self.object(value, at, &known)?;
        let id = self.required(&shift, "id", Self::text);
        let mediator = self.required(&shift, "mediator", Self::text);
        let day = self.required(&shift, "day", Self::whole);
        let from_s = self.required(&shift, "from", Self::whole);
        let to_s = self.required(&shift, "to", Self::whole);
        let start = self.required(&shift, "start", Self::count);
        let end = self.required(&shift, "end", Self::count);
        let skills = self.optional(&shift, "skills", |reader, value, at| reader.list(value, at, Self::text));
        let rest = self.optional(&shift, "break", Self::rest);
        let capacity = self.optional(&shift, "capacity", Self::whole);
        Some(Shift {
            id: id?,
            mediator: mediator?,
            day: day?,
            from_s: from_s?,
            to_s: to_s?,
            start: start?,
            end: end?,
            skills: BTreeSet::from_iter(skills?.unwrap_or_default()),
            rest: rest?,
            capacity: capacity?,
        })
    }

    fn rest(&mut self, value: &Value, at: String) -> Option<Break> {
        let rest = self.object(value, at, &["seconds", "from", "to"])?;
        let seconds = self.required(&rest, "seconds", Self::whole);
        let from_s = self.required(&rest, "from", Self::whole);
        let to_s = self.required(&rest, "to", Self::whole);
        Some(Break { seconds: seconds?, from_s: from_s?, to_s: to_s? })
    }

    fn locked(&mut self, value: &Value, at: String) -> Option<Locked> {
        let locked = self.object(value, at, &["shift", "doors"])?;
        let shift = self.required(&locked, "shift", Self::text);
        let doors = self.required(&locked, "doors", |reader, value, at| reader.list(value, at, Self::text));
        Some(Locked { shift: shift?, doors: doors? })
    }

    /// An object whose members are day numbers.
    fn windows_by_day(&mut self, value: &Value, at: String) -> Option<BTreeMap<i64, Vec<Window>>> {
        let Some(members) = value.as_object() else {
            return self.fault(at, Sentence::new("visits-problem-not-an-object"));
        };
        let mut by_day = BTreeMap::new();
        for (day, windows) in members {
            let at = format!("{at}/{day}");
            let Ok(day) = day.parse() else {
                return self.fault(at, Sentence::new("visits-problem-not-whole"));
            };
            by_day.insert(day, self.list(windows, at, Self::window)?);
        }
        Some(by_day)
    }

    fn window(&mut self, value: &Value, at: String) -> Option<Window> {
        match self.list(value, at.clone(), Self::whole)?.as_slice() {
            &[from_s, to_s] => Some(Window { from_s, to_s }),
            _ => self.fault(at, Sentence::new("visits-problem-not-a-window")),
        }
    }

    fn point(&mut self, value: &Value, at: String) -> Option<[f64; 2]> {
        match value.as_array().map(Vec::as_slice) {
            Some([lon, lat]) if lon.is_number() && lat.is_number() => Some([lon.as_f64()?, lat.as_f64()?]),
            _ => self.fault(at, Sentence::new("visits-problem-not-a-position")),
        }
    }

    /// An object with no members but the known ones.
    fn object<'a>(&mut self, value: &'a Value, at: String, known: &[&str]) -> Option<Object<'a>> {
        let Some(members) = value.as_object() else {
            return self.fault(at, Sentence::new("visits-problem-not-an-object"));
        };
        for name in members.keys().filter(|name| !known.contains(&name.as_str())) {
            let sentence = Sentence::new("visits-problem-unknown-member")
                .with("member", name.as_str())
                .with("known", known.join(", "));
            // RFC 6901: "~" and "/" are written "~0" and "~1".
            let escaped = name.replace('~', "~0").replace('/', "~1");
            self.fault::<()>(format!("{at}/{escaped}"), sentence);
        }
        Some(Object { members, pointer: at })
    }

    fn required<T>(
        &mut self,
        object: &Object,
        name: &'static str,
        read: impl FnOnce(&mut Self, &Value, String) -> Option<T>,
    ) -> Option<T> {
        match object.get(name) {
            Some(value) => read(self, value, object.at(name)),
            None => self.fault(object.at(name), Sentence::new("visits-problem-missing").with("member", name)),
        }
    }

    /// Nothing if it is wrong, something without a value if it is absent.
    fn optional<T>(
        &mut self,
        object: &Object,
        name: &'static str,
        read: impl FnOnce(&mut Self, &Value, String) -> Option<T>,
    ) -> Option<Option<T>> {
        match object.get(name) {
            Some(value) => read(self, value, object.at(name)).map(Some),
            None => Some(None),
        }
    }

    /// Every entry is read, so that every fault is found.
    fn list<T>(
        &mut self,
        value: &Value,
        at: String,
        mut read: impl FnMut(&mut Self, &Value, String) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Some(entries) = value.as_array() else {
            return self.fault(at, Sentence::new("visits-problem-not-a-list"));
        };
        let mut list = Vec::with_capacity(entries.len());
        let mut sound = true;
        for (place, entry) in entries.iter().enumerate() {
            match read(self, entry, format!("{at}/{place}")) {
                Some(entry) => list.push(entry),
                None => sound = false,
            }
            if self.faults.len() > MAX_FAULTS {
                return None;
            }
        }
        sound.then_some(list)
    }

    fn text(&mut self, value: &Value, at: String) -> Option<String> {
        match value.as_str() {
            Some(text) if !text.is_empty() => Some(text.to_owned()),
            _ => self.fault(at, Sentence::new("visits-problem-not-a-text")),
        }
    }

    fn whole(&mut self, value: &Value, at: String) -> Option<i64> {
        match value.as_i64() {
            Some(number) => Some(number),
            None => self.fault(at, Sentence::new("visits-problem-not-whole")),
        }
    }

    fn count(&mut self, value: &Value, at: String) -> Option<usize> {
        let number = self.whole(value, at.clone())?;
        match usize::try_from(number) {
            Ok(number) => Some(number),
            Err(_) => self.fault(at, Sentence::new("visits-problem-not-whole")),
        }
    }

    fn positive(&mut self, value: &Value, at: String) -> Option<f64> {
        match value.as_f64() {
            Some(number) if number > 0.0 && number <= 1000.0 => Some(number),
            _ => self.fault(at, Sentence::new("visits-problem-not-positive")),
        }
    }

    fn fault<T>(&mut self, at: String, sentence: Sentence) -> Option<T> {
        self.faults.push(Fault::new(at, sentence));
        None
    }
}
