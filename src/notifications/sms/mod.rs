//! SMS: one small trait, one file per gateway, and the arithmetic of telephones' alphabets.

mod kannel;
pub mod segments;

use async_trait::async_trait;

use super::outcome::Outcome;
use crate::error::{Error, Result};
use crate::settings::Sms as SmsSettings;

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
}

/// A way to send SMS.
#[async_trait]
pub trait Gateway: Send + Sync {
    /// Its name, as attempts show it.
    fn name(&self) -> &'static str;

    /// Hands a text over.
    async fn submit(&self, sms: &Outgoing) -> Outcome;
}

/// The gateway that the settings name; none when nothing is set up.
pub fn gateway(settings: &SmsSettings) -> Result<Option<Box<dyn Gateway>>> {
    if settings.kannel_url.is_empty() {
        return Ok(None);
    }
    let client = reqwest::Client::builder()
        .connect_timeout(std::time::Duration::from_secs(settings.timeout_s.min(5)))
        .timeout(std::time::Duration::from_secs(settings.timeout_s))
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(Error::internal)?;
    Ok(Some(Box::new(kannel::Kannel::new(client, settings))))
}
