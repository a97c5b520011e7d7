//! The order of sizes: letters, numbers with halves and thirds, jeans, bras and children's ages, or an order of the
//! user's.

use crate::compare::fold;
use hashbrown::HashMap;
use schemars::JsonSchema;
use serde::Deserialize;

/// Steps in one whole number size, so that halves, thirds and quarters are exact.
const STEPS: i32 = 12;
/// More than the steps of any second number, such as the length of jeans.
const SECOND: i32 = 8192;
/// Where letters begin: after all numbers.
const LETTERS: i32 = 1_500_000_000;

/// Sizes from small to large.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(from = "Vec<String>")]
#[schemars(with = "Vec<String>")]
pub struct SizeOrder(HashMap<String, i32>);

impl From<Vec<String>> for SizeOrder {
    fn from(sizes: Vec<String>) -> Self {
        let mut ranks = HashMap::new();
        for (size, rank) in sizes.iter().zip(0..) {
            ranks.entry(fold(size.trim()).into_owned()).or_insert(rank);
        }
        Self(ranks)
    }
}

impl SizeOrder {
    /// The rank of a size: only differences in order mean anything. `None` for what is no known size.
    #[must_use]
    pub fn rank(&self, size: &str) -> Option<i32> {
        let size = fold(size.trim());
        if self.0.is_empty() {
            letters(&size).or_else(|| numbers(&size))
        } else {
            self.0.get(&*size).copied()
        }
    }
}

/// `xs`, `s/m`, `2xl`, `one size`.
fn letters(size: &str) -> Option<i32> {
    if [
        "one size",
        "onesize",
        "one-size",
        "os",
        "tu",
        "u",
        "uni",
        "einheitsgröße",
        "taille unique",
    ]
    .contains(&size)
    {
        return Some(LETTERS);
    }
    let (small, large) = size.split_once(['/', '-']).unwrap_or((size, size));
    Some(LETTERS + letter(small.trim())? + letter(large.trim())?)
}

/// Steps from M: -1 for S, 2 for XL, 3 for XXL and 2XL.
fn letter(size: &str) -> Option<i32> {
    let (head, side) = match size {
        "m" | "medium" => return Some(0),
        "small" => return Some(-1),
        "large" => return Some(1),
        _ if size.ends_with('s') => (&size[..size.len() - 1], -1),
        _ if size.ends_with('l') => (&size[..size.len() - 1], 1),
        _ => return None,
    };
    let times = match head.strip_suffix('x') {
        None if head.is_empty() => 0,
        None => return None,
        Some("") => 1,
        Some(more) if more.bytes().all(|byte| byte == b'x') => i32::try_from(more.len()).ok()? + 1,
        Some(count) => count
            .parse()
            .ok()
            .filter(|count| (1..=20).contains(count))?,
    };
    (times <= 20).then_some(side * (times + 1))
}

/// `42`, `42.5`, `EU 42 2/3`, `w28 l32`, `28/32`, `128-134`, `80B`, `6M`, `2 years`.
fn numbers(size: &str) -> Option<i32> {
    let mut rest = size;
    for system in [
        "eu", "uk", "us", "fr", "it", "de", "maat", "size", "taille", "größe", "mt", "w",
    ] {
        if let Some(after) = rest.strip_prefix(system) {
            rest = after.trim_start_matches(['.', ':', ' ']);
            break;
        }
    }
    let (first, rest) = number(rest)?;
    let (steps, second) = match rest.trim() {
        "" | "cm" => (first, 0),
        "m" | "mnd" | "months" | "monate" | "mois" => (first, 0),
        "y" | "yr" | "years" | "jaar" | "jahre" | "ans" => (first * 12, 0),
        cup if cup.len() == 1 && (b'a'..=b'l').contains(&cup.as_bytes()[0]) => {
            (first, i32::from(cup.as_bytes()[0] - b'a') + 1)
        }
        more => {
            let second = more.trim_start_matches(['/', '-', 'l', 'x', ' ']);
            (first, number(second).map(|(second, _)| second)?)
        }
    };
    (steps < 10_000 * STEPS && second < SECOND).then_some(steps * SECOND + second)
}

/// A number with a fraction in steps, and what comes after it.
fn number(text: &str) -> Option<(i32, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    if end > 4 {
        return None;
    }
    let whole: i32 = text[..end].parse().ok()?;
    let fractions = [
        ("½", 6),
        (".5", 6),
        (",5", 6),
        (" 1/2", 6),
        ("⅓", 4),
        (" 1/3", 4),
        (".33", 4),
        ("⅔", 8),
        (" 2/3", 8),
        (".67", 8),
        (".66", 8),
        (".25", 3),
        (".75", 9),
        (".0", 0),
        (",0", 0),
    ];
    let rest = &text[end..];
    let (steps, rest) = fractions
        .iter()
        .find_map(|(fraction, steps)| Some((*steps, rest.strip_prefix(fraction)?)))
        .unwrap_or((0, rest));
    Some((whole * STEPS + steps, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_order(sizes: &[&str]) {
        let order = SizeOrder::default();
        let ranks: Vec<_> = sizes.iter().map(|size| order.rank(size)).collect();
        assert!(ranks.iter().all(Option::is_some), "{sizes:?} {ranks:?}");
        assert!(
            ranks.is_sorted_by(|one, other| one < other),
            "{sizes:?} {ranks:?}"
        );
    }

    #[test]
    fn sizes_of_all_kinds_are_in_order() {
        in_order(&[
            "XXS", "XS", "S", "S/M", "M", "L", "XL", "XXL", "3XL", "4XL", "5XL",
        ]);
        in_order(&[
            "34", "36", "38", "40", "42", "44", "46", "48", "50", "52", "54", "56",
        ]);
        in_order(&["EU 42", "42 1/3", "42,5", "42⅔", "43"]);
        in_order(&["28/30", "W28 L32", "29/30", "30-30"]);
        in_order(&["92", "98/104", "110/116", "176"]);
        in_order(&["75B", "75C", "80A"]);
        in_order(&["6M", "9 months", "1 jaar", "2Y"]);
    }

    #[test]
    fn a_size_has_one_rank_however_it_is_written() {
        let order = SizeOrder::default();
        for (one, other) in [
            ("2XL", "xxl"),
            ("42.5", "42 1/2"),
            ("EU 40", "40"),
            ("One Size", "U"),
        ] {
            assert_eq!(order.rank(one), order.rank(other), "{one} {other}");
        }
    }

    #[test]
    fn what_is_no_size_has_no_rank() {
        for size in ["", "red", "XQL", "99999", "l-", "42 wide?"] {
            assert_eq!(SizeOrder::default().rank(size), None, "{size}");
        }
    }

    #[test]
    fn the_users_order_is_the_only_one() {
        let order = SizeOrder::from(vec!["Kitten".to_owned(), "Cat".to_owned()]);
        assert!(order.rank("kitten") < order.rank("CAT"));
        assert_eq!(order.rank("M"), None);
    }
}
