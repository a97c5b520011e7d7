//! Product fields: the typed, documented set that partner specs, labels and rules rely on. A shop may have any number
//! of own fields besides; those have no entry here.

mod business;
mod delivery;
mod offer;
mod other_goods;
mod variant;

use schemars::JsonSchema;
use serde::Serialize;

/// What the values of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Text.
    Text,
    /// An exact number. Money is in the shop's currency.
    Decimal,
    /// A whole number.
    Integer,
    /// Yes or no.
    Boolean,
    /// A moment.
    Time,
    /// A web address.
    Url,
    /// Named members.
    Group,
}

/// Fields whose values tell products, or groups of them, apart.
pub const TELL_APART: [&str; 4] = ["id", "item_group_id", "gtin", "mpn"];

/// A product field.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Field {
    /// Its name on screen, on disk and in mappings.
    pub name: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// Whether a product may have several.
    pub list: bool,
    /// What it means, with its unit.
    pub doc: &'static str,
    /// Whether it is confidential: never sent to a partner unless a mapping says so expressly.
    pub private: bool,
    /// Members of a group, addressed as `field/member`.
    pub members: &'static [Member],
    /// What it is when no source has it.
    pub derived: Option<Derived>,
    /// What columns with such values are called in feeds, for matching: in Dutch, English, German and French, in shop
    /// platforms and in the feeds of comparison sites. The best names come first. Case, accents and marks are ignored.
    #[serde(skip)]
    pub aliases: &'static [&'static str],
}

/// What a field is when no source has it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Derived {
    /// The field it comes from; without that one it is missing.
    pub from: &'static str,
    /// A value as in a mapping, in JSON.
    #[serde(skip)]
    pub value: &'static str,
    /// The same in words, after "Where no source has it:".
    pub doc: &'static str,
}

/// A member of a group.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Member {
    /// Its name.
    pub name: &'static str,
    /// What its value is.
    pub kind: Kind,
}

const fn field(
    name: &'static str,
    kind: Kind,
    doc: &'static str,
    aliases: &'static [&'static str],
) -> Field {
    Field {
        name,
        kind,
        list: false,
        doc,
        private: false,
        members: &[],
        derived: None,
        aliases,
    }
}

const fn derived(field: Field, derived: Derived) -> Field {
    Field {
        derived: Some(derived),
        ..field
    }
}

const fn list(
    name: &'static str,
    kind: Kind,
    doc: &'static str,
    aliases: &'static [&'static str],
) -> Field {
    Field {
        list: true,
        ..field(name, kind, doc, aliases)
    }
}

const fn private(
    name: &'static str,
    kind: Kind,
    doc: &'static str,
    aliases: &'static [&'static str],
) -> Field {
    Field {
        private: true,
        ..field(name, kind, doc, aliases)
    }
}

const fn group(
    name: &'static str,
    doc: &'static str,
    members: &'static [Member],
    aliases: &'static [&'static str],
) -> Field {
    Field {
        members,
        ..list(name, Kind::Group, doc, aliases)
    }
}

const fn member(name: &'static str, kind: Kind) -> Member {
    Member { name, kind }
}

/// What belongs together.
#[derive(Clone, Copy, Debug)]
pub struct Topic {
    /// Its heading.
    pub title: &'static str,
    /// Its fields.
    pub fields: &'static [Field],
}

const fn topic(title: &'static str, fields: &'static [Field]) -> Topic {
    Topic { title, fields }
}

/// The product fields, by topic: those of every shop, then those of other goods.
pub const ALL: [Topic; 10] = [
    topic("Offer", offer::FIELDS),
    topic("Variant", variant::FIELDS),
    topic("Delivery", delivery::FIELDS),
    topic("Business", business::FIELDS),
    topic("Places", other_goods::PLACE),
    topic("Travel", other_goods::TRAVEL),
    topic("Vacancies", other_goods::VACANCY),
    topic("Courses", other_goods::COURSE),
    topic("Homes", other_goods::HOME),
    topic("Vehicles", other_goods::VEHICLE),
];

/// All product fields in order.
pub fn all() -> impl Iterator<Item = &'static Field> {
    ALL.into_iter().flat_map(|topic| topic.fields)
}

/// Their names in order.
pub fn names() -> impl Iterator<Item = &'static str> {
    all().map(|field| field.name)
}

/// The product field of a name, or of the group that a member belongs to: `shipping/price`.
#[must_use]
pub fn find(name: &str) -> Option<&'static Field> {
    if let Some(found) = all().find(|field| field.name == name) {
        return Some(found);
    }
    let (parent, member) = name.split_once('/')?;
    all().find(|field| {
        field.name == parent && field.members.iter().any(|known| known.name == member)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn names_are_unique_and_in_one_style() {
        let mut seen = HashMap::new();
        for field in all() {
            let styled = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
            assert!(field.name.chars().all(styled), "{}", field.name);
            assert!(field.doc.ends_with('.'), "{}", field.name);
            assert_eq!(
                field.kind == Kind::Group,
                !field.members.is_empty(),
                "{}",
                field.name
            );
            assert!(
                seen.insert(field.name, ()).is_none(),
                "{} twice",
                field.name
            );
        }
    }

    #[test]
    fn what_a_shop_keeps_to_itself_is_private() {
        for name in [
            "cost",
            "margin",
            "supplier",
            "returned",
            "sold",
            "internal_note",
        ] {
            assert!(find(name).is_some_and(|field| field.private), "{name}");
        }
        for name in ["id", "title", "price", "link", "availability"] {
            assert!(find(name).is_some_and(|field| !field.private), "{name}");
        }
    }

    #[test]
    fn members_are_found_with_their_group() {
        assert_eq!(
            find("shipping/price").map(|field| field.name),
            Some("shipping")
        );
        assert!(find("shipping/colour").is_none() && find("colour").is_none());
    }
}
