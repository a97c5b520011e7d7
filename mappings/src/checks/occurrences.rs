//! Takes the occurrences of a repeated group apart, so that rules within a group see one at a time.

use super::compile::{Column, Compiled, Group};
use super::product::Product;
use crate::partners::{bare, stretches};
use feeds::record::Record;

/// The occurrences of a group in a product, each as a product of its own.
pub(super) fn occurrences<'a>(
    compiled: &'a Compiled,
    group: &Group,
    record: Record<'a>,
    product: &Product<'a>,
) -> Vec<Product<'a>> {
    let mut blank = Product {
        values: product.values.clone(),
        lists: Vec::new(),
    };
    for part in &group.parts {
        blank.values[*part] = None;
    }
    let mut found: Vec<(u32, Product<'a>)> = Vec::new();
    for cell in record.cells() {
        let text = record.text(cell);
        match &compiled.columns[cell.column as usize] {
            Column::Part { group: of, slot } if *of == group.slot => {
                if found.last().is_none_or(|(number, _)| *number != cell.group) {
                    found.push((cell.group, blank.clone()));
                }
                if let Some((_, occurrence)) = found.last_mut() {
                    occurrence.values[*slot] = Some(text.trim()).filter(|text| !text.is_empty());
                }
            }
            Column::Group {
                slot,
                list_separator,
                separator,
                parts,
            } if *slot == group.slot => {
                for stretch in stretches(text, list_separator) {
                    let mut occurrence = blank.clone();
                    for (part, text) in parts.iter().zip(stretches(stretch, separator)) {
                        occurrence.values[*part] = Some(bare(text)).filter(|text| !text.is_empty());
                    }
                    found.push((found.len() as u32, occurrence));
                }
            }
            _ => {}
        }
    }
    found
        .into_iter()
        .map(|(_, occurrence)| occurrence)
        .collect()
}
