//! The mill of a shop: its files and a catalog's fields compiled into a plan, with what the partners' specs need
//! (tables, category maps, taxonomies).

use crate::catalog::FieldInfo;
use crate::error::Error;
use crate::report::Remark;
use crate::shop::{ConfigError, ConfigErrors, Shop, ShopConfig};
use crate::taxonomy::{self, Lapsed, Lists};
use crate::troubles::trouble;
use feeds::options::ReadOptions;
use hashbrown::HashMap;
use jiff::Zoned;
use mappings::categories::{CategoryMap, Taxonomy};
use mappings::config::MappingFile;
use mappings::context::Context;
use mappings::partners::PartnerSpec;
use mappings::plan::{Mistake, PartnerInput, Plan, ShopInput, TableData, compile};
use std::path::Path;
use std::sync::Arc;

/// A compiled shop.
pub struct Mill {
    /// Everything that happens to a product.
    pub plan: Plan,
    /// Name of each partner's file in `out/`.
    pub files: Vec<String>,
    /// Each partner's list of categories, where it is at hand.
    pub taxonomies: Vec<Option<Arc<Taxonomy>>>,
    /// Of each partner, whether its list should be there and is not, so that its categories are not checked.
    pub unchecked: Vec<bool>,
    /// Each partner's spec.
    pub specs: Vec<PartnerSpec>,
    /// Of each partner, the categories its mapping gives that its list does not have.
    pub lapsed: Vec<Vec<Lapsed>>,
    /// Each partner's category map, where its mapping has one.
    pub maps: Vec<Option<Arc<CategoryMap>>>,
    /// What is not as it should be but stops nothing, such as a taxonomy that could not be fetched.
    pub notes: Vec<Remark>,
}

impl Mill {
    /// Compiles a shop for some of its mappings (all that are on when none is named) and the fields of its catalog.
    /// Fails with all mistakes that were found in its files.
    pub fn new(
        shop: &Shop,
        fields: &[FieldInfo],
        partners: &[String],
        now: &Zoned,
    ) -> Result<Self, Error> {
        Self::of(shop, fields, &chosen(shop, partners)?, now)
    }

    /// Compiles a shop's labels and shared rules, without any partner.
    pub fn shared(shop: &Shop, fields: &[FieldInfo], now: &Zoned) -> Result<Self, Error> {
        Self::of(shop, fields, &[], now)
    }

    fn of(
        shop: &Shop,
        fields: &[FieldInfo],
        chosen: &[(&str, &MappingFile)],
        now: &Zoned,
    ) -> Result<Self, Error> {
        let specs = chosen
            .iter()
            .map(|(name, mapping)| spec(shop, name, mapping))
            .collect::<Result<Vec<_>, _>>()?;
        let tables = tables(shop)?;
        let mut notes = Vec::new();
        let (mut taxonomies, mut lists) = (Vec::new(), Lists::default());
        let mut unchecked = Vec::new();
        for ((_, mapping), spec) in chosen.iter().zip(&specs) {
            let list = taxonomy::of(shop, mapping, spec, &mut lists);
            unchecked.push(list.is_err());
            taxonomies.push(match list {
                Ok(taxonomy) => taxonomy,
                Err(error) => {
                    notes.push(taxonomy::unread(spec, &error));
                    None
                }
            });
        }
        // Mappings with the same map share it, and with it its answers.
        let mut known: HashMap<&str, Arc<CategoryMap>> = HashMap::new();
        let mut maps = Vec::new();
        for (name, mapping) in chosen {
            let categories = mapping.categories.as_ref();
            let table = categories.and_then(|categories| categories.map.as_deref());
            let map = match table.and_then(|table| known.get(table)) {
                Some(known) => Some(Arc::clone(known)),
                None => category_map(shop, name, mapping, &tables)?,
            };
            known.extend(table.zip(map.clone()));
            maps.push(map);
        }
        let mut lapsed = Vec::new();
        for (((_, mapping), spec), (taxonomy, map)) in
            chosen.iter().zip(&specs).zip(taxonomies.iter().zip(&maps))
        {
            lapsed.push(match taxonomy {
                Some(list) => taxonomy::lapsed(shop, mapping, spec, list, map.as_deref()),
                None => Vec::new(),
            });
            if let (Some(taxonomy), Some(map)) = (taxonomy, map) {
                notes.extend(taxonomy::retired(mapping, spec, taxonomy, map));
            }
        }
        let headed: Vec<MappingFile> = chosen
            .iter()
            .map(|(_, mapping)| headed(&shop.config, mapping))
            .collect();
        let inputs: Vec<PartnerInput<'_>> = chosen
            .iter()
            .enumerate()
            .map(|(index, (name, _))| PartnerInput {
                name,
                mapping: &headed[index],
                spec: &specs[index],
                categories: maps[index].clone(),
                taxonomy: taxonomies[index].as_deref(),
            })
            .collect();
        let names: Vec<String> = fields.iter().map(|field| field.name.clone()).collect();
        let source_rules: Vec<_> = shop
            .sources
            .iter()
            .enumerate()
            .filter(|(_, (_, source))| !source.rules.is_empty())
            .map(|(number, (name, source))| {
                (
                    number as i64,
                    format!("feeds/{name}.toml"),
                    source.rules.clone(),
                )
            })
            .collect();
        let config = &shop.config;
        let input = ShopInput {
            fields: &names,
            labels: &shop.labels,
            rules: &shop.rules,
            source_rules: &source_rules,
            tables: &tables,
            context: Context {
                now: now.clone(),
                language: config.language.clone(),
                country: config.country.clone(),
                currency: config.currency.clone(),
                vat_rate: config.vat_rate,
            },
        };
        let plan = compile(&input, &inputs).map_err(|mistakes| pointed(shop, mistakes))?;
        let files = chosen
            .iter()
            .zip(&specs)
            .map(|((name, mapping), spec)| file(name, mapping, spec))
            .collect();
        Ok(Self {
            plan,
            files,
            taxonomies,
            unchecked,
            specs,
            lapsed,
            maps,
            notes,
        })
    }

