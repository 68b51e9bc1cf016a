"""The same findings from one process and from Spark, whatever the partitions."""

import os
import shutil
import sys

import pytest

import gainsay

# starting Spark takes a minute or two where cores are busy
if os.environ.get("SPARK", "no") != "yes":
    pytest.skip("Spark takes minutes: ask for it with SPARK=yes", allow_module_level=True)
if shutil.which("java") is None:
    pytest.skip("Spark needs Java: install default-jre-headless", allow_module_level=True)
pytest.importorskip("pyspark", reason="Spark is not installed: pip install 'gainsay[spark]'")

import pyarrow as pa  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

from gainsay import spark as gs  # noqa: E402

# workers run the Python that has the package
os.environ["PYSPARK_PYTHON"] = sys.executable

PLACES = ["Tarnby", "Okelund"]
THINGS = ["paper mill", "ferry terminal"]
FIRST = "A fire at the {place} {thing} killed {dead} workers on Monday, the police chief Anders {place}sen said. The blaze began in a {thing} office and burned for {hours} hours, and {engines} engines were sent. Of the {staff} people employed there, {out} escaped."
SECOND = "Investigators in {place} said on Tuesday that {dead} workers died in the blaze at the {thing}. It burned for {hours} hours. The chief of police, Anders {place}sen, praised the crews of {engines} engines. Of {staff} employees {share} percent got out."


def dossier():
    """Two fires told twice each, two counts of one measure, two polls of one number, and a text that nothing is found in."""
    texts = []
    for number, place in enumerate(PLACES):
        thing = THINGS[number]
        fields = {"place": place, "thing": thing, "dead": 11 + number, "hours": 6, "engines": 20 + number, "staff": 240, "out": 229 - number, "share": 95}
        texts.append(gainsay.Source(FIRST.format(**fields), f"{number}-first.txt", date=f"2025-03-0{number + 1}"))
        fields |= {"dead": fields["dead"] + number * 7, "hours": 6 + number, "share": 95 if number else 59}
        texts.append(gainsay.Source(SECOND.format(**fields), f"{number}-second.txt", date=f"2025-03-0{number + 2}"))
    for number in range(2):
        texts.append(gainsay.Source(f"Up to {30 + number * 8},000 foreign fighters have crossed into the region, the ministry said.", f"fighters-{number}.txt"))
    texts.append(gainsay.Source("Of those asked, 1,141 of 2,480 readers said yes.", "poll-a.txt", date="2025-03-01"))
    texts.append(gainsay.Source("The poll was clear: 1,141 of 2,540 readers said yes.", "poll-b.txt", date="2025-05-01"))
    texts.append(gainsay.Source(f"The draw had{''.join(f' {at * 37 % 9973},' for at in range(20))} 3.", "draw.txt"))
    texts.append(gainsay.Source("The parcel weighed 40 tonnes. The parcel weighed 60 tonnes.", "parcel.txt"))
    texts.append(gainsay.Source("Nothing was counted. It rained in \ufffd4 places.", "none.txt"))
    return sorted(texts, key=lambda text: text.name)


#: What makes a session of small frames quick; none of it changes what is found.
QUICK = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    # the partitions that are asked for, rather than those that so few rows need
    "spark.sql.adaptive.coalescePartitions.enabled": "false",
}


@pytest.fixture(scope="module")
def session():
    builder = SparkSession.builder.master("local[2]").appName("gainsay")
    for name, value in QUICK.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def frame(session, partitions):
    session.conf.set("spark.sql.shuffle.partitions", partitions)
    rows = {name: [getattr(text, name) for text in dossier()] for name in ("name", "text", "date")}
    return session.createDataFrame(pa.table(rows)).repartition(partitions).persist()


@pytest.fixture(scope="module")
def one_process():
    return {days: gainsay.check(dossier(), days=days) for days in (None, 20)}


def test_there_is_something_to_find(one_process):
    for report in one_process.values():
        assert len(report.conflicts) > 5
        assert any(len({side.source for side in conflict.claims}) > 1 for conflict in report.conflicts)
    assert one_process[None].json != one_process[20].json
    assert one_process[None].summary.limits


@pytest.mark.parametrize(("partitions", "days", "held"), [(1, None, gs.HELD), (7, 20, 4), (7, None, 4), (64, None, 16)])
def test_partitions_and_blocks_change_nothing(session, one_process, partitions, days, held):
    report = gs.check(frame(session, partitions), days=days, held=held).report()
    assert report.json == one_process[days].json


def test_claims_are_those_of_one_process(session):
    rows = {(row.source, row.start, row.text) for row in gs.claims(frame(session, 3)).collect()}
    assert rows == {(claim.source, claim.start, claim.text) for claims in gainsay.claims(dossier()) for claim in claims}


def test_a_text_alone_is_called_the_text(session):
    parcel = [text for text in dossier() if text.name == "parcel.txt"]
    report = gs.check(session.createDataFrame([("parcel.txt", parcel[0].text)], "name string, text string")).report()
    assert report.json == gainsay.check(parcel).json and "The text gives" in report.json


def test_an_empty_dossier_has_no_findings(session):
    report = gs.check(session.createDataFrame([], "name string, text string")).report()
    assert report.summary.sources == 0 and report.json == gainsay.check([]).json


def test_circles_are_joined_by_chains():
    assert gs._joined([("d", "c"), ("b", "a"), ("c", "b"), ("y", "x")]) == [(n, "a") for n in "abcd"] + [("x", "x"), ("y", "x")]
