"""What counts as found, exact, normalised and kept; and the same figures as the shared scorer on the same input."""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tei_tools.errors import InputError, UsageError
from tei_tools.evaluation import Evaluation, Figures, evaluate
from tests.evaluation.samples import BODY, SPANS, TEXT, write_gold, write_tei

SCORER = Path(__file__).parents[3] / "shared" / "gold" / "score.py"


@pytest.fixture
def evaluation(tmp_path: Path) -> Evaluation:
    return evaluate(write_gold(tmp_path / "gold"), write_tei(tmp_path / "tei"))


def test_a_mark_counts_when_it_shares_a_word_and_is_exact_when_it_has_the_same_words(evaluation: Evaluation) -> None:
    assert evaluation.types["persName"] == Figures(gold=3, predicted=2, found=2, right=2, exact=1)
    assert evaluation.types["persName"].f1 == pytest.approx(0.8)
    assert evaluation.types["persName"].exact_f1 == pytest.approx(0.4)


def test_an_adjective_of_gold_counts_neither_way_and_a_person_marked_as_a_place_counts_twice(evaluation: Evaluation) -> None:
    assert evaluation.types["placeName"] == Figures(gold=2, predicted=3, found=2, right=2, exact=2)
    wrong = [(each.kind, each.type, each.text, each.wanted, each.got) for each in evaluation.mistakes() if each.text == "Lind"]
    assert wrong == [
        ("extra", "placeName", "Lind", "persName", "placeName"),
        ("missed", "persName", "Lind", "persName", "placeName"),
    ]


def test_the_value_of_a_date_is_right_where_both_its_ends_are(evaluation: Evaluation) -> None:
    dates = evaluation.types["date"]
    assert (dates.found, dates.dated, dates.normalised, dates.accuracy) == (2, 2, 1, 0.5)
    wrong = next(each for each in evaluation.mistakes() if each.kind == "value")
    assert (wrong.text, wrong.wanted, wrong.got) == ("from 3 to 5 May", "1961-05-03/1961-05-05", "1961-05-03/1961-05-06")


def test_a_piece_of_the_layout_counts_when_half_of_it_is_shared(evaluation: Evaluation) -> None:
    assert evaluation.types["dateline"] == Figures(gold=1, predicted=1, found=1, right=1, exact=1)


def test_a_type_that_gold_does_not_have_is_not_in_the_table(evaluation: Evaluation) -> None:
    assert list(evaluation.types) == ["persName", "placeName", "date", "dateline"]


def test_a_mistake_says_where_it_stands_and_what_stands_around_it(evaluation: Evaluation) -> None:
    context = next(each for each in evaluation.mistakes() if each.text == "Jan Kowalski").contexts[0]
    assert (context.document, context.line, context.text) == ("letter", 3, "Jan Kowalski")
    assert context.before.endswith("[the] Ambassador ") and context.after.startswith(" in Warsaw")


def test_the_same_mistake_in_several_places_is_one_with_a_count(tmp_path: Path) -> None:
    text = "Lind came. Lind left. Orlov stayed."
    gold = write_gold(tmp_path / "gold", text=text, spans=[("Lind", "persName", {}), ("Orlov", "persName", {})])
    spans = json.loads((gold / "letter.json").read_text())
    spans["spans"].append({"start": 11, "end": 15, "type": "persName"})
    (gold / "letter.json").write_text(json.dumps(spans))
    mistakes = evaluate(gold, write_tei(tmp_path / "tei", body=f"<p>{text}</p>")).mistakes()
    assert [(each.text, each.count, len(each.contexts)) for each in mistakes] == [("Lind", 2, 2), ("Orlov", 1, 1)]


def test_types_that_gold_marks_only_here_and_there_are_not_charged_for_more(tmp_path: Path) -> None:
    gold, tei = write_gold(tmp_path / "gold"), write_tei(tmp_path / "tei")
    (gold / "_meta.json").write_text('{"score_f1": ["persName", "date"]}')
    assert evaluate(gold, tei).types["placeName"] == Figures(gold=2, predicted=2, found=2, right=2, exact=2)


