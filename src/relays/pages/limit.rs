//! How much may be sent without an account. From one address: generous for a house behind one connection, too little for a flood.
//! From everywhere at once: when far more comes in than neighbours ever wrote, whoever files works a little first, which nobody who
//! files once notices and who files thousands does; who has no scripts waits a minute instead.

use std::num::NonZeroU32;
use std::sync::LazyLock;

use chrono::TimeDelta;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::web::{FromAddress, Typed};
use crate::{grievances, reading};

/// At once, and regained within the hour.
const AN_HOUR: NonZeroU32 = NonZeroU32::new(30).unwrap();
/// How many addresses are remembered before those at rest are forgotten.
const REMEMBERED: usize = 10_000;
/// How many zeros begin the hash that is looked for: a telephone tries some tens of thousands in two seconds.
const ZERO_BITS: u32 = 15;
/// How long a form is good for.
const FORM_HOURS: i64 = 6;
/// How long who has no scripts waits, and how many of them are let through in such a time.
const WAIT_S: i64 = 60;
const WAITERS: i64 = 10;
/// Over how long it is counted what comes in.
const COUNTED_MINUTES: i64 = 10;
const PURPOSE: &str = "relays.form";
/// The field that says when the form was opened.
pub(super) const OPENED: &str = "opened";
/// The field that holds what was found.
const WORK: &str = "work";

static SENT: LazyLock<DefaultKeyedRateLimiter<String>> = LazyLock::new(|| RateLimiter::keyed(Quota::per_hour(AN_HOUR)));

/// Counts one sending; when it is one too many, the minutes to wait.
pub(super) fn minutes_to_wait(from: FromAddress) -> Option<u64> {
    if SENT.len() > REMEMBERED {
        SENT.retain_recent();
    }
    let until = SENT.check_key(&from.to_string()).err()?;
    Some(until.wait_time_from(DefaultClock::default().now()).as_secs() / 60 + 1)
}

/// How many zeros the hash has to begin with, when work is asked for; none when no more comes in than neighbours write.
pub(super) async fn zero_bits_asked(app: &App) -> Result<Option<u32>> {
    let since = app.now() - TimeDelta::minutes(COUNTED_MINUTES);
    let most = i64::from(app.settings.intake.most_in_ten_minutes);
    let count = reading!(app.db, tx => grievances::count_filed_online(tx, since, most).await)?;
    Ok((count >= most).then_some(ZERO_BITS))
}

/// What a form carries so that it can be told when it was opened.
pub(super) fn opened(app: &App) -> String {
    let at = app.now().timestamp().to_string();
    let stamp = stamp(app, &at);
    format!("{at}.{stamp}")
}

fn stamp(app: &App, at: &str) -> String {
    crate::id::base32(&app.secrets.stamp(PURPOSE, &[at.as_bytes()])[..12])
}

/// When a form of ours was opened; none for one that is not ours or too old.
fn opened_at(app: &App, form: &Typed) -> Option<Timestamp> {
    let (at, own) = form.text(OPENED)?.split_once('.')?;
    let opened = Timestamp::from_timestamp(at.parse().ok()?, 0)?;
    let age = app.now() - opened;
    (own == stamp(app, at) && age >= TimeDelta::zero() && age <= TimeDelta::hours(FORM_HOURS)).then_some(opened)
}

/// The form with a moment of opening of ours: its own, else now.
pub(super) fn opened_again(app: &App, mut form: Typed) -> Typed {
    if opened_at(app, &form).is_none() {
        form.set(OPENED, opened(app));
    }
    form
}

/// Whether a form may be filed while work is asked for: the work was done, or it was opened long enough ago and few others waited so.
pub(super) async fn may_pass(app: &App, form: &Typed) -> Result<bool> {
    let Some(opened) = opened_at(app, form) else { return Ok(false) };
    if is_done(form) {
        return Ok(true);
    }
    let since = app.now() - TimeDelta::seconds(WAIT_S);
    Ok(opened <= since && reading!(app.db, tx => grievances::count_filed_online(tx, since, WAITERS).await)? < WAITERS)
}

/// The work is about everything that was typed: other words are other work.
fn is_done(form: &Typed) -> bool {
    let Some(work) = form.text(WORK) else { return false };
    let fields = form.fields().filter(|(name, _)| *name != WORK);
    let typed: String = fields.map(|(name, value)| format!("{name}={}\n", value.replace("\r\n", "\n"))).collect();
    let hash = Sha256::digest(typed + work);
    let beginning = hash.first_chunk::<4>().map_or(u32::MAX, |bytes| u32::from_be_bytes(*bytes));
    beginning.leading_zeros() >= ZERO_BITS
}
