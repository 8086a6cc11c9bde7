//! Files as programs of OpenStreetMap write them and as they should not be: what they give, and what is said of the rest.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use proptest::prelude::*;

use super::super::{Format, ImportFault, Reading, Record, open};

/// Writes protocol buffers.
#[derive(Default, Clone)]
struct Message(Vec<u8>);

impl Message {
    fn push(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    fn number(mut self, field: u64, number: u64) -> Self {
        self.push(field << 3);
        self.push(number);
        self
    }

    fn bytes(mut self, field: u64, bytes: &[u8]) -> Self {
        self.push(field << 3 | 2);
        self.push(bytes.len() as u64);
        self.0.extend(bytes);
        self
    }

    fn packed(self, field: u64, numbers: &[u64]) -> Self {
        let mut list = Self::default();
        numbers.iter().for_each(|number| list.push(*number));
        self.bytes(field, &list.0)
    }

    /// Numbers as differences, their sign last.
    fn differences(self, field: u64, numbers: &[i64]) -> Self {
        let mut before = 0;
        let signed = numbers.iter().map(|number| {
            let difference = number - std::mem::replace(&mut before, *number);
            ((difference << 1) ^ (difference >> 63)) as u64
        });
        self.packed(field, &signed.collect::<Vec<_>>())
    }
}

fn blob(kind: &str, blob: Message) -> Vec<u8> {
    let header = Message::default().bytes(1, kind.as_bytes()).number(3, blob.0.len() as u64);
    [&(header.0.len() as u32).to_be_bytes()[..], &header.0, &blob.0].concat()
}

fn packed(kind: &str, content: &Message) -> Vec<u8> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
    zlib.write_all(&content.0).unwrap();
    let zlib = zlib.finish().unwrap();
    blob(kind, Message::default().number(2, content.0.len() as u64).bytes(3, &zlib))
}

fn header(feature: &str) -> Vec<u8> {
    packed("OSMHeader", &Message::default().bytes(4, b"OsmSchema-V0.6").bytes(4, feature.as_bytes()))
}

type Tags<'a> = &'a [(&'a str, &'a str)];

/// A block with its texts.
#[derive(Default)]
struct Block {
    texts: Vec<String>,
    groups: Vec<Message>,
}

impl Block {
    fn text(&mut self, text: &str) -> u64 {
        if self.texts.is_empty() {
            self.texts.push(String::new());
        }
        let place = self.texts.iter().position(|own| own == text).unwrap_or_else(|| {
            self.texts.push(text.to_owned());
            self.texts.len() - 1
        });
        place as u64
    }

    fn tags(&mut self, message: Message, tags: Tags) -> Message {
        let names: Vec<u64> = tags.iter().map(|(name, _)| self.text(name)).collect();
        let values: Vec<u64> = tags.iter().map(|(_, value)| self.text(value)).collect();
        message.packed(2, &names).packed(3, &values)
    }

    /// Nodes by id, longitude and latitude in ten-millionths.
    fn nodes(mut self, nodes: &[(i64, i64, i64, Tags)]) -> Self {
        let column = |pick: fn(&(i64, i64, i64, Tags)) -> i64| nodes.iter().map(pick).collect::<Vec<_>>();
        let mut tags = Vec::new();
        for (.., own) in nodes {
            for (name, value) in *own {
                tags.extend([self.text(name), self.text(value)]);
            }
            tags.push(0);
        }
        let dense = Message::default()
            .differences(1, &column(|node| node.0))
            .differences(8, &column(|node| node.2))
            .differences(9, &column(|node| node.1))
            .packed(10, &tags);
        self.groups.push(Message::default().bytes(2, &dense.0));
        self
    }

    fn way(mut self, id: u64, nodes: &[i64], tags: Tags) -> Self {
        let way = self.tags(Message::default().number(1, id), tags).differences(8, nodes);
        self.groups.push(Message::default().bytes(3, &way.0));
        self
    }

