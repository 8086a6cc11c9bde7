//! SMS: one small trait, one file per gateway, and the arithmetic of telephones' alphabets.
//!
//! To add a gateway: a file with a type that implements [`Gateway`], its settings in `settings.rs` and `settings.toml`, its line in
//! [`gateways`], and a simulated server in `tests/it/gateways.rs` that answers as the provider documents.

mod brevo;
mod callback;
mod http;
mod kannel;
mod octopush;
mod ovh;
pub mod segments;
mod smsmode;
mod twilio;

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use reqwest::{Client, RequestBuilder, StatusCode};

use super::outcome::{Outcome, Reason, retry_after};
use crate::app::App;
use crate::error::{Error, Result};

pub use callback::{Callback, Inbound, Receipt, ReceiptState};

/// A text on its way to a telephone.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// The number, in international form.
    pub to: String,
    /// The words.
    pub text: String,
    /// The alphabet that they need.
    pub coding: segments::Coding,
    /// Our own name for this try; gateways that know one try from another by it do not send it twice.
    pub reference: String,
    /// Where the gateway may report what became of it.
    pub receipt_url: String,
}

/// A way to send SMS.
#[async_trait]
pub trait Gateway: Send + Sync {
    /// Its name, as attempts, settings and addresses have it.
    fn name(&self) -> &'static str;

    /// Hands a text over.
    async fn submit(&self, sms: &Outgoing) -> Outcome;

    /// Reads a report of what became of a text; none when it is not one, or not from the gateway.
    fn receipt(&self, report: &Callback) -> Option<Receipt>;

    /// Whether a call comes from the gateway, beside the secret in its address. Those that sign say so here.
    fn is_authentic(&self, _call: &Callback) -> bool {
        true
    }
}

/// A client for gateways.
pub fn client() -> Result<Client> {
    let builder = Client::builder().connect_timeout(Duration::from_secs(5)).redirect(reqwest::redirect::Policy::none());
    builder.build().map_err(Error::internal)
}

/// The gateways that are set up, in the order of preference.
pub fn gateways(app: &App, client: &Client) -> Vec<Arc<dyn Gateway>> {
    let settings = &app.settings.sms;
    let mut all: Vec<Arc<dyn Gateway>> = Vec::new();
    for name in &settings.order {
        let client = client.clone();
        match name.as_str() {
            "kannel" if !settings.kannel_url.is_empty() => all.push(Arc::new(kannel::Kannel::new(client, settings))),
            "ovh" if !settings.ovh.service.is_empty() => {
                all.push(Arc::new(ovh::Ovh::new(client, settings, app.clock.clone())));
            }
            "brevo" if !settings.brevo.api_key.is_empty() => all.push(Arc::new(brevo::Brevo::new(client, settings))),
            "twilio" if !settings.twilio.account.is_empty() => {
                all.push(Arc::new(twilio::Twilio::new(client, settings)));
            }
            "octopush" if !settings.octopush.api_key.is_empty() => {
                all.push(Arc::new(octopush::Octopush::new(client, settings)));
            }
            "smsmode" if !settings.smsmode.api_key.is_empty() => {
                all.push(Arc::new(smsmode::Smsmode::new(client, settings)));
            }
            "http" if !settings.http.url.is_empty() => all.push(Arc::new(http::Http::new(client, settings))),
            _ => {}
        }
    }
    all
}

/// An answer of a gateway.
struct Answered {
    status: StatusCode,
    after: Option<Duration>,
    text: String,
}

impl Answered {
    /// The answer as JSON; null when it is none.
    fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// The first words of it with its status, for the reason of an attempt.
    fn shown(&self) -> String {
        let words: String = self.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(200).collect();
        format!("{} {words}", self.status.as_u16())
    }

    /// What an answer means that does not say that the text was accepted, by its status alone.
    fn not_accepted(&self) -> Outcome {
        match self.status.as_u16() {
            200..=299 => Outcome::unknown(Reason::Nonsense, self.shown()),
            // Our own credentials, or our account is empty: somebody mends it, and the message waits.
            401..=403 => Outcome::retry(Reason::Credentials, self.shown(), self.after),
            408 | 425 | 429 | 500..=599 => Outcome::retry(Reason::NotNow, self.shown(), self.after),
            _ => Outcome::give_up(Reason::Refused, self.shown()),
        }
    }
}

/// Sends a request and reads the whole answer. A connection that never stood took nothing; what happened after is unknown.
async fn ask(request: RequestBuilder, timeout_s: u64) -> Result<Answered, Outcome> {
    let unanswered = |error: reqwest::Error| {
        let never_stood = error.is_connect() || error.is_builder();
        // The address may hold password and number.
        let answer = error.without_url().to_string();
        if never_stood {
            Outcome::retry(Reason::Unreachable, answer, None)
        } else {
            Outcome::unknown(Reason::BrokenOff, answer)
        }
    };
    let response = request.timeout(Duration::from_secs(timeout_s)).send().await.map_err(unanswered)?;
    let status = response.status();
    let after = retry_after(response.headers().get("retry-after").and_then(|value| value.to_str().ok()));
    let text = response.text().await.map_err(unanswered)?;
    Ok(Answered { status, after, text })
}

/// A JSON value as the text of an id, whether it was a text or a number.
fn id_text(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::String(text) if !text.is_empty() => Some(text.clone()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
