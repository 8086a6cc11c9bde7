//! A plan: which rounds are walked, stop by stop with times, and which doors are left out and why. Times are seconds since
//! midnight of the shift's day. A plan is plain data; whether it keeps to its problem is for [`super::verify()`] to say.

use std::collections::HashMap;

use serde::Serialize;

use super::problem::Problem;
use super::reasons::Reason;
use crate::i18n::Sentence;

/// What came out of the search.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// How many doors are served.
    pub served: usize,
    /// The sum of their priorities.
    pub priority_served: i64,
    /// Walking over all rounds, in seconds.
    pub walking_s: i64,
    /// The rounds that are used, in the order of their shifts.
    pub rounds: Vec<PlannedRound>,
    /// The doors that are not served, in their order in the problem.
    pub unplanned: Vec<Unplanned>,
    /// How long the search took, when it was limited by time; a plan limited by iterations is the same on every machine.
    pub seconds: Option<f64>,
    /// How often a plan was ruined and recreated, over all threads.
    pub iterations: u64,
    /// What the randomness grew from.
    pub seed: u64,
}

/// One shift's round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlannedRound {
    /// The shift's id.
    pub shift: String,
    /// The stops in order.
    pub stops: Vec<PlannedStop>,
    /// When the break starts, if the shift has one.
    #[serde(rename = "break_at", skip_serializing_if = "Option::is_none")]
    pub break_at_s: Option<i64>,
    /// When the mediator is back at the end.
    #[serde(rename = "back_at")]
    pub back_at_s: i64,
}

/// One stop of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlannedStop {
    /// The door's id.
    pub door: String,
    /// When the mediator gets there.
    #[serde(rename = "arrive")]
    pub arrive_s: i64,
    /// When the visit starts: on arrival, or when the window opens, or when the break is over.
    #[serde(rename = "start")]
    pub start_s: i64,
    /// When the visit ends.
    #[serde(rename = "leave")]
    pub leave_s: i64,
}

/// A door that is not served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplanned {
    /// The door's id.
    pub door: String,
    /// Why; at least one reason, and every one of them is true of this plan.
    pub reasons: Vec<Reason>,
}

/// The plan as its file says it, with the reasons in words.
#[derive(Serialize)]
struct PlanFile<'a> {
    served: usize,
    priority_served: i64,
    walking_s: i64,
    rounds: &'a [PlannedRound],
    unplanned: Vec<UnplannedInWords<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seconds: Option<f64>,
    iterations: u64,
    seed: u64,
}

#[derive(Serialize)]
struct UnplannedInWords<'a> {
    door: &'a str,
    reasons: Vec<String>,
}

impl Plan {
    /// The doors of each shift of the problem in order, by number.
    pub fn stops(&self, problem: &Problem) -> Vec<Vec<usize>> {
        let doors: HashMap<&str, usize> =
            problem.doors().iter().enumerate().map(|(number, door)| (door.id.as_str(), number)).collect();
        let mut rounds: HashMap<&str, &PlannedRound> =
            self.rounds.iter().map(|round| (round.shift.as_str(), round)).collect();
        let stops = |round: &PlannedRound| {
            round.stops.iter().filter_map(|stop| doors.get(stop.door.as_str()).copied()).collect()
        };
        problem.shifts().iter().map(|shift| rounds.remove(shift.id.as_str()).map_or(Vec::new(), stops)).collect()
    }

    /// The plan as JSON; `say` puts a reason into words.
    pub fn to_json(&self, say: impl Fn(&Sentence) -> String) -> serde_json::Result<String> {
        let unplanned = self.unplanned.iter().map(|Unplanned { door, reasons }| UnplannedInWords {
            door,
            reasons: reasons.iter().map(|reason| say(&reason.sentence())).collect(),
        });
        serde_json::to_string_pretty(&PlanFile {
            served: self.served,
            priority_served: self.priority_served,
            walking_s: self.walking_s,
            rounds: &self.rounds,
            unplanned: unplanned.collect(),
            seconds: self.seconds,
            iterations: self.iterations,
            seed: self.seed,
        })
    }
}
