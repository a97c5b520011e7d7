//! Places as they are shown: without credentials.

/// Parts of query names whose values are never shown.
const SECRET_NAMES: [&str; 12] = [
    "auth",
    "code",
    "credential",
    "hash",
    "key",
    "pass",
    "pwd",
    "secret",
    "session",
    "sig",
    "token",
    "user",
];

/// Stands for what is not shown.
const HIDDEN: &str = "...";

/// Shortest value without a telling name that is taken for a token when it mixes letters and digits.
const TOKEN_LENGTH: usize = 20;

/// The place without user, password and fragment, and with `...` for query values that are or look like tokens. A path
/// stays as it is.
#[must_use]
pub fn shown(place: &str) -> String {
    let Some((scheme, rest)) = place.split_once("://") else {
        return place.to_owned();
    };
    let rest = rest.split('#').next().unwrap_or_default();
    let (base, query) = match rest.split_once('?') {
        Some((base, query)) => (base, Some(query)),
        None => (rest, None),
    };
    let (authority, path) = base.split_at(base.find('/').unwrap_or(base.len()));
    let host = authority.rsplit('@').next().unwrap_or_default();
    let mut out = format!("{scheme}://{host}{path}");
    for (index, pair) in query
        .into_iter()
        .flat_map(|query| query.split('&'))
        .enumerate()
    {
        out.push(if index == 0 { '?' } else { '&' });
        match pair.split_once('=') {
            Some((name, value)) if is_secret(name, value) => {
                out.push_str(name);
                out.push('=');
                out.push_str(HIDDEN);
            }
            None if looks_like_token(pair) => out.push_str(HIDDEN),
            _ => out.push_str(pair),
        }
    }
    out
}

fn is_secret(name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SECRET_NAMES.iter().any(|part| name.contains(part)) || looks_like_token(value)
}

fn looks_like_token(value: &str) -> bool {
    value.len() >= TOKEN_LENGTH
        && value.bytes().any(|byte| byte.is_ascii_digit())
        && value.bytes().any(|byte| byte.is_ascii_alphabetic())
        && !value.contains('/')
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn credentials_are_hidden_and_the_rest_is_kept() {
        for (place, expected) in [
            ("feeds/a@b?token=1.csv", "feeds/a@b?token=1.csv"),
            ("https://ann:pa@ss@host:81/f.xml", "https://host:81/f.xml"),
            ("https://ann:p@host", "https://host"),
            (
                "https://h/@me?lang=nl&apiKey=1&Access_Token=2#t",
                "https://h/@me?lang=nl&apiKey=...&Access_Token=...",
            ),
            ("https://h/f?id=0123456789abcdef0123", "https://h/f?id=..."),
            ("https://h/f?0123456789abcdef0123", "https://h/f?..."),
            ("https://h?password=a", "https://h?password=..."),
        ] {
            assert_eq!(shown(place), expected);
        }
    }
}
