//! HTML as shops put it in descriptions: not documents, and seldom valid. One pass from markup to the text a reader
//! sees on one line; entities by the HTML standard's table.

use super::whitespace::is_tidy;
use htmlize::unescape;
use memchr::{memchr, memchr2, memchr3, memmem, memrchr};
use std::borrow::Cow;

/// The text of HTML on one line: tags, comments, and what scripts and styles hold are dropped, entities decoded once,
/// every run of white space (a tag and a no-break space count as such) one space. With `join`, a tag of text inside a
/// line (`<b>`, `<span>`) leaves no space.
#[must_use]
pub fn text_of(html: &str, join: bool) -> Cow<'_, str> {
    if memchr2(b'<', b'&', html.as_bytes()).is_none() {
        return super::whitespace::collapse(html);
    }
    // What a CDATA section holds is text that somebody wrapped once too often.
    let html = if memmem::find(html.as_bytes(), b"<![CDATA[").is_some() {
        &*html.replace("<![CDATA[", "").replace("]]>", "")
    } else {
        html
    };
    // No tag starts after the last `>`: without this, a text of nothing but `<` would be searched once for each.
    let tags = memrchr(b'>', html.as_bytes()).unwrap_or(0);
    let mut out = Line {
        text: String::with_capacity(html.len()),
        space: false,
    };
    let mut rest = html;
    while let Some(at) = memchr2(b'<', b'&', rest.as_bytes()) {
        out.push(&rest[..at]);
        rest = &rest[at..];
        let left = html.len() - rest.len();
        if rest.as_bytes()[0] == b'&' {
            // An entity is at most 33 bytes long; the text up to the next mark holds all of it.
            let end = memchr3(b'<', b'&', b';', &rest.as_bytes()[1..]).map_or(rest.len(), |end| {
                end + if rest.as_bytes()[end + 1] == b';' {
                    2
                } else {
                    1
                }
            });
            out.push(&decoded(&rest[..end]));
            rest = &rest[end..];
        } else if let Some((length, breaks)) = (left < tags).then(|| markup(rest, join)).flatten() {
            out.space |= breaks;
            rest = &rest[length..];
        } else {
            out.push("<");
            rest = &rest[1..];
        }
    }
    out.push(rest);
    Cow::Owned(out.text)
}

/// An entity decoded, or the text as it is. The usual ones are quicker than the table of all.
fn decoded(entity: &str) -> Cow<'_, str> {
    match entity {
        "&amp;" => Cow::Borrowed("&"),
        "&lt;" => Cow::Borrowed("<"),
        "&gt;" => Cow::Borrowed(">"),
        "&quot;" => Cow::Borrowed("\""),
        "&nbsp;" => Cow::Borrowed("\u{a0}"),
        other => unescape(other),
    }
}

/// A line under construction; white space is owed until the next word.
struct Line {
    text: String,
    space: bool,
}

impl Line {
    fn push(&mut self, piece: &str) {
        if is_tidy(piece) {
            // A blank at an end is a single one.
            let text = piece.strip_prefix(' ').unwrap_or(piece);
            self.space |= text.len() < piece.len();
            if !text.is_empty() {
                let words = text.strip_suffix(' ').unwrap_or(text);
                self.word(words);
                self.space = words.len() < text.len();
            }
            return;
        }
        let mut words = piece.split_whitespace();
        let Some(first) = words.next() else {
            self.space |= !piece.is_empty();
            return;
        };
        self.space |= piece.starts_with(char::is_whitespace);
        self.word(first);
        for word in words {
            self.space = true;
            self.word(word);
        }
        self.space = piece.ends_with(char::is_whitespace);
    }

    fn word(&mut self, word: &str) {
        if self.space && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(word);
        self.space = false;
    }
}

/// The length of the markup at the start of `rest`, which begins with `<`, and whether it breaks a word; `None` when
/// the `<` is text, as in `5 < 6`.
fn markup(rest: &str, join: bool) -> Option<(usize, bool)> {
    let bytes = rest.as_bytes();
    let until = |end: &str| memmem::find(bytes, end.as_bytes()).map(|at| at + end.len());
    match bytes.get(1)? {
        b'!' if rest.starts_with("<!--") => Some((until("-->").unwrap_or(bytes.len()), false)),
        b'!' | b'?' => until(">").map(|end| (end, !join)),
        b'/' if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => {
            tag_end(bytes).map(|end| (end, !join || !is_inline(name(&rest[2..]))))
        }
        letter if letter.is_ascii_alphabetic() => {
            let end = tag_end(bytes)?;
            let name = name(&rest[1..]);
            let end = if is_hidden(name) && !rest[..end].ends_with("/>") {
                end + close_of(&rest[end..], name)
            } else {
                end
            };
            Some((end, !join || !is_inline(name)))
        }
        _ => None,
    }
}

/// The end of a tag: the first `>` outside quoted attribute values, or the first at all when there is none outside.
fn tag_end(bytes: &[u8]) -> Option<usize> {
    let first = || memchr(b'>', bytes).map(|end| end + 1);
    let mut at = 1;
    loop {
        let Some(next) = memchr3(b'>', b'"', b'\'', &bytes[at..]) else {
            return first();
        };
        at += next;
        if bytes[at] == b'>' {
            return Some(at + 1);
        }
        let opens_value = bytes[..at].trim_ascii_end().ends_with(b"=");
        match opens_value.then(|| memchr(bytes[at], &bytes[at + 1..])) {
            Some(Some(length)) => at += length + 2,
            Some(None) => return first(),
            None => at += 1,
        }
    }
}

