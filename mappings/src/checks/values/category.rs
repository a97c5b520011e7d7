//! `category`: not a category of the partner.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::partners::{Severity, Type};
use hashbrown::HashSet;

pub(in crate::checks) const ABOUT: About = About {
    name: "category",
    title: "Unknown category",
    about: "The value is neither a number nor a path of the partner's category list. Only checked when the list is at hand.",
    severity: Severity::Warning,
    source: "",
};

struct Category(HashSet<String>);

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    let taxonomy = setting
        .taxonomy
        .filter(|_| setting.attribute.kind == Type::Category)?;
    let names = taxonomy
        .iter()
        .flat_map(|category| [category.id.clone(), category.path.clone()]);
    Some(Box::new(Category(
        names.filter(|name| !name.is_empty()).collect(),
    )))
}

impl ValueCheck for Category {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        (!self.0.contains(text)).then(|| Found::new(Detail::Plain, Fix::MapCategory))
    }
}
