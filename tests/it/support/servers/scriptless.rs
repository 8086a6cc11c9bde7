//! A telephone whose browser runs no script. What drives browsers by scripts of its own stands still there, so this one is driven from
//! outside: by touching the screen where an element lies, and by typing into it.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::PATIENCE;
use super::browser::{Browser, Device};

/// A telephone without scripts.
pub struct Scriptless {
    browser: Browser,
}

impl Scriptless {
    /// Starts one that asks for pages in a language.
    pub async fn open_in(language: &str) -> Self {
        let browser = Browser::open_waiting(Device::Phone, language, "none").await;
        browser.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        let phone = Self { browser };
        phone.goto("data:text/html,<p id=off>off</p><script>document.body.textContent = \"on\"</script>").await;
        phone.wait_for("#off").await;
        phone
    }

    /// Goes to an address.
    pub async fn goto(&self, url: &str) {
        self.browser.devtools("Page.navigate", json!({ "url": url })).await;
    }

    /// Waits until a CSS selector finds something, and gives it.
    async fn wait_for(&self, selector: &str) -> Value {
        let begun = Instant::now();
        loop {
            let document = self.browser.devtools("DOM.getDocument", json!({ "depth": 0 })).await;
            let question = json!({ "nodeId": document["root"]["nodeId"], "selector": selector });
            let found = self.browser.try_devtools("DOM.querySelector", question).await;
            // Between two pages a document is gone before the next one is there.
            if let Some(node) = found.map(|found| found["nodeId"].clone()).filter(|node| *node != 0) {
                return node;
            }
            assert!(begun.elapsed() < PATIENCE, "no {selector} in:\n{}", self.html().await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// What the page is made of at this moment.
    pub async fn html(&self) -> String {
        let document = self.browser.devtools("DOM.getDocument", json!({ "depth": 0 })).await;
        let node = json!({ "nodeId": document["root"]["nodeId"] });
        let outer = self.browser.try_devtools("DOM.getOuterHTML", node).await;
        outer.and_then(|outer| Some(outer["outerHTML"].as_str()?.to_owned())).unwrap_or_default()
    }

    /// Waits until the page says these words.
    pub async fn shows(&self, words: &str) {
        let begun = Instant::now();
        loop {
            let html = self.html().await;
            if html.contains(words) {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "no “{words}” in:\n{html}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Touches the middle of what a CSS selector finds.
    pub async fn touch(&self, selector: &str) {
        let node = json!({ "nodeId": self.wait_for(selector).await });
        self.browser.devtools("DOM.scrollIntoViewIfNeeded", node.clone()).await;
        let model = self.browser.devtools("DOM.getBoxModel", node).await;
        let corners: Vec<f64> = model["model"]["border"].as_array().unwrap().iter().flat_map(Value::as_f64).collect();
        let (x, y) = ((corners[0] + corners[4]) / 2.0, (corners[1] + corners[5]) / 2.0);
        self.browser
            .devtools("Input.dispatchTouchEvent", json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] }))
            .await;
        self.browser.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] })).await;
    }

    /// Types into a field, found by its name.
    pub async fn write(&self, name: &str, text: &str) {
        let node = self.wait_for(&format!("[name='{name}']")).await;
        self.browser.devtools("DOM.focus", json!({ "nodeId": node })).await;
        self.browser.devtools("Input.insertText", json!({ "text": text })).await;
    }

    /// Chooses a radio button or ticks a box by its label.
    pub async fn choose(&self, name: &str, value: &str) {
        self.touch(&format!("label:has(input[name='{name}'][value='{value}'])")).await;
        self.wait_for(&format!("input[name='{name}'][value='{value}']:checked")).await;
    }

    /// Takes a picture of the whole page into `RIVERAIN_SCREENSHOTS`, or nowhere when that is not set.
    pub async fn picture(&self, name: &str) {
        self.browser.picture(name).await;
    }

    /// Ends the session.
    pub async fn close(self) {
        self.browser.close().await;
    }
}
