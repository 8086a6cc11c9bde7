//! A caller that keeps cookies as a browser does, follows no redirect by itself, and can carry a token as programs do.

use std::collections::BTreeMap;
use std::time::Duration;

use reqwest::header::{COOKIE, HeaderMap, SET_COOKIE};
use reqwest::redirect::Policy;
use reqwest::{Method, RequestBuilder};
use serde_json::Value;

/// A browser without a screen, or a program.
#[derive(Debug, Clone)]
pub struct Caller {
    client: reqwest::Client,
    url: String,
    cookies: BTreeMap<String, String>,
    token: Option<String>,
    /// The value of `Accept-Language`; French unless the test says otherwise.
    pub languages: String,
}

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Answer {
    /// Where a redirect leads.
    pub fn location(&self) -> &str {
        self.headers.get("location").and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// Holds that the text contains each of these; a space stands for one that no line may end in, too.
    #[track_caller]
    pub fn shows(&self, parts: &[&str]) -> &Self {
        let text = plain_spaces(&self.text);
        for part in parts {
            assert!(text.contains(&plain_spaces(part)), "no “{part}” in answer {}:\n{}", self.status, self.text);
        }
        self
    }

    /// Holds that the text contains none of these.
    #[track_caller]
    pub fn hides(&self, parts: &[&str]) -> &Self {
        let text = plain_spaces(&self.text);
        for part in parts {
            assert!(!text.contains(&plain_spaces(part)), "“{part}” in answer {}:\n{}", self.status, self.text);
        }
        self
    }

    /// Holds the status.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }
}

/// The text with a plain space for each that no line may end in.
pub fn plain_spaces(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

impl Caller {
    pub fn new(url: &str) -> Self {
        let client =
            reqwest::Client::builder().redirect(Policy::none()).timeout(Duration::from_secs(60)).build().unwrap();
        Self { client, url: url.to_owned(), cookies: BTreeMap::new(), token: None, languages: "fr".to_owned() }
    }

    pub fn with_token(mut self, token: &str) -> Self {
        self.token = Some(token.to_owned());
        self
    }

    /// The same caller, reading another language.
    pub fn reading(mut self, languages: &str) -> Self {
        self.languages = languages.to_owned();
        self
    }

    /// A request to be completed by hand, with cookies and token.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let mut request =
            self.client.request(method, format!("{}{path}", self.url)).header("accept-language", &self.languages);
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(COOKIE, cookies.join("; "));
        }
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        request
    }

    /// Sends a request and keeps the cookies that come back.
    pub async fn send(&mut self, request: RequestBuilder) -> Answer {
        let response = request.send().await.unwrap();
        for cookie in response.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
            if let Some((name, value)) = pair.split_once('=') {
                if value.is_empty() {
                    self.cookies.remove(name);
                } else {
                    self.cookies.insert(name.to_owned(), value.to_owned());
                }
            }
        }
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Answer { status, headers, text: response.text().await.unwrap() }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        let request = self.request(Method::GET, path);
        self.send(request).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.request(Method::POST, path).form(fields);
        self.send(request).await
    }

    /// Sends a form and reads the page that it leads to.
    pub async fn post_and_follow(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post(path, fields).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        self.get(answer.location().to_owned().as_str()).await
    }

    /// Sends JSON.
    pub async fn send_json(&mut self, method: Method, path: &str, body: &Value) -> Answer {
        let request = self.request(method, path).json(body);
        self.send(request).await
    }
}
