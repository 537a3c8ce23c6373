"""The dates of a document: what they count from, what is left alone, what the annotation says."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_tools.annotators.dates import annotate_dates
from tei_tools.annotators.document_day import document_day
from tei_tools.cli.dates import command
from tei_tools.dates import Reading
from tei_tools.model import Annotation, Authority, Document, Metadata

LETTER = "EMBASSY IN RIGA\n9 April 1961\n\nOn 3 April I met him. Yesterday he left. I shall see him on Sunday.\n"


def marked(document: Document) -> dict[str, str]:
    annotations = annotate_dates(document, Authority())
    return {document.text[each.start : each.end]: " ".join(each.attributes.values()) for each in annotations}


def test_dates_count_from_the_day_that_stands_alone_on_a_line() -> None:
    assert marked(Document("letter", LETTER)) == {
        "9 April 1961": "1961-04-09", "3 April": "1961-04-03", "Yesterday": "1961-04-08", "Sunday": "1961-04-16",
    }  # fmt: skip


def test_the_metadata_come_before_the_text() -> None:
    document = Document("letter", "On 3 April I met him.", metadata=Metadata(date="1950-06-01"))
    assert marked(document) == {"3 April": "1950-04-03"}


def test_a_dateline_comes_before_the_metadata_where_they_disagree() -> None:
    text = "Riga, 9 April 1961\n\nOn 3 April I met him.\n"
    document = Document("letter", text, metadata=Metadata(date="1967-05-01")).annotate([Annotation(0, 18, "dateline")])
    assert marked(document)["3 April"] == "1961-04-03"


def test_the_day_of_a_receipt_is_not_that_of_the_document() -> None:
    text = "(No. 4.)      Riga, April 9, 1861.\n\n(Received April 20.)\n\nHe left on the 7th. I saw him on Thursday last.\n"
    assert marked(Document("despatch", text)) == {
        "April 9, 1861": "1861-04-09", "April 20": "1861-04-20", "7th": "1861-04-07", "Thursday last": "1861-04-04",
    }  # fmt: skip


def test_a_weekday_looks_back_where_its_own_clause_does() -> None:
    text = "Riga, 9 April 1961\n\nThey dined on Friday with the Consul, and are to leave for the sea.\n"
    assert marked(Document("letter", text))["Friday"] == "1961-04-07"


def test_an_entry_of_a_journal_counts_from_its_heading() -> None:
    text = "31 May 1961\n\n22 May\n\nHe came yesterday.\n\n24 May\n\nHe left yesterday.\n"
    first, second = text.index("22 May"), text.index("24 May")
    entries = [
        Annotation(first, second, "div", {"type": "entry"}), Annotation(first, first + 6, "head"),
        Annotation(second, len(text), "div", {"type": "entry"}), Annotation(second, second + 6, "head"),
    ]  # fmt: skip
    document = Document("journal", text).annotate(entries)
    found = [each.attributes["when"] for each in annotate_dates(document, Authority())]
    assert found == ["1961-05-31", "1961-05-22", "1961-05-21", "1961-05-24", "1961-05-23"]


def test_a_memoir_has_no_yesterday() -> None:
    text = "Riga, 9 April 1961\n\nIn May 1944 we left. On 3 June we came home. The guard said: yesterday. On Sunday he died.\n"
    assert marked(Document("memoir", text)) == {"9 April 1961": "1961-04-09", "May 1944": "1944-05", "3 June": "1944-06-03"}


def test_what_the_reader_marked_is_left_alone() -> None:
    document = Document("letter", "Box 4, 9 April 1961").annotate([Annotation(0, 19, "idno", {"type": "shelfmark"})])
    assert marked(document) == {}


def test_an_annotation_says_who_made_it_and_on_what_it_rests() -> None:
    first, second, *_ = annotate_dates(Document("letter", LETTER), Authority())
    assert (first.resp, first.cert, first.rule, first.evidence) == ("#tei-tools", "high", "date.full", "written in full")
    assert (second.cert, second.rule, second.evidence) == ("medium", "date.context", "counted from 1961-04-09")


def test_a_document_without_a_day_of_its_own_has_none() -> None:
    document = Document("note", "He was born on 9 April 1961 and so on.")
    assert document_day(document, Reading(document.text), []) == ("", False)


@given(st.text(max_size=120))
@settings(max_examples=100, deadline=None)
def test_no_text_stops_it(text: str) -> None:
    document = Document("any", text)
    assert all(0 <= each.start < each.end <= len(text) for each in annotate_dates(document, Authority()))


def test_the_command_prints_a_json_list() -> None:
    result = CliRunner().invoke(command, ["the 2d of last month", "--anchor", "1961-04-09"])
    assert (result.exit_code, json.loads(result.output)) == (0, [{"when": "1961-03-02", "cert": "medium"}])


def test_the_command_reads_standard_input() -> None:
    assert json.loads(CliRunner().invoke(command, ["-"], input="9 kwietnia 1961").output) == [{"when": "1961-04-09"}]


@pytest.mark.parametrize(
    "arguments", [[], ["x", "--anchor", "1961-02-30"], ["x", "--anchor", "soon"], ["x", "--anchor", "--04-09"]]
)
def test_wrong_usage_exits_2(arguments: list[str]) -> None:
    assert CliRunner().invoke(command, arguments).exit_code == 2


def test_each_of_several_letters_counts_from_its_own_dateline() -> None:
    text = "Velna, 3 March 1911\n\nDear Anna,\n\nHe came in October.\n\nVelna, May 1912\n\nDear Anna,\n\nHe left in December.\n"
    salutes = [Annotation(place, place + 10, "salute") for place in (text.index("Dear"), text.rindex("Dear"))]
    assert marked(Document("letters", text).annotate(salutes)) == {
        "3 March 1911": "1911-03-03", "October": "1910-10", "May 1912": "1912-05", "December": "1911-12",
    }  # fmt: skip


def test_a_journals_heading_of_a_month_has_no_yesterday() -> None:
    text = "March 1911\n\nHe came yesterday. He left in January.\n"
    entries = [Annotation(0, len(text), "div", {"type": "entry"}), Annotation(0, 10, "head")]
    assert marked(Document("journal", text).annotate(entries)) == {"March 1911": "1911-03", "January": "1911-01"}


def test_a_letter_without_a_day_of_its_own_is_no_story() -> None:
    text = "I ask for leave from 1 to 20 August.\n\n[Stamp: Personnel, 28 July 1950]\n"
    document = Document("letter", text, metadata=Metadata(genre="letter"))
    assert marked(document)["from 1 to 20 August"] == "1950-08-01 1950-08-20"
