//! The contractor's side of a grievance: the relay, its link, and the answers that come back; and the forms that file, because
//! filing a grievance and putting it before the contractor is one transaction. Never shows a neighbour's contact data.
//!
//! `putting` puts a grievance before somebody, `routing` says before whom at this hour, `acting` holds what people do about it,
//! `hearing` what the neighbour says, `pressing` what happens when nobody acts, `replies` takes answers that came by SMS or mail and
//! `reports` what begins with a site's code.

mod acting;
mod announced;
mod api;
mod handing;
mod hearing;
mod pages;
mod pressing;
mod proof;
mod putting;
mod replies;
mod reports;
mod routing;
mod store;
mod telling;

use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::grievances::{self, By, Filed, NewGrievance, Rung};
use crate::id::{GrievanceId, RelayId};
use crate::people::{Account, Right};
use crate::web::Routes;
use crate::{journal, row};

pub use acting::{Act, ActDraft, ActWord, Assignee, act, answer};
pub use handing::{Colleague, ColleagueDraft, hand_on};
pub use hearing::{Heard, hear};
pub use pages::{LIMIT_BYTES as UPLOAD_LIMIT_BYTES, WithPhotos};
pub use pressing::{keep_pressing, press};
pub use proof::{Chain, chains_of_site, note_read, reads_of};
pub use putting::{Occasion, put_before, relay_again};
pub use replies::{Waiting, take_replies, waiting_replies};
pub use reports::take_reports;
pub use routing::{Duty, Route, RouteDetails, RouteDraft, add_route, remove_route, routes_of};

/// What the token of a contractor's link is for.
const LINK: &str = "relay";

/// The routes of this slice.
pub fn routes() -> Routes {
    pages::routes().api(api::routes())
}

row! {
    /// A grievance put before somebody.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Relay {
        /// Its id.
        pub id: RelayId,
        /// What was put before them.
        pub grievance_id: GrievanceId,
        /// Who they are in the order of escalation.
        pub rung: Rung,
        /// Their name, sealed.
        pub recipient: Vec<u8>,
        /// How to reach them, sealed, when a colleague named them and nobody else knows.
        pub contact: Option<Vec<u8>>,
        /// When it was first put before them.
        pub made_at: Timestamp,
        /// Until when its link works.
        pub expires_at: Timestamp,
        /// When they last answered by it.
        pub answered_at: Option<Timestamp>,
        /// When its link was taken back.
        pub revoked_at: Option<Timestamp>,
    }
}

impl Relay {
    /// Whether its link works.
    pub fn is_usable(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }

    /// Whom it was put before.
    pub fn recipient_name(&self, app: &App) -> Result<String> {
        app.secrets.open(putting::RECIPIENT, &self.recipient)
    }

    /// The address on which they answer; always the same.
    pub fn link(&self, app: &App) -> String {
        app.url(&format!("/r/{}", app.secrets.link(LINK, self.id.0)))
    }
}

/// Files a grievance, puts it before the site manager and sends the neighbour their receipt, all or nothing. Filed before with
/// the same key, it gives that one back and does nothing.
pub async fn file(app: &App, tx: &mut Tx, new: &NewGrievance) -> Result<Filed> {
    let filed = grievances::file(app, tx, new).await?;
    if !filed.was_there {
        putting::put(app, tx, By::HOUSE, &filed.grievance, Rung::SiteManager, Occasion::Opened).await?;
        telling::receipt(app, tx, &filed.grievance).await?;
    }
    Ok(filed)
}

/// The relay that a link leads to, whether or not the link still works; one that was never made is not found.
pub async fn relay_by_token(app: &App, tx: &mut Tx, token: &str) -> Result<Relay> {
    store::by_link(tx, app.secrets.link_hash(LINK, token)).await?.ok_or(Error::NotFound)
}

/// The relays of a grievance, in the order of their making.
pub async fn relays_of(tx: &mut Tx, id: GrievanceId) -> Result<Vec<Relay>> {
    store::of_grievance(tx, id).await
}

/// Takes a link back: whoever has it can neither read nor answer by it any more.
pub async fn revoke(app: &App, tx: &mut Tx, actor: &Account, id: RelayId) -> Result<Relay> {
    actor.must(Right::HandleGrievances)?;
    let mut relay = store::relay(tx, id).await?;
    grievances::grievance_seen_by(tx, actor, relay.grievance_id).await?;
    if relay.revoked_at.is_none() {
        relay.revoked_at = Some(app.now());
        store::save(tx, &relay).await?;
        journal::record(app, tx, actor.id, "relay.revoked", id, relay.grievance_id.to_string()).await?;
    }
    Ok(relay)
}
