//! Forms that may carry photos: the fields as they were typed, and the files. A form without files may come as a plain one.

use axum::body::Body;
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::error::{Error, Result};
use crate::grievances::{self, MOST_PHOTOS, Photo};
use crate::i18n::Sentence;
use crate::web::{Typed, read_up_to};

/// The most bytes of a form with its photos.
pub const LIMIT_BYTES: usize = 40 * 1024 * 1024;
/// The most fields and bytes of a field that is no file.
const FIELD_BYTES: usize = 64 * 1024;
const FIELDS: usize = 60;

/// A form and the files that came with it.
pub struct WithPhotos {
    /// The fields.
    pub form: Typed,
    files: Vec<Vec<u8>>,
}

impl WithPhotos {
    /// The photos, read and written anew; those that cannot be taken are faults of `/photos`.
    pub async fn photos(&mut self) -> Result<Vec<Photo>> {
        grievances::prepared(std::mem::take(&mut self.files)).await
    }
}

impl FromRequest<App> for WithPhotos {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("multipart/form-data") {
            let form = Typed::from_request(request, app).await.map_err(IntoResponse::into_response)?;
            return Ok(Self { form, files: Vec::new() });
        }
        let (parts, body) = request.into_parts();
        let bytes = read_up_to(LIMIT_BYTES, body).await.map_err(IntoResponse::into_response)?;
        let multipart = Multipart::from_request(Request::from_parts(parts, Body::from(bytes)), app).await;
        read(multipart.map_err(IntoResponse::into_response)?).await.map_err(IntoResponse::into_response)
    }
}

async fn read(mut multipart: Multipart) -> Result<WithPhotos> {
    let broken = |_: MultipartError| Error::invalid("/photos", Sentence::new("error-text-400"));
    let (mut fields, mut files) = (Vec::new(), Vec::new());
    while let Some(field) = multipart.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let is_file = field.file_name().is_some();
        let bytes = field.bytes().await.map_err(broken)?;
        match is_file {
            // One more than are taken is kept, so that the fault can be told.
            true if !bytes.is_empty() && files.len() <= MOST_PHOTOS => files.push(bytes.to_vec()),
            true => {}
            false if bytes.len() > FIELD_BYTES || fields.len() >= FIELDS => {
                return Err(Error::invalid("/words", Sentence::new("error-text-400")));
            }
            false => fields.push((name, String::from_utf8_lossy(&bytes).into_owned())),
        }
    }
    Ok(WithPhotos { form: Typed::filled(fields), files })
}
