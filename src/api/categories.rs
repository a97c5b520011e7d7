//! Categories of a partner: the shop's own with their products, what the map makes of each, suggestions from the
//! partner's list. Setting them is in `set`.

mod set;

pub(super) use set::set;

use super::kept::once;
use super::outcome::MappingRequest;
use super::sessions::{self, Looked};
use super::turn::later;
use super::{ApiError, App};
use crate::error::Error;
use crate::export::{self, export};
use crate::mill;
use crate::shop::Shop;
use crate::stock;
use crate::taxonomy::{self, Lists};
use indexmap::IndexMap;
use mappings::categories::{Category, CategoryMap, Found, Suggester, Taxonomy};
use mappings::config::{CategoriesConfig, MappingFile};
use mappings::partners::PartnerSpec;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::sync::Arc;

/// Most categories without a target that get a suggestion at once; for others it is asked one by one.
const SUGGESTED: usize = 200;
/// Most categories of the partner that a search finds.
const FOUND: usize = 30;

/// The shop's categories against a partner's.
#[derive(Serialize, JsonSchema)]
pub(super) struct CategoriesTold {
    /// What the partner's list is called; empty when it has none.
    pub name: String,
    /// Version of the list, as it says itself.
    pub version: String,
    /// Categories in the partner's list; 0 when it is not at hand.
    pub size: u64,
    /// Why the list is not at hand; empty when it is.
    pub missing: String,
    /// Whether an attribute of the feed is filled from the map.
    pub used: bool,
    /// The map's file, relative to the shop folder.
    pub file: String,
    /// The shop's own categories: those without a target first, then by products.
    pub own: Vec<OwnCategory>,
}

/// One of the shop's categories.
#[derive(Serialize, JsonSchema)]
pub(super) struct OwnCategory {
    /// Its levels from the root, joined by ` > `; empty for products without a category.
    pub category: String,
    /// Products of exactly this category that go to the partner.
    pub products: u64,
    /// How the map finds the partner's category.
    pub how: How,
    /// The partner's category.
    pub target: Option<TargetTold>,
    /// The best suggestion, where there is no target yet.
    pub suggested: Option<TargetTold>,
}

impl OwnCategory {
    /// Nobody said yet what it is at the partner.
    fn lacks(&self) -> bool {
        self.how <= How::Default && self.products > 0
    }
}

/// How a category is found in the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum How {
    /// Not at all.
    None,
    /// No row fits, so the default holds.
    Default,
    /// By a row with `*`.
    Pattern,
    /// By the row of a parent.
    Parent,
    /// By its own row.
    Own,
}

/// A category of the partner.
#[derive(Serialize, JsonSchema)]
pub(super) struct TargetTold {
    /// What is written in the map: its number, or its path where it has none.
    pub category: String,
    /// Its levels from the root; what is written where the list does not have it.
    pub path: String,
    /// Whether the partner's list has it; also true when the list is not at hand.
    pub known: bool,
    /// How well it fits, from 0 to 1; 0 when it was not compared.
    pub score: f32,
}

/// A search in the partner's list.
#[derive(Deserialize, JsonSchema)]
pub(super) struct FindCategoriesRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping.
    pub mapping: String,
    /// The shop's category for which one is sought.
    pub category: String,
    /// Words or a number to be found; when empty, what fits the shop's category.
    #[serde(default)]
    pub search: String,
}

/// What is needed to tell about categories.
struct Desk {
    shop: Shop,
    mapping: MappingFile,
    spec: PartnerSpec,
    /// The partner's list, or why it is not at hand.
    list: Result<Arc<Taxonomy>, String>,
}

impl Desk {
    fn open(folder: &str, name: &str) -> Result<Self, ApiError> {
        let shop = sessions::shop(folder)?;
        let Some(mapping) = shop.mappings.get(name) else {
            return Err(mill::no_mapping(&shop, name).into());
        };
        let mapping = mapping.clone();
        let spec = mill::spec(&shop, name, &mapping)?;
        let mut asking = mapping.clone();
        asking.categories.get_or_insert_default();
        let list = match taxonomy::of(&shop, &asking, &spec, &mut Lists::default()) {
            Ok(Some(list)) => Ok(list),
            Ok(None) => Err(String::new()),
            Err(error) => Err(error.to_string()),
        };
        Ok(Self {
            shop,
            mapping,
            spec,
            list,
        })
    }

