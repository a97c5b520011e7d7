//! Currencies as shops write them: ISO 4217 codes, symbols and words. Signs that several countries share (`$`, `kr`)
//! are recognised but have no code: the shop's own currency decides.

/// A recognised currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217 code; `None` when the sign alone does not tell which of several it is.
    pub code: Option<&'static str>,
}

/// The currency that a text names; the text must be nothing but the currency.
#[must_use]
pub fn currency(written: &str) -> Option<Currency> {
    let written = written.trim();
    if let Some(code) = code(written) {
        return Some(Currency { code: Some(code) });
    }
    SIGNS
        .iter()
        .find(|(sign, _)| *sign == written)
        .map(|(_, code)| Currency {
            code: (!code.is_empty()).then_some(*code),
        })
}

/// The ISO 4217 code, when the text is one in capitals, or one of the common ones in small letters.
fn code(written: &str) -> Option<&'static str> {
    let bytes: [u8; 3] = written.as_bytes().try_into().ok()?;
    let upper = bytes.map(|byte| byte.to_ascii_uppercase());
    let index = CODES
        .binary_search_by(|code| code.as_bytes().cmp(&upper[..]))
        .ok()?;
    let code = CODES[index];
    (bytes == upper || SMALL.contains(&code)).then_some(code)
}

/// Codes that are also accepted in small letters; the others are words in some language (`all`, `top`, `try`).
pub(super) const SMALL: &[&str] = &[
    "AUD", "BGN", "CAD", "CHF", "CZK", "DKK", "EUR", "GBP", "HUF", "JPY", "MKD", "NOK", "PLN",
    "RON", "RSD", "SEK", "UAH", "USD",
];

/// ISO 4217 codes in use, in order; with those that shops' old files still name.
#[rustfmt::skip]
pub(super) const CODES: &[&str] = &[
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BHD", "BIF", "BMD",
    "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BYR", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC",
    "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS",
    "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HRK", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK",
    "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD",
    "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN",
    "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PTE", "PYG", "QAR",
    "RON", "RSD", "RUB", "RUR", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SLL", "SOS", "SRD",
    "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX",
    "USD", "UYU", "UZS", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWL",
];

/// Symbols and words with their code; none where several currencies are written so. Longer signs stand before the
/// shorter ones they begin with.
#[rustfmt::skip]
pub(super) const SIGNS: &[(&str, &str)] = &[
    ("€", "EUR"), ("£", "GBP"), ("￡", "GBP"), ("US$", "USD"), ("US $", "USD"), ("USD$", "USD"), ("CAN$", "CAD"),
    ("CA$", "CAD"), ("CDN$", "CAD"), ("C$", "CAD"), ("AU$", "AUD"), ("AUD$", "AUD"), ("A$", "AUD"), ("NZ$", "NZD"),
    ("HK$", "HKD"), ("NT$", "TWD"), ("S$", "SGD"), ("MX$", "MXN"), ("RD$", "DOP"), ("BZ$", "BZD"), ("T$", "TOP"), ("E£", "EGP"), ("GH₵", "GHS"), ("R$", "BRL"), ("$U", "UYU"), ("$", ""),
    ("＄", ""), ("Euros", "EUR"), ("euros", "EUR"), ("Euro", "EUR"), ("euro", "EUR"), ("EURO", "EUR"), ("ευρώ", "EUR"),
    ("евро", "EUR"), ("zł", "PLN"), ("zl", "PLN"), ("Zł", "PLN"), ("ZŁ", "PLN"), ("Kč", "CZK"), ("kč", "CZK"), ("KČ", "CZK"),
    ("Kc", "CZK"), ("Ft", "HUF"), ("ft", "HUF"), ("kr.", ""), ("Kr.", ""), ("kr", ""), ("Kr", ""), ("KR", ""),
    ("SFr.", "CHF"), ("SFr", "CHF"), ("sFr.", "CHF"), ("Fr.", "CHF"), ("Fr", "CHF"), ("fr.", "CHF"), ("francs", ""),
    ("lei", "RON"), ("Lei", "RON"), ("LEI", "RON"), ("лв.", "BGN"), ("лв", "BGN"), ("lv", "BGN"), ("руб.", "RUB"),
    ("рублей", "RUB"), ("рубля", "RUB"), ("руб", "RUB"), ("РУБ", "RUB"), ("Руб", "RUB"), ("р.", "RUB"), ("Р.", "RUB"),
    ("р", "RUB"), ("Р", "RUB"), ("₽", "RUB"), ("грн.", "UAH"), ("грн", "UAH"), ("ГРН", "UAH"), ("hrn", "UAH"),
    ("₴", "UAH"), ("kn", "HRK"), ("din.", "RSD"), ("din", "RSD"), ("Dinara", "RSD"), ("дин.", "RSD"), ("дин", "RSD"),
    ("ден", "MKD"), ("₺", "TRY"), ("TL", "TRY"), ("tl", "TRY"), ("₪", "ILS"), ("₹", "INR"), ("Rs.", ""), ("Rs", ""),
    ("RS.", ""), ("RS", ""), ("¥", ""), ("￥", ""), ("円", "JPY"), ("元", "CNY"), ("RMB", "CNY"), ("人民币", "CNY"),
    ("yuan", "CNY"), ("₩", "KRW"), ("원", "KRW"), ("₫", "VND"), ("đ", "VND"), ("Đ", "VND"), ("฿", "THB"),
    ("บาท", "THB"), ("Rp.", "IDR"), ("Rp", "IDR"), ("RM", "MYR"), ("₱", "PHP"), ("Php", "PHP"), ("₦", "NGN"),
    ("₡", "CRC"), ("₲", "PYG"), ("₵", "GHS"), ("₸", "KZT"), ("тг", "KZT"), ("тенге", "KZT"), ("₤", ""), ("KD", "KWD"),
    ("Dh", ""), ("Dhs", "AED"), ("DHS", "AED"), ("SR", "SAR"), ("ريال", ""), ("درهم", ""), ("تومان", "IRR"),
    ("جنيه", "EGP"), ("د.ك", "KWD"), ("د.إ", "AED"), ("ر.س", "SAR"), ("KSh", "KES"), ("KShs", "KES"), ("S/.", "PEN"),
    ("S/", "PEN"), ("Bs.", "BOB"), ("lari", "GEL"), ("₾", "GEL"), ("som", ""), ("Lek", "ALL"), ("KM", "BAM"), ("BD", "BHD"),
    ("CFA", ""), ("৳", "BDT"), ("₨", ""), ("ƒ", ""), ("USh", "UGX"), ("DT", "TND"), ("R", "ZAR"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_for_the_search() {
        assert!(CODES.is_sorted());
        for code in SMALL {
            assert!(CODES.contains(code), "{code}");
        }
    }

    #[test]
    fn signs_shared_by_several_countries_have_no_code() {
        assert_eq!(currency("€"), Some(Currency { code: Some("EUR") }));
        assert_eq!(currency(" eur "), Some(Currency { code: Some("EUR") }));
        assert_eq!(currency("kr"), Some(Currency { code: None }));
        assert_eq!(currency("$"), Some(Currency { code: None }));
        assert_eq!(currency("all"), None);
        assert_eq!(currency("kg"), None);
        assert_eq!(currency(""), None);
    }
}
