//! What a person sees of themselves, takes away and has erased; and what ends by itself when its time is over.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use riverain::i18n::Language;
use riverain::id::ContactId;
use riverain::journal;
use riverain::notifications::{self, NewMessage, Recipient, Text, Urgency};
use riverain::people::{self, ContactDetails, Purpose};
use riverain::privacy::{self, KEPT, REMOVED, RETAINED};
use riverain::{on, reading, writing};

use crate::on_both_engines;
use crate::sites::with;
use crate::support::{Engine, House};

/// A neighbour who agreed to two things and was written to.
async fn neighbour(house: &House) -> ContactId {
    let app = &house.app;
    let details = ContactDetails {
        name: Some("Léa Quai".to_owned()),
        email: Some("lea.quai@exemple.example".parse().unwrap()),
        telephone: Some("0639981234".parse().unwrap()),
    };
    writing!(app.db, tx => {
        let contact = people::keep_contact(app, tx, &details, Language::French).await?;
        people::consent(app, tx, contact, Purpose::SiteNews, "doorstep").await?;
        people::consent(app, tx, contact, Purpose::CallBack, "doorstep").await?;
        let message = NewMessage {
            recipient: Recipient::Email(details.email.clone().unwrap()),
            language: Language::French,
            text: Text::StopConfirmed { site_name: None },
            urgency: Urgency::Ordinary,
            site_id: None,
            subject: None,
            contact_id: Some(contact),
        };
        notifications::enqueue(app, tx, &message).await?;
        Ok(contact)
    })
    .unwrap()
}

async fn left(house: &House, sql: &'static str) -> i64 {
    reading!(house.app.db, tx => Ok(on!(tx, c => sqlx::query_scalar(sql).fetch_one(c).await)?)).unwrap()
}

