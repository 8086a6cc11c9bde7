//! Sign-in, roles and tokens, as people and programs meet them.

use reqwest::Method;
use riverain::journal::{self, Integrity};
use riverain::people::Account;
use riverain::{reading, writing};

use crate::on_both_engines;
use crate::support::{Caller, House, PASSWORD};

/// The text that a page shows once, in its first `<code>`.
fn shown_once(text: &str) -> String {
    let after = text.split("<code>").nth(1).unwrap_or_else(|| panic!("nothing is shown once in {text}"));
    after.split("</code>").next().unwrap().to_owned()
}

async fn may_sign_in(house: &House, account: &Account, password: &str) -> bool {
    let form = [("email", account.email.as_str()), ("password", password)];
    house.caller().post("/sign-in", &form).await.status == 303
}

/// Opens an account over its form; gives its path and its first password.
async fn opened(admin: &mut Caller, account: &Account, email: &str) -> (String, String) {
    let organisation = account.organisation_id.to_string();
    let form =
        [("organisation_id", organisation.as_str()), ("name", "Noé Tilleul"), ("email", email), ("role", "mediator")];
    let answer = admin.post("/desk/people/new", &form).await;
    answer.is(201).shows(&["Noé Tilleul", "affiché cette seule fois"]);
    let list = admin.get("/desk/people").await;
    let path = list.text.split("Noé Tilleul").next().unwrap().rsplit("href=\"").next().unwrap();
    (path.split('"').next().unwrap().to_owned(), shown_once(&answer.text))
}

