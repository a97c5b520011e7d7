//! Compiles what is looked up elsewhere: in tables, in category maps, and in the other products.

use super::build::{Builder, Environment, json, literal};
use super::doing::Doing;
use super::graph::{NodeId, Op, SurveyNode};
use super::mistakes::mistake;
use super::table::Table;
use crate::categories::CategoryMap;
use crate::config::{SurveyConfig, TableConfig, ValueConfig};
use crate::surveys;
use crate::value::Value;
use std::sync::Arc;

impl Builder<'_> {
    pub(super) fn table(&mut self, config: &TableConfig, env: &Environment, path: &str) -> NodeId {
        let Some(data) = self.known.tables.get(&config.name) else {
            let hint = match crate::item::closest(
                &config.name,
                self.known.tables.keys().map(String::as_str),
            ) {
                Some(closest) => mistake("meant", [("name", closest.to_owned())]),
                None => mistake("put_table", [("name", config.name.clone())]),
            };
            let message = mistake("no_table", [("name", config.name.clone())]);
            return self.mistake(path, message, hint);
        };
        let position = |name: &String| data.columns.iter().position(|column| column == name);
        let (wanted_key, wanted) = (config.key_column.as_ref(), config.column.as_ref());
        let columns = (
            wanted_key.map_or(Some(0), position),
            wanted.map_or(Some(1), position),
        );
        let (Some(key_column), Some(column)) = columns else {
            let name = if columns.0.is_none() {
                wanted_key
            } else {
                wanted
            };
            let with = [
                ("table", config.name.clone()),
                ("column", name.cloned().unwrap_or_default()),
            ];
            let hint = mistake("table_has", [("columns", data.columns.join(", "))]);
            return self.mistake(path, mistake("table_lacks", with), hint);
        };
        let table = Arc::new(Table::new(data, key_column, column, config.case_sensitive));
        let key = self.value(&config.key, env, &format!("{path}.table.key"));
        let default = self
            .graph
            .constant(config.default.as_ref().map_or(Value::Missing, literal));
        let told = Doing::value(ValueConfig {
            table: Some(config.clone()),
            ..ValueConfig::default()
        });
        self.graph.node(
            format!(
                "table {} {key_column} {column} {} {key} {default}",
                config.name, config.case_sensitive
            ),
            told,
            Op::Table {
                table,
                key,
                default,
            },
        )
    }

    /// A lookup in a category map.
    pub(crate) fn category(&mut self, map: Arc<CategoryMap>, key: NodeId) -> NodeId {
        self.graph.node(
            format!("category {:p} {key}", Arc::as_ptr(&map)),
            Doing::value(ValueConfig {
                category: Some(true),
                ..ValueConfig::default()
            }),
            Op::Category { map, key },
        )
    }

    pub(super) fn survey(
        &mut self,
        config: &SurveyConfig,
        env: &Environment,
        path: &str,
    ) -> NodeId {
        let Some(entry) = self.find(surveys::ALL, &config.of, "survey", path) else {
            return self.missing();
        };
        let Some(item) = self.build(entry, &config.arguments, path) else {
            return self.missing();
        };
        let value = match (&config.value, item.default_value()) {
            (Some(value), _) => self.value(value, env, &format!("{path}.value")),
            (None, Some(field)) => self.named(field, env, path),
            (None, None) => self.missing(),
        };
        let by = match config.by.as_deref() {
            None => Some(self.named("item_group_id", env, path)),
            Some([]) => None,
            Some([one]) => Some(self.value(one, env, &format!("{path}.by"))),
            Some(several) => {
                let ids = self.values(several, env, &format!("{path}.by"));
                Some(
                    self.graph
                        .node(format!("list {ids:?}"), Doing::said("list"), Op::List(ids)),
                )
            }
        };
        let only = config
            .only
            .as_ref()
            .map(|only| self.condition(only, env, &format!("{path}.where")));
        let told = Doing::value(ValueConfig {
            survey: Some(config.clone()),
            ..ValueConfig::default()
        });
        self.answer(
            entry.name,
            &json(&config.arguments),
            Arc::from(item),
            by,
            value,
            only,
            env.context,
            told,
        )
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "each is a part of one survey's identity"
    )]
    pub(super) fn answer(
        &mut self,
        name: &str,
        arguments: &str,
        item: Arc<dyn surveys::Survey>,
        by: Option<NodeId>,
        value: NodeId,
        only: Option<NodeId>,
        context: usize,
        told: Doing,
    ) -> NodeId {
        let key = format!("survey {name} {arguments} {by:?} {value} {only:?} {context}");
        let survey = self.graph.survey(key.clone(), || SurveyNode {
            item,
            by,
            value,
            only,
            level: 0,
            context,
        });
        self.graph.node(key, told, Op::Survey { survey, by, value })
    }
}
