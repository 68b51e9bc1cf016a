"""gainsay reads news prose, turns every numeric claim into a typed assertion, and reports what cannot all be true.

>>> import gainsay
>>> report = gainsay.check({"survey.txt": "Of those that answered, 1,141 of 2,480 (52 percent) said yes."})
>>> report.conflicts[0].rule
'percent-of-counts'

Texts are ``str``, :class:`Source`, or a mapping of names to texts. Everything is read on all cores with the interpreter released. ``gainsay.spark``
does the same on many machines.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from . import _gainsay, _read
from ._error import RuleError, SourceWarning
from ._types import Claim, Conflict, Cut, Excerpt, Figure, Fix, Limit, Report, Source, Summary, Unread, Verdict

if TYPE_CHECKING:
    from ._gainsay import Arrow, ArrowStream

__version__ = _gainsay.__version__
__all__ = [
    "Claim",
    "Conflict",
    "Cut",
    "Excerpt",
    "Figure",
    "Fix",
    "Limit",
    "Report",
    "RuleError",
    "Rules",
    "Source",
    "SourceWarning",
    "Summary",
    "Unread",
    "Verdict",
    "check",
    "claims",
    "claims_batches",
    "verify",
]

Texts = Mapping[str, str] | Iterable[str | Source]


class Rules:
    """The rules and the vocabulary that ship, and those of a newsroom's own folders.

    Args:
        folders: folders with TOML files, as ``--rules`` of the command line takes them.

    Raises:
        RuleError: a file is no rule that can be used; the message has every mistake with file, line and column.
        OSError: a folder cannot be read.
    """

    __slots__ = ("_read",)

    def __init__(self, *folders: str | os.PathLike[str]) -> None:
        self._read = _gainsay.Rules([file for folder in folders for file in _gainsay.Rules.files_of(folder)])

    @classmethod
    def _of(cls, files: tuple[tuple[str, str], ...]) -> Rules:
        made = cls.__new__(cls)
        made._read = _shipped() if not files else _with(files)
        return made

    @property
    def ids(self) -> list[str]:
        """The ids of the rules that are in force, in order."""
        return self._read.ids

    def __reduce__(self) -> tuple[object, ...]:
        # another process reads the same files
        return (Rules._of, (tuple(self._read.files),))

    def __repr__(self) -> str:
        return f"<gainsay.Rules: {len(self.ids)} rules>"


@lru_cache(maxsize=1)
def _shipped() -> _gainsay.Rules:
    return _gainsay.Rules([])


@lru_cache(maxsize=4)
def _with(files: tuple[tuple[str, str], ...]) -> _gainsay.Rules:
    return _gainsay.Rules(list(files))


def _rules(rules: Rules | None) -> _gainsay.Rules:
    return _shipped() if rules is None else rules._read


def _source(source: str | Source, name: str) -> _gainsay.Source:
    if isinstance(source, str):
        source = Source(source)
    elif not isinstance(source, Source):
        raise TypeError(f"{name}: a text is a str or a gainsay.Source, and this is a {type(source).__name__}")
    when = source.date.isoformat() if isinstance(source.date, date) else source.date
    return (name if source.name is None else source.name, source.text, source.format, when, source.outlet)


def _sources(texts: Texts, kind: str = "text") -> list[_gainsay.Source]:
    if isinstance(texts, str):
        raise TypeError("these are texts: put a single one into a list")
    if isinstance(texts, Mapping):
        return [_source(Source(text, name), name) for name, text in texts.items()]
    return [_source(source, f"{kind}-{number}") for number, source in enumerate(texts, 1)]


def _warn(told: list[str]) -> None:
    for one in told:
        warnings.warn(one, SourceWarning, stacklevel=3)


def claims(texts: Texts, *, rules: Rules | None = None) -> list[list[Claim]]:
    """The numeric claims of each text.

    Args:
        texts: any number of them, in any of the forms that the module names.
        rules: whose vocabulary is used; by default that which ships.

    Returns:
        A list for each text, in order, of its claims in order of position; empty where it has no figures.

    Raises:
        TypeError: something is no text.
        ValueError: a date or a format that is none; the message begins with the name of the text.
    """
    return [[_read.claim(line) for line in lines.split("\n") if line] for lines in _gainsay.claims(_sources(texts), _rules(rules))]


def check(dossier: Texts, *, rules: Rules | None = None, days: int | None = None) -> Report:
    """Holds texts against each other and each against itself.

    Args:
        dossier: the texts. Their names must differ.
        rules: by default those that ship.
        days: texts that were published further apart tell no common story, from 0 to 65535; how many texts share a word is then counted within
            twice so many days. By default all texts are held against all.

    Returns:
        What was found. ``report.json`` are the JSON Lines of ``gainsay check --format jsonl``.

    Raises:
        TypeError: something is no text.
        ValueError: two texts have one name, or a date or a format is none.

    Warns:
        SourceWarning: a text is not English, or a comment in it cannot be followed.
    """
    text, told = _gainsay.check(_sources(dossier), _rules(rules), days)
    _warn(told)
    return _read.lines(text)


def verify(draft: str | Source, sources: Texts, *, rules: Rules | None = None) -> Report:
    """Says of every figure of a draft whether its sources have it.

    Args:
        draft: the text in question; called ``draft`` where it has no name.
        sources: what it was written from.
        rules: by default those that ship.

    Returns:
        A report whose ``verdicts`` have one entry for each figure of the draft, in order. ``report.json`` is what ``gainsay verify --format json``
        prints.

    Raises:
        TypeError: something is no text.
        ValueError: there is no source, two texts have one name, or a date or a format is none.

    Warns:
        SourceWarning: a text is not English, or a comment in it cannot be followed.
    """
    given = _sources(sources, "source")
    if not given:
        raise ValueError("there is nothing to hold the draft against: give the texts that it was written from")
    text, told = _gainsay.verify(_source(draft, "draft"), given, _rules(rules))
    _warn(told)
    return _read.report(text)


def claims_batches(documents: Arrow, *, rules: Rules | None = None) -> ArrowStream:
    """The claims of Arrow record batches of documents, as Arrow record batches.

    Args:
        documents: a table, a batch or a stream of any Arrow library, with string columns ``name`` and ``text`` and, where they are there,
            ``format``, ``date`` (or of type date) and ``outlet``.
        rules: whose vocabulary is used; by default that which ships.

    Returns:
        A stream that is read once, with one batch for every batch of documents: nothing is read before it is asked for, and no more than one batch
        is held. One row a claim, in order, with the columns of :class:`Claim`; those of its figure are ``figure`` (its text), ``figure_start``,
        ``figure_end``, ``stated`` (a list of strings that keep every digit), ``low`` and ``high`` (the nearest doubles, null where unbounded) and the
        rest under their names. ``pyarrow.table(stream)`` or ``polars.DataFrame(stream)`` takes it up.

    Raises:
        ValueError, TypeError: a column is missing or of another type. A mistake in a row is raised while the stream is read.
    """
    return _gainsay.claims_batches(documents, _rules(rules))
