//! Exceptions to the weekly pattern: on some days somebody works at other hours than usual, or on a day on which they do not usually
//! work. The next plan keeps to them. Rounds that are published stay as they are; those that no longer fit are named, so that a
//! coordinator takes them back or lets them be.

use std::collections::{BTreeMap, HashMap};

use chrono::{NaiveDate, TimeDelta, Weekday};

use super::agenda::{self, Exception, Pattern, TURNS};
use super::planning::Window;
use super::team::{self, MOST_BREAK_S, WorkPattern};
use super::working_time::{self, Excess, Worked};
use super::{Round, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::id::{AccountId, CampaignId};
use crate::journal;
use crate::people::{Account, Right};
use crate::settings::WorkingTime;

/// The most days of one exception.
const MOST_DAYS: i64 = 62;
/// The most days that it can be ahead.
const MOST_AHEAD_DAYS: i64 = 366;

/// Hours that are to stand in the place of the usual ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewException {
    /// From which day.
    pub from: NaiveDate,
    /// To which day, included. Sundays and public holidays between them are passed over.
    pub to: NaiveDate,
    /// From when to when on each of them.
    pub hours: Window,
    /// How long the break is, in seconds.
    pub break_s: i64,
}

impl NewException {
    /// Day by day.
    fn days(&self, today: NaiveDate) -> Result<Vec<Exception>> {
        let Self { from, to, hours, break_s } = *self;
        let mut faults = Faults::new();
        if from < today {
            faults.add("/on", Sentence::new("visits-exception-past"));
        }
        if from > today + TimeDelta::days(MOST_AHEAD_DAYS) {
            faults.add("/on", Sentence::new("visits-exception-far"));
        }
        if to < from {
            faults.add("/until", Sentence::new("visits-exception-order"));
        }
        if to - from >= TimeDelta::days(MOST_DAYS) {
            faults.add("/until", Sentence::new("visits-exception-long").with("days", MOST_DAYS));
        }
        if hours.from_s >= hours.to_s {
            faults.add("/starts", Sentence::new("visits-exception-hours"));
        }
        if !(0..=MOST_BREAK_S).contains(&break_s) {
            faults.add("/rest_min", Sentence::new("visits-pattern-break").with("most", MOST_BREAK_S / 60));
        }
        faults.end()?;
        let days = agenda::visiting_days(from, to);
        if days.is_empty() {
            return Err(Error::invalid("/on", Sentence::new("visits-exception-closed")));
        }
        Ok(days.into_iter().map(|on| Exception { on, hours, break_s }).collect())
    }
}

/// Notes other hours for somebody, in the place of those that were noted for the same days.
///
/// # Errors
/// [`Error::Invalid`] for days that are past or on which nobody is visited, and for what the law does not allow together with the usual
/// hours of the days around.
pub async fn note_exception(app: &App, tx: &mut Tx, actor: &Account, who: AccountId, new: &NewException) -> Result<()> {
    let member = team::member(tx, actor, who).await?;
    let days = new.days(app.clock.today(app.settings.time_zone))?;
    let limits = &app.settings.working_time;
    let around = TimeDelta::weeks(limits.average_weeks + 1);
    let standing = store::exceptions::of_account(tx, who, new.from - around).await?;
    let mut faults = Faults::new();
    for excess in unlawful(&member.pattern, &standing, &days, limits) {
        faults.add("/exceptions", excess.sentence(excess.on, limits));
    }
    faults.end()?;
    for day in &days {
        store::exceptions::set(tx, who, day, actor.id, app.now()).await?;
    }
    let detail = format!("from={} to={}", new.from, new.to);
    journal::record(app, tx, actor.id, "exception.noted", who, detail).await
}

