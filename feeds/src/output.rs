//! Outputs: puts encoded batches together in order, in the encoding and compression asked for, into a file that appears
//! whole or not at all. Knows no partner; where the file goes next is not decided here.

mod sink;
mod transcode;

use crate::error::{At, Error};
use crate::formats::{Encoder, encoder, refuse};
use crate::options::{Compression, Format, WriteOptions};
use sink::Sink;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::NamedTempFile;
use transcode::Transcoder;

/// A file being written beside its target. Dropped without `finish`, it leaves nothing behind and the target as it was.
pub struct Output {
    encoder: Arc<dyn Encoder>,
    transcoder: Transcoder,
    sink: Sink,
    file: NamedTempFile,
    target: PathBuf,
    at: At,
    started: bool,
}

/// What was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// Size of the file.
    pub bytes: u64,
    /// Values cut because a workbook's cell holds no more; 0 for all other formats.
    pub shortened: u64,
}

impl Output {
    /// Starts an output that will appear at `path`. Fails with `Error::Option` when options and columns contradict
    /// each other, and with `Error::Io` when the folder cannot be written.
    pub fn create(path: &Path, options: &WriteOptions, columns: &[String]) -> Result<Self, Error> {
        let at = At {
            place: path.display().to_string(),
            ..At::default()
        };
        let encoder: Arc<dyn Encoder> = encoder(options, columns)?.into();
        let mut transcoder = Transcoder::new(&options.encoding, options.format == Format::Xml)?;
        if options.format == Format::Xml
            && let Some(name) = columns.iter().find(|name| !transcoder.fits(name))
        {
            return Err(refuse(
                format!("{} cannot write the name {name:?}", options.encoding),
                "write utf-8, or rename the column",
            ));
        }
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let io = |source| Error::Io {
            at: at.clone(),
            source,
        };
        let file = temporary(folder).map_err(io)?;
        let handle = file.reopen().map_err(io)?;
        let sink = match options.format {
            Format::Xlsx => Sink::workbook(handle, folder, &at)?,
            _ => Sink::new(handle, options.compression, &member(path, options)).map_err(io)?,
        };
        let mut output = Self {
            encoder,
            transcoder,
            sink,
            target: path.to_owned(),
            file,
            at,
            started: false,
        };
        if options.bom {
            output.write("\u{feff}".as_bytes())?;
        }
        let mut head = Vec::new();
        output.encoder.head(&mut head);
        output.write(&head)?;
        Ok(output)
    }

    /// The encoder for this output's records, to be shared between threads.
    #[must_use]
    pub fn encoder(&self) -> Arc<dyn Encoder> {
        Arc::clone(&self.encoder)
    }

    /// Adds the records that `Encoder::records` made of one batch. Batches are added in order; an empty one adds
    /// nothing.
    pub fn chunk(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if bytes.is_empty() {
            return Ok(());
        }
        if std::mem::replace(&mut self.started, true) {
            let encoder = Arc::clone(&self.encoder);
            self.write(encoder.between())?;
        }
        self.write(bytes)
    }

    /// Ends the output and puts it in the place of the target, which is replaced in one step.
    pub fn finish(self) -> Result<Written, Error> {
        let target = self.target.clone();
        self.finish_at(&target)
    }

    /// Ends the output and puts it at another place on the same disk; the target stays as it is.
    pub fn finish_at(mut self, path: &Path) -> Result<Written, Error> {
        let mut tail = Vec::new();
        self.encoder.tail(&mut tail);
        self.write(&tail)?;
        let shortened = self.sink.finish(&self.at)?;
        let at = self.at;
        let io = |source| Error::Io {
            at: at.clone(),
            source,
        };
        let file = self.file.as_file();
        file.sync_all().map_err(io)?;
        let bytes = file.metadata().map_err(io)?.len();
        self.file.persist(path).map_err(|error| io(error.error))?;
        Ok(Written { bytes, shortened })
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.sink.write(self.transcoder.convert(bytes), &self.at)
    }
}

/// Packs a file into a new one beside `near`, which is gone when it is dropped. `name` is what it is called in an archive. The
/// same file gives the same bytes at any time.
pub fn pack(
    file: &Path,
    name: &str,
    compression: Compression,
    near: &Path,
) -> Result<NamedTempFile, Error> {
    let at = |path: &Path| At {
        place: path.display().to_string(),
        ..At::default()
    };
    let (from, to) = (at(file), at(near));
    let io = |at: &At| {
        let at = at.clone();
        move |source| Error::Io { at, source }
    };
    let packed = temporary(near).map_err(io(&to))?;
    let handle = packed.reopen().map_err(io(&to))?;
    let mut sink = Sink::new(handle, compression, name).map_err(io(&to))?;
    let mut file = File::open(file).map_err(io(&from))?;
    let mut block = vec![0; 1 << 16];
    loop {
        match file.read(&mut block).map_err(io(&from))? {
            0 => break,
            read => sink.write(&block[..read], &to)?,
        }
    }
    sink.finish(&to)?;
    Ok(packed)
}

/// A new file in the target's folder, readable as the user's other files are.
fn temporary(folder: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".writing-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Name of the feed inside a zip archive: the target's, without `.zip` and with the format's ending.
fn member(path: &Path, options: &WriteOptions) -> String {
    let stem = match path.extension() {
        Some(ending) if ending.eq_ignore_ascii_case("zip") => path.file_stem(),
        _ => path.file_name(),
    };
    let stem = stem.map_or_else(|| "feed".into(), |stem| stem.to_string_lossy());
    if Path::new(&*stem).extension().is_some() {
        return stem.into_owned();
    }
    let ending = match options.format {
        Format::Csv => "csv",
        Format::Xml => "xml",
        Format::Json => "json",
        Format::Jsonl => "jsonl",
        Format::Xlsx => "xlsx",
    };
    format!("{stem}.{ending}")
}

#[cfg(test)]
#[path = "output/tests.rs"]
mod tests;
