//! What lies on the desk: the sources, the open documents, and what the last check found.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use gainsay::check::{self, Coverage, Dossier, Study};
use gainsay::conflict::Conflict;
use gainsay::document::{Document, Format, Role};
use gainsay::limit::Limits;
use gainsay::report::{self, Remark};
use gainsay::rule::Severity;
use gainsay::settle::{Grounds, Outcome};
use gainsay::span::{Site, SourceId, Span};
use gainsay::waiver::Lapse;
use lsp_types::{
    Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Hover, HoverContents, Location, MarkupContent, MarkupKind, NumberOrString,
    Position, PublishDiagnosticsParams, Range, Uri,
};

use super::place;
use crate::args::{Configuration, Settings};
use crate::check::{lapsed, read_baseline};
use crate::output::Output;
use crate::plan::Plan;
use crate::progress;

/// The desk.
pub struct Desk {
    plan: Option<Plan>,
    /// Whether the configuration was bad and defaults hold.
    is_bare: bool,
    /// The sources as they are on disk, their index is their number in a check.
    sources: Vec<Study>,
    /// Texts of open documents, by URI.
    open: BTreeMap<String, String>,
    baseline: Option<(String, gainsay::baseline::Baseline)>,
    /// What was checked last, and what is in force of it.
    checked: Dossier,
    conflicts: Vec<Conflict>,
    /// The URI of each source of the last check.
    pub(super) uris: Vec<String>,
    /// Documents that have diagnostics in the editor.
    marked: BTreeSet<String>,
}

impl Desk {
    /// Reads the configuration, the rules and the sources.
    pub fn open(settings: &Settings, output: &Output) -> Self {
        let mut desk = Self {
            plan: None,
            is_bare: false,
            sources: Vec::new(),
            open: BTreeMap::new(),
            baseline: None,
            checked: Dossier::default(),
            conflicts: Vec::new(),
            uris: Vec::new(),
            marked: BTreeSet::new(),
        };
        desk.reload(settings, output);
        desk
    }

    /// Reads the configuration, the rules and the sources again.
    pub fn reload(&mut self, settings: &Settings, output: &Output) {
        let configured = Plan::make(settings, None, output);
        self.is_bare = configured.is_none();
        let bare = Settings { configuration: Configuration { no_config: true, ..Configuration::default() }, ..Settings::default() };
        self.plan = configured.or_else(|| Plan::make(&bare, None, output));
        let Some(plan) = &self.plan else { return };
        let inputs = plan.inputs(&[]);
        let documents = if inputs.is_empty() { Vec::new() } else { progress::dossier(&inputs, plan, output).documents };
        self.sources = progress::studies(documents, &plan.knowledge.lexicon, output);
        self.baseline = plan.baseline.as_ref().and_then(|set| Some((set.value.display().to_string(), read_baseline(&set.value, output)?)));
    }

    /// Whether the configuration was bad.
    pub fn is_without_config(&self) -> bool {
        self.is_bare
    }

    /// A document was opened or changed.
    pub fn write(&mut self, uri: &str, text: String) {
        self.open.insert(uri.to_owned(), text);
    }

    /// A document was closed.
    pub fn close(&mut self, uri: &str) {
        self.open.remove(uri);
    }

    /// Checks everything and gives the diagnostics of the open documents, and none for those that have been closed.
    pub fn check(&mut self) -> Vec<PublishDiagnosticsParams> {
        let Some(plan) = &self.plan else { return Vec::new() };
        let (studies, uris) = self.studies(plan);
        let checked = Dossier::new(studies);
        let mut outcome = Outcome::new(&checked, check::check(&checked, &plan.knowledge.means()));
        let lapses = plan.settle(&mut outcome);
        if let Some((name, baseline)) = &self.baseline {
            // what is there no more is said by a check, not while somebody writes
            let _ = baseline.quiet(&mut outcome, name);
        }
        let mut found: BTreeMap<String, Vec<Diagnostic>> = self.marked.iter().chain(self.open.keys()).map(|uri| (uri.clone(), Vec::new())).collect();
        let remarks = report::remarks(&outcome);
        let all = remarks.iter().map(|remark| (remark.site, diagnostic(&outcome, &uris, remark)));
        let all = all.chain(lapses.iter().filter_map(|lapse| lapse_diagnostic(&outcome, lapse)));
        let all = all.chain(fault_diagnostics(&outcome));
        for (site, diagnostic) in all {
            let uri = uris.get(site.source.index()).filter(|uri| self.open.contains_key(*uri));
            if let Some(list) = uri.and_then(|uri| found.get_mut(uri)) {
                list.push(diagnostic);
            }
        }
        self.conflicts = outcome.conflicts;
        self.checked = checked;
        self.uris = uris;
        self.marked = self.open.keys().cloned().collect();
        let publish =
            |(uri, diagnostics): (String, Vec<Diagnostic>)| Some(PublishDiagnosticsParams { uri: Uri::from_str(&uri).ok()?, diagnostics, version: None });
        found.into_iter().filter_map(publish).collect()
    }

