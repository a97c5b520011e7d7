//! Whether the rows of a feed are the variants of products: only the first row of each has a title, and a column that is
//! filled in all of them says which belong together. Found by the values, whatever shop system wrote them.

use crate::error::Error;
use crate::shop::source::VariantsConfig;
use feeds::options::ReadOptions;
use feeds::record::Record;
use feeds::transports::Fetched;
use feeds::types::{ColumnProfile, Type};
use hashbrown::HashSet;
use mappings::matching::Suggestion;
use rapidhash::v3::rapidhash_v3;
use schemars::JsonSchema;
use serde::Serialize;

/// Columns that may name the product and are looked at.
const CANDIDATES: usize = 3;
/// What is in the name of a column that says what a variant is.
const OPTIONS: [&str; 6] = [
    "option",
    "optie",
    "attribut",
    "eigenschap",
    "kenmerk",
    "merkmal",
];
/// Product fields that say the same.
const TELLING: [&str; 4] = ["color", "size", "material", "pattern"];
/// What every variant has for itself or not at all.
const OWN: [&str; 9] = [
    "id",
    "gtin",
    "mpn",
    "price",
    "sale_price",
    "old_price",
    "cost",
    "stock",
    "availability",
];

/// What the variants of a feed are.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Variants {
    /// How they are read.
    pub config: VariantsConfig,
    /// Products.
    pub products: u64,
    /// Their variants.
    pub variants: u64,
    /// Rows that are none: pictures of a product, and what cannot be sold.
    pub others: u64,
}

impl Variants {
    /// In a sentence.
    #[must_use]
    pub fn told(&self) -> String {
        let VariantsConfig { of, by, .. } = &self.config;
        let told = match by.as_slice() {
            [] => String::new(),
            by => format!(", told apart by {}", by.join(" and ")),
        };
        let (variants, products) = (self.variants, self.products);
        format!("rows with the same {of} are variants: {variants} of {products} products{told}")
    }
}

/// Looks for variants, and reads the feed once more where there may be some. `columns` are all of its columns.
pub(super) fn find(
    fetched: &Fetched,
    options: &ReadOptions,
    columns: &[ColumnProfile],
    suggestions: &[Suggestion],
) -> Result<Option<Variants>, Error> {
    let field = |column: &ColumnProfile| {
        let mut suggestions = suggestions.iter();
        let found = suggestions.find(|found| found.column == column.name);
        found.map_or("", |found| &*found.field)
    };
    let place = |name: &str| columns.iter().position(|column| field(column) == name);
    let Some(title) = place("title") else {
        return Ok(None);
    };
    let ColumnProfile { rows, filled, .. } = columns[title];
    // As many products as titles: the number of different values may be an estimate, and a title be wanting.
    let names = |column: &ColumnProfile| {
        column.kind != Type::Boolean
            && column.filled * 50 >= rows * 49
            && column.distinct < column.filled
            && column.distinct.abs_diff(filled) * 10 <= filled
    };
    let mut looks: Vec<Look> = (0..columns.len())
        .filter(|&column| column != title && names(&columns[column]))
        .take(CANDIDATES)
        .map(|of| Look::new(of, columns.len()))
        .collect();
    if filled == rows || looks.is_empty() {
        return Ok(None);
    }
    let option = |column: &ColumnProfile| {
        let name = column.name.to_lowercase();
        column.filled > 0
            && (TELLING.contains(&field(column)) || OPTIONS.iter().any(|word| name.contains(word)))
    };
    let asked = Asked {
        price: place("price"),
        id: place("id"),
        options: (0..columns.len())
            .filter(|&one| option(&columns[one]))
            .collect(),
    };
    let mut reader = feeds::open::open(&fetched.path, &fetched.name, options)?.reader;
    reader.batches(&mut |batch, _| {
        for record in batch.iter() {
            looks.iter_mut().for_each(|look| look.see(record, &asked));
        }
    })?;
    let found = looks.into_iter().find_map(|look| {
        let by = look.by(title, &asked)?;
        let name = |column: usize| columns[column].name.clone();
        let image = |column: &usize| columns[*column].kind == Type::Image;
        let images = (0..columns.len())
            .filter(image)
            .find(|&one| look.beside[one] > 0);
        let own = |column: &usize| look.beside[*column] == 0 && look.later[*column] > 0;
        let shared = |column: &usize| {
            look.first[*column] > 0
                && look.later[*column] == 0
                && *column != look.of
                && images != Some(*column)
                && !OWN.contains(&field(&columns[*column]))
        };
        Some(Variants {
            products: look.products,
            variants: look.variants,
            others: rows - look.variants,
            config: VariantsConfig {
                of: name(look.of),
                by: by.into_iter().map(name).collect(),
                fill: (0..columns.len()).filter(shared).map(name).collect(),
                image: images
                    .and_then(|_| (0..columns.len()).filter(image).find(own))
                    .map(name),
                images: images.map(name),
            },
        })
    });
    Ok(found)
}

