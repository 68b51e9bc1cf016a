"""The same check on many machines, with Spark 4.

>>> from gainsay import spark as gs
>>> found = gs.check(spark.read.parquet("archive/"), days=14)       # columns name, text, date ...
>>> found.lines.write.text("findings/")                             # the JSON Lines of gainsay.check, in its order

::

    documents --read--> keys, links      mapInArrow            a row for each document
    keys --explode, count--> postings    shuffle by key        keys of more than 64 documents of a window find nobody
    postings --join--> pairs             shuffle by pair       pairs that share enough, within the days
    pairs --judge--> meetings            cogroup.applyInArrow  by window and by the blocks of both documents: a text is read once for each block that it meets
    meetings --circles--> circles        driver                pairs that do not fit, and documents of one link
    circles --settle--> lines            applyInArrow          by circle; a document without one by itself, in mapInArrow

Two documents that nothing brings together have no finding in common, so what is settled circle by circle is what :func:`gainsay.check` finds in all of
them: the same lines, byte for byte, on any number of partitions, for texts in order of their names.

Two limits. A figure is held against the tables of its own circle only, where one process holds it against every table: give texts without tables. There are
no drafts: hold a draft against an archive with ``gainsay verify``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import Rules, _gainsay, _read, _rules
from ._types import Report

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import Column, DataFrame

#: Words that more documents of a window share find nobody, as in one process.
MANY = 64

#: So many documents a worker holds at once where it judges pairs: some 40 kB each.
HELD = 8192

_READ = "name string, day long, words long, total float, keys array<binary>, weights array<float>, links array<string>, figures long"
_PAIRS = "a string, b string, window long"
_MEETINGS = "a string, b string, apart boolean, first array<long>, second array<long>"
_LINES = "kind string, place binary, line string"
_CLAIMS = (
    "source string, start long, end long, text string, figure_start long, figure_end long, figure string, stated array<string>, low double, high double,"
    " low_open boolean, high_open boolean, hedge string, unit string, dimension string, trend string, noun string, lemma string, modifiers array<string>,"
    " event string, event_class string, whole string, subject string, places array<string>, time string, speaker string, mode string, measure string"
)


@dataclass(frozen=True)
class Found:
    """What a check found, as data frames that are computed when they are asked for.

    Attributes:
        lines: one string column ``value``: the JSON Lines of the report, sorted, without the summary.
        pairs: the pairs that were held against each other: ``a`` and ``b``, and ``apart``.
    """

    lines: DataFrame
    pairs: DataFrame
    _settled: DataFrame

    def summary(self) -> str:
        """The last line of the report: what was seen, summed over all circles."""
        from pyspark.sql import functions as f

        names = ("sources", "figures", "compared", "uncompared", "unread")
        summaries = self._settled.where("kind = 'summary'")
        sums = summaries.select(*(f.sum(f.get_json_object("line", f"$.{name}").cast("long")).alias(name) for name in names)).first()
        counts = {"type": "summary"} | {name: sums[name] or 0 for name in names}
        # a document meets its limits by itself, and figures that were too many stand in one circle
        seen = [json.loads(row.line) for row in summaries.where("line like '%\"cut\":%' or line like '%\"limits\":%'").select("line").toLocalIterator()]
        cut = {one["rule"]: one for one in sorted((one for summary in seen for one in summary.get("cut", ())), key=lambda one: one["figures"])}
        if cut:
            counts["cut"] = [cut[rule] for rule in sorted(cut)]
        limits: dict[str, dict[str, Any]] = {}
        for one in (one for summary in seen for one in summary.get("limits", ())):
            met = limits.setdefault(one["limit"], one | {"times": 0})
            met["times"] += one["times"]
        if limits:
            counts["limits"] = [limits[name] for name in _gainsay.LIMITS if name in limits]
        return json.dumps(counts, separators=(",", ":"))

    def report(self) -> Report:
        """Everything, on the driver: for dossiers whose findings fit there. ``report().json`` is that of :func:`gainsay.check`, byte for byte."""
        return _read.lines([*(row.value for row in self.lines.collect()), self.summary()])


def claims(documents: DataFrame, *, rules: Rules | None = None) -> DataFrame:
    """The claims of documents: the rows of :func:`gainsay.claims_batches`, in no order.

    Args:
        documents: columns ``name`` and ``text``; ``format``, ``date`` and ``outlet`` where they are there.
    """
    files = _files(rules)
    return documents.mapInArrow(lambda batches: _stream(_gainsay.claims_batches(_reader(batches), _known(files))), _CLAIMS)


def check(documents: DataFrame, *, rules: Rules | None = None, days: int | None = None, held: int = HELD, many: int = MANY) -> Found:
    """Holds documents against each other and each against itself.

    Args:
        documents: columns ``name``, unique and without null characters, and ``text``; ``format``, ``date`` (a string or a date) and ``outlet`` where
            they are there. It is read several times: give a table, or persist it.
        rules: by default those that ship.
        days: as of :func:`gainsay.check`. An archive of years needs it: without it a word counts in all of them.
        held: so many documents a worker holds at once while it judges their pairs. More of them are read more seldom.
        many: a key of more documents of a window finds nobody. Another number than 64 finds other pairs than one process.

    Returns:
        Frames that nothing has computed but for the circles, which the driver has joined from the pairs that do not fit.

    Raises:
        What a worker raises, as Spark wraps it: a date or a format that is none, with the name of the document.
    """
    from pyspark.sql import functions as f

    files, session = _files(rules), documents.sparkSession
    wanted = [name for name in ("name", "text", "format", "date", "outlet") if name in documents.columns]
    documents = documents.select(*wanted)
    read = documents.mapInArrow(lambda batches: _each(batches, lambda batch: _gainsay.read(batch, _known(files))), _READ).persist()
    pairs = related(read, days=days, many=many).persist()
    meetings = _judged(documents, pairs, files, _blocks(read, days, held)).persist()
    circles = _circles(read, meetings)
    # of a single text a message need not say which
    is_all = read.limit(2).count() == 1

    compared = meetings.select(f.col("a").alias("name"), f.col("first").alias("compared")).unionByName(
        meetings.select(f.col("b").alias("name"), f.col("second").alias("compared"))
    )
    compared = compared.groupBy("name").agg(f.array_sort(f.array_distinct(f.flatten(f.collect_list("compared")))).alias("compared"))
    circle = session.createDataFrame(circles, "name string, circle string") if circles else session.createDataFrame([], "name string, circle string")
    within = pairs.join(circle.withColumnRenamed("name", "a"), "a").join(circle.selectExpr("name as b", "circle as other"), "b").where("circle = other")
    partners = within.groupBy(f.col("a").alias("name")).agg(f.array_sort(f.collect_list("b")).alias("related"))
    ready = documents.join(compared, "name", "left").join(partners, "name", "left").join(circle, "name", "left")

    alone = ready.where("circle is null").drop("circle")
    alone = alone.mapInArrow(lambda batches: _each(_rows(batches), lambda batch: _gainsay.settle(batch, _known(files), is_all)), _LINES)
    together = ready.where("circle is not null").groupBy("circle")
    together = together.applyInArrow(lambda table: _table(_gainsay.settle(table, _known(files), is_all)), _LINES)
    settled = alone.unionByName(together).persist()
    order = f.when(f.col("kind") == "conflict", 0).when(f.col("kind") == "suppressed", 1).when(f.col("kind") == "uncompared", 2).otherwise(3)
    lines = settled.where("kind != 'summary'").orderBy(order, "place").select(f.col("line").alias("value"))
    return Found(lines, meetings.select("a", "b", "apart"), settled)


def related(read: DataFrame, *, days: int | None = None, many: int = MANY) -> DataFrame:
    """The pairs of documents that may tell one story: ``a`` before ``b`` by name, and the ``window`` of the earlier day."""
    from pyspark.sql import functions as f

    # keys go by their windows; the null of documents without a day is a window of its own
    own = _window(days)
    windows = f.when(own.isNull(), f.array(own)).otherwise(f.array(own - 1, own))
    keys = read.select("name", "day", "words", "total", f.explode(windows).alias("window"), f.arrays_zip("keys", "weights").alias("zipped"))
    keys = keys.select("name", "day", "words", "total", f.coalesce("window", f.lit(-(2**62))).alias("window"), f.explode("zipped").alias("one"))
    keys = keys.select("name", "day", "words", "total", "window", f.col("one.keys").alias("key"), f.col("one.weights").alias("weight"))
    counted = keys.groupBy("window", "key").agg(f.count("*").alias("documents")).where(f.col("documents").between(2, many))
    postings = keys.join(counted, ["window", "key"])
    right = postings.select("window", "key", *(f.col(name).alias(f"b_{name}") for name in ("name", "day", "words", "total", "weight")))
    both = postings.join(right, ["window", "key"]).where(f.col("name") < f.col("b_name"))
    if days is not None:
        first = f.floor(f.least("day", "b_day") / f.lit(max(days, 1)))
        both = both.where(f.col("day").isNull() | ((first == f.col("window")) & (f.abs(f.col("day") - f.col("b_day")) <= days)))
    both = both.select(
        f.col("name").alias("a"), f.col("b_name").alias("b"), f.struct("key", f.col("b_weight").alias("weight")).alias("one"),
        f.col("total").alias("a_total"), f.col("words").alias("a_words"), "b_total", "b_words", "window",
    )  # fmt: skip
    both = both.groupBy("a", "b", "a_total", "a_words", "b_total", "b_words", "window").agg(f.sort_array(f.collect_list("one")).alias("shared"))
    both = both.selectExpr("a", "b", "a_total", "a_words", "b_total", "b_words", "window", "shared.weight as weights")
    return both.mapInArrow(lambda batches: _each(batches, _gainsay.related), _PAIRS)


def _window(days: int | None) -> Column:
    """The window that the day of a document falls into; null without a day."""
    from pyspark.sql import functions as f

    return f.lit(None).cast("long") if days is None else f.floor(f.col("day") / f.lit(max(days, 1)))


def _blocks(read: DataFrame, days: int | None, held: int) -> int:
    """How many blocks the documents of a window are parted into.

    A group of pairs is of two blocks in two windows that follow each other: no more documents than are held, and groups for every core.
    """
    from pyspark.sql import functions as f

    windows = read.groupBy(_window(days).alias("window")).agg(f.count("*").alias("documents"))
    counted = windows.agg(f.max("documents"), f.count("*")).first()
    most, windows = counted[0] or 0, counted[1]
    blocks = 1 if 2 * most <= held else -(-4 * most // held)
    while most and windows * blocks * (blocks + 1) // 2 < read.sparkSession.sparkContext.defaultParallelism:
        blocks += 1
    return blocks


def _judged(documents: DataFrame, pairs: DataFrame, files: _Files, blocks: int) -> DataFrame:
    """What came of each pair, in groups of two blocks of documents of one window and the next."""
    from pyspark.sql import functions as f

    a, b = (f.pmod(f.xxhash64(name), f.lit(blocks)) for name in ("a", "b"))
    grouped = pairs.withColumns({"low": f.least(a, b), "high": f.greatest(a, b)})
    keys = ["window", "low", "high"]
    # names of their own: Spark cannot tell two columns apart that come from one
    others = [f"at_{key}" for key in keys]
    needed = grouped.select(*((f.col(key) + 0).alias(other) for key, other in zip(keys, others)), f.explode(f.array("a", "b")).alias("name")).distinct()
    texts = needed.join(documents, "name")

    def judge(texts: pa.Table, pairs: pa.Table) -> pa.Table:
        return _table(_gainsay.judge(texts.drop_columns(others), pairs.select(["a", "b"]), _known(files)))

    return texts.groupBy(*others).cogroup(grouped.groupBy(*keys)).applyInArrow(judge, _MEETINGS)


def _circles(read: DataFrame, meetings: DataFrame) -> list[tuple[str, str]]:
    """The circle of every document that has one: the name of its first. Few pairs do not fit, so the driver joins them."""
    from pyspark.sql import functions as f

    links = read.select("name", f.explode("links").alias("link"))
    first = links.groupBy("link").agg(f.min("name").alias("first"))
    edges = meetings.where("apart").select("a", "b").union(links.join(first, "link").select("first", "name").where("first != name"))
    return _joined((row[0], row[1]) for row in edges.toLocalIterator())


def _joined(edges: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    above: dict[str, str] = {}

    def top(name: str) -> str:
        above.setdefault(name, name)
        while above[name] != name:
            above[name] = above[above[name]]
            name = above[name]
        return name

    for a, b in edges:
        first, second = sorted((top(a), top(b)))
        above[second] = first
    return [(name, top(name)) for name in sorted(above)]


_Files = tuple[tuple[str, str], ...]


def _files(rules: Rules | None) -> _Files:
    return () if rules is None else tuple(rules._read.files)


def _known(files: _Files) -> _gainsay.Rules:
    """The rules in a worker, which reads them once."""
    return _rules(Rules._of(files))


def _table(stream: Any) -> pa.Table:
    import pyarrow as pa

    return pa.RecordBatchReader.from_stream(stream).read_all()


def _stream(stream: Any) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    yield from pa.RecordBatchReader.from_stream(stream)


def _reader(batches: Iterator[pa.RecordBatch]) -> Any:
    import pyarrow as pa

    batches = iter(batches)
    first = next(batches, None)
    if first is None:
        return pa.RecordBatchReader.from_batches(pa.schema([("name", pa.string()), ("text", pa.string())]), [])
    return pa.RecordBatchReader.from_batches(first.schema, (batch for some in ((first,), batches) for batch in some))


def _each(batches: Iterator[pa.RecordBatch], made: Any) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        yield from _stream(made(batch))


def _rows(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for row in range(batch.num_rows):
            yield batch.slice(row, 1)
