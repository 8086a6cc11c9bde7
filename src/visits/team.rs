//! The members of teams: on which days they work, at what time of day, which languages they speak. Who says nothing works the
//! usual turns.

use std::collections::HashMap;

use super::agenda::Pattern;
use super::{Spoken, TEAM_ROLES, Turn, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::AccountId;
use crate::journal;
use crate::people::{self, Account, Right};

/// Monday to Saturday.
pub const ALL_DAYS: i64 = 0b11_1111;

/// How somebody works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkPattern {
    /// On which days, as bits, Monday the lowest; all six means five of them in turn.
    pub days: i64,
    /// At what time of day.
    pub turn: Turn,
    /// The languages besides French.
    pub spoken: Vec<Spoken>,
}

impl Default for WorkPattern {
    fn default() -> Self {
        Self { days: ALL_DAYS, turn: Turn::Rota, spoken: Vec::new() }
    }
}

impl WorkPattern {
    /// The same as the agenda wants it.
    pub(super) fn of_the_week(&self) -> Pattern {
        Pattern { days: std::array::from_fn(|day| self.days & (1 << day) != 0), turn: self.turn }
    }
}

/// Somebody who can be in a team.
#[derive(Debug, Clone)]
pub struct Member {
    /// Their account.
    pub id: AccountId,
    /// Their name.
    pub name: String,
    /// How they work.
    pub pattern: WorkPattern,
}

/// Everybody who can be in a team; for those who plan.
pub async fn members(tx: &mut Tx, actor: &Account) -> Result<Vec<Member>> {
    actor.must(Right::PlanCampaigns)?;
    let mut patterns = patterns(tx).await?;
    let mut members = Vec::new();
    for role in TEAM_ROLES {
        for account in people::accounts_of(tx, role).await? {
            let pattern = patterns.remove(&account.id).unwrap_or_default();
            members.push(Member { id: account.id, name: account.name, pattern });
        }
    }
    Ok(members)
}

/// One of them.
pub async fn member(tx: &mut Tx, actor: &Account, id: AccountId) -> Result<Member> {
    members(tx, actor).await?.into_iter().find(|member| member.id == id).ok_or(Error::NotFound)
}

/// Everybody's pattern that is not the usual one.
pub(super) async fn patterns(tx: &mut Tx) -> Result<HashMap<AccountId, WorkPattern>> {
    Ok(store::team::patterns(tx).await?.into_iter().collect())
}

/// Notes how somebody works; the next plan keeps to it.
pub async fn set_work_pattern(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    id: AccountId,
    pattern: &WorkPattern,
) -> Result<()> {
    member(tx, actor, id).await?;
    if pattern.days & ALL_DAYS == 0 || pattern.days & !ALL_DAYS != 0 {
        return Err(Error::invalid("/days", Sentence::new("visits-pattern-no-days")));
    }
    store::team::set_pattern(tx, id, pattern).await?;
    journal::record(app, tx, actor.id, "work_pattern.set", id, "").await
}
