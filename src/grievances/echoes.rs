//! "Me too": neighbours who suffer the same as a grievance that is open already. Each counts once; nothing is kept of who they are.

use super::{Grievance, store};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::i18n::Sentence;
use crate::id::{GrievanceId, SiteId};
use crate::row;

use super::Category;

const ECHO: &str = "grievance_echoes.echo";
/// What was filed longer ago is no longer offered.
const OFFERED_DAYS: i64 = 7;
/// So many are offered.
const OFFERED: i64 = 6;

row! {
    /// An open grievance, as far as passers-by may know of it: what and when, neither who nor where.
    #[derive(Debug, Clone)]
    pub struct Offered {
        /// What people call it by.
        pub reference: String,
        /// What it is about.
        pub category: Category,
        /// When it was filed.
        pub filed_at: Timestamp,
        /// How many said "me too".
        pub echoes: i64,
    }
}

/// The open grievances of a site from the last days, the latest first.
pub async fn offered(app: &App, tx: &mut Tx, site_id: SiteId) -> Result<Vec<Offered>> {
    let since = app.now() - chrono::TimeDelta::days(OFFERED_DAYS);
    store::echoes::offered(tx, site_id, since, OFFERED).await
}

/// Counts one more neighbour. `key` is what makes two sendings by one of them the same.
pub async fn echo(app: &App, tx: &mut Tx, grievance: &Grievance, key: &str) -> Result<()> {
    if grievance.status.is_closed() {
        return Err(crate::error::Error::Conflict(Sentence::new("grievances-echo-closed")));
    }
    let hash = app.secrets.lookup_hash(ECHO, &format!("{}\n{key}", grievance.id));
    store::echoes::insert(tx, app.new_id(), grievance.id, hash, app.now()).await
}

/// How many neighbours said "me too".
pub async fn echo_count(tx: &mut Tx, id: GrievanceId) -> Result<i64> {
    store::echoes::count(tx, id).await
}
