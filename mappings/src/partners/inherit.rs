//! Attributes that a spec takes over from another one: partners that read a format of somebody else's.

use super::attribute::{Attribute, Requirement};
use super::spec::{Inherit, PartnerSpec, RuleSpec};

/// Puts what is inherited before the spec's own. `Err` says what is wrong.
pub(super) fn inherit(spec: &mut PartnerSpec, inherit: &Inherit) -> Result<(), String> {
    let base = match PartnerSpec::named(&inherit.from) {
        Some(Ok(base)) if base.inherit.is_none() => base,
        Some(Ok(_)) => return Err(format!("`{}` inherits itself", inherit.from)),
        Some(Err(error)) => return Err(error.to_string()),
        None => return Err(format!("there is no built-in spec `{}`", inherit.from)),
    };
    let lists = |taxonomy: &super::TaxonomySpec| {
        inherit.attributes.is_empty() || inherit.attributes.contains(&taxonomy.attribute)
    };
    if spec.taxonomy.is_none() {
        spec.taxonomy = base.taxonomy.clone().filter(lists);
    }
    let mut taken = Vec::new();
    if inherit.attributes.is_empty() {
        taken = base.attributes;
    } else {
        for name in &inherit.attributes {
            let attribute = base
                .attribute(name)
                .ok_or_else(|| format!("`{}` has no attribute `{name}`", inherit.from))?;
            taken.push(attribute.clone());
        }
    }
    if let Some(unknown) = inherit
        .required
        .iter()
        .flatten()
        .find(|name| !taken.iter().any(|attribute| attribute.name == **name))
    {
        return Err(format!("`{unknown}` is required but was not taken"));
    }
    for attribute in &mut taken {
        attribute.place = None;
        attribute.confidence = inherit
            .confidence
            .or(attribute.confidence)
            .or(Some(base.source.confidence));
        if let Some(required) = &inherit.required {
            demand(attribute, required.contains(&attribute.name));
        }
    }
    drop_lost_conditions(&mut taken);
    for own in std::mem::take(&mut spec.attributes) {
        match taken.iter_mut().find(|taken| taken.name == own.name) {
            Some(taken) => *taken = own,
            None => taken.push(own),
        }
    }
    spec.attributes = taken;
    if inherit.rules {
        let rules = base
            .rules
            .into_iter()
            .filter(|rule| holds_of(rule, &spec.attributes));
        let own = std::mem::take(&mut spec.rules);
        spec.rules = rules.chain(own).collect();
    }
    Ok(())
}

fn demand(attribute: &mut Attribute, required: bool) {
    attribute.requirement = if required {
        Requirement::Required
    } else {
        Requirement::Optional
    };
    attribute.condition.clear();
    attribute.required_when = None;
    attribute.recommended_when = None;
    attribute.missing = None;
}

/// Whether all attributes that a rule looks at are there.
pub(super) fn holds_of(rule: &RuleSpec, attributes: &[Attribute]) -> bool {
    let known = |name: &str| {
        let (name, _) = name.split_once('/').unwrap_or((name, ""));
        attributes.iter().any(|attribute| attribute.name == name)
    };
    let mut whens = rule.when.iter().flat_map(super::When::attributes);
    whens.all(known) && crate::checks::rule(rule, &known).is_ok()
}

/// A condition on an attribute that is not there can never be told.
pub(super) fn drop_lost_conditions(taken: &mut [Attribute]) {
    let names: Vec<String> = taken
        .iter()
        .map(|attribute| attribute.name.clone())
        .collect();
    let lost = |when: &super::When| {
        when.attributes()
            .iter()
            .any(|name| !names.iter().any(|known| known == name))
    };
    for attribute in taken {
        if attribute.recommended_when.as_ref().is_some_and(lost) {
            attribute.recommended_when = None;
        }
        if attribute.required_when.as_ref().is_some_and(lost) {
            attribute.required_when = None;
            if attribute.requirement == Requirement::Conditional {
                attribute.requirement = Requirement::Optional;
            }
        }
    }
}
