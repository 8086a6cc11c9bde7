//! Moving one door by hand from a draft round to another: what it costs in walking and what it breaks is said for every round before
//! anything changes. A coordinator may break what the planner never would, and then knows it.

use std::collections::{HashMap, HashSet};

use super::planning::{Breach, Moved, move_door};
use super::problems::{self, Inputs, Setting};
use super::walks::Asking;
use super::working_time::{self, Worked};
use super::{Round, Status, Stop, plans, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{CampaignId, PremisesId, RoundId, StopId};
use crate::journal;
use crate::people::{Account, Right};
use crate::{reading, writing};

/// What is known of a door that may be moved.
#[derive(Debug, Clone)]
pub struct Movable {
    inputs: Inputs,
    campaign_id: CampaignId,
    door: PremisesId,
    from: RoundId,
    drafts: Vec<(Round, Vec<Stop>)>,
}

/// A draft round that a door could join.
#[derive(Debug, Clone)]
pub struct Way {
    /// The round.
    pub round: Round,
    /// Walking more than now, over all rounds, in seconds; less when negative.
    pub more_walking_s: i64,
    /// When the door would be visited, in seconds since midnight.
    pub start_s: i64,
    /// What would not be kept any more.
    pub breaches: Vec<Sentence>,
    moved: Moved,
}

/// Reads what weighing a move needs. The stop is on a draft round.
pub async fn movable(app: &App, tx: &mut Tx, actor: &Account, stop: StopId) -> Result<Movable> {
    actor.must(Right::PlanCampaigns)?;
    let stop = store::rounds::stop(tx, stop).await?;
    let round = store::rounds::one(tx, stop.round_id).await?;
    if round.status != Status::Draft {
        return Err(Error::Conflict(Sentence::new("visits-move-published")));
    }
    let today = app.clock.today(app.settings.time_zone);
    let mut stops: HashMap<RoundId, Vec<Stop>> = HashMap::new();
    for stop in store::rounds::stops_of_campaign(tx, round.campaign_id).await? {
        stops.entry(stop.round_id).or_default().push(stop);
    }
    let rounds = store::rounds::of_campaign(tx, round.campaign_id).await?;
    let drafts = rounds.into_iter().filter(|own| own.status == Status::Draft && own.walked_on >= today);
    let drafts: Vec<(Round, Vec<Stop>)> = drafts
        .map(|own| {
            let stops = stops.remove(&own.id).unwrap_or_default();
            (own, stops)
        })
        .collect();
    let from_today = drafts.iter().any(|(own, _)| own.walked_on == today);
    let mut inputs = problems::inputs(app, tx, round.campaign_id, from_today).await?;
    // The doors that are on no draft have no part in it.
    let on_drafts: HashSet<PremisesId> =
        drafts.iter().flat_map(|(_, stops)| stops).map(|stop| stop.premises_id).collect();
    inputs.doors.retain(|(_, premises)| on_drafts.contains(&premises.id));
    Ok(Movable { inputs, campaign_id: round.campaign_id, door: stop.premises_id, from: round.id, drafts })
}

/// Every move of a stop's door, weighed: where it could go, the least costly first.
pub async fn weigh(app: &App, actor: &Account, stop: StopId) -> Result<Vec<Way>> {
    weighed(app, actor, stop).await.map(|(_, _, ways)| ways)
}

/// Moves a stop's door to a round that it could join, and gives what that cost.
///
/// # Errors
/// [`Error::NotFound`] when it could not join that round, [`Error::Conflict`] when one of the two rounds has changed meanwhile.
pub async fn move_to(app: &App, actor: &Account, stop: StopId, to: RoundId) -> Result<Way> {
    let (movable, setting, ways) = weighed(app, actor, stop).await?;
    let way = ways.into_iter().find(|way| way.round.id == to).ok_or(Error::NotFound)?;
    writing!(app.db, tx => move_stop(app, tx, actor, &movable, &setting, &way).await)?;
    Ok(way)
}

/// Weighs away from the threads that answer.
async fn weighed(app: &App, actor: &Account, stop: StopId) -> Result<(Movable, Setting, Vec<Way>)> {
    actor.must(Right::PlanCampaigns)?;
    let mut movable = reading!(app.db, tx => self::movable(app, tx, actor, stop).await)?;
    movable.inputs.walks = movable.inputs.walks.asked(Asking::Once).await;
    let weighing = tokio::task::spawn_blocking(move || {
        let (setting, ways) = ways(&movable)?;
        Ok((movable, setting, ways))
    });
    weighing.await.map_err(Error::internal)?
}

/// Where the door could go, the least costly first. Reckons walks, so it takes its time.
pub fn ways(movable: &Movable) -> Result<(Setting, Vec<Way>)> {
    let setting = problems::setting(&movable.inputs)?;
    let doors: HashMap<String, usize> =
        setting.problem.doors().iter().enumerate().map(|(number, door)| (door.id.clone(), number)).collect();
    let shift = |round: &Round| setting.shifts.iter().position(|own| *own == (round.mediator_id, round.walked_on));
    let mut stops: Vec<Vec<usize>> = vec![Vec::new(); setting.shifts.len()];
    for (round, own) in &movable.drafts {
        if let Some(shift) = shift(round) {
            stops[shift] = own.iter().filter_map(|stop| doors.get(&stop.premises_id.to_string()).copied()).collect();
        }
    }
    let name = movable.door.to_string();
    let Some(&door) = doors.get(&name) else { return Err(Error::Conflict(Sentence::new("visits-plan-overtaken"))) };
    let mut ways = Vec::new();
    for (round, _) in movable.drafts.iter().filter(|(round, _)| round.id != movable.from) {
        let Some(to) = shift(round) else { continue };
        let moved = move_door(&setting.problem, &stops, door, Some(to), None);
        let joined = moved.rounds.iter().find(|own| own.shift == setting.problem.shifts()[to].id);
        let Some(planned) = joined.and_then(|own| own.stops.iter().find(|stop| stop.door == name)) else { continue };
        let mut breaches: Vec<Sentence> = moved.breaches.iter().map(|breach| in_words(movable, breach)).collect();
        breaches.extend(unlawful(movable, &setting, &moved, round));
        ways.push(Way {
            round: round.clone(),
            more_walking_s: moved.more_walking_s,
            start_s: planned.start_s,
            breaches,
            moved,
        });
    }
    ways.sort_by_key(|way| (way.breaches.len(), way.more_walking_s, way.round.walked_on));
    Ok((setting, ways))
}

/// What of the mediator's work would go beyond what the law allows, and does not yet.
fn unlawful(movable: &Movable, setting: &Setting, moved: &Moved, round: &Round) -> Vec<Sentence> {
    let Inputs { worked, limits, .. } = &movable.inputs;
    let who = round.mediator_id;
    let mut before: Vec<Worked> = worked.iter().filter(|(own, _)| *own == who).map(|(_, own)| *own).collect();
    let mut after = before.clone();
    for (own, _) in movable.drafts.iter().filter(|(own, _)| own.mediator_id == who) {
        before.push(Worked::of(own));
        after.extend(after_move(movable, setting, moved, own));
    }
    let excesses = working_time::new_excesses(&before, &after, limits);
    excesses.iter().map(|excess| excess.sentence(excess.on, limits)).collect()
}

/// The work of a draft round once the door is moved; none when it loses its only stop.
fn after_move(movable: &Movable, setting: &Setting, moved: &Moved, round: &Round) -> Option<Worked> {
    let number = setting.shifts.iter().position(|own| *own == (round.mediator_id, round.walked_on))?;
    let shift = &setting.problem.shifts()[number].id;
    match moved.rounds.iter().find(|own| own.shift == *shift) {
        Some(planned) => Some(plans::worked(setting, number, planned)),
        None => (round.id != movable.from).then(|| Worked::of(round)),
    }
}

/// A breach in words for a page: with the name of the door.
fn in_words(movable: &Movable, breach: &Breach) -> Sentence {
    let label = |id: &str| {
        let door = movable.inputs.doors.iter().find(|(_, premises)| premises.id.to_string() == id);
        door.map_or_else(|| id.to_owned(), |(_, premises)| premises.label())
    };
    let minutes = (breach.late_s() + 59) / 60;
    match breach {
        Breach::WrongDay { door, .. } => Sentence::new("visits-move-wrong-day").with("door", label(door)),
        Breach::SkillMissing { door, skill, .. } => {
            Sentence::new("visits-move-skill").with("door", label(door)).with("skill", skill.as_str())
        }
        Breach::TooLate { door, .. } => {
            Sentence::new("visits-move-too-late").with("door", label(door)).with("minutes", minutes)
        }
        Breach::BackLate { .. } => Sentence::new("visits-move-back-late").with("minutes", minutes),
        Breach::BreakMissed { .. } => Sentence::new("visits-move-break"),
        Breach::Overloaded { load, .. } => Sentence::new("visits-move-overloaded")
            .with("conversations", *load)
            .with("most", movable.inputs.limits.most_conversations),
        Breach::LockedMoved { .. } => Sentence::new("visits-move-locked"),
    }
}

/// Moves the door to a round, as it was weighed.
///
/// # Errors
/// [`Error::Conflict`] when one of the two rounds has changed since.
pub async fn move_stop(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    movable: &Movable,
    setting: &Setting,
    way: &Way,
) -> Result<()> {
    actor.must(Right::PlanCampaigns)?;
    for id in [movable.from, way.round.id] {
        let known = movable.drafts.iter().find(|(round, _)| round.id == id);
        let stands = store::rounds::one(tx, id).await.ok().filter(|round| round.status == Status::Draft);
        let same = match (known, stands) {
            (Some((_, stops)), Some(_)) => store::rounds::stops(tx, id).await? == *stops,
            _ => false,
        };
        if !same {
            return Err(Error::Conflict(Sentence::new("visits-plan-overtaken")));
        }
        store::rounds::remove_draft(tx, id).await?;
    }
    let open: Vec<PremisesId> = movable.inputs.doors.iter().map(|(_, premises)| premises.id).collect();
    for planned in &way.moved.rounds {
        let number = setting.problem.shifts().iter().position(|shift| shift.id == planned.shift);
        let number = number.ok_or_else(|| Error::internal("a moved round without a shift"))?;
        let round = plans::round(app, movable.campaign_id, setting, number, planned);
        let stops = plans::stops(app, round.id, &open, planned)?;
        store::rounds::insert(tx, &round).await?;
        store::rounds::insert_stops(tx, &stops).await?;
    }
    let detail = format!("door={} day={}", movable.door, way.round.walked_on);
    journal::record(app, tx, actor.id, "door.moved", movable.campaign_id, detail).await
}
