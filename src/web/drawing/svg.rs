//! Writing the picture as SVG: one path per layer, coordinates relative and in tenths of a pixel, no ids, so that several
//! pictures may stand on one page.

use std::fmt::Write;
use std::sync::LazyLock;

use geo::Coord;

use super::{Drawing, Layer, STREET_M, clip, names};

const STYLE_SHEET: &str = include_str!("../assets/css/riverain.css");

/// The rules of the style sheet that a picture needs when it stands alone, with the tokens they use.
static OWN_STYLE: LazyLock<String> = LazyLock::new(|| {
    let rules = || STYLE_SHEET.lines().filter(|line| line.starts_with(".drawing ."));
    let is_used = |token: &str| rules().any(|rule| rule.contains(&format!("var({token})")));
    let tokens = STYLE_SHEET
        .lines()
        .map(str::trim)
        .filter(|line| line.split_once(':').is_some_and(|(token, _)| token.starts_with("--") && is_used(token)));
    format!(".drawing{{{}}}\n{}", tokens.collect::<String>(), rules().collect::<Vec<_>>().join("\n"))
});

/// Lengths of a scale bar, in metres.
const SCALES_M: [f64; 9] = [5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0];
/// Shapes smaller than this are not seen.
const LEAST_PX: f64 = 1.5;
/// How wide the crown of a tree is drawn, in metres.
const CROWN_M: f64 = 5.2;
const EDGE_PX: f64 = 14.0;

impl Drawing {
    /// The picture for a page that has the style sheet.
    pub fn inline(&self, title: &str, description: &str) -> String {
        self.write(title, description, "")
    }

    /// The picture as a file of its own, `image/svg+xml`, with the style it needs.
    pub fn document(&self, title: &str, description: &str) -> String {
        self.write(title, description, &format!("<style>{}</style>", *OWN_STYLE))
    }

