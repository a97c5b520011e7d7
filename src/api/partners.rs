//! Partners: the library, and adding one to a shop.

use super::mapping::config;
use super::outcome::MappingRequest;
use super::sessions;
use super::{ApiError, App, Nothing, edits};
use mappings::config::MappingFile;
use mappings::partners::PartnerSpec;
use mappings::partners::{Confidence, Kind, Requirement};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// A partner of the library.
#[derive(Serialize, JsonSchema)]
pub(super) struct PartnerCard {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What kind of partner it is.
    pub kind: Kind,
    /// What its feed is for.
    pub about: String,
    /// Countries it serves (ISO 3166-1); empty for any.
    pub countries: Vec<String>,
    /// Names of its formats.
    pub formats: Vec<String>,
    /// Attributes it asks for, and all it takes.
    pub attributes: [u64; 2],
    /// Day its facts were last compared with its own pages.
    pub checked: String,
    /// How sure the facts are.
    pub confidence: Confidence,
    /// The partner itself said them.
    pub verified: bool,
    /// What is not known, or not sure; empty when nothing is.
    pub gaps: String,
    /// A mapping for it is on from the start; otherwise it is not proven that the partner takes feeds.
    pub on: bool,
    /// Where the facts come from.
    pub address: String,
    /// Written for this shop, in its `partners/`.
    pub own: bool,
}

/// Whose partners are asked for.
#[derive(Deserialize, JsonSchema)]
pub(super) struct PartnersRequest {
    /// Folder of the shop; without one, only the library is told.
    #[serde(default)]
    pub shop: Option<String>,
}

/// A partner to be added.
#[derive(Deserialize, JsonSchema)]
pub(super) struct AddPartnerRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Id of the partner.
    pub partner: String,
}

/// A mapping that was added.
#[derive(Serialize, JsonSchema)]
pub(super) struct AddedPartner {
    /// Its name.
    pub mapping: String,
}

/// The shop's own partners, then those of the library that they do not stand in for.
pub(super) fn specs(_: &Arc<App>, request: PartnersRequest) -> Result<Vec<PartnerCard>, ApiError> {
    let own = match &request.shop {
        Some(shop) => sessions::shop(shop)?.specs,
        None => BTreeMap::new(),
    };
    let library = PartnerSpec::builtin()
        .iter()
        .filter(|(id, _)| !own.contains_key(*id))
        .filter_map(|(id, _)| PartnerSpec::named(id)?.ok());
    let own = own.values().cloned().map(|spec| (spec, true));
    let all = own.chain(library.map(|spec| (spec, false)));
    Ok(all
        .map(|(spec, own)| PartnerCard {
            formats: spec.formats().map(str::to_owned).collect(),
            attributes: [
                spec.attributes
                    .iter()
                    .filter(|attribute| attribute.requirement == Requirement::Required)
                    .count() as u64,
                spec.attributes.len() as u64,
            ],
            id: spec.id,
            name: spec.name,
            kind: spec.kind,
            about: spec.about,
            countries: spec.countries,
            checked: spec.source.checked,
            confidence: spec.source.confidence,
            verified: spec.source.confidence.verified(),
            gaps: spec.source.gaps,
            on: spec.on,
            address: spec.source.address,
            own,
        })
        .collect())
}

/// Sentences of partner specs in Dutch, by what they are in English.
pub(super) fn dutch(
    _: &Arc<App>,
    request: PartnersRequest,
) -> Result<BTreeMap<String, String>, ApiError> {
    let own = match &request.shop {
        Some(shop) => sessions::shop(shop)?.specs,
        None => BTreeMap::new(),
    };
    let mut dutch = LIBRARY.clone();
    dutch.extend(own.into_values().flat_map(|spec| spec.dutch));
    Ok(dutch)
}

/// What comes along in Dutch. Asked again after every edit in a shop, whose own specs may say more.
static LIBRARY: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let ids = PartnerSpec::builtin().iter();
    let specs = ids.filter_map(|(id, _)| PartnerSpec::named(id)?.ok());
    specs.flat_map(|spec| spec.dutch).collect()
});

pub(super) fn add(app: &Arc<App>, request: AddPartnerRequest) -> Result<AddedPartner, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let own = shop.specs.contains_key(&request.partner);
    if !own && PartnerSpec::named(&request.partner).is_none() {
        let with = [("partner", request.partner)];
        return Err(ApiError::asked("no_partner", with, "choose_partner"));
    }
    let mut name = request.partner.clone();
    for number in 2.. {
        if !shop.mappings.contains_key(&name) {
            break;
        }
        name = format!("{}-{number}", request.partner);
    }
    let mapping = MappingFile {
        partner: request.partner,
        on: true,
        ..MappingFile::default()
    };
    let file = format!("mappings/{name}.toml");
    let note = crate::notes::Note::partner_added(&name);
    edits::save(app, &shop, &file, &mapping, note)?;
    Ok(AddedPartner { mapping: name })
}

pub(super) fn remove(app: &Arc<App>, request: MappingRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    config(&shop, &request.mapping)?;
    let file = format!("mappings/{}.toml", request.mapping);
    let note = crate::notes::Note::partner_removed(&request.mapping);
    edits::remove(app, &shop, &file, note)?;
    Ok(Nothing {})
}
