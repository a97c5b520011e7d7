//! A spec and one of its formats, compiled for a mapping: the columns, the options of the file, and per attribute how
//! its values are written. The writing itself is in `render`.

use super::attribute::{Attribute, Type};
use super::delivery_time;
use super::spec::{FormatSpec, Names, PartnerSpec};
use super::style::{CurrencyPlace, Groups, Lists, Style, StyleConfig};
use super::words::{self, Vocabulary, fold};
use crate::context::Context;
use feeds::options::{Format, WriteOptions};
use feeds::record::ColumnId;
use hashbrown::HashMap;
use indexmap::IndexMap;
use serde_json::{Map, Value as Json};

/// What a mapping may say differently from the spec.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// Title, link and description of the feed.
    pub feed: IndexMap<String, String>,
    /// Names of columns or elements, by attribute, taken as they are.
    pub rename: IndexMap<String, String>,
    /// Keys of `WriteOptions`.
    pub file: Map<String, Json>,
}

/// A mapping that does not fit the spec.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShapeError {
    /// The partner has no such format.
    #[error("{partner} has no format `{format}`; it has {known}")]
    Format {
        /// The partner.
        partner: String,
        /// What was asked for.
        format: String,
        /// Its formats.
        known: String,
    },
    /// The partner has no such attribute.
    #[error("{partner} has no attribute `{attribute}`")]
    Attribute {
        /// The partner.
        partner: String,
        /// What was named.
        attribute: String,
        /// The most similar attribute, if one is.
        near: Option<String>,
    },
    /// The overriding options of the file are not options.
    #[error("file options: {0}")]
    Options(String),
}

/// A spec's format, ready to write values in.
#[derive(Debug)]
pub struct Shape {
    /// Names of the columns, for `feeds`.
    pub columns: Vec<String>,
    /// Options of the file, for `feeds`.
    pub options: WriteOptions,
    pub(crate) attributes: Vec<Shaped>,
}

/// One attribute of a shape.
#[derive(Debug)]
pub(crate) struct Shaped {
    /// Name in the spec.
    pub(crate) name: String,
    pub(crate) kind: Type,
    pub(crate) style: Style,
    /// First column; numbered lists have `most` of them.
    pub(crate) column: ColumnId,
    /// How many columns its values take.
    pub(crate) columns: usize,
    /// Column of a currency that stands apart.
    pub(crate) currency: Option<ColumnId>,
    /// Its values are XML attributes of elements of their own: `imgs/i/@url`.
    pub(crate) elements: bool,
    /// Most values.
    pub(crate) most: usize,
    /// The partner's spelling by folded word, and by the spelling itself.
    pub(crate) spellings: HashMap<String, String>,
    pub(crate) vocabulary: Option<&'static Vocabulary>,
    /// The partner's spelling by word of the vocabulary.
    pub(crate) means: IndexMap<String, String>,
    pub(crate) unit: Option<String>,
    /// Codes of delivery times: most days and code.
    pub(crate) steps: Vec<(u32, String)>,
    pub(crate) parts: Option<String>,
    /// Parts of a group; in joined groups those that are joined, in order.
    pub(crate) subs: Vec<Shaped>,
}

impl Shape {
    /// Compiles a format (the spec's first when `None`) for the attributes a mapping fills, in that order.
    ///
    /// Fails when the spec has no such format, or no such attribute and is not open, or an option is wrong.
    pub fn new(
        spec: &PartnerSpec,
        format: Option<&str>,
        context: &Context,
        fields: &[&str],
        overrides: &Overrides,
    ) -> Result<Self, ShapeError> {
        let format = match format {
            Some(name) => spec.format(name),
            None => spec.formats.first(),
        }
        .ok_or_else(|| ShapeError::Format {
            partner: spec.name.clone(),
            format: format.unwrap_or_default().to_owned(),
            known: spec
                .formats
                .iter()
                .map(|format| &*format.name)
                .collect::<Vec<_>>()
                .join(", "),
        })?;
        let mut compiler = Compiler {
            spec,
            format,
            context,
            overrides,
            columns: Vec::new(),
        };
        let mut attributes = Vec::with_capacity(fields.len());
        for &name in fields {
            let own;
            let attribute = match spec.attribute(name) {
                Some(attribute) => attribute,
                None if spec.open => {
                    own = Attribute {
                        name: name.to_owned(),
                        max_count: Some(0),
                        ..Attribute::default()
                    };
                    &own
                }
                None => {
                    return Err(ShapeError::Attribute {
                        partner: spec.name.clone(),
                        attribute: name.to_owned(),
                        near: spec.nearest(name).map(str::to_owned),
                    });
                }
            };
            attributes.push(compiler.attribute(attribute));
        }
        let mut options = options(format, context, overrides)?;
        // A spec names all that it wants in CDATA; a shop without brands has no such column.
        options.cdata.retain(|name| {
            compiler.columns.contains(name) || name == "*" || !format.file.cdata.contains(name)
        });
        Ok(Self {
            columns: compiler.columns,
            options,
            attributes,
        })
    }

