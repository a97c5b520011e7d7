//! Reads a sheet of a workbook as records: XLSX, XLSB, XLS and ODS. The sheet and its header row are found when they
//! are not stated. A cell that was never filled is missing; of merged cells the first has the value. Unlike the other
//! formats a workbook's sheet is held in memory while it is read, because its texts are stored apart from its cells.

use super::super::issues::Issues;
use super::super::{BATCH_TEXT, Reader};
use super::caught::caught;
use super::sheet::Sheet;
use crate::detect::{Decision, Detected};
use crate::error::trouble;
use crate::error::{At, Error, RecordIssue};
use crate::open::Source;
use crate::options::ReadOptions;
use crate::record::Records;
use crate::said::Said;
use calamine::{Data, Ods, Reader as _, SheetVisible, Xls, Xlsb, Xlsx};
use std::fs::File;
use std::io::BufReader;

type Input = BufReader<File>;

enum Workbook {
    Xlsx(Box<Xlsx<Input>>),
    Xlsb(Box<Xlsb<Input>>),
    Xls(Box<Xls<Input>>),
    Ods(Box<Ods<Input>>),
}

struct SheetReader {
    columns: Vec<String>,
    rows: Records,
    next: usize,
    issues: Issues,
}

/// Opens a workbook. Fails when it is damaged or protected, or has no such sheet.
pub(crate) fn open(
    source: &Source,
    options: &ReadOptions,
    detected: &mut Detected,
) -> Result<Box<dyn Reader>, Error> {
    let sheet = caught(|| find(source, options));
    let (name, sheet, why) = sheet.unwrap_or_else(|| Err(damaged(source, &"it is damaged")))?;
    let (header, header_why) = match options.header_row {
        Some(row) => (row, "stated"),
        None => sheet.header(),
    };
    let columns = sheet.names(header);
    let most = source.limits().columns;
    if columns.len() > most as usize {
        return Err(Error::Limit {
            at: source.at(),
            message: format!("the sheet has more than {most} columns").into(),
            hint: "raise limits.columns if this is meant".into(),
        });
    }
    let decisions = [
        Decision::new("sheet", name.clone(), why),
        Decision::new("header_row", header.to_string(), Said::plain(header_why)),
    ];
    detected.decisions.extend(decisions);
    detected.sheet = Some(name);
    detected.header_row = Some(header);
    let next = sheet
        .rows
        .iter()
        .take_while(|row| row.position().item <= header)
        .count();
    let mut issues = Issues::default();
    for (row, column) in sheet.errors {
        issues.push(RecordIssue {
            at: At {
                item: Some(row),
                column: Some(column),
                ..source.at()
            },
            code: "cell_error",
            message: "the cell holds an error of the workbook, read as empty".into(),
        });
    }
    Ok(Box::new(SheetReader {
        columns,
        rows: sheet.rows,
        next,
        issues,
    }))
}

/// The sheet that is stated, or looks most like a table of products, and why.
fn find(source: &Source, options: &ReadOptions) -> Result<(String, Sheet, Said), Error> {
    let mut workbook = Workbook::open(source)?;
    let Some(name) = &options.sheet else {
        return workbook.choose(source);
    };
    let names: Vec<String> = workbook
        .sheets()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    if !names.contains(name) {
        return Err(Error::Option {
            at: source.at(),
            message: trouble("no_sheet", [("sheet", name.clone())]),
            hint: trouble("sheets", [("sheets", names.join(", "))]),
        });
    }
    let sheet = workbook.sheet(name, source)?;
    Ok((name.clone(), sheet, Said::plain("stated")))
}

fn damaged(source: &Source, error: &dyn std::fmt::Display) -> Error {
    Error::Malformed {
        at: source.at(),
        message: format!("the workbook cannot be read: {error}").into(),
        hint: "save it again without a password, or as CSV".into(),
    }
}

impl Workbook {
    fn open(source: &Source) -> Result<Self, Error> {
        let input = || source.file().map(BufReader::new);
        // Old workbooks are compound files, the others are zip archives that hold different things.
        let old = match Xls::new(input()?) {
            Ok(workbook) => return Ok(Self::Xls(Box::new(workbook))),
            Err(error) => error,
        };
        let error = match Xlsx::new(input()?) {
            Ok(workbook) => return Ok(Self::Xlsx(Box::new(workbook))),
            Err(error) => error,
        };
        if let Ok(workbook) = Ods::new(input()?) {
            return Ok(Self::Ods(Box::new(workbook)));
        }
        if let Ok(workbook) = Xlsb::new(input()?) {
            return Ok(Self::Xlsb(Box::new(workbook)));
        }
        let is_old = matches!(old, calamine::XlsError::Password);
        Err(if is_old {
            damaged(source, &old)
        } else {
            damaged(source, &error)
        })
    }

