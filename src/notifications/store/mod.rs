//! The tables of messages, their attempts, what comes back, and what people wish.

mod inbound;
mod messages;
mod queue;
mod wishes;

pub(super) use inbound::*;
pub(super) use messages::*;
pub(super) use queue::*;
pub(super) use wishes::*;
