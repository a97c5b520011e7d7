//! From a spec and a shape to checks with numbers instead of names.

use super::checker::CatalogRule;
use super::condition::Condition;
use super::finding::About;
use super::present::{PRESENT, RECOMMENDED};
use super::product::Slot;
use super::rules::RuleCheck;
use super::values::{self, Setting, ValueCheck};
use super::{catalog, rules};
use crate::categories::Taxonomy;
use crate::context::Context;
use crate::partners::{
    Attribute, Groups, PartnerSpec, Requirement, RuleSpec, Severity, Shape, Shaped, Type, When,
};
use serde_json::{Map, Value as Json};

/// All checks of a shape. Attributes and parts of groups are numbered as slots.
#[derive(Default)]
pub(super) struct Compiled {
    /// Name of each slot.
    pub(super) names: Vec<String>,
    /// Checks of a value, by slot.
    pub(super) values: Vec<Vec<Box<dyn ValueCheck>>>,
    /// What each column of the shape holds.
    pub(super) columns: Vec<Column>,
    /// Slot and most values of each attribute of the shape.
    pub(super) attributes: Vec<(usize, usize)>,
    /// What decides on the checks of each attribute of the shape, but for the context.
    pub(super) alike: Vec<String>,
    /// By slot, the number of its checks among those of all partners, where others have the same.
    pub(super) shared: Vec<Option<u32>>,
    /// Slots that need so many values, if any.
    pub(super) counts: Vec<(usize, u32)>,
    pub(super) presences: Vec<Presence>,
    pub(super) rules: Vec<Rule>,
    pub(super) catalog: Vec<CatalogRule>,
    /// Groups that are looked at occurrence by occurrence.
    pub(super) groups: Vec<Group>,
}

/// What a column holds.
pub(super) enum Column {
    Value(usize),
    /// Values joined by a separator.
    List(usize, String),
    /// A part of a nested group.
    Part {
        group: usize,
        slot: usize,
    },
    /// Joined groups.
    Group {
        slot: usize,
        list_separator: String,
        separator: String,
        parts: Vec<usize>,
    },
    /// Nothing to check.
    Other,
}

/// An attribute that must or should be there.
pub(super) struct Presence {
    pub(super) slot: usize,
    pub(super) about: &'static About,
    pub(super) severity: Option<Severity>,
    pub(super) when: Option<Condition>,
    /// When the partner wants it, for a person; empty for always.
    pub(super) why: String,
    pub(super) group: Option<usize>,
}

/// A rule over several attributes.
pub(super) struct Rule {
    pub(super) about: &'static About,
    pub(super) severity: Severity,
    pub(super) when: Option<Condition>,
    pub(super) why: String,
    pub(super) group: Option<usize>,
    pub(super) check: Box<dyn RuleCheck>,
}

/// A group and its parts.
pub(super) struct Group {
    pub(super) slot: usize,
    pub(super) parts: Vec<usize>,
}

pub(super) fn compile(
    spec: &PartnerSpec,
    shape: &Shape,
    context: &Context,
    taxonomy: Option<&Taxonomy>,
) -> Compiled {
    let mut compiled = Compiled::default();
    compiled
        .columns
        .resize_with(shape.columns.len(), || Column::Other);
    for shaped in &shape.attributes {
        let slot = compiled.attribute(spec, shaped, context, taxonomy);
        compiled.attributes.push((slot, shaped.most));
    }
    let mut conditions = Conditions {
        country: &context.country,
        taxonomy,
    };
    for attribute in &spec.attributes {
        compiled.presence(attribute, None, &mut conditions);
        if shape.attributes().any(|name| name == attribute.name) {
            let group = compiled.slot(&attribute.name);
            for sub in &attribute.subs {
                compiled.presence(sub, Some(group), &mut conditions);
            }
        }
    }
    for rule in &spec.rules {
        compiled.rule(rule, &mut conditions);
    }
    let looked_at = |group: &Group, compiled: &Compiled| {
        compiled
            .presences
            .iter()
            .any(|presence| presence.group == Some(group.slot))
            || compiled
                .rules
                .iter()
                .any(|rule| rule.group == Some(group.slot))
    };
    let groups = std::mem::take(&mut compiled.groups);
    compiled.groups = groups
        .into_iter()
        .filter(|group| looked_at(group, &compiled))
        .collect();
    compiled.values.resize_with(compiled.names.len(), Vec::new);
    compiled.shared.resize(compiled.names.len(), None);
    compiled
}

