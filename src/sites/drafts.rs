//! Drafts: sites and phases as they were typed into a form or sent as JSON, every value still a text. One check turns a draft
//! into valid details or names all its faults at once, each by the pointer of its field; so both faces say the same.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::phases::{Day, MAX_REACH_M, Nuisance, PhaseDetails, PhaseNuisance};
use super::reaches::UsualReaches;
use super::{RelayContacts, SiteDetails, WorkContact};
use crate::error::{Faults, Result, given};
use crate::i18n::Sentence;

const NAME_LENGTH: usize = 120;
const TEXT_LENGTH: usize = 2_000;
/// Works that last longer than this are a typing error in the year.
const LONGEST_DAYS: i64 = 3_660;

/// A site as it was typed or sent. Empty texts count as left out.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SiteDraft {
    /// What is built, and where, in a few words: `Réfection du réseau d’eau, rue des Tanneurs`.
    pub name: Option<String>,
    /// What is built, in plain words.
    pub description: Option<String>,
    /// The permit's or order's reference.
    pub permit_reference: Option<String>,
    /// The first day of the works, `2026-11-24`.
    pub starts_on: Option<String>,
    /// The last day of the works.
    pub ends_on: Option<String>,
    /// The number that notices show.
    pub public_telephone: Option<String>,
    /// Its clock, as `America/Guadeloupe`; left out: that of the house.
    pub time_zone: Option<String>,
    /// Whose public holidays its neighbours keep: `fr`, `fr-am`, `be`, `lu`, `ch`, `de`, `es`; left out: those of the house.
    pub country: Option<String>,
    /// Whom grievances are put before.
    pub site_manager_name: Option<String>,
    /// Their address.
    pub site_manager_email: Option<String>,
    /// Their number, for what is urgent.
    pub site_manager_telephone: Option<String>,
    /// Whom grievances go to when the site manager stays silent.
    pub director_name: Option<String>,
    /// Their address.
    pub director_email: Option<String>,
    /// Their number.
    pub director_telephone: Option<String>,
}

/// A phase as it was typed or sent. Empty texts count as left out.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PhaseDraft {
    /// What is done: `Ouverture de la tranchée`.
    pub name: Option<String>,
    /// The first day, as announced, `2026-11-24`.
    pub announced_from: Option<String>,
    /// The last day, as announced.
    pub announced_to: Option<String>,
    /// The first day, once verified.
    pub verified_from: Option<String>,
    /// The last day, once verified.
    pub verified_to: Option<String>,
    /// When work begins each day, civil time, `08:00`.
    pub day_from: Option<String>,
    /// When it ends, `17:00`; before `day_from` when it goes on over midnight.
    pub day_to: Option<String>,
    /// The days of the week: `mon` to `sun`.
    pub days: Vec<String>,
    /// What it disturbs, and how far it reaches in metres; without a number, the usual reach.
    #[schema(value_type = std::collections::BTreeMap<String, i64>)]
    pub nuisances: BTreeMap<String, Option<Reach>>,
}

/// Metres, as a number or as a text that was typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(untagged)]
pub enum Reach {
    /// A number of metres.
    Metres(i64),
    /// What was typed.
    Typed(String),
}

impl SiteDraft {
    /// The valid site, or everything that is wrong.
    pub fn checked(&self) -> Result<SiteDetails> {
        let mut check = Check::default();
        let name = check.faults.required("name", &self.name, NAME_LENGTH);
        let description = check.faults.optional("description", &self.description, TEXT_LENGTH);
        let permit_reference = check.faults.optional("permit_reference", &self.permit_reference, NAME_LENGTH);
        let dates = check.span(("starts_on", &self.starts_on), ("ends_on", &self.ends_on), true);
        let public_telephone = check.faults.parsed("public_telephone", &self.public_telephone, "form-not-a-telephone");
        let time_zone = check.faults.parsed("time_zone", &self.time_zone, "sites-not-a-time-zone");
        let country = check.faults.parsed("country", &self.country, "form-not-a-word");
        let site_manager = check.contact(
            ["site_manager_name", "site_manager_email", "site_manager_telephone"],
            [&self.site_manager_name, &self.site_manager_email, &self.site_manager_telephone],
            true,
        );
        let director = check.contact(
            ["director_name", "director_email", "director_telephone"],
            [&self.director_name, &self.director_email, &self.director_telephone],
            false,
        );
        check.faults.end()?;
        let (Some(name), Some((starts_on, ends_on)), Some(site_manager)) = (name, dates, site_manager) else {
            return Err(unfinished());
        };
        Ok(SiteDetails {
            name,
            description,
            permit_reference,
            starts_on,
            ends_on,
            public_telephone,
            contacts: RelayContacts { site_manager, director },
            time_zone,
            country,
        })
    }

