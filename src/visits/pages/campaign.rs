//! One campaign at the desk: how far it has come, the planning and its progress, the rounds by day, what is left out and why.
//! Contractors and authorities see the counts; those who plan see the rest.

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use serde::Deserialize;
use tower_sessions::Session;

use super::super::{self as visits, Audience, CampaignDoor, Coverage, Outcome, RoundSummary, Status, Stop};
use super::curve;
use super::drawn;
use super::words::{self, RoundLine, colour};
use crate::app::App;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::id::{AccountId, CampaignId, PremisesId};
use crate::people::{Account, Right};
use crate::premises::Premises;
use crate::sites;
use crate::web::{Crumb, Page, Typed, html, see, tell_next};
use crate::{reading, writing};

/// How long a search may take, in seconds: what the form offers.
const SECONDS: [i64; 3] = [5, 30, 120];
/// The most doors that the page lists under their rounds; beyond that, one day at a time.
const MOST_LISTED: usize = 600;

#[derive(Template)]
#[template(path = "visits/campaign.html", config = "src/web/askama.toml")]
struct CampaignPage {
    crumbs: Vec<Crumb>,
    path: String,
    site_path: String,
    title: String,
    state: &'static str,
    deadline: String,
    start: String,
    audience: Audience,
    repeats: Option<String>,
    over: bool,
    coverage: Coverage,
    outcomes: Vec<(Outcome, i64)>,
    may_plan: bool,
    planning: Option<PlanningWords>,
    running: bool,
    seconds: Vec<(String, String)>,
    drafts: usize,
    drafts_words: String,
    published: usize,
    days: Vec<DayWords>,
    movable: bool,
    tabs: Vec<Tab>,
    map_path: String,
    advice: Option<String>,
    walks: Option<String>,
    changes: Vec<ChangeWords>,
    misfits: Vec<(String, String)>,
    curve: Option<String>,
    team: Vec<(AccountId, String)>,
    absences: Vec<(AccountId, String, NaiveDate, String)>,
    left_out: Vec<(String, Vec<String>)>,
    again: Vec<AgainWords>,
    form: Typed,
    page: Page,
}

/// The latest planning in words.
struct PlanningWords {
    running: bool,
    stopping: bool,
    progress: String,
    done: i64,
    fault: Option<String>,
}

/// The rounds of one day.
struct DayWords {
    day: String,
    rounds: Vec<RoundLine>,
}

/// One day to look at, or all.
struct Tab {
    path: String,
    label: String,
    current: bool,
}

/// A door that is to be visited again.
struct AgainWords {
    label: String,
    outcome: Outcome,
    tries: String,
}

/// What a door was promised, and what the drafts say.
struct ChangeWords {
    label: String,
    before: String,
    after: Option<String>,
}

/// Which day to look at.
#[derive(Deserialize)]
pub struct Asked {
    day: Option<NaiveDate>,
}

