//! Texts with `{placeholders}`.

/// A piece of a text as written.
#[derive(Debug, PartialEq)]
pub(crate) enum Written<'t> {
    /// As it is, with `{{` and `}}` made single.
    Text(String),
    /// The name of a field.
    Field(&'t str),
}

/// Splits a text at its placeholders. The error says what is wrong.
pub(crate) fn pieces(text: &str) -> Result<Vec<Written<'_>>, String> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        plain.push_str(&rest[..at]);
        let brace = &rest[at..=at];
        rest = &rest[at + 1..];
        if rest.starts_with(brace) {
            plain.push_str(brace);
            rest = &rest[1..];
        } else if brace == "}" {
            return Err(format!(
                "\"{text}\" has a `}}` without `{{`; write `}}}}` for a brace"
            ));
        } else {
            let Some(end) = rest.find('}') else {
                return Err(format!(
                    "\"{text}\" has a `{{` without `}}`; write `{{{{` for a brace"
                ));
            };
            let name = rest[..end].trim();
            if name.is_empty() {
                return Err(format!("\"{text}\" has an empty placeholder"));
            }
            if !plain.is_empty() {
                pieces.push(Written::Text(std::mem::take(&mut plain)));
            }
            pieces.push(Written::Field(name));
            rest = &rest[end + 1..];
        }
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(Written::Text(plain));
    }
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::{Written, pieces};

    #[test]
    fn placeholders_and_doubled_braces() {
        assert_eq!(
            pieces("{brand} {{x}} { title }!").unwrap(),
            [
                Written::Field("brand"),
                Written::Text(" {x} ".into()),
                Written::Field("title"),
                Written::Text("!".into())
            ]
        );
    }

    #[test]
    fn unbalanced_braces_are_refused() {
        for text in ["{brand", "brand}", "{}", "{a} {"] {
            assert!(pieces(text).is_err(), "{text}");
        }
    }
}
