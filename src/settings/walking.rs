//! How mediators walk, and who else may be asked how long that takes.

use std::time::Duration;

use serde::Deserialize;

use crate::error::Faults;
use crate::i18n::Sentence;

/// How mediators walk, and who else may be asked how long that takes.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WalkingSettings {
    /// An ordinary pace with a bag of leaflets, in metres a second.
    pub m_per_s: f64,
    /// How much longer a walk is than the flight of a bird, where no streets are known.
    pub detour: f64,
    /// A service that answers with tables of walking times.
    pub table: TableService,
}

/// A service that answers with tables of walking times.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableService {
    /// Its address; empty: nobody is asked.
    pub url: String,
    /// Whose language it speaks.
    pub kind: TableKind,
    /// How many places one question may name.
    pub most_places: usize,
    /// How many questions are asked at once.
    pub connections: usize,
    /// How long one answer is waited for, in milliseconds.
    pub timeout_ms: u64,
    /// How long all answers of one plan are waited for, in seconds.
    pub patience_s: u64,
}

/// Whose language a table service speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// The Open Source Routing Machine's `table` service.
    Osrm,
    /// Valhalla's `sources_to_targets`.
    Valhalla,
}

impl TableService {
    /// How long one answer is waited for.
    pub fn timeout(&self) -> Duration {
        Duration::from_millis(self.timeout_ms)
    }

    /// How long all answers of one plan are waited for.
    pub fn patience(&self) -> Duration {
        Duration::from_secs(self.patience_s)
    }
}

impl WalkingSettings {
    /// Adds a sentence for each mistake.
    pub fn check(&self, faults: &mut Faults) {
        if !(0.3..=3.0).contains(&self.m_per_s) || !(1.0..=3.0).contains(&self.detour) {
            faults.add("/walking", Sentence::new("settings-walking-pace"));
        }
        let table = &self.table;
        if !(table.url.is_empty() || ["http://", "https://"].iter().any(|scheme| table.url.starts_with(scheme))) {
            let sentence = Sentence::new("settings-walking-url").with("given", table.url.clone());
            faults.add("/walking/table/url", sentence);
        }
        if !(2..=1_000).contains(&table.most_places)
            || !(1..=16).contains(&table.connections)
            || !(100..=60_000).contains(&table.timeout_ms)
            || !(1..=600).contains(&table.patience_s)
        {
            faults.add("/walking/table", Sentence::new("settings-walking-table"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::settings::{Given, Settings};

    #[test]
    fn every_mistake_about_walking_is_named() {
        let values = [("walking.m_per_s", "9.5"), ("walking.table.url", "ftp://x"), ("walking.table.most_places", "1")];
        let values = values.map(|(name, value)| (name, value.to_owned())).to_vec();
        let Err(crate::error::Error::Invalid(faults)) = Settings::read(&Given { file: None, values }, []) else {
            panic!("was taken")
        };
        let pointers: Vec<&str> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
        assert_eq!(pointers, ["/walking", "/walking/table/url", "/walking/table"]);
    }
}
