//! The price of a base measure: of a kilogramme, a litre, a metre, or of what the shop names.

use super::money;
use super::shape::Shaped;
use crate::context::Context;
use crate::numbers;
use crate::units;
use crate::value::Value;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Amount, its currency if the price names one, and the base (`kg`, `100 ml`).
type UnitPrice<'v> = (Decimal, Option<Cow<'v, str>>, String);

/// Whether there is enough to write: a text, or a group with price and measure.
pub(crate) fn whole(value: &Value<'_>) -> bool {
    match value {
        Value::Group(_) => read(value).is_some(),
        other => !other.is_empty(),
    }
}

/// A group with `price`, `measure` (`750 ml`) and maybe `base`. Without a base it is a kilogramme, a litre or a metre
/// (Directive 98/6/EC, article 2 b). `None` for anything else.
pub(crate) fn read<'v>(value: &'v Value<'_>) -> Option<UnitPrice<'v>> {
    let Value::Group(members) = value else {
        return None;
    };
    let member = |name: &str| {
        let (_, value) = members.iter().find(|(key, _)| key == name)?;
        (!value.is_empty()).then_some(value)
    };
    let (price, currency) = money::read(member("price")?)?;
    let measure = member("measure")?.to_text();
    let (content, unit) = split(&measure)?;
    let (amount, base) = match member("base").map(Value::to_text) {
        Some(base) => split(&base).map(|(amount, unit)| (amount, unit.to_owned()))?,
        None => (Decimal::ONE, unit_of_law(unit)?.to_owned()),
    };
    let content = if unit == base {
        content
    } else {
        units::convert(content, units::find(unit)?, units::find(&base)?)?
    };
    let of_one = price.checked_mul(amount)?.checked_div(content)?;
    let base = if amount == Decimal::ONE {
        base
    } else {
        format!("{} {base}", amount.normalize())
    };
    Some((of_one, currency, base))
}

fn split(measure: &str) -> Option<(Decimal, &str)> {
    let measure = measure.trim();
    let end = measure
        .find(|sign: char| !sign.is_ascii_digit() && sign != '.')
        .unwrap_or(measure.len());
    let amount = if end == 0 {
        Decimal::ONE
    } else {
        Decimal::from_str_exact(&measure[..end]).ok()?
    };
    let unit = measure[end..].trim();
    (!unit.is_empty()).then_some((amount, unit))
}

fn unit_of_law(unit: &str) -> Option<&'static str> {
    let unit = units::find(unit)?;
    ["kg", "l", "m"].into_iter().find(|base| {
        units::find(base).is_some_and(|base| units::convert(Decimal::ONE, unit, base).is_some())
    })
}

impl Shaped {
    /// The price by measure in the partner's words; a text stays as it is.
    pub(super) fn unit_price(&self, value: &Value<'_>, context: &Context, out: &mut String) {
        let Some((amount, currency, base)) = read(value) else {
            return out.push_str(value.to_text().trim());
        };
        let currency = currency.as_deref().unwrap_or(&context.currency);
        let decimals = self
            .style
            .decimals
            .unwrap_or_else(|| numbers::minor_units(currency));
        let mut price = String::new();
        let rounded = money::rounded(amount, decimals);
        money::push(rounded, self.style.decimal_sign, &mut price);
        let text = self.style.unit_price.replace("{price}", &price);
        out.push_str(
            &text
                .replace("{currency}", currency)
                .replace("{base}", &base),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(members: &[(&'static str, &'static str)]) -> Option<String> {
        let value = Value::Group(
            members
                .iter()
                .map(|(name, text)| (Cow::Borrowed(*name), Value::text(text)))
                .collect(),
        );
        read(&value).map(|(amount, _, base)| format!("{} / {base}", amount.normalize()))
    }

    #[test]
    fn a_base_is_the_shops_or_the_laws() {
        let wine = [("price", "7.50"), ("measure", "750 ml")];
        assert_eq!(read_text(&wine).unwrap(), "10 / l");
        let with_base = [("price", "2"), ("measure", "500g"), ("base", "100 g")];
        assert_eq!(read_text(&with_base).unwrap(), "0.4 / 100 g");
        assert_eq!(
            read_text(&[("price", "3"), ("measure", "3 ct"), ("base", "ct")]).unwrap(),
            "1 / ct"
        );
    }

    #[test]
    fn what_does_not_fit_gives_none() {
        assert_eq!(read_text(&[("price", "3")]), None);
        assert_eq!(
            read_text(&[("price", "3"), ("measure", "3 kg"), ("base", "l")]),
            None
        );
        assert_eq!(read_text(&[("price", "3"), ("measure", "0 kg")]), None);
    }
}
