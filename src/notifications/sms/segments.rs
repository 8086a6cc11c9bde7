//! How a text travels to a telephone: in which alphabet, in how many parts, and which of its letters make it dearer. Pure.
//!
//! The short alphabet (GSM 03.38) fits 160 letters into one part, or 153 into each of several; `^{}[]~\|€` count two. One
//! letter outside it, and all are written in UCS-2: 70, or 67 each.

use std::collections::BTreeSet;

/// The letters of the short alphabet that count one.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
/// Those that count two.
const EXTENDED: &str = "^{}\\[~]|€\u{c}";

/// The alphabet in which a text travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// The short alphabet.
    Gsm7,
    /// Two bytes a letter; four for emoji.
    Ucs2,
}

/// How much a text takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The alphabet.
    pub coding: Coding,
    /// How many places it takes: letters, or two for some.
    pub units: usize,
    /// In how many parts it travels, each of which is paid.
    pub segments: usize,
    /// The letters that are not in the short alphabet.
    pub dear: BTreeSet<char>,
}

fn gsm7_units(letter: char) -> Option<usize> {
    if BASIC.contains(letter) {
        Some(1)
    } else if EXTENDED.contains(letter) {
        Some(2)
    } else {
        None
    }
}

/// The alphabet that a text needs.
pub fn coding(text: &str) -> Coding {
    if text.chars().all(|letter| gsm7_units(letter).is_some()) { Coding::Gsm7 } else { Coding::Ucs2 }
}

/// How much a text takes.
pub fn measure(text: &str) -> Measure {
    let coding = coding(text);
    Measure {
        coding,
        units: text.chars().map(|letter| units(coding, letter)).sum(),
        segments: split(text).len(),
        dear: text.chars().filter(|letter| gsm7_units(*letter).is_none()).collect(),
    }
}

fn units(coding: Coding, letter: char) -> usize {
    match coding {
        Coding::Gsm7 => gsm7_units(letter).unwrap_or(1),
        Coding::Ucs2 => letter.len_utf16(),
    }
}

/// The parts in which a text travels. A letter of two places is never torn apart.
pub fn split(text: &str) -> Vec<&str> {
    let coding = coding(text);
    let (alone, of_several) = match coding {
        Coding::Gsm7 => (160, 153),
        Coding::Ucs2 => (70, 67),
    };
    if text.chars().map(|letter| units(coding, letter)).sum::<usize>() <= alone {
        return vec![text];
    }
    let (mut parts, mut begun, mut filled) = (Vec::new(), 0, 0);
    for (at, letter) in text.char_indices() {
        let needed = units(coding, letter);
        if filled + needed > of_several {
            parts.push(&text[begun..at]);
            (begun, filled) = (at, 0);
        }
        filled += needed;
    }
    parts.push(&text[begun..]);
    parts
}

/// What to write instead of a letter that makes a text dear; none when nothing says the same.
pub fn instead_of(letter: char) -> Option<&'static str> {
    Some(match letter {
        '’' | '‘' | 'ʼ' | '`' | '´' => "'",
        '“' | '”' | '«' | '»' | '„' => "\"",
        '–' | '—' | '‑' | '−' => "-",
        '…' => "...",
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\t' => " ",
        'â' => "a",
        'ê' | 'ë' => "e",
        'î' | 'ï' => "i",
        'ô' => "o",
        'û' => "u",
        'ç' => "c",
        'œ' => "oe",
        'À' | 'Â' => "A",
        'È' | 'Ê' | 'Ë' => "E",
        'Î' | 'Ï' => "I",
        'Ô' => "O",
        'Ù' | 'Û' => "U",
        'Œ' => "OE",
        '•' => "-",
        '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn segments(text: &str) -> (Coding, usize) {
        let measure = measure(text);
        (measure.coding, measure.segments)
    }

    #[test]
    fn the_limits_stand_where_the_standard_puts_them() {
        assert_eq!(segments(&"a".repeat(160)), (Coding::Gsm7, 1));
        assert_eq!(segments(&"a".repeat(161)), (Coding::Gsm7, 2));
        assert_eq!(segments(&"a".repeat(306)), (Coding::Gsm7, 2));
        assert_eq!(segments(&"a".repeat(307)), (Coding::Gsm7, 3));
        assert_eq!(segments(&"ê".repeat(70)), (Coding::Ucs2, 1));
        assert_eq!(segments(&"ê".repeat(71)), (Coding::Ucs2, 2));
        assert_eq!(segments(&"ê".repeat(135)), (Coding::Ucs2, 3));
        assert_eq!(segments(&"€".repeat(80)), (Coding::Gsm7, 1));
        assert_eq!(segments(&"€".repeat(81)), (Coding::Gsm7, 2));
        assert_eq!(segments(""), (Coding::Gsm7, 1));
    }

    #[test]
    fn french_accents_are_cheap_or_dear_as_telephones_have_them() {
        assert_eq!(coding("Accès coupé à 8 h, où est-ce réglé ? Ça"), Coding::Gsm7);
        for (dear, letters) in [("forêt", "ê"), ("l’été", "’"), ("ça", "ç"), ("sûr", "û"), ("œuvre", "œ")]
        {
            assert_eq!(measure(dear).dear, letters.chars().collect(), "{dear}");
        }
    }

    #[test]
    fn an_emoji_at_the_edge_moves_to_the_next_part_whole() {
        let text = format!("{}🏗{}", "ê".repeat(66), "ê".repeat(66));
        let parts = split(&text);
        assert_eq!(parts.iter().map(|part| part.encode_utf16().count()).collect::<Vec<_>>(), [66, 67, 1]);
    }

    proptest! {
        #[test]
        fn the_parts_put_together_are_the_text(text in "\\PC{0,400}") {
            prop_assert_eq!(split(&text).concat(), text);
        }

        #[test]
        fn no_part_is_longer_than_it_may_be(text in "[a-zé€ê🏗]{0,500}") {
            let measure = measure(&text);
            let limit = match (measure.coding, measure.segments) {
                (Coding::Gsm7, 1) => 160,
                (Coding::Gsm7, _) => 153,
                (Coding::Ucs2, 1) => 70,
                (Coding::Ucs2, _) => 67,
            };
            for part in split(&text) {
                prop_assert!(part.chars().map(|letter| units(measure.coding, letter)).sum::<usize>() <= limit);
            }
        }

        #[test]
        fn what_is_written_instead_is_cheap(letter: char) {
            if let Some(instead) = instead_of(letter) {
                prop_assert_eq!(coding(instead), Coding::Gsm7);
                prop_assert_eq!(gsm7_units(letter), None);
            }
        }
    }
}
