//! Twilio: a form with basic authentication. It signs its calls over the address and the sorted fields (HMAC-SHA1), and what is not
//! signed by it is not believed.

use async_trait::async_trait;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reqwest::Client;
use ring::hmac;

use super::{Callback, Gateway, Outgoing, Receipt, ReceiptState, ask, id_text};
use crate::notifications::outcome::{Outcome, Reason};
use crate::settings::Sms as SmsSettings;

/// Twilio's messages.
pub(super) struct Twilio {
    client: Client,
    settings: SmsSettings,
}

impl Twilio {
    pub(super) fn new(client: Client, settings: &SmsSettings) -> Self {
        Self { client, settings: settings.clone() }
    }
}

/// What is signed: the address, and each field's name and value, sorted by name.
fn signed_text(call: &Callback) -> String {
    let mut fields = call.form.clone();
    fields.sort();
    fields.iter().fold(call.url.clone(), |text, (name, value)| text + name + value)
}

#[async_trait]
impl Gateway for Twilio {
    fn name(&self) -> &'static str {
        "twilio"
    }

    async fn submit(&self, sms: &Outgoing) -> Outcome {
        let own = &self.settings.twilio;
        let url = format!("{}/2010-04-01/Accounts/{}/Messages.json", own.url.trim_end_matches('/'), own.account);
        let form = [
            ("To", sms.to.as_str()),
            ("From", &self.settings.sender),
            ("Body", &sms.text),
            ("StatusCallback", &sms.receipt_url),
        ];
        let answered = match ask(
            self.client.post(url).basic_auth(&own.account, Some(&own.token)).form(&form),
            self.settings.timeout_s,
        )
        .await
        {
            Ok(answered) => answered,
            Err(outcome) => return outcome,
        };
        let answer = answered.json();
        let failed = matches!(answer["status"].as_str(), Some("failed" | "undelivered"));
        match id_text(&answer["sid"]) {
            Some(_) if failed => Outcome::give_up(Reason::Refused, answered.shown()),
            Some(id) if answered.status.is_success() => Outcome::Accepted { provider_id: Some(id) },
            _ => answered.not_accepted(),
        }
    }

    fn receipt(&self, report: &Callback) -> Option<Receipt> {
        let words = report.value("MessageStatus")?;
        let state = match words.as_str() {
            "delivered" | "read" => ReceiptState::Delivered,
            "undelivered" | "failed" | "canceled" => ReceiptState::Failed,
            _ => ReceiptState::Underway,
        };
        Some(Receipt { id: report.value("MessageSid")?, state, words })
    }

    fn is_authentic(&self, call: &Callback) -> bool {
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, self.settings.twilio.token.as_bytes());
        let given = call.signature.as_deref().and_then(|signature| STANDARD.decode(signature).ok());
        given.is_some_and(|given| hmac::verify(&key, signed_text(call).as_bytes(), &given).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn only_what_twilio_signed_is_believed() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut settings = Settings::defaults().unwrap().sms;
        // The fields of the example in Twilio's documentation on validating requests; the signature was computed apart, with Python.
        settings.twilio.token = "12345".to_owned();
        let twilio = Twilio::new(Client::new(), &settings);
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let call = Callback {
            url: "https://mycompany.com/myapp.php?foo=1&bar=2".to_owned(),
            form: vec![
                field("CallSid", "CA1234567890ABCDE"),
                field("Caller", "+14158675310"),
                field("Digits", "1234"),
                field("From", "+14158675310"),
                field("To", "+18005551212"),
            ],
            signature: Some("GvWf1cFY/Q7PnoempGyD5oXAezc=".to_owned()),
            ..Callback::default()
        };
        assert!(twilio.is_authentic(&call));
        assert!(!twilio.is_authentic(&Callback { signature: None, ..call.clone() }));
        assert!(!twilio.is_authentic(&Callback { url: "https://mycompany.com/".to_owned(), ..call }));
    }
}
