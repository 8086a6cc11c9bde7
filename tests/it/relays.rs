//! The way of a grievance from the neighbour to the contractor and back: the form, the private link, the contractor's link, and what
//! happens when nobody acts.

use chrono::TimeDelta;
use reqwest::Method;
use riverain::grievances::{self, EntryKind, Rung, Status, Viewer};
use riverain::id::GrievanceId;
use riverain::notifications::{self, Channel};
use riverain::{reading, relays, sites, writing};

use crate::grievances::{REPORT, behind, filed, site, status_of};
use crate::on_both_engines;
use crate::sites::with;
use crate::support::{Answer, Caller, House};

/// The kinds of messages about a grievance with their channel, by kind.
async fn messages(house: &House, id: GrievanceId) -> Vec<(String, Channel)> {
    let subject = id.to_string();
    let mut sent = reading!(house.app.db, tx => notifications::messages_about(tx, &subject).await).unwrap();
    sent.sort_by(|one, other| (&other.kind, one.channel).cmp(&(&one.kind, other.channel)));
    sent.into_iter().map(|message| (message.kind, message.channel)).collect()
}

/// How many messages of a kind went out about a grievance.
pub async fn count(house: &House, id: GrievanceId, kind: &str) -> usize {
    messages(house, id).await.iter().filter(|(own, _)| own == kind).count()
}

/// The path of the link by which a rung answers.
pub async fn link(house: &House, id: GrievanceId, rung: Rung) -> String {
    let all = reading!(house.app.db, tx => relays::relays_of(tx, id).await).unwrap();
    let relay = all.into_iter().find(|relay| relay.rung == rung).expect("no relay on this rung");
    relay.link(&house.app).strip_prefix(&house.url).unwrap().to_owned()
}

pub async fn kinds(house: &House, id: GrievanceId) -> Vec<EntryKind> {
    let entries = reading!(house.app.db, tx => {
        let grievance = grievances::grievance(tx, id).await?;
        grievances::entries(&house.app, tx, Viewer::Mediation, &grievance).await
    });
    entries.unwrap().into_iter().map(|entry| entry.kind).collect()
}

pub async fn press(house: &House) {
    writing!(house.app.db, tx => relays::press(&house.app, tx).await).unwrap();
}

