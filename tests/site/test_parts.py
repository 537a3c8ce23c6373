"""The parts that a site is made of, each alone: names of files, the source, the drawings."""

from __future__ import annotations

import itertools
import math
import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_tools.site.downloads import formats_of
from tei_tools.site.drawing.labels import Label, Point, labels_of
from tei_tools.site.drawing.network import HEIGHT, WIDTH, Node, network_of
from tei_tools.site.drawing.timeline import timeline_of
from tei_tools.site.drawing.world import Spot, map_of
from tei_tools.site.highlight import highlighted, source_lines
from tei_tools.site.settings import Settings
from tei_tools.site.slugs import entity_slug, slug_of

SAFE = re.compile(r"[a-z0-9_][a-z0-9_.-]*")
names = st.text(max_size=120)


@given(names)
def test_a_slug_is_a_name_of_a_file_on_every_system(name: str) -> None:
    slug = slug_of(name)
    assert SAFE.fullmatch(slug) and ".." not in slug and len(slug) < 100
    assert slug not in ("index", "con", "nul")


@given(names, names)
def test_different_names_have_different_slugs_whatever_their_letter_case(one: str, other: str) -> None:
    assert (slug_of(one).lower() == slug_of(other).lower()) == (one == other)


@pytest.mark.parametrize("ref", ["person:a/../b", "javascript:alert(1)", "#x", "people.xml#Ä", ""])
def test_a_ref_with_odd_characters_is_a_safe_name(ref: str) -> None:
    assert SAFE.fullmatch(entity_slug(ref))


@given(st.text(alphabet="<>/\"'=!-? \nabc&[]", max_size=60))
def test_the_source_is_shown_character_for_character(source: str) -> None:
    def shown(markup: str) -> str:
        return unescape(re.sub(r"</?span[^>]*>", "", markup))

    assert shown("".join(highlighted(source))) == source
    assert shown("\n".join(source_lines(source))) == source


def test_a_small_corpus_offers_word_and_a_large_one_only_where_it_is_named() -> None:
    assert "docx" in formats_of(Settings(), 5) and "docx" not in formats_of(Settings(), 2000)
    assert formats_of(Settings(downloads=("tei", "docx")), 2000) == ("tei", "docx")
    assert {"html", "text", "markdown"} <= set(formats_of(Settings(), 2000))


def test_every_line_of_a_source_is_whole_in_itself() -> None:
    for line in source_lines('<!-- one\ntwo -->\n<p a="x\ny">z</p>'):
        assert line.count("<span") == line.count("</span>")


@pytest.mark.parametrize(
    ("dates", "unit", "bars"),
    [
        (["1957-05-31", "1958-01-01"], "month", [("1957-05", 1), ("1958-01", 1)]),
        (["1931", "1957-05"], "year", [("1931", 1), ("1957", 1)]),
        (["1801", "1999-05-31", "1995"], "decade", [("1800–1809", 1), ("1990–1999", 2)]),
    ],
)
def test_a_timeline_has_months_years_or_decades(dates: list[str], unit: str, bars: list[tuple[str, int]]) -> None:
    timeline = timeline_of(dates)
    assert timeline.unit == unit and [(bar.label, bar.count) for bar in timeline.bars if bar.count] == bars


def test_no_dates_are_no_timeline() -> None:
    assert timeline_of(["", "undated"]).bars == ()


def node(name: str, weight: int = 1) -> Node:
    return Node(name, name, f"people/{name}.html", "person", weight)


def test_a_network_stays_in_its_box_and_is_the_same_in_any_order() -> None:
    nodes = [node(f"n{number:02}", number + 1) for number in range(60)]
    ties = {(f"n{a:02}", f"n{a + 1:02}"): {"meets": a % 3 + 1} for a in range(59)}
    drawn = network_of(nodes, ties)
    assert drawn == network_of(reversed(nodes), dict(reversed(ties.items())))
    assert all(0 < one.x < WIDTH and 0 < one.y < HEIGHT for one in drawn.nodes)
    assert len(drawn.nodes) + drawn.left_out == 60


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_a_network_of_a_few_is_drawn(number: int) -> None:
    nodes = [node(f"n{one}") for one in range(number + 1)]
    drawn = network_of(nodes, {("n0", f"n{one}"): {"meets": 1} for one in range(1, number + 1)})
    assert len(drawn.nodes) == (number + 1 if number else 0) and len(drawn.edges) == number


