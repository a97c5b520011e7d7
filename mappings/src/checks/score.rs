//! The score of a feed: one number for a person to follow.

use crate::partners::Severity;

/// How many products have what as their worst finding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worst {
    /// Products in the feed.
    pub products: u64,
    /// Products with an error.
    pub errors: u64,
    /// Products with a warning and no error.
    pub warnings: u64,
    /// Products with advice only.
    pub advice: u64,
}

impl Worst {
    /// Counts one product by its worst finding.
    pub fn count(&mut self, worst: Option<Severity>) {
        self.products += 1;
        if let Some(worst) = worst {
            *self.part(worst) += 1;
        }
    }

    /// Counts a product that was counted already and has something worse than it had.
    pub(crate) fn worsen(&mut self, from: Option<Severity>, to: Severity) {
        if let Some(from) = from {
            *self.part(from) -= 1;
        }
        *self.part(to) += 1;
    }

    fn part(&mut self, severity: Severity) -> &mut u64 {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Advice => &mut self.advice,
        }
    }
}

/// From 0 to 100, rounded down: the share of products without findings, where a product with a warning counts for three
/// quarters and one with only advice for nineteen twentieths. What a partner requires weighs most because its absence
/// is an error. A feed without products scores 100.
#[must_use]
pub fn score(worst: &Worst) -> u8 {
    if worst.products == 0 {
        return 100;
    }
    let lost = 100 * u128::from(worst.errors)
        + 25 * u128::from(worst.warnings)
        + 5 * u128::from(worst.advice);
    let products = u128::from(worst.products);
    (100 * products)
        .saturating_sub(lost)
        .checked_div(products)
        .map_or(0, |score| score as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_spotless_feed_has_a_hundred() {
        let of = |errors, warnings, advice| {
            score(&Worst {
                products: 1000,
                errors,
                warnings,
                advice,
            })
        };
        assert_eq!(of(0, 0, 0), 100);
        assert_eq!(of(0, 0, 1), 99);
        assert_eq!(of(1000, 0, 0), 0);
        assert_eq!(of(100, 200, 0), 85);
        assert!(of(100, 0, 0) < of(0, 100, 0));
    }
}
