//! One of every text with invented values, for the preview page and the tests.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use super::content::{Content, Letter};
use super::outbox::Channel;
use super::texts::{self, News, RelayWords, Text};
use crate::app::App;
use crate::i18n::{Language, Sentence};

/// One of every text, each with values that an invented site might give.
pub fn samples(app: &App) -> Vec<Text> {
    let now = app.now();
    let date = app.clock.today(app.settings.time_zone).checked_add_days(chrono::Days::new(3)).unwrap_or(NaiveDate::MAX);
    let at = |hour| NaiveTime::from_hms_opt(hour, 30, 0).unwrap_or(NaiveTime::MIN);
    let site_name = "Rue des Tanneurs".to_owned();
    let reference = "7KQ2".to_owned();
    let link = |kind: &str| app.url(&format!("/{kind}/8dz3k0m4q7r2w9xa"));
    let relay = RelayWords {
        site_name: site_name.clone(),
        site_code: "T4NR".to_owned(),
        reference: reference.clone(),
        category: Sentence::new("nuisance-noise"),
        severity: Sentence::new("nuisance-access"),
        place: Some("12 rue des Tanneurs".to_owned()),
        summary: Some("La porte de l’immeuble est bloquée.\nUne personne en fauteuil ne peut plus sortir.".to_owned()),
        link: link("r"),
        deadline: now + TimeDelta::hours(1),
    };
    let mut texts = vec![
        Text::RelayOpened(relay.clone()),
        Text::RelayReminder(relay.clone()),
        Text::RelayMessage(relay.clone()),
        Text::RelayEscalated { relay, silent_since: now - TimeDelta::hours(5) },
        Text::GrievanceReceived { site_name: site_name.clone(), reference: reference.clone(), link: link("t") },
    ];
    let news = [
        News::Acknowledged,
        News::Accepted,
        News::Scheduled(date),
        News::Resolved,
        News::Refused,
        News::Referred,
        News::Question,
        News::Message,
    ];
    texts.extend(news.map(|news| Text::GrievanceNews {
        site_name: site_name.clone(),
        reference: reference.clone(),
        link: link("t"),
        news,
        words: (news == News::Question).then(|| "À quelle heure est-ce le plus gênant ?".to_owned()),
    }));
    let letter = |reference: &str| {
        let (site_name, reference, link) = (site_name.clone(), reference.to_owned(), link("t"));
        let news = Text::GrievanceNews { site_name, reference, link, news: News::Accepted, words: None };
        match texts::write(&news, Channel::Email, Language::French, app.settings.time_zone) {
            Content::Letter(letter) => letter,
            Content::Short(subject) => Letter { subject, parts: Vec::new() },
        }
    };
    texts.extend([
        Text::GrievanceSettled {
            site_name: site_name.clone(),
            reference,
            yes_link: format!("{}/yes", link("t")),
            no_link: format!("{}/no", link("t")),
        },
        Text::VisitAnnounced { site_name: site_name.clone(), date, from: at(16), to: at(18), link: app.url("/s/T4NR") },
        Text::SiteNews {
            site_name: site_name.clone(),
            title: "Coupure d'eau mardi".to_owned(),
            words: "L’eau sera coupée mardi de 9 h à 12 h, du 2 au 18 de la rue.".to_owned(),
            link: app.url("/s/T4NR"),
        },
        Text::Subscribed { site_name: site_name.clone(), link: app.url("/s/T4NR") },
        Text::Digest { count: 2, letters: vec![letter("7KQ2"), letter("9XBM")] },
        Text::StopConfirmed { site_name: Some(site_name) },
        Text::StopConfirmed { site_name: None },
    ]);
    texts
}
