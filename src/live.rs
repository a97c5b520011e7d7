//! The live check: whether the links and pictures of a sample of products answer, and with what. Only on request, because
//! it asks other people's servers: a sample, one request at a time and a few a second to each host, under Feedmill's own
//! name, what `robots.txt` forbids left out, and answers kept for a day. The checks of `mappings` never ask anybody.

mod ask;
mod kept;
mod robots;

use crate::catalog::{Progress, Snapshot};
use crate::error::Error;
use crate::export::Products;
use crate::mill::Mill;
use crate::shop::Shop;
pub(crate) use ask::host;
use ask::{Address, Answer};
use jiff::Timestamp;
use kept::Kept;
use mappings::checks::least_pixels;
use mappings::config::ValueConfig;
use mappings::partners::{Attribute, Type};
use mappings::plan::{Answers, Catalog, Origins};
use rapidhash::v3::rapidhash_v3;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Products of each partner's feed.
    pub products: u64,
    /// Which products: the same number gives the same sample of the same feed.
    pub seed: u64,
    /// How old an answer may be that is not asked for again.
    pub most_age: Duration,
}

/// What the links and pictures of some products of a partner's feed answered.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct LiveReport {
    /// Name of the mapping.
    pub partner: String,
    /// The number that the sample was drawn with.
    pub seed: u64,
    /// Products in the sample.
    pub products: u64,
    /// Each address once, in the order of the products.
    pub looks: Vec<Look>,
}

/// One address and its answer.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Look {
    /// Id of the first product that has it.
    pub product: String,
    /// The attribute.
    pub attribute: String,
    /// The address as the feed has it.
    pub address: String,
    /// When it was asked (RFC 3339).
    pub asked: String,
    /// It was not asked now: a kept answer was young enough.
    pub kept: bool,
    /// What HTTP says; `null` when nobody answered or it was not asked.
    pub status: Option<u16>,
    /// Where a redirect led; `null` when there was none.
    pub arrived: Option<String>,
    /// What the server says that it is; empty when it says nothing.
    pub content_type: String,
    /// Width of the picture in pixels.
    pub width: Option<u32>,
    /// Height of the picture in pixels.
    pub height: Option<u32>,
    /// What is wrong; `null` when nothing is.
    pub problem: Option<LookProblem>,
    /// The same in words; empty when nothing is.
    pub message: String,
}

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LookProblem {
    /// Nobody answered, or the connection is not safe.
    NoAnswer,
    /// The server has nothing there, or refuses it.
    Status,
    /// A redirect leads to another site.
    OtherHost,
    /// What should be a picture is none, or cannot be read as one.
    NoPicture,
    /// The picture has fewer pixels than the partner takes.
    TooSmall,
    /// It was not asked: `robots.txt` forbids it, or the server asked for a pause.
    NotAsked,
}

/// Addresses of a partner's sample, before they are asked.
pub(crate) struct Sample {
    partner: String,
    products: u64,
    addresses: Vec<Sampled>,
}

struct Sampled {
    product: String,
    attribute: String,
    address: String,
    /// It should be a picture, of at least so many pixels.
    picture: Option<[u32; 2]>,
}

