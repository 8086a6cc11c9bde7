//! Référentiel National des Bâtiments: every building of France, CSV with `;`, one building a line. Defined at
//! <https://rnb-fr.gitbook.io/documentation>. Reads `rnb_id`, `status` and `shape` (or `point`), written as WKT with or without
//! `SRID=4326;` before it. The RNB knows no dwellings: it draws the background of maps where nothing better was imported.

use geo::{Coord, Geometry, LineString, MultiPolygon, Point, Polygon};

use super::features::MOST_POSITIONS;
use super::table::{Cells, Columns, Reader, TableFormat};
use super::{FeatureKind, Record, Row, SourceFeature, SourceKey};
use crate::i18n::Sentence;
use crate::premises::Position;

/// The format's table.
pub const TABLE: TableFormat = TableFormat {
    known: &[
        "rnb_id",
        "point",
        "shape",
        "status",
        "ext_ids",
        "addresses",
        "plots",
        "is_active",
        "bdg_cover_ratio",
        "dept_code",
        "validity_start",
        "validity_end",
    ],
    needed: &["rnb_id", "shape"],
    recognises: |columns| columns.has("rnb_id"),
    reader,
};

/// What stands for a building that is there.
const STANDING: [&str; 4] = ["constructed", "ongoingChange", "notUsable", "ongoingConstruction"];

fn reader(columns: &Columns) -> Reader {
    let (id, shape, status) = (columns.column("rnb_id"), columns.column("shape"), columns.column("status"));
    Box::new(move |cells: &Cells| {
        if cells.get(status).is_some_and(|status| !STANDING.contains(&status)) {
            return Ok(None);
        }
        let key = SourceKey { source: "rnb", key: cells.needed(id)?.to_owned() };
        // A building that is only a point is no surface to draw.
        match well_known_text(cells.needed(shape)?)? {
            Geometry::Point(_) => Ok(None),
            shape => Ok(Some(Record::Feature(SourceFeature {
                key,
                kind: FeatureKind::Building,
                name: None,
                dwellings: None,
                shape,
            }))),
        }
    })
}

/// Reads a POINT, POLYGON or MULTIPOLYGON in WKT (OGC 06-103r4), of WGS 84.
fn well_known_text(text: &str) -> Row<Geometry<f64>> {
    let wrong = || Sentence::new("premises-import-no-shape");
    let text = match text.split_once(';') {
        Some((reference, rest)) if reference.trim().eq_ignore_ascii_case("SRID=4326") => rest,
        Some(_) => return Err(wrong()),
        None => text,
    };
    let open = text.find('(').ok_or_else(wrong)?;
    let kind = text[..open].trim().to_ascii_uppercase();
    let mut left = MOST_POSITIONS;
    let mut ring = |text: &str| -> Row<LineString<f64>> {
        let ring = text.split(',').map(|pair| position(pair, &mut left)).collect::<Row<Vec<Coord<f64>>>>()?;
        if ring.len() < 4 { Err(wrong()) } else { Ok(LineString::new(ring)) }
    };
    let mut polygon = |text: &str| -> Row<Polygon<f64>> {
        let rings = text.trim().trim_start_matches('(').trim_end_matches(')');
        let rings: Vec<&str> = rings.split("),").map(|ring| ring.trim().trim_start_matches('(')).collect();
        let mut rings =
            rings.into_iter().map(|text| ring(text.trim_end_matches(')'))).collect::<Row<Vec<_>>>()?.into_iter();
        let outer = rings.next().ok_or_else(wrong)?;
        Ok(Polygon::new(outer, rings.collect()))
    };
    let body = &text[open..];
    match kind.as_str() {
        "POINT" => {
            let mut one = 1;
            Ok(Geometry::Point(Point(position(body.trim_matches(['(', ')', ' ']), &mut one)?)))
        }
        "POLYGON" => Ok(Geometry::Polygon(polygon(body)?)),
        "MULTIPOLYGON" => {
            let polygons = body.trim().replace(")) ,", ")),").replace(")), ((", ")),((");
            let polygons = polygons.split(")),((").map(&mut polygon).collect::<Row<Vec<_>>>()?;
            Ok(Geometry::MultiPolygon(MultiPolygon::new(polygons)))
        }
        _ => Err(wrong()),
    }
}

/// `lon lat`, one of so many that are left.
fn position(pair: &str, left: &mut usize) -> Row<Coord<f64>> {
    *left = left
        .checked_sub(1)
        .ok_or_else(|| Sentence::new("premises-import-too-many-positions").with("limit", MOST_POSITIONS))?;
    let mut numbers = pair.split_whitespace().map(str::parse::<f64>);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(lon)), Some(Ok(lat))) => Position::new(lon, lat).map(|at| Coord { x: at.lon, y: at.lat }),
        _ => Err(Sentence::new("premises-import-no-shape")),
    }
}

#[cfg(test)]
mod tests {
    use geo::CoordsIter;

    use super::*;

    #[test]
    fn shapes_are_read_and_what_is_none_is_refused() {
        let square = "((4.88 45.75, 4.89 45.75, 4.89 45.76, 4.88 45.75)";
        let polygon = well_known_text(&format!(
            "SRID=4326;POLYGON {square},(4.881 45.751,4.882 45.751,4.882 45.752,4.881 45.751))"
        ));
        let Geometry::Polygon(polygon) = polygon.unwrap() else { panic!() };
        assert_eq!((polygon.coords_count(), polygon.interiors().len()), (8, 1));
        let several = well_known_text(&format!("MULTIPOLYGON ({square}), {square}))")).unwrap();
        let Geometry::MultiPolygon(several) = several else { panic!() };
        assert_eq!(several.0.len(), 2);
        assert!(matches!(well_known_text("POINT (4.88 45.75)"), Ok(Geometry::Point(_))));
        for wrong in [
            "",
            "POLYGON",
            "POLYGON EMPTY",
            "POLYGON ((4 45))",
            "SRID=2154;POINT (1 2)",
            "POINT (x y)",
            "POINT (45.75 4.88)",
        ] {
            assert!(well_known_text(wrong).is_err(), "{wrong}");
        }
    }
}
