//! The planner: which mediator calls at which door, on which day, in which order and at what time. It knows doors, shifts and
//! walking times, and nothing of campaigns, tables or pages. The file format of problems and plans is the same as the types.
//!
//! A problem is read ([`read_problem`]) or built ([`Problem::new`]), solved ([`solve`]) and, by those who doubt, checked again
//! from nothing ([`verify()`]). [`move_door`] says what a change by hand would cost and break. The goal, in this order: the most priority served; then the least walking.

mod annealing;
mod breaches;
mod course;
mod draft;
mod moving;
mod parts;
mod problem;
mod reading;
mod reasons;
mod recreate;
mod round;
mod ruin;
mod solver;
mod terrain;
mod timetable;
mod walking;

pub mod plan;
pub mod verify;

#[cfg(test)]
mod tests;

pub use breaches::Breach;
pub use moving::{Moved, move_door};
pub use plan::{Plan, PlannedRound, PlannedStop, Unplanned};
pub use problem::{Break, Door, LAST_SECOND, Locked, Problem, Shift, Window};
pub use reading::{MAX_PROBLEM_BYTES, read_problem};
pub use reasons::Reason;
pub use solver::{Limit, Progress, Search, Watch, solve};
pub use verify::{Flaw, verify};
pub use walking::{MAX_WALK_S, Walking};
