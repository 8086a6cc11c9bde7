//! Which part of an affected list is looked at: by heap of kinds or kind, by phase, by street, inside the zone or near it. The same choice for the
//! page, its map and the files that are taken from it.

use std::collections::BTreeMap;

use super::{Affected, AffectedList, KindGroup, PremisesKind};
use crate::id::PhaseId;
use crate::web::{Typed, in_query};

crate::vocabulary! {
    /// Where a door stands to the zone.
    pub enum Where {
        /// In it or on its edge.
        Inside = "inside",
        /// Outside, within reach.
        Near = "near",
    }
}

/// What is looked at; nothing chosen is everything.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Of this heap of kinds only.
    pub group: Option<KindGroup>,
    /// Of this kind only.
    pub kind: Option<PremisesKind>,
    /// Reached by this phase only.
    pub phase: Option<PhaseId>,
    /// Of this street only.
    pub street: Option<String>,
    /// Inside or near only.
    pub place: Option<Where>,
}

impl Filter {
    /// The choice as a query gives it; a word that is none counts as nothing chosen.
    pub fn read(form: &Typed) -> Self {
        Self {
            group: form.text("group").and_then(|text| text.parse().ok()),
            kind: form.text("kind").and_then(|text| text.parse().ok()),
            phase: form.text("phase").and_then(|text| text.parse().ok()),
            street: form.text("street").map(ToOwned::to_owned),
            place: form.text("where").and_then(|text| text.parse().ok()),
        }
    }

    /// Whether anything is chosen.
    pub fn chooses(&self) -> bool {
        *self != Self::default()
    }

    /// Whether a door is looked at.
    pub fn lets(&self, affected: &Affected) -> bool {
        self.group.is_none_or(|group| affected.premises.kind.group() == group)
            && self.kind.is_none_or(|kind| affected.premises.kind == kind)
            && self.phase.is_none_or(|phase| affected.reaches.iter().any(|reach| reach.phase == phase))
            && self.street.as_ref().is_none_or(|street| affected.premises.address.street.as_ref() == Some(street))
            && self.place.is_none_or(|place| affected.inside == (place == Where::Inside))
    }

    /// The choice as the query of a link, with its question mark; empty when nothing is chosen.
    pub fn query(&self) -> String {
        let mut parts = Vec::new();
        parts.extend(self.group.map(|group| format!("group={group}")));
        parts.extend(self.kind.map(|kind| format!("kind={kind}")));
        parts.extend(self.phase.map(|phase| format!("phase={phase}")));
        parts.extend(self.street.as_ref().map(|street| format!("street={}", in_query(street))));
        parts.extend(self.place.map(|place| format!("where={place}")));
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }
}

impl AffectedList {
    /// The doors that a choice lets through, nearest first.
    pub fn chosen<'a>(&'a self, filter: &'a Filter) -> impl Iterator<Item = &'a Affected> {
        self.affected.iter().filter(|affected| filter.lets(affected))
    }

    /// The kinds of the list in their order, each with how many doors.
    pub fn kinds(&self) -> BTreeMap<PremisesKind, usize> {
        let mut kinds = BTreeMap::new();
        for affected in &self.affected {
            *kinds.entry(affected.premises.kind).or_default() += 1;
        }
        kinds
    }

    /// The streets of the list in the order of their names, each with how many doors.
    pub fn streets(&self) -> Vec<(String, usize)> {
        let mut streets: BTreeMap<&str, usize> = BTreeMap::new();
        for street in self.affected.iter().filter_map(|affected| affected.premises.address.street.as_deref()) {
            *streets.entry(street).or_default() += 1;
        }
        streets.into_iter().map(|(street, doors)| (street.to_owned(), doors)).collect()
    }
}
