//! The layout of an import: which column of which input fills which field. It only grows, in the order in which the
//! inputs show their columns, so that it is the same however many threads take part.

use super::field::{CHANGED, FieldInfo, Kind, LOWEST_PRICE};
use crate::shop::source::SourceConfig;
use feeds::types::{Convention, Type};
use mappings::fields;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What becomes of a column of an input.
#[derive(Clone)]
pub(super) struct Target {
    /// Number of the field; `None` for the key of a join.
    pub(super) slot: Option<u32>,
    /// How its texts are read.
    pub(super) convention: Arc<Convention>,
    /// Hash of its name, for the hash of a row's content.
    pub(super) name: u64,
    /// Whether it is a member of a group, whose lists are aligned.
    pub(super) nested: bool,
    /// Whether some words of it mean that there is no value.
    pub(super) has_missing: bool,
    /// Whether the source's file lists the column.
    listed: bool,
}

/// Fields and targets so far.
#[derive(Clone, Default)]
pub(super) struct Layout {
    pub(super) fields: Vec<FieldInfo>,
    /// Whether more than one input fills the field: then empty text fills nothing.
    pub(super) shared: Vec<bool>,
    /// By input, then by column.
    pub(super) targets: Vec<Vec<Target>>,
    slots: BTreeMap<String, u32>,
    /// The first input that filled each field.
    owners: Vec<usize>,
}

impl Layout {
    pub(super) fn new(inputs: usize) -> Self {
        Self {
            targets: vec![Vec::new(); inputs],
            ..Self::default()
        }
    }

    /// Takes in the columns that an input shows beyond those it has shown before. Returns whether there were any.
    pub(super) fn grow(
        &mut self,
        input: usize,
        name: &str,
        config: &SourceConfig,
        columns: &[String],
    ) -> bool {
        let known = self.targets[input].len();
        for column in &columns[known..] {
            let target = self.target(input, name, config, column);
            self.targets[input].push(target);
        }
        columns.len() > known
    }

    fn target(&mut self, input: usize, name: &str, config: &SourceConfig, column: &str) -> Target {
        let listed = config.columns.get(column);
        let convention = listed
            .map(|listed| listed.convention.clone())
            .unwrap_or_default();
        let is_key = config.key.as_deref() == Some(column) && listed.is_none();
        let field = match listed {
            Some(listed) => listed.fills(column).to_owned(),
            // A listed column is meant to be the field; one that merely has its name steps aside.
            None if column == CHANGED
                || column == LOWEST_PRICE
                || config
                    .columns
                    .iter()
                    .any(|(other, listed)| listed.fills(other) == column) =>
            {
                format!("{name}/{column}")
            }
            None => column.to_owned(),
        };
        Target {
            name: rapidhash::v3::rapidhash_v3(column.as_bytes()),
            nested: column.contains('/'),
            listed: listed.is_some(),
            has_missing: !convention.missing.is_empty(),
            slot: (!is_key).then(|| self.slot(input, field, &convention)),
            convention: Arc::new(convention),
        }
    }

    fn slot(&mut self, input: usize, field: String, convention: &Convention) -> u32 {
        if let Some(&slot) = self.slots.get(&field) {
            if self.owners[slot as usize] != input {
                self.shared[slot as usize] = true;
            }
            return slot;
        }
        let slot = self.fields.len() as u32;
        self.slots.insert(field.clone(), slot);
        self.fields.push(FieldInfo {
            kind: kind(&field, convention.kind),
            name: field,
        });
        self.shared.push(false);
        self.owners.push(input);
        slot
    }

    /// Number of a field.
    pub(super) fn find(&self, field: &str) -> Option<u32> {
        self.slots.get(field).copied()
    }

    /// The columns of an input that no file lists and that fill a field of another kind than text.
    pub(super) fn unlisted(&self, input: usize) -> Vec<u32> {
        let kind = |slot: u32| self.fields[slot as usize].kind;
        (0..)
            .zip(&self.targets[input])
            .filter(|(_, target)| !target.listed)
            .filter(|(_, target)| {
                target
                    .slot
                    .is_some_and(|slot| !matches!(kind(slot), Kind::Text | Kind::List))
            })
            .map(|(column, _)| column)
            .collect()
    }

    /// The columns of an input that fill a field, in order.
    pub(super) fn columns_of(&self, input: usize, field: &str) -> Vec<u32> {
        let slot = self.find(field);
        (0..)
            .zip(&self.targets[input])
            .filter(|(_, target)| slot.is_some() && target.slot == slot)
            .map(|(column, _)| column)
            .collect()
    }
}

/// The kind of a field: the product field's own, else what the column's texts are. A member of a group is text, and a
/// list of texts where the group is repeated.
fn kind(field: &str, texts: Type) -> Kind {
    let known = fields::find(field).filter(|known| known.name == field);
    match known.map(|known| (known.list, known.kind)) {
        Some((true, _)) => Kind::List,
        Some((_, fields::Kind::Decimal)) => Kind::Decimal,
        Some((_, fields::Kind::Integer)) => Kind::Integer,
        Some((_, fields::Kind::Boolean)) => Kind::Boolean,
        Some((_, fields::Kind::Time)) => Kind::Time,
        Some(_) => Kind::Text,
        None => match texts {
            Type::Integer => Kind::Integer,
            Type::Decimal | Type::Percent => Kind::Decimal,
            Type::Date | Type::DateTime => Kind::Time,
            Type::Boolean => Kind::Boolean,
            Type::List => Kind::List,
            _ => Kind::Text,
        },
    }
}
