//! Where a partner's feed is brought to, as a user writes it, and the secrets that takes. How it is brought there is not
//! told here.

use super::rule::{is_on, on};
use feeds::options::Compression;
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A secret by its name in the operating system's keychain. The secret itself is never written in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Secret {
    /// Name in the keychain.
    pub secret: String,
}

/// A text, or a secret by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Hidden {
    /// The text itself.
    Plain(String),
    /// A secret.
    Secret(Secret),
}

/// One `[[delivery]]` of a mapping: a place that gets every feed that went live.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeliveryConfig {
    /// The place: a path, relative to the shop folder, or an `https`, `http`, `sftp`, `ftp`, `ftps` (explicit TLS; implicit
    /// at port 990), `ftps-implicit` (at another port) or `s3` address. `{file}` is the feed's file name, which is added to
    /// a place that ends with `/`; `{partner}` is the mapping's name; `{now:%Y-%m-%d}` the run's moment in the shop's zone.
    pub to: String,
    /// Off: the place is kept but not served.
    #[serde(default = "on", skip_serializing_if = "is_on")]
    pub on: bool,
    /// User, where the address names none; the id of the access key (S3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user: Option<String>,
    /// Password of that user, or of the key; the secret access key (S3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<Secret>,
    /// Private key as text (SFTP).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Secret>,
    /// Bearer token (HTTP), or session token (S3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<Secret>,
    /// Headers sent along (HTTP).
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub headers: IndexMap<String, Hidden>,
    /// How it is sent (HTTP): `put`, `post`, `form` or `webdav`.
    #[serde(default, skip_serializing_if = "is_put")]
    pub method: Method,
    /// Name of the form's field that holds the file, with `method = "form"`; `file` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Region of the bucket: `eu-west-1` (S3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Address of a service that is not Amazon's: `https://s3.fr-par.scw.cloud`; with `{bucket}` where the bucket is part of
    /// the host's name (S3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    /// Feeds above so many megabytes (of 1,000,000 bytes) go up in parts of that size, 5 to 5,000; those above 5 GB always do
    /// (S3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 5, max = 5000))]
    pub part_mb: Option<u16>,
    /// How it is packed on its way; its name gets the ending.
    #[serde(default = "unpacked", skip_serializing_if = "is_unpacked")]
    pub pack: Compression,
    /// What happens to a feed that is the same as the last one that arrived.
    #[serde(default, skip_serializing_if = "is_skip")]
    pub unchanged: Unchanged,
}

/// How a feed is sent over HTTP.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// PUT.
    #[default]
    Put,
    /// POST, with the feed as the body.
    Post,
    /// POST of a form, with the feed in one of its fields.
    Form,
    /// WebDAV: it appears under its name when all of it is there.
    Webdav,
}

/// What happens to a feed that is the same as the last one that arrived.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Unchanged {
    /// It is not sent again.
    #[default]
    Skip,
    /// It is sent once a day.
    Daily,
    /// It is sent after every run.
    Send,
}

fn unpacked() -> Compression {
    Compression::None
}

fn is_unpacked(pack: &Compression) -> bool {
    *pack == Compression::None
}

fn is_put(method: &Method) -> bool {
    *method == Method::Put
}

fn is_skip(unchanged: &Unchanged) -> bool {
    *unchanged == Unchanged::Skip
}
