"""Rules of days as machines and soldiers write them, and of other calendars: eras, the Republic, Hebrew and Islamic months."""

from __future__ import annotations

from tei_tools.dates import calendar_builders as calendars
from tei_tools.dates import point_builders as build
from tei_tools.dates import time_builders as times
from tei_tools.dates.parts import Item
from tei_tools.dates.patterns import Family, Rule

_STAMPS: Family[Item] = Family(
    "ISO DTG EIGHT",
    (
        Rule("iso", "iso=ISO", times.build_iso),
        Rule("group", "dtg=DTG ( m=MON DOT? ( y=FULL | s=TWO )? )?", times.build_group),
        Rule("eight", "(?<! BEFORE_NO_YEAR ) eight=EIGHT", build.build_eight),
    ),
)

_CALENDARS: Family[Item] = Family(
    "ERA_NAME MONTH_HIJRI MONTH_OTHER",
    (
        Rule(
            "era-day",
            "( d=DAY OF? m=MON | m=MON d=DAY ) COMMA? OF? era=ERA n=ERA_NUMBER ( OPEN FULL CLOSE )?",
            calendars.build_era,
        ),
        Rule(
            "era-day", "era=ERA n=ERA_NUMBER ( OPEN FULL CLOSE )? COMMA? ( m=MON d=DAY | d=DAY OF? m=MON )", calendars.build_era
        ),
        Rule("era-day", "era=ERA n=TWO DOT m=TWELVE DOT d=DAYNUM", calendars.build_era),
        Rule("era-day", "era=ERA n=TWO COMMA? m=ORDINAL UNIT COMMA? d=ORDINAL DAYWORD", calendars.build_era),
        Rule("era-month", "m=MON COMMA? OF? era=ERA n=ERA_NUMBER ( OPEN FULL CLOSE )?", calendars.build_era),
        Rule(
            "era-nth",
            "( ( d=DAY OF? m=MON | m=MON d=DAY ) COMMA? OF? )? THE? n=NTH UNIT OF THE? era=ERA_NAME ( OF CHINA )?",
            calendars.build_era,
        ),
        Rule("era-republic", "( UNIT n=TWO OF THE era=REPUBLIC | era=REPUBLIC ) OF CHINA ( n=TWO )?", calendars.build_era),
        Rule("era-year", "THE? ( UNIT n=TWO OF THE? era=ERA | era=ERA UNIT n=TWO )", calendars.build_era),
        Rule("era", "era=ERA n=ERA_NUMBER ( OPEN FULL CLOSE )?", calendars.build_era),
        Rule("hijri", "d=DAY OF? m=MONTH_HIJRI COMMA? y=FULL", calendars.build_other_calendar),
        Rule("other-month", "(?<! DAY ) m=MONTH_REPUBLICAN COMMA? ( UNIT | ANNO ) y=YEAR_OTHER", calendars.build_republican),
        Rule(
            "other-year",
            "( ANNO | UNIT ) y=ROMANS OF THE? ( LOWER )? REPUBLIC",
            calendars.build_republican,
        ),
        Rule(
            "other", "d=DAY OF? m=MONTH_OTHER ( COMMA? OF? ( THE? UNIT | ANNO )? y=YEAR_OTHER )", calendars.build_other_calendar
        ),
    ),
)
CALENDARS = (_STAMPS, _CALENDARS)
