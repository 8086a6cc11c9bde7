//! Acceslibre: premises open to the public with what makes them accessible, GeoJSON points. Published at
//! <https://www.data.gouv.fr/datasets/accessibilite-des-etablissements-recevant-du-public-erp-pour-les-personnes-handicapees>. Reads
//! `nom` (or `name`), `activite`, `siret`, `numero`, `voie` (or `lieu_dit`), `code_postal` (or `postal_code`) and `commune`. What kind of neighbour it is
//! is told from the words of its activity, or of its name where it has none.

use super::features::Feature;
use super::{Record, Row, SourceKey, SourcePremises};
use crate::i18n::Sentence;
use crate::premises::addresses::fold;
use crate::premises::{Address, PremisesKind};

/// Words, folded, that tell the kind; the first that is found counts, so what endangers more stands first.
const WORDS: &[(PremisesKind, &[&str])] = &[
    (PremisesKind::Childcare, &["creche", "petite enfance", "halte garderie", "multi accueil"]),
    (
        PremisesKind::School,
        &["ecole", "scolaire", "maternelle", "elementaire", "college", "lycee", "universite", "campus", "formation"],
    ),
    (
        PremisesKind::Care,
        &[
            "hopital",
            "clinique",
            "pharmacie",
            "medecin",
            "medical",
            "dentiste",
            "kinesitherap",
            "infirmier",
            "orthophon",
            "orthoptiste",
            "osteopath",
            "psycholog",
            "sage femme",
            "radiodiagnostic",
            "laboratoire",
            "ehpad",
            "sante",
        ],
    ),
    (
        PremisesKind::Social,
        &["personnes agees", "difficulte", "aide sociale", "handicap", "foyer", "social", "hebergement", "solidarite"],
    ),
    (
        PremisesKind::PublicService,
        &["administration", "mairie", "bureau poste", "police", "gendarmerie", "tribunal", "prefecture", "impots"],
    ),
    (PremisesKind::Worship, &["culte", "eglise", "mosquee", "synagogue", "temple", "paroisse"]),
    (
        PremisesKind::Culture,
        &["bibliotheque", "mediatheque", "theatre", "cinema", "musee", "spectacle", "culturel", "conservatoire"],
    ),
    (
        PremisesKind::Sport,
        &["sport", "stade", "gymnase", "piscine", "tennis", "boulodrome", "danse", "cyclisme", "dojo"],
    ),
    (
        PremisesKind::Hospitality,
        &["restaurant", "restauration", "hotel", "debit boisson", "cafe", "bar", "brasserie", "pizzeria"],
    ),
    (
        PremisesKind::Office,
        &["avocat", "notaire", "assurance", "immobilier", "travail temporaire", "profession liberale", "comptable"],
    ),
    (
        PremisesKind::Shop,
        &[
            "banque",
            "epargne",
            "coiffure",
            "supermarche",
            "tabac",
            "auto",
            "boulangerie",
            "vetement",
            "bricolage",
            "fleuriste",
            "meuble",
            "garage",
            "beaute",
            "optique",
            "caviste",
            "bijouterie",
            "telephonie",
            "epicerie",
            "voyage",
            "cordonnerie",
            "jardinerie",
            "chocolatier",
            "laverie",
            "veterinaire",
            "fruits",
            "pompes funebres",
            "chaussures",
            "magasin",
            "commerce",
            "librairie",
            "boucherie",
            "patisserie",
        ],
    ),
];

/// Activities that have a place and no door.
const NO_DOORS: [&str; 4] = ["cimetiere", "parking", "parc public", "toilettes"];

/// Whether a feature is one of Acceslibre's.
pub fn recognises(feature: &Feature) -> bool {
    feature.has("activite") && (feature.has("nom") || feature.has("name"))
}

/// The kind that a text tells; a short word has to stand alone.
fn kind(text: &str) -> Option<PremisesKind> {
    let folded = format!(" {} ", fold(text));
    let told =
        |word: &&str| if word.len() <= 4 { folded.contains(&format!(" {word} ")) } else { folded.contains(*word) };
    WORDS.iter().find(|(_, words)| words.iter().any(told)).map(|(kind, _)| *kind)
}

/// Reads one.
pub fn read(feature: &Feature) -> Row<Record> {
    let name = feature.first_tag(&["nom", "name"]);
    let activity = feature.tag("activite");
    let folded = activity.as_deref().map(fold).unwrap_or_default();
    if NO_DOORS.iter().any(|none| folded.starts_with(none)) {
        return Err(Sentence::new("premises-import-no-activity"));
    }
    if !recognises(feature) {
        return Err(Sentence::new("premises-import-not-acceslibre"));
    }
    let told = activity.as_deref().and_then(kind).or_else(|| name.as_deref().and_then(kind));
    let key = match feature.first_tag(&["id", "uuid", "siret"]) {
        Some(key) => SourceKey { source: "acceslibre", key },
        None => SourceKey {
            source: "acceslibre",
            key: format!("{} {}", feature.key().key, name.as_deref().unwrap_or_default()),
        },
    };
    Ok(Record::Premises(SourcePremises {
        key,
        kind: told.unwrap_or(PremisesKind::Other),
        name,
        activity,
        address: Address {
            number: feature.tag("numero"),
            street: feature.first_tag(&["voie", "lieu_dit"]),
            postcode: feature.first_tag(&["code_postal", "postal_code"]),
            city: feature.tag("commune"),
        },
        dwellings: None,
        position: feature.position()?,
        vagueness: 0,
        opening_hours: None,
        official_id: feature.tag("siret").map(|siret| siret.replace(' ', "")),
    }))
}
