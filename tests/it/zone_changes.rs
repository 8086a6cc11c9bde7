//! A changed zone shows what it changes before it is saved; who was on the list, and when, stays. A faulty zone that can be mended in
//! one way is mended when somebody says yes. Files as contractors have them, over page and API.

use std::io::{Cursor, Write};

use reqwest::Method;
use reqwest::multipart::{Form, Part};
use riverain::{premises, writing};
use serde_json::{Value, json};

use crate::affected_list::phase;
use crate::import::import_text;
use crate::on_both_engines;
use crate::sites::registered;
use crate::support::{Answer, Caller, House, Staff};

const BAN: &str = "id;numero;rep;nom_voie;code_postal;nom_commune;lon;lat\n\
    a;1;;Rue Arago;69100;Villeurbanne;4.88250;45.75750\n\
    b;3;;Rue Arago;69100;Villeurbanne;4.88320;45.75750\n\
    c;5;;Rue Arago;69100;Villeurbanne;4.88420;45.75750\n\
    d;90;;Rue Galilée;69100;Villeurbanne;4.89560;45.75750\n";

/// A square of a thousandth of a degree, so many thousandths east of the first one.
fn square(east: f64) -> Value {
    let (west, far) = (4.882 + east / 1e3, 4.883 + east / 1e3);
    json!({ "type": "Polygon", "coordinates": [[
        [west, 45.757], [far, 45.757], [far, 45.758], [west, 45.758], [west, 45.757]
    ]]})
}

/// The contractor at the desk with a site of one phase, and doors around it; gives the site's path.
async fn site(house: &House, staff: &Staff) -> (Caller, String) {
    import_text(house, "arago.csv", BAN).await;
    let mut caller = house.signed_in(&staff.contractor).await;
    let path = registered(&mut caller).await;
    caller.post(&format!("{path}/phases"), &phase("Tranchée", &[("noise", "40")])).await.is(303);
    (caller, path)
}

async fn send(caller: &mut Caller, path: &str, fields: &[(&str, &str)]) -> Answer {
    let form =
        fields.iter().fold(Form::new(), |form, (name, value)| form.text((*name).to_owned(), (*value).to_owned()));
    let request = caller.request(Method::POST, &format!("{path}/zone")).multipart(form);
    caller.send(request).await
}

async fn send_file(caller: &mut Caller, path: &str, name: &'static str, bytes: Vec<u8>) -> Answer {
    let form = Form::new().text("zone", "").part("zone_file", Part::bytes(bytes).file_name(name));
    let request = caller.request(Method::POST, &format!("{path}/zone")).multipart(form);
    caller.send(request).await
}

fn api(path: &str) -> String {
    path.replace("/desk/", "/api/v1/")
}

/// What a hidden field of a page holds.
fn hidden(page: &Answer, name: &str) -> String {
    let (_, rest) = page.text.split_once(&format!("name=\"{name}\" value=\"")).expect(name);
    rest.split_once('"').unwrap().0.replace("&#34;", "\"").replace("&quot;", "\"")
}

