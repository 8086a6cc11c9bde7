//! Planning a campaign: started by a coordinator, run beside the pages, watched and stopped on any node through its row. The plan is
//! checked by the independent verifier before anybody sees it, and takes the place of the drafts only; what was published or
//! visited stays.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;

use super::planning::{Limit, Plan, PlannedRound, Progress, Search, Shift, Watch, solve, verify};
use super::problems::{self, Inputs, Setting};
use super::walks::Asking;
use super::working_time::Worked;
use super::{Round, Status, Stop, command, store};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{AccountId, CampaignId, PremisesId, RoundId};
use crate::journal;
use crate::people::{Account, Right};
use crate::{reading, row, writing};

/// The longest that a search may take, in seconds.
pub(super) const MOST_SECONDS: i64 = 600;
/// How often word is left of how far a search is.
const BETWEEN_WORDS: Duration = Duration::from_millis(500);
/// A search of which nothing was heard for so long was lost with its process.
const LOST_AFTER: TimeDelta = TimeDelta::seconds(60);

crate::vocabulary! {
    /// How a planning stands.
    pub enum PlanningStatus {
        /// It goes on.
        Running = "running",
        /// Its rounds are there.
        Done = "done",
        /// It ended without a plan.
        Failed = "failed",
    }
}

row! {
    /// The latest planning of a campaign.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Planning {
        /// The campaign.
        pub campaign_id: CampaignId,
        /// From 1; each planning of the campaign is one more.
        pub run: i64,
        /// How it stands.
        pub status: PlanningStatus,
        /// How long it may search.
        pub seconds: i64,
        /// Whether what is left of today is planned too.
        pub from_today: bool,
        /// Whether it is asked to stop with what it has.
        pub stop_asked: bool,
        /// How much of the search is behind, from 0 to 1.
        pub share: f64,
        /// Doors to be planned.
        pub doors: i64,
        /// Doors that the best plan serves.
        pub served: i64,
        /// The walking of the best plan, in seconds.
        pub walking_s: i64,
        /// Why it failed: a sentence as JSON.
        pub fault: Option<String>,
        /// What would help the doors that are left out: a sentence as JSON.
        pub advice: Option<String>,
        /// What has to be said of how the walks were found: a sentence as JSON.
        pub walks: Option<String>,
        /// Who started it.
        pub started_by: AccountId,
        /// When.
        pub started_at: Timestamp,
        /// When it was last heard of.
        pub heard_at: Timestamp,
    }
}

impl Planning {
    /// Whether it still searches.
    pub fn is_running(&self, now: Timestamp) -> bool {
        self.status == PlanningStatus::Running && now - self.heard_at < LOST_AFTER
    }

    /// What would help the doors that are left out.
    pub fn advice(&self) -> Option<Sentence> {
        self.advice.as_deref().and_then(|advice| serde_json::from_str(advice).ok())
    }

    /// What has to be said of how the walks were found.
    pub fn walks(&self) -> Option<Sentence> {
        self.walks.as_deref().and_then(|walks| serde_json::from_str(walks).ok())
    }

    /// Why there is no plan; none when there is one, or it still searches.
    pub fn fault(&self, now: Timestamp) -> Option<Sentence> {
        match self.status {
            PlanningStatus::Done => None,
            PlanningStatus::Running if self.is_running(now) => None,
            PlanningStatus::Running => Some(Sentence::new("visits-plan-lost")),
            PlanningStatus::Failed => {
                let told = self.fault.as_deref().and_then(|fault| serde_json::from_str(fault).ok());
                Some(told.unwrap_or_else(|| Sentence::new("visits-plan-failed")))
            }
        }
    }
}

/// The latest planning of a campaign; for those who plan.
pub async fn planning_of_campaign(tx: &mut Tx, actor: &Account, id: CampaignId) -> Result<Option<Planning>> {
    actor.must(Right::PlanCampaigns)?;
    store::plannings::latest(tx, id).await
}

