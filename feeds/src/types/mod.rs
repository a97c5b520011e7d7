//! Types of columns: what a column's texts are and how they are to be read. A `Profiler` decides both from the whole
//! column; a `Convention` says it, in `feeds/*.toml`, and reads the values. Reading is exact: a text that does not fit
//! the convention gives nothing, never a guess, so that no price is silently a hundred times too high.

mod convention;
pub mod currency;
mod decide;
mod distinct;
mod evidence;
pub mod gtin;
mod number;
mod price;
mod profile;
mod time;
mod words;

pub use convention::{Convention, DateOrder};
pub use price::{Price, price};
pub use profile::{ColumnProfile, Problem, Profiler};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the texts of a column are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Type {
    /// Nothing is filled.
    Empty,
    /// Text, and codes such as article numbers with leading zeros.
    #[default]
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers with decimals, and amounts of money.
    Decimal,
    /// Percentages: `21 %`.
    Percent,
    /// Days.
    Date,
    /// Days with a time of day.
    DateTime,
    /// Yes or no, in any words.
    Boolean,
    /// Global Trade Item Numbers (EAN, UPC, ISBN-13).
    Gtin,
    /// Web addresses.
    Url,
    /// Addresses of images.
    Image,
    /// Text with HTML markup.
    Html,
    /// Several values in a cell.
    List,
}
