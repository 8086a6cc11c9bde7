//! SIRENE, stock of establishments (StockEtablissement), CSV with `,`: every business in France. Defined by INSEE at
//! <https://www.sirene.fr/static-resources/documentation/sommaire.html>. Reads the establishment's state, names, activity (NAF),
//! address, and its Lambert coordinates in the projection of its department; `longitude` and `latitude` where somebody has added
//! them. One without either is placed at the door of its address: by the key of the national base in `geo_id` (which those add who place
//! the stock) or `identifiantAdresseEtablissement` (which INSEE gives in a form of its own), else by number, street and town.
//! Establishments that have closed, that asked not to be told of, or that nobody calls at (holdings, landlords) are passed over.

use geo::Coord;
use proj4rs::Proj;
use proj4rs::adaptors::transform_vertex_2d;

use super::table::{Cells, Column, Columns, Reader, TableFormat};
use super::{Record, Row, SourceKey, SourcePremises, Unplaced};
use crate::i18n::Sentence;
use crate::premises::{Address, Position, PremisesKind};

/// The format's table.
pub const TABLE: TableFormat = TableFormat {
    known: &[
        "siren",
        "nic",
        "siret",
        "statutDiffusionEtablissement",
        "dateCreationEtablissement",
        "trancheEffectifsEtablissement",
        "anneeEffectifsEtablissement",
        "activitePrincipaleRegistreMetiersEtablissement",
        "dateDernierTraitementEtablissement",
        "etablissementSiege",
        "nombrePeriodesEtablissement",
        "complementAdresseEtablissement",
        "numeroVoieEtablissement",
        "indiceRepetitionEtablissement",
        "dernierNumeroVoieEtablissement",
        "indiceRepetitionDernierNumeroVoieEtablissement",
        "typeVoieEtablissement",
        "libelleVoieEtablissement",
        "codePostalEtablissement",
        "libelleCommuneEtablissement",
        "libelleCommuneEtrangerEtablissement",
        "distributionSpecialeEtablissement",
        "codeCommuneEtablissement",
        "codeCedexEtablissement",
        "libelleCedexEtablissement",
        "codePaysEtrangerEtablissement",
        "libellePaysEtrangerEtablissement",
        "identifiantAdresseEtablissement",
        "coordonneeLambertAbscisseEtablissement",
        "coordonneeLambertOrdonneeEtablissement",
        "complementAdresse2Etablissement",
        "numeroVoie2Etablissement",
        "indiceRepetition2Etablissement",
        "typeVoie2Etablissement",
        "libelleVoie2Etablissement",
        "codePostal2Etablissement",
        "libelleCommune2Etablissement",
        "libelleCommuneEtranger2Etablissement",
        "distributionSpeciale2Etablissement",
        "codeCommune2Etablissement",
        "codeCedex2Etablissement",
        "libelleCedex2Etablissement",
        "codePaysEtranger2Etablissement",
        "libellePaysEtranger2Etablissement",
        "dateDebut",
        "etatAdministratifEtablissement",
        "enseigne1Etablissement",
        "enseigne2Etablissement",
        "enseigne3Etablissement",
        "denominationUsuelleEtablissement",
        "activitePrincipaleEtablissement",
        "nomenclatureActivitePrincipaleEtablissement",
        "activitePrincipaleNAF25Etablissement",
        "caractereEmployeurEtablissement",
        "longitude",
        "latitude",
        "geo_score",
        "geo_type",
        "geo_adresse",
        "geo_id",
    ],
    needed: &["siret", "etatAdministratifEtablissement", "activitePrincipaleEtablissement"],
    recognises: |columns| columns.have(&["siret", "etatAdministratifEtablissement"]),
    reader,
};

