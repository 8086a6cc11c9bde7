//! Addresses as people type them: accents, capitals, abbreviations and small slips do not matter. Pure: takes texts, gives
//! folded words and a likeness, so that a shop finds its door and a neighbour finds theirs.

/// What stands for what in French street names; the long form is the folded one.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("al", "allee"),
    ("all", "allee"),
    ("av", "avenue"),
    ("ave", "avenue"),
    ("bd", "boulevard"),
    ("bld", "boulevard"),
    ("blvd", "boulevard"),
    ("boul", "boulevard"),
    ("bvd", "boulevard"),
    ("ch", "chemin"),
    ("che", "chemin"),
    ("chem", "chemin"),
    ("crs", "cours"),
    ("dr", "docteur"),
    ("fbg", "faubourg"),
    ("fg", "faubourg"),
    ("gal", "general"),
    ("gen", "general"),
    ("imp", "impasse"),
    ("mal", "marechal"),
    ("mar", "marechal"),
    ("mte", "montee"),
    ("pas", "passage"),
    ("pass", "passage"),
    ("pl", "place"),
    ("pr", "professeur"),
    ("prof", "professeur"),
    ("prom", "promenade"),
    ("pdt", "president"),
    ("q", "quai"),
    ("r", "rue"),
    ("res", "residence"),
    ("rte", "route"),
    ("sq", "square"),
    ("st", "saint"),
    ("ste", "sainte"),
];

/// Words that carry no difference between two street names.
const FILLERS: &[&str] = &["a", "au", "aux", "d", "de", "des", "du", "et", "l", "la", "le", "les"];

/// The additions to a number, and the letter that is written for each.
const ADDITIONS: &[(&str, &str)] = &[("bis", "b"), ("ter", "t"), ("quater", "q")];

/// A letter without its accent, in lower case; ligatures become two.
fn fold_letter(letter: char, folded: &mut String) {
    for letter in letter.to_lowercase() {
        match letter {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => folded.push('a'),
            'ç' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => folded.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            // A combining accent after a plain letter: the letter is already there.
            '\u{300}'..='\u{36f}' => {}
            letter if letter.is_alphanumeric() => folded.push(letter),
            _ => folded.push(' '),
        }
    }
}

/// Lower case, no accents, no punctuation, abbreviations written out, fillers left out: "Bd. de l'Hôpital" is "boulevard hopital".
pub fn fold(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    text.chars().for_each(|letter| fold_letter(letter, &mut letters));
    let words: Vec<&str> = letters
        .split_whitespace()
        .map(|word| ABBREVIATIONS.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| long))
        .filter(|word| !FILLERS.contains(word))
        .collect();
    words.join(" ")
}

/// A house number in one form: "12 Bis", "12bis" and "12 B" are all "12b".
pub fn fold_number(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    text.chars().for_each(|letter| fold_letter(letter, &mut letters));
    let compact: String = letters.split_whitespace().collect();
    let digits = compact.bytes().take_while(u8::is_ascii_digit).count();
    let (number, addition) = compact.split_at(digits);
    let addition = ADDITIONS.iter().find(|(long, _)| *long == addition).map_or(addition, |(_, letter)| letter);
    format!("{}{addition}", number.trim_start_matches('0'))
}

/// An address that somebody typed: a number, if they gave one, and the words of the street.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedAddress {
    /// The folded number.
    pub number: Option<String>,
    /// The folded words of the street.
    pub words: Vec<String>,
}

impl TypedAddress {
    /// Reads "12 bis, r. Jean-Jaurès 69100 Villeurbanne"; what follows a postal code is left out.
    pub fn read(text: &str) -> Self {
        let mut letters = String::with_capacity(text.len());
        text.chars().take(200).for_each(|letter| fold_letter(letter, &mut letters));
        let is_postcode = |word: &str| word.len() == 5 && word.bytes().all(|byte| byte.is_ascii_digit());
        let mut words = letters.split_whitespace().peekable();
        let mut number = None;
        if let Some(first) =
            words.next_if(|word| word.starts_with(|letter: char| letter.is_ascii_digit()) && !is_postcode(word))
        {
            let addition = words.next_if(|word| ADDITIONS.iter().any(|(long, letter)| word == long || word == letter));
            number = Some(fold_number(&format!("{first}{}", addition.unwrap_or_default())));
        }
        let street: Vec<&str> = words.take_while(|word| !is_postcode(word)).collect();
        let words = fold(&street.join(" ")).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        Self { number, words }
    }

    /// How alike a street is, 0 to 1: nothing unless every typed word is found in its name, begun or with one slip, or in its
    /// town's.
    pub fn street_likeness(&self, street: &str, city: Option<&str>) -> f64 {
        self.folded_likeness(&fold(street), &city.map(fold).unwrap_or_default())
    }

