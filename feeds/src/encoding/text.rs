//! Bytes of any encoding as UTF-8, block by block.

use super::dos::Page;
use super::{Choice, Coding, by_bytes};
use crate::said::Said;
use encoding_rs::{CoderResult, Decoder, UTF_8};
use std::io::{self, Read};

const BLOCK: usize = 64 << 10;

/// A text as UTF-8 without byte order mark. Bytes that mean nothing become U+FFFD.
pub(crate) struct Text {
    raw: Box<dyn Read + Send>,
    state: State,
    /// Bytes read from `raw` and not yet decoded.
    pending: Vec<u8>,
    used: usize,
    /// Decoded bytes that did not fit into the caller's buffer.
    ready: Vec<u8>,
    given: usize,
    ended: bool,
    replaced: u64,
    /// Valid UTF-8 is promised; otherwise UTF-8 is passed on as it comes.
    checked: bool,
    decided: Option<(Coding, Said)>,
}

enum State {
    Ascii(Option<&'static encoding_rs::Encoding>),
    Same,
    Decode(Box<Decoder>),
    Dos(&'static Page),
    Utf32 { big: bool },
}

impl Text {
    /// Decodes `raw` (from its first byte) as was chosen. Unless `checked`, UTF-8 is not looked at: who reads it
    /// finds the invalid bytes.
    pub(crate) fn new(
        raw: Box<dyn Read + Send>,
        choice: &Choice,
        checked: bool,
    ) -> io::Result<Self> {
        let mut text = Self {
            raw,
            state: State::Same,
            pending: Vec::new(),
            used: 0,
            ready: Vec::new(),
            given: 0,
            ended: false,
            replaced: 0,
            checked,
            decided: None,
        };
        let mut mark = [0; 4];
        text.raw.read_exact(&mut mark[..choice.mark])?;
        text.become_coding(choice.coding);
        Ok(text)
    }

    fn become_coding(&mut self, coding: Coding) {
        self.state = match coding {
            Coding::Utf8 if !self.checked => State::Same,
            Coding::Utf8 => State::Decode(Box::new(UTF_8.new_decoder_without_bom_handling())),
            Coding::Undecided(declared) => State::Ascii(declared),
            Coding::Other(encoding) => {
                State::Decode(Box::new(encoding.new_decoder_without_bom_handling()))
            }
            Coding::Dos(page) => State::Dos(page),
            Coding::Utf32 { big } => State::Utf32 { big },
        };
    }

    /// Blocks in which invalid bytes were replaced so far.
    pub(crate) fn replaced(&self) -> u64 {
        self.replaced
    }

    /// The encoding and the reason, when it was only decided while reading.
    pub(crate) fn take_decided(&mut self) -> Option<(Coding, Said)> {
        self.decided.take()
    }

    /// Makes sure that a block of raw bytes waits, unless the source has ended.
    fn fill(&mut self, least: usize) -> io::Result<()> {
        if self.used > 0 {
            self.pending.drain(..self.used);
            self.used = 0;
        }
        while self.pending.len() < least && !self.ended {
            let held = self.pending.len();
            self.pending.resize(held + BLOCK, 0);
            let count = loop {
                match self.raw.read(&mut self.pending[held..]) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(error) => {
                        self.pending.truncate(held);
                        return Err(error);
                    }
                    Ok(count) => break count,
                }
            };
            self.pending.truncate(held + count);
            self.ended = count == 0;
        }
        Ok(())
    }

    fn give_ready(&mut self, into: &mut [u8]) -> usize {
        let count = into.len().min(self.ready.len() - self.given);
        into[..count].copy_from_slice(&self.ready[self.given..self.given + count]);
        self.given += count;
        if self.given == self.ready.len() {
            self.ready.clear();
            self.given = 0;
        }
        count
    }

    /// Passes ASCII on until there is something else, which decides.
    fn read_ascii(
        &mut self,
        into: &mut [u8],
        declared: Option<&'static encoding_rs::Encoding>,
    ) -> io::Result<usize> {
        let count = self.raw.read(into)?;
        let Some(first) = into[..count].iter().position(|byte| !byte.is_ascii()) else {
            return Ok(count);
        };
        self.pending.extend_from_slice(&into[first..count]);
        self.fill(BLOCK)?;
        let label = declared.map(|encoding| encoding.name());
        let (coding, why) = by_bytes(&self.pending, self.ended, label);
        self.become_coding(coding);
        self.decided = Some((coding, why));
        if first > 0 {
            Ok(first)
        } else {
            self.read(into)
        }
    }

    fn read_decoded(&mut self, into: &mut [u8]) -> io::Result<usize> {
        // The decoder needs room for a whole character; a caller with less gets it in parts.
        let roomy = into.len() >= 1024;
        loop {
            if self.used == self.pending.len() && !self.ended {
                self.fill(1)?;
            }
            let State::Decode(decoder) = &mut self.state else {
                return Ok(0);
            };
            let room = if roomy {
                &mut *into
            } else {
                self.ready.resize(1024, 0);
                &mut self.ready[..]
            };
            let (result, used, written, bad) =
                decoder.decode_to_utf8(&self.pending[self.used..], room, self.ended);
            self.used += used;
            self.replaced += u64::from(bad);
            if !roomy {
                self.ready.truncate(written);
            }
            // A decoder that was told the end must not be asked again.
            let finished = self.ended && result == CoderResult::InputEmpty;
            if finished {
                self.state = State::Same;
            }
            if written > 0 || finished {
                return Ok(if roomy {
                    written
                } else {
                    self.give_ready(into)
                });
            }
        }
    }

    fn read_dos(&mut self, into: &mut [u8], page: &Page) -> io::Result<usize> {
        self.fill(1)?;
        let text: String = self.pending.iter().map(|byte| page.char(*byte)).collect();
        self.used = self.pending.len();
        self.ready = text.into_bytes();
        Ok(self.give_ready(into))
    }

    fn read_utf32(&mut self, into: &mut [u8], big: bool) -> io::Result<usize> {
        self.fill(4)?;
        let whole = self.pending.len() & !3;
        let mut text = String::with_capacity(whole);
        for quad in self.pending[..whole].chunks_exact(4) {
            let quad = [quad[0], quad[1], quad[2], quad[3]];
            let number = if big {
                u32::from_be_bytes(quad)
            } else {
                u32::from_le_bytes(quad)
            };
            let character = char::from_u32(number);
            self.replaced += u64::from(character.is_none());
            text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        self.used = whole;
        if whole == 0 && !self.pending.is_empty() {
            self.used = self.pending.len();
            self.replaced += 1;
            text.push(char::REPLACEMENT_CHARACTER);
        }
        self.ready = text.into_bytes();
        Ok(self.give_ready(into))
    }
}

impl Read for Text {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        if self.given < self.ready.len() {
            return Ok(self.give_ready(into));
        }
        match self.state {
            State::Ascii(declared) => self.read_ascii(into, declared),
            State::Same if self.used < self.pending.len() => {
                let count = into.len().min(self.pending.len() - self.used);
                into[..count].copy_from_slice(&self.pending[self.used..self.used + count]);
                self.used += count;
                Ok(count)
            }
            State::Same if self.ended => Ok(0),
            State::Same => self.raw.read(into),
            State::Decode(_) => self.read_decoded(into),
            State::Dos(page) => self.read_dos(into, page),
            State::Utf32 { big } => self.read_utf32(into, big),
        }
    }
}
