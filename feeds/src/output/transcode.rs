//! Turns the encoders' UTF-8 into the encoding of the output. A character that does not fit becomes a numeric
//! reference in XML and `?` elsewhere.

use crate::error::Error;
use crate::formats::refuse;
use encoding_rs::Encoding;

enum Target {
    Utf8,
    Utf16 {
        big: bool,
    },
    /// ISO 8859-1 proper; the label of the WHATWG standard means windows-1252.
    Latin1,
    Table(&'static Encoding),
}

pub(super) struct Transcoder {
    target: Target,
    references: bool,
    buffer: Vec<u8>,
}

impl Transcoder {
    /// `references`: numeric references stand for characters that do not fit.
    pub(super) fn new(label: &str, references: bool) -> Result<Self, Error> {
        let target = match label.trim().to_ascii_lowercase().as_str() {
            "iso-8859-1" | "latin1" => Target::Latin1,
            "utf-16" | "utf-16le" => Target::Utf16 { big: false },
            "utf-16be" => Target::Utf16 { big: true },
            label => match Encoding::for_label(label.as_bytes()) {
                Some(encoding) if encoding == encoding_rs::UTF_8 => Target::Utf8,
                Some(encoding) if encoding.output_encoding() == encoding => Target::Table(encoding),
                _ => {
                    return Err(refuse(
                        format!("there is no encoding {label:?} to write"),
                        "use utf-8, windows-1252, iso-8859-1, iso-8859-15 or utf-16le",
                    ));
                }
            },
        };
        Ok(Self {
            target,
            references,
            buffer: Vec::new(),
        })
    }

    /// Whether every character of the text exists in the encoding.
    pub(super) fn fits(&mut self, text: &str) -> bool {
        match self.target {
            Target::Utf8 | Target::Utf16 { .. } => true,
            Target::Latin1 => text.chars().all(|character| u32::from(character) < 256),
            Target::Table(encoding) => !encoding.encode(text).2,
        }
    }

    /// The bytes, which are whole UTF-8, in the encoding.
    pub(super) fn convert<'b>(&'b mut self, bytes: &'b [u8]) -> &'b [u8] {
        if matches!(self.target, Target::Utf8) {
            return bytes;
        }
        let text = String::from_utf8_lossy(bytes);
        self.buffer.clear();
        match self.target {
            Target::Utf8 => {}
            Target::Utf16 { big } => {
                for unit in text.encode_utf16() {
                    let bytes = if big {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    };
                    self.buffer.extend_from_slice(&bytes);
                }
            }
            Target::Latin1 => {
                for character in text.chars() {
                    match u8::try_from(u32::from(character)) {
                        Ok(byte) => self.buffer.push(byte),
                        Err(_) => self.replace(character),
                    }
                }
            }
            Target::Table(encoding) => self.table(encoding, &text),
        }
        &self.buffer
    }

    fn table(&mut self, encoding: &'static Encoding, text: &str) {
        let mut encoder = encoding.new_encoder();
        let mut rest = text;
        loop {
            // At least one character fits into the extra room, so that every turn gets further.
            self.buffer.reserve(rest.len() + 16);
            let (result, read) =
                encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut self.buffer, true);
            rest = &rest[read..];
            match result {
                encoding_rs::EncoderResult::InputEmpty => return,
                encoding_rs::EncoderResult::OutputFull => {}
                encoding_rs::EncoderResult::Unmappable(character) => self.replace(character),
            }
        }
    }

    fn replace(&mut self, character: char) {
        if self.references {
            let reference = format!("&#{};", u32::from(character));
            self.buffer.extend_from_slice(reference.as_bytes());
        } else {
            self.buffer.push(b'?');
        }
    }
}
