//! Bodies that may be large: files that somebody sends. A body over the limit is read to its end and thrown away, because a
//! browser that still writes would never read our answer; beyond a second bound the connection is cut.

use axum::body::{Body, Bytes};
use futures_util::StreamExt;

use crate::error::{Error, Result};

/// Nobody waits for more than this to be thrown away.
const THROWN_AWAY_BYTES: usize = 256 * 1024 * 1024;

/// The whole body, or that it is larger than `limit_bytes`.
pub async fn read_up_to(limit_bytes: usize, body: Body) -> Result<Bytes> {
    let mut read = Vec::new();
    let mut length = 0_usize;
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        // A caller who goes away in the middle has nobody to answer to; the kind of error does not matter.
        let chunk = chunk.map_err(Error::internal)?;
        length = length.saturating_add(chunk.len());
        if length > THROWN_AWAY_BYTES {
            break;
        }
        if length > limit_bytes {
            read = Vec::new();
        } else {
            read.extend_from_slice(&chunk);
        }
    }
    if length > limit_bytes {
        return Err(Error::TooLarge { limit_bytes: limit_bytes as u64 });
    }
    Ok(read.into())
}