/// Notes that a campaign is to be planned; gives the run, for [`launch_planning`] once this is committed.
pub async fn start_planning(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    id: CampaignId,
    seconds: i64,
    from_today: bool,
) -> Result<i64> {
    actor.must(Right::PlanCampaigns)?;
    if !(1..=MOST_SECONDS).contains(&seconds) {
        let sentence = Sentence::new("visits-plan-seconds-range").with("most", MOST_SECONDS);
        return Err(Error::invalid("/seconds", sentence));
    }
    let campaign = store::campaigns::one(tx, id).await?;
    if campaign.is_over(app.clock.today(app.settings.time_zone)) {
        let sentence = Sentence::new("visits-plan-no-days").with("deadline", campaign.deadline);
        return Err(Error::Conflict(sentence));
    }
    let before = store::plannings::latest(tx, id).await?;
    if before.as_ref().is_some_and(|before| before.is_running(app.now())) {
        return Err(Error::Conflict(Sentence::new("visits-plan-running-already")));
    }
    let planning = Planning {
        campaign_id: id,
        run: before.map_or(1, |before| before.run + 1),
        status: PlanningStatus::Running,
        seconds,
        from_today,
        stop_asked: false,
        share: 0.0,
        doors: 0,
        served: 0,
        walking_s: 0,
        fault: None,
        advice: None,
        walks: None,
        started_by: actor.id,
        started_at: app.now(),
        heard_at: app.now(),
    };
    store::plannings::begin(tx, &planning).await?;
    journal::record(app, tx, actor.id, "campaign.planning", id, format!("run={}", planning.run)).await?;
    Ok(planning.run)
}

/// Asks a search to stop; the best plan so far is kept.
pub async fn stop_planning(app: &App, tx: &mut Tx, actor: &Account, id: CampaignId) -> Result<()> {
    actor.must(Right::PlanCampaigns)?;
    store::campaigns::one(tx, id).await?;
    store::plannings::ask_to_stop(tx, id).await?;
    journal::record(app, tx, actor.id, "campaign.planning_stopped", id, "").await
}

/// Runs a planning that was started, beside whatever else goes on.
pub fn launch_planning(app: &App, id: CampaignId) {
    let app = app.clone();
    tokio::spawn(async move {
        if let Err(error) = run(&app, id).await {
            tracing::error!(campaign = %id, %error, "a planning could not be ended");
        }
    });
}

async fn run(app: &App, id: CampaignId) -> Result<()> {
    let planning = reading!(app.db, tx => store::plannings::latest(tx, id).await)?.ok_or(Error::NotFound)?;
    let kept = match searched(app, &planning).await {
        Ok(found) => writing!(app.db, tx => keep(app, tx, &planning, &found).await),
        Err(error) => Err(error),
    };
    let Err(error) = kept else { return Ok(()) };
    let told = match error {
        Error::Conflict(sentence) => sentence,
        Error::Invalid(faults) => match faults.into_iter().next() {
            Some(fault) => fault.sentence,
            None => Sentence::new("visits-plan-failed"),
        },
        other => {
            tracing::error!(campaign = %id, error = %other, "a planning failed");
            Sentence::new("visits-plan-failed")
        }
    };
    let told = serde_json::to_string(&told).map_err(Error::internal)?;
    writing!(app.db, tx => {
        let told = Some(told.clone());
        store::plannings::end(tx, id, planning.run, PlanningStatus::Failed, told, app.now()).await
    })
}

