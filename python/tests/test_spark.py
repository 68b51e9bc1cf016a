"""The same findings from one process and from Spark, whatever the partitions."""

import os
import shutil
import sys

import pytest

import gainsay

if shutil.which("java") is None:
    pytest.skip("Spark needs Java: install default-jre-headless", allow_module_level=True)
pytest.importorskip("pyspark", reason="Spark is not installed: pip install 'gainsay[spark]'")

from pyspark.sql import SparkSession  # noqa: E402

from gainsay import spark as gs  # noqa: E402

# workers run the Python that has the package
os.environ["PYSPARK_PYTHON"] = sys.executable

PLACES = ["Tarnby", "Okelund", "Marlow", "Vesterhal", "Brund", "Kessel", "Ambleton", "Soranto", "Piers Hollow", "Quennick", "Ruddow", "Yarle"]
THINGS = ["paper mill", "ferry terminal", "grain silo", "cotton warehouse"]
FIRST = "A fire at the {place} {thing} killed {dead} workers on Monday, the police chief Anders {place}sen said. The blaze began in a {thing} office and burned for {hours} hours, and {engines} engines were sent. Of the {staff} people employed there, {out} escaped."
SECOND = "Investigators in {place} said on Tuesday that {dead} workers died in the blaze at the {thing}. It burned for {hours} hours. The chief of police, Anders {place}sen, praised the crews of {engines} engines. Of {staff} employees {share} percent got out."


def dossier():
    texts = []
    for number, place in enumerate(PLACES * 3):
        thing, turn = THINGS[number % len(THINGS)], number // len(PLACES)
        fields = {"place": place, "thing": thing, "dead": 11 + number % 5, "hours": 6, "engines": 20 + number % 3, "staff": 240, "out": 229 - number % 5, "share": 95}
        date = f"2025-0{turn + 3}-0{number % 7 + 1}"
        texts.append(gainsay.Source(FIRST.format(**fields), f"{number:03}-first.txt", date=date))
        fields |= {"dead": fields["dead"] + (number % 4 == 1) * 7, "hours": 6 + number % 2, "share": 95 if number % 3 else 59}
        texts.append(gainsay.Source(SECOND.format(**fields), f"{number:03}-second.txt", date=date))
    for number in range(4):
        texts.append(gainsay.Source(f"Up to {30 + number * 8},000 foreign fighters have crossed into the region, the ministry said.", f"fighters-{number}.txt"))
    texts.append(gainsay.Source("Of those asked, 1,141 of 2,480 readers said yes.", "poll-a.txt", date="2025-03-01"))
    texts.append(gainsay.Source("The poll was clear: 1,141 of 2,540 readers said yes.", "poll-b.txt", date="2025-05-01"))
    texts.append(gainsay.Source("Nothing was counted. It rained in \ufffd4 places.", "none.txt"))
    return sorted(texts, key=lambda text: text.name)


@pytest.fixture(scope="module")
def session():
    builder = SparkSession.builder.master("local[2]").appName("gainsay").config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1")
    builder = builder.config("spark.sql.shuffle.partitions", 4).config("spark.sql.session.timeZone", "UTC").config("spark.driver.bindAddress", "127.0.0.1")
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def frame(session, partitions):
    rows = [(text.name, text.text, text.date) for text in dossier()]
    return session.createDataFrame(rows, "name string, text string, date string").repartition(partitions)


@pytest.mark.parametrize("days", [None, 20])
@pytest.mark.parametrize("partitions", [1, 7, 64])
def test_partitions_change_nothing(session, partitions, days):
    session.conf.set("spark.sql.shuffle.partitions", min(partitions, 8))
    one_process = gainsay.check(dossier(), days=days)
    assert len(one_process.conflicts) > 20
    assert any(len({side.source for side in conflict.claims}) > 1 for conflict in one_process.conflicts)
    assert gs.check(frame(session, partitions), days=days, groups=16).report().json == one_process.json


def test_claims_are_those_of_one_process(session):
    rows = {(row.source, row.start, row.text) for row in gs.claims(frame(session, 3)).collect()}
    assert rows == {(claim.source, claim.start, claim.text) for claims in gainsay.claims(dossier()) for claim in claims}


def test_an_empty_dossier_has_no_findings(session):
    report = gs.check(session.createDataFrame([], "name string, text string")).report()
    assert report.summary.sources == 0 and report.json == gainsay.check([]).json


def test_circles_are_joined_by_chains():
    assert gs._joined([("d", "c"), ("b", "a"), ("c", "b"), ("y", "x")]) == [(n, "a") for n in "abcd"] + [("x", "x"), ("y", "x")]
