//! The example shop: a made-up Dutch fashion and outdoor shop with real-life mistakes, ready to run. The same on every
//! machine and every day, in the language of who asks for it.

mod assortment;
mod dutch;
mod mistakes;
mod models;
mod random;
mod row;
#[cfg(test)]
mod tests;

use crate::error::Error;
use feeds::options::WriteOptions;
use feeds::output::Output;
use feeds::record::{Position, Records};
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;
use std::path::Path;

/// A product that every partner misses for several reasons at once: worth an explanation.
pub const EXCLUDED: &str = "01004-ZWA-M";

/// The moment the shop is made for: in autumn, so that `HW26` is its current season.
pub const NOW: &str = "2026-11-22T09:00:00+01:00[Europe/Amsterdam]";

/// What its rules and labels are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Dutch.
    Nl,
}

/// The set-up: path in the shop folder and text.
const FILES: [(&str, &str); 11] = [
    ("shop.toml", include_str!("files/shop.toml")),
    ("labels.toml", include_str!("files/labels.toml")),
    ("rules.toml", include_str!("files/rules.toml")),
    (
        "feeds/products.toml",
        include_str!("files/feeds/products.toml"),
    ),
    (
        "feeds/returns.toml",
        include_str!("files/feeds/returns.toml"),
    ),
    (
        "mappings/google-shopping.toml",
        include_str!("files/mappings/google-shopping.toml"),
    ),
    (
        "mappings/bol-com.toml",
        include_str!("files/mappings/bol-com.toml"),
    ),
    (
        "mappings/beslist-nl.toml",
        include_str!("files/mappings/beslist-nl.toml"),
    ),
    (
        "mappings/kieskeurig-nl.toml",
        include_str!("files/mappings/kieskeurig-nl.toml"),
    ),
    (
        "tables/google-categories.csv",
        include_str!("files/tables/google-categories.csv"),
    ),
    (".gitignore", ".feedmill/\nout/\n"),
];

/// Writes the shop into a folder, which is made where it is not there: sources, labels, rules, and mappings for four
/// partners. Fails when the disk refuses.
pub fn write(folder: &Path, language: Language) -> Result<(), Error> {
    for name in ["source", "feeds", "mappings", "tables"] {
        let path = folder.join(name);
        std::fs::create_dir_all(&path).map_err(Error::disk(&path))?;
    }
    let said = |english: &'static str| match language {
        Language::En => Cow::Borrowed(english),
        Language::Nl => Cow::Owned(dutch::told(english)),
    };
    for (name, text) in FILES {
        let path = folder.join(&*said(name));
        std::fs::write(&path, &*said(text)).map_err(Error::disk(&path))?;
    }
    let mut random = random::Random::seeded(1908);
    let mut rows = models::rows(&mut random);
    let returns = mistakes::returns(&rows);
    mistakes::make(&mut rows, &mut random);
    let products = rows.iter().map(row::Row::cells);
    table(
        &folder.join("source/producten.csv"),
        &row::COLUMNS,
        products,
    )?;
    let returns = returns.iter().map(|row| row.each_ref().map(String::as_str));
    table(
        &folder.join("source/retouren.csv"),
        &["sku", "verkocht", "geretourneerd"],
        returns,
    )
}

/// Writes a CSV as Dutch spreadsheets do: semicolons, a byte order mark, lines that end on CR LF.
fn table<'r, const N: usize>(
    path: &Path,
    columns: &[&str; N],
    rows: impl Iterator<Item = [&'r str; N]>,
) -> Result<(), Error> {
    let options = WriteOptions {
        bom: true,
        delimiter: ";".into(),
        line_end: "\r\n".into(),
        ..WriteOptions::default()
    };
    let mut records = Records::new();
    for row in rows {
        for (column, text) in (0..).zip(row) {
            records.push(column, 0, text);
        }
        records.finish(Position::default());
    }
    let mut output = Output::create(path, &options, &columns.map(str::to_owned))?;
    let mut bytes = Vec::new();
    output.encoder().records(&records, &mut bytes);
    output.chunk(&bytes)?;
    output.finish()?;
    Ok(())
}
