//! Octopush: `POST /sms-campaign/send` with key and login in headers. It does not send the same `request_id` twice within a day, so
//! a try whose answer was lost can safely be made again. Its times have no zone and are not used.

use async_trait::async_trait;
use reqwest::Client;
use serde_json::json;

use super::{Callback, Gateway, Outgoing, Receipt, ReceiptState, ask, id_text};
use crate::notifications::outcome::Outcome;
use crate::settings::Sms as SmsSettings;

/// Octopush's campaigns of one.
pub(super) struct Octopush {
    client: Client,
    settings: SmsSettings,
}

impl Octopush {
    pub(super) fn new(client: Client, settings: &SmsSettings) -> Self {
        Self { client, settings: settings.clone() }
    }
}

#[async_trait]
impl Gateway for Octopush {
    fn name(&self) -> &'static str {
        "octopush"
    }

    async fn submit(&self, sms: &Outgoing) -> Outcome {
        let own = &self.settings.octopush;
        let mut body = json!({
            "recipients": [{ "phone_number": sms.to }],
            "text": sms.text,
            "type": "sms_premium",
            // Information, not marketing.
            "purpose": "alert",
            "request_id": sms.reference,
        });
        if !self.settings.sender.is_empty() {
            body["sender"] = json!(self.settings.sender);
        }
        let request = self
            .client
            .post(format!("{}/sms-campaign/send", own.url.trim_end_matches('/')))
            .header("api-login", &own.login)
            .header("api-key", &own.api_key)
            .json(&body);
        let answered = match ask(request, self.settings.timeout_s).await {
            Ok(answered) => answered,
            Err(outcome) => return outcome,
        };
        let answer = answered.json();
        match id_text(&answer["sms_ticket"]).or_else(|| id_text(&answer["ticket"])) {
            Some(id) if answered.status.is_success() => Outcome::Accepted { provider_id: Some(id) },
            _ => answered.not_accepted(),
        }
    }

    fn receipt(&self, report: &Callback) -> Option<Receipt> {
        let words = report.value("status")?;
        let state = match words.to_ascii_uppercase().as_str() {
            "DELIVERED" => ReceiptState::Delivered,
            "NOT_DELIVERED" | "BAD_DESTINATION" | "NOT_ALLOWED" | "BLACKLISTED_NUMBER" | "EXPIRED" => {
                ReceiptState::Failed
            }
            _ => ReceiptState::Underway,
        };
        Some(Receipt { id: report.value("message_id")?, state, words })
    }
}
