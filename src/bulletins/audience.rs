//! Who is meant by a bulletin, and what it costs to tell them: counted from the same list by which it is sent, so that what is shown
//! before is what goes out, but for those who subscribe or say STOP in between.

use std::collections::{HashMap, HashSet};

use geo::{Intersects, point};

use super::drafts::NewBulletin;
use super::{Aim, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::id::{ContactId, PremisesId, SiteId};
use crate::notifications::{self, Text};
use crate::premises;
use crate::sites::outline::Outline;

/// Somebody whom a bulletin is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meant {
    pub contact_id: ContactId,
    pub language: Language,
    pub has_email: bool,
}

/// How many a bulletin reaches, and what it costs.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// How many people.
    pub people: usize,
    /// How many of them by mail.
    pub emails: usize,
    /// How many by SMS.
    pub sms: usize,
    /// In how many paid parts those travel.
    pub segments: usize,
    /// What the parts cost, in euros; none when no price is set.
    pub price: Option<f64>,
    /// How many subscribed to the site and are not meant, because their door lies elsewhere or is not known.
    pub others: usize,
}

/// Everybody who is meant, once each, in a fixed order; and how many others there are.
pub(super) async fn meant(tx: &mut Tx, site_id: SiteId, new: &NewBulletin) -> Result<(Vec<Meant>, usize)> {
    let wanting = store::wanting(tx, site_id).await?;
    let reached: HashSet<PremisesId> = match (new.aim, new.phase_id) {
        (Aim::Phase, Some(phase)) => premises::doors_of_phase(tx, site_id, phase).await?,
        _ => HashSet::new(),
    };
    let street = new.street.as_deref().map(premises::addresses::fold).unwrap_or_default();
    let area = new
        .area
        .as_deref()
        .map(Outline::from_stored)
        .transpose()
        .map_err(|error| Error::internal(error.to_string()))?;
    let is_meant = |row: &store::WantRow| match new.aim {
        Aim::Site => true,
        Aim::Phase => row.premises_id.is_some_and(|door| reached.contains(&door)),
        Aim::Street => row.street.as_deref().is_some_and(|own| premises::addresses::fold(own) == street),
        Aim::Area => match (&area, row.lon, row.lat) {
            (Some(area), Some(lon), Some(lat)) => area.multi_polygon().intersects(&point! { x: lon, y: lat }),
            _ => false,
        },
    };
    let (mut people, mut everybody, mut found) = (HashSet::new(), HashSet::new(), Vec::new());
    for row in wanting {
        everybody.insert(row.person.clone());
        if is_meant(&row) && people.insert(row.person) {
            found.push(Meant { contact_id: row.contact_id, language: row.language, has_email: row.has_email });
        }
    }
    let others = everybody.len() - people.len();
    Ok((found, others))
}

/// The text that a bulletin is to one recipient.
pub(super) fn text(app: &App, site: &crate::sites::Site, title: &str, words: &str) -> Text {
    Text::SiteNews {
        site_name: site.name.clone(),
        title: title.to_owned(),
        words: words.to_owned(),
        link: app.url(&format!("/s/{}", site.code)),
    }
}

/// How many a bulletin reaches and what it costs, as things stand now.
pub async fn estimate(app: &App, tx: &mut Tx, site: &crate::sites::Site, new: &NewBulletin) -> Result<Estimate> {
    let (meant, others) = meant(tx, site.id, new).await?;
    let text = text(app, site, &new.title, &new.words);
    let mut by_language: HashMap<Language, usize> = HashMap::new();
    let mut segments = 0;
    for one in meant.iter().filter(|one| !one.has_email) {
        *by_language.entry(one.language).or_default() += 1;
    }
    for (language, people) in by_language {
        let wordings = notifications::wordings_of(tx, text.kind(), language).await?;
        segments += people * notifications::segments_of(app, &text, language, &wordings);
    }
    let emails = meant.iter().filter(|one| one.has_email).count();
    Ok(Estimate {
        people: meant.len(),
        emails,
        sms: meant.len() - emails,
        segments,
        price: notifications::price_of(app, segments),
        others,
    })
}
