//! Conflicts handled by a mediator, and what surrounds them: cases with their parties and commitments, referrals to competent
//! services, meetings, observations. Confidential: a contractor sees nothing of it; an authority sees kinds, states, dates and
//! numbers; words are sealed, and open only to those who handle cases. Every timeline is only ever added to.

mod api;
mod cases;
mod commitments;
mod meetings;
mod observations;
mod pages;
mod reading;
mod referrals;
mod store;
mod timeline;

use crate::web::Routes;

pub use cases::{
    BY_HAND, Case, CaseEnd, CaseFile, CaseFilter, CaseLine, CaseState, Handling, NewCase, NewParty, Party, PartyKind,
    add_entry, add_party, case_file, cases_of_grievance, cases_seen_by, end_case, open_case, reopen_case, reroute_case,
};
pub use commitments::{Commitment, CommitmentState, Due, NewCommitment, due_commitments, promise, settle_commitment};
pub use meetings::{
    Meeting, MeetingFile, MeetingKind, MeetingState, NewMeeting, cancel_meeting, hold_meeting, meeting_file,
    meetings_seen_by, plan_meeting,
};
pub use observations::{
    NewObservation, Observation, ObservationFile, ObservationKind, ObservationState, Topic, follow_observation, notice,
    observation_file, observations_seen_by,
};
pub use reading::{
    read_case, read_commitment, read_end, read_entry, read_follow_up, read_meeting, read_minutes, read_observation,
    read_party, read_referral, read_service, read_settlement, read_step,
};
pub use referrals::{
    Need, NewReferral, NewService, Referral, ReferralFile, ReferralState, Service, Step, add_service, close_service,
    follow_referral, refer, referral_file, referrals_seen_by, services,
};
pub use timeline::{Entry, EntryKind};

/// The routes of this slice.
pub fn routes() -> Routes {
    pages::routes().api(api::routes())
}
