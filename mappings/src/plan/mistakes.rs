//! Mistakes of a configuration that people make most, and what helps, by id: in English, with blanks. Others have no id.

use crate::said::Told;

/// The messages.
pub const MISTAKES: &[(&str, &str)] = &[
    ("no_field", "there is no field \"{name}\""),
    (
        "see_columns",
        "see the columns with `feedmill inspect`, or map a source column to it in feeds/*.toml",
    ),
    ("meant", "did you mean \"{name}\"?"),
    ("no_label", "there is no label \"{name}\""),
    ("define_label", "define it in labels.toml"),
    ("no_segment", "there is no segment \"{name}\""),
    ("define_segment", "define it under [segments] in rules.toml"),
    ("no_table", "there is no table \"{name}\""),
    (
        "put_table",
        "put the file tables/{name}.csv in the shop folder",
    ),
    (
        "table_lacks",
        "table \"{table}\" has no column \"{column}\"",
    ),
    ("table_has", "its columns are {columns}"),
    ("no_attribute", "{partner} has no attribute \"{attribute}\""),
    ("see_partner", "see `feedmill partners {partner}`"),
    (
        "sends_private",
        "\"{attribute}\" would send the private field \"{field}\"",
    ),
    (
        "send_label",
        "send a label instead, or add send_private = [\"{field}\"] to this mapping",
    ),
    ("no_day", "\"{text}\" is not a day"),
    ("write_day", "write 2026-11-27"),
    ("circle", "{name} needs itself"),
    ("break_circle", "break the circle"),
    ("needs_value", "`set` needs `to` or `use`"),
    ("say_value", "say what the field becomes"),
];

/// A message of the list.
pub(crate) fn mistake<const N: usize>(id: &str, with: [(&str, String); N]) -> Told {
    Told::of(MISTAKES, id, with)
}
