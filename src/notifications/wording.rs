//! The coordinator's own wording of a message: a text that stands instead of ours, with the same values in braces: `{site}`. Checked
//! before it is kept, so that no message goes out with a hole in it or without the link that it is for.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::sms::segments::{self, Coding, Measure, instead_of};
use super::store;
use super::texts::Text;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Faults, Result};
use crate::i18n::{Language, Sentence, Value};
use crate::id::SiteId;
use crate::journal;
use crate::people::{Account, Right};
use crate::row;

/// The longest text for a telephone: six parts.
const SHORT_LENGTH: usize = 900;
/// The longest subject.
const SUBJECT_LENGTH: usize = 150;
/// The longest paragraph.
const LONG_LENGTH: usize = 1_500;
/// What a text for every message counts to.
const FOR_ALL: &str = "all";
/// The texts that every mail has.
const COMMON: &[&str] = &["text-greeting", "text-signature"];

/// One of our texts as it may be worded anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its key, as `text-site-news-sms`.
    pub key: String,
    /// The kind of message, as `site-news`, or `all`.
    pub kind: String,
    /// Our words, with the values in braces.
    pub words: String,
    /// The values that it may have.
    pub values: BTreeSet<String>,
}

impl Template {
    /// Whether a telephone shows it.
    pub fn is_short(&self) -> bool {
        self.key.contains("-sms")
    }

    fn is_subject(&self) -> bool {
        self.key.ends_with("-subject")
    }

    /// The values without which the text is of no use: what it links to.
    fn needed(&self) -> impl Iterator<Item = &String> {
        self.values.iter().filter(|name| name.ends_with("link"))
    }

    fn limit(&self) -> usize {
        match (self.is_short(), self.is_subject()) {
            (true, _) => SHORT_LENGTH,
            (_, true) => SUBJECT_LENGTH,
            _ => LONG_LENGTH,
        }
    }
}

/// Texts that stand instead of ours, by key, of one language.
#[derive(Debug, Clone, Default)]
pub struct Wordings(HashMap<String, String>);

impl Wordings {
    fn of(rows: Vec<store::WordingRow>) -> Self {
        Self(rows.into_iter().map(|row| (row.key, row.words)).collect())
    }

    /// The text with its values, when there is one of our own; a value that it does not have is empty.
    pub(super) fn say(&self, language: Language, key: &str, values: &[(&'static str, Value)]) -> Option<String> {
        let words = self.0.get(key)?;
        let value = |name: &str| values.iter().find(|(own, _)| *own == name).map(|(_, value)| value);
        Some(filled(words, |name| value(name).map(|value| language.show(value)).unwrap_or_default()))
    }

    /// With one text more, as to see what it would look like.
    pub fn with(mut self, key: &str, words: &str) -> Self {
        self.0.insert(key.to_owned(), words.to_owned());
        self
    }

    /// The own text of a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }
}

/// A text with its values put in.
fn filled(words: &str, value: impl Fn(&str) -> String) -> String {
    let (mut told, mut rest) = (String::with_capacity(words.len()), words);
    while let Some((before, after)) = rest.split_once('{') {
        told.push_str(before);
        match after.split_once('}') {
            Some((name, after)) => {
                told.push_str(&value(name.trim()));
                rest = after;
            }
            None => {
                told.push('{');
                rest = after;
            }
        }
    }
    told + rest
}

static TEMPLATES: LazyLock<BTreeMap<(Language, String), Template>> = LazyLock::new(|| {
    let all = Language::ALL.iter().flat_map(|language| of_file(*language).into_iter().map(move |own| (*language, own)));
    all.map(|(language, own)| ((language, own.key.clone()), own)).collect()
});

/// The texts of a language's file that may be worded anew.
fn of_file(language: Language) -> Vec<Template> {
    let resource = match fluent_syntax::parser::parse(language.messages_file()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    let template = |entry: Entry<&str>| {
        let Entry::Message(message) = entry else { return None };
        let key = message.id.name.to_owned();
        let kind = match COMMON.contains(&key.as_str()) {
            true => FOR_ALL,
            false => Text::KINDS
                .iter()
                .filter(|kind| key.starts_with(&format!("text-{kind}-")))
                .max_by_key(|kind| kind.len())?,
        };
        let (mut words, mut values) = (String::new(), BTreeSet::new());
        written(message.value.as_ref()?, &mut words, &mut values);
        Some(Template { kind: (*kind).to_owned(), key, words, values })
    };
    resource.body.into_iter().filter_map(template).collect()
}

/// Writes a pattern with its values in braces; of a choice, the first variant.
fn written(pattern: &Pattern<&str>, words: &mut String, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => words.push_str(value),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => {
                words.push_str(&format!("{{{}}}", id.name));
                values.insert(id.name.to_owned());
            }
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                if let Some(variant) = variants.first() {
                    written(&variant.value, words, values);
                }
            }
            PatternElement::Placeable { .. } => {}
        }
    }
}

