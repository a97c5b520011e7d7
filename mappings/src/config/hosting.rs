//! The `[hosting]` of a mapping: who may fetch this partner's feed from its hosted address.

use super::Secret;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `[hosting]`: who may fetch the feed from its address, beyond knowing the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct HostingConfig {
    /// User that must be given, with the password (HTTP basic authentication).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Password of that user.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<Secret>,
    /// Network addresses that may fetch: `203.0.113.7` or `203.0.113.0/24`; any when left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub allow: Vec<String>,
}
