"""The second and third pass: points get their parts and times, then become ranges and bounds.

`the beginning of June` and `4 a.m.` join the point beside them (PARTS); `from X to Y`, `since X`, `not later than X` become
expressions (EXPRESSIONS). A point that no rule takes is an expression of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tei_tools.dates.calendars import julian_to_gregorian
from tei_tools.dates.lexer import Token
from tei_tools.dates.parts import Item
from tei_tools.dates.patterns import Found, Grammar, Rule
from tei_tools.dates.points import Expression, Point

_CLASSES = {
    "P": "P_DAY P_MONTH P_YEAR P_LONG",
    "P_ANY": "P P_WEEKDAY",
    "PIECE": "HALF QUARTER",
    "PART_OF": "START MIDDLE END EARLIEST",
    "RANK": "ORDINAL_WORD ORDINAL LAST",
    "COUNTER": "NUMBER_WORD NUMBER_12 NUMBER_31",
    "SPAN_UNIT": "DAYS DAYWORD UNIT",
    "RANGE_SIGN": "DASH TO THROUGH UNTIL",
    "NO": "NOT SIGN",
}
_IDLE = "LOWER CAPITAL FUNCTION COMMA DOT JUNK BREAK COUNTED COLON SEMICOLON OPEN CLOSE TO AND MIXED LETTER IN AT"
_DAY_COUNTS = {1: "1-10", 2: "11-20", 3: "21-", -1: "21-"}
_TEN = 10


def _point(found: Found[Item], name: str = "p") -> Point:
    item = found[name]
    if not isinstance(item, Point):
        raise TypeError(name)
    return item


def _value(found: Found[Item], name: str) -> int | str:
    item = found.get(name)
    return item.value if isinstance(item, Token) else ""


def _with_part(found: Found[Item]) -> Sequence[Item]:
    point = _point(found)
    if point.code == "P_DAY":
        return found.items
    part = str(_value(found, "part"))
    return [replace(point, start=found.start, end=found.end, parts=(*point.parts, part), code="P_LONG", rule="part")]


def _relative_part(found: Found[Item]) -> Sequence[Item]:
    unit = str(_value(found, "unit"))
    if unit not in ("year", "month"):
        return found.items
    part = str(_value(found, "part"))
    return [Point(found.start, found.end, "P_LONG", parts=(part,), shift=(unit, 0), cert="medium", rule="relative")]


def _piece(found: Found[Item]) -> Sequence[Item] | None:
    point, part = _point(found), str(_value(found, "piece"))
    number = int(_value(found, "q"))
    limit = 4 if part == "quarter" else 2
    number = limit if number == -1 else number
    if number > limit or point.code == "P_DAY":
        return None
    return [
        replace(point, start=found.start, end=found.end, parts=(*point.parts, f"{part}{number}"), code="P_LONG", rule="part")
    ]


def _days_of_month(found: Found[Item]) -> Sequence[Item] | None:
    point, unit = _point(found), str(_value(found, "unit"))
    rank, count = int(_value(found, "q")), int(_value(found, "n") or 0)
    if unit == "week":
        part = f"week{rank}"
    elif unit == "day" and count in (0, _TEN):
        part = f"days:{_DAY_COUNTS.get(rank, '')}"
    elif unit == "day" and rank in (1, -1):
        part = f"days:1-{count}" if rank == 1 else f"days:-{count}"
    else:
        return None
    if part == "days:" or rank > 5:
        return None
    return [replace(point, start=found.start, end=found.end, parts=(*point.parts, part), code="P_LONG", rule="part")]


def _with_time(found: Found[Item]) -> Sequence[Item]:
    point, time = _point(found), _point(found, "t")
    return [replace(point, start=found.start, end=found.end, clock=time.clock)]


def _of_chain(found: Found[Item]) -> Sequence[Item]:
    time = _point(found, "t")
    return [*_before(found, time.start), replace(time, code="P_CHAIN", shift=("chain", 0), rule="time")]


def _old_style(found: Found[Item]) -> Sequence[Item] | None:
    point, style = _point(found), found["style"]
    if (
        not isinstance(style, Token)
        or "o" not in style.text.lower()[:2]
        or point.year is None
        or point.month is None
        or point.day is None
    ):
        return [replace(point, end=found.end)]
    known = julian_to_gregorian(point.year, point.month, point.day)
    if known is None:
        return None
    custom = f"{point.year:04}-{point.month:02}-{point.day:02}"
    return [replace(point, end=found.end, year=known.year, month=known.month, day=known.day, calendar="#julian", custom=custom,
                    rule="calendar")]  # fmt: skip


def _two_styles(found: Found[Item]) -> Sequence[Item] | None:
    old, new = _point(found, "a"), _point(found, "b")
    year = _point(found, "y").year if found.get("y") else new.year if new.year is not None else old.year
    if year is None or old.month is None or old.day is None or new.month is None or new.day is None:
        return None
    before = old.year or (year - 1 if old.month > new.month else year)
    known = julian_to_gregorian(before, old.month, old.day)
    if known is None or (known.month, known.day) != (new.month, new.day):
        return None
    custom = f"{before:04}-{old.month:02}-{old.day:02}"
    return [replace(new, start=old.start, end=found.end, year=known.year, calendar="#julian", custom=custom, rule="calendar")]


_PART_RULES: tuple[Rule[Item], ...] = (
    Rule("part", "THE? part=PART_OF ( OF | IN )? ( THE ( UNIT OF? )? )? p=P", _with_part),
    Rule("part", "THE? part=PART_OF OF ( THIS | THE ) unit=UNIT", _relative_part),
    Rule("part", "THE? part=EARLY DASH? ( IN )? p=P", _with_part),
    Rule("piece", "THE? q=RANK piece=PIECE OF ( THE ( UNIT OF )? )? p=P", _piece),
    Rule("days", "THE? q=RANK n=COUNTER? unit=SPAN_UNIT OF ( THE ( UNIT OF )? )? p=P_MONTH", _days_of_month),
    Rule("styles", "a=P_DAY OPEN b=P_DAY CLOSE COMMA? y=P_YEAR", _two_styles),
    Rule("styles", "a=P_DAY ( SLASH | OPEN ) b=P_DAY CLOSE?", _two_styles),
    Rule("style", "p=P_DAY COMMA? style=STYLE", _old_style),
    Rule("chain", "d=RECEIVED ( AT | ON | COLON )? t=P_TIME (?! COMMA? ( ON | OF )? P_DAY )", _of_chain),
    Rule("time", "p=P_DAY ( COMMA? ( AT | ON )? | DASH ) t=P_TIME", _with_time),
    Rule("time", "t=P_TIME ( COMMA | OF | ON )? ( ON THE | THE )? p=P_DAY", _with_time),
)
PARTS = Grammar(_PART_RULES, _CLASSES, _IDLE)


def _range(found: Found[Item]) -> Sequence[Item] | None:
    first, last = _point(found, "a"), _point(found, "b")
    start = found.start if found.items[0].code in ("FROM", "BETWEEN") else first.start
    return [*_before(found, start), Expression(start, last.end, "range", first, last)]


def _open(op: str) -> Callable[[Found[Item]], Sequence[Item]]:
    def build(found: Found[Item]) -> Sequence[Item]:
        point = _point(found)
        return [Expression(found.start, point.end, op, point)]

    return build


def _before(found: Found[Item], start: int) -> list[Item]:
    return [item for item in found.items if item.start < start]


_since, _until, _no_later, _no_earlier, _circa = (_open(op) for op in ("since", "until", "before", "after", "circa"))
_EXPRESSION_RULES: tuple[Rule[Item], ...] = (
    Rule("between", "BETWEEN THE? a=P AND THE? b=P", _range),
    Rule("range", "FROM THE? a=P ( DASH | TO | THROUGH | UNTIL ) ( AND? UP TO )? THE? b=P", _range),
    Rule("range", "a=P ( DASH | THROUGH | TO ) THE? b=P", _range),
    Rule("range", "a=P UNTIL THE? b=P", _range),
    Rule("not-later", "( NO LATER THAN | ON? OR? BEFORE | PRIOR TO | BY ) THE? p=P_ANY", _no_later),
    Rule("not-earlier", "( NO EARLIER THAN | AFTER ) THE? p=P_ANY", _no_earlier),
    Rule("until", "( UNTIL | UP TO ) THE? p=P_ANY", _until),
    Rule("since", "( SINCE | FROM | EARLIEST ON? ) THE? p=P_ANY", _since),
    Rule("circa", "( ON OR )? CIRCA DOT? THE? p=P", _circa),
)
EXPRESSIONS = Grammar(_EXPRESSION_RULES, _CLASSES, _IDLE)