    fn relation(mut self, id: u64, members: &[(&str, i64, u64)], tags: Tags) -> Self {
        let roles: Vec<u64> = members.iter().map(|(role, ..)| self.text(role)).collect();
        let ids: Vec<i64> = members.iter().map(|(_, id, _)| *id).collect();
        let kinds: Vec<u64> = members.iter().map(|(.., kind)| *kind).collect();
        let relation = self.tags(Message::default().number(1, id), tags);
        let relation = relation.packed(8, &roles).differences(9, &ids).packed(10, &kinds);
        self.groups.push(Message::default().bytes(4, &relation.0));
        self
    }

    fn message(&self) -> Message {
        let texts = self.texts.iter().fold(Message::default(), |texts, text| texts.bytes(1, text.as_bytes()));
        self.groups.iter().fold(Message::default().bytes(1, &texts.0), |block, group| block.bytes(2, &group.0))
    }

    fn packed(&self) -> Vec<u8> {
        packed("OSMData", &self.message())
    }
}

/// A corner of the invented quarter, in ten-millionths of a degree.
const LON: i64 = 48_800_000;
const LAT: i64 = 457_500_000;

fn quarter() -> Vec<u8> {
    let nodes = Block::default().nodes(&[
        (
            1,
            LON,
            LAT,
            &[
                ("shop", "bakery"),
                ("name", "Boulangerie des Berges"),
                ("addr:housenumber", "1"),
                ("addr:street", "Rue Arago"),
            ],
        ),
        (2, LON + 10, LAT, &[("amenity", "bench")]),
        (3, LON + 20, LAT, &[("shop", "florist"), ("addr:street", "Rue Arago")]),
        (11, LON, LAT, &[]),
        (12, LON + 1_000, LAT, &[]),
        (13, LON + 1_000, LAT + 1_000, &[]),
        (14, LON, LAT + 1_000, &[]),
        (21, LON + 200, LAT + 200, &[]),
        (22, LON + 400, LAT + 200, &[]),
        (23, LON + 400, LAT + 400, &[]),
    ]);
    let ways = Block::default()
        .way(
            101,
            &[11, 12, 13, 14, 11],
            &[
                ("building", "school"),
                ("amenity", "school"),
                ("name", "École Arago"),
                ("addr:housenumber", "3"),
                ("addr:street", "Rue Arago"),
            ],
        )
        .way(102, &[11, 12, 13], &[("highway", "residential"), ("name", "Rue Arago")])
        .way(103, &[11, 12, 13, 11], &[("highway", "pedestrian")])
        .way(104, &[11, 12, 999], &[("building", "yes")])
        .way(105, &[11, 12, 13], &[])
        .way(106, &[11, 14, 13], &[])
        .way(107, &[21, 22, 23, 21], &[])
        .way(108, &[11, 999], &[("power", "line")]);
    let relations = Block::default()
        .relation(
            201,
            &[("outer", 105, 1), ("outer", 106, 1), ("inner", 107, 1), ("label", 1, 0), ("odd", 5, 7)],
            &[("type", "multipolygon"), ("building", "apartments"), ("building:flats", "12")],
        )
        .relation(202, &[("outer", 105, 1)], &[("type", "multipolygon"), ("leisure", "park")])
        .relation(203, &[("outer", 105, 1)], &[("type", "boundary"), ("building", "yes")]);
    [header("DenseNodes"), nodes.packed(), ways.packed(), relations.packed()].concat()
}

fn told(record: &Record) -> String {
    match record {
        Record::Premises(premises) => {
            format!("{} {} {} {}", premises.key.source, premises.key.key, premises.kind, premises.label())
        }
        Record::Feature(feature) => {
            let dwellings = feature.dwellings.map(|dwellings| format!(" {dwellings}")).unwrap_or_default();
            format!("{} {}{dwellings}", feature.key.key, feature.kind)
        }
        other => panic!("{other:?}"),
    }
}

fn all(reading: Reading<&[u8]>) -> (Vec<String>, Vec<String>) {
    let (mut records, mut faults) = (Vec::new(), Vec::new());
    for outcome in reading {
        match outcome {
            Ok(record) => records.push(told(&record)),
            Err(fault) => faults.push(said(&fault)),
        }
    }
    (records, faults)
}

/// The keys of a fault's sentence and of those within it.
fn said(fault: &ImportFault) -> String {
    crate::i18n::Language::English.tell(&fault.sentence)
}

