//! WebDAV (RFC 4918): the file is put under another name, its size is verified, and it is moved to its own.

use super::http::{Server, renamed, whole};
use super::upload::Load;
use super::words::word;
use super::{SendOptions, lasting, names, part_arrived, passing};
use crate::error::Error;
use crate::said::Told;
use reqwest::Method;
use std::path::Path;

pub(super) fn send(
    server: &Server<'_>,
    file: &Path,
    bytes: u64,
    options: &SendOptions,
) -> Result<Vec<Told>, Error> {
    let (target, part) = names(server.url.path(), options);
    let target = renamed(&server.url, |_| target);
    let part = renamed(&server.url, |_| part);
    let request = |name: &'static str, url| match Method::from_bytes(name.as_bytes()) {
        Ok(method) => Ok(server.request(method, url)),
        Err(_) => Err(passing(server.place, word("no_request", []))),
    };
    let ask = |request| server.ask(&request, Load::Nothing);
    let body = Load::Body(whole(file, bytes, server.place));
    server.ask(&request("PUT", &part)?, body)?;
    // Not every server tells sizes, or lets who may write read.
    let there = ask(request("HEAD", &part)?);
    let verified = match there.ok().and_then(|there| there.length()) {
        Some(there) if there != bytes => {
            drop(ask(request("DELETE", &part)?));
            return Err(passing(server.place, part_arrived(there, bytes)));
        }
        Some(_) => "size_right",
        None => "no_size",
    };
    let moved = request("MOVE", &part)?
        .header("Destination", target.as_str())
        .header("Overwrite", "T");
    let moved = ask(moved)?;
    if moved.status.as_u16() == 207 {
        // RFC 4918, section 9.9.4: some of it failed, and there is only one file.
        let message = word("not_moved", [("answer", moved.told())]);
        return Err(lasting(server.place, message, word("folder_rights", [])));
    }
    let left = options.trial.then(|| server.remove(&target)).flatten();
    let moved = word("moved", [("answer", moved.told())]);
    let answer = [word(verified, []), moved];
    Ok(answer.into_iter().chain(left).collect())
}
