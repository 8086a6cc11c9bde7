//! The members of teams: on which days they work, at what time of day, which languages they speak. Who says nothing works the
//! usual turns.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::agenda::{self, Exception, Pattern};
use super::planning::Window;
use super::working_time::{self, Worked};
use super::{Spoken, TEAM_ROLES, Turn, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::id::AccountId;
use crate::journal;
use crate::people::{self, Account, Right};
use crate::settings::WorkingTime;

/// Monday to Saturday.
pub const ALL_DAYS: i64 = 0b11_1111;
/// The days as forms name them; the same words as those of a site's working days.
pub const WEEKDAYS: [&str; 6] = ["mon", "tue", "wed", "thu", "fri", "sat"];
/// The longest break.
pub(super) const MOST_BREAK_S: i64 = 3 * 3_600;

/// How somebody works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkPattern {
    /// On which days, as bits, Monday the lowest; all six means five of them in turn.
    pub days: i64,
    /// At what time of day.
    pub turn: Turn,
    /// The languages besides French.
    pub spoken: Vec<Spoken>,
    /// With hours of their own: from when to when on Monday, on Tuesday … on Saturday.
    pub own: [Option<Window>; 6],
    /// How long their own break is, in seconds.
    pub break_s: i64,
}

impl Default for WorkPattern {
    fn default() -> Self {
        let Pattern { turn, own, break_s, .. } = Pattern::default();
        Self { days: ALL_DAYS, turn, spoken: Vec::new(), own, break_s }
    }
}

impl WorkPattern {
    /// The same as the agenda wants it.
    pub(super) fn of_the_week(&self) -> Pattern {
        let on = |day: usize| self.days & (1 << day) != 0;
        let own = std::array::from_fn(|day| self.own[day].filter(|_| on(day)));
        Pattern { days: std::array::from_fn(on), turn: self.turn, own, break_s: self.break_s, ..Pattern::default() }
    }

    /// The same with exceptions; of two on one day the later counts.
    pub(super) fn with_exceptions(&self, exceptions: impl IntoIterator<Item = Exception>) -> Pattern {
        let exceptions = exceptions.into_iter().map(|exception| (exception.on, exception)).collect();
        Pattern { exceptions, ..self.of_the_week() }
    }

    /// What is wrong with hours of their own: a day without, an end before its beginning, more than the law allows.
    fn check(&self, limits: &WorkingTime, faults: &mut Faults) {
        if self.days & ALL_DAYS == 0 || self.days & !ALL_DAYS != 0 {
            faults.add("/days", Sentence::new("visits-pattern-no-days"));
        }
        if self.turn != Turn::Own {
            return;
        }
        if !(0..=MOST_BREAK_S).contains(&self.break_s) {
            faults.add("/break_min", Sentence::new("visits-pattern-break").with("most", MOST_BREAK_S / 60));
        }
        let pattern = self.of_the_week();
        for (day, word) in WEEKDAYS.iter().enumerate().filter(|(day, _)| pattern.days[*day]) {
            let day_words = || Sentence::new(format!("day-{word}"));
            match pattern.own[day] {
                None => faults.add(
                    format!("/from_{word}"),
                    Sentence::new("visits-pattern-hours-missing").with("day", day_words()),
                ),
                Some(own) if own.from_s >= own.to_s => {
                    faults.add(
                        format!("/from_{word}"),
                        Sentence::new("visits-pattern-hours-order").with("day", day_words()),
                    );
                }
                Some(_) => {}
            }
        }
        // Weeks of it, so that what lies between them and their average are checked too.
        let monday = NaiveDate::default() + TimeDelta::days(4);
        let weeks = (0..limits.average_weeks.max(2)).map(|week| monday + TimeDelta::weeks(week));
        let days: Vec<(i64, Window)> = (0..).zip(pattern.own).filter_map(|(day, own)| Some((day, own?))).collect();
        let days = weeks.flat_map(|monday| days.iter().map(move |(day, own)| (monday + TimeDelta::days(*day), *own)));
        let work = days.filter(|(_, own)| own.from_s < own.to_s);
        let work = work.map(|(on, hours)| Worked::during(on, hours, agenda::own_break(hours, self.break_s)));
        let work: Vec<Worked> = work.collect();
        let mut told = Vec::new();
        for excess in working_time::excesses(&work, limits) {
            let word = WEEKDAYS[excess.on.weekday().num_days_from_monday() as usize];
            if !told.contains(&(word, excess.limit)) {
                told.push((word, excess.limit));
                faults.add(format!("/from_{word}"), excess.sentence(Sentence::new(format!("day-{word}")), limits));
            }
        }
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
    let mut faults = Faults::new();
    pattern.check(&app.settings.working_time, &mut faults);
    faults.end()?;
    store::team::set_pattern(tx, id, pattern).await?;
    journal::record(app, tx, actor.id, "work_pattern.set", id, "").await
}
