//! The house as a whole: it stands on both engines, answers errors in two faces and in two languages, and keeps its headers.

use crate::on_both_engines;

on_both_engines! {
    async fn the_house_is_ready_when_its_database_answers(house: House) {
        house.caller().get("/readyz").await.is(200);
        house.caller().get("/healthz").await.is(200);
    }

    async fn an_error_is_a_page_for_people_and_a_problem_for_programs(house: House) {
        let mut caller = house.caller();
        caller.get("/nowhere").await.is(404).shows(&["Page introuvable", "<html lang=\"fr\""]);
        let answer = caller.get("/api/v1/nowhere").await;
        answer.is(404);
        assert_eq!(answer.headers["content-type"], "application/problem+json");
        assert_eq!(answer.json()["status"], 404);
    }

    async fn the_language_is_the_browser_s_until_it_is_chosen(house: House) {
        let mut caller = house.caller().reading("en-GB,en;q=0.8");
        caller.get("/sign-in").await.is(200).shows(&["<html lang=\"en\"", "Password"]);
        let answer = caller.post("/language", &[("language", "fr"), ("return_to", "/sign-in")]).await;
        assert_eq!(answer.location(), "/sign-in");
        caller.get("/sign-in").await.shows(&["<html lang=\"fr\"", "Mot de passe"]);
        let answer = caller.post("/language", &[("language", "fr"), ("return_to", "//elsewhere.example")]).await;
        assert_eq!(answer.location(), "/");
    }

    async fn every_answer_carries_the_headers_of_the_house(house: House) {
        let answer = house.caller().get("/sign-in").await;
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"));
        assert_eq!(answer.headers["referrer-policy"], "no-referrer");
        assert_eq!(answer.headers["cache-control"], "no-store");
    }
}
