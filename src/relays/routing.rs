//! Who at the contractor's is told of a grievance: a table per site, by subject, phase, weekday and hour, with whoever is on call and
//! their deputies. Nobody on the table at this hour, it falls back to the site manager, and the timeline says so. Deputies are told with
//! the reminder, when whoever is on call stays silent.

use chrono::{NaiveTime, Timelike};

use super::store;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Faults, Result};
use crate::grievances::{Category, Grievance};
use crate::i18n::Sentence;
use crate::id::{PhaseId, RouteId, SiteId};
use crate::journal;
use crate::people::{Account, Right};
use crate::row;
use crate::sites::{self, Day, WorkContact};

const CONTACT: &str = "relay_routes.contact";
/// The most lines of one site's table.
const MOST_ROUTES: usize = 60;

crate::vocabulary! {
    /// In which part somebody stands on the table.
    pub enum Duty {
        /// Told first.
        OnCall = "on_call",
        /// Told when whoever is on call stays silent, or when nobody is on call.
        Deputy = "deputy",
    }
}

/// One line of a site's table, as checked.
#[derive(Debug, Clone, PartialEq)]
pub struct RouteDetails {
    /// Of what they are told; none: of everything.
    pub category: Option<Category>,
    /// While which phase goes on; none: at any time.
    pub phase_id: Option<PhaseId>,
    /// On which days.
    pub days: Vec<Day>,
    /// From when, civil time.
    pub from: NaiveTime,
    /// Until when; not after `from` when it goes on over midnight.
    pub to: NaiveTime,
    /// In which part.
    pub duty: Duty,
    /// Who.
    pub contact: WorkContact,
}

/// One line of a site's table.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// Its id.
    pub id: RouteId,
    /// What it says.
    pub details: RouteDetails,
}

row! {
    /// A line as it is stored: the contact sealed.
    pub(super) struct RouteRow {
        pub id: RouteId,
        pub site_id: SiteId,
        pub category: Option<Category>,
        pub phase_id: Option<PhaseId>,
        pub days: String,
        pub from_time: NaiveTime,
        pub to_time: NaiveTime,
        pub duty: Duty,
        pub contact: Vec<u8>,
    }
}

/// A line as it was typed. Empty texts count as left out.
#[derive(Debug, Clone, Default)]
pub struct RouteDraft {
    /// The category's word; none: everything.
    pub category: Option<String>,
    /// The phase's id; none: at any time.
    pub phase: Option<String>,
    /// The days' words.
    pub days: Vec<String>,
    /// `08:00`.
    pub from: Option<String>,
    /// `18:00`.
    pub to: Option<String>,
    /// `on_call` or `deputy`.
    pub duty: Option<String>,
    /// Who.
    pub name: Option<String>,
    /// Their address.
    pub email: Option<String>,
    /// Their number.
    pub telephone: Option<String>,
}

impl RouteDraft {
    /// The valid line, or everything that is wrong.
    pub fn checked(&self) -> Result<RouteDetails> {
        let mut faults = Faults::new();
        let category = faults.word("category", &self.category);
        let phase_id = faults.word("phase", &self.phase);
        let mut days = Vec::new();
        for word in &self.days {
            days.extend(faults.word::<Day>("days", &Some(word)));
        }
        if self.days.iter().all(|word| word.trim().is_empty()) {
            faults.add("/days", Sentence::new("sites-phase-no-days"));
        }
        let from = hour(&mut faults, "from", &self.from);
        let to = hour(&mut faults, "to", &self.to);
        let duty = faults.word("duty", &self.duty).unwrap_or(Duty::OnCall);
        let contact =
            WorkContact::typed(&mut faults, ["name", "email", "telephone"], [&self.name, &self.email, &self.telephone]);
        faults.end()?;
        let (Some(from), Some(to), Some(contact)) = (from, to, contact) else {
            return Err(Error::internal("a draft lacks a value without a fault"));
        };
        Ok(RouteDetails { category, phase_id, days, from, to, duty, contact })
    }
}

fn hour(faults: &mut Faults, field: &str, value: &Option<String>) -> Option<NaiveTime> {
    faults.is_there(field, value);
    faults.time(field, value)
}

impl RouteDetails {
    /// Whether it is about this, at this moment of the civil clock. A line that goes on over midnight belongs to the day on which
    /// it begins.
    fn holds(&self, category: Category, at: chrono::NaiveDateTime) -> bool {
        use chrono::Datelike;
        let is_about = self.category.is_none_or(|own| own == category);
        let (today, time) = (Day::from(at.weekday()), at.time().with_nanosecond(0).unwrap_or(at.time()));
        let yesterday = Day::from(at.weekday().pred());
        let on = |day: Day| self.days.contains(&day);
        let in_hours = if self.from < self.to {
            on(today) && (self.from..self.to).contains(&time)
        } else {
            (on(today) && time >= self.from) || (on(yesterday) && time < self.to)
        };
        is_about && in_hours
    }
}

/// The lines of a site's table.
pub async fn routes_of(app: &App, tx: &mut Tx, site_id: SiteId) -> Result<Vec<Route>> {
    let rows = store::routes(tx, site_id).await?;
    rows.into_iter().map(|row| opened(app, row)).collect()
}

