//! Open311 answers in both of its formats, written from one value: JSON as it is, XML with the element names of the specification.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::app::App;
use crate::error::{Error, Result};
use crate::web::Page;

/// The format that the ending of a path asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `.json`.
    Json,
    /// `.xml`.
    Xml,
}

impl FromRequestParts<App> for Format {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self> {
        Self::split(parts.uri.path()).map(|(_, format)| format).ok_or(Error::NotFound)
    }
}

/// Why something was not done, for a client of Open311.
#[derive(Debug)]
pub struct Refusal {
    /// What the answer says in its first line and in its body.
    pub status: StatusCode,
    /// What is wrong and what would help.
    pub description: String,
}

impl Refusal {
    /// With a sentence of ours.
    pub fn new(page: &Page, status: StatusCode, key: &str) -> Self {
        Self { status, description: page.t(key) }
    }
}

impl Format {
    /// A path's last part without its ending, and the format that the ending asks for.
    pub fn split(file: &str) -> Option<(&str, Self)> {
        let json = file.strip_suffix(".json").map(|name| (name, Self::Json));
        json.or_else(|| file.strip_suffix(".xml").map(|name| (name, Self::Xml)))
    }

    /// Answers a value; `root` is the name of the outermost element.
    pub fn answer(self, status: StatusCode, root: &str, value: &Value) -> Response {
        // Cities' own pages read it from a browser.
        let open = [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
        match self {
            Self::Json => (status, open, axum::Json(value)).into_response(),
            Self::Xml => {
                let mut text = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
                element(root, value, &mut text);
                (status, open, [(header::CONTENT_TYPE, "text/xml; charset=utf-8")], text).into_response()
            }
        }
    }

    /// Answers a value, or an error as the specification wants it: its code and what would help.
    pub fn answer_or_refuse(
        self,
        status: StatusCode,
        root: &str,
        outcome: Result<Result<Value, Refusal>>,
    ) -> Result<Response> {
        Ok(match outcome? {
            Ok(value) => self.answer(status, root, &value),
            Err(refusal) => {
                let error = json!([{ "code": refusal.status.as_u16(), "description": refusal.description }]);
                self.answer(refusal.status, "errors", &error)
            }
        })
    }
}

/// What an element of a list is called, by the name of the list.
fn item_name(list: &str) -> &str {
    match list {
        "services" => "service",
        "service_requests" => "request",
        "attributes" => "attribute",
        "values" => "value",
        "errors" => "error",
        "endpoints" => "endpoint",
        "formats" => "format",
        _ => "item",
    }
}

fn element(name: &str, value: &Value, text: &mut String) {
    text.push_str(&format!("<{name}>"));
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| element(name, value, text)),
        Value::Array(items) => items.iter().for_each(|item| element(item_name(name), item, text)),
        Value::Null => {}
        Value::String(own) => escape(own, text),
        other => text.push_str(&other.to_string()),
    }
    text.push_str(&format!("</{name}>"));
}

/// A text between tags; what XML cannot hold at all is left out.
fn escape(own: &str, text: &mut String) {
    for letter in own.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '\n' | '\t' | '\r' => text.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => text.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_get_the_element_names_of_the_specification() {
        let mut text = String::new();
        let services = json!([{ "group": "a < b & c\u{0}", "metadata": true, "service_code": "noise" }]);
        element("services", &services, &mut text);
        assert_eq!(
            text,
            "<services><service><group>a &lt; b &amp; c</group><metadata>true</metadata>\
             <service_code>noise</service_code></service></services>"
        );
        assert_eq!(Format::split("K4RT-7MPD.xml"), Some(("K4RT-7MPD", Format::Xml)));
        assert_eq!(Format::split("noise"), None);
    }
}
