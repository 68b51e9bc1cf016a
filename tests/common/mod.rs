//! What every snapshot of the integration tests has in common.

use insta::Settings;

/// Runs assertions whose snapshots stand in one folder under `snapshots/`, named as they are and without what would date them.
pub fn with_snapshots(folder: &str, assertions: impl FnOnce()) {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path(format!("{}/snapshots/{folder}", env!("CARGO_MANIFEST_DIR")));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(assertions);
}

/// Every line of a text but the last, which sums up, takes at most so many columns.
#[track_caller]
pub fn fits(text: &str, width: usize) {
    let body = text.trim_end().rsplit_once('\n').map_or("", |(body, _)| body);
    let long: Vec<&str> = body.lines().filter(|line| line.chars().count() > width).collect();
    assert!(long.is_empty(), "wider than {width}: {long:#?}\n{text}");
}
