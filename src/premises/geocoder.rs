//! Another's geocoder, asked for an address that the register does not have: one that answers as that of the Base Adresse Nationale does,
//! `/search/?q=…` with a FeatureCollection (<https://adresse.data.gouv.fr/outils/api-doc/adresse>). Nothing depends on it: an answer
//! that is late, too long or no answer counts as nothing found, and few are waited for at once. What people typed is in no log.

use std::time::Duration;

use serde::Deserialize;
use tokio::sync::Semaphore;

use super::Position;
use crate::outside;
use crate::settings::Geocoder;

/// A longer answer is none.
const LONGEST_ANSWER_BYTES: usize = 256 * 1024;
/// Fewer letters mean anything.
const FEWEST_LETTERS: usize = 4;
/// More are not sent.
const MOST_LETTERS: usize = 200;
/// How many places are asked for.
const MOST_PLACES: usize = 5;
/// The national geocoder says of a worse likeness that it is not to be relied on.
const LEAST_SCORE: f64 = 0.5;
/// Answers that are waited for at once; whoever asks beyond that finds nothing.
static WAITING: Semaphore = Semaphore::const_new(8);

/// A place that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its address in one line.
    pub label: String,
    /// Its key in the national base, if it is an address there.
    pub key: Option<String>,
    /// Whether it is one door, and not a street.
    pub is_door: bool,
    /// Where it is.
    pub position: Position,
}

/// The places that what was typed may mean, best first; none when nobody is to be asked or no answer came.
pub async fn ask(settings: &Geocoder, near: Option<Position>, typed: &str) -> Vec<Place> {
    let typed: String = typed.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MOST_LETTERS).collect();
    if settings.url.is_empty() || typed.chars().filter(|letter| letter.is_alphabetic()).count() < FEWEST_LETTERS {
        return Vec::new();
    }
    let Ok(_waiting) = WAITING.try_acquire() else { return Vec::new() };
    let answer = tokio::time::timeout(Duration::from_millis(settings.timeout_ms), search(settings, near, &typed)).await;
    match answer.unwrap_or_else(|_| Err("no answer in time".to_owned())) {
        Ok(places) => places,
        Err(reason) => {
            tracing::warn!("the geocoder was asked in vain: {reason}");
            Vec::new()
        }
    }
}

fn address_of(settings: &Geocoder) -> String {
    let url = settings.url.trim_end_matches('/');
    if url.ends_with("/search") { format!("{url}/") } else { format!("{url}/search/") }
}

async fn search(settings: &Geocoder, near: Option<Position>, typed: &str) -> Result<Vec<Place>, String> {
    let mut request =
        outside::client().get(address_of(settings)).query(&[("q", typed)]).query(&[("limit", MOST_PLACES)]);
    if let Some(near) = near {
        request = request.query(&[("lon", near.lon), ("lat", near.lat)]);
    }
    let found: Collection = outside::answer(request, LONGEST_ANSWER_BYTES).await?;
    Ok(found.features.into_iter().filter_map(Feature::place).take(MOST_PLACES).collect())
}

#[derive(Deserialize)]
struct Collection {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    geometry: Shape,
    properties: Properties,
}

#[derive(Deserialize)]
struct Shape {
    coordinates: Vec<f64>,
}

#[derive(Deserialize)]
struct Properties {
    label: String,
    score: Option<f64>,
    id: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
}

impl Feature {
    fn place(self) -> Option<Place> {
        let Properties { label, score, id, kind } = self.properties;
        let is_door = kind.as_deref() == Some("housenumber");
        // A whole town is no answer to an address.
        if !is_door && !matches!(kind.as_deref(), Some("street" | "locality")) {
            return None;
        }
        let position = match self.geometry.coordinates.as_slice() {
            [lon, lat, ..] => Position::new(*lon, *lat).ok()?,
            _ => return None,
        };
        if score.is_some_and(|score| score < LEAST_SCORE) {
            return None;
        }
        let label = super::import::tidy(&label)?;
        Some(Place { label, key: id.map(|id| id.to_lowercase()), is_door, position })
    }
}
