//! The locale that the page is drawn in. Not the language of the screens: people choose that themselves.

/// Gives the process a locale that web pages know, before anything reads it. Under `C` and `C.UTF-8`, the usual ones of
/// containers and of programs started at login, WebKit tells pages that the language is "C", which `Intl` refuses with an
/// error: pages stay blank. No thread may run yet.
#[expect(
    unsafe_code,
    reason = "the variable must be set before WebKit is loaded, in this process"
)]
pub(crate) fn settle() {
    let set = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(set);
    if unknown(locale.as_deref()) {
        // SAFETY: called before anything else in `main`; no other thread is there to read the environment.
        unsafe {
            std::env::set_var("LC_ALL", "en_US.UTF-8");
        }
    }
}

fn unknown(locale: Option<&str>) -> bool {
    locale.is_none_or(|locale| ["C", "POSIX"].contains(&locale) || locale.starts_with("C."))
}

#[cfg(test)]
mod tests {
    #[test]
    fn only_what_is_no_language_is_replaced() {
        for unknown in [None, Some("C"), Some("C.UTF-8"), Some("POSIX")] {
            assert!(super::unknown(unknown), "{unknown:?}");
        }
        for known in ["nl_NL.UTF-8", "en_US.UTF-8", "ca_ES.UTF-8"] {
            assert!(!super::unknown(Some(known)), "{known}");
        }
    }
}
