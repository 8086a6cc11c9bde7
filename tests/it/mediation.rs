//! Mediation: cases, commitments, referrals, meetings and observations, as mediators, coordinators, authorities and programs meet
//! them; and that its words stay where they belong.

use chrono::TimeDelta;
use reqwest::Method;
use riverain::grievances::{GrievanceDraft, Via};
use riverain::i18n::Language;
use riverain::id::SiteId;
use riverain::{mediation, on, reading, relays, writing};
use serde_json::{Value, json};

use crate::on_both_engines;
use crate::sites::{registered, with};
use crate::support::{Answer, Caller, House};

const CASE: &[(&str, &str)] = &[
    ("title", "Livraisons à six heures devant le 12"),
    ("handling", "shuttle"),
    ("words", "La boulangère ne dort plus."),
];
const PARTY: &[(&str, &str)] = &[
    ("party", "business"),
    ("person_name", "Odile Farine"),
    ("person_telephone", "06 39 98 44 55"),
    ("person_email", "odile.farine@exemple.example"),
];

/// Opens a case over its form; gives its path.
async fn opened(caller: &mut Caller) -> String {
    let answer = caller.post("/desk/cases/new", CASE).await;
    answer.is(303);
    answer.location().to_owned()
}

/// What follows a text in an answer, up to the next quote.
fn after<'a>(answer: &'a Answer, beginning: &str) -> &'a str {
    let rest = answer.text.split(beginning).nth(1);
    rest.unwrap_or_else(|| panic!("no “{beginning}” in {}", answer.text)).split('"').next().unwrap()
}

/// The party's id, as the form of a commitment offers it.
fn party_id(page: &Answer) -> String {
    format!("pty_{}", after(page, "value=\"pty_"))
}

async fn party_of(caller: &mut Caller, path: &str) -> String {
    let page = caller.post_and_follow(&format!("{path}/parties"), PARTY).await;
    page.shows(&["Odile Farine", "La partie est ajoutée"]);
    party_id(&page)
}

