//! What a configuration reaches for outside of its own folder.
//!
//! A `gainsay.toml` of a folder above is found without being asked for, and that folder may be anybody's: `/tmp`, a shared drive. So that it does
//! not decide which files of the reader's are read or written, its paths stay below it unless somebody says that it is trusted.

use std::path::{Component, Path};

use super::{Config, ConfigError, Reader};

impl Config {
    /// Its paths that lead out of its folder, each as a mistake.
    pub fn outside(&self) -> Vec<ConfigError> {
        let reader = Reader { name: self.name.clone(), root: self.root.clone(), text: self.text.clone() };
        let sources = self.sources.iter().map(|source| (self.root.join(&source.path.value), &source.path.span));
        let folders = self.rules.iter().chain(&self.baseline).map(|at| (at.value.clone(), &at.span));
        let counts = self.counts.iter().filter_map(|count| Some((count.file()?.to_owned(), &count.what.span)));
        let help = "Pass --trust-config if the configuration is yours, or --no-config to check without it.";
        sources
            .chain(folders)
            .chain(counts)
            .filter(|(path, _)| leaves(path, &self.root))
            .map(|(path, span)| reader.error(format!("{} is outside of the folder of {}", path.display(), self.name), span, Some(help.to_owned())))
            .collect()
    }
}

/// Whether a path leads out of a folder, by what it says or by a link.
fn leaves(path: &Path, root: &Path) -> bool {
    let folder = if root.as_os_str().is_empty() { Path::new(".") } else { root };
    let Ok(folder) = folder.canonicalize() else { return false };
    if let Ok(real) = path.canonicalize() {
        return !real.starts_with(&folder);
    }
    let Ok(below) = path.strip_prefix(root) else { return !path.starts_with(&folder) };
    let mut depth = 0_usize;
    below.components().any(|part| match part {
        Component::ParentDir => {
            let is_above = depth == 0;
            depth = depth.saturating_sub(1);
            is_above
        }
        Component::RootDir | Component::Prefix(_) => true,
        Component::Normal(_) => {
            depth += 1;
            false
        }
        Component::CurDir => false,
    })
}
