//! Who may come where: every route of the house as every role, held against the tables below. A route without a decision fails,
//! and so does a decision without a route.
//!
//! **A new route needs one line**, in the table of its slice: method, path, and the status that each caller gets, in the order of
//! [`CALLERS`]. Forms are sent empty and JSON as `{}`, so 422 says “may, but must fill it in”; nobody is led to the sign-in from
//! a page (303) and refused with a form (401). A path with a new parameter needs
//! a thing to put there: add it to the slice's function below the tables. Lines are walked in order: what removes comes last.

use reqwest::Method;
use riverain::bulletins::{self, BulletinDraft, SubscriberDraft};
use riverain::grievances::{GrievanceDraft, Via};
use riverain::i18n::Language;
use riverain::id::{GrievanceId, OrganisationId, SiteId, ViewId};
use riverain::mediation::{self, MeetingKind, Need, NewMeeting, NewReferral, NewService};
use riverain::notifications::{self, NewMessage, Recipient, Text, Urgency};
use riverain::people::{self, Account, ContactDetails, Purpose};
use riverain::premises::import::import_file;
use riverain::premises::{self, Choice};
use riverain::relays::{self, RouteDraft};
use riverain::sites::{self, NewSite, PhaseDraft, SiteCode, SiteDraft};
use riverain::visits::agenda::ServiceTimes;
use riverain::visits::{self, Audience, CampaignKind, NewCampaign};
use riverain::{reading, writing};
use serde_json::json;

use crate::support::{Answer, Caller, Engine, House, Staff};

/// Who calls, in the order of the statuses in the tables. The contractor's is the site; the rival is another contractor.
const CALLERS: [&str; 7] = ["nobody", "contractor", "rival", "mediator", "coordinator", "authority", "admin"];

/// Method, path, and the status for each of [`CALLERS`].
type Decision = (&'static str, &'static str, [u16; 7]);

// ------------------------------------------------------------------------------------------------------------------------
// The house: what belongs to no slice, and what other systems read without an account.

