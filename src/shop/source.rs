//! A source as a user writes it in `feeds/NAME.toml`: where the feed is, how it is read, what it is for, and what its
//! columns are. Only the shape: reading is in `feeds`, joining in `catalog`.

use feeds::options::ReadOptions;
use feeds::types::Convention;
use mappings::config::RuleConfig;
pub use mappings::config::{Hidden, Secret};
use schemars::JsonSchema;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// One source of the shop.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceConfig {
    /// Where the feed is: a path, relative to the shop folder, or a web address.
    pub place: String,
    /// Headers sent with a web request.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub headers: BTreeMap<String, Hidden>,
    /// User name, where the server asks for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Password that goes with the user name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<Secret>,
    /// How the bytes are read; what is not said is detected.
    #[serde(default, skip_serializing_if = "is_default")]
    pub read: ReadOptions,
    /// What the source is for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub role: Role,
    /// With role `join`: the column of this source that names the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// With role `join`: the product field that `key` is compared with; `id` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// With role `join` or `all`: which value counts where the product has one too.
    #[serde(default, skip_serializing_if = "is_default")]
    pub precedence: Precedence,
    /// How the rows are the variants of products, where a product has several rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variants: Option<VariantsConfig>,
    /// Rules for the products of this source, applied before the shared ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleConfig>,
    /// Columns by name. A column that is not listed is kept under its own name, as text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, ColumnConfig>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// What a source is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Its rows are the products. A shop has one such source.
    #[default]
    Products,
    /// Its rows add fields to the products that they name with `key`.
    Join,
    /// Its rows are more products.
    Append,
    /// Its first row adds fields to every product.
    All,
}

/// Which value counts where a product and a joined row both have one. Empty text counts as none. Of several joins that
/// may fill, the first source by name wins; of several that overwrite, the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Precedence {
    /// The product's own value; the joined one fills gaps.
    #[default]
    Fill,
    /// The joined value.
    Overwrite,
}

/// How the rows of a source are the variants of products, where only the first row of a product says what its variants
/// share, as in an export of Shopify. Rows below each other that name the same product belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VariantsConfig {
    /// The column that names the product. It fills `item_group_id`, unless another column does.
    pub of: String,
    /// The columns that tell the variants of a product apart. With the name of the product they make the `id`. A row
    /// below the first in which none is filled is no variant. Left out where a column fills `id`, which then tells so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<String>,
    /// The columns of what the variants share: where one is empty, the variant has the value of the first row of the
    /// product that has one, if that is above.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fill: Vec<String>,
    /// The column with a picture of the product in each row, be it a variant or nothing but the picture. The first one
    /// fills `image_link` of all variants, the others `additional_image_link`, unless other columns do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub images: Option<String>,
    /// The column with the picture of the variant itself, which comes before that of the product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
}

impl VariantsConfig {
    /// Whether they fill a product field, so that no column need.
    pub(crate) fn fills(&self, field: &str) -> bool {
        match field {
            "id" => !self.by.is_empty(),
            "item_group_id" => true,
            "image_link" => self.images.is_some() || self.image.is_some(),
            "additional_image_link" => self.images.is_some(),
            _ => false,
        }
    }

    /// All columns that it names.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &String> {
        let one = [&self.of].into_iter().chain(&self.by).chain(&self.fill);
        one.chain(&self.images).chain(&self.image)
    }
}

/// What a column is: the name of the product field it fills, or a table with `field` and how its texts are read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ColumnConfig {
    /// The product field it fills; the column's own name when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// How its texts are read.
    #[serde(flatten)]
    pub convention: Convention,
}

impl ColumnConfig {
    /// The product field that the column of this name fills.
    pub(crate) fn fills<'a>(&'a self, name: &'a str) -> &'a str {
        self.field.as_deref().unwrap_or(name)
    }
}

impl<'de> Deserialize<'de> for ColumnConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seen;
        impl<'de> Visitor<'de> for Seen {
            type Value = ColumnConfig;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a product field, or a table such as { field = \"price\", type = \"decimal\" }")
            }
            fn visit_str<E: de::Error>(self, field: &str) -> Result<ColumnConfig, E> {
                Ok(ColumnConfig {
                    field: Some(field.to_owned()),
                    convention: Convention::default(),
                })
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ColumnConfig, A::Error> {
                // `flatten` would accept any key; the convention itself refuses unknown ones.
                let mut field = None;
                let mut rest = serde_json::Map::new();
                while let Some(key) = map.next_key::<String>()? {
                    if key == "field" {
                        field = Some(map.next_value()?);
                    } else {
                        rest.insert(key, map.next_value()?);
                    }
                }
                let convention = Convention::deserialize(serde_json::Value::Object(rest))
                    .map_err(de::Error::custom)?;
                Ok(ColumnConfig { field, convention })
            }
        }
        deserializer.deserialize_any(Seen)
    }
}
