//! Labels: named classes computed for each product (season, margin, discount, stock, returns, size run, performance).
//! One file each; `ALL` lists them. A label measures a product (a number with a unit) and names the band it falls in.

pub mod bands;
pub mod discount;
pub mod distribution;
pub mod margin;
pub mod performance;
pub mod quantiles;
pub mod returns;
pub mod scale;
pub mod season;
mod season_words;
pub mod size_run;
pub mod stock;
#[cfg(test)]
mod tests;

use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Entry, Item};
use crate::value::Value;
use rust_decimal::Decimal;
use scale::Scale;
use std::borrow::Cow;

/// A label, ready to measure.
pub trait Label: Send + Sync {
    /// The values it needs, which may be surveys; given to `measure` in the same order.
    fn inputs(&self) -> Vec<ValueConfig>;
    /// What was measured and the band it falls in.
    fn measure<'a>(&'a self, inputs: &[Value<'a>], context: &Context) -> Measure<'a>;
    /// Names of the bands in order, where they are known beforehand.
    fn bands(&self) -> Vec<String>;
    /// The values without which no product has a band; of each of these lists one will do.
    fn needs(&self) -> Vec<Vec<&ValueConfig>> {
        Vec::new()
    }
    /// The edges of the bands, where they are numbers.
    fn edges(&self) -> Option<&Scale> {
        None
    }
}

/// The measure of one product.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measure<'a> {
    /// The measured value (`label/NAME/value`): a share in percent, an amount in the shop's currency, pieces, days.
    pub value: Value<'a>,
    /// The band (`label/NAME`); missing when it cannot be told.
    pub band: Option<Cow<'a, str>>,
}

/// The entry of a label.
pub(crate) const fn entry<I: Item + Label>() -> Entry<dyn Label> {
    Entry {
        name: I::NAME,
        aliases: I::ALIASES,
        examples: I::EXAMPLES,
        schema: crate::item::schema::<I>,
        build: |arguments| Ok(Box::new(crate::item::read::<I>(arguments)?)),
    }
}

/// All labels, by name.
pub const ALL: &[Entry<dyn Label>] = &[
    entry::<bands::Bands>(),
    entry::<discount::Discount>(),
    entry::<margin::Margin>(),
    entry::<performance::Performance>(),
    entry::<quantiles::Quantiles>(),
    entry::<returns::Returns>(),
    entry::<season::SeasonLabel>(),
    entry::<size_run::SizeRun>(),
    entry::<stock::Stock>(),
];

/// The label of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Entry<dyn Label>> {
    crate::item::find(ALL, name)
}

/// What a customer pays: the sale price when it is above 0 and below the price, the price otherwise.
fn effective(price: Option<Decimal>, sale: Option<Decimal>) -> Option<Decimal> {
    match (price, sale) {
        (Some(price), Some(sale)) if sale > Decimal::ZERO && sale < price => Some(sale),
        (price, _) => price,
    }
}
