//! Prices of the past: the lowest one before the price of today, as Directive 98/6/EC, article 6a (inserted by Directive
//! (EU) 2019/2161, in force since 28 May 2022) asks of whoever announces a price reduction: the prior price is the
//! lowest price applied during at least the 30 days before the reduction was applied. The window therefore ends where
//! the price of today began, and the price of today is not in it.

use jiff::Timestamp;

/// Length of the window, in microseconds.
const WINDOW: i64 = 30 * 24 * 60 * 60 * 1_000_000;

/// A price that was in force for a product until some moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PastPrice {
    /// Hash of the product's id.
    pub id: u64,
    /// When another price took its place, in microseconds since 1970.
    pub until: i64,
    /// The price in millionths.
    pub millionths: i128,
}

/// The past prices of all products.
#[derive(Default)]
pub(super) struct History {
    /// In order of product and time.
    prices: Vec<PastPrice>,
    now: i64,
}

impl History {
    pub(super) fn new(mut prices: Vec<PastPrice>, now: Timestamp) -> Self {
        prices.sort_unstable();
        Self {
            prices,
            now: now.as_microsecond(),
        }
    }

    /// The moment of the import.
    pub(super) fn now(&self) -> i64 {
        self.now
    }

    /// The lowest price in force during the 30 days before the present price began; `None` without history. `ended` is
    /// the price that ends now, when it does.
    pub(super) fn lowest(&self, id: u64, ended: Option<i128>) -> Option<i128> {
        if self.prices.is_empty() {
            return ended;
        }
        let start = self.prices.partition_point(|price| price.id < id);
        let past = &self.prices[start..];
        let past = &past[..past.iter().take_while(|price| price.id == id).count()];
        let began = match ended {
            Some(_) => self.now,
            None => past.last()?.until,
        };
        past.iter()
            .filter(|price| price.until > began - WINDOW)
            .map(|price| price.millionths)
            .chain(ended)
            .min()
    }
}

/// The prices that no window can reach any more: those that ended 30 days or more before the same product's last
/// change. Prices of one product stand together.
pub(crate) fn out_of_reach(prices: &[PastPrice]) -> Vec<PastPrice> {
    let mut old = Vec::new();
    for same in prices.chunk_by(|one, other| one.id == other.id) {
        let last = same.iter().map(|price| price.until).max().unwrap_or(0);
        old.extend(same.iter().filter(|price| price.until <= last - WINDOW));
    }
    old
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(prices: &[(u64, i64, i128)], day: i64) -> History {
        let prices = prices.iter().map(|&(id, until, millionths)| PastPrice {
            id,
            until: until * DAY,
            millionths,
        });
        let now = Timestamp::from_microsecond(day * DAY).expect("a day of this century");
        History::new(prices.collect(), now)
    }

    const DAY: i64 = 24 * 60 * 60 * 1_000_000;

    #[test]
    fn a_reduction_is_compared_with_the_thirty_days_before_it_and_not_with_itself() {
        // 10 until day 50, 8 until day 90, 12 until day 100, then today's price.
        let history = history(&[(7, 50, 10), (7, 90, 8), (7, 100, 12)], 160);
        assert_eq!(history.lowest(7, None), Some(8));
    }

    #[test]
    fn a_price_that_ends_now_counts_and_older_windows_do_not() {
        let history = history(&[(7, 50, 8)], 100);
        assert_eq!(history.lowest(7, Some(11)), Some(11));
        assert_eq!(history.lowest(8, Some(11)), Some(11));
        assert_eq!(history.lowest(8, None), None);
    }

    #[test]
    fn only_prices_that_no_window_reaches_are_forgotten() {
        let price = |until| PastPrice {
            id: 1,
            until: until * DAY,
            millionths: 1,
        };
        let prices = [price(10), price(40), price(41), price(70)];
        assert_eq!(out_of_reach(&prices), [price(10), price(40)]);
    }
}
