//! `image`: an address that leads to no picture of the product.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Found};
use crate::checks::words::Words;
use crate::partners::Severity;

pub(in crate::checks) const ABOUT: About = About {
    name: "image",
    title: "Not a picture of the product",
    about: "Placeholders, and files that are no pictures or of a kind that is not read (only jpg, jpeg, webp, png, gif, bmp and tif are), are refused. Judged by the name; the picture itself is not fetched.",
    severity: Severity::Error,
    source: "https://support.google.com/merchants/answer/12472547",
};

struct Image;

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    setting
        .attribute
        .checks
        .iter()
        .any(|check| check == ABOUT.name)
        .then(|| Box::new(Image) as Box<dyn ValueCheck>)
}

/// Endings of files that are no pictures, or pictures that are not read. Others may be the tail of a script.
const OTHER_FILES: &[&str] = &[
    "svg", "avif", "heic", "psd", "ai", "eps", "pdf", "html", "htm", "txt", "mp4", "mov", "zip",
];

/// Names that shop systems give to a missing picture, without signs.
const PLACEHOLDERS: &[&str] = &[
    "noimage",
    "nophoto",
    "nopicture",
    "noimg",
    "placeholder",
    "comingsoon",
    "geenafbeelding",
    "keinbild",
    "imagenotavailable",
    "defaultimage",
];

impl ValueCheck for Image {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        let path = text.split(['?', '#']).next().unwrap_or(text);
        let file = path.rsplit('/').next().unwrap_or(path);
        let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
        if OTHER_FILES
            .iter()
            .any(|other| other.eq_ignore_ascii_case(ending))
        {
            return Some(Found::correct(Detail::Text(Words::NoPicture)));
        }
        let letters = || {
            let letters = stem.bytes().filter(u8::is_ascii_alphabetic);
            letters.map(|letter| letter.to_ascii_lowercase())
        };
        let begins = |name: &str| letters().take(name.len()).eq(name.bytes());
        let ends = |name: &str| letters().rev().take(name.len()).eq(name.bytes().rev());
        PLACEHOLDERS
            .iter()
            .any(|name| begins(name) || ends(name))
            .then(|| Found::correct(Detail::Text(Words::LikePlaceholder)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_and_other_files_are_found() {
        for wrong in [
            "https://shop.example/img/no_image.jpg",
            "https://shop.example/media/catalog/placeholder-600x600.png",
            "https://shop.example/logo.svg?v=2",
            "https://shop.example/p/1.html",
        ] {
            assert!(Image.find(wrong).is_some(), "{wrong}");
        }
        for right in [
            "https://shop.example/img/1.JPG?w=800",
            "https://shop.example/image.php?id=4",
            "https://shop.example/img/piano-image-holder-4.jpg",
            "https://shop.example/images/4711",
        ] {
            assert!(Image.find(right).is_none(), "{right}");
        }
    }
}
