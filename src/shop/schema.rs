//! JSON Schemas of the files of a shop folder, for editors. Generated from the structs; `docs/schema` holds them, and a
//! test holds them fresh.

use super::ShopConfig;
use super::source::SourceConfig;
use mappings::config::{LabelsFile, MappingFile, RulesFile};
use mappings::partners::PartnerSpec;
use schemars::{Schema, schema_for};

/// The schemas by name, which is that of the file: `shop` for `shop.toml`, `feed` for `feeds/*.toml`.
#[must_use]
pub fn schemas() -> [(&'static str, Schema); 6] {
    [
        ("shop", schema_for!(ShopConfig)),
        ("feed", schema_for!(SourceConfig)),
        ("labels", schema_for!(LabelsFile)),
        ("rules", schema_for!(RulesFile)),
        ("mapping", schema_for!(MappingFile)),
        ("partner", schema_for!(PartnerSpec)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schemas_in_docs_are_fresh() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema");
        for (name, schema) in schemas() {
            let path = format!("{folder}/{name}.json");
            let fresh = serde_json::to_string_pretty(&schema).expect("schemas are JSON") + "\n";
            if std::env::var_os("FEEDMILL_UPDATE").is_some() {
                std::fs::create_dir_all(folder).expect("the folder can be made");
                std::fs::write(&path, &fresh).expect("the schema can be written");
            }
            let kept = std::fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(
                kept, fresh,
                "{path} is stale: run the tests once with FEEDMILL_UPDATE=1"
            );
        }
    }
}
