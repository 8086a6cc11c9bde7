//! A mediator's rounds as a calendar that other programs subscribe to (RFC 5545), behind a private link. It names the site and the
//! times, and no door: calendars travel to places that nobody here knows.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use icalendar::{Calendar, Component, Event, EventLike};

use super::{RoundFile, TEAM_ROLES, rounds};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::{Language, Sentence};
use crate::people::{self, Account};

const PURPOSE: &str = "calendar";

/// The token of the private link to somebody's calendar: always the same.
pub fn calendar_token(app: &App, account: &Account) -> String {
    app.secrets.link(PURPOSE, account.id.0)
}

/// The calendar behind a token; whose account was closed has none any more.
pub async fn calendar_of_token(app: &App, tx: &mut Tx, token: &str, language: Language) -> Result<String> {
    let mut found = None;
    for role in TEAM_ROLES {
        for account in people::accounts_of(tx, role).await? {
            // Compared by their keyed hash, so that how long it takes says nothing of how much was right.
            if app.secrets.link_hash(PURPOSE, &calendar_token(app, &account)) == app.secrets.link_hash(PURPOSE, token) {
                found = Some(account);
            }
        }
    }
    let account = found.ok_or(Error::NotFound)?;
    let mut calendar = Calendar::new();
    calendar.name(&language.t("visits-my-rounds"));
    for file in rounds::rounds_of_mediator(app, tx, &account).await? {
        calendar.push(event(app, &file, language));
    }
    Ok(calendar.done().to_string())
}

fn event(app: &App, file: &RoundFile, language: Language) -> Event {
    let round = &file.round;
    let stops = Sentence::new("visits-stop-count").with("count", file.stops.len());
    let mut event = Event::with_uid(&format!("{}@riverain", round.id));
    event.timestamp(round.published_at.unwrap_or_else(|| app.now()));
    event.summary(&format!("{} · {}", language.t("visits-round"), file.campaign.site));
    event.description(&language.tell(&stops));
    event.starts(moment(app, round.walked_on, round.leaves_s));
    event.ends(moment(app, round.walked_on, round.back_s));
    event.url(&app.url(&format!("/rounds/{}", round.id)));
    event.done()
}

/// A civil time of a day as a moment; one that the clocks leave out is the next that there is.
fn moment(app: &App, day: NaiveDate, seconds: i64) -> DateTime<Utc> {
    let seconds = u32::try_from(seconds.clamp(0, 86_399)).unwrap_or_default();
    let civil = day.and_time(NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default());
    let zone = app.settings.time_zone;
    let moment = zone.from_local_datetime(&civil).earliest();
    let later = || zone.from_local_datetime(&(civil + chrono::TimeDelta::hours(1))).earliest();
    moment.or_else(later).map_or_else(|| civil.and_utc(), |moment| moment.with_timezone(&Utc))
}
