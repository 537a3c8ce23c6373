"""The third pass: points become ranges and bounds (`from X to Y`, `since X`, `not later than X`).

A point that no rule takes is an expression of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tei_tools.dates.classes import POINT_CLASSES
from tei_tools.dates.grammar import Grammar
from tei_tools.dates.parts import Item, items_before, point_of, value_of
from tei_tools.dates.patterns import Family, Found, Rule
from tei_tools.dates.points import Expression


def _range(found: Found[Item]) -> Sequence[Item] | None:
    first, last = point_of(found, "a"), point_of(found, "b")
    start = found.start if found.items[0].code in ("FROM", "BETWEEN") else first.start
    first = replace(first, cert="low") if found.get("circa") else first
    return [*items_before(found, start), Expression(start, last.end, "range", first, last)]


def _limit(found: Found[Item]) -> Sequence[Item]:
    point = point_of(found)
    return [Expression(found.start, found.end, str(value_of(found, "l")), point)]


def _limit_beside(found: Found[Item]) -> Sequence[Item]:
    op = "after" if found["l"].code == "LATER" else "before"
    return [Expression(found.start, found.end, op, point_of(found))]


def _open(op: str) -> Callable[[Found[Item]], Sequence[Item]]:
    def build(found: Found[Item]) -> Sequence[Item]:
        point = point_of(found)
        return [Expression(found.start, point.end, op, point)]

    return build


def _within(found: Found[Item]) -> Sequence[Item]:
    return [Expression(found.start, found.end, "within", point_of(found, "a"), point_of(found, "b"))]


_since, _until, _no_later, _no_earlier, _circa = (_open(op) for op in ("since", "until", "before", "after", "circa"))
_RULES: tuple[Rule[Item], ...] = (
    Rule("circa", "circa=CIRCA DOT? THE? a=P ( DASH | TO | THROUGH ) THE? b=P", _range),
    Rule("range", "FROM a=P_WEEKDAY ( DASH | TO | THROUGH | UNTIL ) b=P_WEEKDAY", _range),
    Rule("range", "a=P_MONTH SLASH b=P_MONTH", _range),
    Rule("range", "a=P_DAY SLASH b=P_DAY", _range),
    Rule("limit", "p=P_ANY AT THE l=LATEST", _limit),
    Rule("limit", "AT THE l=LATEST ( ON | IN )? THE? p=P_ANY", _limit),
    Rule("limit", "p=P OR ( l=LATER | l=EARLIER )", _limit_beside),
    Rule(
        "within", "( NO EARLIER THAN | NO BEFORE ) THE? a=P COMMA? ( AND | BUT ) ( NO LATER THAN | NO AFTER ) THE? b=P", _within
    ),
    Rule("within", "AFTER THE? a=P COMMA? ( AND | BUT ) BEFORE THE? b=P", _within),
    Rule("times", "FROM a=P_TIME ( DASH | TO | UNTIL ) b=P_TIME", _range),
    Rule("times", "BETWEEN a=P_TIME AND b=P_TIME", _range),
    Rule("times", "a=P_TIME ( DASH | TO | UNTIL ) b=P_TIME", _range),
    Rule(
        "open",
        "FROM? THE? p=P ( DASH | TO | UNTIL | UP TO ) ( NOWWORD | THE? THIS ( DAYWORD | TIMEWORD )? ) (?! UNIT | MON )",
        _since,
    ),
    Rule("between", "BETWEEN THE? a=P AND THE? b=P", _range),
    Rule(
        "range",
        "FROM THE? a=P BREAK? ( DASH | TO | THROUGH | UNTIL | UP TO | UP UNTIL ) ( AND? UP TO )? BREAK? THE? b=P",
        _range,
    ),
    Rule("range", "a=P ( DASH | THROUGH | TO ) THE? b=P", _range),
    Rule("range", "a=P DOT DASH THE? b=P", _range),
    Rule("range", "a=P UNTIL THE? b=P", _range),
    Rule("not-earlier", "( NO BEFORE | NO EARLIER THAN ) THE? p=P_ANY", _no_earlier),
    Rule(
        "not-later",
        "( NO LATER THAN | NO AFTER | EARLIER THAN | BEFORE DASH | ON? OR? BEFORE | PRIOR TO | BY ) THE? p=P_ANY",
        _no_later,
    ),
    Rule("not-earlier", "( LATER THAN | AFTER DASH | AFTER ) THE? p=P_ANY", _no_earlier),
    Rule("until", "( UNTIL | UP TO | UP UNTIL | THROUGH ) ( AND INCLUDING )? THE? p=P_ANY", _until),
    Rule("since", "( ( SINCE | EARLIEST ) ( ON | IN | FROM )? | FROM | AS OF ) THE? p=P_ANY", _since),
    Rule("circa", "( ON OR )? CIRCA DOT? THE? p=P", _circa),
    Rule("circa", "p=P OR THEREABOUTS", _circa),
)
EXPRESSIONS: Grammar[Item] = Grammar((Family("P_ANY P_TIME", _RULES),), POINT_CLASSES)
