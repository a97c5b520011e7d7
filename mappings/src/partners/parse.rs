//! Reads a partner spec and says what is wrong with it, where, and what was meant.

use super::attribute::{Attribute, Type};
use super::inherit::{drop_lost_conditions, holds_of, inherit};
use super::spec::PartnerSpec;
use super::style::{CurrencyPlace, StyleConfig};
use super::words;
use crate::checks;
use std::fmt;

/// A partner spec that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct SpecError {
    /// Name of the file.
    pub file: String,
    /// Line from 1.
    pub line: usize,
    /// Column in characters from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What was meant or what to do; may be empty.
    pub hint: String,
}

impl fmt::Display for SpecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}, line {}, column {}: {}",
            self.file, self.line, self.column, self.message
        )?;
        if !self.hint.is_empty() {
            write!(f, " ({})", self.hint)?;
        }
        Ok(())
    }
}

impl PartnerSpec {
    /// Reads a spec. `file` is its name for messages; without folder and ending it is the partner's id.
    ///
    /// Fails when the text is not TOML, has an unknown key or a wrong type, or refers to an attribute, vocabulary or
    /// check that does not exist.
    pub fn parse(file: &str, toml: &str) -> Result<Self, SpecError> {
        let error = |offset: usize, message: String, hint: String| {
            let before = &toml[..floor(toml, offset)];
            SpecError {
                file: file.to_owned(),
                line: before.matches('\n').count() + 1,
                column: before
                    .chars()
                    .rev()
                    .take_while(|sign| *sign != '\n')
                    .count()
                    + 1,
                message,
                hint,
            }
        };
        let mut spec: Self = toml::from_str(toml).map_err(|trouble| {
            let offset = trouble.span().map_or(0, |span| span.start);
            error(offset, trouble.message().to_owned(), String::new())
        })?;
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        spec.id = name.strip_suffix(".toml").unwrap_or(name).to_owned();
        file.clone_into(&mut spec.file);
        for (place, attribute) in spec.attributes.iter_mut().enumerate() {
            attribute.place = Some(place);
        }
        if let Some(taken) = spec.inherit.clone() {
            inherit(&mut spec, &taken).map_err(|message| {
                let offset = toml.find("[inherit]").unwrap_or(0);
                error(offset, message, String::new())
            })?;
        }
        spec.check().map_err(
            |Fault {
                 near,
                 message,
                 hint,
             }| {
                let offset = near.and_then(|near| toml.find(&near)).unwrap_or(0);
                error(offset, message, hint)
            },
        )?;
        Ok(spec)
    }

    /// The spec as one of its formats has it (the first when `None`): where the format names its attributes, without the
    /// others and what is asked of them.
    #[must_use]
    pub fn narrowed(mut self, format: Option<&str>) -> Self {
        let format = match format {
            Some(name) => self.format(name),
            None => self.formats.first(),
        };
        let names = format.map_or_else(Vec::new, |format| format.attributes.clone());
        if !names.is_empty() {
            let kept = names.iter().filter_map(|name| self.attribute(name));
            self.attributes = kept.cloned().collect();
            drop_lost_conditions(&mut self.attributes);
            let rules = std::mem::take(&mut self.rules);
            let rules = rules
                .into_iter()
                .filter(|rule| holds_of(rule, &self.attributes));
            self.rules = rules.collect();
        }
        self
    }

    /// What the type system does not see.
    fn check(&self) -> Result<(), Fault> {
        if self.formats.is_empty() {
            return Err(Fault::new(None, "there is no format", "add a [[format]]"));
        }
        for (index, attribute) in self.attributes.iter().enumerate() {
            let near = || Some(format!("name = \"{}\"", attribute.name));
            if self.attributes[..index]
                .iter()
                .any(|other| other.name == attribute.name)
            {
                let message = format!("the attribute `{}` is there twice", attribute.name);
                return Err(Fault::new(near(), message, "remove one"));
            }
            self.attribute_fault(attribute, &attribute.name)
                .map_or(Ok(()), |(message, hint)| {
                    Err(Fault::new(near(), message, hint))
                })?;
        }
        let names = |list: &[String]| list.iter().find(|name| self.part(name).is_none()).cloned();
        if let Some(name) = names(&self.bid.attributes) {
            return Err(self.unknown("[bid]".to_owned(), &name));
        }
        if let Some(taxonomy) = &self.taxonomy
            && self.part(&taxonomy.attribute).is_none()
        {
            return Err(self.unknown("[taxonomy]".to_owned(), &taxonomy.attribute));
        }
        for rule in &self.rules {
            let near = format!("check = \"{}\"", rule.check);
            for name in rule.when.iter().flat_map(|when| when.attributes()) {
                if self.part(name).is_none() {
                    return Err(self.unknown(near, name));
                }
            }
            checks::rule(rule, &|name| self.part(name).is_some())
                .map_err(|message| Fault::new(Some(near), message, ""))?;
        }
        for format in &self.formats {
            let named = format.attributes.iter().chain(format.rename.keys());
            for name in named {
                if self.part(name).is_none() {
                    return Err(self.unknown(format!("name = \"{}\"", format.name), name));
                }
            }
        }
        for example in &self.examples {
            if let Some(format) = &example.format
                && self.format(format).is_none()
            {
                let message = format!("an example names the format `{format}`, which is not there");
                return Err(Fault::new(
                    Some(format!("format = \"{format}\"")),
                    message,
                    "",
                ));
            }
        }
        Ok(())
    }

