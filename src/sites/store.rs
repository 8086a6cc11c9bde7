//! The tables of sites, zones, phases and nuisances. Work contacts are sealed: people stand behind them.

use chrono::{Days as Span, NaiveDate, NaiveTime};

use super::outline::Outline;
use super::phases::{Days, Nuisance, Phase, PhaseDetails, PhaseNuisance};
use super::zones::{Zone, ZoneRevision};
use super::{RelayContacts, Site, SiteCode, SiteDetails, SiteSummary, WorkContact};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::id::{AccountId, NuisanceId, OrganisationId, PhaseId, SiteId, ZoneId};
use crate::{on, row};

const SITE_MANAGER: &str = "sites.site_manager";
const DIRECTOR: &str = "sites.director";

/// What is written of a site.
pub(super) struct SiteRow<'a> {
    id: SiteId,
    organisation_id: OrganisationId,
    details: &'a SiteDetails,
    contacts: SealedContacts,
}

impl<'a> SiteRow<'a> {
    /// A site's row, its contacts sealed.
    pub(super) fn sealed(
        app: &App,
        id: SiteId,
        organisation_id: OrganisationId,
        details: &'a SiteDetails,
    ) -> Result<Self> {
        let contacts = SealedContacts {
            site_manager: details.contacts.site_manager.sealed(app, SITE_MANAGER)?,
            director: details.contacts.director.as_ref().map(|contact| contact.sealed(app, DIRECTOR)).transpose()?,
        };
        Ok(Self { id, organisation_id, details, contacts })
    }
}

row! {
    /// The sealed contacts of a site.
    pub(super) struct SealedContacts {
        site_manager: Vec<u8>,
        director: Option<Vec<u8>>,
    }
}

impl SealedContacts {
    /// The contacts, opened.
    pub(super) fn open(&self, app: &App) -> Result<RelayContacts> {
        Ok(RelayContacts {
            site_manager: WorkContact::open(app, SITE_MANAGER, &self.site_manager)?,
            director: self.director.as_ref().map(|sealed| WorkContact::open(app, DIRECTOR, sealed)).transpose()?,
        })
    }
}

pub(super) async fn insert_site(
    tx: &mut Tx,
    row: &SiteRow<'_>,
    code: &SiteCode,
    by: AccountId,
    now: Timestamp,
) -> Result<()> {
    let details = row.details;
    on!(tx, c => sqlx::query(
        "INSERT INTO sites (id, organisation_id, code, name, description, permit_reference, starts_on, ends_on,
                            public_telephone, site_manager, director, created_by, created_at, time_zone, country)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
    )
    .bind(row.id).bind(row.organisation_id).bind(code.clone()).bind(details.name.clone())
    .bind(details.description.clone()).bind(details.permit_reference.clone()).bind(details.starts_on)
    .bind(details.ends_on).bind(details.public_telephone.as_ref().map(ToString::to_string))
    .bind(row.contacts.site_manager.clone()).bind(row.contacts.director.clone()).bind(by).bind(now)
    .bind(details.time_zone.map(|zone| zone.name())).bind(details.country)
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn update_site(tx: &mut Tx, row: &SiteRow<'_>) -> Result<()> {
    let details = row.details;
    on!(tx, c => sqlx::query(
        "UPDATE sites SET name = $2, description = $3, permit_reference = $4, starts_on = $5, ends_on = $6,
                          public_telephone = $7, site_manager = $8, director = $9, time_zone = $10, country = $11
         WHERE id = $1",
    )
    .bind(row.id).bind(details.name.clone()).bind(details.description.clone())
    .bind(details.permit_reference.clone()).bind(details.starts_on).bind(details.ends_on)
    .bind(details.public_telephone.as_ref().map(ToString::to_string))
    .bind(row.contacts.site_manager.clone()).bind(row.contacts.director.clone())
    .bind(details.time_zone.map(|zone| zone.name())).bind(details.country)
    .execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn site(tx: &mut Tx, id: SiteId) -> Result<Site> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT sites.id, organisation_id, organisations.name AS organisation, code, sites.name, description,
                permit_reference, starts_on, ends_on, public_telephone, time_zone, country
         FROM sites JOIN organisations ON organisations.id = organisation_id
         WHERE sites.id = $1",
    ).bind(id).fetch_one(c).await)?)
}

