//! Partners' lists of categories: fetched once from their public address, kept in `.feedmill/taxonomies/`, used without
//! a network afterwards. A mapping may name a file of its own instead.

use crate::error::Error;
use crate::shop::Shop;
use feeds::transports::{FetchOptions, fetch};
use mappings::categories::{CategoryMap, Taxonomy};
use mappings::config::MappingFile;
use mappings::partners::PartnerSpec;
use std::path::PathBuf;
use std::time::Duration;

/// Where lists are fetched from instead of their public host, for networks that have a mirror: `https://mirror.example`.
const MIRROR: &str = "FEEDMILL_TAXONOMY_HOST";

/// The partner's categories in the language and country of the feed; `None` when the mapping does not map categories
/// or the partner has no public list. Fails when the list is not kept yet and cannot be fetched.
pub fn of(
    shop: &Shop,
    mapping: &MappingFile,
    spec: &PartnerSpec,
) -> Result<Option<Taxonomy>, Error> {
    let (Some(categories), Some(list)) = (&mapping.categories, &spec.taxonomy) else {
        return Ok(None);
    };
    let path = match &categories.taxonomy {
        Some(file) => shop.folder.join(file),
        None if list.address.is_empty() => return Ok(None),
        None => kept(shop, mapping, &list.address, false)?,
    };
    let text = std::fs::read_to_string(&path).map_err(Error::disk(&path))?;
    Ok(Some(Taxonomy::parse(&text, list.lines, &list.separator)))
}

/// Most categories named in a note.
const NAMED: usize = 5;

/// A note on the categories of a map that the partner's list does not have: retired by a new version, or never there.
pub fn retired(
    mapping: &MappingFile,
    spec: &PartnerSpec,
    taxonomy: &Taxonomy,
    map: &CategoryMap,
) -> Option<String> {
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
    Some(format!(
        "{}: {} of the categories in tables/{table}.csv are not in its list{version}: {}{more}",
        spec.name,
        lacking.len(),
        named.join("; ")
    ))
}

/// Fetches a partner's list again. Returns whether it changed.
pub fn refresh(shop: &Shop, mapping: &MappingFile, spec: &PartnerSpec) -> Result<bool, Error> {
    let Some(list) = spec
        .taxonomy
        .as_ref()
        .filter(|list| !list.address.is_empty())
    else {
        return Ok(false);
    };
    let before = kept(shop, mapping, &list.address, false).and_then(|path| read(&path));
    let after = kept(shop, mapping, &list.address, true).and_then(|path| read(&path))?;
    Ok(before.ok() != Some(after))
}

fn read(path: &PathBuf) -> Result<Vec<u8>, Error> {
    std::fs::read(path).map_err(Error::disk(path))
}

/// The kept list; fetched when there is none yet or it is wanted anew.
fn kept(shop: &Shop, mapping: &MappingFile, address: &str, anew: bool) -> Result<PathBuf, Error> {
    let language = mapping.language.as_ref().unwrap_or(&shop.config.language);
    let country = mapping.country.as_ref().unwrap_or(&shop.config.country);
    let address = address
        .replace("{language}", language)
        .replace("{COUNTRY}", country);
    let name = address.rsplit('/').next().unwrap_or("taxonomy").to_owned();
    let folder = shop.state_folder().join("taxonomies");
    let path = folder.join(&name);
    if path.is_file() && !anew {
        return Ok(path);
    }
    let address = match std::env::var(MIRROR) {
        Ok(host) if !host.is_empty() => {
            let after = address.splitn(4, '/').nth(3).unwrap_or_default();
            format!("{}/{after}", host.trim_end_matches('/'))
        }
        _ => address,
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
    std::fs::create_dir_all(&folder).map_err(Error::disk(&folder))?;
    let part = folder.join(format!("{name}.part"));
    std::fs::copy(&fetched.path, &part).map_err(Error::disk(&part))?;
    std::fs::rename(&part, &path).map_err(Error::disk(&path))?;
    Ok(path)
}
