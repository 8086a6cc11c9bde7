//! Brevo: `POST /transactionalSMS/sms` with the key in a header. Our name for the try goes along as its tag.

use async_trait::async_trait;
use reqwest::Client;
use serde_json::json;

use super::segments::Coding;
use super::{Callback, Gateway, Outgoing, Receipt, ReceiptState, ask, id_text};
use crate::notifications::outcome::Outcome;
use crate::settings::Sms as SmsSettings;

/// Brevo's transactional SMS.
pub(super) struct Brevo {
    client: Client,
    settings: SmsSettings,
}

impl Brevo {
    pub(super) fn new(client: Client, settings: &SmsSettings) -> Self {
        Self { client, settings: settings.clone() }
    }
}

#[async_trait]
impl Gateway for Brevo {
    fn name(&self) -> &'static str {
        "brevo"
    }

    async fn submit(&self, sms: &Outgoing) -> Outcome {
        let own = &self.settings.brevo;
        let body = json!({
            "sender": self.settings.sender,
            "recipient": sms.to.trim_start_matches('+'),
            "content": sms.text,
            "type": "transactional",
            "unicodeEnabled": sms.coding == Coding::Ucs2,
            "tag": sms.reference,
            "webUrl": sms.receipt_url,
        });
        let url = format!("{}/transactionalSMS/sms", own.url.trim_end_matches('/'));
        let answered =
            match ask(self.client.post(url).header("api-key", &own.api_key).json(&body), self.settings.timeout_s).await
            {
                Ok(answered) => answered,
                Err(outcome) => return outcome,
            };
        match id_text(&answered.json()["messageId"]) {
            Some(id) if answered.status.is_success() => Outcome::Accepted { provider_id: Some(id) },
            _ => answered.not_accepted(),
        }
    }

    fn receipt(&self, report: &Callback) -> Option<Receipt> {
        let words = report.value("msg_status")?;
        let state = match words.as_str() {
            "delivered" => ReceiptState::Delivered,
            "soft_bounce" | "hard_bounce" | "rejected" | "blacklisted" => ReceiptState::Failed,
            _ => ReceiptState::Underway,
        };
        Some(Receipt { id: report.value("messageId")?, state, words })
    }
}
