"""A model learns what our rules miss in documents of one kind, is always the same, and says honestly whether it helps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.annotators.learning.model import TAGS, learn, read_model, spans_of, tag, write_model
from tei_tools.cli.train import command
from tei_tools.errors import InputError
from tei_tools.evaluation import read_gold
from tei_tools.pipeline import encode
from tei_tools.training import check_training, train
from tests.evaluation.samples import write_gold, write_tei

# the farms of an invented island: our rules know none of them, the word before each tells
FARMS = "quamble drostel venk hurrow pilloby sask wend oltry".split()


def write_letters(folder: Path, farms: list[str]) -> Path:
    for number, farm in enumerate(farms):
        text = f"We rowed out to holding {farm} at noon. The people of holding {farm} gave us bread, and we slept well.\n"
        gold = write_gold(folder, text=text, spans=[(farm, "placeName", {})], name=f"letter{number}")
        spans = json.loads((gold / f"letter{number}.json").read_text())
        second = text.index(farm, text.index(farm) + 1)
        spans["spans"].append({"start": second, "end": second + len(farm), "type": "placeName"})
        (gold / f"letter{number}.json").write_text(json.dumps(spans))
    return folder


def test_a_model_finds_in_an_unseen_letter_what_the_rules_miss(tmp_path: Path) -> None:
    model = tmp_path / "model.json"
    model.write_bytes(write_model(train([read_gold(write_letters(tmp_path / "gold", FARMS))])))
    letter = tmp_path / "letter.txt"
    letter.write_text("We rowed out to holding zarrow at noon. They gave us bread, and we slept well.\n")
    assert not list(encode(letter).iter("{*}placeName"))
    found = next(encode(letter, annotators=[f"perceptron={model}"]).iter("{*}body"))
    assert [(element.text, element.get("cert")) for element in found.iter("{*}placeName")] == [("zarrow", "low")]


def test_the_check_compares_on_documents_that_the_model_has_not_seen(tmp_path: Path) -> None:
    rows = check_training([read_gold(write_letters(tmp_path / "gold", FARMS))])
    assert list(rows) == ["placeName"]
    assert (rows["placeName"].rules.recall, rows["placeName"].both.recall) == (0.0, 1.0)
    with pytest.raises(InputError, match="2 documents are too few"):
        check_training([read_gold(write_letters(tmp_path / "few", FARMS[:2]))])


def test_the_same_documents_give_the_same_model(tmp_path: Path) -> None:
    gold = [read_gold(write_letters(tmp_path / "gold", FARMS[:4]))]
    model = write_model(train(gold))
    assert write_model(train(gold)) == model
    (tmp_path / "model.json").write_bytes(model)
    assert write_model(read_model(tmp_path / "model.json")) == model


def test_corrected_tei_teaches_too(tmp_path: Path) -> None:
    for number, farm in enumerate(FARMS[:4]):
        body = f"<p>We rowed out to holding <placeName>{farm}</placeName> at noon.</p>"
        write_tei(tmp_path / "corrected", body=body, name=f"letter{number}")
    assert list(train([read_gold(tmp_path / "corrected")]).weights) == ["placeName"]


def test_documents_without_names_teach_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is nothing to learn"):
        train([read_gold(write_tei(tmp_path / "corrected", body="<p>Nothing here.</p>"))])


def test_the_command_writes_the_model_whole_and_prints_the_comparison(tmp_path: Path) -> None:
    gold = str(write_letters(tmp_path / "gold", FARMS))
    done = CliRunner().invoke(command, [gold, "-o", str(tmp_path / "ours.json")])
    assert (done.exit_code, done.output) == (0, "")
    assert read_model(tmp_path / "ours.json").weights.keys() == {"placeName"}
    shown = CliRunner().invoke(command, [gold, "--check"]).stdout
    assert "placeName   P 0.000 R 0.000 F1 0.000" in shown and "P 1.000 R 1.000 F1 1.000" in shown


@given(st.text(alphabet=TAGS, max_size=12))
def test_spans_cover_every_word_that_is_tagged(tags: str) -> None:
    covered = [place for start, end in spans_of(tags) for place in range(start, end)]
    assert covered == [place for place, each in enumerate(tags) if each != "O"]


def test_the_perceptron_tags_what_it_has_learnt() -> None:
    words = [("w=to",), ("w=anna",), ("w=maria",), ("w=went",)]
    weights = learn([(words, "OBIO")] * 3, rounds=4)
    assert tag(weights, words) == "OBIO"
