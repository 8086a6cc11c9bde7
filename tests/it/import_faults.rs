//! Imports under hard conditions: two at once, one that is killed, files that would fill memory; and what needs the register to be read:
//! establishments placed by their address, areas that are replaced page by page, a file of OpenStreetMap as another program wrote it.
//!
//! What an import that is killed leaves: each batch wholly or not at all, so every door is as it was or as it will be; the import stays noted
//! as running, and importing the same file again ends as if nothing had happened.

use std::io::{Cursor, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use riverain::premises::affected::Bounds;
use riverain::premises::import::{Counts, FeatureKind, Format, Order, Report, import_file, import_with_order};
use riverain::premises::{
    PremisesKind, background, find_by_address, import_with_faults, register_counts, register_overview,
};
use riverain::settings::{Given, Settings};
use riverain::{reading, serve};

use crate::import::import_text;
use crate::support::servers::postgres;
use crate::support::{Engine, House};
use crate::{for_both_engines, on_both_engines};

const BAN: &str = "id;numero;rep;nom_voie;code_postal;nom_commune;lon;lat\n";

/// Every row of the register that a source gave, without what differs from one house to another: ids and moments.
async fn rows(app: &riverain::app::App) -> Vec<String> {
    let sql = "SELECT p.source || ' ' || p.source_key || ' ' || p.kind || ' ' || coalesce(p.number, '') || ' ' || coalesce(p.street, '') \
         || ' ' || coalesce(d.source_key, '-') || ' ' || coalesce(s.source_key, '-') || ' ' \
         || coalesce(CAST(p.dwellings_counted AS TEXT), '-') || CASE WHEN p.retired_at IS NULL THEN '' ELSE ' retired' END \
         FROM premises p LEFT JOIN premises d ON d.id = p.door_id LEFT JOIN premises s ON s.id = p.same_id";
    let mut rows: Vec<String> = reading!(app.db, tx => {
        Ok(riverain::on!(tx, c => sqlx::query_scalar(sql).fetch_all(c).await)?)
    })
    .unwrap();
    rows.sort();
    rows
}

async fn import(house: &House, file: &str, text: String) -> Report {
    let input = Cursor::new(text.into_bytes());
    import_file(&house.app, None, None, file, input, |_| ControlFlow::Continue(())).await.unwrap()
}

async fn replace(house: &House, text: String) -> Report {
    let order = Order { replace_area: true, ..Order::default() };
    let input = Cursor::new(text.into_bytes());
    import_with_order(&house.app, None, order, "area", input, |_| ControlFlow::Continue(())).await.unwrap()
}

fn shop(id: usize, lon: f64, lat: f64) -> String {
    format!(
        r#"{{"type":"Feature","properties":{{"osm":"node/{id}","shop":"bakery","addr:housenumber":"{id}","addr:street":"Rue Arago"}},"geometry":{{"type":"Point","coordinates":[{lon},{lat}]}}}}"#
    )
}

fn collection(features: impl IntoIterator<Item = String>) -> String {
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}",
        features.into_iter().collect::<Vec<_>>().join(",\n")
    )
}

const BUSINESSES: &str = "siret,etatAdministratifEtablissement,activitePrincipaleEtablissement,enseigne1Etablissement,numeroVoieEtablissement,indiceRepetitionEtablissement,typeVoieEtablissement,libelleVoieEtablissement,codePostalEtablissement,libelleCommuneEtablissement,identifiantAdresseEtablissement,longitude,latitude,geo_id\n";

