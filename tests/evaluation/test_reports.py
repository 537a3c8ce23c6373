"""The three reports and the command: figures, mistakes with contexts, exit codes."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tei_tools.cli.evaluate import command
from tei_tools.errors import InputError
from tei_tools.evaluation import check_floors, evaluate, read_floors
from tests.evaluation.samples import SPANS, TEXT, write_gold, write_tei

VOID = {"meta"}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    write_gold(tmp_path / "gold")
    write_tei(tmp_path / "tei")
    return tmp_path


def run(desk: Path, *options: str) -> Result:
    return CliRunner().invoke(command, [str(desk / "gold"), str(desk / "tei"), *options])


def test_the_text_shows_figures_and_the_commonest_mistakes_in_context(desk: Path) -> None:
    result = run(desk)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "gold: 1 document, words kept 1.0000"
    assert re.fullmatch(r"persName +3 +2 +2 +1\.000 +0\.667 +0\.800 +0\.400", lines[2])
    assert "    1  missed persName 'Lind', marked as placeName" in lines
    assert "       letter:3: …from 3 to 5 May. Korean guests came with >>Lind<<. …" in [
        re.sub("…[^>]*from", "…from", x) for x in lines
    ]


def test_mistakes_are_as_many_as_wanted(desk: Path) -> None:
    assert run(desk, "--mistakes", "1").stdout.count(">>") == 1
    assert "mistakes" not in run(desk, "--mistakes", "0").stdout


def test_the_json_holds_every_figure_and_every_context(desk: Path) -> None:
    found = json.loads(run(desk, "--format", "json").stdout)
    assert found["types"]["date"] == {
        "gold": 2, "predicted": 2, "found": 2, "exact": 2, "precision": 1.0, "recall": 1.0, "f1": 1.0,
        "exact_precision": 1.0, "exact_recall": 1.0, "exact_f1": 1.0, "dated": 2, "normalised": 0.5,
    }  # fmt: skip
    assert {each["kind"] for each in found["mistakes"]} == {"missed", "extra", "boundary", "value"}
    assert found["mistakes"][0]["contexts"][0].keys() == {"document", "line", "before", "text", "after"}
    assert found["by_document"]["letter"]["words_kept"] == 1.0


class _Balance(HTMLParser):
    """Counts what is open, and what asks for another file or runs."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.fetched.extend(name for name, _ in attrs if name in ("src", "href") or name.startswith("on"))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_whole_fetches_nothing_and_escapes_what_it_quotes(tmp_path: Path) -> None:
    text = TEXT.replace("Lind", "<Lind & Co>")
    gold = write_gold(tmp_path / "gold", text=text, spans=[*SPANS[:-1], ("<Lind & Co>", "persName", {})])
    tei = write_tei(tmp_path / "tei")
    result = CliRunner().invoke(command, [str(gold), str(tei), "--format", "html", "-o", str(tmp_path / "page.html")])
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    balance = _Balance()
    balance.feed(page)
    assert (result.exit_code, result.stdout, balance.open, balance.fetched) == (0, "", [], [])
    assert "<mark>Lind &amp; Co</mark>" in page and "<script" not in page


def test_a_missing_tei_exits_2_and_the_rest_is_scored(desk: Path) -> None:
    write_gold(desk / "gold", name="other")
    result = run(desk)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1 and "other.xml: does not exist" in result.stderr
    assert result.stdout.startswith("gold: 2 documents")


def test_a_figure_below_its_floor_exits_1_and_is_named(desk: Path) -> None:
    floors = desk / "floors.toml"
    floors.write_text("[gold]\nwords-kept = 1\npersName = { f1 = 0.8 }\ndate = { f1 = 1.0, normalised = 0.9 }\n")
    result = run(desk, "--gate", str(floors))
    assert (result.exit_code, result.stderr) == (1, "tei-tools: gold: date normalised is 0.500, its floor is 0.900\n")
    floors.write_text("[gold]\npersName = { f1 = 0.8 }\n")
    assert run(desk, "--gate", str(floors)).exit_code == 0


def test_a_type_that_vanished_is_below_its_floor(desk: Path) -> None:
    evaluation = evaluate(desk / "gold", desk / "tei")
    assert check_floors(evaluation, {("orgName", "f1"): 0.5}) == ["gold: orgName f1 is 0.000, its floor is 0.500"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[other]\n", r"has no floors for 'gold': add a table \[gold\] \(there are: other\)"),
        ("[gold]\npersname = { f1 = 1 }", "there is no 'persname': did you mean 'persName'"),
        ("[gold]\npersName = { f2 = 1 }", "there is no 'f2': known are precision, recall, f1, exact-f1, normalised"),
        ("[gold]\npersName = { f1 = 93 }", "gold.persName.f1 is no number from 0 to 1"),
        ("[gold]\npersName = 0.9", "gold.persName is no table"),
        ("[gold", "is no TOML"),
    ],
)
def test_malformed_floors_are_refused_with_a_reason(content: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(content)
    with pytest.raises(InputError, match=says):
        read_floors(path, "gold")
