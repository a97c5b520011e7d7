//! Checks of one value. One file each; `ALL` lists them, `MAKE` decides which of them an attribute needs.

mod advised_length;
mod boolean;
mod capitals;
mod category;
mod choice;
mod country;
mod currency;
mod encoding;
mod gtin;
mod image;
mod in_range;
mod max_amount;
mod measure;
mod moment;
mod number;
mod parts;
mod pattern;
mod plain_text;
mod price;
mod promotional;
mod refused;
mod too_far;
mod too_long;
mod too_many_bytes;
mod too_short;
mod url;

pub(super) use url::scheme;

use super::finding::{About, Fix, Found};
use crate::categories::Taxonomy;
use crate::context::Context;
use crate::fields;
use crate::partners::{Attribute, Requirement, Shaped, Type};

/// A check of one value, ready to run. Values are not empty and have no blanks around them.
pub(super) trait ValueCheck: Send + Sync {
    fn about(&self) -> &'static About;
    /// What is wrong with the value, if anything.
    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>>;
}

/// What a check may know when it is made.
pub(super) struct Setting<'a> {
    pub(super) attribute: &'a Attribute,
    pub(super) shaped: &'a Shaped,
    pub(super) context: &'a Context,
    pub(super) taxonomy: Option<&'a Taxonomy>,
    /// The attribute is the one that takes a category of the taxonomy.
    pub(super) listed: bool,
    /// Currencies that the partner takes; empty for any.
    pub(super) currencies: &'a [String],
}

impl Setting<'_> {
    /// A text that is the same for settings that make the same checks, but for the context: all that the checks look
    /// at.
    pub(super) fn alike(&self) -> String {
        let attribute = Attribute {
            name: String::new(),
            place: None,
            min_pixels: None,
            min_pixels_when: Vec::new(),
            about: String::new(),
            topic: String::new(),
            condition: String::new(),
            source: String::new(),
            example: String::new(),
            unverified: String::new(),
            element: None,
            column: None,
            from: None,
            requirement: Requirement::Optional,
            required_when: None,
            recommended_when: None,
            missing: None,
            confidence: None,
            ..self.attribute.clone()
        };
        let looked_up = self.listed || attribute.kind == Type::Category;
        let categories = self.taxonomy.filter(|_| looked_up);
        let taxonomy = categories.map(std::ptr::from_ref);
        let Shaped {
            style, unit, parts, ..
        } = self.shaped;
        let currencies = self.currencies;
        let tells_apart = self.tells_apart();
        format!(
            "{attribute:?} {style:?} {unit:?} {parts:?} {taxonomy:?} {currencies:?} {tells_apart}"
        )
    }

    /// Whether the attribute tells products, or groups of them, apart.
    fn tells_apart(&self) -> bool {
        let from = self.attribute.from.iter();
        let mut sources =
            from.flat_map(|from| std::iter::once(from).chain(from.first.iter().flatten()));
        sources.any(|from| {
            let field = from.field.as_deref();
            field.is_some_and(|field| fields::TELL_APART.contains(&field))
        })
    }

    /// What helps where a value is too long: cut, a text loses its end, but two ids may become one.
    fn shorten(&self, transform: &'static str, max: i64) -> Fix<'static> {
        match self.tells_apart() {
            true => Fix::OtherField,
            false => Fix::Transform {
                name: transform,
                argument: Some(("max", max)),
            },
        }
    }
}

/// A check, if the attribute needs it.
pub(super) type Make = fn(&Setting<'_>) -> Option<Box<dyn ValueCheck>>;

/// All checks of a value, the cheap ones first.
pub(super) const MAKE: &[Make] = &[
    too_long::make,
    too_many_bytes::make,
    too_short::make,
    advised_length::make,
    choice::make,
    refused::make,
    boolean::make,
    number::make,
    in_range::make,
    price::make,
    currency::make,
    max_amount::make,
    measure::make,
    url::make,
    gtin::make,
    moment::make,
    too_far::make,
    country::make,
    category::make,
    parts::make,
    pattern::make,
    plain_text::make,
    capitals::make,
    promotional::make,
    image::make,
    encoding::make,
];

/// What they check.
pub(super) const ALL: &[&About] = &[
    &too_long::ABOUT,
    &too_many_bytes::ABOUT,
    &too_short::ABOUT,
    &advised_length::ABOUT,
    &choice::ABOUT,
    &refused::ABOUT,
    &boolean::ABOUT,
    &number::ABOUT,
    &in_range::ABOUT,
    &price::ABOUT,
    &currency::ABOUT,
    &max_amount::ABOUT,
    &measure::ABOUT,
    &url::ABOUT,
    &gtin::ABOUT,
    &moment::ABOUT,
    &too_far::ABOUT,
    &country::ABOUT,
    &category::ABOUT,
    &parts::ABOUT,
    &pattern::ABOUT,
    &plain_text::ABOUT,
    &capitals::ABOUT,
    &promotional::ABOUT,
    &image::ABOUT,
    &encoding::ABOUT,
];

/// Whether a text has more characters than `limit`, counting only when its bytes do not settle it.
fn longer_than(text: &str, limit: usize) -> bool {
    text.len() > limit && text.chars().nth(limit).is_some()
}
