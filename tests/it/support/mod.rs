//! What the tests share: a house of its own for each test, on either engine, with a clock that the test moves, served on a free
//! port; and a caller that keeps cookies as a browser does.

mod caller;
mod house;
pub mod servers;

pub use caller::{Answer, Caller, plain_spaces};
pub use house::{Engine, House, PASSWORD, Staff};

/// Runs one body once per engine: `on_both_engines! { async fn a_sentence_that_is_proved(house: House) { … } }`.
///
/// Each becomes a module with the tests `sqlite` and `postgres`.
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$meta:meta])* async fn $name:ident($house:ident: House) $body:block)+) => {$(
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn prove($house: $crate::support::House) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                prove($crate::support::House::open($crate::support::Engine::Sqlite).await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                prove($crate::support::House::open($crate::support::Engine::Postgres).await).await;
            }
        }
    )+};
}

/// The same for a body that opens its house itself, as with settings of its own:
/// `for_both_engines! { async fn a_sentence_that_is_proved(engine: Engine) { … } }`.
#[macro_export]
macro_rules! for_both_engines {
    ($($(#[$meta:meta])* async fn $name:ident($engine:ident: Engine) $body:block)+) => {$(
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn prove($engine: $crate::support::Engine) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                prove($crate::support::Engine::Sqlite).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                prove($crate::support::Engine::Postgres).await;
            }
        }
    )+};
}
