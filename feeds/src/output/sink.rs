//! Where an output's bytes go: a file, through a compressor, or a workbook.

use crate::error::{At, Error};
use crate::formats::xlsx::write::{Sheet, workbook_error};
use crate::options::Compression;
use flate2::write::GzEncoder;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Compression level of gzip, zip and Zstandard: a third larger than the best, several times as fast.
const LEVEL: u32 = 3;

pub(super) enum Sink {
    Plain(File),
    Gzip(GzEncoder<File>),
    Zip(Box<ZipWriter<File>>),
    Zstd(zstd::Encoder<'static, File>),
    Workbook(Box<Sheet>, File),
}

impl Sink {
    pub(super) fn new(file: File, compression: Compression, member: &str) -> io::Result<Self> {
        Ok(match compression {
            Compression::None => Self::Plain(file),
            Compression::Gzip => Self::Gzip(GzEncoder::new(file, flate2::Compression::new(LEVEL))),
            Compression::Zstd => Self::Zstd(zstd::Encoder::new(file, LEVEL as i32)?),
            Compression::Zip => {
                let mut archive = ZipWriter::new(file);
                // The same records give the same bytes: the member has the earliest date of the format, not the clock's.
                let options = SimpleFileOptions::default()
                    .compression_level(Some(LEVEL.into()))
                    .last_modified_time(zip::DateTime::default())
                    .large_file(true);
                archive.start_file(member, options)?;
                Self::Zip(Box::new(archive))
            }
        })
    }

    pub(super) fn workbook(file: File, folder: &Path, at: &At) -> Result<Self, Error> {
        let sheet = Sheet::new(folder).map_err(|error| workbook_error(at, &error))?;
        Ok(Self::Workbook(Box::new(sheet), file))
    }

    pub(super) fn write(&mut self, bytes: &[u8], at: &At) -> Result<(), Error> {
        let written = match self {
            Self::Plain(file) => file.write_all(bytes),
            Self::Gzip(file) => file.write_all(bytes),
            Self::Zip(file) => file.write_all(bytes),
            Self::Zstd(file) => file.write_all(bytes),
            Self::Workbook(sheet, _) => return sheet.rows(bytes, at),
        };
        written.map_err(|source| Error::Io {
            at: at.clone(),
            source,
        })
    }

    /// Ends the compression or the workbook; returns how many values the workbook cut.
    pub(super) fn finish(self, at: &At) -> Result<u64, Error> {
        let ended = match self {
            Self::Plain(_) => Ok(()),
            Self::Gzip(file) => file.finish().map(drop),
            Self::Zip(file) => file.finish().map(drop).map_err(io::Error::from),
            Self::Zstd(file) => file.finish().map(drop),
            Self::Workbook(sheet, mut file) => return sheet.save(&mut file, at),
        };
        ended.map_err(|source| Error::Io {
            at: at.clone(),
            source,
        })?;
        Ok(0)
    }
}
