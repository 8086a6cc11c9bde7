//! Campaigns, rounds and stops in the words of the reader's language, ready for the templates.

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::super::planning::Window;
use super::super::{
    Appointment, Campaign, CampaignSummary, Coverage, Outcome, Promise, Round, RoundFile, RoundSummary, Status,
    StopFile,
};
use crate::clock::Timestamp;
use crate::error::Faults;
use crate::i18n::Sentence;
use crate::id::{AccountId, RoundId, StopId};
use crate::premises::{Premises, PremisesKind};
use crate::web::{Page, Typed};

/// The colours of rounds on maps, told apart on a bright screen in the sun; there is always a name beside them.
const COLOURS: [&str; 8] = ["#0f3b7d", "#98201a", "#17603c", "#a05a00", "#6b2c91", "#00707a", "#8a3b6c", "#4d5a00"];

/// The colour of the one with this number.
pub fn colour(number: usize) -> &'static str {
    COLOURS[number % COLOURS.len()]
}

/// Where the door of a stop on a draft round is moved.
pub fn move_path(round: RoundId, stop: StopId) -> String {
    format!("/desk/rounds/{round}/stops/{stop}/move")
}

/// Seconds since midnight as a time of day.
pub fn clock(page: &Page, seconds: i64) -> String {
    let seconds = u32::try_from(seconds.clamp(0, 86_399)).unwrap_or_default();
    page.time(&NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default())
}

/// `25 min`, `1 h 05`.
pub fn duration(page: &Page, seconds: i64) -> String {
    let minutes = (seconds + 30) / 60;
    if minutes < 60 {
        page.t1("visits-minutes", "minutes", minutes)
    } else {
        let sentence = Sentence::new("visits-hours").with("hours", minutes / 60);
        page.tell(&sentence.with("minutes", format!("{:02}", minutes % 60)))
    }
}

/// What is behind a door: `24 logements`, `Commerce`.
pub fn behind(page: &Page, premises: &Premises, dwellings: i64) -> String {
    if premises.kind == PremisesKind::Residence {
        page.t1("visits-dwellings", "count", dwellings.max(1))
    } else {
        page.word("premises-kind", premises.kind)
    }
}

/// A campaign as lists show it.
#[derive(Debug)]
pub struct CampaignLine {
    /// Where it leads.
    pub path: String,
    /// Its site.
    pub site: String,
    /// When in the life of the site.
    pub kind: String,
    /// The word of its state: `draft`, `published`, `over`.
    pub state: &'static str,
    /// Its deadline.
    pub deadline: String,
    /// How far it has come.
    pub coverage: Coverage,
    /// The same in words.
    pub told: String,
}

/// The word of a campaign's state.
pub fn state(campaign: &Campaign, today: NaiveDate) -> &'static str {
    if campaign.is_over(today) { "over" } else { campaign.status.as_str() }
}

impl CampaignLine {
    /// A campaign's line.
    pub fn of(page: &Page, summary: CampaignSummary) -> Self {
        let CampaignSummary { campaign, coverage } = summary;
        Self {
            path: format!("/desk/campaigns/{}", campaign.id),
            kind: page.word("campaign-kind", campaign.kind),
            state: state(&campaign, page.today()),
            deadline: page.date(&campaign.deadline),
            told: told(page, &coverage),
            site: campaign.site,
            coverage,
        }
    }
}

/// `312 portes informées sur 480`.
pub fn told(page: &Page, coverage: &Coverage) -> String {
    let sentence = Sentence::new("visits-told-of").with("told", coverage.told);
    page.tell(&sentence.with("doors", coverage.doors - coverage.nobody))
}

/// A round as lists show it.
#[derive(Debug)]
pub struct RoundLine {
    /// Where it leads.
    pub path: String,
    /// Who walks it.
    pub mediator: String,
    /// The colour of who walks it.
    pub colour: &'static str,
    /// Whether the mediator sees it.
    pub status: Status,
    /// From when to when.
    pub hours: String,
    /// How many stops.
    pub stops: usize,
    /// At how many somebody called.
    pub visited: usize,
    /// How long the walks take.
    pub walking: String,
    /// Its id, when it is a draft: doors can be moved to it.
    pub draft: Option<RoundId>,
    /// Its doors in order, when they can be moved: where that is done, and the door with its time.
    pub movable: Vec<(String, String)>,
}

impl RoundLine {
    /// A round's line.
    pub fn of(page: &Page, summary: &RoundSummary, colour: &'static str) -> Self {
        let round = &summary.round;
        Self {
            draft: (round.status == Status::Draft).then_some(round.id),
            movable: Vec::new(),
            path: format!("/desk/rounds/{}", round.id),
            mediator: round.mediator.clone(),
            colour,
            status: round.status,
            hours: hours(page, round),
            stops: summary.stops,
            visited: summary.visited,
            walking: duration(page, round.walking_s),
        }
    }
}

