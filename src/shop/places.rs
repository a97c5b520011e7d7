//! Where things of a shop are.

use super::{ConfigErrors, Shop};
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};

impl Shop {
    /// The folder of the state: catalog, history, downloads. Safe to delete.
    #[must_use]
    pub fn state_folder(&self) -> PathBuf {
        self.folder.join(".feedmill")
    }

    /// The place of a source: a path is relative to the shop folder, an address stays as it is.
    #[must_use]
    pub fn place(&self, place: &str) -> String {
        if place == "-" || place.contains("://") {
            return place.to_owned();
        }
        self.folder.join(place).display().to_string()
    }

    /// A path as seen from the shop folder, with `/`.
    #[must_use]
    pub fn relative(&self, path: &Path) -> String {
        let path = path.strip_prefix(&self.folder).unwrap_or(path);
        path.components()
            .map(|part| part.as_os_str().to_string_lossy())
            .collect::<Vec<_>>()
            .join("/")
    }

    /// The shop's time zone. Fails when shop.toml names none that exists.
    pub fn zone(&self) -> Result<TimeZone, ConfigErrors> {
        self.config.zone().map_err(|error| {
            let hint = "a name of the IANA database, such as Europe/Amsterdam";
            ConfigErrors(vec![self.error(
                "shop.toml",
                "time_zone",
                error.to_string(),
                hint,
            )])
        })
    }

    /// The texts of the files that were read, by their path in the folder.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts
            .iter()
            .map(|(file, text)| (file.as_str(), text.as_str()))
    }
}
