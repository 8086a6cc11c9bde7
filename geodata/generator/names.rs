//! The district's words: streets, shops, schools. All invented; any likeness to a real shop is chance.

pub const TOWN: &str = "Aubrelles-sur-Vivelle";
pub const QUARTER: &str = "Les Tanneries";
/// No department of France has the number 96.
pub const INSEE: &str = "96417";
pub const POSTCODE: &str = "96400";

/// Streets from west to east, the southernmost (the quay) first.
pub const ROWS: [&str; 6] = [
    "Quai des Lavandières",
    "Rue des Tanneurs",
    "Cours des Tilleuls",
    "Rue du Puits-qui-Chante",
    "Rue des Trois-Moineaux",
    "Boulevard de la Petite-Vitesse",
];

/// Streets from south to north, the westernmost first.
pub const COLUMNS: [&str; 7] = [
    "Rue de l'Octroi",
    "Rue de la Belle-Meunière",
    "Rue du Chat-Perché",
    "Rue du Pont-aux-Ânes",
    "Rue de l'Horloger",
    "Rue de la Lune-Rousse",
    "Rue du Clos-Vert",
];

pub const SQUARE: &str = "Place du Marché-aux-Pommes";
pub const IMPASSE: &str = "Impasse des Hirondelles";
pub const ALLEY: &str = "Venelle du Tambour";
pub const RIVER: &str = "La Vivelle";

