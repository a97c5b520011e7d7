//! Bytes from the web to two small pictures of our own: decoded, turned as the camera says, shrunk, put on white where they
//! can be seen through, and written anew as JPEG. Only the formats that `image` is built with: no SVG, which is a program.

use super::NoPicture;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder as _, ImageError, ImageReader, Limits, RgbImage};
use std::io::Cursor;

/// Most pixels of a side of the two pictures.
const SIDES: [u32; 2] = [96, 480];
/// Most pixels of a side of what comes.
const LONGEST: u32 = 20_000;
/// Most bytes of a picture in memory: a photo of 50 million pixels.
const MEMORY: u64 = 160 << 20;
/// Quality of the JPEG, where no artefact is seen.
const QUALITY: u8 = 84;

/// The small and the large picture.
pub(super) fn shrink(bytes: &[u8]) -> Result<[Vec<u8>; 2], NoPicture> {
    let large = decoded(bytes).map_err(|error| match error {
        ImageError::Limits(_) => NoPicture::TooLarge,
        _ => NoPicture::NotAPicture,
    })?;
    let large = fitted(large, SIDES[1]);
    let small = fitted(large.clone(), SIDES[0]);
    Ok([written(small)?, written(large)?])
}

fn decoded(bytes: &[u8]) -> Result<DynamicImage, ImageError> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder()?;
    // What the decoder says it will need is asked for before any of it is there.
    limits.reserve(decoder.total_bytes())?;
    let turned = decoder.orientation()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(turned);
    Ok(picture)
}

/// The picture with no side longer than this.
fn fitted(picture: DynamicImage, side: u32) -> DynamicImage {
    if picture.width() <= side && picture.height() <= side {
        return picture;
    }
    picture.thumbnail(side, side)
}

fn written(picture: DynamicImage) -> Result<Vec<u8>, NoPicture> {
    let picture = if picture.color().has_alpha() {
        on_white(&picture)
    } else {
        picture.into_rgb8()
    };
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .encode_image(&picture)
        .map_err(|_| NoPicture::NotAPicture)?;
    Ok(bytes)
}

fn on_white(picture: &DynamicImage) -> RgbImage {
    let seen = picture.to_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [red, green, blue, alpha] = seen.get_pixel(x, y).0.map(u32::from);
        let mixed = |colour: u32| ((colour * alpha + 255 * (255 - alpha)) / 255) as u8;
        image::Rgb([mixed(red), mixed(green), mixed(blue)])
    })
}