    fn attribute_fault(&self, attribute: &Attribute, path: &str) -> Option<(String, String)> {
        let fault = |message: String, hint: &str| Some((message, hint.to_owned()));
        for further in &attribute.min_pixels_when {
            if let Some(from) = &further.from
                && from.parse::<jiff::civil::Date>().is_err()
            {
                return fault(
                    format!("`{path}` asks for pixels from \"{from}\" on, which is no day"),
                    "write it as 2027-01-31",
                );
            }
            for name in further.when.iter().flat_map(|when| when.attributes()) {
                if self.part(name).is_none() {
                    return fault(
                        format!("`{path}` asks for pixels by `{name}`, which is no attribute"),
                        "",
                    );
                }
            }
        }
        match attribute.kind {
            Type::Choice if attribute.values.is_empty() && attribute.vocabulary.is_none() => {
                return fault(
                    format!("`{path}` is a choice without values"),
                    "add `values`",
                );
            }
            Type::Measure if attribute.units.is_empty() => {
                return fault(
                    format!("`{path}` is a measure without units"),
                    "add `units`",
                );
            }
            Type::Group if attribute.subs.is_empty() => {
                return fault(
                    format!("`{path}` is a group without parts"),
                    "add [[attribute.sub]]",
                );
            }
            _ => {}
        }
        if attribute
            .steps
            .windows(2)
            .any(|pair| pair[0].0 >= pair[1].0)
        {
            return fault(format!("the steps of `{path}` must ascend"), "");
        }
        if attribute.kind != Type::DeliveryTime && !attribute.steps.is_empty() {
            return fault(
                format!("`{path}` has steps but is no delivery time"),
                "set type = \"delivery_time\"",
            );
        }
        if attribute.kind != Type::Group && !attribute.subs.is_empty() {
            return fault(
                format!("`{path}` has parts but is no group"),
                "set type = \"group\"",
            );
        }
        if let Some(name) = &attribute.vocabulary
            && words::vocabulary(name).is_none()
        {
            return fault(
                format!("`{path}` names the vocabulary `{name}`, which does not exist"),
                "",
            );
        }
        if let Some(pattern) = &attribute.pattern
            && let Err(trouble) = regex::Regex::new(pattern)
        {
            return fault(format!("the pattern of `{path}` is wrong: {trouble}"), "");
        }
        for check in &attribute.checks {
            if !checks::OF_TEXT.contains(&check.as_str()) {
                let known = checks::OF_TEXT.join(", ");
                return fault(
                    format!("`{path}` names the check `{check}`"),
                    &format!("known: {known}"),
                );
            }
        }
        let whens = attribute
            .required_when
            .iter()
            .chain(&attribute.recommended_when);
        if let Some(name) = whens
            .flat_map(|when| when.attributes())
            .find(|name| self.part(name).is_none())
        {
            return fault(
                format!("`{path}` depends on `{name}`, which is no attribute"),
                &self.near(name),
            );
        }
        if let Some(name) = attribute
            .joined
            .iter()
            .find(|name| !attribute.subs.iter().any(|sub| sub.name == **name))
        {
            return fault(
                format!("`{path}` joins `{name}`, which is no part of it"),
                "",
            );
        }
        let styles = self.formats.iter().map(|format| &format.write);
        for style in styles.chain([&self.write, &attribute.write]) {
            if let Some(message) = style_fault(style) {
                return fault(message, "");
            }
        }
        attribute
            .subs
            .iter()
            .find_map(|sub| self.attribute_fault(sub, &format!("{path}/{}", sub.name)))
    }

    /// An attribute, or with `attribute/sub` a part of a group.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&Attribute> {
        let (name, sub) = name
            .split_once('/')
            .map_or((name, None), |(name, sub)| (name, Some(sub)));
        let attribute = self.attribute(name)?;
        match sub {
            Some(sub) => attribute.subs.iter().find(|part| part.name == sub),
            None => Some(attribute),
        }
    }

    fn unknown(&self, near: String, name: &str) -> Fault {
        Fault::new(
            Some(near),
            format!("`{name}` is no attribute"),
            self.near(name),
        )
    }

    fn near(&self, name: &str) -> String {
        self.nearest(name)
            .map_or_else(String::new, |near| format!("did you mean `{near}`?"))
    }
}

fn style_fault(style: &StyleConfig) -> Option<String> {
    if style.currency == Some(CurrencyPlace::Apart) && style.currency_name.is_none() {
        return Some("a currency that stands apart needs `currency_name`".to_owned());
    }
    None
}

/// Something wrong near the first place where a text stands.
struct Fault {
    near: Option<String>,
    message: String,
    hint: String,
}

impl Fault {
    fn new(near: Option<String>, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            near,
            message: message.into(),
            hint: hint.into(),
        }
    }
}

fn floor(text: &str, mut offset: usize) -> usize {
    offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