/// Shops by street, in order along it: tag, value, name, opening hours.
pub const SHOPS: [(&str, &str, &str, &str, &str); 70] = [
    (
        "Cours des Tilleuls",
        "shop",
        "bakery",
        "Boulangerie Au Bon Levain",
        "Tu-Sa 06:30-13:30,15:30-19:30; Su 06:30-13:00",
    ),
    ("Cours des Tilleuls", "shop", "car_repair", "Garage de l'Octroi", "Mo-Fr 08:00-12:00,14:00-18:30"),
    ("Cours des Tilleuls", "shop", "florist", "La Fleur au Fusain", "Tu-Sa 09:00-12:30,14:30-19:00; Su 09:00-12:30"),
    ("Cours des Tilleuls", "amenity", "cafe", "Café du Tram", "Mo-Sa 06:30-20:00; Su 08:00-13:00"),
    (
        "Cours des Tilleuls",
        "shop",
        "hairdresser",
        "L'Atelier de Coiffure Mèche Longue",
        "Tu-Fr 09:00-18:30; Sa 08:30-17:00",
    ),
    (
        "Cours des Tilleuls",
        "shop",
        "optician",
        "Optique Clair de Lune",
        "Mo 14:00-19:00; Tu-Sa 09:30-12:30,14:00-19:00",
    ),
    (
        "Cours des Tilleuls",
        "amenity",
        "pharmacy",
        "Pharmacie des Tilleuls",
        "Mo-Fr 08:30-12:30,14:00-19:30; Sa 08:30-12:30",
    ),
    ("Cours des Tilleuls", "amenity", "restaurant", "Le Grain de Sel", "Tu-Sa 12:00-14:00,19:00-22:00"),
    ("Cours des Tilleuls", "shop", "shoes", "Aux Souliers Vernis", "Tu-Sa 10:00-12:30,14:00-19:00"),
    ("Cours des Tilleuls", "shop", "tobacco", "Tabac-Presse Le Calumet", "Mo-Sa 07:00-19:30; Su 08:00-12:30"),
    (
        "Cours des Tilleuls",
        "amenity",
        "bank",
        "Crédit Coopératif de la Vivelle",
        "Tu-Fr 09:00-12:30,14:00-18:00; Sa 09:00-12:30",
    ),
    ("Cours des Tilleuls", "shop", "clothes", "Fil et Chiffon", "Tu-Sa 10:00-19:00"),
    ("Cours des Tilleuls", "shop", "books", "Librairie L'Encre Sympathique", "Tu-Sa 09:30-19:00"),
    (
        "Cours des Tilleuls",
        "shop",
        "butcher",
        "Boucherie Maison Persillé",
        "Tu-Fr 08:00-12:45,15:30-19:15; Sa 08:00-19:00; Su 08:30-12:30",
    ),
    (
        "Cours des Tilleuls",
        "shop",
        "chocolate",
        "Chocolaterie Les Sept Péchés",
        "Tu-Sa 09:30-12:30,14:30-19:00; Su 09:00-12:30",
    ),
    ("Cours des Tilleuls", "shop", "bakery", "Boulangerie La Croûte Dorée", "Mo-Tu,Th-Sa 06:30-19:30; Su 07:00-13:00"),
    ("Cours des Tilleuls", "amenity", "fast_food", "Le Petit Sésame", "Mo-Sa 11:00-22:30; Su 18:00-22:30"),
    ("Cours des Tilleuls", "shop", "toys", "Le Cheval à Bascule", "Mo 14:00-19:00; Tu-Sa 10:00-12:30,14:00-19:00"),
    (
        "Cours des Tilleuls",
        "shop",
        "supermarket",
        "Épicerie Générale des Tilleuls",
        "Mo-Sa 08:00-20:00; Su 09:00-13:00",
    ),
    ("Cours des Tilleuls", "amenity", "cafe", "Au Rendez-vous des Rails", "Mo-Sa 07:00-21:00"),
    (
        "Cours des Tilleuls",
        "shop",
        "dry_cleaning",
        "Pressing Net et Plié",
        "Mo-Fr 08:30-12:30,14:00-19:00; Sa 09:00-12:30",
    ),
    ("Cours des Tilleuls", "shop", "hairdresser", "Barbier Le Fil du Rasoir", "Tu-Sa 09:30-19:00"),
    ("Cours des Tilleuls", "amenity", "restaurant", "La Table de Zélie", "We-Su 12:00-14:00; We-Sa 19:30-22:00"),
    ("Cours des Tilleuls", "shop", "bicycle", "Cycles Roue Libre", "Tu-Sa 09:30-12:30,14:00-19:00"),
    ("Cours des Tilleuls", "shop", "mobile_phone", "Allô Répare", "Mo-Sa 10:00-19:00"),
    (
        "Cours des Tilleuls",
        "shop",
        "greengrocer",
        "Aux Quatre Saisons",
        "Tu-Sa 08:00-13:00,15:30-19:30; Su 08:00-13:00",
    ),
    ("Cours des Tilleuls", "office", "insurance", "Assurances Bonne Mine", "Mo-Fr 09:00-12:00,14:00-18:00"),
    ("Cours des Tilleuls", "shop", "beauty", "Institut Peau de Pêche", "Tu-Sa 09:30-19:00"),
    ("Cours des Tilleuls", "amenity", "bar", "La Mousse et le Comptoir", "Tu-Sa 17:00-01:00"),
    ("Cours des Tilleuls", "shop", "hardware", "Quincaillerie Vis et Versa", "Mo-Sa 08:30-12:00,14:00-18:30"),
    (
        "Cours des Tilleuls",
        "office",
        "estate_agent",
        "Agence des Quatre Murs",
        "Mo-Fr 09:00-12:00,14:00-18:30; Sa 09:30-12:00",
    ),
    ("Cours des Tilleuls", "shop", "laundry", "Lavomatic Les Bulles", "Mo-Su 07:00-21:00"),
    ("Cours des Tilleuls", "shop", "furniture", "Le Grenier Retrouvé", "We-Sa 10:00-12:00,14:00-18:30"),
    (
        "Cours des Tilleuls",
        "amenity",
        "pharmacy",
        "Pharmacie du Clos-Vert",
        "Mo-Fr 08:45-12:30,14:00-19:15; Sa 09:00-12:30",
    ),
    ("Place du Marché-aux-Pommes", "amenity", "cafe", "Café de la Place", "Mo-Su 07:00-22:00"),
    ("Place du Marché-aux-Pommes", "amenity", "restaurant", "Brasserie Le Pommier", "Mo-Su 11:30-14:30,18:30-23:00"),
    (
        "Place du Marché-aux-Pommes",
        "shop",
        "cheese",
        "Fromagerie Le Trou du Cru",
        "Tu-Sa 08:30-12:45,15:30-19:15; Su 08:30-12:45",
    ),
    (
        "Place du Marché-aux-Pommes",
        "shop",
        "wine",
        "Cave Le Nez en l'Air",
        "Tu-Sa 10:00-12:30,15:00-19:30; Su 10:00-12:30",
    ),
    ("Place du Marché-aux-Pommes", "shop", "pastry", "Pâtisserie Mirabelle", "Tu-Sa 08:30-19:00; Su 08:00-13:00"),
    ("Place du Marché-aux-Pommes", "shop", "jewelry", "Bijouterie L'Heure Exquise", "Tu-Sa 10:00-12:00,14:00-19:00"),
    ("Place du Marché-aux-Pommes", "amenity", "restaurant", "Crêperie Blé Noir", "Tu-Su 12:00-14:00,19:00-22:00"),
    ("Place du Marché-aux-Pommes", "amenity", "ice_cream", "Glacier La Boule au Vent", "Mo-Su 13:00-19:30"),
    (
        "Place du Marché-aux-Pommes",
        "shop",
        "deli",
        "Traiteur La Cuiller d'Étain",
        "Tu-Sa 09:00-13:00,16:00-19:30; Su 09:00-12:30",
    ),
    ("Place du Marché-aux-Pommes", "shop", "gift", "La Boîte à Malices", "Tu-Sa 10:00-12:30,14:00-19:00"),
    ("Place du Marché-aux-Pommes", "amenity", "restaurant", "Osteria del Ponte", "Mo-Sa 12:00-14:00,19:00-22:30"),
    ("Place du Marché-aux-Pommes", "shop", "fabric", "Mercerie Au Dé d'Argent", "Tu-Sa 10:00-12:00,14:30-18:30"),
    ("Rue du Pont-aux-Ânes", "shop", "antiques", "Antiquités Le Temps Jadis", "We-Sa 10:00-12:00,14:30-18:30"),
    ("Rue du Pont-aux-Ânes", "amenity", "restaurant", "Le Bouillon du Pont", "Mo-Fr 12:00-14:00; Th-Sa 19:00-22:00"),
    ("Rue du Pont-aux-Ânes", "shop", "tea", "Thés et Tisanes de Pérégrine", "Tu-Sa 10:00-19:00"),
    ("Rue du Pont-aux-Ânes", "shop", "tailor", "Retouches Aiguille Fine", "Mo-Fr 09:30-12:30,14:00-18:30"),
    ("Rue du Pont-aux-Ânes", "shop", "musical_instrument", "Lutherie de la Clef d'Ut", "Tu-Sa 10:00-12:00,14:00-18:30"),
    ("Rue du Pont-aux-Ânes", "shop", "convenience", "Alimentation Chez Soraya", "Mo-Su 08:00-22:00"),
    ("Rue du Pont-aux-Ânes", "shop", "hairdresser", "Coiffure Boucle d'Or", "Tu-Sa 09:00-18:30"),
    ("Rue du Pont-aux-Ânes", "shop", "frame", "Encadrements Marie-Louise", "Tu-Fr 10:00-12:00,14:00-18:00"),
    ("Rue des Tanneurs", "craft", "upholsterer", "Tapisserie du Crin Noble", "Mo-Fr 08:30-12:00,13:30-17:30"),
    ("Rue des Tanneurs", "shop", "bakery", "Fournil des Tanneurs", "Mo-Fr 06:00-19:00; Sa 06:00-13:30"),
    (
        "Rue des Tanneurs",
        "craft",
        "shoemaker",
        "Cordonnerie du Pas Léger",
        "Tu-Fr 08:30-12:00,14:00-18:30; Sa 08:30-12:00",
    ),
    ("Rue des Tanneurs", "amenity", "bar", "Bar des Tanneurs", "Mo-Sa 07:30-20:30"),
    ("Rue des Tanneurs", "shop", "leather", "Maroquinerie Peau d'Âne", "Tu-Sa 10:00-12:30,14:00-18:30"),
    ("Rue des Tanneurs", "office", "lawyer", "Étude de Maître Vertuchou", "Mo-Fr 09:00-12:00,14:00-18:00"),
    ("Quai des Lavandières", "amenity", "restaurant", "La Guinguette des Lavandières", "We-Su 12:00-14:30,19:00-22:30"),
    ("Quai des Lavandières", "shop", "fishing", "Pêche et Rivière", "Tu-Sa 08:00-12:00,14:00-18:30"),
    ("Quai des Lavandières", "tourism", "hotel", "Hôtel du Saule Pleureur", "24/7"),
    ("Rue de la Belle-Meunière", "shop", "organic", "Biocoop La Meunière", "Mo 14:00-19:30; Tu-Sa 09:00-19:30"),
    ("Rue de la Belle-Meunière", "shop", "pet", "Animalerie Plume et Moustache", "Tu-Sa 09:30-12:30,14:00-19:00"),
    ("Rue du Puits-qui-Chante", "shop", "bakery", "La Mie du Puits", "Tu-Sa 07:00-13:30,16:00-19:30; Su 07:00-12:30"),
    ("Rue du Puits-qui-Chante", "craft", "electrician", "Électricité Watt Encore", "Mo-Fr 08:00-12:00,13:30-17:30"),
    ("Rue des Trois-Moineaux", "amenity", "cafe", "Le Troquet des Moineaux", "Mo-Fr 07:30-19:30; Sa 08:00-13:00"),
    (
        "Boulevard de la Petite-Vitesse",
        "shop",
        "tyres",
        "Pneus du Boulevard",
        "Mo-Fr 08:00-12:00,14:00-18:00; Sa 08:00-12:00",
    ),
    (
        "Boulevard de la Petite-Vitesse",
        "shop",
        "trade",
        "Matériaux de la Gare Basse",
        "Mo-Fr 07:00-12:00,13:30-17:30; Sa 07:30-12:00",
    ),
];

