"""What comes back: the JSON contract of the command line as frozen dataclasses.

Places are byte offsets into the UTF-8 text, half open: ``text.encode()[claim.start:claim.end].decode() == claim.text`` for plain text. Numbers
are :class:`decimal.Decimal` and keep every digit as written: "3.0" is ``Decimal("3.0")``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

Severity = Literal["error", "warning", "note"]
Standing = Literal["contradicted", "unsupported", "derived", "supported", "exempt"]
Format = Literal["text", "markdown", "html", "csv"]


@dataclass(frozen=True, slots=True)
class Source:
    """A text to read.

    Attributes:
        text: what it says. A ``str``; front matter and comments for gainsay are followed as in files.
        name: how findings call it; texts without one are called ``text-1``, ``text-2`` ... by their places.
        format: how it is written; by default what the name's extension stands for, and plain text without one.
        date: when it was published, a date or ``"2025-06-12"``; by default what front matter, metadata or the dateline says.
        outlet: who published it.
    """

    text: str
    name: str | None = None
    format: Format | None = None
    date: date | str | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """The numeric part of a claim.

    Attributes:
        start, end: bytes of the text, half open.
        text: as written, "up to 30,000".
        stated: the numbers as written with their scale applied, in ``unit``: "11 million" is 11000000, seven percent is 7, a range has two, a vague
            word none.
        low, high: the least and greatest value that the words allow, in ``unit``; None where there is none.
        low_open, high_open: whether that value itself is left out.
        hedge: exact, about, nearly, just-over, at-least, more-than, at-most, less-than, between or vague.
        unit: ``count``, ``percent``, ``percentage-point``, an ISO 4217 code or a CLDR unit identifier.
        dimension: count, share, money, length, area, volume, mass, duration, age, speed, temperature, energy, power, information, rate, ratio,
            ordinal, score, year, date, time-of-day, name or other.
        trend: ``up``, ``down`` or None.
    """

    start: int
    end: int
    text: str
    stated: tuple[Decimal, ...]
    low: Decimal | None
    high: Decimal | None
    low_open: bool
    high_open: bool
    hedge: str
    unit: str
    dimension: str
    trend: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure, and what the sentence says of it.

    Attributes:
        source: the name of the text.
        start, end, text: where the claim stands, and what stands there.
        figure: its numbers.
        noun, lemma, modifiers: what is counted, as written; its head's lemma; the lemmas before it.
        event, event_class: the lemma of what happens to it, and its class in the vocabulary.
        whole: what a share is a share of.
        subject: who does it.
        places, time, speaker: where, when and who says so, as written.
        mode: asserted, estimated, denied, hypothetical, forecast, superseded, question, headline ...
        measure: the named measure of the vocabulary that it states.
    """

    source: str
    start: int
    end: int
    text: str
    figure: Figure
    noun: str | None
    lemma: str | None
    modifiers: tuple[str, ...]
    event: str | None
    event_class: str | None
    whole: str | None
    subject: str | None
    places: tuple[str, ...]
    time: str | None
    speaker: str | None
    mode: str
    measure: str | None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A place in a text, in bytes, and what stands there. ``cell`` tells the row and column of a figure in a table, as the JSON contract does."""

    source: str
    start: int
    end: int
    text: str
    cell: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Unread(Excerpt):
    """A number that was seen and not understood, and why."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Fix(Excerpt):
    """A place, and the words that may be written there so that the conflict is gone."""

    replacement: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all hold.

    Attributes:
        rule: the id of the rule that they break.
        severity: error, warning or note.
        verdict: how the values stand to each other: contradicts, differs ...
        message: what is wrong, in one sentence.
        help: what to do.
        claims: the sides, in order of source and position.
        suppressed: why somebody accepted it; None where it is in force.
        fix: what may be written so that it is gone, where there is one simple answer.
        remedy: which figures would have to be what, where one figure breaks several relations; as the JSON contract has it.
    """

    rule: str
    severity: Severity
    verdict: str
    message: str
    help: str
    claims: tuple[Excerpt, ...]
    suppressed: str | None = None
    fix: Fix | None = None
    remedy: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of one figure of a draft, and the figures of sources that decide it."""

    claim: Excerpt
    verdict: Standing
    evidence: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A rule that had too many figures to hold each against each: how many, and against how many that follow it each was held."""

    rule: str
    figures: int
    reach: int


@dataclass(frozen=True, slots=True)
class Limit:
    """What the texts had more of than is looked at in full: the name of the limit, how much there may be, and how often there was more."""

    limit: str
    most: int
    times: int


@dataclass(frozen=True, slots=True)
class Summary:
    """How many sources and figures were seen, and how many of the figures were compared, never compared, and not understood.

    Attributes:
        cut: rules that had too many figures to hold each against each.
        limits: what was longer than what is looked at in full.
    """

    sources: int
    figures: int
    compared: int
    uncompared: int
    unread: int
    cut: tuple[Cut, ...] = ()
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found.

    Attributes:
        conflicts: what cannot all be true and is in force, in order of source, position and rule.
        suppressed: conflicts that comments in the texts accept.
        verdicts: one for each figure of a draft, in order; empty where nothing was verified.
        uncompared: figures that were read and never compared.
        unread: numbers that were seen and not understood.
        summary: what was seen.
        json: the same in the JSON contract, as the command line prints it: JSON Lines of :func:`check`, one object of :func:`verify`.
    """

    conflicts: tuple[Conflict, ...]
    suppressed: tuple[Conflict, ...]
    verdicts: tuple[Verdict, ...]
    uncompared: tuple[Excerpt, ...]
    unread: tuple[Unread, ...]
    summary: Summary
    json: str