    /// The attributes, in the order of `render`'s numbers.
    pub fn attributes(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|attribute| &*attribute.name)
    }

    /// The attribute that is written in a column.
    #[must_use]
    pub fn attribute_of(&self, column: usize) -> Option<&str> {
        let found = self.attributes.iter().find(|shaped| shaped.writes(column));
        found.map(|attribute| &*attribute.name)
    }
}

/// Most numbered columns where a spec gives no number.
const MOST_NUMBERED: usize = 10;

struct Compiler<'a> {
    spec: &'a PartnerSpec,
    format: &'a FormatSpec,
    context: &'a Context,
    overrides: &'a Overrides,
    columns: Vec<String>,
}

impl Compiler<'_> {
    fn attribute(&mut self, attribute: &Attribute) -> Shaped {
        let name = self.name(attribute, &attribute.name);
        let layers = [&self.spec.write, &self.format.write, &attribute.write];
        self.shaped(attribute, &attribute.name, &name, &layers)
    }

    /// The name in the file: the mapping's, the format's, the attribute's own, or its plain name.
    fn name(&self, attribute: &Attribute, path: &str) -> String {
        let renamed = self
            .overrides
            .rename
            .get(path)
            .or_else(|| self.format.rename.get(path));
        let names = self.format.names.unwrap_or(match self.format.file.format {
            Format::Xml => Names::Element,
            _ => Names::Column,
        });
        let own = match names {
            Names::Element => attribute.element.as_ref(),
            Names::Column => attribute.column.as_ref(),
        };
        match renamed.or(own) {
            Some(name) => placed(name, self.context),
            None => format!("{}{}", self.format.prefix, attribute.name),
        }
    }

    fn add(&mut self, name: String) -> ColumnId {
        self.columns.push(name);
        (self.columns.len() - 1) as ColumnId
    }

    fn shaped(
        &mut self,
        attribute: &Attribute,
        path: &str,
        name: &str,
        layers: &[&StyleConfig],
    ) -> Shaped {
        let mut style = Style::new(layers);
        style.path_prefix = placed(&style.path_prefix, self.context);
        if style.delivery_words.is_none() {
            style.delivery_words = Some(delivery_time::words(&self.context.language));
        }
        let most = match attribute.max_count {
            None => 1,
            Some(0) => usize::MAX,
            Some(count) => count as usize,
        };
        let nested = attribute.kind == Type::Group && style.groups == Groups::Nested;
        let column = self.columns.len() as ColumnId;
        let mut currency = None;
        let mut columns = 0;
        if !nested {
            if name.contains("{n}") {
                let first = style.first_number as usize;
                for number in first..first + most.min(MOST_NUMBERED) {
                    self.add(name.replace("{n}", &number.to_string()));
                }
            } else {
                self.add(name.to_owned());
            }
            columns = self.columns.len() - column as usize;
            if attribute.kind == Type::Price && style.currency == CurrencyPlace::Apart {
                currency = style.currency_name.clone().map(|name| self.add(name));
            }
        }
        let joined = attribute
            .joined
            .iter()
            .filter_map(|name| attribute.subs.iter().find(|sub| sub.name == *name));
        let parts: Vec<&Attribute> = if nested || attribute.joined.is_empty() {
            attribute.subs.iter().collect()
        } else {
            joined.collect()
        };
        let kept = self.columns.len();
        let subs = parts
            .into_iter()
            .map(|sub| {
                let path = format!("{path}/{}", sub.name);
                let own = self.name(sub, &path);
                let name = if own == "." {
                    name.to_owned()
                } else {
                    format!("{name}/{own}")
                };
                let layers: Vec<_> = layers.iter().copied().chain([&sub.write]).collect();
                self.shaped(sub, &path, &name, &layers)
            })
            .collect();
        if !nested {
            // The parts of a joined group share its one column.
            self.columns.truncate(kept);
        }
        Shaped {
            name: attribute.name.clone(),
            kind: attribute.kind,
            column,
            columns,
            elements: name
                .rsplit_once('/')
                .is_some_and(|(_, last)| last.starts_with('@')),
            currency,
            most: if columns > 1 { columns } else { most },
            spellings: attribute
                .values
                .iter()
                .flat_map(|value| [fold(value), value.clone()].map(|word| (word, value.clone())))
                .collect(),
            vocabulary: attribute.vocabulary.as_deref().and_then(words::vocabulary),
            means: attribute.means.clone(),
            unit: attribute.units.first().cloned(),
            steps: attribute.steps.clone(),
            parts: attribute
                .parts
                .as_ref()
                .map(|parts| parts.separator.clone()),
            subs,
            style,
        }
    }
}

