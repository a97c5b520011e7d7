//! Partners' lists of categories: fetched once from their public address, kept in `.feedmill/taxonomies/`, used without
//! a network afterwards and replaced only on request, earlier versions being kept beside them. A mapping may name a file
//! of its own instead.

mod refresh;

pub use refresh::{ListReport, Refreshed, refresh};

use crate::error::Error;
use crate::report::Remark;
use crate::shop::Shop;
use feeds::transports::{FetchOptions, fetch};
use mappings::categories::{CategoryMap, Suggester, Taxonomy};
use mappings::config::{CategoriesConfig, MappingFile};
use mappings::partners::{PartnerSpec, TaxonomySpec};
use mappings::plan::PartnerCounts;
use mappings::said::Said;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Where lists are fetched from instead of their public host, for networks that have a mirror: `https://mirror.example`.
const MIRROR: &str = "FEEDMILL_TAXONOMY_HOST";

/// Suggestions told for one category.
const SUGGESTIONS: usize = 3;

/// A category in use that the partner's list does not have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Retired {
    /// The category as the shop's files have it: a number or a path.
    pub category: String,
    /// Its path in an earlier version of the list, where one was kept that has it.
    pub was: Option<String>,
    /// Its path now, where its number is still there under another one: it was renamed.
    pub now: Option<String>,
    /// Its products in the feed.
    pub products: u64,
    /// Categories of the list that might take its place, the best first.
    pub suggestions: Vec<String>,
}

impl Retired {
    /// What became of it and what might take its place, in words.
    #[must_use]
    pub fn told(&self) -> String {
        let Self {
            category,
            was,
            now,
            suggestions,
            ..
        } = self;
        let was = match was {
            Some(was) if was != category => format!(" ({was})"),
            _ => String::new(),
        };
        let what = match now {
            Some(now) => format!("is now called {now}"),
            None if self.was.is_some() => "was retired by the partner".to_owned(),
            None => "is not in the partner's list".to_owned(),
        };
        let perhaps = match suggestions.as_slice() {
            some @ [_, ..] if now.is_none() => format!(", perhaps {}", some.join(" or ")),
            _ => String::new(),
        };
        format!("\"{category}\"{was} {what}{perhaps}")
    }
}

/// A category in use that the partner's list does not have, and what is known of it from earlier versions.
pub struct Lapsed {
    category: String,
    was: Option<String>,
    now: Option<String>,
}

impl Lapsed {
    /// The same with its products and with what might take its place.
    pub(crate) fn told(
        &self,
        counts: &PartnerCounts,
        suggester: Option<&Suggester<'_>>,
        map: Option<&CategoryMap>,
    ) -> Retired {
        // A number says nothing; then the own category that is mapped to it does.
        let own = || {
            let pairs = map.map(CategoryMap::pairs).unwrap_or_default();
            let own = pairs.iter().find(|(_, theirs)| *theirs == self.category);
            own.map(|(own, _)| (*own).to_owned())
        };
        let number = self.category.bytes().all(|byte| byte.is_ascii_digit());
        let like = match &self.was {
            Some(was) => Some(was.clone()),
            None if number => own(),
            None => Some(self.category.clone()),
        };
        let suggestions = match (&self.now, like, suggester) {
            (Some(now), ..) => vec![now.clone()],
            (None, Some(like), Some(suggester)) => suggested(suggester, &like),
            _ => Vec::new(),
        };
        Retired {
            category: self.category.clone(),
            was: self.was.clone(),
            now: self.now.clone(),
            products: counts.lapsed.get(&self.category).copied().unwrap_or(0),
            suggestions,
        }
    }
}

/// The partner's categories most like one of another list, the best first.
pub(crate) fn suggested(suggester: &Suggester<'_>, category: &str) -> Vec<String> {
    let path: Vec<&str> = category.split('>').map(str::trim).collect();
    let similar = suggester.suggest(&path, "", SUGGESTIONS);
    similar
        .into_iter()
        .map(|one| one.category.path.clone())
        .collect()
}

/// The lists that were read so far, so that mappings with the same one share it, and with it the checks of its categories.
#[derive(Default)]
pub struct Lists(Vec<(PathBuf, TaxonomySpec, Arc<Taxonomy>)>);

impl Lists {
    fn read(&mut self, path: &Path, list: &TaxonomySpec) -> Result<Arc<Taxonomy>, Error> {
        let same = |known: &&(PathBuf, TaxonomySpec, Arc<Taxonomy>)| {
            known.0 == path && (known.1.lines, &known.1.separator) == (list.lines, &list.separator)
        };
        if let Some((.., known)) = self.0.iter().find(same) {
            return Ok(Arc::clone(known));
        }
        let taxonomy = Arc::new(parsed(path, list)?);
        let read = (path.to_owned(), list.clone(), Arc::clone(&taxonomy));
        self.0.push(read);
        Ok(taxonomy)
    }
}

/// The partner's categories in the language and country of the feed; `None` when the mapping does not map categories,
/// or the partner has no public list and the mapping no file of it. Fails when the list is not kept yet and cannot be
/// fetched, or the file cannot be read.
pub fn of(
    shop: &Shop,
    mapping: &MappingFile,
    spec: &PartnerSpec,
    lists: &mut Lists,
) -> Result<Option<Arc<Taxonomy>>, Error> {
    let (Some(categories), Some(list)) = (&mapping.categories, &spec.taxonomy) else {
        return Ok(None);
    };
    let path = match &categories.taxonomy {
        Some(file) => shop.folder.join(file),
        None if list.address.is_empty() => return Ok(None),
        None => {
            let address = address(shop, mapping, list);
            let path = kept(shop, &address);
            if !path.is_file() {
                fetched(shop, &address, &path)?;
            }
            path
        }
    };
    lists.read(&path, list).map(Some)
}

