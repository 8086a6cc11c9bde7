//! Every sentence that a user can see, one Fluent file per language. A [`Sentence`] is a key with its values; it becomes words
//! only at the face that shows it, in the language of whoever reads. Residents are met and written to in every language: what
//! their pages say stands in `residents/`, what messages say in `messages/`. Staff and contractors work in those of
//! [`Language::STAFF`], whose words stand beside this file. French comes first; the others say the same, and a test holds that.

mod dates;

use std::borrow::Cow;
use std::str::FromStr;
use std::sync::LazyLock;

use chrono::NaiveDate;
use chrono_tz::Tz;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

use crate::clock::Timestamp;

pub use dates::{date, day, moment, month_day, time};

crate::vocabulary! {
    /// A language in which residents are met and written to.
    pub enum Language {
        /// French.
        French = "fr",
        /// English.
        English = "en",
        /// Arabic.
        Arabic = "ar",
        /// Spanish.
        Spanish = "es",
        /// Portuguese.
        Portuguese = "pt",
        /// Romanian.
        Romanian = "ro",
        /// Turkish.
        Turkish = "tr",
    }
}

/// A value inside a sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// A text, shown as it is.
    Text(String),
    /// A number, written in the way of the language.
    Number(f64),
    /// A sentence inside the sentence, as the name of a word from a vocabulary.
    Sentence(Box<Sentence>),
    /// A day.
    Date(NaiveDate),
    /// A moment in a civil time zone.
    Moment(Timestamp, Tz),
}

/// Something to tell a user: a key of the language files and the values that go into it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sentence {
    /// The key in `src/i18n/*.ftl`.
    pub key: Cow<'static, str>,
    /// The values, by their name in the sentence.
    pub values: Vec<(Cow<'static, str>, Value)>,
}

impl Sentence {
    /// A sentence without values yet.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), values: Vec::new() }
    }

    /// Puts a value into the sentence.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name.into(), value.into()));
        self
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<Sentence> for Value {
    fn from(sentence: Sentence) -> Self {
        Self::Sentence(Box::new(sentence))
    }
}

impl From<NaiveDate> for Value {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}

macro_rules! whole_numbers {
    ($($kind:ty),+) => {$(
        impl From<$kind> for Value {
            fn from(number: $kind) -> Self {
                Self::Number(number as f64)
            }
        }
    )+};
}
whole_numbers!(i32, i64, u16, u32, u64, usize);

/// Each language's files: what residents' pages and the printed notice say, and what messages say.
const FILES: &[(Language, &str, &str)] = &[
    (Language::French, include_str!("residents/fr.ftl"), include_str!("messages/fr.ftl")),
    (Language::English, include_str!("residents/en.ftl"), include_str!("messages/en.ftl")),
    (Language::Arabic, include_str!("residents/ar.ftl"), include_str!("messages/ar.ftl")),
    (Language::Spanish, include_str!("residents/es.ftl"), include_str!("messages/es.ftl")),
    (Language::Portuguese, include_str!("residents/pt.ftl"), include_str!("messages/pt.ftl")),
    (Language::Romanian, include_str!("residents/ro.ftl"), include_str!("messages/ro.ftl")),
    (Language::Turkish, include_str!("residents/tr.ftl"), include_str!("messages/tr.ftl")),
];

/// What the pages of staff and contractors say besides.
const STAFF_FILES: &[(Language, &str)] =
    &[(Language::French, include_str!("fr.ftl")), (Language::English, include_str!("en.ftl"))];

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<Vec<(Language, Bundle)>> =
    LazyLock::new(|| Language::ALL.iter().map(|&language| (language, bundle(language))).collect());

fn bundle(language: Language) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![language.identifier()]);
    // Invisible direction marks would turn every SMS into UCS-2 and break what people copy.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::French => |value, _| number_in(value, Language::French),
        Language::English | Language::Arabic => |value, _| number_in(value, Language::English),
        Language::Spanish | Language::Portuguese | Language::Romanian | Language::Turkish => {
            |value, _| number_in(value, Language::Spanish)
        }
    }));
    // In messages a plain space stays one: the others would turn an SMS into UCS-2.
    let pages = [language.staff_file(), language.residents_file()];
    let pages = pages.map(|text| if language == Language::French { unbroken(text) } else { text.to_owned() });
    for text in pages.into_iter().chain([language.messages_file().to_owned()]) {
        // A broken entry is left out by the parser; a test finds it.
        let resource = match FluentResource::try_new(text) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// French with the spaces that no line may end in, as the Imprimerie nationale sets them; nobody has to type them in the file.
fn unbroken(text: &str) -> String {
    [
        (" :", "\u{a0}:"),
        (" ;", "\u{202f};"),
        (" !", "\u{202f}!"),
        (" ?", "\u{202f}?"),
        ("« ", "«\u{a0}"),
        (" »", "\u{a0}»"),
    ]
    .iter()
    .fold(text.to_owned(), |text, (plain, set)| text.replace(plain, set))
}

/// French as [`unbroken`] sets it, its hours and minutes together too: `16 h 30`.
fn unbroken_hours(text: &str) -> String {
    let mut parts = unbroken(text).split(" h ").map(str::to_owned).collect::<Vec<_>>().into_iter();
    let first = parts.next().unwrap_or_default();
    parts.fold(first, |before, after| {
        let is_hour = before.ends_with(|letter: char| letter.is_ascii_digit());
        let is_minute = after.starts_with(|letter: char| letter.is_ascii_digit());
        let joint = if is_hour && is_minute { "\u{a0}h\u{a0}" } else { " h " };
        before + joint + &after
    })
}

fn number_in(value: &FluentValue, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(self::number(number.value, language)),
        _ => None,
    }
}

