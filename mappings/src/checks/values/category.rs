//! `category`: not a category of the partner.

use super::{Setting, ValueCheck};
use crate::categories::levels;
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::partners::{Severity, Type};
use hashbrown::HashSet;

pub(in crate::checks) const ABOUT: About = About {
    name: "category",
    title: "Unknown category",
    about: "The value is neither a number nor a path of the partner's category list. Only checked when the list is at hand: from \
            its public address, or as a file of the shop.",
    severity: Severity::Warning,
    source: "",
};

struct Category {
    names: HashSet<String>,
    prefix: String,
    separator: String,
}

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    let taxonomy = setting
        .taxonomy
        .filter(|_| setting.listed || setting.attribute.kind == Type::Category)?;
    let names = taxonomy
        .iter()
        .flat_map(|category| [category.id.clone(), category.path.clone()]);
    let style = &setting.shaped.style;
    Some(Box::new(Category {
        names: names.filter(|name| !name.is_empty()).collect(),
        prefix: style.path_prefix.trim().to_owned(),
        separator: style.path_separator.trim().to_owned(),
    }))
}

impl ValueCheck for Category {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        let written = |text: &str| match self.separator.as_str() {
            "" => self.names.contains(text),
            separator => self.names.contains(&levels(text, separator)),
        };
        // What stands before every path may be part of the list or not.
        let known = self.names.contains(text)
            || written(text)
            || text.strip_prefix(&*self.prefix).is_some_and(written);
        (!known).then(|| Found::new(Detail::Plain, Fix::MapCategory))
    }
}
