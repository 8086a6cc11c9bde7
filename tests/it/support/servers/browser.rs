//! A real browser, Chromium without a screen, driven over WebDriver: the size of a desk or of a phone, and pictures of what it shows.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use reqwest::{Method, Url};
use serde_json::{Value, json};

use super::{PATIENCE, Server, free_port, open_folder, program};

/// On what the pages are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Device {
    /// 1280 × 800, mouse.
    Desk,
    /// 390 × 844, touch, a pixel ratio of 2.
    Phone,
}

/// The tallest picture of a page, in its own pixels.
const TALLEST: f64 = 5_000.0;

/// A command that only chromedriver knows.
#[derive(Debug)]
struct Own {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Own {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, <Url as std::str::FromStr>::Err> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// A running browser with its profile in a folder of its own.
pub struct Browser {
    /// What drives it; see fantoccini.
    pub client: Client,
    _driver: Server,
}

impl Browser {
    /// Starts a browser that asks for pages in French.
    pub async fn open(device: Device) -> Self {
        Self::open_in(device, "fr").await
    }

    /// Starts a browser that asks for pages in a language.
    pub async fn open_in(device: Device, language: &str) -> Self {
        Self::open_waiting(device, language, "normal").await
    }

    /// Starts a browser that waits so far for a page to load: `normal`, or `none`.
    pub(super) async fn open_waiting(device: Device, language: &str, strategy: &str) -> Self {
        let chromium = program("chromium");
        let (folder, port) = (open_folder("riverain-browser-"), free_port());
        let profile = folder.path().join("profile");
        let driver = Server::start(folder, &program("chromedriver"), &[&format!("--port={port}")]);
        driver.listens_on(port).await;
        let mut options = json!({
            "binary": chromium,
            "args": [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--disable-default-apps", "--hide-scrollbars", "--enable-unsafe-swiftshader", "--window-size=1280,800",
                format!("--lang={language}"), format!("--user-data-dir={}", profile.display()),
            ],
            "prefs": { "intl.accept_languages": language },
        });
        if device == Device::Phone {
            options["mobileEmulation"] = json!({
                "deviceMetrics": { "width": 390, "height": 844, "pixelRatio": 2.0, "touch": true },
            });
        }
        let capabilities = json!({ "pageLoadStrategy": strategy, "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } });
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities.as_object().unwrap().clone())
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap_or_else(|error| panic!("the browser does not start: {error}\n{}", driver.log()));
        Self { client, _driver: driver }
    }

    /// Goes to an address.
    pub async fn goto(&self, url: &str) {
        self.client.goto(url).await.unwrap();
    }

    /// Fills a field, found by its name.
    pub async fn fill(&self, name: &str, text: &str) {
        let field = self.wait_for(&format!("[name='{name}']")).await;
        let kind = field.attr("type").await.unwrap().unwrap_or_default();
        if matches!(kind.as_str(), "date" | "time") {
            // What keys such a field takes depends on the browser's language; its value does not.
            let set =
                "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change', {bubbles: true}))";
            self.client.execute(set, vec![serde_json::to_value(&field).unwrap(), json!(text)]).await.unwrap();
        } else {
            field.clear().await.unwrap();
            field.send_keys(text).await.unwrap();
        }
    }

    /// Clicks what a CSS selector finds.
    pub async fn click(&self, selector: &str) {
        let found = self.wait_for(selector).await;
        self.press(&found).await;
    }

    /// Clicks an element; when something at the window's edge lies over it, once more in the middle.
    async fn press(&self, element: &fantoccini::elements::Element) {
        // The browser scrolls by itself, if only just as far as it must.
        let clicked = tokio::time::timeout(PATIENCE, element.clone().click()).await;
        if clicked.expect("the click never ends").is_ok() {
            return;
        }
        let scroll = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.client.execute(scroll, vec![serde_json::to_value(element).unwrap()]).await.unwrap();
        tokio::time::timeout(PATIENCE, element.click()).await.expect("the click never ends").unwrap();
    }

    /// The middle of what a CSS selector finds, in the window.
    pub async fn middle(&self, selector: &str) -> (f64, f64) {
        let found = serde_json::to_value(self.wait_for(selector).await).unwrap();
        let script =
            "const box = arguments[0].getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]";
        let middle = self.client.execute(script, vec![found]).await.unwrap();
        (middle[0].as_f64().unwrap(), middle[1].as_f64().unwrap())
    }

    /// Drags from one place in the window to another and holds there: what is seen then can be looked at before [`Self::drop_it`].
    pub async fn drag(&self, from: (f64, f64), to: (f64, f64)) {
        let step = |(x, y): (f64, f64)| PointerAction::MoveTo { duration: Some(Duration::from_millis(100)), x, y };
        let half = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
        let drag = MouseActions::new("mouse".to_owned())
            .then(step(from))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(step(half))
            .then(step(to));
        self.client.perform_actions(drag).await.unwrap();
    }

    /// Lets go of what is dragged.
    pub async fn drop_it(&self) {
        let up = PointerAction::Up { button: MOUSE_BUTTON_LEFT };
        self.client.perform_actions(MouseActions::new("mouse".to_owned()).then(up)).await.unwrap();
    }

    /// Clicks the link or button with these words.
    pub async fn click_words(&self, words: &str) {
        let path = format!(
            "//a[contains(normalize-space(), \"{words}\")] | //button[contains(normalize-space(), \"{words}\")]"
        );
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::XPath(&path)).await;
        self.press(&found.unwrap_or_else(|error| panic!("nothing says “{words}”: {error}"))).await;
    }

