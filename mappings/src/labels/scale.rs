//! Scales: named bands in order, with exact edges.

use super::Measure;
use crate::arguments::Number;
use crate::value::Value;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Bands from low to high.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<Band>")]
#[schemars(with = "Vec<Band>")]
pub struct Scale(Vec<Band>);

/// One band.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Its name.
    name: String,
    /// Numbers below this one are in it, as far as no earlier band has them; all others when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    below: Option<Number>,
}

impl TryFrom<Vec<Band>> for Scale {
    type Error = String;

    fn try_from(bands: Vec<Band>) -> Result<Self, String> {
        if bands.is_empty() {
            return Err("there must be a band".to_owned());
        }
        for pair in bands.windows(2) {
            let (lower, higher) = (&pair[0], &pair[1]);
            match (lower.below, higher.below) {
                (None, _) => {
                    return Err(format!(
                        "band \"{}\" needs `below`: only the last band takes the rest",
                        lower.name
                    ));
                }
                (Some(low), Some(high)) if high <= low => {
                    return Err(format!(
                        "band \"{}\" ends below {}, which is not above the {} of \"{}\"",
                        higher.name, high.0, low.0, lower.name
                    ));
                }
                _ => {}
            }
        }
        Ok(Self(bands))
    }
}

impl Scale {
    /// A scale of edges in whole numbers and a last band for the rest.
    pub(super) fn of(bands: &[(&str, i64)], last: &str) -> Self {
        let band = |name: &str, below| Band {
            name: name.to_owned(),
            below,
        };
        let edges = bands
            .iter()
            .map(|&(name, below)| band(name, Some(Number(below.into()))));
        Self(edges.chain([band(last, None)]).collect())
    }

    /// The band that a number falls in, compared exactly; `None` beyond the last edge.
    #[must_use]
    pub fn band(&self, number: Decimal) -> Option<&str> {
        self.0
            .iter()
            .find(|band| band.below.is_none_or(|below| number < below.0))
            .map(|band| band.name.as_str())
    }

    /// The measure of a number: rounded to hundredths, in the band of the exact one.
    pub(super) fn measure(&self, number: Option<Decimal>) -> Measure<'_> {
        number.map_or_else(Measure::default, |number| Measure {
            value: Value::Decimal(number.round_dp(2)),
            band: self.band(number).map(Cow::Borrowed),
        })
    }

    /// The name of the lowest band.
    pub(super) fn lowest(&self) -> Option<&str> {
        self.0.first().map(|band| band.name.as_str())
    }

    /// The name of the highest band.
    pub(super) fn highest(&self) -> Option<&str> {
        self.0.last().map(|band| band.name.as_str())
    }

    /// Where the bands of a name begin and end: the least, which is in it, and where the next one begins.
    #[must_use]
    pub fn limits(&self, name: &str) -> Option<(Option<Decimal>, Option<Decimal>)> {
        let place = self.0.iter().position(|band| band.name == name)?;
        let edge = |band: &Band| band.below.map(|below| below.0);
        let from = place.checked_sub(1).and_then(|lower| edge(&self.0[lower]));
        Some((from, edge(&self.0[place])))
    }

    /// The names from low to high.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.0.iter().map(|band| band.name.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(json: &str) -> Result<Scale, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn an_edge_belongs_to_the_band_above_it() {
        let scale = scale(r#"[{"name": "low", "below": 0.3}, {"name": "high"}]"#).expect("a scale");
        assert_eq!(scale.band(Decimal::new(3, 1)), Some("high"));
        assert_eq!(scale.band(Decimal::new(2_999_999, 7)), Some("low"));
        let edge = Some(Decimal::new(3, 1));
        assert_eq!(scale.limits("low"), Some((None, edge)));
        assert_eq!(scale.limits("high"), Some((edge, None)));
        assert_eq!(scale.limits("broken"), None);
    }

    #[test]
    fn edges_that_do_not_rise_are_refused_by_name() {
        let error = scale(r#"[{"name": "low", "below": 5}, {"name": "mid", "below": 5}]"#)
            .expect_err("flat");
        assert!(error.contains("mid"), "{error}");
        let error = scale(r#"[{"name": "rest"}, {"name": "mid", "below": 5}]"#).expect_err("open");
        assert!(error.contains("rest"), "{error}");
    }
}
