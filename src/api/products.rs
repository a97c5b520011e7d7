//! Products: pages of the catalog, and one product with all its fields.

use super::behind::{self, Behind};
use super::rows::Question;
use super::sessions;
use super::{ApiError, App};
use crate::catalog::{self, FieldInfo, Kind, Snapshot, SourceTexts};
use crate::export::{Products, count};
use crate::mill::Mill;
use crate::session;
use crate::shop::Shop;
use mappings::config::{ActionConfig, ConditionConfig, RuleConfig};
use mappings::fields;
use mappings::plan::LabelTrace;
use mappings::rows::Rows;
use rapidhash::v3::rapidhash_v3;
use roaring::RoaringTreemap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Most products of a page.
const PAGE: u32 = 200;

/// A page of the catalog.
#[derive(Deserialize, JsonSchema)]
pub(super) struct PageRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Words that must all be in a product.
    #[serde(default)]
    pub search: String,
    /// What must hold for a product, as in a rule; labels may be asked for too.
    #[serde(default)]
    pub only: Option<ConditionConfig>,
    /// Only the products behind a number of another screen.
    #[serde(default)]
    pub behind: Option<Behind>,
    /// The field to sort by; in the order of the sources when left out.
    pub sort: Option<String>,
    /// The highest first.
    #[serde(default)]
    pub descending: bool,
    /// Products to pass over.
    #[serde(default)]
    pub skip: u64,
    /// Products to show, at most 200.
    pub limit: u32,
    /// The fields to show.
    pub fields: Vec<String>,
}

/// Some products.
#[derive(Serialize, JsonSchema)]
pub(super) struct Page {
    /// Products in the catalog.
    pub total: u64,
    /// Products that the search found.
    pub found: u64,
    /// All fields of the catalog.
    pub fields: Vec<FieldInfo>,
    /// The products.
    pub rows: Vec<PageRow>,
}

/// A product of a page.
#[derive(Serialize, JsonSchema)]
pub(super) struct PageRow {
    /// Its id.
    pub id: String,
    /// Its values, in the order of the fields that were asked for. Numbers with a decimal point.
    pub values: Vec<Option<String>>,
}

/// A product of a shop.
#[derive(Deserialize, JsonSchema)]
pub(super) struct ProductRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Its id.
    pub id: String,
}

/// A product with all its fields.
#[derive(Serialize, JsonSchema)]
pub(super) struct Product {
    /// Its id.
    pub id: String,
    /// The source it comes from.
    pub from: String,
    /// Line in it, from 1; 0 when it has no lines.
    pub line: u64,
    /// Record in it, from 1.
    pub item: u64,
    /// Its fields that are filled.
    pub fields: Vec<ProductValue>,
}

/// A field of a product.
#[derive(Serialize, JsonSchema)]
pub(super) struct ProductValue {
    /// The field.
    pub name: String,
    /// What its values are.
    pub kind: Kind,
    /// Its value.
    pub value: String,
    /// The source's own text, where it reads differently.
    pub source: Option<String>,
    /// A product field that is never sent unless a mapping says so expressly.
    pub private: bool,
}

/// The rows for which a condition holds, as a rule before all shared ones would count them.
fn matching(
    app: &App,
    shop: &Shop,
    snapshot: &Snapshot,
    only: &ConditionConfig,
) -> Result<(u64, Arc<RoaringTreemap>), ApiError> {
    const NAME: &str = "shown in the list";
    let now = app.now().with_time_zone(shop.zone()?);
    let mut asking = shop.clone();
    let rule = RuleConfig {
        then: vec![ActionConfig {
            comment: Some(String::new()),
            ..ActionConfig::default()
        }],
        ..RuleConfig::new(NAME, only.clone())
    };
    // What other rules leave out or change is not asked: this is the catalog.
    asking.rules.rules = vec![rule];
    for source in asking.sources.values_mut() {
        source.rules.clear();
    }
    let key = format!(
        "{only:?} {:?} {:?} {} {}",
        shop.labels,
        shop.rules.segments,
        now.date(),
        snapshot.path().display(),
    );
    let key = rapidhash_v3(key.as_bytes());
    let rows = app.orders.matching.get(key, || {
        let mill = Mill::shared(&asking, snapshot.fields(), &now)
            .map_err(|error| session::of_condition(error, "filter"))?;
        let answers = mill.plan.survey(&Products(snapshot), app.threads)?;
        let (_, shared) = count(&mill.plan, &answers, snapshot, &[], app.threads)?;
        let place = mill.plan.shared_rules().position(|name| name == NAME);
        let found = place.and_then(|place| shared.into_iter().nth(place));
        Ok(found.map(|rule| rule.matched).unwrap_or_default())
    });
    Ok((key, rows?))
}

