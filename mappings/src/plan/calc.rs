//! Calculations: `(price - cost) / price * 100` read into a tree, and exact arithmetic on decimals.

use rust_decimal::Decimal;

/// An arithmetic operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Least,
    Greatest,
    Absolute,
    /// Half away from zero, to the number of decimals given by the second operand (0 when there is none).
    Round,
}

impl Operator {
    /// The result, or `None` when it cannot be told: a divisor of zero, or a number beyond 28 digits.
    pub(crate) fn apply(self, operands: &[Decimal]) -> Option<Decimal> {
        let (&first, rest) = operands.split_first()?;
        match self {
            Self::Add => rest.iter().try_fold(first, |sum, n| sum.checked_add(*n)),
            Self::Subtract => rest.iter().try_fold(first, |sum, n| sum.checked_sub(*n)),
            Self::Multiply => rest
                .iter()
                .try_fold(first, |product, n| product.checked_mul(*n)),
            Self::Divide => rest.iter().try_fold(first, |left, n| left.checked_div(*n)),
            Self::Negate => Some(-first),
            Self::Least => Some(rest.iter().fold(first, |least, n| least.min(*n))),
            Self::Greatest => Some(rest.iter().fold(first, |most, n| most.max(*n))),
            Self::Absolute => Some(first.abs()),
            Self::Round => {
                let places = rest.first().copied().unwrap_or_default();
                let places = u32::try_from(places).ok().filter(|&places| places <= 28)?;
                Some(first.round_dp_with_strategy(
                    places,
                    rust_decimal::RoundingStrategy::MidpointAwayFromZero,
                ))
            }
        }
    }
}

/// A calculation as written.
#[derive(Debug, PartialEq)]
pub(crate) enum Written {
    Number(Decimal),
    Field(String),
    Call(Operator, Vec<Written>),
}

/// Deepest nesting of a calculation.
const DEPTH: usize = 64;