on_both_engines! {
    async fn businesses_without_a_place_are_put_at_the_door_of_their_address(house: House) {
        let addresses = format!("{BAN}69266_0350_00001;1;;Rue Arago;69100;Villeurbanne;4.88;45.75\n69266_0350_00003_bis;3;bis;Rue du Général-Leclerc;69100;Villeurbanne;4.881;45.751\n\
            69383_0350_00003;3;;Rue du Général Leclerc;69003;Lyon 3e Arrondissement;4.85;45.76\n69384_0350_00003;3;;Rue du Général Leclerc;69004;Lyon 4e Arrondissement;4.83;45.77\n69266_B012_99999;;;Le Moulin;69100;Villeurbanne;4.89;45.755\n");
        let business = |siret: u32, sign: &str, rest: &str| format!("{siret:014},A,56.10A,{sign},{rest}\n");
        let file = [
            BUSINESSES.to_owned(),
            // By its key, which wins over an address written otherwise; in the column of those who place the stock, or in INSEE's.
            business(1, "CLE", "9,,RUE,INCONNUE,69100,VILLEURBANNE,,,,69266_0350_00001"),
            business(2, "CLE INSEE", "9,,RUE,INCONNUE,69100,VILLEURBANNE,69266_0350_00003_BIS,,,"),
            // By its address, as the tax office abbreviates it.
            business(3, "ADRESSE", "3,B,R,DU GAL LECLERC,69100,VILLEURBANNE,69266cvsr_B,,,"),
            business(4, "ARRONDISSEMENT", "3,,RUE,DU GENERAL LECLERC,69004,LYON 4EME,,,,"),
            business(5, "HAMEAU", ",,,LE MOULIN,69100,VILLEURBANNE CEDEX,,,,"),
            // Nowhere: no such number, no such town, a key of nobody.
            business(6, "NUMERO", "77,,RUE,ARAGO,69100,VILLEURBANNE,,,,"),
            business(7, "VILLE", "1,,RUE,ARAGO,13001,MARSEILLE,,,,"),
            business(8, "MASQUE", "[ND],[ND],[ND],[ND],[ND],[ND],[ND],,,"),
        ].concat();
        // Without addresses nobody is found, and the sentence says what to do.
        let report = import_text(&house, "stock.csv", &file).await;
        assert_eq!((report.counts.added, report.counts.refused), (0, 8));
        let count = report.faults[0].sentence.values.iter().find(|(name, _)| name == "count").map(|(_, value)| value.clone());
        assert_eq!((report.faults[0].sentence.key.as_ref(), count), ("premises-import-nowhere", Some(7_u32.into())));
        import_text(&house, "ban.csv", &addresses).await;
        let report = import_text(&house, "stock.csv", &file).await;
        assert_eq!(report.counts, Counts { read: 8, added: 5, refused: 3, ..Counts::default() });
        let told: Vec<_> = report.faults.iter().map(|fault| (fault.line, fault.sentence.key.to_string())).collect();
        assert_eq!(told, [
            (None, "premises-import-nowhere".to_owned()), (Some(7), "premises-import-not-placed".to_owned()),
            (Some(8), "premises-import-not-placed".to_owned()), (Some(9), "premises-import-no-position".to_owned()),
        ]);
        let doors: Vec<String> = rows(&house.app).await.into_iter().filter(|row| row.starts_with("sirene")).collect();
        let at = |number: usize| doors[number].split(' ').rev().nth(2).unwrap().to_owned();
        let expected = ["69266_0350_00001", "69266_0350_00003_bis", "69266_0350_00003_bis", "69384_0350_00003", "69266_b012_99999"];
        assert_eq!((0..5).map(at).collect::<Vec<_>>(), expected);
        // The remark is on the page of the import too.
        let staff = house.staff().await;
        let faults = reading!(house.app.db, tx => {
            let imports = register_overview(tx, &staff.admin, house.app.now()).await?.imports;
            let import = imports.iter().find(|import| import.id == report.id).ok_or(riverain::error::Error::NotFound)?;
            Ok(import_with_faults(tx, &staff.admin, import.id, house.app.now()).await?.1)
        }).unwrap();
        assert_eq!(faults.iter().map(|fault| fault.sentence.key.as_ref()).next(), Some("premises-import-nowhere"));
        assert_eq!(import_text(&house, "stock.csv", &file).await.counts.unchanged, 5);
    }

    async fn a_large_area_is_replaced_page_by_page_and_nothing_around_it(house: House) {
        let row = |town: &str, number: usize| format!("{town}_0010_{number:05};{number};;Rue Arago;69100;Ville {town};5.5;45.75\n");
        let rows_of = |town: &str, numbers: &mut dyn Iterator<Item = usize>| numbers.map(|number| row(town, number)).collect::<String>();
        // Towns whose codes begin alike, and capitals, which some databases order among small letters.
        let towns = [("69266", 1..9_001), ("6926", 1..20), ("69267", 1..20), ("2A004", 1..20), ("2B004", 1..20)];
        let all: String = towns.iter().map(|(town, numbers)| rows_of(town, &mut numbers.clone())).collect();
        import(&house, "all.csv", format!("{BAN}{all}")).await;
        let report = replace(&house, format!("{BAN}{}{}", rows_of("69266", &mut (1..9_001).step_by(3)), row("2A004", 7))).await;
        assert_eq!(report.counts, Counts { read: 3_001, unchanged: 3_001, retired: 6_000 + 18, ..Counts::default() });
        let left = reading!(house.app.db, tx => register_counts(tx).await).unwrap()[0].1;
        assert_eq!(left, 3_001 + 3 * 19);
        // A box over many strips, with more than a page in one strip; each shop that stays has one at its place that goes.
        let shops = |keep: fn(usize) -> bool| {
            let place = |pair: usize| (4.88 + pair as f64 / 1e6, if pair < 2_500 { 45.75 } else { 45.75 + (pair % 700) as f64 / 1e3 });
            let shops = (0..9_000).filter(|number| keep(*number));
            collection(shops.map(|number| shop(number, place(number / 2).0, place(number / 2).1)))
        };
        import(&house, "shops", shops(|_| true)).await;
        import(&house, "elsewhere", collection([shop(10_000, 4.87, 45.75), shop(10_001, 4.881, 47.0)])).await;
        let report = replace(&house, shops(|number| number % 2 == 0)).await;
        assert_eq!((report.counts.unchanged, report.counts.retired), (4_500, 4_500));
    }

    async fn a_file_of_openstreetmap_from_another_program_fills_the_register(house: House) {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/import_files/quarter.osm.pbf");
        let import = async || {
            let input = std::fs::File::open(path).unwrap();
            import_file(&house.app, None, None, "quarter.osm.pbf", input, |_| ControlFlow::Continue(())).await.unwrap()
        };
        let report = import().await;
        assert_eq!((report.format, report.faults.len()), (Format::OsmPbf, 0), "{:?}", report.faults);
        assert_eq!(report.counts, Counts { read: 10, added: 10, ..Counts::default() });
        let counts = reading!(house.app.db, tx => register_counts(tx).await).unwrap();
        assert_eq!(counts, [(PremisesKind::Residence, 3), (PremisesKind::Shop, 1), (PremisesKind::School, 1), (PremisesKind::Social, 1)]);
        let found = reading!(house.app.db, tx => find_by_address(tx, None, "1 rue arago").await).unwrap();
        assert!(found[0].dwellings_are_estimated);
        assert_eq!((found[0].label(), found[0].dwellings), ("1 Rue Arago".to_owned(), Some(6)), "the relation's dwellings, shared by the doors in it");
        let bounds = Bounds { west: 4.879, south: 45.749, east: 4.882, north: 45.751 };
        let mut kinds: Vec<FeatureKind> =
            reading!(house.app.db, tx => background(tx, bounds).await).unwrap().iter().map(|feature| feature.kind).collect();
        kinds.sort();
        assert_eq!(kinds, [FeatureKind::Street, FeatureKind::Building, FeatureKind::Building, FeatureKind::Tree]);
        assert_eq!(import().await.counts.unchanged, 10);
        // The same shop from an extract in GeoJSON is the same row.
        let shop = r#"{"type":"Feature","properties":{"osm":"node/1","shop":"bakery","name":"Boulangerie des Berges"},"geometry":{"type":"Point","coordinates":[4.88,45.75]}}"#;
        assert_eq!(import_text(&house, "shop", shop).await.counts.changed, 1);
    }
}

