//! The affected list on paper: a door-to-door list by street and side in walking order, and address labels for letters.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;

use super::affected::found;
use super::words;
use crate::app::App;
use crate::error::Result;
use crate::id::SiteId;
use crate::people::Account;
use crate::premises::walking::{StreetWalk, walk};
use crate::premises::{Affected, Filter, ListCounts, PremisesKind};
use crate::sites::Site;
use crate::web::{Page, Typed, html};

/// Labels beyond this belong to a mailing house.
const MOST_LABELS: usize = 3_000;

#[derive(Template)]
#[template(path = "premises/paper_list.html", config = "src/web/askama.toml")]
struct PaperList {
    site: Site,
    back: String,
    counts: String,
    today: String,
    streets: Vec<StreetWords>,
    page: Page,
}

struct StreetWords {
    street: String,
    city: String,
    doors: usize,
    sides: Vec<(String, Vec<DoorWords>)>,
}

struct DoorWords {
    number: String,
    name: String,
    kind: String,
    dwellings: String,
    standing: String,
}

impl DoorWords {
    fn of(page: &Page, affected: &Affected) -> Self {
        let premises = &affected.premises;
        Self {
            number: premises.address.number.clone().unwrap_or_default(),
            name: premises.name.clone().or_else(|| premises.activity.clone()).unwrap_or_default(),
            kind: page.word("premises-kind", premises.kind),
            dwellings: words::dwellings(page.language, premises),
            standing: words::standing(page.language, affected),
        }
    }
}

/// The list to walk with.
pub async fn list(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<SiteId>,
    form: Typed,
) -> Result<Response> {
    let (site, list) = found(&app, &account, id).await?;
    let filter = Filter::read(&form);
    let chosen: Vec<&Affected> = list.chosen(&filter).collect();
    let street = |walk: &StreetWalk| StreetWords {
        street: if walk.street.is_empty() { page.t("premises-no-street") } else { walk.street.clone() },
        city: walk.city.clone(),
        doors: walk.doors().count(),
        sides: walk
            .sides
            .iter()
            .map(|side| {
                let doors = side.doors.iter().map(|door| DoorWords::of(&page, door)).collect();
                (page.word("premises-side", side.side), doors)
            })
            .collect(),
    };
    html(&PaperList {
        back: format!("/desk/sites/{id}/affected{}", filter.query()),
        counts: super::affected::chosen_words(&page, &ListCounts::of(chosen.iter().copied())),
        today: page.date(&page.today()),
        streets: walk(chosen).iter().map(street).collect(),
        site,
        page,
    })
}

#[derive(Template)]
#[template(path = "premises/labels.html", config = "src/web/askama.toml")]
struct Labels {
    back: String,
    path: String,
    /// Whether each dwelling gets its label, not only each door.
    by_dwelling: bool,
    labels: Vec<Label>,
    left_out: Option<String>,
    page: Page,
}

#[derive(Clone)]
struct Label {
    to: String,
    street: String,
    town: String,
}

/// Labels, three times seven on a sheet of A4 (63.5 mm by 38.1 mm); one a door, or with `each=dwelling` one a household.
pub async fn labels(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<SiteId>,
    form: Typed,
) -> Result<Response> {
    let (_, list) = found(&app, &account, id).await?;
    let filter = Filter::read(&form);
    let by_dwelling = form.has("each", "dwelling");
    let label = |affected: &Affected| {
        let premises = &affected.premises;
        let name = premises.name.clone().filter(|_| premises.kind != PremisesKind::Residence);
        Label {
            to: name.unwrap_or_else(|| page.t("premises-label-residents")),
            street: premises.address.line(),
            town: words::town(&premises.address),
        }
    };
    let walked = walk(list.chosen(&filter));
    let addressed: Vec<&Affected> =
        walked.iter().flat_map(StreetWalk::doors).filter(|door| !door.premises.address.line().is_empty()).collect();
    let copies = |door: &Affected| match door.premises.dwellings {
        Some(dwellings) if by_dwelling && door.premises.kind == PremisesKind::Residence => dwellings.max(1) as usize,
        _ => 1,
    };
    let all: usize = addressed.iter().map(|door| copies(door)).sum();
    let labels: Vec<Label> =
        addressed.iter().flat_map(|door| std::iter::repeat_n(label(door), copies(door))).take(MOST_LABELS).collect();
    html(&Labels {
        back: format!("/desk/sites/{id}/affected{}", filter.query()),
        path: format!("/desk/sites/{id}/affected/labels"),
        by_dwelling,
        left_out: (all > labels.len()).then(|| page.t1("premises-labels-left-out", "count", all - labels.len())),
        labels,
        page,
    })
}
