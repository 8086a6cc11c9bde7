//! Exceptions to the week of a mediator: other hours on one day are kept by the next plan, also on a day off; what the law does not
//! allow is refused; rounds that are published are named when they no longer fit, and stay.

use chrono::NaiveDate;
use riverain::id::CampaignId;
use riverain::people::Account;
use riverain::visits::{Round, RoundFile, Status};

use crate::on_both_engines;
use crate::support::House;
use crate::visits::{Town, plan, rounds, started, town};
use crate::working_time::campaign;

const HOUR_S: i64 = 3_600;

fn march(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}

fn hours<'a>(on: &'a str, starts: &'a str, ends: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("on", on), ("starts", starts), ("ends", ends), ("rest_min", "30")]
}

/// The rounds of somebody on a day.
async fn on(house: &House, town: &Town, id: CampaignId, who: &Account, day: u32) -> Vec<RoundFile> {
    let mut files = rounds(house, town, id).await;
    files.retain(|file| file.round.mediator_id == who.id && file.round.walked_on == march(day));
    files
}

on_both_engines! {
    async fn other_hours_are_planned_on_a_day_off_and_gone_when_they_are_taken_back(house: House) {
        let town = town(&house, "60").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let page = format!("/desk/team/{}", town.second.id);
        let week = [("days", "mon"), ("days", "wed"), ("days", "fri"), ("turn", "evening")];
        coordinator.post(&page, &week).await.is(303);
        let id = campaign(&mut coordinator, &town, "25").await;
        plan(&house, &mut coordinator, &town, id).await;
        assert!(!on(&house, &town, id, &town.second, 13).await.is_empty());
        assert!(on(&house, &town, id, &town.second, 12).await.is_empty());

        let exceptions = format!("{page}/exceptions");
        coordinator.post_and_follow(&exceptions, &hours("2026-03-12", "13:10", "20:05")).await.is(200)
            .shows(&["C’est noté. Le prochain calcul en tient compte.", "jeudi 12 mars · de 13 h 10 à 20 h 05"])
            .hides(&["Tournées publiées hors de ces heures"]);
        plan(&house, &mut coordinator, &town, id).await;
        let thursday = on(&house, &town, id, &town.second, 12).await.remove(0).round;
        assert!(thursday.leaves_s >= 13 * HOUR_S + 600 && thursday.back_s <= 20 * HOUR_S + 300, "{thursday:?}");
        if thursday.back_s - thursday.leaves_s > 6 * HOUR_S {
            assert_eq!(thursday.break_to_s.unwrap() - thursday.break_from_s.unwrap(), 1_800);
        }

        // Noted a second time, the later counts.
        coordinator.post_and_follow(&exceptions, &hours("2026-03-12", "14:20", "19:40")).await.is(200)
            .shows(&["de 14 h 20 à 19 h 40"]).hides(&["13 h 10"]);
        let remove = format!("{exceptions}/remove");
        coordinator.post_and_follow(&remove, &[("day", "2026-03-12")]).await.is(200)
            .shows(&["Les heures habituelles valent de nouveau"]).hides(&["14 h 20"]);
        coordinator.post(&remove, &[("day", "2026-03-12")]).await.is(404);
        plan(&house, &mut coordinator, &town, id).await;
        assert!(on(&house, &town, id, &town.second, 12).await.is_empty());
    }

    async fn whoever_works_on_their_day_off_has_the_next_day_off(house: House) {
        let town = town(&house, "150").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let id = campaign(&mut coordinator, &town, "40").await;
        plan(&house, &mut coordinator, &town, id).await;
        let off_on_wednesday_or_thursday = async || {
            let wednesday = on(&house, &town, id, &town.second, 18).await;
            (wednesday.is_empty(), on(&house, &town, id, &town.second, 19).await.is_empty())
        };
        // There is work for both days: it is Nino's turn to be off on Wednesday.
        assert_eq!(off_on_wednesday_or_thursday().await, (true, false));
        let exceptions = format!("/desk/team/{}/exceptions", town.second.id);
        coordinator.post(&exceptions, &hours("2026-03-18", "13:00", "20:00")).await.is(303);
        plan(&house, &mut coordinator, &town, id).await;
        assert_eq!(off_on_wednesday_or_thursday().await, (false, true));
    }

    async fn what_the_law_or_the_calendar_does_not_allow_is_refused(house: House) {
        let town = town(&house, "20").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let page = format!("/desk/team/{}", town.second.id);
        let until = |on, until, starts, ends| [hours(on, starts, ends), vec![("until", until)]].concat();
        for (form, told) in [
            (hours("2026-03-09", "09:00", "16:00"), "Ce jour est passé."),
            (hours("2027-06-01", "09:00", "16:00"), "un an à l’avance au plus"),
            (hours("2026-03-15", "09:00", "16:00"), "On ne passe ni le dimanche ni un jour férié."),
            (until("2026-03-18", "2026-03-17", "09:00", "16:00"), "Le dernier jour vient avant le premier."),
            (until("2026-03-18", "2026-06-17", "09:00", "16:00"), "62 jours au plus à la fois"),
            (until("2026-03-18", "+262142-12-31", "09:00", "16:00"), "62 jours au plus à la fois"),
            (hours("2026-03-18", "16:00", "09:00"), "La fin vient avant le début."),
            (hours("2026-03-18", "08:00", "21:00"), "12 h 30 de travail ; la limite est de 10 h par jour."),
            // The evening before ends at half past eight.
            (hours("2026-03-18", "07:00", "12:00"), "10 h 30 de repos depuis la fin du jour d’avant ; il en faut 11 h."),
            (until("2026-03-16", "2026-03-21", "09:00", "18:30"), "54 h 00 de travail ; la limite est de 48 h."),
            ([hours("2026-03-18", "09:00", "17:00"), vec![("rest_min", "400")]].concat(), "La pause dure de 0 à 180 minutes."),
        ] {
            // What comes first counts.
            let form: Vec<_> = form.into_iter().rev().collect();
            let starts = form.iter().find(|(name, _)| *name == "starts").unwrap().1;
            coordinator.post(&format!("{page}/exceptions"), &form).await.is(422)
                .shows(&[told, "Horaires à soi", &format!("value=\"{starts}\"")]);
        }
        assert_eq!(house.count("work_exceptions").await, 0);
        // Over a weekend: the Sunday stays free.
        coordinator.post(&format!("{page}/exceptions"), &until("2026-03-13", "2026-03-16", "10:00", "17:00")).await.is(303);
        assert_eq!(house.count("work_exceptions").await, 3);
    }

    async fn published_rounds_that_no_longer_fit_are_named_and_stay_until_they_are_taken_back(house: House) {
        let town = town(&house, "60").await;
        let mut coordinator = house.signed_in(&town.staff.coordinator).await;
        let id = started(&mut coordinator, &town).await;
        plan(&house, &mut coordinator, &town, id).await;
        coordinator.post(&format!("/desk/campaigns/{id}/publish"), &[]).await.is(303);
        let published = rounds(&house, &town, id).await;
        let campaign = format!("/desk/campaigns/{id}");
        let round = &published.iter().find(|file| file.round.back_s > 13 * HOUR_S).unwrap().round;
        let page = format!("/desk/team/{}", round.mediator_id);
        let day = round.walked_on.to_string();
        let link = format!("/desk/rounds/{}", round.id);
        coordinator.get(&page).await.is(200).hides(&["Tournées publiées hors de ces heures"]);
        let morning = hours(&day, "08:00", "13:00");
        coordinator.post_and_follow(&format!("{page}/exceptions"), &morning).await.is(200)
            .shows(&["Une tournée publiée n’est plus dans les heures", "Tournées publiées hors de ces heures", &link]);
        coordinator.get(&campaign).await.is(200).shows(&["Tournées hors des heures de l’équipe", &format!("<li><a href=\"{link}\">")]);
        let kept: Vec<Round> = rounds(&house, &town, id).await.into_iter().map(|file| file.round).collect();
        assert_eq!(kept, published.iter().map(|file| file.round.clone()).collect::<Vec<_>>());
        // Taken back, everything fits again.
        coordinator.post_and_follow(&format!("{page}/exceptions/remove"), &[("day", &day)]).await.is(200)
            .shows(&["Les heures habituelles valent de nouveau ce jour-là."]).hides(&[&link]);

        coordinator.post(&format!("{page}/exceptions"), &morning).await.is(303);
        coordinator.post(&format!("{link}/withdraw"), &[]).await.is(303);
        coordinator.get(&page).await.is(200).hides(&[&link]);
        // As a draft, it is still not within the hours, until the next plan.
        coordinator.get(&campaign).await.is(200).shows(&["Tournées hors des heures de l’équipe"]);
        plan(&house, &mut coordinator, &town, id).await;
        coordinator.get(&campaign).await.is(200).hides(&["Tournées hors des heures de l’équipe"]);
        for file in rounds(&house, &town, id).await {
            let own = &file.round;
            if (own.mediator_id, own.walked_on, own.status) == (round.mediator_id, round.walked_on, Status::Draft) {
                assert!(own.leaves_s >= 8 * HOUR_S && own.back_s <= 13 * HOUR_S, "{own:?}");
            }
        }
    }
}
