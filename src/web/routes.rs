//! The routes of a slice, gathered with their method and path, so that one test can walk them all as every role.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::handler::Handler;
use axum::http::Method;
use axum::routing::{MethodRouter, get, post};
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::app::App;

/// One method at one path, as axum writes paths: `/s/{code}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Route {
    /// GET, POST…
    pub method: Method,
    /// The path with its parameters in braces.
    pub path: String,
}

/// The routes of a slice, or of the whole house.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    listed: Vec<Route>,
    api: OpenApiRouter<App>,
}

impl Routes {
    /// No routes yet.
    pub fn new() -> Self {
        Self::default()
    }

    fn add(mut self, method: Method, path: &str, route: MethodRouter<App>) -> Self {
        self.listed.push(Route { method, path: path.to_owned() });
        self.router = self.router.route(path, route);
        self
    }

    /// A page that is read.
    pub fn get<H: Handler<T, App>, T: 'static>(self, path: &str, handler: H) -> Self {
        self.add(Method::GET, path, get(handler))
    }

    /// A form that is sent.
    pub fn post<H: Handler<T, App>, T: 'static>(self, path: &str, handler: H) -> Self {
        self.add(Method::POST, path, post(handler))
    }

    /// A form that may carry more than the usual two megabytes.
    pub fn post_up_to<H: Handler<T, App>, T: 'static>(self, limit_bytes: usize, path: &str, handler: H) -> Self {
        self.add(Method::POST, path, post(handler).layer(DefaultBodyLimit::max(limit_bytes)))
    }

    /// Routes of the API, described by their handlers: `OpenApiRouter::new().routes(routes!(list_sites, register_site))`.
    pub fn api(mut self, api: OpenApiRouter<App>) -> Self {
        self.listed.extend(listed(api.get_openapi()));
        self.api = self.api.merge(api);
        self
    }

    /// These routes and those.
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.listed.extend(other.listed);
        self.api = self.api.merge(other.api);
        self
    }

    /// Every method and path.
    pub fn listed(&self) -> &[Route] {
        &self.listed
    }

    /// The description of the API that these routes offer.
    pub fn openapi(&self) -> OpenApi {
        self.api.get_openapi().clone()
    }

    /// The router that answers.
    pub fn into_router(self) -> Router<App> {
        let (api, _) = self.api.split_for_parts();
        self.router.merge(api)
    }
}

fn listed(api: &OpenApi) -> Vec<Route> {
    let mut routes = Vec::new();
    for (path, item) in &api.paths.paths {
        let methods = [
            (Method::GET, &item.get),
            (Method::POST, &item.post),
            (Method::PUT, &item.put),
            (Method::PATCH, &item.patch),
            (Method::DELETE, &item.delete),
        ];
        for (method, operation) in methods {
            if operation.is_some() {
                routes.push(Route { method, path: path.clone() });
            }
        }
    }
    routes
}
