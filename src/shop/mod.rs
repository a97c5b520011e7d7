//! The shop folder: the user's files, as they are written. Reads all of them strictly, points at what is wrong, and
//! rewrites them without losing comments. What the files mean is told by `catalog` and by the plan of `mappings`.

mod alerts;
mod config;
mod error;
mod locate;
mod new;
mod places;
mod read;
mod retention;
mod save;
mod schema;
pub mod source;
mod unknown;

pub use alerts::{AlertsConfig, Kind, MailConfig, Security, Shape, WebhookConfig};
pub use config::ShopConfig;
pub use error::{ConfigError, ConfigErrors};
pub use locate::locate;
pub use new::CountryDefaults;
pub(crate) use new::described;
pub use new::{Created, create};
pub(crate) use new::{Guess, countries, guessed};
pub use retention::RetentionConfig;
pub use save::save;
pub(crate) use save::{put, rewritten};
pub use schema::schemas;

use crate::schedule::{Schedule, Window};
use crate::troubles::trouble;
use mappings::config::{LabelsFile, MappingFile, RulesFile};
use mappings::partners::PartnerSpec;
use mappings::said::Told;
use source::{Role, SourceConfig};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Everything a shop folder says. Files that may be left out are as if they were empty.
#[derive(Clone, Debug, Default)]
pub struct Shop {
    /// The folder.
    pub folder: PathBuf,
    /// `shop.toml`.
    pub config: ShopConfig,
    /// `feeds/*.toml`, by name without ending.
    pub sources: BTreeMap<String, SourceConfig>,
    /// `labels.toml`.
    pub labels: LabelsFile,
    /// `rules.toml`.
    pub rules: RulesFile,
    /// `mappings/*.toml`, by name without ending.
    pub mappings: BTreeMap<String, MappingFile>,
    /// `partners/*.toml`, specs of the shop's own, by name without ending.
    pub specs: BTreeMap<String, PartnerSpec>,
    /// `tables/*.csv`, by name without ending.
    pub tables: BTreeMap<String, PathBuf>,
    /// The text of each file that was read, by its path in the folder, to point into.
    texts: BTreeMap<String, String>,
}

impl Shop {
    /// Reads a shop folder. Fails with everything that is wrong in any of its files: unreadable files, keys that do
    /// not exist, values of another type.
    pub fn open(folder: &Path) -> Result<Self, ConfigErrors> {
        Self::read(folder, None)
    }

    /// Reads a shop folder as it would be with its draft.
    pub fn drafted(folder: &Path) -> Result<Self, ConfigErrors> {
        Self::read(folder, Some(folder.join(".feedmill/draft/now")))
    }

    fn read(folder: &Path, over: Option<PathBuf>) -> Result<Self, ConfigErrors> {
        let mut shop = Self {
            folder: folder.to_owned(),
            ..Self::default()
        };
        let mut errors = Vec::new();
        let mut files = read::Files::new(folder, over, &mut shop.texts, &mut errors);
        if let Some(config) = files.required("shop.toml") {
            shop.config = config;
        }
        shop.labels = files.optional("labels.toml");
        shop.rules = files.optional("rules.toml");
        shop.sources = files.folder("feeds");
        shop.mappings = files.folder("mappings");
        shop.specs = files.specs();
        shop.tables = files.names("tables", "csv");
        if errors.is_empty() {
            shop.agree(&mut errors);
        }
        if errors.is_empty() {
            Ok(shop)
        } else {
            Err(ConfigErrors(errors))
        }
    }

    /// The shop with another text for one of its mappings. Fails with what is wrong in it.
    pub(crate) fn with_mapping(&self, name: &str, text: &str) -> Result<Self, ConfigErrors> {
        let file = format!("mappings/{name}.toml");
        let mut shop = self.clone();
        let (mapping, mut errors) = read::parse(&file, text);
        shop.texts.insert(file, text.to_owned());
        if let Some(mapping) = mapping {
            shop.mappings.insert(name.to_owned(), mapping);
            shop.agree(&mut errors);
        }
        match errors.is_empty() {
            true => Ok(shop),
            false => Err(ConfigErrors(errors)),
        }
    }

