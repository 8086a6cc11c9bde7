//! Mails that come back to us: bounces, automatic replies, answers. Reads them and decides nothing. Pure.
//!
//! A bounce names its message by the address that it came to (VERP). An answer names the one that it answers; what it quotes and its
//! signature are left out.

use mail_parser::{Message, MessageParser, MimeHeaders};

use crate::id::MessageId;

/// A mail that came to us.
#[derive(Debug, Clone, PartialEq)]
pub enum Letter {
    /// A server says what became of a mail of ours.
    Bounce {
        /// Which mail.
        message_id: MessageId,
        /// Whether the address will refuse the next one too.
        is_final: bool,
        /// What the server says.
        words: String,
    },
    /// An absence notice, or another mail that no person wrote: nobody answers it, so that nothing goes round in circles.
    Automatic,
    /// Somebody wrote.
    Answer {
        /// The sender's address.
        from: String,
        /// The mail of ours that it answers.
        message_id: Option<MessageId>,
        /// What the mail itself is called, so that it is taken in once.
        own_id: String,
        /// Their own words.
        words: String,
        /// The pictures that came with them, as they are: so many and so large as are taken, the others left out.
        pictures: Vec<Vec<u8>>,
    },
}

/// More than this of a mail is not read.
pub(super) const READ_BYTES: usize = 24_000_000;
/// More than this of a bounce is not read: it may carry what it sends back whole.
const BOUNCE_BYTES: usize = 1_000_000;
/// The most pictures that are taken from a mail.
const MOST_PICTURES: usize = 5;
/// The largest of them.
const PICTURE_BYTES: usize = 12 * 1024 * 1024;
/// The headers that say to which address a mail came.
const CAME_TO: [&str; 5] = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To"];

/// Reads a mail; none when it is none.
pub fn read(raw: &[u8]) -> Option<Letter> {
    let raw = &raw[..raw.len().min(READ_BYTES)];
    let mail = MessageParser::default().parse(raw)?;
    let header = |name: &str| mail.header_raw(name).unwrap_or_default().trim().to_lowercase();
    let named = CAME_TO.iter().find_map(|name| ours_in(&header(name)));
    if is_report(&mail) {
        // A report that names no mail of ours is somebody else's.
        return Some(named.map_or(Letter::Automatic, |message_id| bounce(message_id, raw)));
    }
    let by_machine = !matches!(header("Auto-Submitted").as_str(), "" | "no")
        || !header("X-Autoreply").is_empty()
        || !header("X-Autorespond").is_empty()
        || matches!(header("Precedence").as_str(), "bulk" | "junk" | "list" | "auto_reply")
        || header("Return-Path") == "<>";
    if by_machine {
        return Some(Letter::Automatic);
    }
    let from = mail.from()?.first()?.address()?.to_lowercase();
    let message_id = ours_in(&header("In-Reply-To")).or_else(|| ours_in(&header("References")));
    let words = own_words(&mail.body_text(0).unwrap_or_default());
    let own_id = mail.message_id().unwrap_or_default().to_owned();
    Some(Letter::Answer { from, message_id, own_id, words, pictures: pictures(&mail) })
}

/// The pictures that are attached or stand in the text. What they really are is looked at when they are taken up.
fn pictures(mail: &Message) -> Vec<Vec<u8>> {
    let is_picture = |kind: &mail_parser::ContentType| {
        kind.ctype().eq_ignore_ascii_case("image")
            && kind.subtype().is_some_and(|subtype| {
                ["jpeg", "jpg", "png", "webp"].iter().any(|own| own.eq_ignore_ascii_case(subtype))
            })
    };
    let parts = mail.parts.iter().filter(|part| part.content_type().is_some_and(is_picture));
    let small = parts.filter(|part| (1..=PICTURE_BYTES).contains(&part.contents().len()));
    small.take(MOST_PICTURES).map(|part| part.contents().to_vec()).collect()
}

fn is_report(mail: &Message) -> bool {
    mail.content_type().is_some_and(|kind| {
        kind.ctype().eq_ignore_ascii_case("multipart")
            && kind.subtype().is_some_and(|subtype| subtype.eq_ignore_ascii_case("report"))
            && kind.attribute("report-type").is_some_and(|report| report.eq_ignore_ascii_case("delivery-status"))
    })
}

/// The id of a message of ours somewhere in a text.
fn ours_in(text: &str) -> Option<MessageId> {
    /// `msg_` and 26 letters.
    const LENGTH: usize = 30;
    text.match_indices("msg_").find_map(|(at, _)| text.get(at..at + LENGTH)?.parse().ok())
}

