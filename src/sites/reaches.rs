//! How far nuisances usually reach: the house's figures, and an organisation's own where it knows its machines better. They are what
//! the form of a phase offers and what a phase gets where nothing is said; phases that stand are not touched.

use std::collections::BTreeMap;

use super::phases::{MAX_REACH_M, Nuisance};
use super::store;
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::id::OrganisationId;
use crate::journal;
use crate::people::{self, Account, Organisation, OrganisationKind, Right};

/// How far an organisation's nuisances usually reach.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UsualReaches(BTreeMap<Nuisance, i64>);

impl UsualReaches {
    /// The organisation's own figure in metres, else the house's.
    pub fn reach_m(&self, nuisance: Nuisance) -> i64 {
        self.own_m(nuisance).unwrap_or_else(|| nuisance.default_reach_m())
    }

    /// The organisation's own figure, when it has one.
    pub fn own_m(&self, nuisance: Nuisance) -> Option<i64> {
        self.0.get(&nuisance).copied()
    }

    /// Reads what was typed, by the word of the nuisance; nothing typed is the house's figure.
    ///
    /// # Errors
    /// Every figure that is no reach, at `/` and its word.
    pub fn checked<'a>(typed: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self> {
        let mut faults = Faults::new();
        let mut own = BTreeMap::new();
        for (word, text) in typed {
            let pointer = format!("/{}", word.replace('~', "~0").replace('/', "~1"));
            let Ok(nuisance) = word.parse::<Nuisance>() else {
                faults.add(pointer, Sentence::new("form-not-a-word").with("given", word));
                continue;
            };
            match text.trim() {
                "" => {}
                text => match text.parse().ok().filter(|metres| (0..=MAX_REACH_M).contains(metres)) {
                    Some(metres) => {
                        own.insert(nuisance, metres);
                    }
                    None => {
                        let name = Sentence::new(format!("nuisance-{nuisance}"));
                        let sentence = Sentence::new("sites-reach-wrong").with("nuisance", name);
                        faults.add(pointer, sentence.with("limit", MAX_REACH_M));
                    }
                },
            }
        }
        faults.end()?;
        // What is said as the house says it is not said at all, so that a better figure of the house reaches everybody.
        own.retain(|nuisance, metres| *metres != nuisance.default_reach_m());
        Ok(Self(own))
    }
}

impl FromIterator<(Nuisance, i64)> for UsualReaches {
    fn from_iter<I: IntoIterator<Item = (Nuisance, i64)>>(own: I) -> Self {
        Self(own.into_iter().collect())
    }
}

/// How far an organisation's nuisances usually reach. Checks no rights.
pub async fn usual_reaches(tx: &mut Tx, organisation: OrganisationId) -> Result<UsualReaches> {
    Ok(store::usual_reaches(tx, organisation).await?.into_iter().collect())
}

/// The same for somebody who may set them: a contractor their own, a coordinator any contractor's.
pub async fn usual_reaches_seen_by(
    tx: &mut Tx,
    actor: &Account,
    organisation: OrganisationId,
) -> Result<(Organisation, UsualReaches)> {
    actor.must(Right::RegisterSites)?;
    actor.must_see(organisation)?;
    let organisation = people::organisation(tx, organisation).await?;
    if organisation.kind != OrganisationKind::Contractor {
        return Err(Error::NotFound);
    }
    let reaches = usual_reaches(tx, organisation.id).await?;
    Ok((organisation, reaches))
}

/// Sets how far an organisation's nuisances usually reach, in place of what it said before.
pub async fn set_usual_reaches(
    app: &App,
    tx: &mut Tx,
    actor: &Account,
    organisation: OrganisationId,
    reaches: &UsualReaches,
) -> Result<()> {
    let (_, before) = usual_reaches_seen_by(tx, actor, organisation).await?;
    if before == *reaches {
        return Ok(());
    }
    store::delete_usual_reaches(tx, organisation).await?;
    for (nuisance, metres) in &reaches.0 {
        store::insert_usual_reach(tx, organisation, *nuisance, *metres).await?;
    }
    let told: Vec<String> = reaches.0.iter().map(|(nuisance, metres)| format!("{nuisance}={metres}")).collect();
    journal::record(app, tx, actor.id, "reaches.set", organisation, told.join(" ")).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_says_what_the_organisation_does_not() {
        let own = UsualReaches::checked([("noise", "160"), ("dust", " "), ("water", "100")]).expect("valid");
        assert_eq!(own.reach_m(Nuisance::Noise), 160);
        assert_eq!((own.own_m(Nuisance::Dust), own.reach_m(Nuisance::Dust)), (None, Nuisance::Dust.default_reach_m()));
        assert_eq!(own.own_m(Nuisance::Water), None, "the house says the same");
        let Err(Error::Invalid(faults)) = UsualReaches::checked([("noise", "2001"), ("smell", "3"), ("dust", "x")])
        else {
            panic!("was taken")
        };
        assert_eq!(
            faults.iter().map(|fault| fault.pointer.as_str()).collect::<Vec<_>>(),
            ["/noise", "/smell", "/dust"]
        );
    }
}
