"""csv and jsonl: the tables come back from the files, whatever is in them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tei_tools
from tei_tools.exporters import FORMATS
from tei_tools.exporters.csv import export_csv
from tei_tools.exporters.jsonl import export_jsonl
from tei_tools.tables import DocumentRow, DocumentTables, MentionRow, read_tables

from .conftest import sample

TABLES = ("mentions", "documents", "relations", "entities")
words = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=12)


def read_csv(corpus: list[DocumentTables], table: str) -> list[dict[str, str]]:
    text = "".join(piece for _, piece in export_csv(corpus, table=table))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def read_jsonl(corpus: list[DocumentTables], table: str) -> list[dict[str, Any]]:
    text = "".join(piece for _, piece in export_jsonl(corpus, table=table))
    return [json.loads(line) for line in text.split("\n") if line]


@pytest.mark.parametrize("table", TABLES)
def test_csv_and_jsonl_have_the_same_columns_and_rows(table: str) -> None:
    corpus = list(read_tables(sample("telegram")))
    from_csv, from_jsonl = read_csv(corpus, table), read_jsonl(corpus, table)
    assert len(from_csv) == len(from_jsonl) > 0
    assert list(from_csv[0]) == list(from_jsonl[0])


@given(title=words, left=words)
def test_any_words_come_back_from_the_cells(title: str, left: str) -> None:
    mention = MentionRow("a", "person", "persName", "Anna", left=left)
    corpus = [DocumentTables(DocumentRow("a", title=title), (mention,))]
    guarded = {text: f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text for text in (title, left)}
    assert read_csv(corpus, "documents")[0]["title"] == guarded[title]
    assert read_csv(corpus, "mentions")[0]["left"] == guarded[left]
    assert read_jsonl(corpus, "documents")[0]["title"] == title


def test_an_empty_corpus_gives_headings_and_no_rows() -> None:
    assert next(piece for _, piece in export_csv([], table="relations")).startswith("document,relation,")
    assert {name for name, _ in export_jsonl([])} == set(TABLES)


def test_a_table_is_written_while_the_documents_are_read() -> None:
    taken: list[str] = []

    def corpus() -> Any:
        for name in ("a", "b"):
            taken.append(name)
            yield DocumentTables(DocumentRow(name))

    pieces = export_jsonl(corpus(), table="documents")
    assert next(pieces) == ("documents", "")
    assert '"id": "a"' in next(pieces)[1]
    assert taken == ["a"]


def test_every_format_has_a_place_in_the_manual() -> None:
    manual = (Path(__file__).parents[2] / "docs/exports.md").read_text(encoding="utf-8")
    for name in FORMATS:
        assert f"\n## {name}\n" in manual, f"{name} has no heading in docs/exports.md"
        assert f"[{name}](#{name})" in manual, f"{name} is not in the table of docs/exports.md"


def test_who_is_listed_in_the_header_and_speaks_is_one_person_in_the_relations(tmp_path: Path) -> None:
    (tmp_path / "talk.txt").write_text(
        "Record of Conversation between Mehmet Shehu and Zhou Enlai, Beijing, 28 April 1966\n\n"
        "Present: Hysni Kapo, Kang Sheng.\n\n"
        "COMRADE ZHOU ENLAI: What did the Greeks write?\n"
        "COMRADE MEHMET SHEHU: Nothing that is new (this talk is invented).\n"
        "COMRADE KANG SHENG: They always write.\n"
        "COMRADE HYSNI KAPO: They do.\n"
    )
    table = tei_tools.export(tei_tools.encode(tmp_path / "talk.txt"), to="csv", table="relations")
    rows = list(csv.DictReader(io.StringIO(table)))
    met = {row["subject_ref"] for row in rows} | {row["object_ref"] for row in rows}
    assert met == {"person:shehu", "person:zhou_enlai", "person:kapo", "person:kang_sheng"}
