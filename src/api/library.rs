//! The names of the library in the TypeScript contract: its items, their arguments and the words these take, so that
//! texts in other languages can be held complete. The items themselves are told by their operations.

use mappings::item::Entry;
use mappings::{checks, conditions, fields, labels, surveys, transforms};
use serde_json::{Map, Value as Json};

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

/// The words that an argument takes, where it takes no other texts.
fn words(schema: &Json, root: &Json) -> Vec<String> {
    if let Some(name) = schema["$ref"]
        .as_str()
        .and_then(|path| path.strip_prefix("#/$defs/"))
    {
        return words(&root["$defs"][name], root);
    }
    let text = |value: &Json| value.as_str().map(str::to_owned);
    let known = |schema: &Map<String, Json>| match (schema.get("const"), schema.get("enum")) {
        (Some(word), _) => text(word).into_iter().collect(),
        (_, Some(Json::Array(all))) => all.iter().filter_map(text).collect(),
        _ => Vec::new(),
    };
    let mut all: Vec<String> = schema.as_object().map(known).unwrap_or_default();
    for choices in ["oneOf", "anyOf"] {
        let choices = schema[choices].as_array().into_iter().flatten();
        all.extend(choices.flat_map(|choice| words(choice, root)));
    }
    all
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = names.map(|name| Json::from(name).to_string()).collect();
    quoted.join(", ")
}
