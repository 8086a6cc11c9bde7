//! What messages cost: the parts in which a text travels to a telephone, and their price as the operator set it.

use super::content::Content;
use super::outbox::Channel;
use super::sms::segments::measure;
use super::texts::{self, Text};
use super::wording::Wordings;
use crate::app::App;
use crate::i18n::{self, Language};

/// In how many paid parts a text travels to a telephone.
pub fn segments_of(app: &App, text: &Text, language: Language, wordings: &Wordings) -> usize {
    match texts::write_with(text, Channel::Sms, language, app.settings.time_zone, wordings) {
        Content::Short(short) => measure(&short).segments,
        Content::Letter(_) => 0,
    }
}

/// What so many parts cost, in euros; none when no price is set.
pub fn price_of(app: &App, segments: usize) -> Option<f64> {
    let thousandths = app.settings.sms.segment_price_thousandths;
    (thousandths > 0).then(|| f64::from(thousandths) * segments as f64 / 1_000.0)
}

/// An amount in the way of the language: `1,20 €`; small ones with all their decimals.
pub fn euros(amount: f64, language: Language) -> String {
    let decimals = if amount < 1.0 { 3 } else { 2 };
    let point = if language == Language::English { "." } else { "," };
    let (whole, part) = {
        let text = format!("{amount:.decimals$}");
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        (whole.parse::<f64>().unwrap_or_default(), part.to_owned())
    };
    let number = format!("{}{point}{part}", i18n::number(whole, language));
    if language == Language::English { format!("€{number}") } else { format!("{number}\u{a0}€") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_people_write_them() {
        assert_eq!(euros(0.055, Language::French), "0,055\u{a0}€");
        assert_eq!(euros(1234.5, Language::French), "1\u{202f}234,50\u{a0}€");
        assert_eq!(euros(12.3, Language::English), "€12.30");
    }
}
