//! What neighbours report in the story, and what comes of it: one that is settled, one that is refused and does not rest, one with a
//! date, one that waits, one that is urgent, one that is new.

use super::story::Story;
use crate::error::{Error, Result};
use crate::grievances::{GrievanceDraft, Via};
use crate::i18n::Language;
use crate::id::GrievanceId;
use crate::people::Account;
use crate::relays::{self, ActDraft, Heard};
use crate::writing;

fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// A draft by its words of the form.
fn draft(category: &str, place: &str, words: &str) -> GrievanceDraft {
    GrievanceDraft {
        category: text(category),
        where_: text("home"),
        place: text(place),
        words: text(words),
        language: text("fr"),
        ..GrievanceDraft::default()
    }
}

/// Files as a neighbour does, or as a mediator at the door.
async fn file(story: &Story<'_>, draft: &GrievanceDraft, at_door: Option<&Account>) -> Result<GrievanceId> {
    let via = if at_door.is_some() { Via::Doorstep } else { Via::Web };
    let mut new = draft.checked(story.site, story.date(), Language::French, via)?;
    new.filed_by = at_door.map(|mediator| mediator.id);
    Ok(writing!(story.app.db, tx => relays::file(story.app, tx, &new).await)?.grievance.id)
}

/// Answers as the site manager does, by the link.
async fn answer(story: &Story<'_>, id: GrievanceId, answer: ActDraft) -> Result<()> {
    let act = answer.checked(story.date())?;
    writing!(story.app.db, tx => {
        let relays = relays::relays_of(tx, id).await?;
        let relay = relays.first().ok_or_else(|| Error::internal("a grievance was put before nobody"))?;
        relays::answer(story.app, tx, relay, &act).await.map(drop)
    })
}

async fn hear(story: &Story<'_>, id: GrievanceId, heard: Heard) -> Result<()> {
    writing!(story.app.db, tx => relays::hear(story.app, tx, id, &heard).await)
}

fn says(act: &str, words: &str) -> ActDraft {
    ActDraft { act: text(act), words: text(words), ..ActDraft::default() }
}

/// One is settled and confirmed; one is refused, and the neighbour does not leave it there. Gives the second.
pub(super) async fn weeks_ago(story: &Story<'_>) -> Result<GrievanceId> {
    story.go_to(16, "08:50").await?;
    let asked = GrievanceDraft {
        email: text("lea.bonnet@aubrelles.example"),
        ..draft(
            "information",
            "24 Cours des Tilleuls",
            "À partir de quand la porte de mon garage sera-t-elle fermée, et combien de jours ?",
        )
    };
    let settled = file(story, &asked, None).await?;
    story.go_to(16, "14:20").await?;
    answer(story, settled, says("resolve", "Votre garage reste accessible, sauf deux jours : nous vous préviendrons une semaine avant par un mot dans la boîte.")).await?;
    story.go_to(15, "19:05").await?;
    hear(story, settled, Heard::Settled(text("Merci, c’est clair."))).await?;

    story.go_to(13, "18:30").await?;
    let terrace = GrievanceDraft {
        name: text("Karim Aziz"),
        email: text("cafe.du.tram@aubrelles.example"),
        telephone: text("06 39 98 31 07"),
        shares_address: text("yes"),
        ..draft(
            "property_damage",
            "Café du Tram, Cours des Tilleuls",
            "Les plots des sondages prennent la moitié de ma terrasse. Qui paie les tables perdues ?",
        )
    };
    let refused = file(story, &terrace, None).await?;
    story.go_to(12, "09:15").await?;
    answer(
        story,
        refused,
        says("refuse", "L’arrêté de voirie prévoit cette emprise : l’entreprise ne verse pas d’indemnité."),
    )
    .await?;
    Ok(refused)
}

/// One gets a date, one waits for an answer.
pub(super) async fn days_ago(story: &Story<'_>) -> Result<()> {
    story.go_to(6, "07:05").await?;
    let early = GrievanceDraft {
        suffered_at: text("06:20"),
        email: text("m.perrin@aubrelles.example"),
        ..draft(
            "working_hours",
            "31 Rue des Tanneurs",
            "La foreuse des sondages a démarré à 6 h 20, deux jours de suite.",
        )
    };
    let dated = file(story, &early, None).await?;
    story.go_to(6, "11:40").await?;
    let day = (story.date() + chrono::TimeDelta::days(6)).to_string();
    answer(
        story,
        dated,
        ActDraft {
            day: Some(day),
            ..says("schedule", "Les sondages ne commencent plus avant 8 h, et ils seront finis ce jour-là.")
        },
    )
    .await?;
    Ok(())
}

/// One is heard at a door, one is urgent, one has just come.
pub(super) async fn lately(story: &Story<'_>) -> Result<()> {
    story.go_to(1, "20:50").await?;
    let parking = draft(
        "parking",
        "5 Rue du Pont-aux-Ânes",
        "Les places livraison sont prises par les fourgons de l’entreprise depuis lundi.",
    );
    file(story, &GrievanceDraft { telephone: text("06 39 98 44 12"), ..parking }, Some(&story.people.mediator)).await?;
    let blocked = GrievanceDraft {
        hazard: text("blocked_access"),
        telephone: text("06 39 98 27 80"),
        ..draft(
            "pedestrian_access",
            "18 Cours des Tilleuls",
            "La barrière est devant la rampe de l’entrée. Ma mère est en fauteuil et ne peut plus sortir.",
        )
    };
    story.go_to(0, "07:40").await?;
    let urgent = file(story, &blocked, None).await?;
    story.go_to(0, "07:55").await?;
    answer(story, urgent, says("accept", "Une équipe passe tout de suite déplacer la barrière.")).await?;
    let dust = GrievanceDraft {
        email: text("fleur.au.fusain@aubrelles.example"),
        ..draft(
            "dust",
            "La Fleur au Fusain, Cours des Tilleuls",
            "La découpe des bordures couvre l’étal de poussière. Peut-on arroser pendant la coupe ?",
        )
    };
    story.go_to(0, "09:10").await?;
    file(story, &dust, None).await.map(drop)
}
