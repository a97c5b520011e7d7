//! What checks say of a value, each with its id: the only place of these sentences.

/// Makes the fixed sentences and the list of all of them.
macro_rules! words {
    ($($name:ident $id:literal $english:literal;)*) => {
        /// A fixed sentence about a value.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Words {
            $(#[doc = $english] $name,)*
        }

        impl Words {
            /// Its id.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$name => $id,)*
                }
            }
        }

        /// All that checks say: id and English text.
        pub const DETAILS: &[(&str, &str)] = &[
            ("limit", "{has}, the limit is {limit}"),
            ("between", "between {min} and {max}"),
            ("from", "from {min} on"),
            ("up_to", "up to {max}"),
            ("allowed", "allowed: {values}"),
            ("with", "{attributes}"),
            ("other", "{attribute} is \"{value}\""),
            ("currency", "the amount is in {has}, the partner takes {taken}"),
            ("same_as", "as product {product}"),
            $(($id, $english),)*
        ];
    };
}

words! {
    NoAddress "no_address" "it does not start with https:// or http://";
    NoSite "no_site" "it names no site";
    Unencoded "unencoded" "it holds blanks or letters that must be encoded";
    NotWhole "not_whole" "not a whole number";
    Garbled "garbled" "its letters are broken";
    AmountAndCurrency "amount_and_currency" "amount and currency code are expected";
    NoPicture "no_picture" "it is no picture that is read";
    LikePlaceholder "like_placeholder" "it looks like a placeholder";
    TwoCapitals "two_capitals" "two capitals are expected";
    Placeholder "placeholder" "a placeholder";
    NumberExpected "number_expected" "a number is expected";
    TwoMoments "two_moments" "two moments are expected";
    EndsFirst "ends_first" "it ends before it starts";
    Tags "tags" "it holds tags";
    Entities "entities" "it holds entities";
    Advertises "advertises" "it advertises";
    NotDigits "not_digits" "it holds something else than digits";
    WrongDigits "wrong_digits" "it has not 8, 12, 13 or 14 digits";
    IsPlaceholder "is_placeholder" "it is a placeholder";
    CheckDigit "check_digit" "its check digit is wrong";
    KeptForShop "kept_for_shop" "its range is kept for use within a shop";
    KeptForCoupons "kept_for_coupons" "its range is kept for coupons";
}
