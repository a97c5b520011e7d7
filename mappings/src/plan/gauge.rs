//! The gauge: counts what is in a partner's feed, record by record, so that the guard can compare it with earlier feeds.
//! It looks at what the partner gets, not at the catalog.

use super::Plan;
use crate::checks::amount;
use crate::partners::{Type, words};
use crate::text::garbled::is_garbled;
use feeds::record::{ColumnId, Record, Records};
use hashbrown::HashMap;
use rapidhash::v3::rapidhash_v3;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;

/// Which columns of a partner's feed say what.
pub struct Gauge {
    /// A hash of each column's name, as numbers of columns change with the mapping.
    columns: Vec<u64>,
    price: Option<ColumnId>,
    currency: Option<ColumnId>,
    stock: Option<Stock>,
    labels: Vec<(ColumnId, String)>,
    brand: Option<ColumnId>,
    category: Option<ColumnId>,
}

/// How a feed says that a product is in stock.
enum Stock {
    /// This column has this word.
    Word(ColumnId, String),
    /// This column has a number above zero.
    Pieces(ColumnId),
}

/// What was counted. Counts of later records add up with `add`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gauged {
    /// Records.
    pub records: u64,
    /// Records in which a column is filled, by number of the column.
    pub filled: Vec<u64>,
    /// Products in stock; `None` when the feed does not say.
    pub in_stock: Option<u64>,
    /// Prices by currency, where the feed has it.
    pub currencies: BTreeMap<String, u64>,
    /// Products by label and band.
    pub labels: BTreeMap<(String, String), u64>,
    /// Products by brand.
    pub brands: HashMap<String, u64>,
    /// Products by the first level of their category.
    pub categories: HashMap<String, u64>,
    /// Records with signs that come from reading text in the wrong encoding.
    pub garbled: u64,
    /// One print of each record, in order.
    pub prints: Vec<Print>,
}

/// A record in a few bytes: enough to see whether it is new, changed or dearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Print {
    /// A hash of its first value.
    pub key: u64,
    /// A hash of all values with their columns.
    pub content: u64,
    /// Its price in ten-thousandths of the currency's unit; `None` when there is none.
    pub price: Option<i64>,
}

impl Plan {
    /// The gauge of a partner's feed.
    #[must_use]
    pub fn gauge(&self, partner: usize) -> Gauge {
        let partner = &self.partners[partner];
        let shape = &partner.shape;
        let mut gauge = Gauge {
            columns: shape
                .columns
                .iter()
                .map(|name| rapidhash_v3(name.as_bytes()))
                .collect(),
            price: None,
            currency: None,
            stock: None,
            labels: Vec::new(),
            brand: None,
            category: None,
        };
        let availability = words::vocabulary("availability");
        for (&node, attribute) in partner.attributes.iter().zip(&shape.attributes) {
            let column = attribute.column;
            let fields = self.graph.fields_of([node]);
            let reads = |name: &str| fields.iter().any(|&field| self.graph.fields[field] == name);
            if let Some((label, ..)) = self.labels.iter().find(|(_, band, _)| *band == node) {
                gauge.labels.push((column, label.clone()));
            } else if attribute.kind == Type::Price && gauge.price.is_none() && reads("price") {
                gauge.price = Some(column);
                gauge.currency = attribute.currency;
            } else if matches!((attribute.vocabulary, availability), (Some(one), Some(other)) if std::ptr::eq(one, other))
            {
                let word = attribute.spelling("in_stock").to_owned();
                gauge.stock = Some(Stock::Word(column, word));
            } else if gauge.stock.is_none()
                && matches!(attribute.kind, Type::Integer | Type::Number)
                && reads("stock")
            {
                gauge.stock = Some(Stock::Pieces(column));
            } else if gauge.brand.is_none() && fields.len() == 1 && reads("brand") {
                gauge.brand = Some(column);
            } else if gauge.category.is_none()
                && matches!(attribute.kind, Type::Path | Type::Text)
                && (reads("category") || reads("product_type"))
                && !reads("title")
            {
                gauge.category = Some(column);
            }
        }
        gauge
    }
}

impl Gauge {
    /// Counts the records of a batch, which have the columns of the partner's shape, into `gauged`.
    pub fn measure(&self, records: &Records, gauged: &mut Gauged) {
        gauged.filled.resize(self.columns.len(), 0);
        if self.stock.is_some() {
            gauged.in_stock.get_or_insert(0);
        }
        gauged.prints.reserve(records.len());
        for record in records.iter() {
            self.record(record, gauged);
        }
    }