/// One of our texts, by its key.
pub fn template(language: Language, key: &str) -> Result<&'static Template> {
    TEMPLATES.get(&(language, key.to_owned())).ok_or(Error::NotFound)
}

/// All of them, in the order of their keys.
pub fn templates(language: Language) -> impl Iterator<Item = &'static Template> {
    TEMPLATES.iter().filter(move |((own, _), _)| *own == language).map(|(_, template)| template)
}

/// A text as it may be kept, or everything that is wrong with it.
pub fn checked(template: &Template, typed: &str) -> Result<String> {
    let mut faults = Faults::new();
    let typed = typed.replace("\r\n", "\n");
    let words = typed.trim();
    if words.is_empty() {
        faults.add("/words", Sentence::new("form-required"));
    }
    if words.chars().count() > template.limit() {
        faults.add("/words", Sentence::new("form-too-long").with("limit", template.limit()));
    }
    let one_line = template.is_short() || template.is_subject();
    if words.chars().any(|letter| letter.is_control() && (one_line || letter != '\n')) {
        faults.add("/words", Sentence::new("notifications-wording-lines"));
    }
    let known = template.values.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(" ");
    let mut found = BTreeSet::new();
    let mut rest = words;
    while let Some(at) = rest.find(['{', '}']) {
        let after = &rest[at + 1..];
        let name = rest[at..].starts_with('{').then(|| after.split_once('}')).flatten();
        let Some((name, after)) = name.filter(|(name, _)| !name.contains('{')) else {
            faults.add("/words", Sentence::new("notifications-wording-brace"));
            break;
        };
        if template.values.contains(name.trim()) {
            found.insert(name.trim().to_owned());
        } else {
            let sentence = Sentence::new("notifications-wording-unknown").with("given", format!("{{{name}}}"));
            faults.add("/words", sentence.with("known", known.as_str()));
        }
        rest = after;
    }
    for name in template.needed().filter(|name| !found.contains(*name)) {
        faults.add("/words", Sentence::new("notifications-wording-needed").with("name", format!("{{{name}}}")));
    }
    faults.end()?;
    Ok(words.to_owned())
}

row! {
    /// A text that stands instead of ours.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Wording {
        /// The key of ours.
        pub key: String,
        /// The text.
        pub words: String,
        /// Who wrote it.
        pub changed_by_name: String,
        /// When.
        pub changed_at: Timestamp,
    }
}

/// The own texts of one kind of message and language, with those of every message.
pub async fn wordings_of(tx: &mut Tx, kind: &str, language: Language) -> Result<Wordings> {
    let rows = store::wordings_of(tx, kind, FOR_ALL, language).await?;
    Ok(Wordings::of(rows))
}

/// Where the people of a site are, as far as it says, and the own texts of one kind of message.
pub(super) async fn circumstances(
    tx: &mut Tx,
    site_id: Option<SiteId>,
    kind: &str,
    language: Language,
) -> Result<(Option<store::PlaceRow>, Wordings)> {
    let (place, rows) = store::circumstances(tx, site_id, kind, FOR_ALL, language).await?;
    Ok((place, Wordings::of(rows)))
}

/// All own texts of a language.
pub async fn wordings(tx: &mut Tx, actor: &Account, language: Language) -> Result<Vec<Wording>> {
    actor.must(Right::SeeMessages)?;
    store::wordings(tx, language).await
}

