//! Reading the files of a shop folder strictly: everything that is wrong is collected, with its place.

use super::error::ConfigError;
use super::locate::position;
use super::unknown::{meant, unknown};
use crate::troubles::trouble;
use mappings::partners::PartnerSpec;
use mappings::said::Told;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The files of a folder, being read.
pub(super) struct Files<'s> {
    folder: &'s Path,
    /// Files in this folder count before those of the shop folder.
    over: Option<PathBuf>,
    texts: &'s mut BTreeMap<String, String>,
    errors: &'s mut Vec<ConfigError>,
}

impl<'s> Files<'s> {
    pub(super) fn new(
        folder: &'s Path,
        over: Option<PathBuf>,
        texts: &'s mut BTreeMap<String, String>,
        errors: &'s mut Vec<ConfigError>,
    ) -> Self {
        Self {
            folder,
            over,
            texts,
            errors,
        }
    }

    fn path(&self, file: &str) -> PathBuf {
        let over = self.over.as_ref().map(|over| over.join(file));
        over.filter(|path| path.is_file())
            .unwrap_or_else(|| self.folder.join(file))
    }

    /// A file that must be there.
    pub(super) fn required<T: DeserializeOwned + JsonSchema>(&mut self, file: &str) -> Option<T> {
        match std::fs::read_to_string(self.path(file)) {
            Ok(text) => self.parsed(file, text),
            Err(error) => {
                let hint = "feedmill new makes a shop folder";
                let folder = self.folder.display();
                let message = format!("cannot be read in {folder}: {error}");
                self.report(file, &message, hint);
                None
            }
        }
    }

    /// A file that may be left out.
    pub(super) fn optional<T: DeserializeOwned + JsonSchema + Default>(&mut self, file: &str) -> T {
        if self.path(file).exists() {
            self.required(file).unwrap_or_default()
        } else {
            T::default()
        }
    }

    /// All TOML files of a folder in the folder, by name without ending.
    pub(super) fn folder<T: DeserializeOwned + JsonSchema>(
        &mut self,
        folder: &str,
    ) -> BTreeMap<String, T> {
        let names = self.names(folder, "toml");
        let read = names.into_keys().filter_map(|name| {
            let value = self.required(&format!("{folder}/{name}.toml"))?;
            Some((name, value))
        });
        read.collect()
    }

    /// The specs of the shop's own partners.
    pub(super) fn specs(&mut self) -> BTreeMap<String, PartnerSpec> {
        let mut specs = BTreeMap::new();
        for name in self.folder::<PartnerSpec>("partners").into_keys() {
            let file = format!("partners/{name}.toml");
            // Once more, with what is inherited and with what the type system does not see.
            match PartnerSpec::parse(&file, &self.texts[&file]) {
                Ok(spec) => drop(specs.insert(name, spec)),
                Err(error) => {
                    let place = u32::try_from(error.line).ok();
                    let place = place.zip(u32::try_from(error.column).ok());
                    let error = ConfigError::new(&file, place, "", error.message, error.hint);
                    self.errors.push(error);
                }
            }
        }
        specs
    }

    /// The files with an ending in a folder of the folder, by name without ending.
    pub(super) fn names(&mut self, folder: &str, ending: &str) -> BTreeMap<String, PathBuf> {
        let over = self.over.as_ref().map(|over| over.join(folder));
        let mut names = BTreeMap::new();
        let mut paths = Vec::new();
        for place in [Some(self.folder.join(folder)), over].into_iter().flatten() {
            match std::fs::read_dir(place) {
                Ok(entries) => paths.extend(entries.flatten().map(|entry| entry.path())),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => self.report(folder, &format!("cannot be read: {error}"), ""),
            }
        }
        for path in paths {
            let name = path.file_stem().and_then(|stem| stem.to_str());
            if let Some(name) = name.filter(|name| !name.starts_with('.'))
                && path.extension().is_some_and(|found| found == ending)
            {
                names.insert(name.to_owned(), path.clone());
            }
        }
        names
    }

    fn parsed<T: DeserializeOwned + JsonSchema>(&mut self, file: &str, text: String) -> Option<T> {
        let (value, errors) = parse(file, &text);
        self.errors.extend(errors);
        self.texts.insert(file.to_owned(), text);
        value
    }

    fn report(&mut self, file: &str, message: &str, hint: &str) {
        self.errors
            .push(ConfigError::new(file, None, "", message, hint));
    }
}

/// Reads one document. With any error there is no value.
pub(super) fn parse<T: DeserializeOwned + JsonSchema>(
    file: &str,
    text: &str,
) -> (Option<T>, Vec<ConfigError>) {
    let error = |at: Option<usize>, path: &str, message: Told, hint: String| {
        let position = at.map(|at| position(text, at));
        ConfigError::new(file, position, path, message, hint)
    };
    let document = match toml_edit::Document::parse(text) {
        Ok(document) => document,
        Err(wrong) => {
            let at = wrong.span().map(|span| span.start);
            let message = wrong.message().lines().collect::<Vec<_>>().join(", ");
            return (None, vec![error(at, "", message.into(), String::new())]);
        }
    };
    let schema = schemars::schema_for!(T).to_value();
    let found = unknown(document.as_table(), &schema);
    if !found.is_empty() {
        let errors = found.into_iter().map(|unknown| {
            let hint = meant(&unknown.key, &unknown.known)
                .unwrap_or_else(|| format!("known here: {}", unknown.known.join(", ")));
            error(
                Some(unknown.at),
                &unknown.path,
                trouble("unknown_key", [("key", unknown.key)]),
                hint,
            )
        });
        return (None, errors.collect());
    }
    match toml::from_str(text) {
        Ok(value) => (Some(value), Vec::new()),
        Err(wrong) => {
            let at = wrong.span().map(|span| span.start);
            (
                None,
                vec![error(at, "", wrong.message().into(), String::new())],
            )
        }
    }
}
