//! What a message says, in words: a letter made of a few parts, from which both its plain text and its HTML are written, or one
//! short text for a telephone. Pure.

use serde::{Deserialize, Serialize};

/// What a message says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Content {
    /// For a mail.
    Letter(Letter),
    /// For a telephone.
    Short(String),
}

/// A mail's subject and its parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Letter {
    /// The subject, on one line.
    pub subject: String,
    /// From top to bottom.
    pub parts: Vec<Part>,
}

/// One part of a letter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Part {
    /// Above what belongs together.
    Heading(String),
    /// Words of ours.
    Paragraph(String),
    /// What is known: its name with a colon, and its value.
    Facts(Vec<(String, String)>),
    /// Somebody's own words.
    Quote(String),
    /// Where to go on: the words and the address.
    Action(String, String),
    /// Below everything else, in small: the words and the address.
    Footer(String, String),
}

impl Letter {
    /// The letter as plain text, its lines ended by `\n`.
    pub fn plain(&self) -> String {
        let parts: Vec<String> = self.parts.iter().map(Part::plain).collect();
        parts.join("\n\n") + "\n"
    }
}

impl Part {
    fn plain(&self) -> String {
        match self {
            Self::Heading(words) => format!("{words}\n{}", "-".repeat(words.chars().count().min(60))),
            Self::Paragraph(words) => words.clone(),
            Self::Facts(facts) => {
                facts.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join("\n")
            }
            Self::Quote(words) => words.lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n"),
            Self::Action(words, address) | Self::Footer(words, address) => format!("{words}\n{address}"),
        }
    }
}

/// The longest that a name, a place or a reference may be inside a message.
const ONE_LINE: usize = 200;
/// The longest that somebody's own words may be.
const MANY_LINES: usize = 4_000;

/// A value for one line: no line breaks, no control or direction characters, of bounded length. What people type into names can
/// thus neither add headers nor turn a line around.
pub fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !turns(*c)).collect();
    cut(plain.split_whitespace().collect::<Vec<_>>().join(" ").as_str(), ONE_LINE)
}

/// Somebody's own words: their line breaks stay, control and direction characters go, and the length is bounded.
pub fn many_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let plain: String = text.chars().filter(|c| (*c == '\n' || !c.is_control()) && !turns(*c)).collect();
    cut(plain.trim(), MANY_LINES)
}

/// Characters that override the direction of writing.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
}

/// The text, or its beginning and an ellipsis.
pub fn cut(text: &str, limit: usize) -> String {
    match text.char_indices().nth(limit) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}...", text[..end].trim_end()),
    }
}
