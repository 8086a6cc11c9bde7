//! Three questions after the end, for whoever likes to answer them: whether they were heard soon, whether the answer was clear, whether
//! they are content with what became of it. Answered once; told in public only from five answers up.

use super::{FEWEST_CASES, Grievance, Status, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::id::{GrievanceId, OrganisationId, SiteId};
use crate::{journal, row};

crate::vocabulary! {
    /// What a neighbour answers to a question.
    pub enum Answers {
        /// Yes.
        Yes = "yes",
        /// Rather.
        Rather = "rather",
        /// Rather not.
        Hardly = "hardly",
        /// No.
        No = "no",
    }
}

row! {
    /// A neighbour's answers.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct Survey {
        /// Whether they were answered soon enough.
        pub soon: Answers,
        /// Whether the answer was clear.
        pub clear: Answers,
        /// Whether they are content with what became of it.
        pub content: Answers,
    }
}

impl Grievance {
    /// Whether there is something to ask about: it was dealt with and is over.
    pub fn may_be_surveyed(&self) -> bool {
        matches!(self.status, Status::Confirmed | Status::Unconfirmed)
    }
}

/// Takes a neighbour's answers. The first ones count.
pub async fn answer_survey(app: &App, tx: &mut Tx, grievance: &Grievance, answers: &Survey) -> Result<()> {
    if !grievance.may_be_surveyed() {
        return Err(Error::Conflict(Sentence::new("grievances-survey-later")));
    }
    if store::surveys::insert(tx, grievance.id, answers, app.now()).await? {
        journal::record(app, tx, "resident", "grievance.surveyed", grievance.id, "").await?;
    }
    Ok(())
}

/// A neighbour's answers; none when they gave none.
pub async fn survey_of(tx: &mut Tx, id: GrievanceId) -> Result<Option<Survey>> {
    store::surveys::of_grievance(tx, id).await
}

/// Of so many answers, how many percent say yes or rather to each question; none when there are too few.
pub(super) async fn content_percent(
    tx: &mut Tx,
    site_id: Option<SiteId>,
    organisation_id: Option<OrganisationId>,
) -> Result<Option<[usize; 3]>> {
    let all = store::surveys::of(tx, site_id, organisation_id).await?;
    let percent = |question: fn(&Survey) -> Answers| {
        let content = all.iter().filter(|own| matches!(question(own), Answers::Yes | Answers::Rather)).count();
        (content * 100 + all.len() / 2) / all.len().max(1)
    };
    let each = [percent(|own| own.soon), percent(|own| own.clear), percent(|own| own.content)];
    Ok((all.len() >= FEWEST_CASES).then_some(each))
}
