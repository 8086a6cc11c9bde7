//! The register of doors at the desk: what it holds, files sent to it, and how it tells what was wrong with them.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use reqwest::Method;
use reqwest::multipart::{Form, Part};

use riverain::premises::import::{Order, begin_import};
use tokio::runtime::Handle;

use crate::on_both_engines;
use crate::support::{Answer, Caller};

/// Sends a file over the form.
async fn send(caller: &mut Caller, name: &str, format: &str, bytes: Vec<u8>) -> Answer {
    let form =
        Form::new().text("format", format.to_owned()).part("file", Part::bytes(bytes).file_name(name.to_owned()));
    let request = caller.request(Method::POST, "/desk/premises").multipart(form);
    caller.send(request).await
}

/// The page of an import that was sent, once it has ended.
async fn ended(caller: &mut Caller, sent: &Answer) -> Answer {
    sent.is(303);
    let path = sent.location().to_owned();
    let begun = Instant::now();
    loop {
        let page = caller.get(&path).await;
        page.is(200);
        if !page.text.contains("http-equiv=\"refresh\"") {
            return page;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "it does not end: {}", page.text);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

const HEADER: &str = "id;numero;rep;nom_voie;code_postal;nom_commune;lon;lat\n";

on_both_engines! {
    async fn an_empty_register_says_what_to_do_and_a_file_fills_it(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.coordinator).await;
        caller.get("/desk/premises").await.is(200).shows(&["Le registre est vide", "Importez d’abord les adresses", "adresse.data.gouv.fr"]);
        let file = format!("{HEADER}a;1;;Rue Arago;69100;Villeurbanne;4.88;45.75\nb;3;bis;Rue Arago;69100;Villeurbanne;4.881;45.75\n");
        let sent = send(&mut caller, "C:\\données\\arago.csv", "", file.clone().into_bytes()).await;
        ended(&mut caller, &sent).await.shows(&["arago.csv", "Terminé", "Adresses (BAN, CSV)", "Aucune ligne n’a posé de problème", "<strong>2</strong> <span>Ajoutées"]);
        let again = send(&mut caller, "arago.csv", "ban", file.into_bytes()).await;
        ended(&mut caller, &again).await.shows(&["<strong>0</strong> <span>Ajoutées", "<strong>2</strong> <span>Inchangées"]);
        caller.get("/desk/premises").await.shows(&["<strong>2</strong> <span>Habitations", "arago.csv", "Imports"]).hides(&["Le registre est vide"]);
        caller.get("/desk/premises?q=3+b+arago").await.shows(&["3 bis Rue Arago", "69100 Villeurbanne"]);
        caller.get("/desk/premises?q=nulle+part").await.shows(&["Aucune adresse du registre"]);
        assert!(std::fs::read_dir(&house.app.settings.data).unwrap().all(|file| !file.unwrap().file_name().to_string_lossy().starts_with("upload-")));
    }

    async fn every_faulty_line_is_told_with_its_number_and_the_others_are_stored(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.admin).await;
        let mut file = format!("{}couleur\n", HEADER.replace('\n', ";")).into_bytes();
        file.extend(b"a;1;;Rue Arago;69100;Villeurbanne;4.88;45.75;bleu\n");
        file.extend(b"b;2;;All\xe9e Arago;69100;Villeurbanne;4.88;45.75;\n");
        file.extend(b"c;3;;Rue Arago;69100;Villeurbanne;4.88\n");
        file.extend(b"d;4;;Rue Arago;69100;Villeurbanne;45.75;4.88;\n");
        file.extend(b"e;5;;Rue Arago;69100;Villeurbanne;846440;6519090;\n");
        file.extend(b"f;6;;Rue \"Arago;69100;Villeurbanne;4.88;45.75;\n");
        file.extend(b"g;7;;;69100;Villeurbanne;4.88;45.75;\n");
        file.extend(b"h;8;;Rue Ar\0ago;69100;Villeurbanne;4.88;45.75;\n");
        file.extend(b"i;9;;Rue Arago;69100;Villeurbanne;NaN;45.75;\n");
        let sent = send(&mut caller, "fautes.csv", "", file).await;
        let page = ended(&mut caller, &sent).await;
        page.shows(&[
            "Ces colonnes ne sont pas connues et ne sont pas lues", "couleur", "n’est pas en UTF-8", "La ligne a 7 cellules au lieu de 9",
            "semblent inversées", "ressemble à des mètres", "Un guillemet n’est pas refermé", "La colonne nom_voie est vide",
            "octets nuls", "<strong>9</strong> <span>Lignes lues", "<strong>2</strong> <span>Ajoutées", "<strong>7</strong> <span>Écartées",
        ]);
        for line in 4..=10 {
            page.shows(&[&format!("<td class=\"number\">{line}</td>")]);
        }
        caller.get("/desk/premises?q=allee+arago").await.shows(&["2 Allée Arago"]);
    }

    async fn a_file_that_is_not_what_it_should_be_comes_back_with_its_sentence(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.coordinator).await;
        let cases: [(&str, &[u8], &str, &str); 8] = [
            ("vide.csv", b"", "", "Le fichier est vide"),
            ("photo.jpg", b"\xff\xd8\xff\xe0 not a table", "", "Le format n’est pas reconnu"),
            ("utf16.csv", b"\xff\xfei\0d\0;\0", "", "UTF-16"),
            ("sans.csv", b"id;numero;nom_voie\n1;2;x\n", "", "Il manque ces colonnes"),
            ("a.json", b"{\"type\":\"FeatureCollection\",\"features\":[]}", "ban", "ce format"),
            ("a.csv", b"id;numero;nom_voie;lon;lat\n", "streets", "n’est pas du JSON"),
            ("rien.json", b"{\"type\":\"FeatureCollection\",\"features\":[]}", "", "Le format n’est pas reconnu"),
            ("", b"x", "", "Choisissez un fichier"),
        ];
        for (name, bytes, format, says) in cases {
            let says = if says == "ce format" { "Ce fichier est du JSON" } else { says };
            send(&mut caller, name, format, bytes.to_vec()).await.is(422).shows(&[says, "Importer un fichier"]);
        }
        assert_eq!((house.count("imports").await, house.count("premises").await), (0, 0));
        send(&mut caller, "gros.csv", "", vec![b'x'; 70_000_000]).await.is(413).shows(&["trop gros", "64 Mo"]);
        let broken = b"{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"properties\":{\"osm\":\"node/1\",\"shop\":\"bakery\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[4.88,45.75]}},\n{\"type\":\"Feature\",\"properties\":{\"osm\":\"node/2\",\"shop\":\"bak";
        let sent = send(&mut caller, "coupe.geojson", "", broken.to_vec()).await;
        ended(&mut caller, &sent).await.shows(&["L’objet commencé ici n’est pas terminé", "<strong>1</strong> <span>Ajoutées", "<strong>1</strong> <span>Écartées"]);
    }

    async fn an_import_whose_program_is_gone_reads_as_interrupted_and_says_what_to_do(house: House) {
        let staff = house.staff().await;
        let mut caller = house.signed_in(&staff.coordinator).await;
        let file = format!("{HEADER}a;1;;Rue Arago;69100;Villeurbanne;4.88;45.75\n");
        let input = Cursor::new(file.clone().into_bytes());
        let begun = begin_import(&house.app, None, Order::default(), "arago.csv", input).await.unwrap();
        let path = format!("/desk/premises/imports/{}", begun.id);
        // Nobody will ever store it: the program that would have is gone.
        drop(begun);
        caller.get(&path).await.is(200).shows(&["En cours", "http-equiv=\"refresh\""]);
        house.app.clock.advance(TimeDelta::seconds(100));
        caller.get(&path).await.is(200).shows(&["En cours"]);
        house.app.clock.advance(TimeDelta::seconds(30));
        caller.get(&path).await.is(200).shows(&["Interrompu", "Importez de nouveau le même fichier"]).hides(&["En cours", "http-equiv=\"refresh\""]);
        caller.get("/desk/premises").await.shows(&["Interrompu"]).hides(&["En cours"]);

        // One that has given a sign since it began is alive, however long ago that was.
        let slow = begin_import(&house.app, None, Order::default(), "lent.csv", Cursor::new(file.into_bytes())).await.unwrap();
        let path = format!("/desk/premises/imports/{}", slow.id);
        house.app.clock.advance(TimeDelta::minutes(10));
        let mut shown = Vec::new();
        let seen = Handle::current();
        let report = slow.store(&house.app, |_| {
            tokio::task::block_in_place(|| seen.block_on(async { shown.push(caller.get(&path).await.text) }));
            ControlFlow::Continue(())
        }).await.unwrap();
        assert_eq!(report.counts.added, 1);
        assert!(shown[0].contains("En cours"), "{}", shown[0]);
        caller.get(&path).await.shows(&["Terminé"]);
    }

    async fn only_those_who_look_after_the_register_see_it(house: House) {
        let staff = house.staff().await;
        for account in [&staff.contractor, &staff.mediator, &staff.authority] {
            let mut caller = house.signed_in(account).await;
            caller.get("/desk/premises").await.is(403);
            send(&mut caller, "a.csv", "", HEADER.as_bytes().to_vec()).await.is(403);
        }
        let mut nobody = house.caller();
        nobody.get("/desk/premises").await.is(303);
        let mut caller = house.signed_in(&staff.coordinator).await;
        caller.get("/desk/premises/imports/imp_00000000000000000000000000").await.is(404);
    }
}
