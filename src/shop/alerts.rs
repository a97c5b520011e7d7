//! The `[alerts]` of `shop.toml`: who hears of trouble while nobody looks.

use mappings::config::{Hidden, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Kinds of trouble.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The last run failed: a source, the disk, the settings.
    Failed,
    /// The guard holds a partner's feed.
    Held,
    /// A partner's feed could not be written or delivered.
    Delivery,
    /// A partner did not fetch its hosted feed in its window.
    NotFetched,
    /// No run went well for a long time.
    Silent,
}

/// `[alerts]`: what is told, where, and how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AlertsConfig {
    /// Kinds of trouble that are not told.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub off: Vec<Kind>,
    /// Hours without a run that went well after which that is told, for a shop with a schedule: 26.
    pub silent_hours: u16,
    /// Minutes between two messages at least; what happens meanwhile is told in one: 15.
    pub pause_minutes: u16,
    /// Hours after which trouble that goes on is told again: 24.
    pub remind_hours: u16,
    /// A file that gets every message as a line of JSON; relative to the shop folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// E-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<MailConfig>,
    /// Web addresses that every message is posted to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub webhook: Vec<WebhookConfig>,
}

impl Default for AlertsConfig {
    fn default() -> Self {
        Self {
            off: Vec::new(),
            silent_hours: 26,
            pause_minutes: 15,
            remind_hours: 24,
            file: None,
            mail: None,
            webhook: Vec::new(),
        }
    }
}

/// `[alerts.mail]`: a mail server and who gets mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MailConfig {
    /// Name of the mail server: `smtp.shop.example`.
    pub server: String,
    /// Its port; 587 when left out, 465 with `tls`, 25 with `none`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// How the connection is kept secret.
    #[serde(default)]
    pub security: Security,
    /// User at the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Password of that user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<Secret>,
    /// The sender: `feeds@shop.example`.
    pub from: String,
    /// Who gets the mail.
    pub to: Vec<String>,
}

/// How the connection to a mail server is kept secret.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// It becomes TLS after the greeting, or nothing is sent.
    #[default]
    Starttls,
    /// TLS from the first byte on.
    Tls,
    /// Not at all: for a mail server on the same machine.
    None,
}

/// One `[[alerts.webhook]]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookConfig {
    /// The address; where it holds a token, as a secret.
    pub url: Hidden,
    /// The shape of what is posted.
    #[serde(default)]
    pub shape: Shape,
    /// With it the message is signed: `X-Feedmill-Signature` is `sha256=` and the HMAC-SHA-256, in hexadecimal digits, of
    /// `X-Feedmill-Timestamp`, a full stop and the body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Secret>,
}

/// The shape of a posted message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// Feedmill's own: what happened, one by one.
    #[default]
    Feedmill,
    /// A text as Slack's incoming webhooks take it.
    Slack,
    /// An adaptive card as workflows of Microsoft Teams take it.
    Teams,
}
