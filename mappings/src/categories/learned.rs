//! The shop's own choices as examples: its categories with the partner's category that somebody gave them.

use super::suggest::weigh;
use hashbrown::HashMap;

/// Examples, prepared for many questions.
#[derive(Clone, Debug, Default)]
pub(super) struct Learned {
    examples: Vec<Example>,
    /// How rare a word is among the examples.
    rarity: HashMap<String, f32>,
    /// Examples by word.
    index: HashMap<String, Vec<u32>>,
}

#[derive(Clone, Debug)]
struct Example {
    /// Number of the partner's category.
    category: usize,
    weights: HashMap<String, f32>,
    length: f32,
}

impl Learned {
    /// From numbers of categories and the words of the own levels, from the root.
    pub(super) fn new(choices: impl Iterator<Item = (usize, Vec<Vec<String>>)>) -> Self {
        let choices: Vec<_> = choices.collect();
        let mut counts: HashMap<String, u32> = HashMap::new();
        for (_, levels) in &choices {
            let mut unique: Vec<&String> = levels.iter().flatten().collect();
            unique.sort_unstable();
            unique.dedup();
            for word in unique {
                *counts.entry(word.clone()).or_default() += 1;
            }
        }
        let all = choices.len() as f32;
        let rarity: HashMap<String, f32> = counts
            .into_iter()
            .map(|(word, count)| (word, (1.0 + all / count as f32).ln()))
            .collect();
        let mut learned = Self {
            rarity,
            ..Self::default()
        };
        for (category, levels) in choices {
            let weights = weigh(&levels, &learned.rarity);
            let number = learned.examples.len() as u32;
            for word in weights.keys() {
                learned.index.entry(word.clone()).or_default().push(number);
            }
            learned.examples.push(Example {
                category,
                length: length(&weights),
                weights,
            });
        }
        learned
    }

    /// Categories of the examples like a category with these words, each with the likeness of the best of its examples,
    /// from 0 to 1; in order of their numbers.
    pub(super) fn like(&self, levels: &[Vec<String>]) -> Vec<(usize, f32)> {
        if self.examples.is_empty() {
            return Vec::new();
        }
        let question = weigh(levels, &self.rarity);
        let own = length(&question);
        let mut candidates: Vec<u32> = question
            .keys()
            .filter_map(|word| self.index.get(word))
            .flatten()
            .copied()
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let mut best: std::collections::BTreeMap<usize, f32> = std::collections::BTreeMap::new();
        for number in candidates {
            let example = &self.examples[number as usize];
            // Sums of floats depend on their order.
            let mut shared: Vec<f32> = example
                .weights
                .iter()
                .filter_map(|(word, weight)| Some(weight * question.get(word)?))
                .collect();
            shared.sort_unstable_by(f32::total_cmp);
            let likeness = shared.iter().sum::<f32>() / (own * example.length);
            let known = best.entry(example.category).or_default();
            *known = known.max(likeness.min(1.0));
        }
        best.into_iter().collect()
    }
}

fn length(weights: &HashMap<String, f32>) -> f32 {
    let mut squares: Vec<f32> = weights.values().map(|weight| weight * weight).collect();
    squares.sort_unstable_by(f32::total_cmp);
    squares.iter().sum::<f32>().sqrt()
}