/// Searches away from the threads that answer, and leaves word of how far it is.
async fn searched(app: &App, planning: &Planning) -> Result<Found> {
    let mut inputs =
        reading!(app.db, tx => problems::inputs(app, tx, planning.campaign_id, planning.from_today).await)?;
    inputs.walks = inputs.walks.asked(Asking::Anew).await;
    let stop = Arc::new(AtomicBool::new(planning.stop_asked));
    let heard: Arc<Mutex<Option<Progress>>> = Arc::default();
    let search = Search {
        limit: Limit::Time(Duration::from_secs(planning.seconds.unsigned_abs())),
        seed: planning.run.unsigned_abs(),
        threads: command::cores(),
    };
    let mut solving = {
        let (stop, heard) = (stop.clone(), heard.clone());
        tokio::task::spawn_blocking(move || solved(&inputs, &search, &stop, &heard))
    };
    loop {
        tokio::select! {
            done = &mut solving => return done.map_err(Error::internal)?,
            () = tokio::time::sleep(BETWEEN_WORDS) => {}
        }
        let progress = *heard.lock().unwrap_or_else(PoisonError::into_inner);
        let mut word = planning.clone();
        if let Some(progress) = progress {
            word.share = progress.share;
            word.doors = progress.doors as i64;
            word.served = progress.served as i64;
            word.walking_s = progress.walking_s;
        }
        let asked = writing!(app.db, tx => {
            store::plannings::note(tx, &word, app.now()).await?;
            store::plannings::latest(tx, planning.campaign_id).await
        })?;
        if asked.is_none_or(|asked| asked.stop_asked || asked.run != planning.run) {
            stop.store(true, Ordering::Relaxed);
        }
    }
}

fn solved(inputs: &Inputs, search: &Search, stop: &AtomicBool, heard: &Mutex<Option<Progress>>) -> Result<Found> {
    let setting = problems::setting(inputs)?;
    let progress = |progress: &Progress| {
        *heard.lock().unwrap_or_else(PoisonError::into_inner) = Some(*progress);
    };
    let plan = solve(&setting.problem, search, &Watch { stop, progress: &progress });
    // Nobody is sent into the street by a plan that was not checked.
    if let Some(flaw) = verify(&setting.problem, &plan).err().and_then(|flaws| flaws.into_iter().next()) {
        return Err(Error::internal(flaw));
    }
    let advice = problems::advice(inputs, &setting, &plan);
    Ok(Found { setting, plan, advice })
}

/// A plan with the problem that it solves, and what would help whom it leaves out.
struct Found {
    setting: Setting,
    plan: Plan,
    advice: Option<Sentence>,
}

/// Puts the rounds of a checked plan in the place of the drafts.
async fn keep(app: &App, tx: &mut Tx, planning: &Planning, found: &Found) -> Result<()> {
    let Found { setting, plan, advice } = found;
    let id = planning.campaign_id;
    let latest = store::plannings::latest(tx, id).await?;
    if latest.is_none_or(|latest| latest.run != planning.run || latest.status != PlanningStatus::Running) {
        return Err(Error::Conflict(Sentence::new("visits-plan-overtaken")));
    }
    // What was visited or published while the search went on is not planned again.
    let inputs = problems::inputs(app, tx, id, planning.from_today).await?;
    let open: Vec<PremisesId> = inputs.doors.iter().map(|(_, premises)| premises.id).collect();
    store::rounds::remove_drafts(tx, id).await?;
    let shifts: HashMap<&str, usize> =
        setting.problem.shifts().iter().enumerate().map(|(number, shift)| (shift.id.as_str(), number)).collect();
    for planned in &plan.rounds {
        let Some(&number) = shifts.get(planned.shift.as_str()) else { continue };
        let (mediator_id, walked_on) = setting.shifts[number];
        if inputs.taken.contains(&(mediator_id, walked_on)) || !inputs.dates.contains(&walked_on) {
            return Err(Error::Conflict(Sentence::new("visits-plan-overtaken")));
        }
        let round = round(app, id, setting, number, planned);
        let stops = stops(app, round.id, &open, planned)?;
        store::rounds::insert(tx, &round).await?;
        store::rounds::insert_stops(tx, &stops).await?;
    }
    let mut unplanned = setting.hopeless.clone();
    for door in &plan.unplanned {
        let reasons = door.reasons.iter().map(problems::why).collect();
        unplanned.push((door.door.parse().map_err(Error::internal)?, reasons));
    }
    store::campaigns::set_unplanned(tx, id, &unplanned).await?;
    let doors = (setting.problem.doors().len() + setting.hopeless.len()) as i64;
    let done =
        Planning { share: 1.0, doors, served: plan.served as i64, walking_s: plan.walking_s, ..planning.clone() };
    store::plannings::note(tx, &done, app.now()).await?;
    store::plannings::end(tx, id, planning.run, PlanningStatus::Done, None, app.now()).await?;
    let as_json =
        |told: &Option<Sentence>| told.as_ref().map(serde_json::to_string).transpose().map_err(Error::internal);
    store::plannings::set_told(tx, id, as_json(advice)?, as_json(&setting.walks_told)?).await?;
    let detail = format!("rounds={} doors={} left_out={}", plan.rounds.len(), plan.served, unplanned.len());
    journal::record(app, tx, planning.started_by, "campaign.planned", id, detail).await
}

