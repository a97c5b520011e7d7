//! Unpacking: gzip, zip and Zstandard around a feed, read as a stream and never past the stated limits. Packing is in
//! the writing side, not here.

use crate::error::{At, Error};
use crate::options::{Compression, Limits, ReadOptions};
use flate2::read::{DeflateDecoder, MultiGzDecoder};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// Growth is only judged past this many bytes: small files may be all zeros for good reasons.
const JUDGED_PAST: u64 = 64 << 20;

/// Opens a file and takes its compression away. Returns the plain bytes, the compression, and for a zip archive the
/// member that was chosen: the stated one, else the largest that does not look like documentation. Fails when the file
/// cannot be opened or is not what `options.compression` says; reading fails with `Error::Limit` inside the
/// `io::Error` when more comes out than `options.limits` allow.
pub fn unpack(
    path: &Path,
    name: &str,
    options: &ReadOptions,
) -> Result<(Box<dyn Read + Send>, Compression, Option<String>), Error> {
    let failed = |error| io_error(at(name), error);
    let mut file = File::open(path).map_err(failed)?;
    let packed = file.metadata().map_err(failed)?.len();
    let mut magic = Vec::with_capacity(4);
    (&mut file)
        .take(4)
        .read_to_end(&mut magic)
        .map_err(failed)?;
    file.seek(SeekFrom::Start(0)).map_err(failed)?;

    let compression = options.compression.unwrap_or_else(|| recognise(&magic));
    let (plain, member): (Box<dyn Read + Send>, _) = match compression {
        Compression::None => return Ok((Box::new(file), compression, None)),
        Compression::Gzip => (
            Box::new(MultiGzDecoder::new(io::BufReader::new(file))),
            None,
        ),
        Compression::Zstd => (Box::new(zstd::Decoder::new(file).map_err(failed)?), None),
        Compression::Zip => {
            let (reader, member) = zip_member(file, name, options.member.as_deref())?;
            (reader, Some(member))
        }
    };
    let capped = Capped {
        inner: plain,
        name: name.to_owned(),
        packed,
        unpacked: 0,
        limits: options.limits.unwrap_or_default(),
    };
    Ok((Box::new(capped), compression, member))
}

fn recognise(magic: &[u8]) -> Compression {
    match magic {
        [0x1F, 0x8B, ..] => Compression::Gzip,
        [0x28, 0xB5, 0x2F, 0xFD] => Compression::Zstd,
        [b'P', b'K', 3, 4] | [b'P', b'K', 5, 6] => Compression::Zip,
        _ => Compression::None,
    }
}

/// Names of the files in a zip archive; `None` when it is not one. Tells a workbook from a packed feed.
pub(crate) fn zip_members(path: &Path) -> Option<Vec<String>> {
    let archive = zip::ZipArchive::new(File::open(path).ok()?).ok()?;
    archive
        .file_names()
        .map(|name| Some(name.ok()?.into_owned()))
        .collect()
}

fn zip_member(
    file: File,
    name: &str,
    stated: Option<&str>,
) -> Result<(Box<dyn Read + Send>, String), Error> {
    let broken = |error: zip::result::ZipError| Error::Malformed {
        at: at(name),
        message: format!("this zip archive cannot be read: {error}").into(),
        hint: "download it again; it may be cut off".into(),
    };
    let mut archive = zip::ZipArchive::new(file).map_err(broken)?;
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let member = archive.by_index_raw(index).map_err(broken)?;
        if member.is_file() {
            files.push((
                index,
                member.name().map_err(broken)?.into_owned(),
                member.size(),
            ));
        }
    }
    let chosen = match stated {
        Some(stated) => files.iter().find(|(_, member, _)| member == stated),
        None => files
            .iter()
            .max_by_key(|(index, member, size)| (rank(member), *size, std::cmp::Reverse(*index))),
    };
    let Some((index, member, _)) = chosen.cloned() else {
        let names: Vec<&str> = files
            .iter()
            .map(|(_, member, _)| member.as_str())
            .take(20)
            .collect();
        return Err(match stated {
            Some(stated) => Error::Option {
                at: at(name),
                message: format!("this zip archive has no member {stated:?}").into(),
                hint: format!("its members are: {}", names.join(", ")).into(),
            },
            None => Error::Unrecognised {
                at: at(name),
                message: "this zip archive is empty".into(),
                hint: "check what the shop exports".into(),
            },
        });
    };

    let entry = archive.by_index_raw(index).map_err(broken)?;
    let (method, size, start) = (
        entry.compression(),
        entry.compressed_size(),
        entry.data_start(),
    );
    let (encrypted, sum, full) = (entry.encrypted(), entry.crc32(), entry.size());
    drop(entry);
    if encrypted {
        return Err(Error::Malformed {
            at: at(name),
            message: format!("{member} in this zip archive is encrypted").into(),
            hint: "ask for an archive without a password".into(),
        });
    }
    let start =
        start.ok_or_else(|| broken(zip::result::ZipError::InvalidArchive("no data".into())))?;
    let mut file = archive.into_inner();
    file.seek(SeekFrom::Start(start))
        .map_err(|error| io_error(at(name), error))?;
    let packed = file.take(size);
    let plain: Box<dyn Read + Send> = match method {
        zip::CompressionMethod::Stored => Box::new(packed),
        zip::CompressionMethod::Deflated => Box::new(DeflateDecoder::new(packed)),
        other => {
            return Err(Error::Malformed {
                at: at(name),
                message: format!("{member} is packed with {other}, which is not supported").into(),
                hint: "pack it with deflate, the usual method of zip".into(),
            });
        }
    };
    let checked = Checked {
        inner: flate2::CrcReader::new(plain),
        sum,
        full,
    };
    Ok((Box::new(checked), member))
}

