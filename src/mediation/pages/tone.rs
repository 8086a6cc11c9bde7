//! The colour of a state's badge.

use crate::mediation::{CaseState, CommitmentState, MeetingState, ObservationState, ReferralState};

impl CaseState {
    /// The class of its colour.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Open => "care",
            Self::Agreed => "good",
            Self::NotAgreed => "bad",
            Self::Withdrawn => "",
        }
    }
}

impl CommitmentState {
    /// The class of its colour.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Pending => "wait",
            Self::Kept => "good",
            Self::Broken => "bad",
        }
    }
}

impl ReferralState {
    /// The class of its colour.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Pending => "wait",
            Self::TakenUp => "good",
            Self::Declined | Self::Lost => "bad",
        }
    }
}

impl MeetingState {
    /// The class of its colour.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Planned => "info",
            Self::Held => "good",
            Self::Cancelled => "",
        }
    }
}

impl ObservationState {
    /// The class of its colour.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Noticed => "wait",
            Self::PassedOn => "info",
            Self::Settled => "good",
        }
    }
}
