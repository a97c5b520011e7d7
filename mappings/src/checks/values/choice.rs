//! `choice`: not one of the partner's values.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::partners::{Severity, Type};
use hashbrown::HashSet;

pub(in crate::checks) const ABOUT: About = About {
    name: "choice",
    title: "Not an allowed value",
    about: "The partner takes only the values of its list, in its spelling.",
    severity: Severity::Error,
    source: "",
};

struct Choice {
    values: Vec<String>,
    set: HashSet<String>,
}

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    let attribute = setting.attribute;
    let values: Vec<String> = match attribute.kind {
        Type::Choice => attribute.values.clone(),
        Type::DeliveryTime if !attribute.steps.is_empty() => {
            let steps = attribute.steps.iter().map(|(_, code)| code);
            let mut values = attribute.values.clone();
            for code in steps {
                if !values.contains(code) {
                    values.push(code.clone());
                }
            }
            values
        }
        _ => return None,
    };
    if values.is_empty() {
        return None;
    }
    Some(Box::new(Choice {
        set: values.iter().cloned().collect(),
        values,
    }))
}

impl ValueCheck for Choice {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        (!self.set.contains(text)).then(|| Found::new(Detail::Allowed(&self.values), Fix::MapValue))
    }
}
