//! Bids on the door: how a partner takes them, what the mapping bids, and another bid tried before it is saved.

use super::outcome::{self, MappingRequest};
use super::sessions;
use super::{ApiError, App, Nothing, edits};
use crate::mill;
use crate::notes::Note;
use mappings::config::{BidConfig, MappingFile};
use mappings::partners::Bid;
use mappings::plan::BidTrace;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Bids of a mapping.
#[derive(Serialize, JsonSchema)]
pub(super) struct BidsTold {
    /// How the partner takes bids, and in which attributes.
    pub takes: Bid,
    /// The currency of the amounts.
    pub currency: String,
    /// The bids in the order of the file: name and what is bid.
    pub bids: Vec<(String, BidConfig)>,
}

/// A bid to be set.
#[derive(Deserialize, JsonSchema)]
pub(super) struct BidRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping.
    pub mapping: String,
    /// Name of the bid: of its attribute where the partner takes it in the feed.
    pub bid: String,
    /// What is bid; the bid is taken away when left out.
    pub config: Option<BidConfig>,
}

/// A bid to be tried on some products.
#[derive(Deserialize, JsonSchema)]
pub(super) struct TryBidRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping.
    pub mapping: String,
    /// Name of the bid.
    pub bid: String,
    /// What is bid.
    pub config: BidConfig,
    /// Products, at most 20.
    pub products: Vec<String>,
}

/// What is bid for a product.
#[derive(Serialize, JsonSchema)]
pub(super) struct BidTried {
    /// The product's id.
    pub product: String,
    /// Whether the partner gets the product.
    pub included: bool,
    /// How its bid comes about.
    pub bid: Option<BidTrace>,
}

fn mapping(shop: &crate::shop::Shop, name: &str) -> Result<MappingFile, ApiError> {
    match shop.mappings.get(name) {
        Some(mapping) => Ok(mapping.clone()),
        None => Err(mill::no_mapping(shop, name).into()),
    }
}

pub(super) fn bids(_: &Arc<App>, request: MappingRequest) -> Result<BidsTold, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let mapping = mapping(&shop, &request.mapping)?;
    let takes = mill::spec(&shop, &request.mapping, &mapping)?.bid;
    Ok(BidsTold {
        takes,
        currency: shop.config.currency.clone(),
        bids: mapping.bids.into_iter().collect(),
    })
}

/// The mapping with another bid, and how its feed would be made. Fails with what is wrong with the bid.
fn with(
    app: &App,
    folder: &str,
    name: &str,
    bid: &str,
    config: Option<BidConfig>,
) -> Result<(MappingFile, Option<Arc<sessions::Looked>>), ApiError> {
    let mut shop = sessions::shop(folder)?;
    let mut changed = mapping(&shop, name)?;
    match config {
        Some(config) => drop(changed.bids.insert(bid.to_owned(), config)),
        None => drop(changed.bids.shift_remove(bid)),
    }
    shop.mappings.insert(name.to_owned(), changed.clone());
    match sessions::session(app, &shop, name) {
        Ok(looked) => Ok((changed, Some(looked))),
        // Before the first import nothing can be tried.
        Err(error) if error.at == "catalog" => Ok((changed, None)),
        Err(error) => Err(error),
    }
}

pub(super) fn try_bid(app: &Arc<App>, request: TryBidRequest) -> Result<Vec<BidTried>, ApiError> {
    let TryBidRequest {
        shop,
        mapping,
        bid,
        config,
        products,
    } = request;
    let (_, looked) = with(app, &shop, &mapping, &bid, Some(config))?;
    let Some(looked) = looked else {
        return Err(sessions::never_read().into());
    };
    let tried = products.into_iter().take(20).map(|product| {
        let explanation = outcome::story(&looked, &product)?.explanation;
        Ok(BidTried {
            product,
            included: explanation.included,
            bid: explanation.bids.into_iter().find(|one| one.bid == bid),
        })
    });
    tried.collect()
}

pub(super) fn set(app: &Arc<App>, request: BidRequest) -> Result<Nothing, ApiError> {
    let BidRequest {
        shop,
        mapping,
        bid,
        config,
    } = request;
    let (changed, _) = with(app, &shop, &mapping, &bid, config.clone())?;
    let note = match config {
        Some(_) => Note::bid_set(&mapping, &bid),
        None => Note::bid_removed(&mapping, &bid),
    };
    let file = format!("mappings/{mapping}.toml");
    edits::draft(app, &sessions::shop(&shop)?, &file, &changed, note)?;
    Ok(Nothing {})
}
