//! Writes the files in their official formats: BAN CSV, GeoJSON with OSM tags, GeoJSON with the attributes of BD TOPO.

use std::fmt::Write;

use super::blocks::Quarter;
use super::buildings::{Address, street_order};
use super::names;
use super::plane::{Place, Point, finer};
use super::town::Town;
use super::trades::Premises;
use super::ways::{Shape, Thing};

const BAN_HEADER: &str = "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor;source_position;source_nom_voie;certification_commune;cad_parcelles";

pub fn addresses(doors: &[Address], place: &Place) -> String {
    let mut text = format!("{BAN_HEADER}\n");
    for (i, door) in doors.iter().enumerate() {
        let at = place.locate(door.at);
        let fantoir = format!("{}_{:04}", names::INSEE, 120 + 35 * street_order(door.street));
        let suffix = if door.suffix.is_empty() { String::new() } else { format!("_{}", door.suffix) };
        let parcel = format!("{}000AB{:04}", names::INSEE, i + 1);
        let _ = writeln!(
            text,
            "{fantoir}_{:05}{suffix};{fantoir};{};{};{};{};{};{};;;{:.2};{:.2};{:.6};{:.6};entrée;;{};{};{};commune;commune;1;{parcel}",
            door.number,
            door.number,
            door.suffix,
            door.street,
            names::POSTCODE,
            names::INSEE,
            names::TOWN,
            at.x,
            at.y,
            at.lon,
            at.lat,
            names::QUARTER,
            plain(names::TOWN),
            plain(door.street),
        );
    }
    text
}

/// A name as the post writes it: capitals without accents, hyphens or apostrophes.
fn plain(name: &str) -> String {
    name.chars()
        .map(|letter| match letter {
            'é' | 'è' | 'ê' => 'E',
            'à' | 'â' | 'Â' => 'A',
            'ç' => 'C',
            'î' => 'I',
            'ô' => 'O',
            '-' | '\'' => ' ',
            other => other.to_ascii_uppercase(),
        })
        .collect()
}

/// Premises with OSM tags; `list` is the first part of their ids.
pub fn points(list: &str, premises: &[Premises], place: &Place) -> String {
    collection(premises.iter().enumerate().map(|(i, one)| {
        let id = format!("{list}-{:02}", i + 1);
        feature(Some(&id), &tags(&one.tags), &geometry(&Shape::Point(one.at), place))
    }))
}

pub fn scenery(list: &str, things: &[Thing], place: &Place) -> String {
    collection(things.iter().enumerate().map(|(i, thing)| {
        let id = format!("{list}-{:03}", i + 1);
        feature(Some(&id), &tags(&thing.tags), &geometry(&thing.shape, place))
    }))
}

pub fn buildings(quarter: &Quarter, place: &Place) -> String {
    collection(quarter.buildings.iter().enumerate().map(|(i, building)| {
        let [first, second] = building.usage;
        let second = if second.is_empty() { String::new() } else { format!(",\"USAGE2\":{}", quoted(second)) };
        let height_m = f64::from(building.storeys) * 3.1 + if building.nature == "Eglise" { 15.0 } else { 1.4 };
        let properties = format!(
            "\"ID\":\"BATIMENT00000009641{:05}\",\"NATURE\":{},\"USAGE1\":{}{second},\"NB_LOGTS\":{},\"NB_ETAGES\":{},\"HAUTEUR\":{height_m:.1},\"ETAT\":\"En service\"",
            7_000 + i,
            quoted(building.nature),
            quoted(first),
            building.dwellings,
            building.storeys,
        );
        feature(None, &properties, &geometry(&Shape::Area(building.ring.clone()), place))
    }))
}

