//! Suggests partner categories for a category of the shop, by the words they share. Rare words count more than common
//! ones, words of deeper levels more than those above, the category more than the title. Words are compared without
//! accents and plural endings; a word that the partner does not use may share its end with one of its words
//! (`wandelschoenen`, `schoenen`), as compounds do in Dutch and German. What the shop chose before counts as well: a
//! category like one that is mapped already is suggested what that one has.

use super::learned::Learned;
use super::taxonomy::{Category, Taxonomy};
use hashbrown::{HashMap, HashSet};
use unicode_normalization::UnicodeNormalization;

/// One suggestion.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion<'t> {
    /// The category.
    pub category: &'t Category,
    /// How well it fits, from 0 to 1.
    pub score: f32,
}

/// The words of a taxonomy, prepared for many questions.
#[derive(Clone, Debug)]
pub struct Suggester<'t> {
    categories: Vec<&'t Category>,
    /// Category and weight, by word.
    words: HashMap<String, Vec<(u32, f32)>>,
    /// How rare a word is.
    rarity: HashMap<String, f32>,
    lengths: Vec<f32>,
    learned: Learned,
}

/// How much a level counts against the one below it.
pub(super) const LEVEL_ABOVE: f32 = 0.55;
/// How much a word of the title counts against one of the deepest level.
const TITLE: f32 = 0.35;
/// How much a word counts that only shares its end.
const COMPOUND: f32 = 0.6;
/// Words of fewer letters share their end by chance.
const SHORTEST_END: usize = 4;
/// Words that say nothing about a category.
const EMPTY_WORDS: &[&str] = &[
    "and", "the", "for", "of", "with", "other", "en", "van", "voor", "met", "de", "het", "overig",
    "und", "fur", "mit", "et", "pour", "home", "all",
];

impl<'t> Suggester<'t> {
    /// Prepares a taxonomy.
    #[must_use]
    pub fn new(taxonomy: &'t Taxonomy) -> Self {
        let categories: Vec<_> = taxonomy.iter().collect();
        let levels = |category: &Category| -> Vec<Vec<String>> {
            category.path.split(" > ").map(words).collect()
        };
        let mut counts: HashMap<String, u32> = HashMap::new();
        for category in &categories {
            let unique: HashSet<String> = levels(category).into_iter().flatten().collect();
            for word in unique {
                *counts.entry(word).or_default() += 1;
            }
        }
        let all = categories.len().max(1) as f32;
        let rarity: HashMap<String, f32> = counts
            .into_iter()
            .map(|(word, count)| (word, (1.0 + all / count as f32).ln()))
            .collect();
        let mut index: HashMap<String, Vec<(u32, f32)>> = HashMap::new();
        let mut lengths = Vec::with_capacity(categories.len());
        for (number, category) in categories.iter().enumerate() {
            let weights = weigh(&levels(category), &rarity);
            lengths.push(
                weights
                    .values()
                    .map(|weight| weight * weight)
                    .sum::<f32>()
                    .sqrt(),
            );
            for (word, weight) in weights {
                index.entry(word).or_default().push((number as u32, weight));
            }
        }
        Self {
            categories,
            words: index,
            rarity,
            lengths,
            learned: Learned::default(),
        }
    }