fn name(after: &str) -> &str {
    let end = after
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(after.len());
    &after[..end]
}

fn is_hidden(name: &str) -> bool {
    ["script", "style", "template", "noscript", "head"]
        .iter()
        .any(|hidden| name.eq_ignore_ascii_case(hidden))
}

/// Elements that run within a line (HTML standard, phrasing content that holds text).
fn is_inline(name: &str) -> bool {
    [
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
        "tt", "u", "var", "wbr",
    ]
    .iter()
    .any(|inline| name.eq_ignore_ascii_case(inline))
}

/// The length up to and with the closing tag of `name`, or of all that follows when it is never closed.
fn close_of(rest: &str, name: &str) -> usize {
    let mut at = 0;
    while let Some(found) = memmem::find(&rest.as_bytes()[at..], b"</") {
        at += found + 2;
        let follows = rest.as_bytes()[at..].get(..name.len());
        if follows.is_some_and(|follows| follows.eq_ignore_ascii_case(name.as_bytes())) {
            let end = memchr(b'>', &rest.as_bytes()[at..]);
            return end.map_or(rest.len(), |end| at + end + 1);
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::text_of;
    use std::path::PathBuf;

    /// A folder of test data that is not part of the project, when it is there.
    fn shared(folder: &str) -> Option<PathBuf> {
        let root = std::env::var_os("FEEDMILL_SHARED").map_or_else(
            || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")),
            PathBuf::from,
        );
        let folder = root.join("fixtures").join(folder);
        if !folder.exists() {
            eprintln!("skipped: no {}", folder.display());
            return None;
        }
        Some(folder)
    }

    #[test]
    fn text_survives_what_only_looks_like_markup() {
        for (html, text) in [
            ("5 < 6", "5 < 6"),
            ("a<b", "a<b"),
            ("size <40 or >44", "size <40 or >44"),
            ("I <3 you<br>", "I <3 you"),
            ("<p class=\"a>b\">x</p>", "x"),
            ("<p class=\"a>x", "x"),
            ("a <!-- b > c --> d", "a d"),
            ("a <!-- b", "a <!-- b"),
            ("<![CDATA[<p>a &amp; b</p>]]>", "a & b"),
            ("<style>p > a {}</style>x<script>y", "x"),
            ("<SCRIPT>a</b></Script >b", "b"),
            ("&nbsp; a&nbsp;&nbsp;b &copy c&#8364;", "a b © c€"),
            (
                "&amp;lt;b&amp;gt; &notanentity; &",
                "&lt;b&gt; ¬anentity; &",
            ),
            ("<", "<"),
            ("&", "&"),
        ] {
            assert_eq!(text_of(html, false), text, "{html}");
        }
    }

    #[test]
    fn time_does_not_explode() {
        for piece in [
            "<", "<a", "<a =\"", "<!", "<!--", "<script>", "&", "&amp", "</", "<a '\"",
        ] {
            let hostile = piece.repeat(200_000 / piece.len());
            let started = std::time::Instant::now();
            let closed = format!("{hostile}>");
            assert!(text_of(&hostile, false).len() <= hostile.len());
            assert!(text_of(&closed, false).len() <= closed.len());
            assert!(started.elapsed().as_secs() < 5, "{piece}");
        }
    }

    #[test]
    fn entities_are_those_of_the_standard() {
        let Some(folder) = shared("html5lib-entities") else {
            return;
        };
        let (mut right, mut all) = (0, 0);
        for file in ["entities.test", "numericEntities.test"] {
            let tests = std::fs::read_to_string(folder.join(file)).expect("a file");
            let tests: serde_json::Value = serde_json::from_str(&tests).expect("JSON");
            for test in tests["tests"].as_array().expect("tests") {
                let input = test["input"].as_str().expect("an input");
                let output = test["output"].as_array().expect("an output");
                let [token] = output.as_slice() else { continue };
                if token[0] != "Character" {
                    continue;
                }
                all += 1;
                let expected = token[1].as_str().unwrap_or_default();
                right += usize::from(htmlize::unescape(input) == expected);
            }
        }
        assert_eq!(right, all);
    }

    /// Bullets and numbers of lists are drawn by a browser, not written in the page.
    fn drawn(word: &str) -> bool {
        matches!(word, "*" | "+" | "o")
            || word
                .strip_suffix('.')
                .is_some_and(|n| n.parse::<u32>().is_ok())
    }

    /// But for their order in the columns of a table, and for what a style sheet hides.
    #[test]
    fn the_words_of_a_page_are_kept() {
        let Some(folder) = shared("inscriptis-html-a") else {
            return;
        };
        let (mut right, mut all) = (0, 0);
        for file in std::fs::read_dir(folder).expect("a folder") {
            let html = file.expect("a file").path();
            let text = html.with_extension("txt");
            if html.extension().is_some_and(|kind| kind == "html") && text.exists() {
                let html = std::fs::read_to_string(html).expect("a page");
                let text = std::fs::read_to_string(text).expect("its text");
                all += 1;
                let words = |text: &str| {
                    let mut words: Vec<_> = text.split_whitespace().map(str::to_owned).collect();
                    words.retain(|word| !drawn(word));
                    words.sort_unstable();
                    words
                };
                right += usize::from(words(&text_of(&html, true)) == words(&text));
            }
        }
        eprintln!("pages: {right} of {all}");
        assert!(right + 3 >= all, "{right} of {all}");
    }
}
