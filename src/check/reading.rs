//! Sentence after sentence of one document: its figures, claims and assertions, and what one sentence leaves for the next.

use std::collections::BTreeSet;

use crate::assertion::Assertion;
use crate::claim::{Claim, Unread};
use crate::clause::{self, Scene};
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::limit::{Limit, Limits};
use crate::sentence::Word;
use crate::span::{SourceId, Span};
use crate::witness::Witness;
use crate::{account, joint, normalise, parse};

/// What was read so far of one document.
pub(super) struct Reading<'r, A> {
    document: &'r Document,
    source: SourceId,
    lexicon: &'r Lexicon,
    /// The claims as written: all of them, or those of the last sentence with figures.
    pub(super) claims: Vec<Claim>,
    /// Whether all claims are kept: they take more than what they mean, and hardly anybody asks for them.
    keeps_claims: bool,
    /// Where the words stand that say what happened to what each figure counts.
    pub(super) happenings: Vec<Option<Span>>,
    /// Where each figure begins.
    starts: Vec<usize>,
    pub(super) assertions: Vec<A>,
    pub(super) unread: Vec<Unread>,
    /// The sentences as the judge of joints sees them; none for a list.
    pub(super) stages: Option<Vec<joint::Stage>>,
    /// The sentences that speak of what figures come to, where the document has lists that one of those may be the total of.
    pub(super) derived: BTreeSet<usize>,
    /// The currencies that were told of.
    purse: parse::Purse,
    /// Whether the sentence before wrote its millions with a letter.
    millions: parse::Millions,
    /// The stretch of time that stands above the lines of a telegram.
    period: Option<Span>,
    /// Whether the document tells what was, release by release.
    past: bool,
    /// Whether it is documentation.
    docs: bool,
    /// What was longer than what is looked at.
    pub(super) limits: Limits,
}

impl<'r, A> Reading<'r, A> {
    pub(super) fn new(document: &'r Document, source: SourceId, lexicon: &'r Lexicon, keeps_claims: bool) -> Self {
        Self {
            document,
            source,
            lexicon,
            claims: Vec::new(),
            keeps_claims,
            happenings: Vec::new(),
            starts: Vec::new(),
            assertions: Vec::new(),
            unread: Vec::new(),
            stages: None,
            derived: BTreeSet::new(),
            purse: parse::Purse::default(),
            millions: parse::Millions::default(),
            period: None,
            past: lexicon.docs.is_history(document.name()),
            docs: account::is_documentation(document, lexicon),
            limits: Limits::default(),
        }
    }

    /// Whether a line without a figure may stand above those of a telegram: "Year", or the title of the next one.
    pub(super) fn is_headed(&self, line: Span) -> bool {
        let line = line.of(self.document.prose()).trim().trim_end_matches([':', '.']);
        if self.period.is_some() && !line.contains(char::is_lowercase) {
            return true;
        }
        !line.contains(char::is_whitespace) && self.lexicon.clauses.is_period(&line.to_lowercase())
    }

