//! Partners: who receives a feed and what they accept. A spec is data (`partners/ID.toml`), compiled into a `Shape`
//! that writes values in the partner's exact form. What is checked on the result is in `checks`.

mod attribute;
mod delivery_time;
mod docs;
mod groups;
mod inherit;
mod joined;
mod money;
mod parse;
mod render;
mod shape;
mod spec;
mod style;
mod unit_price;
mod when;
pub(crate) mod words;

#[cfg(test)]
mod known;
#[cfg(test)]
pub(crate) mod tests;

pub use attribute::{Attribute, Parts, PixelsWhen, Requirement, Severity, Type};
pub use docs::markdown;
pub(crate) use joined::{bare, stretches};
pub use parse::SpecError;
pub use render::Rendered;
pub(crate) use shape::Shaped;
pub use shape::{Overrides, Shape, ShapeError};
pub use spec::{
    Bid, BidBy, Confidence, Delivery, FormatSpec, Inherit, Kind, Names, PartnerSpec, RuleSpec,
    Source, SpecExample, TaxonomyLines, TaxonomySpec,
};
pub use style::{CurrencyPlace, Groups, Lists, StyleConfig};
pub use when::When;
pub(crate) use when::in_countries;
pub(crate) use words::fold;

use crate::config::ValueConfig;

impl PartnerSpec {
    /// The specs that come with Feedmill: id and TOML, by id.
    #[must_use]
    pub fn builtin() -> &'static [(&'static str, &'static str)] {
        include!(concat!(env!("OUT_DIR"), "/partners.rs"))
    }

    /// Reads one of the specs that come with Feedmill; `None` when there is none of that name. A built-in spec that
    /// cannot be read is a bug that the tests find.
    #[must_use]
    pub fn named(id: &str) -> Option<Result<Self, SpecError>> {
        let (id, toml) = Self::builtin().iter().find(|(known, _)| *known == id)?;
        Some(Self::parse(id, toml))
    }

    /// An attribute by name.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&Attribute> {
        self.attributes
            .iter()
            .find(|attribute| attribute.name == name)
    }

    /// A format by name.
    #[must_use]
    pub fn format(&self, name: &str) -> Option<&FormatSpec> {
        self.formats.iter().find(|format| format.name == name)
    }

    /// Names of the formats; the first is the usual one.
    pub fn formats(&self) -> impl Iterator<Item = &str> {
        self.formats.iter().map(|format| &*format.name)
    }

    /// What fills the attributes of a mapping that says nothing, in the spec's order.
    pub fn defaults(&self) -> impl Iterator<Item = (&str, &ValueConfig)> {
        self.attributes
            .iter()
            .filter_map(|attribute| Some((&*attribute.name, attribute.from.as_ref()?)))
    }

    /// The attribute whose name looks most like `name`, for a hint.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let likeness = |attribute: &&Attribute| strsim::jaro_winkler(&attribute.name, name);
        self.attributes
            .iter()
            .max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
            .filter(|attribute| likeness(attribute) > 0.8)
            .map(|attribute| &*attribute.name)
    }
}
