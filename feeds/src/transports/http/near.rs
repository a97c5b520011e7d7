//! Whether an address is near: on this machine or in its own network, where a feed of somebody else has no business. A
//! name may stand for another place by the time it is asked; what is asked is a GET without credentials.

use reqwest::Url;
use std::net::{IpAddr, ToSocketAddrs};

/// Whether an address leads to this machine or its own network. A name that only a proxy knows is taken for a far one.
pub(super) fn near(url: &Url) -> bool {
    let Some(host) = url.host_str() else {
        return true;
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    if let Ok(address) = host.parse::<IpAddr>() {
        return here(address);
    }
    let known = (host, 0).to_socket_addrs();
    known.is_ok_and(|mut all| all.any(|address| here(address.ip())))
}

/// The addresses that no public server has (RFC 6890), as far as they lead anywhere.
fn here(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            let [first, second, ..] = address.octets();
            address.is_private()
                || address.is_loopback()
                || address.is_link_local()
                || address.is_broadcast()
                || address.is_multicast()
                // "This network", and what providers share among their customers.
                || first == 0
                || (first == 100 && second & 0b1100_0000 == 64)
        }
        IpAddr::V6(address) => {
            address.is_loopback()
                || address.is_unspecified()
                || address.is_unique_local()
                || address.is_unicast_link_local()
                || address.is_multicast()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_public_server_has_is_near() {
        let near = |text: &str| near(&Url::parse(text).unwrap());
        for text in [
            "http://127.0.0.1/1.jpg",
            "http://2130706433/1.jpg",
            "http://0x7f.1/1.jpg",
            "http://localhost:8080/1.jpg",
            "http://10.0.0.1/",
            "http://192.168.1.1/reboot",
            "http://169.254.169.254/latest/meta-data",
            "http://100.64.0.1/",
            "http://0.0.0.0/",
            "http://[::1]/",
            "http://[::ffff:10.0.0.1]/",
            "http://[fe80::1]/",
            "http://[fd00::1]/",
        ] {
            assert!(near(text), "{text}");
        }
        for text in [
            "http://93.184.216.34/1.jpg",
            "https://[2606:2800:220:1::1]/1.jpg",
            "https://img.luwte.example/1.jpg",
        ] {
            assert!(!near(text), "{text}");
        }
    }
}