fn read(file: &[u8]) -> (Vec<String>, Vec<String>) {
    let reading = open("a file", None, file).unwrap_or_else(|fault| panic!("{fault:?}"));
    assert_eq!(reading.format, Format::OsmPbf);
    all(reading)
}

#[test]
fn what_the_map_has_is_told_by_the_rules_of_geojson() {
    let (records, faults) = read(&quarter());
    assert_eq!(
        records,
        [
            "osm node/1 shop Boulangerie des Berges, 1 Rue Arago",
            "osm-address node/1 residence 1 Rue Arago",
            "osm node/3 shop florist, Rue Arago",
            "osm way/101 school École Arago, 3 Rue Arago",
            "osm-address way/101 residence 3 Rue Arago",
            "way/101 building",
            "way/102 street",
            "way/103 path",
            "relation/201 building 12",
        ]
    );
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].starts_with("way/104: 1 of its parts"), "{faults:?}");
    assert!(faults[1].starts_with("relation/202: its outlines do not close"), "{faults:?}");
}

#[test]
fn a_way_stands_in_the_middle_of_its_box_and_a_surface_has_its_hole() {
    let records: Vec<Record> = open("a file", None, &quarter()[..]).ok().unwrap().filter_map(Result::ok).collect();
    let school = records.iter().find_map(|record| match record {
        Record::Premises(premises) if premises.key.key == "way/101" => Some(premises.position),
        _ => None,
    });
    assert_eq!(school.map(|at| (at.lon, at.lat)), Some(((4.88 + 4.8801) / 2.0, (45.75 + 45.7501) / 2.0)));
    let Some(Record::Feature(house)) = records.last() else { panic!() };
    let geo::Geometry::Polygon(shape) = &house.shape else { panic!("{:?}", house.shape) };
    assert_eq!((shape.exterior().0.len(), shape.interiors().len()), (5, 1));
    assert_eq!(shape.exterior().0.iter().map(|at| at.x).fold(0.0, f64::max), 4.8801, "as it reads in GeoJSON");
}

#[test]
fn nodes_one_by_one_and_blocks_that_are_not_packed_are_read_too() {
    let mut block = Block::default();
    let signed = |number: i64| ((number << 1) ^ (number >> 63)) as u64;
    let node = Message::default().number(1, signed(-7)).number(8, signed(LAT)).number(9, signed(LON));
    let node = block.tags(node, &[("shop", "books"), ("id", "9"), ("name", "Librairie")]);
    block.groups.push(Message::default().bytes(1, &node.0));
    let plain = |kind: &str, content: &Message| blob(kind, Message::default().bytes(1, &content.0));
    let header = plain("OSMHeader", &Message::default().bytes(4, b"OsmSchema-V0.6"));
    let file = [header, plain("Index", &Message::default()), plain("OSMData", &block.message())].concat();
    assert_eq!(read(&file), (vec!["osm node/-7 shop Librairie".to_owned()], Vec::new()));
}

#[test]
fn ways_that_bring_their_places_need_no_nodes() {
    let mut block = Block::default();
    let way = block.tags(Message::default().number(1, 5), &[("building", "yes")]).differences(8, &[1, 2, 3, 1]);
    let way = way.differences(9, &[LAT, LAT, LAT + 9, LAT]).differences(10, &[LON, LON + 9, LON, LON]);
    block.groups.push(Message::default().bytes(3, &way.0));
    assert_eq!(read(&[header("DenseNodes"), block.packed()].concat()).0, ["way/5 building"]);
}

#[test]
fn a_file_that_is_cut_off_anywhere_is_named_and_what_came_before_is_kept() {
    let file = quarter();
    let (whole, _) = read(&file);
    let mut cut_in_a_block = 0;
    for length in 0..file.len() {
        match open("a file", None, &file[..length]) {
            Err(_) => assert!(length < header("DenseNodes").len(), "{length}"),
            Ok(reading) => {
                let (records, faults) = all(reading);
                assert_eq!(records, whole[..records.len()]);
                cut_in_a_block +=
                    usize::from(faults.iter().any(|fault| fault.starts_with("The file ends in the middle")));
            }
        }
    }
    // All but the ends of the header and of two blocks of elements.
    assert_eq!(cut_in_a_block, file.len() - header("DenseNodes").len() - 3);
}

