//! A session: a catalog and the compiled mill of one partner, with the answers to its surveys. Preview and explain of
//! any product are then quick, because nothing is read or compiled again.

use crate::catalog::{self, Progress, Snapshot};
use crate::error::Error;
use crate::export::{Products, count};
use crate::fetch;
use crate::mill::Mill;
use crate::shop::Shop;
use crate::shop::source::SourceConfig;
use crate::state::State;
use jiff::Zoned;
use mappings::config::{ActionConfig, ConditionConfig, RuleConfig};
use mappings::plan::{Answers, Origins};
use once_cell::sync::OnceCell;
use std::path::PathBuf;
use std::sync::Arc;

/// The reason of products that a preview was not asked for.
const NOT_ASKED_FOR: &str = "not asked for";

/// A catalog being looked at through one partner's eyes.
pub struct Session {
    /// The compiled mill; its only partner is number 0.
    pub mill: Mill,
    /// The answers to its surveys.
    pub answers: Arc<Answers>,
    /// The catalog.
    pub snapshot: Snapshot,
    /// Names and settings of the sources, by number.
    pub(crate) sources: Vec<(String, SourceConfig)>,
    /// The shop's state folder.
    pub(crate) state: PathBuf,
    /// The shop's time zone.
    pub(crate) zone: jiff::tz::TimeZone,
    threads: usize,
    origins: OnceCell<Origins>,
}

impl Session {
    /// Opens the catalog in force; imports the sources when there is none yet. `only` leaves out all other products.
    pub fn open(
        shop: &Shop,
        partner: &str,
        only: Option<&ConditionConfig>,
        now: &Zoned,
        threads: usize,
        progress: &dyn Progress,
    ) -> Result<Self, Error> {
        let now = now.with_time_zone(shop.zone()?);
        let snapshot = catalog(shop, &now, threads, progress)?;
        let mill = match only {
            None => Mill::new(shop, snapshot.fields(), &[partner.to_owned()], &now)?,
            Some(only) => {
                let mut narrowed = shop.clone();
                if let Some(mapping) = narrowed.mappings.get_mut(partner) {
                    mapping.rules.insert(0, all_but(only));
                }
                let partner = [partner.to_owned()];
                Mill::new(&narrowed, snapshot.fields(), &partner, &now).map_err(|error| {
                    let sound = Mill::new(shop, snapshot.fields(), &partner, &now).is_ok();
                    if sound {
                        of_condition(error, "--where")
                    } else {
                        error
                    }
                })?
            }
        };
        let answers = mill.plan.survey(&Products(&snapshot), threads)?;
        Ok(Self::over(shop, mill, Arc::new(answers), snapshot, threads))
    }

    /// A session of what is compiled and surveyed already. The mill has one partner, and the answers are those to its
    /// surveys over this catalog.
    #[must_use]
    pub fn over(
        shop: &Shop,
        mill: Mill,
        answers: Arc<Answers>,
        snapshot: Snapshot,
        threads: usize,
    ) -> Self {
        Self {
            mill,
            answers,
            snapshot,
            sources: shop.sources.clone().into_iter().collect(),
            state: shop.state_folder(),
            // Nothing compiles with a zone that is none.
            zone: shop.zone().unwrap_or(jiff::tz::TimeZone::UTC),
            threads,
            origins: OnceCell::new(),
        }
    }

    /// Where the products of the partner's feed are in the catalog. Found by a pass over the catalog that makes no
    /// values, when it is first asked for.
    pub fn origins(&self) -> Result<&Origins, Error> {
        self.origins.get_or_try_init(|| {
            let (counts, _) = count(
                &self.mill.plan,
                &self.answers,
                &self.snapshot,
                &[0],
                self.threads,
            )?;
            Ok(counts.into_iter().next().unwrap_or_default().origins)
        })
    }
}

/// The catalog in force; imports the sources when there is none yet. `now` is in the shop's time zone.
pub(crate) fn catalog(
    shop: &Shop,
    now: &Zoned,
    threads: usize,
    progress: &dyn Progress,
) -> Result<Snapshot, Error> {
    let mut state = State::open(&shop.state_folder())?;
    if let Some(snapshot) = catalog::current(&state)? {
        return Ok(snapshot);
    }
    let sources = fetch::sources(shop)?;
    let mut imported = catalog::import(&state, sources, now, threads, progress)?;
    imported.commit(&mut state)?;
    Ok(imported.snapshot)
}

/// A mistake of the condition asked for: no file has it.
pub(crate) fn of_condition(error: Error, at: &str) -> Error {
    let at = at.to_owned();
    match error {
        Error::Shop(mut mistakes) if !mistakes.0.is_empty() => {
            let first = mistakes.0.swap_remove(0);
            Error::Config {
                at,
                message: first.message.into(),
                hint: first.hint.into(),
            }
        }
        Error::Config { message, hint, .. } => Error::Config { at, message, hint },
        other => other,
    }
}

/// A rule that leaves out all products but those asked for.
fn all_but(only: &ConditionConfig) -> RuleConfig {
    RuleConfig {
        otherwise: vec![ActionConfig {
            exclude: Some(NOT_ASKED_FOR.into()),
            priority: i32::MAX,
            ..ActionConfig::default()
        }],
        ..RuleConfig::new(NOT_ASKED_FOR, only.clone())
    }
}
