//! The names of the library in the TypeScript contract: its items, their arguments and the words these take, so that
//! texts in other languages can be held complete. The items themselves are told by their operations.

use mappings::item::Entry;
use mappings::{checks, conditions, fields, labels, surveys, transforms};
use serde_json::Value as Json;
use std::iter;

/// The names as TypeScript constants.
pub(super) fn typescript() -> String {
    let kinds = [
        ("transforms", items(transforms::ALL)),
        ("conditions", items(conditions::ALL)),
        ("surveys", items(surveys::ALL)),
        ("labels", items(labels::ALL)),
    ];
    let library: String = kinds
        .iter()
        .map(|(kind, items)| format!("  {kind}: {{\n{items}  }},\n"))
        .collect();
    let topics = fields::ALL.iter().flat_map(|topic| topic.fields);
    format!(
        "\n/** What the library holds: kinds of items, of each item its arguments, of each of these the words it takes. */\n\
         export const library = {{\n{library}}} as const;\n\
         \n/** The checks of partner specs. */\nexport const checks = [{}] as const;\n\
         \n/** The product fields. */\nexport const productFields = [{}] as const;\n",
        list(checks::all().map(|check| check.name)),
        list(topics.map(|field| field.name)),
    )
}

fn items<T: ?Sized>(all: &[Entry<T>]) -> String {
    let item = |entry: &Entry<T>| {
        let schema = (entry.schema)().to_value();
        let arguments: Vec<String> = schema["properties"]
            .as_object()
            .into_iter()
            .flatten()
            .map(|(name, argument)| {
                let taken = words(argument, &schema);
                format!("{name}: [{}]", list(taken.iter().map(String::as_str)))
            })
            .collect();
        match arguments.as_slice() {
            [] => format!("    {}: {{}},\n", entry.name),
            some => format!("    {}: {{ {} }},\n", entry.name, some.join(", ")),
        }
    };
    all.iter().map(item).collect()
}

/// The words that an argument takes where it takes no other texts, or the names of its members.
fn words(schema: &Json, root: &Json) -> Vec<String> {
    let text = |value: &Json| value.as_str().map(str::to_owned);
    // Values have forms of their own.
    if schema["$ref"] == "#/$defs/ValueConfig" {
        return Vec::new();
    }
    let schema = resolved(schema, root);
    if let Some(members) = schema["properties"].as_object() {
        return members.keys().cloned().collect();
    }
    let choices = ["oneOf", "anyOf"].map(|key| schema[key].as_array());
    let choices = choices.into_iter().flatten().flatten();
    let choices = choices.map(|choice| resolved(choice, root));
    iter::once(schema)
        .chain(choices)
        .flat_map(|one| match (&one["const"], &one["enum"]) {
            (_, Json::Array(all)) => all.iter().filter_map(text).collect(),
            (word, _) => Vec::from_iter(text(word)),
        })
        .collect()
}

fn resolved<'a>(schema: &'a Json, root: &'a Json) -> &'a Json {
    let path = schema["$ref"].as_str();
    let name = path.and_then(|path| path.strip_prefix("#/$defs/"));
    name.map_or(schema, |name| &root["$defs"][name])
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = names.map(|name| Json::from(name).to_string()).collect();
    quoted.join(", ")
}
