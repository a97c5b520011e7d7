//! The eight Nelson rules (L. S. Nelson, "The Shewhart Control Chart: Tests for Special Causes", Journal of Quality
//! Technology 16, 1984), in the words of Feedmill's founding text. Each looks at the newest value of a series and tells
//! whether that value completes its pattern. Where the mean and the deviation come from is told by `chart`.

use mappings::config::{GuardConfig, Level};

/// A pattern that does not come by chance.
#[derive(Debug)]
pub(super) struct Rule {
    /// Its number.
    pub(super) number: u8,
    /// What is seen.
    pub(super) words: &'static str,
    broken: fn(&[f64]) -> bool,
}

/// The rules in order.
pub(super) const RULES: [Rule; 8] = [
    Rule {
        number: 1,
        words: "beyond three standard deviations",
        broken: |z| last(z, 1).is_some_and(|z| z[0].abs() > 3.0),
    },
    Rule {
        number: 2,
        words: "nine in a row on one side of the mean",
        broken: |z| last(z, 9).is_some_and(|z| one_side(z, 0.0) == 9),
    },
    Rule {
        number: 3,
        words: "six in a row rising or falling",
        broken: |z| {
            moves(z, 6).is_some_and(|m| m.iter().all(|m| *m > 0.0) || m.iter().all(|m| *m < 0.0))
        },
    },
    Rule {
        number: 4,
        words: "fourteen in a row alternating up and down",
        broken: |z| moves(z, 14).is_some_and(|m| m.windows(2).all(|m| m[0] * m[1] < 0.0)),
    },
    Rule {
        number: 5,
        words: "two of three beyond two standard deviations on one side",
        broken: |z| beyond(z, 3, 2.0) >= 2,
    },
    Rule {
        number: 6,
        words: "four of five beyond one standard deviation on one side",
        broken: |z| beyond(z, 5, 1.0) >= 4,
    },
    Rule {
        number: 7,
        words: "fifteen in a row within one standard deviation",
        broken: |z| last(z, 15).is_some_and(|z| z.iter().all(|z| z.abs() < 1.0)),
    },
    Rule {
        number: 8,
        words: "eight in a row beyond one standard deviation",
        broken: |z| last(z, 8).is_some_and(|z| z.iter().all(|z| z.abs() > 1.0)),
    },
];

impl Rule {
    /// Whether the newest of these values completes the pattern. Values are in standard deviations from the mean, the
    /// oldest first.
    pub(super) fn broken(&self, z: &[f64]) -> bool {
        (self.broken)(z)
    }

    /// What the settings want of it.
    pub(super) fn level(&self, config: &GuardConfig) -> Level {
        match self.number {
            1 => config.rule_1,
            2 => config.rule_2,
            3 => config.rule_3,
            4 => config.rule_4,
            5 => config.rule_5,
            6 => config.rule_6,
            7 => config.rule_7,
            _ => config.rule_8,
        }
    }
}

fn last(z: &[f64], count: usize) -> Option<&[f64]> {
    z.get(z.len().checked_sub(count)?..)
}

/// How many lie beyond the line on the side of the newest.
fn one_side(z: &[f64], line: f64) -> usize {
    let side = z.last().map_or(1.0, |newest| newest.signum());
    z.iter().filter(|z| **z * side > line).count()
}

/// How many of the last `of` lie beyond the line on one side, if the newest does: a value that is back within it is no
/// reason to look at those before.
fn beyond(z: &[f64], of: usize, line: f64) -> usize {
    let z = last(z, of).unwrap_or(z);
    match z.last() {
        Some(newest) if newest.abs() > line => one_side(z, line),
        _ => 0,
    }
}

/// The last `count` steps from one value to the next: six rising values are six that each lie above the one before.
fn moves(z: &[f64], count: usize) -> Option<Vec<f64>> {
    let z = last(z, count + 1)?;
    Some(z.windows(2).map(|z| z[1] - z[0]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::{Path, PathBuf};

    /// The first place (from 1) where the rule is broken.
    fn first(rule: u8, z: &[f64]) -> Option<usize> {
        let rule = RULES.iter().find(|one| one.number == rule).unwrap();
        (1..=z.len()).find(|&end| rule.broken(&z[..end]))
    }

    #[test]
    fn each_rule_needs_its_whole_pattern_and_no_more() {
        let up = |count: usize| {
            (0..count)
                .map(|step| -0.9 + step as f64 * 0.1)
                .collect::<Vec<_>>()
        };
        let zigzag = |count: usize| {
            (0..count)
                .map(|step| if step % 2 == 0 { 0.5 } else { -0.5 })
                .collect::<Vec<_>>()
        };
        for (rule, almost, whole) in [
            (1, vec![0.0, 3.0], vec![0.0, -3.01]),
            (2, vec![0.5; 8], vec![-0.5; 9]),
            (3, up(6), up(7)),
            (4, zigzag(14), zigzag(15)),
            (5, vec![2.5, 0.0, -2.5], vec![-2.5, 0.0, -2.5]),
            (
                6,
                vec![1.5, 1.5, 1.5, 0.0, 0.0],
                vec![1.5, 0.0, 1.5, 1.5, 1.5],
            ),
            (7, vec![0.9; 14], vec![-0.9; 15]),
            (
                8,
                vec![1.5; 7],
                vec![1.5, -1.5, 1.5, -1.5, 1.5, -1.5, 1.5, -1.5],
            ),
        ] {
            assert_eq!(first(rule, &almost), None, "rule {rule}");
            assert_eq!(first(rule, &whole), Some(whole.len()), "rule {rule}");
        }
    }

    #[test]
    fn a_value_that_is_back_is_not_blamed_for_those_before() {
        assert!(!RULES[4].broken(&[2.5, 2.5, 0.1]));
        assert!(!RULES[5].broken(&[1.5, 1.5, 1.5, 1.5, 0.1]));
    }

    #[test]
    fn the_rules_agree_with_pchartr() {
        let shared = std::env::var_os("FEEDMILL_SHARED").map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
            PathBuf::from,
        );
        let path = shared.join("fixtures/nelson-pchartr/nelson_vectors.json");
        let Ok(text) = std::fs::read_to_string(path) else {
            eprintln!("skipped: there are no shared fixtures");
            return;
        };
        let file: serde_json::Value = serde_json::from_str(&text).unwrap();
        for case in file["cases"].as_array().unwrap() {
            let number = |key: &str| case[key].as_f64().unwrap();
            let (center, sigma, rule) = (number("center"), number("sigma"), number("rule") as u8);
            let z: Vec<f64> = case["x"]
                .as_array()
                .unwrap()
                .iter()
                .map(|x| (x.as_f64().unwrap() - center) / sigma)
                .collect();
            let theirs = case["first_1based"].as_u64().map(|first| first as usize);
            // pchartr waits for a tenth value of rule 2 and a sixteenth of rule 7; the rules say nine and fifteen.
            let ours = theirs.map(|first| first - usize::from(matches!(rule, 2 | 7)));
            assert_eq!(first(rule, &z), ours, "rule {rule}, {}", case["name"]);
        }
    }
}
