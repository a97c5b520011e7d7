//! Counts and shares as people write them: `1 product`, `1,240 products`, `< 1 %`.

/// A number with a mark between thousands.
#[must_use]
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// So many of something; `more` is the word for any number but one.
#[must_use]
pub fn counted(count: u64, one: &str, more: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { more })
}

/// So many products.
#[must_use]
pub fn products(count: u64) -> String {
    counted(count, "product", "products")
}

/// A share in whole percent, rounded; what is not none is never told as 0 %, and what is not all never as 100 %.
#[must_use]
pub fn percent(part: u64, whole: u64) -> String {
    let (part, wide) = (u128::from(part), u128::from(whole.max(1)));
    match (part * 200 + wide) / (wide * 2) {
        0 if part > 0 => "< 1 %".to_owned(),
        100 if part < wide => "> 99 %".to_owned(),
        rounded => format!("{rounded} %"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one_and_many_are_many() {
        let told = [0, 1, 2, 1_240].map(products);
        assert_eq!(
            told,
            ["0 products", "1 product", "2 products", "1,240 products"]
        );
    }

    #[test]
    fn shares_are_rounded_and_never_pass_for_none_or_all() {
        let told = [
            (0, 0),
            (0, 9),
            (1, 8),
            (1, 1_000),
            (2, 3),
            (999, 1_000),
            (7, 7),
        ];
        assert_eq!(
            told.map(|(part, whole)| percent(part, whole)),
            ["0 %", "0 %", "13 %", "< 1 %", "67 %", "> 99 %", "100 %"]
        );
    }
}