struct Conditions<'a> {
    country: &'a str,
    taxonomy: Option<&'a Taxonomy>,
}

impl Conditions<'_> {
    /// A condition that always holds is none; `Err` when it never does.
    fn compile(
        &self,
        when: Option<&When>,
        compiled: &mut Compiled,
    ) -> Result<Option<Condition>, ()> {
        let Some(when) = when else { return Ok(None) };
        let mut slot = |name: &str| Slot {
            name: name.to_owned(),
            index: compiled.slot(name),
        };
        Condition::new(when, self.country, self.taxonomy, &mut slot)
            .map(Some)
            .ok_or(())
    }
}

impl Compiled {
    /// The number of a name; a new one when it is new.
    fn slot(&mut self, name: &str) -> usize {
        if let Some(slot) = self.names.iter().position(|known| known == name) {
            return slot;
        }
        self.names.push(name.to_owned());
        self.names.len() - 1
    }

    fn attribute(
        &mut self,
        spec: &PartnerSpec,
        shaped: &Shaped,
        context: &Context,
        taxonomy: Option<&Taxonomy>,
    ) -> usize {
        let slot = self.slot(&shaped.name);
        let own = Attribute::default();
        let attribute = spec.attribute(&shaped.name).unwrap_or(&own);
        let setting = Setting {
            attribute,
            shaped,
            context,
            taxonomy,
            listed: spec
                .taxonomy
                .as_ref()
                .is_some_and(|list| list.attribute == shaped.name),
            currencies: &spec.currencies,
        };
        self.checks(slot, &setting);
        self.alike.push(setting.alike());
        if let Some(fewest) = attribute.min_count {
            self.counts.push((slot, fewest));
        }
        let mut parts = Vec::new();
        for sub in &shaped.subs {
            let part = self.slot(&format!("{}/{}", shaped.name, sub.name));
            let known = attribute.subs.iter().find(|known| known.name == sub.name);
            self.checks(
                part,
                &Setting {
                    attribute: known.unwrap_or(&own),
                    shaped: sub,
                    context,
                    taxonomy,
                    listed: false,
                    currencies: &spec.currencies,
                },
            );
            parts.push(part);
        }
        let first = shaped.column as usize;
        if shaped.kind != Type::Group {
            let columns = shaped.columns.max(1);
            for column in first..first + columns {
                self.columns[column] = match shaped.joins() {
                    true => Column::List(slot, shaped.style.list_separator.clone()),
                    false => Column::Value(slot),
                };
            }
        } else if shaped.style.groups == Groups::Json {
            self.columns[first] = Column::Value(slot);
        } else if shaped.style.groups == Groups::Nested {
            for (sub, part) in shaped.subs.iter().zip(&parts) {
                self.columns[sub.column as usize] = Column::Part {
                    group: slot,
                    slot: *part,
                };
            }
        } else {
            let list_separator = if shaped.joins() {
                shaped.style.list_separator.clone()
            } else {
                String::new()
            };
            let separator = shaped.style.group_separator.clone();
            self.columns[first] = Column::Group {
                slot,
                list_separator,
                separator,
                parts: parts.clone(),
            };
        }
        if shaped.kind == Type::Group {
            self.groups.push(Group { slot, parts });
        }
        slot
    }

