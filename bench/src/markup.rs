//! Descriptions as shops have them: HTML of several editors, entities, stray blanks and line breaks.

use crate::dice::Dice;

/// Words of descriptions and of long titles.
pub(crate) const WORDS: &[&str] = &[
    "deze",
    "soepele",
    "stof",
    "draagt",
    "prettig",
    "op",
    "warme",
    "dagen",
    "en",
    "blijft",
    "mooi",
    "na",
    "veel",
    "wasbeurten",
    "met",
    "ruime",
    "zakken",
    "een",
    "verstelbare",
    "band",
    "gemaakt",
    "van",
    "gerecycled",
    "katoen",
    "in",
    "onze",
    "ateliers",
    "patiënt",
    "reünie",
    "coöperatie",
    "façade",
    "crêpe",
    "été",
    "hiver",
    "léger",
    "doublée",
    "naturel",
    "breathable",
    "lining",
    "reinforced",
    "heel",
    "fits",
    "true",
    "to",
    "size",
    "wash",
    "at",
    "30",
    "graden",
    "niet",
    "strijken",
    "seit",
    "1962",
    "größe",
    "weiß",
    "für",
    "draußen",
    "schön",
];

const ENTITIES: &[&str] = &[
    "&amp;", "&nbsp;", "&eacute;", "&euml;", "&iuml;", "&ouml;", "&szlig;", "&quot;", "&#39;",
    "&euro;", "&lt;", "&gt;",
];

/// Appends one description of about 250 to 550 bytes; one in a thousand has 7,000.
pub(crate) fn description(dice: &mut Dice, out: &mut String) {
    let length = if dice.below(1000) == 0 {
        7_000
    } else {
        250 + usize::try_from(dice.below(300)).unwrap_or_default()
    };
    out.push_str("<div class=\"text\"><p>");
    while out.len() < length {
        let word = dice.one(WORDS);
        match dice.below(36) {
            0 => out.push_str("<br>"),
            1 => out.push_str("</p>\n<p>"),
            2 => out.push_str("   "),
            3 => out.extend(["<strong>", word, "</strong> "]),
            4 => out.extend([
                "<a href=\"https://www.example.com/",
                word,
                "?a=1&amp;b=2\">",
                word,
                "</a> ",
            ]),
            5 => out.push_str("<ul><li>eerste punt</li><li>tweede punt</li></ul>"),
            // What one system encoded, another encoded again.
            6 => out.push_str("&amp;gt; "),
            7..=9 => out.extend([dice.one(ENTITIES), " "]),
            _ => out.extend([word, " "]),
        }
    }
    out.push_str("</p></div>");
}
