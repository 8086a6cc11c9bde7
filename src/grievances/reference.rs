//! The reference by which people name a grievance on the telephone: the site's code, a dash, and a few characters that nobody
//! confuses. It opens nothing; the private link does.

use rand::RngExt;

use crate::app::Randomness;
use crate::sites::SiteCode;

/// The alphabet of site codes: digits and consonants, without 0, 1, l.
const ALPHABET: &[u8; 28] = b"23456789BCDFGHJKMNPQRSTVWXYZ";

/// A reference with so many characters of its own: `K4RT-7MPD`.
pub(super) fn draw(random: &Randomness, code: &SiteCode, length: usize) -> String {
    let letter = |index: usize| char::from(ALPHABET[index]);
    let own: String =
        random.draw(|random| (0..length).map(|_| letter(random.random_range(0..ALPHABET.len()))).collect());
    format!("{}-{own}", code.in_capitals())
}

/// A reference as people type it, in the form in which it is stored; none when it cannot be one.
pub(super) fn read(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_ascii_uppercase();
    let fits = |part: &str, shortest: usize| {
        (shortest..=8).contains(&part.len()) && part.bytes().all(|byte| ALPHABET.contains(&byte))
    };
    let (code, own) = text.split_once('-')?;
    (fits(code, 4) && fits(own, 4)).then(|| text.clone())
}

/// What was typed as the beginning of a reference, in the form in which references are stored, for a search.
pub(super) fn beginning(typed: &str) -> String {
    let kept = typed.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-');
    kept.take(20).collect::<String>().to_ascii_uppercase()
}

/// Whether what was typed may be a reference or a part of one: a single word that holds no letter which references leave out.
pub(super) fn may_be(typed: &str) -> bool {
    let part = typed.trim().to_ascii_uppercase();
    !part.is_empty() && part.bytes().all(|byte| byte == b'-' || ALPHABET.contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_reads_back_however_it_was_typed() {
        let code: SiteCode = "k4rt".parse().unwrap();
        let reference = draw(&Randomness::seeded(3), &code, 4);
        assert_eq!(reference.len(), 9);
        assert_eq!(read(&format!(" {} ", reference.to_lowercase())), Some(reference));
        assert_eq!(read("K4RT"), None);
        assert_eq!(read("K4RT-A1OU"), None);
    }
}