    /// A hash of all that a partner's spec says: another one is another spec.
    #[must_use]
    pub fn print(&self, partner: usize) -> i64 {
        let text = serde_json::to_vec(&self.specs[partner]).unwrap_or_default();
        rapidhash::v3::rapidhash_v3(&text).cast_signed()
    }

    /// The number of a partner by its mapping's name.
    #[must_use]
    pub fn partner(&self, name: &str) -> Option<usize> {
        self.plan.partners().position(|known| known == name)
    }
}

/// A mapping with title, link and description of its feed: those of the shop where it says nothing else. RSS 2.0 asks for
/// all three of them (rssboard.org/rss-specification).
fn headed(config: &ShopConfig, mapping: &MappingFile) -> MappingFile {
    let mut mapping = mapping.clone();
    let website = config.website.as_deref().unwrap_or_default();
    for (name, text) in [
        ("title", &*config.name),
        ("link", website),
        ("description", &*config.name),
    ] {
        let own = mapping.feed.entry(name.to_owned());
        own.or_insert_with(|| text.to_owned());
    }
    mapping
}

/// The mappings asked for; all that are on when none is.
pub(crate) fn chosen<'s>(
    shop: &'s Shop,
    partners: &[String],
) -> Result<Vec<(&'s str, &'s MappingFile)>, Error> {
    if partners.is_empty() {
        let on = shop.mappings.iter().filter(|(_, mapping)| mapping.on);
        return Ok(on.map(|(name, mapping)| (name.as_str(), mapping)).collect());
    }
    partners
        .iter()
        .map(|wanted| {
            let found = shop.mappings.get_key_value(wanted);
            found
                .map(|(name, mapping)| (name.as_str(), mapping))
                .ok_or_else(|| no_mapping(shop, wanted))
        })
        .collect()
}

/// A mapping that the shop does not have.
pub(crate) fn no_mapping(shop: &Shop, wanted: &str) -> Error {
    let known: Vec<&str> = shop.mappings.keys().map(String::as_str).collect();
    Error::Config {
        at: "mappings".into(),
        message: trouble("no_mapping", [("mapping", wanted.to_owned())]),
        hint: trouble("mappings", [("mappings", known.join(", "))]),
    }
}

