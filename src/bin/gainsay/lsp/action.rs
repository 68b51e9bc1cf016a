//! What an editor offers at a conflict: to write what mends it, to open the other sides, or to allow it with a reason.

use std::str::FromStr;

use gainsay::document::{Document, Format};
use gainsay::report::{self, Fix, Remark};
use gainsay::settle::Outcome;
use gainsay::span::Site;
use lsp_types::{CodeAction, CodeActionKind, CodeActionOrCommand, Command, Diagnostic, Position, Range, TextEdit, Uri, WorkspaceEdit};
use serde_json::json;

use super::desk::{Desk, diagnostic};
use super::{OPEN, place};

impl Desk {
    /// What can be done about the conflicts in a range: open the other sides, or allow them.
    pub fn actions(&self, uri: &str, range: Range) -> Vec<CodeActionOrCommand> {
        let Some(study) = self.study(uri) else { return Vec::new() };
        let outcome = &self.outcome();
        let document = &study.document;
        let (Some(start), Some(end)) = (place::offset(document, range.start), place::offset(document, range.end)) else { return Vec::new() };
        let here = |remark: &Remark| {
            let is_here = self.uris.get(remark.site.source.index()).is_some_and(|other| other == uri);
            is_here && remark.site.span.start() <= end && start <= remark.site.span.end()
        };
        let mut actions = Vec::new();
        for remark in report::remarks(outcome).iter().filter(|remark| here(remark) && remark.severity.is_some()) {
            let diagnostic = diagnostic(outcome, &self.uris, remark);
            actions.extend(remark.fix.as_ref().and_then(|fix| self.fix_action(outcome, fix, &diagnostic)).map(CodeActionOrCommand::CodeAction));
            actions.extend(remark.others.iter().filter_map(|(site, label)| self.open_action(outcome, *site, label)).map(CodeActionOrCommand::CodeAction));
            actions.extend(allow_action(uri, document, remark, diagnostic).map(CodeActionOrCommand::CodeAction));
        }
        actions
    }

    /// Writes what mends a conflict, where the editor's user asks for it.
    fn fix_action(&self, outcome: &Outcome<'_>, fix: &Fix, diagnostic: &Diagnostic) -> Option<CodeAction> {
        let document = &outcome.studies.get(fix.site.source.index())?.document;
        let uri = self.uris.get(fix.site.source.index())?;
        let edit = TextEdit { range: place::range(document, fix.site.span), new_text: fix.text.clone() };
        let title = format!("Fix: {}", fix.advice());
        Some(CodeAction { is_preferred: Some(true), ..change(uri, title, edit, diagnostic.clone())? })
    }

    fn open_action(&self, outcome: &Outcome<'_>, site: Site, label: &str) -> Option<CodeAction> {
        let study = outcome.studies.get(site.source.index())?;
        let uri = self.uris.get(site.source.index())?;
        let selection = place::range(&study.document, site.span);
        let title = format!("Open the other side: {label} in {}, line {}", study.document.name(), selection.start.line + 1);
        let argument = json!({"uri": uri, "takeFocus": true, "selection": selection});
        let command = Command { title: title.clone(), command: OPEN.to_owned(), arguments: Some(vec![argument]) };
        Some(CodeAction { title, command: Some(command), ..CodeAction::default() })
    }
}

/// A comment over the line, which silences nothing until its reason is written; plain text has no comments.
fn allow_action(uri: &str, document: &Document, remark: &Remark, diagnostic: Diagnostic) -> Option<CodeAction> {
    if !matches!(document.format(), Format::Markdown | Format::Html) {
        return None;
    }
    let line = place::range(document, remark.site.span).start.line;
    let at = Position { line, character: 0 };
    let comment = format!("<!-- gainsay: allow {} because -->\n", remark.rule);
    // in a paragraph of several lines the comment stands above the line, as its own
    let edit = TextEdit { range: Range { start: at, end: at }, new_text: comment };
    change(uri, format!("Allow {} here (write the reason)", remark.rule), edit, diagnostic)
}

/// A quick fix that changes a document in one place.
fn change(uri: &str, title: String, edit: TextEdit, diagnostic: Diagnostic) -> Option<CodeAction> {
    #[expect(clippy::mutable_key_type, reason = "lsp-types keys changes by its own Uri")]
    let changes = std::collections::HashMap::from([(Uri::from_str(uri).ok()?, vec![edit])]);
    Some(CodeAction {
        title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostic]),
        edit: Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }),
        ..CodeAction::default()
    })
}
