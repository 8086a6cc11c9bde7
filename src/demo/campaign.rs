//! The campaign before the works: planned for two mediators, published, walked for some days; today's round has begun when the
//! day is far enough.

use std::time::Duration;

use chrono::{NaiveTime, TimeDelta};
use rand::RngExt;

use super::story::Story;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::id::CampaignId;
use crate::people::ContactDetails;
use crate::visits::agenda::ServiceTimes;
use crate::visits::{
    self, Audience, CampaignKind, NewCampaign, NewVisit, Outcome, PlanningStatus, RoundFile, USUAL_TRIES,
};
use crate::{reading, writing};

/// How many days ago the first round could be walked.
const WALKED_SINCE_DAYS: i64 = 5;
/// How long a search takes, in seconds.
const SEARCH_S: i64 = 1;
/// How often another plan is tried when the mediator would have nothing to do today.
const SEARCHES: usize = 6;
/// The time to allow at doors: told in passing, with a leaflet left.
const SERVICE: ServiceTimes = ServiceTimes { first_dwelling_s: 180, further_dwelling_s: 60, establishment_s: 420 };

/// What comes of a visit, by chance: out of a hundred.
const OUTCOMES: [(Outcome, u32); 8] = [
    (Outcome::Informed, 52),
    (Outcome::NotHome, 22),
    (Outcome::LeafletLeft, 9),
    (Outcome::Callback, 6),
    (Outcome::Refused, 4),
    (Outcome::Inaccessible, 3),
    (Outcome::Vacant, 2),
    (Outcome::LanguageBarrier, 2),
];

const NOTES: [&str; 6] = [
    "Travaille de nuit, dort jusqu’à 14 h.",
    "Demande si le passage piéton reste ouvert côté pair.",
    "Livraisons le mardi avant 8 h, camion de 12 t.",
    "A un fauteuil roulant, a besoin du trottoir abaissé.",
    "Contente d’être prévenue, prend l’avis pour sa voisine.",
    "Inquiet pour sa vitrine pendant les vibrations.",
];

/// Starts a campaign, plans it and publishes its rounds.
pub(super) async fn plan(story: &Story<'_>) -> Result<CampaignId> {
    story.go_to(WALKED_SINCE_DAYS + 2, "10:10").await?;
    let (app, people) = (story.app, &story.people);
    let new = NewCampaign {
        kind: CampaignKind::Before,
        audience: Audience::Everyone,
        starts_on: story.today - TimeDelta::days(WALKED_SINCE_DAYS),
        deadline: story.today + TimeDelta::days(8),
        team: people.mediators().map(|mediator| mediator.id).to_vec(),
        service: SERVICE,
        most_tries: USUAL_TRIES,
        start_address: None,
        repeats_weeks: None,
    };
    let planner = &people.coordinator;
    let id = writing!(app.db, tx => visits::start_campaign(app, tx, planner, story.site, &new).await)?;
    for _ in 0..SEARCHES {
        writing!(app.db, tx => visits::start_planning(app, tx, planner, id, SEARCH_S, false).await)?;
        visits::launch_planning(app, id);
        until_planned(story, id).await?;
        let rounds = reading!(app.db, tx => visits::rounds_of_campaign(tx, planner, id).await)?;
        if rounds.iter().any(|own| own.round.mediator_id == people.mediator.id && own.round.walked_on == story.today) {
            break;
        }
    }
    writing!(app.db, tx => visits::publish_campaign(app, tx, planner, id).await)?;
    Ok(id)
}

async fn until_planned(story: &Story<'_>, id: CampaignId) -> Result<()> {
    loop {
        tokio::time::sleep(Duration::from_millis(50)).await;
        let planner = &story.people.coordinator;
        let planning = reading!(story.app.db, tx => visits::planning_of_campaign(tx, planner, id).await)?;
        match planning.map(|planning| planning.status) {
            Some(PlanningStatus::Running) => {}
            Some(PlanningStatus::Done) => return Ok(()),
            Some(PlanningStatus::Failed) | None => return Err(Error::internal("the campaign could not be planned")),
        }
    }
}

/// Which rounds are walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Walked {
    /// Those of the days before today.
    Before,
    /// Of today's, what is behind by now.
    Today,
}

/// Walks rounds.
pub(super) async fn walk(story: &Story<'_>, id: CampaignId, walked: Walked) -> Result<()> {
    let planner = &story.people.coordinator;
    let mut files: Vec<RoundFile> = reading!(story.app.db, tx => {
        let mut files = Vec::new();
        for summary in visits::rounds_of_campaign(tx, planner, id).await? {
            files.push(visits::round_seen_by(tx, planner, summary.round.id).await?);
        }
        Ok(files)
    })?;
    files.retain(|file| match walked {
        Walked::Before => file.round.walked_on < story.today,
        Walked::Today => file.round.walked_on == story.today,
    });
    files.sort_by_key(|file| (file.round.walked_on, file.round.id));
    let evening = NaiveTime::from_hms_opt(20, 45, 0).unwrap_or(NaiveTime::MIN);
    for file in &files {
        story.pass_until(file.round.walked_on.and_time(evening)).await?;
        walk_round(story, file).await?;
    }
    Ok(())
}

async fn walk_round(story: &Story<'_>, file: &RoundFile) -> Result<()> {
    let app = story.app;
    let mediators = story.people.mediators();
    let Some(walker) = mediators.iter().find(|mediator| mediator.id == file.round.mediator_id) else { return Ok(()) };
    let midnight = file.round.walked_on.and_time(NaiveTime::MIN);
    let left_at = file.stops.iter().map(|own| story.moment(midnight + TimeDelta::seconds(own.stop.leave_s)));
    let visits: Vec<_> = file
        .stops
        .iter()
        .zip(left_at)
        .filter(|(_, left_at)| *left_at <= app.now())
        .map(|(own, left_at)| (own.stop.id, NewVisit { visited_at: Some(left_at), ..visit(story) }))
        .collect();
    writing!(app.db, tx => {
        for (stop, visit) in &visits {
            visits::record_visit(app, tx, walker, *stop, visit).await?;
        }
        Ok(())
    })
}

/// A visit as chance has it: one in eight who were told wants news by email, one in six leaves something to note.
fn visit(story: &Story<'_>) -> NewVisit {
    story.app.random.draw(|random| {
        let mut rest = random.random_range(0..100);
        let outcome = OUTCOMES.iter().find(|(_, share)| {
            let found = rest < *share;
            rest = rest.saturating_sub(*share);
            found
        });
        let outcome = outcome.map_or(Outcome::Informed, |(outcome, _)| *outcome);
        let wants_news = outcome == Outcome::Informed && random.random_ratio(1, 8);
        let number: u32 = random.random_range(100..999);
        let contact = ContactDetails {
            email: format!("voisin.{number}@aubrelles.example").parse().ok(),
            ..ContactDetails::default()
        };
        let note = random.random_ratio(1, 6).then(|| NOTES[random.random_range(0..NOTES.len())].to_owned());
        NewVisit {
            outcome: Some(outcome),
            note,
            contact: wants_news.then_some(contact),
            language: Some(Language::French),
            ..NewVisit::default()
        }
    })
}
