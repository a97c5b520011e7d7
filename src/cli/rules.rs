//! `rules`: what each rule did in the last run, as a table; of one rule also the products.

use super::table::{Table, number, short};
use super::{Ended, RulesArgs, print, say};
use feedmill::rules::{self, Did};
use feedmill::shop::Shop;

pub(super) fn rules(args: &RulesArgs, json: bool) -> Ended {
    let shop = Shop::open(&args.folder)?;
    let (partner, rule) = (args.partner.as_deref(), args.rule.as_deref());
    let told = rules::rules(&shop, partner, rule, args.limit)?;
    if json {
        print(&told);
        return Ok(0);
    }
    if told.rules.is_empty() {
        say("no rule took part in a run yet; see `feedmill run`");
        return Ok(0);
    }
    let mut table = Table::new(&[
        "for",
        "rule",
        ">before",
        ">matched",
        ">changed",
        ">left out",
        ">brought back",
        ">run",
    ]);
    for did in &told.rules {
        table.row([
            did.partner.clone().unwrap_or_else(|| "all".into()),
            short(&did.rule, 50),
            number(did.before),
            number(did.matched.count),
            number(did.changed.count),
            number(did.excluded.count),
            number(did.included.count),
            did.run.to_string(),
        ]);
    }
    say(&table.to_string());
    if rule.is_some() {
        told.rules.iter().for_each(products);
    }
    Ok(0)
}

fn products(did: &Did) {
    for (what, touched) in [
        ("matched", &did.matched),
        ("changed", &did.changed),
        ("left out", &did.excluded),
        ("brought back", &did.included),
    ] {
        if touched.count > 0 {
            let more = touched.count - touched.products.len() as u64;
            let more = match more {
                0 => String::new(),
                more => format!(" and {} more", number(more)),
            };
            say(&format!("{what}: {}{more}", touched.products.join(", ")));
        }
    }
}
