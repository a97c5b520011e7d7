//! The reference of the JSON output as Markdown, from the types that are printed. Not a guide.

use crate::diff::Changes;
use crate::explain::Story;
use crate::inspect::Inspection;
use crate::labels::Labels;
use crate::preview::Preview;
use crate::rebuild::Rebuilt;
use crate::report::Report;
use crate::rules::Rules;
use crate::shop::{ConfigError, Created};
use crate::taxonomy::Refreshed;
use mappings::partners::PartnerSpec;
use schemars::{Schema, schema_for};
use serde_json::{Map, Value as Json};

const HEAD: &str = "# JSON output

Every command takes `--json` and then prints one JSON document on standard output; progress and messages go to standard error.
The shape is a contract: `version` rises when a key changes its meaning or goes. New keys may appear at any time. Amounts and
GTINs are texts, so that no reader rounds them. A key that does not apply is `null` or not there. In the tables `[]` stands for
the members of a list, and `*` for any name. The exit codes are those of the [README](../README.md#commands).
";

const FAILURE: &str = "
A failure is `{\"version\", \"error\": {\"code\", \"message\", \"hint\", \"at\", \"mistakes\"}}`. `code` is stable: `source`, `output`,
`disk`, `state`, `snapshot`, `config`, `busy`, `keychain`, `cancelled`. `at` is the place: a file of the shop with line and column
(`mappings/bol.toml:3:1`), or a place in a feed. `mistakes` has everything that is wrong in the shop's files, and is empty for
other failures:
";

const SMALL: &str = "
## The other commands

| Command | Keys |
|---|---|
| `new --example` | `folder` |
| `history` | `runs[]` with `id`, `started`, `finished`, `status` (`running`, `done`, `held`, `failed`, `cut off`), `reason` (what planned it; empty when a person did), `report`, which is what `run` printed, `snapshot` (number of the catalog its feeds were made from; null when it is not known), `program` (version of Feedmill), and `outputs[]` with `run`, `partner`, `fate` (`live`, `held`, `released`, `rejected`), `file`, `phase` (true where what is usual begins anew), and `receipts[]` with `run`, `partner`, `place`, `at`, `bytes`, `sha256`, `outcome` (`arrived`, `unchanged`, `failed`), `answer`, `said[]` with `id` and `with` (the answer as messages; left out where they are not known); `revisions[]` with `id`, `file`, `content` (its text; null when the file was removed), `saved` (microseconds since 1970), `note`; `room[]` with `what` (`history`, `catalog`, `past_catalogs`, `replaced_feeds`, `held_feeds`, `other`), `files`, `bytes` on the disk |
| `history --prune` | `room[]`, as in `history` |
| `watch` | one document a line: `event` (`ready`, `begins`, `ended`, `unclear`, `alert`, `unsent`, `stopping`), `shop`; of `begins` `partners`, `reason`; of `ended` `run` (0 when it did not come to one), `status` (`done`, `held`, `failed`, `cancelled`), `why`, `code` (of a failure); of `unclear` `message`; of `alert` `message` with `shop`, `at`, `new[]`, `still[]`, `over[]`, each with `kind`, `partner`, `text`, `since`; of `unsent` `message`, why an alert waits |
| `watch --next` | `next[]` with `at`, `shop`, `partner` (null for all without times of their own) |
| `release` | `outputs[]` and `receipts[]`, as in `history` |
| `deliver` | `receipts[]`, as in `history` |
| `deliver --test` | `trials[]` with `partner`, `place`, `works` (whether a feed could be brought there), `answer`, `said[]`, as in `history` |
| `addresses` | `addresses[]` with `partner`, `url`, `made`, `old_until`, `last` (the last fetch), `today` (fetches), `bytes_today`; with a partner `fetches[]` with `partner`, `at`, `status` (of HTTP), `bytes`, `asked`, `client`, `agent`, `run` |
| `secret list` | `secrets[]` with `name`, `variable` (of the environment), `files` (that name it), `kept` (`environment`, `keychain`, `missing`); never the secrets |
| `secret set`, `secret remove` | `name`, `what` (`kept`, `removed`, `missing`) |
| `revert` | `file`, `revision` |
| `partners` | `partners[]` with `id`, `name`, `countries`, `kind`, `formats`, `checked`, `confidence`, `verified`, `on`, `own` (a spec of the shop's own, with `--shop` or in its folder) |
| `partners ID` | `partner`: the [spec](partners.md) as its file says it |
| `partners --derive EXAMPLE` | `draft`: the text of a spec of one's own |
| `transforms` | `transforms[]` with `name`, `also` (other names), `arguments` (a JSON Schema), `examples[]` with `args`, `input`, `output` |
| `transforms NAME` | `transform`: the same of one |
";

const SPEC: &str = "# The keys of a partner spec

A spec says what a partner takes. Those that come along are in [mappings/partners](../mappings/partners); one of your own is a file
in the shop's `partners/`: `partners/acme.toml` is the partner `acme`, and wins over one that comes along. A first draft comes from
`feedmill partners --derive EXAMPLE`, the README has a [recipe](../README.md#add-a-partner), and
[schema/partner.json](schema/partner.json) makes editors complete and check the file. In the table `[]` stands for the members of a
list (`[[attribute]]` in the file), and `*` for any name. A value that fills an attribute (`from`) is written as in a mapping
([schema](schema/mapping.json)); `check` of a rule is one of the [checks](partners.md#checks).
";

/// The reference of the keys of a partner spec.
#[must_use]
pub fn partner_spec() -> String {
    let mut out = SPEC.to_owned();
    table(&mut out, &schema_for!(PartnerSpec));
    out
}

/// The reference of what the commands print with `--json`.
#[must_use]
pub fn json() -> String {
    let mut out = HEAD.to_owned() + FAILURE;
    table(&mut out, &schema_for!(ConfigError));
    for (title, schema) in [
        ("`inspect`", schema_for!(Inspection)),
        ("`new`", schema_for!(Created)),
        ("`run` and `check`", schema_for!(Report)),
        ("`preview`", schema_for!(Preview)),
        ("`explain`", schema_for!(Story)),
        ("`labels`", schema_for!(Labels)),
        ("`rules`", schema_for!(Rules)),
        ("`diff`", schema_for!(Changes)),
        ("`rebuild`", schema_for!(Rebuilt)),
        ("`partners --refresh`", schema_for!(Refreshed)),
    ] {
        out.push_str(&format!("\n## {title}\n"));
        table(&mut out, &schema);
    }
    out + SMALL
}

fn table(out: &mut String, schema: &Schema) {
    out.push_str("\n| Key | Meaning |\n|---|---|\n");
    let root = schema.as_value();
    let keys = Keys {
        names: root["$defs"].as_object(),
    };
    keys.rows(out, root, "", &mut Vec::new());
}

/// Walks a schema; `names` are the schemas it refers to.
struct Keys<'s> {
    names: Option<&'s Map<String, Json>>,
}

impl<'s> Keys<'s> {
    fn rows(&self, out: &mut String, schema: &'s Json, path: &str, open: &mut Vec<&'s str>) {
        for (key, member) in schema["properties"].as_object().into_iter().flatten() {
            let path = if path.is_empty() {
                key.clone()
            } else {
                format!("{path}.{key}")
            };
            self.row(out, member, &path, open);
        }
    }

    fn row(&self, out: &mut String, member: &'s Json, path: &str, open: &mut Vec<&'s str>) {
        let (inner, mark, name) = self.inside(member);
        let path = format!("{path}{mark}");
        let about = member["description"]
            .as_str()
            .or_else(|| inner["description"].as_str());
        let about = about
            .unwrap_or_default()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let words = words(inner);
        let words = if words.is_empty() {
            words
        } else {
            format!(" One of {words}.")
        };
        out.push_str(&format!(
            "| `{path}` | {}{words} |\n",
            about.replace('|', "\\|")
        ));
        if !name.is_empty() && open.contains(&name) {
            return;
        }
        open.push(name);
        self.rows(out, inner, &path, open);
        open.pop();
    }

    /// The schema of the object or text within lists, maps, references and options; how deep it stands in lists and maps;
    /// and its name, when it has one.
    fn inside(&self, schema: &'s Json) -> (&'s Json, String, &'s str) {
        if let Some(name) = schema["$ref"]
            .as_str()
            .and_then(|name| name.strip_prefix("#/$defs/"))
            && let Some(found) = self.names.and_then(|names| names.get(name))
        {
            let (inner, mark, deeper) = self.inside(found);
            return (inner, mark, if deeper.is_empty() { name } else { deeper });
        }
        let choices = schema["anyOf"].as_array();
        if let Some(some) = choices.and_then(|all| all.iter().find(|one| one["type"] != "null")) {
            return self.inside(some);
        }
        if schema["items"].is_object() {
            let (inner, mark, name) = self.inside(&schema["items"]);
            return (inner, format!("[]{mark}"), name);
        }
        if schema["additionalProperties"].is_object() {
            let (inner, mark, name) = self.inside(&schema["additionalProperties"]);
            return (inner, format!(".*{mark}"), name);
        }
        (schema, String::new(), "")
    }
}

/// The words that a value may be.
fn words(schema: &Json) -> String {
    let some = schema["enum"].as_array().into_iter().flatten();
    let described = schema["oneOf"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|one| &one["const"]);
    let all = some.chain(described).filter_map(Json::as_str);
    all.map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
