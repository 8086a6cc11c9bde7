//! What a site has announced for today, so that whoever reports sees it: told, never held against them.

use crate::i18n::Sentence;
use crate::sites::{Phase, SiteFile};
use crate::web::Page;

/// The phases that go on today, each in a sentence.
pub(super) fn announced(page: &Page, file: &SiteFile) -> Vec<String> {
    let today = page.today();
    let goes_on = |phase: &&Phase| phase.spans(today) && phase.days.hold_date(today);
    file.phases.iter().filter(goes_on).map(|phase| sentence(page, phase)).collect()
}

/// Whether work is announced for this moment; nothing when the site has announced none at all.
pub(super) fn right_now(page: &Page, file: &SiteFile) -> Option<String> {
    let now = page.now.with_timezone(&page.zone).naive_local();
    let told = super::super::announced::announced(&file.phases, now.date(), Some(now.time()))?;
    Some(page.t(&told.key("relays-hours-now")))
}

fn sentence(page: &Page, phase: &Phase) -> String {
    let nuisances: Vec<String> = phase.nuisances.iter().map(|own| page.word("nuisance", own.nuisance)).collect();
    let told = Sentence::new("relays-today-phase")
        .with("phase", phase.name.as_str())
        .with("from", page.time(&phase.day_from))
        .with("to", page.time(&phase.day_to));
    match nuisances.is_empty() {
        true => page.tell(&told),
        false => format!("{} ({})", page.tell(&told), page.list(&nuisances).to_lowercase()),
    }
}
