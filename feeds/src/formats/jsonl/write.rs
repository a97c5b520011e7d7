//! Writes JSON Lines: one object a line, made as in a JSON document.

use crate::error::Error;
use crate::formats::json::write::{Layout, Objects};
use crate::formats::{Encoder, refuse};
use crate::options::WriteOptions;
use crate::record::Record;

/// The encoder of JSON Lines.
pub(crate) struct JsonlEncoder {
    item: Objects,
}

impl JsonlEncoder {
    /// Fails on an item path and on `pretty`, and as JSON does.
    pub(crate) fn new(options: &WriteOptions, columns: &[String]) -> Result<Self, Error> {
        if options.pretty || !options.item_path.is_empty() {
            return Err(refuse(
                "JSON Lines is one object a line, without indent and without anything around it",
                "leave `pretty` and `item_path` out, or write json",
            ));
        }
        let item = Objects::new(options, columns, Layout { pretty: false }, 0)?;
        Ok(Self { item })
    }
}

impl Encoder for JsonlEncoder {
    fn head(&self, _: &mut Vec<u8>) {}

    fn record(&self, record: Record<'_>, out: &mut Vec<u8>) {
        self.item.write(record, out);
        out.push(b'\n');
    }

    fn tail(&self, _: &mut Vec<u8>) {}
}

#[cfg(test)]
mod tests {
    use crate::formats::encoded;
    use crate::options::{Format, WriteOptions};

    #[test]
    fn a_record_is_a_line() {
        let options = WriteOptions {
            format: Format::Jsonl,
            ..WriteOptions::default()
        };
        let rows = [
            vec![("id", "1"), ("t", "a\nb")],
            vec![("i", "x"), ("i", "y")],
        ];
        assert_eq!(
            encoded(&options, &rows),
            "{\"id\":\"1\",\"t\":\"a\\nb\"}\n{\"i\":[\"x\",\"y\"]}\n"
        );
    }
}
