//! `present`, `recommended`, `too_few`, `too_many`, `half_period`: whether attributes are there, and how often.

use super::finding::About;
use crate::partners::Severity;

pub(super) const PRESENT: About = About {
    name: "present",
    title: "Missing",
    about: "The partner requires the attribute, always or in these circumstances.",
    severity: Severity::Error,
    source: "",
};

pub(super) const RECOMMENDED: About = About {
    name: "recommended",
    title: "Missing, and would help",
    about: "Products with the attribute are shown more often or better.",
    severity: Severity::Advice,
    source: "",
};

pub(super) const TOO_FEW: About = About {
    name: "too_few",
    title: "Too few values",
    about: "The partner takes the attribute only with more values.",
    severity: Severity::Warning,
    source: "",
};

pub(super) const TOO_MANY: About = About {
    name: "too_many",
    title: "More values than are sent",
    about: "The partner takes only so many values; the further ones were left out of the feed.",
    severity: Severity::Advice,
    source: "",
};

pub(super) const HALF_PERIOD: About = About {
    name: "half_period",
    title: "Half a period",
    about: "The partner wants a beginning and an end; one is missing, so the period was left out of the feed.",
    severity: Severity::Warning,
    source: "",
};
