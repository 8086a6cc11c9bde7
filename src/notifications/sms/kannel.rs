//! Kannel, a gateway that one runs oneself. Its `sendsms` takes a GET with everything in the query. With its default coding it turns
//! letters outside the short alphabet into question marks without a word, so the coding is always said.

use async_trait::async_trait;
use reqwest::StatusCode;

use super::{Gateway, Outgoing};
use crate::i18n::Sentence;
use crate::notifications::outcome::{Outcome, retry_after};
use crate::notifications::sms::segments::Coding;
use crate::settings::Sms as SmsSettings;

/// Kannel's sendsms.
pub(super) struct Kannel {
    client: reqwest::Client,
    settings: SmsSettings,
}

impl Kannel {
    pub(super) fn new(client: reqwest::Client, settings: &SmsSettings) -> Self {
        Self { client, settings: settings.clone() }
    }
}

#[async_trait]
impl Gateway for Kannel {
    fn name(&self) -> &'static str {
        "kannel"
    }

    async fn submit(&self, sms: &Outgoing) -> Outcome {
        let mut query = vec![
            ("username", self.settings.username.as_str()),
            ("password", &self.settings.password),
            ("to", &sms.to),
            ("text", &sms.text),
            ("charset", "UTF-8"),
            ("coding", if sms.coding == Coding::Gsm7 { "0" } else { "2" }),
        ];
        if !self.settings.sender.is_empty() {
            query.push(("from", &self.settings.sender));
        }
        let response = match self.client.get(&self.settings.kannel_url).query(&query).send().await {
            Ok(response) => response,
            Err(error) => return unanswered(error),
        };
        let status = response.status();
        let after = retry_after(response.headers().get("retry-after").and_then(|value| value.to_str().ok()));
        let answer = match response.text().await {
            Ok(answer) => answer,
            Err(error) => return unanswered(error),
        };
        read(status, &answer, after)
    }
}

/// A request without an answer: certainly not taken when the connection never stood, unknown otherwise.
pub(super) fn unanswered(error: reqwest::Error) -> Outcome {
    let never_stood = error.is_connect() || error.is_builder();
    // The address holds password and number.
    let answer = error.without_url().to_string();
    if never_stood {
        Outcome::Retry { reason: Sentence::new("notifications-reason-unreachable").with("answer", answer), after: None }
    } else {
        Outcome::Unknown { reason: Sentence::new("notifications-reason-broken-off").with("answer", answer) }
    }
}

/// What an answer means: `202 0: Accepted for delivery`, `202 3: Queued for later delivery`, `403 Authorization failed…`,
/// `503 Temporal failure, try again later.`
fn read(status: StatusCode, answer: &str, after: Option<std::time::Duration>) -> Outcome {
    let shown: String = answer.chars().take(200).collect();
    let about = |key: &'static str| Sentence::new(key).with("answer", format!("{} {shown}", status.as_u16()));
    match status.as_u16() {
        200 | 202 if answer.starts_with("0:") || answer.starts_with("3:") => Outcome::Accepted { provider_id: None },
        200..=299 => Outcome::Unknown { reason: about("notifications-reason-nonsense") },
        // Our own credentials: somebody mends them, and the message waits.
        401 | 403 => Outcome::Retry { reason: about("notifications-reason-credentials"), after },
        408 | 429 | 500..=599 => Outcome::Retry { reason: about("notifications-reason-not-now"), after },
        _ => Outcome::GiveUp { reason: about("notifications-reason-refused") },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notifications::outcome::AttemptOutcome;

    #[test]
    fn each_answer_says_whether_to_try_again() {
        let word = |status: u16, answer| read(StatusCode::from_u16(status).unwrap(), answer, None).word();
        assert_eq!(word(202, "0: Accepted for delivery"), AttemptOutcome::Accepted);
        assert_eq!(word(202, "3: Queued for later delivery"), AttemptOutcome::Accepted);
        assert_eq!(word(200, "<html>Welcome to the hotel"), AttemptOutcome::Unknown);
        assert_eq!(word(403, "Authorization failed for sendsms"), AttemptOutcome::Retry);
        assert_eq!(word(503, "Temporal failure, try again later."), AttemptOutcome::Retry);
        assert_eq!(word(400, "Missing receiver number"), AttemptOutcome::GivenUp);
    }
}