for_both_engines! {
    async fn two_imports_at_once_leave_what_one_after_the_other_does(engine: Engine) {
        let address = |number: usize| format!("69266_0350_{number:05};{number};;Rue Arago;69100;Villeurbanne;{};45.75\n", 4.87 + number as f64 / 1e5);
        let forward: String = (1..10_001).map(address).collect();
        let backward: String = (1..10_001).rev().map(address).collect();
        let near = collection((1..3_001).map(|number| shop(number, 4.87 + number as f64 / 1e5, 45.75001)));
        let files = [format!("{BAN}{forward}"), format!("{BAN}{backward}"), near];
        let after_another = House::open(engine).await;
        for file in &files {
            import(&after_another, "file", file.clone()).await;
        }
        let at_once = House::open(engine).await;
        let importing: Vec<_> = files.iter().map(|file| {
            let (app, input) = (at_once.app.clone(), Cursor::new(file.clone().into_bytes()));
            tokio::spawn(async move { import_file(&app, None, None, "file", input, |_| ControlFlow::Continue(())).await.unwrap() })
        }).collect();
        let mut reports = Vec::new();
        for import in importing {
            reports.push(import.await.unwrap());
        }
        assert!(reports.iter().all(|report| report.counts.refused == 0));
        assert_eq!(reports[0].counts.added + reports[1].counts.added, 10_000, "each door once");
        assert_eq!((reports[0].counts.read, reports[1].counts.read), (10_000, 10_000));
        let (expected, got) = (rows(&after_another.app).await, rows(&at_once.app).await);
        let differing: Vec<_> = expected.iter().zip(&got).filter(|(one, other)| one != other).take(5).collect();
        assert!(expected == got, "{} and {} rows; {differing:#?}", expected.len(), got.len());
    }

    async fn an_import_that_is_killed_leaves_each_door_as_it_was_or_as_it_will_be(engine: Engine) {
        let folder = tempfile::tempdir().unwrap();
        let database = match engine {
            Engine::Sqlite => format!("sqlite:{}", folder.path().join("riverain.sqlite").display()),
            Engine::Postgres => postgres::fresh_database().await,
        };
        let values = vec![("data", folder.path().display().to_string()), ("database", database.clone())];
        let app = serve::open(Settings::read(&Given { file: None, values }, []).unwrap()).await.unwrap();
        const DOORS: usize = 40_000;
        let file = |street: &str| {
            let row = |number: usize| format!("69266_0350_{number:05};{number};;{street};69100;Villeurbanne;{};45.75\n", 4.87 + number as f64 / 1e5);
            format!("{BAN}{}", (0..DOORS).map(row).collect::<String>())
        };
        let import = async |text: &str| {
            let input = Cursor::new(text.as_bytes().to_vec());
            import_file(&app, None, None, "file", input, |_| ControlFlow::Continue(())).await.unwrap()
        };
        let (old, new) = (file("Rue Ancienne"), file("Rue Nouvelle"));
        import(&old).await;
        let path = folder.path().join("new.csv");
        std::fs::write(&path, &new).unwrap();
        let mut between = 0;
        for kill_after_ms in [120, 300, 600, 1_000, 1_600] {
            let child = Process::import(folder.path(), &database, &path, Stdio::null());
            tokio::time::sleep(Duration::from_millis(kill_after_ms)).await;
            drop(child);
            let streets: Vec<(String, i64)> = reading!(app.db, tx => {
                let sql = "SELECT street, count(*) FROM premises GROUP BY street ORDER BY street";
                Ok(riverain::on!(tx, c => sqlx::query_as(sql).fetch_all(c).await)?)
            }).unwrap();
            assert_eq!(streets.iter().map(|(_, doors)| doors).sum::<i64>(), DOORS as i64, "{streets:?}");
            assert!(streets.iter().all(|(street, _)| ["Rue Ancienne", "Rue Nouvelle"].contains(&street.as_str())), "{streets:?}");
            let renamed = streets.iter().find(|(street, _)| street == "Rue Nouvelle").map_or(0, |(_, doors)| *doors);
            between += usize::from(renamed > 0 && renamed < DOORS as i64);
        }
        println!("{between} of 5 kills came between two batches");
        import(&new).await;
        let undisturbed = House::open(engine).await;
        import_text(&undisturbed, "old", &old).await;
        import_text(&undisturbed, "new", &new).await;
        assert!(rows(&app).await == rows(&undisturbed.app).await);
        app.db.close().await;
    }
}