    /// The sources, those that are open as they are in the editor, then what else is open: drafts, where there are sources.
    fn studies(&self, plan: &Plan) -> (Vec<Study>, Vec<String>) {
        let mut by_path: BTreeMap<PathBuf, &String> = self.open.keys().filter_map(|uri| Some((canonical(&place::path_of(uri)?), uri))).collect();
        let (mut studies, mut uris) = (Vec::new(), Vec::new());
        for (index, source) in self.sources.iter().enumerate() {
            let name = source.document.name();
            if let Some(uri) = by_path.remove(&canonical(Path::new(name))) {
                let text = self.open.get(uri).cloned().unwrap_or_default();
                let mut document = Document::new(name.to_owned(), text, source.document.format());
                document.role = source.document.role;
                plan.describe(&mut document);
                studies.push(check::meant(document, SourceId::new(index), &plan.knowledge.lexicon));
                uris.push(uri.clone());
            } else {
                studies.push(source.clone());
                uris.push(place::uri_of(Path::new(name)));
            }
        }
        let sources: BTreeSet<&String> = uris.iter().collect();
        let others: Vec<&String> = self.open.keys().filter(|uri| !sources.contains(uri)).collect();
        for uri in others {
            let path = place::path_of(uri);
            let here = std::env::current_dir().unwrap_or_default();
            let name = path.as_deref().map_or_else(|| uri.clone(), |path| path.strip_prefix(&here).unwrap_or(path).display().to_string());
            let format = Path::new(&name).extension().and_then(|extension| Format::of_extension(extension.to_str()?)).unwrap_or_default();
            let mut document = Document::new(name, self.open.get(uri).cloned().unwrap_or_default(), format);
            if !self.sources.is_empty() {
                document.role = Role::Draft;
            }
            plan.describe(&mut document);
            studies.push(check::meant(document, SourceId::new(studies.len()), &plan.knowledge.lexicon));
            uris.push(uri.clone());
        }
        (studies, uris)
    }

    /// What was understood of the figure at a position.
    pub fn hover(&self, uri: &str, position: Position) -> Option<Hover> {
        let study = self.study(uri)?;
        let offset = place::offset(&study.document, position)?;
        let holds = |span: Span| span.start() <= offset && offset <= span.end();
        // the figure itself goes before a claim that reaches over it
        let exact = study.assertions.iter().find(|assertion| holds(assertion.figure));
        let assertion = exact.or_else(|| study.assertions.iter().find(|assertion| holds(assertion.site.span)))?;
        let value = report::hover(study, assertion);
        Some(Hover {
            contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value }),
            range: Some(place::range(&study.document, assertion.site.span)),
        })
    }

    pub(super) fn study(&self, uri: &str) -> Option<&Study> {
        let index = self.uris.iter().position(|other| other == uri)?;
        self.checked.studies().get(index)
    }

    /// What was checked last, for a report.
    pub(super) fn outcome(&self) -> Outcome<'_> {
        Outcome {
            studies: self.checked.studies(),
            conflicts: self.conflicts.clone(),
            compared: BTreeSet::new(),
            waived: Vec::new(),
            coverage: Coverage::default(),
            verdicts: Vec::new(),
            lone: self.checked.studies().len() == 1,
            failures: Vec::new(),
            cut: Vec::new(),
            limits: Limits::default(),
        }
    }
}

pub(super) fn diagnostic(outcome: &Outcome<'_>, uris: &[String], remark: &Remark) -> Diagnostic {
    let related = remark.others.iter().filter_map(|(site, label)| {
        let document = &outcome.studies.get(site.source.index())?.document;
        let uri = Uri::from_str(uris.get(site.source.index())?).ok()?;
        Some(DiagnosticRelatedInformation { location: Location { uri, range: place::range(document, site.span) }, message: label.clone() })
    });
    Diagnostic {
        range: range(outcome, remark.site),
        severity: Some(match remark.severity {
            Some(Severity::Error) => DiagnosticSeverity::ERROR,
            Some(Severity::Warning) => DiagnosticSeverity::WARNING,
            Some(Severity::Note) => DiagnosticSeverity::INFORMATION,
            None => DiagnosticSeverity::HINT,
        }),
        code: Some(NumberOrString::String(remark.rule.clone())).filter(|_| !remark.rule.is_empty()),
        source: Some("gainsay".to_owned()),
        message: remark.message.clone(),
        related_information: Some(related.collect()),
        ..Diagnostic::default()
    }
}

/// A comment that allows nothing.
fn lapse_diagnostic(outcome: &Outcome<'_>, lapse: &Lapse) -> Option<(Site, Diagnostic)> {
    let Grounds::Comment { site, .. } = &lapse.grounds else { return None };
    let (message, help) = lapsed(outcome, lapse);
    let diagnostic = Diagnostic {
        range: range(outcome, *site),
        severity: Some(DiagnosticSeverity::WARNING),
        source: Some("gainsay".to_owned()),
        message: format!("{message}. {help}"),
        tags: Some(vec![DiagnosticTag::UNNECESSARY]),
        ..Diagnostic::default()
    };
    Some((*site, diagnostic))
}

/// Comments that ask for nothing that can be done, such as one whose reason is still to be written.
fn fault_diagnostics<'o>(outcome: &'o Outcome<'_>) -> impl Iterator<Item = (Site, Diagnostic)> + 'o {
    let sources = outcome.studies.iter().enumerate();
    sources.flat_map(move |(index, study)| {
        study.document.allow_faults().iter().map(move |fault| {
            let site = Site { source: SourceId::new(index), span: fault.comment };
            let message = fault.kind.to_string();
            let severity = Some(DiagnosticSeverity::WARNING);
            (site, Diagnostic { range: range(outcome, site), severity, source: Some("gainsay".to_owned()), message, ..Diagnostic::default() })
        })
    })
}

fn range(outcome: &Outcome<'_>, site: Site) -> Range {
    outcome.studies.get(site.source.index()).map(|study| place::range(&study.document, site.span)).unwrap_or_default()
}

fn canonical(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}