/// The spec a mapping names: one of the shop's own in `partners/`, or one that comes with Feedmill.
pub(crate) fn spec(shop: &Shop, name: &str, mapping: &MappingFile) -> Result<PartnerSpec, Error> {
    let narrowed = |spec: PartnerSpec| Ok(spec.narrowed(mapping.format.as_deref()));
    if let Some(own) = shop.specs.get(&mapping.partner) {
        return narrowed(own.clone());
    }
    match PartnerSpec::named(&mapping.partner) {
        Some(spec) => narrowed(spec.map_err(|error| Error::Config {
            at: format!("{}:{}:{}", error.file, error.line, error.column),
            message: error.message.into(),
            hint: error.hint.into(),
        })?),
        None => {
            let own = shop.specs.keys().map(String::as_str);
            let ids = PartnerSpec::builtin().iter().map(|(id, _)| *id).chain(own);
            let hint = match mappings::item::closest(&mapping.partner, ids) {
                Some(closest) => format!("did you mean \"{closest}\"?"),
                None => "see `feedmill partners`".to_owned(),
            };
            let file = format!("mappings/{name}.toml");
            let message = format!("there is no partner \"{}\"", mapping.partner);
            Err(ConfigErrors(vec![shop.error(&file, "partner", message, hint)]).into())
        }
    }
}

/// Name of a mapping's file in `out/`. Fails when there is no such mapping or partner.
pub(crate) fn output_name(shop: &Shop, name: &str) -> Result<String, Error> {
    let mapping = shop.mappings.get(name);
    let mapping = mapping.ok_or_else(|| no_mapping(shop, name))?;
    Ok(file(name, mapping, &spec(shop, name, mapping)?))
}

fn file(name: &str, mapping: &MappingFile, spec: &PartnerSpec) -> String {
    let own = mapping.file.clone();
    own.unwrap_or_else(|| format!("{name}.{}", ending(spec, mapping)))
}

fn ending(spec: &PartnerSpec, mapping: &MappingFile) -> String {
    let format = match &mapping.format {
        Some(name) => spec.format(name),
        None => spec.formats.first(),
    };
    format
        .map(|format| format.ending.clone())
        .unwrap_or_default()
}

/// Mistakes with the lines they are on.
fn pointed(shop: &Shop, mistakes: Vec<Mistake>) -> Error {
    let errors = mistakes.into_iter().map(|mistake| {
        let Mistake {
            file,
            path,
            message,
            hint,
        } = mistake;
        shop.error(&file, &path, message, hint)
    });
    ConfigErrors(errors.collect::<Vec<ConfigError>>()).into()
}

/// All tables of the shop.
pub(crate) fn tables(shop: &Shop) -> Result<HashMap<String, TableData>, Error> {
    shop.tables
        .iter()
        .map(|(name, path)| {
            let table = table(path).map_err(|error| Error::Config {
                at: shop.relative(path),
                message: format!("the table cannot be read: {error}").into(),
                hint: error.hint(),
            })?;
            Ok((name.clone(), table))
        })
        .collect()
}

fn table(path: &Path) -> Result<TableData, feeds::error::Error> {
    let options = ReadOptions {
        format: Some(feeds::options::Format::Csv),
        header_row: Some(1),
        ..ReadOptions::default()
    };
    let mut reader = feeds::open::open(path, &path.display().to_string(), &options)?.reader;
    let mut rows = Vec::new();
    reader.batches(&mut |batch, columns| {
        for record in batch.iter() {
            let mut row = vec![String::new(); columns.len()];
            for cell in record.cells() {
                record.text(cell).clone_into(&mut row[cell.column as usize]);
            }
            rows.push(row);
        }
    })?;
    let columns = reader.columns().to_vec();
    Ok(TableData { columns, rows })
}

/// The category map of a mapping; none where it names none. Fails where it names one that is not there.
pub(crate) fn category_map(
    shop: &Shop,
    name: &str,
    mapping: &MappingFile,
    tables: &HashMap<String, TableData>,
) -> Result<Option<Arc<CategoryMap>>, Error> {
    let Some(map) = mapping
        .categories
        .as_ref()
        .and_then(|categories| categories.map.as_ref())
    else {
        return Ok(None);
    };
    let wrong = |message: String, hint: &str| -> Error {
        let file = format!("mappings/{name}.toml");
        ConfigErrors(vec![shop.error(&file, "categories.map", message, hint)]).into()
    };
    let Some(table) = tables.get(map) else {
        let hint = "put the file in tables/, with the columns source_category and partner_category";
        return Err(wrong(format!("there is no table \"{map}\""), hint));
    };
    let column = |wanted: &str| table.columns.iter().position(|column| column == wanted);
    let (Some(own), Some(theirs)) = (column("source_category"), column("partner_category")) else {
        let hint = "its first line must name source_category and partner_category";
        return Err(wrong(
            format!("table \"{map}\" is not a category map"),
            hint,
        ));
    };
    let rows = table
        .rows
        .iter()
        .map(|row| (row[own].as_str(), row[theirs].as_str()));
    Ok(Some(Arc::new(CategoryMap::new(rows, None))))
}
