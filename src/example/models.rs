//! The models of the example shop and their variants, as they should be: mistakes are made later.

use super::EXCLUDED;
use super::assortment::{BRANDS, COLORS, KINDS, Kind, NAMES, OPENINGS, POINTS, When};
use super::random::Random;
use super::row::Row;

/// How many models the shop has.
const MODELS: u64 = 450;

/// All products, by model, colour and size.
pub(super) fn rows(random: &mut Random) -> Vec<Row> {
    let mut rows = Vec::new();
    for number in 0..MODELS {
        let model = Model::new(number, random);
        let colors = if model.kind.sizes.is_empty() { 2 } else { 3 };
        for turn in 0..random.between(1, colors) {
            let color = COLORS[(model.first_color + turn as usize) % COLORS.len()];
            model.variants(color, turn == 0, random, &mut rows);
        }
    }
    for (sequence, row) in (1..).zip(&mut rows) {
        row.gtin = gtin(sequence);
    }
    rows
}

/// What the variants of a model share.
struct Model {
    kind: &'static Kind,
    number: String,
    brand: (&'static str, &'static str),
    name: &'static str,
    description: String,
    season: Season,
    /// Full price and price in cents.
    old_price: u64,
    price: u64,
    cost: u64,
    returns: u64,
    /// Only the smallest and the largest size are left.
    outer_sizes_only: bool,
    /// In `COLORS`.
    first_color: usize,
}

/// A season of the shop's buyers: its code, when its products came in, whether it is over or yet to come.
#[derive(Clone, Copy)]
struct Season {
    code: &'static str,
    month: &'static str,
    past: bool,
    coming: bool,
}

const CURRENT: Season = Season {
    code: "HW26",
    month: "07-2026",
    past: false,
    coming: false,
};
const LAST: Season = Season {
    code: "VZ26",
    month: "01-2026",
    past: true,
    coming: false,
};
const LAST_YEAR: Season = Season {
    code: "HW25",
    month: "08-2025",
    past: true,
    coming: false,
};
const NEXT: Season = Season {
    code: "VZ27",
    month: "11-2026",
    past: false,
    coming: true,
};
const ALWAYS: Season = Season {
    code: "NOS",
    month: "03-2024",
    past: false,
    coming: false,
};

impl Model {
    fn new(number: u64, random: &mut Random) -> Self {
        let kind = &KINDS[number as usize % KINDS.len()];
        let brand = *random.pick(BRANDS);
        let season = match (kind.when, random.below(100)) {
            (When::Warm, ..70) => LAST,
            (When::Warm, ..90) => NEXT,
            (When::Cold, ..70) => CURRENT,
            (When::Cold, ..95) => LAST_YEAR,
            (When::Always, ..40) => CURRENT,
            (When::Always, ..55) => LAST,
            _ => ALWAYS,
        };
        // Shops end their prices on .95.
        let old_price = random.between(kind.price.0, kind.price.1) * 100 - 5;
        let discount = match (season.past, random.below(100)) {
            (true, ..75) => *random.pick(&[20, 30, 40, 50, 60]),
            (false, ..15) => *random.pick(&[10, 15, 20, 25]),
            _ => 0,
        };
        let mut model = Self {
            kind,
            number: format!("{:05}", 1001 + 3 * number),
            brand,
            name: *random.pick(NAMES),
            description: description(kind.noun, random),
            season,
            old_price,
            price: match discount {
                0 => old_price,
                _ => (old_price + 5) * (100 - discount) / 10_000 * 100 - 5,
            },
            cost: old_price * 100 / 121 * random.between(38, 58) / 100,
            returns: (kind.returns * random.between(40, 190) / 100).min(85),
            outer_sizes_only: season.past && random.chance(45),
            first_color: random.below(COLORS.len() as u64) as usize,
        };
        if EXCLUDED.starts_with(&model.number) {
            model.make_hopeless();
        }
        model
    }

    /// The model that the demonstration explains: everything that keeps a product out holds at once.
    fn make_hopeless(&mut self) {
        self.season = LAST_YEAR;
        self.old_price = 27_995;
        self.price = 13_995;
        self.cost = 12_500;
        self.returns = 74;
        self.outer_sizes_only = true;
        self.first_color = 0;
    }

