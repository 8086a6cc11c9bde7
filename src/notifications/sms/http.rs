//! Any other gateway that takes an HTTP request: address and body are written in the settings with `{to}`, `{text}`, `{from}`,
//! `{coding}`, `{reference}` and `{receipt_url}` in the places of the values, which are put in as the place needs them.

use async_trait::async_trait;
use reqwest::{Client, Method};

use super::segments::Coding;
use super::{Callback, Gateway, Outgoing, Receipt, ReceiptState, ask};
use crate::notifications::outcome::Outcome;
use crate::settings::Sms as SmsSettings;

/// A gateway described in the settings.
pub(super) struct Http {
    client: Client,
    settings: SmsSettings,
}

impl Http {
    pub(super) fn new(client: Client, settings: &SmsSettings) -> Self {
        Self { client, settings: settings.clone() }
    }

    fn values<'a>(&'a self, sms: &'a Outgoing) -> [(&'static str, &'a str); 6] {
        [
            ("to", &sms.to),
            ("text", &sms.text),
            ("from", &self.settings.sender),
            ("coding", if sms.coding == Coding::Gsm7 { "0" } else { "2" }),
            ("reference", &sms.reference),
            ("receipt_url", &sms.receipt_url),
        ]
    }
}

/// Puts values into a template in one pass, so that a value that looks like a place is not filled in again.
fn fill(template: &str, values: &[(&'static str, &str)], written: impl Fn(&str) -> String) -> String {
    let (mut filled, mut rest) = (String::new(), template);
    while let Some(at) = rest.find('{') {
        filled.push_str(&rest[..at]);
        rest = &rest[at..];
        let place =
            values.iter().find(|(name, _)| rest[1..].strip_prefix(name).is_some_and(|after| after.starts_with('}')));
        match place {
            Some((name, value)) => {
                filled.push_str(&written(value));
                rest = &rest[name.len() + 2..];
            }
            None => {
                filled.push('{');
                rest = &rest[1..];
            }
        }
    }
    filled + rest
}

fn for_address(value: &str) -> String {
    value.bytes().fold(String::new(), |text, byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
            text + char::from(byte).encode_utf8(&mut [0])
        }
        other => text + &format!("%{other:02X}"),
    })
}

/// The inside of a JSON text.
fn for_json(value: &str) -> String {
    let quoted = serde_json::Value::from(value).to_string();
    quoted.trim_start_matches('"').strip_suffix('"').unwrap_or_default().to_owned()
}

#[async_trait]
impl Gateway for Http {
    fn name(&self) -> &'static str {
        "http"
    }

    async fn submit(&self, sms: &Outgoing) -> Outcome {
        let own = &self.settings.http;
        let values = self.values(sms);
        let url = fill(&own.url, &values, for_address);
        let method = if own.body.is_empty() { Method::GET } else { Method::POST };
        let mut request = self.client.request(method, url);
        if !own.authorization.is_empty() {
            request = request.header("authorization", &own.authorization);
        }
        if !own.body.is_empty() {
            let is_json = own.content_type.contains("json");
            let body = fill(&own.body, &values, if is_json { for_json } else { for_address });
            request = request.header("content-type", &own.content_type).body(body);
        }
        match ask(request, self.settings.timeout_s).await {
            Ok(answered) if answered.status.is_success() && answered.text.contains(&own.accepted_when) => {
                Outcome::Accepted { provider_id: None }
            }
            Ok(answered) => answered.not_accepted(),
            Err(outcome) => outcome,
        }
    }

    fn receipt(&self, report: &Callback) -> Option<Receipt> {
        let words = report.value("state")?;
        let state = match words.to_ascii_lowercase().as_str() {
            "delivered" | "1" => ReceiptState::Delivered,
            "failed" | "undeliverable" | "rejected" | "2" | "16" => ReceiptState::Failed,
            _ => ReceiptState::Underway,
        };
        Some(Receipt { id: report.value("reference")?, state, words })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_put_in_once_and_written_for_their_place() {
        let values = [("to", "+336"), ("text", "{to} \"é\" & co")];
        assert_eq!(
            fill("?n={to}&t={text}&{x", &values, for_address),
            "?n=%2B336&t=%7Bto%7D%20%22%C3%A9%22%20%26%20co&{x"
        );
        assert_eq!(fill("{\"t\":\"{text}\"}", &values, for_json), "{\"t\":\"{to} \\\"é\\\" & co\"}");
    }
}