    /// Waits until a CSS selector finds something.
    pub async fn wait_for(&self, selector: &str) -> fantoccini::elements::Element {
        let found = self.client.wait().at_most(Duration::from_secs(10)).for_element(Locator::Css(selector)).await;
        match found {
            Ok(element) => element,
            Err(error) => panic!("no {selector} at {:?}: {error}\n{}", self.path().await, self.text().await),
        }
    }

    /// Waits until the page shows these words.
    pub async fn shows(&self, words: &str) {
        let begun = std::time::Instant::now();
        loop {
            let text = self.text().await;
            if text.contains(words) {
                return;
            }
            assert!(begun.elapsed() < Duration::from_secs(10), "no “{words}” at {:?}:\n{text}", self.path().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The words that the page shows.
    pub async fn text(&self) -> String {
        // Between two pages there is no body for a moment.
        match self.client.find(Locator::Css("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// The path of the page shown.
    pub async fn path(&self) -> String {
        self.client.current_url().await.map_or_else(|_| String::new(), |url| url.path().to_owned())
    }

    /// Runs JavaScript, as `return document.title`.
    pub async fn run(&self, script: &str) -> Result<serde_json::Value, CmdError> {
        self.client.execute(script, Vec::new()).await
    }

    /// Chooses a radio button or ticks a box by its words' side: a click on its label.
    pub async fn choose(&self, name: &str, value: &str) {
        self.click(&format!("label:has(input[name='{name}'][value='{value}'])")).await;
    }

    /// Waits until the path of the page shown begins so.
    pub async fn comes_to(&self, path: &str) {
        let begun = Instant::now();
        while !self.path().await.starts_with(path) {
            let text = self.text().await;
            assert!(begun.elapsed() < PATIENCE, "{:?} instead of {path}:\n{text}", self.path().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// What the console has said of errors since it was last asked; a page that is refused or not found counts as one.
    pub async fn console_errors(&self) -> Vec<String> {
        let log = self.client.issue_cmd(Own { path: "se/log", body: json!({ "type": "browser" }) }).await.unwrap();
        let lines = log.as_array().cloned().unwrap_or_default();
        let errors = lines.iter().filter(|line| line["level"] == "SEVERE");
        errors.map(|line| line["message"].as_str().unwrap_or_default().to_owned()).collect()
    }

    pub(super) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        self.client.issue_cmd(Own { path: "goog/cdp/execute", body }).await.unwrap()
    }

    /// The same, where it may fail because the page has just gone.
    pub(super) async fn try_devtools(&self, command: &str, parameters: Value) -> Option<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        self.client.issue_cmd(Own { path: "goog/cdp/execute", body }).await.ok()
    }

    /// Shows pages as by night, or as by day again.
    pub async fn dark(&self, is_dark: bool) {
        let scheme = json!({ "name": "prefers-color-scheme", "value": if is_dark { "dark" } else { "light" } });
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": [scheme] })).await;
    }

    /// Takes a picture of the whole page into `RIVERAIN_SCREENSHOTS`, or nowhere when that is not set.
    pub async fn picture(&self, name: &str) {
        let Some(folder) = std::env::var_os("RIVERAIN_SCREENSHOTS").map(PathBuf::from) else { return };
        std::fs::create_dir_all(&folder).unwrap();
        let metrics = self.devtools("Page.getLayoutMetrics", json!({})).await;
        let size = |name: &str| metrics["cssContentSize"][name].as_f64().unwrap();
        let clip = json!({ "x": 0, "y": 0, "width": size("width"), "height": size("height").min(TALLEST), "scale": 1 });
        let parameters = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let picture = self.devtools("Page.captureScreenshot", parameters).await;
        let bytes = BASE64_STANDARD.decode(picture["data"].as_str().unwrap()).unwrap();
        std::fs::write(folder.join(format!("{name}.png")), bytes).unwrap();
    }

    /// Ends the session; the programs end with this value in any case.
    pub async fn close(self) {
        let _ = self.client.clone().close().await;
    }
}
