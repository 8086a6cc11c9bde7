//! Where gateways call us: receipts and answers. The address holds a secret of the house, and gateways that sign are held to their
//! signature; whoever has neither finds nothing there.

use std::sync::LazyLock;

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use uuid::Uuid;

use super::sms::{self, Callback, Gateway, Inbound};
use super::{inbound, outbox};
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Sentence;
use crate::web::Routes;
use crate::writing;

/// The gateways that read calls send nothing; their client is made once, because making one takes a while.
pub(super) static CLIENT: LazyLock<reqwest::Client> = LazyLock::new(|| sms::client().unwrap_or_default());

/// The routes by which gateways call.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/hooks/sms/{gateway}/{key}/receipt", receipt)
        .post("/hooks/sms/{gateway}/{key}/receipt", receipt)
        .get("/hooks/sms/{gateway}/{key}/inbound", answer)
        .post("/hooks/sms/{gateway}/{key}/inbound", answer)
        .post_up_to(MAIL_LIMIT_BYTES, "/hooks/mail/{key}", mail)
}

/// The largest mail that is taken in.
const MAIL_LIMIT_BYTES: usize = 60_000_000;

/// The address to which a mail server hands bounces and answers, as they are.
pub fn mail_url(app: &App) -> String {
    app.url(&format!("/hooks/mail/{}", key(app, "mail")))
}

/// The address that a gateway calls for `receipt` or `inbound`.
pub fn url(app: &App, gateway: &str, purpose: &str) -> String {
    app.url(&format!("/hooks/sms/{gateway}/{}/{purpose}", key(app, gateway)))
}

fn key(app: &App, gateway: &str) -> String {
    app.secrets.link(&format!("{}-hook-{gateway}", outbox::LINK), Uuid::nil())
}

async fn receipt(
    State(app): State<App>,
    Path((name, key)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode> {
    let (gateway, call) = called(&app, &name, &key, &uri, &headers, &body)?;
    let receipt = gateway.receipt(&call).ok_or_else(unreadable)?;
    writing!(app.db, tx => inbound::note_receipt(&app, tx, &name, &receipt).await)?;
    Ok(StatusCode::OK)
}

async fn answer(
    State(app): State<App>,
    Path((name, key)): Path<(String, String)>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode> {
    let (_, call) = called(&app, &name, &key, &uri, &headers, &body)?;
    let text = Inbound::read(&call).ok_or_else(unreadable)?;
    writing!(app.db, tx => inbound::receive_sms(&app, tx, &name, &text).await)?;
    // An empty answer: Kannel would send any words on to the telephone.
    Ok(StatusCode::OK)
}

async fn mail(State(app): State<App>, Path(given_key): Path<String>, body: Bytes) -> Result<StatusCode> {
    if !is_key(&app, "mail", &given_key) {
        return Err(Error::NotFound);
    }
    writing!(app.db, tx => inbound::receive_mail(&app, tx, &body).await)?;
    Ok(StatusCode::OK)
}

/// Compared as hashes, so that the time that it takes tells nothing.
fn is_key(app: &App, name: &str, given: &str) -> bool {
    app.secrets.lookup_hash("hook", given) == app.secrets.lookup_hash("hook", &key(app, name))
}

fn unreadable() -> Error {
    Error::invalid("/", Sentence::new("notifications-hook-unreadable"))
}

/// The gateway that calls and what it says; nothing is there for anybody else.
fn called(
    app: &App,
    name: &str,
    given_key: &str,
    uri: &Uri,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<(std::sync::Arc<dyn Gateway>, Callback)> {
    if !is_key(app, name, given_key) {
        return Err(Error::NotFound);
    }
    let gateway = sms::gateways(app, &CLIENT).into_iter().find(|gateway| gateway.name() == name);
    let gateway = gateway.ok_or(Error::NotFound)?;
    let call = read(app, uri, headers, body);
    if !gateway.is_authentic(&call) {
        return Err(Error::NotFound);
    }
    Ok((gateway, call))
}

fn read(app: &App, uri: &Uri, headers: &HeaderMap, body: &[u8]) -> Callback {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let form = match kind.starts_with("application/x-www-form-urlencoded") {
        true => {
            let query = format!("/?{}", String::from_utf8_lossy(body));
            query.parse::<Uri>().map(|uri| fields(&uri)).unwrap_or_default()
        }
        false => Vec::new(),
    };
    Callback {
        url: app.url(uri.path_and_query().map_or("/", |path| path.as_str())),
        query: fields(uri),
        form,
        json: serde_json::from_slice(body).unwrap_or_default(),
        signature: headers.get("x-twilio-signature").and_then(|value| value.to_str().ok()).map(str::to_owned),
    }
}

fn fields(uri: &Uri) -> Vec<(String, String)> {
    Query::try_from_uri(uri).map(|Query(fields)| fields).unwrap_or_default()
}
