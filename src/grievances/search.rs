//! Finding a grievance by what was said: each word, in one plain form, is kept as a keyed hash beside the grievance, so that the table
//! tells nobody what neighbours wrote. Whole words are found, in any case, with or without accents, one or many.

use super::store;
use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::id::GrievanceId;

const WORD: &str = "grievance_tokens.word";
/// So many words of one text are kept, and so many letters of one word.
const MOST_WORDS: usize = 600;
const LONGEST_WORD: usize = 24;
/// So many words are looked for at once; more only narrow it further.
pub(super) const MOST_SOUGHT: usize = 5;
/// A word that stands in more grievances than this is not the one to begin with.
const COMMON: i64 = 1_000;
/// Words that stand everywhere.
const FILLERS: [&str; 24] = [
    "le", "la", "les", "un", "une", "de", "du", "des", "et", "en", "au", "aux", "ce", "il", "je", "ne", "pas", "que",
    "qui", "est", "the", "of", "and", "is",
];

/// The words of a text in their plain form, each once.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for letter in text.chars().flat_map(char::to_lowercase).chain([' ']) {
        match letter {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => word.push('a'),
            'ç' => word.push('c'),
            'è' | 'é' | 'ê' | 'ë' => word.push('e'),
            'ì' | 'í' | 'î' | 'ï' => word.push('i'),
            'ñ' => word.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => word.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => word.push('u'),
            'œ' => word.push_str("oe"),
            // A combining accent after a plain letter: the letter is already there.
            '\u{300}'..='\u{36f}' => {}
            letter if letter.is_alphanumeric() => word.push(letter),
            _ => {
                if word.chars().count() >= 2 && !FILLERS.contains(&word.as_str()) {
                    words.push(plain(&word));
                }
                word.clear();
            }
        }
    }
    words.truncate(MOST_WORDS);
    words.sort();
    words.dedup();
    words
}

/// A word without the ending of its plural, cut to its first letters.
fn plain(word: &str) -> String {
    let length = word.chars().count();
    let stem = if length > 3 { word.strip_suffix(['s', 'x']).unwrap_or(word) } else { word };
    stem.chars().take(LONGEST_WORD).collect()
}

/// The words of a text as the table knows them. Half of a hash is as hard to read backwards as the whole, and quicker to find.
fn tokens(app: &App, text: &str) -> Vec<i64> {
    let token = |word: &String| {
        let hash = app.secrets.lookup_hash(WORD, word);
        hash.first_chunk::<8>().map(|bytes| i64::from_be_bytes(*bytes))
    };
    words(text).iter().filter_map(token).collect()
}

/// Makes a grievance be found by a text.
pub(super) async fn make_found(app: &App, tx: &mut Tx, id: GrievanceId, text: &str) -> Result<()> {
    store::search::insert(tx, id, &tokens(app, text)).await
}

/// What is looked for: the rarest word first, so that what is common costs nothing. None: a word stands nowhere.
pub(super) async fn sought(app: &App, tx: &mut Tx, typed: &str) -> Result<Option<Vec<i64>>> {
    let mut counted = Vec::new();
    for token in tokens(app, typed).into_iter().take(MOST_SOUGHT) {
        counted.push((store::search::count_up_to(tx, token, COMMON).await?, token));
    }
    counted.sort_unstable();
    let is_nowhere = counted.first().is_none_or(|(count, _)| *count == 0);
    Ok((!is_nowhere).then(|| counted.into_iter().map(|(_, token)| token).collect()))
}

/// Makes those be found that were filed before words could be searched; gives how many it took on.
pub async fn make_older_found(app: &App, tx: &mut Tx, limit: i64) -> Result<usize> {
    let older = store::search::not_indexed(tx, limit).await?;
    for id in &older {
        let grievance = store::grievances::grievance(tx, *id).await?;
        if let Some(place) = grievance.place_of(app)? {
            make_found(app, tx, *id, &place).await?;
        }
        for entry in super::entries(app, tx, super::Viewer::Mediation, &grievance).await? {
            make_found(app, tx, *id, entry.words.as_deref().unwrap_or_default()).await?;
        }
        store::search::note_indexed(tx, *id).await?;
    }
    Ok(older.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case_and_number_with_or_without_accents() {
        assert_eq!(words("Les marteaux-piqueurs, à 6 h 30 : L’ÉTÉ !"), ["30", "ete", "marteau", "piqueur"]);
        assert_eq!(words("le marteau PIQUEUR cet été"), ["cet", "ete", "marteau", "piqueur"]);
        assert_eq!(words("الضجيج مرتفع"), ["الضجيج", "مرتفع"]);
        assert_eq!(words("bus gaz dos"), ["bus", "dos", "gaz"]);
        assert!(words("…").is_empty());
    }
}
