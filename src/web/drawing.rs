//! Maps that the server draws: streets, buildings and the works zone as one small SVG, for pages that must be light, for notices
//! and for reports. Takes plain shapes in longitude and latitude and knows no slice; colours and lines are those of the style
//! sheet, either the page's own or, in a picture that stands alone, its own copy of the few rules it needs.

mod clip;
mod names;
mod svg;

#[cfg(test)]
mod tests;

use geo::{Coord, Geometry, LineString, MultiPolygon, Rect};

/// Metres in a degree of latitude, well enough for a picture of a quarter.
const METRES_A_DEGREE: f64 = 111_320.0;
/// A single door is shown with at least so much around it.
const LEAST_SPAN_M: f64 = 120.0;
/// Beyond this the plane of the picture would be too crooked; nobody works nearer to the poles.
const HIGHEST_LATITUDE: f64 = 80.0;
/// How wide a street is drawn, in metres.
const STREET_M: f64 = 7.0;

/// What a shape stands for; drawn in this order, the first below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// A park, a lawn.
    Green,
    /// A river, a pond.
    Water,
    /// A way on foot.
    Footway,
    /// A street; its name is written along it.
    Street,
    /// A building.
    Building,
    /// A tree.
    Tree,
    /// How far a nuisance reaches.
    Reach,
    /// The works zone.
    Zone,
    /// The way of a round.
    Way,
    /// A works zone as it was before, or as somebody drew it.
    Former,
    /// An affected door.
    Door,
    /// A door that is no longer affected.
    Gone,
    /// The one place that the picture is about.
    Marker,
}

/// What a picture shows and how large it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    centre: Coord<f64>,
    metres_a_px: f64,
    width_px: f64,
    height_px: f64,
}

impl Frame {
    /// A frame around a box in degrees with a margin in metres; it shows more on two sides where the proportions ask for it.
    pub fn around(shown: Rect<f64>, margin_m: f64, width_px: u32, height_px: u32) -> Self {
        let centre = shown.center();
        let centre = Coord { x: centre.x, y: centre.y.clamp(-HIGHEST_LATITUDE, HIGHEST_LATITUDE) };
        let (width_px, height_px) = (f64::from(width_px.max(1)), f64::from(height_px.max(1)));
        let wide_m = shown.width() * METRES_A_DEGREE * centre.y.to_radians().cos() + 2.0 * margin_m;
        let high_m = shown.height() * METRES_A_DEGREE + 2.0 * margin_m;
        let metres_a_px = (wide_m.max(LEAST_SPAN_M) / width_px).max(high_m.max(LEAST_SPAN_M) / height_px);
        Self { centre, metres_a_px, width_px, height_px }
    }

    /// The box in degrees that the picture shows: what to ask of the register of streets and buildings.
    pub fn bounds(&self) -> Rect<f64> {
        let (lon, lat) = (self.width_px / 2.0 / self.px_a_degree_lon(), self.height_px / 2.0 / self.px_a_degree_lat());
        Rect::new((self.centre.x - lon, self.centre.y - lat), (self.centre.x + lon, self.centre.y + lat))
    }

    fn px_a_degree_lat(&self) -> f64 {
        METRES_A_DEGREE / self.metres_a_px
    }

    fn px_a_degree_lon(&self) -> f64 {
        self.px_a_degree_lat() * self.centre.y.to_radians().cos()
    }

    /// Where a place lies in the picture; down is positive.
    fn place(&self, place: Coord<f64>) -> Coord<f64> {
        Coord {
            x: self.width_px / 2.0 + (place.x - self.centre.x) * self.px_a_degree_lon(),
            y: self.height_px / 2.0 - (place.y - self.centre.y) * self.px_a_degree_lat(),
        }
    }

    fn place_all(&self, line: &LineString<f64>) -> Vec<Coord<f64>> {
        line.coords().map(|place| self.place(*place)).collect()
    }
}

