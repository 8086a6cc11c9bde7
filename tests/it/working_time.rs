//! What the law allows a mediator to work: hours that go beyond are refused with the limit and the day, rounds that are planned keep
//! it, and a round that a hand makes too long says so before the door is let go.

use std::collections::BTreeMap;

use chrono::{NaiveDate, Weekday};
use riverain::id::{AccountId, CampaignId};
use riverain::premises::PremisesKind;
use riverain::visits::RoundFile;

use crate::support::{Caller, House};
use crate::visits::{Town, as_form, fields, go_to, plan, rounds, town};
use crate::{for_both_engines, on_both_engines};

const WEEK: [&str; 5] = ["mon", "tue", "wed", "thu", "fri"];

/// The form of somebody with the same hours from Monday to Friday, but for some days.
fn own<'a>(from: &'a str, to: &'a str, but: &[(&'static str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![("turn", "own"), ("break_min", "45")];
    for (day, from_field, to_field) in [
        ("mon", "from_mon", "to_mon"),
        ("tue", "from_tue", "to_tue"),
        ("wed", "from_wed", "to_wed"),
        ("thu", "from_thu", "to_thu"),
        ("fri", "from_fri", "to_fri"),
    ] {
        form.extend([("days", day), (from_field, from), (to_field, to)]);
    }
    for (name, value) in but {
        form.retain(|(own, _)| own != name);
        form.push((name, value));
    }
    form
}

/// Starts a campaign whose doors take so many minutes.
pub async fn campaign(coordinator: &mut Caller, town: &Town, minutes: &str) -> CampaignId {
    let mut asked = fields(town);
    for (name, value) in &mut asked {
        if *name == "first_dwelling_min" {
            *value = minutes.to_owned();
        }
    }
    let answer = coordinator.post(&format!("/desk/sites/{}/campaigns/new", town.site), &as_form(&asked)).await;
    answer.is(303).location().rsplit('/').next().unwrap().parse().unwrap()
}

on_both_engines! {
    async fn hours_beyond_the_law_are_refused_with_the_limit_and_the_day(house: House) {
        let town = town(&house, "20").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let page = format!("/desk/team/{}", town.second.id);
        coordinator.get(&page).await.is(200).shows(&["Horaires à soi"]);
        for (form, told) in [
            (own("09:00", "17:00", &[("to_tue", "20:30")]), "mardi : 10 h 45 de travail ; la limite est de 10 h par jour."),
            (own("09:00", "17:00", &[("break_min", "10")]), "lundi : plus de 6 h de travail avec 10 min de pause ; il en faut 20."),
            (own("09:00", "17:00", &[("to_wed", "22:30"), ("from_wed", "14:00")]), "jeudi : 10 h 30 de repos depuis la fin du jour d’avant ; il en faut 11 h."),
            (own("09:00", "19:40", &[]), "Semaine qui commence le lundi : 49 h 35 de travail ; la limite est de 48 h."),
            (own("09:00", "18:45", &[]), "12 semaines à partir du lundi : 45 h 00 de travail par semaine en moyenne ; la limite est de 44 h."),
            (own("09:00", "17:00", &[("from_tue", "")]), "Donnez les heures du mardi"),
            (own("09:00", "17:00", &[("to_fri", "08:00")]), "vendredi : la fin vient avant le début."),
            (own("09:00", "17:00", &[("break_min", "-5")]), "La pause dure de 0 à 180 minutes."),
        ] {
            coordinator.post(&page, &form).await.is(422).shows(&[told, "value=\"09:00\""]);
        }
        let saturday = [("days", "sat"), ("from_sat", "14:00"), ("to_sat", "21:30"), ("from_mon", "08:00")];
        let six = own("08:00", "15:00", &[]).into_iter().chain(saturday).collect::<Vec<_>>();
        coordinator.post(&page, &six).await.is(422).shows(&["pas plus de 34 h 30 de repos d’affilée ; il en faut 35 h."]);
        assert_eq!(house.count("work_hours").await, 0);

        coordinator.post_and_follow(&page, &own("15:00", "19:30", &[])).await.is(200)
            .shows(&["C’est noté pour Nino Berges", "Horaires à soi, jour par jour"]);
        coordinator.get(&page).await.is(200).shows(&["value=\"15:00\"", "value=\"19:30\""]);
        assert_eq!(house.count("work_hours").await, 5);
        let id = campaign(&mut coordinator, &town, "5").await;
        plan(&house, &mut coordinator, &town, id).await;
        let files = rounds(&house, &town, id).await;
        let own: Vec<_> = files.iter().filter(|file| file.round.mediator_id == town.second.id).collect();
        for file in &own {
            assert!(file.round.leaves_s >= 15 * 3_600 && file.round.back_s <= 19 * 3_600 + 1_800, "{:?}", file.round);
        }
        // Back to the usual turns, the hours of one's own are gone.
        let days: Vec<_> = WEEK.iter().map(|day| ("days", *day)).chain([("turn", "evening")]).collect();
        coordinator.post(&page, &days).await.is(303);
        assert_eq!(house.count("work_hours").await, 0);
    }
}

