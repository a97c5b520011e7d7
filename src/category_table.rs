//! The file of a category map: rows are set and taken out, all others stay as the user wrote them, with their order,
//! comments and further columns. What a map means is told by `mappings::categories`.

use mappings::categories::key;
use std::collections::BTreeMap;

/// Columns of a new map. The note holds the path of a category that is given by its number.
const COLUMNS: [&str; 3] = ["source_category", "partner_category", "note"];

/// A partner's category as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its number, or its path where it has none.
    pub category: String,
    /// Its path, for people; empty when that says no more.
    pub note: String,
}

/// The text of the table in which some of the shop's categories have another target, or no row when there is none.
/// Categories without a row get one at the end. Fails with what is wrong with the table as it is.
pub fn rewritten(text: &str, targets: &[(String, Option<Target>)]) -> Result<String, &'static str> {
    let mut wanted: BTreeMap<String, (&str, Option<&Target>)> = targets
        .iter()
        .map(|(own, target)| (key(own), (own.as_str(), target.as_ref())))
        .collect();
    let empty = text.trim_start_matches('\u{feff}').trim().is_empty();
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b'\t', b';', b',']
        .into_iter()
        .find(|&sign| first.contains(char::from(sign)))
        .unwrap_or(b',');
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let row = |cells: &[String]| row(cells, delimiter, line_end);
    if empty {
        let mut made = row(&COLUMNS.map(str::to_owned));
        for (own, target) in wanted.into_values() {
            if let Some(target) = target {
                made += &row(&[own.to_owned(), target.category.clone(), target.note.clone()]);
            }
        }
        return Ok(made);
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    // The reader leaves the second half of a line end to the next record.
    let place = |at: u64| match text.as_bytes().get(at as usize - at.min(1) as usize..) {
        Some([b'\r', b'\n', ..]) => at as usize + 1,
        _ => at as usize,
    };
    let mut records = Vec::new();
    let mut record = csv::StringRecord::new();
    loop {
        let start = place(reader.position().byte());
        match reader.read_record(&mut record) {
            Ok(true) => {
                let end = place(reader.position().byte());
                records.push((start, end, record.clone()));
            }
            Ok(false) => break,
            Err(_) => return Err("it is not a table of text"),
        }
    }
    let Some((_, _, header)) = records.first() else {
        return Err("it is empty");
    };
    let width = header.len();
    let column = |name: &str| {
        let named = |cell: &str| cell.trim_start_matches('\u{feff}').trim() == name;
        header.iter().position(named)
    };
    let (Some(own), Some(theirs)) = (column(COLUMNS[0]), column(COLUMNS[1])) else {
        return Err("its first line must name source_category and partner_category");
    };
    let note = column(COLUMNS[2]);
    let filled = |cells: &mut [String], target: &Target| {
        cells[theirs].clone_from(&target.category);
        if let Some(note) = note {
            cells[note].clone_from(&target.note);
        }
    };
    let mut made = String::new();
    for (number, (start, end, record)) in records.iter().enumerate() {
        let change = record.get(own).filter(|_| number > 0);
        match change.and_then(|own| wanted.remove(&key(own))) {
            None => made.push_str(&text[*start..*end]),
            Some((_, None)) => {}
            Some((_, Some(target))) => {
                let mut cells: Vec<String> = record.iter().map(str::to_owned).collect();
                cells.resize(width.max(cells.len()), String::new());
                filled(&mut cells, target);
                made += &row(&cells);
            }
        }
    }
    if !made.ends_with('\n') {
        made += line_end;
    }
    for (name, target) in wanted.into_values() {
        if let Some(target) = target {
            let mut cells = vec![String::new(); width];
            name.clone_into(&mut cells[own]);
            filled(&mut cells, target);
            made += &row(&cells);
        }
    }
    Ok(made)
}

fn row(cells: &[String], delimiter: u8, line_end: &str) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::Any(b'\n'))
        .from_writer(Vec::new());
    // Writing to memory cannot fail.
    drop(writer.write_record(cells));
    let bytes = writer.into_inner().unwrap_or_default();
    let text = String::from_utf8(bytes).unwrap_or_default();
    format!("{}{line_end}", text.trim_end_matches('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn to(category: &str, note: &str) -> Option<Target> {
        Some(Target {
            category: category.into(),
            note: note.into(),
        })
    }

    #[test]
    fn only_the_rows_asked_for_change() {
        let text = "# ours\nsource_category;partner_category;who\nDames >Jassen;1;an\n\"Heren \"\"x\"\"\";2;bo\nTuin;3;\n";
        assert!(rewritten(text, &[]).is_err(), "a header is needed");
        let text = &text[7..];
        let targets = [
            ("dames > jassen".to_owned(), to("5598", "Coats")),
            ("Tuin".to_owned(), None),
            ("Nieuw; leuk".to_owned(), to("7", "")),
        ];
        let made = rewritten(text, &targets).unwrap();
        assert_eq!(
            made,
            "source_category;partner_category;who\nDames >Jassen;5598;an\n\"Heren \"\"x\"\"\";2;bo\n\"Nieuw; leuk\";7;\n"
        );
    }

    #[test]
    fn comments_and_line_ends_stay() {
        let text = "source_category,partner_category,note\r\n# shoes, all of them\r\nA,1,one";
        let made = rewritten(text, &[("B".into(), to("2", "x, y"))]).unwrap();
        assert_eq!(made, format!("{text}\r\nB,2,\"x, y\"\r\n"));
    }

    #[test]
    fn a_new_map_says_what_its_numbers_are() {
        let made = rewritten("", &[("A > B".into(), to("187", "Apparel > Shoes"))]).unwrap();
        assert_eq!(
            made,
            "source_category,partner_category,note\nA > B,187,Apparel > Shoes\n"
        );
    }
}
