//! Doors of an affected list in the words of the reader's language: where they stand, what reaches them and when, what was decided by
//! hand. The same words for pages, files and the API.

use crate::i18n::{Language, Sentence};
use crate::premises::affected::Reach;
use crate::premises::sheet::{Cell, Sheet};
use crate::premises::{Address, Affected, Choice, Premises};
use crate::sites::Phase;

/// What of one phase reaches a door.
#[derive(Debug, Clone, PartialEq)]
pub struct PhaseReaching {
    /// The phase's name.
    pub name: String,
    /// Its dates.
    pub span: String,
    /// Each nuisance with how far it is felt: `bruit (jusqu’à 80 m)`.
    pub nuisances: Vec<String>,
}

/// The phases that reach a door, in the order of their days.
pub fn reaching(language: Language, phases: &[Phase], reaches: &[Reach]) -> Vec<PhaseReaching> {
    let of_phase = |phase: &Phase| {
        let own = reaches.iter().filter(|reach| reach.phase == phase.id);
        let nuisances: Vec<String> = own.map(|reach| nuisance(language, reach)).collect();
        (!nuisances.is_empty()).then(|| PhaseReaching {
            name: phase.name.clone(),
            span: span(language, phase),
            nuisances,
        })
    };
    phases.iter().filter_map(of_phase).collect()
}

fn nuisance(language: Language, reach: &Reach) -> String {
    let how_far = match reach.reach_m {
        metres if metres > 0.0 => language.tell(&Sentence::new("sites-reach").with("metres", metres)),
        _ => language.t("sites-reach-zone"),
    };
    format!("{} ({how_far})", language.t(&format!("nuisance-{}", reach.nuisance)).to_lowercase())
}

/// A phase's dates: `du 2 mars 2026 au 20 avril 2026`.
pub fn span(language: Language, phase: &Phase) -> String {
    let (from, to) = (phase.from(), phase.to());
    let sentence = if from == to {
        Sentence::new("sites-one-day").with("day", from)
    } else {
        Sentence::new("sites-span").with("from", from).with("to", to)
    };
    language.tell(&sentence)
}

/// Where a door stands: `dans l’emprise`, or `à 12 m`.
pub fn standing(language: Language, affected: &Affected) -> String {
    if affected.inside { language.t("premises-inside") } else { metres(language, affected.distance_m) }
}

/// A distance, never told shorter than it is: `à 12 m`.
pub fn metres(language: Language, metres: f64) -> String {
    language.tell(&Sentence::new("premises-at-metres").with("metres", metres.ceil()))
}

/// Why a door is on the list, in one line for files and programs.
pub fn because(language: Language, phases: &[Phase], affected: &Affected) -> String {
    let of_phase = |phase: &PhaseReaching| {
        let sentence = Sentence::new("premises-because-phase")
            .with("phase", phase.name.as_str())
            .with("span", phase.span.as_str())
            .with("nuisances", phase.nuisances.join(", "));
        language.tell(&sentence)
    };
    let mut parts: Vec<String> = reaching(language, phases, &affected.reaches).iter().map(of_phase).collect();
    if let Some(by_hand) = affected.by_hand.as_ref().filter(|by_hand| by_hand.choice == Choice::Added) {
        let sentence = Sentence::new("premises-because-added").with("reason", by_hand.reason.as_str());
        parts.push(language.tell(&sentence));
    }
    if parts.is_empty() && affected.inside {
        parts.push(language.t("premises-because-inside"));
    }
    parts.join(language.t("premises-because-and").as_str())
}

/// Who decided by hand, when and why.
#[derive(Debug, Clone)]
pub struct ByHandWords {
    /// `Ajoutée à la main par Claude Berges le …`.
    pub told: String,
    /// The reason.
    pub reason: String,
}

/// What was decided by hand about a door, when something was.
pub fn by_hand(language: Language, zone: chrono_tz::Tz, affected: &Affected) -> Option<ByHandWords> {
    let by_hand = affected.by_hand.as_ref()?;
    let key = match by_hand.choice {
        Choice::Added => "premises-added-by",
        Choice::Excluded => "premises-excluded-by",
    };
    let when = crate::i18n::Value::Moment(by_hand.at, zone);
    let told = Sentence::new(key).with("name", by_hand.by_name.as_str()).with("when", when);
    Some(ByHandWords { told: language.tell(&told), reason: by_hand.reason.clone() })
}

/// Postal code and town, as far as they are known.
pub fn town(address: &Address) -> String {
    let parts: Vec<&str> = [&address.postcode, &address.city].into_iter().flatten().map(String::as_str).collect();
    parts.join(" ")
}

/// What to call a door that may have neither name nor address.
pub fn label(language: Language, premises: &Premises) -> String {
    let label = premises.label();
    if label.is_empty() { language.t("premises-nameless") } else { label }
}

/// How many dwellings a door has, `≈ 4` for a share of a building; empty when nobody knows.
pub fn dwellings(language: Language, premises: &Premises) -> String {
    let key = if premises.dwellings_are_estimated { "premises-dwellings-about" } else { "premises-dwellings-counted" };
    let told = |dwellings: u32| language.tell(&Sentence::new(key).with("count", dwellings));
    premises.dwellings.map(told).unwrap_or_default()
}

/// A list as a table for people.
pub fn sheet<'a>(language: Language, phases: &[Phase], doors: impl IntoIterator<Item = &'a Affected>) -> Sheet {
    const COLUMNS: [&str; 14] = [
        "name",
        "number",
        "street",
        "postcode",
        "city",
        "kind",
        "dwellings",
        "inside",
        "distance",
        "because",
        "lon",
        "lat",
        "id",
        "estimated",
    ];
    let row = |affected: &Affected| {
        let Premises { id, kind, name, activity, address, dwellings, position, .. } = &affected.premises;
        vec![
            Cell::text(name.as_deref().or(activity.as_deref())),
            Cell::text(address.number.as_deref()),
            Cell::text(address.street.as_deref()),
            Cell::text(address.postcode.as_deref()),
            Cell::text(address.city.as_deref()),
            Cell::Text(language.t(&format!("premises-kind-{kind}"))),
            Cell::count(*dwellings),
            Cell::Text(language.t(if affected.inside { "yes" } else { "no" })),
            Cell::Number(affected.distance_m, 2),
            Cell::Text(because(language, phases, affected)),
            Cell::Number(position.lon, 7),
            Cell::Number(position.lat, 7),
            Cell::Text(id.to_string()),
            Cell::Text(language.t(if affected.premises.dwellings_are_estimated { "yes" } else { "no" })),
        ]
    };
    Sheet {
        heading: COLUMNS.iter().map(|column| language.t(&format!("premises-column-{column}"))).collect(),
        rows: doors.into_iter().map(row).collect(),
    }
}