/// Reads the lines of a delivery status (RFC 3464).
fn bounce(message_id: MessageId, raw: &[u8]) -> Letter {
    let text = String::from_utf8_lossy(&raw[..raw.len().min(BOUNCE_BYTES)]);
    let line = |name: &str| {
        text.lines().find_map(|line| {
            let (own, value) = line.split_once(':')?;
            own.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    };
    let status = line("Status").unwrap_or_default();
    let has_failed = line("Action").is_some_and(|action| action.eq_ignore_ascii_case("failed"));
    let words = line("Diagnostic-Code").unwrap_or_else(|| status.clone());
    Letter::Bounce {
        message_id,
        is_final: has_failed && status.starts_with('5'),
        words: words.chars().take(300).collect(),
    }
}

/// What somebody wrote, without what they quote and without their signature. Whoever writes below the quote is heard too.
fn own_words(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let end = (0..lines.len()).find(|place| ends(&lines, *place)).unwrap_or(lines.len());
    let above = own_lines(&lines[..end]);
    if !above.is_empty() {
        return above;
    }
    let signature = (0..lines.len()).find(|place| lines[*place] == "--" || forwards(lines[*place]));
    let quoted = |place: &usize| !(lines[*place].starts_with('>') || introduces(&lines, *place));
    let below: Vec<&str> = (0..signature.unwrap_or(lines.len())).filter(quoted).map(|place| lines[place]).collect();
    own_lines(&below)
}

/// Whether what follows from this line on is no longer the writer's.
fn ends(lines: &[&str], place: usize) -> bool {
    let line = lines[place];
    line.starts_with('>') || line == "--" || forwards(line) || introduces(lines, place) || heads(lines, place)
}

/// A line that says who wrote what is quoted below it; mail programs break it in two.
fn introduces(lines: &[&str], place: usize) -> bool {
    let says_so = |line: &str| {
        let line = line.trim_end().to_lowercase();
        ["a écrit :", "a écrit\u{a0}:", "a écrit:", "wrote:", "escribió:", "escreveu:", "a scris:", "yazdı:", "كتب:"]
            .iter()
            .any(|end| line.ends_with(end))
    };
    let begins = ["Le ", "On ", "El ", "Em ", "Am "].iter().any(|begin| lines[place].starts_with(begin));
    // The second half, when the first stands before it.
    says_so(lines[place]) || (begins && lines.get(place + 1).is_some_and(|next| says_so(next)))
}

fn forwards(line: &str) -> bool {
    line.starts_with("________") || (line.starts_with("-----") && line.to_lowercase().contains("message"))
}

/// The headers of a quoted mail, as some programs write them into the text.
fn heads(lines: &[&str], place: usize) -> bool {
    let names = |line: &str, names: &[&str]| {
        line.trim_start_matches('*').split_once(':').is_some_and(|(name, _)| names.contains(&name.trim()))
    };
    names(lines[place], &["De", "From", "Von", "De la", "Gönderen", "من"])
        && lines[place + 1..].iter().take(3).any(|line| {
            names(line, &["Envoyé", "Sent", "Date", "Enviado", "Enviado el", "Trimis", "Gönderildi", "À", "To"])
        })
}

/// The lines without a signature: what a telephone adds by itself, and a closing formula with what stands below it.
fn own_lines(lines: &[&str]) -> String {
    const CLOSINGS: [&str; 12] = [
        "cordialement",
        "bien cordialement",
        "bien à vous",
        "sincères salutations",
        "regards",
        "best regards",
        "kind regards",
        "saludos",
        "atentamente",
        "cumprimentos",
        "saygılarımla",
        "cu stimă",
    ];
    const TELEPHONES: [&str; 6] =
        ["envoyé de ", "envoyé depuis ", "sent from ", "get outlook", "obtenir outlook", "télécharger outlook"];
    let closes = |place: &usize| {
        let line = lines[*place].trim().trim_end_matches(['.', ',', '!', ' ']).to_lowercase();
        // A formula ends a mail; words that stand far above its end are not one.
        (CLOSINGS.contains(&line.as_str()) && *place > 0 && lines.len() - place <= 10)
            || TELEPHONES.iter().any(|begin| line.starts_with(begin))
    };
    let end = (0..lines.len()).find(closes).unwrap_or(lines.len());
    lines[..end].join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn only_the_sender_s_own_words_are_kept() {
        for text in [
            "C'est fait ce matin.\n\nLe mar. 10 mars 2026 à 10:00, Riverain <r@v.example> a écrit :\n> Bonjour,\n",
            "C'est fait ce matin.\n\nLe mar. 10 mars 2026 à 10:00, Riverain\n<r@v.example> a écrit :\n> Bonjour,\n",
            "C'est fait ce matin.\n-- \nJeanne Moulin\nTerrassements Vauclair",
            "C'est fait ce matin.\n\n-----Message d'origine-----\nDe : Riverain",
            "C'est fait ce matin.\n________________________________\nFrom: Riverain",
            "C'est fait ce matin.\n\nOn Tue, 10 Mar 2026, Riverain wrote:\n> Hello",
            "C'est fait ce matin.\n\nDe : Riverain <r@v.example>\nEnvoyé : mardi 10 mars 2026 10:00\nÀ : Jeanne",
            "C'est fait ce matin.\n\nBien cordialement,\nJeanne Moulin\n06 39 98 12 34",
            "C'est fait ce matin.\n\nEnvoyé de mon téléphone",
            "Le mar. 10 mars 2026, Riverain a écrit :\n> Bonjour,\n> rien\n\nC'est fait ce matin.\n-- \nJeanne",
        ] {
            assert_eq!(own_words(text), "C'est fait ce matin.", "{text}");
        }
        assert_eq!(own_words("Deux\nlignes.\n"), "Deux\nlignes.");
        assert_eq!(own_words("Cordialement"), "Cordialement");
        assert_eq!(own_words("> rien que nos mots\n"), "");
    }

    #[test]
    fn a_message_of_ours_is_found_in_any_header() {
        let id = MessageId(Uuid::from_u128(7));
        assert_eq!(ours_in(&format!("<{id}@ville.example>")), Some(id));
        assert_eq!(ours_in(&format!("retours+{id}@ville.example")), Some(id));
        assert_eq!(ours_in("msg_short msg_"), None);
        assert_eq!(ours_in("msg_éééééééééééééééééééééééééé"), None);
    }

    #[test]
    fn what_a_machine_wrote_is_not_an_answer() {
        for header in ["Auto-Submitted: auto-replied", "Precedence: bulk", "X-Autoreply: yes", "Return-Path: <>"] {
            let raw = format!("From: lea@exemple.example\r\nSubject: Absente\r\n{header}\r\n\r\nJe suis absente.\r\n");
            assert_eq!(read(raw.as_bytes()), Some(Letter::Automatic), "{header}");
        }
    }
}
