//! The chain of proof: when a grievance was received, relayed, delivered, read and answered. Read is when the link was first opened,
//! which a program that looks at mails can do too; it proves that the link arrived, not that somebody understood.

use super::{Relay, store};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::id::{GrievanceId, RelayId, SiteId};
use crate::notifications::{self, MessageState};
use crate::people::{Account, Right};
use crate::{row, sites};

row! {
    /// What is known of a grievance of a site without its messages.
    pub(super) struct ChainRow {
        pub id: GrievanceId,
        pub reference: String,
        pub filed_at: Timestamp,
        pub relayed_at: Option<Timestamp>,
        pub read_at: Option<Timestamp>,
        pub answered_at: Option<Timestamp>,
        pub concluded_at: Option<Timestamp>,
    }
}

/// The moments of one grievance, as far as they have come.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// Which grievance.
    pub reference: String,
    /// When it was received.
    pub received_at: Timestamp,
    /// When it was put before the contractor.
    pub relayed_at: Option<Timestamp>,
    /// When the first message about it was handed over to the contractor's server or telephone.
    pub handed_over_at: Option<Timestamp>,
    /// Whether it is known to have arrived, or only to be on its way.
    pub is_delivered: bool,
    /// When a link to it was first opened.
    pub read_at: Option<Timestamp>,
    /// When the contractor first answered.
    pub answered_at: Option<Timestamp>,
    /// When it was concluded.
    pub concluded_at: Option<Timestamp>,
}

/// Notes that the link of a relay was opened; only the first time counts.
pub async fn note_read(app: &App, tx: &mut Tx, relay: &Relay) -> Result<()> {
    store::note_read(tx, relay.id, app.now()).await
}

/// When the links of a grievance's relays were first opened.
pub async fn reads_of(tx: &mut Tx, id: GrievanceId) -> Result<Vec<(RelayId, Timestamp)>> {
    store::reads_of(tx, id).await
}

/// The chains of a site's grievances, the first received first.
pub async fn chains_of_site(tx: &mut Tx, actor: &Account, site_id: SiteId) -> Result<Vec<Chain>> {
    actor.must(Right::HandleGrievances)?;
    sites::site_seen_by(tx, actor, site_id).await?;
    let mut chains = Vec::new();
    for row in store::chain_of_site(tx, site_id).await? {
        let messages = notifications::messages_about(tx, &row.id.to_string()).await?;
        let handed = messages
            .iter()
            .filter(|message| message.kind.starts_with("relay-"))
            .find(|message| matches!(message.state, MessageState::Submitted | MessageState::Delivered));
        chains.push(Chain {
            reference: row.reference,
            received_at: row.filed_at,
            relayed_at: row.relayed_at,
            handed_over_at: handed.and_then(|message| message.settled_at),
            is_delivered: handed.is_some_and(|message| message.state == MessageState::Delivered),
            read_at: row.read_at,
            answered_at: row.answered_at,
            concluded_at: row.concluded_at,
        });
    }
    Ok(chains)
}