def test_the_abstract_of_the_header_is_text_of_the_transcription(tmp_path: Path) -> None:
    header = "<profileDesc><abstract><p>Riga, 9 April 1961</p></abstract></profileDesc>"
    body = BODY[BODY.index("<p><persName>") :]
    assert evaluate(write_gold(tmp_path / "gold"), write_tei(tmp_path / "tei", body=body, header=header)).words_kept == 1.0


def test_words_that_the_encoder_lost_are_told(tmp_path: Path) -> None:
    body = BODY.replace("guests", "")
    assert evaluate(write_gold(tmp_path / "gold"), write_tei(tmp_path / "tei", body=body)).words_kept == pytest.approx(22 / 23)


def test_corrected_tei_is_gold_too(tmp_path: Path) -> None:
    """Archives have TEI that a person has corrected, not spans: everything in it is marked throughout."""
    corrected = BODY.replace("Ambassador Jan</persName>\nKowalski", "Ambassador Jan\nKowalski</persName>")
    corrected = corrected.replace("<placeName>Lind</placeName>", "<name type='person'>Lind</name>")
    gold = write_tei(tmp_path / "gold", body=corrected)
    found = evaluate(gold, write_tei(tmp_path / "tei"))
    assert found.types["persName"] == Figures(gold=3, predicted=2, found=2, right=2, exact=1)
    assert found.types["placeName"].precision == 0.75
    assert evaluate(gold, gold).mistakes() == []
    assert evaluate(gold / "letter.xml", tmp_path / "tei" / "letter.xml").types == found.types


def test_a_missing_and_a_malformed_tei_count_as_nothing_found_and_are_named(tmp_path: Path) -> None:
    gold, tei = write_gold(tmp_path / "gold"), write_tei(tmp_path / "tei")
    write_gold(gold, name="other")
    write_gold(gold, name="third")
    (tei / "third.xml").write_text("<TEI><p></TEI>")
    found = evaluate(gold, tei)
    assert found.types["persName"].gold == 9 and found.types["persName"].found == 2
    assert [problem.split(": ")[0].rpartition("/")[2] for problem in found.problems] == ["other.xml", "third.xml:1:15"]


def test_the_tei_of_another_text_is_named(tmp_path: Path) -> None:
    tei = write_tei(tmp_path / "tei", body="<p>Something else altogether happened in Warsaw last night, they say</p>")
    problem = evaluate(write_gold(tmp_path / "gold"), tei).problems[0]
    assert "is it of another text?" in problem and "letter.txt" in problem


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "is no JSON"),
        ("[]", "is no JSON object"),
        ("{}", "has no list of 'spans'"),
        ('{"spans": [{"start": 0, "end": 4}]}', "span 1 has no type"),
        ('{"spans": [{"start": 0, "end": 4, "type": "persname"}]}', "did you mean 'persName'?"),
        ('{"spans": [{"start": 0, "end": 4, "type": "PERSON"}]}', "did you mean 'persName'?"),
        ('{"spans": [{"start": 0, "end": 4000, "type": "persName"}]}', "span 1 is not inside the text of 123 characters"),
        ('{"spans": [{"start": 4, "end": 4, "type": "persName"}]}', "span 1 is not inside the text"),
        ('{"spans": [7]}', "span 1 is not inside the text"),
    ],
)
def test_malformed_gold_is_refused_with_a_reason(content: str, says: str, tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold")
    (gold / "letter.json").write_text(content)
    with pytest.raises(InputError, match=says.replace("?", r"\?")):
        evaluate(gold, write_tei(tmp_path / "tei"))


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    gold, tei = write_gold(tmp_path / "gold"), write_tei(tmp_path / "tei")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="holds no gold"):
        evaluate(tmp_path / "empty", tei)
    with pytest.raises(InputError, match="does not exist"):
        evaluate(gold, tmp_path / "nowhere")
    with pytest.raises(UsageError, match="two folders, or two files"):
        evaluate(gold, tei / "letter.xml")
    (gold / "letter.txt").unlink()
    with pytest.raises(InputError, match=r"letter\.txt: does not exist"):
        evaluate(gold, tei)


