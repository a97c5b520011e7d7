//! `strip_html`: the text of HTML.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::{html, rewrite};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Remove HTML
///
/// Leaves the text a reader sees, on one line: tags, comments, scripts and styles go, entities (`&eacute;`) are decoded,
/// white space is tidied.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StripHtml {
    /// What becomes of a tag inside a line, such as `<b>`. Other tags always become a space.
    #[serde(default)]
    inline: Inline,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Inline {
    /// A space, as for other tags: right for shops that separate words by tags alone.
    #[default]
    Space,
    /// Nothing: `<b>B</b>ig` is one word.
    Join,
}

impl Item for StripHtml {
    const NAME: &'static str = "strip_html";
    const ALIASES: &'static [&'static str] = &[
        "remove_html",
        "strip_tags",
        "remove_html_tags",
        "clean_html",
        "html_to_text",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""<p>Waterproof &amp; light.</p><ul><li>Vibram</li><li>320&nbsp;g</li></ul>""#,
            output: r#""Waterproof & light. Vibram 320 g""#,
        },
        Example {
            args: "{}",
            input: r#""Fits <b>wide</b><br>feet <script>track('<b>')</script>""#,
            output: r#""Fits wide feet""#,
        },
        Example {
            args: r#"{"inline": "join"}"#,
            input: r#""<b>B</b>ig <i>sale</i>, now<br>on""#,
            output: r#""Big sale, now on""#,
        },
        Example {
            args: "{}",
            input: r#""5 < 6 &amp;lt; 7 > 3""#,
            output: r#""5 < 6 &lt; 7 > 3""#,
        },
        Example {
            args: "{}",
            input: r#"["<p></p>", null]"#,
            output: r#"["", null]"#,
        },
    ];
}

impl Transform for StripHtml {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| {
            html::text_of(text, self.inline == Inline::Join)
        })
    }
}