on_both_engines! {
    async fn a_neighbour_complains_without_an_account_and_follows_by_a_private_link(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let mut resident = house.caller();
        let path = format!("/s/{}/report", site.code);
        resident.get(&path).await.is(200).shows(&[
            "Signaler un problème", &site.name, "value=\"noise\"", "Est-ce dangereux en ce moment", "value=\"2026-03-10\"",
            "Ouverture de la tranchée, de 8 h 00 à 17 h 30 (bruit)", "name=\"key\"",
        ]);
        let answer = resident.post(&path, REPORT).await;
        answer.is(303);
        let location = answer.location().to_owned();
        let token = location.strip_prefix("/t/").unwrap().strip_suffix("?filed").unwrap().to_owned();
        let grievance = behind(&house, &token).await;
        resident.get(&location).await.is(200).shows(&[
            "C’est enregistré", &grievance.reference, &house.app.url(&format!("/t/{token}")), "Transmise", "Bruit",
            "12 rue des Tanneurs, 3e gauche", "Le marteau-piqueur commence avant sept heures.", "10 mars 2026 à 6 h 30",
            "L’entreprise doit dire ce qu’elle fait avant le 12 mars 2026 à 10 h 00", "noindex",
        ]).hides(&["Jeanne Moulin", "vauclair.example"]);
        resident.get(&format!("/t/{token}")).await.is(200).hides(&["C’est enregistré"]);
        assert_eq!(messages(&house, grievance.id).await, [
            ("relay-opened".to_owned(), Channel::Email), ("grievance-received".to_owned(), Channel::Email),
        ]);
        resident.get("/t/0000000000000000").await.is(404);
    }

    async fn whoever_leaves_no_contact_is_told_that_the_link_is_all_there_is(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let token = filed(&house, &site, &[("email", ""), ("place", ""), ("words", "")]).await;
        house.caller().get(&format!("/t/{token}?filed")).await.is(200).shows(&["ce lien est le seul moyen de suivre"]);
        let grievance = behind(&house, &token).await;
        assert_eq!((grievance.contact_id, house.count("contacts").await), (None, 0));
        assert_eq!(messages(&house, grievance.id).await, [("relay-opened".to_owned(), Channel::Email)]);
    }

    async fn what_is_urgent_rings_as_well(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let token = filed(&house, &site, &[("hazard", "blocked_access"), ("email", ""), ("telephone", "06 39 98 99 99")]).await;
        let grievance = behind(&house, &token).await;
        assert_eq!(grievance.acknowledge_by.to_rfc3339(), "2026-03-10T10:00:00+00:00");
        assert_eq!(messages(&house, grievance.id).await, [
            ("relay-opened".to_owned(), Channel::Email), ("relay-opened".to_owned(), Channel::Sms),
            ("grievance-received".to_owned(), Channel::Sms),
        ]);
    }

    async fn a_mistake_gives_everything_back(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let mut resident = house.caller();
        let path = format!("/s/{}/report", site.code);
        let wrong = with(REPORT, &[("category", ""), ("email", "lea"), ("telephone", "12"), ("suffered_on", "2027-01-01"), ("key", "abc")]);
        resident.post(&path, &wrong).await.is(422).shows(&[
            "Choisissez ce dont il s’agit.", "n’est pas une adresse électronique", "n’est pas un numéro de téléphone",
            "n’est pas encore arrivé", "value=\"lea\"", "value=\"12\"", "value=\"abc\"", "value=\"home\" checked",
            "Le marteau-piqueur commence avant sept heures.", "value=\"12 rue des Tanneurs, 3e gauche\"",
        ]);
        resident.post(&path, &with(REPORT, &[("words", &"x".repeat(4001))])).await.is(422).shows(&["4\u{202f}000"]);
        resident.post(&path, &with(REPORT, &[("website", "http://buy.example")])).await.is(422).shows(&["Laissez vide le champ caché"]);
        resident.post(&path, &[]).await.is(422);
        resident.post("/s/zzzz9z/report", REPORT).await.is(404);
        assert_eq!(house.count("grievances").await, 0);
    }

    async fn the_same_form_sent_twice_files_once(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let path = format!("/s/{}/report", site.code);
        let form = with(REPORT, &[("key", "k")]);
        let (mut one, mut two) = (house.caller(), house.caller());
        let (first, second) = tokio::join!(one.post(&path, &form), two.post(&path, &form));
        assert_eq!((first.status, first.location()), (303, second.location()));
        assert_eq!(one.post(&path, &form).await.location(), first.location());
        assert_eq!((house.count("grievances").await, house.count("relays").await, house.count("contacts").await), (1, 1, 1));
        let other = one.post(&path, &with(&form, &[("words", "Et la poussière.")])).await;
        assert_ne!(other.location(), first.location());
        assert_eq!(house.count("grievances").await, 2);
    }

    async fn a_flood_from_one_address_is_slowed_down_honestly(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let path = format!("/s/{}/report", site.code);
        let mut resident = house.caller();
        let mut last = 303;
        for _ in 0..40 {
            let answer = resident.post(&path, REPORT).await;
            last = answer.status;
            if last == 429 {
                answer.shows(&["nous devons freiner", "Le marteau-piqueur commence avant sept heures."]);
                break;
            }
        }
        assert_eq!(last, 429);
        assert_eq!(house.count("grievances").await, 30);
    }

    async fn scripts_in_any_field_stay_text(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let evil = "<script>alert(1)</script>\"><img src=x onerror=alert(1)>";
        let token = filed(&house, &site, &[("place", evil), ("words", evil), ("where", "street")]).await;
        let grievance = behind(&house, &token).await;
        let raw = ["<script>alert", "<img src=x"];
        house.caller().get(&format!("/t/{token}")).await.is(200).hides(&raw);
        house.caller().get(&link(&house, grievance.id, Rung::SiteManager).await).await.is(200).hides(&raw);
        house.signed_in(&staff.coordinator).await.get(&format!("/desk/grievances/{}", grievance.id)).await.is(200).hides(&raw);
        house.caller().post(&format!("/s/{}/report", site.code), &with(REPORT, &[("category", evil), ("place", evil), ("email", evil)])).await
            .is(422).hides(&raw);
    }

    async fn the_contractor_answers_by_a_link_and_the_neighbour_is_told(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let token = filed(&house, &site, &[("telephone", "06 39 98 12 34"), ("words", "Trop tôt ! Léa, 06 39 98 12 34")]).await;
        let id = behind(&house, &token).await.id;
        let answer = link(&house, id, Rung::SiteManager).await;
        let mut manager = house.caller();
        for _ in 0..3 {
            manager.get(&answer).await.is(200).shows(&["Bruit", "adresse non communiquée", "Trop tôt", "Jeanne Moulin"])
                .hides(&["lea.martin", "39 98 12 34", "39981234", "Tanneurs, 3e"]);
        }
        assert_eq!((status_of(&house, id).await, kinds(&house, id).await.len()), (Status::Relayed, 2), "reading changes nothing");
        manager.post(&answer, &[]).await.is(422).shows(&["Choisissez une réponse."]);
        manager.post(&answer, &[("act", "schedule"), ("words", "On décale")]).await.is(422).shows(&["Indiquez le jour.", "On décale"]);
        manager.post(&answer, &[("act", "refuse")]).await.is(422).shows(&["Écrivez quelques mots."]);
        manager.post(&answer, &[("act", "withdraw")]).await.is(403);
        manager.post_and_follow(&answer, &[("act", "accept")]).await.is(200).shows(&["votre réponse est transmise", "Prise en charge"]);
        manager.post_and_follow(&answer, &[("act", "ask"), ("words", "Quel jour était-ce ?")]).await.is(200);
        manager.post_and_follow(&answer, &[("act", "schedule"), ("day", "2026-03-12"), ("words", "Début à huit heures.")]).await.is(200);
        let mut resident = house.caller();
        let private = format!("/t/{token}");
        resident.get(&private).await.is(200).shows(&["Date annoncée", "jeudi 12 mars", "Début à huit heures.", "Quel jour était-ce"]);
        resident.post_and_follow(&private, &[("say", "message"), ("words", "Hier matin.")]).await.is(200).shows(&["Hier matin."]);
        manager.get(&answer).await.shows(&["Hier matin."]);
        manager.post(&answer, &[("act", "resolve")]).await.is(303);
        assert_eq!(count(&house, id, "grievance-news").await, 3);
        assert_eq!(count(&house, id, "grievance-settled").await, 1);
        resident.get(&format!("{private}/yes")).await.is(200).shows(&["Oui, c’est réglé"]);
        assert_eq!(status_of(&house, id).await, Status::Resolved, "reading changes nothing");
        resident.post_and_follow(&private, &[("say", "settled")]).await.is(200).shows(&["Réglée, confirmée"]);
        resident.post(&private, &[("say", "settled")]).await.is(303);
        assert_eq!(kinds(&house, id).await, [
            EntryKind::Filed, EntryKind::Relayed, EntryKind::Accepted, EntryKind::Question, EntryKind::Paused,
            EntryKind::Scheduled, EntryKind::Message, EntryKind::Resolved, EntryKind::Confirmed,
        ]);
        manager.get(&answer).await.is(200).shows(&["plus rien à répondre"]);
        manager.post(&answer, &[("act", "accept")]).await.is(409);
    }

    async fn what_is_not_settled_is_opened_again_and_goes_higher(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let token = filed(&house, &site, &[]).await;
        let id = behind(&house, &token).await.id;
        let answer = link(&house, id, Rung::SiteManager).await;
        house.caller().post(&answer, &[("act", "resolve"), ("words", "Fait.")]).await.is(303);
        house.app.clock.advance(TimeDelta::days(1));
        let mut resident = house.caller();
        resident.get(&format!("/t/{token}/no")).await.is(200).shows(&["transmis plus haut"]);
        let form = [("say", "not_settled"), ("words", "Ce matin encore.")];
        resident.post_and_follow(&format!("/t/{token}"), &form).await.is(200).shows(&["Rouverte", "Ce matin encore."]);
        resident.post(&format!("/t/{token}"), &form).await.is(303);
        let grievance = behind(&house, &token).await;
        assert_eq!((grievance.status, grievance.rung, grievance.acknowledged_at), (Status::Reopened, Rung::Director, None));
        assert_eq!(grievance.acknowledge_by.to_rfc3339(), "2026-03-13T09:00:00+00:00");
        assert_eq!((count(&house, id, "relay-opened").await, count(&house, id, "relay-escalated").await), (2, 1));
        house.caller().get(&link(&house, id, Rung::Director).await).await.is(200).shows(&["Ce matin encore.", "Paul Aubin"]);
        house.caller().post(&answer, &[("act", "accept")]).await.is(303);
        assert_eq!(status_of(&house, id).await, Status::Accepted);
    }

    async fn two_people_answering_at_once_do_not_overwrite_each_other(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let id = behind(&house, &filed(&house, &site, &[]).await).await.id;
        let answer = link(&house, id, Rung::SiteManager).await;
        let page = house.caller().get(&answer).await;
        page.shows(&["name=\"seen\" value=\"0\""]);
        house.caller().post(&answer, &[("act", "schedule"), ("day", "2026-03-13"), ("seen", "0")]).await.is(303);
        let late = [("act", "refuse"), ("words", "Ce n’est pas nous."), ("seen", "0")];
        house.caller().post(&answer, &late).await.is(409)
            .shows(&["Quelqu’un a répondu entre-temps", "vendredi 13 mars", "Ce n’est pas nous.", "name=\"seen\" value=\"3\""]);
        assert_eq!(status_of(&house, id).await, Status::Scheduled);
        house.caller().post(&answer, &with(&late, &[("seen", "3")])).await.is(303);
        assert_eq!(status_of(&house, id).await, Status::Refused);
    }

    async fn a_link_expires_and_can_be_taken_back(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let grievance = behind(&house, &filed(&house, &site, &[]).await).await;
        let answer = link(&house, grievance.id, Rung::SiteManager).await;
        house.caller().get("/r/0000000000000000").await.is(404);
        house.caller().post("/r/0000000000000000", &[("act", "accept")]).await.is(404);
        let all = reading!(house.app.db, tx => relays::relays_of(tx, grievance.id).await).unwrap();
        let revoke = format!("/desk/relays/{}/revoke", all[0].id);
        house.signed_in(&staff.contractor).await.post(&revoke, &[]).await.is(403);
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        coordinator.post_and_follow(&revoke, &[]).await.is(200).shows(&["Le lien est repris.", "lien repris"]);
        house.caller().get(&answer).await.is(410).shows(&["Ce lien ne fonctionne plus"]).hides(&["Bruit", "marteau"]);
        house.caller().post(&answer, &[("act", "accept")]).await.is(410);
        let desk = format!("/desk/grievances/{}", grievance.id);
        coordinator.post(&desk, &[("act", "relay"), ("rung", "site_manager")]).await.is(303);
        let all = reading!(house.app.db, tx => relays::relays_of(tx, grievance.id).await).unwrap();
        assert_eq!(all.len(), 2);
        let fresh = all[1].link(&house.app).strip_prefix(&house.url).unwrap().to_owned();
        house.caller().get(&fresh).await.is(200);
        house.app.clock.advance(TimeDelta::days(61));
        house.caller().get(&fresh).await.is(410);
        assert_eq!(status_of(&house, grievance.id).await, Status::Relayed);
    }

    async fn silence_is_reminded_of_and_climbs_to_the_authority(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let token = filed(&house, &site, &[("hazard", "danger")]).await;
        let id = behind(&house, &token).await.id;
        press(&house).await;
        assert_eq!(count(&house, id, "relay-reminder").await, 0, "nothing is due yet");
        house.app.clock.advance(TimeDelta::minutes(31));
        press(&house).await;
        assert_eq!(count(&house, id, "relay-reminder").await, 2, "an email and an SMS");
        house.app.clock.advance(TimeDelta::minutes(30));
        press(&house).await;
        assert_eq!(behind(&house, &token).await.rung, Rung::Director);
        house.caller().get(&format!("/t/{token}")).await.shows(&["ne l’a pas fait", "direction de l’entreprise"]);
        house.app.clock.advance(TimeDelta::minutes(61));
        press(&house).await;
        house.app.clock.advance(TimeDelta::days(3));
        press(&house).await;
        assert_eq!(behind(&house, &token).await.rung, Rung::Authority);
        assert_eq!(count(&house, id, "relay-escalated").await, 2, "the director and the authority");
        assert_eq!(kinds(&house, id).await, [
            EntryKind::Filed, EntryKind::Relayed, EntryKind::Reminded, EntryKind::Escalated, EntryKind::Escalated,
        ]);
        house.caller().get(&link(&house, id, Rung::Director).await).await.is(200);
        house.caller().post(&link(&house, id, Rung::SiteManager).await, &[("act", "accept")]).await.is(303);
        assert_eq!(behind(&house, &token).await.next_step_at.unwrap().to_rfc3339(), "2026-03-23T09:00:00+00:00");
    }

    async fn a_neighbour_who_stays_silent_is_counted_apart(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let token = filed(&house, &site, &[]).await;
        let id = behind(&house, &token).await.id;
        house.caller().post(&link(&house, id, Rung::SiteManager).await, &[("act", "resolve")]).await.is(303);
        house.app.clock.advance(TimeDelta::days(13));
        press(&house).await;
        assert_eq!(status_of(&house, id).await, Status::Resolved);
        house.app.clock.advance(TimeDelta::days(2));
        press(&house).await;
        assert_eq!(status_of(&house, id).await, Status::Unconfirmed);
        let counts = reading!(house.app.db, tx => grievances::counts_of_site(tx, site.id).await).unwrap();
        assert_eq!(counts, [(Status::Unconfirmed, 1)]);
        house.caller().get(&format!("/t/{token}")).await.shows(&["Close sans confirmation", "Non, pas encore"]);
        house.caller().post(&format!("/t/{token}"), &[("say", "settled")]).await.is(303);
        assert_eq!(status_of(&house, id).await, Status::Confirmed);
    }

    async fn a_neighbour_takes_a_grievance_back(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let token = filed(&house, &site, &[]).await;
        let mut resident = house.caller();
        resident.post_and_follow(&format!("/t/{token}"), &[("say", "withdraw")]).await.is(200).shows(&["Retirée"]);
        resident.post(&format!("/t/{token}"), &[("say", "withdraw")]).await.is(303);
        resident.post(&format!("/t/{token}"), &[("say", "not_settled")]).await.is(403);
        resident.post(&format!("/t/{token}"), &[("say", "message"), ("words", "")]).await.is(422);
    }

    async fn without_a_director_silence_goes_straight_to_the_authority(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let mut contractor = house.signed_in(&staff.contractor).await;
        let alone = with(crate::sites::SITE, &[("starts_on", "2026-03-01")]);
        contractor.post(&format!("/desk/sites/{}/edit", site.id), &alone).await.is(303);
        let token = filed(&house, &site, &[]).await;
        let id = behind(&house, &token).await.id;
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        coordinator.post(&format!("/desk/grievances/{id}"), &[("act", "relay"), ("rung", "director")]).await.is(409)
            .shows(&["Personne n’est indiqué"]);
        house.app.clock.advance(TimeDelta::days(4));
        press(&house).await;
        press(&house).await;
        assert_eq!(behind(&house, &token).await.rung, Rung::Authority);
        assert_eq!(count(&house, id, "relay-escalated").await, 1);
    }

    async fn residents_read_english_where_they_ask_for_it(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let mut resident = house.caller().reading("en");
        resident.get(&format!("/s/{}/report", site.code)).await.is(200).shows(&["Report a problem", "What is it about?"]);
        let answer = resident.post_and_follow(&format!("/s/{}/report", site.code), REPORT).await;
        answer.is(200).shows(&["It is recorded", "Passed on", "The contractor has to say"]);
    }
}