on_both_engines! {
    async fn who_signs_in_comes_to_where_their_work_begins(house: House) {
        let staff = house.staff().await;
        let mut caller = house.caller();
        let form = [("email", staff.mediator.email.as_str()), ("password", crate::support::PASSWORD)];
        let answer = caller.post("/sign-in", &form).await;
        assert_eq!((answer.status, answer.location()), (303, "/rounds"));
        let answer = caller.post("/sign-out", &[]).await;
        assert_eq!(answer.location(), "/");
    }

    async fn a_wrong_password_gives_back_the_address_and_says_what_helps(house: House) {
        let staff = house.staff().await;
        let form = [("email", staff.mediator.email.as_str()), ("password", "not this one")];
        let answer = house.caller().post("/sign-in", &form).await;
        answer.is(422).shows(&[&staff.mediator.email, "ne vont pas ensemble"]).hides(&["not this one"]);
    }

    async fn too_many_tries_are_held_up(house: House) {
        let mut last = 0;
        for _ in 0..8 {
            last = house.caller().post("/sign-in", &[("email", "held.up@riverain.example"), ("password", "x")]).await.status;
        }
        assert_eq!(last, 429);
    }

    async fn a_form_sent_from_another_site_is_refused(house: House) {
        let mut caller = house.caller();
        let request = caller.request(reqwest::Method::POST, "/sign-in").header("origin", "https://elsewhere.example");
        let answer = caller.send(request.form(&[("email", "x"), ("password", "y")])).await;
        answer.is(403);
    }

    async fn the_journal_shows_when_a_line_was_changed(house: House) {
        let app = &house.app;
        house.staff().await;
        let whole = reading!(app.db, tx => journal::check(app, tx).await).unwrap();
        assert!(matches!(whole, Integrity::Whole { lines } if lines >= 10), "{whole:?}");
        writing!(app.db, tx => {
            let sql = "UPDATE journal SET detail = 'admin' WHERE seq = 5";
            Ok(riverain::on!(tx, c => sqlx::query(sql).execute(c).await.map(|_| ()))?)
        }).unwrap();
        assert_eq!(reading!(app.db, tx => journal::check(app, tx).await).unwrap(), Integrity::BrokenAt { seq: 5 });
    }

    async fn an_administrator_opens_closes_and_reopens_an_account(house: House) {
        let staff = house.staff().await;
        let mut admin = house.signed_in(&staff.admin).await;
        let (path, password) = opened(&mut admin, &staff.mediator, "noe.tilleul@riverain.example").await;
        let mut noe = house.caller();
        let form = [("email", "noe.tilleul@riverain.example"), ("password", password.as_str())];
        assert_eq!(noe.post("/sign-in", &form).await.location(), "/rounds");
        noe.get("/account").await.is(200).shows(&["Noé Tilleul", "Médiation des Berges"]);

        admin.post_and_follow(&format!("{path}/close"), &[]).await.shows(&["Le compte est fermé", "Rouvrir ce compte"]);
        assert_eq!(noe.get("/account").await.status, 303, "a closed account goes on");
        assert_eq!(noe.post("/sign-in", &form).await.status, 422);
        admin.post_and_follow(&format!("{path}/reopen"), &[]).await.shows(&["de nouveau ouvert"]);
        assert_eq!(noe.post("/sign-in", &form).await.status, 303);
        admin.get(&path.replace("acc_", "acc_0")).await.is(400);
        admin.post("/desk/people/acc_00000000000000000000000000/close", &[]).await.is(404);
        // Nobody locks themselves out.
        admin.post(&format!("/desk/people/{}/close", staff.admin.id), &[]).await.is(409);
    }

    async fn a_new_account_is_checked_and_what_was_typed_comes_back(house: House) {
        let staff = house.staff().await;
        let mut admin = house.signed_in(&staff.admin).await;
        let answer = admin.post("/desk/people/new", &[("name", "Noé"), ("email", "noe"), ("role", "king")]).await;
        answer.is(422).shows(&["value=\"Noé\"", "Ce champ est à remplir", "n’est pas une adresse électronique", "n’est pas un des choix"]);
        let mediation = staff.mediator.organisation_id.to_string();
        let form = [("organisation_id", mediation.as_str()), ("name", "Noé"), ("email", "noe@riverain.example"), ("role", "contractor")];
        admin.post("/desk/people/new", &form).await.is(422).shows(&["n’est pas une organisation où l’on a ce rôle"]);
        let form = [("organisation_id", mediation.as_str()), ("name", "Noé"), ("email", staff.admin.email.as_str()), ("role", "mediator")];
        admin.post("/desk/people/new", &form).await.is(422).shows(&["Un compte existe déjà"]);
    }

    async fn organisations_are_added_once(house: House) {
        let staff = house.staff().await;
        let mut admin = house.signed_in(&staff.admin).await;
        let form = [("name", "Voirie du Confluent"), ("kind", "contractor")];
        admin.post_and_follow("/desk/people/organisations", &form).await.shows(&["Voirie du Confluent", "Aucun compte."]);
        admin.post("/desk/people/organisations", &form).await.is(422).shows(&["s’appelle déjà"]);
        admin.post("/desk/people/organisations", &[]).await.is(422).shows(&["Ce champ est à remplir"]);
    }

    async fn a_coordinator_sees_accounts_and_only_administrators_change_them(house: House) {
        let staff = house.staff().await;
        let path = format!("/desk/people/{}", staff.mediator.id);
        let mut coordinator = house.signed_in(&staff.coordinator).await;
        coordinator.get("/desk/people").await.is(200).shows(&["Samia Berges"]).hides(&["Ouvrir un compte"]);
        coordinator.get(&path).await.is(200).hides(&["Fermer ce compte"]);
        coordinator.post(&format!("{path}/close"), &[]).await.is(403);
        coordinator.post(&format!("{path}/password"), &[]).await.is(403);
        coordinator.post("/desk/people/organisations", &[("name", "x"), ("kind", "contractor")]).await.is(403);
        house.signed_in(&staff.contractor).await.get("/desk/people").await.is(403);
        house.signed_in(&staff.mediator).await.get(&path).await.is(403);
    }

    async fn a_new_password_ends_the_sessions_of_the_old_one(house: House) {
        let staff = house.staff().await;
        let mut here = house.signed_in(&staff.mediator).await;
        let mut elsewhere = house.signed_in(&staff.mediator).await;
        house.app.clock.advance(chrono::TimeDelta::minutes(5));
        let answer = here.post("/account/password", &[("password", "wrong"), ("new_password", "court")]).await;
        answer.is(422).shows(&["Ce n’est pas votre mot de passe actuel", "trop court"]).hides(&["value=\"court\""]);
        let form = [("password", PASSWORD), ("new_password", "une-phrase-plus-longue")];
        here.post_and_follow("/account/password", &form).await.is(200).shows(&["Le mot de passe est changé"]);
        elsewhere.get("/account").await.is(303);
        assert!(may_sign_in(&house, &staff.mediator, "une-phrase-plus-longue").await);
        assert!(!may_sign_in(&house, &staff.mediator, PASSWORD).await);

        let mut admin = house.signed_in(&staff.admin).await;
        house.app.clock.advance(chrono::TimeDelta::minutes(5));
        let answer = admin.post(&format!("/desk/people/{}/password", staff.mediator.id), &[]).await;
        here.get("/account").await.is(303);
        assert!(may_sign_in(&house, &staff.mediator, &shown_once(&answer.is(200).text)).await);
    }

    async fn a_language_and_a_telephone_of_one_s_own_are_kept(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.mediator).await;
        caller.post("/account/preferences", &[("telephone", "12")]).await.is(422).shows(&["n’est pas un numéro"]);
        let form = [("language", "en"), ("telephone", "06 39 98 12 34")];
        caller.post_and_follow("/account/preferences", &form).await.shows(&["<html lang=\"en\"", "+33639981234"]);
        let mut again = house.signed_in(&staff.mediator).await;
        again.get("/account").await.shows(&["My account"]);
        let sealed = reading!(house.app.db, tx => {
            let sql = "SELECT telephone FROM accounts WHERE telephone IS NOT NULL";
            Ok(riverain::on!(tx, c => sqlx::query_scalar::<_, Vec<u8>>(sql).fetch_one(c).await)?)
        }).unwrap();
        assert!(!sealed.windows(4).any(|window| window == b"3998"), "the number is stored in the clear");
    }

    async fn a_token_is_shown_once_and_works_until_it_is_ended(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.coordinator).await;
        caller.post("/account/tokens", &[("label", " ")]).await.is(422).shows(&["Ce champ est à remplir"]);
        let answer = caller.post("/account/tokens", &[("label", "Tableau de bord")]).await;
        answer.is(201).shows(&["Tableau de bord", "affiché cette seule fois"]);
        let token = shown_once(&answer.text);
        let mut program = house.caller().with_token(&token);
        program.get("/api/v1/sites").await.is(200);
        let page = caller.get("/account").await;
        page.hides(&[&token]);
        let revoke = page.text.split("action=\"").find(|part| part.contains("/revoke\"")).unwrap();
        let revoke = revoke.split('"').next().unwrap().to_owned();
        house.signed_in(&staff.mediator).await.post(&revoke, &[]).await.is(404);
        caller.post_and_follow(&revoke, &[]).await.shows(&["Le jeton ne sert plus"]);
        program.get("/api/v1/sites").await.is(401);
        let request = program.request(Method::GET, "/desk/sites");
        assert_eq!(program.send(request).await.status, 303);
        // An administrator sees it ended, and could have ended it.
        let mut admin = house.signed_in(&staff.admin).await;
        admin.get(&format!("/desk/people/{}", staff.coordinator.id)).await.shows(&["Tableau de bord", "Terminé"]);
        writing!(house.app.db, tx => riverain::people::make_token(&house.app, tx, &staff.coordinator, "Autre").await).unwrap();
        let page = admin.get(&format!("/desk/people/{}", staff.coordinator.id)).await;
        let revoke = page.text.split("action=\"").find(|part| part.contains("/revoke\"")).unwrap();
        admin.post_and_follow(revoke.split('"').next().unwrap(), &[]).await.shows(&["Le jeton ne sert plus"]);
    }

    async fn the_journal_is_read_newest_first_and_by_subject(house: House) {
        let staff = house.staff().await;
        let mut admin = house.signed_in(&staff.admin).await;
        admin.post(&format!("/desk/people/{}/close", staff.rival.id), &[]).await.is(303);
        let page = admin.get("/desk/journal").await;
        page.is(200).shows(&["Compte fermé", "Luc Sourcieux", "Organisation ajoutée", "Le système"]);
        assert!(page.text.find("Compte fermé") < page.text.find("Organisation ajoutée"));
        let page = admin.get(&format!("/desk/journal?subject={}", staff.rival.id)).await;
        page.shows(&["Compte fermé", "Compte ouvert"]).hides(&["Organisation ajoutée"]);
        admin.get("/desk/journal?subject=nothing").await.is(200).shows(&["Aucune ligne"]);
        admin.get("/desk/journal?before=3").await.is(200).shows(&["Les plus récentes"]).hides(&["Compte fermé"]);
        admin.get("/desk/journal/check").await.shows(&["Le journal est entier"]);
        house.signed_in(&staff.contractor).await.get("/desk/journal").await.is(403);
        house.signed_in(&staff.mediator).await.get("/desk/journal/check").await.is(403);
        for label in 0..70 {
            writing!(house.app.db, tx => riverain::people::make_token(&house.app, tx, &staff.admin, &label.to_string()).await).unwrap();
        }
        let page = admin.get("/desk/journal").await;
        let older = page.text.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&#38;", "&");
        admin.get(&older).await.is(200).shows(&["Organisation ajoutée"]);
        writing!(house.app.db, tx => {
            let sql = "DELETE FROM journal WHERE seq = 4";
            Ok(riverain::on!(tx, c => sqlx::query(sql).execute(c).await.map(|_| ()))?)
        }).unwrap();
        admin.get("/desk/journal/check").await.shows(&["rompu à la ligne 4"]);
    }
}