    fn record(&self, record: Record<'_>, gauged: &mut Gauged) {
        gauged.records += 1;
        let mut last = None;
        let mut layout = 0_u64;
        for cell in record.cells() {
            if cell.start < cell.end {
                if last != Some(cell.column) {
                    gauged.filled[cell.column as usize] += 1;
                    last = Some(cell.column);
                }
                let length = u64::from(cell.end - cell.start);
                layout = (layout.rotate_left(5) ^ self.columns[cell.column as usize])
                    .wrapping_mul(0x9E37_79B9_7F4A_7C15)
                    .wrapping_add(length);
            }
        }
        let key = record.cells().first().map_or("", |cell| record.text(cell));
        let price = self.price(record, gauged);
        gauged.prints.push(Print {
            key: rapidhash_v3(key.as_bytes()),
            content: rapidhash_v3(record.span().as_bytes()) ^ layout,
            price,
        });
        let first = |column: ColumnId| record.first(column).unwrap_or_default();
        if let (Some(stock), Some(count)) = (&self.stock, &mut gauged.in_stock) {
            *count += u64::from(match stock {
                Stock::Word(column, word) => first(*column) == word,
                Stock::Pieces(column) => amount::read(first(*column))
                    .is_some_and(|(pieces, _)| pieces.is_sign_positive() && !pieces.is_zero()),
            });
        }
        for (column, label) in &self.labels {
            // The label's name is copied only for a band that is new in this batch.
            let band = first(*column);
            let known = gauged
                .labels
                .iter_mut()
                .find(|((known, of), _)| known == label && of == band);
            match known {
                Some((_, count)) => *count += 1,
                None => drop(gauged.labels.insert((label.clone(), band.to_owned()), 1)),
            }
        }
        if let Some(column) = self.brand {
            *gauged.brands.entry_ref(first(column)).or_insert(0) += 1;
        }
        if let Some(column) = self.category {
            let path = first(column);
            let level = path.split(['>', '/']).next().unwrap_or_default().trim();
            *gauged.categories.entry_ref(level).or_insert(0) += 1;
        }
        gauged.garbled += u64::from(is_garbled(record.span()));
    }

    fn price(&self, record: Record<'_>, gauged: &mut Gauged) -> Option<i64> {
        let (amount, beside) = amount::read(record.first(self.price?)?)?;
        let currency = match self.currency {
            Some(column) => record.first(column).unwrap_or_default(),
            None => beside,
        };
        if !currency.is_empty() {
            match gauged.currencies.get_mut(currency) {
                Some(count) => *count += 1,
                None => drop(gauged.currencies.insert(currency.to_owned(), 1)),
            }
        }
        amount
            .checked_mul(rust_decimal::Decimal::from(10_000))?
            .round()
            .to_i64()
    }
}

impl Gauged {
    /// Adds what was counted of later records.
    pub fn add(&mut self, later: Self) {
        self.records += later.records;
        self.filled
            .resize(self.filled.len().max(later.filled.len()), 0);
        for (sum, more) in self.filled.iter_mut().zip(later.filled) {
            *sum += more;
        }
        if let Some(more) = later.in_stock {
            *self.in_stock.get_or_insert(0) += more;
        }
        for (currency, count) in later.currencies {
            *self.currencies.entry(currency).or_default() += count;
        }
        for (label, count) in later.labels {
            *self.labels.entry(label).or_default() += count;
        }
        for (brand, count) in later.brands {
            *self.brands.entry(brand).or_default() += count;
        }
        for (category, count) in later.categories {
            *self.categories.entry(category).or_default() += count;
        }
        self.garbled += later.garbled;
        self.prints.extend(later.prints);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gauge() -> Gauge {
        Gauge {
            columns: vec![1, 2, 3, 4],
            price: Some(1),
            currency: None,
            stock: Some(Stock::Word(2, "in stock".into())),
            labels: vec![(3, "margin".into())],
            brand: None,
            category: None,
        }
    }

    fn measure(records: &Records) -> Gauged {
        let mut gauged = Gauged::default();
        gauge().measure(records, &mut gauged);
        gauged
    }

    fn records(rows: &[[&str; 4]]) -> Records {
        let mut records = Records::new();
        for row in rows {
            for (column, text) in (0..).zip(row) {
                if !text.is_empty() {
                    records.push(column, 0, text);
                }
            }
            records.finish(feeds::record::Position::default());
        }
        records
    }

    #[test]
    fn prices_stock_labels_and_columns_are_counted() {
        let batch = records(&[
            ["1", "12.50 EUR", "in stock", "good"],
            ["2", "9.99 USD", "out of stock", "good"],
            ["3", "", "in stock", "bad"],
        ]);
        let gauged = measure(&batch);
        assert_eq!(gauged.filled, [3, 2, 3, 3]);
        assert_eq!(gauged.in_stock, Some(2));
        let prices: Vec<_> = gauged.prints.iter().map(|print| print.price).collect();
        assert_eq!(prices, [Some(125_000), Some(99_900), None]);
        assert_eq!(gauged.currencies["EUR"], 1);
        assert_eq!(gauged.labels[&("margin".to_owned(), "good".to_owned())], 2);
    }

    #[test]
    fn a_print_tells_a_changed_value_and_a_value_that_moved() {
        let print = |row| measure(&records(&[row])).prints[0];
        let same = print(["1", "5", "ab", "c"]);
        assert_eq!(same, print(["1", "5", "ab", "c"]));
        assert_ne!(same.content, print(["1", "5", "ab", "d"]).content);
        assert_ne!(same.content, print(["1", "5", "a", "bc"]).content);
        assert_ne!(
            print(["1", "5", "ab", ""]).content,
            print(["1", "5", "", "ab"]).content
        );
    }

    #[test]
    fn batches_add_up_to_the_whole() {
        let rows = [["1", "1 EUR", "in stock", "a"], ["2", "2 EUR", "", "b"]];
        let mut sum = measure(&records(&rows[..1]));
        sum.add(measure(&records(&rows[1..])));
        assert_eq!(sum, measure(&records(&rows)));
    }
}
