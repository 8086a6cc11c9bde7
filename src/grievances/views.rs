//! Views of the queue that somebody keeps under a name: the filters as an address has them. Each account has its own.

use super::store;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::id::{AccountId, ViewId};
use crate::people::{Account, Right};
use crate::row;

const NAME_LENGTH: usize = 60;
const QUERY_LENGTH: usize = 400;
/// The most views of one account.
const MOST_VIEWS: usize = 20;

row! {
    /// A view of the queue.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct KeptView {
        /// Its id.
        pub id: ViewId,
        /// Whose it is.
        pub account_id: AccountId,
        /// What its owner calls it.
        pub name: String,
        /// The filters, as `shown=overdue&category=noise`.
        pub query: String,
    }
}

/// An account's views, in the order of their making.
pub async fn views_of(tx: &mut Tx, actor: &Account) -> Result<Vec<KeptView>> {
    store::views::of_account(tx, actor.id).await
}

/// Keeps a view; of the same name, the new one takes the place of the old.
pub async fn keep_view(app: &App, tx: &mut Tx, actor: &Account, name: &str, query: &str) -> Result<ViewId> {
    actor.must(Right::SeeGrievances)?;
    let (name, mut faults) = (name.trim(), Faults::new());
    if name.is_empty() {
        faults.add("/name", Sentence::new("form-required"));
    } else if name.chars().count() > NAME_LENGTH {
        faults.add("/name", Sentence::new("form-too-long").with("limit", NAME_LENGTH));
    }
    if query.len() > QUERY_LENGTH {
        faults.add("/query", Sentence::new("form-too-long").with("limit", QUERY_LENGTH));
    }
    faults.end()?;
    let views = store::views::of_account(tx, actor.id).await?;
    for same in views.iter().filter(|view| view.name == name) {
        store::views::delete(tx, same.id).await?;
    }
    if views.len() >= MOST_VIEWS {
        return Err(Error::Conflict(Sentence::new("grievances-views-too-many").with("limit", MOST_VIEWS)));
    }
    let view = KeptView { id: app.new_id(), account_id: actor.id, name: name.to_owned(), query: query.to_owned() };
    store::views::insert(tx, &view, app.now()).await?;
    Ok(view.id)
}

/// Takes one's own view away.
pub async fn remove_view(tx: &mut Tx, actor: &Account, id: ViewId) -> Result<()> {
    if !store::views::of_account(tx, actor.id).await?.iter().any(|view| view.id == id) {
        return Err(Error::NotFound);
    }
    store::views::delete(tx, id).await
}