    /// The same for a name and a town that are folded already.
    pub fn folded_likeness(&self, street: &str, city: &str) -> f64 {
        let street: Vec<&str> = street.split(' ').filter(|word| !word.is_empty()).collect();
        let best = |typed: &str, words: &mut dyn Iterator<Item = &str>| {
            words.map(|word| word_likeness(typed, word)).fold(0.0, f64::max)
        };
        let (mut found, mut of_street) = (0.0, 0);
        for typed in &self.words {
            let likeness = best(typed, &mut street.iter().copied());
            if likeness > 0.0 {
                found += likeness;
                of_street += 1;
            } else if best(typed, &mut city.split(' ').filter(|word| !word.is_empty())) == 0.0 {
                return 0.0;
            }
        }
        if of_street == 0 { 0.0 } else { found / of_street.max(street.len()) as f64 }
    }

    /// How alike a number is, 0 to 1; 12 and 12 bis are neighbours, and so, less, are 12 and 14.
    pub fn number_likeness(&self, number: Option<&str>) -> f64 {
        let (Some(typed), number) = (&self.number, number.map(fold_number)) else { return 0.5 };
        let Some(number) = number else { return 0.0 };
        if *typed == number {
            return 1.0;
        }
        match (leading(typed), leading(&number)) {
            (Some(typed), Some(number)) if typed == number => 0.6,
            (Some(typed), Some(number)) => 0.4 / f64::from(typed.abs_diff(number)),
            _ => 0.0,
        }
    }

    /// How alike an address is, 0 to 1. A wrong number costs less than nothing in common, so that a door that is missing from the
    /// register leads to its street.
    pub fn likeness(&self, number: Option<&str>, street_likeness: f64) -> f64 {
        if street_likeness == 0.0 { 0.0 } else { 0.6 * street_likeness + 0.4 * self.number_likeness(number) }
    }
}

/// The number without its addition.
fn leading(number: &str) -> Option<u32> {
    number.trim_end_matches(|letter: char| !letter.is_ascii_digit()).parse().ok()
}

/// 1 for the same word, less for a beginning or for one slip of the pen in a word of five letters or more.
fn word_likeness(typed: &str, word: &str) -> f64 {
    if typed == word {
        1.0
    } else if word.starts_with(typed) {
        // An initial says little, but it says it truly.
        if typed.len() >= 2 { 0.8 } else { 0.4 }
    } else if typed.len() >= 5 && one_slip(typed, word) {
        0.7
    } else {
        0.0
    }
}

/// Whether one letter added, left out, changed or swapped with its neighbour makes one word out of the other.
fn one_slip(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() {
        return one_slip_of(one.as_bytes(), other.as_bytes());
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    one_slip_of(&one, &other)
}

fn one_slip_of<T: PartialEq>(one: &[T], other: &[T]) -> bool {
    if one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let same_start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[same_start..], &other[same_start..]);
    let same_end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&one[..one.len() - same_end], &other[..other.len() - same_end]) {
        ([], [_]) | ([_], []) | ([_], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(typed: &str, number: &str, street: &str) -> f64 {
        let typed = TypedAddress::read(typed);
        typed.likeness(Some(number), typed.street_likeness(street, Some("Villeurbanne")))
    }

    #[test]
    fn accents_capitals_and_abbreviations_do_not_matter() {
        assert_eq!(fold("Bd. de l'Hôpital"), "boulevard hopital");
        assert_eq!(fold("ALL. DES ŒILLETS"), fold("allée des œillets"));
        assert_eq!(fold_number("12 Bis"), fold_number("012b"));
        assert_eq!(likeness("12 bis, r. jean-jaures 69100 Villeurbanne", "12b", "Rue Jean Jaurès"), 1.0);
        assert_eq!(likeness("12bis rue jean jaurès villeurbanne", "12 bis", "Rue Jean Jaurès"), 1.0);
    }

    #[test]
    fn a_beginning_and_a_slip_are_forgiven_and_nonsense_is_not() {
        let right = likeness("30 rue jean jaures", "30", "Rue Jean Jaurès");
        let slip = likeness("30 rue jean jaurse", "30", "Rue Jean Jaurès");
        let begun = likeness("30 jean jau", "30", "Rue Jean Jaurès");
        let neighbour = likeness("30 rue jean jaures", "32", "Rue Jean Jaurès");
        assert!(right > slip && slip > 0.8, "{slip}");
        assert!(begun > 0.6, "{begun}");
        assert!(neighbour > 0.5 && neighbour < begun, "{neighbour}");
        assert_eq!(likeness("30 rue victor hugo", "30", "Rue Jean Jaurès"), 0.0);
        assert_eq!(likeness("", "30", "Rue Jean Jaurès"), 0.0);
    }
}
