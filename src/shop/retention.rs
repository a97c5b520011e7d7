//! `[retention]` in `shop.toml`: how much of the past is kept. What clears it is `retention` of the crate.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[retention]` in `shop.toml`: how much of the past is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RetentionConfig {
    /// Days that runs, what was measured in them, their receipts, saved revisions and visits of hosted feeds are kept. The
    /// last 60 runs, what is held, and what the live feeds came from stay however old they are.
    #[schemars(range(min = 1))]
    pub days: u32,
    /// Replaced feeds that are kept whole, of each partner.
    pub outputs: u32,
    /// Past catalogs that are kept, packed: a feed that was made from one of them can be made again.
    pub catalogs: u32,
}

impl Default for RetentionConfig {
    fn default() -> Self {
        Self {
            days: 90,
            outputs: 3,
            catalogs: 14,
        }
    }
}
