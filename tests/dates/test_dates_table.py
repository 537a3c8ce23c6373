"""Forms and what they mean, written by hand; and the shared cases, where they are at hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tei_tools.dates import date_attributes, day_range, explain_date, find_dates
from tei_tools.dates.calendars import easter, hebrew_to_gregorian, julian_to_gregorian, republican_to_gregorian

SHARED = Path(__file__).parents[3] / "shared" / "gold" / "date_cases.json"
COMPARED = ("when", "from", "to", "notBefore", "notAfter")
CASES = (Path(__file__).parent / "cases.tsv").read_text(encoding="utf-8").splitlines()
KINDS = list(dict.fromkeys(line.split("\t")[0] for line in CASES if line and not line.startswith("#")))
DAY = "1961-03-15"  # a Wednesday

ABSOLUTE = [
    ("9th April 1961", "1961-04-09"),
    ("APRIL 9, 1961", "1961-04-09"),
    ("the ninth of April, 1961", "1961-04-09"),
    ("Octr. 9th 1809", "1809-10-09"),
    ("Feby. 3d. 1809", "1809-02-03"),
    ("7ber 4 1789", "1789-09-04"),
    ("«9» апреля 1961 г.", "1961-04-09"),
    ("le 1er avril 1961", "1961-04-01"),
    ("1961. április 9.", "1961-04-09"),
    ("9 kwietnia 1961 r.", "1961-04-09"),
    ("1961年4月9日", "1961-04-09"),
    ("一九六一年四月九日", "1961-04-09"),
    ("9. IV. 1961", "1961-04-09"),
    ("9.4.1961", "1961-04-09"),
    ("4/19/1961", "1961-04-19"),
    ("19/4/1961", "1961-04-19"),
    ("1961/04/09", "1961-04-09"),
    ("[[9]] April [[19]]61", "1961-04-09"),
    ("9 April [1961]", "1961-04-09"),
    ("196[1]", "1961"),
    ("9 April 1961, 6.20 p.m.", "1961-04-09T18:20:00"),
    ("06:20, 9 April 1961", "1961-04-09T06:20:00"),
    ("0620 hours on 9 April 1961", "1961-04-09T06:20:00"),
    ("090620Z Apr 61", "1961-04-09T06:20:00Z"),
    ("1961-04-09T06:20", "1961-04-09T06:20:00"),
    ("26 February (11 March) 1917", "1917-03-11"),
    ("26 February/11 March 1917", "1917-03-11"),
    ("11/24 June 1908", "1908-06-24"),
    ("5 May 1917 (Old Style)", "1917-05-18"),
    ("9 Thermidor an II", "1794-07-27"),
    ("5 Iyar 5708", "1948-05-14"),
    ("Easter 1916", "1916-04-23"),
    ("Christmas Eve 1914", "1914-12-24"),
    ("Taisho 12", "1923"),
    ("단기 4294년 4월 9일", "1961-04-09"),
    ("about 9 April 1961", "1961-04-09"),
]
ANCHORED = [
    ("4 April", "1960-04-04"),
    ("on 3 March", "1961-03-03"),
    ("in November", "1960-11"),
    ("today", "1961-03-15"),
    ("the day before yesterday", "1961-03-13"),
    ("two weeks ago", "1961-03-01"),
    ("a month ago", "1961-02"),
    ("last year", "1960"),
    ("this month", "1961-03"),
    ("the 2d inst.", "1961-03-02"),
    ("the 28th ult.", "1961-02-28"),
    ("the 1st of next month", "1961-04-01"),
    ("last November", "1960-11"),
    ("last Monday", "1961-03-13"),
    ("next Monday", "1961-03-20"),
    ("We shall meet on Saturday", "1961-03-18"),
    ("We met on Saturday and talked", "1961-03-11"),
    ("9.3.61", "1961-03-09"),
    ("3/9/61", "1961-03-09"),
    ("in '59", "1959"),
]
SPANS = [
    ("from 3 to 9 April 1961", {"from": "1961-04-03", "to": "1961-04-09"}),
    ("28 March-3 April 1961", {"from": "1961-03-28", "to": "1961-04-03"}),
    ("24/25 April 1961", {"from": "1961-04-24", "to": "1961-04-25"}),
    ("April 3-9, 1961", {"from": "1961-04-03", "to": "1961-04-09"}),
    ("28 December to 3 January 1961", {"from": "1960-12-28", "to": "1961-01-03"}),
    ("1959/60", {"from": "1959", "to": "1960"}),
    ("from April to June 1961", {"from": "1961-04", "to": "1961-06"}),
    ("from the end of April to mid-May 1961", {"from": "1961-04-21", "to": "1961-05-20"}),
    ("until 9 April 1961", {"to": "1961-04-09"}),
    ("before April 1961", {"notAfter": "1961-04"}),
    ("no later than 9 April 1961", {"notAfter": "1961-04-09"}),
    ("early April 1961", {"notBefore": "1961-04-01", "notAfter": "1961-04-10"}),
    ("the middle of 1961", {"notBefore": "1961-05-01", "notAfter": "1961-08-31"}),
    ("the first half of April 1961", {"notBefore": "1961-04-01", "notAfter": "1961-04-15"}),
    ("the last week of April 1961", {"notBefore": "1961-04-24", "notAfter": "1961-04-30"}),
    ("the last ten days of February 1960", {"notBefore": "1960-02-21", "notAfter": "1960-02-29"}),
    ("late autumn of 1944", {"notBefore": "1944-11-01", "notAfter": "1944-11-30"}),
    ("third quarter of 1961", {"notBefore": "1961-07-01", "notAfter": "1961-09-30"}),
    ("the 1930s", {"notBefore": "1930", "notAfter": "1939"}),
    ("mid-1930s", {"notBefore": "1934", "notAfter": "1936"}),
    ("the nineteenth century", {"notBefore": "1801", "notAfter": "1900"}),
    ("Passover 1943", {"from": "1943-04-20", "to": "1943-04-27"}),
]
NO_DATES = [
    "Order No. 1945",
    "1945 people",
    "1,945 roubles",
    "F. 0102, Op. 13, P. 72, Delo 5, Listy 165-192",
    "they may march on",
    "in 5 minutes, a second later",
    "30 February 1961",
    "31.06.1961",
    "the 20th Congress of the party",
    "the 38th parallel",
    "he had a fall in the spring of his life",
    "yesterday",
    "$1945",
    "C-1945",
]


@pytest.mark.parametrize(("text", "when"), ABSOLUTE)
def test_a_date_written_in_full_means_its_day(text: str, when: str) -> None:
    assert [found.attributes["when"] for found in find_dates(text)] == [when]


@pytest.mark.parametrize(("text", "when"), ANCHORED)
def test_a_partial_date_counts_from_the_anchor(text: str, when: str) -> None:
    assert [found.attributes for found in find_dates(text, DAY)] == [{"when": when}]


@pytest.mark.parametrize(("text", "attributes"), SPANS)
def test_a_span_has_its_first_and_last_day(text: str, attributes: dict[str, str]) -> None:
    assert [found.attributes for found in find_dates(text)] == [attributes]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.skipif(not SHARED.exists(), reason="the shared date cases are not beside the checkout")
def test_every_shared_case_gets_its_attributes() -> None:
    cases = json.loads(SHARED.read_text(encoding="utf-8"))["cases"]
    wrong = [case["text"] for case in cases if compared(date_attributes(case["text"], case["anchor"])) != compared(case["tei"])]
    assert cases and not wrong


def rows_of(kind: str) -> list[list[str]]:
    rows = [line.split("\t") for line in CASES if line and not line.startswith("#")]
    return [[*row, "", ""][:4] for row in rows if row[0] == kind]


def written(dates: list[dict[str, str]], *, with_cert: bool) -> str:
    """The attributes of dates as the table has them."""
    names = (*COMPARED, "cert") if with_cert else COMPARED
    return "|".join(",".join(f"{name}={each[name]}" for name in names if name in each) for each in dates)


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_of_the_table_means_what_it_says(kind: str) -> None:
    found = [
        (text, anchor, written(date_attributes(text, anchor or None), with_cert="cert" in wanted), wanted)
        for _, text, anchor, wanted in rows_of(kind)
    ]
    assert [row for row in found if row[2] != row[3]] == []


def compared(dates: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{name: each[name] for name in COMPARED if name in each} for each in dates]


def test_several_dates_share_what_is_said_once() -> None:
    text = "on 3, 5 and 9 April 1961; in October and November 1960; 1956, 1957 and 1958"
    assert [found.attributes["when"] for found in find_dates(text)] == [
        "1961-04-03", "1961-04-05", "1961-04-09", "1960-10", "1960-11", "1956", "1957", "1958",
    ]  # fmt: skip


def test_the_second_time_of_a_telegram_is_of_the_same_day() -> None:
    found = find_dates("Sent 22:15 9 April 1961, received 23:40")
    assert [each.attributes["when"] for each in found] == ["1961-04-09T22:15:00", "1961-04-09T23:40:00"]


def test_a_time_on_the_line_below_a_dateline_is_of_that_day() -> None:
    found = find_dates("Washington, July 9, 1961\n8 p.m. - 11:45 p.m.\n\nThe Secretary opened.")
    assert [each.attributes for each in found] == [
        {"when": "1961-07-09"}, {"from": "1961-07-09T20:00:00", "to": "1961-07-09T23:45:00"},
    ]  # fmt: skip


def test_a_bare_day_far_from_other_dates_is_of_the_documents_own_month() -> None:
    text = "In July they had met twice. " + "They spoke of the road and of the bridge. " * 6 + "We left on the 3rd."
    assert find_dates(text, "1961-11-11")[-1].attributes == {"when": "1961-11-03"}


def test_a_time_alone_is_a_time_element() -> None:
    assert [(each.element, each.attributes) for each in find_dates("at 10:30 a.m.")] == [("time", {"when": "10:30:00"})]


def test_dates_in_other_calendars_keep_their_own_spelling() -> None:
    assert date_attributes("Juche 50") == [{"when": "1961", "when-custom": "50", "calendar": "#juche"}]
    assert date_attributes("12 May 1917 (O.S.)") == [{"when": "1917-05-25", "when-custom": "1917-05-12", "calendar": "#julian"}]


def test_a_day_without_a_year_and_without_an_anchor_keeps_what_is_said() -> None:
    assert date_attributes("6 April") == [{"when": "--04-06", "cert": "low"}]


def test_certainty_tells_what_is_written_from_what_is_inferred() -> None:
    assert [find_dates(text, DAY)[0].cert for text in ("9 April 1961", "9 April", "9 April 1961?")] == ["high", "medium", "low"]


def test_a_narrative_gives_its_dates_the_years_with_which_it_runs_on() -> None:
    story = "In June of 1944 we left. On 3 July we came to the town. In December it was cold. On 9 May the war ended."
    days = [found.attributes["when"] for found in find_dates(story, "1945-07-20")]
    assert days == ["1944-06", "1944-07-03", "1944-12", "1945-05-09"]


def test_a_weekday_decides_the_year() -> None:
    assert find_dates("On Friday, 8 September", "1940-06-01")[0].attributes == {"when": "1939-09-08"}


def test_brackets_belong_to_the_date_that_they_stand_in() -> None:
    text = "[9 April 1961] and 9 April [1961], [[9]] April"
    assert [text[each.start : each.end] for each in find_dates(text, DAY)] == ["9 April 1961", "9 April [1961]", "[[9]] April"]


def test_a_page_number_in_the_middle_of_its_line_is_no_day_of_the_heading_below() -> None:
    text = " " * 37 + "- 2 -" + " " * 31 + "\n10 April.  In the morning I went there."
    assert [text[slice(*found.core)] for found in find_dates(text, DAY)] == ["10 April"]


def test_weekdays_in_brackets_show_which_number_is_the_month() -> None:
    text = "5/3 (Sunday) Fine.\n\nHe came.\n\n5/4 (Mon.)\n\nHe left.\n"
    assert [found.attributes for found in find_dates(text)] == [{"when": "--05-03"}, {"when": "--05-04"}]


def test_lines_that_are_no_wrapped_prose_stay_apart() -> None:
    assert [found.attributes for found in find_dates("Copy Nº 2\n9 April 1961\n14")] == [{"when": "1961-04-09"}]


def test_the_core_leaves_the_word_that_bounds_a_date_outside() -> None:
    text = "until 9 April 1961"
    found = find_dates(text)[0]
    assert (text[slice(*found.core)], found.core_attributes, found.attributes) == (
        "9 April 1961", {"when": "1961-04-09"}, {"to": "1961-04-09"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("1957-02-29", "February 1957 has 28 days"),
        ("1956-02-29", None),
        ("1957-13", "there is no month 13"),
        ("--02-30", "February has 29 days"),
        ("0000", "there is no year 0000"),
        ("1957-05-31T24:01:00", "there is no time 24:01:00"),
        ("1957-05-31T04:10:00+15:00", "there is no time zone +15:00"),
        ("31 May", "'31 May' is no W3C date: write it like 1957-05-31, 1957-05 or 1957"),
        ("1957-05-31T04:10:00Z", None),
        ("04:10:00", None),
        ("-0044-03-15", None),
    ],
)
def test_a_wrong_date_is_explained(value: str, problem: str | None) -> None:
    assert explain_date(value) == problem


def test_the_days_that_attributes_allow() -> None:
    assert day_range({"when": "1960-02"}) == (date(1960, 2, 1), date(1960, 2, 29))
    assert day_range({"from": "1960", "to": "1961-04"}) == (date(1960, 1, 1), date(1961, 4, 30))
    assert day_range({"notAfter": "1961-04-09"}) == (None, date(1961, 4, 9))
    assert day_range({"when": "1961-02-30"}) == (None, None)


def test_calendars_agree_with_known_days() -> None:
    assert julian_to_gregorian(1917, 10, 25) == date(1917, 11, 7)
    assert julian_to_gregorian(1917, 2, 29) is None
    assert republican_to_gregorian(8, 2, 18) == date(1799, 11, 9)
    assert hebrew_to_gregorian(5708, 2, 5) == date(1948, 5, 14)
    assert easter(1943) == date(1943, 4, 25)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("the end of this week", "1958-10-10", "1958-10-12"), ("at the beginning of next week", "1958-10-13", "1958-10-14")],
)
def test_a_part_of_a_week_lies_within_that_week(text: str, first: str, last: str) -> None:
    assert find_dates(text, "1958-10-09")[0].attributes == {"notBefore": first, "notAfter": last}