/// Keeps a text instead of ours.
pub async fn word(app: &App, tx: &mut Tx, actor: &Account, language: Language, key: &str, typed: &str) -> Result<()> {
    actor.must(Right::SendBulletins)?;
    let template = template(language, key)?;
    let words = checked(template, typed)?;
    store::remove_wording(tx, key, language).await?;
    // Our own words, typed again, are no wording.
    if words != template.words {
        let row = store::NewWording { key, kind: &template.kind, language, words: &words, changed_by: actor.id };
        store::insert_wording(tx, &row, app.now()).await?;
    }
    journal::record(app, tx, actor.id, "message.worded", key, language.as_str()).await
}

/// Takes an own text back: ours stands again.
pub async fn unword(app: &App, tx: &mut Tx, actor: &Account, language: Language, key: &str) -> Result<()> {
    actor.must(Right::SendBulletins)?;
    template(language, key)?;
    store::remove_wording(tx, key, language).await?;
    journal::record(app, tx, actor.id, "message.unworded", key, language.as_str()).await
}

/// What a telephone makes of a text: how it is counted, and what to write instead of the letters that make it dear.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    /// How it travels.
    pub measure: Measure,
    /// The letters that make it dear, each with what to write instead, when anything says the same.
    pub hints: Vec<(char, Option<&'static str>)>,
    /// What the text takes when everything that can be replaced is.
    pub cheaper: Option<Measure>,
}

/// Counts a text.
pub fn count(text: &str) -> Count {
    let measure = segments::measure(text);
    let hints: Vec<_> = measure.dear.iter().map(|letter| (*letter, instead_of(*letter))).collect();
    let replaced: String = text
        .chars()
        .map(|letter| match instead_of(letter) {
            Some(instead) if measure.dear.contains(&letter) => instead.to_owned(),
            _ => letter.to_string(),
        })
        .collect();
    let cheaper = Some(segments::measure(&replaced))
        .filter(|cheaper| measure.coding == Coding::Ucs2 && cheaper.segments < measure.segments);
    Count { measure, hints, cheaper }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(key: &str, typed: &str) -> Vec<String> {
        match checked(template(Language::French, key).unwrap(), typed) {
            Ok(_) => Vec::new(),
            Err(Error::Invalid(faults)) => faults.into_iter().map(|fault| fault.sentence.key.into_owned()).collect(),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn our_own_texts_pass_in_every_language() {
        for &language in Language::ALL {
            assert!(templates(language).count() > 40, "{language}");
            for template in templates(language) {
                assert_eq!(checked(template, &template.words).ok().as_ref(), Some(&template.words), "{template:?}");
            }
        }
    }

    #[test]
    fn a_value_that_is_not_known_and_a_link_that_is_missing_are_named() {
        let sms = "text-site-news-sms";
        assert_eq!(faults(sms, "Chantier {site} : {title} {link}"), Vec::<String>::new());
        assert_eq!(faults(sms, "Chantier {ville} {link}"), ["notifications-wording-unknown"]);
        assert_eq!(faults(sms, "Chantier {site}"), ["notifications-wording-needed"]);
        for broken in ["{link} {", "{link} }", "{site {link}", "{link} {}"] {
            assert!(!faults(sms, broken).is_empty(), "{broken}");
        }
        assert_eq!(faults(sms, "deux\nlignes {link}"), ["notifications-wording-lines"]);
        assert_eq!(faults(sms, ""), ["form-required", "notifications-wording-needed"]);
        assert_eq!(faults("text-site-news-lead", "Deux\nlignes de {site}"), Vec::<String>::new());
        assert!(template(Language::French, "text-date-figures").is_err());
    }

    #[test]
    fn values_are_put_in_and_what_is_missing_is_empty() {
        let own = Wordings::default().with("k", "A {site} B {place}C { site }{");
        let values = [("site", Value::from("{place}"))];
        assert_eq!(own.say(Language::French, "k", &values).as_deref(), Some("A {place} B C {place}{"));
        assert_eq!(own.say(Language::French, "other", &values), None);
    }

    #[test]
    fn what_makes_a_text_dear_comes_with_what_to_write_instead() {
        let count = count(&"La forêt 🏗 ".repeat(8));
        assert_eq!(count.hints, [('ê', Some("e")), ('🏗', None)]);
        assert_eq!(count.cheaper, None);
        let dear = super::count(&"L’été en forêt ".repeat(8));
        assert_eq!((dear.measure.segments, dear.cheaper.unwrap().segments), (2, 1));
    }
}
