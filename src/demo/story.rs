//! The story that the demonstration tells, act by act, through the verbs that pages and programs call. It begins some weeks ago and
//! ends now: the clock goes on between the acts, and whatever falls due in between is done as the service would.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::accounts::{self, People};
use super::campaign::Walked;
use super::{bulletins, campaign, district, grievances, mediation};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::SiteId;
use crate::{relays, writing};

/// How long ago the story begins.
pub(super) const BEGAN_AGO: TimeDelta = TimeDelta::days(28);

/// Where the story stands and who is in it.
pub(super) struct Story<'a> {
    pub(super) app: &'a App,
    pub(super) people: People,
    pub(super) site: SiteId,
    /// The day on which the demonstration is made.
    pub(super) today: NaiveDate,
    ends_at: Timestamp,
}

/// Tells the whole story. The clock of `app` stands where it begins, and stands at now when it has been told.
pub(super) async fn tell(app: &App, say: &mut (impl FnMut(Sentence) + Send)) -> Result<()> {
    let ends_at = app.now() + BEGAN_AGO;
    let today = ends_at.with_timezone(&app.settings.time_zone).date_naive();
    let people = accounts::open_all(app).await?;
    district::import(app, say).await?;
    app.clock.advance(TimeDelta::hours(2));
    let site = district::register_tramway(app, &people, today).await?;
    let story = Story { app, people, site, today, ends_at };

    say(Sentence::new("demo-tells"));
    let first = grievances::weeks_ago(&story).await?;
    let campaign = campaign::plan(&story).await?;
    grievances::days_ago(&story).await?;
    bulletins::subscribe_and_tell(&story).await?;
    campaign::walk(&story, campaign, Walked::Before).await?;
    mediation::begin(&story, first).await?;
    grievances::lately(&story).await?;
    campaign::walk(&story, campaign, Walked::Today).await?;
    bulletins::plan_ahead(&story).await?;
    story.go_to(0, "23:59").await
}

impl Story<'_> {
    /// Lets time pass until this hour so many days ago, but never beyond now.
    pub(super) async fn go_to(&self, days_ago: i64, hour: &str) -> Result<()> {
        let hour: NaiveTime = format!("{hour}:00").parse().map_err(Error::internal)?;
        self.pass_until((self.today - TimeDelta::days(days_ago)).and_time(hour)).await
    }

    /// Lets time pass until a civil moment, but never beyond now.
    pub(super) async fn pass_until(&self, moment: NaiveDateTime) -> Result<()> {
        let wait = self.moment(moment).min(self.ends_at) - self.app.now();
        if wait > TimeDelta::zero() {
            self.app.clock.advance(wait);
        }
        writing!(self.app.db, tx => relays::press(self.app, tx).await.map(drop))
    }

    /// A civil moment as a moment; in the hour that a change of the clocks leaves out, the next that there is.
    pub(super) fn moment(&self, moment: NaiveDateTime) -> Timestamp {
        let zone = self.app.settings.time_zone;
        let civil = moment.and_local_timezone(zone).earliest();
        civil.map_or_else(|| moment.and_utc(), |civil| civil.to_utc())
    }

    /// The date on the story's calendar.
    pub(super) fn date(&self) -> NaiveDate {
        self.app.clock.today(self.app.settings.time_zone)
    }
}
