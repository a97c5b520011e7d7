//! How many pixels a partner asks of a product's picture. Nothing here looks at a picture: the live check does.

use super::condition::Condition;
use super::product::{Product, Slot};
use crate::categories::Taxonomy;
use crate::context::Context;
use crate::partners::Attribute;

/// The fewest pixels, wide and high, that the partner takes of a picture in this attribute on the context's day; `None`
/// when its spec does not say. `written` gives the text that is written for another attribute of the product.
#[must_use]
pub fn least_pixels<'w>(
    attribute: &Attribute,
    context: &Context,
    taxonomy: Option<&Taxonomy>,
    written: &dyn Fn(&str) -> Option<&'w str>,
) -> Option<[u32; 2]> {
    let today = context.now.date().to_string();
    let mut least = attribute.min_pixels;
    for further in &attribute.min_pixels_when {
        // Days in ISO 8601 are in the order of their texts.
        let begun = further.from.as_ref().is_none_or(|from| *from <= today);
        let holds = begun
            && further.when.as_ref().is_none_or(|when| {
                let mut values = Vec::new();
                let mut slot = |name: &str| {
                    values.push(written(name).filter(|text| !text.is_empty()));
                    Slot {
                        name: name.to_owned(),
                        index: values.len() - 1,
                    }
                };
                let condition = Condition::new(when, &context.country, taxonomy, &mut slot);
                let product = Product {
                    values,
                    lists: Vec::new(),
                };
                condition.is_some_and(|condition| condition.holds(&product))
            });
        if holds {
            let known = least.unwrap_or_default();
            least = Some([0, 1].map(|side| known[side].max(further.pixels[side])));
        }
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::partners::PartnerSpec;
    use crate::partners::tests::context;

    #[test]
    fn google_asks_more_of_pictures_of_clothes_and_of_all_from_the_day_it_says() {
        let spec = PartnerSpec::named("google-shopping").expect("built in");
        let spec = spec.expect("sound");
        let image = spec.attribute("image_link").expect("it has pictures");
        let least = |category: &'static str, day: &str| {
            let mut context = context("NL");
            context.now = format!("{day}T09:00[Europe/Amsterdam]")
                .parse()
                .expect("a moment");
            least_pixels(image, &context, None, &|name| {
                (name == "google_product_category").then_some(category)
            })
        };
        assert_eq!(least("536", "2026-11-22"), Some([100, 100]));
        assert_eq!(least("166", "2026-11-22"), Some([250, 250]));
        assert_eq!(least("166", "2027-01-31"), Some([500, 500]));
        assert_eq!(least("", "2027-01-30"), Some([100, 100]));
    }
}
