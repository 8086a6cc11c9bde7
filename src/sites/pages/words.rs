//! Sites and phases in the words of the reader's language, ready for the templates.

use chrono::NaiveDate;

use super::super::{Day, Days, Phase, PhaseNuisance, SiteState, SiteSummary};
use crate::i18n::Sentence;
use crate::web::Page;

/// `du 2 mars 2026 au 20 avril 2026`, or `le 2 mars 2026`.
pub fn span(page: &Page, from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        page.tell(&Sentence::new("sites-one-day").with("day", from))
    } else {
        page.tell(&Sentence::new("sites-span").with("from", from).with("to", to))
    }
}

/// `du lundi au vendredi`, or `lundi, mercredi et samedi`.
pub fn days(page: &Page, days: Days) -> String {
    let each: Vec<Day> = days.each().collect();
    let places: Vec<usize> = each.iter().filter_map(|day| Day::ALL.iter().position(|own| own == day)).collect();
    let in_a_row = places.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let name = |day: &Day| Sentence::new(format!("day-{day}"));
    match each.as_slice() {
        [] => String::new(),
        [_, _, _, _, _, _, _] => page.t("sites-days-all"),
        [first, _, .., last] if in_a_row && each.len() > 2 => {
            page.tell(&Sentence::new("sites-days-row").with("from", name(first)).with("to", name(last)))
        }
        [one] => page.tell(&name(one)),
        [most @ .., last] => {
            let most: Vec<String> = most.iter().map(|day| page.tell(&name(day))).collect();
            page.tell(&Sentence::new("sites-days-list").with("most", page.list(&most)).with("last", name(last)))
        }
    }
}

/// A nuisance as residents read it.
#[derive(Debug)]
pub struct NuisanceWords {
    /// Its name.
    pub name: String,
    /// What it means for a neighbour.
    pub meaning: String,
    /// How far it reaches.
    pub reach: String,
}

/// A phase as pages show it.
#[derive(Debug)]
pub struct PhaseWords {
    /// Its id, for links.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its dates: the verified ones when there are.
    pub span: String,
    /// The announced dates, when the verified ones differ.
    pub announced: Option<String>,
    /// Whether its dates were verified.
    pub verified: bool,
    /// Whether it goes on today.
    pub now: bool,
    /// Whether it is over.
    pub over: bool,
    /// Its days and hours.
    pub hours: String,
    /// What it disturbs.
    pub nuisances: Vec<NuisanceWords>,
}

impl PhaseWords {
    /// A phase in words.
    pub fn of(page: &Page, phase: &Phase) -> Self {
        let today = page.today();
        let differs = phase.verified.is_some_and(|verified| verified != (phase.announced_from, phase.announced_to));
        let hours = Sentence::new("sites-hours")
            .with("days", days(page, phase.days))
            .with("from", page.time(&phase.day_from))
            .with("to", page.time(&phase.day_to));
        let nuisance = |own: &PhaseNuisance| NuisanceWords {
            name: page.word("nuisance", own.nuisance),
            meaning: page.word("nuisance-means", own.nuisance),
            reach: match own.reach_m {
                0 => page.t("sites-reach-zone"),
                metres => page.t1("sites-reach", "metres", metres),
            },
        };
        Self {
            id: phase.id.to_string(),
            name: phase.name.clone(),
            span: span(page, phase.from(), phase.to()),
            announced: differs.then(|| span(page, phase.announced_from, phase.announced_to)),
            verified: phase.is_verified(),
            now: phase.spans(today),
            over: phase.to() < today,
            hours: page.tell(&hours),
            nuisances: phase.nuisances.iter().map(nuisance).collect(),
        }
    }
}

/// A badge: its tone and its word.
#[derive(Debug)]
pub struct Badge {
    /// The class of its colour.
    pub tone: &'static str,
    /// Its word.
    pub word: String,
}

/// Where a site stands.
pub fn state(page: &Page, state: SiteState) -> Badge {
    let tone = match state {
        SiteState::Incomplete => "wait",
        SiteState::Announced => "info",
        SiteState::Ongoing => "care",
        SiteState::Ended => "",
    };
    Badge { tone, word: page.word("site-state", state) }
}

/// Something that a site still needs from whoever looks after it.
#[derive(Debug)]
pub struct Need {
    /// Where it is done.
    pub path: String,
    /// What.
    pub label: String,
}

/// How long before a phase begins its dates should be verified.
const VERIFY_BEFORE_DAYS: i64 = 10;

/// What a site still needs: a zone, phases, dates verified before they come.
fn needs(page: &Page, summary: &SiteSummary) -> Vec<Need> {
    let today = page.today();
    let path = format!("/desk/sites/{}", summary.site.id);
    let mut needs = Vec::new();
    if summary.state(today) == SiteState::Ended {
        return needs;
    }
    if !summary.has_zone {
        needs.push(Need { path: format!("{path}/zone"), label: page.t("sites-need-zone") });
    }
    if summary.phases.is_empty() {
        needs.push(Need { path: format!("{path}/phases"), label: page.t("sites-need-phases") });
    }
    for phase in &summary.phases {
        let soon = (phase.from() - today).num_days() <= VERIFY_BEFORE_DAYS;
        if !phase.is_verified() && soon && phase.to() >= today {
            let sentence =
                Sentence::new("sites-need-verified").with("phase", phase.name.as_str()).with("from", phase.from());
            needs.push(Need { path: format!("{path}/phases/{}", phase.id), label: page.tell(&sentence) });
        }
    }
    needs
}

/// A site as lists show it.
#[derive(Debug)]
pub struct SiteLine {
    /// Where it leads.
    pub path: String,
    /// Its name.
    pub name: String,
    /// The contractor.
    pub organisation: String,
    /// Its code in capitals.
    pub code: String,
    /// Its dates.
    pub span: String,
    /// Where it stands.
    pub state: Badge,
    /// What it needs, at the desk.
    pub needs: Vec<Need>,
}

impl SiteLine {
    /// A site's line at the desk, with what it needs.
    pub fn at_desk(page: &Page, summary: &SiteSummary) -> Self {
        let path = format!("/desk/sites/{}", summary.site.id);
        Self { needs: needs(page, summary), ..Self::of(page, summary, path) }
    }

    /// A site's line, leading to `path`.
    pub fn of(page: &Page, summary: &SiteSummary, path: String) -> Self {
        let site = &summary.site;
        let from = summary.phases.iter().map(|phase| phase.from()).fold(site.starts_on, NaiveDate::min);
        let to = summary.phases.iter().map(|phase| phase.to()).fold(site.ends_on, NaiveDate::max);
        Self {
            path,
            name: site.name.clone(),
            organisation: site.organisation.clone(),
            code: site.code.in_capitals(),
            span: span(page, from, to),
            state: state(page, summary.state(page.today())),
            needs: Vec::new(),
        }
    }
}
