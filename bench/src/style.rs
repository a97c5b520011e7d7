//! The products: groups of variants with the kinds of mess that shop feeds have.

use crate::dice::Dice;
use crate::markup::{WORDS, description};
use std::fmt::Write as _;

const KINDS: &[&str] = &[
    "jas",
    "jurk",
    "trui",
    "broek",
    "rok",
    "bloes",
    "vest",
    "laars",
    "sandaal",
    "sjaal",
    "muts",
    "riem",
    "rugzak",
    "overhemd",
    "korte broek",
    "T-shirt",
    "hoodie",
    "blazer",
    "sneaker",
    "pantoffel",
];
const MANNERS: &[&str] = &[
    "lichte",
    "waterdichte",
    "gebreide",
    "gevoerde",
    "klassieke",
    "sportieve",
    "getailleerde",
    "wijde",
    "gestreepte",
    "geruite",
    "effen",
    "duurzame",
    "elegante",
    "stoere",
    "zachte",
    "crèmekleurige",
];
const COLOURS: &[&str] = &[
    "zwart", "wit", "marine", "crème", "rosé", "petrol", "groen", "geel", "rood", "bruin", "grijs",
    "écru", "oker", "paars",
];
const MATERIALS: &[&str] = &[
    "katoen",
    "wol",
    "linnen",
    "polyester",
    "leer",
    "viscose",
    "zijde",
];
const DEPARTMENTS: &[&str] = &[
    "Dames",
    "Heren",
    "Kinderen",
    "Sport",
    "Schoenen",
    "Tassen & koffers",
    "Bébé",
    "Outlet",
];
pub(crate) const LETTERS: &[&str] = &["XXS", "XS", "S", "M", "L", "XL", "XXL", "3XL"];
const SYLLABLES: &[&str] = &[
    "Va", "lo", "Ké", "rin", "Mö", "sta", "Ti", "bel", "Ø", "ra", "Zu", "nor", "Dé", "mi",
];

/// Products have one of so many categories and brands.
pub(crate) const CATEGORIES: u64 = 2000;
const BRANDS: u64 = 500;

pub(crate) fn category(number: u64) -> String {
    let mut dice = Dice::new(number ^ 0xca7e);
    let (department, manner, kind) = (dice.one(DEPARTMENTS), dice.one(MANNERS), dice.one(KINDS));
    format!("{department} > {manner} {kind} > reeks {number}")
}

fn brand(number: u64) -> String {
    let mut dice = Dice::new(number ^ 0xb4a2d);
    let mut name = [
        dice.one(SYLLABLES),
        dice.one(SYLLABLES),
        dice.one(SYLLABLES),
    ]
    .concat();
    if dice.chance(10) {
        name.push_str(" & Zonen");
    }
    if dice.chance(5) {
        name.push_str(", Inc.");
    }
    format!("{name} {number}")
}

/// What the variants of a group share.
pub(crate) struct Style {
    group: u64,
    title: String,
    brand: String,
    category: String,
    kind: &'static str,
    colours: Vec<&'static str>,
    sizes: Vec<String>,
    /// Cents.
    price: u64,
    cost: u64,
    sale: Option<u64>,
    /// Tenths of a percent.
    returns: u64,
    /// Only the smallest and the largest size are left.
    broken: bool,
    created: String,
    shared: [String; 4],
}

impl Style {
    pub(crate) fn new(group: u64) -> Self {
        let mut dice = Dice::new(group);
        let kind = dice.one(KINDS);
        let mut title = format!("{} {kind} {}", dice.one(MANNERS), dice.one(MATERIALS));
        if dice.chance(7) {
            title = title.replacen(' ', "  \t", 1);
        }
        if dice.chance(4) {
            for _ in 0..20 {
                title.extend([" ", dice.one(WORDS)]);
            }
        }
        let first = dice.below(COLOURS.len() as u64);
        let colours = first..=first + dice.below(3);
        let price = 495 + dice.below(35_000);
        let supplier = dice.below(90);
        Self {
            group,
            title,
            brand: brand(dice.below(BRANDS)),
            category: category(dice.below(CATEGORIES)),
            kind,
            colours: colours
                .map(|colour| COLOURS[usize::try_from(colour).unwrap_or_default() % COLOURS.len()])
                .collect(),
            sizes: sizes(&mut dice),
            price,
            cost: price * (30 + dice.below(65)) / 100,
            sale: match dice.below(100) {
                0..35 => Some(price * (35 + dice.below(63)) / 100),
                // Higher than the price, or nothing: both are mistakes of the shop.
                35..38 => Some(price + 100),
                38 => Some(0),
                _ => None,
            },
            returns: dice.below(460),
            broken: dice.chance(6),
            created: format!(
                "{}-{:02}-{:02}",
                2022 + dice.below(5),
                1 + dice.below(12),
                1 + dice.below(28)
            ),
            shared: [
                dice.one(&["male", "female", "unisex"]).to_owned(),
                dice.one(&["adult", "kids"]).to_owned(),
                format!("{} % {}", 40 + dice.below(61), dice.one(MATERIALS)),
                format!("Leverancier {supplier}"),
            ],
        }
    }