/// Feeds before unknown names before what comes along with archives.
fn rank(member: &str) -> u8 {
    let lower = member.to_ascii_lowercase();
    if lower.starts_with("__macosx/") || lower.contains("/.") || lower.starts_with('.') {
        return 0;
    }
    let extension = lower
        .rsplit_once('.')
        .map_or("", |(_, extension)| extension);
    match extension {
        "csv" | "tsv" | "tab" | "psv" | "xml" | "json" | "jsonl" | "ndjson" | "rss" | "atom" => 3,
        "md" | "pdf" | "html" | "htm" | "jpg" | "png" => 1,
        _ if lower.contains("readme") || lower.contains("license") => 1,
        _ => 2,
    }
}

/// Compares a zip member's check sum and size once it is read to the end.
struct Checked {
    inner: flate2::CrcReader<Box<dyn Read + Send>>,
    sum: u32,
    full: u64,
}

impl Read for Checked {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into)?;
        let crc = self.inner.crc();
        if count == 0
            && !into.is_empty()
            && (crc.sum() != self.sum || crc.amount() != self.full as u32)
        {
            let message = "the check sum of the zip member does not match";
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        Ok(count)
    }
}

/// Counts what comes out and stops past the limits.
struct Capped {
    inner: Box<dyn Read + Send>,
    name: String,
    packed: u64,
    unpacked: u64,
    limits: Limits,
}

impl Read for Capped {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(into).map_err(|error| match error.kind() {
            io::ErrorKind::Interrupted => error,
            _ => io::Error::other(Error::Malformed {
                at: at(&self.name),
                message: format!("the compressed data is damaged or cut off: {error}").into(),
                hint: "download the file again".into(),
            }),
        })?;
        self.unpacked += count as u64;
        let limits = &self.limits;
        let (message, setting) = if self.unpacked > limits.unpacked_bytes {
            (
                format!("unpacks to more than {} bytes", limits.unpacked_bytes),
                "unpacked_bytes",
            )
        } else if self.unpacked > JUDGED_PAST
            && self.unpacked / u64::from(limits.unpacked_ratio.max(1)) > self.packed
        {
            let message = format!(
                "unpacks to more than {} times its size",
                limits.unpacked_ratio
            );
            (message, "unpacked_ratio")
        } else {
            return Ok(count);
        };
        Err(io::Error::other(Error::Limit {
            at: at(&self.name),
            message: message.into(),
            hint: format!("if the source is to be trusted, raise `limits.{setting}`").into(),
        }))
    }
}

fn at(name: &str) -> At {
    At {
        place: name.to_owned(),
        ..At::default()
    }
}

/// The error of a failed read: the one a layer below put into the `io::Error` (a passed limit), or plain `Error::Io`.
pub(crate) fn io_error(at: At, error: io::Error) -> Error {
    if error.get_ref().is_some_and(|inner| inner.is::<Error>()) {
        match error.into_inner().map(|inner| inner.downcast::<Error>()) {
            Some(Ok(inner)) => return *inner,
            _ => unreachable!("the kind was tested above"),
        }
    }
    Error::Io { at, source: error }
}
