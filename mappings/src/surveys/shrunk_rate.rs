//! `shrunk_rate`: a rate that trusts small numbers little.

use super::groups::{Fold, Groups};
use super::{Survey, Tally, member};
use crate::arguments::Number;
use crate::item::{Example, Item};
use crate::value::Value;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

/// Shrunk rate
///
/// A percentage such as the return rate, `part` of `whole`, drawn towards the mean of its group where `whole` is
/// small:
///
/// ```text
/// rate = (part + strength * mean) / (whole + strength) * 100     mean = sum of part / sum of whole in the group
/// ```
///
/// One return of two sold says little: with a mean of 20 % and a strength of 20 it gives (1 + 4) / (2 + 20) = 22.7 %,
/// not 50 %. This is
/// the posterior mean of a rate under a beta prior worth `strength` sales (empirical Bayes: Casella, An Introduction
/// to Empirical
/// Bayes Data Analysis, The American Statistician 39, 1985). The value is a group of `part` and `whole`, such as
/// `{ group = [["part", "returned"], ["whole", "sold"]] }`; `by` is usually the category. A missing number counts as
/// 0. The answer is
/// missing when nothing of the group was sold.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShrunkRate {
    /// How many sales the mean of the group is worth.
    #[serde(default = "twenty")]
    strength: Number,
}

impl Item for ShrunkRate {
    const NAME: &'static str = "shrunk_rate";
    const ALIASES: &'static [&'static str] = &["return_rate", "shrunk", "bayesian_rate"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": {"part": 1, "whole": 2}}, {"$value": {"part": 39, "whole": 198}}]}"#,
            output: "[22.73, 19.72]",
        },
        Example {
            args: r#"{"strength": 0}"#,
            input: r#"{"$products": [{"$value": {"part": 1, "whole": 2}}, {"$value": {"part": 39, "whole": 198}}]}"#,
            output: "[50, 19.70]",
        },
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": {"part": 0, "whole": 0}, "item_group_id": "a"}, {"$value": {"part": 0, "whole": 0}, "item_group_id": "b"}, {"$value": {"part": 5, "whole": 50}, "item_group_id": "b"}]}"#,
            output: "[null, 10, 10]",
        },
    ];
}

impl Survey for ShrunkRate {
    fn tally(&self) -> Box<dyn Tally> {
        Groups::tally(self)
    }
}

/// The totals of a group.
#[derive(Default)]
pub struct Rate {
    part: Decimal,
    whole: Decimal,
}

impl Fold for ShrunkRate {
    type State = Rate;

    fn see(&self, state: &mut Self::State, _: u64, value: &Value<'_>) {
        let (part, whole) = parts(value);
        state.part = state.part.saturating_add(part);
        state.whole = state.whole.saturating_add(whole);
    }

    fn merge(&self, state: &mut Self::State, later: Self::State) {
        state.part = state.part.saturating_add(later.part);
        state.whole = state.whole.saturating_add(later.whole);
    }

    fn answer(&self, state: &Self::State, _: u64, value: &Value<'_>) -> Value<'static> {
        let (part, whole) = parts(value);
        let rate = || {
            let mean = state.part.checked_div(state.whole)?;
            let known = part.checked_add(self.strength.0.checked_mul(mean)?)?;
            let rate = known.checked_div(whole.checked_add(self.strength.0)?)?;
            Some(rate.checked_mul(Decimal::ONE_HUNDRED)?.round_dp(2))
        };
        rate().map_or(Value::Missing, Value::Decimal)
    }
}

fn parts(value: &Value<'_>) -> (Decimal, Decimal) {
    let number = |name| {
        member(value, name)
            .and_then(Value::to_decimal)
            .unwrap_or_default()
            .max(Decimal::ZERO)
    };
    (number("part"), number("whole"))
}

fn twenty() -> Number {
    Number(Decimal::from(20))
}
