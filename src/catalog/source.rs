//! What an import is given: opened sources, and someone to tell how far it is.

use super::variants;
use crate::error::Error;
use crate::shop::source::SourceConfig;
use feeds::formats::Reader;

/// A source that has been fetched and opened.
pub struct LoadedSource {
    /// Its name: that of its file in `feeds/`, without `.toml`.
    pub name: String,
    /// How it was set up.
    pub config: SourceConfig,
    /// Its records.
    pub reader: Box<dyn Reader>,
    /// What tells these bytes from others, see [`Fetched::version`](feeds::transports::Fetched::version).
    pub version: Option<String>,
}

impl LoadedSource {
    /// A source that is set up so. Where its products have variants, its records are these, each of them whole.
    #[must_use]
    pub fn new(
        name: &str,
        mut config: SourceConfig,
        reader: Box<dyn Reader>,
        version: Option<String>,
    ) -> Self {
        let reader = variants::whole(&mut config, reader);
        Self {
            name: name.to_owned(),
            config,
            reader,
            version,
        }
    }
}

/// Hears how far an import is.
pub trait Progress: Sync {
    /// So many rows of a source have been read. Fails, best with [`Error::Cancelled`], to stop the import.
    fn rows(&self, source: &str, rows: u64) -> Result<(), Error>;
}

/// Nobody is told.
impl Progress for () {
    fn rows(&self, _: &str, _: u64) -> Result<(), Error> {
        Ok(())
    }
}