/// `de 13 h 40 à 19 h 55`.
pub fn hours(page: &Page, round: &Round) -> String {
    stretch(page, Window { from_s: round.leaves_s, to_s: round.back_s })
}

/// The same of any hours.
pub fn stretch(page: &Page, hours: Window) -> String {
    let sentence = Sentence::new("visits-from-to").with("from", clock(page, hours.from_s));
    page.tell(&sentence.with("to", clock(page, hours.to_s)))
}

/// The break of a round, if it has one.
pub fn rest(page: &Page, round: &Round) -> Option<String> {
    let (from_s, to_s) = round.break_from_s.zip(round.break_to_s)?;
    let sentence = Sentence::new("visits-break").with("from", clock(page, from_s));
    Some(page.tell(&sentence.with("to", clock(page, to_s))))
}

/// A stop as pages show it.
#[derive(Debug)]
pub struct StopLine {
    /// Its id.
    pub id: String,
    /// Its place in the round.
    pub place: i64,
    /// When the visit starts.
    pub time: String,
    /// What to call the door.
    pub label: String,
    /// What is behind it.
    pub behind: String,
    /// How often somebody called before; none when nobody did.
    pub tries: Option<String>,
    /// What came of the visit on this round.
    pub outcome: Option<Outcome>,
    /// That somebody waits for the visit, and when.
    pub appointment: Option<String>,
}

impl StopLine {
    /// A stop's line.
    pub fn of(page: &Page, file: &StopFile) -> Self {
        let outcome = file.visit.as_ref().and_then(|visit| visit.outcome);
        let tries = file.door.tries - i64::from(outcome.is_some());
        Self {
            id: file.stop.id.to_string(),
            place: file.stop.place,
            time: clock(page, file.stop.start_s),
            label: file.premises.label(),
            behind: behind(page, &file.premises, file.door.dwellings),
            tries: (tries > 0).then(|| page.t1("visits-tries", "count", tries)),
            outcome,
            appointment: file.door.appointment.filter(|_| outcome.is_none()).map(|own| {
                let sentence = Sentence::new("visits-appointment").with("day", own.on);
                page.tell(&sentence.with("time", clock(page, own.at_s)))
            }),
        }
    }
}

/// A round as its own page shows it.
#[derive(Debug)]
pub struct RoundWords {
    /// Its id.
    pub id: String,
    /// Its day: `mardi 24 mars`.
    pub day: String,
    /// The site.
    pub site: String,
    /// From when to when.
    pub hours: String,
    /// The break.
    pub rest: Option<String>,
    /// How long the walks take.
    pub walking: String,
    /// The stops in order.
    pub stops: Vec<StopLine>,
    /// The place of the next stop at which nobody has called; 0 when there is none.
    pub next: i64,
    /// At how many somebody called.
    pub visited: usize,
    /// The same in words.
    pub progress: String,
}

impl RoundWords {
    /// A round in words.
    pub fn of(page: &Page, file: &RoundFile) -> Self {
        let (visited, all) = (file.visited(), file.stops.len());
        let progress = Sentence::new("visits-progress").with("visited", visited).with("all", all);
        Self {
            id: file.round.id.to_string(),
            day: page.day(&file.round.walked_on),
            site: file.campaign.site.clone(),
            hours: hours(page, &file.round),
            rest: rest(page, &file.round),
            walking: duration(page, file.round.walking_s),
            stops: file.stops.iter().map(|stop| StopLine::of(page, stop)).collect(),
            next: file.next().map_or(0, |stop| stop.stop.place),
            visited,
            progress: page.tell(&progress),
        }
    }
}

/// The time of a moment in the civil zone, with its date when it is another day.
pub fn moment(page: &Page, moment: Timestamp) -> String {
    let civil = moment.with_timezone(&page.zone);
    if civil.date_naive() == page.today() { page.time(&civil.time()) } else { page.moment(&moment) }
}

/// `du 2 mars 2026 au 20 avril 2026`.
pub fn span(page: &Page, from: NaiveDate, to: NaiveDate) -> String {
    page.tell(&Sentence::new("sites-span").with("from", from).with("to", to))
}

/// `mardi 24 mars à 17 h 05, Samia Berges`.
pub fn promise(page: &Page, promise: &Promise, team: &[(AccountId, String)]) -> String {
    let name = team.iter().find(|(id, _)| *id == promise.mediator).map_or("", |(_, name)| name.as_str());
    let sentence = Sentence::new("visits-promise").with("day", page.day(&promise.on));
    page.tell(&sentence.with("time", clock(page, promise.at_s)).with("name", name))
}

/// The appointment that a form asks for; none when both fields are empty.
pub fn appointment(form: &Typed, faults: &mut Faults) -> Option<Appointment> {
    let (on, at) = (form.date("appointment_on", faults), form.time("appointment_at", faults));
    if on.is_some() != at.is_some() {
        faults.add("/appointment_on", Sentence::new("visits-appointment-half"));
    }
    on.zip(at).map(|(on, at)| Appointment { on, at_s: i64::from(at.num_seconds_from_midnight()) })
}
