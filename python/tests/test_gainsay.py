"""The package as its users call it."""

import copy
import pickle
import threading
from datetime import date
from decimal import Decimal

import pytest

import gainsay

SURVEY = "Of those that answered, 1,141 of 2,480 (52 percent) said yes."


def test_claims_come_back_typed_text_by_text():
    first, second, third = gainsay.claims([SURVEY, "Nothing here.", gainsay.Source("Rents rose to 3.0 percent.", name="rents.txt")])
    assert [claim.figure.text for claim in first] == ["1,141", "2,480", "52 percent"]
    assert first[0].figure.stated == (Decimal(1141),) and isinstance(first[0].start, int)
    assert second == []
    assert third[0].source == "rents.txt" and str(third[0].figure.stated[0]) == "3.0" and third[0].figure.unit == "percent"


def test_places_are_bytes_of_the_text():
    text = "Über 1\u202f200 Häuser — nearly 3,000 houses were lost in Köln."
    for claim in gainsay.claims([text])[0]:
        assert text.encode()[claim.start : claim.end].decode() == claim.text


def test_a_check_tells_what_cannot_be_true():
    report = gainsay.check({"survey.txt": SURVEY})
    [conflict] = report.conflicts
    assert conflict.rule == "percent-of-counts" and conflict.severity == "error"
    assert [side.source for side in conflict.claims] == ["survey.txt"] * 3
    assert report.summary.sources == 1 and report.summary.compared == 3
    assert report.json.count("\n") == 2 and report.json.startswith('{"type":"conflict"')


def test_two_texts_are_held_against_each_other_within_their_days():
    said = "A fire at the Marlow paper mill in Tarnby killed {} workers on Monday, the police chief Anders Holm said."
    texts = [gainsay.Source(said.format(14), "a.txt", date=date(2025, 3, 4)), gainsay.Source(said.format(19), "b.txt", date="2025-03-20")]
    assert gainsay.check(texts).conflicts
    assert gainsay.check(texts, days=30).conflicts
    assert not gainsay.check(texts, days=7).conflicts


def test_every_figure_of_a_draft_gets_its_verdict():
    draft = "The council approved 214 operations and hired six surgeons."
    report = gainsay.verify(draft, {"board.txt": "The council approved 214 operations at the hospital."})
    assert [(verdict.claim.text.split()[0], verdict.verdict) for verdict in report.verdicts] == [("214", "supported"), ("six", "unsupported")]
    assert report.verdicts[0].evidence[0].source == "board.txt"


def test_what_a_comment_accepts_is_kept_apart():
    report = gainsay.check({"survey.md": f"{SURVEY} <!-- gainsay: allow percent-of-counts because it was printed so -->\n"})
    assert not report.conflicts and report.suppressed[0].suppressed == "it was printed so"


def test_mistakes_are_exceptions_that_name_the_text():
    with pytest.raises(ValueError, match='rents.txt: "May" is no date'):
        gainsay.claims([gainsay.Source("", "rents.txt", date="May")])
    with pytest.raises(ValueError, match='text-1: "odt" is no format'):
        gainsay.check([gainsay.Source("", format="odt")])  # type: ignore[arg-type]
    with pytest.raises(ValueError, match='two texts are called "a"'):
        gainsay.check([gainsay.Source("", "a"), gainsay.Source("", "a")])
    with pytest.raises(ValueError, match="nothing to hold the draft against"):
        gainsay.verify("Six.", [])
    with pytest.raises(TypeError, match="text-2: a text is a str"):
        gainsay.claims(["one", 2])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="put a single one into a list"):
        gainsay.claims("one")


def test_a_text_in_another_language_is_warned_of():
    german = "Die Zahl der Arbeitslosen ist im Juni um 12.000 auf 2,4 Millionen gestiegen, teilte die Bundesagentur am Dienstag in Berlin mit. " * 3
    with pytest.warns(gainsay.SourceWarning, match="zahl.txt: this is German"):
        report = gainsay.check({"zahl.txt": german})
    assert report.unread and not report.conflicts


def test_a_mistake_in_a_rule_has_its_place(tmp_path):
    (tmp_path / "turnout.toml").write_text('id = "turnout"\nwhat = "Turnout differs"\nseverty = "error"\n')
    with pytest.raises(gainsay.RuleError, match=r"turnout.toml:3:1: ") as caught:
        gainsay.Rules(tmp_path)
    assert (caught.value.line, caught.value.column) == (3, 1) and caught.value.file.endswith("turnout.toml")
    with pytest.raises(OSError):
        gainsay.Rules(tmp_path / "nowhere")


def test_rules_and_results_travel_between_processes():
    rules = pickle.loads(pickle.dumps(gainsay.Rules()))
    report = gainsay.check([SURVEY], rules=rules)
    assert "percent-of-counts" in rules.ids
    assert pickle.loads(pickle.dumps(report)) == report == copy.deepcopy(report)


def test_the_interpreter_runs_on_while_texts_are_read():
    texts, ticks, done = [f"{SURVEY} " * 200] * 2, 0, threading.Event()
    worker = threading.Thread(target=lambda: (gainsay._gainsay.claims(gainsay._sources(texts), gainsay._rules(None)), done.set()))
    gainsay.claims([SURVEY])
    worker.start()
    while not done.wait(0.001):
        ticks += 1
    worker.join()
    assert ticks > 3


def test_arrow_batches_in_and_out():
    pa = pytest.importorskip("pyarrow")
    documents = pa.table({"name": ["a.txt", "b.txt"], "text": pa.array([SURVEY, "Some 3.50 metres."], pa.large_string()), "date": [date(2025, 3, 4), None]})
    claims = pa.table(gainsay.claims_batches(documents))
    assert claims["source"].to_pylist() == ["a.txt"] * 3 + ["b.txt"]
    assert claims["figure"].to_pylist()[2] == "52 percent" and claims["stated"].to_pylist()[3] == ["3.50"]
    assert claims["low"].type == pa.float64()
    one = pa.table(gainsay.claims_batches(documents.to_batches()[0]))
    assert one == claims


def test_claims_of_a_stream_are_read_as_they_are_asked_for():
    pa = pytest.importorskip("pyarrow")
    schema, asked = pa.schema([("name", pa.string()), ("text", pa.string())]), []

    def batches():
        for number in range(3):
            asked.append(number)
            yield pa.record_batch([[f"{number}.txt"], [SURVEY]], schema=schema)

    stream = pa.RecordBatchReader.from_stream(gainsay.claims_batches(pa.RecordBatchReader.from_batches(schema, batches())))
    assert stream.read_next_batch().num_rows == 3 and asked == [0]
    assert stream.read_all().num_rows == 6


def test_a_missing_column_is_named():
    pa = pytest.importorskip("pyarrow")
    with pytest.raises(Exception, match='no column \\\\?"text\\\\?"'):
        pa.table(gainsay.claims_batches(pa.table({"name": ["a"]})))


def test_what_was_not_looked_at_in_full_is_told():
    costs = "".join(f"The tunnel cost ${2 + at % 7}.{at % 9} million.\n\n" for at in range(302))
    listed = "The draw had" + "".join(f" {at * 37 % 9973}," for at in range(300)) + " 3."
    summary = gainsay.check({"costs.txt": costs, "draw.txt": listed}).summary
    assert (summary.cut[0].figures, summary.cut[0].reach) == (302, 300)
    assert ("sentence-figures", 16, 1) in {(one.limit, one.most, one.times) for one in summary.limits}
