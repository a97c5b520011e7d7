//! Who asks, and how often each may: the client's network address, behind proxies that are trusted, and a bucket of
//! requests for each.

use hyper::HeaderMap;
use ipnet::IpNet;
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Clients that are remembered; those whose bucket is full again are forgotten first.
const REMEMBERED: usize = 10_000;

/// The address of the client: of the connection, or behind trusted proxies the last one in `X-Forwarded-For` that is no
/// such proxy. What a client says of itself is believed only from a proxy.
pub(super) fn client(peer: IpAddr, headers: &HeaderMap, proxies: &[IpNet]) -> IpAddr {
    let trusted = |address: &IpAddr| proxies.iter().any(|net| net.contains(address));
    let mut client = peer.to_canonical();
    if !trusted(&client) {
        return client;
    }
    let lists = headers.get_all("x-forwarded-for").iter();
    let named: Vec<&str> = lists
        .filter_map(|list| list.to_str().ok())
        .flat_map(|list| list.split(','))
        .collect();
    for name in named.into_iter().rev() {
        let Ok(address) = name.trim().parse::<IpAddr>() else {
            break;
        };
        client = address.to_canonical();
        if !trusted(&client) {
            break;
        }
    }
    client
}

/// A bucket of requests for each client, which fills again over a minute.
pub(super) struct Limit {
    per_minute: f64,
    buckets: Mutex<HashMap<IpAddr, (f64, Instant)>>,
}

impl Limit {
    pub(super) fn new(per_minute: u32) -> Self {
        Self {
            per_minute: f64::from(per_minute.max(1)),
            buckets: Mutex::default(),
        }
    }

    /// Takes a request out of a client's bucket; `Err` has the seconds until there is one again.
    pub(super) fn take(&self, client: IpAddr, now: Instant) -> Result<(), u64> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let fill = |(left, at): (f64, Instant)| {
            let seconds = now.saturating_duration_since(at).as_secs_f64();
            (left + seconds * self.per_minute / 60.0).min(self.per_minute)
        };
        if buckets.len() >= REMEMBERED {
            buckets.retain(|_, bucket| fill(*bucket) < self.per_minute);
        }
        if buckets.len() >= REMEMBERED {
            // A flood from everywhere: nobody is worse off than after a start.
            buckets.clear();
        }
        let bucket = buckets
            .entry(network(client))
            .or_insert((self.per_minute, now));
        let left = fill(*bucket);
        if left < 1.0 {
            *bucket = (left, now);
            return Err(((1.0 - left) * 60.0 / self.per_minute).ceil() as u64);
        }
        *bucket = (left - 1.0, now);
        Ok(())
    }
}

/// Who has one IPv6 address has all of its network.
pub(super) fn network(client: IpAddr) -> IpAddr {
    match client {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn asked(peer: &str, forwarded: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for list in forwarded {
            headers.append("x-forwarded-for", list.parse().unwrap());
        }
        let proxies = ["10.0.0.0/8".parse().unwrap()];
        client(peer.parse().unwrap(), &headers, &proxies).to_string()
    }

    #[test]
    fn only_a_trusted_proxy_may_say_who_the_client_is() {
        assert_eq!(asked("198.51.100.1", &["203.0.113.9"]), "198.51.100.1");
        assert_eq!(asked("10.0.0.1", &["203.0.113.9"]), "203.0.113.9");
        assert_eq!(asked("::ffff:10.0.0.1", &["203.0.113.9"]), "203.0.113.9");
        // The client claims to be someone else; the proxy added who it really is.
        assert_eq!(
            asked("10.0.0.1", &["192.0.2.1, 203.0.113.9"]),
            "203.0.113.9"
        );
        assert_eq!(
            asked("10.0.0.1", &["192.0.2.1", "203.0.113.9, 10.0.0.2"]),
            "203.0.113.9"
        );
        assert_eq!(asked("10.0.0.1", &["nonsense"]), "10.0.0.1");
    }

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let (limit, start) = (Limit::new(60), Instant::now());
        let one: IpAddr = "2001:db8::1".parse().unwrap();
        for _ in 0..60 {
            assert_eq!(limit.take(one, start), Ok(()));
        }
        // Another address of the same network shares the bucket; another network does not.
        assert_eq!(limit.take("2001:db8::2".parse().unwrap(), start), Err(1));
        assert_eq!(limit.take("2001:db8:1::1".parse().unwrap(), start), Ok(()));
        let later = start + Duration::from_secs(2);
        assert_eq!(limit.take(one, later), Ok(()));
        assert_eq!(limit.take(one, later), Ok(()));
        assert_eq!(limit.take(one, later), Err(1));
    }
}