/// The links and pictures of a sample of a partner's feed; `origins` says where its products are in the catalog.
pub(crate) fn sample(
    mill: &Mill,
    answers: &Answers,
    snapshot: &Snapshot,
    partner: usize,
    origins: &Origins,
    ask: &Ask,
) -> Result<Sample, Error> {
    let name = mill.plan.partners().nth(partner).unwrap_or_default();
    let chosen = chosen(origins.len(), ask, name);
    let spec = &mill.specs[partner];
    let fields = mill.plan.all_fields();
    let catalog = Products(snapshot);
    let mut seen = BTreeSet::new();
    let mut addresses = Vec::new();
    for &place in &chosen {
        let row = origins.row(place).unwrap_or_default();
        let Some((stretch, within)) = snapshot.locate(row) else {
            continue;
        };
        let rows = catalog.rows(stretch, mill.plan.fields(), &fields)?;
        let product = snapshot.id(row)?;
        let told = mill.plan.explain(answers, &*rows, within, partner);
        let sent = |name: &str| -> Option<&str> {
            let mut traces = told.attributes.iter();
            let trace = traces.find(|trace| trace.attribute == name)?;
            trace.written.first().map(|(_, text)| text.as_str())
        };
        for trace in &told.attributes {
            let Some(attribute) = spec
                .attribute(&trace.attribute)
                .filter(|attribute| attribute.kind == Type::Url)
            else {
                continue;
            };
            for (_, written) in &trace.written {
                for address in split(written) {
                    if seen.insert(address.to_owned()) {
                        addresses.push(Sampled {
                            product: product.clone(),
                            attribute: trace.attribute.clone(),
                            address: address.to_owned(),
                            picture: picture(attribute).then(|| {
                                let taxonomy = mill.taxonomies[partner].as_deref();
                                let context = mill.plan.context_of(partner);
                                least_pixels(attribute, context, taxonomy, &sent).unwrap_or([1, 1])
                            }),
                        });
                    }
                }
            }
        }
    }
    Ok(Sample {
        partner: name.to_owned(),
        products: chosen.len() as u64,
        addresses,
    })
}

/// Places in the feed, ascending: all where there are not more than wanted.
fn chosen(all: u64, ask: &Ask, partner: &str) -> BTreeSet<u64> {
    if all <= ask.products {
        return (0..all).collect();
    }
    let mut chosen = BTreeSet::new();
    for draw in 0_u64.. {
        if chosen.len() as u64 >= ask.products {
            break;
        }
        let text = format!("{partner}\0{}\0{draw}", ask.seed);
        chosen.insert(rapidhash_v3(text.as_bytes()) % all);
    }
    chosen
}

/// The addresses in a written value: lists may be joined by any sign.
pub(crate) fn split(written: &str) -> impl Iterator<Item = &str> {
    let begins = |at: &usize| {
        let rest = &written[*at..];
        rest.starts_with("http://") || rest.starts_with("https://")
    };
    let mut starts: Vec<usize> = written
        .match_indices("http")
        .map(|(at, _)| at)
        .filter(begins)
        // An address within an address, as in `?url=https://`, does not begin a new one.
        .filter(|at| {
            let before = written[..*at].chars().next_back();
            before.is_none_or(|sign| sign.is_whitespace() || ",;|#".contains(sign))
        })
        .collect();
    starts.push(written.len());
    let pieces: Vec<&str> = starts
        .windows(2)
        .map(|pair| written[pair[0]..pair[1]].trim_end_matches([',', ';', '|', '#', ' ']))
        .collect();
    pieces.into_iter()
}

/// Whether an attribute takes pictures.
fn picture(attribute: &Attribute) -> bool {
    fn fields(value: &ValueConfig) -> bool {
        let named = value.field.iter().any(|field| field.contains("image"));
        named || value.first.iter().flatten().any(fields)
    }
    attribute.from.as_ref().is_some_and(fields)
        || attribute.checks.iter().any(|check| check == "image")
        || attribute.min_pixels.is_some()
        || !attribute.min_pixels_when.is_empty()
}