for_both_engines! {
    async fn a_round_has_no_more_conversations_than_a_mediator_is_sent_to(engine: Engine) {
        let house = House::open_with(engine, &[("working_time.most_conversations", "6")]).await;
        let town = town(&house, "40").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let id = campaign(&mut coordinator, &town, "5").await;
        plan(&house, &mut coordinator, &town, id).await;
        let files = rounds(&house, &town, id).await;
        // A house with more dwellings than that fills a round of its own.
        let conversations = |file: &RoundFile| -> i64 {
            file.stops.iter().map(|stop| if stop.premises.kind == PremisesKind::Residence { stop.door.dwellings.clamp(1, 6) } else { 1 }).sum()
        };
        let longest = files.iter().map(conversations).max();
        assert!(files.len() > 1 && longest.is_some_and(|longest| longest <= 6), "{longest:?}");
    }

    async fn rounds_are_planned_within_the_limits(engine: Engine) {
        let house = House::open_with(engine, &[("working_time.week_days", "2"), ("working_time.day_hours", "4")]).await;
        let town = town(&house, "40").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let id = campaign(&mut coordinator, &town, "20").await;
        plan(&house, &mut coordinator, &town, id).await;
        let mut days: BTreeMap<(AccountId, NaiveDate), usize> = BTreeMap::new();
        let files = rounds(&house, &town, id).await;
        assert!(!files.is_empty());
        for file in &files {
            let round = &file.round;
            let break_s = round.break_from_s.zip(round.break_to_s).map_or(0, |(from_s, to_s)| to_s - from_s);
            assert!(round.back_s - round.leaves_s - break_s <= 4 * 3_600, "{round:?}");
            *days.entry((round.mediator_id, round.walked_on.week(Weekday::Mon).first_day())).or_default() += 1;
        }
        assert!(days.values().all(|days| *days <= 2), "{days:?}");
    }

    async fn a_round_that_a_hand_makes_too_long_says_so_before(engine: Engine) {
        let house = House::open_with(engine, &[("working_time.day_hours", "2")]).await;
        let town = town(&house, "40").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        for member in [&town.staff.mediator, &town.second] {
            coordinator.post(&format!("/desk/team/{}", member.id), &own("16:30", "18:30", &[])).await.is(303);
        }
        let id = campaign(&mut coordinator, &town, "25").await;
        plan(&house, &mut coordinator, &town, id).await;
        let file = rounds(&house, &town, id).await.remove(0);
        coordinator.get(&format!("/desk/rounds/{}/stops/{}/move", file.round.id, file.stops[0].stop.id)).await.is(200)
            .shows(&["la limite est de 2 h par jour"]);
    }

    async fn rounds_are_planned_within_the_average_of_all_campaigns(engine: Engine) {
        let average = [("working_time.average_hours", "8"), ("working_time.average_weeks", "2")];
        let house = House::open_with(engine, &average).await;
        let town = town(&house, "60").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let work_s = async |id: CampaignId, work_s: &mut BTreeMap<AccountId, i64>| {
            for file in rounds(&house, &town, id).await {
                let round = &file.round;
                let break_s = round.break_from_s.zip(round.break_to_s).map_or(0, |(from_s, to_s)| to_s - from_s);
                *work_s.entry(round.mediator_id).or_default() += round.back_s - round.leaves_s - break_s;
            }
        };
        let id = campaign(&mut coordinator, &town, "20").await;
        plan(&house, &mut coordinator, &town, id).await;
        let mut both = BTreeMap::new();
        work_s(id, &mut both).await;
        assert!(both.values().all(|work_s| (1..=16 * 3_600).contains(work_s)), "{both:?}");
        // What the first campaign leaves of it.
        let other = campaign(&mut coordinator, &town, "20").await;
        plan(&house, &mut coordinator, &town, other).await;
        work_s(other, &mut both).await;
        assert!(both.values().all(|work_s| *work_s <= 16 * 3_600), "{both:?}");
    }

    async fn drafts_that_nobody_walked_are_no_work(engine: Engine) {
        // One evening in two weeks.
        let average = [("working_time.average_hours", "4"), ("working_time.average_weeks", "2")];
        let house = House::open_with(engine, &average).await;
        let town = town(&house, "60").await;
        let between = async |from: &str, to: &str| {
            let mut coordinator = house.signed_in(&town.staff.coordinator).await;
            let mut asked = fields(&town);
            for (name, value) in &mut asked {
                match *name {
                    "starts_on" => *value = from.to_owned(),
                    "deadline" => *value = to.to_owned(),
                    _ => {}
                }
            }
            let answer = coordinator.post(&format!("/desk/sites/{}/campaigns/new", town.site), &as_form(&asked)).await;
            let id: CampaignId = answer.is(303).location().rsplit('/').next().unwrap().parse().unwrap();
            plan(&house, &mut coordinator, &town, id).await;
            rounds(&house, &town, id).await.iter().map(|file| file.round.walked_on).min().unwrap()
        };
        let march = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        assert!(between("2026-03-16", "2026-03-19").await >= march(16));
        // Nothing of it was published, and the days went by.
        go_to(&house, march(20));
        assert!(between("2026-03-21", "2026-03-31").await <= march(23));
    }

    async fn a_move_that_is_too_much_on_average_says_so_before(engine: Engine) {
        let average = [("working_time.average_hours", "2"), ("working_time.average_weeks", "1")];
        let house = House::open_with(engine, &average).await;
        let town = town(&house, "40").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        for member in [&town.staff.mediator, &town.second] {
            let evening = [("days", "wed"), ("turn", "own"), ("break_min", "45"), ("from_wed", "16:30"), ("to_wed", "18:30")];
            coordinator.post(&format!("/desk/team/{}", member.id), &evening).await.is(303);
        }
        let id = campaign(&mut coordinator, &town, "25").await;
        plan(&house, &mut coordinator, &town, id).await;
        let file = rounds(&house, &town, id).await.remove(0);
        coordinator.get(&format!("/desk/rounds/{}/stops/{}/move", file.round.id, file.stops[0].stop.id)).await.is(200)
            .shows(&["de travail par semaine en moyenne ; la limite est de 2 h"]);
    }
}