pub(super) async fn site_id_of_code(tx: &mut Tx, code: &SiteCode) -> Result<Option<SiteId>> {
    Ok(on!(tx, c => sqlx::query_scalar("SELECT id FROM sites WHERE code = $1")
        .bind(code.clone()).fetch_optional(c).await)?)
}

pub(super) async fn sealed_contacts(tx: &mut Tx, id: SiteId) -> Result<SealedContacts> {
    Ok(on!(tx, c => sqlx::query_as("SELECT site_manager, director FROM sites WHERE id = $1")
        .bind(id).fetch_one(c).await)?)
}

/// Sites with their phases, the latest to begin first: of one organisation when given; without those that ended long before a
/// date, when given (verified phases may run a while over the announced end).
pub(super) async fn summaries(
    tx: &mut Tx,
    organisation_id: Option<OrganisationId>,
    not_long_over_on: Option<NaiveDate>,
) -> Result<Vec<SiteSummary>> {
    const WHILE_DAYS: u64 = 366;
    let earliest_end = not_long_over_on.and_then(|date| date.checked_sub_days(Span::new(WHILE_DAYS)));
    let sites: Vec<Site> = on!(tx, c => sqlx::query_as(
        "SELECT sites.id, organisation_id, organisations.name AS organisation, code, sites.name, description,
                permit_reference, starts_on, ends_on, public_telephone, time_zone, country
         FROM sites JOIN organisations ON organisations.id = organisation_id
         WHERE ($1 IS NULL OR organisation_id = $1) AND ($2 IS NULL OR ends_on >= $2)
         ORDER BY starts_on DESC, sites.id DESC",
    ).bind(organisation_id).bind(earliest_end).fetch_all(c).await)?;
    let with_zone: Vec<SiteId> = on!(tx, c => sqlx::query_scalar(
        "SELECT site_id FROM zones JOIN sites ON sites.id = site_id
         WHERE revision = 1 AND ($1 IS NULL OR organisation_id = $1) AND ($2 IS NULL OR ends_on >= $2)",
    ).bind(organisation_id).bind(earliest_end).fetch_all(c).await)?;
    let phases: Vec<PhaseRow> = on!(tx, c => sqlx::query_as(
        "SELECT phases.id, site_id, phases.name, announced_from, announced_to, verified_from, verified_to, day_from,
                day_to, days
         FROM phases JOIN sites ON sites.id = site_id
         WHERE ($1 IS NULL OR organisation_id = $1) AND ($2 IS NULL OR ends_on >= $2)",
    ).bind(organisation_id).bind(earliest_end).fetch_all(c).await)?;
    let nuisances: Vec<NuisanceRow> = on!(tx, c => sqlx::query_as(
        "SELECT phase_id, nuisance, reach_m
         FROM nuisances JOIN phases ON phases.id = phase_id JOIN sites ON sites.id = site_id
         WHERE ($1 IS NULL OR organisation_id = $1) AND ($2 IS NULL OR ends_on >= $2)
         ORDER BY nuisances.id",
    ).bind(organisation_id).bind(earliest_end).fetch_all(c).await)?;
    let with_zone: std::collections::HashSet<SiteId> = with_zone.into_iter().collect();
    let mut phases_of = std::collections::HashMap::<SiteId, Vec<Phase>>::new();
    for phase in with_nuisances(phases, nuisances) {
        phases_of.entry(phase.site_id).or_default().push(phase);
    }
    let summary = |site: Site| {
        let mut phases = phases_of.remove(&site.id).unwrap_or_default();
        phases.sort_by_key(|phase| (phase.from(), phase.to(), phase.id));
        SiteSummary { has_zone: with_zone.contains(&site.id), phases, site }
    };
    Ok(sites.into_iter().map(summary).collect())
}

row! {
    struct PhaseRow {
        id: PhaseId,
        site_id: SiteId,
        name: String,
        announced_from: NaiveDate,
        announced_to: NaiveDate,
        verified_from: Option<NaiveDate>,
        verified_to: Option<NaiveDate>,
        day_from: NaiveTime,
        day_to: NaiveTime,
        days: i64,
    }
}

row! {
    struct NuisanceRow {
        phase_id: PhaseId,
        nuisance: Nuisance,
        reach_m: i64,
    }
}

