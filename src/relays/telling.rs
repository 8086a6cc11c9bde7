//! Telling the neighbour: by email when they gave an address, else by SMS when they gave a number, else not at all: then the private
//! page alone tells.

use crate::app::App;
use crate::db::Tx;
use crate::error::Result;
use crate::grievances::{self, Grievance};
use crate::notifications::{self, NewMessage, News, Recipient, Text, Urgency};
use crate::sites;

/// That it is received, with the private link.
pub(super) async fn receipt(app: &App, tx: &mut Tx, grievance: &Grievance) -> Result<()> {
    let (reference, link) = (grievance.reference.clone(), grievance.link(app));
    tell(app, tx, grievance, |site_name| Text::GrievanceReceived { site_name, reference, link }).await
}

/// What became of it.
pub(super) async fn news(
    app: &App,
    tx: &mut Tx,
    grievance: &Grievance,
    news: News,
    words: Option<String>,
) -> Result<()> {
    let (reference, link) = (grievance.reference.clone(), grievance.link(app));
    let own_words = words.clone();
    let text = |site_name| Text::GrievanceNews { site_name, reference, link, news, words: own_words };
    tell(app, tx, grievance, text).await?;
    // Who said the same waits for the same answer.
    if matches!(news, News::Message | News::Question) {
        return Ok(());
    }
    news_to_duplicates(app, tx, grievance, news, words).await
}

async fn news_to_duplicates(
    app: &App,
    tx: &mut Tx,
    grievance: &Grievance,
    news: News,
    words: Option<String>,
) -> Result<()> {
    for same in grievances::duplicates_of(tx, grievance.id).await? {
        let (reference, link, words) = (same.reference.clone(), same.link(app), words.clone());
        tell(app, tx, &same, |site_name| Text::GrievanceNews { site_name, reference, link, news, words }).await?;
    }
    Ok(())
}

/// Whether it is settled.
pub(super) async fn is_it_settled(app: &App, tx: &mut Tx, grievance: &Grievance) -> Result<()> {
    let (reference, link) = (grievance.reference.clone(), grievance.link(app));
    // The links lead to a page with one button each: what scans links must not answer for the neighbour.
    let (yes_link, no_link) = (format!("{link}/yes"), format!("{link}/no"));
    tell(app, tx, grievance, |site_name| Text::GrievanceSettled { site_name, reference, yes_link, no_link }).await?;
    news_to_duplicates(app, tx, grievance, News::Resolved, None).await
}

async fn tell(app: &App, tx: &mut Tx, grievance: &Grievance, text: impl FnOnce(String) -> Text) -> Result<()> {
    let Some(contact) = grievances::contact(app, tx, grievance).await? else { return Ok(()) };
    let details = contact.details;
    let email = details.email.map(Recipient::Email);
    let Some(recipient) = email.or(details.telephone.map(Recipient::Sms)) else { return Ok(()) };
    let site = sites::site(tx, grievance.site_id).await?;
    let message = NewMessage {
        recipient,
        language: contact.language,
        text: text(site.name),
        urgency: Urgency::Ordinary,
        site_id: Some(grievance.site_id),
        subject: Some(grievance.id.to_string()),
        contact_id: Some(contact.id),
    };
    notifications::enqueue(app, tx, &message).await?;
    Ok(())
}
