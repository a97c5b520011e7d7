//! Units of measure: what shops write for them, the symbol they should write, and exact factors between them.

use rust_decimal::Decimal;

/// A unit.
#[derive(Debug, PartialEq)]
pub struct Unit {
    /// How it is written.
    pub symbol: &'static str,
    kind: Kind,
    /// How many of the kind's smallest listed unit it is: mantissa and decimals. Exact by definition (inch, pound and
    /// ounce: international yard and pound agreement of 1959).
    size: (i64, u32),
    /// Other ways to write it, in small letters.
    others: &'static [&'static str],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Mass,
    Length,
    Volume,
}

const fn unit(
    symbol: &'static str,
    kind: Kind,
    size: (i64, u32),
    others: &'static [&'static str],
) -> Unit {
    Unit {
        symbol,
        kind,
        size,
        others,
    }
}

const UNITS: &[Unit] = &[
    unit("mg", Kind::Mass, (1, 0), &["milligram", "milligrams"]),
    unit(
        "g",
        Kind::Mass,
        (1000, 0),
        &["gr", "gram", "grams", "gramm", "grammes", "gramme"],
    ),
    unit(
        "kg",
        Kind::Mass,
        (1_000_000, 0),
        &["kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramm"],
    ),
    unit("oz", Kind::Mass, (28_349_523_125, 6), &["ounce", "ounces"]),
    unit(
        "lb",
        Kind::Mass,
        (45_359_237, 2),
        &["lbs", "pound", "pounds"],
    ),
    unit(
        "mm",
        Kind::Length,
        (1, 0),
        &["millimeter", "millimeters", "millimetre", "millimetres"],
    ),
    unit(
        "cm",
        Kind::Length,
        (10, 0),
        &[
            "cms",
            "centimeter",
            "centimeters",
            "centimetre",
            "centimetres",
        ],
    ),
    unit(
        "m",
        Kind::Length,
        (1000, 0),
        &["mtr", "meter", "meters", "metre", "metres"],
    ),
    unit("in", Kind::Length, (254, 1), &["inch", "inches", "\"", "″"]),
    unit("ft", Kind::Length, (3048, 1), &["foot", "feet"]),
    unit(
        "ml",
        Kind::Volume,
        (1, 0),
        &["milliliter", "milliliters", "millilitre", "millilitres"],
    ),
    unit(
        "cl",
        Kind::Volume,
        (10, 0),
        &["centiliter", "centiliters", "centilitre", "centilitres"],
    ),
    unit(
        "l",
        Kind::Volume,
        (1000, 0),
        &["lt", "ltr", "liter", "liters", "litre", "litres"],
    ),
];

/// The unit that is written so, without regard to capitals and a full stop.
#[must_use]
pub fn find(written: &str) -> Option<&'static Unit> {
    let written = written.trim().trim_end_matches('.').to_lowercase();
    UNITS
        .iter()
        .find(|unit| unit.symbol == written || unit.others.contains(&&*written))
}

/// An amount in another unit, to 28 digits; `None` when the two do not measure the same.
#[must_use]
pub fn convert(amount: Decimal, from: &Unit, to: &Unit) -> Option<Decimal> {
    if from.kind != to.kind {
        return None;
    }
    let size = |unit: &Unit| Decimal::new(unit.size.0, unit.size.1);
    Some(
        amount
            .checked_mul(size(from))?
            .checked_div(size(to))?
            .normalize(),
    )
}
