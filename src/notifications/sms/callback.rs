//! What gateways call us with: receipts and answers, as queries, forms or JSON. Pure.

use serde_json::Value;

/// A call by a gateway.
#[derive(Debug, Clone, Default)]
pub struct Callback {
    /// The whole address that was called, as the gateway knows it; what signatures are made over.
    pub url: String,
    /// The query.
    pub query: Vec<(String, String)>,
    /// The form, when one was sent.
    pub form: Vec<(String, String)>,
    /// The JSON, when some was sent; null otherwise.
    pub json: Value,
    /// The signature that came in a header of the gateway's own.
    pub signature: Option<String>,
}

impl Callback {
    /// The value of a field, wherever it stands. A dot steps into an object: `status.value`.
    pub fn value(&self, name: &str) -> Option<String> {
        let named = |(own, _): &&(String, String)| own == name;
        if let Some((_, value)) = self.query.iter().find(named).or_else(|| self.form.iter().find(named)) {
            return Some(value.clone());
        }
        let found = name.split('.').try_fold(&self.json, |value, step| value.get(step))?;
        super::id_text(found)
    }
}

crate::vocabulary! {
    /// What a receipt says of a text.
    pub enum ReceiptState {
        /// It reached the telephone.
        Delivered = "delivered",
        /// It will not.
        Failed = "failed",
        /// It is still on its way.
        Underway = "underway",
    }
}

/// A report of what became of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Our own name for the try, or the gateway's.
    pub id: String,
    /// What became of it.
    pub state: ReceiptState,
    /// In the gateway's words.
    pub words: String,
}

/// A text that somebody sent to us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inbound {
    /// The number as the gateway writes it.
    pub from: String,
    /// The words.
    pub text: String,
}

impl Inbound {
    /// Reads a text from a call; the gateways differ only in how they name its parts.
    pub fn read(call: &Callback) -> Option<Self> {
        let first = |names: &[&str]| names.iter().find_map(|name| call.value(name));
        let mut from = first(&["from", "From", "number", "sender", "senderid"])?;
        // Kannel and some others leave the plus sign out.
        if from.len() > 10 && from.starts_with(|c: char| c.is_ascii_digit() && c != '0') {
            from.insert(0, '+');
        }
        let text = first(&["text", "Body", "message", "body.text", "content"])?;
        Some(Self { from: from.trim().to_owned(), text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_in_query_form_and_json() {
        let call = Callback {
            query: vec![("a".to_owned(), "1".to_owned())],
            form: vec![("b".to_owned(), "2".to_owned())],
            json: serde_json::json!({"c": {"d": 3}, "e": "4"}),
            ..Callback::default()
        };
        for (name, value) in [("a", "1"), ("b", "2"), ("c.d", "3"), ("e", "4")] {
            assert_eq!(call.value(name).as_deref(), Some(value));
        }
        assert_eq!(call.value("c"), None);
    }
}
