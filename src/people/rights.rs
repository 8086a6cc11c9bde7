//! Roles and what each may do: one table, read by the verbs, the menus and the tests.

use super::OrganisationKind;

crate::vocabulary! {
    /// What someone does.
    pub enum Role {
        /// Registers sites and answers grievances for a contractor.
        Contractor = "contractor",
        /// Calls at doors and mediates.
        Mediator = "mediator",
        /// Plans campaigns, triages grievances, runs mediations.
        Coordinator = "coordinator",
        /// Answers for the works to the public: sees, does not change.
        Authority = "authority",
        /// Looks after accounts and the register of premises.
        Admin = "admin",
    }
}

/// Something that a role may or may not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Right {
    /// See sites, their zones and phases.
    SeeSites,
    /// Register and change sites.
    RegisterSites,
    /// See affected lists: doors, never contacts.
    SeeAffected,
    /// Add or exclude a door by hand.
    ChangeAffected,
    /// Bring addresses and establishments into the register.
    ImportPremises,
    /// See campaigns, their rounds and their coverage.
    SeeCampaigns,
    /// Start campaigns, plan and publish rounds.
    PlanCampaigns,
    /// Walk rounds and record visits; a mediator's own.
    WalkRounds,
    /// See grievances, without the neighbour's contact for a contractor.
    SeeGrievances,
    /// Triage, relay, close grievances; see the neighbour's contact.
    HandleGrievances,
    /// Answer for the contractor.
    AnswerGrievances,
    /// See messages and their delivery.
    SeeMessages,
    /// Write to all who subscribed to a site's news, and word the messages.
    SendBulletins,
    /// See mediation cases, referrals, meetings and observations.
    SeeCases,
    /// Open and run them.
    HandleCases,
    /// See accounts.
    SeePeople,
    /// Open and close accounts.
    ManagePeople,
    /// See the journal.
    SeeJournal,
}

impl Role {
    /// Whether people of such an organisation have this role; accounts are looked after by authority or mediation body.
    pub fn is_of(self, kind: OrganisationKind) -> bool {
        match self {
            Self::Contractor => kind == OrganisationKind::Contractor,
            Self::Mediator | Self::Coordinator => kind == OrganisationKind::Mediation,
            Self::Authority => kind == OrganisationKind::Authority,
            Self::Admin => kind != OrganisationKind::Contractor,
        }
    }

    /// Whether this role has this right.
    pub fn may(self, right: Right) -> bool {
        use Right::*;
        match self {
            Self::Contractor => {
                matches!(
                    right,
                    SeeSites | RegisterSites | SeeAffected | SeeGrievances | AnswerGrievances | SeeCampaigns
                )
            }
            Self::Mediator => {
                matches!(
                    right,
                    SeeSites | SeeAffected | WalkRounds | SeeGrievances | HandleGrievances | SeeCases | HandleCases
                )
            }
            Self::Coordinator => matches!(
                right,
                SeeSites
                    | RegisterSites
                    | SeeAffected
                    | ChangeAffected
                    | ImportPremises
                    | SeeCampaigns
                    | PlanCampaigns
                    | WalkRounds
                    | SeeGrievances
                    | HandleGrievances
                    | SeeMessages
                    | SendBulletins
                    | SeeCases
                    | HandleCases
                    | SeePeople
                    | SeeJournal
            ),
            Self::Authority => {
                matches!(right, SeeSites | SeeAffected | SeeCampaigns | SeeGrievances | SeeCases | SeeJournal)
            }
            Self::Admin => {
                matches!(
                    right,
                    SeeSites | SeeAffected | ImportPremises | SeeMessages | SeePeople | ManagePeople | SeeJournal
                )
            }
        }
    }
}

/// The main menu: path, message key, and the right that shows it.
pub const NAVIGATION: &[(&str, &str, Right)] = &[
    ("/rounds", "menu-rounds", Right::WalkRounds),
    ("/desk", "menu-desk", Right::SeeSites),
    ("/desk/sites", "menu-sites", Right::SeeSites),
    ("/desk/premises", "menu-premises", Right::ImportPremises),
    ("/desk/campaigns", "menu-campaigns", Right::SeeCampaigns),
    ("/desk/grievances", "menu-grievances", Right::SeeGrievances),
    ("/desk/cases", "menu-cases", Right::SeeCases),
    ("/desk/messages", "menu-messages", Right::SeeMessages),
    ("/desk/people", "menu-people", Right::SeePeople),
    ("/desk/journal", "menu-journal", Right::SeeJournal),
];
