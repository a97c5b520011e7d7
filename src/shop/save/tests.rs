//! Saving: only what changed is touched.

use super::*;
use mappings::config::{MappingFile, RulesFile};

fn read<T: DeserializeOwned>(text: &str) -> T {
    toml::from_str(text).expect("a right document")
}

const RULES: &str = "\
# Shared rules.

[[rules]]   # the first
name   = \"No image\"   # keep this
on = true
if = { field = \"image_link\", is = \"empty\" } # empty!
then = [
    { exclude = \"no image\" }, # why
    { comment = \"counted\" },
]

# About the second.
[[rules]]
name = \"Cheap\"
then = [{ clear = \"sale_price\" }]

# The last.
[[rules]]
name = \"Last\"
";

#[test]
fn what_did_not_change_is_not_touched() {
    let rules: RulesFile = read(RULES);
    assert_eq!(rewritten(RULES, &rules).expect("text"), RULES);
}

#[test]
fn a_changed_value_keeps_its_comment_and_place() {
    let mut rules: RulesFile = read(RULES);
    rules.rules[0].name = "Without image".into();
    let expected = RULES.replace("\"No image\"", "\"Without image\"");
    assert_eq!(rewritten(RULES, &rules).expect("text"), expected);
}

#[test]
fn a_removed_element_takes_only_its_own_lines() {
    let mut rules: RulesFile = read(RULES);
    rules.rules.remove(1);
    let text = rewritten(RULES, &rules).expect("text");
    let start = RULES.find("# About").expect("there");
    let end = RULES.find("# The last").expect("there");
    assert_eq!(text, format!("{}{}", &RULES[..start], &RULES[end..]));
}

#[test]
fn an_element_in_the_middle_leaves_its_neighbours_alone() {
    let mut rules: RulesFile = read(RULES);
    let mut new = rules.rules[1].clone();
    new.name = "New".into();
    rules.rules.insert(1, new);
    let text = rewritten(RULES, &rules).expect("text");
    assert_eq!(read::<RulesFile>(&text), rules);
    let order = [
        "No image",
        "\"New\"",
        "# About the second.",
        "Cheap",
        "# The last.",
        "Last",
    ];
    let places: Vec<_> = order
        .iter()
        .map(|part| text.find(part).expect("there"))
        .collect();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn comments_in_an_array_stay_with_their_elements() {
    let mut rules: RulesFile = read(RULES);
    let gone = rules.rules[0].then.remove(1);
    let without = rewritten(RULES, &rules).expect("text");
    assert!(
        without.contains("then = [\n    { exclude = \"no image\" }, # why\n]"),
        "{without}"
    );
    rules.rules[0].then.push(gone);
    assert_eq!(rewritten(&without, &rules).expect("text"), RULES);
    rules.rules[0].then.remove(0);
    let last = rewritten(RULES, &rules).expect("text");
    assert!(
        last.contains("then = [\n    { comment = \"counted\" },\n]"),
        "{last}"
    );
}

#[test]
fn an_array_in_one_line_stays_in_one_line() {
    let old = "partner = \"bol\"\nsend_private = [\"a\", \"b\", \"c\"]\n";
    let mut mapping: MappingFile = read(old);
    mapping.send_private = vec!["b".into(), "c".into(), "d".into()];
    let text = rewritten(old, &mapping).expect("text");
    assert!(
        text.contains("send_private = [\"b\", \"c\", \"d\"]\n"),
        "{text}"
    );
    mapping.send_private = vec!["c".into()];
    let text = rewritten(&text, &mapping).expect("text");
    assert!(text.contains("send_private = [\"c\"]\n"), "{text}");
}

#[test]
fn other_writings_of_the_same_are_kept_when_something_else_changes() {
    let old = "partner = 'bol'\n\n[fields]\nb = { field = \"price\" } # a table\na = \"title\"\n";
    let mut mapping: MappingFile = read(old);
    mapping.fields.insert("c".into(), "brand".into());
    mapping.country = Some("BE".into());
    let text = rewritten(old, &mapping).expect("text");
    assert!(
        text.contains("b = { field = \"price\" } # a table\na = \"title\"\n"),
        "{text}"
    );
    assert_eq!(read::<MappingFile>(&text), mapping);
}

#[test]
fn a_new_rule_is_written_as_people_write_them() {
    let mut rules: RulesFile = read(RULES);
    let rule = "[[rules]]\nname = \"New\"\nif = { field = \"stock\", is = \"filled\" }\nthen = [{ set = \"a\", to = { text = \"b\" } }]\n";
    rules.rules.extend(read::<RulesFile>(rule).rules);
    let text = rewritten(RULES, &rules).expect("text");
    assert_eq!(text, format!("{RULES}\n{rule}"));
}

#[test]
fn a_file_is_made_and_rewritten_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mappings/bol.toml");
    let mut mapping: MappingFile =
        read("partner = \"bol\"\n[fields]\ntitle = { field = \"title\", use = [\"trim\"] }\n");
    save(&path, &mapping).expect("saved");
    let text = std::fs::read_to_string(&path).expect("the file");
    assert_eq!(read::<MappingFile>(&text), mapping);
    mapping.fields.clear();
    save(&path, &mapping).expect("saved");
    let text = std::fs::read_to_string(&path).expect("the file");
    assert_eq!(read::<MappingFile>(&text), mapping);
    let files = std::fs::read_dir(path.parent().expect("a folder"))
        .expect("readable")
        .count();
    assert_eq!(files, 1);
}