fn parsed(path: &Path, list: &TaxonomySpec) -> Result<Taxonomy, Error> {
    let text = std::fs::read_to_string(path).map_err(Error::disk(path))?;
    Ok(Taxonomy::parse(&text, list.lines, &list.separator))
}

/// Most categories named in a note.
const NAMED: usize = 5;

/// A note on the categories of a map that the partner's list does not have: retired by a new version, or never there.
pub fn retired(
    mapping: &MappingFile,
    spec: &PartnerSpec,
    taxonomy: &Taxonomy,
    map: &CategoryMap,
) -> Option<Remark> {
    let lacking = taxonomy.lacks(&map.targets());
    if lacking.is_empty() {
        return None;
    }
    let table = mapping.categories.as_ref()?.map.as_deref()?;
    let version = match taxonomy.version.as_str() {
        "" => String::new(),
        version => format!(" of version {version}"),
    };
    let more = match lacking.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let named = &lacking[..lacking.len().min(NAMED)];
    let (count, named) = (lacking.len().to_string(), named.join("; "));
    let english = format!(
        "{}: {count} of the categories in tables/{table}.csv are not in its list{version}: {named}{more}",
        spec.name
    );
    let with = [
        ("partner", spec.name.clone()),
        ("count", count),
        ("table", table.to_owned()),
        (
            "categories",
            named + if more.is_empty() { "" } else { " …" },
        ),
    ];
    Some((english, vec![Said::new("not_in_list", with)]))
}

/// A list that is not at hand, so that nothing is compared with it.
pub(crate) fn unread(spec: &PartnerSpec, error: &Error) -> Remark {
    let name = &spec.name;
    let why = error.messages();
    let unchecked = Said::new("unchecked", [("partner", name.clone())]);
    let said = match why.is_empty() {
        true => Vec::new(),
        false => std::iter::once(unchecked).chain(why).collect(),
    };
    let english = format!("{name}: {error}; its categories are not checked");
    (english, said)
}

/// The categories that a mapping gives and the partner's list does not have, with what earlier versions say of them.
pub(crate) fn lapsed(
    shop: &Shop,
    mapping: &MappingFile,
    spec: &PartnerSpec,
    taxonomy: &Taxonomy,
    map: Option<&CategoryMap>,
) -> Vec<Lapsed> {
    let given = mapping.categories.iter().flat_map(CategoriesConfig::given);
    let map = map.map(CategoryMap::targets).unwrap_or_default();
    let mut used: Vec<&str> = map.into_iter().chain(given).collect();
    let mut known = BTreeSet::new();
    used.retain(|category| known.insert(*category));
    let lacking = taxonomy.lacks(&used);
    let Some(list) = spec.taxonomy.as_ref().filter(|_| !lacking.is_empty()) else {
        return Vec::new();
    };
    let earlier: Vec<Taxonomy> = earlier(&kept(shop, &address(shop, mapping, list)))
        .iter()
        // One that cannot be read tells nothing; it is only asked for what was.
        .filter_map(|path| parsed(path, list).ok())
        .collect();
    lacking
        .into_iter()
        .map(|category| {
            let was = earlier.iter().find_map(|version| version.find(category));
            let now = was
                .filter(|was| !was.id.is_empty())
                .and_then(|was| taxonomy.find(&was.id));
            Lapsed {
                category: category.to_owned(),
                was: was.map(|was| was.path.clone()),
                now: now.map(|now| now.path.clone()),
            }
        })
        .collect()
}

/// The address of a list in the language and country of the feed.
fn address(shop: &Shop, mapping: &MappingFile, list: &TaxonomySpec) -> String {
    let language = mapping.language.as_ref().unwrap_or(&shop.config.language);
    let country = mapping.country.as_ref().unwrap_or(&shop.config.country);
    list.address
        .replace("{language}", language)
        .replace("{COUNTRY}", country)
}

/// Where the list of an address is kept.
fn kept(shop: &Shop, address: &str) -> PathBuf {
    let name = address.rsplit('/').next().unwrap_or("taxonomy");
    shop.state_folder().join("taxonomies").join(name)
}

/// The earlier versions of a kept list, the newest first: `NAME.before-20261122T060000`.
fn earlier(path: &Path) -> Vec<PathBuf> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Vec::new();
    };
    let beginning = format!("{}.before-", name.to_string_lossy());
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(&beginning))
        .map(|entry| entry.path())
        .collect();
    found.sort();
    found.reverse();
    found
}

/// Fetches a list to where it is kept, in one step.
fn fetched(shop: &Shop, address: &str, path: &Path) -> Result<(), Error> {
    let address = match std::env::var(MIRROR) {
        Ok(host) if !host.is_empty() => {
            let after = address.splitn(4, '/').nth(3).unwrap_or_default();
            format!("{}/{after}", host.trim_end_matches('/'))
        }
        _ => address.to_owned(),
    };
    // A list is small and its host is up or it is not: a run without a network must not wait for it, and the next run
    // asks again.
    let options = FetchOptions {
        timeout: Duration::from_secs(5),
        retries: 0,
        max_bytes: 64 << 20,
        ..FetchOptions::default()
    };
    let fetched = fetch(&address, &options, &shop.state_folder().join("downloads"))?;
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder).map_err(Error::disk(folder))?;
    let part = path.with_extension("part");
    std::fs::copy(&fetched.path, &part).map_err(Error::disk(&part))?;
    std::fs::rename(&part, path).map_err(Error::disk(path))
}
