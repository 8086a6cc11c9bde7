//! What the mediation body does in the story: a case about a terrace with a first commitment, a meeting to come, something noticed
//! in the street, a person handed on.

use chrono::{NaiveTime, TimeDelta};

use super::story::Story;
use crate::error::{Error, Result};
use crate::id::GrievanceId;
use crate::mediation::{
    self, EntryKind, Handling, MeetingKind, Need, NewCase, NewCommitment, NewMeeting, NewObservation, NewParty,
    NewReferral, NewService, PartyKind, Topic,
};
use crate::people::{ContactDetails, Email, Telephone};
use crate::writing;

fn email(text: &str) -> Option<Email> {
    text.parse().ok()
}

fn telephone(text: &str) -> Option<Telephone> {
    text.parse().ok()
}

fn named(name: &str) -> ContactDetails {
    ContactDetails { name: Some(name.to_owned()), ..ContactDetails::default() }
}

/// Opens the case of a grievance that was refused, and what surrounds it.
pub(super) async fn begin(story: &Story<'_>, terrace: GrievanceId) -> Result<()> {
    let (app, mediator, coordinator) = (story.app, &story.people.mediator, &story.people.coordinator);
    let case = NewCase {
        site_id: Some(story.site),
        grievance_id: Some(terrace),
        handling: Handling::Shuttle,
        title: "Terrasse du Café du Tram".to_owned(),
        mediator_id: Some(mediator.id),
        words: Some("Refus de l’entreprise ; le cafetier perd huit tables à midi.".to_owned()),
    };
    let cafe = NewParty {
        kind: PartyKind::Business,
        details: ContactDetails { telephone: telephone("06 39 98 31 07"), ..named("Karim Aziz, Café du Tram") },
    };
    let contractor = NewParty {
        kind: PartyKind::Contractor,
        details: ContactDetails { email: email("jeanne.moulin@voies-nouvelles.example"), ..named("Jeanne Moulin") },
    };
    let case_id = writing!(app.db, tx => {
        let id = mediation::open_case(app, tx, coordinator, &case).await?;
        mediation::add_party(app, tx, coordinator, id, &cafe).await?;
        let builder = mediation::add_party(app, tx, coordinator, id, &contractor).await?;
        let words = "Le café propose de garder six tables côté pair si les plots reculent d’un mètre.";
        mediation::add_entry(app, tx, mediator, id, EntryKind::Carried, words).await?;
        let promised = NewCommitment {
            party_id: builder,
            what: "Reculer les plots d’un mètre devant le café".to_owned(),
            due_on: story.date() + TimeDelta::days(5),
        };
        mediation::promise(app, tx, mediator, id, &promised).await?;
        Ok(id)
    })?;
    let meeting = NewMeeting {
        site_id: Some(story.site),
        case_id: None,
        kind: MeetingKind::Public,
        title: "Réunion publique avant les travaux".to_owned(),
        held_on: story.today + TimeDelta::days(8),
        starts_at: NaiveTime::from_hms_opt(18, 30, 0).ok_or_else(|| Error::internal("no such hour"))?,
        place: "Maison de quartier, Place du Marché-aux-Pommes".to_owned(),
        invited: Some(140),
        words: Some("Présenter les phases, les accès et les livraisons.".to_owned()),
    };
    let observation = NewObservation {
        site_id: Some(story.site),
        topic: Topic::Signage,
        place: "Angle de la rue du Chat-Perché et du cours des Tilleuls".to_owned(),
        noticed_on: story.date(),
        words: Some("Le panneau de déviation pour vélos est tombé.".to_owned()),
    };
    let service = NewService {
        name: "Point conseil aux commerces".to_owned(),
        need: Need::Business,
        telephone: telephone("04 65 71 22 10"),
        email: email("commerces@aubrelles.example"),
        place: Some("Mairie, bureau 12".to_owned()),
    };
    writing!(app.db, tx => {
        mediation::plan_meeting(app, tx, coordinator, &meeting).await?;
        mediation::notice(app, tx, mediator, &observation).await?;
        let service_id = mediation::add_service(app, tx, coordinator, &service).await?;
        let referral = NewReferral {
            service_id,
            site_id: Some(story.site),
            case_id: Some(case_id),
            person: ContactDetails { telephone: telephone("06 39 98 31 07"), ..named("Karim Aziz") },
            words: Some("Cherche un report de cotisations pendant les travaux.".to_owned()),
            follow_up_on: story.date() + TimeDelta::days(10),
        };
        mediation::refer(app, tx, coordinator, &referral).await.map(drop)
    })
}