/// A planned round as a draft.
pub(super) fn round(app: &App, id: CampaignId, setting: &Setting, number: usize, planned: &PlannedRound) -> Round {
    let shift = &setting.problem.shifts()[number];
    let (mediator_id, walked_on) = setting.shifts[number];
    let walks = walks(setting, shift, planned);
    let (leaves_s, break_from_s) = departure(shift, planned, walks[0]);
    Round {
        id: app.new_id(),
        campaign_id: id,
        mediator_id,
        mediator: String::new(),
        walked_on,
        status: Status::Draft,
        leaves_s,
        back_s: planned.back_at_s,
        break_from_s,
        break_to_s: break_from_s.zip(shift.rest).map(|(from_s, rest)| from_s + rest.seconds),
        walking_s: walks.iter().sum(),
        published_at: None,
    }
}

/// What a planned round is as work.
pub(super) fn worked(setting: &Setting, number: usize, planned: &PlannedRound) -> Worked {
    let shift = &setting.problem.shifts()[number];
    let (from_s, break_from_s) = departure(shift, planned, walks(setting, shift, planned)[0]);
    let break_s = break_from_s.and(shift.rest).map_or(0, |rest| rest.seconds);
    Worked { on: setting.shifts[number].1, from_s, to_s: planned.back_at_s, break_s }
}

/// The walks of a planned round, to its stops and back.
fn walks(setting: &Setting, shift: &Shift, planned: &PlannedRound) -> Vec<i64> {
    let places: HashMap<&str, usize> = setting.problem.doors().iter().map(|door| (door.id.as_str(), door.at)).collect();
    let way: Vec<usize> = std::iter::once(shift.start)
        .chain(planned.stops.iter().filter_map(|stop| places.get(stop.door.as_str()).copied()))
        .chain([shift.end])
        .collect();
    way.windows(2).map(|leg| setting.problem.walking().seconds(leg[0], leg[1])).collect()
}

/// When the mediator leaves, and when the break begins. Nobody waits in the street for the first door to open: the planner leaves
/// as early as it can, people as late as they can, and they take a break that comes first where they start from.
fn departure(shift: &Shift, planned: &PlannedRound, walk_s: i64) -> (i64, Option<i64>) {
    let Some(first) = planned.stops.first() else { return (shift.from_s, planned.break_at_s) };
    let leaves_s = first.start_s - walk_s;
    let (Some(at_s), Some(rest)) = (planned.break_at_s, shift.rest) else { return (leaves_s, None) };
    if at_s >= first.start_s {
        return (leaves_s, Some(at_s));
    }
    let before_s = rest.to_s.min(leaves_s - rest.seconds);
    if before_s >= rest.from_s.max(shift.from_s) { (leaves_s, Some(before_s)) } else { (at_s - walk_s, Some(at_s)) }
}

/// The stops of a planned round, those of doors that are still open.
pub(super) fn stops(app: &App, round_id: RoundId, open: &[PremisesId], planned: &PlannedRound) -> Result<Vec<Stop>> {
    let mut stops = Vec::new();
    for stop in &planned.stops {
        let premises_id = stop.door.parse().map_err(Error::internal)?;
        if open.contains(&premises_id) {
            let place = stops.len() as i64 + 1;
            let id = app.new_id();
            // The first door is reached when it opens; see `departure`.
            let arrive_s = if place == 1 { stop.start_s } else { stop.arrive_s };
            let (start_s, leave_s) = (stop.start_s, stop.leave_s);
            stops.push(Stop { id, round_id, premises_id, place, arrive_s, start_s, leave_s });
        }
    }
    Ok(stops)
}