    fn checks(&mut self, slot: usize, setting: &Setting<'_>) {
        if self.values.len() <= slot {
            self.values.resize_with(slot + 1, Vec::new);
        }
        self.values[slot] = values::MAKE
            .iter()
            .filter_map(|make| make(setting))
            .collect();
    }

    fn presence(
        &mut self,
        attribute: &Attribute,
        group: Option<usize>,
        conditions: &mut Conditions<'_>,
    ) {
        let name = match group {
            Some(group) => format!("{}/{}", self.names[group], attribute.name),
            None => attribute.name.clone(),
        };
        let must = match attribute.requirement {
            Requirement::Required => true,
            Requirement::Conditional | Requirement::Recommended | Requirement::Optional => {
                attribute.required_when.is_some()
            }
            Requirement::Legacy => false,
        };
        if must && let Ok(when) = conditions.compile(attribute.required_when.as_ref(), self) {
            let slot = self.slot(&name);
            let severity = attribute.missing;
            self.presences.push(Presence {
                slot,
                about: &PRESENT,
                severity,
                when,
                why: attribute.condition.clone(),
                group,
            });
            return;
        }
        let should = attribute.recommended_when.is_some()
            || attribute.requirement == Requirement::Recommended;
        if should && let Ok(when) = conditions.compile(attribute.recommended_when.as_ref(), self) {
            let slot = self.slot(&name);
            self.presences.push(Presence {
                slot,
                about: &RECOMMENDED,
                severity: None,
                when,
                why: String::new(),
                group,
            });
        }
    }

    fn rule(&mut self, rule: &RuleSpec, conditions: &mut Conditions<'_>) {
        let Ok(when) = conditions.compile(rule.when.as_ref(), self) else {
            return;
        };
        let (within, arguments) = arguments(rule);
        // Parsing the spec made sure that the arguments are right.
        if let Some((about, Ok(mut check))) = find(rules::ALL, &rule.check, &arguments) {
            for slot in check.slots() {
                self.resolve(slot, within.as_deref());
            }
            let severity = rule.severity.unwrap_or(about.severity);
            let group = within.map(|within| self.slot(&within));
            self.rules.push(Rule {
                about,
                severity,
                when,
                why: rule.why.clone(),
                group,
                check,
            });
        } else if let Some((about, Ok(mut check))) = find(catalog::ALL, &rule.check, &arguments) {
            let mapped = check.slots().first().is_some_and(|first| {
                self.attributes
                    .iter()
                    .any(|(slot, _)| self.names[*slot] == first.name)
            });
            if mapped {
                for slot in check.slots() {
                    self.resolve(slot, None);
                }
                let severity = rule.severity.unwrap_or(about.severity);
                self.catalog.push(CatalogRule {
                    about,
                    severity,
                    when,
                    why: rule.why.clone(),
                    check,
                });
            }
        }
    }

    fn resolve(&mut self, slot: &mut Slot, within: Option<&str>) {
        slot.index = match within {
            Some(group) => self.slot(&format!("{group}/{}", slot.name)),
            None => self.slot(&slot.name),
        };
    }
}

/// The group a rule looks into, if any, and the check's own arguments.
pub(super) fn arguments(rule: &RuleSpec) -> (Option<String>, Map<String, Json>) {
    let mut arguments = rule.arguments.clone();
    let within = arguments
        .remove("within")
        .and_then(|within| within.as_str().map(str::to_owned));
    (within, arguments)
}

/// Reads the arguments of a check.
type Read<C> = fn(Map<String, Json>) -> Result<C, String>;

/// Reads a check of a list by its name.
pub(super) fn find<C>(
    all: &[(&'static About, Read<C>)],
    name: &str,
    arguments: &Map<String, Json>,
) -> Option<(&'static About, Result<C, String>)> {
    let (about, read) = all.iter().find(|(about, _)| about.name == name)?;
    Some((about, read(arguments.clone())))
}