    /// The draft of a site that stands, to be changed.
    pub fn of(site: &super::Site, contacts: &RelayContacts) -> Self {
        let text = |value: &dyn ToString| Some(value.to_string());
        let manager = &contacts.site_manager;
        let director = contacts.director.as_ref();
        Self {
            name: text(&site.name),
            description: site.description.clone(),
            permit_reference: site.permit_reference.clone(),
            starts_on: text(&site.starts_on),
            ends_on: text(&site.ends_on),
            public_telephone: site.public_telephone.clone(),
            time_zone: site.time_zone.clone(),
            country: site.country.map(|country| country.to_string()),
            site_manager_name: text(&manager.name),
            site_manager_email: manager.email.as_ref().map(ToString::to_string),
            site_manager_telephone: manager.telephone.as_ref().map(ToString::to_string),
            director_name: director.map(|contact| contact.name.clone()),
            director_email: director.and_then(|contact| Some(contact.email.as_ref()?.to_string())),
            director_telephone: director.and_then(|contact| Some(contact.telephone.as_ref()?.to_string())),
        }
    }
}

impl PhaseDraft {
    /// The valid phase, or everything that is wrong; where no reach is said, the house's figures hold.
    pub fn checked(&self) -> Result<PhaseDetails> {
        self.checked_with(&UsualReaches::default())
    }

    /// The same with an organisation's usual reaches.
    pub fn checked_with(&self, usual: &UsualReaches) -> Result<PhaseDetails> {
        let mut check = Check::default();
        let name = check.faults.required("name", &self.name, NAME_LENGTH);
        let announced =
            check.span(("announced_from", &self.announced_from), ("announced_to", &self.announced_to), true);
        let verified = check.span(("verified_from", &self.verified_from), ("verified_to", &self.verified_to), false);
        let day_from = check.hour("day_from", &self.day_from);
        let day_to = check.hour("day_to", &self.day_to);
        if day_from.is_some() && day_from == day_to {
            check.add("day_to", Sentence::new("sites-phase-no-hours"));
        }
        let days = check.days(&self.days);
        let nuisances = check.nuisances(&self.nuisances, usual);
        check.faults.end()?;
        let (Some(name), Some((announced_from, announced_to)), Some(day_from), Some(day_to)) =
            (name, announced, day_from, day_to)
        else {
            return Err(unfinished());
        };
        let days = days.into_iter().collect();
        Ok(PhaseDetails { name, announced_from, announced_to, verified, day_from, day_to, days, nuisances })
    }

    /// The draft of a phase that stands, to be changed.
    pub fn of(phase: &PhaseDetails) -> Self {
        let date = |date: NaiveDate| Some(date.to_string());
        let time = |time: NaiveTime| Some(time.format("%H:%M").to_string());
        Self {
            name: Some(phase.name.clone()),
            announced_from: date(phase.announced_from),
            announced_to: date(phase.announced_to),
            verified_from: phase.verified.and_then(|(from, _)| date(from)),
            verified_to: phase.verified.and_then(|(_, to)| date(to)),
            day_from: time(phase.day_from),
            day_to: time(phase.day_to),
            days: phase.days.each().map(|day| day.to_string()).collect(),
            nuisances: phase
                .nuisances
                .iter()
                .map(|own| (own.nuisance.to_string(), Some(Reach::Metres(own.reach_m))))
                .collect(),
        }
    }
}

/// A value is only missing when a fault was noted; this says so if that ever breaks.
fn unfinished() -> crate::error::Error {
    crate::error::Error::internal("a draft lacks a value without a fault")
}

/// Gathers faults field by field.
#[derive(Default)]
struct Check {
    faults: Faults,
}

impl Check {
    fn add(&mut self, field: &str, sentence: Sentence) {
        self.faults.add(format!("/{field}"), sentence);
    }

    fn hour(&mut self, field: &str, value: &Option<String>) -> Option<NaiveTime> {
        self.faults.is_there(field, value);
        self.faults.time(field, value)
    }

    /// A first and a last day: both or, when they may be left out, neither.
    fn span(
        &mut self,
        first: (&str, &Option<String>),
        last: (&str, &Option<String>),
        required: bool,
    ) -> Option<(NaiveDate, NaiveDate)> {
        let one_is_given = given(first.1).is_some() || given(last.1).is_some();
        let mut date = |(field, value): (&str, &Option<String>)| {
            if required || one_is_given {
                self.faults.is_there(field, value);
            }
            self.faults.date(field, value)
        };
        // Both are looked at before either is missed, so that every fault is told.
        let dates = (date(first), date(last));
        let (from, to) = (dates.0?, dates.1?);
        if to < from {
            self.add(last.0, Sentence::new("sites-dates-turned").with("from", from).with("to", to));
            return None;
        }
        if to - from > TimeDelta::days(LONGEST_DAYS) {
            self.add(last.0, Sentence::new("sites-dates-too-long").with("from", from).with("to", to));
            return None;
        }
        Some((from, to))
    }

