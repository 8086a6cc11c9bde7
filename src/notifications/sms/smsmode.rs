//! smsmode: `POST /sms/v1/messages` with the key in a header. Our name for the try goes along as `refClient`.

use async_trait::async_trait;
use reqwest::Client;
use serde_json::json;

use super::segments::Coding;
use super::{Callback, Gateway, Outgoing, Receipt, ReceiptState, ask, id_text};
use crate::notifications::outcome::Outcome;
use crate::settings::Sms as SmsSettings;

/// smsmode's messages.
pub(super) struct Smsmode {
    client: Client,
    settings: SmsSettings,
}

impl Smsmode {
    pub(super) fn new(client: Client, settings: &SmsSettings) -> Self {
        Self { client, settings: settings.clone() }
    }
}

#[async_trait]
impl Gateway for Smsmode {
    fn name(&self) -> &'static str {
        "smsmode"
    }

    async fn submit(&self, sms: &Outgoing) -> Outcome {
        let own = &self.settings.smsmode;
        let mut body = json!({
            "recipient": { "to": sms.to.trim_start_matches('+') },
            "body": {
                "text": sms.text,
                "encoding": if sms.coding == Coding::Gsm7 { "GSM7" } else { "UNICODE" },
            },
            "refClient": sms.reference,
            "callbackUrlStatus": sms.receipt_url,
        });
        if !self.settings.sender.is_empty() {
            body["from"] = json!(self.settings.sender);
        }
        let url = format!("{}/sms/v1/messages", own.url.trim_end_matches('/'));
        let answered =
            match ask(self.client.post(url).header("X-Api-Key", &own.api_key).json(&body), self.settings.timeout_s)
                .await
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
        let words = report.value("status.value").or_else(|| report.value("status"))?;
        let state = match words.to_ascii_uppercase().as_str() {
            "DELIVERED" => ReceiptState::Delivered,
            "UNDELIVERED" | "UNDELIVERABLE" | "REJECTED" | "EXPIRED" => ReceiptState::Failed,
            _ => ReceiptState::Underway,
        };
        Some(Receipt { id: report.value("messageId")?, state, words })
    }
}
