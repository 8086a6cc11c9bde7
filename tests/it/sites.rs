//! Sites and their phases, as contractors, staff, residents and programs meet them.

use reqwest::Method;
use riverain::id::SiteId;
use riverain::sites::{self, Nuisance};
use riverain::{reading, writing};
use serde_json::{Value, json};

use crate::on_both_engines;
use crate::support::Caller;

/// The fields of a site's form, all in order.
pub const SITE: &[(&str, &str)] = &[
    ("name", "Réfection du réseau d’eau, rue des Tanneurs"),
    ("description", "Les tuyaux ont soixante ans. On les change avant qu’ils ne cassent."),
    ("permit_reference", "AR-2026-118"),
    ("starts_on", "2026-04-01"),
    ("ends_on", "2026-06-30"),
    ("public_telephone", "04 65 71 12 34"),
    ("site_manager_name", "Jeanne Moulin"),
    ("site_manager_email", "jeanne.moulin@vauclair.example"),
    ("site_manager_telephone", "06 39 98 12 34"),
    ("director_name", ""),
    ("director_email", ""),
    ("director_telephone", ""),
];

const PHASE: &[(&str, &str)] = &[
    ("name", "Ouverture de la tranchée"),
    ("announced_from", "2026-04-01"),
    ("announced_to", "2026-04-20"),
    ("day_from", "08:00"),
    ("day_to", "17:30"),
    ("days", "mon"),
    ("days", "tue"),
    ("days", "wed"),
    ("days", "thu"),
    ("days", "fri"),
    ("nuisances", "noise"),
    ("reach_noise", "80"),
    ("nuisances", "access"),
    ("reach_access", ""),
];

/// Fields with some of them changed.
pub fn with<'a>(fields: &[(&'a str, &'a str)], changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    kept.chain(changes).copied().collect()
}

/// Registers a site over its form; gives its path at the desk.
pub async fn registered(caller: &mut Caller) -> String {
    let answer = caller.post("/desk/sites/new", SITE).await;
    answer.is(303);
    answer.location().trim_end_matches("/zone").to_owned()
}

/// A site's JSON as programs send it.
fn body() -> Value {
    json!({
        "name": "Tramway, quai des Mégissiers",
        "starts_on": "2026-05-04",
        "ends_on": "2026-09-30",
        "site_manager_name": "Jeanne Moulin",
        "site_manager_email": "jeanne.moulin@vauclair.example",
        "phases": [{
            "name": "Rails",
            "announced_from": "2026-05-04", "announced_to": "2026-07-31",
            "day_from": "07:00", "day_to": "19:00",
            "days": ["mon", "tue", "wed", "thu", "fri", "sat"],
            "nuisances": { "noise": 120, "traffic": null }
        }]
    })
}

async fn give_zone(caller: &mut Caller, path: &str) {
    let zone = json!({ "type": "Polygon", "coordinates": [[
        [4.882, 45.757], [4.883, 45.757], [4.883, 45.758], [4.882, 45.758], [4.882, 45.757]
    ]]});
    let form = reqwest::multipart::Form::new().text("zone", zone.to_string());
    let request = caller.request(Method::POST, &format!("{path}/zone")).multipart(form);
    caller.send(request).await.is(303);
}

fn pointers(problem: &Value) -> Vec<String> {
    let errors = problem["errors"].as_array().cloned().unwrap_or_default();
    errors.iter().map(|error| error["pointer"].as_str().unwrap_or_default().to_owned()).collect()
}

fn id_in(path: &str) -> SiteId {
    path.rsplit('/').next().unwrap().parse().unwrap()
}

