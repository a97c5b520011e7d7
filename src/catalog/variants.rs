//! Variants: sources that have a row for each variant of a product and say only in the first what all share. They are read
//! product by product, and each row that is handed on is whole. A source that says nothing of variants does not pass here.

use super::variant_id::id_of;
use crate::shop::source::{ColumnConfig, SourceConfig, VariantsConfig};
use feeds::error::{At, Error, RecordIssue};
use feeds::formats::Reader;
use feeds::record::{Cell, Record, Records};
use feeds::types::Convention;
use hashbrown::HashSet;
use rapidhash::v3::rapidhash_v3;
use std::collections::BTreeMap;
use std::iter;

/// Most rows held of one product; what comes after them is taken up anew, as more rows of the same.
const MOST: usize = 2048;
/// Bytes of text after which the same is done, and a batch ends.
const MOST_TEXT: usize = 4 << 20;
/// The product fields that variants fill.
const FIELDS: [&str; 4] = ["id", "item_group_id", "image_link", "additional_image_link"];

/// The reader of whole rows, where the source has variants. Their fields become columns of the source, unless another
/// column fills them.
pub(super) fn whole(config: &mut SourceConfig, inner: Box<dyn Reader>) -> Box<dyn Reader> {
    let Some(variants) = config.variants.clone() else {
        return inner;
    };
    let filled = |field: &str| {
        let mut columns = config.columns.iter();
        columns.any(|(name, column)| column.fills(name) == field)
    };
    let fields: Vec<&str> = FIELDS
        .into_iter()
        .filter(|field| variants.fills(field) && !filled(field))
        .collect();
    let ids = || {
        let listed = config.columns.iter();
        let listed = listed.filter(|(name, column)| column.fills(name) == "id");
        let names: Vec<String> = listed.map(|(name, _)| name.clone()).collect();
        if names.is_empty() {
            vec!["id".to_owned()]
        } else {
            names
        }
    };
    let telling = match variants.by.is_empty() {
        true => ids(),
        false => variants.by.clone(),
    };
    let telling = telling.into_iter().map(|name| {
        let listed = config.columns.get(&name);
        Telling {
            convention: listed
                .map(|listed| listed.convention.clone())
                .unwrap_or_default(),
            name,
            column: None,
        }
    });
    let telling = telling.collect();
    for field in &fields {
        let column = ColumnConfig {
            field: Some((*field).to_owned()),
            convention: Convention::default(),
        };
        config.columns.insert(column_of(field), column);
    }
    let mut whole = Whole {
        inner,
        fields,
        telling,
        first: vec![First::default(); variants.fill.len()],
        variants,
        columns: Vec::new(),
        places: Places::default(),
        read: Records::new(),
        at: 0,
        ended: false,
        rows: Records::new(),
        next: 0,
        product: String::new(),
        begins: false,
        images: Vec::new(),
        known: HashSet::new(),
        issues: Vec::new(),
    };
    whole.find_columns();
    Box::new(whole)
}

/// The name of the column of a field that variants fill.
fn column_of(field: &str) -> String {
    format!("variants.{field}")
}

/// A column that tells the variants of a product apart.
struct Telling {
    name: String,
    convention: Convention,
    column: Option<u32>,
}

impl Telling {
    fn text<'r>(&self, record: Record<'r>) -> &'r str {
        let text = text(record, self.column);
        if self.convention.is_missing(text) {
            ""
        } else {
            text
        }
    }
}

/// Where the columns are that matter.
#[derive(Default)]
struct Places {
    of: Option<u32>,
    images: Option<u32>,
    image: Option<u32>,
    /// Of the columns to be filled, by column: the place in the list.
    fill: BTreeMap<u32, usize>,
}

/// What the first row that fills a column says there, and which item of the source that is.
#[derive(Clone, Default)]
struct First {
    item: u64,
    cells: Vec<(u32, String)>,
}

struct Whole {
    inner: Box<dyn Reader>,
    /// Which fields have a column of their own, before those of the source.
    fields: Vec<&'static str>,
    telling: Vec<Telling>,
    variants: VariantsConfig,
    columns: Vec<String>,
    places: Places,
    /// What was read, and how far it was taken up.
    read: Records,
    at: usize,
    ended: bool,
    /// The rows of the product, and how far they were handed on.
    rows: Records,
    next: usize,
    product: String,
    /// Whether the rows begin with the first one of the product.
    begins: bool,
    first: Vec<First>,
    images: Vec<String>,
    /// Hashes of the products so far.
    known: HashSet<u64>,
    issues: Vec<RecordIssue>,
}

impl Reader for Whole {
    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn read(&mut self, batch: &mut Records, most: usize) -> Result<usize, Error> {
        let before = batch.len();
        while self.next < self.rows.len() || self.take_up(most)? {
            self.hand_on(batch);
            if batch.len() - before >= most || batch.text_len() > MOST_TEXT {
                break;
            }
        }
        Ok(batch.len() - before)
    }

    fn issues(&mut self) -> Vec<RecordIssue> {
        let mut issues = self.inner.issues();
        issues.append(&mut self.issues);
        issues
    }
}