    fn contact(&mut self, fields: [&str; 3], values: [&Option<String>; 3], required: bool) -> Option<WorkContact> {
        let anything = values.into_iter().any(|value| given(value).is_some());
        if !anything && !required {
            return None;
        }
        WorkContact::typed(&mut self.faults, fields, values)
    }

    fn days(&mut self, words: &[String]) -> Vec<Day> {
        if words.iter().all(|word| word.trim().is_empty()) {
            self.add("days", Sentence::new("sites-phase-no-days"));
        }
        let mut days = Vec::new();
        for word in words.iter().map(|word| word.trim()).filter(|word| !word.is_empty()) {
            match word.parse() {
                Ok(day) => days.push(day),
                Err(_) => self.add("days", Sentence::new("form-not-a-word").with("given", word)),
            }
        }
        days
    }

    fn nuisances(&mut self, given: &BTreeMap<String, Option<Reach>>, usual: &UsualReaches) -> Vec<PhaseNuisance> {
        let mut nuisances = Vec::new();
        for (word, reach) in given {
            let pointer = format!("nuisances/{}", word.replace('~', "~0").replace('/', "~1"));
            let Ok(nuisance) = word.parse::<Nuisance>() else {
                self.add(&pointer, Sentence::new("form-not-a-word").with("given", word.as_str()));
                continue;
            };
            let reach_m = match reach {
                None => Some(usual.reach_m(nuisance)),
                Some(Reach::Metres(metres)) => Some(*metres),
                Some(Reach::Typed(text)) if text.trim().is_empty() => Some(usual.reach_m(nuisance)),
                Some(Reach::Typed(text)) => text.trim().parse().ok(),
            };
            match reach_m.filter(|metres| (0..=MAX_REACH_M).contains(metres)) {
                Some(reach_m) => nuisances.push(PhaseNuisance { nuisance, reach_m }),
                None => {
                    let name = Sentence::new(format!("nuisance-{nuisance}"));
                    self.add(
                        &pointer,
                        Sentence::new("sites-reach-wrong").with("nuisance", name).with("limit", MAX_REACH_M),
                    );
                }
            }
        }
        nuisances.sort_by_key(|own| own.nuisance);
        nuisances
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    fn pointers<T: std::fmt::Debug>(outcome: Result<T>) -> Vec<String> {
        match outcome {
            Err(Error::Invalid(faults)) => faults.into_iter().map(|fault| fault.pointer).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn all_faults_of_a_site_are_told_at_once() {
        let draft = SiteDraft {
            starts_on: Some("2026-05-02".to_owned()),
            ends_on: Some("2026-05-01".to_owned()),
            site_manager_email: Some("nobody".to_owned()),
            director_telephone: Some("12".to_owned()),
            ..SiteDraft::default()
        };
        assert_eq!(
            pointers(draft.checked()),
            [
                "/name",
                "/ends_on",
                "/site_manager_name",
                "/site_manager_email",
                "/director_name",
                "/director_email",
                "/director_telephone"
            ]
        );
    }

    #[test]
    fn a_phase_takes_the_usual_reach_and_refuses_what_is_none() {
        let mut draft = PhaseDraft {
            name: Some("Tranchée".to_owned()),
            announced_from: Some("2026-05-02".to_owned()),
            announced_to: Some("2026-05-20".to_owned()),
            day_from: Some("08:00".to_owned()),
            day_to: Some("17:30".to_owned()),
            days: vec!["mon".to_owned(), "fri".to_owned()],
            nuisances: BTreeMap::from([("noise".to_owned(), None), ("dust".to_owned(), Some(Reach::Metres(70)))]),
            ..PhaseDraft::default()
        };
        let phase = draft.checked().expect("valid");
        let reaches: Vec<i64> = phase.nuisances.iter().map(|own| own.reach_m).collect();
        assert_eq!(reaches, [Nuisance::Noise.default_reach_m(), 70]);
        assert_eq!(phase.days.each().collect::<Vec<_>>(), [Day::Monday, Day::Friday]);
        assert_eq!(PhaseDraft::of(&phase).checked().expect("still valid"), phase);
        draft.nuisances.insert("noise".to_owned(), Some(Reach::Typed("loin".to_owned())));
        draft.nuisances.insert("smell".to_owned(), None);
        draft.verified_from = Some("2026-05-03".to_owned());
        draft.days.clear();
        assert_eq!(pointers(draft.checked()), ["/verified_to", "/days", "/nuisances/noise", "/nuisances/smell"]);
    }
}