/// What the law does not allow with the new hours, and allowed without. Whose days off go round is looked at in every turn, for it is
/// not the same in every team.
fn unlawful(usual: &WorkPattern, standing: &[Exception], new: &[Exception], limits: &WorkingTime) -> Vec<Excess> {
    let (Some(first), Some(last)) = (new.first(), new.last()) else { return Vec::new() };
    // Neither an average nor a week's rest reaches further.
    let around = TimeDelta::weeks(limits.average_weeks);
    let dates = agenda::visiting_days(
        first.on.week(Weekday::Mon).first_day() - around,
        last.on.week(Weekday::Mon).last_day() + around,
    );
    let before = usual.with_exceptions(standing.iter().copied());
    let after = usual.with_exceptions(standing.iter().chain(new).copied());
    let mut excesses = BTreeMap::new();
    for turn in 0..TURNS {
        let (before, after) = (worked(&before, turn, &dates), worked(&after, turn, &dates));
        for excess in working_time::new_excesses(&before, &after, limits) {
            excesses.insert((excess.on, excess.limit), excess);
        }
    }
    excesses.into_values().collect()
}

fn worked(pattern: &Pattern, turn: usize, dates: &[NaiveDate]) -> Vec<Worked> {
    let on = |date: &NaiveDate| pattern.hours_on(*date, turn).map(|(hours, rest)| Worked::during(*date, hours, rest));
    dates.iter().filter_map(on).collect()
}

/// Takes one day of an exception back: the usual hours count again.
pub async fn take_back_exception(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    who: AccountId,
    day: NaiveDate,
) -> Result<()> {
    actor.must(Right::PlanCampaigns)?;
    if !store::exceptions::remove(tx, who, day).await? {
        return Err(Error::NotFound);
    }
    journal::record(app, tx, actor.id, "exception.taken_back", who, format!("day={day}")).await
}

/// Somebody's exceptions from today on.
pub async fn exceptions_of(app: &App, tx: &mut Tx, actor: &Account, who: AccountId) -> Result<Vec<Exception>> {
    actor.must(Right::PlanCampaigns)?;
    store::exceptions::of_account(tx, who, app.clock.today(app.settings.time_zone)).await
}

/// The published rounds of somebody, from today on, that are not within their hours any more.
pub async fn misfits(app: &App, tx: &mut Tx, actor: &Account, who: AccountId) -> Result<Vec<Round>> {
    let member = team::member(tx, actor, who).await?;
    let today = app.clock.today(app.settings.time_zone);
    let pattern = member.pattern.with_exceptions(store::exceptions::of_account(tx, who, monday(today)).await?);
    let mut misfits = Vec::new();
    for round in store::rounds::of_mediator(tx, who, today).await? {
        let team = store::campaigns::team(tx, round.campaign_id).await?;
        let turn = team.iter().position(|(own, _)| *own == who).unwrap_or_default();
        if !is_within(&round, &pattern, turn) {
            misfits.push(round);
        }
    }
    Ok(misfits)
}

/// The rounds of a campaign, from today on, drafts too, that are not within the hours of whoever walks them any more.
pub async fn misfits_of_campaign(app: &App, tx: &mut Tx, actor: &Account, id: CampaignId) -> Result<Vec<Round>> {
    actor.must(Right::PlanCampaigns)?;
    let today = app.clock.today(app.settings.time_zone);
    let exceptions = store::exceptions::of_team(tx, id, monday(today)).await?;
    let mut patterns = team::patterns(tx).await?;
    let mut team = HashMap::new();
    for (turn, (who, _)) in store::campaigns::team(tx, id).await?.into_iter().enumerate() {
        let own = exceptions.iter().filter(|(own, _)| *own == who).map(|(_, own)| *own);
        team.insert(who, (turn, patterns.remove(&who).unwrap_or_default().with_exceptions(own)));
    }
    let mut rounds = store::rounds::of_campaign(tx, id).await?;
    rounds.retain(|round| {
        let member = team.get(&round.mediator_id);
        round.walked_on >= today && member.is_some_and(|(turn, pattern)| !is_within(round, pattern, *turn))
    });
    Ok(rounds)
}

/// Whether a round is within the hours of who walks it; it may be a part of them.
fn is_within(round: &Round, pattern: &Pattern, turn: usize) -> bool {
    let hours = pattern.hours_on(round.walked_on, turn);
    hours.is_some_and(|(hours, _)| hours.from_s <= round.leaves_s && round.back_s <= hours.to_s)
}

/// The first day of a week: one of its exceptions that is past may have moved a day off.
fn monday(today: NaiveDate) -> NaiveDate {
    today.week(Weekday::Mon).first_day()
}
