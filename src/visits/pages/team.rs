//! The team at the desk: who works on which days, at what time of day, and speaks what.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{NaiveDate, NaiveTime, Timelike};
use tower_sessions::Session;

use super::super::agenda::USUAL_BREAK_S;
use super::super::planning::Window;
use super::super::{self as visits, Member, Spoken, Turn, WEEKDAYS, WorkPattern};
use super::words;
use crate::app::App;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::id::AccountId;
use crate::people::{Account, Right};
use crate::web::{Crumb, Page, Typed, html, html_with, see, tell_next};
use crate::{reading, writing};

/// The fields of hours of one's own, Monday first.
const HOURS: [[&str; 2]; 6] = [
    ["from_mon", "to_mon"],
    ["from_tue", "to_tue"],
    ["from_wed", "to_wed"],
    ["from_thu", "to_thu"],
    ["from_fri", "to_fri"],
    ["from_sat", "to_sat"],
];

#[derive(Template)]
#[template(path = "visits/team.html", config = "src/web/askama.toml")]
struct TeamPage {
    crumbs: Vec<Crumb>,
    lines: Vec<Line>,
    page: Page,
}

/// A member in words.
struct Line {
    id: AccountId,
    name: String,
    days: String,
    turn: Turn,
    spoken: String,
}

impl Line {
    fn of(page: &Page, member: Member) -> Self {
        let pattern = member.pattern;
        let days = WEEKDAYS.iter().enumerate().filter(|(day, _)| pattern.days & (1 << day) != 0);
        let days: Vec<String> = days.map(|(_, word)| page.word("day", word)).collect();
        let spoken: Vec<String> = pattern.spoken.iter().map(|own| page.word("spoken", own)).collect();
        Self {
            id: member.id,
            name: member.name,
            days: if days.len() == WEEKDAYS.len() && pattern.turn != Turn::Own {
                page.t("visits-pattern-all")
            } else {
                days.join(", ")
            },
            turn: pattern.turn,
            spoken: spoken.join(", "),
        }
    }
}

/// Everybody who can be in a team.
pub async fn team(State(app): State<App>, account: Account, page: Page) -> Result<Response> {
    let members = reading!(app.db, tx => visits::members(tx, &account).await)?;
    html(&TeamPage {
        crumbs: vec![
            Crumb { path: Some("/desk/campaigns".to_owned()), label: page.t("visits-title") },
            Crumb { path: None, label: page.t("visits-team") },
        ],
        lines: members.into_iter().map(|member| Line::of(&page, member)).collect(),
        page,
    })
}

