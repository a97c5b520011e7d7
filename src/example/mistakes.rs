//! The mistakes that exports of real shops have, made on purpose, so that there is something to find.

use super::EXCLUDED;
use super::random::Random;
use super::row::Row;

/// Spoils some of the products.
pub(super) fn make(rows: &mut Vec<Row>, random: &mut Random) {
    let mut spoil = |count: usize, how: &dyn Fn(&mut Row)| {
        for _ in 0..count {
            let row = random.below(rows.len() as u64) as usize;
            if !rows[row].id.starts_with(&EXCLUDED[..5]) {
                how(&mut rows[row]);
            }
        }
    };
    spoil(24, &wrong_check_digit);
    // A spreadsheet took the EAN for a number.
    spoil(15, &|row| row.gtin = "8,71900E+12".to_owned());
    spoil(12, &|row| row.gtin = "nvt".to_owned());
    spoil(20, &|row| row.image.clear());
    spoil(7, &|row| row.price = "0,00".to_owned());
    // The column has decimal commas; here somebody typed a point.
    spoil(6, &|row| row.price = row.price.replace(',', "."));
    // The "old" price is lower than the new one.
    spoil(11, &|row| row.old_price = "9,95".to_owned());
    spoil(18, &|row| row.brand.clear());
    spoil(9, &|row| row.brand = "N/A".to_owned());
    spoil(13, &|row| row.color = "n.v.t.".to_owned());
    spoil(22, &|row| row.title = row.title.to_uppercase());
    spoil(14, &|row| {
        row.title = format!("<b>NIEUW!</b> {} &amp; gratis verzending", row.title)
    });
    spoil(8, &|row| row.title = format!("{} – {}", row.title, STUFFED));
    spoil(16, &|row| {
        row.category = "Nieuw binnen > Nog in te delen".to_owned()
    });
    spoil(10, &|row| row.cost.clear());
    spoil(4, &|row| row.stock = "-2".to_owned());
    spoil(5, &|row| {
        row.link = row.link.replace("https://www.luwte.example", "")
    });
    for row in rows
        .iter_mut()
        .filter(|row| !row.available_from.is_empty())
        .step_by(40)
    {
        row.available_from.clear();
    }
    // The same article twice, with another price: an export that ran while prices were changed.
    for place in [200, 700, 1200] {
        let mut again = rows[place].clone();
        again.price = "99,95".to_owned();
        rows.insert(place + 1, again);
    }
}

const STUFFED: &str = "de beste keuze voor wandelen, kamperen, reizen, de stad, het strand en de bergen, nu \
    extra voordelig online te bestellen met gratis retour en achteraf betalen";

fn wrong_check_digit(row: &mut Row) {
    if let Some(digit) = row.gtin.pop().and_then(|digit| digit.to_digit(10)) {
        row.gtin.push_str(&((digit + 1) % 10).to_string());
    }
}

/// The returns as another program exports them: a row for each product that was sold, keyed almost as the shop does it.
pub(super) fn returns(rows: &[Row]) -> Vec<[String; 3]> {
    let mut returns = Vec::new();
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| row.sold > 0) {
        let key = match place % 60 {
            7 => row.id.to_lowercase(),
            21 => row.id.replace('-', " -"),
            _ if row.id.bytes().all(|byte| byte.is_ascii_digit()) && place % 4 == 0 => {
                row.id.trim_start_matches('0').to_owned()
            }
            _ => row.id.clone(),
        };
        returns.push([key, row.sold.to_string(), row.returned.to_string()]);
        if place % 400 == 9 {
            returns.extend(returns.last().cloned());
        }
    }
    // Products that the shop no longer has.
    let gone = (1..=25).map(|number| [format!("00{number:03}-ZWA-M"), "12".into(), "3".into()]);
    returns.extend(gone);
    returns
}
