//! Messages to people: the outbox, its delivery by email and SMS, and their texts. Knows only the database and what a means of
//! contact is: callers hand it a resolved recipient, a language and the values of the text.
//!
//! A verb calls [`enqueue`] inside its own transaction; `delivery` takes the rows up afterwards. What a message says is put into
//! words when it is enqueued, so that what is kept is what was sent, and every try sends the same.

mod api;
mod breaker;
mod content;
mod decency;
mod delivery;
mod desk;
mod digest;
mod dkim;
pub mod email;
mod hooks;
mod imap;
mod inbound;
mod letterbox;
mod outbox;
pub mod outcome;
mod own_pages;
mod pages;
mod price;
mod routes;
mod samples;
pub mod sms;
mod store;
mod suppression;
pub mod texts;
mod wording;
mod wording_pages;

pub use content::{Content, Letter, Part};
pub use delivery::deliver;
pub use desk::{
    Attempt, Decision, Filter, MessageFile, OwnMessages, message, messages, own_messages, send_again, stop_by_link,
};
pub use imap::{fetch_mail, look};
pub use inbound::{Meaning, Received, answers_waiting, pictures_of, received, strangers_waiting, take_answer};
pub use outbox::{
    Channel, MessageState, MessageSummary, NewMessage, Recipient, Urgency, cancel_about, civil_moment, enqueue,
    forget_contact, messages_about, states_about,
};
pub use pages::routes;
pub use price::{euros, price_of, segments_of};
pub use samples::samples;
pub use suppression::{SaidBy, Stopper, agreed_anew, resume, said_stop_for_all, stop};
pub use texts::{News, RelayWords, Text};
pub use wording::{Wordings, wordings_of};
