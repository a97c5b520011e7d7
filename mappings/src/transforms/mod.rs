//! Transforms: verbs that turn one value into another. One file each; `ALL` lists them and a test names a file that is
//! missing from it.

pub mod add;
pub mod add_days;
pub mod add_percent;
pub mod add_query;
pub mod add_tax;
pub mod append;
pub mod arguments;
pub mod bucket;
pub mod capitalize;
pub mod clamp;
pub mod clear_if;
pub mod collapse_whitespace;
pub mod convert_currency;
pub mod convert_unit;
pub mod count;
pub mod decode_html;
pub mod decode_url;
pub mod dedupe;
pub mod default;
pub mod divide;
pub mod element;
pub mod encode_html;
pub mod encode_url;
pub mod extract;
pub mod extract_json;
pub mod filter_list;
pub mod format_boolean;
pub mod format_date;
pub mod format_number;
pub mod format_price;
pub mod hash;
pub mod join;
pub mod keep_above_cost;
pub mod length;
pub mod lower;
pub mod map;
pub mod multiply;
pub mod normalize_gtin;
pub mod normalize_unicode;
pub mod only_valid_gtin;
pub mod pad;
pub mod parse_date;
pub mod parse_number;
pub mod prepend;
pub mod relative_date_range;
pub mod remove;
pub mod remove_accents;
pub mod remove_brackets;
pub mod remove_duplicate_words;
pub mod remove_emoji;
pub mod remove_invalid_characters;
pub mod remove_query;
pub mod remove_tax;
pub mod remove_whitespace;
pub mod replace;
pub mod replace_regex;
pub mod replace_words;
pub mod resolve_url;
pub mod round;
pub mod round_to_ending;
pub mod search;
pub mod sentence_case;
pub mod separate_words;
pub mod slice;
pub mod slugify;
pub mod sort;
pub mod split;
pub mod split_to_list;
pub mod strip_html;
pub mod substring;
pub mod subtract;
pub mod title_case;
pub mod trim;
pub mod truncate;
pub mod truncate_bytes;
pub mod upper;
pub mod use_https;

use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Entry, Item};
use crate::value::Value;

/// A transform, ready to run. It never fails: a value it can do nothing with is passed on as it is (or becomes missing
/// where its documentation says so), and checks find what is wrong with the result.
pub trait Transform: Send + Sync {
    /// Other values the transform needs, such as the field it appends; given to `apply` in the same order.
    fn inputs(&self) -> Vec<ValueConfig> {
        Vec::new()
    }

    /// Whether the transform wants a list as a whole. Otherwise it is applied to each element of a list.
    fn takes_list(&self) -> bool {
        false
    }

    /// Whether the transform wants missing values too. Otherwise missing stays missing without a call.
    fn takes_missing(&self) -> bool {
        false
    }

    /// The value after.
    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], context: &Context) -> Value<'a>;
}

const fn entry<I: Item + Transform>() -> Entry<dyn Transform> {
    Entry {
        name: I::NAME,
        aliases: I::ALIASES,
        examples: I::EXAMPLES,
        schema: crate::item::schema::<I>,
        build: |arguments| Ok(Box::new(crate::item::read::<I>(arguments)?)),
    }
}

/// The transform of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Entry<dyn Transform>> {
    crate::item::find(ALL, name)
}

/// The transform that was probably meant.
#[must_use]
pub fn suggest(name: &str) -> Option<&'static str> {
    crate::item::suggest(ALL, name)
}

/// Runs a transform as rules and mappings do: on each element of a list unless it takes lists, and not on missing
/// values unless it takes those.
pub fn run<'a>(
    transform: &dyn Transform,
    value: Value<'a>,
    inputs: &[Value<'a>],
    context: &Context,
) -> Value<'a> {
    match value {
        Value::Missing if !transform.takes_missing() => Value::Missing,
        Value::List(values) if !transform.takes_list() => Value::List(
            values
                .into_iter()
                .map(|value| match value {
                    Value::Missing if !transform.takes_missing() => Value::Missing,
                    value => transform.apply(value, inputs, context),
                })
                .collect(),
        ),
        value => transform.apply(value, inputs, context),
    }
}