    pub(crate) fn variants(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let sizes = self.sizes.len();
        self.colours
            .iter()
            .flat_map(move |colour| (0..sizes).map(move |size| (*colour, size)))
    }

    /// The values in the order of the columns.
    pub(crate) fn product(
        &self,
        id: u64,
        colour: &str,
        size: usize,
        dice: &mut Dice,
    ) -> [String; 26] {
        let outer = size == 0 || size + 1 == self.sizes.len();
        let most = if dice.chance(10) { 400 } else { 45 };
        let stock = if self.broken && !outer || dice.chance(15) {
            0
        } else {
            dice.below(most)
        };
        let price = if dice.chance(1) { 0 } else { self.price };
        let returns = self.returns + dice.below(50);
        let query = if dice.chance(20) { "?ref=feed&v=2" } else { "" };
        let picture = |number| format!("https://img.example.com/{:03}/{id}-{number}.jpg", id % 997);
        let [gender, age, material, supplier] = self.shared.clone();
        let mut text = String::new();
        description(dice, &mut text);
        [
            format!("A{id:08}"),
            format!("G{:07}", self.group),
            self.title.clone(),
            text,
            format!(
                "https://www.example.com/{}/{id}{query}",
                self.kind.replace(' ', "-")
            ),
            picture(1),
            picture(2),
            self.brand.clone(),
            self.category.clone(),
            if dice.chance(2) {
                String::new()
            } else {
                colour.to_owned()
            },
            self.sizes[size].clone(),
            gender,
            age,
            material,
            money(price),
            self.sale.map(money).unwrap_or_default(),
            money(self.cost),
            "EUR".to_owned(),
            stock.to_string(),
            format!("{}.{}", returns / 10, returns % 10),
            ean(dice),
            self.created.clone(),
            (60 + dice.below(2400)).to_string(),
            money(195 + dice.below(9) * 50),
            supplier,
            format!("L-{:x}", dice.below(1 << 40)),
        ]
    }
}

fn sizes(dice: &mut Dice) -> Vec<String> {
    match dice.below(10) {
        0 => vec!["one size".to_owned()],
        1..6 => {
            let first = usize::try_from(dice.below(4)).unwrap_or_default();
            let count = 2 + usize::try_from(dice.below(5)).unwrap_or_default();
            LETTERS[first..(first + count).min(LETTERS.len())]
                .iter()
                .map(|&size| size.to_owned())
                .collect()
        }
        _ => {
            let first = 34 + dice.below(5);
            (0..2 + dice.below(7))
                .map(|step| (first + step * 2).to_string())
                .collect()
        }
    }
}

/// Mostly an EAN-13; some are missing, too short, of letters, or have a wrong check digit.
fn ean(dice: &mut Dice) -> String {
    let digits = match dice.below(100) {
        0..3 => return String::new(),
        3..5 => return dice.below(1_000_000_000).to_string(),
        5 => return "87X1234567890".to_owned(),
        6..9 => 8,
        9..12 => 12,
        12..14 => 14,
        _ => 13,
    };
    let mut code = "8".to_owned();
    while code.len() + 1 < digits {
        let _ = write!(code, "{}", dice.below(10));
    }
    let weights = [3, 1].into_iter().cycle();
    let sum: u32 = code
        .bytes()
        .rev()
        .zip(weights)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    let check = (10 - sum % 10) % 10;
    let wrong = u32::from(dice.chance(5));
    let _ = write!(code, "{}", (check + wrong) % 10);
    code
}

fn money(cents: u64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}
