//! Base Adresse Locale 1.x: the file in which a town hall keeps its addresses, CSV with `;`. Defined by the AITF at
//! <https://aitf-sig-topo.github.io/voies-adresses/>. Reads `cle_interop` (the key that the BAN calls `id`, so that an address from
//! either is one door), `numero`, `suffixe`, `voie_nom`, `lieudit_complement_nom`, `commune_nom`, `long`, `lat` and `position`.

use super::ban::AddressColumns;
use super::table::{Columns, Reader, TableFormat};

/// The format's table, of versions 1.1 to 1.4; names of streets in other languages of France have columns of their own.
pub const TABLE: TableFormat = TableFormat {
    known: &[
        "uid_adresse",
        "id_ban_commune",
        "id_ban_toponyme",
        "id_ban_adresse",
        "cle_interop",
        "commune_insee",
        "commune_nom",
        "commune_deleguee_insee",
        "commune_deleguee_nom",
        "voie_nom",
        "voie_nom_bre",
        "voie_nom_eus",
        "voie_nom_gsw",
        "voie_nom_oci",
        "voie_nom_cos",
        "voie_nom_cat",
        "lieudit_complement_nom",
        "numero",
        "suffixe",
        "position",
        "x",
        "y",
        "long",
        "lat",
        "cad_parcelles",
        "source",
        "date_der_maj",
        "certification_commune",
    ],
    needed: &["cle_interop", "voie_nom", "numero", "long", "lat"],
    recognises: |columns| columns.have(&["cle_interop", "voie_nom"]),
    reader,
};

fn reader(columns: &Columns) -> Reader {
    let own = AddressColumns {
        id: columns.column("cle_interop"),
        number: columns.column("numero"),
        addition: columns.column("suffixe"),
        street: columns.column("voie_nom"),
        place: columns.column("lieudit_complement_nom"),
        postcode: columns.column("code_postal"),
        city: columns.column("commune_nom"),
        lon: columns.column("long"),
        lat: columns.column("lat"),
        position: columns.column("position"),
    };
    Box::new(move |cells| own.read(cells).map(Some))
}
