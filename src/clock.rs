//! The time, as a value that is handed in: the system's clock when serving, a settable one in tests. Moments are UTC and cut
//! to microseconds, because PostgreSQL keeps no more. Nothing else in the house may ask what time it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

/// A moment, UTC, in microseconds.
pub type Timestamp = DateTime<Utc>;

/// Says what time it is.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    System,
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands at `moment` until it is moved; its clones move with it.
    pub fn set_at(moment: Timestamp) -> Self {
        Self(Source::Set(Arc::new(AtomicI64::new(moment.timestamp_micros()))))
    }

    /// The present moment.
    #[allow(clippy::disallowed_methods, reason = "the one place that may ask the system")]
    pub fn now(&self) -> Timestamp {
        let micros = match &self.0 {
            Source::System => Utc::now().timestamp_micros(),
            Source::Set(micros) => micros.load(Ordering::Relaxed),
        };
        DateTime::from_timestamp_micros(micros).unwrap_or(DateTime::UNIX_EPOCH)
    }

    /// Today's date in a civil time zone.
    pub fn today(&self, zone: Tz) -> NaiveDate {
        self.now().with_timezone(&zone).date_naive()
    }

    /// Moves a settable clock; the system's clock goes on as it likes.
    pub fn advance(&self, by: TimeDelta) {
        if let Source::Set(micros) = &self.0 {
            micros.fetch_add(by.num_microseconds().unwrap_or(0), Ordering::Relaxed);
        }
    }
}