fn with_nuisances(phases: Vec<PhaseRow>, nuisances: Vec<NuisanceRow>) -> impl Iterator<Item = Phase> {
    let mut nuisances_of = std::collections::HashMap::<PhaseId, Vec<PhaseNuisance>>::new();
    for row in nuisances {
        let nuisance = PhaseNuisance { nuisance: row.nuisance, reach_m: row.reach_m };
        nuisances_of.entry(row.phase_id).or_default().push(nuisance);
    }
    phases.into_iter().map(move |row| Phase {
        id: row.id,
        site_id: row.site_id,
        details: PhaseDetails {
            name: row.name,
            announced_from: row.announced_from,
            announced_to: row.announced_to,
            verified: row.verified_from.zip(row.verified_to),
            day_from: row.day_from,
            day_to: row.day_to,
            days: Days::from_bits(row.days),
            nuisances: nuisances_of.remove(&row.id).unwrap_or_default(),
        },
    })
}

pub(super) async fn phases(tx: &mut Tx, site_id: SiteId) -> Result<Vec<Phase>> {
    let phases: Vec<PhaseRow> = on!(tx, c => sqlx::query_as(
        "SELECT id, site_id, name, announced_from, announced_to, verified_from, verified_to, day_from, day_to, days
         FROM phases WHERE site_id = $1",
    ).bind(site_id).fetch_all(c).await)?;
    let nuisances: Vec<NuisanceRow> = on!(tx, c => sqlx::query_as(
        "SELECT phase_id, nuisance, reach_m FROM nuisances JOIN phases ON phases.id = phase_id
         WHERE site_id = $1 ORDER BY nuisances.id",
    ).bind(site_id).fetch_all(c).await)?;
    Ok(with_nuisances(phases, nuisances).collect())
}

pub(super) async fn phase(tx: &mut Tx, id: PhaseId) -> Result<Phase> {
    let phase: PhaseRow = on!(tx, c => sqlx::query_as(
        "SELECT id, site_id, name, announced_from, announced_to, verified_from, verified_to, day_from, day_to, days
         FROM phases WHERE id = $1",
    ).bind(id).fetch_one(c).await)?;
    let nuisances: Vec<NuisanceRow> = on!(tx, c => sqlx::query_as(
        "SELECT phase_id, nuisance, reach_m FROM nuisances WHERE phase_id = $1 ORDER BY id",
    ).bind(id).fetch_all(c).await)?;
    with_nuisances(vec![phase], nuisances).next().ok_or(Error::NotFound)
}