    fn write(&self, title: &str, description: &str, style: &str) -> String {
        let (width, height) = (self.frame.width_px, self.frame.height_px);
        let street_px = (STREET_M / self.frame.metres_a_px).clamp(2.0, 40.0);
        let mut parts = vec![
            format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" role=\"img\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">"
            ),
            format!("<title>{}</title><desc>{}</desc>{style}", escaped(title), escaped(description)),
            format!("<path class=\"ground\" d=\"M0 0h{width}v{height}H0z\"/>"),
        ];
        for (layer, class) in
            [(Layer::Green, "green"), (Layer::Water, "water"), (Layer::Footway, "footway"), (Layer::Street, "street")]
        {
            parts.push(shape(class, "", &self.areas(layer)));
            let lines = self.ways(layer);
            match layer {
                Layer::Water => parts.push(shape("stream", "", &lines)),
                Layer::Street => {
                    let edge = tenths(street_px + 1.6);
                    parts.push(shape("street-edge", &format!(" stroke-width=\"{edge}\""), &lines));
                    parts.push(shape("street way", &format!(" stroke-width=\"{}\"", tenths(street_px)), &lines));
                }
                _ => parts.push(shape(class, "", &lines)),
            }
        }
        parts.push(shape("building", "", &self.areas(Layer::Building)));
        let crown = format!(" stroke-width=\"{}\"", tenths((CROWN_M / self.frame.metres_a_px).min(30.0)));
        parts.push(shape("tree", &crown, &self.dots(Layer::Tree)));
        for (layer, class) in [(Layer::Reach, "reach"), (Layer::Zone, "zone")] {
            parts.push(shape(class, "", &self.areas(layer)));
        }
        parts.push(shape("reach", "", &self.ways(Layer::Way)));
        parts.push(shape("former", "", &(self.areas(Layer::Former) + &self.ways(Layer::Former))));
        for (layer, class) in [(Layer::Gone, "gone"), (Layer::Door, "door")] {
            let doors = self.dots(layer);
            parts.push(shape("door-edge", "", &doors));
            parts.push(shape(class, "", &doors));
        }
        for name in names::place(&self.named, &self.window(-EDGE_PX)) {
            let (x, y) = (tenths(name.middle.x), tenths(name.middle.y));
            let turned = tenths(name.turned_degrees);
            let words = escaped(&name.name);
            parts.push(format!("<text class=\"name\" transform=\"translate({x} {y})rotate({turned})\">{words}</text>"));
        }
        for (number, place) in &self.numbers {
            let (x, y) = (tenths(place.x + 5.0), tenths(place.y - 4.0));
            parts.push(format!("<text class=\"scale-text\" x=\"{x}\" y=\"{y}\">{}</text>", escaped(number)));
        }
        for (_, place) in self.points.iter().filter(|(layer, _)| *layer == Layer::Marker) {
            let (x, y) = (tenths(place.x), tenths(place.y));
            parts.push(format!("<path class=\"marker\" d=\"M{x} {y}c-4-8-9-11-9-17a9 9 0 0 1 18 0c0 6-5 9-9 17z\"/>"));
        }
        parts.push(self.scale());
        parts.push(format!("<path class=\"north\" d=\"M{} {EDGE_PX}l6 18-6-4-6 4z\"/>", tenths(width - EDGE_PX - 4.0)));
        parts.push("</svg>".to_owned());
        parts.concat()
    }

    /// The rings of a layer as one path.
    fn areas(&self, layer: Layer) -> String {
        let rings = self.rings.iter().filter(|(own, ring)| *own == layer && is_seen(ring));
        rings.map(|(_, ring)| path(ring) + "z").collect()
    }

    /// The lines of a layer as one path.
    fn ways(&self, layer: Layer) -> String {
        self.lines.iter().filter(|(own, _)| *own == layer).map(|(_, line)| path(line)).collect()
    }

    /// The places of a layer as one path of dots.
    fn dots(&self, layer: Layer) -> String {
        let places = self.points.iter().filter(|(own, _)| *own == layer);
        places.map(|(_, place)| path(&[*place]) + "h0").collect()
    }

    fn scale(&self) -> String {
        let fits = |length_m: &&f64| **length_m / self.frame.metres_a_px <= self.frame.width_px / 4.0;
        let Some(length_m) = SCALES_M.iter().rev().find(fits) else { return String::new() };
        let (x, y) = (EDGE_PX, self.frame.height_px - EDGE_PX);
        let length_px = tenths(length_m / self.frame.metres_a_px);
        format!(
            "<path class=\"scale\" d=\"M{x} {}v5h{length_px}v-5\"/><text class=\"scale-text\" x=\"{}\" y=\"{}\">{length_m}\u{202f}m</text>",
            y - 5.0,
            x + 4.0,
            y - 5.0
        )
    }
}

fn shape(class: &str, attributes: &str, data: &str) -> String {
    if data.is_empty() { String::new() } else { format!("<path class=\"{class}\"{attributes} d=\"{data}\"/>") }
}

fn is_seen(ring: &[Coord<f64>]) -> bool {
    clip::twice_area(ring).abs() > 2.0 * LEAST_PX * LEAST_PX
}

/// `M12.5 3l4-1 .5 7`: a start and steps from corner to corner, in tenths of a pixel.
fn path(line: &[Coord<f64>]) -> String {
    let in_tenths = |place: &Coord<f64>| ((place.x * 10.0).round() as i64, (place.y * 10.0).round() as i64);
    let mut places = line.iter().map(in_tenths);
    let Some((mut x, mut y)) = places.next() else { return String::new() };
    let mut text = format!("M{}", pair(x, y));
    let mut command = "l";
    for (next_x, next_y) in places {
        if (next_x, next_y) != (x, y) {
            let step = pair(next_x - x, next_y - y);
            // A sign parts two numbers as well as a space does.
            let _ = write!(text, "{}{step}", if command.is_empty() && !step.starts_with('-') { " " } else { command });
            command = "";
            (x, y) = (next_x, next_y);
        }
    }
    text
}

fn pair(x: i64, y: i64) -> String {
    let (x, y) = (number(x), number(y));
    if y.starts_with('-') { format!("{x}{y}") } else { format!("{x} {y}") }
}

fn tenths(value: f64) -> String {
    number((value * 10.0).round() as i64)
}

/// A number of tenths as short as SVG allows: `12.3`, `-.5`, `4`.
fn number(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    match (whole, rest) {
        (whole, 0) => format!("{sign}{whole}"),
        (0, rest) => format!("{sign}.{rest}"),
        (whole, rest) => format!("{sign}{whole}.{rest}"),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
