//! The address that a request came from, for whoever counts how much one address sends. Behind a proxy that the settings name it is
//! the one that the proxy saw; what anybody else writes into the header is not believed.

use std::convert::Infallible;
use std::fmt;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;

use crate::app::App;

const HEADER: &str = "x-forwarded-for";

/// The address that a request came from; none when there was no connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FromAddress(Option<IpAddr>);

impl fmt::Display for FromAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |address| address.fmt(f))
    }
}

impl FromRequestParts<App> for FromAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let nearest = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|own| own.0.ip().to_canonical());
        let lines = parts.headers.get_all(HEADER).iter().filter_map(|line| line.to_str().ok());
        let passed: Vec<&str> = lines.flat_map(|line| line.split(',')).collect();
        Ok(Self(nearest.map(|nearest| behind(&app.settings.intake.proxies, nearest, &passed))))
    }
}

/// Each proxy adds whom it saw at the end: from there back, the first that is no proxy of ours.
fn behind(proxies: &[IpAddr], nearest: IpAddr, passed: &[&str]) -> IpAddr {
    let mut address = nearest;
    for before in passed.iter().rev() {
        match before.trim().parse::<IpAddr>() {
            Ok(before) if proxies.contains(&address) => address = before.to_canonical(),
            _ => break,
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_proxy_of_ours_is_believed() {
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        let ours = [address("127.0.0.1"), address("10.0.0.2")];
        let seen = |nearest: &str, passed: &[&str]| behind(&ours, address(nearest), passed).to_string();
        assert_eq!(seen("127.0.0.1", &["203.0.113.7"]), "203.0.113.7");
        assert_eq!(seen("127.0.0.1", &["198.51.100.1", " 203.0.113.7", "10.0.0.2"]), "203.0.113.7");
        assert_eq!(seen("203.0.113.9", &["198.51.100.1"]), "203.0.113.9");
        assert_eq!(seen("127.0.0.1", &["::ffff:203.0.113.7"]), "203.0.113.7");
        assert_eq!(seen("127.0.0.1", &["nobody"]), "127.0.0.1");
        assert_eq!(seen("127.0.0.1", &[]), "127.0.0.1");
    }
}
