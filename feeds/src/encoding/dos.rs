//! The code pages of DOS that the Encoding Standard leaves out: each of the upper 128 bytes is one character.

use oem_cp::code_table::{
    DECODING_TABLE_CP437, DECODING_TABLE_CP850, DECODING_TABLE_CP852, DECODING_TABLE_CP858,
};

/// A code page.
#[derive(Debug, PartialEq)]
pub(crate) struct Page {
    /// Its label: `cp850`.
    pub(crate) label: &'static str,
    /// The characters of the bytes from 128 on.
    table: &'static [char; 128],
}

/// The pages of western and central Europe, the likeliest first: `cp858` is `cp850` with a euro sign.
pub(super) static PAGES: [Page; 4] = [
    Page {
        label: "cp850",
        table: &DECODING_TABLE_CP850,
    },
    Page {
        label: "cp858",
        table: &DECODING_TABLE_CP858,
    },
    Page {
        label: "cp437",
        table: &DECODING_TABLE_CP437,
    },
    Page {
        label: "cp852",
        table: &DECODING_TABLE_CP852,
    },
];

impl Page {
    /// The page of a label: `cp850`, `ibm850` or `850`.
    pub(super) fn of_label(label: &str) -> Option<&'static Self> {
        let number = label
            .strip_prefix("cp")
            .or_else(|| label.strip_prefix("ibm"))
            .unwrap_or(label);
        PAGES.iter().find(|page| page.label[2..] == *number)
    }

    /// The character of a byte.
    pub(super) fn char(&self, byte: u8) -> char {
        match byte.checked_sub(128) {
            None => char::from(byte),
            Some(above) => self.table[usize::from(above)],
        }
    }
}
