//! Names of elements and attributes to be written: each is an XML name, and each prefix is declared.

use crate::error::Error;
use crate::formats::refuse;
use crate::options::WriteOptions;

/// Well-known prefixes, for the hint. Google Merchant Center's "RSS 2.0 specification" and RFC 4287.
const KNOWN: [(&str, &str); 3] = [
    ("atom", "http://www.w3.org/2005/Atom"),
    ("c", "http://base.google.com/cns/1.0"),
    ("g", "http://base.google.com/ns/1.0"),
];

/// Checks the item path, the root's attributes, the head and the columns.
pub(super) fn check(options: &WriteOptions, columns: &[String]) -> Result<(), Error> {
    for (name, _) in &options.root_attributes {
        step(options, name)?;
    }
    let head = options.head.iter().map(|(path, _)| path);
    for path in columns.iter().chain(head).chain([&options.item_path]) {
        for name in path.split('/') {
            step(options, name.strip_prefix('@').unwrap_or(name))?;
        }
    }
    for named in &options.cdata {
        if named != "*" && !columns.contains(named) {
            return Err(refuse(
                format!("`cdata` names {named:?}, which is no column"),
                "name a column, or \"*\" for all",
            ));
        }
    }
    if !options.cdata.is_empty() && !options.encoding.to_lowercase().starts_with("utf") {
        return Err(refuse(
            format!(
                "CDATA cannot carry characters that {} lacks",
                options.encoding
            ),
            "write utf-8, or leave `cdata` out",
        ));
    }
    Ok(())
}

fn step(options: &WriteOptions, name: &str) -> Result<(), Error> {
    let (prefix, local) = name
        .split_once(':')
        .map_or((None, name), |(a, b)| (Some(a), b));
    if !is_name(local) || !prefix.is_none_or(is_name) {
        return Err(refuse(
            format!("{name:?} is not an XML name"),
            "use letters, digits, `_`, `-` and `.`, starting with a letter or `_`",
        ));
    }
    let Some(prefix) = prefix.filter(|prefix| !matches!(*prefix, "xml" | "xmlns")) else {
        return Ok(());
    };
    let declares = |(name, _): &(String, String)| name.strip_prefix("xmlns:") == Some(prefix);
    if options.root_attributes.iter().any(declares) {
        return Ok(());
    }
    let known = KNOWN.iter().find(|(known, _)| *known == prefix);
    let address = known.map_or("address of the namespace", |(_, address)| address);
    Err(refuse(
        format!("the prefix of {name:?} is not declared"),
        format!("add [\"xmlns:{prefix}\", \"{address}\"] to `root_attributes`"),
    ))
}

/// Namespaces in XML 1.0 (Third Edition), production 4: a name without a colon.
fn is_name(name: &str) -> bool {
    let start = |c: char| {
        matches!(c, 'A'..='Z' | 'a'..='z' | '_' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}'
            | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}'
            | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}'
            | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
            | '\u{10000}'..='\u{EFFFF}')
    };
    let inner = |c: char| {
        start(c)
            || matches!(c, '0'..='9' | '-' | '.' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
    };
    name.chars().next().is_some_and(start) && name.chars().all(inner)
}
