//! Prints: a few bytes for each record of a feed, kept with the live feed so that the next one can be compared with it
//! without reading either again.

use crate::error::Error;
use mappings::plan::Print;
use std::fs::File;
use std::io::{BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// First bytes of a file of prints: its version.
const MAGIC: &[u8; 8] = b"prints-1";
/// Stands for a product without a price.
const NO_PRICE: i64 = i64::MIN;
const SIZE: usize = 24;

/// Prints being collected in a file without a name: ten partners of a million products are too much for memory.
pub(crate) struct Sheet {
    file: BufWriter<File>,
    folder: PathBuf,
}

impl Sheet {
    /// Begins a sheet on the disk of a folder.
    pub(crate) fn new(folder: &Path) -> Result<Self, Error> {
        let file = tempfile::tempfile_in(folder).map_err(Error::disk(folder))?;
        Ok(Self {
            file: BufWriter::new(file),
            folder: folder.to_owned(),
        })
    }

    pub(crate) fn add(&mut self, prints: &[Print]) -> Result<(), Error> {
        for print in prints {
            self.file
                .write_all(&bytes(print))
                .map_err(Error::disk(&self.folder))?;
        }
        Ok(())
    }

    /// All prints by key.
    pub(crate) fn sorted(self) -> Result<Vec<Print>, Error> {
        let Self { file, folder } = self;
        let all = || -> std::io::Result<Vec<u8>> {
            let mut file = file
                .into_inner()
                .map_err(std::io::IntoInnerError::into_error)?;
            file.rewind()?;
            let mut all = Vec::new();
            file.read_to_end(&mut all)?;
            Ok(all)
        };
        let all = all().map_err(Error::disk(&folder))?;
        let mut prints: Vec<Print> = all.chunks_exact(SIZE).map(print).collect();
        prints.sort_unstable();
        Ok(prints)
    }
}

fn bytes(print: &Print) -> [u8; SIZE] {
    let mut bytes = [0; SIZE];
    bytes[..8].copy_from_slice(&print.key.to_le_bytes());
    bytes[8..16].copy_from_slice(&print.content.to_le_bytes());
    bytes[16..].copy_from_slice(&print.price.unwrap_or(NO_PRICE).to_le_bytes());
    bytes
}

fn print(bytes: &[u8]) -> Print {
    let word = |at: usize| u64::from_le_bytes(std::array::from_fn(|index| bytes[at + index]));
    let price = word(16).cast_signed();
    Print {
        key: word(0),
        content: word(8),
        price: (price != NO_PRICE).then_some(price),
    }
}

/// Writes sorted prints to a file, which is replaced in one step.
pub(super) fn save(path: &Path, prints: &[Print]) -> Result<(), Error> {
    let folder = path.parent().unwrap_or(path);
    let write = || -> std::io::Result<()> {
        std::fs::create_dir_all(folder)?;
        let mut out = BufWriter::new(tempfile::NamedTempFile::new_in(folder)?);
        out.write_all(MAGIC)?;
        for print in prints {
            out.write_all(&bytes(print))?;
        }
        let file = out
            .into_inner()
            .map_err(std::io::IntoInnerError::into_error)?;
        file.persist(path)?;
        Ok(())
    };
    write().map_err(Error::disk(path))
}

/// The prints of a file; `None` when there is none that can be used. They are only ever a help.
pub(super) fn load(path: &Path) -> Option<Vec<Print>> {
    let all = std::fs::read(path).ok()?;
    let body = all.strip_prefix(MAGIC)?;
    (body.len() % SIZE == 0).then(|| body.chunks_exact(SIZE).map(print).collect())
}

/// How two feeds differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Compared {
    /// Products in both.
    pub(super) both: u64,
    /// Products in both with another value.
    pub(super) changed: u64,
    /// Products in both that have a price in both.
    pub(super) priced: u64,
    /// Products of those with another price.
    pub(super) repriced: u64,
}

/// Compares sorted prints.
pub(super) fn compare(old: &[Print], new: &[Print]) -> Compared {
    let mut compared = Compared::default();
    let mut old = old.iter().peekable();
    for new in new {
        while old.next_if(|old| old.key < new.key).is_some() {}
        let Some(old) = old.next_if(|old| old.key == new.key) else {
            continue;
        };
        compared.both += 1;
        compared.changed += u64::from(old.content != new.content);
        if let (Some(before), Some(after)) = (old.price, new.price) {
            compared.priced += 1;
            compared.repriced += u64::from(before != after);
        }
    }
    compared
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(key: u64, content: u64, price: impl Into<Option<i64>>) -> Print {
        Print {
            key,
            content,
            price: price.into(),
        }
    }

    #[test]
    fn products_are_found_again_wherever_they_stand() {
        let old = [
            print(1, 10, 5),
            print(2, 20, 6),
            print(4, 40, None),
            print(5, 50, 9),
        ];
        let new = [
            print(2, 21, 7),
            print(3, 30, 1),
            print(4, 40, 8),
            print(5, 50, 9),
        ];
        let expected = Compared {
            both: 3,
            changed: 1,
            priced: 2,
            repriced: 1,
        };
        assert_eq!(compare(&old, &new), expected);
        assert_eq!(compare(&[], &new), Compared::default());
    }

    #[test]
    fn what_was_collected_and_kept_is_read_back_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let mut sheet = Sheet::new(folder.path()).unwrap();
        sheet.add(&[print(9, 1, 3), print(2, 1, None)]).unwrap();
        sheet.add(&[print(5, 1, -7)]).unwrap();
        let sorted = sheet.sorted().unwrap();
        assert_eq!(sorted, [print(2, 1, None), print(5, 1, -7), print(9, 1, 3)]);
        let path = folder.path().join("kept");
        save(&path, &sorted).unwrap();
        assert_eq!(load(&path), Some(sorted));
        std::fs::write(&path, b"prints-0").unwrap();
        assert_eq!(load(&path), None);
    }
}
