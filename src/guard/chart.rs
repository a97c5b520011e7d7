//! Control charts: what a metric usually is, by its history, and whether the newest value fits. Pure: the same history
//! gives the same answer. Individuals and moving range for numbers, p-charts for shares; both around a median and with
//! a deviation that a few odd values cannot pull, because a history may hold some that nobody noticed.

use super::metric::Measured;
use super::nelson::{RULES, Rule};
use jiff::civil::Date;

/// Fewest values of history before a chart says anything; until then only the hard limits do.
const LEAST: usize = 8;
/// Most values looked at: eight weeks and a bit of daily runs.
const MOST: usize = 60;
/// Fewest earlier values of the same weekday before the weekday is taken into account.
const LEAST_WEEKDAY: usize = 4;
/// The mean moving range of two, and its upper limit, in standard deviations (the constants d2 and D4 of any table of
/// control charts, ASTM MNL 7).
const RANGE: (f64, f64) = (1.128, 3.267);
/// The median moving range of two in standard deviations (0.6745 times the square root of 2).
const MEDIAN_RANGE: f64 = 0.954;
/// The median distance from the median of a normal distribution, as a part of its standard deviation.
const MEDIAN_DISTANCE: f64 = 0.6745;

/// A value of the history, or the newest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Point {
    /// The day of its run, in the shop's time zone.
    pub(super) day: Date,
    pub(super) value: Measured,
}

/// What a chart says of the newest value.
#[derive(Debug)]
pub(super) struct Chart {
    /// What is usual, in the metric's own unit: the mean, and how far below and above it is still believed.
    pub(super) usual: f64,
    pub(super) low: f64,
    pub(super) high: f64,
    /// The rules that the newest value breaks.
    pub(super) broken: Vec<&'static Rule>,
    /// The step from the value before is larger than any usual one.
    pub(super) jump: bool,
}

/// Draws the chart of a metric. `history` has the values that `thinned` chose, the oldest first; `floor` is the smallest
/// deviation that is believed, relative for numbers and absolute for shares. `None` when the history is too short.
pub(super) fn chart(history: &[Point], newest: Point, floor: f64) -> Option<Chart> {
    if history.len() < LEAST {
        return None;
    }
    let points = [history, &[newest]].concat();
    let shares = matches!(newest.value, Measured::Share(..));
    // Numbers are compared by ratio: a tenth less is as much for a small shop as for a large one.
    let scale = |value: f64| if shares { value } else { value.max(1e-9).ln() };
    let mut values: Vec<f64> = points
        .iter()
        .map(|point| scale(point.value.value()))
        .collect();
    let (shift, widened) = weekdays(&points, &values);
    for (value, shift) in values.iter_mut().zip(&shift) {
        *value -= shift;
    }
    let past = &values[..values.len() - 1];
    let center = median(past.to_vec());
    let spread = deviation(past, center).max(floor) * widened;
    // So few values tell little of the deviation: the fewer, the wider.
    let spread = spread * (1.0 + 7.0 / past.len() as f64);
    let of = |point: &Point| match point.value {
        // A share of few products varies by chance alone.
        Measured::Share(_, whole) => {
            let p = center.clamp(0.0, 1.0);
            (p * (1.0 - p) / (whole.max(1) as f64)).sqrt().max(spread)
        }
        Measured::Number(_) => spread,
    };
    let mut z: Vec<f64> = values
        .iter()
        .zip(&points)
        .map(|(value, point)| (value - center) / of(point))
        .collect();
    // A level that was seen twice is known, however rare: the second weekend of a shop is no surprise.
    let known = seen_twice(past);
    let margin = 2.0 * of(&newest);
    let at = values[past.len()];
    if let Some(newest) = z.last_mut()
        && at >= known.0 - margin
        && at <= known.1 + margin
    {
        *newest = newest.clamp(-3.0, 3.0);
    }
    let ranges: Vec<f64> = z.windows(2).map(|z| (z[1] - z[0]).abs()).collect();
    let (step, before) = ranges.split_last()?;
    let usual_step = (before.iter().sum::<f64>() / before.len() as f64).max(RANGE.0);
    let today = shift.last().copied().unwrap_or(0.0);
    let back = |value: f64| {
        if shares {
            value.clamp(0.0, 1.0)
        } else {
            value.exp()
        }
    };
    let limit = 3.0 * of(&newest);
    Some(Chart {
        usual: back(center + today),
        low: back((center - limit).min(known.0 - margin) + today),
        high: back((center + limit).max(known.1 + margin) + today),
        broken: RULES.iter().filter(|rule| rule.broken(&z)).collect(),
        jump: *step > RANGE.1 * usual_step,
    })
}