/// Asks the addresses of all samples. Fails when the disk does, or somebody stops it.
pub(crate) fn look(
    shop: &Shop,
    samples: &[Sample],
    ask: &Ask,
    now: Timestamp,
    progress: &dyn Progress,
) -> Result<Vec<LiveReport>, Error> {
    let mut kept = Kept::open(shop);
    let mut open: BTreeMap<&str, Address<'_>> = BTreeMap::new();
    for sampled in samples.iter().flat_map(|sample| &sample.addresses) {
        if kept.answer(&sampled.address, now, ask.most_age).is_none() {
            let address = open.entry(&sampled.address).or_insert(Address {
                address: &sampled.address,
                picture: false,
            });
            address.picture |= sampled.picture.is_some();
        }
    }
    let asked = ask::all(open.into_values().collect(), now, progress)?;
    let fresh: BTreeSet<&str> = asked.iter().map(|(address, _)| *address).collect();
    for (address, answer) in &asked {
        kept.add(address, answer.clone());
    }
    let reports = samples.iter().map(|sample| LiveReport {
        partner: sample.partner.clone(),
        seed: ask.seed,
        products: sample.products,
        looks: sample
            .addresses
            .iter()
            .filter_map(|sampled| {
                let answer = kept.known(&sampled.address)?;
                Some(told(sampled, answer, !fresh.contains(&*sampled.address)))
            })
            .collect(),
    });
    let reports = reports.collect();
    kept.save(now)?;
    Ok(reports)
}

fn told(sampled: &Sampled, answer: &Answer, kept: bool) -> Look {
    let found = problem(sampled, answer);
    let (problem, message) = match found {
        Some((problem, message)) => (Some(problem), message),
        None => (None, String::new()),
    };
    Look {
        product: sampled.product.clone(),
        attribute: sampled.attribute.clone(),
        address: sampled.address.clone(),
        asked: answer.asked.to_string(),
        kept,
        status: answer.status,
        arrived: answer.arrived.clone(),
        content_type: answer.content_type.clone(),
        width: answer.pixels.map(|pixels| pixels[0]),
        height: answer.pixels.map(|pixels| pixels[1]),
        problem,
        message,
    }
}

/// What is wrong with an answer, the gravest first.
fn problem(sampled: &Sampled, answer: &Answer) -> Option<(LookProblem, String)> {
    if !answer.skipped.is_empty() {
        return Some((
            LookProblem::NotAsked,
            format!("not asked: {}", answer.skipped),
        ));
    }
    let Some(status) = answer.status else {
        return Some((LookProblem::NoAnswer, answer.fault.clone()));
    };
    if status >= 400 {
        return Some((LookProblem::Status, format!("the server answers {status}")));
    }
    if let Some(arrived) = &answer.arrived
        && ask::host(arrived) != ask::host(&sampled.address)
    {
        return Some((
            LookProblem::OtherHost,
            format!("it leads to another site: {arrived}"),
        ));
    }
    let least = sampled.picture?;
    let kind = answer
        .content_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim();
    let Some(pixels) = answer.pixels else {
        return Some((
            LookProblem::NoPicture,
            format!("no picture that could be read, but {kind:?}"),
        ));
    };
    if !kind.is_empty() && !kind.starts_with("image/") {
        let message = format!("a picture, but the server calls it {kind:?}");
        return Some((LookProblem::NoPicture, message));
    }
    (pixels[0] < least[0] || pixels[1] < least[1]).then(|| {
        let message = format!(
            "{} x {} pixels; the partner takes {} x {} or more",
            pixels[0], pixels[1], least[0], least[1]
        );
        (LookProblem::TooSmall, message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_addresses_come_apart_and_an_address_in_an_address_stays() {
        let split = |text| split(text).collect::<Vec<_>>();
        assert_eq!(
            split("https://a.example/1.jpg,https://a.example/2,3.jpg | http://b.example/x"),
            [
                "https://a.example/1.jpg",
                "https://a.example/2,3.jpg",
                "http://b.example/x"
            ]
        );
        let one = "https://a.example/go?to=https://b.example/";
        assert_eq!(split(one), [one]);
        assert!(split("/no/address").is_empty());
    }

    #[test]
    fn a_sample_is_the_same_for_the_same_seed_and_never_larger_than_asked() {
        let ask = |seed| Ask {
            products: 5,
            seed,
            most_age: Duration::ZERO,
        };
        let one = chosen(1_000, &ask(1), "acme");
        assert_eq!(one, chosen(1_000, &ask(1), "acme"));
        assert_ne!(one, chosen(1_000, &ask(2), "acme"));
        assert_eq!((one.len(), chosen(3, &ask(1), "acme").len()), (5, 3));
    }
}
