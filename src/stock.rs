//! What a mill is compiled with besides a shop's settings: specs, tables, lists of categories and category maps. They change
//! less often than settings and are long, so that who compiles again and again keeps them. Compiles nothing.

use crate::error::Error;
use crate::mill::spec;
use crate::report::Remark;
use crate::shop::{ConfigErrors, Shop};
use crate::taxonomy::{self, Lists};
use feeds::options::ReadOptions;
use hashbrown::HashMap;
use mappings::categories::{CategoryMap, Taxonomy};
use mappings::config::MappingFile;
use mappings::partners::PartnerSpec;
use mappings::plan::TableData;
use std::path::Path;
use std::sync::Arc;

/// The stock of some mappings of a shop; lists are in their order.
pub(crate) struct Stock {
    pub(crate) specs: Vec<Arc<PartnerSpec>>,
    /// All tables of the shop, by name.
    pub(crate) tables: HashMap<String, TableData>,
    /// Each partner's list of categories, where it is at hand.
    pub(crate) taxonomies: Vec<Option<Arc<Taxonomy>>>,
    /// Of each partner, whether its list should be there and is not.
    pub(crate) unchecked: Vec<bool>,
    /// Each partner's category map, where its mapping has one.
    pub(crate) maps: Vec<Option<Arc<CategoryMap>>>,
    /// Of the lists that should be there: why they are not.
    pub(crate) notes: Vec<Remark>,
}

impl Stock {
    /// Reads it. Fails where a spec or a map is named that is not there, or a table cannot be read.
    pub(crate) fn of(shop: &Shop, chosen: &[(&str, &MappingFile)]) -> Result<Self, Error> {
        let specs = chosen
            .iter()
            .map(|(name, mapping)| spec(shop, name, mapping).map(Arc::new))
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
        Ok(Self {
            specs,
            tables,
            taxonomies,
            unchecked,
            maps,
            notes,
        })
    }
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
