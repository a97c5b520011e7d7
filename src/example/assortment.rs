//! What the example shop sells, and the words for it. All brands and models are made up.

/// When a kind of product is in season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// In spring and summer.
    Warm,
    /// In autumn and winter.
    Cold,
    /// The whole year.
    Always,
}

/// A kind of product.
pub(super) struct Kind {
    pub(super) category: &'static str,
    pub(super) noun: &'static str,
    pub(super) gender: &'static str,
    pub(super) sizes: &'static [&'static str],
    /// Lowest and highest price in euro.
    pub(super) price: (u64, u64),
    /// Grams.
    pub(super) weight: u64,
    /// How many of a hundred come back.
    pub(super) returns: u64,
    pub(super) material: &'static str,
    pub(super) when: When,
}

const LETTERS: &[&str] = &["XS", "S", "M", "L", "XL", "XXL"];
const WOMEN: &[&str] = &["36", "37", "38", "39", "40", "41", "42"];
const MEN: &[&str] = &["41", "42", "43", "44", "45", "46"];
const JEANS: &[&str] = &["30/32", "31/32", "32/32", "33/34", "34/34", "36/34"];
const KIDS: &[&str] = &["104", "116", "128", "140", "152"];
const BOOTS: &[&str] = &["26", "28", "30", "32", "34"];
const GLOVES: &[&str] = &["S/M", "L/XL"];
const ONE: &[&str] = &[];

#[rustfmt::skip]
pub(super) const KINDS: &[Kind] = &[
    kind("Dames > Jassen > Regenjassen", "regenjas", "Dames", LETTERS, (90, 260), 620, 24, "geïmpregneerd polyester", When::Always),
    kind("Dames > Jassen > Winterjassen", "winterjas", "Dames", LETTERS, (130, 380), 1150, 30, "gerecycled nylon met dons", When::Cold),
    kind("Dames > Jurken", "jurk", "Dames", LETTERS, (50, 150), 340, 34, "viscose en linnen", When::Warm),
    kind("Dames > Broeken > Wandelbroeken", "wandelbroek", "Dames", LETTERS, (70, 140), 380, 26, "stretchnylon", When::Always),
    kind("Dames > Truien & vesten", "vest", "Dames", LETTERS, (60, 160), 460, 21, "merinowol", When::Cold),
    kind("Dames > T-shirts & tops", "T-shirt", "Dames", LETTERS, (20, 55), 150, 14, "biologisch katoen", When::Warm),
    kind("Dames > Zwemkleding", "badpak", "Dames", LETTERS, (45, 95), 190, 33, "gerecycled polyamide", When::Warm),
    kind("Dames > Schoenen > Wandelschoenen", "wandelschoen", "Dames", WOMEN, (110, 240), 980, 28, "nubuckleer", When::Always),
    kind("Dames > Schoenen > Sandalen", "sandaal", "Dames", WOMEN, (50, 110), 520, 24, "leer", When::Warm),
    kind("Heren > Jassen > Regenjassen", "regenjas", "Heren", LETTERS, (90, 280), 690, 20, "geïmpregneerd polyester", When::Always),
    kind("Heren > Jassen > Bodywarmers", "bodywarmer", "Heren", LETTERS, (70, 180), 420, 18, "gerecycled nylon", When::Cold),
    kind("Heren > Overhemden", "overhemd", "Heren", LETTERS, (50, 110), 260, 17, "linnen", When::Warm),
    kind("Heren > Broeken > Jeans", "jeans", "Heren", JEANS, (80, 150), 720, 25, "katoen met elastaan", When::Always),
    kind("Heren > Ondergoed > Thermoshirts", "thermoshirt", "Heren", LETTERS, (40, 95), 210, 9, "merinowol", When::Cold),
    kind("Heren > Truien & vesten", "trui", "Heren", LETTERS, (60, 170), 520, 19, "lamswol", When::Cold),
    kind("Heren > T-shirts & polo's", "polo", "Heren", LETTERS, (30, 70), 230, 12, "piquékatoen", When::Warm),
    kind("Heren > Schoenen > Sneakers", "sneaker", "Heren", MEN, (80, 160), 840, 23, "suède", When::Always),
    kind("Heren > Schoenen > Bergschoenen", "bergschoen", "Heren", MEN, (150, 320), 1450, 26, "volnerfleer", When::Always),
    kind("Kinderen > Jassen", "kinderjas", "Unisex", KIDS, (45, 130), 480, 16, "geïmpregneerd polyester", When::Cold),
    kind("Kinderen > Regenlaarzen", "regenlaars", "Unisex", BOOTS, (20, 50), 700, 11, "natuurrubber", When::Always),
    kind("Accessoires > Mutsen", "muts", "Unisex", ONE, (15, 45), 90, 5, "merinowol", When::Cold),
    kind("Accessoires > Handschoenen", "handschoenen", "Unisex", GLOVES, (20, 80), 110, 8, "softshell", When::Cold),
    kind("Accessoires > Petten", "pet", "Unisex", ONE, (15, 40), 80, 5, "waxkatoen", When::Warm),
    kind("Accessoires > Sjaals", "sjaal", "Unisex", ONE, (20, 70), 160, 6, "lamswol", When::Cold),
    kind("Kamperen > Tenten", "tent", "Unisex", ONE, (180, 690), 4200, 7, "ripstopnylon", When::Warm),
    kind("Kamperen > Slaapzakken", "slaapzak", "Unisex", ONE, (80, 320), 1300, 8, "dons en gerecycled nylon", When::Always),
    kind("Kamperen > Rugzakken", "rugzak", "Unisex", ONE, (60, 240), 1250, 9, "cordura", When::Always),
    kind("Kamperen > Drinkflessen", "drinkfles", "Unisex", ONE, (12, 40), 280, 3, "roestvrij staal", When::Always),
    kind("Kamperen > Branders", "brander", "Unisex", ONE, (30, 140), 320, 4, "aluminium", When::Always),
    kind("Kamperen > Hoofdlampen", "hoofdlamp", "Unisex", ONE, (20, 110), 95, 6, "kunststof", When::Always),
];

