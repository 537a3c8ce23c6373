"""Rules of days and months whose month is named: `31 May 1957`, `6 through 29 May`, `the beginning of 13/26 March 1917`.

A list of days before or after one month makes one point for each day.
"""

from __future__ import annotations

from tei_tools.dates import calendar_builders as calendars
from tei_tools.dates import point_builders as build
from tei_tools.dates import time_builders as times
from tei_tools.dates.parts import Item
from tei_tools.dates.patterns import Family, Rule

_TWO_YEAR = "s=SHORT_YEAR (?! NOUN | COLON | SLASH | SCORE TWO | AMPM | HOURS | OCLOCK | MIXED | BIG_ORDINAL | MON )"
_YEAR = f"( DOT? COMMA? OF? ( IN? THE UNIT COMMA? )? y=FULL ( DOT? YEARWORD DOT? )? | DOT? COMMA? {_TWO_YEAR} | s=SHORT )"
_WEEKDAY = "( LAST_NEXT? w=WD DOT? COMMA? ( DAYPART COMMA? )? ON? THE? )?"
_JOIN = "( DASH | TO | THROUGH | UNTIL | AND | OR | DO )"
_AND = f"( ( DOT (?= DASH | AND | UNTIL | TO ) )? COMMA? {_JOIN} ( ON? THE )? | COMMA | SLASH )"
_NO_DAY = "AMPM | COLON TWO | HOURS | OCLOCK"  # behind a number that is an hour
_NO_NOUN = "(?! THE ORDINAL_WORD NOUN )"  # in November the first snow fell
_THIS = "( OF? THE? rel=REL unit=UNIT )"

