//! The count of SMS against two public calculators, `sms-segments-calculator` 1.3 and `split-sms` 0.1.7, on a thousand seeded texts.
//!
//! `support/segments.txt` holds what they say of each text: `g` for the short alphabet or `u` for UCS-2, and the number of parts; twice
//! where they differ. It was made by drawing the same texts in JavaScript, as [`texts`] does here, and asking both.

use riverain::notifications::sms::segments::{Coding, measure};

const PIECES: [&str; 39] = [
    "travaux",
    "rue",
    " ",
    " ",
    "à",
    "é",
    "è",
    "Ç",
    "€",
    "[",
    "}",
    "~",
    "^",
    "|",
    "\\",
    "ñ",
    "12",
    ".",
    "\n",
    "https://v.example/s/K4RT",
    "ü",
    "Δ",
    "@",
    "$",
    "_",
    "ê",
    "ç",
    "œ",
    "’",
    "…",
    "«",
    "🏗",
    "👩‍👩‍👧",
    "شارع",
    "ğ",
    "ș",
    "ã",
    "中",
    "e\u{301}",
];
/// So many of them are in the short alphabet.
const CHEAP: u32 = 25;

/// The texts: pieces drawn by a xorshift of 32 bits.
fn texts() -> Vec<String> {
    let mut state: u32 = 2_463_534_242;
    let mut next = move |below: u32| {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state % below
    };
    (0..1_000)
        .map(|_| {
            let pieces = if next(2) == 0 { CHEAP } else { PIECES.len() as u32 };
            let count = next(120);
            (0..count).map(|_| PIECES[next(pieces) as usize]).collect()
        })
        .collect()
}

#[test]
fn a_thousand_texts_are_counted_as_two_public_calculators_count_them() {
    let said: Vec<&str> = include_str!("support/segments.txt").split_whitespace().collect();
    let texts = texts();
    assert_eq!(said.len(), texts.len());
    let mut differing = 0;
    for (text, said) in texts.iter().zip(said) {
        let found = measure(text);
        let coding = if found.coding == Coding::Gsm7 { "g" } else { "u" };
        // Where the two differ, as on families of emoji at an edge, one of them says what we say.
        differing += usize::from(said.contains('/'));
        let ours = format!("{coding}{}", found.segments);
        assert!(said.split('/').any(|one| one == ours), "{ours}, they say {said}: {text:?}");
    }
    assert!(differing <= 10, "the calculators themselves differ on {differing}");
}
