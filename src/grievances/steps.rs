//! What happens next by itself: a reminder before a deadline, a rung higher after it, the end after long silence of the neighbour.
//! Takes a grievance's clocks and says the next step and its moment; a worker takes the steps.

use chrono::TimeDelta;

use super::deadline::{Allowed, WorkingHours, WorkingSpan};
use super::{Rung, Severity, Status};
use crate::clock::Timestamp;

crate::vocabulary! {
    /// What a worker does when nobody acts.
    pub enum Step {
        /// Remind whoever has it.
        Remind = "remind",
        /// Put it before the next rung.
        Escalate = "escalate",
        /// Close it: the neighbour was asked whether it is settled and stays silent.
        Lapse = "lapse",
        /// Let the clock run again: the neighbour was asked for long enough.
        Resume = "resume",
    }
}

/// The rules by which clocks run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    /// When people work.
    pub hours: WorkingHours,
    /// How long each step may take.
    pub allowed: Allowed,
    /// How long the neighbour's silence is waited out, in days of the calendar.
    pub lapse_days: i64,
}

impl Rules {
    /// The rules at a site: its clock and its holidays, where it has its own.
    pub fn at(settings: &crate::settings::Settings, site: &crate::sites::Site) -> Self {
        let house = Self::of(settings);
        let zone = site.time_zone.as_deref().and_then(|name| name.parse().ok()).unwrap_or(house.hours.zone);
        let country = site.country.unwrap_or(house.hours.country);
        Self { hours: WorkingHours { zone, country, ..house.hours }, ..house }
    }

    /// The rules that the operator set.
    pub fn of(settings: &crate::settings::Settings) -> Self {
        let own = &settings.deadlines;
        Self {
            hours: WorkingHours {
                from_hour: own.working_from_hour,
                to_hour: own.working_to_hour,
                zone: settings.time_zone,
                country: settings.country,
            },
            allowed: Allowed {
                urgent: WorkingSpan::Hours(own.urgent_hours),
                high: WorkingSpan::Days(own.high_days),
                normal: WorkingSpan::Days(own.normal_days),
                concluded: WorkingSpan::Days(own.concluded_days),
            },
            lapse_days: i64::from(own.unanswered_days),
        }
    }
}

/// The clocks of a grievance: what has to happen until when, and what the house does by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clocks {
    /// Until when the contractor has to say that they see to it.
    pub acknowledge_by: Timestamp,
    /// When they did.
    pub acknowledged_at: Option<Timestamp>,
    /// Until when it has to be concluded.
    pub conclude_by: Timestamp,
    /// When it was.
    pub concluded_at: Option<Timestamp>,
    /// The deadline that runs now.
    pub due_at: Option<Timestamp>,
    /// Who has it.
    pub rung: Rung,
    /// What the house does next by itself.
    pub next_step: Option<Step>,
    /// When.
    pub next_step_at: Option<Timestamp>,
    /// Since when the clocks stand still, because the neighbour was asked something.
    pub paused_since: Option<Timestamp>,
}

impl Clocks {
    /// The clocks of a grievance filed now.
    pub fn started(rules: &Rules, severity: Severity, now: Timestamp) -> Self {
        let mut clocks = Self {
            acknowledge_by: rules.hours.after(now, rules.allowed.acknowledged(severity)),
            acknowledged_at: None,
            conclude_by: rules.hours.after(now, rules.allowed.concluded),
            concluded_at: None,
            due_at: None,
            rung: Rung::SiteManager,
            next_step: None,
            next_step_at: None,
            paused_since: None,
        };
        clocks.plan(rules, Status::Received, now);
        clocks
    }

    /// The clocks after the status changed. `answered`: the contractor, or somebody for them, has reacted.
    pub fn changed(
        self,
        rules: &Rules,
        (from, to): (Status, Status),
        severity: Severity,
        answered: bool,
        now: Timestamp,
    ) -> Self {
        // Whoever moves it on has what they waited for.
        let mut clocks = if from == to { self } else { self.running(rules, now) };
        if !from.awaits_an_end() && to.awaits_an_end() {
            clocks = Self { rung: self.rung, ..Self::started(rules, severity, now) };
        }
        if answered && clocks.acknowledged_at.is_none() {
            clocks.acknowledged_at = Some(now);
        }
        if from.awaits_an_end() && !to.awaits_an_end() {
            clocks.concluded_at = Some(now);
        }
        // A second relay of what waits already must not put off what was planned.
        if from != to || answered {
            clocks.plan(rules, to, now);
        }
        clocks
    }

