//! A bulletin as it was typed or sent, and as it is once checked against its site.

use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;
use serde_json::Value;

use super::Aim;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Tx;
use crate::error::{Error, Faults, Result, given};
use crate::i18n::Sentence;
use crate::id::{PhaseId, SiteId};
use crate::notifications;
use crate::sites::{self, outline::Outline};

/// The longest title: what a telephone shows of it.
const TITLE_LENGTH: usize = 90;
/// The longest words.
const WORDS_LENGTH: usize = 2_000;
/// Later than this is a typing error in the year.
const LATEST_DAYS: i64 = 366;

/// A bulletin as it was typed or sent. Empty texts count as left out.
#[derive(Debug, Clone, Default, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BulletinDraft {
    /// What it is about, in a line of at most 90 characters.
    pub title: Option<String>,
    /// What there is to say.
    pub words: Option<String>,
    /// `site`, `phase`, `street` or `area`; left out: everybody who subscribed to the site.
    pub aim: Option<String>,
    /// The phase's id.
    pub phase_id: Option<String>,
    /// The street's name, as the register has it.
    pub street: Option<String>,
    /// A GeoJSON Polygon or MultiPolygon.
    #[schema(value_type = Option<Object>)]
    pub area: Option<Value>,
    /// The day on which it goes out, `2026-11-24`; left out: at once.
    pub on: Option<String>,
    /// The time of day, `09:30`; left out: eight o'clock.
    pub at: Option<String>,
}

/// A bulletin that may go out.
#[derive(Debug, Clone)]
pub struct NewBulletin {
    /// What it is about.
    pub title: String,
    /// What there is to say.
    pub words: String,
    /// Whom it is meant for.
    pub aim: Aim,
    /// The phase, for that aim.
    pub phase_id: Option<PhaseId>,
    /// The street, for that aim.
    pub street: Option<String>,
    /// The area, for that aim.
    pub area: Option<String>,
    /// When it goes out.
    pub starts_at: Timestamp,
}

impl BulletinDraft {
    /// The valid bulletin, or everything that is wrong.
    pub async fn checked(&self, app: &App, tx: &mut Tx, site_id: SiteId) -> Result<NewBulletin> {
        let mut faults = Faults::new();
        let title = faults.required("title", &self.title, TITLE_LENGTH);
        let words = faults.required("words", &self.words, WORDS_LENGTH);
        let aim = faults.word("aim", &self.aim).unwrap_or(Aim::Site);
        let phases = sites::phases(tx, site_id).await?;
        let phase_id = given(&self.phase_id)
            .filter(|_| aim == Aim::Phase)
            .and_then(|text| text.parse::<PhaseId>().ok())
            .filter(|id| phases.iter().any(|phase| phase.id == *id));
        if aim == Aim::Phase && phase_id.is_none() {
            faults.add("/phase_id", Sentence::new("bulletins-phase-missing"));
        }
        let street = given(&self.street).filter(|_| aim == Aim::Street).map(ToOwned::to_owned);
        if aim == Aim::Street && street.is_none() {
            faults.add("/street", Sentence::new("form-required"));
        }
        let area = if aim == Aim::Area { self.outline(&mut faults) } else { None };
        let starts_at = self.starts_at(app, &mut faults);
        faults.end()?;
        let (Some(title), Some(words)) = (title, words) else {
            return Err(Error::internal("a bulletin lacks its words without a fault"));
        };
        Ok(NewBulletin { title, words, aim, phase_id, street, area, starts_at })
    }

    fn outline(&self, faults: &mut Faults) -> Option<String> {
        let typed = match &self.area {
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(value) => value.to_string(),
            None => String::new(),
        };
        if typed.is_empty() {
            faults.add("/area", Sentence::new("bulletins-area-missing"));
            return None;
        }
        match Outline::from_geojson(typed.as_bytes()) {
            Ok(outline) => Some(outline.to_geojson()),
            Err(fault) => {
                faults.add("/area", fault.sentence());
                None
            }
        }
    }

    fn starts_at(&self, app: &App, faults: &mut Faults) -> Timestamp {
        let now = app.now();
        let Some(day) = given(&self.on) else { return now };
        let Ok(day) = day.parse::<NaiveDate>() else {
            faults.add("/on", Sentence::new("form-not-a-date").with("given", day));
            return now;
        };
        let at = match given(&self.at) {
            None => NaiveTime::from_hms_opt(8, 0, 0),
            Some(text) => NaiveTime::parse_from_str(text, "%H:%M").or_else(|_| text.parse()).ok(),
        };
        let Some(at) = at else {
            let given = self.at.clone().unwrap_or_default();
            faults.add("/at", Sentence::new("form-not-a-time").with("given", given));
            return now;
        };
        match notifications::civil_moment(app, day.and_time(at)) {
            Some(moment) if moment < now - chrono::TimeDelta::minutes(5) => {
                faults.add("/on", Sentence::new("bulletins-past"));
                now
            }
            Some(moment) if moment > now + chrono::TimeDelta::days(LATEST_DAYS) => {
                faults.add("/on", Sentence::new("bulletins-far"));
                now
            }
            moment => moment.unwrap_or(now),
        }
    }
}