    /// Adds one variant for each size in a color.
    fn variants(&self, color: (&str, &str), first: bool, random: &mut Random, rows: &mut Vec<Row>) {
        let sizes = self.kind.sizes;
        let last = sizes.len().saturating_sub(1);
        for (place, size) in sizes.iter().enumerate() {
            let outer = place == 0 || place == last;
            let mut row = self.variant(color, size, random);
            row.id = format!("{}-{}-{}", self.number, color.1, size.replace('/', ""));
            if self.outer_sizes_only {
                let left = if outer { random.between(1, 4) } else { 0 };
                set_stock(&mut row, left);
            }
            rows.push(row);
        }
        if sizes.is_empty() {
            let mut row = self.variant(color, "", random);
            row.id = match first {
                true => self.number.clone(),
                false => format!("{}-{}", self.number, color.1),
            };
            rows.push(row);
        }
    }

    fn variant(&self, color: (&str, &str), size: &str, random: &mut Random) -> Row {
        let kind = self.kind;
        let kids = kind.category.starts_with("Kinderen");
        let code = color.1.to_lowercase();
        let image = format!("https://img.luwte.example/{}-{code}", self.number);
        let who = match kind.gender {
            "Unisex" => String::new(),
            gender => format!(" {}", gender.to_lowercase()),
        };
        let sold = random.between(4, 90);
        let mut row = Row {
            group: format!("M{}", self.number),
            title: format!("{} {} {}{who}", self.brand.0, self.name, kind.noun),
            description: self.description.clone(),
            brand: self.brand.0.to_owned(),
            mpn: format!("{}-{}-{}", self.brand.1, self.number, color.1),
            category: kind.category.to_owned(),
            color: color.0.to_owned(),
            size: size.to_owned(),
            gender: kind.gender.to_owned(),
            age_group: if kids { "Kinderen" } else { "Volwassenen" }.to_owned(),
            material: kind.material.to_owned(),
            price: euro(self.price),
            cost: euro(self.cost),
            vat_rate: "21".to_owned(),
            season: self.season.code.to_owned(),
            weight: format!("{} g", kind.weight + 5 * random.below(12)),
            link: format!("https://www.luwte.example/p/{}?kleur={code}", self.number),
            image: format!("{image}-1.jpg"),
            more_images: format!("{image}-2.jpg|{image}-3.jpg"),
            created_at: format!("{:02}-{} 09:30", random.between(1, 28), self.season.month),
            shipping_price: if self.price < 7500 { "4,95" } else { "0,00" }.to_owned(),
            sold,
            returned: (0..sold).filter(|_| random.chance(self.returns)).count() as u64,
            ..Row::default()
        };
        if self.price < self.old_price {
            row.old_price = euro(self.old_price);
        }
        if self.season.coming {
            row.stock = "0".to_owned();
            row.availability = "te reserveren".to_owned();
            row.available_from = format!("{:02}-02-2027", random.between(1, 28));
            row.delivery_time = "3-5 werkdagen".to_owned();
            (row.sold, row.returned) = (0, 0);
        } else {
            let stock = if random.chance(14) {
                0
            } else {
                random.between(1, 45)
            };
            set_stock(&mut row, stock);
            let times = ["24 uur", "24 uur", "1-2 werkdagen", "3-5 werkdagen"];
            row.delivery_time = (*random.pick(&times)).to_owned();
        }
        row
    }
}

fn set_stock(row: &mut Row, stock: u64) {
    if row.available_from.is_empty() {
        row.stock = stock.to_string();
        let words = if stock == 0 {
            "niet op voorraad"
        } else {
            "op voorraad"
        };
        row.availability = words.to_owned();
    }
}

fn description(noun: &str, random: &mut Random) -> String {
    let opening = random.pick(OPENINGS).replace("{}", noun);
    let first = random.below(POINTS.len() as u64) as usize;
    let points = (first..first + 3).map(|at| format!("<li>{}</li>", POINTS[at % POINTS.len()]));
    format!("{opening}<ul>{}</ul>", points.collect::<String>())
}

/// An amount in cents as Dutch shops write it: `129,95`.
pub(super) fn euro(cents: u64) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}

/// The EAN of a number, with its check digit (GS1 General Specifications, 7.9).
fn gtin(sequence: u64) -> String {
    let digits = format!("8719{sequence:08}");
    let weighed = digits.bytes().zip([1, 3].into_iter().cycle());
    let sum: u32 = weighed
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}
