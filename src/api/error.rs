//! What a caller of the door is told when an operation fails: a stable code, what happened, what helps and where.

use crate::error::Error;
use schemars::JsonSchema;
use serde::Serialize;

/// A failure, for a person and for a program.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ApiError {
    /// Stable name: `source`, `disk`, `state`, `snapshot`, `config`, `cancelled`, `request`, `busy`.
    pub code: String,
    /// What happened.
    pub message: String,
    /// What to do about it; empty when the message says all there is.
    pub hint: String,
    /// Where: a file with line and column, an address; empty when there is no place.
    pub at: String,
}

impl ApiError {
    /// A request that does not fit the contract.
    pub(super) fn request(message: impl Into<String>, hint: &str) -> Self {
        Self {
            code: "request".into(),
            message: message.into(),
            hint: hint.into(),
            at: String::new(),
        }
    }
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        Self {
            code: error.code().into(),
            message: error.to_string(),
            hint: error.hint().into(),
            at: error.at(),
        }
    }
}

impl From<crate::shop::ConfigErrors> for ApiError {
    fn from(errors: crate::shop::ConfigErrors) -> Self {
        Error::from(errors).into()
    }
}
