//! Pictures drawn anew for the desk: small, upright, and without what cameras write beside them (place, time,
//! device). What came in stays as it is.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::{Fault, FileKind, FileRow, Files};
use crate::vault::FileKey;

/// Pixels of a picture that is drawn at all: what telephones take, and no more than fits into memory while it
/// is read (a progressive JPEG takes nine bytes for each).
const MOST_PIXELS: u64 = 25_000_000;
/// Bytes that one picture may take in memory while it is read.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// Bytes of a file that is drawn at all.
const MOST_BYTES: usize = 32 * 1024 * 1024;
/// Pixels of the longer side.
const SIDE: u32 = 1600;
const QUALITY: u8 = 82;

/// A picture drawn anew.
pub struct Preview {
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// Why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undrawn {
    TooLarge,
    /// Not the picture it seems to be.
    Broken,
    /// Of a kind that is not drawn here.
    Kind,
}

impl Undrawn {
    /// The key of its sentence in the words of both languages.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "files-undrawn-large",
            Self::Broken => "files-undrawn-broken",
            Self::Kind => "files-undrawn-kind",
        }
    }
}

impl Files {
    /// Draws a stored picture. One at a time: each may take a lot of memory.
    pub async fn preview(
        &self,
        key: FileKey,
        row: &FileRow,
    ) -> Result<Result<Preview, Undrawn>, Fault> {
        let Some(format) = format(row.kind) else {
            return Ok(Err(Undrawn::Kind));
        };
        let turn = self.drawing.clone().acquire_owned();
        let Ok(Ok(turn)) = tokio::time::timeout(super::TURN, turn).await else {
            return Err(Fault::Busy);
        };
        let Some(bytes) = self.read_whole(key, row, MOST_BYTES).await? else {
            return Ok(Err(Undrawn::TooLarge));
        };
        let drawing = move || {
            // Whoever asked may go away: the turn is over when the picture is done.
            let _turn = turn;
            draw(format, &bytes)
        };
        let drawn = tokio::task::spawn_blocking(drawing).await;
        // A picture that makes the reader panic is no picture.
        Ok(drawn.unwrap_or(Err(Undrawn::Broken)))
    }
}

const fn format(kind: FileKind) -> Option<ImageFormat> {
    match kind {
        FileKind::Jpeg => Some(ImageFormat::Jpeg),
        FileKind::Png => Some(ImageFormat::Png),
        FileKind::Webp => Some(ImageFormat::WebP),
        _ => None,
    }
}

fn draw(format: ImageFormat, bytes: &[u8]) -> Result<Preview, Undrawn> {
    if format == ImageFormat::WebP {
        webp::check(bytes)?;
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(undrawn)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width).saturating_mul(height.into()) > MOST_PIXELS
        || decoder.total_bytes() > MOST_MEMORY
    {
        return Err(Undrawn::TooLarge);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(undrawn)?;
    if width > SIDE || height > SIDE {
        picture = picture.thumbnail(SIDE, SIDE);
    }
    picture.apply_orientation(orientation);
    encode(&picture).map_err(undrawn)
}

fn encode(picture: &DynamicImage) -> image::ImageResult<Preview> {
    let mut bytes = Cursor::new(Vec::new());
    let media_type = if picture.color().has_alpha() {
        let eight_bits = DynamicImage::from(picture.to_rgba8());
        eight_bits.write_to(&mut bytes, ImageFormat::Png)?;
        "image/png"
    } else {
        let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
        DynamicImage::from(picture.to_rgb8()).write_with_encoder(encoder)?;
        "image/jpeg"
    };
    Ok(Preview {
        media_type,
        bytes: bytes.into_inner(),
    })
}

/// What the reader of WebP takes the file's word for: how long its parts are, and how large the picture in
/// each is, which need not be as large as the whole says.
mod webp {
    use super::{MOST_PIXELS, Undrawn};

    const READ: [&[u8; 4]; 9] = [
        b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"EXIF", b"XMP ", b"ICCP",
    ];
    /// Parts of parts are frames of a moving picture; deeper there is nothing.
    const FRAME: usize = 16;

    pub(super) fn check(bytes: &[u8]) -> Result<(), Undrawn> {
        let parts = bytes.get(12..).ok_or(Undrawn::Broken)?;
        check_parts(parts, true)
    }

    fn check_parts(mut rest: &[u8], is_outside: bool) -> Result<(), Undrawn> {
        while let Some((header, more)) = rest.split_first_chunk::<8>() {
            let [name @ .., a, b, c, d] = header;
            let length = usize::try_from(u32::from_le_bytes([*a, *b, *c, *d]));
            let length = length.map_err(|_too_long| Undrawn::Broken)?;
            let Some(part) = more.get(..length) else {
                // What nobody reads may be cut off: programs leave all sorts of things at the end.
                return if READ.contains(&name) {
                    Err(Undrawn::Broken)
                } else {
                    Ok(())
                };
            };
            match name {
                b"VP8 " => check_frame(part)?,
                b"ANMF" if is_outside => {
                    check_parts(part.get(FRAME..).unwrap_or_default(), false)?;
                }
                _ => {}
            }
            // Parts begin at even places.
            let next = length.saturating_add(length % 2);
            rest = more.get(next..).unwrap_or_default();
        }
        Ok(())
    }

    /// Three bytes of flags, three that mark a whole picture, width and height (RFC 6386, 9.1).
    fn check_frame(frame: &[u8]) -> Result<(), Undrawn> {
        let sides = frame.get(6..10).ok_or(Undrawn::Broken)?;
        let pixels = sides.chunks_exact(2).map(|side| match side {
            [low, high] => u64::from(u16::from_le_bytes([*low, *high]) & 0x3FFF),
            _ => 0,
        });
        if pixels.product::<u64>() > MOST_PIXELS {
            return Err(Undrawn::TooLarge);
        }
        Ok(())
    }
}

fn undrawn(why: image::ImageError) -> Undrawn {
    match why {
        image::ImageError::Limits(_) => Undrawn::TooLarge,
        _ => Undrawn::Broken,
    }
}
