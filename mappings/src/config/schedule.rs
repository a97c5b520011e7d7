//! When something is done, as a user writes it. The meaning of the words is given by the app.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Times as a cron line (`0 6,14 * * *`) or in words (`every day at 06:00 and 14:00`, `elke 30 minuten tussen 8 en 20`);
/// several of them in a list; or a table with more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum ScheduleConfig {
    /// One line.
    One(String),
    /// Several lines.
    Several(Vec<String>),
    /// Several lines and a jitter.
    Table(ScheduleTable),
}

/// Times with a jitter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScheduleTable {
    /// The lines.
    pub at: Vec<String>,
    /// Minutes by which a planned time is put off at most, so that not all shops ask a server at the same moment. How
    /// much is the same every time for one shop and one planned time.
    #[serde(default)]
    pub jitter: u16,
}

impl ScheduleConfig {
    /// The lines.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        match self {
            Self::One(line) => std::slice::from_ref(line),
            Self::Several(lines) => lines,
            Self::Table(table) => &table.at,
        }
    }

    /// The jitter in minutes.
    #[must_use]
    pub fn jitter(&self) -> u16 {
        match self {
            Self::Table(table) => table.jitter,
            Self::One(_) | Self::Several(_) => 0,
        }
    }
}
