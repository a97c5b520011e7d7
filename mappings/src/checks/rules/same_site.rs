//! `same_site`: addresses on different sites.

use super::RuleCheck;
use crate::checks::finding::{About, Detail, Found};
use crate::checks::product::{Product, Slot};
use crate::checks::values::scheme;
use crate::partners::Severity;
use serde::Deserialize;

pub(in crate::checks) const ABOUT: About = About {
    name: "same_site",
    title: "Another site",
    about: "The addresses must be on one site. Compared are the last two labels of the host, three where the last but one has at most three letters (example.co.uk).",
    severity: Severity::Error,
    source: "",
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SameSite {
    attributes: Vec<Slot>,
}

impl RuleCheck for SameSite {
    fn slots(&mut self) -> Vec<&mut Slot> {
        self.attributes.iter_mut().collect()
    }

    fn find<'a>(&'a self, product: &Product<'a>) -> Option<(&'a Slot, Found<'a>)> {
        let mut sites = self
            .attributes
            .iter()
            .filter_map(|slot| Some((slot, site(product.get(slot)?)?)));
        let (first, site) = sites.next()?;
        let (other, _) = sites.find(|(_, other)| !other.eq_ignore_ascii_case(site))?;
        let detail = Detail::Other {
            attribute: &first.name,
            value: product.get(first)?,
        };
        Some((other, Found::correct(detail)))
    }
}

/// The registrable part of an address's host, as far as it can be told without a list of public suffixes.
fn site(address: &str) -> Option<&str> {
    let rest = scheme(address)?;
    let host = &rest[..rest.find(['/', '?', '#', ':']).unwrap_or(rest.len())];
    let mut dots = host.rmatch_indices('.').map(|(at, _)| at);
    let last = dots.next()?;
    let Some(second) = dots.next() else {
        return Some(host);
    };
    if last - second <= 4 && host.len() - last == 3 {
        return Some(dots.next().map_or(host, |third| &host[third + 1..]));
    }
    Some(&host[second + 1..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_compared_by_their_registrable_part() {
        assert_eq!(site("https://www.shop.example/a"), Some("shop.example"));
        assert_eq!(site("https://m.shop.co.uk/a"), Some("shop.co.uk"));
        assert_eq!(site("https://shop.nl"), Some("shop.nl"));
        assert_eq!(site("https://click.shop.nl?x=1"), Some("shop.nl"));
    }
}
