//! Every sentence stands in every language: the same keys, the same values; and every key that code or template names exists.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use riverain::i18n::Language;

pub type Keys = BTreeMap<String, BTreeSet<String>>;

/// What residents' pages say.
pub fn resident_keys(language: Language) -> Keys {
    keys_of(language.residents_file(), &format!("src/i18n/residents/{language}.ftl"))
}

fn message_keys(language: Language) -> Keys {
    keys_of(language.messages_file(), &format!("src/i18n/messages/{language}.ftl"))
}

/// What the pages of staff and contractors say besides.
pub fn staff_keys(language: Language) -> Keys {
    keys_of(language.staff_file(), &format!("src/i18n/{language}.ftl"))
}

/// Every sentence there is, in French.
fn all_keys() -> Keys {
    let mut all = Keys::new();
    for part in [resident_keys, message_keys, staff_keys] {
        for (key, values) in part(Language::French) {
            assert!(all.insert(key.clone(), values).is_none(), "{key} stands in two files");
        }
    }
    all
}

fn keys_of(text: &'static str, file: &str) -> Keys {
    let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{file}: {errors:?}"));
    let mut keys = Keys::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut values = BTreeSet::new();
        collect(message.value.as_ref().expect("a message without a text"), &mut values);
        let known = keys.insert(message.id.name.to_owned(), values);
        assert!(known.is_none(), "{file} has {} twice", message.id.name);
    }
    keys
}

fn collect(pattern: &Pattern<&str>, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            match expression {
                Expression::Inline(inline) => collect_inline(inline, values),
                Expression::Select { selector, variants } => {
                    collect_inline(selector, values);
                    variants.iter().for_each(|variant| collect(&variant.value, values));
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, values: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            values.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = expression.as_ref() {
                collect_inline(inline, values);
            }
        }
        _ => {}
    }
}

#[test]
fn the_pages_of_the_staff_say_the_same_things_in_its_languages() {
    let french = staff_keys(Language::French);
    for &language in Language::STAFF {
        hold_alike(&french, &staff_keys(language), &format!("src/i18n/{language}.ftl"));
    }
}

#[test]
fn messages_say_the_same_things_in_every_language() {
    let french = message_keys(Language::French);
    for &language in Language::ALL {
        hold_alike(&french, &message_keys(language), &format!("src/i18n/messages/{language}.ftl"));
    }
}

#[test]
fn the_pages_of_residents_say_the_same_things_in_every_language() {
    let keys = |language| {
        let mut keys = resident_keys(language);
        for values in keys.values_mut() {
            // Which day is the first of a month matters in French alone.
            values.remove("first");
        }
        keys
    };
    let french = keys(Language::French);
    for &language in Language::ALL {
        hold_alike(&french, &keys(language), &format!("src/i18n/residents/{language}.ftl"));
    }
}

fn hold_alike(expected: &Keys, own: &Keys, file: &str) {
    let missing: Vec<_> = expected.keys().filter(|key| !own.contains_key(*key)).collect();
    let surplus: Vec<_> = own.keys().filter(|key| !expected.contains_key(*key)).collect();
    assert!(missing.is_empty() && surplus.is_empty(), "{file} lacks {missing:?}, has too many {surplus:?}");
    for (key, values) in expected {
        assert_eq!(values, &own[key], "the values of {key} in {file}");
    }
}

/// The literal keys in code and templates: after these words, up to the closing quote.
const BEFORE_A_KEY: &[&str] = &["Sentence::new(\"", "page.t(\"", "page.t1(\"", ".t(\"", "page.t('"];

#[test]
fn every_key_that_is_named_exists() {
    fn walk(folder: &Path, known: &Keys, missing: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, known, missing);
            } else if path.extension().is_some_and(|extension| extension == "rs" || extension == "html") {
                let text = fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]").next().unwrap_or_default();
                for before in BEFORE_A_KEY {
                    for part in text.split(before).skip(1) {
                        let key: String = part.chars().take_while(|letter| *letter != '"' && *letter != '\'').collect();
                        if !key.contains('{') && !known.contains_key(&key) {
                            missing.push(format!("{key} in {}", path.display()));
                        }
                    }
                }
            }
        }
    }
    let mut missing = Vec::new();
    let known = all_keys();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &known, &mut missing);
    assert!(missing.is_empty(), "no language file has: {missing:#?}");
}

/// The acts that code writes into the journal, as `site.registered`, each with its words in the language files.
#[test]
fn every_act_of_the_journal_has_its_words() {
    fn walk(folder: &Path, acts: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, acts);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                // An act is the first word with a point in it among the values of `journal::record(…)`.
                for part in text.split("journal::record(").skip(1) {
                    let call: String = part.chars().take_while(|letter| *letter != ';').collect();
                    let is_act = |word: &&str| {
                        word.split_once('.').is_some_and(|(one, other)| !one.is_empty() && !other.is_empty())
                            && word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_' || letter == '.')
                    };
                    acts.extend(call.split('"').skip(1).step_by(2).filter(is_act).map(ToOwned::to_owned));
                }
            }
        }
    }
    let mut acts = BTreeSet::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut acts);
    assert!(acts.len() > 20, "the walk found only {acts:?}");
    let known = staff_keys(Language::French);
    let missing: Vec<_> = acts
        .iter()
        .map(|act| format!("act-{}", act.replace('.', "-")))
        .filter(|key| !known.contains_key(key))
        .collect();
    assert!(missing.is_empty(), "add their words to the section “journal” of the language files: {missing:#?}");
}