/// A number in the way of a language: `8 413,5` in French, `8,413.5` in English; at most two decimals.
pub fn number(value: f64, language: Language) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    let (group, point) = match language {
        // A narrow no-break space, as the Imprimerie nationale wants it.
        Language::French => ('\u{202f}', ','),
        Language::English | Language::Arabic => (',', '.'),
        Language::Spanish | Language::Portuguese | Language::Romanian | Language::Turkish => ('.', ','),
    };
    let plain = format!("{}", rounded.abs());
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::new();
    if rounded < 0.0 {
        text.push('−');
    }
    for (place, digit) in whole.chars().enumerate() {
        let left = whole.len() - place;
        if place > 0 && left % 3 == 0 {
            text.push(group);
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        text.push(point);
        text.push_str(decimals);
    }
    text
}

impl Language {
    /// The languages in which staff and contractors work.
    pub const STAFF: &'static [Self] = &[Self::French, Self::English];

    /// The language as Unicode names it.
    fn identifier(self) -> LanguageIdentifier {
        LanguageIdentifier::from_str(self.as_str()).unwrap_or_default()
    }

    /// A text of messages as HTML shows it: in French with the spaces that no line may end in.
    pub fn typeset(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::French => Cow::Owned(unbroken_hours(text)),
            _ => Cow::Borrowed(text),
        }
    }

    /// The direction of its writing, as HTML says it.
    pub fn direction(self) -> &'static str {
        match self {
            Self::Arabic => "rtl",
            _ => "ltr",
        }
    }

    /// Its own name for itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::French => "Français",
            Self::English => "English",
            Self::Arabic => "العربية",
            Self::Spanish => "Español",
            Self::Portuguese => "Português",
            Self::Romanian => "Română",
            Self::Turkish => "Türkçe",
        }
    }

    /// Which of these languages suits an `Accept-Language` header best; French when none does.
    pub fn accepted(header: &str, spoken: &[Self]) -> Self {
        let asked = fluent_langneg::parse_accepted_languages(header);
        let ours: Vec<fluent_langneg::LanguageIdentifier> =
            spoken.iter().filter_map(|language| language.as_str().parse().ok()).collect();
        let best = negotiate_languages(&asked, &ours, None, NegotiationStrategy::Lookup);
        best.first().and_then(|best| best.language.as_str().parse().ok()).unwrap_or(Self::French)
    }

    /// The words of a sentence. A key that no file has comes back as itself, so that it is seen.
    pub fn tell(self, sentence: &Sentence) -> String {
        let mut values = FluentArgs::new();
        for (name, value) in &sentence.values {
            match value {
                Value::Text(text) => values.set(name.as_ref(), text.clone()),
                Value::Number(number) => values.set(name.as_ref(), *number),
                Value::Sentence(inner) => values.set(name.as_ref(), self.tell(inner)),
                Value::Date(date) => values.set(name.as_ref(), dates::date(*date, self)),
                Value::Moment(moment, zone) => values.set(name.as_ref(), dates::moment(*moment, *zone, self)),
            }
        }
        self.format(&sentence.key, Some(&values))
    }

    /// The words of a sentence on a page: where one writes from right to left, each text that was given keeps its own direction, so
    /// that a French address stays whole.
    pub fn tell_on_page(self, sentence: &Sentence) -> String {
        if self.direction() == "ltr" {
            return self.tell(sentence);
        }
        let mut sentence = sentence.clone();
        for (_, value) in &mut sentence.values {
            if let Value::Text(text) = value {
                *text = format!("\u{2068}{text}\u{2069}");
            }
        }
        self.tell(&sentence)
    }

    /// A value as it stands inside a sentence.
    pub fn show(self, value: &Value) -> String {
        match value {
            Value::Text(text) => text.clone(),
            Value::Number(number) => self::number(*number, self),
            Value::Sentence(inner) => self.tell(inner),
            Value::Date(date) => dates::date(*date, self),
            Value::Moment(moment, zone) => dates::moment(*moment, *zone, self),
        }
    }

    /// Words one after the other: `bruit, poussière`.
    pub fn list(self, words: &[String]) -> String {
        words.join(if self == Self::Arabic { "، " } else { ", " })
    }

    /// The words of a key without values.
    pub fn t(self, key: &str) -> String {
        self.format(key, None)
    }

    fn format(self, key: &str, values: Option<&FluentArgs>) -> String {
        let pattern_in = |language| {
            let bundle = BUNDLES.iter().find(|(own, _)| *own == language).map(|(_, bundle)| bundle)?;
            Some((bundle, bundle.get_message(key)?.value()?))
        };
        // Better in French than not at all; a test holds that residents never meet it.
        match pattern_in(self).or_else(|| pattern_in(Self::French)) {
            Some((bundle, pattern)) => bundle.format_pattern(pattern, values, &mut Vec::new()).into_owned(),
            None => key.to_owned(),
        }
    }

    /// Whether the language's file has this key.
    pub fn has(self, key: &str) -> bool {
        BUNDLES.iter().any(|(language, bundle)| *language == self && bundle.has_message(key))
    }

    /// The text of the language's file of residents' pages, for the test that compares the files.
    pub fn residents_file(self) -> &'static str {
        FILES.iter().find(|(language, ..)| *language == self).map(|(_, residents, _)| *residents).unwrap_or_default()
    }

    /// The text of the language's file of messages.
    pub fn messages_file(self) -> &'static str {
        FILES.iter().find(|(language, ..)| *language == self).map(|(.., messages)| *messages).unwrap_or_default()
    }

    /// The text of the language's file of the pages of staff and contractors; empty when they do not speak it.
    pub fn staff_file(self) -> &'static str {
        STAFF_FILES.iter().find(|(language, _)| *language == self).map(|(_, staff)| *staff).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_s_languages_choose_and_french_stands_in() {
        let of_staff = |header: &str| Language::accepted(header, Language::STAFF);
        assert_eq!(of_staff("en-GB,en;q=0.9,fr;q=0.8"), Language::English);
        assert_eq!(of_staff("fr-CA,fr;q=0.9"), Language::French);
        assert_eq!(of_staff("de,en;q=0.5"), Language::English);
        assert_eq!(of_staff("tr"), Language::French);
        assert_eq!(of_staff(""), Language::French);
        let of_residents = |header: &str| Language::accepted(header, Language::ALL);
        assert_eq!(of_residents("tr"), Language::Turkish);
        assert_eq!(of_residents("ar-MA,fr;q=0.8"), Language::Arabic);
        assert_eq!(of_residents("de"), Language::French);
    }

    #[test]
    fn what_is_counted_is_said_in_the_way_of_the_language() {
        let told = |language: Language, count: u32| {
            language.tell(&Sentence::new("grievances-record-days").with("count", count))
        };
        assert_eq!(told(Language::Arabic, 1), "يوم عمل واحد");
        assert_eq!(told(Language::Arabic, 2), "يومي عمل");
        assert_eq!(told(Language::Arabic, 5), "5 أيام عمل");
        assert_eq!(told(Language::Arabic, 12), "12 يوم عمل");
        assert_eq!(told(Language::Romanian, 1), "o zi lucrătoare");
        assert_eq!(told(Language::Romanian, 5), "5 zile lucrătoare");
        assert_eq!(told(Language::Romanian, 20), "20 de zile lucrătoare");
    }

    #[test]
    fn no_french_line_begins_with_a_sign() {
        assert_eq!(unbroken("« Bruit » : oui ?"), "«\u{a0}Bruit\u{a0}»\u{a0}: oui\u{202f}?");
        let told = "entre 16 h 30 et 18 h 30, rue h 2, à 9 h à peu près";
        let set = "entre 16\u{a0}h\u{a0}30 et 18\u{a0}h\u{a0}30, rue h 2, à 9 h à peu près";
        assert_eq!(Language::French.typeset(told), set);
        assert_eq!(Language::English.typeset(told), told);
        assert!(!Language::French.t("people-password-made").contains(" :"));
    }

    #[test]
    fn numbers_are_written_in_the_way_of_the_language() {
        assert_eq!(number(8413.0, Language::French), "8\u{202f}413");
        assert_eq!(number(18413.5, Language::French), "18\u{202f}413,5");
        assert_eq!(number(8413.25, Language::English), "8,413.25");
        assert_eq!(number(-3.0, Language::English), "−3");
    }
}
