//! Whether two outputs agree: for each field of the items of a feed, how many items have it, and a sum over them of
//! hashes of id and value. The sum does not depend on the order of the items.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::error::Error;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::path::Path;

/// Prints `FILE FIELD COUNT HASH` for each field of an RSS file.
pub(crate) fn print(path: &Path) -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    for (field, (count, sum)) in fields(path)? {
        writeln!(out, "{} {field} {count} {sum:016x}", path.display())?;
    }
    Ok(())
}

fn fields(path: &Path) -> Result<BTreeMap<String, (u64, u64)>, Box<dyn Error>> {
    let mut reader = Reader::from_file(path)?;
    let mut sums: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    let mut item: Option<Vec<(String, String)>> = None;
    let (mut buffer, mut text) = (Vec::new(), String::new());
    loop {
        match reader.read_event_into(&mut buffer)? {
            Event::Start(start) if start.local_name().as_ref() == "item" => item = Some(Vec::new()),
            Event::Start(_) => text.clear(),
            Event::Text(piece) => text.push_str(&piece),
            Event::CData(piece) => text.push_str(&piece),
            Event::GeneralRef(reference) => match reference.resolve_char_ref()? {
                Some(character) => text.push(character),
                None => text.push_str(
                    quick_xml::escape::resolve_predefined_entity(&reference)
                        .ok_or("an entity that XML does not have")?,
                ),
            },
            Event::End(end) if end.local_name().as_ref() == "item" => {
                let values = item.take().unwrap_or_default();
                let id = values
                    .iter()
                    .find(|(name, _)| name == "id")
                    .ok_or("an item without id")?
                    .1
                    .clone();
                for (name, value) in values {
                    let mut hasher = DefaultHasher::new();
                    (&id, value).hash(&mut hasher);
                    let sum = sums.entry(name).or_default();
                    *sum = (sum.0 + 1, sum.1.wrapping_add(hasher.finish()));
                }
            }
            Event::End(end) => {
                if let Some(values) = &mut item {
                    let name = end.local_name().as_ref().to_owned();
                    values.push((name, std::mem::take(&mut text)));
                }
            }
            Event::Eof => return Ok(sums),
            _ => {}
        }
        buffer.clear();
    }
}