_MONTHS: Family[Item] = Family(
    "MON MONTH_MISSPELT",
    (
        Rule(
            "day-times",
            "( d=DAY OF? m=MON | m=MON d=DAY ) ( COMMA? y=FULL )? COMMA? ( FROM | BETWEEN ) t=FOUR_DIGITS "
            "( TO | UNTIL | DASH | AND ) u=FOUR_DIGITS HOURS?",
            times.build_day_times,
        ),
        Rule(
            "dual-year",
            "( d=DAY DOT? OF? m=MON | m=MON DOT? d=DAY ) DOT? COMMA? y=FULL SLASH z=YEAR_END (?! MON )",
            calendars.build_dual_year,
        ),
        Rule(
            "double",
            "list=( d=DAY ( SLASH e=DAY | OPEN e=DAY CLOSE ) ) OF? m=MON DOT? COMMA? y=FULL",
            calendars.build_double,
        ),
        Rule(
            "double",
            "m=MON list=( d=DAY ( SLASH e=DAY | OPEN e=DAY CLOSE ) ) COMMA? y=FULL",
            calendars.build_double,
        ),
        Rule(
            "days-bounded",
            "list=( ( NOT | SIGN ) EARLIER THAN d=DAY ( AND | BUT ) ( NOT | SIGN ) LATER THAN e=DAY ) OF? m=MON COMMA? y=FULL",
            build.build_bounded,
        ),
        Rule("days-month-rel", f"list=( DAY ( {_AND} DAY ){{1,9}} ) DAYWORD? OF? m=MON {_THIS}", build.build_days),
        Rule("days-month", f"{_WEEKDAY} list=( DAY ( {_AND} DAY ){{1,9}} ) DOT? DAYWORD? OF? m=MON {_YEAR}?", build.build_days),
        Rule("day-rel", f"{_WEEKDAY} d=DAY DOT? DAYWORD? OF? m=MON {_THIS}", build.build_day),
        Rule("named", "d=DAYNUM ( DASH | SLASH ) m=MON_ENGLISH DOT? ( DASH | SLASH ) ( y=FULL | s=TWO )", build.build_day),
        Rule("month-days-rel", f"{_WEEKDAY} m=MON DOT? THE? d=DAY {_THIS}", build.build_day),
        Rule("month-year-of", "( THE? UNIT OF )? m=MON OF? THE? rel=REL_SAME unit=UNIT", build.build_day),
        Rule("thirds", f"THE? q=RANK n=ORDINAL_WORD OF m=MON {_YEAR}?", build.build_third),
        Rule("may-day", f"m=MONTH_OR_VERB DAYWORD {_YEAR}?", build.build_may_day),
        Rule(
            "year-month-days", f"y=FULL DOT? COMMA? m=MON DOT? list=( DAY DOT? ( {_AND} DAY DOT? ){{1,9}} )", build.build_days
        ),
        Rule(
            "year-month-day",
            "y=FULL DOT? COMMA? YEARWORD? ( OPEN THE? )? m=MON YEARWORD? DOT? d=DAY DOT? (?! TWO | FULL )",
            build.build_day,
        ),
        Rule(
            "year-day-month",
            "(?<! MON | SLASH | DASH | DOT ) y=YEAR COMMA? d=DAY OF? m=MON (?! DOT? COMMA? OF? NUMBERED )",
            build.build_day,
        ),
        Rule("year-day-month", "y=FULL OPEN THE? d=DAY OF? m=MON", build.build_day),
        Rule(
            "day-month-weekday",
            f"d=DAY OF? m=MON {_YEAR}? ( ( COMMA | DOT ) w=WEEKDAY (?= MARKS | $ ) | OPEN w=WEEKDAY CLOSE )",
            build.build_day,
        ),
        Rule(
            "day-month",
            f"{_WEEKDAY} d=DAY DOT? DAYWORD? ( COMMA? OF ( THE UNIT OF )? )? m=MON DOUBT? "
            f"( {_YEAR} | OPEN y=FULL CLOSE | (?! STREETWORD ) )",
            build.build_day,
        ),
        Rule("day-in-brackets", "OPEN d=DAYNUM CLOSE m=MON COMMA? y=FULL", build.build_day),
        Rule("misspelt", "d=DAY OF? m=MONTH_MISSPELT DOT? COMMA? y=FULL", build.build_misspelt),
        Rule("misspelt", "m=MONTH_MISSPELT d=DAY DOT? COMMA? y=FULL", build.build_misspelt),
        Rule(
            "month-days",
            f"{_WEEKDAY} m=MON DOT? {_NO_NOUN} THE? list=( DAY ( {_AND} DAY ){{1,9}} ) (?! NOUN | {_NO_DAY} ) {_YEAR}?",
            build.build_days,
        ),
        Rule(
            "month-year",
            "m=MON ( DOUBT | OPEN DOUBT CLOSE )? DOT? COMMA? OF? ( THE UNIT )? y=FULL ( DOT? YEARWORD DOT? )? (?! COUNTED )",
            build.build_day,
        ),
        Rule(
            "month-day",
            f"{_WEEKDAY} m=MON DOT? {_NO_NOUN} THE? d=DAY (?! SLASH | {_NO_DAY} ) {_YEAR}?",
            build.build_day,
        ),
        Rule(
            "month",
            "m=MON (?= DOT? LIST_SIGN ( AND | OR )? MON DOT? COMMA? OF? ( NUMBERED | THE? REL UNIT ) )",
            build.build_day,
        ),
        Rule("month", "m=MON (?= COMMA MON ( AND | OR | DASH ) MON DOT? COMMA? OF? NUMBERED )", build.build_day),
        Rule("month-short-year", "m=MON_ENGLISH DOT? ( s=SHORT | s=NUMBER_99 | s=NUMBER_99_NEAR ) (?! NOUN )", build.build_day),
    ),
)

_VERBS: Family[Item] = Family(
    "VERB",  # may, march
    (
        Rule("day-may", "d=DAY OF? m=VERB COMMA? y=FULL", build.build_day),
        Rule("may-day", "m=VERB d=DAY COMMA? y=FULL", build.build_day),
    ),
)
DAYS = (_MONTHS, _VERBS)
