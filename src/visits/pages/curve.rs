//! The curve of a campaign: doors told day by day as a line, what the rounds that are planned would add as a dashed one, the doors to
//! tell as the height to reach. Drawn by the server; the figures stand beside it in words.

use std::fmt::Write;

use chrono::NaiveDate;

use super::super::{Campaign, Course, Coverage, DayCount};
use crate::web::Page;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 200.0;
const EDGE: f64 = 24.0;
/// Ink and enamel of the style sheet, and its line.
const TOLD: &str = "#17603c";
const PLANNED: &str = "#0f3b7d";
const GRID: &str = "#857a5d";

/// The curve as SVG; nothing before anybody was told and anything is planned.
pub fn curve(page: &Page, campaign: &Campaign, coverage: &Coverage, course: &Course) -> Option<String> {
    let days = || course.told.iter().chain(&course.planned).map(|count| count.day);
    let (first, last) = (days().min()?.min(campaign.starts_on), days().max()?.max(campaign.deadline));
    let span = (last - first).num_days().max(1) as f64;
    let goal = (coverage.doors - coverage.nobody).max(1);
    let x = |day: NaiveDate| EDGE + (day - first).num_days() as f64 / span * (WIDTH - 2.0 * EDGE);
    let y = |doors: i64| HEIGHT - EDGE - doors.min(goal) as f64 / goal as f64 * (HEIGHT - 2.0 * EDGE);
    let line = |from: (NaiveDate, i64), counts: &[DayCount]| {
        let mut doors = from.1;
        let mut path = format!("M{:.1} {:.1}", x(from.0), y(doors));
        for count in counts {
            // A step: nothing happens between two days.
            let _ = write!(path, "L{:.1} {:.1}", x(count.day), y(doors));
            doors += count.doors;
            let _ = write!(path, "L{:.1} {:.1}", x(count.day), y(doors));
        }
        (path, doors)
    };
    let (told, reached) = line((first, 0), &course.told);
    let today = page.today().clamp(first, last);
    let (planned, _) = line((today, reached), &course.planned);
    let (bottom, top) = (HEIGHT - EDGE, EDGE);
    let (left, right, deadline, now) = (EDGE, WIDTH - EDGE, x(campaign.deadline.clamp(first, last)), x(today));
    let told = format!("{told}L{now:.1} {:.1}", y(reached));
    Some(format!(
        "<svg class=\"drawing\" role=\"img\" aria-label=\"{label}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\">\
         <path class=\"ground\" d=\"M0 0h{WIDTH}v{HEIGHT}H0z\"/>\
         <path d=\"M{left} {top}H{right}M{left} {bottom}H{right}\" stroke=\"{GRID}\" fill=\"none\"/>\
         <path d=\"M{deadline:.1} {top}V{bottom}\" stroke=\"{GRID}\" stroke-dasharray=\"2 3\" fill=\"none\"/>\
         <path d=\"{planned}\" stroke=\"{PLANNED}\" stroke-width=\"3\" stroke-dasharray=\"7 5\" fill=\"none\"/>\
         <path d=\"{told}\" stroke=\"{TOLD}\" stroke-width=\"4\" fill=\"none\"/>\
         <text class=\"scale-text\" x=\"{left}\" y=\"{above}\">{goal}</text>\
         <text class=\"scale-text\" x=\"{left}\" y=\"{below}\">{begins}</text>\
         <text class=\"scale-text\" x=\"{right}\" y=\"{below}\" text-anchor=\"end\">{ends}</text></svg>",
        label = page.t("visits-curve-alt"),
        goal = page.number(goal),
        above = top - 6.0,
        below = HEIGHT - 6.0,
        begins = crate::i18n::month_day(first, page.language),
        ends = crate::i18n::month_day(last, page.language),
    ))
}