#[rustfmt::skip]
const HOUSE: &[Decision] = &[
    //                                                     nobody contr rival media coord autho admin
    ("GET",  "/healthz",                                    [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/readyz",                                     [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/assets/{*path}",                             [200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/language",                                   [303, 303, 303, 303, 303, 303, 303]),
    ("GET",  "/api/openapi.json",                           [200, 200, 200, 200, 200, 200, 200]),
];

// ------------------------------------------------------------------------------------------------------------------------
// people

#[rustfmt::skip]
const PEOPLE: &[Decision] = &[
    //                                                     nobody contr rival media coord autho admin
    ("GET",  "/sign-in",                                    [200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/sign-in",                                    [422, 422, 422, 422, 422, 422, 422]),
    ("GET",  "/account",                                    [303, 200, 200, 200, 200, 200, 200]),
    ("POST", "/account/password",                           [401, 422, 422, 422, 422, 422, 422]),
    ("POST", "/account/preferences",                        [401, 303, 303, 303, 303, 303, 303]),
    ("POST", "/account/tokens",                             [401, 422, 422, 422, 422, 422, 422]),
    ("POST", "/account/tokens/{id}/revoke",                 [401, 404, 303, 404, 404, 404, 303]),
    ("GET",  "/desk/people",                                [303, 403, 403, 403, 200, 403, 200]),
    ("GET",  "/desk/people/new",                            [303, 403, 403, 403, 403, 403, 200]),
    ("POST", "/desk/people/new",                            [401, 403, 403, 403, 403, 403, 422]),
    ("POST", "/desk/people/organisations",                  [401, 403, 403, 403, 403, 403, 422]),
    ("GET",  "/desk/people/{id}",                           [303, 403, 403, 403, 200, 403, 200]),
    ("POST", "/desk/people/{id}/password",                  [401, 403, 403, 403, 403, 403, 200]),
    ("POST", "/desk/people/{id}/tokens/{token_id}/revoke",  [401, 403, 403, 403, 403, 403, 303]),
    ("POST", "/desk/people/{id}/close",                     [401, 403, 403, 403, 403, 403, 303]),
    ("POST", "/desk/people/{id}/reopen",                    [401, 403, 403, 403, 403, 403, 303]),
    // Stays the last line: afterwards nobody is signed in.
    ("POST", "/sign-out",                                   [303, 303, 303, 303, 303, 303, 303]),
];

/// The rival's account with a token.
async fn people_things(house: &House, staff: &Staff, things: &mut Things) {
    let token = writing!(house.app.db, tx => people::make_token(&house.app, tx, &staff.rival, "test").await);
    assert!(token.is_ok());
    let tokens = reading!(house.app.db, tx => people::tokens_of(tx, &staff.rival, staff.rival.id).await).unwrap();
    things.put("/desk/people/{id}", format!("/desk/people/{}", staff.rival.id));
    things
        .put("/desk/people/{id}/tokens/{token_id}", format!("/desk/people/{}/tokens/{}", staff.rival.id, tokens[0].id));
    things.put("/account/tokens/{id}", format!("/account/tokens/{}", tokens[0].id));
}

// ------------------------------------------------------------------------------------------------------------------------
// sites

#[rustfmt::skip]
const SITES: &[Decision] = &[
    //                                                     nobody contr rival media coord autho admin
    ("GET",  "/",                                           [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/s/{code}",                                   [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/desk",                                       [303, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/desk/sites",                                 [303, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/desk/sites/new",                             [303, 200, 200, 403, 200, 403, 403]),
    ("POST", "/desk/sites/new",                             [401, 422, 422, 403, 422, 403, 403]),
    ("GET",  "/desk/sites/{id}",                            [303, 200, 404, 200, 200, 200, 200]),
    ("GET",  "/desk/sites/{id}/edit",                       [303, 200, 404, 403, 200, 403, 403]),
    ("POST", "/desk/sites/{id}/edit",                       [401, 422, 404, 403, 422, 403, 403]),
    ("GET",  "/desk/sites/{id}/phases",                     [303, 200, 404, 403, 200, 403, 403]),
    ("POST", "/desk/sites/{id}/phases",                     [401, 422, 404, 403, 422, 403, 403]),
    ("GET",  "/desk/sites/{id}/phases/{phase_id}",          [303, 200, 404, 403, 200, 403, 403]),
    ("POST", "/desk/sites/{id}/phases/{phase_id}",          [401, 422, 404, 403, 422, 403, 403]),
    ("GET",  "/desk/sites/{id}/zone",                       [303, 200, 404, 403, 200, 403, 403]),
    ("POST", "/desk/sites/{id}/zone",                       [401, 422, 404, 403, 422, 403, 403]),
    ("GET",  "/desk/sites/{id}/zone.geojson",               [303, 200, 404, 200, 200, 200, 200]),
    ("GET",  "/desk/sites/{id}/notice",                     [303, 200, 404, 200, 200, 200, 200]),
    ("GET",  "/api/v1/sites",                               [401, 200, 200, 200, 200, 200, 200]),
    ("POST", "/api/v1/sites",                               [401, 422, 422, 403, 422, 403, 403]),
    ("GET",  "/api/v1/sites/{id}",                          [401, 200, 404, 200, 200, 200, 200]),
    ("PATCH", "/api/v1/sites/{id}",                         [401, 200, 404, 403, 200, 403, 403]),
    ("GET",  "/api/v1/sites/{id}/zone",                     [401, 200, 404, 200, 200, 200, 200]),
    ("PUT",  "/api/v1/sites/{id}/zone",                     [401, 422, 404, 403, 422, 403, 403]),
    ("POST", "/api/v1/sites/{id}/zone/preview",             [401, 422, 404, 403, 422, 403, 403]),
    ("GET",  "/desk/sites/{id}/lists",                      [303, 200, 404, 200, 200, 200, 200]),
    ("GET",  "/desk/sites/{id}/lists/{list_id}",            [303, 200, 404, 200, 200, 200, 200]),
    ("GET",  "/desk/sites/{id}/lists/{list_id}/csv",        [303, 200, 404, 200, 200, 200, 200]),
    ("GET",  "/api/v1/sites/{id}/lists",                    [401, 200, 404, 200, 200, 200, 200]),
    ("GET",  "/api/v1/sites/{id}/lists/{list_id}",          [401, 200, 404, 200, 200, 200, 200]),
    ("GET",  "/desk/organisations/{id}/reaches",            [303, 200, 404, 403, 200, 403, 403]),
    ("POST", "/desk/organisations/{id}/reaches",            [401, 303, 404, 403, 303, 403, 403]),
    ("GET",  "/api/v1/organisations/{id}/reaches",          [401, 200, 404, 403, 200, 403, 403]),
    ("PUT",  "/api/v1/organisations/{id}/reaches",          [401, 200, 404, 403, 200, 403, 403]),
    ("POST", "/desk/sites/{id}/phases/{phase_id}/remove",   [401, 303, 404, 403, 303, 403, 403]),
];

/// A site of the contractor with a phase and a zone.
async fn sites_things(house: &House, staff: &Staff, things: &mut Things) {
    let (app, actor) = (&house.app, &staff.contractor);
    let site_id = register_site(house, actor, actor.organisation_id).await;
    let phase = PhaseDraft {
        name: Some("Ouverture de la tranchée".to_owned()),
        announced_from: Some("2026-04-01".to_owned()),
        announced_to: Some("2026-04-20".to_owned()),
        day_from: Some("08:00".to_owned()),
        day_to: Some("17:00".to_owned()),
        days: vec!["mon".to_owned()],
        nuisances: [("noise".to_owned(), None)].into(),
        ..PhaseDraft::default()
    };
    let phase = phase.checked().unwrap();
    let phase_id = writing!(app.db, tx => sites::add_phase(app, tx, actor, site_id, &phase).await).unwrap();
    let zone = json!({ "type": "Polygon", "coordinates": [[
        [4.882, 45.757], [4.883, 45.757], [4.883, 45.758], [4.882, 45.758], [4.882, 45.757]
    ]]});
    let outline = sites::outline::Outline::from_geojson(zone.to_string().as_bytes()).unwrap();
    writing!(app.db, tx => premises::give_zone(app, tx, actor, site_id, &outline, None, None).await.map(drop)).unwrap();
    let lists = riverain::reading!(app.db, tx => premises::kept_lists(tx, actor, site_id).await).unwrap();
    let list_id = lists[0].id;
    things.put("/desk/sites/{id}/lists/{list_id}", format!("/desk/sites/{site_id}/lists/{list_id}"));
    things.put("/api/v1/sites/{id}/lists/{list_id}", format!("/api/v1/sites/{site_id}/lists/{list_id}"));
    let code: SiteCode = reading!(app.db, tx => Ok(sites::site(tx, site_id).await?.code)).unwrap();
    things.site_id = Some(site_id);
    things.put("/desk/organisations/{id}", format!("/desk/organisations/{}", actor.organisation_id));
    things.put("/api/v1/organisations/{id}", format!("/api/v1/organisations/{}", actor.organisation_id));
    things.put("/s/{code}", format!("/s/{code}"));
    things.put("/feeds/{feed}", format!("/feeds/{code}.atom"));
    things.put("/open311/v2/services/{file}", "/open311/v2/services/noise.xml".to_owned());
    things.put("/open311/v2/requests/{file}", "/open311/v2/requests/none.json".to_owned());
    things.put("/open311/v2/tokens/{file}", "/open311/v2/tokens/none.json".to_owned());
    things.put("/desk/sites/{id}", format!("/desk/sites/{site_id}"));
    things.put("/api/v1/sites/{id}", format!("/api/v1/sites/{site_id}"));
    things.put("/desk/sites/{id}/phases/{phase_id}", format!("/desk/sites/{site_id}/phases/{phase_id}"));
}

// ------------------------------------------------------------------------------------------------------------------------
// premises

#[rustfmt::skip]
const PREMISES: &[Decision] = &[
    //                                                     nobody contr rival media coord autho admin
    ("GET",  "/map/features",                               [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/s/{code}/map.svg",                           [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/s/{code}/addresses",                         [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/near",                                       [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/desk/sites/{id}/map.geojson",                [303, 200, 404, 200, 200, 200, 200]),
    ("GET",  "/desk/sites/{id}/affected",                   [303, 200, 404, 200, 200, 200, 200]),
    ("GET",  "/desk/sites/{id}/affected.csv",               [303, 200, 404, 200, 200, 200, 200]),
    ("GET",  "/desk/sites/{id}/affected.geojson",           [303, 200, 404, 200, 200, 200, 200]),
    ("GET",  "/desk/sites/{id}/affected.xlsx",              [303, 200, 404, 200, 200, 200, 200]),
    ("GET",  "/desk/sites/{id}/affected/paper",             [303, 200, 404, 200, 200, 200, 200]),
    ("GET",  "/desk/sites/{id}/affected/labels",            [303, 200, 404, 200, 200, 200, 200]),
    ("GET",  "/desk/sites/{id}/affected/add",               [303, 403, 403, 403, 200, 403, 403]),
    ("GET",  "/desk/sites/{id}/affected/{door}",            [303, 200, 404, 200, 200, 200, 200]),
    ("POST", "/desk/sites/{id}/affected/{door}",            [401, 403, 403, 403, 422, 403, 403]),
    ("POST", "/desk/sites/{id}/affected/{door}/undo",       [401, 403, 403, 403, 303, 403, 403]),
    ("GET",  "/desk/premises",                              [303, 403, 403, 403, 200, 403, 200]),
    ("POST", "/desk/premises",                              [401, 403, 403, 403, 422, 403, 422]),
    ("GET",  "/desk/premises/imports/{id}",                 [303, 403, 403, 403, 200, 403, 200]),
    ("GET",  "/api/v1/premises",                            [401, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/api/v1/sites/{id}/affected",                 [401, 200, 404, 200, 200, 200, 200]),
    ("PUT",  "/api/v1/sites/{id}/affected/{premises_id}",   [401, 403, 403, 403, 422, 403, 403]),
    ("DELETE", "/api/v1/sites/{id}/affected/{premises_id}", [401, 403, 403, 403, 204, 403, 403]),
];

/// Two doors inside the site's zone, both excluded by hand, and the import that brought them.
async fn premises_things(house: &House, staff: &Staff, things: &mut Things) {
    let file = "id;numero;nom_voie;lon;lat\na;1;Rue Arago;4.8825;45.7575\nb;3;Rue Arago;4.8826;45.7575\n";
    let report = crate::import::import_text(house, "arago.csv", file).await;
    things.put("/desk/premises/imports/{id}", format!("/desk/premises/imports/{}", report.id));
    things.put("/map/features", "/map/features?bbox=4.88,45.75,4.89,45.76".to_owned());
    things.put("/api/v1/premises", "/api/v1/premises?q=rue+arago".to_owned());
    let site = things.site_id.unwrap();
    let (app, actor) = (&house.app, &staff.coordinator);
    let doors = reading!(app.db, tx => premises::find_by_address(tx, None, "rue arago").await).unwrap();
    for (path, door) in [
        (["/desk/sites/{id}/affected/{door}", "/desk/sites"], &doors[0]),
        (["/api/v1/sites/{id}/affected/{premises_id}", "/api/v1/sites"], &doors[1]),
    ] {
        let choice = Choice::Excluded;
        writing!(app.db, tx => premises::decide_by_hand(app, tx, actor, site, door.id, choice, "vide").await).unwrap();
        things.put(path[0], format!("{}/{site}/affected/{}", path[1], door.id));
    }
}

// ------------------------------------------------------------------------------------------------------------------------
// visits

#[rustfmt::skip]
const VISITS: &[Decision] = &[
    //                                                     nobody contr rival media coord autho admin
    ("GET",  "/desk/campaigns",                             [303, 200, 200, 403, 200, 200, 403]),
    ("GET",  "/desk/sites/{id}/campaigns/new",              [303, 403, 403, 403, 200, 403, 403]),
    ("POST", "/desk/sites/{id}/campaigns/new",              [401, 403, 403, 403, 422, 403, 403]),
    ("GET",  "/desk/campaigns/{id}",                        [303, 200, 404, 403, 200, 200, 403]),
    ("GET",  "/desk/campaigns/{id}/certificate",            [303, 200, 404, 403, 200, 200, 403]),
    ("POST", "/desk/campaigns/{id}/absences",               [401, 403, 403, 403, 422, 403, 403]),
    ("POST", "/desk/campaigns/{id}/absences/remove",        [401, 403, 403, 403, 422, 403, 403]),
    ("GET",  "/calendar/{file}",                            [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/desk/campaigns/{id}/rounds.geojson",         [303, 403, 404, 403, 200, 403, 403]),
    ("POST", "/desk/campaigns/{id}/plan",                   [401, 403, 403, 403, 422, 403, 403]),
    ("POST", "/desk/campaigns/{id}/plan/stop",              [401, 403, 403, 403, 303, 403, 403]),
    ("POST", "/desk/campaigns/{id}/publish",                [401, 403, 403, 403, 409, 403, 403]),
    ("POST", "/desk/campaigns/{id}/repeat/stop",            [401, 403, 403, 403, 303, 403, 403]),
    ("POST", "/desk/campaigns/{id}/remove",                 [401, 403, 403, 403, 409, 403, 403]),
    ("GET",  "/desk/team",                                  [303, 403, 403, 403, 200, 403, 403]),
    ("GET",  "/desk/team/{id}",                             [303, 403, 403, 403, 200, 403, 403]),
    ("POST", "/desk/team/{id}",                             [401, 403, 403, 403, 422, 403, 403]),
    ("POST", "/desk/team/{id}/exceptions",                  [401, 403, 403, 403, 422, 403, 403]),
    ("POST", "/desk/team/{id}/exceptions/remove",           [401, 403, 403, 403, 422, 403, 403]),
    ("GET",  "/desk/rounds/{id}",                           [303, 403, 403, 403, 200, 403, 403]),
    ("GET",  "/desk/rounds/{id}/map.geojson",               [303, 403, 403, 403, 200, 403, 403]),
    ("GET",  "/desk/rounds/{id}/notices",                   [303, 403, 403, 403, 200, 403, 403]),
    ("GET",  "/desk/rounds/{id}/stops/{stop_id}/move",      [303, 403, 403, 403, 409, 403, 403]),
    ("POST", "/desk/rounds/{id}/stops/{stop_id}/move",      [401, 403, 403, 403, 422, 403, 403]),
    ("GET",  "/desk/rounds/{id}/stops/{stop_id}/move.json", [303, 403, 403, 403, 409, 403, 403]),
    ("POST", "/desk/rounds/{id}/stops/{stop_id}/appointment", [401, 403, 403, 403, 409, 403, 403]),
    ("GET",  "/desk/rounds/{id}/sheet",                     [303, 403, 403, 200, 200, 403, 403]),
    ("GET",  "/rounds/worker.js",                           [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/rounds",                                     [303, 403, 403, 200, 200, 403, 403]),
    ("GET",  "/rounds/{id}",                                [303, 403, 403, 200, 200, 403, 403]),
    ("GET",  "/rounds/{id}/map.svg",                        [303, 403, 403, 200, 200, 403, 403]),
    ("GET",  "/rounds/{id}/stops/{stop_id}",                [303, 403, 403, 200, 200, 403, 403]),
    ("POST", "/rounds/{id}/stops/{stop_id}",                [401, 403, 403, 422, 422, 403, 403]),
    ("POST", "/rounds/{id}/stops/{stop_id}/undo",           [401, 403, 403, 404, 404, 403, 403]),
    ("GET",  "/api/v1/campaigns",                           [401, 200, 200, 403, 200, 200, 403]),
    ("POST", "/api/v1/campaigns",                           [401, 403, 403, 403, 422, 403, 403]),
    ("GET",  "/api/v1/campaigns/{id}",                      [401, 200, 404, 403, 200, 200, 403]),
    ("GET",  "/api/v1/campaigns/{id}/doors",                [401, 403, 403, 403, 200, 403, 403]),
    ("POST", "/api/v1/campaigns/{id}/planning",             [401, 403, 403, 403, 422, 403, 403]),
    ("DELETE", "/api/v1/campaigns/{id}/planning",           [401, 403, 403, 403, 202, 403, 403]),
    ("DELETE", "/api/v1/campaigns/{id}/repeat",             [401, 403, 403, 403, 204, 403, 403]),
    ("POST", "/api/v1/campaigns/{id}/publish",              [401, 403, 403, 403, 409, 403, 403]),
    ("DELETE", "/api/v1/campaigns/{id}",                    [401, 403, 403, 403, 409, 403, 403]),
    ("GET",  "/api/v1/rounds",                              [401, 403, 403, 200, 200, 403, 403]),
    ("GET",  "/api/v1/rounds/{id}",                         [401, 403, 403, 200, 200, 403, 403]),
    ("GET",  "/api/v1/stops/{id}/moves",                    [401, 403, 403, 403, 409, 403, 403]),
    ("POST", "/api/v1/stops/{id}/moves",                    [401, 403, 403, 403, 422, 403, 403]),
    ("PUT",  "/api/v1/stops/{id}/appointment",              [401, 403, 403, 403, 422, 403, 403]),
    ("DELETE", "/api/v1/stops/{id}/appointment",            [401, 403, 403, 403, 409, 403, 403]),
    ("GET",  "/api/v1/visits",                              [401, 403, 403, 403, 422, 403, 403]),
    ("POST", "/api/v1/visits",                              [401, 403, 403, 422, 422, 403, 403]),
    ("POST", "/api/v1/visits/{id}/undo",                    [401, 403, 403, 404, 404, 403, 403]),
    ("POST", "/desk/rounds/{id}/publish",                   [401, 403, 403, 403, 303, 403, 403]),
    ("POST", "/desk/rounds/{id}/withdraw",                  [401, 403, 403, 403, 303, 403, 403]),
    ("POST", "/api/v1/rounds/{id}/publish",                 [401, 403, 403, 403, 204, 403, 403]),
    ("POST", "/api/v1/rounds/{id}/withdraw",                [401, 403, 403, 403, 204, 403, 403]),
];

/// A campaign of the site, over a door beside it, with a published round of the mediator.
async fn visits_things(house: &House, staff: &Staff, things: &mut Things) {
    let (app, actor) = (&house.app, &staff.coordinator);
    let site_id = things.site_id.unwrap();
    let door = json!({ "type": "FeatureCollection", "features": [{
        "type": "Feature", "id": "node/77", "properties": { "addr:housenumber": "7", "addr:street": "Rue des Tanneurs" },
        "geometry": { "type": "Point", "coordinates": [4.8825, 45.7581] },
    }]});
    let file = std::io::Cursor::new(door.to_string());
    import_file(app, None, None, "visits.geojson", file, |_| std::ops::ControlFlow::Continue(())).await.unwrap();
    let new = NewCampaign {
        kind: CampaignKind::Before,
        audience: Audience::Everyone,
        most_tries: 3,
        starts_on: "2026-03-11".parse().unwrap(),
        deadline: "2026-03-14".parse().unwrap(),
        team: vec![staff.mediator.id],
        service: ServiceTimes::default(),
        start_address: None,
        repeats_weeks: None,
    };
    let id = writing!(app.db, tx => visits::start_campaign(app, tx, actor, site_id, &new).await).unwrap();
    writing!(app.db, tx => visits::start_planning(app, tx, actor, id, 1, false).await).unwrap();
    visits::launch_planning(app, id);
    while reading!(app.db, tx => visits::planning_of_campaign(tx, actor, id).await)
        .unwrap()
        .unwrap()
        .is_running(app.now())
    {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    writing!(app.db, tx => visits::publish_campaign(app, tx, actor, id).await).unwrap();
    let file = reading!(app.db, tx => {
        let rounds = visits::rounds_of_campaign(tx, actor, id).await?;
        visits::round_seen_by(tx, actor, rounds[0].round.id).await
    })
    .unwrap();
    let (round, stop) = (file.round.id, file.stops[0].stop.id);
    let token = visits::calendar_token(app, &staff.mediator);
    things.put("/calendar/{file}", format!("/calendar/{token}.ics"));
    things.put("/desk/campaigns/{id}", format!("/desk/campaigns/{id}"));
    things.put("/api/v1/campaigns/{id}", format!("/api/v1/campaigns/{id}"));
    things.put("/desk/rounds/{id}", format!("/desk/rounds/{round}"));
    things.put("/desk/rounds/{id}/stops/{stop_id}", format!("/desk/rounds/{round}/stops/{stop}"));
    things.put("/desk/team/{id}", format!("/desk/team/{}", staff.mediator.id));
    things.put("/rounds/{id}", format!("/rounds/{round}"));
    things.put("/rounds/{id}/stops/{stop_id}", format!("/rounds/{round}/stops/{stop}"));
    things.put("/api/v1/rounds/{id}", format!("/api/v1/rounds/{round}"));
    things.put("/api/v1/stops/{id}", format!("/api/v1/stops/{stop}"));
    // A visit that is not there: who may undo is told so, the others are refused.
    things.put("/api/v1/visits/{id}", "/api/v1/visits/vis_00000000000000000000000000".to_owned());
}

// ------------------------------------------------------------------------------------------------------------------------
// grievances

#[rustfmt::skip]
const GRIEVANCES: &[Decision] = &[
    //                                                     nobody contr rival media coord autho admin
    ("GET",  "/desk/grievances",                            [303, 200, 200, 200, 200, 200, 403]),
    ("POST", "/desk/grievances/views",                      [401, 303, 303, 303, 303, 303, 403]),
    ("POST", "/desk/grievances/views/{view_id}/remove",     [401, 404, 404, 404, 404, 404, 404]),
    ("GET",  "/s/{code}/record",                            [200, 200, 200, 200, 200, 200, 200]),
];

/// A grievance about the site, filed and relayed.
async fn grievances_things(house: &House, _staff: &Staff, things: &mut Things) {
    let app = &house.app;
    let draft = GrievanceDraft { category: Some("noise".to_owned()), ..GrievanceDraft::default() };
    let today = app.clock.today(app.settings.time_zone);
    let new = draft.checked(things.site_id.unwrap(), today, Language::French, Via::Web).unwrap();
    let filed = writing!(app.db, tx => relays::file(app, tx, &new).await).unwrap();
    things.grievance_id = Some(filed.grievance.id);
    things.put("/t/{token}", format!("/t/{}", filed.token));
    things.put("/t/{token}/photos/{place}", format!("/t/{}/photos/1", filed.token));
    things.put("/desk/grievances/{id}/photos/{place}", format!("/desk/grievances/{}/photos/1", filed.grievance.id));
    things.put("/desk/grievances/{id}", format!("/desk/grievances/{}", filed.grievance.id));
    things.put("/api/v1/grievances/{id}", format!("/api/v1/grievances/{}", filed.grievance.id));
}

// ------------------------------------------------------------------------------------------------------------------------
// relays

#[rustfmt::skip]
const RELAYS: &[Decision] = &[
    //                                                     nobody contr rival media coord autho admin
    ("GET",  "/s/{code}/report",                            [200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/s/{code}/report",                            [422, 422, 422, 422, 422, 422, 422]),
    // No grievance is named.
    ("POST", "/s/{code}/too",                               [404, 404, 404, 404, 404, 404, 404]),
    ("GET",  "/t/{token}",                                  [200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/t/{token}",                                  [422, 422, 422, 422, 422, 422, 422]),
    // There is no photo.
    ("GET",  "/t/{token}/photos/{place}",                   [404, 404, 404, 404, 404, 404, 404]),
    ("GET",  "/r/{token}/photos/{place}",                   [404, 404, 404, 404, 404, 404, 404]),
    ("GET",  "/desk/grievances/{id}/photos/{place}",        [303, 404, 404, 404, 404, 404, 403]),
    // Nothing is called settled yet: both lead back to the private page.
    ("GET",  "/t/{token}/yes",                              [303, 303, 303, 303, 303, 303, 303]),
    ("GET",  "/t/{token}/no",                               [303, 303, 303, 303, 303, 303, 303]),
    ("GET",  "/r/{token}",                                  [200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/r/{token}",                                  [422, 422, 422, 422, 422, 422, 422]),
    ("GET",  "/desk/grievances/new",                        [303, 403, 403, 200, 200, 403, 403]),
    ("POST", "/desk/grievances/new",                        [401, 403, 403, 422, 422, 403, 403]),
    ("GET",  "/desk/grievances/{id}",                       [303, 200, 404, 200, 200, 200, 403]),
    ("POST", "/desk/grievances/{id}",                       [401, 422, 404, 422, 422, 403, 403]),
    ("GET",  "/api/v1/grievances",                          [401, 200, 200, 200, 200, 200, 403]),
    ("POST", "/api/v1/grievances",                          [401, 403, 403, 422, 422, 403, 403]),
    ("GET",  "/api/v1/grievances/{id}",                     [401, 200, 404, 200, 200, 200, 403]),
    ("POST", "/api/v1/grievances/{id}/acts",                [401, 422, 404, 422, 422, 403, 403]),
    ("POST", "/desk/grievances",                            [401, 403, 403, 303, 303, 403, 403]),
    ("POST", "/r/{token}/hand",                             [422, 422, 422, 422, 422, 422, 422]),
    ("POST", "/t/{token}/survey",                           [422, 422, 422, 422, 422, 422, 422]),
    ("GET",  "/desk/sites/{id}/routing",                    [303, 200, 404, 403, 200, 403, 403]),
    ("POST", "/desk/sites/{id}/routing",                    [401, 422, 404, 403, 422, 403, 403]),
    ("POST", "/desk/sites/{id}/routing/{route_id}/remove",  [401, 303, 404, 403, 303, 403, 403]),
    ("GET",  "/desk/sites/{id}/proof.csv",                  [303, 403, 403, 200, 200, 403, 403]),
    ("POST", "/desk/relays/{id}/revoke",                    [401, 403, 403, 303, 303, 403, 403]),
];

/// The relay of the grievance to the site manager.
async fn relays_things(house: &House, staff: &Staff, things: &mut Things) {
    let app = &house.app;
    let id = things.grievance_id.unwrap();
    let relay = riverain::reading!(app.db, tx => relays::relays_of(tx, id).await).unwrap().remove(0);
    let link = relay.link(app);
    let route = RouteDraft {
        days: vec!["mon".to_owned()],
        from: Some("08:00".to_owned()),
        to: Some("18:00".to_owned()),
        name: Some("Ali Roux".to_owned()),
        email: Some("ali.roux@vauclair.example".to_owned()),
        ..RouteDraft::default()
    };
    let (site_id, route) = (things.site_id.unwrap(), route.checked().unwrap());
    let route_id =
        writing!(app.db, tx => relays::add_route(app, tx, &staff.contractor, site_id, &route).await).unwrap();
    let view_id: ViewId = app.new_id();
    things.put("/desk/grievances/views/{view_id}", format!("/desk/grievances/views/{view_id}"));
    things.put("/desk/sites/{id}/routing/{route_id}", format!("/desk/sites/{site_id}/routing/{route_id}"));
    things.put("/r/{token}/photos/{place}", format!("{}/photos/1", link.strip_prefix(&house.url).unwrap()));
    things.put("/r/{token}", link.strip_prefix(&house.url).unwrap().to_owned());
    things.put("/desk/relays/{id}", format!("/desk/relays/{}", relay.id));
}

// ------------------------------------------------------------------------------------------------------------------------
// mediation

#[rustfmt::skip]
const MEDIATION: &[Decision] = &[
    //                                                     nobody contr rival media coord autho admin
    ("GET",  "/desk/cases",                                 [303, 403, 403, 200, 200, 200, 403]),
    ("GET",  "/desk/cases/new",                             [303, 403, 403, 200, 200, 403, 403]),
    ("POST", "/desk/cases/new",                             [401, 403, 403, 422, 422, 403, 403]),
    ("GET",  "/desk/cases/{id}",                            [303, 403, 403, 200, 200, 200, 403]),
    ("POST", "/desk/cases/{id}/parties",                    [401, 403, 403, 422, 422, 403, 403]),
    ("POST", "/desk/cases/{id}/entries",                    [401, 403, 403, 422, 422, 403, 403]),
    ("POST", "/desk/cases/{id}/commitments",                [401, 403, 403, 422, 422, 403, 403]),
    ("POST", "/desk/cases/{id}/commitments/{commitment_id}", [401, 403, 403, 422, 422, 403, 403]),
    ("POST", "/desk/cases/{id}/handling",                   [401, 403, 403, 422, 422, 403, 403]),
    ("POST", "/desk/cases/{id}/end",                        [401, 403, 403, 422, 422, 403, 403]),
    ("POST", "/desk/cases/{id}/reopen",                     [401, 403, 403, 409, 409, 403, 403]),
    ("GET",  "/desk/referrals",                             [303, 403, 403, 200, 200, 200, 403]),
    ("GET",  "/desk/referrals/new",                         [303, 403, 403, 200, 200, 403, 403]),
    ("POST", "/desk/referrals/new",                         [401, 403, 403, 422, 422, 403, 403]),
    ("GET",  "/desk/referrals/services",                    [303, 403, 403, 200, 200, 200, 403]),
    ("POST", "/desk/referrals/services",                    [401, 403, 403, 422, 422, 403, 403]),
    ("GET",  "/desk/referrals/{id}",                        [303, 403, 403, 200, 200, 200, 403]),
    ("POST", "/desk/referrals/{id}/steps",                  [401, 403, 403, 422, 422, 403, 403]),
    ("POST", "/desk/referrals/services/{id}/close",         [401, 403, 403, 303, 303, 403, 403]),
    ("POST", "/desk/referrals/services/{id}/reopen",        [401, 403, 403, 303, 303, 403, 403]),
    ("GET",  "/desk/meetings",                              [303, 403, 403, 200, 200, 200, 403]),
    ("GET",  "/desk/meetings/new",                          [303, 403, 403, 200, 200, 403, 403]),
    ("POST", "/desk/meetings/new",                          [401, 403, 403, 422, 422, 403, 403]),
    ("GET",  "/desk/meetings/{id}",                         [303, 403, 403, 200, 200, 200, 403]),
    ("POST", "/desk/meetings/{id}/held",                    [401, 403, 403, 422, 422, 403, 403]),
    ("POST", "/desk/meetings/{id}/cancel",                  [401, 403, 403, 303, 303, 403, 403]),
    ("GET",  "/desk/observations",                          [303, 403, 403, 200, 200, 200, 403]),
    ("GET",  "/desk/observations/new",                      [303, 403, 403, 200, 200, 403, 403]),
    ("POST", "/desk/observations/new",                      [401, 403, 403, 422, 422, 403, 403]),
    ("GET",  "/desk/observations/{id}",                     [303, 403, 403, 200, 200, 200, 403]),
    ("POST", "/desk/observations/{id}/follow",              [401, 403, 403, 422, 422, 403, 403]),
    ("GET",  "/api/v1/cases",                               [401, 403, 403, 200, 200, 200, 403]),
    ("POST", "/api/v1/cases",                               [401, 403, 403, 422, 422, 403, 403]),
    ("GET",  "/api/v1/cases/{id}",                          [401, 403, 403, 200, 200, 200, 403]),
    ("POST", "/api/v1/cases/{id}/parties",                  [401, 403, 403, 422, 422, 403, 403]),
    ("POST", "/api/v1/cases/{id}/entries",                  [401, 403, 403, 422, 422, 403, 403]),
    ("POST", "/api/v1/cases/{id}/commitments",              [401, 403, 403, 422, 422, 403, 403]),
    ("PATCH", "/api/v1/commitments/{id}",                   [401, 403, 403, 422, 422, 403, 403]),
    ("GET",  "/api/v1/referrals",                           [401, 403, 403, 200, 200, 200, 403]),
    ("GET",  "/api/v1/meetings",                            [401, 403, 403, 200, 200, 200, 403]),
    ("GET",  "/api/v1/observations",                        [401, 403, 403, 200, 200, 200, 403]),
    ("POST", "/api/v1/observations",                        [401, 403, 403, 422, 422, 403, 403]),
];

/// A case, a referral, a meeting, an observation.
async fn mediation_things(house: &House, staff: &Staff, things: &mut Things) {
    let mut mediator = house.program(&staff.mediator).await;
    let mut made =
        async |path: &str, body: serde_json::Value| mediator.send_json(Method::POST, path, &body).await.is(201).json();
    let case = made("/api/v1/cases", json!({ "title": "Livraisons", "handling": "shuttle" })).await;
    let case = case["id"].as_str().unwrap().to_owned();
    let party = json!({ "party": "business", "person_name": "Odile Farine" });
    let party = made(&format!("/api/v1/cases/{case}/parties"), party).await["parties"][0]["id"].clone();
    let promise = json!({ "party_id": party, "what": "Attendre", "due_on": "2026-03-20" });
    let commitment = made(&format!("/api/v1/cases/{case}/commitments"), promise).await["commitments"][0]["id"].clone();
    let commitment = commitment.as_str().unwrap();
    let seen = json!({ "topic": "lighting", "place": "Rue des Tanneurs", "noticed_on": "2026-03-10" });
    let observation = made("/api/v1/observations", seen).await;
    let (app, actor) = (&house.app, &staff.mediator);
    let day = "2026-03-20".parse().unwrap();
    let service = NewService {
        name: "Maison de l’habitat".to_owned(),
        need: Need::Housing,
        telephone: None,
        email: None,
        place: None,
    };
    let service_id = writing!(app.db, tx => mediation::add_service(app, tx, actor, &service).await).unwrap();
    let person = ContactDetails { name: Some("Yann Quai".to_owned()), ..ContactDetails::default() };
    let referral = NewReferral { service_id, site_id: None, case_id: None, person, words: None, follow_up_on: day };
    let referral = writing!(app.db, tx => mediation::refer(app, tx, actor, &referral).await).unwrap();
    let meeting = NewMeeting {
        site_id: None,
        case_id: None,
        kind: MeetingKind::Public,
        title: "Horaires".to_owned(),
        held_on: day,
        starts_at: "18:30:00".parse().unwrap(),
        place: "Salle du Lavoir".to_owned(),
        invited: None,
        words: None,
    };
    let meeting = writing!(app.db, tx => mediation::plan_meeting(app, tx, actor, &meeting).await).unwrap();
    things.put("/desk/cases/{id}", format!("/desk/cases/{case}"));
    things.put("/desk/cases/{id}/commitments/{commitment_id}", format!("/desk/cases/{case}/commitments/{commitment}"));
    things.put("/api/v1/cases/{id}", format!("/api/v1/cases/{case}"));
    things.put("/api/v1/commitments/{id}", format!("/api/v1/commitments/{commitment}"));
    things.put("/desk/observations/{id}", format!("/desk/observations/{}", observation["id"].as_str().unwrap()));
    things.put("/desk/referrals/services/{id}", format!("/desk/referrals/services/{service_id}"));
    things.put("/desk/referrals/{id}", format!("/desk/referrals/{referral}"));
    things.put("/desk/meetings/{id}", format!("/desk/meetings/{meeting}"));
}

// ------------------------------------------------------------------------------------------------------------------------
// notifications

#[rustfmt::skip]
const NOTIFICATIONS: &[Decision] = &[
    //                                                     nobody contr rival media coord autho admin
    ("GET",  "/desk/messages",                              [303, 403, 403, 403, 200, 403, 200]),
    ("GET",  "/desk/messages/proof.csv",                    [303, 403, 403, 403, 200, 403, 200]),
    ("GET",  "/desk/messages/texts",                        [303, 403, 403, 403, 200, 403, 200]),
    ("GET",  "/desk/messages/received",                     [303, 403, 403, 403, 200, 403, 200]),
    ("GET",  "/desk/messages/ways",                         [303, 403, 403, 403, 403, 403, 200]),
    ("GET",  "/desk/messages/wording",                      [303, 403, 403, 403, 200, 403, 200]),
    ("GET",  "/desk/messages/wording/{language}/{key}",     [303, 403, 403, 403, 200, 403, 200]),
    ("POST", "/desk/messages/wording/{language}/{key}",     [401, 403, 403, 403, 422, 403, 403]),
    ("POST", "/desk/messages/wording/{language}/{key}/count", [401, 403, 403, 403, 200, 403, 200]),
    ("GET",  "/desk/messages/{id}",                         [303, 403, 403, 403, 200, 403, 200]),
    // Nothing is set up by which it could be sent.
    ("POST", "/desk/messages/{id}/send-again",              [401, 403, 403, 403, 409, 403, 409]),
    ("GET",  "/api/v1/messages",                            [401, 403, 403, 403, 200, 403, 200]),
    ("GET",  "/api/v1/messages/{id}",                       [401, 403, 403, 403, 200, 403, 200]),
    ("POST", "/api/v1/messages/{id}/send-again",            [401, 403, 403, 403, 409, 403, 409]),
    ("GET",  "/api/v1/wordings/{language}",                 [401, 403, 403, 403, 200, 403, 200]),
    ("GET",  "/api/v1/wordings/{language}/{key}",           [401, 403, 403, 403, 200, 403, 200]),
    ("PUT",  "/api/v1/wordings/{language}/{key}",           [401, 403, 403, 403, 422, 403, 403]),
    ("DELETE", "/api/v1/wordings/{language}/{key}",         [401, 403, 403, 403, 204, 403, 403]),
    ("GET",  "/m/{token}",                                  [200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/m/{token}",                                  [303, 303, 303, 303, 303, 303, 303]),
    // The secret of another gateway than the one that is set up.
    ("POST", "/hooks/mail/{key}",                           [404, 404, 404, 404, 404, 404, 404]),
    ("GET",  "/hooks/sms/{gateway}/{key}/receipt",          [404, 404, 404, 404, 404, 404, 404]),
    ("POST", "/hooks/sms/{gateway}/{key}/receipt",          [404, 404, 404, 404, 404, 404, 404]),
    ("GET",  "/hooks/sms/{gateway}/{key}/inbound",          [404, 404, 404, 404, 404, 404, 404]),
    ("POST", "/hooks/sms/{gateway}/{key}/inbound",          [404, 404, 404, 404, 404, 404, 404]),
];

// ------------------------------------------------------------------------------------------------------------------------
// bulletins

#[rustfmt::skip]
const BULLETINS: &[Decision] = &[
    //                                                     nobody contr rival media coord autho admin
    ("GET",  "/s/{code}/subscribe",                         [200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/s/{code}/subscribe",                         [422, 422, 422, 422, 422, 422, 422]),
    ("GET",  "/desk/sites/{id}/bulletins",                  [303, 403, 403, 403, 200, 403, 200]),
    ("GET",  "/desk/sites/{id}/bulletins/new",              [303, 403, 403, 403, 200, 403, 403]),
    ("POST", "/desk/sites/{id}/bulletins/new",              [401, 403, 403, 403, 422, 403, 403]),
    ("GET",  "/desk/bulletins/{id}",                        [303, 403, 403, 403, 200, 403, 200]),
    ("POST", "/desk/bulletins/{id}/stop",                   [401, 403, 403, 403, 303, 403, 403]),
    ("GET",  "/api/v1/sites/{id}/bulletins",                [401, 403, 403, 403, 200, 403, 200]),
    ("POST", "/api/v1/sites/{id}/bulletins",                [401, 403, 403, 403, 422, 403, 403]),
    ("POST", "/api/v1/sites/{id}/bulletins/estimate",       [401, 403, 403, 403, 422, 403, 403]),
    ("GET",  "/api/v1/bulletins/{id}",                      [401, 403, 403, 403, 200, 403, 200]),
    ("POST", "/api/v1/bulletins/{id}/stop",                 [401, 403, 403, 403, 200, 403, 403]),
];

/// A bulletin to one subscriber, planned for tomorrow.
async fn bulletins_things(house: &House, staff: &Staff, things: &mut Things) {
    let (app, actor) = (&house.app, &staff.coordinator);
    let site_id = things.site_id.unwrap();
    let email = Some("suivi@exemple.example".to_owned());
    let subscriber = SubscriberDraft { email, ..SubscriberDraft::default() }.checked(Language::French).unwrap();
    writing!(app.db, tx => bulletins::subscribe(app, tx, site_id, &subscriber, None).await).unwrap();
    let draft = BulletinDraft {
        title: Some("Coupure".to_owned()),
        words: Some("Demain.".to_owned()),
        on: Some("2026-03-11".to_owned()),
        ..BulletinDraft::default()
    };
    let id = writing!(app.db, tx => {
        let new = draft.checked(app, tx, site_id).await?;
        bulletins::plan(app, tx, actor, site_id, &new).await
    })
    .unwrap();
    things.put("/desk/bulletins/{id}", format!("/desk/bulletins/{id}"));
    things.put("/api/v1/bulletins/{id}", format!("/api/v1/bulletins/{id}"));
}

/// A message to a neighbour.
async fn notifications_things(house: &House, _staff: &Staff, things: &mut Things) {
    let app = &house.app;
    let id = writing!(app.db, tx => {
        let contact = people::keep_contact(app, tx, &people::ContactDetails::default(), Language::French).await?;
        let message = NewMessage {
            recipient: Recipient::Email("lea@exemple.example".parse().map_err(riverain::error::Error::internal)?),
            language: Language::French,
            text: Text::StopConfirmed { site_name: None },
            urgency: Urgency::Ordinary,
            site_id: None,
            subject: None,
            contact_id: Some(contact),
        };
        notifications::enqueue(app, tx, &message).await
    })
    .unwrap();
    things.put("/desk/messages/wording/{language}/{key}", "/desk/messages/wording/fr/text-site-news-sms".to_owned());
    things.put("/api/v1/wordings/{language}/{key}", "/api/v1/wordings/fr/text-site-news-sms".to_owned());
    things.put("/api/v1/wordings/{language}", "/api/v1/wordings/fr".to_owned());
    things.put("/api/v1/messages/{id}", format!("/api/v1/messages/{id}"));
    things.put("/hooks/mail/{key}", "/hooks/mail/0000000000000000".to_owned());
    things.put("/hooks/sms/{gateway}/{key}", "/hooks/sms/kannel/0000000000000000".to_owned());
    things.put("/desk/messages/{id}", format!("/desk/messages/{id}"));
    things.put("/m/{token}", format!("/m/{}", app.secrets.link("messages", id.0)));
}

// ------------------------------------------------------------------------------------------------------------------------
// journal

#[rustfmt::skip]
const JOURNAL: &[Decision] = &[
    //                                                     nobody contr rival media coord autho admin
    ("GET",  "/desk/journal",                               [303, 403, 403, 403, 200, 200, 200]),
    ("GET",  "/desk/journal/check",                         [303, 403, 403, 403, 200, 200, 200]),
];

// ------------------------------------------------------------------------------------------------------------------------
// open

#[rustfmt::skip]
const OPEN: &[Decision] = &[
    //                                                     nobody contr rival media coord autho admin
    ("GET",  "/api/docs",                                   [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/feeds/works.geojson",                        [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/feeds/wzdx.geojson",                         [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/feeds/{feed}",                               [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/open311/v2/discovery.json",                  [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/open311/v2/discovery.xml",                   [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/open311/v2/services.json",                   [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/open311/v2/services.xml",                    [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/open311/v2/services/{file}",                 [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/open311/v2/requests.json",                   [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/open311/v2/requests.xml",                    [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/open311/v2/requests/{file}",                 [404, 404, 404, 404, 404, 404, 404]),
    ("GET",  "/open311/v2/tokens/{file}",                   [404, 404, 404, 404, 404, 404, 404]),
    // Who reports shows a key in what they send, never a session.
    ("POST", "/open311/v2/requests.json",                   [403, 403, 403, 403, 403, 403, 403]),
    ("POST", "/open311/v2/requests.xml",                    [403, 403, 403, 403, 403, 403, 403]),
    // To the machine itself, where the tests are.
    ("GET",  "/metrics",                                    [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/robots.txt",                                 [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/.well-known/security.txt",                   [404, 404, 404, 404, 404, 404, 404]),
];

// ------------------------------------------------------------------------------------------------------------------------
// privacy

#[rustfmt::skip]
const PRIVACY: &[Decision] = &[
    //                                                     nobody contr rival media coord autho admin
    ("GET",  "/me/erased",                                  [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/me/{token}",                                 [200, 200, 200, 200, 200, 200, 200]),
    ("GET",  "/me/{token}/data.json",                       [200, 200, 200, 200, 200, 200, 200]),
    ("POST", "/me/{token}/consents/{id}/withdraw",          [303, 303, 303, 303, 303, 303, 303]),
    ("POST", "/me/{token}/erase",                           [303, 303, 303, 303, 303, 303, 303]),
];

/// A neighbour with two consents, and the private link to what is kept of them.
async fn privacy_things(house: &House, things: &mut Things) {
    let app = &house.app;
    let details = ContactDetails { name: Some("Léa Quai".to_owned()), ..ContactDetails::default() };
    let (contact, consent) = writing!(app.db, tx => {
        let contact = people::keep_contact(app, tx, &details, Language::French).await?;
        people::consent(app, tx, contact, Purpose::SiteNews, "doorstep").await?;
        Ok((contact, people::consent(app, tx, contact, Purpose::CallBack, "doorstep").await?))
    })
    .unwrap();
    let page = people::own_page(app, contact);
    things.put("/me/{token}/consents/{id}", format!("{page}/consents/{consent}"));
    things.put("/me/{token}", page);
}

// ------------------------------------------------------------------------------------------------------------------------
// The walk.

/// All tables, in the order of walking.
const TABLES: &[&[Decision]] = &[
    HOUSE,
    BULLETINS,
    NOTIFICATIONS,
    JOURNAL,
    PRIVACY,
    OPEN,
    MEDIATION,
    RELAYS,
    GRIEVANCES,
    VISITS,
    PREMISES,
    SITES,
    PEOPLE,
];

/// What stands in a house that is walked, by the beginning of a path: `/s/{code}` → `/s/k3fp`.
#[derive(Default)]
struct Things {
    /// The contractor's site.
    site_id: Option<SiteId>,
    /// A grievance about it.
    grievance_id: Option<GrievanceId>,
    by_path: Vec<(&'static str, String)>,
}

impl Things {
    /// Puts a thing in the place of a path's parameters.
    fn put(&mut self, path: &'static str, address: String) {
        self.by_path.push((path, address));
    }

    /// The address to call for a route's path: the longest beginning that is known, and the rest as it stands.
    fn address(&self, path: &str) -> String {
        let known = self.by_path.iter().filter(|(beginning, _)| {
            path.strip_prefix(beginning).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
        });
        let address = match known.max_by_key(|(beginning, _)| beginning.len()) {
            Some((beginning, address)) => format!("{address}{}", &path[beginning.len()..]),
            None => path.to_owned(),
        };
        assert!(
            !address.contains('{'),
            "{path} has a parameter that nothing stands for: put it among the things of its slice in tests/it/roles.rs"
        );
        address
    }
}

/// A house with one of everything.
async fn furnished() -> (House, Staff, Things) {
    let house = House::open(Engine::Sqlite).await;
    let staff = house.staff().await;
    let mut things = Things::default();
    things.put("/assets/{*path}", "/assets/css/riverain.css".to_owned());
    people_things(&house, &staff, &mut things).await;
    sites_things(&house, &staff, &mut things).await;
    premises_things(&house, &staff, &mut things).await;
    visits_things(&house, &staff, &mut things).await;
    grievances_things(&house, &staff, &mut things).await;
    relays_things(&house, &staff, &mut things).await;
    mediation_things(&house, &staff, &mut things).await;
    bulletins_things(&house, &staff, &mut things).await;
    notifications_things(&house, &staff, &mut things).await;
    privacy_things(&house, &mut things).await;
    (house, staff, things)
}

async fn register_site(house: &House, actor: &Account, organisation_id: OrganisationId) -> SiteId {
    let draft = SiteDraft {
        name: Some("Réfection du réseau d’eau".to_owned()),
        starts_on: Some("2026-04-01".to_owned()),
        ends_on: Some("2026-06-30".to_owned()),
        site_manager_name: Some("Jeanne Moulin".to_owned()),
        site_manager_email: Some("jeanne.moulin@vauclair.example".to_owned()),
        ..SiteDraft::default()
    };
    let new = NewSite { organisation_id, details: draft.checked().unwrap() };
    writing!(house.app.db, tx => sites::register_site(&house.app, tx, actor, &new).await).unwrap()
}

/// One caller with both ways of showing who they are.
struct Pair {
    name: &'static str,
    browser: Caller,
    program: Caller,
}

impl Pair {
    async fn of(house: &House, name: &'static str, account: Option<&Account>) -> Self {
        let (browser, program) = match account {
            Some(account) => (house.signed_in(account).await, house.program(account).await),
            None => (house.caller(), house.caller()),
        };
        Self { name, browser, program }
    }

    async fn call(&mut self, method: &str, path: &str, address: &str) -> Answer {
        let method: Method = method.parse().unwrap();
        if path.starts_with("/api/") {
            let request = self.program.request(method.clone(), address);
            let request = if method == Method::GET { request } else { request.json(&json!({})) };
            self.program.send(request).await
        } else if path == "/desk/sites/{id}/zone" && method == Method::POST {
            let form = reqwest::multipart::Form::new().text("zone", "");
            let request = self.browser.request(method, address).multipart(form);
            self.browser.send(request).await
        } else {
            let request = self.browser.request(method.clone(), address);
            // Tries to sign in are counted by address.
            let form = if path == "/sign-in" { vec![("email", self.name)] } else { Vec::new() };
            let request = if method == Method::GET { request } else { request.form(&form) };
            self.browser.send(request).await
        }
    }
}

/// The statuses that one caller gets, in the order of the tables.
async fn walk(caller: usize) -> Vec<u16> {
    let (house, staff, things) = furnished().await;
    let account = [
        None,
        Some(&staff.contractor),
        Some(&staff.rival),
        Some(&staff.mediator),
        Some(&staff.coordinator),
        Some(&staff.authority),
        Some(&staff.admin),
    ][caller];
    let mut pair = Pair::of(&house, CALLERS[caller], account).await;
    let mut statuses = Vec::new();
    for (method, path, _) in TABLES.iter().copied().flatten() {
        statuses.push(pair.call(method, path, &things.address(path)).await.status);
    }
    statuses
}

/// The paths that a caller reads without being sent elsewhere.
pub fn pages_of(caller: &str) -> Vec<&'static str> {
    let place = CALLERS.iter().position(|own| *own == caller).unwrap();
    let decided = TABLES.iter().copied().flatten();
    decided
        .filter(|(method, _, statuses)| *method == "GET" && statuses[place] == 200)
        .map(|(_, path, _)| *path)
        .collect()
}

#[test]
fn every_route_has_its_decision_and_every_decision_its_route() {
    let listed: Vec<(String, String)> =
        riverain::routes().listed().iter().map(|route| (route.method.to_string(), route.path.clone())).collect();
    let decided: Vec<(&str, &str)> =
        TABLES.iter().copied().flatten().map(|(method, path, _)| (*method, *path)).collect();
    let mut wrong = Vec::new();
    for (method, path) in &listed {
        if !decided.contains(&(method.as_str(), path.as_str())) {
            wrong.push(format!(
                "{method} {path} has no decision: add (\"{method}\", \"{path}\", [{}]) with their statuses to the table \
                 of its slice in tests/it/roles.rs",
                CALLERS.join(", ")
            ));
        }
    }
    for (place, (method, path)) in decided.iter().enumerate() {
        if !listed.iter().any(|(own, at)| own == method && at == path) {
            wrong.push(format!("{method} {path} is decided in tests/it/roles.rs and is no route"));
        }
        if decided[..place].contains(&(method, path)) {
            wrong.push(format!("{method} {path} is decided twice in tests/it/roles.rs"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_role_comes_where_the_tables_say_and_nowhere_else() {
    let mut by_caller = Vec::new();
    for caller in 0..CALLERS.len() {
        by_caller.push(walk(caller).await);
    }
    let mut wrong = Vec::new();
    for (place, (method, path, decided)) in TABLES.iter().copied().flatten().enumerate() {
        let given: Vec<u16> = by_caller.iter().map(|statuses| statuses[place]).collect();
        if given != decided {
            wrong.push(format!("{method} {path}\n  decided {decided:?}\n  given   {given:?}"));
        }
    }
    assert!(wrong.is_empty(), "callers are {}:\n{}", CALLERS.join(", "), wrong.join("\n"));
}