#[test]
fn what_cannot_be_read_is_refused_with_its_reason() {
    let fault = |file: &[u8]| open("a file", None, file).err().map(|fault| said(&fault)).unwrap_or_default();
    assert!(fault(&header("HistoricalInformation")).contains("“HistoricalInformation”"));
    assert!(fault(&blob("OSMHeader", Message::default().bytes(7, b"zstd"))).contains("Zstandard"));
    assert!(fault(&blob("OSMHeader", Message::default())).contains("does not unpack"));
    assert!(fault(b"\0\0\0\x40\x0a\x09OSMHeader\x18\x01").contains("ends in the middle"));
    assert!(fault(b"\0\0\0\x11\x0a\x09OSMHeader\x18\xff\xff\xff\xff\x0f").contains("block 1 is damaged"));
    let named =
        |format: Format, file: &[u8]| open("a file", Some(format), file).err().unwrap().sentence.key.to_string();
    assert_eq!(named(Format::Ban, &quarter()), "premises-import-is-pbf");
    assert_eq!(named(Format::OsmPlaces, &quarter()), "premises-import-is-pbf");
    assert_eq!(named(Format::OsmPbf, b"id;numero"), "premises-import-not-pbf");

    // A block that is broken takes no other with it; the order of the file is needed.
    let shops = |first: i64| {
        Block::default().nodes(&[(first, LON, LAT, &[("shop", "bakery")]), (first + 1, LON, 0, &[("shop", "bakery")])])
    };
    let broken = blob("OSMData", Message::default().bytes(3, b"not zlib"));
    let file =
        [header("DenseNodes"), shops(1).packed(), broken, shops(5).packed(), shops(3).packed(), shops(9).packed()]
            .concat();
    let (records, faults) = read(&file);
    assert_eq!(records.len(), 4);
    assert!(faults[0].starts_with("Block 3: it does not unpack"), "{faults:?}");
    assert!(faults[1].contains("osmium sort"), "{faults:?}");
    assert_eq!(faults.len(), 2);

    // Places that are none.
    let nowhere = Block::default()
        .nodes(&[(1, 1_900_000_000, LAT, &[("shop", "bakery")]), (2, LON, i64::MAX / 4, &[("shop", "bakery")])]);
    let (records, faults) = read(&[header("DenseNodes"), nowhere.packed()].concat());
    assert_eq!((records.len(), faults.len()), (0, 2), "{faults:?}");
}

#[test]
fn a_block_that_unpacks_without_end_is_given_up() {
    let file = [header("DenseNodes"), packed("OSMData", &Message(vec![0; 40_000_000]))].concat();
    assert!(file.len() < 100_000);
    let (records, faults) = read(&file);
    assert_eq!(records.len(), 0);
    assert!(faults[0].contains("unpacks to far more"), "{faults:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_damage_brings_it_down(places in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20), cut in any::<prop::sample::Index>()) {
        // Damaged where it matters: inside the blocks, which are packed anew.
        let parts = [
            Block::default().nodes(&[(1, LON, LAT, &[("shop", "bakery")]), (2, LON, LAT + 10, &[]), (3, LON + 10, LAT, &[])]),
            Block::default().way(4, &[1, 2, 3, 1], &[("building", "yes")]),
            Block::default().relation(5, &[("outer", 4, 1)], &[("type", "multipolygon"), ("building", "yes")]),
        ];
        let mut file = header("DenseNodes");
        for part in parts {
            let mut message = part.message();
            for (place, byte) in &places {
                let place = place.index(message.0.len());
                message.0[place] = *byte;
            }
            file.extend(packed("OSMData", &message));
        }
        prop_assert!(open("a file", None, &file[..]).ok().unwrap().count() < 20);
        for (place, byte) in &places {
            let place = place.index(file.len());
            file[place] = *byte;
        }
        file.truncate(cut.index(file.len()) + 1);
        if let Ok(reading) = open("a file", None, &file[..]) {
            prop_assert!(reading.count() < 20);
        }
    }
}