/// Those rows of a condition that are among these, with a print of the rows themselves.
fn narrowed(
    only: Option<(u64, Arc<RoaringTreemap>)>,
    rows: &RoaringTreemap,
) -> (u64, Arc<RoaringTreemap>) {
    let rows = only.map_or_else(|| rows.clone(), |(_, only)| &*only & rows);
    let mut bytes = Vec::new();
    // Writing to memory cannot fail.
    let _ = rows.serialize_into(&mut bytes);
    (rapidhash_v3(&bytes), Arc::new(rows))
}

pub(super) fn page(app: &Arc<App>, request: PageRequest) -> Result<Page, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let snapshot = sessions::catalog(&shop)?;
    let only = match &request.only {
        Some(only) => Some(matching(app, &shop, &snapshot, only)?),
        None => None,
    };
    let only = match &request.behind {
        Some(behind) => Some(narrowed(only, &*behind::rows(app, &shop, behind)?)),
        None => only,
    };
    let question = Question {
        snapshot: snapshot.path().to_owned(),
        words: Question::words(&request.search),
        only,
        sort: request.sort.filter(|sort| snapshot.field(sort).is_some()),
        descending: request.descending,
    };
    let order = app.orders.order(&snapshot, &question, app.threads)?;
    let total = snapshot.rows();
    let found = order.as_ref().map_or(total, |order| order.len() as u64);
    let end = (request.skip + u64::from(request.limit.min(PAGE))).min(found);
    let wanted = (request.skip..end).map(|place| match &order {
        Some(order) => u64::from(order[place as usize]),
        None => place,
    });
    let mut fields = vec![snapshot.field("id")];
    fields.extend(request.fields.iter().map(|name| snapshot.field(name)));
    let mut rows = Vec::new();
    let mut open: Option<(usize, catalog::Batch)> = None;
    for row in wanted {
        let Some((batch, within)) = snapshot.locate(row) else {
            break;
        };
        if open.as_ref().is_none_or(|(number, _)| *number != batch) {
            open = Some((batch, snapshot.batch(batch, &fields)?));
        }
        let Some((_, values)) = &open else { break };
        let text = |field: usize| {
            let value = values.value(field, within);
            (!value.is_missing()).then(|| value.to_text().into_owned())
        };
        rows.push(PageRow {
            id: text(0).unwrap_or_default(),
            values: (1..fields.len()).map(text).collect(),
        });
    }
    Ok(Page {
        total,
        found,
        fields: snapshot.fields().to_vec(),
        rows,
    })
}

pub(super) fn labels(app: &Arc<App>, request: ProductRequest) -> Result<Vec<LabelTrace>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    Ok(sessions::labels_of(app, &shop, &request.id)?)
}

pub(super) fn product(_: &Arc<App>, request: ProductRequest) -> Result<Product, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let snapshot = sessions::catalog(&shop)?;
    let Some((row, (batch, within))) = snapshot
        .find(&request.id)?
        .and_then(|row| Some((row, snapshot.locate(row)?)))
    else {
        let with = [("id", request.id.clone())];
        return Err(ApiError::asked("no_product", with, "search_product"));
    };
    let all: Vec<Option<usize>> = (0..snapshot.fields().len()).map(Some).collect();
    let values = snapshot.batch(batch, &all)?;
    let sources = SourceTexts::new(&snapshot, batch)?;
    let mut told = Vec::new();
    for (index, field) in snapshot.fields().iter().enumerate() {
        let value = values.value(index, within);
        let source = sources.text(index, within);
        let text = value.to_text().into_owned();
        if value.is_missing() && source.is_none() {
            continue;
        }
        told.push(ProductValue {
            name: field.name.clone(),
            kind: field.kind,
            source: source.filter(|source| *source != text),
            value: text,
            private: fields::find(&field.name).is_some_and(|field| field.private),
        });
    }
    let origin = snapshot.origin(row)?;
    let from = origin.and_then(|origin| shop.sources.keys().nth(usize::from(origin.source)));
    Ok(Product {
        id: request.id,
        from: from.cloned().unwrap_or_default(),
        line: origin.map_or(0, |origin| origin.line),
        item: origin.map_or(0, |origin| origin.item),
        fields: told,
    })
}
