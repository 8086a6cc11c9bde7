//! Who asks: the session's account on pages, the bearer token's on the API. Handlers that take an [`Account`] are closed to
//! everybody else.

use axum::extract::{FromRequestParts, OptionalFromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use tower_sessions::Session;

use super::{Account, NAVIGATION, Role, account_of_session, account_of_token};
use crate::app::App;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::AccountId;
use crate::reading;
use crate::web::Visitor;

/// The session's member that holds the account's id.
pub(super) const SESSION_ACCOUNT: &str = "account";
/// Its member that says since when: a password set later ends it.
pub(super) const SESSION_OPENED_AT: &str = "opened_at";

/// Finds who asks, and tells the layout.
pub async fn identify(State(app): State<App>, mut request: Request, next: Next) -> Result<Response> {
    // The parts that tell, cloned: a request's body cannot be shared across an await.
    let given = request.headers().get(header::AUTHORIZATION).cloned();
    let session = request.extensions().get::<Session>().cloned();
    if let Some(account) = who(&app, given, session).await? {
        request.extensions_mut().insert(Visitor {
            name: account.name.clone(),
            role: account.role.as_str(),
            navigation: menu(account.role),
        });
        request.extensions_mut().insert(account);
    }
    Ok(next.run(request).await)
}

async fn who(app: &App, given: Option<HeaderValue>, session: Option<Session>) -> Result<Option<Account>> {
    if let Some(given) = given {
        let token = given.to_str().ok().and_then(|text| text.strip_prefix("Bearer "));
        let Some(token) = token else { return Ok(None) };
        return reading!(app.db, tx => account_of_token(app, tx, token).await);
    }
    let Some(session) = session else { return Ok(None) };
    let id: Option<AccountId> = session.get(SESSION_ACCOUNT).await.unwrap_or_default();
    let opened_at: Option<Timestamp> = session.get(SESSION_OPENED_AT).await.unwrap_or_default();
    let (Some(id), Some(opened_at)) = (id, opened_at) else { return Ok(None) };
    reading!(app.db, tx => account_of_session(tx, id, opened_at).await)
}

/// The main menu of a role; made once, because it never changes.
fn menu(role: Role) -> &'static [(&'static str, &'static str)] {
    use std::sync::LazyLock;
    type Menus = Vec<(Role, Vec<(&'static str, &'static str)>)>;
    static MENUS: LazyLock<Menus> = LazyLock::new(|| {
        let entries = |role: Role| {
            NAVIGATION.iter().filter(|(_, _, right)| role.may(*right)).map(|&(path, key, _)| (path, key)).collect()
        };
        Role::ALL.iter().map(|&role| (role, entries(role))).collect()
    });
    MENUS.iter().find(|(own, _)| *own == role).map_or(&[], |(_, menu)| menu)
}

impl FromRequestParts<App> for Account {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self> {
        parts.extensions.get().cloned().ok_or(Error::SignInRequired)
    }
}

impl OptionalFromRequestParts<App> for Account {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Option<Self>> {
        Ok(parts.extensions.get().cloned())
    }
}
