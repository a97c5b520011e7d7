//! Progress on a terminal; nothing into a pipe.

use super::table::{counted, products};
use feedmill::catalog::Progress;
use feedmill::error::Error;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

/// A line that tells how many products are through. It draws only when standard error is a terminal.
pub(super) struct Line(ProgressBar);

impl Line {
    pub(super) fn new() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(10));
        let style = ProgressStyle::with_template("{msg}, {elapsed}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }
}

impl Progress for Line {
    fn rows(&self, source: &str, rows: u64) -> Result<(), Error> {
        let what = match source {
            "out" => format!("writing {}", products(rows)),
            "deliver" => format!("delivering feed {rows}"),
            "live" => format!("asking {}", counted(rows, "address", "addresses")),
            source => format!("reading {source} {}", products(rows)),
        };
        self.0.set_message(what);
        self.0.set_position(rows);
        Ok(())
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
