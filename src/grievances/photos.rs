//! Photos: read within bounds, turned upright, made small and written anew as JPEG, so that nothing of where, when and with what they
//! were taken is left in them. What is no photo, or unpacks into too much, is refused with a sentence. Sealed at rest.

use std::io::Cursor;
use std::sync::LazyLock;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use tokio::sync::Semaphore;

use super::timeline::By;
use super::{Author, store};
use crate::app::App;
use crate::db::Tx;
use crate::error::{Error, Faults, Result};
use crate::i18n::Sentence;
use crate::id::GrievanceId;

/// The most photos of one author on one grievance.
pub const MOST_PHOTOS: usize = 5;
/// The most bytes of one photo, as it comes.
pub const PHOTO_BYTES: usize = 12 * 1024 * 1024;
/// The longest side that is kept.
const KEPT_SIDE_PX: u32 = 1_600;
/// The longest side that is read.
const READ_SIDE_PX: u32 = 16_000;
/// The most memory that reading one may take: a photo of 50 megapixels.
const READ_BYTES: u64 = 220 * 1024 * 1024;
const QUALITY: u8 = 82;
const PICTURE: &str = "grievance_photos.picture";

/// So many are unpacked at the same time, however many are sent.
static UNPACKING: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));

/// A photo, made small and written anew.
#[derive(Debug, Clone)]
pub struct Photo {
    jpeg: Vec<u8>,
    width: u32,
    height: u32,
}

/// Reads the photos that were sent, away from the threads that answer; every one that cannot be taken is a fault of `/photos`.
pub async fn prepared(files: Vec<Vec<u8>>) -> Result<Vec<Photo>> {
    let mut faults = Faults::new();
    let mut photos = Vec::new();
    if files.len() > MOST_PHOTOS {
        faults.add("/photos", Sentence::new("grievances-photos-too-many").with("limit", MOST_PHOTOS));
    }
    for file in files.into_iter().take(MOST_PHOTOS) {
        let _turn = UNPACKING.acquire().await.map_err(Error::internal)?;
        match tokio::task::spawn_blocking(move || read(&file)).await.map_err(Error::internal)? {
            Ok(photo) => photos.push(photo),
            Err(sentence) => faults.add("/photos", sentence),
        }
    }
    faults.end()?;
    Ok(photos)
}

fn read(bytes: &[u8]) -> Result<Photo, Sentence> {
    if bytes.len() > PHOTO_BYTES {
        return Err(Sentence::new("grievances-photo-too-large").with("limit", PHOTO_BYTES / (1024 * 1024)));
    }
    let unreadable = |_| Sentence::new("grievances-photo-unreadable");
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(unreadable)?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(Sentence::new("grievances-photo-format"));
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(READ_SIDE_PX);
    limits.max_image_height = Some(READ_SIDE_PX);
    limits.max_alloc = Some(READ_BYTES);
    reader.limits(limits);
    let refused = |error: image::ImageError| match error {
        image::ImageError::Limits(_) => Sentence::new("grievances-photo-unpacks"),
        _ => Sentence::new("grievances-photo-unreadable"),
    };
    let mut decoder = reader.into_decoder().map_err(refused)?;
    // Some decoders keep no count of what they take; the size they name is enough to know.
    if decoder.total_bytes() > READ_BYTES {
        return Err(Sentence::new("grievances-photo-unpacks"));
    }
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refused)?;
    if picture.width().max(picture.height()) > KEPT_SIDE_PX {
        picture = picture.thumbnail(KEPT_SIDE_PX, KEPT_SIDE_PX);
    }
    picture.apply_orientation(orientation);
    let picture = picture.into_rgb8();
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
        .encode_image(&picture)
        .map_err(|_| Sentence::new("grievances-photo-unreadable"))?;
    Ok(Photo { width: picture.width(), height: picture.height(), jpeg })
}

/// Keeps photos with a grievance; more than an author may add is a fault.
pub async fn keep_photos(app: &App, tx: &mut Tx, by: By, id: GrievanceId, photos: &[Photo]) -> Result<()> {
    if photos.is_empty() {
        return Ok(());
    }
    let there = store::photos::of_grievance(tx, id).await?;
    let own = there.iter().filter(|photo| photo.author == by.author).count();
    if own + photos.len() > MOST_PHOTOS {
        let sentence = Sentence::new("grievances-photos-too-many").with("limit", MOST_PHOTOS);
        return Err(Error::invalid("/photos", sentence));
    }
    for (place, photo) in (there.last().map_or(0, |last| last.place) + 1..).zip(photos) {
        let row = store::photos::PhotoRow {
            place,
            author: by.author,
            width: i64::from(photo.width),
            height: i64::from(photo.height),
        };
        let sealed = app.secrets.seal_bytes(PICTURE, &photo.jpeg);
        store::photos::insert(tx, app.new_id(), id, &row, sealed, app.now()).await?;
    }
    Ok(())
}

