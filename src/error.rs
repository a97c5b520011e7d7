//! What can go wrong in the app, once: the world broke, or the configuration is wrong. Bad data is not here: it is
//! counted as an issue beside the result.

use crate::shop::{ConfigError, ConfigErrors};
use crate::troubles::trouble;
use mappings::said::{Said, Told};
use std::path::{Path, PathBuf};

/// A failure, with what a person needs to mend it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A source could not be read.
    #[error(transparent)]
    Feed(Box<feeds::error::Error>),
    /// A partner's feed could not be written, or one written before not be read again.
    #[error(transparent)]
    Output(Box<feeds::error::Error>),
    /// The operating system refused a file or folder of the shop.
    #[error("{}: {source}", path.display())]
    Disk {
        /// Which file or folder.
        path: PathBuf,
        /// The system's answer.
        source: std::io::Error,
    },
    /// The state database refused.
    #[error("the state database: {0}")]
    State(#[source] rusqlite::Error),
    /// A catalog snapshot is damaged or could not be built.
    #[error("{}: {message}", path.display())]
    Snapshot {
        /// The snapshot's file.
        path: PathBuf,
        /// What is wrong with it.
        message: String,
    },
    /// A file of the shop folder says something that cannot be done.
    #[error("{at}: {message}")]
    Config {
        /// File, and line, column or key where known.
        at: String,
        /// What is wrong.
        message: Told,
        /// What would be right.
        hint: Told,
    },
    /// Files of the shop folder are wrong.
    #[error(transparent)]
    Shop(#[from] crate::shop::ConfigErrors),
    /// Another run has the shop.
    #[error("{}: the shop is busy: {owner} runs it", at.display())]
    Busy {
        /// The state folder.
        at: PathBuf,
        /// Who has it.
        owner: String,
    },
    /// The operating system's keychain refused.
    #[error("the keychain: {0}")]
    Keychain(String),
    /// The person or the program asked to stop.
    #[error("cancelled")]
    Cancelled,
}

impl Error {
    /// Makes a [`Error::Disk`] for a path.
    pub(crate) fn disk(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Disk { path, source }
    }

    /// Makes a [`Error::Output`].
    pub(crate) fn output(error: feeds::error::Error) -> Self {
        Self::settings(error, Self::Output)
    }

    /// Options that do not fit are wrong settings; all else is the world's fault.
    fn settings(
        error: feeds::error::Error,
        world: impl FnOnce(Box<feeds::error::Error>) -> Self,
    ) -> Self {
        match error {
            feeds::error::Error::Option { at, message, hint } => Self::Config {
                at: at.to_string(),
                message,
                hint,
            },
            other => world(Box::new(other)),
        }
    }

    /// Makes a [`Error::Snapshot`] for a path.
    pub(crate) fn snapshot<M: ToString>(path: &Path) -> impl FnOnce(M) -> Self {
        let path = path.to_owned();
        move |message| Self::Snapshot {
            path,
            message: message.to_string(),
        }
    }

    /// Stable name of the kind of failure, for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Feed(_) => "source",
            Self::Output(_) => "output",
            Self::Disk { .. } => "disk",
            Self::State(_) => "state",
            Self::Snapshot { .. } => "snapshot",
            Self::Config { .. } | Self::Shop(_) => "config",
            Self::Busy { .. } => "busy",
            Self::Keychain(_) => "keychain",
            Self::Cancelled => "cancelled",
        }
    }

    /// What to do about it; empty when the message says all there is.
    #[must_use]
    pub fn hint(&self) -> Told {
        match self {
            Self::Feed(error) | Self::Output(error) => error.hint(),
            Self::Config { hint, .. } => hint.clone(),
            Self::Disk { .. } => trouble("check_room", []),
            Self::State(_) => trouble("close_others", []),
            Self::Snapshot { .. } => trouble("run_again", []),
            Self::Busy { .. } => trouble("wait_for_run", []),
            Self::Keychain(_) => trouble("unlock", []),
            // Each mistake has its own hint in the message.
            Self::Cancelled | Self::Shop(_) => Told::default(),
        }
    }

    /// What happened, without the place, as a message where it has an id.
    #[must_use]
    pub fn said(&self) -> Option<Said> {
        let told = match self {
            Self::Feed(error) | Self::Output(error) => error.message(),
            Self::Config { message, .. } => message.clone(),
            Self::Disk { source, .. } => feeds::error::refusal(source),
            Self::State(_) => trouble("state_refuses", []),
            Self::Snapshot { .. } => trouble("catalog_damaged", []),
            Self::Busy { owner, .. } => trouble("busy", [("owner", owner.clone())]),
            Self::Keychain(answer) => trouble("keychain_refuses", [("answer", answer.clone())]),
            Self::Cancelled => trouble("cancelled", []),
            Self::Shop(mistakes) => match &mistakes.0[..] {
                [one] => return one.said.clone(),
                several => trouble("files_wrong", [("count", several.len().to_string())]),
            },
        };
        told.said
    }

    /// What happened, without the place, and what helps, as messages; empty where what happened has no id.
    #[must_use]
    pub fn messages(&self) -> Vec<Said> {
        let help = match self {
            Self::Shop(mistakes) => match &mistakes.0[..] {
                [one] => one.help.clone(),
                _ => None,
            },
            _ => self.hint().said,
        };
        let said = self.said().into_iter();
        said.flat_map(|said| std::iter::once(said).chain(help.clone()))
            .collect()
    }

    /// What to do about it as a message where it has an id; of a single mistake its own.
    #[must_use]
    pub fn help(&self) -> Option<Said> {
        match self.only() {
            Some(mistake) => mistake.help.clone(),
            None => self.hint().said,
        }
    }

    /// The mistake in the shop's files, when there is one alone.
    pub(crate) fn only(&self) -> Option<&ConfigError> {
        match self {
            Self::Shop(ConfigErrors(mistakes)) if mistakes.len() == 1 => mistakes.first(),
            _ => None,
        }
    }

    /// Each of several mistakes in the shop's files; none when there is one thing wrong.
    #[must_use]
    pub fn mistakes(&self) -> &[ConfigError] {
        match self {
            Self::Shop(mistakes) if mistakes.0.len() > 1 => &mistakes.0,
            _ => &[],
        }
    }

    /// Where it happened, of several mistakes the first; empty when there is no place.
    #[must_use]
    pub fn at(&self) -> String {
        match self {
            Self::Feed(error) | Self::Output(error) => error.at().to_string(),
            Self::Shop(mistakes) => mistakes
                .0
                .first()
                .map(|first| first.at())
                .unwrap_or_default(),
            Self::Disk { path, .. } | Self::Snapshot { path, .. } | Self::Busy { at: path, .. } => {
                path.display().to_string()
            }
            Self::Config { at, .. } => at.clone(),
            Self::State(_) | Self::Keychain(_) | Self::Cancelled => String::new(),
        }
    }

    /// Whether the same may succeed later without a change of the configuration.
    #[must_use]
    pub fn retryable(&self) -> bool {
        match self {
            Self::Feed(error) => {
                matches!(**error, feeds::error::Error::Transport { retry: true, .. })
            }
            Self::State(error) => matches!(
                error.sqlite_error_code(),
                Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
            ),
            Self::Busy { .. } => true,
            _ => false,
        }
    }
}

impl From<feeds::error::Error> for Error {
    fn from(error: feeds::error::Error) -> Self {
        Self::settings(error, Self::Feed)
    }
}
