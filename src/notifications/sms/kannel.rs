//! Kannel, a gateway that one runs oneself. Its `sendsms` takes a GET with everything in the query. With its default coding it turns
//! letters outside the short alphabet into question marks without a word, so the coding is always said.

use async_trait::async_trait;
use reqwest::Client;

use super::segments::Coding;
use super::{Answered, Callback, Gateway, Outgoing, Receipt, ReceiptState, ask};
use crate::notifications::outcome::Outcome;
use crate::settings::Sms as SmsSettings;

/// Which receipts are wanted: 1 delivered, 2 undeliverable, 16 rejected.
const RECEIPTS_WANTED: &str = "19";

/// Kannel's sendsms.
pub(super) struct Kannel {
    client: Client,
    settings: SmsSettings,
}

impl Kannel {
    pub(super) fn new(client: Client, settings: &SmsSettings) -> Self {
        Self { client, settings: settings.clone() }
    }
}

#[async_trait]
impl Gateway for Kannel {
    fn name(&self) -> &'static str {
        "kannel"
    }

    async fn submit(&self, sms: &Outgoing) -> Outcome {
        // Kannel puts its own values in the place of %d and %A; our name for the try goes along.
        let receipt_url = format!("{}?reference={}&state=%d&words=%A", sms.receipt_url, sms.reference);
        let mut query = vec![
            ("username", self.settings.username.as_str()),
            ("password", &self.settings.password),
            ("to", &sms.to),
            ("text", &sms.text),
            ("charset", "UTF-8"),
            ("coding", if sms.coding == Coding::Gsm7 { "0" } else { "2" }),
            ("dlr-mask", RECEIPTS_WANTED),
            ("dlr-url", &receipt_url),
        ];
        if !self.settings.sender.is_empty() {
            query.push(("from", &self.settings.sender));
        }
        match ask(self.client.get(&self.settings.kannel_url).query(&query), self.settings.timeout_s).await {
            Ok(answered) => read(&answered),
            Err(outcome) => outcome,
        }
    }

    fn receipt(&self, report: &Callback) -> Option<Receipt> {
        let state = match report.value("state")?.as_str() {
            "1" => ReceiptState::Delivered,
            "2" | "16" => ReceiptState::Failed,
            _ => ReceiptState::Underway,
        };
        Some(Receipt { id: report.value("reference")?, state, words: report.value("words").unwrap_or_default() })
    }
}

/// What an answer means: `202 0: Accepted for delivery`, `202 3: Queued for later delivery`, `403 Authorization failed…`,
/// `503 Temporal failure, try again later.`
fn read(answered: &Answered) -> Outcome {
    match answered.status.as_u16() {
        200 | 202 if answered.text.starts_with("0:") || answered.text.starts_with("3:") => {
            Outcome::Accepted { provider_id: None }
        }
        _ => answered.not_accepted(),
    }
}

#[cfg(test)]
mod tests {
    use reqwest::StatusCode;

    use super::*;
    use crate::notifications::outcome::AttemptOutcome;

    #[test]
    fn each_answer_says_whether_to_try_again() {
        let word = |status: u16, answer: &str| {
            let status = StatusCode::from_u16(status).unwrap();
            read(&Answered { status, after: None, text: answer.to_owned() }).word()
        };
        assert_eq!(word(202, "0: Accepted for delivery"), AttemptOutcome::Accepted);
        assert_eq!(word(202, "3: Queued for later delivery"), AttemptOutcome::Accepted);
        assert_eq!(word(200, "<html>Welcome to the hotel"), AttemptOutcome::Unknown);
        assert_eq!(word(403, "Authorization failed for sendsms"), AttemptOutcome::Retry);
        assert_eq!(word(503, "Temporal failure, try again later."), AttemptOutcome::Retry);
        assert_eq!(word(400, "Missing receiver number"), AttemptOutcome::GivenUp);
    }
}
