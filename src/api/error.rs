//! What a caller of the door is told when an operation fails: a stable code, what happened, what helps and where.

use crate::error::Error;
use crate::shop::{ConfigError, ConfigErrors};
use crate::troubles::trouble;
use mappings::said::{Said, Told};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A failure, for a person and for a program.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ApiError {
    /// Stable name: `source`, `output`, `disk`, `state`, `snapshot`, `config`, `cancelled`, `request`, `busy`, `keychain`,
    /// `changed`, `used`, `unexpected`.
    pub code: String,
    /// What happened.
    pub message: String,
    /// What to do about it; empty when the message says all there is.
    pub hint: String,
    /// Where: a file with line and column, an address; empty when there is no place.
    pub at: String,
    /// What happened, as a message where it has an id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
    /// The same of what to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Said>,
    /// When several things are wrong in the shop's files: each of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mistakes: Vec<ConfigError>,
}

impl ApiError {
    /// A request that does not fit the contract.
    pub(super) fn request(message: impl Into<Told>, hint: impl Into<Told>) -> Self {
        Self::new("request", message, hint, String::new())
    }

    /// A request that asks for what cannot be: a message of the list of troubles, and one of what helps.
    pub(super) fn asked<const N: usize>(id: &str, with: [(&str, String); N], help: &str) -> Self {
        Self::request(trouble(id, with), trouble(help, []))
    }

    /// A question that ended because of a mistake in the program.
    #[must_use]
    pub fn stopped() -> Self {
        let message = trouble("question_stopped", []);
        Self::new(
            "unexpected",
            message,
            trouble("others_work", []),
            String::new(),
        )
    }

    /// A failure of a kind, at a place.
    pub(super) fn new(
        code: &str,
        message: impl Into<Told>,
        hint: impl Into<Told>,
        at: String,
    ) -> Self {
        let (message, hint) = (message.into(), hint.into());
        Self {
            code: code.into(),
            message: message.english,
            hint: hint.english,
            at,
            said: message.said,
            help: hint.said,
            mistakes: Vec::new(),
        }
    }
}

impl From<ApiError> for Error {
    /// What an operation was told, within work in the background.
    fn from(error: ApiError) -> Self {
        if !error.mistakes.is_empty() {
            return Self::Shop(ConfigErrors(error.mistakes));
        }
        let told = |english, said| Told { english, said };
        Self::Config {
            at: error.at,
            message: told(error.message, error.said),
            hint: told(error.hint, error.help),
        }
    }
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        let message = Told {
            english: error.to_string(),
            said: error.said(),
        };
        let told = Self::new(error.code(), message, error.hint(), error.at());
        Self {
            help: error.help(),
            mistakes: error.mistakes().to_vec(),
            // In the message of one mistake its hint stands already; beside the message with an id it does not.
            hint: match error.only().filter(|_| told.said.is_some()) {
                Some(mistake) => mistake.hint.clone(),
                None => told.hint,
            },
            ..told
        }
    }
}

impl From<crate::shop::ConfigErrors> for ApiError {
    fn from(errors: crate::shop::ConfigErrors) -> Self {
        Error::from(errors).into()
    }
}
