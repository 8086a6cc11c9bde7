//! Where a grievance stands, and what may happen to it: the state machine, pure. Whoever acts names an [`Event`]; the status says
//! whether that can happen now and what it becomes. Who may cause which event is not decided here but by the verbs.
//!
//! The way that most take: received, relayed, accepted or scheduled, resolved, confirmed.

crate::vocabulary! {
    /// Where a grievance stands.
    pub enum Status {
        /// It was filed; nobody has dealt with it yet.
        Received = "received",
        /// The mediation body has seen it and has not put it before the contractor.
        Acknowledged = "acknowledged",
        /// It was put before the contractor, who is silent so far.
        Relayed = "relayed",
        /// The contractor sees to it.
        Accepted = "accepted",
        /// The contractor has announced a day.
        Scheduled = "scheduled",
        /// The contractor has refused, with a reason.
        Refused = "refused",
        /// It is not the site's: a competent service has it.
        Referred = "referred",
        /// The contractor says that it is settled; the neighbour has not answered yet.
        Resolved = "resolved",
        /// The neighbour says so too.
        Confirmed = "confirmed",
        /// The neighbour was asked and stayed silent; counted apart from what was confirmed.
        Unconfirmed = "unconfirmed",
        /// It was not settled after all.
        Reopened = "reopened",
        /// Another grievance says the same.
        Duplicate = "duplicate",
        /// The neighbour took it back.
        Withdrawn = "withdrawn",
        /// There was nothing to it.
        Unfounded = "unfounded",
    }
}

crate::vocabulary! {
    /// What can happen to a grievance.
    pub enum Event {
        /// The mediation body has seen it.
        Acknowledge = "acknowledge",
        /// It is put before the contractor, for the first time or again.
        Relay = "relay",
        /// The contractor sees to it.
        Accept = "accept",
        /// The contractor announces a day.
        Schedule = "schedule",
        /// The contractor refuses.
        Refuse = "refuse",
        /// It is handed to a competent service.
        Refer = "refer",
        /// The contractor says that it is settled.
        Resolve = "resolve",
        /// The neighbour says that it is settled.
        Confirm = "confirm",
        /// The neighbour was asked for long enough and stayed silent.
        Lapse = "lapse",
        /// It is not settled, or was closed by mistake.
        Reopen = "reopen",
        /// Another grievance says the same.
        MarkDuplicate = "mark_duplicate",
        /// The neighbour takes it back.
        Withdraw = "withdraw",
        /// There is nothing to it.
        MarkUnfounded = "mark_unfounded",
    }
}

impl Status {
    /// What it becomes; none: this cannot happen now.
    pub fn after(self, event: Event) -> Option<Self> {
        use Event as E;
        use Status::*;
        match (self, event) {
            (Received | Reopened, E::Acknowledge) => Some(Acknowledged),
            (Received | Acknowledged | Reopened | Refused | Referred, E::Relay) => Some(Relayed),
            // Put before somebody else as well, it stands where it stood.
            (Relayed | Accepted | Scheduled, E::Relay) => Some(self),
            (Received | Acknowledged | Relayed | Reopened | Refused, E::Accept) => Some(Accepted),
            (Received | Acknowledged | Relayed | Reopened | Refused | Accepted | Scheduled, E::Schedule) => {
                Some(Scheduled)
            }
            (Received | Acknowledged | Relayed | Reopened | Accepted | Scheduled, E::Refuse) => Some(Refused),
            (Received | Acknowledged | Relayed | Reopened | Accepted | Scheduled | Refused, E::Refer) => Some(Referred),
            (own, E::Resolve) if own.awaits_an_end() || matches!(own, Refused | Referred) => Some(Resolved),
            (Resolved | Unconfirmed, E::Confirm) => Some(Confirmed),
            (Resolved, E::Lapse) => Some(Unconfirmed),
            (Resolved | Confirmed | Unconfirmed | Duplicate | Withdrawn | Unfounded, E::Reopen) => Some(Reopened),
            (own, E::MarkDuplicate) if own.is_open() => Some(Duplicate),
            (own, E::Withdraw) if own.is_open() => Some(Withdrawn),
            (own, E::MarkUnfounded) if own.is_open() => Some(Unfounded),
            _ => None,
        }
    }

    /// Whether the contractor has yet to conclude it: the clock of its end runs.
    pub fn awaits_an_end(self) -> bool {
        matches!(
            self,
            Self::Received | Self::Acknowledged | Self::Relayed | Self::Accepted | Self::Scheduled | Self::Reopened
        )
    }

    /// Whether the contractor has yet to say that they see to it: the clock of silence runs.
    pub fn awaits_acknowledgement(self) -> bool {
        matches!(self, Self::Received | Self::Acknowledged | Self::Relayed | Self::Reopened)
    }

    /// Whether it is still somebody's work: the contractor's, the mediation body's or, once resolved, the neighbour's.
    pub fn is_open(self) -> bool {
        self.awaits_an_end() || matches!(self, Self::Refused | Self::Referred | Self::Resolved)
    }

    /// Whether nothing more is to come unless it is opened again.
    pub fn is_closed(self) -> bool {
        !self.is_open()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every status, in the order of the columns' letters: what each event makes of it, or `-`.
    const LETTERS: &str = "raymsfdRCUoXwu";

    fn letter(status: Status) -> char {
        let place = Status::ALL.iter().position(|own| *own == status).unwrap();
        LETTERS.chars().nth(place).unwrap()
    }

    #[test]
    fn every_event_in_every_status_does_what_the_table_says() {
        // received acknowledged relayed(y) accepted(m) scheduled refused(f) referred(d) Resolved Confirmed Unconfirmed
        // reopened(o) duplicate(X) withdrawn unfounded
        let table = [
            //                     raymsfdRCUoXwu
            (Event::Acknowledge, "a---------a---"),
            (Event::Relay, "yyymsyy---y---"),
            (Event::Accept, "mmm--m----m---"),
            (Event::Schedule, "ssssss----s---"),
            (Event::Refuse, "fffff-----f---"),
            (Event::Refer, "dddddd----d---"),
            (Event::Resolve, "RRRRRRR---R---"),
            (Event::Confirm, "-------C-C----"),
            (Event::Lapse, "-------U------"),
            (Event::Reopen, "-------ooo-ooo"),
            (Event::MarkDuplicate, "XXXXXXXX--X---"),
            (Event::Withdraw, "wwwwwwww--w---"),
            (Event::MarkUnfounded, "uuuuuuuu--u---"),
        ];
        assert_eq!(table.map(|(event, _)| event).as_slice(), Event::ALL, "the table names each event once");
        for (event, expected) in table {
            let got: String = Status::ALL.iter().map(|status| status.after(event).map_or('-', letter)).collect();
            assert_eq!(got, expected, "{event}");
        }
    }

    #[test]
    fn nothing_is_stuck_and_nothing_closed_goes_on_by_itself() {
        for &status in Status::ALL {
            let ways = Event::ALL.iter().filter_map(|event| status.after(*event)).count();
            assert!(ways > 0, "{status} is a dead end");
            if status.is_closed() {
                let onward = Event::ALL.iter().filter(|event| !matches!(event, Event::Reopen | Event::Confirm));
                assert_eq!(onward.filter_map(|event| status.after(*event)).count(), 0, "{status}");
            }
            assert!(!status.awaits_acknowledgement() || status.awaits_an_end(), "{status}");
        }
    }
}
