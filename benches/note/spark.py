"""The same check in one process and on Spark: `python spark.py TEXTS.jsonl [DOCUMENTS]`, in an environment that has gainsay[spark] and Java.

The wheel that the tests build is not optimised and takes ten times as long: `PROFILE=release SPARK=yes bash python/test.sh` builds one that is.

TEXTS is JSON Lines, {"id": ..., "text": ...}. They are repeated until there are so many documents, in each repetition with other names and a month later,
so that it tells other stories. What is printed are the rows of docs/spark.md; the findings must be the same bytes everywhere, or it fails.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
from pyspark.sql import SparkSession

import gainsay
from gainsay import spark as gs

DAYS = 14
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
SYLLABLES = ("bar", "den", "fol", "gim", "hest", "kor", "lun", "mav", "nor", "pel", "ros", "sund", "tarn", "vik")


def renamed(text: str, round_: int) -> str:
    """The text with every capitalised word within a sentence turned into another name, the same for the same word."""
    if not round_:
        return text

    def other(found: re.Match[str]) -> str:
        seed = sum(at * ord(letter) for at, letter in enumerate(found[0], 1)) + 7919 * round_
        return "".join(SYLLABLES[seed // 14**place % 14] for place in range(3)).capitalize()

    return NAME.sub(other, text)


def dossier(file: Path, wanted: int) -> list[gainsay.Source]:
    texts = [json.loads(line)["text"] for line in file.open()]
    made = ((round_, at) for round_ in range(wanted // len(texts) + 1) for at in range(len(texts)))
    day = lambda round_: str(date(2001, 1, 1) + timedelta(days=30 * round_))  # noqa: E731
    return [gainsay.Source(renamed(texts[at], round_), f"{round_:04}-{at:05}.txt", date=day(round_)) for (round_, at), _ in zip(made, range(wanted), strict=False)]


def main() -> None:
    texts = dossier(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
    megabytes = sum(len(text.text.encode()) for text in texts) / 1e6
    print(f"{len(texts):,} documents, {megabytes:.1f} MB, within {DAYS} days\n", flush=True)
    start = time.perf_counter()
    one = gainsay.check(texts, days=DAYS)
    clock = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(f"one process: {clock:.0f} s by the clock, {used.ru_utime + used.ru_stime:.0f} s of processor time, {used.ru_maxrss / 1024:.0f} MB")
    print(f"{len(one.conflicts)} conflicts, {one.summary.figures:,} figures, {one.summary.compared:,} compared\n", flush=True)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    table = pa.table({name: [getattr(text, name) for text in texts] for name in ("name", "text", "date")})
    print("| partitions | clock | pairs | lines | the same bytes |\n|---|---|---|---|---|", flush=True)
    for partitions in (1, 7, 64):
        builder = SparkSession.builder.master("local[2]").appName("gainsay").config("spark.driver.memory", "3g").config("spark.ui.enabled", "false")
        builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
        builder = builder.config("spark.sql.adaptive.coalescePartitions.enabled", "false").config("spark.sql.shuffle.partitions", partitions)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        start = time.perf_counter()
        found = gs.check(session.createDataFrame(table).repartition(partitions).persist(), days=DAYS)
        report = found.report()
        clock = time.perf_counter() - start
        pairs = found.pairs.count()
        session.stop()
        same = report.json == one.json
        print(f"| {partitions} | {clock:.0f} s | {pairs:,} | {report.json.count(chr(10)):,} | {'yes' if same else 'NO'} |", flush=True)
        if not same:
            sys.exit("the findings differ")


if __name__ == "__main__":
    main()
