//! The desk of whoever handles grievances: what burns, whose it is, what was said, many at once; and what comes after the end.

use chrono::TimeDelta;
use riverain::grievances::{self, Answers, EntryKind, QueueFilter, Rung, Severity, Shown, Status, Survey};
use riverain::people::Account;
use riverain::{reading, relays, writing};

use crate::grievances::{REPORT, behind, filed, site, status_of};
use crate::on_both_engines;
use crate::relays::{count, kinds, link, press};
use crate::sites::with;
use crate::support::House;

/// The references that a filter finds, some at a time, as far as the queue goes.
async fn queue(house: &House, account: &Account, filter: &QueueFilter) -> Vec<String> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let page = reading!(house.app.db, tx => {
            grievances::queue(&house.app, tx, account, filter, after.as_deref(), 2).await
        });
        let page = page.unwrap();
        assert!(page.lines.len() <= 2);
        found.extend(page.lines.into_iter().map(|line| line.reference));
        after = page.next;
        if after.is_none() {
            return found;
        }
    }
}

fn all() -> QueueFilter {
    QueueFilter { shown: Shown::All, ..QueueFilter::default() }
}

on_both_engines! {
    async fn the_first_page_says_what_burns(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        coordinator.get("/desk").await.is(200).hides(&["Le plus pressé", "En retard"]);
        let grievance = behind(&house, &filed(&house, &site, &[("hazard", "danger")]).await).await;
        let link = format!("/desk/grievances/{}", grievance.id);
        coordinator.get("/desk").await.is(200).shows(&["Le plus pressé", &link, "urgentes"]).hides(&["Rien ne vous attend"]);
        house.app.clock.advance(TimeDelta::hours(3));
        coordinator.get("/desk").await.shows(&["En retard", &link]);
        house.signed_in(&staff.contractor).await.get("/desk").await.shows(&[&link]);
        house.signed_in(&staff.rival).await.get("/desk").await.is(200).hides(&[&link]);
        house.signed_in(&staff.admin).await.get("/desk").await.is(200).hides(&[&link, "En retard"]);
    }

    async fn the_queue_is_read_page_by_page_without_a_gap(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let mut made = Vec::new();
        for (category, hazard) in [("dust", ""), ("noise", ""), ("safety", ""), ("parking", "danger"), ("noise", ""), ("dust", "danger")] {
            made.push(behind(&house, &filed(&house, &site, &[("category", category), ("hazard", hazard)]).await).await);
            house.app.clock.advance(TimeDelta::hours(7));
        }
        let paused = &made[1];
        writing!(house.app.db, tx => grievances::pause(&house.app, tx, grievances::By::HOUSE, paused.id).await).unwrap();
        for closed in [&made[0], &made[4]] {
            let mut caller = house.caller();
            caller.post(&format!("/t/{}", closed.token(&house.app)), &[("say", "withdraw")]).await.is(303);
        }
        let open = queue(&house, &staff.coordinator, &QueueFilter::default()).await;
        let named = |places: &[usize]| places.iter().map(|place| made[*place].reference.clone()).collect::<Vec<_>>();
        // Overdue: the urgent ones by their deadline; then in time: urgent none, high, normal; without a deadline last.
        assert_eq!(open.len(), 4);
        assert_eq!(open[0], made[3].reference, "the longest overdue of the urgent ones");
        assert_eq!(open.last(), Some(&paused.reference));
        assert_eq!(queue(&house, &staff.coordinator, &all()).await[4..], named(&[4, 0]), "closed ones, the latest first");
        let of_site = QueueFilter { site_id: Some(site.id), ..all() };
        assert_eq!(queue(&house, &staff.coordinator, &of_site).await.len(), 6);
        let urgent = QueueFilter { severity: Some(Severity::Urgent), ..QueueFilter::default() };
        assert_eq!(queue(&house, &staff.contractor, &urgent).await, named(&[3, 5]));
        assert!(queue(&house, &staff.rival, &all()).await.is_empty());
        let figures = reading!(house.app.db, tx => grievances::figures(&house.app, tx, &staff.coordinator, None).await).unwrap();
        let of_site = reading!(house.app.db, tx => grievances::figures(&house.app, tx, &staff.coordinator, Some(site.id)).await).unwrap();
        assert_eq!((figures.open, figures.urgent, figures.overdue), (4, 2, of_site.overdue));
        assert_eq!(figures, of_site);
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        coordinator.get("/desk/grievances?after=nonsense").await.is(200).shows(&[&made[3].reference]);
        coordinator.get("/desk/grievances?after=0.1.gri_x&shown=all").await.is(200);
    }

    async fn what_was_said_is_found_and_cannot_be_read_in_the_table(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let one = behind(&house, &filed(&house, &site, &[("words", "Les marteaux-piqueurs commencent trop tôt, l’ÉTÉ aussi.")]).await).await;
        let other = behind(&house, &filed(&house, &site, &[("words", "Le marteau tombe."), ("place", "Quai des Mégissiers")]).await).await;
        let sought = async |account: &Account, text: &str| {
            let filter = QueueFilter { sought: Some(text.to_owned()), ..all() };
            queue(&house, account, &filter).await
        };
        let (one, other) = (one.reference, other.reference);
        let only = |reference: &String| vec![reference.clone()];
        assert_eq!(sought(&staff.coordinator, "MARTEAU").await, [other.clone(), one.clone()]);
        assert_eq!(sought(&staff.coordinator, "marteau ete piqueur").await, only(&one));
        assert_eq!(sought(&staff.coordinator, "mégissiers").await, only(&other));
        assert_eq!(sought(&staff.mediator, "tanneurs").await, only(&one));
        assert!(sought(&staff.coordinator, "marteau grue").await.is_empty());
        assert_eq!(sought(&staff.coordinator, &one.to_lowercase()).await, only(&one));
        // That a word is found tells that it was said: a contractor finds by references alone.
        assert!(sought(&staff.contractor, "marteau").await.is_empty());
        assert_eq!(sought(&staff.contractor, &one).await, only(&one));
        // A note is found as well.
        let id = grievance_id(&house, &other).await;
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        coordinator.post(&format!("/desk/grievances/{id}"), &[("act", "note"), ("words", "Rappeler la gardienne.")]).await.is(303);
        assert_eq!(sought(&staff.coordinator, "gardienne").await, only(&other));
        coordinator.get("/desk/grievances?q=gardienne").await.is(200).shows(&[&other]).hides(&[&one]);
        coordinator.get("/desk/grievances?q=gardienne&shown=closed").await.is(200).shows(&["Rien ne correspond"]);
        // Those from before words were kept are taken on once.
        writing!(house.app.db, tx => {
            riverain::on!(tx, c => sqlx::query("DELETE FROM grievance_tokens").execute(c).await.map(drop))?;
            riverain::on!(tx, c => sqlx::query("UPDATE grievances SET is_indexed = $1").bind(false).execute(c).await.map(drop))?;
            Ok(())
        }).unwrap();
        assert!(sought(&staff.coordinator, "gardienne").await.is_empty());
        let taken = writing!(house.app.db, tx => grievances::make_older_found(&house.app, tx, 10).await).unwrap();
        let again = writing!(house.app.db, tx => grievances::make_older_found(&house.app, tx, 10).await).unwrap();
        assert_eq!((taken, again), (2, 0));
        assert_eq!(sought(&staff.coordinator, "gardienne").await, [other]);
        assert_eq!(sought(&staff.coordinator, "piqueur").await, [one]);
    }

    async fn a_grievance_is_taken_in_hand_and_views_are_kept(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let one = behind(&house, &filed(&house, &site, &[]).await).await;
        let other = behind(&house, &filed(&house, &site, &[("category", "dust")]).await).await;
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        let path = format!("/desk/grievances/{}", one.id);
        coordinator.post(&path, &[("act", "assign"), ("account", "me")]).await.is(303);
        coordinator.get("/desk/grievances?hand=mine").await.shows(&[&one.reference]).hides(&[&other.reference]);
        coordinator.get("/desk/grievances?hand=nobody").await.shows(&[&other.reference]).hides(&[&one.reference]);
        coordinator.get(&path).await.shows(&["Prise en main", &staff.coordinator.name]);
        let mediator = staff.mediator.id.to_string();
        coordinator.post(&path, &[("act", "assign"), ("account", &mediator)]).await.is(303);
        coordinator.get(&format!("/desk/grievances?hand={mediator}")).await.shows(&[&one.reference]);
        coordinator.post(&path, &[("act", "assign"), ("account", &staff.contractor.id.to_string())]).await.is(422);
        coordinator.post(&path, &[("act", "assign"), ("account", "")]).await.is(303);
        house.signed_in(&staff.contractor).await.get(&path).await.hides(&["Prise en main", "Plus dans la main"]);
        assert!(kinds(&house, one.id).await.contains(&EntryKind::Unassigned));

        let kept = [("query", "shown=overdue&category=noise&page=x"), ("name", "Bruit en retard")];
        coordinator.post_and_follow("/desk/grievances/views", &kept).await.is(200).shows(&["Bruit en retard", "La vue est gardée"]);
        coordinator.get("/desk/grievances").await.shows(&["/desk/grievances?shown=overdue&#38;category=noise"]);
        house.signed_in(&staff.mediator).await.get("/desk/grievances").await.hides(&["Bruit en retard"]);
        coordinator.post_and_follow("/desk/grievances/views", &[("query", ""), ("name", "")]).await.shows(&["Ce champ est à remplir"]);
        let views = reading!(house.app.db, tx => grievances::views_of(tx, &staff.coordinator).await).unwrap();
        assert_eq!(views.len(), 1);
        coordinator.post_and_follow(&format!("/desk/grievances/views/{}/remove", views[0].id), &[]).await.hides(&["Bruit en retard"]);
        for number in 0..20 {
            writing!(house.app.db, tx => grievances::keep_view(&house.app, tx, &staff.coordinator, &number.to_string(), "").await).unwrap();
        }
        coordinator.post_and_follow("/desk/grievances/views", &kept).await.shows(&["Il y a déjà 20 vues"]);
    }

    async fn many_are_acted_on_at_once_and_what_cannot_be_is_named(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let mut ids = Vec::new();
        for _ in 0..3 {
            ids.push(behind(&house, &filed(&house, &site, &[]).await).await);
        }
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        let chosen: Vec<String> = ids.iter().map(|own| own.id.to_string()).collect();
        let form = |more: &[(&'static str, &str)]| {
            let mut fields: Vec<(String, String)> = chosen.iter().map(|id| ("ids".to_owned(), id.clone())).collect();
            fields.extend(more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
            fields
        };
        let mut send = async |fields: Vec<(String, String)>| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            coordinator.post_and_follow("/desk/grievances", &fields).await
        };
        send(form(&[("act", "grade"), ("severity", "high"), ("query", "severity=high")])).await.is(200).shows(&["C’est fait sur 3 doléances."]);
        send(form(&[("act", "note")])).await.is(200).shows(&["Écrivez"]);
        send(vec![("act".to_owned(), "acknowledge".to_owned())]).await.shows(&["Rien n’était coché."]);
        // Merged: two say the same as the first; it cannot say the same as itself.
        send(form(&[("act", "duplicate"), ("reference", &ids[0].reference)])).await.shows(&["Fait sur 2, impossible sur 1", &ids[0].reference]);
        assert_eq!(status_of(&house, ids[1].id).await, Status::Duplicate);
        let page = coordinator.get(&format!("/desk/grievances/{}", ids[0].id)).await;
        page.shows(&["Disent la même chose", &ids[1].reference, &ids[2].reference]);
        // They are told what becomes of the first.
        house.caller().get(&format!("/t/{}", ids[1].token(&house.app))).await.shows(&["l’avait déjà signalé", &ids[0].reference]);
        let before = count(&house, ids[1].id, "grievance-news").await;
        house.caller().post(&link(&house, ids[0].id, Rung::SiteManager).await, &[("act", "accept")]).await.is(303);
        assert_eq!(count(&house, ids[1].id, "grievance-news").await, before + 1);
        house.caller().post(&link(&house, ids[0].id, Rung::SiteManager).await, &[("act", "resolve")]).await.is(303);
        assert_eq!(count(&house, ids[1].id, "grievance-news").await, before + 2);
        assert_eq!(count(&house, ids[1].id, "grievance-settled").await, 0);
    }

    async fn two_things_told_at_once_are_split_in_two(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let whole = behind(&house, &filed(&house, &site, &[]).await).await;
        let path = format!("/desk/grievances/{}", whole.id);
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        coordinator.post(&path, &[("act", "split"), ("category", "dust")]).await.is(422);
        coordinator.post(&path, &[("act", "split"), ("category", "safety"), ("words", "La palissade penche.")]).await.is(303);
        let found = QueueFilter { sought: Some("palissade".to_owned()), ..all() };
        let part = queue(&house, &staff.coordinator, &found).await.remove(0);
        let part = reading!(house.app.db, tx => grievances::grievance_by_reference(tx, &part).await).unwrap().unwrap();
        assert_eq!((part.severity, part.status, part.contact_id), (Severity::High, Status::Relayed, whole.contact_id));
        coordinator.get(&path).await.shows(&[&format!("l’autre partie est {}", part.reference)]);
        house.caller().get(&format!("/t/{}", part.token(&house.app))).await.is(200).shows(&["La palissade penche.", &whole.reference]);
        assert_eq!(count(&house, part.id, "grievance-received").await, 1);
        assert_eq!(count(&house, part.id, "relay-opened").await, 1);
    }

    async fn a_contractor_hands_it_to_a_colleague_who_answers(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let grievance = behind(&house, &filed(&house, &site, &[]).await).await;
        let own = link(&house, grievance.id, Rung::SiteManager).await;
        let mut phone = house.caller();
        phone.get(&own).await.is(200).shows(&["Confier à un collègue", "en dehors des heures annoncées"]);
        phone.post(&format!("{own}/hand"), &[("name", "Ali Roux"), ("email", "ali")]).await.is(422).shows(&["n’est pas une adresse", "value=\"Ali Roux\""]);
        let colleague = [("name", "Ali Roux"), ("email", "ali.roux@vauclair.example")];
        phone.post_and_follow(&format!("{own}/hand"), &colleague).await.is(200).shows(&["C’est transmis à votre collègue", "Confiée à un collègue", "Ali Roux"]);
        phone.post(&format!("{own}/hand"), &colleague).await.is(303);
        let all = reading!(house.app.db, tx => relays::relays_of(tx, grievance.id).await).unwrap();
        assert_eq!(all.len(), 2, "the same colleague has one link");
        assert_eq!(count(&house, grievance.id, "relay-opened").await, 3);
        house.caller().get(&format!("/t/{}", grievance.token(&house.app))).await.hides(&["Ali Roux", "Confiée"]);
        let sealed: Vec<u8> = writing!(house.app.db, tx => {
            let sql = "SELECT contact FROM relays WHERE contact IS NOT NULL";
            Ok(riverain::on!(tx, c => sqlx::query_scalar(sql).fetch_one(c).await)?)
        }).unwrap();
        assert!(!String::from_utf8_lossy(&sealed).contains("ali.roux"));
        // Both are reminded, and either answers.
        house.app.clock.advance(TimeDelta::hours(25));
        press(&house).await;
        assert_eq!(count(&house, grievance.id, "relay-reminder").await, 2);
        let theirs = all.iter().find(|relay| relay.contact.is_some()).unwrap().link(&house.app);
        phone.post(theirs.strip_prefix(&house.url).unwrap(), &[("act", "accept")]).await.is(303);
        assert_eq!(status_of(&house, grievance.id).await, Status::Accepted);
        for number in 0..5 {
            let email = format!("collegue{number}@vauclair.example");
            phone.post(&format!("{own}/hand"), &[("name", "Zoé Lang"), ("email", &email)]).await.is(303);
        }
        phone.post(&format!("{own}/hand"), &[("name", "Zoé Lang"), ("email", "de.trop@vauclair.example")]).await.is(422).shows(&["déjà été confiée"]);
    }

    async fn three_questions_come_after_the_end_and_are_answered_once(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let answers = [("soon", "yes"), ("clear", "rather"), ("content", "no")];
        for round in 0..5 {
            let token = filed(&house, &site, &[]).await;
            let id = behind(&house, &token).await.id;
            let mut resident = house.caller();
            resident.post(&format!("/t/{token}/survey"), &answers).await.is(409);
            house.caller().post(&link(&house, id, Rung::SiteManager).await, &[("act", "resolve")]).await.is(303);
            resident.post(&format!("/t/{token}"), &[("say", "settled")]).await.is(303);
            resident.get(&format!("/t/{token}")).await.shows(&["Trois questions, si vous voulez"]);
            resident.post(&format!("/t/{token}/survey"), &answers[..2]).await.is(422).shows(&["Ce champ est à remplir"]);
            resident.post(&format!("/t/{token}/survey"), &answers).await.is(303);
            resident.post(&format!("/t/{token}/survey"), &with(&answers, &[("soon", "no")])).await.is(303);
            resident.get(&format!("/t/{token}")).await.shows(&["Merci de vos réponses"]).hides(&["Trois questions"]);
            let kept = reading!(house.app.db, tx => grievances::survey_of(tx, id).await).unwrap();
            assert_eq!(kept, Some(Survey { soon: Answers::Yes, clear: Answers::Rather, content: Answers::No }));
            let record = house.caller().get(&format!("/s/{}/record", site.code)).await;
            match round {
                4 => record.shows(&["Riverains contents", "100\u{a0}%", "0\u{a0}%"]),
                _ => record.hides(&["Riverains contents"]),
            };
        }
    }

    async fn the_form_says_whether_work_is_announced_and_never_discourages(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        // Tuesday, 10:00 in Paris; announced from 8:00 to 17:30.
        let path = format!("/s/{}/report", site.code);
        house.caller().get(&path).await.shows(&["En ce moment, des travaux sont annoncés."]);
        let inside = filed(&house, &site, &[("suffered_at", "09:15")]).await;
        house.caller().get(&format!("/t/{inside}")).await.shows(&["dans les heures annoncées ; l’entreprise doit répondre tout de même"]);
        let outside = filed(&house, &site, &[]).await;
        house.caller().get(&format!("/t/{outside}")).await.shows(&["C’était en dehors des heures annoncées."]);
        let unknown = filed(&house, &site, &with(REPORT, &[("suffered_at", "")])).await;
        house.caller().get(&format!("/t/{unknown}")).await.hides(&["heures annoncées"]);
        house.app.clock.advance(TimeDelta::hours(12));
        house.caller().get(&path).await.shows(&["En ce moment, aucun travail n’est annoncé."]);
    }
}

async fn grievance_id(house: &House, reference: &str) -> riverain::id::GrievanceId {
    reading!(house.app.db, tx => grievances::grievance_by_reference(tx, reference).await).unwrap().unwrap().id
}
