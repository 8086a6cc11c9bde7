//! Grievances that come by SMS or mail to our own number or mailbox: what begins with a site's public code, as posters say it, is filed
//! about that site, with a receipt by the same way. What is about none waits among the messages received for a person.

use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::grievances::{Category, NewGrievance, Via, WORDS_LENGTH};
use crate::i18n::Language;
use crate::id::InboundId;
use crate::notifications::{self, Received, Recipient};
use crate::people::ContactDetails;
use crate::sites::{self, Site, SiteCode};
use crate::{reading, writing};

/// So many are looked at in one go.
const AT_ONCE: i64 = 100;

/// What a message reports.
pub(super) struct Report {
    site: Site,
    words: String,
}

/// The site whose code begins a message, and what follows it; none: the message is no report. A code alone says nothing yet, and a
/// reference, which begins with a code too, is about what was reported before.
pub(super) async fn report_of(tx: &mut Tx, received: &Received) -> Result<Option<Report>> {
    let Some((code, words)) = code_and_words(&received.words) else { return Ok(None) };
    match sites::site_by_code(tx, &code).await {
        Ok(site) => Ok(Some(Report { site, words })),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

fn code_and_words(text: &str) -> Option<(SiteCode, String)> {
    let text = text.trim();
    let end = text.find(|letter: char| letter.is_whitespace() || ":,;.".contains(letter))?;
    let code = text[..end].trim_matches(['«', '»', '"', '#']).parse().ok()?;
    let words = text[end..].trim_start_matches(|letter: char| letter.is_whitespace() || ":,;.-".contains(letter));
    (!words.is_empty()).then(|| (code, words.chars().take(WORDS_LENGTH).collect()))
}

/// Files what a message reports; brought twice, it is filed once.
pub(super) async fn take(app: &App, tx: &mut Tx, received: &Received, report: Report) -> Result<()> {
    let (via, contact) = match &received.sender {
        Recipient::Sms(telephone) => {
            (Via::Sms, ContactDetails { telephone: Some(telephone.clone()), ..ContactDetails::default() })
        }
        Recipient::Email(email) => {
            (Via::Email, ContactDetails { email: Some(email.clone()), ..ContactDetails::default() })
        }
    };
    let new = NewGrievance {
        site_id: report.site.id,
        // What it is about is read and sorted by a person.
        category: Category::Other,
        hazard: None,
        suffered_on: received.received_at.with_timezone(&app.settings.time_zone).date_naive(),
        suffered_at: None,
        at_home: false,
        place: None,
        premises_id: None,
        shares_address: false,
        contact,
        language: Language::French,
        words: Some(report.words),
        via,
        filed_by: None,
        photos: Vec::new(),
        filing_key: Some(format!("inbound\n{}", received.id)),
    };
    super::file(app, tx, &new).await.map(drop)
}

/// Files what strangers sent since a message, and gives the last that was looked at; none: nothing new came.
pub async fn take_reports(app: &App, after: Option<InboundId>) -> Result<Option<InboundId>> {
    let came = reading!(app.db, tx => notifications::strangers_waiting(app, tx, after, AT_ONCE).await)?;
    for received in &came {
        let is_report = reading!(app.db, tx => Ok(report_of(tx, received).await?.is_some()))?;
        if !is_report {
            continue;
        }
        writing!(app.db, tx => {
            let report = report_of(tx, received).await?;
            // Another worker may have been quicker.
            if let Some(report) = report && notifications::take_answer(app, tx, received.id).await? {
                take(app, tx, received, report).await?;
            }
            Ok(())
        })?;
    }
    Ok(came.last().map(|received| received.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_begins_with_a_code_and_says_something() {
        let read = |text: &str| code_and_words(text).map(|(code, words)| (code.in_capitals(), words));
        assert_eq!(read("k4rt Bruit à 6 h"), Some(("K4RT".to_owned(), "Bruit à 6 h".to_owned())));
        assert_eq!(read(" K4RT : de la poussière"), Some(("K4RT".to_owned(), "de la poussière".to_owned())));
        assert_eq!(read("#K4RT\nUn camion"), Some(("K4RT".to_owned(), "Un camion".to_owned())));
        assert_eq!(read("K4RT"), None);
        assert_eq!(read("K4RT."), None);
        assert_eq!(read("K4RT-7MPD toujours pas réglé"), None);
        assert_eq!(read("Bonjour, merci"), None);
    }
}
