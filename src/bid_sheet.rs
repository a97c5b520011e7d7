//! Bids by category as a sheet: for partners who take bids in their account and not in the feed. Written beside the feed,
//! for a person or a program to carry over.

use crate::error::Error;
use feeds::options::WriteOptions;
use feeds::output::Output;
use feeds::record::{Position, Records};
use mappings::plan::BidSums;
use std::path::Path;

const COLUMNS: [&str; 6] = ["bid", "category", "products", "amount", "lowest", "highest"];

/// Decimals of the mean of a category.
const DECIMALS: u32 = 2;

/// Writes the sheet: a line for each bid and category, with the mean bid of its products. Fails when the disk does.
pub fn write(path: &Path, sums: &BidSums) -> Result<(), Error> {
    let mut records = Records::new();
    for (item, ((bid, category), sum)) in (1..).zip(sums) {
        let cells = [
            bid.clone(),
            category.clone(),
            sum.products.to_string(),
            sum.mean().round_dp(DECIMALS).to_string(),
            sum.lowest.to_string(),
            sum.highest.to_string(),
        ];
        for (column, cell) in (0..).zip(&cells) {
            records.push(column, 0, cell);
        }
        let position = Position {
            item,
            ..Position::default()
        };
        records.finish(position);
    }
    let mut output = Output::create(path, &WriteOptions::default(), &COLUMNS.map(str::to_owned))?;
    let encoder = output.encoder();
    let mut bytes = Vec::new();
    for (index, record) in records.iter().enumerate() {
        if index > 0 {
            bytes.extend_from_slice(encoder.between());
        }
        encoder.record(record, &mut bytes);
    }
    output.chunk(&bytes)?;
    output.finish()?;
    Ok(())
}
