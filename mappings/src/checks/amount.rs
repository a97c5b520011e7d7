//! Reads back a number that was written for a partner: with point or comma, and what stands beside it.

use rust_decimal::Decimal;

/// The number in a written price, measure or number, and its currency or unit (empty when there is none).
pub(crate) fn read(text: &str) -> Option<(Decimal, &str)> {
    let (code, rest) = match text.split_once(' ') {
        Some((code, rest))
            if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_alphabetic()) =>
        {
            (code, rest)
        }
        _ => ("", text),
    };
    let bytes = rest.as_bytes();
    let negative = bytes.first() == Some(&b'-');
    let mut at = usize::from(negative);
    let (mut digits, mut decimals, mut point) = (0_i128, 0_u32, false);
    let first = at;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' => {
                digits = digits
                    .checked_mul(10)?
                    .checked_add(i128::from(byte - b'0'))?;
                decimals += u32::from(point);
            }
            b'.' | b',' if !point => point = true,
            _ => break,
        }
        at += 1;
    }
    if at == first {
        return None;
    }
    let digits = if negative { -digits } else { digits };
    let number = Decimal::try_from_i128_with_scale(digits, decimals).ok()?;
    let unit = rest[at..].trim();
    Some((number, if unit.is_empty() { code } else { unit }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_back_with_what_is_beside_them() {
        assert_eq!(read("12,50"), Some((Decimal::new(1250, 2), "")));
        assert_eq!(read("EUR 12.50"), Some((Decimal::new(1250, 2), "EUR")));
        assert_eq!(read("-1.5kg"), Some((Decimal::new(-15, 1), "kg")));
        assert_eq!(read("kg"), None);
    }
}
