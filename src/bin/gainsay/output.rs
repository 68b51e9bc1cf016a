//! Standard output and standard error.

use std::io::{IsTerminal, Write};
use std::path::Path;

use anstream::ColorChoice;
use gainsay::report::{self, DEFAULT_WIDTH, Style};
use gainsay::rule::Severity;
use miette::Diagnostic;

use crate::args::{ColorWhen, Look};
use crate::whole_file;

/// Where reports go and how they are set there.
pub struct Output {
    report: Style,
    trouble: Style,
    quiet: bool,
    verbose: bool,
}

/// What became of a text that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// It was written.
    Whole,
    /// Its reader has gone.
    Unwanted,
    /// It could not be written, which has been said.
    Failed,
}

impl Output {
    pub fn new(look: &Look) -> Self {
        let width = look.width.or_else(|| terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))).unwrap_or(DEFAULT_WIDTH);
        let colored = |automatic: ColorChoice| match look.color {
            ColorWhen::Auto => automatic != ColorChoice::Never,
            ColorWhen::Always => true,
            ColorWhen::Never => false,
        };
        // the console of Linux and a dumb terminal have no glyphs for the lines of a report
        let unicode = !(std::io::stdout().is_terminal() && std::env::var("TERM").is_ok_and(|term| term == "linux" || term == "dumb"));
        let style = Style::new(width).with_unicode(unicode).with_details(look.verbose);
        Self {
            report: style.colored(colored(anstream::AutoStream::choice(&std::io::stdout()))),
            trouble: style.colored(colored(anstream::AutoStream::choice(&std::io::stderr()))),
            quiet: look.quiet,
            verbose: look.verbose,
        }
    }

    /// How reports on standard output are set.
    pub fn style(&self) -> Style {
        self.report
    }

    /// Whether only what is wrong is to be said.
    pub fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Says what was done, where that was asked for.
    pub fn detail(&self, text: impl FnOnce() -> String) {
        if self.verbose {
            self.say(&report::harmless(&text(), false));
        }
    }

    /// Asks for an answer, on the line that it is typed in.
    pub fn ask(&self, question: &str) {
        self.say(&report::harmless(question, false));
    }

    /// Writes a report. A reader that has gone away is no fault of ours; any other failure is said.
    ///
    /// Whether it could be written.
    pub fn print(&self, text: &str) -> bool {
        self.send(text) != Sent::Failed
    }

    /// Writes a part of a report, as [`Self::print`] does. What a terminal would obey is left out, whoever wrote it.
    pub fn send(&self, text: &str) -> Sent {
        let text = report::harmless(text, self.report.is_colored());
        let mut stdout = std::io::stdout().lock();
        match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
            Ok(()) => Sent::Whole,
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Sent::Unwanted,
            Err(error) => {
                self.error(&format!("the report cannot be written: {error}"), None);
                Sent::Failed
            }
        }
    }

    /// Says what went wrong.
    pub fn error(&self, message: &str, help: Option<&str>) {
        self.say(&report::trouble(message, help, Severity::Error, self.trouble));
    }

    /// Says what was left out.
    pub fn warning(&self, message: &str, help: Option<&str>) {
        if !self.quiet {
            self.say(&report::trouble(message, help, Severity::Warning, self.trouble));
        }
    }

    /// Says what was done and has to be known.
    pub fn note(&self, message: &str) {
        if !self.quiet {
            self.say(&report::trouble(message, None, Severity::Note, self.trouble));
        }
    }

    /// Says what a diagnostic says.
    pub fn diagnostic(&self, diagnostic: &dyn Diagnostic) {
        self.say(&report::diagnostic(diagnostic, self.trouble));
    }

    /// Writes a file as a whole; whether it could be written, which is said where it could not.
    pub fn file(&self, path: &Path, bytes: &[u8]) -> bool {
        let written = whole_file::write(path, bytes);
        if let Err(error) = &written {
            self.error(&format!("{} cannot be written: {error}", path.display()), None);
        }
        written.is_ok()
    }

    /// Writes to standard error; where even that fails there is nobody to tell.
    fn say(&self, text: &str) {
        let text = report::harmless(text, self.trouble.is_colored());
        let mut stderr = std::io::stderr().lock();
        let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
    }
}

/// Says what is wrong with the arguments, or what was asked for of them, and ends. They may hold names of files.
pub fn misused(error: &clap::Error) -> ! {
    let is_harmless = |argument: std::ffi::OsString| !argument.to_string_lossy().chars().any(char::is_control);
    if std::env::args_os().all(is_harmless) {
        error.exit();
    }
    let text = error.render().to_string();
    let _ = std::io::stderr().lock().write_all(report::harmless(&text, false).as_bytes());
    std::process::exit(error.exit_code());
}
