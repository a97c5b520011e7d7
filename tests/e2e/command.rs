//! Runs the built command in a temporary folder, as a person or a cron line does. No test reaches the network: lists of
//! categories are asked from a host that refuses at once, unless a test serves its own.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The moment all tests work at.
pub(crate) const NOW: &str = "2026-11-22T06:00:00Z";

/// Nobody listens on port 1.
const NO_HOST: &str = "http://127.0.0.1:1";

/// What the command left behind.
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    /// Its standard output, after it said that all is well.
    pub(crate) fn done(self) -> String {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        self.out
    }

    /// The JSON document it printed.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| {
            panic!("no JSON ({error}): {}{}", self.out, self.err);
        })
    }
}

/// A temporary folder to call the command in.
pub(crate) struct Desk {
    folder: TempDir,
    taxonomies: String,
    environment: BTreeMap<String, String>,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().expect("there is a place for temporary folders"),
            taxonomies: NO_HOST.to_owned(),
            environment: BTreeMap::new(),
        }
    }

    /// A desk with the example in the folder `shop`.
    pub(crate) fn with_example() -> Self {
        let desk = Self::new();
        desk.feedmill(&["new", "shop", "--example"]).done();
        desk
    }

    /// A desk with a shop in the folder `shop`, made of the feed `products.csv` for one partner.
    pub(crate) fn with_shop(products: &str, partner: &str) -> Self {
        let desk = Self::new();
        desk.write("products.csv", products);
        let source = ["new", "shop", "--source", "products.csv"];
        desk.feedmill(&[&source[..], &["--partner", partner]].concat())
            .done();
        desk
    }

    /// Lists of categories come from this host from now on.
    pub(crate) fn ask_taxonomies_of(&mut self, host: &str) {
        host.clone_into(&mut self.taxonomies);
    }

    /// Sets a variable of the environment of all commands from now on.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.environment.insert(name.to_owned(), value.to_owned());
    }

    /// The command, to be started.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_feedmill"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("FEEDMILL_TAXONOMY_HOST", &self.taxonomies)
            .envs(&self.environment);
        command
    }

    pub(crate) fn feedmill(&self, arguments: &[&str]) -> Ended {
        let output = self.command(arguments).output();
        let output = output.expect("the command was built");
        let text = |bytes| String::from_utf8(bytes).expect("the command prints UTF-8");
        Ended {
            code: output.status.code().expect("the command ends by itself"),
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }

    /// Runs the shop, which must go well, and returns the report.
    pub(crate) fn run(&self, more: &[&str]) -> Value {
        let ended = self.feedmill(&[&["run", "shop", "--now", NOW, "--json"], more].concat());
        assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
        ended.json()
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        let parent = path.parent().expect("a file is in a folder");
        fs::create_dir_all(parent).expect("a temporary folder can be written");
        fs::write(path, text).expect("a temporary folder can be written");
    }

    /// Writes a file anew with one text replaced, which must be there.
    pub(crate) fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} has no {from:?}");
        self.write(file, &text.replacen(from, to, 1));
    }

    /// All files below a folder with their bytes, by path in it; without the hidden ones.
    pub(crate) fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let root = self.path(folder);
        let mut found = BTreeMap::new();
        let mut open = vec![root.clone()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                let hidden = entry.file_name().to_string_lossy().starts_with('.');
                if hidden {
                    continue;
                } else if path.is_dir() {
                    open.push(path);
                } else {
                    found.insert(named(&root, &path), fs::read(&path).expect("it was listed"));
                }
            }
        }
        found
    }
}

fn named(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    path.to_string_lossy().replace('\\', "/")
}

/// The elements of a JSON array under a key.
pub(crate) fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key]
        .as_array()
        .map_or_else(|| panic!("{key} is no list in {value}"), Vec::as_slice)
}

/// The text under a key.
pub(crate) fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key]
        .as_str()
        .unwrap_or_else(|| panic!("{key} is no text in {value}"))
}

/// The whole number under a key.
pub(crate) fn number(value: &Value, key: &str) -> u64 {
    value[key]
        .as_u64()
        .unwrap_or_else(|| panic!("{key} is no whole number in {value}"))
}

/// The text of a name in a list of pairs, as `preview` prints them; empty when it is not there.
pub(crate) fn paired<'v>(pairs: &'v Value, name: &str) -> &'v str {
    let pairs = pairs.as_array().map_or(&[][..], Vec::as_slice);
    let found = pairs.iter().find(|pair| pair[0] == name);
    found.and_then(|pair| pair[1].as_str()).unwrap_or_default()
}
