"""What holds for every text: attributes are valid TEI, ranges are in the text and apart, nothing raises, time is linear."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tei_tools.dates import DateMatch, Reading, date_attributes, day_range, explain_date, find_dates
from tei_tools.dates.passages import find_passages

FAMILIES = ({"when"}, {"from", "to"}, {"notBefore", "notAfter"})
MONTHS = "January February March April May June July August September October November December".split()
GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()
POLISH = "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split()
HUNGARIAN = "január február március április május június július augusztus szeptember október november december".split()
ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
FORMS = [
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"the {ordinal(d.day)} of {MONTHS[d.month - 1]}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {ordinal(d.day)}. {d.year}",
    lambda d: f"{MONTHS[d.month - 1].upper()} {d.day}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1][:3]}. {d.day}, {d.year}" if d.month != 5 else f"May {d.day}, {d.year}",
    lambda d: f'"{d.day}" {MONTHS[d.month - 1]} {d.year}',
    lambda d: f"[[{d.day}]] {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} [{d.year}]",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
    lambda d: f"{d.day}. {ROMAN[d.month - 1]}. {d.year}",
    lambda d: f"{d.day}-{ROMAN[d.month - 1]}-{d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d.year} {MONTHS[d.month - 1]} {d.day}",
    lambda d: f"{d:%A}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day}. {GERMAN[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {RUSSIAN[d.month - 1]} {d.year} года",
    lambda d: f"{d.day} {POLISH[d.month - 1]} {d.year} r.",
    lambda d: f"{d.year}. {HUNGARIAN[d.month - 1]} {d.day}.",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year}년 {d.month}월 {d.day}일",
]
PIECES = (
    "May March 1957 22 31st of the [[11]] [ ] ( ) , . - / : ; from to through until since before after not later than last next this "
    "year month week Sunday yesterday ago three 4 a.m. 20:05 hours Juche 46 昭和 年 月 日 O.S. (O.S.) beginning late spring half first "
    "quarter century 1950s 12.12.79 25-VI-50 ? \" ' \n \n\n the x Kim people No. 5th 00 99 1500 F. 0102 winter 1956-57 and or Easter"
).split(" ")

days = st.dates(min_value=date(1701, 1, 1), max_value=date(2029, 12, 31))
anchors = st.none() | days.map(str) | st.integers(1700, 2050).map(str) | days.map(lambda d: str(d)[:7])
patchwork = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
texts = st.text(max_size=80) | patchwork


def ordinal(day: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th") if day not in (11, 12, 13) else "th"
    return f"{day}{ending}"


def attributes_are_valid(found: DateMatch) -> bool:
    names = set(found.attributes) - {"when-custom", "calendar"}
    values = [found.attributes[name] for name in names]
    first, last = day_range(found.attributes)
    ordered = first is None or last is None or first <= last
    return any(names <= family for family in FAMILIES) and bool(names) and not any(map(explain_date, values)) and ordered


@given(texts, anchors)
@example("30 February 1957", None)
@example("31.06.57", "1957-05-31")
@example("29 February", "1957-05-31")
@settings(max_examples=400, deadline=None)
def test_attributes_are_valid_tei_of_one_family(text: str, anchor: str | None) -> None:
    assert all(attributes_are_valid(found) for found in find_dates(text, anchor))


@given(texts, anchors, st.sampled_from([None, True, False]))
@settings(max_examples=300, deadline=None)
def test_ranges_are_in_the_text_sorted_and_apart(text: str, anchor: str | None, retrospective: bool | None) -> None:
    found = find_dates(text, anchor, retrospective=retrospective)
    assert all(0 <= each.start <= each.core[0] < each.core[1] <= each.end <= len(text) for each in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(texts, anchors)
@settings(max_examples=150, deadline=None)
def test_the_same_text_gives_the_same_dates(text: str, anchor: str | None) -> None:
    assert find_dates(text, anchor) == find_dates(text, anchor)


@given(days, st.sampled_from(FORMS))
@settings(max_examples=400, deadline=None)
def test_a_day_is_found_in_whatever_form_it_is_written(day: date, form: Callable[[date], str]) -> None:
    written = form(day)
    text = f"He wrote: {written}"
    found = find_dates(text)
    assert [each.attributes for each in found] == [{"when": day.isoformat()}]
    covered = text[found[0].start : found[0].end]
    assert covered in written and len(covered) >= len(written) - len("the ")


@given(days, st.integers(1, 400))
@settings(max_examples=150, deadline=None)
def test_a_range_keeps_its_two_ends(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    written = f"from {first.day} {MONTHS[first.month - 1]} {first.year} to {last.day} {MONTHS[last.month - 1]} {last.year}"
    assert date_attributes(written) == [{"from": str(first), "to": str(last)}]


@given(days, st.integers(1, 27), st.integers(1, 27))
@settings(max_examples=100, deadline=None)
def test_two_days_share_the_month_and_year_that_follow(day: date, one: int, other: int) -> None:
    assume(one < other)
    tail = f"{MONTHS[day.month - 1]} {day.year}"
    month = day.isoformat()[:7]
    assert date_attributes(f"{one} and {other} {tail}") == [{"when": f"{month}-{one:02}"}, {"when": f"{month}-{other:02}"}]
    assert date_attributes(f"{one} through {other} {tail}") == [{"from": f"{month}-{one:02}", "to": f"{month}-{other:02}"}]


@given(days)
@settings(max_examples=100, deadline=None)
def test_yesterday_and_tomorrow_count_from_the_anchor(day: date) -> None:
    assert find_dates("yesterday", str(day))[0].attributes == {"when": str(day - timedelta(days=1))}
    assert find_dates("tomorrow", str(day))[0].attributes == {"when": str(day + timedelta(days=1))}
    assert find_dates("yesterday") == []


@pytest.mark.parametrize(
    "unit", ["[", "1.", "1-", "1 and ", "May ", "1 May ", "1957-", "年", "« 1", "\n ", "from the ", "5 ,", "昭和1"]
)
def test_time_grows_with_the_length_whatever_is_repeated(unit: str) -> None:
    find_dates(unit)
    small, large = (least_seconds(unit * (count // len(unit))) for count in (4_000, 32_000))
    assert large < 40 * max(small, 0.002)


def least_seconds(text: str) -> float:
    seconds = []
    for _ in range(3):
        start = time.process_time()
        find_dates(text)
        seconds.append(time.process_time() - start)
    return min(seconds)


@given(texts, st.integers(0, 80), st.integers(0, 80))
@example("xMay 1957", 1, 9)
@example("in May1957 Mayor", 0, 14)
@settings(max_examples=150, deadline=None)
def test_passages_are_in_order_apart_and_inside_what_is_asked_for(text: str, one: int, other: int) -> None:
    start, end = (min(place, len(text)) for place in sorted((one, other)))
    edges = [edge for passage in find_passages(text, start, end) for edge in passage]
    assert edges == sorted(edges)
    assert all(start <= edge <= end for edge in edges)


@given(texts, anchors)
@settings(max_examples=150, deadline=None)
def test_a_reading_asked_twice_gives_what_a_new_one_gives(text: str, anchor: str | None) -> None:
    reading = Reading(text)
    find_dates(reading)
    assert find_dates(reading, anchor) == find_dates(text, anchor)


def test_words_beside_a_date_that_is_far_from_others_change_nothing() -> None:
    prose = "They spoke of the road and of the bridge over the river. " * 4
    date = "from the beginning of the second half of May to the 3rd of June 1961"
    assert date_attributes(prose + date + ". " + prose) == date_attributes(date)
