//! Where a request comes from: believed only from the peer itself, or from a configured proxy.

use std::net::IpAddr;

use actix_web::HttpRequest;

use crate::config::Config;

/// The address a request came from. `X-Forwarded-For` counts only when the peer is a trusted proxy:
/// then it is the last address in it that is not one.
pub fn client(request: &HttpRequest, config: &Config) -> IpAddr {
    let peer = request
        .peer_addr()
        .map_or(IpAddr::from([127, 0, 0, 1]), |peer| peer.ip());
    let peer = peer.to_canonical();
    let is_trusted = |address: &IpAddr| config.trusted_proxies.contains(address);
    if !is_trusted(&peer) {
        return peer;
    }
    let told: Vec<&str> = request
        .headers()
        .get_all("x-forwarded-for")
        .flat_map(|value| value.to_str().unwrap_or_default().split(','))
        .collect();
    // From the end: what stands before the first that is no proxy of ours, anybody may have written.
    told.into_iter()
        .rev()
        .map_while(|part| part.trim().parse::<IpAddr>().ok())
        .map(|address| address.to_canonical())
        .find(|address| !is_trusted(address))
        .unwrap_or(peer)
}
