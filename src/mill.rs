//! The mill of a shop: its files and a catalog's fields compiled into a plan, with what the partners' specs need
//! (tables, category maps, taxonomies).

use crate::catalog::FieldInfo;
use crate::error::Error;
use crate::report::Remark;
use crate::shop::{ConfigError, ConfigErrors, Shop, ShopConfig};
use crate::stock::Stock;
use crate::taxonomy::{self, Lapsed};
use crate::troubles::trouble;
use jiff::Zoned;
use mappings::categories::{CategoryMap, Taxonomy};
use mappings::config::MappingFile;
use mappings::context::Context;
use mappings::partners::PartnerSpec;
use mappings::plan::{Mistake, PartnerInput, Plan, ShopInput, compile};
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
    pub specs: Vec<Arc<PartnerSpec>>,
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
        let chosen = chosen(shop, partners)?;
        Self::of(&Stock::of(shop, &chosen)?, shop, fields, &chosen, now)
    }

    /// The same for one mapping, with what was read for it before.
    pub(crate) fn with(
        stock: &Stock,
        shop: &Shop,
        fields: &[FieldInfo],
        partner: &str,
        now: &Zoned,
    ) -> Result<Self, Error> {
        let chosen = chosen(shop, &[partner.to_owned()])?;
        Self::of(stock, shop, fields, &chosen, now)
    }

    /// Compiles a shop's labels and shared rules, without any partner.
    pub fn shared(shop: &Shop, fields: &[FieldInfo], now: &Zoned) -> Result<Self, Error> {
        Self::of(&Stock::of(shop, &[])?, shop, fields, &[], now)
    }

    fn of(
        stock: &Stock,
        shop: &Shop,
        fields: &[FieldInfo],
        chosen: &[(&str, &MappingFile)],
        now: &Zoned,
    ) -> Result<Self, Error> {
        let Stock {
            specs,
            tables,
            taxonomies,
            unchecked,
            maps,
            ..
        } = stock;
        let mut notes = stock.notes.clone();
        let mut lapsed = Vec::new();
        for (((_, mapping), spec), (taxonomy, map)) in
            chosen.iter().zip(specs).zip(taxonomies.iter().zip(maps))
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
            tables,
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
            .zip(specs)
            .map(|((name, mapping), spec)| file(name, mapping, spec))
            .collect();
        Ok(Self {
            plan,
            files,
            taxonomies: taxonomies.clone(),
            unchecked: unchecked.clone(),
            specs: specs.clone(),
            lapsed,
            maps: maps.clone(),
            notes,
        })
    }

    /// A hash of all that a partner's spec says: another one is another spec.
    #[must_use]
    pub fn print(&self, partner: usize) -> i64 {
        let text = serde_json::to_vec(&*self.specs[partner]).unwrap_or_default();
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