@cache
def scorer() -> ModuleType:
    if not SCORER.is_file():
        pytest.skip("../shared/gold/score.py is not beside the checkout")
    spec = importlib.util.spec_from_file_location("shared_scorer", SCORER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shared_figures(module: ModuleType, gold: Path, tei: Path) -> dict[str, Any]:
    def predictions(name: str) -> Any:
        path = tei / f"{name}.xml"
        return module.tei_spans(path) if path.exists() else None

    figures: dict[str, Any] = module.score(gold, predictions)[0]
    return figures


def our_figures(found: Evaluation) -> dict[str, Any]:
    rows: dict[str, Any] = {"documents": len(found.documents), "kept": found.words_kept}
    for kind, row in found.types.items():
        rows[kind] = {
            "gold": row.gold, "predicted": row.predicted, "precision": row.precision, "recall": row.recall, "f1": row.f1,
            "strict_f1": row.exact_f1, **({} if row.accuracy is None else {"normalised_right": row.accuracy}),
        }  # fmt: skip
    return rows


PIECES = (*TEXT.split(), "[[9]]", "195[7]", "Tante", "Mr.", "the", "\n\n", "Kim", "Il", "Sung")
KINDS = ("persName", "placeName", "orgName", "date", "dateline", "head", "salute", "signed", "closer", "roleName", "p", "name")


@st.composite
def marked_up(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]], str]:
    """A text, gold spans of it, and TEI of it with other marks, some words lost or added."""
    words = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
    text = " ".join(words)
    spans = []
    for _ in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text) - 1))
        extra = draw(st.sampled_from([{}, {}, {"when": "1961-04-09"}, {"from": "1961", "to": "1962"}, {"generic": True}]))
        spans.append(
            {"start": start, "end": draw(st.integers(start + 1, len(text))), "type": draw(st.sampled_from(KINDS[:9])), **extra}
        )
    parts: list[str] = []
    open_elements: list[str] = []
    for word in words:
        action = draw(st.sampled_from("oooccwwwwwwxa"))
        if action == "o" and len(open_elements) < 4:
            kind = draw(st.sampled_from(KINDS))
            value = draw(st.sampled_from(["", ' when="1961-04-09"', ' notBefore="1961" notAfter="1962"', ' type="person"']))
            parts.append(f"<{kind}{value}>")
            open_elements.append(kind)
        elif action == "c" and open_elements:
            parts.append(f"</{open_elements.pop()}>")
        elif action == "a":
            parts.append("added ")
        parts.append("" if action == "x" else f"{word} ")
    parts.extend(f"</{kind}>" for kind in reversed(open_elements))
    return text, spans, "".join(parts)


@given(marked_up(), st.sampled_from([None, ["persName"], ["date", "placeName"]]))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_figure_is_that_of_the_shared_scorer(
    tmp_path: Path, marked: tuple[str, list[dict[str, Any]], str], exhaustive: list[str] | None
) -> None:
    text, spans, body = marked
    gold, tei = tmp_path / "gold", write_tei(tmp_path / "tei", body=f"<div>{body}</div>")
    gold.mkdir(exist_ok=True)
    (gold / "letter.txt").write_text(text, encoding="utf-8")
    (gold / "letter.json").write_text(json.dumps({"spans": spans}), encoding="utf-8")
    (gold / "_meta.json").write_text(json.dumps({"score_f1": exhaustive} if exhaustive else {}))
    assert our_figures(evaluate(gold, tei)) == shared_figures(scorer(), gold, tei)


def test_the_invented_letter_is_whole() -> None:
    assert all(words in TEXT for words, _, _ in SPANS)