/// A photo as pages show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptPhoto {
    /// Its number within the grievance.
    pub place: i64,
    /// Who added it.
    pub author: Author,
    /// Its width in pixels.
    pub width: i64,
    /// Its height in pixels.
    pub height: i64,
}

/// The photos of a grievance, in the order of their adding.
pub async fn photos(tx: &mut Tx, id: GrievanceId) -> Result<Vec<KeptPhoto>> {
    let rows = store::photos::of_grievance(tx, id).await?;
    let kept = |row: store::photos::PhotoRow| KeptPhoto {
        place: row.place,
        author: row.author,
        width: row.width,
        height: row.height,
    };
    Ok(rows.into_iter().map(kept).collect())
}

/// One photo, as JPEG. The caller has checked who asks.
pub async fn photo(app: &App, tx: &mut Tx, id: GrievanceId, place: i64) -> Result<Vec<u8>> {
    let sealed = store::photos::picture(tx, id, place).await?.ok_or(Error::NotFound)?;
    app.secrets.open_bytes(PICTURE, &sealed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let picture = DynamicImage::ImageRgb8(image::RgbImage::from_pixel(width, height, image::Rgb([200, 30, 30])));
        picture.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes
    }

    /// A JPEG that says it lies on its side and where it was taken.
    fn jpeg_with_metadata() -> Vec<u8> {
        let mut bytes = Vec::new();
        let picture = image::RgbImage::from_pixel(40, 20, image::Rgb([10, 200, 30]));
        JpegEncoder::new_with_quality(&mut bytes, 90).encode_image(&picture).unwrap();
        // APP1: Exif with one entry, orientation 6 (turn by 90°), and words that must not survive.
        let mut exif =
            b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0GPS 45.7577 4.8806".to_vec();
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        let mut segment = vec![0xff, 0xe1, length[0], length[1]];
        segment.append(&mut exif);
        bytes.splice(2..2, segment);
        bytes
    }

    #[test]
    fn a_photo_is_turned_upright_made_small_and_tells_nothing_else() {
        let photo = read(&jpeg_with_metadata()).unwrap();
        assert_eq!((photo.width, photo.height), (20, 40));
        assert!(
            !photo.jpeg.windows(3).any(|window| window == b"GPS")
                && !photo.jpeg.windows(4).any(|window| window == b"Exif")
        );
        let photo = read(&png(2_000, 500)).unwrap();
        assert_eq!((photo.width, photo.height), (1_600, 400));
    }

    #[test]
    fn what_is_no_photo_is_refused_with_its_reason() {
        let key = |bytes: &[u8]| read(bytes).unwrap_err().key.into_owned();
        assert_eq!(key(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), "grievances-photo-format");
        assert_eq!(key(b"GIF89a\x01\0\x01\0\0\0\0;"), "grievances-photo-format");
        assert_eq!(key(b""), "grievances-photo-format");
        assert_eq!(key(&png(10, 10)[..40]), "grievances-photo-unreadable");
        assert_eq!(key(&vec![0xff; PHOTO_BYTES + 1]), "grievances-photo-too-large");
    }

    #[test]
    fn a_few_bytes_that_unpack_into_gigabytes_are_not_unpacked() {
        // A real PNG whose header claims 15,999 pixels on each side: 768 MB unpacked.
        let mut bomb = png(10, 10);
        let side = 15_999_u32.to_be_bytes();
        bomb.splice(16..24, [side, side].concat());
        // The header's checksum has to fit, or the file is merely broken.
        let crc = crc32(&bomb[12..29]).to_be_bytes();
        bomb.splice(29..33, crc);
        assert_eq!(read(&bomb).unwrap_err().key, "grievances-photo-unpacks");
    }

    fn crc32(bytes: &[u8]) -> u32 {
        let step = |crc: u32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
        let byte = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), |crc, _| step(crc));
        !bytes.iter().fold(u32::MAX, byte)
    }
}
