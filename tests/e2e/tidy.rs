//! The order of the house: what a compiler does not see. Each finding names its file and line.

use std::fs;
use std::path::{Path, PathBuf};

/// Most lines of a Rust file.
const LONGEST: usize = 400;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files with one of the endings, below the folders where people write.
fn files(endings: &[&str]) -> Vec<PathBuf> {
    let mut open: Vec<PathBuf> = [
        "feeds",
        "mappings",
        "src",
        "src-tauri",
        "tests",
        "scripts",
        "docs",
        "ui",
        ".ci",
    ]
    .map(|folder| root().join(folder))
    .to_vec();
    let mut found: Vec<PathBuf> = [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "Cargo.toml",
        "Makefile",
    ]
    .map(|file| root().join(file))
    .to_vec();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let skipped = ["target", "node_modules", "fixtures", "golden", "dist"];
            if path.is_dir() && !skipped.iter().any(|name| path.ends_with(name)) {
                open.push(path);
            } else if path.is_file() {
                found.push(path);
            }
        }
    }
    found.retain(|path| {
        let ending = path
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or_default();
        endings.contains(&ending)
    });
    found.sort();
    assert!(!found.is_empty(), "nothing looked at");
    found
}

fn read(files: Vec<PathBuf>) -> Vec<(PathBuf, String)> {
    let text = |path: &PathBuf| fs::read_to_string(path).unwrap_or_default();
    files
        .into_iter()
        .map(|path| (path.clone(), text(&path)))
        .collect()
}

/// The lines of the files for which `wrong` tells what is wrong.
fn findings(
    files: &[(PathBuf, String)],
    wrong: impl Fn(&Path, &str) -> Option<&'static str>,
) -> Vec<String> {
    let mut found = Vec::new();
    for (file, text) in files {
        let short = file.strip_prefix(root()).unwrap_or(file);
        for (number, line) in (1..).zip(text.lines()) {
            if let Some(what) = wrong(short, line) {
                found.push(format!("{}:{number}: {what}", short.display()));
            }
        }
    }
    found
}

const WRITTEN: &[&str] = &["rs", "toml", "md", "sh", "ts", "tsx", "css", "html"];

#[test]
fn every_module_says_what_it_is() {
    let heads = files(&["rs"]).into_iter().filter(|path| {
        let text = fs::read_to_string(path).unwrap_or_default();
        !text.starts_with("//!")
    });
    assert_eq!(
        heads.collect::<Vec<_>>(),
        Vec::<PathBuf>::new(),
        "begin these with //!"
    );
}

#[test]
fn no_file_is_long() {
    let long: Vec<String> = files(&["rs"])
        .iter()
        .filter_map(|path| {
            let lines = fs::read_to_string(path).ok()?.lines().count();
            (lines > LONGEST).then(|| format!("{}: {lines} lines", path.display()))
        })
        .collect();
    assert!(long.is_empty(), "split by topic:\n{}", long.join("\n"));
}

#[test]
fn nothing_is_left_lying_about() {
    // In two parts, so that this file does not find itself.
    let later = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
    ];
    // Where the programs of one person are says nothing to another.
    let machine = ["/root/", "/home/", "/Users/", "/work/"];
    let found = findings(&read(files(WRITTEN)), |file, line| {
        if line.ends_with([' ', '\t']) {
            return Some("white space at the end");
        }
        if later.iter().any(|word| line.contains(word)) {
            return Some("do it now, or write an issue");
        }
        let own = file.ends_with("tests/e2e/tidy.rs");
        // After a letter it is a part of an address.
        let stands = |path: &&str| {
            line.match_indices(*path).any(|(start, _)| {
                !line[..start].ends_with(|before: char| before.is_ascii_alphanumeric())
            })
        };
        (!own && machine.iter().any(stands)).then_some("a path of one machine")
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn data_flows_one_way() {
    let feeds = findings(&program("feeds"), |_, line| {
        let names = ["mappings::", "feedmill::"];
        names
            .iter()
            .any(|name| line.contains(name))
            .then_some("feeds knows no product")
    });
    let pure = findings(&program("mappings"), |_, line| {
        let names = [
            "std::fs",
            "std::net",
            "SystemTime",
            "Instant::now",
            "Zoned::now",
            "Timestamp::now",
        ];
        names
            .iter()
            .any(|name| line.contains(name))
            .then_some("mappings is pure")
    });
    assert_eq!([feeds, pure].concat(), Vec::<String>::new());
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap_or_default();
    let default = manifest
        .lines()
        .find(|line| line.starts_with("default-members"));
    assert!(
        default.is_some_and(|line| !line.contains("src-tauri")),
        "the command builds without a webview"
    );
}

/// The Rust files of a crate without what is compiled for tests only.
fn program(member: &str) -> Vec<(PathBuf, String)> {
    let folder = root().join(member).join("src");
    let mut all = read(files(&["rs"]));
    all.retain(|(path, _)| path.starts_with(&folder));
    let mut tests = Vec::new();
    for (_, text) in &all {
        let marked = text
            .split("#[cfg(test)]\n")
            .skip(1)
            .filter_map(|after| after.lines().next());
        tests.extend(
            marked.filter_map(|line| Some(line.rsplit_once(' ')?.1.strip_suffix(';')?.to_owned())),
        );
    }
    all.retain(|(path, _)| {
        !tests
            .iter()
            .any(|name| path.file_stem().is_some_and(|stem| stem == name.as_str()))
    });
    for (_, text) in &mut all {
        text.truncate(text.find("\nmod tests {").unwrap_or(text.len()));
    }
    all
}