/// All transforms, by name.
pub const ALL: &[Entry<dyn Transform>] = &[
    entry::<add::Add>(),
    entry::<add_days::AddDays>(),
    entry::<add_percent::AddPercent>(),
    entry::<add_query::AddQuery>(),
    entry::<add_tax::AddTax>(),
    entry::<append::Append>(),
    entry::<bucket::Bucket>(),
    entry::<capitalize::Capitalize>(),
    entry::<clamp::Clamp>(),
    entry::<clear_if::ClearIf>(),
    entry::<collapse_whitespace::CollapseWhitespace>(),
    entry::<convert_currency::ConvertCurrency>(),
    entry::<convert_unit::ConvertUnit>(),
    entry::<count::Count>(),
    entry::<decode_html::DecodeHtml>(),
    entry::<decode_url::DecodeUrl>(),
    entry::<dedupe::Dedupe>(),
    entry::<default::Default>(),
    entry::<divide::Divide>(),
    entry::<element::Element>(),
    entry::<encode_html::EncodeHtml>(),
    entry::<encode_url::EncodeUrl>(),
    entry::<extract::Extract>(),
    entry::<extract_json::ExtractJson>(),
    entry::<filter_list::FilterList>(),
    entry::<format_boolean::FormatBoolean>(),
    entry::<format_date::FormatDate>(),
    entry::<format_number::FormatNumber>(),
    entry::<format_price::FormatPrice>(),
    entry::<hash::Hash>(),
    entry::<join::Join>(),
    entry::<keep_above_cost::KeepAboveCost>(),
    entry::<length::Length>(),
    entry::<lower::Lower>(),
    entry::<map::Map>(),
    entry::<multiply::Multiply>(),
    entry::<normalize_gtin::NormalizeGtin>(),
    entry::<normalize_unicode::NormalizeUnicode>(),
    entry::<only_valid_gtin::OnlyValidGtin>(),
    entry::<pad::Pad>(),
    entry::<parse_date::ParseDate>(),
    entry::<parse_number::ParseNumber>(),
    entry::<prepend::Prepend>(),
    entry::<relative_date_range::RelativeDateRange>(),
    entry::<remove::Remove>(),
    entry::<remove_accents::RemoveAccents>(),
    entry::<remove_brackets::RemoveBrackets>(),
    entry::<remove_duplicate_words::RemoveDuplicateWords>(),
    entry::<remove_emoji::RemoveEmoji>(),
    entry::<remove_invalid_characters::RemoveInvalidCharacters>(),
    entry::<remove_query::RemoveQuery>(),
    entry::<remove_tax::RemoveTax>(),
    entry::<remove_whitespace::RemoveWhitespace>(),
    entry::<replace::Replace>(),
    entry::<replace_regex::ReplaceRegex>(),
    entry::<replace_words::ReplaceWords>(),
    entry::<resolve_url::ResolveUrl>(),
    entry::<round::Round>(),
    entry::<round_to_ending::RoundToEnding>(),
    entry::<search::Search>(),
    entry::<sentence_case::SentenceCase>(),
    entry::<separate_words::SeparateWords>(),
    entry::<slice::Slice>(),
    entry::<slugify::Slugify>(),
    entry::<sort::Sort>(),
    entry::<split::Split>(),
    entry::<split_to_list::SplitToList>(),
    entry::<strip_html::StripHtml>(),
    entry::<substring::Substring>(),
    entry::<subtract::Subtract>(),
    entry::<title_case::TitleCase>(),
    entry::<trim::Trim>(),
    entry::<truncate::Truncate>(),
    entry::<truncate_bytes::TruncateBytes>(),
    entry::<upper::Upper>(),
    entry::<use_https::UseHttps>(),
];

#[cfg(test)]
mod tests;
