//! What a host's `robots.txt` allows, as RFC 9309 reads it: of the group for one's own name, else of that for all, the
//! rule with the longest path decides, and of two equally long ones the allowing one. `Crawl-delay` is no part of the
//! standard, and respected.

use std::time::Duration;

/// The rules for one robot.
#[derive(Debug, Default)]
pub(super) struct Robots {
    rules: Vec<(String, bool)>,
    /// The pause between two requests that is asked for.
    pub(super) delay: Option<Duration>,
}

impl Robots {
    /// Reads the rules for a robot, whose name is in small letters. What is no rule is passed over.
    pub(super) fn new(robot: &str, text: &str) -> Self {
        let (mut own, mut all) = (None, None);
        let (mut names, mut in_rules) = (Vec::new(), false);
        for line in text.trim_start_matches('\u{feff}').lines() {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            if key == "user-agent" {
                // A name after rules begins a new group; several names before them share one.
                if std::mem::take(&mut in_rules) {
                    names.clear();
                }
                names.push(value.to_ascii_lowercase());
                continue;
            }
            in_rules = true;
            for (name, group) in [(robot, &mut own), ("*", &mut all)] {
                if names.iter().any(|known| known == name) {
                    group.get_or_insert_with(Self::default).line(&key, value);
                }
            }
        }
        own.or(all).unwrap_or_default()
    }

    fn line(&mut self, key: &str, value: &str) {
        match key {
            "allow" | "disallow" if !value.is_empty() => {
                self.rules.push((value.to_owned(), key == "allow"));
            }
            "crawl-delay" => {
                let seconds = value.parse().ok();
                self.delay = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
            }
            _ => {}
        }
    }

    /// Whether a path, with its query, may be asked for.
    pub(super) fn allow(&self, path: &str) -> bool {
        let fitting = self.rules.iter().filter(|(rule, _)| fits(rule, path));
        fitting
            .max_by_key(|(rule, allow)| (rule.len(), *allow))
            .is_none_or(|(_, allow)| *allow)
    }
}

/// Whether a path begins as a rule says: `*` stands for anything, `$` at the end for the end.
fn fits(rule: &str, path: &str) -> bool {
    let (rule, whole) = match rule.strip_suffix('$') {
        Some(rule) => (rule, true),
        None => (rule, false),
    };
    let mut pieces = rule.split('*');
    let Some(mut rest) = path.strip_prefix(pieces.next().unwrap_or_default()) else {
        return false;
    };
    let pieces: Vec<&str> = pieces.collect();
    let Some((last, middle)) = pieces.split_last() else {
        return !whole || rest.is_empty();
    };
    for piece in middle {
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    if whole {
        rest.ends_with(last)
    } else {
        rest.contains(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_group_wins_and_in_it_the_longest_rule() {
        let text = "User-agent: other\nUser-agent: *\nDisallow: /\n\n# ours\nuser-agent: Feedmill\nDisallow: /shop\nAllow: /shop/open\n\
                    Disallow: /*.pdf$\nCrawl-delay: 1.5\n";
        let robots = Robots::new("feedmill", text);
        assert_eq!(robots.delay, Some(Duration::from_millis(1_500)));
        let allowed = ["/", "/shop/open/1", "/a.pdf?x", "/sho"];
        let forbidden = ["/shop", "/shop/1", "/x/a.pdf"];
        assert!(allowed.iter().all(|path| robots.allow(path)));
        assert!(!forbidden.iter().any(|path| robots.allow(path)));
        assert!(!Robots::new("another", text).allow("/anything"));
        assert!(Robots::new("feedmill", "Disallow: /\n<html>").allow("/"));
        assert!(Robots::new("feedmill", "User-agent: *\nDisallow:\n").allow("/"));
    }
}
