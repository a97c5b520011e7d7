//! `valid_image_url`: holds for the address of a picture.

use super::Condition;
use super::valid_url::web_address;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Is a valid image URL
///
/// Holds for a whole web address whose file name does not end like something else than a picture. Many image servers
/// give
/// addresses without an ending, so those are good unless `ending` is on. The picture itself is not fetched.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValidImageUrl {
    /// An ending is needed.
    #[serde(default)]
    ending: bool,
    /// Endings that are good.
    #[serde(default = "pictures")]
    endings: Vec<String>,
}

impl Item for ValidImageUrl {
    const NAME: &'static str = "valid_image_url";
    const ALIASES: &'static [&'static str] = &["image_url", "is_image", "valid_image_link"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""https://shop.example/i/1.JPG?w=800""#,
            output: "true",
        },
        Example {
            args: "{}",
            input: r#""https://shop.example/i/1.pdf""#,
            output: "false",
        },
        Example {
            args: "{}",
            input: r#""https://shop.example/image/1""#,
            output: "true",
        },
        Example {
            args: r#"{"ending": true}"#,
            input: r#""https://shop.example/image/1""#,
            output: "false",
        },
        Example {
            args: r#"{"endings": ["jpg"]}"#,
            input: r#""https://shop.example/i/1.webp""#,
            output: "false",
        },
        Example {
            args: "{}",
            input: r#""1.jpg""#,
            output: "false",
        },
    ];
}

impl Condition for ValidImageUrl {
    fn test(&self, value: &Value<'_>, _: &[Value<'_>], _: &Context) -> bool {
        let Some(url) = web_address(&value.to_text()) else {
            return false;
        };
        let file = url.path_segments().and_then(Iterator::last).unwrap_or("");
        match file.rsplit_once('.') {
            Some((_, ending)) => self
                .endings
                .iter()
                .any(|good| good.eq_ignore_ascii_case(ending)),
            None => !self.ending,
        }
    }
}

/// The formats that Google Shopping names for `image_link`, and AVIF for partners that convert.
fn pictures() -> Vec<String> {
    [
        "jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff", "avif",
    ]
    .map(str::to_owned)
    .to_vec()
}
