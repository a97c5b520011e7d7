//! What the command cannot show: the engine at work on a catalog that is there already, stage by stage.

use feedmill::catalog::{self, Snapshot};
use feedmill::error::Error;
use feedmill::explain::explain;
use feedmill::export::{Products, Target, count, export};
use feedmill::mill::Mill;
use feedmill::preview::preview;
use feedmill::session::Session;
use feedmill::shop::Shop;
use feedmill::state::State;
use jiff::Zoned;
use mappings::config::ConditionConfig;
use std::path::Path;
use std::time::Instant;

/// Products on a page.
const PAGE: usize = 50;
/// Repetitions of what takes milliseconds; the median is told.
const ROUNDS: usize = 15;

/// Times the stages on the catalog of the shop in `folder` as of its last run, and prints a line for each: its name, a
/// tab, its seconds.
pub(crate) fn print(
    folder: &Path,
    now: &str,
    threads: usize,
) -> Result<(), Box<dyn std::error::Error>> {
    let shop = Shop::open(folder)?;
    let now: Zoned = now.parse()?;
    let now = now.with_time_zone(shop.zone()?);
    let state = State::open(&shop.state_folder())?;
    let snapshot = catalog::current(&state)?.ok_or("the shop has no catalog: run it first")?;
    export_again(&shop, &snapshot, &now, threads)?;
    change_a_rule(&shop, &snapshot, &now, threads)?;
    look(&shop, &now, threads)
}

fn timed<T, E>(stage: &str, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let started = Instant::now();
    let done = work()?;
    tell(stage, started.elapsed().as_secs_f64());
    Ok(done)
}

#[expect(clippy::print_stdout, reason = "the figures are the output")]
fn tell(stage: &str, seconds: f64) {
    println!("{stage}\t{seconds:.6}");
}

/// All partners' feeds from the catalog, beside those of the last run.
fn export_again(
    shop: &Shop,
    snapshot: &Snapshot,
    now: &Zoned,
    threads: usize,
) -> Result<(), Error> {
    timed("export again", || {
        let mill = timed("of it compile", || {
            Mill::new(shop, snapshot.fields(), &[], now)
        })?;
        let products = Products(snapshot);
        let answers = timed("of it survey", || mill.plan.survey(&products, threads))?;
        let out = shop.folder.join("out");
        let again = |partner: usize| out.join(format!("again-{}", mill.files[partner]));
        let targets: Vec<Target> = (0..mill.files.len())
            .map(|partner| Target {
                partner,
                path: Some(again(partner)),
            })
            .collect();
        let (feeds, _) = export(
            &mill.plan,
            &answers,
            snapshot,
            &targets,
            threads,
            &mut |_| Ok(()),
        )?;
        feeds.into_iter().try_for_each(|feed| feed.keep().map(drop))
    })
}

/// From a changed rule to the exact counts of all partners: the shop compiled, surveyed and counted anew.
fn change_a_rule(
    shop: &Shop,
    snapshot: &Snapshot,
    now: &Zoned,
    threads: usize,
) -> Result<(), Box<dyn std::error::Error>> {
    let mut changed = shop.clone();
    let rule = changed
        .rules
        .rules
        .first_mut()
        .ok_or("the shop has no rule")?;
    rule.condition = Some(ConditionConfig {
        field: Some("price".into()),
        is: Some("less_than".into()),
        arguments: [("value".to_owned(), 10.into())].into_iter().collect(),
        ..ConditionConfig::default()
    });
    timed("counts after changing a rule", || {
        let mill = Mill::new(&changed, snapshot.fields(), &[], now)?;
        let answers = mill.plan.survey(&Products(snapshot), threads)?;
        let partners: Vec<usize> = (0..mill.files.len()).collect();
        count(&mill.plan, &answers, snapshot, &partners, threads)
    })?;
    Ok(())
}

/// What a person looks at: pages and single products.
fn look(shop: &Shop, now: &Zoned, threads: usize) -> Result<(), Box<dyn std::error::Error>> {
    let partner = shop
        .mappings
        .keys()
        .next()
        .ok_or("the shop has no mapping")?;
    let session = timed("open a session", || {
        Session::open(shop, partner, None, now, threads, &())
    })?;
    let all = timed("find its pages", || session.origins())?.len();
    let mut last = String::new();
    for (place, skip) in [
        ("start", 0),
        ("middle", all / 2),
        ("end", all - PAGE as u64),
    ] {
        let mut seconds = Vec::new();
        for _ in 0..ROUNDS {
            let started = Instant::now();
            let page = preview(&session, skip, PAGE)?;
            seconds.push(started.elapsed().as_secs_f64());
            last = page
                .products
                .last()
                .map(|product| product.id.clone())
                .unwrap_or_default();
        }
        tell(
            &format!("preview {PAGE} products at the {place}"),
            median(seconds),
        );
    }
    let mut seconds = Vec::new();
    for _ in 0..ROUNDS {
        let started = Instant::now();
        explain(&session, &last)?.ok_or("the last product is not there")?;
        seconds.push(started.elapsed().as_secs_f64());
    }
    tell("explain one product", median(seconds));
    Ok(())
}

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds[seconds.len() / 2]
}