/// The picture: a frame and the shapes in it, in pixels.
#[derive(Debug, Clone)]
pub struct Drawing {
    frame: Frame,
    rings: Vec<(Layer, Vec<Coord<f64>>)>,
    lines: Vec<(Layer, Vec<Coord<f64>>)>,
    points: Vec<(Layer, Coord<f64>)>,
    named: Vec<(String, Vec<Coord<f64>>)>,
    numbers: Vec<(String, Coord<f64>)>,
}

impl Drawing {
    /// An empty picture.
    pub fn new(frame: Frame) -> Self {
        Self { frame, rings: Vec::new(), lines: Vec::new(), points: Vec::new(), named: Vec::new(), numbers: Vec::new() }
    }

    /// Draws a shape in degrees. What lies outside the frame is left out; the name of a street is written where it fits.
    pub fn add(&mut self, layer: Layer, shape: &Geometry<f64>, name: Option<&str>) {
        match shape {
            Geometry::Point(point) => self.point(layer, point.0),
            Geometry::MultiPoint(points) => points.iter().for_each(|point| self.point(layer, point.0)),
            Geometry::Line(line) => self.line(layer, &LineString::from(*line), name),
            Geometry::LineString(line) => self.line(layer, line, name),
            Geometry::MultiLineString(lines) => lines.iter().for_each(|line| self.line(layer, line, name)),
            Geometry::Polygon(polygon) => self.polygons(layer, &MultiPolygon::from(polygon.clone())),
            Geometry::MultiPolygon(polygons) => self.polygons(layer, polygons),
            Geometry::Rect(rect) => self.polygons(layer, &MultiPolygon::from(rect.to_polygon())),
            Geometry::Triangle(triangle) => self.polygons(layer, &MultiPolygon::from(triangle.to_polygon())),
            Geometry::GeometryCollection(shapes) => shapes.iter().for_each(|shape| self.add(layer, shape, name)),
        }
    }

    /// Draws areas: a zone, a building.
    pub fn polygons(&mut self, layer: Layer, polygons: &MultiPolygon<f64>) {
        for polygon in polygons {
            self.ring(layer, polygon.exterior(), true);
            polygon.interiors().iter().for_each(|hole| self.ring(layer, hole, false));
        }
    }

    /// Draws a place: a door, the marker.
    pub fn point(&mut self, layer: Layer, place: Coord<f64>) {
        let place = self.frame.place(place);
        if self.window(0.0).contains(place) {
            self.points.push((layer, place));
        }
    }

    /// Writes the number of a stop beside its place.
    pub fn number(&mut self, place: Coord<f64>, number: &str) {
        let place = self.frame.place(place);
        if self.window(0.0).contains(place) {
            self.numbers.push((number.to_owned(), place));
        }
    }

    fn line(&mut self, layer: Layer, line: &LineString<f64>, name: Option<&str>) {
        let placed = self.frame.place_all(line);
        for run in clip::runs_inside(&placed, &self.window(12.0)) {
            if let (Some(name), Layer::Street) = (name, layer) {
                self.named.push((name.to_owned(), run.clone()));
            }
            self.lines.push((layer, run));
        }
    }

    fn ring(&mut self, layer: Layer, ring: &LineString<f64>, is_outer: bool) {
        let mut clipped = clip::ring_inside(&self.frame.place_all(ring), &self.window(12.0));
        // Outer rings turn one way and holes the other, so that all areas of a layer can share one path.
        if (clip::twice_area(&clipped) > 0.0) != is_outer {
            clipped.reverse();
        }
        if clipped.len() > 2 {
            self.rings.push((layer, clipped));
        }
    }

    /// The picture's own rectangle, widened by some pixels so that no edge of a clip is seen.
    fn window(&self, wider_px: f64) -> clip::Window {
        clip::Window {
            left: -wider_px,
            top: -wider_px,
            right: self.frame.width_px + wider_px,
            bottom: self.frame.height_px + wider_px,
        }
    }
}