    /// Learns from the shop's own choices: its categories (levels joined by `>`) and the partner's, by number or path.
    /// Those that the taxonomy does not have are passed over.
    #[must_use]
    pub fn learn<'p>(
        mut self,
        taxonomy: &Taxonomy,
        choices: impl IntoIterator<Item = (&'p str, &'p str)>,
    ) -> Self {
        let numbers: HashMap<&str, usize> = self
            .categories
            .iter()
            .enumerate()
            .map(|(number, category)| (&*category.path, number))
            .collect();
        let known = choices.into_iter().filter_map(|(own, theirs)| {
            let number = *numbers.get(&*taxonomy.find(theirs)?.path)?;
            let levels: Vec<Vec<String>> = own.split('>').map(words).collect();
            Some((number, levels))
        });
        self.learned = Learned::new(known);
        self
    }

    /// The best `most` categories for one of the shop's, given by its levels from the root, and words of a typical
    /// title; the best first. Empty when no word is known.
    #[must_use]
    pub fn suggest(&self, path: &[&str], title: &str, most: usize) -> Vec<Suggestion<'t>> {
        let levels: Vec<Vec<String>> = path.iter().map(|level| words(level)).collect();
        let mut question: Vec<(String, f32)> = Vec::new();
        for (depth, level) in levels.iter().rev().enumerate() {
            let weight = LEVEL_ABOVE.powi(depth as i32);
            question.extend(level.iter().map(|word| (word.clone(), weight)));
        }
        question.extend(words(title).into_iter().map(|word| (word, TITLE)));
        let mut known: HashMap<&str, f32> = HashMap::new();
        let mut unknown = 0.0;
        for (word, weight) in &question {
            match self.known(word) {
                Some((word, likeness)) => {
                    let weight = weight * likeness * self.rarity[word];
                    let best = known.entry(word).or_default();
                    *best = best.max(weight);
                }
                None => unknown += weight * weight,
            }
        }
        let length = (known.values().map(|weight| weight * weight).sum::<f32>() + unknown).sqrt();
        let mut scores = vec![0.0_f32; self.categories.len()];
        // Sums of floats depend on their order: the same question must always get the same answer.
        let mut known: Vec<_> = known.into_iter().collect();
        known.sort_unstable_by(|a, b| a.0.cmp(b.0));
        for (word, weight) in known {
            for (category, own) in &self.words[word] {
                scores[*category as usize] += weight * own;
            }
        }
        let mut scores: Vec<f32> = scores
            .into_iter()
            .zip(&self.lengths)
            .map(|(score, own)| {
                if score > 0.0 {
                    score / (length * own)
                } else {
                    0.0
                }
            })
            .collect();
        // Two reasons for one category speak for it more than either alone.
        for (number, likeness) in self.learned.like(&levels) {
            scores[number] = 1.0 - (1.0 - scores[number]) * (1.0 - likeness);
        }
        let mut ranked: Vec<(usize, f32)> = scores
            .into_iter()
            .enumerate()
            .filter(|(_, score)| *score > 0.0)
            .collect();
        ranked.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let best = ranked.into_iter().take(most);
        best.map(|(number, score)| Suggestion {
            category: self.categories[number],
            score,
        })
        .collect()
    }

    /// The taxonomy's word that is meant, and how sure that is.
    fn known(&self, word: &str) -> Option<(&str, f32)> {
        if let Some((own, _)) = self.words.get_key_value(word) {
            return Some((own, 1.0));
        }
        let shares = |own: &&String| {
            own.len() >= SHORTEST_END
                && (word.ends_with(&***own) || (word.len() >= SHORTEST_END && own.ends_with(word)))
        };
        let best = self
            .words
            .keys()
            .filter(shares)
            .min_by_key(|own| (own.len().abs_diff(word.len()), *own))?;
        Some((best, COMPOUND))
    }
}

/// The weight of each word of a category.
pub(super) fn weigh(levels: &[Vec<String>], rarity: &HashMap<String, f32>) -> HashMap<String, f32> {
    let mut weights: HashMap<String, f32> = HashMap::new();
    for (depth, level) in levels.iter().rev().enumerate() {
        for word in level {
            let weight = LEVEL_ABOVE.powi(depth as i32) * rarity.get(word).copied().unwrap_or(1.0);
            let own = weights.entry(word.clone()).or_default();
            *own = own.max(weight);
        }
    }
    weights
}

/// The words of a text, for comparing.
fn words(text: &str) -> Vec<String> {
    let folded: String = text
        .nfkd()
        .filter(|sign| !unicode_normalization::char::is_combining_mark(*sign))
        .flat_map(char::to_lowercase)
        .collect();
    folded
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| word.chars().count() > 1 && !EMPTY_WORDS.contains(word))
        .map(|word| stem(word).to_owned())
        .collect()
}

/// A word without the plural endings of English, Dutch and German.
fn stem(word: &str) -> &str {
    let endings: &[&str] = &["'s", "ies", "es", "en", "s"];
    endings
        .iter()
        .find_map(|ending| {
            word.strip_suffix(ending)
                .filter(|rest| rest.len() >= 3 && rest.is_ascii())
        })
        .unwrap_or(word)
}
