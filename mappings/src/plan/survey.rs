//! Taking surveys: passes over the catalog before the products themselves are milled.

use super::Plan;
use super::eval::Scope;
use crate::rows::Rows;
use crate::surveys::{Answer, Tally};
use std::ops::Range;

/// Whoever keeps the products: stretches of rows, each readable on its own and by several threads.
pub trait Catalog: Sync {
    /// What can go wrong while reading.
    type Error: Send;

    /// Number of stretches. Their order is the order of the products.
    fn stretches(&self) -> usize;

    /// A stretch, of which only the given fields (numbers in `names`, ascending) will be asked for.
    fn rows<'c>(
        &'c self,
        stretch: usize,
        names: &[String],
        fields: &[usize],
    ) -> Result<Box<dyn Rows + 'c>, Self::Error>;
}

/// The answers to a plan's surveys. They stay true as long as the catalog and the plan do.
#[derive(Default)]
pub struct Answers {
    pub(crate) list: Vec<Box<dyn Answer>>,
}

impl Plan {
    /// Takes all surveys of the plan, in as few passes over the catalog as their dependencies allow. The answers do
    /// not depend on the number of threads.
    pub fn survey<C: Catalog>(&self, catalog: &C, threads: usize) -> Result<Answers, C::Error> {
        let surveys = &self.graph.surveys;
        let levels = surveys
            .iter()
            .map(|survey| survey.level + 1)
            .max()
            .unwrap_or(0);
        let mut answers = Answers {
            list: surveys
                .iter()
                .map(|_| Box::new(NotYet) as Box<dyn Answer>)
                .collect(),
        };
        for level in 0..levels {
            let taken: Vec<usize> = (0..surveys.len())
                .filter(|&index| surveys[index].level == level)
                .collect();
            let roots = taken.iter().flat_map(|&index| {
                [
                    Some(surveys[index].value),
                    surveys[index].by,
                    surveys[index].only,
                ]
                .into_iter()
                .flatten()
            });
            let fields = self.graph.fields_of(roots);
            let tallies = in_parts(catalog.stretches(), threads, |part| {
                self.tally(catalog, part, &taken, &fields, &answers)
            })?;
            let merged = tallies.into_iter().reduce(|mut earlier, later| {
                for (tally, later) in earlier.iter_mut().zip(later) {
                    tally.merge(later);
                }
                earlier
            });
            for (index, tally) in taken.into_iter().zip(merged.into_iter().flatten()) {
                answers.list[index] = tally.finish();
            }
        }
        Ok(answers)
    }

    fn tally<C: Catalog>(
        &self,
        catalog: &C,
        stretches: Range<usize>,
        taken: &[usize],
        fields: &[usize],
        answers: &Answers,
    ) -> Result<Vec<Box<dyn Tally>>, C::Error> {
        let surveys = &self.graph.surveys;
        let mut tallies: Vec<_> = taken
            .iter()
            .map(|&index| surveys[index].item.tally())
            .collect();
        for stretch in stretches {
            let rows = catalog.rows(stretch, &self.graph.fields, fields)?;
            for row in 0..rows.len() {
                let memory = Scope::memory(self);
                let scope = Scope::new(self, answers, &*rows, row, &memory);
                for (&index, tally) in taken.iter().zip(&mut tallies) {
                    let survey = &surveys[index];
                    if survey.only.is_some_and(|only| !scope.holds(only)) {
                        continue;
                    }
                    let by = scope.key(survey.by);
                    let value = scope.see(survey.value);
                    tally.see(scope.number(), by, &value, &self.contexts[survey.context]);
                }
            }
        }
        Ok(tallies)
    }
}

/// Shares the stretches of a catalog out over threads, in contiguous parts of about the same size. Returns what each
/// part gave, in the catalog's order; fails as the first part that fails.
pub fn in_parts<T: Send, E: Send>(
    stretches: usize,
    threads: usize,
    work: impl Fn(Range<usize>) -> Result<T, E> + Sync,
) -> Result<Vec<T>, E> {
    let parts = threads.clamp(1, stretches.max(1));
    let work = &work;
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..parts)
            .map(|part| stretches * part / parts..stretches * (part + 1) / parts)
            .map(|part| scope.spawn(move || work(part)))
            .collect();
        let joined = running.into_iter().map(|thread| {
            let ended = thread.join();
            ended.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        });
        joined.collect()
    })
}

/// Stands for the answer of a survey that is not taken yet; levels make sure that nobody asks.
struct NotYet;

impl Answer for NotYet {
    fn of(&self, _: u64, _: u64, _: &crate::value::Value<'_>) -> crate::value::Value<'static> {
        crate::value::Value::Missing
    }
}
