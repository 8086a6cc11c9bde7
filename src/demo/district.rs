//! The files of the demonstration district, embedded, and their way into the register and among the sites: through the importers
//! and the checks that everybody's files pass.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::ops::ControlFlow;

use chrono::{NaiveDate, TimeDelta};
use serde::Deserialize;

use super::accounts::People;
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::SiteId;
use crate::premises::{self, import::import_file};
use crate::sites::outline::Outline;
use crate::sites::{self, Day, NewSite, PhaseDraft, Reach, SiteDraft};
use crate::writing;

/// Name and content of each file for the register.
const REGISTER: [(&str, &[u8]); 6] = [
    ("addresses_ban.csv", include_bytes!("../../geodata/addresses_ban.csv")),
    ("shops.geojson", include_bytes!("../../geodata/shops.geojson")),
    ("sensitive.geojson", include_bytes!("../../geodata/sensitive.geojson")),
    ("buildings.geojson", include_bytes!("../../geodata/buildings.geojson")),
    ("streets.geojson", include_bytes!("../../geodata/streets.geojson")),
    ("trees.geojson", include_bytes!("../../geodata/trees.geojson")),
];
/// The works site: a GeoJSON feature whose properties describe it.
const SITE: &[u8] = include_bytes!("../../geodata/site.geojson");

#[derive(Deserialize)]
struct SiteFeature {
    properties: SiteProperties,
}

#[derive(Deserialize)]
struct SiteProperties {
    name: String,
    summary: String,
    permit: String,
    phases: Vec<PhaseProperties>,
}

#[derive(Deserialize)]
struct PhaseProperties {
    name: String,
    starts_in_days: i64,
    ends_in_days: i64,
    from: String,
    to: String,
    nuisances: Vec<NuisanceProperties>,
}

#[derive(Deserialize)]
struct NuisanceProperties {
    kind: String,
    reach_m: i64,
}

/// Imports the doors and the background of maps.
pub(super) async fn import(app: &App, say: &mut (impl FnMut(Sentence) + Send)) -> Result<()> {
    for (name, bytes) in REGISTER {
        let report = import_file(app, None, None, name, Cursor::new(bytes), |_| ControlFlow::Continue(())).await?;
        say(Sentence::new("demo-imported").with("file", name).with("count", report.counts.added));
    }
    Ok(())
}

/// Registers the tramway with its phases and its zone, as its contractor does. Days are counted from `today`.
pub(super) async fn register_tramway(app: &App, people: &People, today: NaiveDate) -> Result<SiteId> {
    let feature: SiteFeature = serde_json::from_slice(SITE).map_err(Error::internal)?;
    let described = feature.properties;
    let date = |days: i64| Some((today + TimeDelta::days(days)).to_string());
    let first = described.phases.iter().map(|phase| phase.starts_in_days).min().unwrap_or_default();
    let last = described.phases.iter().map(|phase| phase.ends_in_days).max().unwrap_or_default();
    let text = |text: &str| Some(text.to_owned());
    let draft = SiteDraft {
        name: Some(described.name),
        description: Some(described.summary),
        permit_reference: Some(described.permit),
        time_zone: None,
        country: None,
        starts_on: date(first),
        ends_on: date(last),
        public_telephone: text("04 65 71 00 42"),
        site_manager_name: text("Jeanne Moulin"),
        site_manager_email: text("jeanne.moulin@voies-nouvelles.example"),
        site_manager_telephone: text("06 39 98 00 42"),
        director_name: text("Olivier Castaing"),
        director_email: text("olivier.castaing@voies-nouvelles.example"),
        director_telephone: text("06 39 98 00 43"),
    };
    let (actor, phases) = (&people.contractor, described.phases);
    let new = NewSite { organisation_id: actor.organisation_id, details: draft.checked()? };
    let phases = phases.iter().map(|phase| phase.draft(today).checked()).collect::<Result<Vec<_>>>()?;
    let outline = Outline::from_geojson(SITE).map_err(|fault| Error::invalid("/zone", fault.sentence()))?;
    writing!(app.db, tx => {
        let id = sites::register_site(app, tx, actor, &new).await?;
        for phase in &phases {
            sites::add_phase(app, tx, actor, id, phase).await?;
        }
        premises::give_zone(app, tx, actor, id, &outline, None, None).await?;
        Ok(id)
    })
}

impl PhaseProperties {
    fn draft(&self, today: NaiveDate) -> PhaseDraft {
        let date = |days: i64| Some((today + TimeDelta::days(days)).to_string());
        let workdays = [Day::Monday, Day::Tuesday, Day::Wednesday, Day::Thursday, Day::Friday];
        let nuisances: BTreeMap<_, _> =
            self.nuisances.iter().map(|own| (own.kind.clone(), Some(Reach::Metres(own.reach_m)))).collect();
        PhaseDraft {
            name: Some(self.name.clone()),
            announced_from: date(self.starts_in_days),
            announced_to: date(self.ends_in_days),
            day_from: Some(self.from.clone()),
            day_to: Some(self.to.clone()),
            days: workdays.iter().map(ToString::to_string).collect(),
            nuisances,
            ..PhaseDraft::default()
        }
    }
}