#[derive(Template)]
#[template(path = "visits/member.html", config = "src/web/askama.toml")]
struct MemberPage {
    crumbs: Vec<Crumb>,
    path: String,
    name: String,
    days: Vec<(&'static str, String)>,
    hours: Vec<(String, &'static str, &'static str)>,
    turns: &'static [Turn],
    spoken: &'static [Spoken],
    exceptions: Vec<(NaiveDate, String)>,
    misfits: Vec<(String, String)>,
    form: Typed,
    page: Page,
}

/// A member's page, with what was typed.
pub(super) async fn shown(
    app: &App,
    account: &Account,
    page: Page,
    id: AccountId,
    form: impl FnOnce(&Member) -> Result<Typed>,
) -> Result<impl Template> {
    let (member, exceptions, misfits) = reading!(app.db, tx => {
        let member = visits::member(tx, account, id).await?;
        let exceptions = visits::exceptions_of(app, tx, account, id).await?;
        Ok((member, exceptions, visits::misfits(app, tx, account, id).await?))
    })?;
    let form = form(&member)?;
    let line = |on: &NaiveDate, hours: String| format!("{} · {hours}", page.day(on));
    Ok(MemberPage {
        crumbs: vec![
            Crumb { path: Some("/desk/team".to_owned()), label: page.t("visits-team") },
            Crumb { path: None, label: member.name.clone() },
        ],
        path: format!("/desk/team/{id}"),
        name: member.name,
        days: WEEKDAYS.iter().map(|word| (*word, page.word("day", word))).collect(),
        hours: WEEKDAYS.iter().zip(HOURS).map(|(word, [from, to])| (page.word("day", word), from, to)).collect(),
        turns: Turn::ALL,
        spoken: Spoken::ALL,
        exceptions: exceptions.iter().map(|own| (own.on, line(&own.on, words::stretch(&page, own.hours)))).collect(),
        misfits: misfits
            .iter()
            .map(|round| (format!("/desk/rounds/{}", round.id), line(&round.walked_on, words::hours(&page, round))))
            .collect(),
        form,
        page,
    })
}

/// The form as it is filled in from what is known of a member.
pub(super) fn filled(member: &Member) -> Typed {
    let days = WEEKDAYS.iter().enumerate().filter(|(day, _)| member.pattern.days & (1 << day) != 0);
    let mut fields: Vec<(&str, String)> = days.map(|(_, word)| ("days", (*word).to_owned())).collect();
    fields.push(("turn", member.pattern.turn.to_string()));
    fields.push(("break_min", (member.pattern.break_s / 60).to_string()));
    fields.push(("rest_min", (USUAL_BREAK_S / 60).to_string()));
    for (names, own) in HOURS.iter().zip(member.pattern.own) {
        let time = |seconds: i64| format!("{:02}:{:02}", seconds / 3_600, seconds / 60 % 60);
        fields.extend(own.into_iter().flat_map(|own| [(names[0], time(own.from_s)), (names[1], time(own.to_s))]));
    }
    fields.extend(member.pattern.spoken.iter().map(|own| ("spoken", own.to_string())));
    Typed::filled(fields)
}

/// The hours between two fields; none when one of them is empty.
pub(super) fn stretch(form: &Typed, from: &str, to: &str, faults: &mut Faults) -> Option<Window> {
    let seconds = |time: NaiveTime| i64::from(time.num_seconds_from_midnight());
    let (from, to) = (form.time(from, faults), form.time(to, faults));
    from.zip(to).map(|(from, to)| Window { from_s: seconds(from), to_s: seconds(to) })
}

/// A break in minutes; the usual one when nothing is said.
pub(super) fn break_s(form: &Typed, name: &str, faults: &mut Faults) -> i64 {
    let minutes: Option<i64> = form.parsed(name, "form-not-a-number", faults);
    minutes.map_or(USUAL_BREAK_S, |minutes| minutes.saturating_mul(60))
}

/// How one member works, to be changed.
pub async fn member(
    State(app): State<App>,
    account: Account,
    page: Page,
    Path(id): Path<AccountId>,
) -> Result<Response> {
    html(&shown(&app, &account, page, id, |member| Ok(filled(member))).await?)
}

/// Changes how one member works, or gives the form back.
pub async fn change(
    State(app): State<App>,
    account: Account,
    session: Session,
    page: Page,
    Path(id): Path<AccountId>,
    form: Typed,
) -> Result<Response> {
    account.must(Right::PlanCampaigns)?;
    let member = reading!(app.db, tx => visits::member(tx, &account, id).await)?;
    let mut faults = Faults::new();
    let turn = form.word("turn", &mut faults);
    let break_s = break_s(&form, "break_min", &mut faults);
    let own = HOURS.map(|[from, to]| stretch(&form, from, to, &mut faults));
    let days = form.values("days").filter_map(|word| WEEKDAYS.iter().position(|own| *own == word));
    let days = days.fold(0, |bits, day| bits | 1 << day);
    let spoken = form.values("spoken").filter_map(|word| word.parse().ok()).collect();
    let changed = match (faults.end(), turn) {
        (Ok(()), Some(turn)) => {
            let pattern = WorkPattern { days, turn, spoken, own, break_s };
            writing!(app.db, tx => visits::set_work_pattern(&app, tx, &account, id, &pattern).await)
        }
        (Err(error), _) => Err(error),
        (Ok(()), None) => Err(Error::invalid("/turn", Sentence::new("form-required"))),
    };
    if let Err(error) = changed {
        let again = shown(&app, &account, page, id, |_| form.with_faults(error)).await?;
        return html_with(StatusCode::UNPROCESSABLE_ENTITY, &again);
    }
    tell_next(&session, Sentence::new("visits-pattern-set").with("name", member.name)).await?;
    Ok(see("/desk/team"))
}
