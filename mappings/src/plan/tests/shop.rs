//! A small shop in memory for the engine's tests: products as JSON, in stretches of three.

use super::super::*;
use crate::config::{LabelsFile, MappingFile, RulesFile};
use crate::partners::PartnerSpec;
use crate::rows::Rows;
use crate::value::Value;
use feeds::record::Records;
use hashbrown::HashMap;
use indexmap::IndexMap;
use rust_decimal::Decimal;
use serde_json::Value as Json;

/// Products as JSON objects, in stretches of three.
pub(super) struct Shelf {
    pub(super) products: Vec<Json>,
}

struct Stretch<'s> {
    names: Vec<String>,
    pub(super) products: &'s [Json],
    first: u64,
}

impl Rows for Stretch<'_> {
    fn len(&self) -> usize {
        self.products.len()
    }
    fn first(&self) -> u64 {
        self.first
    }
    fn value(&self, field: usize, row: usize) -> Value<'_> {
        self.products[row]
            .get(&self.names[field])
            .map_or(Value::Missing, build::literal)
    }
}

impl Catalog for Shelf {
    type Error = std::convert::Infallible;
    fn stretches(&self) -> usize {
        self.products.len().div_ceil(3)
    }
    fn rows<'c>(
        &'c self,
        stretch: usize,
        names: &[String],
        _: &[usize],
    ) -> Result<Box<dyn Rows + 'c>, Self::Error> {
        let first = stretch * 3;
        let end = (first + 3).min(self.products.len());
        Ok(Box::new(Stretch {
            names: names.to_vec(),
            products: &self.products[first..end],
            first: first as u64,
        }))
    }
}

fn context() -> Context {
    Context {
        now: "2026-11-22T09:00[Europe/Amsterdam]".parse().unwrap(),
        language: "nl".into(),
        country: "NL".into(),
        currency: "EUR".into(),
        vat_rate: Decimal::from(21),
    }
}

pub(super) struct Shop {
    pub(super) labels: LabelsFile,
    pub(super) rules: RulesFile,
    pub(super) tables: HashMap<String, TableData>,
    pub(super) mappings: Vec<MappingFile>,
    pub(super) shelf: Shelf,
}

impl Shop {
    pub(super) fn new(products: Json, rules: &str, mappings: &[&str]) -> Self {
        Self {
            labels: LabelsFile::default(),
            rules: toml::from_str(rules).unwrap(),
            tables: HashMap::new(),
            mappings: mappings
                .iter()
                .map(|text| toml::from_str(text).unwrap())
                .collect(),
            shelf: Shelf {
                products: products.as_array().unwrap().clone(),
            },
        }
    }

    pub(super) fn compile(&self) -> Result<Plan, Vec<Mistake>> {
        let mut fields: Vec<String> = Vec::new();
        for product in &self.shelf.products {
            for name in product.as_object().unwrap().keys() {
                if !fields.contains(name) {
                    fields.push(name.clone());
                }
            }
        }
        let specs: Vec<PartnerSpec> = self
            .mappings
            .iter()
            .map(|mapping| {
                let spec = PartnerSpec::named(&mapping.partner).unwrap().unwrap();
                spec.narrowed(mapping.format.as_deref())
            })
            .collect();
        let names: Vec<String> = (0..self.mappings.len())
            .map(|n| format!("partner{n}"))
            .collect();
        let partners: Vec<PartnerInput<'_>> = self
            .mappings
            .iter()
            .zip(&names)
            .zip(&specs)
            .map(|((mapping, name), spec)| PartnerInput {
                name,
                mapping,
                spec,
                categories: None,
                taxonomy: None,
            })
            .collect();
        let shop = ShopInput {
            fields: &fields,
            labels: &self.labels,
            rules: &self.rules,
            source_rules: &[],
            tables: &self.tables,
            context: context(),
        };
        compile(&shop, &partners)
    }

    /// What each partner gets, as `column=text` lines, with the counts.
    pub(super) fn run(
        &self,
        threads: usize,
    ) -> (Vec<(Vec<String>, PartnerCounts)>, Vec<RuleCounts>) {
        let plan = self.compile().unwrap();
        let answers = plan.survey(&self.shelf, threads).unwrap();
        let wanted = Wanted {
            partners: (0..self.mappings.len()).collect(),
            values: true,
            rules: true,
            behind: true,
        };
        let fields = plan.needs(&wanted);
        let mut sums: Vec<(Vec<String>, PartnerCounts)> =
            self.mappings.iter().map(|_| Default::default()).collect();
        let mut shared = Vec::new();
        for stretch in 0..self.shelf.stretches() {
            let rows = self.shelf.rows(stretch, plan.fields(), &fields).unwrap();
            let mut grounds: Vec<Ground> =
                self.mappings.iter().map(|_| Ground::default()).collect();
            plan.mill(
                &answers,
                &*rows,
                0..rows.len(),
                &wanted,
                &mut grounds,
                &mut shared,
            );
            for (index, ground) in grounds.into_iter().enumerate() {
                sums[index]
                    .0
                    .extend(lines(&plan.shape(index).columns, &ground.records));
                sums[index].1.add(ground.counts);
            }
        }
        for (partner, (_, counts)) in sums.iter_mut().enumerate() {
            plan.finish(partner, counts);
        }
        (sums, shared)
    }

    pub(super) fn lines(&self) -> Vec<String> {
        self.run(1).0.remove(0).0
    }

    /// What the first partner gets of the first product, by column.
    pub(super) fn cells(&self) -> IndexMap<String, Vec<String>> {
        let plan = self
            .compile()
            .unwrap_or_else(|mistakes| panic!("{mistakes:?}"));
        let answers = plan.survey(&self.shelf, 1).unwrap();
        let wanted = Wanted {
            partners: vec![0],
            values: true,
            rules: false,
            behind: false,
        };
        let rows = self
            .shelf
            .rows(0, plan.fields(), &plan.needs(&wanted))
            .unwrap();
        let mut grounds = [Ground::default()];
        plan.mill(
            &answers,
            &*rows,
            0..1,
            &wanted,
            &mut grounds,
            &mut Vec::new(),
        );
        let record = grounds[0].records.get(0);
        let mut cells: IndexMap<String, Vec<String>> = IndexMap::new();
        for cell in record.cells() {
            let column = plan.shape(0).columns[cell.column as usize].clone();
            let text = record.text(cell).to_owned();
            cells.entry(column).or_default().push(text);
        }
        cells
    }

    pub(super) fn explain(&self, row: usize) -> Explanation {
        let plan = self.compile().unwrap();
        let answers = plan.survey(&self.shelf, 1).unwrap();
        let rows = self
            .shelf
            .rows(row / 3, plan.fields(), &plan.all_fields())
            .unwrap();
        plan.explain(&answers, &*rows, row % 3, 0)
    }
}

fn lines(columns: &[String], records: &Records) -> Vec<String> {
    records
        .iter()
        .map(|record| {
            let cells = record.cells().iter();
            let cells = cells
                .map(|cell| format!("{}={}", columns[cell.column as usize], record.text(cell)));
            cells.collect::<Vec<_>>().join(" ")
        })
        .collect()
}
