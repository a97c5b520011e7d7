//! Wrong configuration: where it is, what is wrong, and what was meant.

use mappings::said::{Said, Told};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One thing that is wrong in a file of a shop folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ConfigError {
    /// Path of the file in the shop folder: `mappings/bol.toml`.
    pub file: String,
    /// Line, from 1; none when it is about the file as a whole.
    pub line: Option<u32>,
    /// Column in characters, from 1.
    pub column: Option<u32>,
    /// Dotted path of the key: `rules[3].if`; empty for the file as a whole.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What to do, or what was probably meant; empty when the message says all there is.
    pub hint: String,
    /// What is wrong, as a message where it has an id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
    /// The same of what helps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Said>,
}

impl ConfigError {
    /// An error in a file, at a line and column where they are known.
    pub(crate) fn new(
        file: &str,
        position: Option<(u32, u32)>,
        path: &str,
        message: impl Into<Told>,
        hint: impl Into<Told>,
    ) -> Self {
        let (message, hint) = (message.into(), hint.into());
        Self {
            file: file.to_owned(),
            line: position.map(|(line, _)| line),
            column: position.map(|(_, column)| column),
            path: path.to_owned(),
            message: message.english,
            hint: hint.english,
            said: message.said,
            help: hint.said,
        }
    }

    /// File, line and column: `mappings/bol.toml:3:1`.
    #[must_use]
    pub fn at(&self) -> String {
        match (self.line, self.column) {
            (Some(line), Some(column)) => format!("{}:{line}:{column}", self.file),
            _ => self.file.clone(),
        }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.at(), self.message)?;
        if !self.hint.is_empty() {
            write!(f, " ({})", self.hint)?;
        }
        Ok(())
    }
}

/// Everything that is wrong in a shop folder, file by file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct ConfigErrors(pub Vec<ConfigError>);

impl fmt::Display for ConfigErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            error.fmt(f)?;
        }
        Ok(())
    }
}
