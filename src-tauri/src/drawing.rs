//! How the window is drawn. Not what is in it.

use std::path::Path;

/// WebKit's own variables that say whether a page is put together by the graphics card.
const SAID: [&str; 2] = [
    "WEBKIT_DISABLE_COMPOSITING_MODE",
    "WEBKIT_FORCE_COMPOSITING_MODE",
];

/// Lets WebKit draw what changed of a page, straight, on a computer without a graphics card, before it is loaded. It would
/// put the whole window together anew for each change, with a graphics card made of software, which takes several times as
/// long and the processors that an import needs too (docs/benchmarks.md). Who sets one of WebKit's variables decides. No
/// thread may run yet.
#[expect(
    unsafe_code,
    reason = "the variable must be set before WebKit is loaded, in this process"
)]
pub(crate) fn settle() {
    let said = SAID.iter().any(|name| std::env::var_os(name).is_some());
    if cfg!(target_os = "linux") && !said && !card(Path::new("/dev")) {
        // SAFETY: called before anything else in `main`; no other thread is there to read the environment.
        unsafe {
            std::env::set_var(SAID[0], "1");
        }
    }
}

/// Whether there is a graphics card that draws, by the devices of a Linux computer: a render node
/// (<https://docs.kernel.org/gpu/drm-uapi.html#render-nodes>), or the one of NVIDIA's own driver, which may have none.
fn card(devices: &Path) -> bool {
    let nodes = std::fs::read_dir(devices.join("dri")).into_iter().flatten();
    let mut names = nodes.flatten().map(|node| node.file_name());
    names.any(|name| name.to_string_lossy().starts_with("renderD"))
        || devices.join("nvidia0").exists()
}

#[cfg(test)]
mod tests {
    use super::card;

    #[test]
    fn a_display_alone_is_no_graphics_card() {
        let devices = tempfile::tempdir().unwrap();
        assert!(!card(devices.path()));
        std::fs::create_dir(devices.path().join("dri")).unwrap();
        std::fs::write(devices.path().join("dri/card0"), "").unwrap();
        assert!(!card(devices.path()));
        std::fs::write(devices.path().join("dri/renderD128"), "").unwrap();
        assert!(card(devices.path()));
    }

    #[test]
    fn nvidia_s_own_driver_counts() {
        let devices = tempfile::tempdir().unwrap();
        std::fs::write(devices.path().join("nvidia0"), "").unwrap();
        assert!(card(devices.path()));
    }
}