/// OSM tags: keys with their values.
type Tags = &'static [(&'static str, &'static str)];

/// Sensitive premises that have a building of their own: the building's name, tags, name, opening hours.
pub const SENSITIVE: [(&str, Tags, &str, &str); 9] = [
    (
        "school",
        &[("amenity", "school"), ("school:FR", "élémentaire")],
        "École élémentaire du Puits-qui-Chante",
        "Mo,Tu,Th,Fr 08:30-11:45,13:45-16:30; PH,SH off",
    ),
    (
        "nursery",
        &[("amenity", "school"), ("school:FR", "maternelle")],
        "École maternelle des Petits Sabots",
        "Mo,Tu,Th,Fr 08:30-11:45,13:45-16:30; PH,SH off",
    ),
    (
        "college",
        &[("amenity", "school"), ("school:FR", "collège")],
        "Collège Aglaé-Tournesac",
        "Mo-Tu,Th-Fr 08:00-17:00; We 08:00-12:30; PH,SH off",
    ),
    (
        "care_home",
        &[("amenity", "social_facility"), ("social_facility", "nursing_home"), ("social_facility:for", "senior")],
        "Résidence des Glycines (EHPAD)",
        "Mo-Su 11:00-18:30",
    ),
    ("clinic", &[("amenity", "clinic"), ("healthcare", "clinic")], "Clinique de la Vivelle", "24/7"),
    (
        "church",
        &[("amenity", "place_of_worship"), ("religion", "christian")],
        "Église Sainte-Ondine",
        "Mo-Su 09:00-18:00",
    ),
    (
        "library",
        &[("amenity", "library")],
        "Médiathèque du Vieux Moulin",
        "Tu,Th,Fr 13:30-18:30; We,Sa 10:00-12:30,13:30-18:30",
    ),
    ("fire_station", &[("amenity", "fire_station")], "Centre de secours d'Aubrelles", "24/7"),
    (
        "social_centre",
        &[("amenity", "social_centre")],
        "Centre social La Courte Échelle",
        "Mo-Fr 09:00-12:00,14:00-18:30",
    ),
];

