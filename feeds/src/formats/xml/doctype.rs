//! The document type: read for the entities it declares and for its well-formedness. It never validates, and external
//! subsets and entities are never fetched.

use super::super::window::Stop;
use super::entities::{Declared, Entities, declared_text};
use super::syntax::Cursor;

const INSIDE: &str = "the document type";

/// Reads a document type after its `<!DOCTYPE` and notes its entities.
pub(super) fn doctype(cursor: &mut Cursor<'_>, entities: &mut Entities) -> Result<(), Stop> {
    cursor.must_space(INSIDE)?;
    cursor.name(INSIDE)?;
    let spaced = cursor.space();
    external(cursor, spaced, true)?;
    cursor.space();
    if cursor.take("[")? {
        subset(cursor, entities)?;
        cursor.space();
    }
    cursor.expect(">", INSIDE)
}

/// `SYSTEM "..."` or `PUBLIC "..." "..."`; whether there was one.
fn external(cursor: &mut Cursor<'_>, spaced: bool, system_needed: bool) -> Result<bool, Stop> {
    let public = match cursor.peek(INSIDE)? {
        b'S' => {
            cursor.expect("SYSTEM", INSIDE)?;
            false
        }
        b'P' => {
            cursor.expect("PUBLIC", INSIDE)?;
            true
        }
        _ => return Ok(false),
    };
    if !spaced {
        return Err(Stop::wrong(
            cursor.at,
            format!("white space is missing in {INSIDE}"),
            "",
        ));
    }
    cursor.must_space(INSIDE)?;
    if public {
        let id = cursor.quoted(INSIDE)?;
        let allowed =
            |byte: u8| byte.is_ascii_alphanumeric() || b" \r\n-'()+,./:=?;!*#@$_%".contains(&byte);
        if let Some(bad) = cursor.text[id.clone()]
            .bytes()
            .position(|byte| !allowed(byte))
        {
            return Err(Stop::wrong(
                id.start + bad,
                "a character that public identifiers cannot have",
                "",
            ));
        }
        let spaced = cursor.space();
        let more = matches!(cursor.peek(INSIDE)?, b'"' | b'\'');
        if !more && !system_needed {
            return Ok(true);
        }
        if !spaced {
            return Err(Stop::wrong(
                cursor.at,
                format!("white space is missing in {INSIDE}"),
                "",
            ));
        }
    }
    cursor.quoted(INSIDE)?;
    Ok(true)
}

/// The declarations between `[` and `]`.
fn subset(cursor: &mut Cursor<'_>, entities: &mut Entities) -> Result<(), Stop> {
    loop {
        cursor.space();
        match cursor.peek(INSIDE)? {
            b']' => {
                cursor.at += 1;
                return Ok(());
            }
            b'%' => {
                cursor.at += 1;
                cursor.name(INSIDE)?;
                cursor.expect(";", INSIDE)?;
            }
            _ if cursor.take("<?")? => cursor.instruction()?,
            _ if cursor.take("<!--")? => cursor.comment()?,
            _ if cursor.take("<!ENTITY")? => entity(cursor, entities)?,
            _ if cursor.take("<!NOTATION")? => {
                cursor.must_space(INSIDE)?;
                cursor.name(INSIDE)?;
                cursor.must_space(INSIDE)?;
                if !external(cursor, true, false)? {
                    return Err(Stop::wrong(cursor.at, "a notation without identifier", ""));
                }
                cursor.space();
                cursor.expect(">", INSIDE)?;
            }
            _ if cursor.take("<!ELEMENT")? || cursor.take("<!ATTLIST")? => declaration(cursor)?,
            _ => {
                return Err(Stop::wrong(
                    cursor.at,
                    format!("no declaration known in {INSIDE}"),
                    "",
                ));
            }
        }
    }
}

fn entity(cursor: &mut Cursor<'_>, entities: &mut Entities) -> Result<(), Stop> {
    cursor.must_space(INSIDE)?;
    let parameter = cursor.take("%")?;
    if parameter {
        cursor.must_space(INSIDE)?;
    }
    let name = cursor.name(INSIDE)?;
    cursor.must_space(INSIDE)?;
    let declared = if external(cursor, true, true)? {
        let spaced = cursor.space();
        if cursor.peek(INSIDE)? == b'N' && spaced && !parameter {
            cursor.expect("NDATA", INSIDE)?;
            cursor.must_space(INSIDE)?;
            cursor.name(INSIDE)?;
        }
        Declared::External
    } else {
        let value = cursor.quoted(INSIDE)?;
        let raw = &cursor.text[value.clone()];
        if let Some(bad) = raw.find('%') {
            return Err(Stop::wrong(
                value.start + bad,
                "a parameter reference inside an entity of the internal subset",
                "",
            ));
        }
        Declared::Text(declared_text(raw, value.start)?)
    };
    cursor.space();
    cursor.expect(">", INSIDE)?;
    if !parameter {
        entities.declare(name, declared);
    }
    Ok(())
}

/// An element or attribute-list declaration: only its quotes and its end matter here.
fn declaration(cursor: &mut Cursor<'_>) -> Result<(), Stop> {
    cursor.must_space(INSIDE)?;
    cursor.name(INSIDE)?;
    loop {
        match cursor.peek(INSIDE)? {
            b'>' => {
                cursor.at += 1;
                return Ok(());
            }
            b'"' | b'\'' => {
                let value = cursor.quoted(INSIDE)?;
                let raw = &cursor.text[value.clone()];
                declared_text(raw, value.start)?;
                if let Some(bad) = raw.find('<') {
                    return Err(Stop::wrong(value.start + bad, "< in a default value", ""));
                }
            }
            b'<' | b'[' | b']' | b'&' | b'!' | b'{' | b'}' | b'^' => {
                return Err(Stop::wrong(
                    cursor.at,
                    "a character that declarations cannot have",
                    "",
                ));
            }
            _ => cursor.at += 1,
        }
    }
}