/// The works site: its zone, and its phases by days from the day on which the demonstration is made.
pub fn site(town: &Town, place: &Place) -> String {
    let polygons: Vec<String> = town.works().iter().map(|ring| format!("[{}]", closed(ring, place))).collect();
    let phases = [
        (
            "Déviation des réseaux",
            "Tranchées pour l'eau, le gaz et l'électricité, de part et d'autre du cours. Un trottoir reste toujours ouvert.",
            (21, 80),
            ("07:30", "17:30"),
            r#"{"kind":"noise","reach_m":60},{"kind":"dust","reach_m":30},{"kind":"water","reach_m":25},{"kind":"parking","reach_m":80}"#,
        ),
        (
            "Plateforme et pose des rails",
            "Démolition de la chaussée, béton, pose des rails. Circulation coupée, livraisons avant 9 heures.",
            (81, 170),
            ("07:00", "18:00"),
            r#"{"kind":"noise","reach_m":100},{"kind":"vibration","reach_m":50},{"kind":"access","reach_m":20},{"kind":"deliveries","reach_m":40},{"kind":"traffic","reach_m":120}"#,
        ),
        (
            "Trottoirs, plantations, éclairage",
            "Pavage des trottoirs, plantation de soixante tilleuls, nouvel éclairage. Terrasses déplacées par moitiés.",
            (171, 230),
            ("08:00", "17:00"),
            r#"{"kind":"noise","reach_m":40},{"kind":"terrace","reach_m":15},{"kind":"lighting","reach_m":25}"#,
        ),
    ];
    let phases: Vec<String> = phases
        .iter()
        .map(|(name, summary, days, hours, nuisances)| {
            format!(
                "    {{\"name\":{},\"summary\":{},\"starts_in_days\":{},\"ends_in_days\":{},\"from\":\"{}\",\"to\":\"{}\",\n     \"nuisances\":[{nuisances}]}}",
                quoted(name),
                quoted(summary),
                days.0,
                days.1,
                hours.0,
                hours.1
            )
        })
        .collect();
    format!(
        "{{\"type\":\"Feature\",\"properties\":{{\n  \"name\":{},\n  \"summary\":{},\n  \"permit\":\"AV-96417-0042\",\n  \"phases\":[\n{}\n  ]}},\n \"geometry\":{{\"type\":\"MultiPolygon\",\"coordinates\":[{}]}}}}\n",
        quoted("Tramway B : prolongement par le cours des Tilleuls"),
        quoted(
            "Le tramway B arrive aux Tanneries : réseaux déviés, rails posés, trottoirs et arbres neufs entre la rue de la Belle-Meunière et la rue de la Lune-Rousse."
        ),
        phases.join(",\n"),
        polygons.join(",")
    )
}

fn collection(features: impl Iterator<Item = String>) -> String {
    format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n", features.collect::<Vec<_>>().join(",\n"))
}

fn feature(id: Option<&str>, properties: &str, geometry: &str) -> String {
    let id = id.map(|id| format!("\"id\":{},", quoted(id))).unwrap_or_default();
    format!("{{\"type\":\"Feature\",{id}\"properties\":{{{properties}}},\"geometry\":{geometry}}}")
}

fn tags(tags: &[(&str, String)]) -> String {
    tags.iter().map(|(key, value)| format!("{}:{}", quoted(key), quoted(value))).collect::<Vec<_>>().join(",")
}

/// A JSON string. Our words hold neither control characters nor backslashes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\\\""))
}

fn geometry(shape: &Shape, place: &Place) -> String {
    match shape {
        Shape::Point(at) => format!("{{\"type\":\"Point\",\"coordinates\":{}}}", position(*at, place)),
        Shape::Line(line) => format!("{{\"type\":\"LineString\",\"coordinates\":[{}]}}", positions(line, place)),
        Shape::Holed(ring, hole) => {
            let (ring, hole) = (closed(ring, place), closed(hole, place));
            format!("{{\"type\":\"Polygon\",\"coordinates\":[{ring},{hole}]}}")
        }
        Shape::Area(ring) => format!("{{\"type\":\"Polygon\",\"coordinates\":[{}]}}", closed(ring, place)),
    }
}

/// A ring whose long sides bend with the town, closed.
fn closed(ring: &[Point], place: &Place) -> String {
    let mut ring = ring.to_vec();
    if ring.first() != ring.last() {
        ring.push(ring[0]);
    }
    format!("[{}]", positions(&finer(&ring, 26.0), place))
}

fn positions(points: &[Point], place: &Place) -> String {
    points.iter().map(|at| position(*at, place)).collect::<Vec<_>>().join(",")
}

/// Longitude and latitude to a centimetre.
fn position(at: Point, place: &Place) -> String {
    let at = place.locate(at);
    format!("[{:.7},{:.7}]", at.lon, at.lat)
}