/// What begins an activity's code, in the order of looking, and what kind of neighbour it is.
const ACTIVITIES: &[(&str, PremisesKind)] = &[
    ("47", PremisesKind::Shop),
    ("10.71", PremisesKind::Shop),
    ("10.13B", PremisesKind::Shop),
    ("45.1", PremisesKind::Shop),
    ("45.2", PremisesKind::Shop),
    ("45.4", PremisesKind::Shop),
    ("95", PremisesKind::Shop),
    ("96", PremisesKind::Shop),
    ("64.19", PremisesKind::Shop),
    ("75", PremisesKind::Shop),
    ("79.11", PremisesKind::Shop),
    ("85.53", PremisesKind::Shop),
    ("55", PremisesKind::Hospitality),
    ("56", PremisesKind::Hospitality),
    ("85", PremisesKind::School),
    ("88.91", PremisesKind::Childcare),
    ("86", PremisesKind::Care),
    ("87.10", PremisesKind::Care),
    ("87", PremisesKind::Social),
    ("88", PremisesKind::Social),
    ("84", PremisesKind::PublicService),
    ("53.10", PremisesKind::PublicService),
    ("94.91", PremisesKind::Worship),
    ("90", PremisesKind::Culture),
    ("91", PremisesKind::Culture),
    ("59.14", PremisesKind::Culture),
    ("93.1", PremisesKind::Sport),
    ("65", PremisesKind::Office),
    ("66", PremisesKind::Office),
    ("68.31", PremisesKind::Office),
    ("69", PremisesKind::Office),
    ("71", PremisesKind::Office),
    ("78", PremisesKind::Office),
];

/// SIRENE's short words for kinds of streets, where an address as people write it has another.
const STREETS: &[(&str, &str)] = &[
    ("ALL", "Allée"),
    ("AV", "Avenue"),
    ("BD", "Boulevard"),
    ("CHE", "Chemin"),
    ("CRS", "Cours"),
    ("FG", "Faubourg"),
    ("IMP", "Impasse"),
    ("MTE", "Montée"),
    ("PAS", "Passage"),
    ("PL", "Place"),
    ("PROM", "Promenade"),
    ("QU", "Quai"),
    ("QUAI", "Quai"),
    ("RTE", "Route"),
    ("RUE", "Rue"),
    ("SQ", "Square"),
];

/// What stands in a cell that is masked.
const MASKED: &str = "[ND]";

struct Own {
    siret: Column,
    shown: Column,
    state: Column,
    signs: [Column; 2],
    activity: Column,
    number: Column,
    addition: Column,
    street_kind: Column,
    street: Column,
    postcode: Column,
    city: Column,
    east: Column,
    north: Column,
    lon: Column,
    lat: Column,
    address_keys: [Column; 2],
    planes: Planes,
}

fn reader(columns: &Columns) -> Reader {
    let own = Own {
        siret: columns.column("siret"),
        shown: columns.column("statutDiffusionEtablissement"),
        state: columns.column("etatAdministratifEtablissement"),
        signs: [columns.column("enseigne1Etablissement"), columns.column("denominationUsuelleEtablissement")],
        activity: columns.column("activitePrincipaleEtablissement"),
        number: columns.column("numeroVoieEtablissement"),
        addition: columns.column("indiceRepetitionEtablissement"),
        street_kind: columns.column("typeVoieEtablissement"),
        street: columns.column("libelleVoieEtablissement"),
        postcode: columns.column("codePostalEtablissement"),
        city: columns.column("libelleCommuneEtablissement"),
        east: columns.column("coordonneeLambertAbscisseEtablissement"),
        north: columns.column("coordonneeLambertOrdonneeEtablissement"),
        lon: columns.column("longitude"),
        lat: columns.column("latitude"),
        address_keys: [columns.column("geo_id"), columns.column("identifiantAdresseEtablissement")],
        planes: Planes::default(),
    };
    Box::new(move |cells| own.read(cells))
}

