//! The ways out of one channel, in the order of preference: each with its breaker and its pace. A message goes by the first that may be
//! asked; when that one fails without having taken it, by the next.

use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};

use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};

use super::breaker::{Allowance, Breaker};
use super::content::Content;
use super::email::{self, Post};
use super::outbox::{Channel, Recipient};
use super::outcome::{Outcome, Reason};
use super::sms::segments::coding;
use super::sms::{self, Gateway};
use super::{delivery::Claimed, hooks};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::i18n::Sentence;

/// All ways out of one channel.
pub(super) struct Routes {
    app: App,
    routes: Vec<Route>,
}

struct Route {
    way: Way,
    breaker: Mutex<Breaker>,
    pace: Option<DefaultDirectRateLimiter>,
}

enum Way {
    Email(Box<Post>),
    Sms(Arc<dyn Gateway>),
}

/// One try by one way.
pub(super) struct Try {
    pub gateway: &'static str,
    pub started_at: Timestamp,
    pub ended_at: Timestamp,
    pub outcome: Outcome,
}

impl Routes {
    /// What the settings set up; empty when nothing is.
    pub(super) fn open(app: &App, channel: Channel) -> Result<Self> {
        let (ways, per_second): (Vec<Way>, u32) = match channel {
            Channel::Email => {
                let mail = &app.settings.mail;
                (Post::open(mail)?.map(Box::new).map(Way::Email).into_iter().collect(), mail.per_second)
            }
            Channel::Sms => {
                let gateways = sms::gateways(app, &sms::client()?);
                (gateways.into_iter().map(Way::Sms).collect(), app.settings.sms.per_second)
            }
        };
        let route = |way| Route {
            way,
            breaker: Mutex::default(),
            pace: NonZeroU32::new(per_second).map(|pace| RateLimiter::direct(Quota::per_second(pace))),
        };
        Ok(Self { app: app.clone(), routes: ways.into_iter().map(route).collect() })
    }

    /// Whether nothing is set up.
    pub(super) fn is_empty(&self) -> bool {
        self.routes.is_empty()
    }

    /// The name of the way that a message would take.
    pub(super) fn first_name(&self) -> &'static str {
        let now = self.app.now();
        let first = self.routes.iter().find(|route| route.breaker().allowance(now) > Allowance::None);
        first.or(self.routes.first()).map_or("", Route::name)
    }

    /// How many messages may be claimed now.
    pub(super) fn room(&self, room: usize) -> usize {
        let now = self.app.now();
        match self.routes.iter().map(|route| route.breaker().allowance(now)).max() {
            None | Some(Allowance::All) => room,
            Some(Allowance::One) => room.min(1),
            Some(Allowance::None) => 0,
        }
    }

    /// Hands a message over, by one way after the other. At least one try comes back.
    pub(super) async fn submit(&self, claimed: &Claimed) -> Vec<Try> {
        let mut tries = Vec::new();
        for route in &self.routes {
            let started_at = self.app.now();
            if !route.breaker().begin(started_at) {
                continue;
            }
            if let Some(pace) = &route.pace {
                pace.until_ready().await;
            }
            let outcome = route.way.submit(&self.app, claimed).await;
            let ended_at = self.app.now();
            route.learn(&outcome, ended_at);
            // Only what was certainly not taken may be given to the next.
            let goes_on = matches!(outcome, Outcome::Retry { .. });
            tries.push(Try { gateway: route.name(), started_at, ended_at, outcome });
            if !goes_on {
                break;
            }
        }
        if tries.is_empty() {
            let now = self.app.now();
            let outcome = Outcome::retry(Reason::Resting, "", None);
            tries.push(Try { gateway: self.first_name(), started_at: now, ended_at: now, outcome });
        }
        tries
    }
}

impl Route {
    fn breaker(&self) -> std::sync::MutexGuard<'_, Breaker> {
        self.breaker.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn name(&self) -> &'static str {
        match &self.way {
            Way::Email(_) => "smtp",
            Way::Sms(gateway) => gateway.name(),
        }
    }

    fn learn(&self, outcome: &Outcome, now: Timestamp) {
        let mut breaker = self.breaker();
        match outcome {
            Outcome::Retry { after: Some(after), .. } => breaker.pause(now, *after),
            outcome if outcome.is_gateway_failure() => breaker.failed(now),
            _ => breaker.succeeded(),
        }
    }
}

impl Way {
    async fn submit(&self, app: &App, claimed: &Claimed) -> Outcome {
        match (self, &claimed.recipient, &claimed.content) {
            (Self::Email(post), Recipient::Email(to), Content::Letter(letter)) => {
                post.submit(&email::Outgoing {
                    id: claimed.id,
                    to: to.clone(),
                    letter: letter.clone(),
                    language: claimed.language,
                    written_at: claimed.written_at,
                    unsubscribe_url: claimed.unsubscribe_url.clone(),
                })
                .await
            }
            (Self::Sms(gateway), Recipient::Sms(to), Content::Short(text)) => {
                let text = match claimed.maybe_sent {
                    true => claimed.language.tell(&Sentence::new("text-again").with("words", text.as_str())),
                    false => text.clone(),
                };
                gateway
                    .submit(&sms::Outgoing {
                        to: to.to_string(),
                        coding: coding(&text),
                        text,
                        reference: claimed.attempt_id.to_string(),
                        receipt_url: hooks::url(app, gateway.name(), "receipt"),
                    })
                    .await
            }
            _ => Outcome::give_up(Reason::Unwritable, ""),
        }
    }
}
