//! Absences: somebody is ill or away. Their published rounds on those days are taken back, and the doors wait for the next plan;
//! everybody else's rounds stay as they are.

use chrono::NaiveDate;

use super::{rounds, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{AccountId, CampaignId};
use crate::people::{Account, Right};
use crate::{journal, row};

/// The most days of one absence.
const MOST_DAYS: usize = 62;

row! {
    /// A day on which somebody does not walk.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Absence {
        /// Who.
        pub account_id: AccountId,
        /// Their name.
        pub name: String,
        /// When.
        pub day: NaiveDate,
    }
}

/// Notes that somebody is absent from one day to another, both included; gives how many published rounds were taken back.
pub async fn report_absence(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    who: AccountId,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<usize> {
    actor.must(Right::PlanCampaigns)?;
    if to < from {
        return Err(Error::invalid("/to", Sentence::new("visits-absence-order")));
    }
    let days: Vec<NaiveDate> = from.iter_days().take_while(|day| *day <= to).take(MOST_DAYS + 1).collect();
    if days.len() > MOST_DAYS {
        return Err(Error::invalid("/to", Sentence::new("visits-absence-long").with("days", MOST_DAYS)));
    }
    let mut taken_back = 0;
    for day in days {
        store::absences::insert(tx, who, day, actor.id, app.now()).await?;
        for round in store::absences::rounds_on(tx, who, day).await? {
            rounds::withdraw_round(app, tx, actor, round).await?;
            taken_back += 1;
        }
    }
    // Why somebody is absent is nobody's business.
    journal::record(app, tx, actor.id, "absence.reported", who, format!("from={from} to={to}")).await?;
    Ok(taken_back)
}

/// Takes one day of an absence back.
pub async fn take_back_absence(app: &App, tx: &mut Tx, actor: &Account, who: AccountId, day: NaiveDate) -> Result<()> {
    actor.must(Right::PlanCampaigns)?;
    if !store::absences::remove(tx, who, day).await? {
        return Err(Error::NotFound);
    }
    journal::record(app, tx, actor.id, "absence.taken_back", who, format!("day={day}")).await
}

/// Who of a campaign's team is absent from today on.
pub async fn absences_of_team(app: &App, tx: &mut Tx, actor: &Account, id: CampaignId) -> Result<Vec<Absence>> {
    actor.must(Right::PlanCampaigns)?;
    store::absences::listed(tx, id, app.clock.today(app.settings.time_zone)).await
}
