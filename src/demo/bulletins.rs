//! The news of the site in the story: neighbours who subscribe, a bulletin that went to them, and one that is planned.

use chrono::TimeDelta;

use super::story::Story;
use crate::bulletins::{self, BulletinDraft, SubscriberDraft};
use crate::error::Result;
use crate::i18n::Language;
use crate::writing;

/// Who subscribes: by mail or by SMS, and in which language they read.
const SUBSCRIBERS: &[(&str, &str, &str)] = &[
    ("ines.ribeiro@aubrelles.example", "", "pt"),
    ("paul.lacombe@aubrelles.example", "", "fr"),
    ("", "06 39 98 41 12", "fr"),
    ("", "06 39 98 41 57", "ar"),
];

/// Neighbours subscribe, and a bulletin goes out to them.
pub(super) async fn subscribe_and_tell(story: &Story<'_>) -> Result<()> {
    let app = story.app;
    for (email, telephone, language) in SUBSCRIBERS {
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let draft = SubscriberDraft {
            email: given(email),
            telephone: given(telephone),
            language: given(language),
            ..SubscriberDraft::default()
        };
        let new = draft.checked(Language::French)?;
        writing!(app.db, tx => bulletins::subscribe(app, tx, story.site, &new, None).await)?;
    }
    plan(
        story,
        "Circulation coupée jeudi matin",
        "La rue est fermée aux voitures jeudi de 8 h à 12 h. À pied, on passe toujours. Les poubelles sont ramassées la veille au soir.",
        None,
    )
    .await?;
    writing!(app.db, tx => bulletins::send_what_is_due(app, tx).await.map(drop))
}

/// One more, for a day to come.
pub(super) async fn plan_ahead(story: &Story<'_>) -> Result<()> {
    let on = (story.today + TimeDelta::days(3)).to_string();
    let words =
        "Les camions passent par l’autre bout de la rue pendant deux semaines. Le trottoir de l’école reste libre.";
    plan(story, "Un autre chemin pour les camions", words, Some(on)).await
}

async fn plan(story: &Story<'_>, title: &str, words: &str, on: Option<String>) -> Result<()> {
    let draft =
        BulletinDraft { title: Some(title.to_owned()), words: Some(words.to_owned()), on, ..BulletinDraft::default() };
    let (app, coordinator) = (story.app, &story.people.coordinator);
    writing!(app.db, tx => {
        let new = draft.checked(app, tx, story.site).await?;
        bulletins::plan(app, tx, coordinator, story.site, &new).await.map(drop)
    })
}