/// Every sealed column of mediation as bytes, to look for words in the clear.
async fn stored(house: &House) -> Vec<u8> {
    let mut all = Vec::new();
    for sql in [
        "SELECT title FROM cases WHERE title IS NOT NULL",
        "SELECT name FROM case_parties WHERE name IS NOT NULL",
        "SELECT what FROM commitments WHERE what IS NOT NULL",
        "SELECT title FROM meetings WHERE title IS NOT NULL",
        "SELECT words FROM mediation_entries WHERE words IS NOT NULL",
    ] {
        let found: Vec<Vec<u8>> =
            reading!(house.app.db, tx => Ok(on!(tx, c => sqlx::query_scalar(sql).fetch_all(c).await)?)).unwrap();
        all.extend(found.concat());
    }
    let journal: Vec<String> = reading!(house.app.db, tx => {
        Ok(on!(tx, c => sqlx::query_scalar("SELECT detail FROM journal").fetch_all(c).await)?)
    })
    .unwrap();
    all.extend(journal.concat().into_bytes());
    all
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

on_both_engines! {
    async fn a_case_goes_from_its_opening_to_an_agreement_that_is_followed(house: House) {
        let staff = house.staff().await;
        let mut mediator = house.signed_in(&staff.mediator).await;
        mediator.get("/desk/cases").await.is(200).shows(&["Aucune médiation pour l’instant", "Ouvrir une médiation"]);
        mediator.get("/desk/cases/new").await.is(200).shows(&["Navette", "Samia Berges"]);
        let path = opened(&mut mediator).await;
        mediator.get(&path).await.is(200).shows(&["Livraisons à six heures", "La boulangère ne dort plus.", "En cours", "M-"]);
        let party = party_of(&mut mediator, &path).await;
        mediator.get(&path).await.shows(&["+33639984455", "odile.farine@exemple.example"]);
        let entry = [("kind", "carried"), ("words", "L’entreprise propose sept heures.")];
        mediator.post_and_follow(&format!("{path}/entries"), &entry).await.shows(&["Parole portée", "propose sept heures"]);
        let promise = [("party_id", party.as_str()), ("what", "Livrer après sept heures"), ("due_on", "2026-03-20")];
        mediator.post_and_follow(&format!("{path}/commitments"), &promise).await.shows(&["Livrer après sept heures", "avant le 20 mars 2026"]);
        let end = [("end", "agreed"), ("end_words", "Sept heures, sauf urgence.")];
        mediator.post_and_follow(&format!("{path}/end"), &end).await.shows(&["Accord trouvé", "Reprendre la médiation"]);
        mediator.post(&format!("{path}/end"), &end).await.is(409);
        mediator.post(&format!("{path}/parties"), PARTY).await.is(409);

        house.app.clock.advance(TimeDelta::days(14));
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        coordinator.get("/desk/cases").await.shows(&["Engagements en retard", "Livrer après sept heures", "attendu le 20 mars 2026", "1 en retard"]);
        let page = coordinator.get(&path).await;
        let settle = format!("{path}/commitments/cmt_{}", after(&page, "/commitments/cmt_"));
        coordinator.post_and_follow(&settle, &[("state", "kept")]).await.shows(&["Tenu", "Engagement tenu"]);
        coordinator.get("/desk/cases").await.hides(&["attendu le"]);
        coordinator.post_and_follow(&settle, &[("state", "pending")]).await.shows(&["Engagement remis en attente"]);
        coordinator.post(&settle, &[("state", "perhaps")]).await.is(422);
        coordinator.post_and_follow(&format!("{path}/reopen"), &[]).await.shows(&["La médiation est reprise"]);
        coordinator.post(&format!("{path}/reopen"), &[]).await.is(409);
        let other = [("handling", "round_table"), ("mediator_id", &staff.coordinator.id.to_string())];
        coordinator.post_and_follow(&format!("{path}/handling"), &other).await.shows(&["Table ronde", "Claude Berges"]);
        let wrong = [("handling", "round_table"), ("mediator_id", &staff.authority.id.to_string())];
        coordinator.post(&format!("{path}/handling"), &wrong).await.is(422).shows(&["qui fait de la médiation"]);
    }

    async fn a_form_comes_back_with_what_was_typed(house: House) {
        let staff = house.staff().await;
        let mut mediator = house.signed_in(&staff.mediator).await;
        let answer = mediator.post("/desk/cases/new", &[("words", "Déjà beaucoup dit"), ("handling", "duel")]).await;
        answer.is(422).shows(&["Déjà beaucoup dit", "Ce champ est à remplir", "n’est pas un des choix"]);
        let path = opened(&mut mediator).await;
        let answer = mediator.post(&format!("{path}/parties"), &with(PARTY, &[("person_telephone", "12"), ("party", "")])).await;
        answer.is(422).shows(&["Odile Farine", "n’est pas un numéro", "Ce champ est à remplir"]);
        mediator.post(&format!("{path}/entries"), &[("kind", "agreed"), ("words", "x")]).await.is(422);
        mediator.post(&format!("{path}/entries"), &[("kind", "note")]).await.is(422);
        party_of(&mut mediator, &path).await;
        let stranger = "pty_00000000000000000000000000";
        let promise = [("party_id", stranger), ("what", "Rien"), ("due_on", "2026-03-20")];
        mediator.post(&format!("{path}/commitments"), &promise).await.is(422).shows(&["Choisissez une des parties", "value=\"Rien\""]);
        mediator.post(&format!("{path}/end"), &[]).await.is(422);
        mediator.get("/desk/cases/case_00000000000000000000000000").await.is(404);
    }

    async fn contractors_see_nothing_and_authorities_see_no_words(house: House) {
        let staff = house.staff().await;
        let mut contractor = house.signed_in(&staff.contractor).await;
        let site = registered(&mut contractor).await;
        let site_id: SiteId = site.rsplit('/').next().unwrap().parse().unwrap();
        let mut mediator = house.signed_in(&staff.mediator).await;
        let site_id = site_id.to_string();
        let answer = mediator.post("/desk/cases/new", &with(CASE, &[("site_id", &site_id)])).await;
        let path = answer.is(303).location().to_owned();
        let party = party_of(&mut mediator, &path).await;
        let promise = [("party_id", party.as_str()), ("what", "Livrer après sept heures"), ("due_on", "2026-03-20")];
        mediator.post(&format!("{path}/commitments"), &promise).await.is(303);

        for hidden in ["/desk/cases", path.as_str(), "/desk/referrals", "/desk/meetings", "/desk/observations"] {
            contractor.get(hidden).await.is(403);
        }
        let mut authority = house.signed_in(&staff.authority).await;
        let words = ["Livraisons", "boulangère", "Odile", "+33639984455", "Livrer après"];
        authority.get(&path).await.is(200).shows(&["En cours", "Navette", "Commerce", "avant le 20 mars 2026"]).hides(&words);
        authority.get("/desk/cases").await.is(200).shows(&["Réfection du réseau d’eau"]).hides(&words).hides(&["Ouvrir une médiation"]);
        authority.post("/desk/cases/new", CASE).await.is(403);
        authority.get(&format!("/desk/cases?site={site_id}&state=agreed")).await.is(200).shows(&["Aucune médiation ne correspond"]);
        let mut program = house.program(&staff.authority).await;
        let id = path.rsplit('/').next().unwrap();
        let body = program.get(&format!("/api/v1/cases/{id}")).await.is(200).json();
        assert_eq!((&body["title"], &body["parties"][0]["name"], &body["timeline"][0]["words"]), (&Value::Null, &Value::Null, &Value::Null));
        let bytes = stored(&house).await;
        for word in ["Livraisons", "boulang", "Odile", "Livrer"] {
            assert!(!holds(&bytes, word), "“{word}” is stored in the clear");
        }
    }

    async fn a_person_is_handed_on_with_their_consent_and_followed_until_taken_up(house: House) {
        let staff = house.staff().await;
        let mut mediator = house.signed_in(&staff.mediator).await;
        mediator.get("/desk/referrals/new").await.is(200).shows(&["L’annuaire est vide"]);
        mediator.post("/desk/referrals/services", &[("name", ""), ("email", "x")]).await.is(422);
        let service = [("name", "Maison de l’habitat"), ("need", "housing"), ("telephone", "04 65 71 22 33"), ("place", "3 place du Lavoir")];
        mediator.post_and_follow("/desk/referrals/services", &service).await.shows(&["Maison de l’habitat", "Logement"]);
        mediator.post("/desk/referrals/services", &service).await.is(422).shows(&["est déjà dans l’annuaire"]);
        let page = mediator.get("/desk/referrals/new").await;
        let service_id = format!("svc_{}", after(&page, "value=\"svc_"));
        let person = [
            ("service_id", service_id.as_str()), ("person_name", "Yann Quai"), ("person_telephone", "06 39 98 77 88"),
            ("words", "Fissures au plafond"), ("follow_up_on", "2026-03-17"),
        ];
        mediator.post("/desk/referrals/new", &person).await.is(422).shows(&["Il faut l’accord de la personne", "Yann Quai"]);
        assert_eq!(house.count("contacts").await, 0, "a contact was kept without consent");
        let answer = mediator.post("/desk/referrals/new", &with(&person, &[("agreed", "yes")])).await;
        let path = answer.is(303).location().to_owned();
        mediator.get(&path).await.shows(&["Yann Quai", "+33639987788", "Fissures au plafond", "À relancer le 17 mars 2026"]);
        assert_eq!(house.count("consents").await, 1);
        let mut authority = house.signed_in(&staff.authority).await;
        authority.get(&path).await.is(200).shows(&["Maison de l’habitat"]).hides(&["Yann", "Fissures"]);
        authority.get("/desk/referrals").await.is(200).hides(&["Yann"]);

        house.app.clock.advance(TimeDelta::days(8));
        let mut mediator = house.signed_in(&staff.mediator).await;
        mediator.get("/desk/referrals").await.shows(&["badge care"]);
        mediator.post(&format!("{path}/steps"), &[("step", "")]).await.is(422);
        let again = [("step", "contacted"), ("words", "Rappeler"), ("follow_up_on", "2026-04-02")];
        mediator.post_and_follow(&format!("{path}/steps"), &again).await.shows(&["À relancer le 2 avril 2026"]);
        mediator.post_and_follow(&format!("{path}/steps"), &[("step", "taken_up")]).await.shows(&["Prise en charge"]).hides(&["À relancer"]);
        let closing = format!("/desk/referrals/services/{service_id}/close");
        mediator.post_and_follow(&closing, &[]).await.shows(&["Retiré"]);
        mediator.post("/desk/referrals/new", &with(&person, &[("agreed", "yes")])).await.is(422).shows(&["Choisissez un service"]);
        mediator.post_and_follow(&closing.replace("close", "reopen"), &[]).await.hides(&["Retiré"]);
        let body = house.program(&staff.mediator).await.get("/api/v1/referrals").await.is(200).json();
        assert_eq!(body["referrals"][0]["state"], "taken_up");
    }

    async fn a_meeting_is_planned_held_and_has_its_minutes(house: House) {
        let staff = house.staff().await;
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        let case = opened(&mut coordinator).await;
        let case_id = case.rsplit('/').next().unwrap().to_owned();
        coordinator.get(&format!("/desk/meetings/new?case={case_id}")).await.is(200).shows(&[&case_id]);
        let meeting = [
            ("case_id", case_id.as_str()), ("kind", "round_table"), ("title", "Horaires de livraison"), ("held_on", "2026-03-12"),
            ("starts_at", "18:30"), ("place", "Salle du Lavoir"), ("invited", "6"), ("words", "La boulangère, l’entreprise"),
        ];
        coordinator.post("/desk/meetings/new", &with(&meeting, &[("starts_at", "soir"), ("invited", "-2")])).await.is(422)
            .shows(&["n’est pas une heure", "n’est pas un nombre", "Salle du Lavoir"]);
        let path = coordinator.post("/desk/meetings/new", &meeting).await.is(303).location().to_owned();
        coordinator.get(&path).await.shows(&["Horaires de livraison", "12 mars 2026, 18 h 30", "Prévue"]);
        coordinator.get(&case).await.shows(&["Réunion prévue"]);
        let minutes = [("attended", "5"), ("minutes", "Chacun a parlé dix minutes.")];
        coordinator.post(&format!("{path}/held"), &minutes).await.is(422).shows(&["on ne sait pas encore qui viendra"]);
        house.app.clock.advance(TimeDelta::days(2));
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        coordinator.post_and_follow(&format!("{path}/held"), &minutes).await.shows(&["Tenue", "Chacun a parlé dix minutes."]);
        coordinator.get(&case).await.shows(&["Réunion tenue", "Chacun a parlé dix minutes."]);
        coordinator.post(&format!("{path}/cancel"), &[]).await.is(409);
        let other = coordinator.post("/desk/meetings/new", &with(&meeting, &[("case_id", ""), ("kind", "public")])).await;
        let other = other.is(303).location().to_owned();
        coordinator.post_and_follow(&format!("{other}/cancel"), &[]).await.shows(&["La réunion est annulée", "Annulée"]);
        coordinator.get("/desk/meetings").await.shows(&["Passées", "5 personnes"]);
        house.signed_in(&staff.authority).await.get("/desk/meetings").await.is(200).shows(&["Réunion publique"]).hides(&["Horaires"]);
        let body = house.program(&staff.authority).await.get("/api/v1/meetings").await.is(200).json();
        assert_eq!(body["meetings"].as_array().unwrap().len(), 2);
        assert_eq!(body["meetings"][0]["title"], Value::Null);
    }

    async fn what_a_mediator_notices_is_followed_until_it_is_settled(house: House) {
        let staff = house.staff().await;
        let mut mediator = house.signed_in(&staff.mediator).await;
        mediator.get("/desk/observations/new").await.is(200).shows(&["Éclairage", "value=\"2026-03-10\""]);
        let seen = [("topic", "lighting"), ("place", "Angle de la rue des Tanneurs"), ("noticed_on", "2026-03-10"), ("words", "Depuis lundi")];
        mediator.post("/desk/observations/new", &with(&seen, &[("noticed_on", "2026-03-11"), ("topic", "lighting")])).await.is(422)
            .shows(&["pas encore venu", "Angle de la rue des Tanneurs"]);
        mediator.post("/desk/observations/new", &with(&seen, &[("site_id", "site_00000000000000000000000000")])).await.is(422);
        let path = mediator.post("/desk/observations/new", &seen).await.is(303).location().to_owned();
        mediator.get(&path).await.shows(&["Depuis lundi", "Technique", "Remarqué"]);
        mediator.post(&format!("{path}/follow"), &[("state", "gone")]).await.is(422);
        mediator.post_and_follow(&format!("{path}/follow"), &[("state", "passed_on"), ("words", "À la voirie")]).await.shows(&["Transmis", "À la voirie"]);
        mediator.post_and_follow(&format!("{path}/follow"), &[("state", "settled")]).await.shows(&["Réglé"]);
        house.signed_in(&staff.authority).await.get("/desk/observations").await.is(200).shows(&["Éclairage", "Réglé"]);
        let mut program = house.program(&staff.mediator).await;
        let body = json!({ "topic": "isolation", "place": "12 rue des Tanneurs", "noticed_on": "2026-03-09" });
        program.send_json(Method::POST, "/api/v1/observations", &body).await.is(201);
        let listed = program.get("/api/v1/observations").await.json();
        assert_eq!(listed["observations"][0]["topic"], "isolation", "what is not settled comes first");
    }

    async fn a_case_grows_from_a_grievance_and_leaves_a_note_there(house: House) {
        let staff = house.staff().await;
        let mut contractor = house.signed_in(&staff.contractor).await;
        let site = registered(&mut contractor).await;
        let site_id: SiteId = site.rsplit('/').next().unwrap().parse().unwrap();
        let app = &house.app;
        let draft = GrievanceDraft {
            category: Some("noise".to_owned()),
            suffered_on: Some("2026-03-09".to_owned()),
            words: Some("Un marteau-piqueur à six heures.".to_owned()),
            ..GrievanceDraft::default()
        };
        let today = app.clock.today(app.settings.time_zone);
        let new = draft.checked(site_id, today, Language::French, Via::Telephone).unwrap();
        let filed = writing!(app.db, tx => relays::file(app, tx, &new).await).unwrap();
        let mut mediator = house.signed_in(&staff.mediator).await;
        let grievance = format!("/desk/grievances/{}", filed.grievance.id);
        mediator.get(&grievance).await.is(200).shows(&[&format!("/desk/cases/new?grievance={}", filed.grievance.id)]);
        mediator.get(&format!("/desk/cases/new?grievance={}", filed.grievance.id)).await.is(200).shows(&[&filed.grievance.reference]);
        let path = mediator.post("/desk/cases/new", &with(CASE, &[("grievance_id", &filed.grievance.id.to_string())])).await.is(303).location().to_owned();
        mediator.get(&path).await.shows(&[&filed.grievance.reference, "Réfection du réseau d’eau"]);
        mediator.get(&grievance).await.shows(&["Médiation M-"]);
        contractor.get(&grievance).await.is(200).hides(&["Médiation M-"]);
        mediator.post("/desk/cases/new", &with(CASE, &[("grievance_id", "gri_00000000000000000000000000")])).await.is(404);
        let seen = reading!(app.db, tx => mediation::cases_of_grievance(tx, &staff.authority, filed.grievance.id).await).unwrap();
        assert_eq!(seen.len(), 1);
    }

    async fn programs_open_and_follow_cases_with_the_same_checks(house: House) {
        let staff = house.staff().await;
        let mut program = house.program(&staff.coordinator).await;
        let answer = program.send_json(Method::POST, "/api/v1/cases", &json!({ "handling": "duel", "title": " " })).await;
        let pointers: Vec<String> =
            answer.is(422).json()["errors"].as_array().unwrap().iter().map(|fault| fault["pointer"].as_str().unwrap().to_owned()).collect();
        assert_eq!(pointers, ["/title", "/handling"]);
        let body = json!({ "handling": "round_table", "title": "Poussière au marché", "mediator_id": staff.mediator.id.to_string() });
        let case = program.send_json(Method::POST, "/api/v1/cases", &body).await.is(201).json();
        assert_eq!((&case["mediator"], &case["state"]), (&json!("Samia Berges"), &json!("open")));
        let path = format!("/api/v1/cases/{}", case["id"].as_str().unwrap());
        let party = json!({ "party": "contractor", "person_name": "Terrassements Vauclair" });
        let case = program.send_json(Method::POST, &format!("{path}/parties"), &party).await.is(201).json();
        let promise = json!({ "party_id": case["parties"][0]["id"], "what": "Arroser le sol", "due_on": "2026-03-01" });
        let case = program.send_json(Method::POST, &format!("{path}/commitments"), &promise).await.is(201).json();
        assert_eq!(case["commitments"][0]["overdue"], true);
        program.send_json(Method::POST, &format!("{path}/entries"), &json!({ "kind": "note", "words": "Vu sur place" })).await.is(201);
        let listed = program.get("/api/v1/cases?state=open").await.is(200).json();
        assert_eq!((&listed["cases"][0]["overdue_commitments"], &listed["cases"][0]["title"]), (&json!(1), &json!("Poussière au marché")));
        let commitment = format!("/api/v1/commitments/{}", case["commitments"][0]["id"].as_str().unwrap());
        let case = program.send_json(Method::PATCH, &commitment, &json!({ "state": "broken" })).await.is(200).json();
        assert_eq!(case["commitments"][0]["state"], "broken");
        program.send_json(Method::PATCH, &commitment, &json!({})).await.is(422);
        house.program(&staff.contractor).await.get("/api/v1/cases").await.is(403);
        house.program(&staff.authority).await.send_json(Method::POST, "/api/v1/cases", &body).await.is(403);
    }
}
