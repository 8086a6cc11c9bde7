//! A gateway that keeps failing rests: nobody waits for it, and it is asked by one message alone whether it is back. Pure.

use std::time::Duration;

use chrono::TimeDelta;

use crate::clock::Timestamp;

/// After so many failures in a row a gateway rests.
const FAILURES: u32 = 5;
/// How long it rests first; twice as long each time that it fails again.
const FIRST_REST_S: i64 = 15;
/// How long it rests at most.
const LONGEST_REST_S: i64 = 600;

/// Whether a gateway may be asked.
#[derive(Debug, Default)]
pub struct Breaker {
    failures: u32,
    rests: u32,
    resting_until: Option<Timestamp>,
    is_probing: bool,
}

/// How many messages a gateway may be given now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Allowance {
    /// None: it rests.
    None,
    /// One, to see whether it is back.
    One,
    /// As many as there are.
    All,
}

impl Breaker {
    /// How many messages may be given now.
    pub fn allowance(&self, now: Timestamp) -> Allowance {
        match self.resting_until {
            None => Allowance::All,
            Some(until) if now >= until && !self.is_probing => Allowance::One,
            Some(_) => Allowance::None,
        }
    }

    /// Takes the right to give one message; false when there is none.
    pub fn begin(&mut self, now: Timestamp) -> bool {
        let allowance = self.allowance(now);
        self.is_probing |= allowance == Allowance::One;
        allowance != Allowance::None
    }

    /// A message went through, or was refused for what it is: the gateway works.
    pub fn succeeded(&mut self) {
        *self = Self::default();
    }

    /// The gateway failed.
    pub fn failed(&mut self, now: Timestamp) {
        let was_probing = std::mem::take(&mut self.is_probing);
        self.failures += 1;
        if was_probing || (self.resting_until.is_none() && self.failures >= FAILURES) {
            let rest_s = (FIRST_REST_S << self.rests.min(8)).min(LONGEST_REST_S);
            self.rests += 1;
            self.resting_until = Some(now + TimeDelta::seconds(rest_s));
        }
    }

    /// The gateway asked to be left alone for a while.
    pub fn pause(&mut self, now: Timestamp, wait: Duration) {
        self.is_probing = false;
        let wait = TimeDelta::from_std(wait).unwrap_or(TimeDelta::MAX).min(TimeDelta::seconds(LONGEST_REST_S));
        self.resting_until = Some(now + wait);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + TimeDelta::seconds(seconds)
    }

    #[test]
    fn after_five_failures_it_rests_and_is_then_asked_by_one() {
        let mut breaker = Breaker::default();
        for _ in 0..4 {
            breaker.failed(at(0));
        }
        assert_eq!(breaker.allowance(at(0)), Allowance::All);
        breaker.failed(at(0));
        assert_eq!(breaker.allowance(at(14)), Allowance::None);
        assert_eq!(breaker.allowance(at(15)), Allowance::One);
        assert!(breaker.begin(at(15)));
        assert!(!breaker.begin(at(15)));
        breaker.failed(at(16));
        assert_eq!(breaker.allowance(at(45)), Allowance::None);
        assert!(breaker.begin(at(46)));
        breaker.succeeded();
        assert_eq!(breaker.allowance(at(46)), Allowance::All);
    }

    #[test]
    fn what_was_under_way_when_it_began_to_rest_does_not_lengthen_the_rest() {
        let mut breaker = Breaker::default();
        for _ in 0..40 {
            breaker.failed(at(0));
        }
        assert_eq!(breaker.allowance(at(15)), Allowance::One);
    }

    #[test]
    fn it_is_left_alone_as_long_as_it_asks_within_bounds() {
        let mut breaker = Breaker::default();
        breaker.pause(at(0), Duration::from_secs(40));
        assert_eq!(breaker.allowance(at(39)), Allowance::None);
        assert_eq!(breaker.allowance(at(40)), Allowance::One);
        breaker.pause(at(0), Duration::from_secs(1_000_000));
        assert_eq!(breaker.allowance(at(600)), Allowance::One);
    }
}
