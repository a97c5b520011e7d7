//! Compiles a shop: source rules, shared rules, labels, then each partner's mapping.

use super::build::{Builder, Environment, Known, Mistake};
use super::graph::NodeId;
use super::rules::{Level, Rules};
use super::table::TableData;
use super::{Partner, Plan};
use crate::categories::{CategoryMap, Taxonomy};
use crate::config::{ConditionConfig, LabelsFile, MappingFile, RuleConfig, RulesFile};
use crate::context::Context;
use crate::partners::PartnerSpec;
use hashbrown::HashMap;
use indexmap::IndexMap;
use serde_json::{Map, Value as Json};
use std::sync::Arc;

/// The parts of a shop that all partners share.
pub struct ShopInput<'s> {
    /// Fields of the catalog.
    pub fields: &'s [String],
    /// `labels.toml`.
    pub labels: &'s LabelsFile,
    /// `rules.toml`.
    pub rules: &'s RulesFile,
    /// Rules of the sources: number of the source, name of its file, its rules.
    pub source_rules: &'s [(i64, String, Vec<RuleConfig>)],
    /// `tables/*.csv` by name without ending.
    pub tables: &'s HashMap<String, TableData>,
    /// The shop's own surroundings, with the run's "now".
    pub context: Context,
}

/// One partner feed.
pub struct PartnerInput<'s> {
    /// Name of the mapping's file without ending.
    pub name: &'s str,
    /// The mapping.
    pub mapping: &'s MappingFile,
    /// The partner's spec.
    pub spec: &'s PartnerSpec,
    /// Its map of categories, where the mapping names one.
    pub categories: Option<Arc<CategoryMap>>,
    /// The partner's taxonomy, where it is at hand: categories are then checked.
    pub taxonomy: Option<&'s Taxonomy>,
}

/// Compiles the shop and its partners. All mistakes are found before giving up.
pub fn compile(shop: &ShopInput<'_>, partners: &[PartnerInput<'_>]) -> Result<Plan, Vec<Mistake>> {
    let no_category = Known {
        catalog: shop.fields,
        labels: &shop.labels.labels,
        segments: &shop.rules.segments,
        tables: shop.tables,
    };
    let mut builder = Builder::new(no_category);
    let mut contexts = vec![shop.context.clone()];
    let mut env = Environment::default();
    let mut shared = Rules::default();
    let today = shop.context.now.date();
    for (number, file, rules) in shop.source_rules {
        builder.file.clone_from(file);
        let from_source = ConditionConfig {
            field: Some("source".into()),
            is: Some("equals".into()),
            arguments: Map::from_iter([("value".to_owned(), Json::from(*number))]),
            ..ConditionConfig::default()
        };
        let only = builder.condition(&from_source, &env, "rules");
        builder.rules(
            rules,
            Level::Source,
            Some(only),
            today,
            &mut env,
            &mut shared,
        );
    }
    builder.file = "rules.toml".into();
    builder.rules(
        &shop.rules.rules,
        Level::Shared,
        None,
        today,
        &mut env,
        &mut shared,
    );
    // Every segment is compiled, used or not, so that its mistakes are told.
    for (name, segment) in &shop.rules.segments {
        builder.condition(segment, &env, &format!("segments.{name}"));
    }
    let labels: Vec<(String, NodeId, NodeId)> = shop
        .labels
        .labels
        .keys()
        .map(|name| {
            builder.file = "labels.toml".into();
            let band = builder.named(&format!("label/{name}"), &env, name);
            let value = builder.named(&format!("label/{name}/value"), &env, name);
            (name.clone(), band, value)
        })
        .collect();
    let env = Arc::new(env);
    let mut compiled: Vec<Partner> = partners
        .iter()
        .filter_map(|partner| {
            builder.file = format!("mappings/{}.toml", partner.name);
            let own = Context {
                language: partner
                    .mapping
                    .language
                    .clone()
                    .unwrap_or_else(|| shop.context.language.clone()),
                country: partner
                    .mapping
                    .country
                    .clone()
                    .unwrap_or_else(|| shop.context.country.clone()),
                currency: partner
                    .mapping
                    .currency
                    .clone()
                    .unwrap_or_else(|| shop.context.currency.clone()),
                ..shop.context.clone()
            };
            let context = contexts
                .iter()
                .position(|known| *known == own)
                .unwrap_or_else(|| {
                    contexts.push(own);
                    contexts.len() - 1
                });
            builder.partner(
                partner,
                &env,
                &shared.decisions,
                &contexts[context],
                context,
            )
        })
        .collect();
    if !builder.mistakes.is_empty() {
        return Err(builder.mistakes);
    }
    let mut graph = builder.graph;
    let roots: Vec<NodeId> = compiled
        .iter()
        .flat_map(Partner::roots)
        .chain(shared.roots())
        .chain(labels.iter().flat_map(|&(_, band, value)| [band, value]))
        .chain(graph.surveys.iter().flat_map(|survey| {
            [Some(survey.value), survey.by, survey.only]
                .into_iter()
                .flatten()
        }))
        .collect();
    graph.assign_slots(roots);
    let shared_checks = share_checks(&mut compiled);
    Ok(Plan {
        graph,
        contexts,
        shared,
        labels,
        partners: compiled,
        shared_checks,
    })
}

/// Finds the checks that several attributes have alike, so that equal values are checked once. Returns how many.
fn share_checks(partners: &mut [Partner]) -> usize {
    let mut users: IndexMap<(usize, String), Vec<(usize, usize)>> = IndexMap::new();
    for (number, partner) in partners.iter().enumerate() {
        for (attribute, alike) in partner.checker.alike().enumerate() {
            let key = (partner.context, alike.to_owned());
            users.entry(key).or_default().push((number, attribute));
        }
    }
    users.retain(|_, users| users.len() > 1);
    for (number, users) in (0..).zip(users.values()) {
        for &(partner, attribute) in users {
            partners[partner].checker.share(attribute, number);
        }
    }
    users.len()
}

impl Rules {
    /// All nodes that must be known to tell what the rules do.
    pub(crate) fn roots(&self) -> impl Iterator<Item = NodeId> {
        let changes = self.rules.iter().flat_map(|rule| {
            rule.changes
                .iter()
                .flat_map(|&(_, before, after)| [before, after])
                .chain([rule.condition])
        });
        changes.chain(self.decisions.iter().map(|decision| decision.condition))
    }
}

impl Partner {
    /// The nodes that decide which products are in.
    pub(crate) fn verdict_roots(&self) -> impl Iterator<Item = NodeId> {
        self.verdicts
            .iter()
            .map(|verdict| verdict.condition)
            .chain(self.explode)
    }

    /// The nodes of the bids and of the category they are summed up by.
    pub(crate) fn bid_roots(&self) -> impl Iterator<Item = NodeId> {
        let steps = |bid: &super::bids::Bid| {
            let rules: Vec<NodeId> = bid
                .rules
                .iter()
                .flat_map(|rule| [rule.condition, rule.after])
                .chain([bid.base, bid.amount])
                .collect();
            rules
        };
        self.bids.iter().flat_map(steps).chain(self.sheet)
    }

    fn roots(&self) -> impl Iterator<Item = NodeId> {
        let values = self.attributes.iter().copied().chain(self.bid_roots());
        let category = self
            .category
            .iter()
            .flat_map(|&(own, partner)| [own, partner]);
        values
            .chain(self.verdict_roots())
            .chain(self.rules.roots())
            .chain(category)
    }
}