def test_groups_that_no_tie_joins_stand_each_in_a_part_of_its_own() -> None:
    ties = {("a", "b"): {"meets": 1}, ("c", "d"): {"meets": 1}, ("d", "e"): {"meets": 1}, ("x", "y"): {"meets": 1}}
    drawn = network_of([node(name) for name in "abcdexy"], ties)
    boxes = []
    for group in ("ab", "cde", "xy"):
        places = [one for one in drawn.nodes if one.name in group]
        xs, ys = [one.x for one in places], [one.y for one in places]
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    for one, other in itertools.combinations(boxes, 2):
        assert one[0] > other[2] or one[2] < other[0] or one[1] > other[3] or one[3] < other[1]


def test_who_has_no_tie_in_the_drawing_is_not_in_it_and_two_kinds_of_tie_are_two_lines() -> None:
    drawn = network_of([node("a"), node("b"), node("c")], {("a", "b"): {"meets": 2, "writes": 1}})
    assert [one.name for one in drawn.nodes] == ["a", "b"] and drawn.left_out == 1
    assert [edge.kind for edge in drawn.edges] == ["meets", "writes"]
    assert (drawn.edges[0].x1, drawn.edges[0].y1) != (drawn.edges[1].x1, drawn.edges[1].y1)


def test_no_two_nodes_of_a_crowd_stand_on_each_other() -> None:
    nodes = [node(f"n{one:02}") for one in range(30)]
    drawn = network_of(nodes, {(f"n{a:02}", f"n{b:02}"): {"meets": 1} for a in range(30) for b in range(a + 1, 30)})
    apart = (math.hypot(a.x - b.x, a.y - b.y) - a.radius - b.radius for a, b in itertools.combinations(drawn.nodes, 2))
    assert min(apart) > 0


def box_of(label: Label) -> tuple[float, float, float, float]:
    """The place that a label takes, letters of 7 units."""
    wide = 7 * len(label.text)
    left = {"start": label.x, "end": label.x - wide, "middle": label.x - wide / 2}[label.anchor]
    return left, label.y - 11, left + wide, label.y + 3


def test_names_cover_no_node_no_line_and_no_other_name_where_there_is_room() -> None:
    points = [Point(f"Name of {n}", 150 + 200 * (n % 4), 60 + 80 * (n // 4), 8) for n in range(12)]
    lines = [(points[0].x, points[0].y, points[5].x, points[5].y), (points[5].x, points[5].y, points[6].x, points[6].y)]
    boxes = [box_of(label) for label in labels_of(points, lines, 960, 400)]
    taken = boxes + [point.box for point in points]
    for one, other in itertools.combinations(taken, 2):
        assert one[0] >= other[2] or one[2] <= other[0] or one[1] >= other[3] or one[3] <= other[1]
    middle = (points[5].x + points[6].x) / 2  # the line between the two runs level with their names
    assert all(not (box[0] < middle < box[2] and box[1] < points[5].y < box[3]) for box in boxes)


def test_on_a_map_a_name_that_would_cover_something_is_left_out() -> None:
    crowd = [Spot(f"A place with a name {n}", "", 50 + n % 5 / 50, 20 + n // 5 / 50, 1) for n in range(25)]
    drawn = map_of([*crowd, Spot("Far away", "", 10, 100, 1)])
    assert "Far away" in [label.text for label in drawn.labels] and len(drawn.labels) < 15


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), min_size=1, max_size=8))
def test_every_place_is_on_the_map(places: list[tuple[float, float]]) -> None:
    drawn = map_of(Spot(f"p{at}", "", *place, at) for at, place in enumerate(places))
    assert len(drawn.dots) == len(places)
    assert all(-1 <= dot.x <= drawn.width + 1 and -1 <= dot.y <= drawn.height + 1 for dot in drawn.dots)


def test_the_land_of_a_map_is_only_what_it_shows() -> None:
    korea = map_of([Spot("Pyongyang", "", 39.03, 125.75, 3)])
    world = map_of([Spot("a", "", 60.0, -150.0, 1), Spot("b", "", -40.0, 170.0, 1)])
    assert 0 < len(korea.land) < len(world.land)
