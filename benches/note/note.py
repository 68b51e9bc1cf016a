"""Measures gainsay and prints the tables of docs/performance.md: `python note.py RELEASE WORK [NEWS.jsonl.gz]`.

Every figure is the median of whole processes that take turns. Processor time is user and system together, which a busy machine changes little.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from child import in_turn, middle, run

TURNS = 5
HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def table(*rows: tuple[object, ...]) -> None:
    """Prints rows as Markdown; the first is the head."""
    for at, row in enumerate(rows):
        print("| " + " | ".join(str(cell) for cell in row) + " |")
        if at == 0:
            print("|" + "---|" * len(row))
    print(flush=True)


def articles(file: Path) -> list[str]:
    opened = gzip.open(file, "rt") if file.suffix == ".gz" else file.open()
    with opened as lines:
        return [json.loads(line)["text"] for line in lines]


def folder(path: Path, texts: list[str]) -> Path:
    """The texts as files, a hundred a folder."""
    shutil.rmtree(path, ignore_errors=True)
    for at, text in enumerate(texts):
        shelf = path / f"{at // 100:04}"
        shelf.mkdir(parents=True, exist_ok=True)
        (shelf / f"{at:06}.txt").write_text(text)
    return path


class Note:
    """What is measured, with what."""

    def __init__(self, release: Path, work: Path, news: Path | None) -> None:
        self.gainsay = str((release / "gainsay").resolve())
        self.release, self.work = release, work
        generated = work / "generated"
        shutil.rmtree(generated, ignore_errors=True)
        subprocess.run([release / "examples/newsroom", generated, "10000", "2"], check=True)
        self.generated = [path.read_text() for path in sorted(generated.glob("*/*.txt"))]
        self.news = articles(news) if news else self.generated
        self.name = "real news" if news else "generated articles"

    def command(self, *arguments: object) -> list[str]:
        return [self.gainsay, *map(str, arguments), "--no-config"]

    def reading(self) -> None:
        print(f"### Reading: `claims --format jsonl`, medians of {TURNS} runs in turn\n")
        rows: list[tuple[object, ...]] = [("texts", "MB", "one core, processor time", "MB/s", "one core, clock", "two cores, clock", "times", "memory")]
        for name, texts in self._texts():
            path = folder(self.work / "texts", texts)
            megabytes = sum(len(text.encode()) for text in texts) / 1e6
            claims = self.command("claims", "--format", "jsonl", path)
            one, two = in_turn([(claims, 1), (claims, 2)], TURNS)
            times = f"{one.clock / two.clock:.2f}"
            rows.append((f"{len(texts):,} {name}", f"{megabytes:.1f}", f"{one.cpu:.2f} s", f"{megabytes / one.cpu:.1f}", f"{one.clock:.2f} s", f"{two.clock:.2f} s", times, f"{one.memory:.0f} MB"))
        table(*rows)

    def _texts(self) -> list[tuple[str, list[str]]]:
        both = [(self.name, self.news), ("generated articles", self.generated)]
        return both if self.news is not self.generated else both[1:]

    def start(self) -> None:
        print("### Start-up, whole processes, medians of 25 runs in turn\n")
        empty = self.work / "empty.txt"
        empty.write_text("")
        story = ROOT / "corpus/toll-two-outlets"
        asked = {
            "nothing (`claims` of an empty file)": self.command("claims", empty),
            "`check` of one article of the README": self.command("check", story / "morning-star.md"),
            "`check` of the README's pair": self.command("check", story / "morning-star.md", story / "evening-post.md"),
        }
        costs = in_turn([(command, 1) for command in asked.values()], 25)
        table(("what", "processor time", "clock", "memory"), *((name, f"{cost.cpu * 1e3:.1f} ms", f"{cost.clock * 1e3:.1f} ms", f"{cost.memory:.0f} MB") for name, cost in zip(asked, costs, strict=True)))

    def checking(self) -> None:
        print("### `check DIR`, medians of 3 runs in turn\n")
        rows: list[tuple[object, ...]] = [("texts", "one core, processor time", "a document", "one core, clock", "two cores, clock", "times", "memory", "a document")]
        idle = run(self.command("check", self.work / "empty.txt"))
        for name, texts in self._texts():
            for count in (100, 1_000, 3_000, 10_000):
                if count > len(texts):
                    continue
                path = folder(self.work / "texts", texts[:count])
                check = self.command("check", path, "--quiet")
                one, two = in_turn([(check, 1), (check, 2)], 3)
                rows.append((f"{count:,} {name}", f"{one.cpu:.2f} s", f"{one.cpu / count * 1e3:.2f} ms", f"{one.clock:.2f} s", f"{two.clock:.2f} s", f"{one.clock / two.clock:.2f}", f"{one.memory:.0f} MB", f"{(one.memory - idle.memory) / count * 1e3:.0f} kB"))
        table(*rows)

    def one_file(self) -> None:
        print("### One file of 40 MB\n")
        path = self.work / "one.txt"
        size, all_texts = 0, self.news
        with path.open("w") as file:
            while size < 40_000_000:
                for text in all_texts:
                    size += file.write(text + "\n\n")
                    if size >= 40_000_000:
                        break
        rows: list[tuple[object, ...]] = [("command", "processor time", "clock", "memory")]
        for name, command in {"claims --format jsonl": ("claims", "--format", "jsonl"), "check": ("check", "--quiet")}.items():
            cost = run(self.command(*command, path))
            rows.append((f"`{name}`, 40 MB of {self.name}", f"{cost.cpu:.1f} s", f"{cost.clock:.1f} s", f"{cost.memory:.0f} MB"))
        table(*rows)

    def hostile(self) -> None:
        print("### Inputs that were made to take for ever\n")
        path = self.work / "hostile"
        listed = subprocess.run([self.release / "examples/hostile", path], check=True, capture_output=True, text=True).stdout
        rows: list[tuple[object, ...]] = [("input", "bytes", "`claims`", "`check`", "memory", "what is said")]
        for line in listed.splitlines():
            name, size, what = line.split("\t")
            kept = self.work / "said.json"
            claims = run(self.command("claims", "--format", "jsonl", path / name), 1)
            cost = run(self.command("check", path / name, "--format", "json"), 1, kept)
            rows.append((f"{int(size):,} {what}", f"{(path / name).stat().st_size:,}", f"{claims.cpu:.2f} s", f"{cost.cpu:.2f} s", f"{cost.memory:.0f} MB", said(kept)))
        table(*rows)

    def peers(self) -> None:
        print("### Beside others, processor time on the same texts, medians of 3 runs in turn\n")
        from peers import PEERS

        rows: list[tuple[object, ...]] = [("program", "texts", "a MB", "gainsay on the same, start-up and all", "times")]
        counts = {"text2num": 400, "spaCy small": 100, "spaCy small, tagger and parser alone": 100, "quantulum3": 40, "recognizers-text-suite": 10}
        for name in PEERS:
            # one in seven, so that the start of an archive does not stand for all of it
            texts = self.news[:: max(1, min(7, len(self.news) // counts[name]))][: counts[name]]
            given = self.work / "texts.json"
            given.write_text(json.dumps(texts))
            # gainsay reads them so many times over that its start-up is not what is measured
            path = folder(self.work / "texts", texts * max(1, 2_000 // len(texts)))
            kilobytes = sum(len(text.encode()) for text in texts) / 1e3
            ours, theirs = [], []
            for _ in range(3):
                ours.append(run(self.command("claims", "--format", "jsonl", path), 1))
                told = subprocess.run([sys.executable, HERE / "peers.py", name, given], check=True, capture_output=True, text=True)
                theirs.append(float(told.stdout.split()[-1]))
            mine = middle(ours).cpu / max(1, 2_000 // len(texts)) / kilobytes * 1e3
            other = statistics.median(theirs) / kilobytes * 1e3
            rows.append((name, f"{len(texts)}, {kilobytes:,.0f} kB", f"{other:.1f} s", f"{mine:.2f} s", f"{other / mine:.0f}"))
        table(*rows)


def said(report: Path) -> str:
    """What the report of a check says it did not do."""
    told = json.loads(report.read_text())
    reasons = sorted({unread["reason"] for unread in told["unread"]})
    limits = [f"{met['limit']} ({met['most']:,})" for met in told["summary"].get("limits", [])]
    cut = [f"{cut['rule']}: against the next {cut['reach']}" for cut in told["summary"].get("cut", [])]
    failures = [failure["message"].rsplit(": ", 1)[-1] for failure in told.get("failures", [])]
    return "; ".join([*failures, *reasons, *limits, *cut]) or "nothing was left out"


def main() -> None:
    release, work, *news = map(Path, sys.argv[1:])
    wanted = os.environ.get("ONLY", "reading start checking one_file hostile peers").split()
    note = Note(release, work, news[0] if news else None)
    for part in wanted:
        getattr(note, part)()


if __name__ == "__main__":
    main()
