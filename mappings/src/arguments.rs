//! Arguments that several items share. An operand is a value written down, or taken from the product at hand.

use crate::config::ValueConfig;
use crate::value::Value;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value as Json;
use std::borrow::Cow;

/// Something to compare or compute with: written down (`10`, `"red"`, `true`, `["S", "M"]`) or taken from the product
/// (`{ field = "price" }`, or any other value a mapping can have).
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Json")]
pub enum Operand {
    /// Always this.
    Fixed(Value<'static>),
    /// The product's own.
    Of(Box<ValueConfig>),
}

impl Operand {
    /// What must be evaluated for this operand, if anything. An item returns these from `inputs`, in the order in
    /// which
    /// it later calls `get`.
    #[must_use]
    pub fn input(&self) -> Option<ValueConfig> {
        match self {
            Self::Fixed(_) => None,
            Self::Of(config) => Some((**config).clone()),
        }
    }

    /// The operand's value for the product whose inputs are given; takes the next input where it needs one.
    pub fn get<'v, 'a: 'v>(
        &'v self,
        inputs: &mut impl Iterator<Item = &'v Value<'a>>,
    ) -> &'v Value<'a> {
        match self {
            Self::Fixed(value) => value,
            Self::Of(_) => inputs.next().unwrap_or(&Value::Missing),
        }
    }
}

impl TryFrom<Json> for Operand {
    type Error = String;

    fn try_from(json: Json) -> Result<Self, String> {
        if json.is_object() {
            let config = serde_json::from_value(json).map_err(|error| error.to_string())?;
            return Ok(Self::Of(Box::new(config)));
        }
        literal(&json).map(Self::Fixed)
    }
}

impl JsonSchema for Operand {
    fn schema_name() -> Cow<'static, str> {
        "Operand".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let config = generator.subschema_for::<ValueConfig>();
        json_schema!({
            "description": "A value, or where the product has it: 10, \"red\", { field = \"price\" }.",
            "anyOf": [{ "type": ["string", "number", "boolean", "array"] }, config],
        })
    }
}

/// Several operands, or a single one.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(try_from = "Json")]
#[schemars(with = "Vec<Operand>")]
pub struct Operands(pub Vec<Operand>);

impl Operands {
    /// What must be evaluated for them; see `Operand::input`.
    #[must_use]
    pub fn inputs(&self) -> Vec<ValueConfig> {
        self.0.iter().filter_map(Operand::input).collect()
    }
}

impl TryFrom<Json> for Operands {
    type Error = String;

    fn try_from(json: Json) -> Result<Self, String> {
        let operands = match json {
            Json::Array(values) => values.into_iter().map(Operand::try_from).collect(),
            single => Operand::try_from(single).map(|operand| vec![operand]),
        };
        operands.map(Self)
    }
}

/// A number, written down or taken from the product: `10`, `{ field = "cost" }`.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Json")]
pub struct NumberOperand(Operand);

impl NumberOperand {
    /// What must be evaluated for this operand, if anything; see `Operand::input`.
    #[must_use]
    pub fn input(&self) -> Option<ValueConfig> {
        self.0.input()
    }

    /// The number; `None` where the product has none.
    pub fn get<'v, 'a: 'v>(
        &'v self,
        inputs: &mut impl Iterator<Item = &'v Value<'a>>,
    ) -> Option<Decimal> {
        self.0.get(inputs).to_decimal()
    }
}

impl TryFrom<Json> for NumberOperand {
    type Error = String;

    fn try_from(json: Json) -> Result<Self, String> {
        match Operand::try_from(json)? {
            Operand::Fixed(value) => {
                let number = value.to_decimal().ok_or_else(|| {
                    let text = value.to_text();
                    format!(
                        "\"{text}\" is not a number; a field is written {{ field = \"{text}\" }}"
                    )
                })?;
                Ok(Self(Operand::Fixed(Value::Decimal(number))))
            }
            field => Ok(Self(field)),
        }
    }
}

impl JsonSchema for NumberOperand {
    fn schema_name() -> Cow<'static, str> {
        "NumberOperand".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let config = generator.subschema_for::<ValueConfig>();
        json_schema!({
            "description": "A number, or where the product has it: 10, { field = \"cost\" }.",
            "anyOf": [{ "type": "number" }, config],
        })
    }
}

/// An exact number, written as a number (`12.5`) or as text (`"12.5"`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "Json")]
pub struct Number(pub Decimal);

impl TryFrom<Json> for Number {
    type Error = String;

    fn try_from(json: Json) -> Result<Self, String> {
        literal(&json)?
            .to_decimal()
            .map(Self)
            .ok_or_else(|| format!("{json} is not a number"))
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.to_i64().filter(|_| self.0.is_integer()) {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.collect_str(&self.0.normalize()),
        }
    }
}

impl JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["number", "string"] })
    }
}

/// The value that a person wrote down in a file. Numbers stay exact; the error names a number beyond 28 digits.
pub fn literal(json: &Json) -> Result<Value<'static>, String> {
    Ok(match json {
        Json::Null => Value::Missing,
        Json::Bool(yes) => Value::Boolean(*yes),
        Json::String(text) => Value::owned(text.clone()),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => Value::Integer(whole),
            None => Value::Decimal(decimal(&number.to_string())?),
        },
        Json::Array(values) => Value::List(values.iter().map(literal).collect::<Result<_, _>>()?),
        Json::Object(members) => Value::Group(
            members
                .iter()
                .map(|(name, value)| Ok((Cow::Owned(name.clone()), literal(value)?)))
                .collect::<Result<_, String>>()?,
        ),
    })
}

/// The number in plain (`0.25`) or scientific (`1e-7`) notation.
fn decimal(text: &str) -> Result<Decimal, String> {
    Decimal::from_str_exact(text)
        .or_else(|_| Decimal::from_scientific(text))
        .map_err(|_| format!("the number {text} has too many digits"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operand_is_written_down_or_taken_from_the_product() {
        let fixed: Operand = serde_json::from_str("0.10").expect("a number is an operand");
        assert_eq!(fixed, Operand::Fixed(Value::Decimal(Decimal::new(1, 1))));
        let field: Operand = serde_json::from_str(r#"{"field": "cost"}"#).expect("so is a field");
        assert_eq!(field.input(), Some(ValueConfig::from("cost")));
        let inputs = [Value::Integer(7)];
        let mut inputs = inputs.iter();
        assert_eq!(fixed.get(&mut inputs), &Value::Decimal(Decimal::new(1, 1)));
        assert_eq!(field.get(&mut inputs), &Value::Integer(7));
    }

    #[test]
    fn a_number_in_words_is_refused_with_the_way_to_name_a_field() {
        let error = serde_json::from_str::<NumberOperand>(r#""cost""#).expect_err("no number");
        assert!(
            error.to_string().contains(r#"{ field = "cost" }"#),
            "{error}"
        );
    }

    #[test]
    fn an_operand_with_an_unknown_source_says_so() {
        let error = serde_json::from_str::<Operand>(r#"{"feild": "cost"}"#).expect_err("a slip");
        assert!(error.to_string().contains("feild"), "{error}");
    }
}
