//! What sending says to people, by id: in English, with blanks. A server's own words stand in a blank.

use crate::said::Told;

/// The messages: what proves a delivery, what went wrong with it, and what helps.
pub const SENDING: &[(&str, &str)] = &[
    ("copied", "copied"),
    ("size_right", "the size is right"),
    ("no_size", "the server tells no size"),
    ("checksum_right", "the checksum is right"),
    ("arrival_untold", "the server does not tell what arrived"),
    ("server_said", "{answer}"),
    ("in_parts", "{answer}, {count} parts"),
    ("moved", "moved: {answer}"),
    ("host_key", "host key {key}"),
    ("clock_off", "this machine's clock is off by {clock}"),
    (
        "account_removes_not",
        "this account may not remove files: {name} stays there",
    ),
    (
        "nobody_removes",
        "the server lets nobody remove files: {name} stays there",
    ),
    (
        "knocked",
        "the server answers ({status}); whether it takes a feed is known when one is sent",
    ),
    ("no_transport", "no transport sends to \"{scheme}\""),
    (
        "give_transport",
        "give a path, or an http, https, ftp, ftps, sftp or s3 address",
    ),
    ("write_place", "write {place}"),
    ("no_host", "the address has no host"),
    ("folder_address", "the address names a folder and no file"),
    ("no_user", "there is no user for it"),
    ("part_arrived", "{there} of {bytes} bytes arrived"),
    (
        "changed_in_copy",
        "the feed changed while it was copied; send it again",
    ),
    ("line_broke", "the connection failed: {error}"),
    ("no_answer", "the server does not answer"),
    ("upload_slow", "the upload took too long"),
    ("no_request", "the request cannot be made"),
    (
        "answered_early",
        "the server answered {status} with {unread} bytes still to come",
    ),
    (
        "no_tls",
        "this machine does not trust the server's certificate, or the server has no TLS",
    ),
    (
        "other_account",
        "the server wants another account, or TLS: write ftps://",
    ),
    ("check_folder", "check the folder and the account's rights"),
    ("folder_rights", "check the account's rights in that folder"),
    (
        "folder_or_space",
        "check the folder, the account's rights and the server's free space",
    ),
    ("may_not_write", "the account may not write there"),
    (
        "no_such_folder",
        "check the folder: the server has no such one",
    ),
    (
        "sent_elsewhere",
        "the server sends elsewhere; give the address it ends at",
    ),
    (
        "check_token",
        "check the user name, the password or the token",
    ),
    (
        "no_such_place",
        "check the address: the server has no such place",
    ),
    (
        "other_method",
        "the server does not take this method; try another one: put, post or webdav",
    ),
    ("not_this_size", "the server takes no file of this size"),
    (
        "server_full",
        "the server's disk is full; ask whoever runs it",
    ),
    ("check_answer", "check the address and what the server says"),
    ("not_moved", "the server did not move the file: {answer}"),
    ("no_bucket", "the address has no bucket or no name"),
    ("no_access_key", "there is no access key for it"),
    (
        "set_access_key",
        "set `user` to the id of the access key and `password` to its secret",
    ),
    ("no_region", "there is no region for it"),
    (
        "set_region",
        "set `region` to the bucket's (eu-west-1), or `endpoint` to the address of a service that is not Amazon's",
    ),
    ("endpoint_wrong", "endpoint is not an address: {error}"),
    ("endpoint_unusable", "the endpoint cannot be used: {error}"),
    (
        "parts_not_begun",
        "the server begins no upload in parts: {error}",
    ),
    (
        "parts_not_joined",
        "the server did not join the parts: {answer}",
    ),
    ("no_tag", "the server tells no tag of a part"),
    ("parts_stay", "{message}; the parts that arrived stay there"),
    (
        "other_host_key",
        "the host shows another key than before: {shown}, known is {known}",
    ),
    (
        "ask_host_key",
        "ask whoever runs it whether the key was changed; then remove the line of {name} from {file}",
    ),
    ("no_sftp", "the server has no SFTP for this account"),
    ("key_unreadable", "the private key cannot be read: {error}"),
    (
        "give_key",
        "give the whole text of the key file, and its password when it has one",
    ),
    ("login_refused", "the server refuses the login"),
    (
        "check_key",
        "check the user name, and the password or the key",
    ),
];

/// A message of the list.
pub(super) fn word<const N: usize>(id: &str, with: [(&str, String); N]) -> Told {
    Told::of(SENDING, id, with)
}