/// The page.
pub async fn campaign(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<CampaignId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let may_plan = account.may(Right::PlanCampaigns);
    let (campaign, coverage, course) = reading!(app.db, tx => {
        let campaign = visits::campaign_seen_by(tx, &account, id).await?;
        let coverage = visits::coverage_of_campaign(tx, &campaign).await?;
        let course = visits::course_of_campaign(&app, tx, &campaign).await?;
        Ok((campaign, coverage, course))
    })?;
    let mut rounds = Vec::new();
    let mut planning = None;
    let mut doors = Vec::new();
    let mut stops = Vec::new();
    let mut team = Vec::new();
    let (mut absences, mut changes, mut misfits) = (Vec::new(), Vec::new(), Vec::new());
    if may_plan {
        (rounds, planning, doors, stops, team, absences, changes, misfits) = reading!(app.db, tx => {
            let rounds = visits::rounds_of_campaign(tx, &account, id).await?;
            let planning = visits::planning_of_campaign(tx, &account, id).await?;
            let doors = visits::doors_of_campaign(tx, id).await?;
            let absences = visits::absences_of_team(&app, tx, &account, id).await?;
            let changes = visits::changes_of_campaign(tx, &account, id).await?;
            let misfits = visits::misfits_of_campaign(&app, tx, &account, id).await?;
            let stops = visits::stops_of_campaign(tx, &account, id).await?;
            Ok((rounds, planning, doors, stops, visits::team_of_campaign(tx, id).await?, absences, changes, misfits))
        })?;
    }
    let numbers = numbers(&team, &rounds);
    let path = format!("/desk/campaigns/{id}");
    let kind = page.word("campaign-kind", campaign.kind);
    let count = |status| rounds.iter().filter(|summary| summary.round.status == status).count();
    let (drafts, published) = (count(Status::Draft), count(Status::Published));
    let mut days = days(&page, &rounds, &numbers, asked.day);
    let listed = days.iter().flat_map(|day| &day.rounds).filter(|line| line.draft.is_some());
    if listed.map(|line| line.stops).sum::<usize>() <= MOST_LISTED {
        list_doors(&page, &mut days, &stops, &doors);
    }
    let mut left_out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut again = Vec::new();
    for (door, premises) in doors.iter().filter(|(door, _)| door.is_open()) {
        if !door.unplanned.is_empty() {
            let why: Vec<String> = door.unplanned.iter().map(|reason| page.tell(reason)).collect();
            left_out.entry(why.join(" ")).or_default().push(premises.label());
        }
        if let Some(outcome) = door.outcome {
            let tries = page.t1("visits-tries", "count", door.tries);
            again.push(AgainWords { label: premises.label(), outcome, tries });
        }
    }
    html(&CampaignPage {
        crumbs: vec![
            Crumb { path: Some("/desk/campaigns".to_owned()), label: page.t("visits-title") },
            Crumb { path: None, label: kind.clone() },
        ],
        site_path: format!("/desk/sites/{}", campaign.site_id),
        title: format!("{} · {}", kind, campaign.site),
        state: words::state(&campaign, page.today()),
        deadline: page.date(&campaign.deadline),
        start: campaign.start_label.clone().unwrap_or_else(|| page.t("visits-start-middle")),
        audience: campaign.audience,
        repeats: campaign.repeats_weeks.map(|weeks| page.t1("visits-repeats", "weeks", weeks)),
        over: campaign.is_over(page.today()),
        outcomes: coverage.by_outcome.clone(),
        coverage: coverage.clone(),
        may_plan,
        running: planning.as_ref().is_some_and(|planning| planning.is_running(page.now)),
        planning: planning.as_ref().map(|planning| PlanningWords::of(&page, planning)),
        seconds: SECONDS.iter().map(|own| (own.to_string(), page.t(&format!("visits-seconds-{own}")))).collect(),
        drafts,
        drafts_words: page.t1("visits-drafts", "count", drafts),
        published,
        tabs: tabs(&page, &path, &rounds, asked.day),
        map_path: match asked.day {
            Some(day) => format!("{path}/rounds.geojson?day={day}"),
            None => format!("{path}/rounds.geojson"),
        },
        movable: drafts > 1,
        days,
        advice: planning.as_ref().and_then(visits::Planning::advice).map(|advice| page.tell(&advice)),
        walks: planning.as_ref().and_then(visits::Planning::walks).map(|walks| page.tell(&walks)),
        changes: changes
            .iter()
            .map(|change| ChangeWords {
                label: change.premises.label(),
                before: words::promise(&page, &change.before, &team),
                after: change.after.as_ref().map(|after| words::promise(&page, after, &team)),
            })
            .collect(),
        curve: curve::curve(&page, &campaign, &coverage, &course),
        misfits: misfits
            .iter()
            .map(|round| {
                let words = [round.mediator.clone(), page.day(&round.walked_on), words::hours(&page, round)];
                (format!("/desk/rounds/{}", round.id), words.join(" · "))
            })
            .collect(),
        absences: absences
            .into_iter()
            .map(|absence| (absence.account_id, absence.name, absence.day, page.day(&absence.day)))
            .collect(),
        left_out: left_out.into_iter().collect(),
        again,
        form: Typed::filled([("seconds", SECONDS[0].to_string())]),
        path,
        team,
        page,
    })
}

impl PlanningWords {
    fn of(page: &Page, planning: &visits::Planning) -> Self {
        let progress = Sentence::new("visits-planning-progress").with("served", planning.served);
        let progress =
            progress.with("doors", planning.doors).with("walking", words::duration(page, planning.walking_s));
        let running = planning.is_running(page.now);
        Self {
            running,
            stopping: planning.stop_asked,
            progress: if running && planning.doors == 0 {
                page.t("visits-planning-begins")
            } else {
                page.tell(&progress)
            },
            done: (planning.share * 100.0) as i64,
            fault: planning.fault(page.now).map(|fault| page.tell(&fault)),
        }
    }
}

/// The number of each mediator, which chooses the colour: the team's, then others who walked.
fn numbers(team: &[(AccountId, String)], rounds: &[RoundSummary]) -> Vec<AccountId> {
    let mut numbers: Vec<AccountId> = team.iter().map(|(account, _)| *account).collect();
    for summary in rounds {
        if !numbers.contains(&summary.round.mediator_id) {
            numbers.push(summary.round.mediator_id);
        }
    }
    numbers
}

fn number(numbers: &[AccountId], account: AccountId) -> usize {
    numbers.iter().position(|own| *own == account).unwrap_or_default()
}

fn days(page: &Page, rounds: &[RoundSummary], numbers: &[AccountId], asked: Option<NaiveDate>) -> Vec<DayWords> {
    let mut days: BTreeMap<NaiveDate, Vec<RoundLine>> = BTreeMap::new();
    for summary in rounds.iter().filter(|summary| asked.is_none_or(|day| summary.round.walked_on == day)) {
        let line = RoundLine::of(page, summary, colour(number(numbers, summary.round.mediator_id)));
        days.entry(summary.round.walked_on).or_default().push(line);
    }
    days.into_iter().map(|(day, rounds)| DayWords { day: page.day(&day), rounds }).collect()
}