    /// Whether a sentence begins an item of a list, and the item above it begins with a figure: "nine in Marrow".
    fn is_beside_count(&self, words: &[Word<'_>]) -> bool {
        let Some(start) = words.first().map(|first| first.span.start()) else { return false };
        let Some(list) = self.document.list_from(start) else { return false };
        let at = list.items.partition_point(|item| item.span.start() < start);
        let is_item = list.items.get(at).is_some_and(|item| item.span.start() == start);
        let above = at.checked_sub(1).and_then(|above| list.items.get(above)).filter(|above| is_item && above.depth == list.items[at].depth);
        above.is_some_and(|above| self.starts.iter().rev().take_while(|&&start| start >= above.span.start()).any(|&start| start == above.span.start()))
    }

    /// Reads a sentence; `made` says what becomes of the assertion of a claim, which is so many figures into its scene, by what `around` finds in
    /// the whole of it.
    pub(super) fn sentence<S>(
        &mut self,
        words: &[Word<'_>],
        index: usize,
        around: impl Fn(&Scene<'_>) -> S,
        made: impl Fn(Assertion, &Claim, usize, &Scene<'_>, &S) -> A,
    ) {
        let mut found = parse::figures(words, self.lexicon);
        if self.is_beside_count(words) {
            parse::opening_one(words, &mut found.figures);
        }
        self.unread.extend(found.unread);
        let headline = index == 0 && is_headline(self.document, words);
        let title = headline || clause::is_title(words, &found.figures);
        self.period = clause::period(words, &found.figures, title, self.lexicon).or(self.period.filter(|_| !title));
        if found.figures.is_empty() {
            return;
        }
        if self.docs {
            parse::releases(words, self.lexicon, &mut found.figures);
        }
        let before = words.last().and_then(|last| self.document.prose().get(..last.span.end()));
        self.millions.settle(words, self.lexicon, &mut found.figures);
        self.purse.settle(words, before.unwrap_or_default(), self.lexicon, &mut found.figures);
        parse::results(words, self.lexicon, self.purse.last(), &mut found.figures);
        self.purse.told(&found.figures);
        let scene = Scene::new(words, &found.figures, self.lexicon);
        if !self.document.lists().is_empty() && normalise::is_derived(&scene) {
            self.derived.insert(index);
        }
        let around = around(&scene);
        let spoke = clause::last_speaker(&self.claims, index, self.document.prose(), self.lexicon);
        let mut claims = clause::claims(&scene, clause::At { sentence: index, headline, spoke, period: self.period });
        joint::join(&scene, &mut claims);
        if let Some(stages) = &mut self.stages {
            let mut stage = joint::Stage::new(&scene, index, self.assertions.len());
            stage.title = headline;
            drop_idle(stages, index, true);
            let items = words.last().map_or(0, |last| self.document.items_behind(last.span.end()));
            if items > 1 {
                stage.announce(items);
            }
            stages.push(stage);
            self.limits.weigh(Limit::SentenceFigures, scene.figures.len());
        }
        if !self.keeps_claims {
            self.claims.clear();
        }
        for (at, mut claim) in claims.into_iter().enumerate() {
            claim.marks.dateline = self.document.is_dateline(claim.figure.span);
            claim.marks.quoted |= self.document.is_quoted(claim.figure.span);
            claim.marks.background |= self.past;
            // a list of claims tells no limits
            if self.stages.is_some() {
                normalise::weigh(&claim, at, &scene, &mut self.limits);
            }
            let assertion = normalise::assertion(&claim, &scene, self.document.prose(), self.source);
            self.assertions.push(made(assertion, &claim, at, &scene, &around));
            self.starts.push(claim.figure.span.start());
            self.happenings.push(claim.event.as_ref().map(|event| event.span));
            self.claims.push(claim);
        }
    }
}

impl<'r> Reading<'r, Assertion> {
    /// The text that is read.
    pub(super) fn prose(&self) -> &'r str {
        self.document.prose()
    }

    /// Whether a sentence of this number stands where its own words alone say what it means.
    pub(super) fn takes_up_nothing(&self, sentence: Span, index: usize) -> bool {
        let document = self.document;
        let is_marked = || document.is_dateline(sentence) || document.is_quoted(sentence) || !document.lists().is_empty();
        let speaks = || clause::last_speaker(&self.claims, index, document.prose(), self.lexicon).is_some();
        index > 0 && !self.keeps_claims && self.period.is_none() && !self.millions.are_told() && !is_marked() && !speaks()
    }

    /// Says at another place what a sentence has said.
    pub(super) fn say_again(&mut self, said: std::ops::Range<usize>, first: Span, sentence: Span, index: usize) {
        self.claims.clear();
        for at in said {
            let Some(mut again) = self.assertions.get(at).cloned() else { continue };
            for span in [&mut again.site.span, &mut again.figure, &mut again.clause] {
                *span = Span::new(span.start() - first.start() + sentence.start(), span.end() - first.start() + sentence.start());
            }
            again.sentence = index;
            self.assertions.push(again);
        }
    }
}

impl Reading<'_, Witness> {
    /// Reads a sentence without figures that may say what those of the sentences beside it hang on: "It was a Sunday", "These are oats, rye and
    /// barley", "Classes have got bigger".
    pub(super) fn landmarks(&mut self, words: &[Word<'_>], index: usize) {
        let Some(stages) = self.stages.as_mut().filter(|stages| stages.last().is_none_or(|last| last.sentence < index)) else { return };
        drop_idle(stages, index, false);
        let follows = stages.last().is_some_and(|last| last.sentence + 1 == index);
        let before = || self.assertions.iter().rev().take_while(|it| it.sentence + 1 == index);
        let is_day = |word: &Word<'_>| self.lexicon.calendar.weekday(&word.lower).is_some();
        let is_course = |word: &Word<'_>| self.lexicon.course(&word.lower, &self.lexicon.words.lemma(&word.lower)).is_some();
        let is_asked = follows && (before().any(|it| joint::announces(it)) || before().any(|it| it.moment.is_some()) && words.iter().any(is_day));
        if is_asked || words.iter().any(is_course) {
            let stage = joint::Stage::new(&Scene::new(words, &[], self.lexicon), index, self.assertions.len());
            stages.extend((!stage.is_bare()).then_some(stage));
        }
    }
}

/// Drops the last sentence where it has no figures and stands beside none that has; that of this number comes next, with figures or without.
fn drop_idle(stages: &mut Vec<joint::Stage>, index: usize, has_figures: bool) {
    let Some(last) = stages.last().filter(|last| last.is_empty()) else { return };
    let follows = stages.iter().rev().nth(1).is_some_and(|before| !before.is_empty() && before.sentence + 1 == last.sentence);
    let opens = has_figures && last.sentence + 1 == index;
    if !follows && !opens {
        stages.pop();
    }
}

/// Whether a sentence that opens a document is its headline: it ends as one does, and is no dateline.
pub(super) fn is_headline(document: &Document, words: &[Word<'_>]) -> bool {
    let is_prose = words.last().is_some_and(|last| last.is_any(&[".", "?", "!", "\""]));
    !is_prose && !words.first().is_some_and(|first| document.is_dateline(first.span))
}
