//! How much one address may send without an account: generous for a house behind one connection, too little for a flood.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::sync::LazyLock;

use axum::Extension;
use axum::extract::ConnectInfo;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// At once, and regained within the hour.
const AN_HOUR: NonZeroU32 = NonZeroU32::new(30).unwrap();
/// How many addresses are remembered before those at rest are forgotten.
const REMEMBERED: usize = 10_000;

static SENT: LazyLock<DefaultKeyedRateLimiter<String>> = LazyLock::new(|| RateLimiter::keyed(Quota::per_hour(AN_HOUR)));

/// Where a request came from.
pub(super) type From = Option<Extension<ConnectInfo<SocketAddr>>>;

/// Counts one sending; when it is one too many, the minutes to wait.
pub(super) fn minutes_to_wait(from: &From) -> Option<u64> {
    let address = from.as_ref().map(|from| from.0.0.ip().to_string()).unwrap_or_default();
    if SENT.len() > REMEMBERED {
        SENT.retain_recent();
    }
    let until = SENT.check_key(&address).err()?;
    Some(until.wait_time_from(DefaultClock::default().now()).as_secs() / 60 + 1)
}
