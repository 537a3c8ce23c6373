"""EDTF: what is written parses by an independent parser, and means the same days."""

from __future__ import annotations

import re
import warnings

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tei_tools.dates import find_dates, to_edtf
from tests.dates.test_dates_laws import anchors, attributes_are_valid, texts
from tests.dates.test_dates_table import CASES

with warnings.catch_warnings():  # the parser's own grammar warns as it is built
    warnings.simplefilter("ignore")
    from edtf import parse_edtf

days = st.dates().map(str)
values = (
    days
    | days.map(lambda day: day[:7])
    | days.map(lambda day: day[:4])
    | days.map(lambda day: f"--{day[5:]}")
    | st.tuples(days, st.sampled_from(["T04:10:00", "T04:10:00.5Z", "T24:00:00", "T23:59:00+09:00", "T04:10"])).map("".join)
    | st.sampled_from(["", "soon", "1957-02-30", "0000", "04:10:00", "1957-05-31Z", "---31"])
)
attributes = st.dictionaries(st.sampled_from(["when", "from", "to", "notBefore", "notAfter"]), values, max_size=4)
certs = st.sampled_from([{}, {"cert": "low"}, {"cert": "high"}])


@given(attributes, certs)
@example({"when": "9999-12-31T24:00:00"}, {})
@settings(max_examples=200, deadline=None)
def test_whatever_is_written_is_edtf(given_attributes: dict[str, str], cert: dict[str, str]) -> None:
    written = to_edtf(given_attributes | cert)
    assert not written or parse_edtf(written) is not None


@given(texts, anchors)
@settings(max_examples=100, deadline=None)
def test_every_date_that_is_found_has_edtf_unless_it_is_a_time_alone(text: str, anchor: str | None) -> None:
    for found in find_dates(text, anchor):
        written = to_edtf(found.attributes)
        assert parse_edtf(written) if written else found.element == "time" or "--" in str(found.attributes)


def test_every_date_of_the_table_is_valid_tei_and_valid_edtf() -> None:
    rows = [line.split("\t") for line in CASES if line and not line.startswith("#")]
    found = [match for row in rows for match in find_dates(row[1], row[2] if len(row) > 2 and row[2] else None)]
    assert len(found) > len(rows) // 2
    assert [each.attributes for each in found if not attributes_are_valid(each)] == []
    written = {to_edtf({**each.attributes, "cert": each.cert}) for each in found if each.element == "date"}
    shapes = {re.sub(r"\d", "0", each): each for each in sorted(written - {""})}  # one of each shape: the parser is slow
    assert all(map(parse_edtf, shapes.values()))
    silent = [each.attributes for each in found if each.element == "date" and not to_edtf(each.attributes)]
    assert all("--" in str(each) for each in silent)  # a span without a year is all that EDTF cannot say


@pytest.mark.parametrize(
    ("given_attributes", "written"),
    [
        ({"when": "1961-04-09"}, "1961-04-09"),
        ({"when": "1961", "cert": "low"}, "1961?"),
        ({"when": "1961-04-09T06:20:00Z"}, "1961-04-09T06:20:00Z"),
        ({"when": "1961-04-09T24:00:00"}, "1961-04-10T00:00:00"),
        ({"when": "1961-04-09T06:20:00", "cert": "low"}, "1961-04-09?"),
        ({"from": "1961-04", "to": "1961-05"}, "1961-04/1961-05"),
        ({"from": "1961-04"}, "1961-04/.."),
        ({"to": "1961-04"}, "../1961-04"),
        ({"from": "1961-04-09T10:00:00", "to": "1961-04-09T11:30:00"}, "1961-04-09"),
        ({"notBefore": "1961-04-01", "notAfter": "1961-04-10"}, "[1961-04-01..1961-04-10]"),
        ({"notBefore": "1950", "notAfter": "1959", "cert": "low"}, "[1950..1959]"),
        ({"notAfter": "1961-04"}, "[..1961-04]"),
        ({"notBefore": "1961-04"}, "[1961-04..]"),
        ({"when": "--04-09"}, "XXXX-04-09"),
        ({"from": "-0044-03-15", "to": "0014"}, "-0044-03-15/0014"),
        ({"notBefore": "0014", "notAfter": "-0044"}, ""),
        ({"when": "06:20:00"}, ""),
        ({"when": "1961-02-30"}, ""),
        ({"from": "1961-04-09", "to": "1961-04-01"}, ""),
        ({}, ""),
    ],
)
def test_attributes_as_edtf(given_attributes: dict[str, str], written: str) -> None:
    assert to_edtf(given_attributes) == written
