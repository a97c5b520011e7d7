//! Addresses of servers that take files: host, user and path. Which server that is, is not known here.

use super::super::refused;
use super::SendOptions;
use super::words::word;
use crate::error::{Error, trouble};
use crate::said::Told;

/// An address with the parts that a file transfer needs.
pub(super) struct Address {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) user: String,
    pub(super) password: Option<String>,
    /// With its leading slash.
    pub(super) path: String,
}

impl Address {
    pub(super) fn new(place: &str, port: u16, options: &SendOptions) -> Result<Self, Error> {
        let scheme = place.split("://").next().unwrap_or_default();
        let right = format!("{scheme}://host/folder/feed.xml");
        let wrong = |message: Told| {
            let hint = word("write_place", [("place", right.clone())]);
            refused(place, message, hint)
        };
        let url = reqwest::Url::parse(place)
            .map_err(|error| wrong(trouble("no_address", [("error", error.to_string())])))?;
        let Some(host) = url.host_str() else {
            return Err(wrong(word("no_host", [])));
        };
        let path = decoded(url.path());
        if path.ends_with('/') {
            return Err(wrong(word("folder_address", [])));
        }
        let user = match url.username() {
            "" => options.user.clone(),
            user => Some(decoded(user)),
        };
        Ok(Self {
            host: host.trim_matches(['[', ']']).to_owned(),
            port: url.port().unwrap_or(port),
            user: user.ok_or_else(|| wrong(word("no_user", [])))?,
            password: options
                .password
                .as_ref()
                .map(|password| password.expose().to_owned()),
            path,
        })
    }
}

/// A text with its `%41` decoded.
pub(super) fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let code = text
            .get(at + 1..at + 3)
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        match code.filter(|_| byte == b'%') {
            Some(code) => out.push(code),
            None => out.push(byte),
        }
        at += if byte == b'%' && code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}
