//! What a neighbour wrote, as the contractor reads it: email addresses and telephone numbers that stand in it are taken out, so
//! that no contact slips through free text. Pure.

/// What stands where something was taken out.
const TAKEN_OUT: &str = "•••";
/// So many digits in a row, with the signs people put between them, are a telephone number.
const TELEPHONE_DIGITS: usize = 8;

/// The text without addresses and numbers.
pub fn redacted(text: &str) -> String {
    let without_addresses: Vec<String> = text.split_inclusive(char::is_whitespace).map(redacted_address).collect();
    redacted_numbers(&without_addresses.concat())
}

/// A word that is an email address, taken out; the space after it stays.
fn redacted_address(word: &str) -> String {
    let bare = word.trim_matches(|sign: char| {
        sign.is_whitespace() || matches!(sign, '<' | '>' | '(' | ')' | ',' | ';' | ':' | '"' | '.' | '!' | '?')
    });
    let is_address = bare.split_once('@').is_some_and(|(name, domain)| !name.is_empty() && domain.contains('.'));
    if is_address { word.replace(bare, TAKEN_OUT) } else { word.to_owned() }
}

fn redacted_numbers(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    // A run of digits and of what stands between them in a telephone number.
    let mut run = String::new();
    let end = |run: &mut String, told: &mut String| {
        let digits = run.chars().filter(char::is_ascii_digit).count();
        if digits >= TELEPHONE_DIGITS {
            let tail: String = run.chars().rev().take_while(|sign| !sign.is_ascii_digit()).collect();
            told.push_str(TAKEN_OUT);
            told.extend(tail.chars().rev());
        } else {
            told.push_str(run);
        }
        run.clear();
    };
    for sign in text.chars() {
        let belongs = sign.is_ascii_digit()
            || (sign == '+' && run.is_empty())
            || (!run.is_empty() && matches!(sign, ' ' | '.' | '-' | '/' | '(' | ')' | '\u{a0}' | '\u{202f}'));
        if belongs {
            run.push(sign);
        } else {
            end(&mut run, &mut told);
            told.push(sign);
        }
    }
    end(&mut run, &mut told);
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_numbers_are_taken_out_and_the_rest_stays() {
        for (text, expected) in [
            ("Appelez le 06 39 98 12 34 !", "Appelez le ••• !"),
            ("+33.6.39.98.12.34, merci", "•••, merci"),
            ("lea@exemple.example ou 0033639981234", "••• ou •••"),
            ("Écrivez-moi (lea@exemple.example).", "Écrivez-moi (•••)."),
            ("Le 12 mars 2026, de 7 h à 22 h 30, au 118", "Le 12 mars 2026, de 7 h à 22 h 30, au 118"),
            ("rendez-vous @ la grille", "rendez-vous @ la grille"),
            ("ligne 1\nligne 2", "ligne 1\nligne 2"),
        ] {
            assert_eq!(redacted(text), expected, "{text}");
        }
    }
}
