//! What a step on the way of a product does: as the shop's files say it, so that it can be told in any language, and in
//! English.

use crate::config::{ConditionConfig, ItemConfig, ValueConfig};
use crate::said::Said;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value as Json};

/// What the files have no words for, by id: in English, with blanks.
pub const STEPS: &[(&str, &str)] = &[
    ("all", "all of these"),
    ("any", "at least one of these"),
    ("not", "the opposite"),
    ("first", "the first that is filled"),
    ("case", "the first case that holds"),
    ("list", "together in a list"),
    ("group", "together"),
    ("element", "one of {field}"),
    ("add", "added"),
    ("subtract", "subtracted"),
    ("multiply", "multiplied"),
    ("divide", "divided"),
    ("negate", "with the other sign"),
    ("least", "the smallest"),
    ("greatest", "the greatest"),
    ("absolute", "without its sign"),
    ("round", "rounded"),
    ("share", "percent of the variants for which this holds"),
    ("share_any", "it holds for one variant or more"),
    ("share_all", "it holds for all variants"),
    ("share_none", "it holds for no variant"),
];

/// What a step does.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Doing {
    /// A value is taken from where this says.
    Value(Box<ValueConfig>),
    /// A transform.
    Transform(ItemConfig),
    /// A test.
    Test(Box<ConditionConfig>),
    /// Anything else, as a message.
    Said(Said),
}

impl Doing {
    pub(crate) fn field(name: &str) -> Self {
        Self::value(name.into())
    }

    pub(crate) fn value(config: ValueConfig) -> Self {
        Self::Value(Box::new(config))
    }

    /// A message of the list.
    pub(crate) fn said(id: &str) -> Self {
        debug_assert!(STEPS.iter().any(|(known, _)| *known == id), "{id}");
        Self::Said(Said::plain(id))
    }

    /// It in English.
    pub(crate) fn english(&self) -> String {
        match self {
            Self::Value(config) => value(config),
            Self::Transform(item) if item.arguments.is_empty() => item.name.clone(),
            Self::Transform(item) => {
                format!("{} {}", item.name, Json::from(item.arguments.clone()))
            }
            Self::Test(config) => test(config),
            Self::Said(said) => said.english(STEPS),
        }
    }
}

fn value(config: &ValueConfig) -> String {
    if let Some(field) = &config.field {
        field.clone()
    } else if let Some(text) = &config.text {
        format!("text \"{text}\"")
    } else if let Some(constant) = &config.value {
        constant.to_string()
    } else if let Some(calc) = &config.calc {
        calc.clone()
    } else if let Some(table) = &config.table {
        format!("table {}", table.name)
    } else if let Some(survey) = &config.survey {
        format!("survey {}", survey.of)
    } else if config.category.is_some() {
        "category map".into()
    } else if *config == ValueConfig::default() {
        "nothing".into()
    } else {
        "this".into()
    }
}

fn test(config: &ConditionConfig) -> String {
    let tested = match (&config.field, &config.of) {
        (Some(field), _) => field.clone(),
        (None, Some(of)) => value(of),
        (None, None) => String::new(),
    };
    let told = format!(
        "{tested} {}{} {}",
        if config.not { "not " } else { "" },
        config.is.as_deref().unwrap_or_default(),
        operands(&config.arguments)
    );
    told.trim().to_owned()
}

/// Arguments as a person says them: the values, and names only where there are several.
fn operands(arguments: &Map<String, Json>) -> String {
    let told: Vec<String> = arguments
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Json::String(text) => text.clone(),
                other => other.to_string(),
            };
            if arguments.len() == 1 {
                value
            } else {
                format!("{name} {value}")
            }
        })
        .collect();
    told.join(", ")
}