    /// The shop with other labels. What is wrong in them is pointed at in their text as it would be written.
    pub(crate) fn with_labels(&self, labels: LabelsFile) -> std::io::Result<Self> {
        const FILE: &str = "labels.toml";
        let mut shop = self.clone();
        let before = self.texts.get(FILE).map(String::as_str);
        let text = rewritten(before.unwrap_or_default(), &labels)?;
        shop.texts.insert(FILE.to_owned(), text);
        shop.labels = labels;
        Ok(shop)
    }

    /// An error at a dotted path in one of the files: `fields.title.use[1]` in `mappings/bol.toml`.
    #[must_use]
    pub fn error(
        &self,
        file: &str,
        path: &str,
        message: impl Into<Told>,
        hint: impl Into<Told>,
    ) -> ConfigError {
        let position = self.texts.get(file).and_then(|text| locate(text, path));
        ConfigError::new(file, position, path, message, hint)
    }

    /// What a source says of variants that cannot be.
    fn variants(&self, name: &str, source: &SourceConfig) -> Option<ConfigError> {
        let variants = source.variants.as_ref()?;
        let wrong = |path: &str, message, help| {
            let file = format!("feeds/{name}.toml");
            self.error(&file, path, message, trouble(help, []))
        };
        if !matches!(source.role, Role::Products | Role::Append) {
            return Some(wrong(
                "variants",
                trouble("variants_joined", []),
                "join_rows",
            ));
        }
        let (column, _) = source
            .columns
            .iter()
            .find(|(name, column)| !variants.by.is_empty() && column.fills(name) == "id")?;
        let message = trouble("variants_id", [("column", column.clone())]);
        Some(wrong(&format!("columns.{column}"), message, "one_id"))
    }

    /// What the files say about each other.
    fn agree(&self, errors: &mut Vec<ConfigError>) {
        errors.extend(
            self.config
                .mistakes()
                .into_iter()
                .map(|(path, message, hint)| self.error("shop.toml", path, message, hint)),
        );
        let shop = self
            .config
            .schedule
            .as_ref()
            .map(|own| ("shop.toml".to_owned(), own));
        let partners = self.mappings.iter().filter_map(|(name, mapping)| {
            Some((format!("mappings/{name}.toml"), mapping.schedule.as_ref()?))
        });
        errors.extend(shop.into_iter().chain(partners).filter_map(|(file, own)| {
            let wrong = Schedule::new(own, "").err()?;
            Some(self.error(&file, "schedule", wrong.message, wrong.hint))
        }));
        for (name, mapping) in &self.mappings {
            let wrong = |path: &str, message: String, hint: &str| {
                self.error(&format!("mappings/{name}.toml"), path, message, hint)
            };
            let hosting = mapping.hosting.clone().unwrap_or_default();
            if hosting.user.is_some() != hosting.password.is_some() {
                let message = "user and password go together".to_owned();
                let hint = "user = \"partner\" and password = { secret = \"NAME\" }";
                errors.push(wrong("hosting", message, hint));
            }
            if let Some(window) = &mapping.fetch_window
                && Window::read(window).is_none()
            {
                let message = format!("\"{window}\" is no window of a day");
                errors.push(wrong("fetch_window", message, "such as 03:00-05:00"));
            }
            for (index, net) in hosting.allow.iter().enumerate() {
                if crate::serve::net(net).is_none() {
                    let message = format!("\"{net}\" is no network address");
                    let hint = "such as 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32";
                    errors.push(wrong(&format!("hosting.allow[{index}]"), message, hint));
                }
            }
        }
        let products = self
            .sources
            .iter()
            .filter(|(_, source)| source.role == Role::Products);
        let names: Vec<&str> = products.map(|(name, _)| name.as_str()).collect();
        match names.as_slice() {
            [] => errors.push(self.error(
                "feeds",
                "",
                trouble("no_products", []),
                trouble("make_products", []),
            )),
            [_] => {}
            [first, others @ ..] => errors.extend(others.iter().map(|name| {
                let message = format!("{first} already has the role products");
                let hint = "use role = \"append\" for more products, or \"join\" for more fields";
                self.error(&format!("feeds/{name}.toml"), "role", message, hint)
            })),
        }
        for (name, source) in &self.sources {
            errors.extend(self.variants(name, source));
            if source.role == Role::Join && source.key.is_none() {
                errors.push(self.error(
                    &format!("feeds/{name}.toml"),
                    "role",
                    trouble("no_key", []),
                    trouble("name_key", []),
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests;
