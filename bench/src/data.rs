//! The benchmark's files: products in CSV and XML, group after group, and the lookups beside them. The same count always
//! gives the same bytes.

use crate::dice::Dice;
use crate::style::{CATEGORIES, LETTERS, Style, category};
use std::fmt::Write as _;
use std::fs::{File, create_dir_all};
use std::io::{self, BufWriter, Write};
use std::path::Path;

const COLUMNS: [&str; 26] = [
    "id",
    "item_group_id",
    "title",
    "description",
    "link",
    "image_link",
    "additional_image_link",
    "brand",
    "category",
    "colour",
    "size",
    "gender",
    "age_group",
    "material",
    "price",
    "sale_price",
    "purchase_cost",
    "currency",
    "stock",
    "return_rate",
    "ean",
    "created_at",
    "weight_g",
    "shipping_cost",
    "supplier",
    "supplier_sku",
];
/// Writes `products.csv`, `products.xml`, `categories.csv` (own category to Google's), `taxonomy.txt` (stands for
/// Google's list, so that no network is needed) and `sizes.csv` (size to rank) into `folder`.
pub(crate) fn write(count: u64, folder: &Path) -> io::Result<()> {
    create_dir_all(folder)?;
    let file = |name: &str| -> io::Result<_> {
        Ok(BufWriter::with_capacity(
            1 << 20,
            File::create(folder.join(name))?,
        ))
    };
    lookups(&mut file("categories.csv")?, &mut file("sizes.csv")?)?;
    let mut taxonomy = file("taxonomy.txt")?;
    for number in 0..CATEGORIES {
        writeln!(
            taxonomy,
            "{} - Apparel & Accessories > Shop {number}",
            number + 1
        )?;
    }
    taxonomy.flush()?;
    let (mut csv, mut xml) = (file("products.csv")?, file("products.xml")?);
    writeln!(csv, "{}", COLUMNS.join(","))?;
    writeln!(
        xml,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<products>"
    )?;
    let (mut id, mut group, mut line) = (0, 0, String::new());
    while id < count {
        let style = Style::new(group);
        let mut dice = Dice::new(!group);
        for (colour, size) in style.variants() {
            if id == count {
                break;
            }
            let values = style.product(id, colour, size, &mut dice);
            line.clear();
            csv_row(&values, &mut line);
            csv.write_all(line.as_bytes())?;
            line.clear();
            xml_item(&values, &mut line);
            xml.write_all(line.as_bytes())?;
            id += 1;
        }
        group += 1;
    }
    writeln!(xml, "</products>")?;
    csv.flush()?;
    xml.flush()
}

fn lookups(categories: &mut impl Write, sizes: &mut impl Write) -> io::Result<()> {
    writeln!(categories, "source_category,partner_category")?;
    for number in 0..CATEGORIES {
        // One in forty is not mapped yet.
        if number % 40 != 39 {
            let google = number * 31 % CATEGORIES;
            writeln!(
                categories,
                "{},Apparel & Accessories > Shop {google}",
                category(number)
            )?;
        }
    }
    writeln!(sizes, "size,rank")?;
    for (rank, size) in LETTERS.iter().enumerate() {
        writeln!(sizes, "{size},{rank}")?;
    }
    for size in 30..60 {
        writeln!(sizes, "{size},{size}")?;
    }
    Ok(())
}

fn csv_row(values: &[String], out: &mut String) {
    for (number, value) in values.iter().enumerate() {
        if number > 0 {
            out.push(',');
        }
        if value.contains(['"', ',', '\n']) {
            out.extend(["\"", &value.replace('"', "\"\""), "\""]);
        } else {
            out.push_str(value);
        }
    }
    out.push('\n');
}

fn xml_item(values: &[String], out: &mut String) {
    out.push_str(" <product>\n");
    for (column, value) in COLUMNS.iter().zip(values) {
        let _ = if *column == "description" {
            writeln!(out, "  <{column}><![CDATA[{value}]]></{column}>")
        } else {
            let value = value
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;");
            writeln!(out, "  <{column}>{value}</{column}>")
        };
    }
    out.push_str(" </product>\n");
}
