//! The description of the API, generated from the handlers: `/api/openapi.json`, and a page that reads well: `/api/docs`.

use std::sync::Arc;

use axum::Json;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{InfoBuilder, OpenApi, SecurityRequirement};

use super::docs;
use crate::web::{Page, Routes};

pub(super) fn routes(mut described: OpenApi) -> Routes {
    described.info = InfoBuilder::new()
        .title("Riverain")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some("Works sites, the neighbours they reach, visits, grievances and mediation."))
        .build();
    let bearer = SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build());
    described.components.get_or_insert_default().add_security_scheme("token", bearer);
    described.security = Some(vec![SecurityRequirement::new("token", Vec::<String>::new())]);
    let groups = Arc::new(docs::groups(&serde_json::to_value(&described).unwrap_or_default()));
    let described = Arc::new(described);
    Routes::new()
        .get("/api/openapi.json", async move || Json((*described).clone()))
        .get("/api/docs", async move |page: Page| docs::show(page, &groups))
}
