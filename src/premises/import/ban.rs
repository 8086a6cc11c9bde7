//! Base Adresse Nationale: one address a line, CSV with `;` (`,` and tabs are taken too), columns found by their header names.
//! Defined at <https://adresse.data.gouv.fr/schemas/adresses-csv>. Reads `id`, `numero`, `rep`, `nom_voie`, `nom_ld`, `code_postal`,
//! `nom_commune`, `lon`, `lat` and `type_position`. Where an address has several positions, the one nearest to the entrance is
//! kept, by the type of position; a file without ids gives its addresses a key made from where they are.

use super::table::{Cells, Column, Columns, Reader, TableFormat};
use super::{Record, Row, SourceKey, SourcePremises};
use crate::premises::{Address, Position, PremisesKind};

/// The format's table; the last three columns were added since, and carry nothing that is used here.
pub const TABLE: TableFormat = TableFormat {
    known: &[
        "id",
        "id_fantoir",
        "numero",
        "rep",
        "nom_voie",
        "code_postal",
        "code_insee",
        "nom_commune",
        "code_insee_ancienne_commune",
        "nom_ancienne_commune",
        "x",
        "y",
        "lon",
        "lat",
        "type_position",
        "alias",
        "nom_ld",
        "libelle_acheminement",
        "nom_afnor",
        "source_position",
        "source_nom_voie",
        "certification_commune",
        "cad_parcelles",
        "uid_adresse",
        "ban_id",
        "id_ban_adresse",
    ],
    needed: &["numero", "nom_voie", "lon", "lat"],
    recognises: |columns| columns.have(&["numero", "nom_voie"]),
    reader,
};

/// The types of position, from the entrance to the vaguest.
const POSITIONS: [&str; 8] = [
    "entrée",
    "cage d’escalier",
    "logement",
    "bâtiment",
    "délivrance postale",
    "service technique",
    "parcelle",
    "segment",
];

/// The number that stands for a place without numbers in addresses kept by town halls.
const NO_NUMBER: &str = "99999";

fn reader(columns: &Columns) -> Reader {
    let own = AddressColumns {
        id: columns.column("id"),
        number: columns.column("numero"),
        addition: columns.column("rep"),
        street: columns.column("nom_voie"),
        place: columns.column("nom_ld"),
        postcode: columns.column("code_postal"),
        city: columns.column("nom_commune"),
        lon: columns.column("lon"),
        lat: columns.column("lat"),
        position: columns.column("type_position"),
    };
    Box::new(move |cells| own.read(cells).map(Some))
}

/// Where an address's parts stand; the BAN and the files of town halls name them differently and mean the same.
#[derive(Debug, Clone, Copy)]
pub struct AddressColumns {
    /// The key, the same in both.
    pub id: Column,
    /// The number.
    pub number: Column,
    /// What is added to it: bis, ter, a.
    pub addition: Column,
    /// The street.
    pub street: Column,
    /// The place, where there is no street.
    pub place: Column,
    /// The postal code.
    pub postcode: Column,
    /// The town.
    pub city: Column,
    /// Degrees east.
    pub lon: Column,
    /// Degrees north.
    pub lat: Column,
    /// What the position shows.
    pub position: Column,
}

impl AddressColumns {
    /// One row as a door.
    pub fn read(&self, cells: &Cells) -> Row<Record> {
        let street = cells.text(self.street).or_else(|| cells.text(self.place));
        let street = street.map_or_else(|| cells.needed(self.street).map(ToOwned::to_owned), Ok)?;
        let number = cells.get(self.number).filter(|number| *number != NO_NUMBER && *number != "0");
        let number = number.map(|number| match cells.get(self.addition) {
            Some(addition) if addition.chars().count() == 1 => format!("{number} {}", addition.to_uppercase()),
            Some(addition) => format!("{number} {addition}"),
            None => number.to_owned(),
        });
        let position = Position::new(cells.number(self.lon)?, cells.number(self.lat)?)?;
        let key = match cells.get(self.id) {
            Some(id) => SourceKey { source: "ban", key: id.to_lowercase() },
            None => {
                let Position { lon, lat } = position;
                let number = number.as_deref().unwrap_or_default();
                SourceKey { source: "place", key: format!("{lon:.7},{lat:.7} {number} {street}") }
            }
        };
        Ok(Record::Premises(SourcePremises {
            key,
            kind: PremisesKind::Residence,
            name: None,
            activity: None,
            address: Address {
                number,
                street: Some(street),
                postcode: cells.text(self.postcode),
                city: cells.text(self.city),
            },
            dwellings: None,
            position,
            vagueness: vagueness(cells.get(self.position)),
            opening_hours: None,
            official_id: None,
        }))
    }
}

/// How vaguely a type of position shows the door.
fn vagueness(kind: Option<&str>) -> u8 {
    let place = kind.and_then(|kind| {
        let own = POSITIONS.iter().position(|known| *known == kind);
        own.or_else(|| POSITIONS.iter().position(|known| known.replace('’', "'") == kind))
    });
    place.unwrap_or(POSITIONS.len()) as u8
}