pub fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let pixels = image::RgbImage::from_pixel(width, height, image::Rgb([180, 90, 30]));
    pixels.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Sends a form with files among its fields.
pub async fn send_files(caller: &mut Caller, path: &str, fields: &[(&str, &str)], files: Vec<Vec<u8>>) -> Answer {
    let mut form = reqwest::multipart::Form::new();
    for (name, value) in fields {
        form = form.text((*name).to_owned(), (*value).to_owned());
    }
    for file in files {
        form = form.part("photos", reqwest::multipart::Part::bytes(file).file_name("photo.png"));
    }
    let request = caller.request(Method::POST, path).multipart(form);
    caller.send(request).await
}

on_both_engines! {
    async fn photos_go_with_a_report_and_come_back_as_plain_pictures(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let mut resident = house.caller();
        let path = format!("/s/{}/report", site.code);
        let answer = send_files(&mut resident, &path, REPORT, vec![picture(40, 30), picture(20, 20)]).await;
        answer.is(303);
        let private = answer.location().trim_end_matches("?filed").to_owned();
        resident.get(&private).await.is(200).shows(&[&format!("{private}/photos/1"), &format!("{private}/photos/2"), "width=\"40\""]);
        let photo = resident.get(&format!("{private}/photos/1")).await;
        assert_eq!((photo.status, photo.headers["content-type"].to_str().unwrap()), (200, "image/jpeg"));
        resident.get(&format!("{private}/photos/3")).await.is(404);
        let grievance = behind(&house, private.strip_prefix("/t/").unwrap()).await;
        let manager = link(&house, grievance.id, Rung::SiteManager).await;
        house.caller().get(&format!("{manager}/photos/2")).await.is(200);
        house.signed_in(&staff.contractor).await.get(&format!("/desk/grievances/{}/photos/1", grievance.id)).await.is(200);
        house.signed_in(&staff.rival).await.get(&format!("/desk/grievances/{}/photos/1", grievance.id)).await.is(404);
        send_files(&mut resident, &private, &[("say", "message")], vec![picture(9, 9)]).await.is(303);
        send_files(&mut resident, &private, &[("say", "message")], vec![picture(9, 9), picture(9, 9), picture(9, 9)]).await
            .is(422).shows(&["trop de photos"]);
        send_files(&mut house.caller(), &manager, &[("act", "resolve"), ("words", "Voilà")], vec![picture(9, 9)]).await.is(303);
        resident.get(&private).await.shows(&["Photo\u{a0}: Entreprise", "Photos ajoutées"]);
        let stored: Vec<u8> = writing!(house.app.db, tx => {
            Ok(riverain::on!(tx, c => sqlx::query_scalar("SELECT picture FROM grievance_photos WHERE place = 1").fetch_one(c).await)?)
        }).unwrap();
        assert!(!stored.starts_with(&[0xff, 0xd8]), "a photo lies open in the table");
    }

    async fn what_is_no_photo_gives_the_form_back(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let mut resident = house.caller();
        let path = format!("/s/{}/report", site.code);
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec();
        send_files(&mut resident, &path, &with(REPORT, &[("email", "lea")]), vec![svg]).await.is(422)
            .shows(&["JPEG, PNG ou WebP", "n’est pas une adresse électronique", "Le marteau-piqueur commence avant sept heures."]);
        send_files(&mut resident, &path, REPORT, vec![vec![0xff; 30_000_000]]).await.is(422).shows(&["trop lourde", "Le marteau-piqueur"]);
        send_files(&mut resident, &path, REPORT, vec![picture(3, 3); 6]).await.is(422).shows(&["trop de photos"]);
        send_files(&mut resident, &path, REPORT, vec![vec![0xff; 50_000_000]]).await.is(413);
        assert_eq!(house.count("grievances").await, 0);
    }

    async fn a_question_stops_the_clock_until_the_neighbour_answers(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let token = filed(&house, &site, &[]).await;
        let id = behind(&house, &token).await.id;
        let manager = link(&house, id, Rung::SiteManager).await;
        house.caller().post(&manager, &[("act", "ask"), ("words", "À quelle heure ?")]).await.is(303);
        let paused = behind(&house, &token).await;
        assert_eq!((paused.due_at, paused.paused_since), (None, Some(house.app.now())));
        house.caller().get(&format!("/t/{token}")).await.shows(&["Le délai est arrêté", "À quelle heure"]);
        house.signed_in(&staff.coordinator).await.get(&format!("/desk/grievances/{id}")).await.shows(&["Délai arrêté", "Relancer le délai"]);
        house.app.clock.advance(TimeDelta::days(2));
        press(&house).await;
        let answer = house.caller().post(&format!("/t/{token}"), &[("say", "message"), ("words", "À six heures, 06 39 98 12 34")]).await;
        answer.is(303);
        let running = behind(&house, &token).await;
        assert_eq!((running.paused_since, running.due_at.unwrap().to_rfc3339()), (None, "2026-03-26T09:00:00+00:00".to_owned()));
        assert_eq!(count(&house, id, "relay-message").await, 1, "the contractor is told that an answer came");
        assert!(kinds(&house, id).await.ends_with(&[EntryKind::Paused, EntryKind::Message, EntryKind::Resumed]));
    }

    async fn an_unanswered_question_does_not_stop_the_clock_for_ever(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let token = filed(&house, &site, &[]).await;
        let id = behind(&house, &token).await.id;
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        coordinator.post(&format!("/desk/grievances/{id}"), &[("act", "pause")]).await.is(303);
        house.app.clock.advance(TimeDelta::days(15));
        press(&house).await;
        assert_eq!(behind(&house, &token).await.paused_since, None);
    }

    async fn whoever_is_on_call_is_told_and_deputies_with_the_reminder(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let mut contractor = house.signed_in(&staff.contractor).await;
        let path = format!("/desk/sites/{}/routing", site.id);
        contractor.get(&path).await.is(200).shows(&["Aucune ligne pour l’instant", "Jeanne Moulin"]);
        let line = [
            ("name", "Ali Roux"), ("email", "ali.roux@vauclair.example"), ("category", "noise"), ("days", "tue"),
            ("from", "08:00"), ("to", "18:00"), ("duty", "on_call"),
        ];
        contractor.post(&path, &with(&line, &[("name", ""), ("days", ""), ("from", "soon")])).await.is(422)
            .shows(&["Ce champ est à remplir.", "Cochez au moins un jour.", "« soon » n’est pas une heure", "ali.roux@vauclair.example"]);
        contractor.post_and_follow(&path, &line).await.is(200).shows(&["Ali Roux", "mardi, de 8 h 00 à 18 h 00", "De service"]);
        contractor.post(&path, &with(&line, &[("name", "Zoé Lang"), ("email", "zoe.lang@vauclair.example"), ("duty", "deputy")])).await.is(303);
        let names = async |id: GrievanceId| {
            let all = reading!(house.app.db, tx => relays::relays_of(tx, id).await).unwrap();
            all.iter().map(|relay| relay.recipient_name(&house.app).unwrap()).collect::<Vec<_>>()
        };
        let noise = behind(&house, &filed(&house, &site, &[]).await).await;
        assert_eq!(names(noise.id).await, ["Ali Roux"]);
        let dust = behind(&house, &filed(&house, &site, &[("category", "dust")]).await).await;
        assert_eq!(names(dust.id).await, ["Jeanne Moulin"]);
        assert!(kinds(&house, dust.id).await.contains(&EntryKind::FellBack), "that nobody was on call is told");
        // On the next Tuesday the reminder of both is long due.
        house.app.clock.advance(TimeDelta::days(7));
        press(&house).await;
        assert_eq!(names(noise.id).await, ["Ali Roux", "Zoé Lang"]);
        house.signed_in(&staff.rival).await.get(&path).await.is(404);
        let mut contractor = house.signed_in(&staff.contractor).await;
        // The one of the phase is told of dust while the phase goes on, and no longer.
        let phases = reading!(house.app.db, tx => sites::phases(tx, site.id).await).unwrap();
        let phase = phases[0].id.to_string();
        let of_phase = [("name", "Ida Noir"), ("email", "ida.noir@vauclair.example"), ("category", ""), ("phase", &phase)];
        contractor.post(&path, &with(&with(&line, &of_phase), &[("phase", "pha_none")])).await.is(422);
        contractor.post_and_follow(&path, &with(&line, &of_phase)).await.is(200)
            .shows(&["mardi, de 8 h 00 à 18 h 00 (Ouverture de la tranchée)"]);
        let dust = behind(&house, &filed(&house, &site, &[("category", "dust")]).await).await;
        assert_eq!(names(dust.id).await, ["Ida Noir"]);
        house.app.clock.advance(TimeDelta::days(21));
        let dust = behind(&house, &filed(&house, &site, &[("category", "dust")]).await).await;
        assert_eq!(names(dust.id).await, ["Jeanne Moulin"]);
        let mut contractor = house.signed_in(&staff.contractor).await;
        let routes = reading!(house.app.db, tx => relays::routes_of(&house.app, tx, site.id).await).unwrap();
        let ali = routes.iter().find(|route| route.details.contact.name == "Ali Roux").unwrap().id;
        contractor.post_and_follow(&format!("{path}/{ali}/remove"), &[]).await.is(200).hides(&["Ali Roux"]);
        let sealed: Vec<Vec<u8>> = writing!(house.app.db, tx => {
            Ok(riverain::on!(tx, c => sqlx::query_scalar("SELECT contact FROM relay_routes").fetch_all(c).await)?)
        }).unwrap();
        assert!(sealed.iter().all(|own| !String::from_utf8_lossy(own).contains(".example")));
    }

    async fn everybody_reads_how_a_contractor_answers_from_five_cases_up(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let record = format!("/s/{}/record", site.code);
        house.caller().get(&record).await.is(200).shows(&["Pas encore cinq signalements"]);
        for _ in 0..5 {
            let id = behind(&house, &filed(&house, &site, &[]).await).await.id;
            house.app.clock.advance(TimeDelta::minutes(20));
            house.caller().post(&link(&house, id, Rung::SiteManager).await, &[("act", "resolve")]).await.is(303);
        }
        filed(&house, &site, &[("category", "dust")]).await;
        house.caller().get(&record).await.is(200).shows(&[
            "6 doléances", "Bruit (5)", "Autres sujets (1)", "1 heure ouvrée", "100\u{a0}%", "Terrassements Vauclair",
        ]).hides(&["Poussière", "Jeanne Moulin"]);
        house.caller().get("/s/zzzz9z/record").await.is(404);
    }

    async fn neighbours_who_suffer_the_same_count_once_each(house: House) {
        let staff = house.staff().await;
        let site = site(&house, &staff).await;
        let token = filed(&house, &site, &[]).await;
        let grievance = behind(&house, &token).await;
        let report = format!("/s/{}/report", site.code);
        house.caller().get(&report).await.is(200).shows(&["Déjà signalé ces jours-ci", "Moi aussi", &grievance.reference])
            .hides(&["Tanneurs, 3e", "marteau-piqueur commence", &token]);
        let too = format!("/s/{}/too", site.code);
        for key in ["a", "a", "b"] {
            let answer = house.caller().post(&too, &[("reference", &grievance.reference), ("key", key)]).await;
            assert_eq!((answer.status, answer.location()), (303, format!("{report}?counted").as_str()));
        }
        house.caller().get(&format!("{report}?counted")).await.shows(&["C’est compté", "2 autres personnes le disent aussi"]);
        house.caller().get(&format!("/t/{token}")).await.shows(&["2 autres personnes"]);
        house.caller().post(&too, &[("reference", "K4RT-9999"), ("key", "a")]).await.is(404);
        house.caller().post(&format!("/t/{token}"), &[("say", "withdraw")]).await.is(303);
        house.caller().post(&too, &[("reference", &grievance.reference), ("key", "c")]).await.is(409);
        house.app.clock.advance(TimeDelta::days(8));
        house.caller().get(&report).await.hides(&["Déjà signalé ces jours-ci"]);
    }
}

#[tokio::test]
async fn the_report_page_is_light_over_the_wire() {
    let house = House::open(crate::support::Engine::Sqlite).await;
    let staff = house.staff().await;
    let site = site(&house, &staff).await;
    let client = reqwest::Client::new();
    let mut bytes = 0;
    let address = format!("{}/s/{}/report", house.url, site.code);
    let page = client.get(&address).send().await.unwrap().text().await.unwrap();
    let linked =
        page.split(['"']).filter(|part| part.starts_with("/assets/")).map(|path| format!("{}{path}", house.url));
    for address in linked.chain([address.clone()]) {
        let answer = client.get(&address).header("accept-encoding", "gzip").send().await.unwrap();
        bytes += answer.bytes().await.unwrap().len();
    }
    assert!(bytes < 40_000, "{bytes} bytes");
}
