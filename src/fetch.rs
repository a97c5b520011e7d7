//! Brings the sources of a shop to the machine and opens them.

use crate::catalog::LoadedSource;
use crate::error::Error;
use crate::secrets;
use crate::shop::source::{Hidden, Secret, SourceConfig};
use crate::shop::{ConfigErrors, Shop};
use crate::troubles::trouble;
use feeds::transports::{self, FetchOptions, Fetched};

/// Fetches and opens all sources, in the order of their files.
pub fn sources(shop: &Shop) -> Result<Vec<LoadedSource>, Error> {
    shop.sources
        .iter()
        .map(|(name, config)| {
            let fetched = source(shop, name, config)?;
            let opened = feeds::open::open(&fetched.path, &fetched.name, &config.read)
                .map_err(|error| refused(shop, name, "read", error))?;
            let (config, version) = (config.clone(), fetched.version);
            Ok(LoadedSource::new(name, config, opened.reader, version))
        })
        .collect()
}

/// Fetches one source.
pub(crate) fn source(shop: &Shop, name: &str, config: &SourceConfig) -> Result<Fetched, Error> {
    let secret = |secret: &Secret| {
        secrets::named(&secret.secret).ok_or_else(|| Error::Config {
            at: format!("feeds/{name}.toml"),
            message: trouble("secret_unset", [("secret", secret.secret.clone())]),
            hint: secrets::hint(&secret.secret),
        })
    };
    let mut options = FetchOptions {
        user: config.user.clone(),
        ..FetchOptions::default()
    };
    if let Some(password) = &config.password {
        options.password = Some(transports::Secret::new(secret(password)?));
    }
    for (header, value) in &config.headers {
        let value = match value {
            Hidden::Plain(text) => text.clone(),
            Hidden::Secret(name) => secret(name)?,
        };
        options.headers.push((header.clone(), value));
    }
    place(shop, &config.place, &options).map_err(|error| refused(shop, name, "place", error))
}

/// Fetches a place as a source of the shop would be: relative to its folder, and kept with its downloads.
pub(crate) fn place(
    shop: &Shop,
    place: &str,
    options: &FetchOptions,
) -> Result<Fetched, feeds::error::Error> {
    let kept = shop.state_folder().join("sources");
    transports::fetch(&shop.place(place), options, &kept)
}

/// What a source said; where its settings are wrong, with the line of the key in its file.
fn refused(shop: &Shop, name: &str, key: &str, error: feeds::error::Error) -> Error {
    match error {
        feeds::error::Error::Option { message, hint, .. } => {
            let file = format!("feeds/{name}.toml");
            ConfigErrors(vec![shop.error(&file, key, message, hint)]).into()
        }
        other => other.into(),
    }
}
