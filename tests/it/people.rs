//! Sign-in, roles and tokens, as people and programs meet them.

use riverain::journal::{self, Integrity};
use riverain::{reading, writing};

use crate::on_both_engines;

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
}
