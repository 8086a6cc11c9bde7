//! The pages of people: signing in and out, one's own account, and the accounts that administrators look after.

mod desk;
mod own;
mod sign_in;

use crate::web::Routes;

/// The routes of this slice.
pub fn routes() -> Routes {
    Routes::new()
        .get("/sign-in", sign_in::form)
        .post("/sign-in", sign_in::sign_in)
        .post("/sign-out", sign_in::sign_out)
        .get("/account", own::account)
        .post("/account/password", own::change_password)
        .post("/account/preferences", own::prefer)
        .post("/account/tokens", own::make_token)
        .post("/account/tokens/{id}/revoke", own::revoke_token)
        .get("/desk/people", desk::list)
        .get("/desk/people/new", desk::new)
        .post("/desk/people/new", desk::open)
        .post("/desk/people/organisations", desk::add_organisation)
        .get("/desk/people/{id}", desk::one)
        .post("/desk/people/{id}/close", desk::close)
        .post("/desk/people/{id}/reopen", desk::reopen)
        .post("/desk/people/{id}/password", desk::give_password)
        .post("/desk/people/{id}/tokens/{token_id}/revoke", desk::revoke_token)
}
