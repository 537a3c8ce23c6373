"""The second pass: points get their parts and times (`the beginning of June`, `4 a.m.`), two styles of one day become one."""

from __future__ import annotations

from tei_tools.dates import part_builders as build
from tei_tools.dates.classes import POINT_CLASSES
from tei_tools.dates.grammar import Grammar
from tei_tools.dates.parts import Item
from tei_tools.dates.patterns import Family, Rule

_PARTS: Family[Item] = Family(
    "PART_OF EARLY LATTER",
    (
        Rule("part", "UNIT? THE? part=PART_OF OF? ( THE ( UNIT OF? )? )? p=P", build.with_part),
        Rule("part", "THE? part=PART_OF OF ( THIS | THE ) unit=UNIT", build.relative_part),
        Rule("part", "unit=UNIT DASH? part=END (?! OF | P )", build.relative_part),
        Rule("part", "THE? part=EARLY DAYS OF p=P_MONTH", build.with_part),
        Rule("part", "THE? ( part=EARLY | part=LATTER ) PARTWORD OF ( THE ( UNIT OF? )? )? p=P", build.with_part),
        Rule("part", "THE? part=EARLY DASH? ( IN )? p=P", build.with_part),
    ),
)
_PIECES: Family[Item] = Family(
    "PIECE SPAN_UNIT",
    (
        Rule("piece", "THE? q=RANK piece=PIECE OF ( THE ( UNIT OF )? )? p=P", build.piece),
        Rule(
            "days",
            "THE? q=RANK ( n=COUNTER DASH? | FEW )? unit=SPAN_UNIT PERIOD? ( OF | IN ) ( THE ( UNIT OF )? )? p=P_MONTH",
            build.days_of_month,
        ),
        Rule("decade", "THE? q=RANK unit=DECADEWORD OF THE? p=P_LONG", build.decade_of_century),
        Rule("months", "THE? q=RANK ( n=COUNTER | FEW )? unit=UNITS OF ( THE UNIT OF? )? p=P_YEAR", build.months_of_year),
        Rule("week", "THE? unit=UNIT OF p=P_DAY (?! ( RANGE_SIGN | AND ) THE? P_DAY )", build.week_of),
    ),
)
_STYLES: Family[Item] = Family(
    "SLASH OPEN STYLE EQUALS",
    (
        Rule("styles", "a=P_DAY STYLE? OPEN b=P_DAY STYLE? CLOSE COMMA? y=P_YEAR", build.two_styles),
        Rule("styles", "a=P_DAY STYLE? SLASH b=P_DAY STYLE? COMMA? y=P_YEAR", build.two_styles),
        Rule("styles", "a=P_DAY STYLE? ( SLASH | OPEN ) b=P_DAY STYLE? CLOSE?", build.two_styles),
        Rule("styles", "a=P_DAY OPEN STYLE ( SEMICOLON | COMMA )? b=P_DAY STYLE? CLOSE", build.two_styles),
        Rule("style", "p=P_DAY DOT? COMMA? style=STYLE COMMA? y=P_YEAR", build.old_style),
        Rule("style", "p=P_DAY DOT? COMMA? style=STYLE", build.old_style),
        Rule("style", "style=STYLE COMMA? p=P_DAY", build.old_style),
        Rule("gloss", "a=P ( OPEN | EQUALS ) b=P CLOSE?", build.glossed),
    ),
)
_TIMES: Family[Item] = Family(
    "P_TIME",
    (
        Rule("chain", "d=RECEIVED ( AT | ON | COLON )? t=P_TIME (?! COMMA? ( ON | OF )? P_DAY )", build.of_chain),
        Rule(
            "times", "p=P_DAY COMMA? ( AT | FROM | BETWEEN )? t=P_TIME ( DASH | TO | UNTIL | AND ) u=P_TIME", build.with_times
        ),
        Rule(
            "times",
            "( FROM | BETWEEN )? t=P_TIME ( DASH | TO | UNTIL | AND ) u=P_TIME ( COMMA | OF | ON )? ( ON THE | THE )? p=P_DAY",
            build.with_times,
        ),
        Rule("time", "p=P_DATED ( COMMA? ( AT | ON )? | DASH ) t=P_TIME", build.with_time),
        Rule(
            "time",
            "t=P_TIME ( ( CAPITAL | LOWER ) TIMEWORD )? ( COMMA | OF | ON )? ( ON THE | THE )? p=P_DATED",
            build.with_time,
        ),
        Rule("line", "p=P_DAY BREAK P_TIME ( ( DASH | TO ) P_TIME )? (?= BREAK | $ )", build.below_day),
    ),
)
_DOTTED: Family[Item] = Family(
    "DOT",
    (
        Rule(
            "times",
            "p=P_DAY COMMA? ( FROM | BETWEEN )? h=TWO DOT n=TWO TIMES_SIGN i=TWO DOT j=TWO HOURS? (?= DOTTED_END | $ )",
            build.with_dotted_times,
        ),
        Rule(
            "time", "RECEIVED ( AT | ON | COLON )? h=TWO DOT n=TWO ( COMMA | ON | OF )? p=P_DAY", build.with_dotted_time_before
        ),
        Rule("time", "p=P_DAY COMMA? h=TWO DOT n=TWO (?= LINE_END | $ )", build.with_dotted_time),
        Rule("time", "(?<! SIGN | DOT ) h=TWO DOT n=TWO COMMA? ( ON )? p=P_DAY", build.with_dotted_time_before),
    ),
)
PARTS: Grammar[Item] = Grammar((_PARTS, _PIECES, _STYLES, _TIMES, _DOTTED), POINT_CLASSES, "P_ANY P_TIME PART_OF")
