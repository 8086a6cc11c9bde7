//! What became of one try to deliver: a type, so that whether to try again is decided by who knows, and when is decided in one
//! place. Pure.

use std::time::Duration;

use crate::i18n::Sentence;

crate::vocabulary! {
    /// How one try ended, as its row says it.
    pub enum AttemptOutcome {
        /// The next server took it over.
        Accepted = "accepted",
        /// It was not taken, and may be later.
        Retry = "retry",
        /// It was refused for good.
        GivenUp = "given_up",
        /// Nobody knows whether it was taken.
        Unknown = "unknown",
    }
}

/// Why a try did not simply succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The server does not answer.
    Unreachable,
    /// The connection broke after it went out.
    BrokenOff,
    /// The answer makes no sense.
    Nonsense,
    /// Our user name, password or credit is refused.
    Credentials,
    /// It was refused for now.
    NotNow,
    /// It was refused for good.
    Refused,
    /// It cannot be composed.
    Unwritable,
    /// The gateways rest after too many failures.
    Resting,
}

impl Reason {
    fn key(self) -> &'static str {
        match self {
            Self::Unreachable => "notifications-reason-unreachable",
            Self::BrokenOff => "notifications-reason-broken-off",
            Self::Nonsense => "notifications-reason-nonsense",
            Self::Credentials => "notifications-reason-credentials",
            Self::NotNow => "notifications-reason-not-now",
            Self::Refused => "notifications-reason-refused",
            Self::Unwritable => "notifications-reason-unwritable",
            Self::Resting => "notifications-reason-resting",
        }
    }

    /// Whether it says something about the gateway and not about this one message.
    fn is_about_gateway(self) -> bool {
        matches!(self, Self::Unreachable | Self::BrokenOff | Self::Nonsense | Self::Credentials)
    }
}

/// What became of one try to deliver. The text beside a reason is what the server said, without personal data.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The next server took it over.
    Accepted {
        /// How the next server names it.
        provider_id: Option<String>,
    },
    /// It was certainly not taken; trying again can help.
    Retry {
        /// Why it was not taken.
        reason: Reason,
        /// What the server said.
        answer: String,
        /// When the server wants to be asked again.
        after: Option<Duration>,
    },
    /// It was refused, and would be again.
    GiveUp {
        /// Why.
        reason: Reason,
        /// What the server said.
        answer: String,
    },
    /// The connection broke, or the answer made no sense, after it went out.
    Unknown {
        /// What happened.
        reason: Reason,
        /// What the server said.
        answer: String,
    },
}

impl Outcome {
    /// It was certainly not taken; trying again can help.
    pub fn retry(reason: Reason, answer: impl Into<String>, after: Option<Duration>) -> Self {
        Self::Retry { reason, answer: answer.into(), after }
    }

    /// It was refused, and would be again.
    pub fn give_up(reason: Reason, answer: impl Into<String>) -> Self {
        Self::GiveUp { reason, answer: answer.into() }
    }

    /// Nobody knows whether it was taken.
    pub fn unknown(reason: Reason, answer: impl Into<String>) -> Self {
        Self::Unknown { reason, answer: answer.into() }
    }

    /// The word of the attempt's row.
    pub fn word(&self) -> AttemptOutcome {
        match self {
            Self::Accepted { .. } => AttemptOutcome::Accepted,
            Self::Retry { .. } => AttemptOutcome::Retry,
            Self::GiveUp { .. } => AttemptOutcome::GivenUp,
            Self::Unknown { .. } => AttemptOutcome::Unknown,
        }
    }

    /// Why it was not simply accepted, as a sentence.
    pub fn sentence(&self) -> Option<Sentence> {
        match self {
            Self::Accepted { .. } => None,
            Self::Retry { reason, answer, .. } | Self::GiveUp { reason, answer } | Self::Unknown { reason, answer } => {
                Some(Sentence::new(reason.key()).with("answer", answer.as_str()))
            }
        }
    }

    /// Whether the gateway failed, and not this one message.
    pub fn is_gateway_failure(&self) -> bool {
        match self {
            Self::Retry { reason, .. } | Self::Unknown { reason, .. } => reason.is_about_gateway(),
            Self::Accepted { .. } | Self::GiveUp { .. } => false,
        }
    }
}

/// The shortest that a server may make us wait.
const AFTER_MIN: Duration = Duration::from_secs(5);
/// The longest.
const AFTER_MAX: Duration = Duration::from_secs(6 * 3_600);

/// How long to wait after the given number of tries; none: that was the last. `chance` from 0 to 1 spreads the tries, so that
/// what failed together does not come back together.
pub fn delay(delays_s: &[u64], tries: i64, after: Option<Duration>, chance: f64) -> Option<Duration> {
    const SPREAD: f64 = 0.2;
    let place = usize::try_from(tries.max(1) - 1).unwrap_or(usize::MAX);
    let configured = Duration::from_secs(*delays_s.get(place)?);
    let spread = 1.0 - SPREAD + 2.0 * SPREAD * chance;
    Some(match after {
        // Never earlier than the server asked.
        Some(after) => after.clamp(AFTER_MIN, AFTER_MAX).mul_f64(1.0 + SPREAD * chance),
        None => configured.mul_f64(spread),
    })
}

/// How many seconds or until when a `Retry-After` says; the form with a date is not honoured.
pub fn retry_after(header: Option<&str>) -> Option<Duration> {
    header?.trim().parse().ok().map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn delays_follow_the_list_and_then_end() {
        let wait = |tries| delay(&[60, 300], tries, None, 0.5);
        assert_eq!(wait(1), Some(Duration::from_secs(60)));
        assert_eq!(wait(2), Some(Duration::from_secs(300)));
        assert_eq!(wait(3), None);
    }

    #[test]
    fn a_server_is_asked_again_when_it_wants_within_bounds() {
        let wait = |seconds| delay(&[60], 1, Some(Duration::from_secs(seconds)), 0.0);
        assert_eq!(wait(90), Some(Duration::from_secs(90)));
        assert_eq!(wait(0), Some(AFTER_MIN));
        assert_eq!(wait(10_000_000), Some(AFTER_MAX));
    }

    proptest! {
        #[test]
        fn chance_spreads_by_a_fifth_at_most(seconds in 1..100_000u64, chance in 0.0..1.0f64) {
            let wait = delay(&[seconds], 1, None, chance).unwrap().as_secs_f64();
            prop_assert!((wait - seconds as f64).abs() <= 0.2 * seconds as f64 + 1e-6);
        }
    }
}
