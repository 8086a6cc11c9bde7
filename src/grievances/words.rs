//! The closed lists of words of a grievance: what hurts, how badly, how it came in, who says what to whom.

crate::vocabulary! {
    /// What a grievance is about.
    pub enum Category {
        /// Noise.
        Noise = "noise",
        /// Dust and dirt.
        Dust = "dust",
        /// The way on foot: pavement, door, crossing.
        PedestrianAccess = "pedestrian_access",
        /// Parking.
        Parking = "parking",
        /// Lorries, diggers, deliveries.
        VehicleMovements = "vehicle_movements",
        /// Something dangerous.
        Safety = "safety",
        /// Work outside the announced hours.
        WorkingHours = "working_hours",
        /// Damage to a building or to things.
        PropertyDamage = "property_damage",
        /// Lighting: none, or too much.
        Lighting = "lighting",
        /// How somebody on the site behaves.
        Behaviour = "behaviour",
        /// Trees, water, waste.
        Environment = "environment",
        /// Nobody said anything, or something else.
        Information = "information",
        /// Anything else.
        Other = "other",
    }
}

crate::vocabulary! {
    /// How badly it presses.
    pub enum Severity {
        /// Danger, blocked access for emergency services or disabled people, gas, water.
        Urgent = "urgent",
        /// Soon.
        High = "high",
        /// In its turn.
        Normal = "normal",
    }
}

crate::vocabulary! {
    /// What makes a grievance urgent, whatever it is about.
    pub enum Hazard {
        /// Somebody could be hurt now.
        Danger = "danger",
        /// The fire brigade, an ambulance or a disabled person cannot pass.
        BlockedAccess = "blocked_access",
        /// Gas smells, or water runs or is cut.
        GasOrWater = "gas_or_water",
    }
}

impl Category {
    /// How badly it presses when nobody has looked at it yet.
    pub fn severity(self, hazard: Option<Hazard>) -> Severity {
        match (hazard, self) {
            (Some(_), _) => Severity::Urgent,
            (None, Self::Safety | Self::PropertyDamage | Self::PedestrianAccess | Self::WorkingHours) => Severity::High,
            _ => Severity::Normal,
        }
    }
}

crate::vocabulary! {
    /// How a grievance came in.
    pub enum Via {
        /// By the form of a site's page.
        Web = "web",
        /// By telephone: somebody typed it.
        Telephone = "telephone",
        /// At the doorstep, told to a mediator.
        Doorstep = "doorstep",
        /// By SMS.
        Sms = "sms",
        /// By email.
        Email = "email",
        /// By a program, through the API.
        Api = "api",
        /// By a program that speaks Open311.
        Open311 = "open311",
    }
}

crate::vocabulary! {
    /// Whom a grievance is put before, in the order of escalation.
    pub enum Rung {
        /// Who runs the site.
        SiteManager = "site_manager",
        /// Who answers for the site manager.
        Director = "director",
        /// Who commissioned the works.
        Authority = "authority",
    }
}

impl Rung {
    /// Who is asked when this one stays silent.
    pub fn next(self) -> Option<Self> {
        match self {
            Self::SiteManager => Some(Self::Director),
            Self::Director => Some(Self::Authority),
            Self::Authority => None,
        }
    }
}

crate::vocabulary! {
    /// Who wrote an entry.
    pub enum Author {
        /// The neighbour.
        Resident = "resident",
        /// The contractor.
        Contractor = "contractor",
        /// The mediation body.
        Mediation = "mediation",
        /// Nobody: a deadline passed.
        House = "house",
    }
}

crate::vocabulary! {
    /// Who may read an entry besides those who handle grievances.
    pub enum Visibility {
        /// Nobody.
        Internal = "internal",
        /// The neighbour and the contractor.
        Parties = "parties",
        /// The neighbour.
        Neighbour = "neighbour",
        /// The contractor.
        Contractor = "contractor",
    }
}

crate::vocabulary! {
    /// What an entry of the timeline tells.
    pub enum EntryKind {
        /// It was filed.
        Filed = "filed",
        /// The mediation body has seen it.
        Acknowledged = "acknowledged",
        /// It was put before somebody; the detail is the rung.
        Relayed = "relayed",
        /// Somebody was reminded; the detail is the rung.
        Reminded = "reminded",
        /// Silence took it to the next rung, which is the detail.
        Escalated = "escalated",
        /// The contractor sees to it.
        Accepted = "accepted",
        /// The contractor has announced a day.
        Scheduled = "scheduled",
        /// The contractor has refused.
        Refused = "refused",
        /// A competent service has it.
        Referred = "referred",
        /// The contractor says that it is settled.
        Resolved = "resolved",
        /// The neighbour says so too.
        Confirmed = "confirmed",
        /// The neighbour stayed silent.
        Unconfirmed = "unconfirmed",
        /// It is not settled.
        Reopened = "reopened",
        /// It says the same as another, whose reference is the detail.
        Duplicate = "duplicate",
        /// The neighbour took it back.
        Withdrawn = "withdrawn",
        /// There is nothing to it.
        Unfounded = "unfounded",
        /// The contractor asks the neighbour.
        Question = "question",
        /// Somebody writes to somebody.
        Message = "message",
        /// A note of those who handle it.
        Note = "note",
        /// It presses more, or less; the detail is the severity.
        Graded = "graded",
        /// It is about something else; the detail is the category.
        Sorted = "sorted",
        /// The clock stands still: the neighbour was asked.
        Paused = "paused",
        /// The clock runs again.
        Resumed = "resumed",
        /// Nobody was on the contractor's table at this hour: the site manager was told.
        FellBack = "fell_back",
        /// Somebody has it in hand; the detail is their name.
        Assigned = "assigned",
        /// Nobody has it in hand any more.
        Unassigned = "unassigned",
        /// A part of it became a grievance of its own; the detail is the reference of the other.
        Split = "split",
        /// Somebody at the contractor's handed it to a colleague.
        Handed = "handed",
        /// Photos were added; the detail is how many.
        Photos = "photos",
    }
}