#[expect(
    clippy::too_many_arguments,
    reason = "one line for each kind reads as a table"
)]
const fn kind(
    category: &'static str,
    noun: &'static str,
    gender: &'static str,
    sizes: &'static [&'static str],
    price: (u64, u64),
    weight: u64,
    returns: u64,
    material: &'static str,
    when: When,
) -> Kind {
    Kind {
        category,
        noun,
        gender,
        sizes,
        price,
        weight,
        returns,
        material,
        when,
    }
}

/// Brands and the codes they begin their article numbers with.
pub(super) const BRANDS: &[(&str, &str)] = &[
    ("Duinroos", "DR"),
    ("Veldkamp & Zn.", "VK"),
    ("Kjelda", "KJ"),
    ("Fjordhal", "FH"),
    ("Waterkant 1908", "WK"),
    ("Østerbo", "OB"),
    ("Maison Lièvre", "ML"),
    ("Tramontana", "TR"),
    ("Hoog & Droog", "HD"),
    ("Löwenberg", "LB"),
    ("Ginkel Outdoor", "GO"),
    ("Café Matinée", "CM"),
];

/// Names of models.
pub(super) const NAMES: &[&str] = &[
    "Terschelling",
    "Vaals",
    "Ardèche",
    "Hallstatt",
    "Posbank",
    "Öland",
    "Tromsø",
    "Chamonix",
    "Zoutelande",
    "Veluwe",
    "Pyrénées",
    "Sälen",
    "Loire",
    "Wadden",
    "Norderney",
    "Dolomiti",
    "Ameland",
    "Étretat",
    "Rügen",
    "Biesbosch",
    "Lofoten",
    "Eifel",
    "Schiermonnikoog",
    "Zermatt",
];

/// Colours and their codes.
pub(super) const COLORS: &[(&str, &str)] = &[
    ("Zwart", "ZWA"),
    ("Marineblauw", "MAR"),
    ("Mosgroen", "MOS"),
    ("Bordeauxrood", "BOR"),
    ("Crème", "CRE"),
    ("Antraciet", "ANT"),
    ("Okergeel", "OKE"),
    ("Petrol", "PET"),
    ("Roestbruin", "ROE"),
    ("Zand", "ZAN"),
];

/// First sentences, with `{}` for the product.
pub(super) const OPENINGS: &[&str] = &[
    "<p>Met deze <strong>{}</strong> ga je het hele jaar de deur uit, ook als het op z&rsquo;n Hollands waait.</p>",
    "<p>De {} is geïmpregneerd en waterafstotend: een bui op weg naar de camping of de cafés in de stad deert hem niet.</p>",
    "<p>Een {} zoals hij bedoeld is: tijdloos, stevig én comfortabel.<br/>Gemaakt in een familiebedrijf in Coïmbra.</p>",
    "<p>Lichtgewicht {} voor wie graag &eacute;&eacute;n ding goed heeft. Ontworpen in Zwolle, getest op de Waddeneilanden.</p>",
    "<div>Nieuw in de collectie: deze {} combineert een moderne pasvorm met de degelijkheid van vroeger &ndash; idee&euml;n uit drie generaties.</div>",
];

/// Further sentences.
pub(super) const POINTS: &[&str] = &[
    "Wasbaar op 30&deg;C",
    "Twee ruime zakken met ritssluiting",
    "Gerecyclede materialen, <em>zonder</em> fluor",
    "Naden volledig getapet (waterkolom 10.000&nbsp;mm)",
    "Reflecterende details voor in het donker",
    "5 jaar garantie op fabricagefouten",
    "Valt normaal; twijfel je? Neem een maat groter",
    "PFAS-vrij geïmpregneerd",
];