/// Sensitive premises on the ground floor of an ordinary building: street, tags, name, opening hours.
pub const PRACTICES: [(&str, Tags, &str, &str); 6] = [
    (
        "Rue de l'Horloger",
        &[("amenity", "kindergarten"), ("kindergarten:FR", "crèche_collective")],
        "Crèche Pomme d'Api",
        "Mo-Fr 07:30-18:30",
    ),
    (
        "Rue de la Lune-Rousse",
        &[("amenity", "doctors"), ("healthcare", "doctor")],
        "Cabinet médical de la Lune-Rousse",
        "Mo-Fr 08:30-12:30,14:00-19:00; Sa 08:30-12:00",
    ),
    (
        "Rue du Chat-Perché",
        &[("amenity", "dentist"), ("healthcare", "dentist")],
        "Cabinet dentaire Quenotte",
        "Mo-Fr 09:00-12:30,14:00-18:30",
    ),
    ("Rue des Tanneurs", &[("healthcare", "physiotherapist")], "Kinésithérapie des Tanneurs", "Mo-Fr 08:00-19:00"),
    (
        "Rue du Puits-qui-Chante",
        &[("healthcare", "nurse")],
        "Cabinet infirmier du Puits",
        "Mo-Sa 07:00-09:00,17:00-19:00",
    ),
    (
        "Rue de la Belle-Meunière",
        &[("amenity", "townhall")],
        "Mairie annexe des Tanneries",
        "Mo-Fr 08:45-12:15,13:30-17:00; Sa 09:00-12:00",
    ),
];