on_both_engines! {
    async fn a_person_sees_what_is_kept_and_takes_it_away(house: House) {
        let contact = neighbour(&house).await;
        let path = people::own_page(&house.app, contact);
        let mut caller = house.caller();
        caller.get(&path).await.is(200).shows(&["Léa Quai", "lea.quai@exemple.example", "Recevoir les nouvelles", "Message envoyé", "1\u{202f}095 jours"]);
        let answer = caller.get(&format!("{path}/data.json")).await;
        assert!(answer.headers["content-disposition"].to_str().unwrap().contains("attachment"));
        let data = answer.json();
        assert_eq!(data["email"], "lea.quai@exemple.example");
        let consents = data["consents"].as_array().unwrap();
        assert!(consents.iter().any(|consent| consent["purpose"] == "site_news"), "{data}");
        caller.get("/me/0000000000000000").await.is(404);
    }

    async fn withdrawing_the_last_consent_erases_the_contact(house: House) {
        let contact = neighbour(&house).await;
        let path = people::own_page(&house.app, contact);
        let mut caller = house.caller();
        let consents = reading!(house.app.db, tx => people::consents_of(tx, contact).await).unwrap();
        let withdraw = |place: usize| format!("{path}/consents/{}/withdraw", consents[place].id);
        caller.post_and_follow(&withdraw(0), &[]).await.is(200).shows(&["C’est noté", "Retiré le", "Léa Quai"]);
        let stranger = neighbour(&house).await;
        let elsewhere = people::own_page(&house.app, stranger);
        caller.post(&format!("{elsewhere}/consents/{}/withdraw", consents[1].id), &[]).await.is(404);
        caller.post_and_follow(&withdraw(1), &[]).await.is(200).shows(&["Vos coordonnées sont effacées"]);
        caller.get(&path).await.is(404);
        assert_eq!(left(&house, "SELECT count(*) FROM contacts WHERE email IS NULL AND email_hash IS NULL AND erased_at IS NOT NULL").await, 1);
    }

    async fn erasure_takes_everything_that_names_the_person_and_leaves_the_numbers(house: House) {
        let contact = neighbour(&house).await;
        let path = people::own_page(&house.app, contact);
        house.caller().post_and_follow(&format!("{path}/erase"), &[]).await.is(200).shows(&["Vos coordonnées sont effacées"]);
        house.caller().post(&format!("{path}/erase"), &[]).await.is(404);
        assert_eq!(house.count("contacts").await, 1);
        assert_eq!(house.count("messages").await, 1);
        assert_eq!(left(&house, "SELECT count(*) FROM messages WHERE recipient IS NOT NULL OR content IS NOT NULL").await, 0);
        let lines = reading!(house.app.db, tx => journal::lines(tx, Some(&contact.to_string()), None, 9).await).unwrap();
        assert_eq!((lines[0].act.as_str(), lines[0].detail.as_str()), ("contact.erased", ""));
    }

    async fn what_is_over_is_emptied_and_what_is_not_stays(house: House) {
        let staff = house.staff().await;
        let mut mediator = house.signed_in(&staff.mediator).await;
        let case = [("title", "Livraisons"), ("handling", "shuttle"), ("words", "La boulangère ne dort plus.")];
        let over = mediator.post("/desk/cases/new", &case).await.is(303).location().to_owned();
        let open = mediator.post("/desk/cases/new", &with(&case, &[("title", "Poussière")])).await.is(303).location().to_owned();
        mediator.post(&format!("{over}/end"), &[("end", "agreed"), ("end_words", "Sept heures.")]).await.is(303);
        neighbour(&house).await;
        assert_eq!(privacy::end_what_is_over(&house.app).await.unwrap(), 0, "nothing is over yet");

        house.app.clock.advance(TimeDelta::days(366));
        assert!(privacy::end_what_is_over(&house.app).await.unwrap() >= 2);
        let mut mediator = house.signed_in(&staff.mediator).await;
        mediator.get(&over).await.is(200).shows(&["Accord trouvé", "Médiation M-"]).hides(&["Livraisons", "boulangère", "Sept heures"]);
        mediator.get(&open).await.shows(&["Poussière", "boulangère"]);
        assert_eq!(left(&house, "SELECT count(*) FROM contacts WHERE erased_at IS NOT NULL").await, 0);

        house.app.clock.advance(TimeDelta::days(800));
        privacy::end_what_is_over(&house.app).await.unwrap();
        assert_eq!(left(&house, "SELECT count(*) FROM contacts WHERE erased_at IS NOT NULL").await, 1);
        assert_eq!(privacy::end_what_is_over(&house.app).await.unwrap(), 0, "a second look finds nothing");
        let whole = reading!(house.app.db, tx => journal::check(&house.app, tx).await).unwrap();
        assert!(matches!(whole, journal::Integrity::Whole { .. }), "{whole:?}");
    }
}

/// Every sealed column of every table has its decision in `src/privacy/retention.rs`: how long, or why not.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_sealed_column_is_kept_without_a_decision() {
    let house = House::open(Engine::Postgres).await;
    // PostgreSQL tells sealed bytes from ids; hashes and stamps hold nothing that could be read.
    let found: Vec<String> = reading!(house.app.db, tx => Ok(on!(tx, c => sqlx::query_scalar(
        "SELECT CAST(table_name || '.' || column_name AS TEXT) FROM information_schema.columns
         WHERE table_schema = 'public' AND data_type = 'bytea' AND table_name NOT LIKE '%sqlx%'
           AND column_name NOT LIKE '%hash' AND column_name NOT LIKE 'stamp'",
    ).fetch_all(c).await)?))
    .unwrap();
    let aged = RETAINED
        .iter()
        .chain(REMOVED)
        .flat_map(|own| own.columns.iter().map(|column| format!("{}.{column}", own.table)));
    let decided: BTreeSet<String> =
        aged.chain(KEPT.iter().map(|own| format!("{}.{}", own.table, own.column))).collect();
    let found: BTreeSet<String> = found.into_iter().collect();
    let undecided: Vec<_> = found.difference(&decided).collect();
    let gone: Vec<_> = decided.difference(&found).collect();
    assert!(undecided.is_empty(), "no decision in src/privacy/retention.rs on {undecided:?}");
    assert!(gone.is_empty(), "src/privacy/retention.rs decides on what is not there: {gone:?}");
}
