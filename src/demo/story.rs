//! The story that the demonstration tells, act by act, through the verbs that pages and programs call. It begins some weeks ago and
//! ends now: the clock goes on between the acts.

use chrono::TimeDelta;

use super::{accounts, district};
use crate::app::App;
use crate::error::Result;
use crate::i18n::Sentence;

/// How long ago the story begins.
pub(super) const BEGAN_AGO: TimeDelta = TimeDelta::days(28);

/// Tells the whole story. The clock of `app` stands where it begins, and stands at now when it has been told.
pub(super) async fn tell(app: &App, say: &mut (impl FnMut(Sentence) + Send)) -> Result<()> {
    let ends_at = app.now() + BEGAN_AGO;
    let today = ends_at.with_timezone(&app.settings.time_zone).date_naive();
    let people = accounts::open_all(app).await?;
    district::import(app, say).await?;
    app.clock.advance(TimeDelta::hours(2));
    district::register_tramway(app, &people, today).await?;
    app.clock.advance(ends_at - app.now());
    Ok(())
}
