//! The page of the API's description: every operation with what goes in, what comes out and an example to copy, drawn from the
//! OpenAPI document by us. No script of anybody else's.

use askama::Template;
use axum::response::Response;
use serde_json::{Map, Value};

use crate::error::Result;
use crate::web::{Page, html};

/// How deep an example follows the schemas inside a schema.
const EXAMPLE_DEPTH: usize = 6;

/// The operations of one tag.
#[derive(Debug)]
pub struct Group {
    /// The tag, which is the slice's name.
    pub name: String,
    /// Its operations, by path.
    pub operations: Vec<Operation>,
}

/// One method at one path.
#[derive(Debug)]
pub struct Operation {
    /// What the page's links call it.
    pub anchor: String,
    /// GET, POST…
    pub method: String,
    /// The path with its parameters in braces.
    pub path: String,
    /// What it does.
    pub summary: String,
    /// Its parameters.
    pub parameters: Vec<Field>,
    /// The members of what is sent.
    pub body: Vec<Field>,
    /// What is sent, as an example.
    pub example: Option<String>,
    /// What can come back.
    pub answers: Vec<Answer>,
}

/// A parameter, or a member of a body.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: String,
    /// Whether it has to be there.
    pub required: bool,
    /// What it means.
    pub meaning: String,
}

/// One status that can come back.
#[derive(Debug)]
pub struct Answer {
    /// 200, 404…
    pub status: String,
    /// The name of what comes with it.
    pub kind: String,
    /// It as an example; for what went well.
    pub example: Option<String>,
}

#[derive(Template)]
#[template(path = "open/docs.html", config = "src/web/askama.toml")]
struct Docs<'a> {
    groups: &'a [Group],
    page: Page,
}

/// The page.
pub(super) fn show(page: Page, groups: &[Group]) -> Result<Response> {
    html(&Docs { groups, page })
}

/// The operations of an OpenAPI document, by tag.
pub(super) fn groups(document: &Value) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (path, item) in document["paths"].as_object().into_iter().flatten() {
        for method in ["get", "post", "put", "patch", "delete"] {
            let Some(operation) = item.get(method) else { continue };
            let tag = operation["tags"][0].as_str().unwrap_or("other");
            let place = groups.iter().position(|group| group.name == tag).unwrap_or_else(|| {
                groups.push(Group { name: tag.to_owned(), operations: Vec::new() });
                groups.len() - 1
            });
            groups[place].operations.push(read(document, method, path, operation));
        }
    }
    groups
}

fn read(document: &Value, method: &str, path: &str, operation: &Value) -> Operation {
    let text = |value: &Value| value.as_str().unwrap_or_default().trim().to_owned();
    let summary = match &operation["summary"] {
        Value::String(summary) => summary.trim().to_owned(),
        _ => text(&operation["description"]),
    };
    let parameters = operation["parameters"].as_array().into_iter().flatten().map(|own| Field {
        name: text(&own["name"]),
        kind: format!("{}, {}", text(&own["in"]), kind(&own["schema"])),
        required: own["required"] == true,
        meaning: text(&own["description"]),
    });
    let sent = schema_of(&operation["requestBody"]);
    let answers = operation["responses"].as_object().into_iter().flatten().map(|(status, own)| {
        let schema = schema_of(own);
        let went_well = status.starts_with('2');
        Answer {
            status: status.clone(),
            kind: schema.map(kind).unwrap_or_default(),
            example: schema.filter(|_| went_well).map(|schema| written(&example(document, schema, EXAMPLE_DEPTH))),
        }
    });
    Operation {
        anchor: format!("{method}{}", path.replace(['/', '{', '}', '.'], "-")),
        method: method.to_uppercase(),
        path: path.to_owned(),
        summary,
        parameters: parameters.collect(),
        body: sent.map(|schema| members(document, schema)).unwrap_or_default(),
        example: sent.map(|schema| written(&example(document, schema, EXAMPLE_DEPTH))),
        answers: answers.collect(),
    }
}

fn written(example: &Value) -> String {
    serde_json::to_string_pretty(example).unwrap_or_default()
}

/// The schema of a body or an answer, whatever its media type.
fn schema_of(holder: &Value) -> Option<&Value> {
    holder["content"].as_object()?.values().next()?.get("schema")
}

