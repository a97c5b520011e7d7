//! `performance`: what advertising brings in.

use super::{Label, Measure};
use crate::arguments::Number;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Performance
///
/// What advertising brings in against what it costs, over the period that the fields are about:
///
/// ```text
/// income = revenue * (1 - return_rate / 100) * margin / 100      return = income / ad_cost * 100 percent
/// ```
///
/// `return_rate` and `margin` (both in percent) take part where they are given: without them this is the return on ad
/// spend (ROAS), with both the
/// profit after returns on ad spend. A product with at least `clicks_from` clicks has been seen. `value` is the
/// return in percent, rounded to
/// hundredths; it is missing where nothing was spent, and income that cost nothing is above any target.
///
/// | | return reaches `target` | it does not |
/// |---|---|---|
/// | seen | `star` | `underperformer` |
/// | hardly seen | `potential` | `invisible` |
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Performance {
    /// Clicks.
    #[serde(default = "clicks")]
    clicks: ValueConfig,
    /// Cost of the clicks.
    #[serde(default = "ad_cost")]
    ad_cost: ValueConfig,
    /// Revenue that came from them.
    #[serde(default = "revenue")]
    revenue: ValueConfig,
    /// Percentage of the revenue that comes back, such as `label/returns/value`.
    #[serde(default)]
    return_rate: Option<ValueConfig>,
    /// Percentage of the revenue that is margin, such as `label/margin/value`.
    #[serde(default)]
    margin: Option<ValueConfig>,
    /// How many clicks make a product seen.
    #[serde(default = "clicks_from")]
    clicks_from: Number,
    /// Which return is good, in percent.
    #[serde(default = "target")]
    target: Number,
    /// Names of the bands.
    #[serde(default)]
    names: Names,
}

impl Item for Performance {
    const NAME: &'static str = "performance";
    const ALIASES: &'static [&'static str] = &["roas", "poas", "performance_segments", "stars"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$product": {"clicks": 120, "ad_cost": 60, "revenue": 300}}"#,
            output: r#"{"value": 500, "band": "star"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$product": {"clicks": 120, "ad_cost": 60, "revenue": 90}}"#,
            output: r#"{"value": 150, "band": "underperformer"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$product": {"clicks": 3, "ad_cost": 0, "revenue": 90}}"#,
            output: r#"{"value": null, "band": "potential"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$product": {}}"#,
            output: r#"{"value": null, "band": "invisible"}"#,
        },
        Example {
            args: r#"{"target": 100, "margin": "margin", "return_rate": "returns"}"#,
            input: r#"{"$product": {"clicks": 120, "ad_cost": 60, "revenue": 300, "margin": 40, "returns": 25}}"#,
            output: r#"{"value": 150, "band": "star"}"#,
        },
    ];
}

impl Label for Performance {
    fn inputs(&self) -> Vec<ValueConfig> {
        [&self.clicks, &self.ad_cost, &self.revenue]
            .into_iter()
            .chain(&self.return_rate)
            .chain(&self.margin)
            .cloned()
            .collect()
    }

    fn measure<'a>(&'a self, inputs: &[Value<'a>], _: &Context) -> Measure<'a> {
        let number = |index: usize| inputs.get(index).and_then(Value::to_decimal);
        let mut given = inputs.iter().skip(3);
        let mut percent = |config: &Option<ValueConfig>| {
            let value = config.as_ref().and_then(|_| given.next());
            value.and_then(Value::to_decimal)
        };
        let (return_rate, margin) = (percent(&self.return_rate), percent(&self.margin));
        let part = |whole: Decimal, percent: Decimal| {
            whole
                .checked_mul(percent)?
                .checked_div(Decimal::ONE_HUNDRED)
        };
        let income = || {
            let kept = Decimal::ONE_HUNDRED.checked_sub(return_rate.unwrap_or_default())?;
            let kept = part(number(2).unwrap_or_default(), kept)?;
            part(kept, margin.unwrap_or(Decimal::ONE_HUNDRED))
        };
        let income = income().unwrap_or_default();
        let earned = income
            .checked_mul(Decimal::ONE_HUNDRED)
            .and_then(|income| income.checked_div(number(1)?));
        let good = earned.map_or(income > Decimal::ZERO, |earned| earned >= self.target.0);
        let seen = number(0).is_some_and(|clicks| clicks >= self.clicks_from.0);
        let name = match (seen, good) {
            (true, true) => &self.names.star,
            (true, false) => &self.names.underperformer,
            (false, true) => &self.names.potential,
            (false, false) => &self.names.invisible,
        };
        Measure {
            value: earned.map_or(Value::Missing, |earned| Value::Decimal(earned.round_dp(2))),
            band: Some(Cow::Borrowed(name)),
        }
    }

    fn needs(&self) -> Vec<Vec<&ValueConfig>> {
        vec![vec![&self.clicks], vec![&self.ad_cost], vec![&self.revenue]]
    }

    fn bands(&self) -> Vec<String> {
        let names = &self.names;
        [
            &names.star,
            &names.potential,
            &names.underperformer,
            &names.invisible,
        ]
        .map(Clone::clone)
        .to_vec()
    }
}

fn clicks() -> ValueConfig {
    "clicks".into()
}

fn ad_cost() -> ValueConfig {
    "ad_cost".into()
}

fn revenue() -> ValueConfig {
    "revenue".into()
}

fn clicks_from() -> Number {
    Number(Decimal::from(30))
}

fn target() -> Number {
    Number(Decimal::from(400))
}

/// Names of the four bands.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Names {
    /// Seen, and good.
    star: String,
    /// Seen, and not good.
    underperformer: String,
    /// Hardly seen, and good.
    potential: String,
    /// Hardly seen, and not good.
    invisible: String,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            star: "star".to_owned(),
            underperformer: "underperformer".to_owned(),
            potential: "potential".to_owned(),
            invisible: "invisible".to_owned(),
        }
    }
}