on_both_engines! {
    async fn a_contractor_registers_a_site_and_is_led_to_its_zone(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        caller.get("/desk").await.is(200).shows(&["Aucun chantier pour l’instant", "href=\"/desk/sites/new\""]);
        let answer = caller.post("/desk/sites/new", SITE).await;
        answer.is(303);
        assert!(answer.location().ends_with("/zone"), "{}", answer.location());
        let path = answer.location().trim_end_matches("/zone").to_owned();
        caller.get(&path).await.is(200).shows(&[
            "Réfection du réseau d’eau, rue des Tanneurs", "Terrassements Vauclair", "du 1er avril 2026 au 30 juin 2026",
            "Jeanne Moulin", "jeanne.moulin@vauclair.example", "+33639981234", "AR-2026-118", "À compléter",
            "Donner l’emprise", "Décrire les phases",
        ]);
        caller.get("/desk").await.shows(&["Donner l’emprise", "Décrire les phases"]);
        caller.get("/desk/sites").await.shows(&["Réfection du réseau d’eau", "À compléter"]);
        let mut contacts = house.app.clone();
        contacts.clock = house.app.clock.clone();
        let kept = reading!(house.app.db, tx => sites::relay_contacts(&contacts, tx, id_in(&path)).await).unwrap();
        assert_eq!(kept.site_manager.telephone.unwrap().as_str(), "+33639981234");
        assert_eq!(kept.director, None);
    }

    async fn every_mistake_in_the_form_is_told_at_once_and_nothing_typed_is_lost(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let wrong = with(SITE, &[
            ("name", " "), ("ends_on", "2026-03-01"), ("site_manager_email", "jeanne"), ("public_telephone", "12"),
            ("director_name", "Paul Aubin"),
        ]);
        caller.post("/desk/sites/new", &wrong).await.is(422).shows(&[
            "Ce champ est à remplir.", "La fin (1er mars 2026) vient avant le début (1er avril 2026)",
            "« jeanne » n’est pas une adresse électronique", "« 12 » n’est pas un numéro de téléphone",
            "value=\"Jeanne Moulin\"", "value=\"2026-03-01\"", "value=\"Paul Aubin\"", "Les tuyaux ont soixante ans.",
        ]);
        assert_eq!(house.count("sites").await, 0);
    }

    async fn a_coordinator_registers_for_a_contractor_and_nobody_else_may(house: House) {
        let staff = house.staff().await;
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        coordinator.get("/desk/sites/new").await.shows(&["Terrassements Vauclair", "Réseaux Montferrand"]).hides(&["Ville de Sourcieux"]);
        coordinator.post("/desk/sites/new", SITE).await.is(422).shows(&["Choisissez l’entreprise"]);
        let own = staff.coordinator.organisation_id.to_string();
        coordinator.post("/desk/sites/new", &with(SITE, &[("organisation_id", &own)])).await.is(422);
        let contractor = staff.contractor.organisation_id.to_string();
        coordinator.post("/desk/sites/new", &with(SITE, &[("organisation_id", &contractor)])).await.is(303);
        for account in [&staff.mediator, &staff.authority, &staff.admin] {
            let mut caller = house.signed_in(account).await;
            caller.get("/desk/sites/new").await.is(403);
            caller.post("/desk/sites/new", SITE).await.is(403);
            caller.get("/desk/sites").await.is(200).shows(&["Réfection du réseau d’eau"]);
        }
        assert_eq!(house.count("sites").await, 1);
    }

    async fn another_contractor_finds_nothing_there(house: House) {
        let staff = house.staff().await;
        let path = registered(&mut house.signed_in(&staff.contractor).await).await;
        let mut rival = house.signed_in(&staff.rival).await;
        rival.get("/desk/sites").await.hides(&["Réfection"]);
        rival.get("/desk").await.hides(&["Réfection"]);
        for below in ["", "/edit", "/phases", "/zone", "/zone.geojson", "/notice"] {
            rival.get(&format!("{path}{below}")).await.is(404);
        }
        rival.post(&format!("{path}/edit"), SITE).await.is(404);
        rival.post(&format!("{path}/phases"), PHASE).await.is(404);
        let api = format!("/api/v1/sites/{}", id_in(&path));
        let mut program = house.program(&staff.rival).await;
        program.get(&api).await.is(404);
        program.send_json(Method::PATCH, &api, &json!({ "name": "Autre" })).await.is(404);
        assert_eq!(program.get("/api/v1/sites").await.json()["sites"], json!([]));
        let stolen = SITE.iter().chain(&[("organisation_id", "")]).copied().collect::<Vec<_>>();
        rival.post("/desk/sites/new", &stolen).await.is(303);
        assert_eq!(house.count("phases").await, 0);
    }

    async fn contacts_are_for_those_who_work_with_them(house: House) {
        let staff = house.staff().await;
        let path = registered(&mut house.signed_in(&staff.contractor).await).await;
        house.signed_in(&staff.coordinator).await.get(&path).await.shows(&["jeanne.moulin@vauclair.example"]);
        house.signed_in(&staff.authority).await.get(&path).await.is(200).hides(&["jeanne.moulin", "Jeanne Moulin"]);
    }

    async fn a_site_is_changed_in_its_form(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let path = registered(&mut caller).await;
        caller.get(&format!("{path}/edit")).await.is(200).shows(&["value=\"Jeanne Moulin\"", "value=\"2026-06-30\"", "value=\"AR-2026-118\""]);
        let changed = with(SITE, &[("ends_on", "2026-07-14"), ("director_name", "Paul Aubin"), ("director_email", "paul@vauclair.example")]);
        caller.post_and_follow(&format!("{path}/edit"), &changed).await.is(200)
            .shows(&["Le chantier est modifié.", "14 juillet 2026", "Paul Aubin"]);
        caller.post(&format!("{path}/edit"), &with(SITE, &[("name", "")])).await.is(422).shows(&["Ce champ est à remplir."]);
    }

    async fn phases_are_added_changed_and_removed_on_one_page(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let path = registered(&mut caller).await;
        let phases = format!("{path}/phases");
        caller.get(&phases).await.is(200).shows(&["value=\"08:00\"", "value=\"2026-04-01\""]);
        caller.post_and_follow(&phases, PHASE).await.is(200).shows(&[
            "La phase est ajoutée.", "Ouverture de la tranchée", "du 1er avril 2026 au 20 avril 2026",
            "du lundi au vendredi, de 8 h 00 à 17 h 30", "jusqu’à 80 m", "jusqu’à 30 m", "Dates annoncées",
        ]);
        let kept = reading!(house.app.db, tx => sites::phases(tx, id_in(&path)).await).unwrap();
        assert_eq!(kept[0].nuisances.iter().map(|own| (own.nuisance, own.reach_m)).collect::<Vec<_>>(),
            [(Nuisance::Noise, 80), (Nuisance::Access, 30)]);
        let one = format!("{phases}/{}", kept[0].id);
        caller.get(&one).await.is(200).shows(&["value=\"Ouverture de la tranchée\"", "name=\"reach_noise\" value=\"80\""]);
        let verified = with(PHASE, &[("verified_from", "2026-04-03"), ("verified_to", "2026-04-22")]);
        caller.post_and_follow(&one, &verified).await.is(200)
            .shows(&["La phase est modifiée.", "du 3 avril 2026 au 22 avril 2026", "Dates confirmées"]);
        assert_eq!((house.count("phases").await, house.count("nuisances").await), (1, 2));
        caller.post_and_follow(&format!("{one}/remove"), &[]).await.is(200).shows(&["La phase est retirée."]);
        assert_eq!((house.count("phases").await, house.count("nuisances").await), (0, 0));
        caller.get(&one).await.is(404);
        caller.post(&format!("{one}/remove"), &[]).await.is(404);
    }

    async fn a_faulty_phase_comes_back_with_its_faults(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let path = registered(&mut caller).await;
        let wrong: Vec<_> = with(PHASE, &[("days", ""), ("announced_to", "20/04/2026"), ("reach_noise", "loin"), ("day_to", "08:00")]);
        caller.post(&format!("{path}/phases"), &wrong).await.is(422).shows(&[
            "Cochez au moins un jour.", "« 20/04/2026 » n’est pas une date", "Bruit : la portée est un nombre entier",
            "Le travail finit à l’heure où il commence", "value=\"loin\"", "value=\"Ouverture de la tranchée\"",
        ]);
        assert_eq!(house.count("phases").await, 0);
    }

    async fn residents_read_what_is_planned_without_an_account(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let path = registered(&mut caller).await;
        let site = reading!(house.app.db, tx => sites::site(tx, id_in(&path)).await).unwrap();
        let mut resident = house.caller();
        resident.get("/").await.is(200).hides(&["Réfection"]);
        resident.get(&format!("/s/{}", site.code)).await.is(200).shows(&["Le calendrier n’est pas encore connu"]);
        caller.post(&format!("{path}/phases"), PHASE).await.is(303);
        give_zone(&mut caller, &path).await;
        resident.get("/").await.is(200).shows(&["Travaux à venir", "Réfection du réseau d’eau", &format!("href=\"/s/{}\"", site.code)]);
        let answer = resident.get(&format!("/s/{}", site.code.in_capitals())).await;
        answer.is(200).shows(&[
            "Ouverture de la tranchée", "du 1er avril 2026 au 20 avril 2026", "du lundi au vendredi, de 8 h 00 à 17 h 30",
            "Ce que cela change pour vous", "des engins bruyants", &format!("href=\"/s/{}/report\"", site.code),
            &format!("src=\"/s/{}/map.svg\"", site.code), "tel:+33465711234", "Terrassements Vauclair",
        ]).hides(&["Jeanne Moulin", "jeanne.moulin", "<script"]);
        assert!(answer.text.len() < 20_000, "{} bytes", answer.text.len());
        let mut english = house.caller().reading("en");
        english.get(&format!("/s/{}", site.code)).await.shows(&["What it changes for you", "Monday to Friday"]);
    }

    async fn a_code_from_a_poster_leads_to_its_site(house: House) {
        let staff = house.staff().await;
        let path = registered(&mut house.signed_in(&staff.contractor).await).await;
        let site = reading!(house.app.db, tx => sites::site(tx, id_in(&path)).await).unwrap();
        let mut resident = house.caller();
        let answer = resident.get(&format!("/?code={}", site.code.in_capitals())).await;
        assert_eq!((answer.status, answer.location()), (303, format!("/s/{}", site.code).as_str()));
        resident.get("/?code=zzzz9z").await.is(404).shows(&["Aucun chantier n’a le code", "value=\"zzzz9z\""]);
        resident.get("/s/zzzz9z").await.is(404);
        resident.get("/s/aeiou").await.is(404);
    }

    async fn a_site_goes_from_announced_to_ongoing_to_ended(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let path = registered(&mut caller).await;
        caller.post(&format!("{path}/phases"), PHASE).await.is(303);
        give_zone(&mut caller, &path).await;
        let program = || async { house.program(&staff.contractor).await.get("/api/v1/sites").await.json()["sites"][0]["state"].clone() };
        assert_eq!(program().await, "announced");
        house.app.clock.advance(chrono::TimeDelta::days(25));
        assert_eq!(program().await, "ongoing");
        house.caller().get("/").await.shows(&["Travaux en cours"]);
        house.app.clock.advance(chrono::TimeDelta::days(120));
        assert_eq!(program().await, "ended");
        house.caller().get("/").await.hides(&["Réfection"]);
    }

    async fn dates_that_come_near_are_asked_to_be_confirmed(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let path = registered(&mut caller).await;
        caller.post(&format!("{path}/phases"), PHASE).await.is(303);
        give_zone(&mut caller, &path).await;
        caller.get("/desk").await.shows(&["Rien ne vous attend aujourd’hui"]);
        house.app.clock.advance(chrono::TimeDelta::days(14));
        house.signed_in(&staff.contractor).await.get("/desk").await.shows(&["Confirmer les dates de", "Ouverture de la tranchée"]);
    }

    async fn the_notice_is_one_sheet_with_code_and_qr(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let path = registered(&mut caller).await;
        caller.post(&format!("{path}/phases"), PHASE).await.is(303);
        give_zone(&mut caller, &path).await;
        let site = reading!(house.app.db, tx => sites::site(tx, id_in(&path)).await).unwrap();
        caller.get(&format!("{path}/notice")).await.is(200).shows(&[
            "Avis de travaux", "Ouverture de la tranchée", "<svg", &site.code.in_capitals(), "04 65 71 12 34",
            house.app.url(&format!("/s/{}", site.code)).as_str(),
        ]).hides(&["jeanne.moulin"]);
        // In each language of the people who live there, the frame around it in the reader's own.
        let url = house.app.url(&format!("/s/{}", site.code));
        let sheets = [
            ("en", "ltr", "Notice of works", "Monday"), ("ar", "rtl", "إعلان عن أشغال", "الاثنين"), ("tr", "ltr", "Çalışma duyurusu", "pazartesi"),
            ("pt", "ltr", "Aviso de obras", "segunda-feira"), ("es", "ltr", "Aviso de obras", "lunes"), ("ro", "ltr", "Anunț de lucrări", "luni"),
        ];
        for (language, direction, title, monday) in sheets {
            let sheet = caller.get(&format!("{path}/notice?language={language}")).await;
            sheet.is(200).shows(&[
                "<html lang=\"fr\" dir=\"ltr\">", &format!("<article class=\"sheet one\" lang=\"{language}\" dir=\"{direction}\">"),
                title, monday, "Ouverture de la tranchée", "<svg", &url, "Imprimez cette page",
            ]);
            // Not a word of the sheet in French.
            sheet.hides(&["Avis de travaux", "Ce qui est prévu", "Bruit", "lundi", "avril 2026", "Jours et heures", "Visez ce carré"]);
        }
        caller.get(&format!("{path}/notice?language=xx")).await.is(200).shows(&["Avis de travaux"]);
    }

    async fn programs_register_read_and_change_sites(house: House) {
        let staff = house.staff().await;
        let mut program = house.program(&staff.contractor).await;
        let made = program.send_json(Method::POST, "/api/v1/sites", &body()).await;
        made.is(201);
        let site = made.json();
        assert_eq!((&site["state"], &site["has_zone"]), (&json!("incomplete"), &json!(false)));
        assert_eq!(site["phases"][0]["nuisances"], json!({ "noise": 120, "traffic": 200 }));
        let path = format!("/api/v1/sites/{}", site["id"].as_str().unwrap());
        assert_eq!(program.get(&path).await.json(), site);
        let phase = &site["phases"][0];
        let mut kept = phase.clone();
        kept["verified_from"] = json!("2026-05-05");
        kept["verified_to"] = json!("2026-08-01");
        let mut added = phase.clone();
        added.as_object_mut().unwrap().remove("id");
        added["name"] = json!("Caténaires");
        let changed = program.send_json(Method::PATCH, &path, &json!({
            "description": "Une ligne de plus.", "phases": [kept, added]
        })).await;
        changed.is(200);
        let changed = changed.json();
        assert_eq!((&changed["name"], &changed["description"]), (&site["name"], &json!("Une ligne de plus.")));
        assert_eq!(changed["phases"].as_array().unwrap().len(), 2);
        let cleared = program.send_json(Method::PATCH, &path, &json!({ "description": null, "phases": [added] })).await.json();
        assert_eq!((&cleared["description"], cleared["phases"].as_array().unwrap().len()), (&Value::Null, 1));
        assert_eq!(program.get("/api/v1/sites").await.json()["sites"][0], cleared);
    }

    async fn programs_are_told_every_fault_with_its_pointer(house: House) {
        let staff = house.staff().await;
        let mut program = house.program(&staff.contractor).await;
        let mut wrong = body();
        wrong["name"] = json!("");
        wrong["site_manager_email"] = json!("nobody");
        wrong["phases"][0]["days"] = json!(["monday"]);
        wrong["phases"][0]["nuisances"] = json!({ "noise": -1, "smell": 10 });
        let answer = program.send_json(Method::POST, "/api/v1/sites", &wrong).await;
        answer.is(422);
        assert_eq!(answer.headers["content-type"], "application/problem+json");
        assert_eq!(pointers(&answer.json()), [
            "/name", "/site_manager_email", "/phases/0/days", "/phases/0/nuisances/noise", "/phases/0/nuisances/smell",
        ]);
        let coordinator = house.program(&staff.coordinator).await.send_json(Method::POST, "/api/v1/sites", &body()).await;
        assert_eq!((coordinator.status, pointers(&coordinator.json())), (422, vec!["/organisation_id".to_owned()]));
        house.program(&staff.mediator).await.send_json(Method::POST, "/api/v1/sites", &body()).await.is(403);
        house.caller().get("/api/v1/sites").await.is(401);
        assert_eq!((house.count("sites").await, house.count("phases").await), (0, 0));
    }

    async fn a_member_that_no_site_has_is_named(house: House) {
        let staff = house.staff().await;
        let mut program = house.program(&staff.contractor).await;
        let mut wrong = body();
        wrong["start"] = json!("2026-05-04");
        program.send_json(Method::POST, "/api/v1/sites", &wrong).await.is(422).shows(&["start"]);
        let site = program.send_json(Method::POST, "/api/v1/sites", &body()).await.json();
        let path = format!("/api/v1/sites/{}", site["id"].as_str().unwrap());
        program.send_json(Method::PATCH, &path, &json!({ "nom": "Autre" })).await.is(422).shows(&["nom"]);
        program.send_json(Method::PATCH, &path, &json!({ "name": 3 })).await.is(422);
        let phase = json!([{ "id": "pha_00000000000000000000000000" }]);
        program.send_json(Method::PATCH, &path, &json!({ "phases": phase })).await.is(422);
    }

    async fn usual_reaches_of_a_contractor_are_what_a_phase_offers(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let path = registered(&mut caller).await;
        let organisation = staff.contractor.organisation_id;
        let usual = format!("/desk/organisations/{organisation}/reaches");
        caller.get(&format!("{path}/phases")).await.shows(&[&usual, "name=\"reach_noise\" value=\"100\""]);
        caller.get(&usual).await.is(200).shows(&["Portées habituelles", "Terrassements Vauclair", "D’ordinaire 100 m"]);
        caller.post(&usual, &[("noise", "3000"), ("dust", "x"), ("access", "15")]).await.is(422).shows(&[
            "Bruit\u{a0}: la portée est un nombre entier", "Poussière\u{a0}: la portée", "value=\"3000\"", "value=\"15\"",
        ]);
        caller.post(&usual, &[("noise", "160"), ("access", "")]).await.is(303);
        caller.get(&format!("{path}/phases")).await.shows(&["name=\"reach_noise\" value=\"160\"", "name=\"reach_access\" value=\"30\""]);
        // A phase may still say otherwise, and gets the usual one where it says nothing.
        caller.post(&format!("{path}/phases"), &with(PHASE, &[("nuisances", "noise"), ("reach_noise", "")])).await.is(303);
        caller.get(&path).await.shows(&["jusqu’à 160 m"]);
        let mut program = house.program(&staff.coordinator).await;
        let api = format!("/api/v1/organisations/{organisation}/reaches");
        assert_eq!(program.get(&api).await.json()["reaches"]["noise"], 160);
        program.send_json(Method::PUT, &api, &json!({ "reaches": { "noise": null, "dust": 70 } })).await.is(200);
        let reaches = program.get(&api).await.json();
        assert_eq!((&reaches["reaches"]["noise"], &reaches["reaches"]["dust"]), (&json!(100), &json!(70)));
        program.send_json(Method::PUT, &api, &json!({ "reaches": { "smell": 3 } })).await.is(422).shows(&["/reaches/smell"]);
        // What a program leaves open gets the usual reach too.
        let mut own = body();
        own["phases"][0]["nuisances"] = json!({ "dust": null });
        let site = house.program(&staff.contractor).await.send_json(Method::POST, "/api/v1/sites", &own).await.json();
        assert_eq!(site["phases"][0]["nuisances"]["dust"], 70);
        house.signed_in(&staff.rival).await.get(&usual).await.is(404);
        let mediators = staff.mediator.organisation_id;
        program.get(&format!("/api/v1/organisations/{mediators}/reaches")).await.is(404);
    }

    async fn what_changes_stands_in_the_journal(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.contractor).await;
        let path = registered(&mut caller).await;
        caller.post(&format!("{path}/phases"), PHASE).await.is(303);
        give_zone(&mut caller, &path).await;
        let lines = reading!(house.app.db, tx => riverain::journal::lines(tx, None, None, 4).await).unwrap();
        let acts: Vec<&str> = lines.iter().map(|line| line.act.as_str()).collect();
        assert_eq!(acts, ["affected.kept", "zone.set", "phase.added", "site.registered"]);
        assert!(lines.iter().all(|line| line.actor == staff.contractor.id.to_string()));
    }

    async fn contacts_are_sealed_in_the_table(house: House) {
        let staff = house.staff().await;
        registered(&mut house.signed_in(&staff.contractor).await).await;
        let sealed: Vec<u8> = writing!(house.app.db, tx => {
            Ok(riverain::on!(tx, c => sqlx::query_scalar("SELECT site_manager FROM sites").fetch_one(c).await)?)
        }).unwrap();
        assert!(!String::from_utf8_lossy(&sealed).contains("jeanne"));
    }
}