impl Whole {
    /// Takes up the next rows of one product. Returns whether there were any.
    fn take_up(&mut self, most: usize) -> Result<bool, Error> {
        self.rows.clear();
        self.next = 0;
        while self.rows.len() < MOST && self.rows.text_len() < MOST_TEXT {
            if self.at == self.read.len() {
                self.read.clear();
                self.at = 0;
                self.ended = self.ended || self.inner.read(&mut self.read, most)? == 0;
                if self.ended {
                    break;
                }
                self.find_columns();
            }
            let record = self.read.get(self.at);
            let product = text(record, self.places.of);
            if self.rows.is_empty() {
                self.begins = product != self.product || product.is_empty();
                if self.begins {
                    self.begin(self.at);
                }
            } else if product != self.product || product.is_empty() {
                break;
            }
            let record = self.read.get(self.at);
            for cell in record.cells() {
                self.rows.push(cell.column, cell.group, record.text(cell));
            }
            self.rows.finish(record.position());
            self.at += 1;
        }
        self.see_images();
        Ok(!self.rows.is_empty())
    }

    /// Begins the product of a row that was read.
    fn begin(&mut self, row: usize) {
        let record = self.read.get(row);
        let product = text(record, self.places.of);
        product.clone_into(&mut self.product);
        self.first.iter_mut().for_each(|first| first.cells.clear());
        self.images.clear();
        if !product.is_empty() && !self.known.insert(rapidhash_v3(product.as_bytes())) {
            let position = record.position();
            self.begins = false;
            self.issues.push(RecordIssue {
                at: At {
                    line: Some(position.line),
                    item: Some(position.item),
                    ..At::default()
                },
                code: "scattered_variants",
                message: product.to_owned(),
            });
        }
    }

    /// The pictures of the product in its rows, each once.
    fn see_images(&mut self) {
        if self.places.images.is_none() {
            return;
        }
        for record in self.rows.iter() {
            let image = text(record, self.places.images);
            if !image.is_empty() && !self.images.iter().any(|known| known == image) {
                self.images.push(image.to_owned());
            }
        }
    }

    fn find_columns(&mut self) {
        let known = self.columns.len().saturating_sub(self.fields.len());
        let seen = self.inner.columns();
        if seen.len() == known {
            return;
        }
        // A source in which there is nothing has no columns, these neither.
        if known == 0 {
            self.columns = self.fields.iter().map(|field| column_of(field)).collect();
        }
        self.columns.extend_from_slice(&seen[known..]);
        let place = |name: &String| (0..).zip(seen).find(|(_, seen)| *seen == name);
        let place = |name: &String| place(name).map(|(column, _)| column);
        self.places = Places {
            of: place(&self.variants.of),
            images: self.variants.images.as_ref().and_then(place),
            image: self.variants.image.as_ref().and_then(place),
            fill: (self.variants.fill.iter().enumerate())
                .filter_map(|(index, name)| Some((place(name)?, index)))
                .collect(),
        };
        for telling in &mut self.telling {
            telling.column = place(&telling.name);
        }
    }

    /// Hands on the next row: whole, or as it is where it is no variant.
    fn hand_on(&mut self, batch: &mut Records) {
        let record = self.rows.get(self.next);
        let first = self.begins && self.next == 0;
        self.next += 1;
        let describes = |cell: &Cell| {
            self.places.fill.contains_key(&cell.column) && !record.text(cell).trim().is_empty()
        };
        let variant = !self.product.is_empty()
            && (self.telling.iter().any(|one| !one.text(record).is_empty())
                || first && record.cells().iter().any(describes));
        if variant {
            self.put_fields(record, batch);
        }
        let (shift, item) = (self.fields.len() as u32, record.position().item);
        let mut said = vec![!variant; self.first.len()];
        for cell in record.cells() {
            let text = record.text(cell);
            if let Some(&index) = self.places.fill.get(&cell.column)
                && variant
            {
                let first = &mut self.first[index];
                let filled = !text.trim().is_empty();
                if !filled && !first.cells.is_empty() {
                    continue;
                }
                said[index] |= filled;
                if filled && (first.cells.is_empty() || first.item == item) {
                    first.item = item;
                    first.cells.push((cell.group, text.to_owned()));
                }
            }
            batch.push(cell.column + shift, cell.group, text);
        }
        for (column, &index) in self.places.fill.iter().filter(|(_, index)| !said[**index]) {
            for (group, text) in &self.first[index].cells {
                batch.push(column + shift, *group, text);
            }
        }
        batch.finish(record.position());
    }

    /// Puts the fields of a variant before what its row says.
    fn put_fields(&self, record: Record<'_>, batch: &mut Records) {
        let image = match text(record, self.places.image) {
            "" => self.images.first().map_or("", String::as_str),
            own => own,
        };
        for (column, field) in (0..).zip(&self.fields) {
            match *field {
                "id" => {
                    let telling = self.telling.iter().map(|one| one.text(record));
                    let parts: Vec<&str> = iter::once(&*self.product).chain(telling).collect();
                    batch.push(column, 0, &id_of(&parts));
                }
                "item_group_id" => batch.push(column, 0, &id_of(&[&self.product])),
                "image_link" => batch.push(column, 0, image),
                _ => {
                    for further in self.images.iter().filter(|further| *further != image) {
                        batch.push(column, 0, further);
                    }
                }
            }
        }
    }
}

/// What a record says in a column, if it is there.
fn text<'r>(record: Record<'r>, column: Option<u32>) -> &'r str {
    let text = column.and_then(|column| record.first(column));
    text.unwrap_or_default().trim()
}
