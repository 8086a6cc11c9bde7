//! The chain of proof of a site's grievances as a file that spreadsheets open: no name, no address, no words.

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::super as relays;
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::SiteId;
use crate::people::Account;
use crate::reading;
use crate::web::Page;

/// `GET /desk/sites/{id}/proof.csv`.
pub async fn file(State(app): State<App>, account: Account, page: Page, Path(id): Path<SiteId>) -> Result<Response> {
    let chains = reading!(app.db, tx => relays::chains_of_site(tx, &account, id).await)?;
    let mut file = csv::WriterBuilder::new().delimiter(b';').from_writer(b"\xef\xbb\xbf".to_vec());
    let header = [
        "reference",
        "received_at",
        "relayed_at",
        "handed_over_at",
        "delivered",
        "read_at",
        "answered_at",
        "concluded_at",
    ];
    file.write_record(header).map_err(Error::internal)?;
    // In civil time with its distance from UTC, so that nobody has to guess.
    let at = |moment: Option<Timestamp>| {
        let civil = moment.map(|moment| moment.with_timezone(&page.zone).format("%Y-%m-%d %H:%M:%S%:z").to_string());
        civil.unwrap_or_default()
    };
    for chain in chains {
        let delivered = if chain.is_delivered { "yes" } else { "" };
        let cells = [
            chain.reference,
            at(Some(chain.received_at)),
            at(chain.relayed_at),
            at(chain.handed_over_at),
            delivered.to_owned(),
            at(chain.read_at),
            at(chain.answered_at),
            at(chain.concluded_at),
        ];
        file.write_record(cells).map_err(Error::internal)?;
    }
    let bytes = file.into_inner().map_err(|error| Error::internal(error.to_string()))?;
    let kind = (header::CONTENT_TYPE, "text/csv; charset=utf-8");
    let name = (header::CONTENT_DISPOSITION, "attachment; filename=\"proof.csv\"");
    Ok(([kind, name], bytes).into_response())
}