/// Reads a calculation. The error says what is wrong and where.
pub(crate) fn read(text: &str) -> Result<Written, String> {
    let mut parser = Parser { text, at: 0 };
    let written = parser.sum(0)?;
    match parser.peek() {
        None => Ok(written),
        Some(other) => Err(parser.wrong(&format!("unexpected `{other}`"))),
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
}

impl Parser<'_> {
    fn wrong(&self, what: &str) -> String {
        format!(
            "{what} at character {} of the calculation \"{}\"",
            self.text[..self.at].chars().count() + 1,
            self.text
        )
    }

    fn peek(&mut self) -> Option<char> {
        let rest = self.text[self.at..].trim_start();
        self.at = self.text.len() - rest.len();
        rest.chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn sum(&mut self, depth: usize) -> Result<Written, String> {
        let mut left = self.product(depth)?;
        loop {
            let operator = if self.take('+') {
                Operator::Add
            } else if self.take('-') {
                Operator::Subtract
            } else {
                return Ok(left);
            };
            left = Written::Call(operator, vec![left, self.product(depth)?]);
        }
    }

    fn product(&mut self, depth: usize) -> Result<Written, String> {
        let mut left = self.operand(depth)?;
        loop {
            let operator = if self.take('*') {
                Operator::Multiply
            } else if self.take('/') {
                Operator::Divide
            } else {
                return Ok(left);
            };
            left = Written::Call(operator, vec![left, self.operand(depth)?]);
        }
    }

    fn operand(&mut self, depth: usize) -> Result<Written, String> {
        if depth > DEPTH {
            return Err(self.wrong("too many parentheses"));
        }
        if self.take('-') {
            return Ok(Written::Call(
                Operator::Negate,
                vec![self.operand(depth + 1)?],
            ));
        }
        if self.take('(') {
            let inner = self.sum(depth + 1)?;
            return if self.take(')') {
                Ok(inner)
            } else {
                Err(self.wrong("`)` is missing"))
            };
        }
        if self.take('[') {
            let rest = &self.text[self.at..];
            let end = rest.find(']').ok_or_else(|| self.wrong("`]` is missing"))?;
            let name = rest[..end].trim().to_owned();
            self.at += end + 1;
            return Ok(Written::Field(name));
        }
        let Some(first) = self.peek() else {
            return Err(self.wrong("a number or a field is missing"));
        };
        let rest = &self.text[self.at..];
        let word = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
        let end = rest.find(|c: char| !word(c)).unwrap_or(rest.len());
        let name = &rest[..end];
        if name.is_empty() {
            return Err(self.wrong(&format!("unexpected `{first}`")));
        }
        if first.is_ascii_digit() || first == '.' {
            let number = Decimal::from_str_exact(name)
                .map_err(|_| self.wrong(&format!("`{name}` is not a number")))?;
            self.at += end;
            return Ok(Written::Number(number));
        }
        self.at += end;
        if self.take('(') {
            return self.call(name, depth);
        }
        Ok(Written::Field(name.to_owned()))
    }

    fn call(&mut self, name: &str, depth: usize) -> Result<Written, String> {
        let (operator, least, most) = match name {
            "min" => (Operator::Least, 1, usize::MAX),
            "max" => (Operator::Greatest, 1, usize::MAX),
            "round" => (Operator::Round, 1, 2),
            "abs" => (Operator::Absolute, 1, 1),
            _ => {
                return Err(self.wrong(&format!(
                    "unknown function `{name}` (there are min, max, round and abs)"
                )));
            }
        };
        let mut operands = vec![self.sum(depth + 1)?];
        while self.take(',') {
            operands.push(self.sum(depth + 1)?);
        }
        if !self.take(')') {
            return Err(self.wrong("`)` is missing"));
        }
        if operands.len() < least || operands.len() > most {
            return Err(self.wrong(&format!("`{name}` takes {least} to {most} values")));
        }
        Ok(Written::Call(operator, operands))
    }
}

#[cfg(test)]
mod tests {
    use super::{Operator, Written, read};
    use rust_decimal::Decimal;

    fn number(written: &Written) -> Option<Decimal> {
        match written {
            Written::Number(number) => Some(*number),
            Written::Field(_) => None,
            Written::Call(operator, operands) => {
                operator.apply(&operands.iter().map(number).collect::<Option<Vec<_>>>()?)
            }
        }
    }

    #[test]
    fn precedence_functions_and_signs() {
        for (text, expected) in [
            ("1 + 2 * 3", "7"),
            ("(1 + 2) * 3", "9"),
            ("10 - 2 - 3", "5"),
            ("-2 * -3", "6"),
            ("round(2.345, 2)", "2.35"),
            ("round(2.5)", "3"),
            ("max(1, 2, min(9, 5))", "5"),
            ("abs(-0.1) + 0.2", "0.3"),
            ("1 / 8", "0.125"),
        ] {
            assert_eq!(
                number(&read(text).unwrap()).unwrap().to_string(),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn dividing_by_zero_gives_nothing() {
        assert_eq!(number(&read("1 / (2 - 2)").unwrap()), None);
    }

    #[test]
    fn fields_with_other_characters_go_in_brackets() {
        assert_eq!(
            read("[my field] + label.x").unwrap(),
            Written::Call(
                Operator::Add,
                vec![
                    Written::Field("my field".into()),
                    Written::Field("label.x".into())
                ]
            )
        );
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        for (text, told) in [
            ("price +", "character 8"),
            ("(price", "`)` is missing"),
            ("price cost", "unexpected `c`"),
            ("sum(1)", "unknown function `sum`"),
            ("1..2", "not a number"),
        ] {
            let message = read(text).unwrap_err();
            assert!(message.contains(told), "{text}: {message}");
        }
        assert!(read(&"(".repeat(10_000)).is_err());
    }
}