/// Which runs of a history are looked at: the last of each day, for what runs of one day have in common is no evidence
/// of how days differ; every run while there are only few days. At most so many that old times do not count.
pub(super) fn thinned<R: Copy>(history: &[(R, Date)]) -> Vec<(R, Date)> {
    let mut days: Vec<(R, Date)> = Vec::new();
    for run in history {
        match days.last_mut() {
            Some(last) if last.1 == run.1 => *last = *run,
            _ => days.push(*run),
        }
    }
    if days.len() < LEAST {
        days = history.to_vec();
    }
    days.split_off(days.len().saturating_sub(MOST))
}

/// How much each value is above the usual because of its weekday, and how much wider the limits get because that was
/// estimated too. Nothing, unless there are enough weeks and weekdays explain a good part of the variation.
fn weekdays(points: &[Point], values: &[f64]) -> (Vec<f64>, f64) {
    let none = (vec![0.0; values.len()], 1.0);
    let past = values.len() - 1;
    let weekday = |point: &Point| point.day.weekday().to_monday_zero_offset() as usize;
    let mut by_day: [Vec<f64>; 7] = Default::default();
    for (point, value) in points.iter().zip(&values[..past]) {
        by_day[weekday(point)].push(*value);
    }
    let present = || by_day.iter().filter(|values| !values.is_empty());
    let fewest = present().map(Vec::len).min().unwrap_or(0);
    if fewest < LEAST_WEEKDAY || by_day[weekday(&points[past])].is_empty() {
        return none;
    }
    let center = median(values[..past].to_vec());
    let medians = by_day.clone().map(|values| match values.is_empty() {
        true => center,
        false => median(values),
    });
    let shift: Vec<f64> = points
        .iter()
        .map(|point| medians[weekday(point)] - center)
        .collect();
    let left: Vec<f64> = values[..past]
        .iter()
        .zip(&shift)
        .map(|(value, shift)| value - shift)
        .collect();
    let size = |values: &[f64]| {
        values
            .iter()
            .map(|value| (value - center).abs())
            .sum::<f64>()
    };
    if size(&left) > 0.7 * size(&values[..past]) {
        return none;
    }
    let fewest = fewest as f64;
    (shift, (fewest / (fewest - 1.0)).sqrt())
}

/// The standard deviation by the larger of two estimates: from steps between neighbours, as control charts do, and from
/// distances to the median, which is larger when the level drifts.
fn deviation(values: &[f64], center: f64) -> f64 {
    let steps: Vec<f64> = values
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).abs())
        .collect();
    let mean = steps.iter().sum::<f64>() / steps.len().max(1) as f64 / RANGE.0;
    // The mean step is sharper, but an odd value counts twice in it; the median knows how much is believable.
    let robust = median(steps) / MEDIAN_RANGE;
    let distances = values.iter().map(|value| (value - center).abs()).collect();
    let spread = median(distances) / MEDIAN_DISTANCE;
    mean.min(1.5 * robust.max(spread)).max(robust).max(spread)
}

