//! What changed at a site, as an Atom feed (RFC 4287) for whoever follows it without giving an address: registered, zone set,
//! phases added and changed. Read from the journal, of which only these acts are told.

use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::Result;
use crate::i18n::{Language, Sentence};
use crate::id::JournalLineId;
use crate::journal;
use crate::sites::{self, Phase, Site, SiteCode};

/// How many changes are told.
const TOLD: usize = 40;
/// The acts that the public is told of, with the words of their title.
const ACTS: &[(&str, &str)] = &[
    ("site.registered", "open-change-registered"),
    ("site.changed", "open-change-site"),
    ("zone.set", "open-change-zone"),
    ("phase.added", "open-change-phase-added"),
    ("phase.changed", "open-change-phase"),
];

struct Change {
    id: JournalLineId,
    at: Timestamp,
    title: String,
}

/// The feed of a site.
pub(super) async fn feed(app: &App, tx: &mut Tx, code: &SiteCode, language: Language) -> Result<String> {
    let site = sites::site_by_code(tx, code).await?;
    let phases = sites::phases(tx, site.id).await?;
    let mut changes = told(tx, &site.id.to_string(), None, language).await?;
    for phase in &phases {
        changes.extend(told(tx, &phase.id.to_string(), Some(phase), language).await?);
    }
    changes.sort_by_key(|change| std::cmp::Reverse((change.at, change.id)));
    changes.truncate(TOLD);
    Ok(written(app, &site, &changes, language))
}

async fn told(tx: &mut Tx, subject: &str, phase: Option<&Phase>, language: Language) -> Result<Vec<Change>> {
    let lines = journal::lines(tx, Some(subject), None, TOLD as i64).await?;
    let changes = lines.into_iter().filter_map(|line| {
        let (_, key) = ACTS.iter().find(|(act, _)| *act == line.act)?;
        let mut title = Sentence::new(*key);
        if let Some(phase) = phase {
            title = title.with("phase", phase.name.as_str()).with("from", phase.from()).with("to", phase.to());
        }
        Some(Change { id: line.id, at: line.at, title: language.tell(&title) })
    });
    Ok(changes.collect())
}

fn written(app: &App, site: &Site, changes: &[Change], language: Language) -> String {
    let page = app.url(&format!("/s/{}", site.code));
    let own = app.url(&format!("/feeds/{}.atom", site.code));
    let updated = changes.first().map_or_else(|| app.now(), |change| change.at).to_rfc3339();
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">\n\
         <id>urn:uuid:{}</id>\n<title>{}</title>\n<author><name>{}</name></author>\n<updated>{updated}</updated>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
        site.id.0,
        escaped(&site.name),
        escaped(&site.organisation),
        escaped(&own),
        escaped(&page),
    );
    for change in changes {
        let at = change.at.to_rfc3339();
        text.push_str(&format!(
            "<entry>\n<id>urn:uuid:{}</id>\n<title>{}</title>\n<updated>{at}</updated>\n<link rel=\"alternate\" type=\"text/html\" \
             href=\"{}\"/>\n<summary>{}</summary>\n</entry>\n",
            change.id.0,
            escaped(&change.title),
            escaped(&page),
            escaped(&language.tell(&Sentence::new("open-change-see").with("site", site.name.as_str()))),
        ));
    }
    text.push_str("</feed>\n");
    text
}

/// A text as XML holds it; what XML 1.0 cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(letter),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_breaks_out_of_its_element() {
        assert_eq!(escaped("<b> & \"c\"\u{1}"), "&lt;b&gt; &amp; &quot;c&quot;");
    }
}