/// A schema, and what it refers to instead of itself.
fn resolved<'a>(document: &'a Value, schema: &'a Value) -> &'a Value {
    let reference = schema["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
    reference.and_then(|pointer| document.pointer(pointer)).unwrap_or(schema)
}

/// A schema in few words: `string (date)`, `list of SiteBody`.
fn kind(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        return reference.rsplit('/').next().unwrap_or_default().to_owned();
    }
    for choice in ["oneOf", "anyOf", "allOf"] {
        if let Some(all) = schema[choice].as_array() {
            let kinds: Vec<String> = all.iter().map(kind).filter(|kind| !kind.is_empty() && kind != "null").collect();
            return kinds.join(" | ");
        }
    }
    let named = |kind: &Value| kind.as_str().filter(|kind| *kind != "null").map(ToOwned::to_owned);
    let own = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(named).collect::<Vec<_>>().join(" | "),
        one => named(one).unwrap_or_default(),
    };
    match (own.as_str(), schema["format"].as_str()) {
        ("array", _) => format!("[{}]", kind(&schema["items"])),
        (_, Some(format)) => format!("{own} ({format})"),
        _ => own,
    }
}

/// The members of an object, those of its parts included.
fn members(document: &Value, schema: &Value) -> Vec<Field> {
    let schema = resolved(document, schema);
    let mut fields = Vec::new();
    for part in schema["allOf"].as_array().into_iter().flatten() {
        fields.extend(members(document, part));
    }
    let required = |name: &str| schema["required"].as_array().is_some_and(|all| all.iter().any(|own| own == name));
    for (name, own) in schema["properties"].as_object().into_iter().flatten() {
        fields.push(Field {
            required: required(name),
            kind: kind(own),
            meaning: own["description"].as_str().unwrap_or_default().to_owned(),
            name: name.clone(),
        });
    }
    fields
}

/// A value that fits a schema.
fn example(document: &Value, schema: &Value, depth: usize) -> Value {
    if let Some(given) = schema.get("example") {
        return given.clone();
    }
    let schema = resolved(document, schema);
    if let Some(given) = schema.get("example") {
        return given.clone();
    }
    if depth == 0 {
        return Value::Null;
    }
    if let Some(words) = schema["enum"].as_array() {
        return words.first().cloned().unwrap_or_default();
    }
    for choice in ["oneOf", "anyOf"] {
        let fitting = schema[choice].as_array().and_then(|all| all.iter().find(|own| own["type"] != "null"));
        if let Some(fitting) = fitting {
            return example(document, fitting, depth - 1);
        }
    }
    let mut object = Map::new();
    for part in schema["allOf"].as_array().into_iter().flatten() {
        if let Value::Object(members) = example(document, part, depth - 1) {
            object.extend(members);
        }
    }
    for (name, own) in schema["properties"].as_object().into_iter().flatten() {
        object.insert(name.clone(), example(document, own, depth - 1));
    }
    if !object.is_empty() {
        return Value::Object(object);
    }
    let kind = kind(schema);
    match kind.as_str() {
        "string (date)" => "2026-11-24".into(),
        "string (date-time)" => "2026-11-24T09:30:00Z".into(),
        kind if kind.starts_with("string") => "…".into(),
        kind if kind.starts_with("integer") => 1.into(),
        kind if kind.starts_with("number") => 1.5.into(),
        "boolean" => true.into(),
        kind if kind.starts_with('[') => Value::Array(vec![example(document, &schema["items"], depth - 1)]),
        _ => Value::Object(Map::new()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_operation_reads_with_its_members_and_an_example() {
        let document = json!({
            "paths": { "/api/v1/things/{id}": { "post": {
                "tags": ["things"], "summary": "Makes a thing.",
                "parameters": [{ "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }],
                "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/New" } } } },
                "responses": { "201": { "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Thing" } } } },
                               "404": { "description": "" } }
            } } },
            "components": { "schemas": {
                "New": { "type": "object", "required": ["name"], "properties": {
                    "name": { "type": "string", "description": "What it is called." },
                    "day": { "type": ["string", "null"], "format": "date" } } },
                "Thing": { "allOf": [{ "$ref": "#/components/schemas/New" },
                                     { "type": "object", "properties": { "state": { "enum": ["open", "closed"] } } }] }
            } }
        });
        let groups = groups(&document);
        let operation = &groups[0].operations[0];
        assert_eq!((groups[0].name.as_str(), operation.method.as_str()), ("things", "POST"));
        let name = operation.body.iter().find(|field| field.name == "name").unwrap();
        assert!(name.required && name.meaning == "What it is called.");
        let answer: Value = serde_json::from_str(operation.answers[0].example.as_ref().unwrap()).unwrap();
        assert_eq!(answer, json!({ "name": "…", "day": "2026-11-24", "state": "open" }));
        assert!(operation.answers[1].example.is_none());
    }
}