/// Puts their doors to the draft rounds, to be moved.
fn list_doors(page: &Page, days: &mut [DayWords], stops: &[Stop], doors: &[(CampaignDoor, Premises)]) {
    let labels: HashMap<PremisesId, String> =
        doors.iter().map(|(_, premises)| (premises.id, premises.label())).collect();
    for line in days.iter_mut().flat_map(|day| &mut day.rounds) {
        let Some(round) = line.draft else { continue };
        let own = stops.iter().filter(|stop| stop.round_id == round);
        line.movable = own
            .filter_map(|stop| {
                let label = labels.get(&stop.premises_id)?;
                let words = format!("{} · {label}", words::clock(page, stop.start_s));
                Some((words::move_path(round, stop.id), words))
            })
            .collect();
    }
}

fn tabs(page: &Page, path: &str, rounds: &[RoundSummary], asked: Option<NaiveDate>) -> Vec<Tab> {
    let mut dates: Vec<NaiveDate> = rounds.iter().map(|summary| summary.round.walked_on).collect();
    dates.dedup();
    if dates.len() < 2 {
        return Vec::new();
    }
    let all = Tab { path: path.to_owned(), label: page.t("visits-all-days"), current: asked.is_none() };
    let day = |date: NaiveDate| Tab {
        path: format!("{path}?day={date}"),
        label: page.day(&date),
        current: asked == Some(date),
    };
    std::iter::once(all).chain(dates.into_iter().map(day)).collect()
}

/// The rounds as GeoJSON in the colours of who walks them, the doors that are left out, and the works.
pub async fn geojson(
    State(app): State<App>,
    account: Account,
    Path(id): Path<CampaignId>,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let features = reading!(app.db, tx => {
        let campaign = visits::campaign_seen_by(tx, &account, id).await?;
        let rounds = visits::rounds_of_campaign(tx, &account, id).await?;
        let numbers = numbers(&visits::team_of_campaign(tx, id).await?, &rounds);
        let mut features = Vec::new();
        features.extend(sites::current_zone(tx, campaign.site_id).await?.as_ref().map(drawn::zone));
        for summary in rounds.iter().filter(|summary| asked.day.is_none_or(|day| summary.round.walked_on == day)) {
            let file = visits::round_seen_by(tx, &account, summary.round.id).await?;
            let walked = drawn::walked(tx, &file).await?;
            features.extend(drawn::features(&file, &walked, number(&numbers, summary.round.mediator_id)));
        }
        let left_out = |(door, premises): (visits::CampaignDoor, Premises)| {
            (door.is_open() && (!door.unplanned.is_empty() || rounds.is_empty())).then_some(premises)
        };
        features.extend(visits::doors_of_campaign(tx, id).await?.into_iter().filter_map(left_out).map(|own| drawn::door(&own)));
        Ok(features)
    })?;
    Ok(([(header::CONTENT_TYPE, "application/geo+json")], drawn::collection(features)).into_response())
}

/// Starts a planning.
pub async fn plan(
    State(app): State<App>,
    account: Account,
    Path(id): Path<CampaignId>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::PlanCampaigns)?;
    let mut faults = Faults::new();
    form.required("seconds", 10, &mut faults);
    let seconds: Option<i64> = form.parsed("seconds", "form-not-a-number", &mut faults);
    faults.end()?;
    let seconds = seconds.ok_or(Error::NotFound)?;
    let from_today = form.has("from_today", "yes");
    writing!(app.db, tx => visits::start_planning(&app, tx, &account, id, seconds, from_today).await)?;
    visits::launch_planning(&app, id);
    Ok(see(format!("/desk/campaigns/{id}")))
}

/// Asks the search to stop.
pub async fn stop(State(app): State<App>, account: Account, Path(id): Path<CampaignId>) -> Result<Response> {
    writing!(app.db, tx => visits::stop_planning(&app, tx, &account, id).await)?;
    Ok(see(format!("/desk/campaigns/{id}")))
}

/// Publishes the draft rounds.
pub async fn publish(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path(id): Path<CampaignId>,
) -> Result<Response> {
    let count = writing!(app.db, tx => visits::publish_campaign(&app, tx, &account, id).await)?;
    tell_next(&session, Sentence::new("visits-published").with("count", count)).await?;
    Ok(see(format!("/desk/campaigns/{id}")))
}

/// Lets the campaign come back no more.
pub async fn stop_repeating(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path(id): Path<CampaignId>,
) -> Result<Response> {
    writing!(app.db, tx => visits::stop_repeating(&app, tx, &account, id).await)?;
    tell_next(&session, Sentence::new("visits-repeats-stopped")).await?;
    Ok(see(format!("/desk/campaigns/{id}")))
}

/// Removes a campaign that was started by mistake.
pub async fn remove(
    State(app): State<App>,
    account: Account,
    session: Session,
    Path(id): Path<CampaignId>,
) -> Result<Response> {
    writing!(app.db, tx => visits::remove_campaign(&app, tx, &account, id).await)?;
    tell_next(&session, Sentence::new("visits-removed")).await?;
    Ok(see("/desk/campaigns"))
}