fn opened(app: &App, row: RouteRow) -> Result<Route> {
    let contact = WorkContact::open(app, CONTACT, &row.contact)?;
    let days = row.days.split(' ').filter_map(|word| word.parse().ok()).collect();
    let details = RouteDetails {
        category: row.category,
        phase_id: row.phase_id,
        days,
        from: row.from_time,
        to: row.to_time,
        duty: row.duty,
        contact,
    };
    Ok(Route { id: row.id, details })
}

/// Adds a line to a site's table.
pub async fn add_route(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    site_id: SiteId,
    details: &RouteDetails,
) -> Result<RouteId> {
    actor.must(Right::RegisterSites)?;
    sites::site_seen_by(tx, actor, site_id).await?;
    if store::routes(tx, site_id).await?.len() >= MOST_ROUTES {
        return Err(Error::Conflict(Sentence::new("relays-routes-too-many").with("limit", MOST_ROUTES)));
    }
    if let Some(id) = details.phase_id
        && !sites::phases(tx, site_id).await?.iter().any(|phase| phase.id == id)
    {
        return Err(Error::invalid("/phase", Sentence::new("relays-route-phase-unknown")));
    }
    let days: Vec<&str> = details.days.iter().map(|day| day.as_str()).collect();
    let row = RouteRow {
        id: app.new_id(),
        site_id,
        category: details.category,
        phase_id: details.phase_id,
        days: days.join(" "),
        from_time: details.from,
        to_time: details.to,
        duty: details.duty,
        contact: details.contact.sealed(app, CONTACT)?,
    };
    store::insert_route(tx, &row, app.now()).await?;
    journal::record(app, tx, actor.id, "route.added", row.id, site_id.to_string()).await?;
    Ok(row.id)
}

/// Takes a line out of a site's table.
pub async fn remove_route(app: &App, tx: &mut Tx, actor: &Account, site_id: SiteId, id: RouteId) -> Result<()> {
    actor.must(Right::RegisterSites)?;
    sites::site_seen_by(tx, actor, site_id).await?;
    if !store::routes(tx, site_id).await?.iter().any(|row| row.id == id) {
        return Err(Error::NotFound);
    }
    store::delete_route(tx, id).await?;
    journal::record(app, tx, actor.id, "route.removed", id, site_id.to_string()).await
}

/// Who is on the table at this moment.
pub(super) enum OnTable {
    /// The site has no table: the site manager is told.
    NoTable,
    /// There is one, and nobody stands on it for this at this hour.
    Nobody,
    /// These.
    These(Vec<WorkContact>),
}

/// Who is told of a grievance now: whoever is on call, else the deputies; and both when `with_deputies`.
pub(super) async fn on_table(
    app: &App,
    tx: &mut Tx,
    grievance: &Grievance,
    now: Timestamp,
    with_deputies: bool,
) -> Result<OnTable> {
    let routes = routes_of(app, tx, grievance.site_id).await?;
    if routes.is_empty() {
        return Ok(OnTable::NoTable);
    }
    let at = now.with_timezone(&app.settings.time_zone).naive_local();
    let phases = sites::phases(tx, grievance.site_id).await?;
    let goes_on = |id: PhaseId| phases.iter().any(|phase| phase.id == id && phase.spans(at.date()));
    let holds = |own: &RouteDetails| own.holds(grievance.category, at) && own.phase_id.is_none_or(goes_on);
    let holding: Vec<RouteDetails> = routes.into_iter().map(|route| route.details).filter(holds).collect();
    let is_anybody_on_call = holding.iter().any(|own| own.duty == Duty::OnCall);
    let told = |own: &RouteDetails| with_deputies || own.duty == Duty::OnCall || !is_anybody_on_call;
    let mut contacts: Vec<WorkContact> = Vec::new();
    for details in holding.into_iter().filter(told) {
        // Two lines may name the same person.
        if contacts.iter().all(|own| own.email != details.contact.email) {
            contacts.push(details.contact);
        }
    }
    Ok(if contacts.is_empty() { OnTable::Nobody } else { OnTable::These(contacts) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(category: Option<Category>, days: &[Day], from: u32, to: u32) -> RouteDetails {
        let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let contact = WorkContact { name: "Jeanne".to_owned(), email: None, telephone: None };
        RouteDetails {
            category,
            phase_id: None,
            days: days.to_vec(),
            from: at(from),
            to: at(to),
            duty: Duty::OnCall,
            contact,
        }
    }

    #[test]
    fn a_line_holds_on_its_days_and_hours_also_over_midnight() {
        let at = |text: &str| text.parse::<chrono::NaiveDateTime>().unwrap();
        // 10 March 2026 is a Tuesday.
        let day = line(Some(Category::Noise), &[Day::Tuesday], 8, 18);
        assert!(day.holds(Category::Noise, at("2026-03-10T08:00:00")));
        assert!(!day.holds(Category::Noise, at("2026-03-10T18:00:00")));
        assert!(!day.holds(Category::Noise, at("2026-03-11T09:00:00")));
        assert!(!day.holds(Category::Dust, at("2026-03-10T09:00:00")));
        let night = line(None, &[Day::Tuesday], 20, 6);
        assert!(night.holds(Category::Dust, at("2026-03-10T23:00:00")));
        assert!(night.holds(Category::Dust, at("2026-03-11T05:59:59")));
        assert!(!night.holds(Category::Dust, at("2026-03-11T06:00:00")));
        assert!(!night.holds(Category::Dust, at("2026-03-10T05:00:00")));
    }
}
