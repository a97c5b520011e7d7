//! The draft of a shop: files as they would be, beside those that are in force. `.feedmill/draft/now` holds the changed
//! ones, `.feedmill/draft/base` what they were made from. A run, a schedule and the command know only what is in force;
//! applying a draft puts its files in place at once. What a draft would do is counted in `effect`.

use crate::error::Error;
use crate::notes::Note;
use crate::shop::put;
use std::path::{Path, PathBuf};

/// A shop's draft; there may be nothing in it.
pub struct Draft {
    shop: PathBuf,
    folder: PathBuf,
}

/// A file of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// The file, relative to the shop folder.
    pub file: String,
    /// Its text when the draft began; none when it was not there.
    pub base: Option<String>,
    /// Its text in the draft.
    pub now: String,
}

/// A file's text; none when it is not there.
pub(crate) fn text(path: &Path) -> Result<Option<String>, Error> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::disk(path)(error)),
    }
}

impl Draft {
    /// The draft of a shop folder.
    #[must_use]
    pub fn of(shop: &Path) -> Self {
        Self {
            shop: shop.to_owned(),
            folder: shop.join(".feedmill/draft"),
        }
    }

    /// Where a file of the draft is, or would be.
    #[must_use]
    pub fn path(&self, file: &str) -> PathBuf {
        self.folder.join("now").join(file)
    }

    /// Writes a file of the draft, or takes it out.
    pub fn set(&self, file: &str, now: Option<&str>) -> Result<(), Error> {
        let path = self.path(file);
        let Some(now) = now else {
            if path.is_file() {
                std::fs::remove_file(&path).map_err(Error::disk(&path))?;
            }
            return if self.files()?.is_empty() {
                self.clear()
            } else {
                Ok(())
            };
        };
        if !path.is_file() {
            let base = self.folder.join("base").join(file);
            match text(&self.shop.join(file))? {
                Some(text) => put(&base, &text).map_err(Error::disk(&base))?,
                None if base.is_file() => {
                    std::fs::remove_file(&base).map_err(Error::disk(&base))?
                }
                None => {}
            }
        }
        put(&path, now).map_err(Error::disk(&path))
    }

    /// Its files, by name.
    pub fn files(&self) -> Result<Vec<Drafted>, Error> {
        let now = self.folder.join("now");
        let mut files = Vec::new();
        let mut folders = vec![now.clone()];
        while let Some(folder) = folders.pop() {
            for path in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = path.path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                // A file being written has no name of a setting yet.
                let Some(file) = path.strip_prefix(&now).ok().and_then(Path::to_str) else {
                    continue;
                };
                if !file.ends_with(".toml") && !file.ends_with(".csv") {
                    continue;
                }
                files.push(Drafted {
                    base: text(&self.folder.join("base").join(file))?,
                    now: text(&path)?.unwrap_or_default(),
                    file: file.replace('\\', "/"),
                });
            }
        }
        files.sort_by(|a, b| a.file.cmp(&b.file));
        Ok(files)
    }

    /// What was done, a note for each edit.
    #[must_use]
    pub fn notes(&self) -> Vec<Note> {
        let text = std::fs::read_to_string(self.folder.join("notes.txt"));
        text.unwrap_or_default().lines().map(Note::read).collect()
    }

    /// Keeps what was done. Nothing is kept of a draft without files.
    pub fn set_notes(&self, notes: &[Note]) -> Result<(), Error> {
        if self.files()?.is_empty() {
            return Ok(());
        }
        let path = self.folder.join("notes.txt");
        let lines: Vec<String> = notes.iter().map(Note::kept).collect();
        put(&path, &lines.join("\n")).map_err(Error::disk(&path))
    }

    /// The files that another program changed since the draft began.
    pub fn overtaken(&self) -> Result<Vec<String>, Error> {
        let mut overtaken = Vec::new();
        for drafted in self.files()? {
            if text(&self.shop.join(&drafted.file))? != drafted.base {
                overtaken.push(drafted.file);
            }
        }
        Ok(overtaken)
    }

    /// Throws the draft away.
    pub fn clear(&self) -> Result<(), Error> {
        match std::fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(Error::disk(&self.folder)(error))
            }
            _ => Ok(()),
        }
    }
}