on_both_engines! {
    async fn a_first_zone_is_saved_at_once_and_its_counts_are_told(house: House) {
        let staff = house.staff().await;
        let (mut caller, path) = site(&house, &staff).await;
        let answer = send(&mut caller, &path, &[("zone", &square(0.0).to_string())]).await;
        answer.is(303);
        caller.get(answer.location()).await.shows(&["L’emprise est enregistrée", "2 portes sont concernées"]);
        send(&mut caller, &path, &[("zone", &square(0.0).to_string())]).await.is(303);
        caller.get(&path).await.shows(&["rien n’a changé"]);
        assert_eq!((house.count("zones").await, house.count("affected_lists").await), (1, 1));
    }

    async fn a_changed_zone_is_shown_first_and_saved_when_it_is_confirmed(house: House) {
        let staff = house.staff().await;
        let (mut caller, path) = site(&house, &staff).await;
        send(&mut caller, &path, &[("zone", &square(0.0).to_string())]).await.is(303);
        let id = path.rsplit('/').next().unwrap().parse().unwrap();
        let (app, coordinator) = (&house.app, &staff.coordinator);
        writing!(app.db, tx => premises::keep_affected(app, tx, coordinator, id).await).unwrap();

        let shown = send(&mut caller, &path, &[("zone", &square(1.5).to_string()), ("reason", "Le quai est fermé")]).await;
        shown.is(200).shows(&[
            "Ce que change la nouvelle emprise", "Rien n’est encore enregistré", "Le quai est fermé",
            "5 Rue Arago", "1 Rue Arago", "sur la liste d’une campagne", "<svg", "2 → 2",
        ]);
        shown.hides(&["90 Rue Galilée"]);
        assert_eq!(house.count("zones").await, 1, "nothing is saved yet");

        // Going back gives back what was drawn and typed.
        let (zone, instead_of) = (hidden(&shown, "zone"), hidden(&shown, "instead_of"));
        let back = send(&mut caller, &path, &[("zone", &zone), ("reason", "Le quai"), ("instead_of", &instead_of), ("step", "back")]).await;
        back.is(200).shows(&["4.8835", "value=\"Le quai\""]);
        assert_eq!(house.count("zones").await, 1);

        let saved = send(&mut caller, &path, &[("zone", &zone), ("reason", "Le quai est fermé"), ("instead_of", &instead_of), ("step", "save")]).await;
        saved.is(303);
        caller.get(saved.location()).await.shows(&["L’emprise est enregistrée", "Historique de l’emprise", "Le quai est fermé"]);
        assert_eq!(house.count("zones").await, 2);

        // Given, acted on, about to be replaced, given again.
        caller.get(&format!("{path}/lists")).await.is(200).shows(&[
            "Qui était sur la liste, et quand", "L’emprise allait être remplacée", "Une campagne a commencé", "L’emprise a été donnée", "Paule Vauclair",
        ]);
        let mut program = house.program(&staff.contractor).await;
        let lists = program.get(&format!("{}/lists", api(&path))).await.json();
        let occasions: Vec<(&str, i64)> = lists["lists"].as_array().unwrap().iter()
            .map(|list| (list["occasion"].as_str().unwrap(), list["zone_revision"].as_i64().unwrap())).collect();
        assert_eq!(occasions, [("given", 2), ("replaced", 1), ("acted", 1), ("given", 1)]);
        let first = lists["lists"][3]["id"].as_str().unwrap();
        let page = caller.get(&format!("{path}/lists/{first}")).await;
        page.is(200).shows(&["1 Rue Arago", "3 Rue Arago", "Empreinte", "Tranchée", "<svg"]).hides(&["5 Rue Arago"]);
        let csv = caller.get(&format!("{path}/lists/{first}/csv")).await;
        assert!(csv.headers["content-disposition"].to_str().unwrap().contains(".csv"));
        csv.is(200).shows(&["3 Rue Arago"]);
        let kept = program.get(&format!("{}/lists/{first}", api(&path))).await.json();
        assert_eq!(kept["affected"].as_array().unwrap().len(), 2);
        assert_eq!(kept["zone"]["properties"]["revision"], 1);
        let fingerprint = kept["fingerprint"].as_str().unwrap();
        let lines = riverain::reading!(house.app.db, tx => riverain::journal::lines(tx, None, None, 20).await).unwrap();
        assert!(lines.iter().any(|line| line.act == "affected.kept" && line.detail.contains(fingerprint)));
        house.signed_in(&staff.rival).await.get(&format!("{path}/lists/{first}")).await.is(404);
    }

    async fn what_came_between_is_shown_again_and_not_overwritten(house: House) {
        let staff = house.staff().await;
        let (mut caller, path) = site(&house, &staff).await;
        send(&mut caller, &path, &[("zone", &square(0.0).to_string())]).await.is(303);
        let shown = send(&mut caller, &path, &[("zone", &square(1.5).to_string())]).await;
        let (zone, instead_of) = (hidden(&shown, "zone"), hidden(&shown, "instead_of"));
        let mut program = house.program(&staff.coordinator).await;
        let other = |instead_of: &str| program.request(Method::PUT, &format!("{}/zone?instead_of={instead_of}", api(&path))).body(square(0.2).to_string());
        let (first, late) = (other("1"), other("1"));
        program.send(first).await.is(200);
        program.send(late).await.is(200);
        send(&mut caller, &path, &[("zone", &zone), ("instead_of", &instead_of), ("step", "save")]).await
            .is(200).shows(&["changée entre-temps", "Ce que change la nouvelle emprise"]);
        assert_eq!(house.count("zones").await, 2);
        let late = program.request(Method::PUT, &format!("{}/zone?instead_of=1", api(&path))).body(square(0.4).to_string());
        program.send(late).await.is(409);
    }

    async fn a_zone_that_changes_nothing_says_so(house: House) {
        let staff = house.staff().await;
        let (mut caller, path) = site(&house, &staff).await;
        send(&mut caller, &path, &[("zone", &square(0.0).to_string())]).await.is(303);
        send(&mut caller, &path, &[("zone", &square(-0.01).to_string())]).await.is(200).shows(&["ne change rien pour les riverains"]);
    }

    async fn programs_see_what_a_zone_would_change(house: House) {
        let staff = house.staff().await;
        let (_, path) = site(&house, &staff).await;
        let mut program = house.program(&staff.contractor).await;
        let preview = |zone: &Value| program.request(Method::POST, &format!("{}/zone/preview", api(&path))).body(zone.to_string());
        let (first, bow_tie) = (preview(&square(0.0)), preview(&json!({ "type": "Polygon", "coordinates": [[
            [4.882, 45.757], [4.883, 45.758], [4.883, 45.757], [4.882, 45.758], [4.882, 45.757]
        ]]})));
        let change = program.send(first).await;
        change.is(200);
        let change = change.json();
        assert_eq!((&change["revision"], &change["before"]["doors"], &change["after"]["doors"]), (&Value::Null, &json!(0), &json!(2)));
        assert_eq!(change["joining"][0]["label"], "1 Rue Arago");
        assert_eq!(change["mended"], json!([]));
        let mended = program.send(bow_tie).await.json();
        assert_eq!((mended["mended"][0]["pointer"].as_str(), mended["zone"]["coordinates"].as_array().unwrap().len()), (Some("/coordinates/0/0"), 2));
        let take = program.request(Method::PUT, &format!("{}/zone", api(&path))).body(mended["zone"].to_string());
        program.send(take).await.is(200);
        let hopeless = json!({ "type": "Polygon", "coordinates": [[[4.8, 45.7], [4.9, 45.8]]] });
        let hopeless = program.request(Method::POST, &format!("{}/zone/preview", api(&path))).body(hopeless.to_string());
        program.send(hopeless).await.is(422).shows(&["/coordinates/0"]);
    }

    async fn a_faulty_zone_is_mended_when_somebody_says_yes(house: House) {
        let staff = house.staff().await;
        let (mut caller, path) = site(&house, &staff).await;
        let bow_tie = json!({ "type": "Polygon", "coordinates": [[
            [4.882, 45.757], [4.883, 45.758], [4.883, 45.757], [4.882, 45.758], [4.882, 45.757]
        ]]}).to_string();
        let refused = send(&mut caller, &path, &[("zone", &bow_tie), ("reason", "Plan B")]).await;
        refused.is(422).shows(&["se croise", "Une réparation est possible", "coupé là où il se croise", "2 parties", "class=\"marker\"", "class=\"former\""]);
        assert_eq!(house.count("zones").await, 0);
        let mended = hidden(&refused, "mended");
        send(&mut caller, &path, &[("mended", &mended), ("step", "mended")]).await.is(303);
        assert_eq!(house.count("zones").await, 1);
        // What can be read in two ways is refused without an offer.
        let star: Vec<Value> = [0, 2, 4, 1, 3, 0].iter().map(|corner| {
            let (y, x) = (f64::from(*corner) * std::f64::consts::TAU / 5.0).sin_cos();
            json!([4.882 + x / 1e3, 45.757 + y / 1e3])
        }).collect();
        let star = json!({ "type": "Polygon", "coordinates": [star] }).to_string();
        send(&mut caller, &path, &[("zone", &star)]).await.is(422).shows(&["se croise", "class=\"former\""]).hides(&["Une réparation est possible"]);
    }

    async fn files_as_contractors_have_them_are_read(house: House) {
        let staff = house.staff().await;
        let (mut caller, path) = site(&house, &staff).await;
        let kml = "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>\
                   4.882,45.757,0 4.883,45.757,0 4.883,45.758,0 4.882,45.758,0 4.882,45.757,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>";
        send_file(&mut caller, &path, "emprise.kml", kml.as_bytes().to_vec()).await.is(303);
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("doc.kml", zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(kml.as_bytes()).unwrap();
        let kmz = archive.finish().unwrap().into_inner();
        // The same zone in another file changes nothing.
        send_file(&mut caller, &path, "emprise.kmz", kmz).await.is(303);
        assert_eq!(house.count("zones").await, 1);
        send_file(&mut caller, &path, "plan.pdf", b"%PDF-1.7 ...".to_vec()).await.is(422).shows(&["« PDF »", "KML ou KMZ"]);
        let line = kml.replace("Polygon>", "LineString>");
        send_file(&mut caller, &path, "emprise.kml", line.into_bytes()).await.is(422).shows(&["« LineString »"]);
        let mut program = house.program(&staff.contractor).await;
        let request = program.request(Method::PUT, &format!("{}/zone", api(&path))).body(kml.to_owned());
        assert_eq!(program.send(request).await.json()["properties"]["revision"], 1);
    }
}