    /// Name of the map in `tables/`: the mapping's, or the one it will have.
    fn map_name(&self, mapping: &str) -> String {
        let categories = self.mapping.categories.as_ref();
        let named = categories.and_then(|categories| categories.map.clone());
        named.unwrap_or_else(|| format!("{mapping}-categories"))
    }

    /// The map as it is; empty when the mapping has none.
    fn map(&self, mapping: &str) -> Result<CategoryMap, Error> {
        let found = stock::category_map(
            &self.shop,
            mapping,
            &self.mapping,
            &stock::tables(&self.shop)?,
        )?;
        let default = self.mapping.categories.as_ref();
        let default = default.and_then(|categories| categories.default.clone());
        Ok(match found {
            Some(map) => CategoryMap::clone(&map).with_default(default),
            None => CategoryMap::new(std::iter::empty::<(&str, &str)>(), default),
        })
    }

    fn told(&self, written: &str) -> TargetTold {
        let found = self.list.as_ref().ok().map(|list| list.find(written));
        TargetTold {
            category: written.to_owned(),
            path: match found.flatten() {
                Some(category) => category.path.clone(),
                None => written.to_owned(),
            },
            known: !matches!(found, Some(None)),
            score: 0.0,
        }
    }
}

/// What stands in a map for a category.
fn written(category: &Category) -> String {
    match category.id.as_str() {
        "" => category.path.clone(),
        id => id.to_owned(),
    }
}

fn scored(category: &Category, score: f32) -> TargetTold {
    TargetTold {
        category: written(category),
        path: category.path.clone(),
        known: true,
        score,
    }
}

fn levels(category: &str) -> Vec<&str> {
    category.split('>').map(str::trim).collect()
}

/// The shop's categories with the products that go to the partner: those that a map without rows does not find.
fn own(app: &App, desk: &Desk, name: &str) -> Result<Arc<Vec<(String, u64)>>, ApiError> {
    let mut bare = desk.shop.clone();
    if let Some(mapping) = bare.mappings.get_mut(name) {
        let from = mapping.categories.take().and_then(|config| config.from);
        mapping.categories = Some(CategoriesConfig {
            from,
            ..CategoriesConfig::default()
        });
    }
    // What is assigned does not change the counts, so that they are kept meanwhile.
    bare.tables.remove(&desk.map_name(name));
    let looked = sessions::session(app, &bare, name).or_else(|_| {
        bare.tables.clone_from(&desk.shop.tables);
        sessions::session(app, &bare, name)
    })?;
    Ok(once(&looked.categories, || {
        later(|| counted(&looked, app.threads))
    })?)
}

fn counted(looked: &Looked, threads: usize) -> Result<Vec<(String, u64)>, Error> {
    let session = &looked.session;
    let target = export::Target {
        partner: 0,
        path: None,
    };
    let (feeds, _) = export(
        &session.mill.plan,
        &session.answers,
        &session.snapshot,
        &[target],
        threads,
        &mut |_| Ok(()),
    )?;
    let counts = feeds.into_iter().next().map(|feed| feed.counts.unmapped);
    Ok(counts.unwrap_or_default().into_iter().collect())
}

