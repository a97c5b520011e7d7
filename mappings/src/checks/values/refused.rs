//! `refused`: a placeholder that says nothing.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::checks::words::Words;
use crate::partners::{Severity, fold};
use hashbrown::HashSet;

pub(in crate::checks) const ABOUT: About = About {
    name: "refused",
    title: "Placeholder",
    about: "The value is one of those that partners refuse because it says nothing: leave it empty instead.",
    severity: Severity::Warning,
    source: "",
};

struct Refused(HashSet<String>);

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    let refused = &setting.attribute.refused;
    (!refused.is_empty()).then(|| {
        Box::new(Refused(refused.iter().map(|value| fold(value)).collect())) as Box<dyn ValueCheck>
    })
}

impl ValueCheck for Refused {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        // Placeholders are short; folding every value would cost more than all other checks.
        const LONGEST: usize = 32;
        (text.len() <= LONGEST && self.0.contains(&fold(text)))
            .then(|| Found::new(Detail::Text(Words::Placeholder), Fix::MapValue))
    }
}
