//! Vehicle routing problems with time windows as the literature has them: Solomon (Operations Research 35(2), 1987) and Gehring &
//! Homberger (EUROGEN99, 1999), in the VRPLIB format, each beside a `.sol` file with the best solution that is known. A customer is
//! a door with a load, a vehicle a shift with a capacity, and distance stands in the place of walking time. Distances are cut to one
//! decimal, as the 12th DIMACS Implementation Challenge did, and counted in tenths.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use riverain::visits::planning::{Door, Problem, Shift, Walking, Window};

/// A problem of the literature.
pub struct Instance {
    /// The problem, with as many shifts as the best known solution has vehicles.
    pub problem: Problem,
    /// The distance of that solution.
    pub best: f64,
}

impl Instance {
    /// Reads a `.vrp` file and the `.sol` file beside it.
    pub fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        let text = fs::read_to_string(path)?;
        let solution = fs::read_to_string(path.with_extension("sol"))?;
        let vehicles = solution.lines().filter(|line| line.starts_with("Route")).count();
        let best = solution.lines().find_map(|line| line.strip_prefix("Cost ")).ok_or("no cost")?.trim().parse()?;

        let [places, demands, windows] =
            ["NODE_COORD_SECTION", "DEMAND_SECTION", "TIME_WINDOW_SECTION"].map(|name| section(&text, name));
        let service_s = 10 * specification(&text, "SERVICE_TIME")?;
        let capacity = specification(&text, "CAPACITY")?;
        let tenths = |value: f64| (value * 10.0) as i64;
        let distance = |from: &[f64], to: &[f64]| tenths((from[1] - to[1]).hypot(from[2] - to[2]) + 1e-9);
        let row = |from: &Vec<f64>| places.iter().map(|to| distance(from, to)).collect();
        let walking = Walking::from_matrix(places.iter().map(row).collect()).map_err(|fault| format!("{fault:?}"))?;
        let door = |at: usize| Door {
            id: at.to_string(),
            at,
            service_s,
            windows: vec![Window { from_s: tenths(windows[at][1]), to_s: tenths(windows[at][2]) }],
            windows_by_day: BTreeMap::new(),
            days: None,
            skills: BTreeSet::new(),
            priority: 1,
            load: demands[at][1] as i64,
        };
        let shift = |vehicle: usize| Shift {
            id: vehicle.to_string(),
            mediator: vehicle.to_string(),
            day: 0,
            from_s: 0,
            to_s: tenths(windows[0][2]),
            start: 0,
            end: 0,
            skills: BTreeSet::new(),
            rest: None,
            capacity: Some(capacity),
        };
        let (doors, shifts) = ((1..places.len()).map(door).collect(), (0..vehicles).map(shift).collect());
        let problem = Problem::new(1, doors, shifts, walking, &[]).map_err(|faults| format!("{faults:?}"))?;
        Ok(Self { problem, best })
    }
}

fn specification(text: &str, name: &str) -> Result<i64, Box<dyn Error>> {
    let line = text.lines().find(|line| line.starts_with(name)).ok_or_else(|| format!("no {name}"))?;
    Ok(line.rsplit(':').next().unwrap_or_default().trim().parse()?)
}

/// The lines of numbers below a heading.
fn section(text: &str, name: &str) -> Vec<Vec<f64>> {
    let lines = text.lines().skip_while(|line| line.trim() != name).skip(1);
    let numbers = lines.map(|line| line.split_whitespace().map_while(|word| word.parse().ok()).collect::<Vec<f64>>());
    numbers.take_while(|numbers| numbers.len() > 1).collect()
}
