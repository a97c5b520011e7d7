//! What the engine promises, on small catalogs.

mod bids;
mod prints;
mod shop;
mod specs;
mod whole_feed;

use super::*;
use serde_json::{Value as Json, json};
use shop::Shop;

const ID_ONLY: &str = "partner = 'generic'\n[fields]\nid = 'id'\n";

#[test]
fn values_come_from_everywhere() {
    let mut shop = Shop::new(
        json!([{"id": "a", "brand": "Merrell", "title": " Moab  3 ", "price": 129.95, "cost": 50, "size": "M"}]),
        "",
        &["partner = 'generic'
        send_private = ['cost']
        [fields]
        text = { text = '{brand} {title}{{}}', use = ['collapse_whitespace', { do = 'truncate', max = 12 }] }
        calc = { calc = 'round((price - cost) / price * 100, 1)' }
        value = { value = 'new' }
        first = { first = ['material', 'size'] }
        cases = { cases = [{ if = { field = 'price', is = 'less_than', value = 100 }, then = { value = 'cheap' } }], else = { value = 'dear' } }
        table = { table = { name = 'sizes', key = 'size', default = '?' } }
        list = { list = ['brand', 'material', 'size'] }
        "],
    );
    shop.tables.insert(
        "sizes".into(),
        TableData {
            columns: vec!["from".into(), "to".into()],
            rows: vec![vec!["m*".into(), "Medium".into()]],
        },
    );
    // `{{}}` in the text are braces, and the cut falls between words.
    assert_eq!(
        shop.lines(),
        ["text=Merrell Moab calc=61.5 value=new first=M cases=dear table=Medium list=Merrell|M"]
    );
}

#[test]
fn an_empty_value_leaves_an_attribute_out() {
    let shop = Shop::new(
        json!([{"id": "a", "title": "Moab", "brand": "Merrell"}]),
        "",
        &["partner = 'generic'\n[fields]\nid = 'id'\nbrand = { value = '' }\n"],
    );
    let plan = shop.compile().unwrap();
    assert_eq!(plan.shape(0).columns, ["id"]);
}

#[test]
fn rules_run_from_top_to_bottom_and_each_sees_what_the_last_one_did() {
    let shop = Shop::new(
        json!([{"id": "a", "stock": 3}, {"id": "b", "stock": 30}]),
        "[[rules]]
        name = 'few'
        if = { field = 'stock', is = 'less_than', value = 10 }
        then = [{ set = 'level', to = { value = 'few' } }]
        else = [{ set = 'level', to = { value = 'many' } }, { set = 'stock', to = { calc = 'stock * 2' } }]
        [[rules]]
        name = 'shout'
        if = { field = 'level', is = 'equals', value = 'few' }
        then = [{ set = 'level', use = ['upper'] }]",
        &["partner = 'generic'\n[fields]\nid = 'id'\nlevel = 'level'\nstock = 'stock'\n"],
    );
    let (partners, rules) = shop.run(1);
    assert_eq!(
        partners[0].0,
        ["id=a level=FEW stock=3", "id=b level=many stock=60"]
    );
    assert_eq!((rules[0].matched.len(), rules[0].changed.len()), (1, 2));
    assert!(rules[1].changed.iter().eq([0]));
}

#[test]
fn exclusions_count_the_deciding_reason_and_explain_tells_all() {
    let shop = Shop::new(
        json!([{"id": "a", "stock": 0, "price": 5}, {"id": "b", "stock": 4, "price": 5}, {"id": "c", "stock": 4, "price": 50}]),
        "[[rules]]
        name = 'stock'
        if = { field = 'stock', is = 'less_than', value = 1 }
        then = [{ exclude = 'no stock' }]
        [[rules]]
        name = 'cheap'
        if = { field = 'price', is = 'less_than', value = 10 }
        then = [{ exclude = 'too cheap' }]",
        &["partner = 'generic'
        [fields]
        id = 'id'
        [[rules]]
        name = 'but b'
        if = { field = 'id', is = 'equals', value = 'b' }
        then = [{ include = 'the owner wants it', priority = 1 }]"],
    );
    let (partners, rules) = shop.run(1);
    assert_eq!(partners[0].0, ["id=b", "id=c"]);
    let excluded: Vec<_> = partners[0].1.excluded.iter().collect();
    assert_eq!(excluded, [(&"no stock".to_owned(), &1)]);
    // The second rule never saw what the first one left out.
    assert_eq!((rules[1].before, rules[1].matched.len()), (2, 1));
    // The partner's own brings back what a shared one left out.
    let own = &partners[0].1.rules[0];
    assert_eq!((own.before, own.included.len()), (1, 1));
    assert!(own.matched.iter().eq([1]) && own.excluded.is_empty());

    let story = shop.explain(0);
    assert!(!story.included);
    let reasons: Vec<_> = story
        .reasons
        .iter()
        .map(|r| (r.reason.as_str(), r.decisive))
        .collect();
    assert_eq!(reasons, [("no stock", true), ("too cheap", false)]);
    assert_eq!(story.reasons[1].rule.as_deref(), Some("cheap"));
    assert!(shop.explain(1).included);
}

#[test]
fn conditions_nest_and_look_at_lists_and_variant_groups() {
    let products = json!([
        {"id": "a1", "item_group_id": "a", "stock": 0, "colours": ["red", "blue"]},
        {"id": "a2", "item_group_id": "a", "stock": 7, "colours": ["green"]},
        {"id": "b1", "item_group_id": "b", "stock": 0, "colours": []},
        {"id": "b2", "item_group_id": "b", "stock": 0, "colours": ["red"]},
        {"id": "c1", "stock": 0},
    ]);
    for (condition, out) in [
        (
            "{ field = 'stock', is = 'greater_than', value = 0, group = 'any' }",
            "a1 a2",
        ),
        (
            "{ field = 'stock', is = 'greater_than', value = 0, group = 'none' }",
            "b1 b2 c1",
        ),
        (
            "{ field = 'stock', is = 'less_than', value = 1, group = 'all' }",
            "b1 b2 c1",
        ),
        (
            "{ field = 'colours', is = 'equals', value = 'red' }",
            "a1 b2",
        ),
        (
            "{ field = 'colours', is = 'equals', value = 'red', list = 'all' }",
            "b2",
        ),
        ("{ field = 'colours', is = 'empty' }", "b1 c1"),
        (
            "{ field = 'colours', is = 'equals', value = 'red', not = true, list = 'none' }",
            "b1 b2 c1",
        ),
        (
            "{ any = [{ field = 'id', is = 'equals', value = 'c1' }, { all = [{ field = 'stock', is = 'equals', value = 7 }] }] }",
            "a2 c1",
        ),
        ("{ none = [{ segment = 'gone' }] }", "a2"),
        (
            "{ of = { survey = { of = 'sum', value = 'stock' } }, is = 'equals', value = 7 }",
            "a1 a2",
        ),
    ] {
        let shop = Shop::new(
            products.clone(),
            &format!(
                "[segments]\ngone = {{ field = 'stock', is = 'less_than', value = 1 }}\n[[rules]]\nname = 'only'\nif = {condition}\nelse = [{{ exclude = 'other' }}]"
            ),
            &[ID_ONLY],
        );
        let ids: Vec<String> = shop
            .lines()
            .iter()
            .map(|line| line.replace("id=", ""))
            .collect();
        assert_eq!(ids.join(" "), out, "{condition}");
    }
}

#[test]
fn products_can_be_exploded_picked_limited_and_filled_from_their_parent() {
    let products = json!([
        {"id": "p", "title": "Shirt"},
        {"id": "p-s", "item_group_id": "p", "parent": "p", "price": 12, "sizes": ["S", "XS"]},
        {"id": "p-m", "item_group_id": "p", "parent": "p", "price": 10, "title": "Shirt M", "sizes": ["M"]},
        {"id": "q-m", "item_group_id": "q", "price": 30},
    ]);
    for (products_config, out) in [
        (
            "explode = 'sizes'",
            vec![
                "id=p title=Shirt",
                "id=p-s sizes=S",
                "id=p-s sizes=XS",
                "id=p-m title=Shirt M sizes=M",
                "id=q-m",
            ],
        ),
        (
            "pick = { order = 'price' }",
            vec!["id=p title=Shirt", "id=p-m title=Shirt M sizes=M", "id=q-m"],
        ),
        (
            "most = 2\norder = 'price'",
            vec!["id=p-s sizes=S|XS", "id=q-m"],
        ),
        (
            "parent = { key = 'parent', fields = ['title'] }",
            vec![
                "id=p title=Shirt",
                "id=p-s title=Shirt sizes=S|XS",
                "id=p-m title=Shirt M sizes=M",
                "id=q-m",
            ],
        ),
    ] {
        let mapping = format!(
            "partner = 'generic'\n[products]\n{products_config}\n[fields]\nid = 'id'\ntitle = 'title'\nsizes = 'sizes'\n"
        );
        let shop = Shop::new(products.clone(), "", &[&mapping]);
        assert_eq!(shop.lines(), out, "{products_config}");
    }
}

#[test]
fn availability_comes_from_the_stock_where_no_source_has_it() {
    let mapping = "partner = 'generic'\n[fields]\nid = 'id'\navailability = 'availability'\n";
    let stock = json!([{"id": "a", "stock": 3}, {"id": "b", "stock": 0}, {"id": "c"}]);
    let shop = Shop::new(stock, "", &[mapping]);
    assert_eq!(
        shop.lines(),
        [
            "id=a availability=in_stock",
            "id=b availability=out_of_stock",
            "id=c"
        ]
    );
    // Its own word comes first, and a rule that changes the stock changes what it means.
    let own = json!([{"id": "a", "stock": 0, "availability": "op voorraad"}]);
    assert_eq!(
        Shop::new(own, "", &[mapping]).lines(),
        ["id=a availability=op voorraad"]
    );
    let rule = "[[rules]]\nname = 'Keep two back'\nthen = [{ set = 'stock', to = { calc = 'stock - 2' } }]\n";
    let few = json!([{"id": "a", "stock": 2}]);
    assert_eq!(
        Shop::new(few, rule, &[mapping]).lines(),
        ["id=a availability=out_of_stock"]
    );
    for field in crate::fields::all() {
        if let Some(derived) = field.derived {
            serde_json::from_str::<crate::config::ValueConfig>(derived.value).expect(field.name);
        }
    }
}

#[test]
fn labels_are_fields_and_private_fields_stay_home() {
    let mut shop = Shop::new(
        json!([{"id": "a", "price": 121, "cost": 50, "sale_price": 60}, {"id": "b", "price": 121, "cost": 9}]),
        "",
        &["partner = 'generic'\n[fields]\nid = 'id'\nmargin = 'label/margin'\n"],
    );
    shop.labels = toml::from_str("[margin]\nkind = 'margin'\n").unwrap();
    let lines = shop.lines();
    assert!(lines[0].starts_with("id=a margin=") && lines[1].starts_with("id=b margin="));
    assert_ne!(lines[0][5..], lines[1][5..]);
    for leak in ["cost", "{ calc = 'price - cost' }", "label/margin/value"] {
        let leak = if leak.starts_with('{') {
            leak.to_owned()
        } else {
            format!("'{leak}'")
        };
        shop.mappings =
            vec![toml::from_str(&format!("partner = 'generic'\n[fields]\nx = {leak}\n")).unwrap()];
        let mistakes = shop.compile().err().expect(&leak);
        assert!(mistakes[0].message.contains("private"), "{mistakes:?}");
        assert_eq!(mistakes[0].path, "fields.x");
    }
}

#[test]
fn mistakes_are_all_found_and_say_what_was_meant() {
    let shop = Shop::new(
        json!([{"id": "a", "title": "x"}]),
        "[[rules]]
        name = 'r'
        if = { field = 'titel', is = 'contain', value = 'x' }
        then = [{ set = 'title', use = ['trunkate'] }, { exclude = 'a', include = 'b' }]
        from = 'tomorrow'
        [segments]
        round = { segment = 'round' }",
        &[
            "partner = 'generic'\n[fields]\nid = 'idd'\nlabel = 'label/margn'\ntext = { text = '{title' }\nboth = { field = 'id', value = 1 }\n",
        ],
    );
    let mistakes = shop.compile().err().unwrap();
    let told: Vec<String> = mistakes
        .iter()
        .map(|m| format!("{} {}: {} ({})", m.file, m.path, m.message, m.hint))
        .collect();
    let told = told.join("\n");
    for part in [
        "rules.toml rules[0].from: \"tomorrow\" is not a day",
        "rules.toml rules[0].then[1]: an action needs exactly one",
        "mappings/partner0.toml fields.label: there is no label \"margn\"",
        "mappings/partner0.toml fields.text: \"{title\" has a `{` without `}`",
        "mappings/partner0.toml fields.both: a value needs exactly one source",
        "segment round needs itself",
    ] {
        assert!(told.contains(part), "{part}\nin\n{told}");
    }
}

#[test]
fn the_result_does_not_depend_on_threads() {
    let products: Vec<Json> = (0..100)
        .map(|n| json!({"id": format!("p{n}"), "item_group_id": format!("g{}", n % 7), "stock": n * 13 % 11, "price": n}))
        .collect();
    let shop = Shop::new(
        Json::from(products),
        "",
        &["partner = 'generic'
        [products]
        pick = { order = 'stock', highest = true }
        [fields]
        id = 'id'
        sum = { survey = { of = 'sum', value = 'stock' } }
        rank = { survey = { of = 'rank', value = 'price', by = [] } }
        all = { survey = { of = 'collect', value = 'stock' } }"],
    );
    let one = shop.run(1).0.remove(0).0;
    assert_eq!(one.len(), 7);
    for threads in [2, 3, 8] {
        assert_eq!(shop.run(threads).0.remove(0).0, one);
    }
}

#[test]
fn partners_share_equal_work() {
    let mapping = "partner = 'generic'\n[fields]\nid = 'id'\ntext = { field = 'title', use = ['trim', 'upper'] }\n";
    let one = Shop::new(json!([{"id": "a", "title": "x"}]), "", &[mapping])
        .compile()
        .unwrap();
    let ten = Shop::new(json!([{"id": "a", "title": "x"}]), "", &[mapping; 10])
        .compile()
        .unwrap();
    assert_eq!(one.graph.nodes.len(), ten.graph.nodes.len());
}

#[test]
fn explain_tells_every_step() {
    let shop = Shop::new(
        json!([{"id": "a", "title": " Moab "}]),
        "[[rules]]\nname = 'brand'\nthen = [{ set = 'brand', to = { value = 'Merrell' } }]",
        &[
            "partner = 'generic'\n[fields]\ntitle = { text = '{brand} {title}', use = ['collapse_whitespace'] }\n",
        ],
    );
    let story = shop.explain(0);
    assert_eq!(story.rules[0].changes[0].after.as_deref(), Some("Merrell"));
    let steps: Vec<String> = story.attributes[0]
        .steps
        .iter()
        .map(|step| {
            format!(
                "{} -> {}",
                step.step,
                step.result.as_deref().unwrap_or("nothing")
            )
        })
        .collect();
    assert_eq!(steps.last().unwrap(), "collapse_whitespace -> Merrell Moab");
    assert!(steps.contains(&"title ->  Moab ".to_owned()), "{steps:?}");
    assert_eq!(
        story.attributes[0].written,
        [("title".to_owned(), "Merrell Moab".to_owned())]
    );
}