pub(super) fn categories(
    app: &Arc<App>,
    request: MappingRequest,
) -> Result<CategoriesTold, ApiError> {
    let name = &request.mapping;
    let desk = Desk::open(&request.shop, name)?;
    let map = desk.map(name)?;
    let counted = own(app, &desk, name)?;
    let mut all: IndexMap<String, u64> = counted.iter().cloned().collect();
    // Categories that only have others below them may have a row all the same.
    for (category, _) in counted.iter() {
        let levels = levels(category);
        for depth in 1..levels.len() {
            all.entry(levels[..depth].join(" > ")).or_default();
        }
    }
    let mut own: Vec<OwnCategory> = all
        .iter()
        .map(|(category, products)| {
            let found = map.look(category);
            OwnCategory {
                category: category.clone(),
                products: *products,
                how: match found {
                    Found::Unmapped => How::None,
                    Found::Default(_) => How::Default,
                    Found::Wildcard(_) => How::Pattern,
                    Found::Parent(_) => How::Parent,
                    Found::Exact(_) => How::Own,
                },
                target: found.category().map(|written| desk.told(written)),
                suggested: None,
            }
        })
        .collect();
    own.sort_by(|a, b| {
        let order = |one: &OwnCategory| (!one.lacks(), std::cmp::Reverse(one.products));
        order(a)
            .cmp(&order(b))
            .then_with(|| a.category.cmp(&b.category))
    });
    if let Ok(list) = &desk.list
        && own.iter().any(OwnCategory::lacks)
    {
        let suggester = Suggester::new(list).learn(list, map.pairs());
        let lacking = own.iter_mut().filter(|one| one.lacks());
        for one in lacking.take(SUGGESTED) {
            let best = suggester.suggest(&levels(&one.category), "", 1);
            one.suggested = best.first().map(|best| scored(best.category, best.score));
        }
    }
    let list = desk.spec.taxonomy.as_ref();
    let fields = &desk.mapping.fields;
    let left = desk.spec.attributes.iter();
    let left = left.filter(|attribute| !fields.contains_key(&attribute.name));
    let values = left.filter_map(|attribute| attribute.from.as_ref());
    Ok(CategoriesTold {
        name: list.map(|list| list.name.clone()).unwrap_or_default(),
        version: match &desk.list {
            Ok(list) => list.version.clone(),
            Err(_) => String::new(),
        },
        size: desk.list.as_ref().map_or(0, |list| list.len() as u64),
        missing: desk.list.as_ref().err().cloned().unwrap_or_default(),
        used: fields.values().chain(values).any(|value| {
            let value = serde_json::to_value(value);
            value.is_ok_and(|value| takes_category(&value))
        }),
        file: format!("tables/{}.csv", desk.map_name(name)),
        own,
    })
}

/// Whether a value, or one inside it, is the partner's category.
fn takes_category(value: &Json) -> bool {
    match value {
        Json::Object(members) => {
            members.get("category") == Some(&Json::Bool(true))
                || members.values().any(takes_category)
        }
        Json::Array(values) => values.iter().any(takes_category),
        _ => false,
    }
}

pub(super) fn find(
    _: &Arc<App>,
    request: FindCategoriesRequest,
) -> Result<Vec<TargetTold>, ApiError> {
    let desk = Desk::open(&request.shop, &request.mapping)?;
    let Ok(list) = &desk.list else {
        return Ok(Vec::new());
    };
    let search = request.search.trim().to_lowercase();
    if search.is_empty() {
        let map = desk.map(&request.mapping)?;
        let suggester = Suggester::new(list).learn(list, map.pairs());
        let found = suggester.suggest(&levels(&request.category), "", FOUND / 3);
        return Ok(found
            .iter()
            .map(|one| scored(one.category, one.score))
            .collect());
    }
    let words: Vec<&str> = search.split_whitespace().collect();
    let mut found: Vec<(bool, usize, &Category)> = list
        .iter()
        .filter_map(|category| {
            let path = category.path.to_lowercase();
            let has = category.id == search || words.iter().all(|word| path.contains(word));
            let last = path.rsplit(" > ").next().unwrap_or_default();
            let above = !words.iter().any(|word| last.contains(word));
            has.then_some((above, path.len(), category))
        })
        .collect();
    // What has a word in its own name before what only lies below such a one; the shorter path first.
    found.sort_by_key(|(above, length, _)| (*above, *length));
    Ok(found
        .into_iter()
        .take(FOUND)
        .map(|(_, _, category)| scored(category, 0.0))
        .collect())
}