pub(super) async fn insert_phase(tx: &mut Tx, phase: &Phase, now: Timestamp) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO phases (id, site_id, name, announced_from, announced_to, verified_from, verified_to, day_from,
                             day_to, days, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
    )
    .bind(phase.id).bind(phase.site_id).bind(phase.name.clone()).bind(phase.announced_from).bind(phase.announced_to)
    .bind(phase.verified.map(|(from, _)| from)).bind(phase.verified.map(|(_, to)| to)).bind(phase.day_from)
    .bind(phase.day_to).bind(phase.days.bits()).bind(now).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn update_phase(tx: &mut Tx, phase: &Phase) -> Result<()> {
    on!(tx, c => sqlx::query(
        "UPDATE phases SET name = $2, announced_from = $3, announced_to = $4, verified_from = $5, verified_to = $6,
                           day_from = $7, day_to = $8, days = $9
         WHERE id = $1",
    )
    .bind(phase.id).bind(phase.name.clone()).bind(phase.announced_from).bind(phase.announced_to)
    .bind(phase.verified.map(|(from, _)| from)).bind(phase.verified.map(|(_, to)| to)).bind(phase.day_from)
    .bind(phase.day_to).bind(phase.days.bits()).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn delete_phase(tx: &mut Tx, id: PhaseId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM phases WHERE id = $1").bind(id).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn insert_nuisance(
    tx: &mut Tx,
    id: NuisanceId,
    phase_id: PhaseId,
    nuisance: PhaseNuisance,
) -> Result<()> {
    on!(tx, c => sqlx::query("INSERT INTO nuisances (id, phase_id, nuisance, reach_m) VALUES ($1, $2, $3, $4)")
        .bind(id).bind(phase_id).bind(nuisance.nuisance).bind(nuisance.reach_m).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn delete_nuisances(tx: &mut Tx, phase_id: PhaseId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM nuisances WHERE phase_id = $1").bind(phase_id).execute(c).await.map(|_| ()))?;
    Ok(())
}

row! {
    struct ZoneRow {
        id: ZoneId,
        site_id: SiteId,
        revision: i64,
        outline: String,
        area_m2: f64,
        reason: Option<String>,
        made_by: AccountId,
        made_at: Timestamp,
    }
}

impl ZoneRow {
    fn zone(self) -> Result<Zone> {
        Ok(Zone {
            id: self.id,
            site_id: self.site_id,
            revision: self.revision,
            outline: Outline::from_stored(&self.outline).map_err(Error::internal)?,
            area_m2: self.area_m2,
            reason: self.reason,
            made_by: self.made_by,
            made_at: self.made_at,
        })
    }
}

pub(super) async fn insert_zone(tx: &mut Tx, zone: &Zone) -> Result<()> {
    on!(tx, c => sqlx::query(
        "INSERT INTO zones (id, site_id, revision, outline, area_m2, reason, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    )
    .bind(zone.id).bind(zone.site_id).bind(zone.revision).bind(zone.outline.to_geojson()).bind(zone.area_m2)
    .bind(zone.reason.clone()).bind(zone.made_by).bind(zone.made_at).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn current_zone(tx: &mut Tx, site_id: SiteId) -> Result<Option<Zone>> {
    let row: Option<ZoneRow> = on!(tx, c => sqlx::query_as(
        "SELECT id, site_id, revision, outline, area_m2, reason, made_by, made_at
         FROM zones WHERE site_id = $1 ORDER BY revision DESC LIMIT 1",
    ).bind(site_id).fetch_optional(c).await)?;
    row.map(ZoneRow::zone).transpose()
}

pub(super) async fn latest_zone_elsewhere(
    tx: &mut Tx,
    organisation_id: OrganisationId,
    site_id: SiteId,
) -> Result<Option<Zone>> {
    let row: Option<ZoneRow> = on!(tx, c => sqlx::query_as(
        "SELECT zones.id, site_id, revision, outline, area_m2, reason, made_by, made_at
         FROM zones JOIN sites ON sites.id = site_id
         WHERE organisation_id = $1 AND site_id <> $2 ORDER BY made_at DESC, revision DESC LIMIT 1",
    ).bind(organisation_id).bind(site_id).fetch_optional(c).await)?;
    row.map(ZoneRow::zone).transpose()
}

pub(super) async fn zone(tx: &mut Tx, id: ZoneId) -> Result<Option<Zone>> {
    let row: Option<ZoneRow> = on!(tx, c => sqlx::query_as(
        "SELECT id, site_id, revision, outline, area_m2, reason, made_by, made_at FROM zones WHERE id = $1",
    ).bind(id).fetch_optional(c).await)?;
    row.map(ZoneRow::zone).transpose()
}

pub(super) async fn zone_revisions(tx: &mut Tx, site_id: SiteId) -> Result<Vec<ZoneRevision>> {
    Ok(on!(tx, c => sqlx::query_as(
        "SELECT revision, area_m2, reason, accounts.name AS made_by, made_at
         FROM zones JOIN accounts ON accounts.id = made_by
         WHERE site_id = $1 ORDER BY revision DESC",
    ).bind(site_id).fetch_all(c).await)?)
}

pub(super) async fn usual_reaches(tx: &mut Tx, organisation_id: OrganisationId) -> Result<Vec<(Nuisance, i64)>> {
    Ok(on!(tx, c => sqlx::query_as("SELECT nuisance, reach_m FROM usual_reaches WHERE organisation_id = $1")
        .bind(organisation_id).fetch_all(c).await)?)
}

pub(super) async fn delete_usual_reaches(tx: &mut Tx, organisation_id: OrganisationId) -> Result<()> {
    on!(tx, c => sqlx::query("DELETE FROM usual_reaches WHERE organisation_id = $1")
        .bind(organisation_id).execute(c).await.map(|_| ()))?;
    Ok(())
}

pub(super) async fn insert_usual_reach(
    tx: &mut Tx,
    organisation_id: OrganisationId,
    nuisance: Nuisance,
    reach_m: i64,
) -> Result<()> {
    on!(tx, c => sqlx::query("INSERT INTO usual_reaches (organisation_id, nuisance, reach_m) VALUES ($1, $2, $3)")
        .bind(organisation_id).bind(nuisance).bind(reach_m).execute(c).await.map(|_| ()))?;
    Ok(())
}