    /// The clocks after the severity changed: counted anew from when it was filed or opened again.
    pub fn graded(self, rules: &Rules, status: Status, severity: Severity, since: Timestamp, now: Timestamp) -> Self {
        let mut clocks = self;
        if clocks.acknowledged_at.is_none() {
            clocks.acknowledge_by = rules.hours.after(since, rules.allowed.acknowledged(severity));
        }
        clocks.plan(rules, status, now);
        clocks
    }

    /// The clocks standing still from now on: the contractor waits for the neighbour's word. For no longer than the neighbour's
    /// silence is waited out in other cases.
    pub fn paused(self, rules: &Rules, status: Status, now: Timestamp) -> Self {
        let mut clocks = Self { paused_since: Some(self.paused_since.unwrap_or(now)), ..self };
        clocks.acknowledged_at = clocks.acknowledged_at.or(Some(now));
        clocks.plan(rules, status, now);
        clocks
    }

    /// The clocks going again: each deadline is later by the working time that passed meanwhile.
    pub fn resumed(self, rules: &Rules, status: Status, now: Timestamp) -> Self {
        let mut clocks = self.running(rules, now);
        clocks.plan(rules, status, now);
        clocks
    }

    fn running(self, rules: &Rules, now: Timestamp) -> Self {
        let Some(since) = self.paused_since else { return self };
        let lost = rules.hours.between(since, now);
        let later = |deadline: Timestamp| {
            if deadline > since { rules.hours.after_length(deadline, lost) } else { deadline }
        };
        Self {
            acknowledge_by: later(self.acknowledge_by),
            conclude_by: later(self.conclude_by),
            paused_since: None,
            ..self
        }
    }

    fn awaits_acknowledgement(&self, status: Status) -> bool {
        status.awaits_acknowledgement() && self.acknowledged_at.is_none()
    }

    fn plan(&mut self, rules: &Rules, status: Status, now: Timestamp) {
        if let (Some(since), true) = (self.paused_since, status.awaits_an_end()) {
            self.due_at = None;
            self.next_step = Some(Step::Resume);
            self.next_step_at = Some(since + TimeDelta::days(rules.lapse_days));
            return;
        }
        self.due_at = if self.awaits_acknowledgement(status) {
            Some(self.acknowledge_by.min(self.conclude_by))
        } else if status.awaits_an_end() {
            Some(self.conclude_by)
        } else {
            None
        };
        let next = if status == Status::Resolved {
            Some((Step::Lapse, now + TimeDelta::days(rules.lapse_days)))
        } else {
            self.due_at.map(|due| (Step::Remind, self.reminder(rules, status, due, now)))
        };
        self.next_step = next.map(|(step, _)| step);
        self.next_step_at = next.map(|(_, at)| at);
    }

    /// Half of the time that is left before an acknowledgement; a working day before the end.
    fn reminder(&self, rules: &Rules, status: Status, due: Timestamp, now: Timestamp) -> Timestamp {
        let left = rules.hours.between(now, due);
        let wait = if self.awaits_acknowledgement(status) {
            left / 2
        } else {
            let day = rules.hours.after(now, WorkingSpan::Days(1));
            left - rules.hours.between(now, day)
        };
        rules.hours.after_length(now, wait.max(TimeDelta::zero())).min(due)
    }

    /// The clocks after a step was taken at its moment: a reminder is followed by the next rung, a rung by the one after it.
    pub fn stepped(self, rules: &Rules, severity: Severity, reached: Rung, now: Timestamp) -> Self {
        let mut clocks = self;
        clocks.rung = reached;
        let next = match self.next_step {
            Some(Step::Remind) => self.due_at.map(|due| (Step::Escalate, due.max(now))),
            Some(Step::Escalate) if reached != Rung::Authority => {
                // Nobody gets less time than the first had.
                Some((Step::Escalate, rules.hours.after(now, rules.allowed.acknowledged(severity))))
            }
            _ => None,
        };
        clocks.next_step = next.map(|(step, _)| step);
        clocks.next_step_at = next.map(|(_, at)| at);
        clocks
    }

