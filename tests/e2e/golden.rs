//! What each partner gets of a small shop, byte for byte, in its usual format: `tests/golden/`. A new spec needs no line
//! here: `FEEDMILL_UPDATE=1` writes its file, and the others anew; look at the difference before it is committed.

use crate::command::{Desk, list};
use std::fs;
use std::path::Path;

const PRODUCTS: &str = "\
id;item_group_id;title;description;brand;category;color;size;gender;age_group;gtin;mpn;price;sale_price;vat_rate;stock;availability;delivery_time;shipping_price;link;image_link;condition
T1;T;Tent \"Vlieland\" & co;<p>Voor <b>twee</b> personen</p>;Luwte;Kamperen > Tenten;Groen;;;;4006381333931;VL-2;249,00;199,00;21;4;in stock;1-2d;0,00;https://www.luwte.example/t1?a=1&b=2;https://img.luwte.example/t1.jpg;new
J1-S;J1;Jas Zermatt;Geïmpregneerd, 10.000 mm;Østerbo;Dames > Jassen;Roestbruin;S;female;adult;8710400000006;ZE-S;139,95;;21;2;in stock;24uurs-21;4,95;https://www.luwte.example/j1;https://img.luwte.example/j1.jpg;new
J1-M;J1;Jas Zermatt;Geïmpregneerd, 10.000 mm;Østerbo;Dames > Jassen;Roestbruin;M;female;adult;;ZE-M;139,95;;21;9;in stock;24uurs-21;4,95;https://www.luwte.example/j1;https://img.luwte.example/j1.jpg;new
M1;;Muts;Regel een; regel twee;Luwte;Accessoires > Mutsen;Zwart;;;;;MU;9,5;;21;0;out of stock;3-5d;4,95;https://www.luwte.example/m1;https://img.luwte.example/m1.jpg;new
B1;;\"Gids; Wadden \"\"2026\"\"\";Wandelkaarten;Uitgeverij;Boeken;;;;;9783161484100;;24,95;;9;30;in stock;1-2d;1,95;https://www.luwte.example/b1;https://img.luwte.example/b1.jpg;new
S1;;Slaapzak;Warm tot −5 °C;Luwte;Kamperen;Blauw;;;;;SL;1.089,00;;21;1;in stock;1-2d;0,00;https://www.luwte.example/s1;;used
";

#[test]
fn partners_get_what_they_always_got() {
    let desk = Desk::new();
    // The description with a semicolon needs its quotes.
    desk.write(
        "products.csv",
        &PRODUCTS.replace("Regel een; regel twee", "\"Regel een; regel twee\""),
    );
    let known = desk.feedmill(&["partners", "--json"]).json();
    // The format of one's own has no golden: it writes the product fields as they are.
    let partners: Vec<&str> = list(&known, "partners")
        .iter()
        .filter_map(|partner| partner["id"].as_str())
        .filter(|id| *id != "generic")
        .collect();
    let mut named = Vec::new();
    for partner in &partners {
        named.extend(["--partner", partner]);
    }
    let mut arguments = vec!["new", "shop", "--source", "products.csv"];
    arguments.extend(&named);
    desk.feedmill(&arguments).done();
    // The little shop lacks what many partners require; the guard would hold their feeds.
    for partner in &partners {
        let file = format!("shop/mappings/{partner}.toml");
        let mapping = desk.read(&file) + "\n[guard]\nmost_faulty_percent = 100\n";
        desk.write(&file, &mapping);
    }
    // By name, as a partner that is off by default would not be run otherwise.
    desk.run(&named);
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let written = desk.files("shop/out");
    assert_eq!(written.len(), partners.len());
    for (name, bytes) in written {
        let path = golden.join(&name);
        if std::env::var_os("FEEDMILL_UPDATE").is_some() {
            fs::create_dir_all(&golden).unwrap();
            fs::write(&path, &bytes).unwrap();
        }
        let kept = fs::read(&path).unwrap_or_default();
        assert_eq!(
            String::from_utf8_lossy(&bytes),
            String::from_utf8_lossy(&kept),
            "{name} changed: when that is meant, set FEEDMILL_UPDATE=1"
        );
    }
}
