//! News of a site to the neighbours who asked for them: who subscribed, at the site's page or at the door; and bulletins, one text
//! to all of them, to those of a phase, of a street or of a drawn area, counted and priced before they go out, at a chosen time, and
//! stopped midway when need be.
//!
//! `subscribing` takes people in, `audience` says who is meant, `drafts` checks what was typed, `sending` plans, sends and stops.

mod api;
mod audience;
mod drafts;
mod pages;
mod sending;
mod store;
mod subscribing;

use crate::clock::Timestamp;
use crate::id::{BulletinId, PhaseId, SiteId};
use crate::row;
use crate::web::Routes;

pub use audience::{Estimate, estimate};
pub use drafts::BulletinDraft;
pub use sending::{bulletin_seen_by, bulletins_of_site, keep_sending, plan, send_what_is_due, stop};
pub use subscribing::{Subscriber, SubscriberDraft, subscribe};

/// The routes of this slice.
pub fn routes() -> Routes {
    pages::routes().api(api::routes())
}

crate::vocabulary! {
    /// Whom a bulletin is meant for.
    pub enum Aim {
        /// Everybody who subscribed to the site.
        Site = "site",
        /// Those whose door a phase reaches.
        Phase = "phase",
        /// Those of one street.
        Street = "street",
        /// Those whose door lies inside a drawn area.
        Area = "area",
    }
}

crate::vocabulary! {
    /// Where a bulletin stands.
    pub enum BulletinState {
        /// Its time has not come.
        Planned = "planned",
        /// Its messages are being written.
        Sending = "sending",
        /// Everybody has theirs in the outbox.
        Sent = "sent",
        /// It was stopped; who has it already has it.
        Stopped = "stopped",
    }
}

row! {
    /// One text to many neighbours.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Bulletin {
        /// Its id.
        pub id: BulletinId,
        /// The site that it is about.
        pub site_id: SiteId,
        /// What it is about, in a line.
        pub title: String,
        /// What there is to say.
        pub words: String,
        /// Whom it is meant for.
        pub aim: Aim,
        /// The phase, when it is meant for those whom one reaches.
        pub phase_id: Option<PhaseId>,
        /// The street, when it is meant for those of one.
        pub street: Option<String>,
        /// The area as GeoJSON, when one was drawn.
        pub area: Option<String>,
        /// Where it stands.
        pub state: BulletinState,
        /// When its first message is written.
        pub starts_at: Timestamp,
        /// How many people it was meant for when it was planned.
        pub people: i64,
        /// In how many paid parts its SMS were to travel.
        pub segments: i64,
        /// Who made it.
        pub made_by_name: String,
        /// When.
        pub made_at: Timestamp,
        /// When the last message was written, or it was stopped.
        pub ended_at: Option<Timestamp>,
    }
}

impl Bulletin {
    /// Whether there is anything left to stop.
    pub fn may_be_stopped(&self) -> bool {
        self.state != BulletinState::Stopped
    }
}