/// A `riverain import`, killed with this value.
struct Process(Child);

impl Process {
    fn import(folder: &Path, database: &str, file: &Path, input: Stdio) -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_riverain"))
            .args(["import", "--database", database, "--data"])
            .arg(folder)
            .arg(file)
            .env("LC_ALL", "en_GB.UTF-8")
            .stdin(input)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        Self(child)
    }

    /// The most memory that it has had so far, in megabytes.
    fn peak_mb(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes / 1024)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // SIGKILL: no chance to tidy up.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The program reads its standard input, which a test goes on writing: how much memory that takes, and what it says.
fn import_from_a_pipe(mut write: impl FnMut(&mut dyn Write) -> std::io::Result<()> + Send) -> (u64, String) {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("riverain.sqlite").display());
    let mut program = Process::import(folder.path(), &database, Path::new("-"), Stdio::piped());
    let mut input = program.0.stdin.take().unwrap();
    let mut peak_mb = 0;
    let written = std::thread::scope(|scope| {
        let writing = scope.spawn(move || write(&mut input));
        while !writing.is_finished() {
            peak_mb = peak_mb.max(program.peak_mb().unwrap_or(0));
            std::thread::sleep(Duration::from_millis(5));
        }
        writing.join().unwrap()
    });
    // The program may have had enough before the end.
    if let Err(error) = written {
        assert_eq!(error.kind(), std::io::ErrorKind::BrokenPipe);
    }
    let begun = Instant::now();
    while program.0.try_wait().unwrap().is_none() {
        peak_mb = peak_mb.max(program.peak_mb().unwrap_or(0));
        assert!(begun.elapsed() < Duration::from_secs(60), "it does not end");
        std::thread::sleep(Duration::from_millis(20));
    }
    let mut said = String::new();
    for output in
        [&mut program.0.stdout.take().unwrap() as &mut dyn std::io::Read, &mut program.0.stderr.take().unwrap()]
    {
        output.read_to_string(&mut said).unwrap();
    }
    (peak_mb, said)
}

#[test]
fn a_line_that_does_not_end_takes_no_memory_of_the_program() {
    let (peak_mb, said) = import_from_a_pipe(|input| {
        input.write_all(BAN.as_bytes())?;
        let piece = vec![b'x'; 1_000_000];
        for _ in 0..200 {
            input.write_all(&piece)?;
        }
        input.write_all(b"\na;1;;Rue Arago;69100;Villeurbanne;4.88;45.75\n")
    });
    assert!(said.contains("longer than 64 kB") && said.contains("1 added"), "{said}");
    assert!(peak_mb > 0 && peak_mb < 120, "{peak_mb} MB");
}
