//! Means of reaching a person, as valid values: an email address, a telephone number in international form. Masked wherever they
//! are printed for a log.

use std::fmt;
use std::str::FromStr;

use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, PhoneNumberType, Region};

/// An email address. `Display` gives it whole, `Debug` masks it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Email(String);

/// A text that is no email address or no telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a means of contact")]
pub struct Unreachable;

/// A text without the marks that nobody sees, as of the direction of writing, and without the spaces around it.
fn visible(text: &str) -> String {
    let is_hidden = |letter: &char| matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    text.chars().filter(|letter| !is_hidden(letter)).collect::<String>().trim().to_owned()
}

impl Email {
    /// The address, its domain in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Email {
    type Err = Unreachable;

    fn from_str(text: &str) -> Result<Self, Unreachable> {
        let text = visible(text);
        let address: lettre::Address = text.parse().map_err(|_| Unreachable)?;
        // Nobody is reached at an address without a dot in its domain, and no mail server takes more than 254 characters.
        if text.len() > 254 || !(address.domain().contains('.') || address.domain() == "localhost") {
            return Err(Unreachable);
        }
        Ok(Self(text.to_lowercase()))
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", masked(&self.0))
    }
}

/// A telephone number as E.164 writes it: `+33639981234`. `Display` gives it whole, `Debug` masks it.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Telephone(String);

impl Telephone {
    /// The number with its plus sign.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Telephone {
    type Err = Unreachable;

    /// Reads a number as people write it; one without a country is French. A number that costs whoever calls it reaches nobody: we
    /// do not write to it, and show it to nobody.
    fn from_str(text: &str) -> Result<Self, Unreachable> {
        // The number's reader knows few of the spaces that are pasted with a number, and would take what follows one as no part of it.
        let text = visible(text).replace(char::is_whitespace, " ");
        let number = text.strip_prefix("tel:").unwrap_or(&text);
        // A letter is a slip of the hand, or an extension that nobody can write to.
        if number.chars().any(char::is_alphabetic) {
            return Err(Unreachable);
        }
        let number = PHONE_NUMBER_UTIL.parse(number, Some(Region::FR)).map_err(|_| Unreachable)?;
        if !PHONE_NUMBER_UTIL.is_possible_number(&number)
            || PHONE_NUMBER_UTIL.get_number_type(&number) == PhoneNumberType::PremiumRate
        {
            return Err(Unreachable);
        }
        Ok(Self(PHONE_NUMBER_UTIL.format(&number, PhoneNumberFormat::E164).into_owned()))
    }
}

impl fmt::Display for Telephone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Telephone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", masked(&self.0))
    }
}

/// A telephone number as people here read and dial it: `06 39 98 12 34`; one of another country with its prefix.
pub fn as_dialled(number: &str) -> String {
    let Ok(parsed) = PHONE_NUMBER_UTIL.parse(number, None) else { return number.to_owned() };
    let at_home = number.starts_with("+33");
    let format = if at_home { PhoneNumberFormat::National } else { PhoneNumberFormat::International };
    PHONE_NUMBER_UTIL.format(&parsed, format).into_owned()
}

/// A means of contact of which only enough is left to recognise it: `l…@exemple.example`, `+33…34`.
pub fn masked(reach: &str) -> String {
    match reach.split_once('@') {
        Some((name, domain)) => format!("{}…@{domain}", name.chars().next().unwrap_or('…')),
        None => {
            let digits: Vec<char> = reach.chars().collect();
            let head: String = digits.iter().take(3).collect();
            let tail: String = digits.iter().skip(digits.len().saturating_sub(2)).collect();
            format!("{head}…{tail}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_in_international_form_however_it_was_written() {
        for text in ["06 39 98 12 34", "+33 6 39 98 12 34", "0033639981234", "06.39.98.12.34"] {
            assert_eq!(text.parse::<Telephone>().unwrap().as_str(), "+33639981234", "{text}");
        }
        assert_eq!(as_dialled("+33639981234"), "06 39 98 12 34");
        assert_eq!(as_dialled("+41446681800"), "+41 44 668 18 00");
        for text in [
            "(06) 39-98-12-34",
            "06/39/98/12/34",
            "+33 (0)6 39 98 12 34",
            "tel:+33-6-39-98-12-34",
            "０６３９９８１２３４",
        ] {
            assert_eq!(text.parse::<Telephone>().map(|own| own.0).as_deref(), Ok("+33639981234"), "{text}");
        }
    }

    #[test]
    fn numbers_of_other_countries_are_kept_as_they_dial() {
        // Numbers that these countries reserve for fiction.
        for (text, dialled) in [
            ("+44 7700 900123", "+447700900123"),
            ("0044 7700 900123", "+447700900123"),
            ("+1 (202) 555-0143", "+12025550143"),
            ("+61 491 570 006", "+61491570006"),
        ] {
            assert_eq!(text.parse::<Telephone>().map(|own| own.0).as_deref(), Ok(dialled), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_or_costs_who_calls_it_is_refused() {
        let long = "0".repeat(1_000_000);
        let wrong =
            ["12", "bonjour", "", "+", "0800", "06 39 98 12 34 56 78 90", "36 15", "0639981234x", "x0639981234"];
        for text in wrong.into_iter().chain(["06 39 98 12 34 poste 5", "٠٦٣٩٩٨١٢٣٤ب", &long]) {
            assert!(text.parse::<Telephone>().is_err(), "{}", text.chars().take(40).collect::<String>());
        }
        // What is hidden in a number that can be read is left out.
        for text in [
            "\u{202e}06 39 98 12 34",
            "\u{2066}06\u{a0}39\u{202f}98 12\u{200b}34\u{2069}",
            "06399\u{200f}81234\u{feff}\t",
        ] {
            assert_eq!(text.parse::<Telephone>().map(|own| own.0).as_deref(), Ok("+33639981234"), "{text:?}");
        }
        for premium in ["08 99 70 12 34", "+33 8 97 70 12 34"] {
            assert!(premium.parse::<Telephone>().is_err(), "{premium}");
        }
    }

    #[test]
    fn an_address_needs_a_name_and_a_domain() {
        for text in ["Lea@Exemple.example ", "\u{200e}lea@exemple.example\u{feff}"] {
            assert_eq!(text.parse::<Email>().unwrap().as_str(), "lea@exemple.example", "{text:?}");
        }
        for text in ["lea", "lea@", "@exemple.example", "lea@exemple", "a b@exemple.example"] {
            assert!(text.parse::<Email>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_log_never_shows_a_whole_address_or_number() {
        assert_eq!(format!("{:?}", "lea@exemple.example".parse::<Email>().unwrap()), "l…@exemple.example");
        assert_eq!(format!("{:?}", "0639981234".parse::<Telephone>().unwrap()), "+33…34");
    }
}