    /// Names of the sheets with cells, and whether each is visible.
    fn sheets(&self) -> Vec<(String, bool)> {
        let sheets = match self {
            Self::Xlsx(workbook) => workbook.sheets_metadata(),
            Self::Xlsb(workbook) => workbook.sheets_metadata(),
            Self::Xls(workbook) => workbook.sheets_metadata(),
            Self::Ods(workbook) => workbook.sheets_metadata(),
        };
        sheets
            .iter()
            .filter(|sheet| sheet.typ == calamine::SheetType::WorkSheet)
            .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
            .collect()
    }

    /// The sheet that looks most like a table of products, and why.
    fn choose(&mut self, source: &Source) -> Result<(String, Sheet, Said), Error> {
        let mut sheets = self.sheets();
        if sheets.iter().any(|(_, visible)| *visible) {
            sheets.retain(|(_, visible)| *visible);
        }
        let many = sheets.len();
        let mut best: Option<(usize, String, Sheet)> = None;
        for (name, _) in sheets {
            let sheet = self.sheet(&name, source)?;
            let score = sheet.score();
            if best.as_ref().is_none_or(|(highest, _, _)| score > *highest) {
                best = Some((score, name, sheet));
            }
        }
        let Some((_, name, sheet)) = best else {
            return Err(damaged(source, &"it has no sheet with cells"));
        };
        let why = if many == 1 {
            Said::plain("only_sheet")
        } else {
            Said::new("best_sheet", [("count", many.to_string())])
        };
        Ok((name, sheet, why))
    }

    /// All cells of a sheet.
    fn sheet(&mut self, name: &str, source: &Source) -> Result<Sheet, Error> {
        let mut sheet = Sheet::default();
        let range = match self {
            Self::Xlsx(workbook) => {
                // Cell by cell: a sheet with one cell in its last corner must not cost a cell for each place.
                let mut cells = workbook
                    .worksheet_cells_reader(name)
                    .map_err(|error| damaged(source, &error))?;
                while let Some(cell) = cells.next_cell().map_err(|error| damaged(source, &error))? {
                    let (row, column) = cell.get_position();
                    sheet.add(row, column, &Data::from(cell.get_value().clone()));
                    full(&sheet, source)?;
                }
                sheet.end();
                return Ok(sheet);
            }
            Self::Xlsb(workbook) => workbook
                .worksheet_range(name)
                .map_err(|error| damaged(source, &error))?,
            Self::Xls(workbook) => workbook
                .worksheet_range(name)
                .map_err(|error| damaged(source, &error))?,
            Self::Ods(workbook) => workbook
                .worksheet_range(name)
                .map_err(|error| damaged(source, &error))?,
        };
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            sheet.add(top + row as u32, left + column as u32, value);
            full(&sheet, source)?;
        }
        sheet.end();
        Ok(sheet)
    }
}

/// Fails when a sheet has more text than records can hold: shared texts make a small file large.
fn full(sheet: &Sheet, source: &Source) -> Result<(), Error> {
    const MOST: usize = 2 << 30;
    if sheet.rows.text_len() <= MOST {
        return Ok(());
    }
    Err(Error::Limit {
        at: source.at(),
        message: format!("the sheet has more than {MOST} bytes of text").into(),
        hint: "save the sheet as CSV, which is read row by row".into(),
    })
}

impl Reader for SheetReader {
    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn read(&mut self, batch: &mut Records, most: usize) -> Result<usize, Error> {
        let mut count = 0;
        while self.next < self.rows.len() && count < most {
            if count > 0 && batch.text_len() >= BATCH_TEXT {
                break;
            }
            let row = self.rows.get(self.next);
            for cell in row.cells() {
                batch.push(cell.column, 0, row.text(cell));
            }
            batch.finish(row.position());
            self.next += 1;
            count += 1;
        }
        Ok(count)
    }

    fn issues(&mut self) -> Vec<RecordIssue> {
        self.issues.take()
    }
}