/// The second lowest and the second highest value: one odd value is no precedent, two are.
fn seen_twice(values: &[f64]) -> (f64, f64) {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    (values[1], values[values.len() - 2])
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => 0.0,
        length if length % 2 == 1 => values[length / 2],
        length => f64::midpoint(values[length / 2 - 1], values[length / 2]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;

    fn points(values: impl IntoIterator<Item = Measured>) -> Vec<Point> {
        let start = date(2026, 1, 5);
        (0..)
            .zip(values)
            .map(|(day, value)| Point {
                day: start + i64::from(day).days(),
                value,
            })
            .collect()
    }

    fn numbers(values: &[f64]) -> Vec<Point> {
        points(values.iter().map(|value| Measured::Number(*value)))
    }

    fn ask(history: &[Point], value: Measured, floor: f64) -> Chart {
        let day = history[history.len() - 1].day + 1.day();
        chart(history, Point { day, value }, floor).unwrap()
    }

    fn odd(chart: &Chart) -> bool {
        chart.broken.iter().any(|rule| rule.number == 1)
    }

    #[test]
    fn a_short_history_says_nothing() {
        let history = numbers(&[1000.0; 7]);
        let newest = Point {
            day: date(2026, 1, 12),
            value: Measured::Number(1.0),
        };
        assert!(chart(&history, newest, 0.03).is_none());
    }

    #[test]
    fn a_level_that_never_moves_allows_what_the_floor_allows() {
        let history = numbers(&[1000.0; 30]);
        let fine = ask(&history, Measured::Number(930.0), 0.03);
        assert_eq!((odd(&fine), fine.usual.round()), (false, 1000.0));
        assert!(odd(&ask(&history, Measured::Number(850.0), 0.03)));
        assert!(odd(&ask(&history, Measured::Number(100_000.0), 0.03)));
    }

    #[test]
    fn one_odd_value_in_the_history_hides_nothing() {
        let mut values = [
            1000.0, 1010.0, 995.0, 1003.0, 990.0, 1008.0, 1001.0, 997.0, 1004.0, 999.0,
        ];
        values[4] = 20.0;
        let chart = ask(&numbers(&values), Measured::Number(600.0), 0.01);
        assert!(odd(&chart), "{chart:?}");
    }

    #[test]
    fn a_share_of_few_products_may_vary_by_chance() {
        let of = |part, whole| {
            ask(
                &points(vec![Measured::Share(part * 8 / 10, whole); 20]),
                Measured::Share(part, whole),
                0.01,
            )
        };
        // Half of ten, when four of ten are usual, is nothing; half of ten thousand is.
        assert!(!odd(&of(5, 10)));
        assert!(odd(&of(5000, 10_000)));
    }

    #[test]
    fn weekends_are_compared_with_weekends() {
        // 60 days from a Monday on; weekends have four fifths of the products.
        let history = points((0..60).map(|day| {
            let wobble = [0.0, 7.0, -5.0, 3.0, -8.0][day % 5];
            Measured::Number(if day % 7 >= 5 { 800.0 } else { 1000.0 } + wobble)
        }));
        let monday = Point {
            day: date(2026, 3, 9),
            value: Measured::Number(800.0),
        };
        let saturday = Point {
            day: date(2026, 3, 14),
            value: Measured::Number(800.0),
        };
        assert!(odd(&chart(&history, monday, 0.01).unwrap()));
        assert!(!odd(&chart(&history, saturday, 0.01).unwrap()));
    }

    #[test]
    fn runs_of_one_day_count_as_one_when_there_are_days_enough() {
        let day = |day: i64| date(2026, 1, 5) + day.days();
        let twice: Vec<(i64, Date)> = (0..200).map(|run| (run, day(run / 2))).collect();
        let kept: Vec<i64> = thinned(&twice).iter().map(|(run, _)| *run).collect();
        assert_eq!((kept.len(), kept[0], kept[59]), (60, 81, 199));
        assert_eq!(thinned(&twice[..14]).len(), 14);
        assert_eq!(thinned(&twice[..16]).len(), 8);
    }

    #[test]
    fn a_step_larger_than_any_before_is_a_jump() {
        let steady: Vec<f64> = (0..30)
            .map(|day| 1000.0 + f64::from(day % 3) * 20.0)
            .collect();
        assert!(!ask(&numbers(&steady), Measured::Number(1010.0), 0.01).jump);
        assert!(ask(&numbers(&steady), Measured::Number(1400.0), 0.01).jump);
    }
}
