//! OVHcloud: `POST /sms/{service}/jobs`, signed with a SHA-1 over secret, consumer, address, body and time. Its STOP clause is
//! left out: it would turn information into marketing, and our links say STOP already.

use async_trait::async_trait;
use reqwest::Client;
use serde_json::json;

use super::{Callback, Gateway, Outgoing, Receipt, ReceiptState, ask, id_text};
use crate::clock::Clock;
use crate::notifications::outcome::{Outcome, Reason};
use crate::settings::Sms as SmsSettings;

/// OVHcloud's SMS.
pub(super) struct Ovh {
    client: Client,
    settings: SmsSettings,
    clock: Clock,
}

impl Ovh {
    pub(super) fn new(client: Client, settings: &SmsSettings, clock: Clock) -> Self {
        Self { client, settings: settings.clone(), clock }
    }
}

/// `$1$` and a SHA-1 in hexadecimal.
fn signature(secret: &str, consumer: &str, url: &str, body: &str, at: i64) -> String {
    let signed = format!("{secret}+{consumer}+POST+{url}+{body}+{at}");
    let digest = ring::digest::digest(&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, signed.as_bytes());
    let hex: String = digest.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("$1${hex}")
}

#[async_trait]
impl Gateway for Ovh {
    fn name(&self) -> &'static str {
        "ovh"
    }

    async fn submit(&self, sms: &Outgoing) -> Outcome {
        let own = &self.settings.ovh;
        let url = format!("{}/sms/{}/jobs", own.url.trim_end_matches('/'), own.service);
        let mut body = json!({
            "receivers": [sms.to],
            "message": sms.text,
            "noStopClause": true,
            "charset": "UTF-8",
            "tag": sms.reference,
        });
        match self.settings.sender.as_str() {
            // A number of OVH's own, which can be answered.
            "" => body["senderForResponse"] = json!(true),
            sender => body["sender"] = json!(sender),
        }
        let body = body.to_string();
        let at = self.clock.now().timestamp();
        let request = self
            .client
            .post(&url)
            .header("content-type", "application/json")
            .header("X-Ovh-Application", &own.application_key)
            .header("X-Ovh-Consumer", &own.consumer_key)
            .header("X-Ovh-Timestamp", at.to_string())
            .header("X-Ovh-Signature", signature(&own.application_secret, &own.consumer_key, &url, &body, at))
            .body(body);
        let answered = match ask(request, self.settings.timeout_s).await {
            Ok(answered) => answered,
            Err(outcome) => return outcome,
        };
        let answer = answered.json();
        if answered.status.is_success() {
            if let Some(id) = id_text(&answer["ids"][0]) {
                return Outcome::Accepted { provider_id: Some(id) };
            }
            if answer["invalidReceivers"].as_array().is_some_and(|invalid| !invalid.is_empty()) {
                return Outcome::give_up(Reason::Refused, answered.shown());
            }
        }
        answered.not_accepted()
    }

    fn receipt(&self, report: &Callback) -> Option<Receipt> {
        let words = report.value("dlr")?;
        let state = match words.as_str() {
            "1" => ReceiptState::Delivered,
            "2" | "16" => ReceiptState::Failed,
            _ => ReceiptState::Underway,
        };
        Some(Receipt { id: report.value("id")?, state, words: format!("dlr {words}") })
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_signature_is_that_of_sha1sum() {
        let signed = super::signature("secret", "consumer", "https://eu.api.ovh.com/1.0/x", "{}", 1_700_000_000);
        // printf %s 'secret+consumer+POST+https://eu.api.ovh.com/1.0/x+{}+1700000000' | sha1sum
        assert_eq!(signed, "$1$3fd8496d502d7718e7e2892a794d237e830218e0");
    }
}