impl Shaped {
    /// The partner's spelling of a choice; the text itself when it is none of its words.
    pub(crate) fn spelling<'t>(&'t self, text: &'t str) -> &'t str {
        // Most values are the partner's or the vocabulary's own words already.
        if let Some(known) = self.means.get(text).or_else(|| self.spellings.get(text)) {
            return known;
        }
        let folded = fold(text);
        if let Some(spelling) = self.spellings.get(&folded) {
            return spelling;
        }
        let Some(word) = self
            .vocabulary
            .and_then(|vocabulary| vocabulary.get(&folded))
        else {
            return text;
        };
        match self.means.get(word) {
            Some(meant) => meant,
            None => self.spellings.get(&fold(word)).map_or(text, String::as_str),
        }
    }

    /// Whether several values share one cell.
    pub(crate) fn joins(&self) -> bool {
        self.most > 1 && self.columns <= 1 && self.style.lists == Lists::Join
    }
}

/// The options of the file, placeholders filled.
fn options(
    format: &FormatSpec,
    context: &Context,
    overrides: &Overrides,
) -> Result<WriteOptions, ShapeError> {
    let mut options = format.file.clone();
    if !overrides.file.is_empty() {
        let mut json = serde_json::to_value(&options)
            .map_err(|error| ShapeError::Options(error.to_string()))?;
        if let Json::Object(members) = &mut json {
            members.extend(overrides.file.clone());
        }
        options =
            serde_json::from_value(json).map_err(|error| ShapeError::Options(error.to_string()))?;
    }
    for (_, text) in options.root_attributes.iter_mut().chain(&mut options.head) {
        *text = filled(text, context, &overrides.feed);
    }
    options.item_path = filled(&options.item_path, context, &overrides.feed);
    Ok(options)
}

/// A name with the feed's country, language and currency in their places.
fn placed(name: &str, context: &Context) -> String {
    if !name.contains('{') {
        return name.to_owned();
    }
    name.replace("{country}", &context.country.to_ascii_lowercase())
        .replace("{COUNTRY}", &context.country)
        .replace("{language}", &context.language)
        .replace("{currency}", &context.currency)
}

fn filled(text: &str, context: &Context, feed: &IndexMap<String, String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        match name {
            "language" => out.push_str(&context.language),
            "country" => out.push_str(&context.country.to_ascii_lowercase()),
            "COUNTRY" => out.push_str(&context.country),
            "currency" => out.push_str(&context.currency),
            _ => match name.strip_prefix("now:") {
                Some(pattern) => out.push_str(&context.now.strftime(pattern).to_string()),
                None => {
                    let (name, otherwise) = name.split_once('|').unwrap_or((name, ""));
                    out.push_str(feed.get(name).map_or(otherwise, String::as_str));
                }
            },
        }
        rest = after;
    }
    out.push_str(rest);
    out
}
