"""From the JSON contract to the types."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ._types import Claim, Conflict, Cut, Excerpt, Figure, Fix, Limit, Report, Summary, Unread, Verdict

_decoder = json.JSONDecoder(parse_float=Decimal, parse_int=Decimal)


def _places(fields: dict[str, Any]) -> dict[str, Any]:
    """Numbers are exact; those of places are counts of bytes."""
    return {name: int(value) if name in ("start", "end") else value for name, value in fields.items()}


def claim(line: str) -> Claim:
    fields = _places(_decoder.decode(line))
    figure = _places(fields.pop("figure"))
    figure["stated"] = tuple(figure["stated"])
    fields["modifiers"], fields["places"] = tuple(fields["modifiers"]), tuple(fields["places"])
    return Claim(figure=Figure(**figure), **fields)


def _excerpt(fields: dict[str, Any]) -> Excerpt:
    return Excerpt(**_places(fields))


def _conflict(fields: dict[str, Any]) -> Conflict:
    fields = dict(fields)
    claims = tuple(_excerpt(side) for side in fields.pop("claims"))
    fix = fields.pop("fix", None)
    return Conflict(claims=claims, suppressed=fields.pop("reason", None), fix=fix and Fix(**_places(fix)), **fields)


def _verdict(fields: dict[str, Any]) -> Verdict:
    fields = dict(fields)
    verdict, evidence = fields.pop("verdict"), tuple(_excerpt(one) for one in fields.pop("evidence"))
    return Verdict(_excerpt(fields), verdict, evidence)


def _counts(fields: dict[str, Any]) -> dict[str, Any]:
    """Counts are whole numbers."""
    return {name: int(value) if isinstance(value, Decimal) else value for name, value in fields.items()}


def _summary(fields: dict[str, Any]) -> Summary:
    fields = _counts(fields)
    cut, limits = fields.pop("cut", ()), fields.pop("limits", ())
    return Summary(cut=tuple(Cut(**_counts(one)) for one in cut), limits=tuple(Limit(**_counts(one)) for one in limits), **fields)


def _report(parts: dict[str, list[dict[str, Any]]], summary: dict[str, Any], text: str) -> Report:
    return Report(
        conflicts=tuple(map(_conflict, parts.get("conflicts", ()))),
        suppressed=tuple(map(_conflict, parts.get("suppressed", ()))),
        verdicts=tuple(map(_verdict, parts.get("verdicts", ()))),
        uncompared=tuple(map(_excerpt, parts.get("uncompared", ()))),
        unread=tuple(Unread(**_places(one)) for one in parts.get("unread", ())),
        summary=_summary(summary),
        json=text,
    )


def report(text: str) -> Report:
    """Of one JSON object."""
    parts = _decoder.decode(text)
    return _report(parts, parts["summary"], text)


_KINDS = {"conflict": "conflicts", "suppressed": "suppressed", "uncompared": "uncompared", "unread": "unread"}


def lines(text: str | Iterable[str]) -> Report:
    """Of JSON Lines, whose last is the summary."""
    text = text if isinstance(text, str) else "".join(f"{line}\n" for line in text)
    parts: dict[str, list[dict[str, Any]]] = {}
    summary: dict[str, Any] = {}
    for line in text.split("\n"):
        if line:
            fields = _decoder.decode(line)
            kind = fields.pop("type")
            if kind == "summary":
                summary = fields
            else:
                parts.setdefault(_KINDS[kind], []).append(fields)
    return _report(parts, summary, text)
