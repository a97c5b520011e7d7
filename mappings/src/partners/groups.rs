//! Writes groups: as elements within an element, or in one text, joined (`NL:PostNL:4.95 EUR`) or as JSON
//! (`{"color":"red","size":"M"}`).

use super::joined;
use super::render::Rendered;
use super::shape::Shaped;
use super::style::Groups;
use crate::context::Context;
use crate::value::Value;
use feeds::record::Records;
use std::borrow::Cow;
use std::fmt::Write as _;

impl Shaped {
    /// A group as elements within an element. A text is taken as a joined group.
    pub(super) fn nested(
        &self,
        value: &Value<'_>,
        index: u32,
        context: &Context,
        out: &mut Records,
        done: &mut Rendered,
    ) {
        match value {
            Value::Group(members) => {
                for sub in &self.subs {
                    if let Some((_, value)) = members.iter().find(|(name, _)| *name == *sub.name) {
                        sub.part(value, index, context, out);
                    }
                }
            }
            other => {
                let text = other.to_text();
                let parts = joined::stretches(&text, &self.style.group_separator);
                for (sub, part) in self.subs.iter().zip(parts) {
                    sub.part(&Value::text(&joined::unquoted(part)), index, context, out);
                }
            }
        }
        done.written += 1;
    }

    fn part(&self, value: &Value<'_>, group: u32, context: &Context, out: &mut Records) {
        if !value.is_empty() {
            out.push_with(self.column, group, |out| self.write(value, context, out));
        }
    }

    /// A group as one text: its parts in JSON, or joined, without empty ones at the end.
    pub(super) fn joined_group(&self, value: &Value<'_>, context: &Context, out: &mut String) {
        let Value::Group(members) = value else {
            return value.write_text(out);
        };
        if self.style.groups == Groups::Json {
            return self.json_group(members, context, out);
        }
        let (separator, between) = (&*self.style.group_separator, &*self.style.list_separator);
        let mut filled = out.len();
        let mut text = String::new();
        for (index, sub) in self.subs.iter().enumerate() {
            if index > 0 {
                out.push_str(separator);
            }
            if let Some((_, value)) = members
                .iter()
                .find(|(name, value)| *name == *sub.name && !value.is_empty())
            {
                text.clear();
                sub.write(value, context, &mut text);
                joined::push(&text, &[separator, between], out);
                filled = out.len();
            }
        }
        out.truncate(filled);
    }

    fn json_group(
        &self,
        members: &[(Cow<'_, str>, Value<'_>)],
        context: &Context,
        out: &mut String,
    ) {
        let filled = members.iter().filter(|(_, value)| !value.is_empty());
        let parts = filled.filter_map(|(name, value)| {
            let sub = self.subs.iter().find(|sub| *name == *sub.name)?;
            let mut text = String::new();
            sub.write(value, context, &mut text);
            Some((sub.name.clone(), text.into()))
        });
        let json: serde_json::Map<String, serde_json::Value> = parts.collect();
        // Writing to a String cannot fail.
        let _ = write!(out, "{}", serde_json::Value::Object(json));
    }
}

#[cfg(test)]
mod tests {
    use crate::partners::tests::context;
    use crate::partners::{Overrides, PartnerSpec, Shape};
    use crate::value::Value;
    use feeds::record::{Position, Records};

    #[test]
    fn a_group_may_be_json_without_its_empty_parts() {
        let spec = PartnerSpec::named("openai").unwrap().unwrap();
        let (context, names) = (context("NL"), ["variant_dict"]);
        let shape = Shape::new(&spec, Some("csv"), &context, &names, &Overrides::default());
        let shape = shape.unwrap();
        assert_eq!(shape.columns, ["variant_dict"]);
        let parts = [("color", "rood \"mat\""), ("size", ""), ("material", "wol")];
        let members = parts.map(|(name, text)| (name.into(), Value::text(text)));
        let mut records = Records::new();
        shape.render(0, &Value::Group(members.into()), &context, &mut records);
        records.finish(Position::default());
        let wanted = r#"{"color":"rood \"mat\"","material":"wol"}"#;
        assert_eq!(records.get(0).first(0), Some(wanted));
    }
}