    /// Whether the deadline that runs has passed.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.due_at.is_some_and(|due| due < now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules() -> Rules {
        Rules::of(&crate::settings::Settings::defaults().unwrap())
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn silence_is_reminded_of_and_then_climbs_rung_by_rung() {
        let (rules, filed) = (rules(), at("2026-03-10T09:00:00Z"));
        let clocks = Clocks::started(&rules, Severity::Urgent, filed);
        assert_eq!((clocks.next_step, clocks.next_step_at), (Some(Step::Remind), Some(at("2026-03-10T09:30:00Z"))));
        let clocks = clocks.stepped(&rules, Severity::Urgent, Rung::SiteManager, at("2026-03-10T09:31:00Z"));
        assert_eq!((clocks.next_step, clocks.next_step_at), (Some(Step::Escalate), Some(at("2026-03-10T10:00:00Z"))));
        let clocks = clocks.stepped(&rules, Severity::Urgent, Rung::Director, at("2026-03-10T10:00:00Z"));
        assert_eq!((clocks.next_step, clocks.next_step_at), (Some(Step::Escalate), Some(at("2026-03-10T11:00:00Z"))));
        let clocks = clocks.stepped(&rules, Severity::Urgent, Rung::Authority, at("2026-03-10T11:00:00Z"));
        assert_eq!((clocks.next_step, clocks.rung), (None, Rung::Authority));
        assert!(clocks.is_overdue(at("2026-03-10T11:00:00Z")));
    }

    #[test]
    fn a_pause_moves_the_end_by_the_working_time_that_it_lasts() {
        let (rules, filed) = (rules(), at("2026-03-10T09:00:00Z"));
        let clocks = Clocks::started(&rules, Severity::Normal, filed);
        let asked_at = at("2026-03-10T12:00:00Z");
        let paused = clocks.paused(&rules, Status::Relayed, asked_at);
        assert_eq!((paused.due_at, paused.acknowledged_at), (None, Some(asked_at)));
        assert_eq!((paused.next_step, paused.next_step_at), (Some(Step::Resume), Some(at("2026-03-24T12:00:00Z"))));
        // From Tuesday 13:00 to Thursday 13:00 in Paris lie two working days.
        let resumed = paused.resumed(&rules, Status::Relayed, at("2026-03-12T12:00:00Z"));
        assert_eq!((resumed.paused_since, resumed.due_at), (None, Some(at("2026-03-26T09:00:00Z"))));
        // Refused meanwhile, nothing is left to wait for.
        let at_once = at("2026-03-10T13:00:00Z");
        let refused = paused.changed(&rules, (Status::Relayed, Status::Refused), Severity::Normal, true, at_once);
        assert_eq!((refused.paused_since, refused.due_at, refused.next_step), (None, None, None));
    }

    #[test]
    fn an_answer_stops_the_first_clock_and_an_end_the_second() {
        let (rules, filed) = (rules(), at("2026-03-10T09:00:00Z"));
        let clocks = Clocks::started(&rules, Severity::Normal, filed);
        let relayed = clocks.changed(&rules, (Status::Received, Status::Relayed), Severity::Normal, false, filed);
        assert_eq!(relayed.due_at, Some(at("2026-03-12T09:00:00Z")));
        let accepted_at = at("2026-03-10T10:00:00Z");
        let accepted =
            relayed.changed(&rules, (Status::Relayed, Status::Accepted), Severity::Normal, true, accepted_at);
        assert_eq!((accepted.acknowledged_at, accepted.due_at), (Some(accepted_at), Some(at("2026-03-24T09:00:00Z"))));
        assert_eq!(accepted.next_step_at, Some(at("2026-03-23T09:00:00Z")));
        let resolved_at = at("2026-03-12T10:00:00Z");
        let resolved =
            accepted.changed(&rules, (Status::Accepted, Status::Resolved), Severity::Normal, true, resolved_at);
        assert_eq!((resolved.concluded_at, resolved.due_at), (Some(resolved_at), None));
        assert_eq!((resolved.next_step, resolved.next_step_at), (Some(Step::Lapse), Some(at("2026-03-26T10:00:00Z"))));
        let reopened_at = at("2026-03-13T10:00:00Z");
        let reopened =
            resolved.changed(&rules, (Status::Resolved, Status::Reopened), Severity::Normal, false, reopened_at);
        assert_eq!((reopened.acknowledged_at, reopened.concluded_at), (None, None));
        assert_eq!(reopened.due_at, Some(at("2026-03-17T10:00:00Z")));
    }
}