/// The columns that are asked for something.
struct Asked {
    price: Option<usize>,
    id: Option<usize>,
    options: Vec<usize>,
}

/// A look at a feed by a column that may name the product.
struct Look {
    of: usize,
    products: u64,
    variants: u64,
    /// Products of which a row stands apart from the others.
    scattered: u64,
    /// Products with several variants.
    several: u64,
    /// By column, of those products: first variants, later variants, and other rows in which it is filled.
    first: Vec<u64>,
    later: Vec<u64>,
    beside: Vec<u64>,
    /// By option: whether it differs between variants of a product.
    differs: Vec<bool>,
    /// Hashes of the variants by all options, and by id where there is one.
    told: Vec<u64>,
    ids: Vec<u64>,
    known: HashSet<u64>,
    /// The product at hand: its hash, the columns that its first row fills, the hashes of its options, and whether a
    /// second variant was seen.
    product: u64,
    fills: Vec<usize>,
    options: Vec<u64>,
    has_several: bool,
}

fn text<'r>(record: Record<'r>, column: usize) -> &'r str {
    record.first(column as u32).unwrap_or_default().trim()
}

fn hash(text: &str) -> u64 {
    rapidhash_v3(text.as_bytes())
}

/// Whether as many hashes differ as there are variants, but for `faults` in a hundred: a mistake in an export is told
/// when it is read, and no reason to read all of it otherwise.
fn tell_apart(mut hashes: Vec<u64>, variants: u64, faults: u64) -> bool {
    hashes.sort_unstable();
    hashes.dedup();
    hashes.len() as u64 * 100 >= variants * (100 - faults)
}

impl Look {
    fn new(of: usize, columns: usize) -> Self {
        Self {
            of,
            products: 0,
            variants: 0,
            scattered: 0,
            several: 0,
            first: vec![0; columns],
            later: vec![0; columns],
            beside: vec![0; columns],
            differs: Vec::new(),
            told: Vec::new(),
            ids: Vec::new(),
            known: HashSet::new(),
            product: 0,
            fills: Vec::new(),
            options: Vec::new(),
            has_several: false,
        }
    }

    fn see(&mut self, record: Record<'_>, asked: &Asked) {
        let product = text(record, self.of);
        if product.is_empty() {
            return;
        }
        let cells = record.cells().iter();
        let cells = cells.filter(|cell| !record.text(cell).trim().is_empty());
        let fills = cells.map(|cell| cell.column as usize);
        let options = asked
            .options
            .iter()
            .map(|&option| hash(text(record, option)));
        let sold = asked
            .price
            .is_none_or(|price| !text(record, price).is_empty());
        let name = hash(product);
        if self.product != name {
            self.scattered += u64::from(!self.known.insert(name));
            self.products += 1;
            self.product = name;
            self.fills = fills.collect();
            self.options = options.collect();
            self.differs.resize(self.options.len(), false);
            self.has_several = false;
        } else if sold {
            if !self.has_several {
                self.has_several = true;
                self.several += 1;
                self.fills
                    .iter()
                    .for_each(|&column| self.first[column] += 1);
            }
            fills.for_each(|column| self.later[column] += 1);
            let empty = hash("");
            for ((differs, first), this) in self.differs.iter_mut().zip(&self.options).zip(options)
            {
                *differs |= this != empty && *first != this;
            }
        } else {
            fills.for_each(|column| self.beside[column] += 1);
        }
        if sold {
            self.variants += 1;
            let options = asked.options.iter().map(|&option| text(record, option));
            let told: Vec<&str> = std::iter::once(product).chain(options).collect();
            self.told.push(hash(&told.join("\0")));
            let id = asked.id.map_or("", |id| text(record, id));
            self.ids.extend((!id.is_empty()).then(|| hash(id)));
        }
    }

    /// The options that tell the variants apart: none where the id does. `None` where these are no variants.
    fn by(&self, title: usize, asked: &Asked) -> Option<Vec<usize>> {
        let titled = self.later[title] == 0 && self.first[title] * 10 >= self.several * 9;
        if self.several == 0
            || self.products == 1
            || !titled
            || self.scattered * 100 > self.products
        {
            return None;
        }
        if asked.id != Some(self.of) && tell_apart(self.ids.clone(), self.variants, 2) {
            return Some(Vec::new());
        }
        let differ = |(option, differs): (&usize, &bool)| differs.then_some(*option);
        let by: Vec<usize> = asked
            .options
            .iter()
            .zip(&self.differs)
            .filter_map(differ)
            .collect();
        (!by.is_empty() && tell_apart(self.told.clone(), self.variants, 10)).then_some(by)
    }
}