impl Own {
    fn read(&self, cells: &Cells) -> Row<Option<Record>> {
        let open = cells.needed(self.state)? == "A" && cells.get(self.shown).is_none_or(|shown| shown == "O");
        let activity = cells.get(self.activity).unwrap_or_default();
        let kind = ACTIVITIES.iter().find(|(begins, _)| activity.starts_with(begins)).map(|(_, kind)| *kind);
        let (true, Some(kind)) = (open, kind) else { return Ok(None) };
        let told = |column: Column| cells.text(column).filter(|text| text != MASKED);
        let street = told(self.street).map(|name| match told(self.street_kind) {
            Some(short) => format!("{} {name}", written_out(&short)),
            None => name,
        });
        let number = told(self.number).map(|number| match told(self.addition) {
            Some(addition) => format!("{number} {addition}"),
            None => number,
        });
        let address = Address { number, street, postcode: told(self.postcode), city: told(self.city) };
        let siret = cells.needed(self.siret)?;
        let position = self.position(cells, address.postcode.as_deref())?;
        let address_key = self.address_keys.iter().find_map(|column| told(*column).filter(|key| is_address_key(key)));
        let can_be_placed = address_key.is_some() || (address.street.is_some() && address.city.is_some());
        let premises = |position| SourcePremises {
            key: SourceKey { source: "sirene", key: siret.to_owned() },
            kind,
            name: self.signs.iter().find_map(|sign| told(*sign)),
            activity: Some(activity.to_owned()),
            position,
            address,
            dwellings: None,
            vagueness: 0,
            opening_hours: None,
            official_id: Some(siret.to_owned()),
        };
        match position {
            Some(position) => Ok(Some(Record::Premises(premises(position)))),
            None if can_be_placed => Ok(Some(Record::Unplaced(Unplaced::new(address_key, premises)))),
            None => Err(Sentence::new("premises-import-no-position")),
        }
    }

    /// Where the row says that it is; none when it does not.
    fn position(&self, cells: &Cells, postcode: Option<&str>) -> Row<Option<Position>> {
        if cells.get(self.lon).is_some() {
            return Position::new(cells.number(self.lon)?, cells.number(self.lat)?).map(Some);
        }
        let given = |column: Column| cells.get(column).is_some_and(|text| text != MASKED);
        if !given(self.east) || !given(self.north) {
            return Ok(None);
        }
        self.planes.degrees(postcode, cells.number(self.east)?, cells.number(self.north)?).map(Some)
    }
}

/// Whether a key is one of the national base: the town's code, the street's, the number and what is added to it.
fn is_address_key(key: &str) -> bool {
    let parts: Vec<&str> = key.split('_').collect();
    let is_code =
        |part: &&str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match parts.as_slice() {
        [town, street, number, ..] => {
            is_code(town, 5)
                && street.len() >= 4
                && is_code(number, 5)
                && number.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}

fn written_out(short: &str) -> &str {
    STREETS.iter().find(|(own, _)| *own == short).map_or(short, |(_, long)| long)
}

/// The legal projections of France, by the beginning of the postal code; the mainland's for all others.
#[derive(Default)]
struct Planes(std::cell::RefCell<Vec<(&'static str, Proj, Proj)>>);

const MAINLAND: &str =
    "+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 +ellps=GRS80 +units=m";
const OVERSEAS: &[(&str, &str)] = &[
    ("971", "+proj=utm +zone=20 +ellps=GRS80 +units=m"),
    ("972", "+proj=utm +zone=20 +ellps=GRS80 +units=m"),
    ("973", "+proj=utm +zone=22 +ellps=GRS80 +units=m"),
    ("974", "+proj=utm +zone=40 +south +ellps=GRS80 +units=m"),
    ("976", "+proj=utm +zone=38 +south +ellps=GRS80 +units=m"),
];

impl Planes {
    fn degrees(&self, postcode: Option<&str>, east: f64, north: f64) -> Row<Position> {
        let unusable = || Sentence::new("premises-import-no-position");
        let overseas = OVERSEAS.iter().find(|(begins, _)| postcode.is_some_and(|own| own.starts_with(begins)));
        let (name, definition) = overseas.copied().unwrap_or(("", MAINLAND));
        let mut known = self.0.borrow_mut();
        if !known.iter().any(|(own, ..)| *own == name) {
            let plane = Proj::from_proj_string(definition).map_err(|_| unusable())?;
            let degrees = Proj::from_proj_string("+proj=longlat +ellps=GRS80").map_err(|_| unusable())?;
            known.push((name, plane, degrees));
        }
        let (_, plane, degrees) = known.iter().find(|(own, ..)| *own == name).ok_or_else(unusable)?;
        let at = Coord { x: east, y: north };
        let (lon, lat) = transform_vertex_2d(plane, degrees, (at.x, at.y)).map_err(|_| unusable())?;
        let (lon, lat) = (lon.to_degrees(), lat.to_degrees());
        // Metres of another projection end up far from France.
        let is_mainland = name.is_empty();
        if is_mainland && !((-6.0..=10.0).contains(&lon) && (41.0..=51.5).contains(&lat)) {
            return Err(unusable());
        }
        Position::new(lon, lat)
    }
}
