"""Rules of what is longer than a day and has no month named: quarters, halves, seasons, feasts, decades, centuries."""

from __future__ import annotations

from tei_tools.dates import calendar_builders as calendars
from tei_tools.dates import point_builders as build
from tei_tools.dates import relative_builders as relative
from tei_tools.dates.parts import Item
from tei_tools.dates.patterns import Family, Rule

_WEEKDAY = "( LAST_NEXT? w=WD DOT? COMMA? ( DAYPART COMMA? )? ON? THE? )?"
_JOIN = "( DASH | TO | THROUGH | UNTIL | AND | OR | DO )"
_AND = f"( ( DOT (?= DASH | AND | UNTIL | TO ) )? COMMA? {_JOIN} ( ON? THE )? | COMMA | SLASH )"

_COUNTED: Family[Item] = Family(
    "INSTANT REL",
    (
        Rule("days-rel", f"list=( DAY ( {_AND} DAY ){{1,9}} ) OF THE? rel=REL unit=UNIT", build.build_days),
        Rule("day-instant", f"{_WEEKDAY} THE? d=DAY DOT? inst=INSTANT DOT?", build.build_day),
        Rule("day-of-month", "THE? d=DAY OF THE? rel=REL unit=UNIT", build.build_day),
        Rule("day-of-month", "d=DAY_MARKED rel=REL unit=UNIT", build.build_day),
        Rule("day-of-month", "d=DAYNUM DOT rel=REL unit=UNIT", build.build_day),
    ),
)

_PIECES: Family[Item] = Family(
    "PIECE PIECES Q ORDINAL_WORD",
    (
        Rule("thirds", "THE? q=RANK n=ORDINAL_WORD OF y=FULL", build.build_third),
        Rule("quarter", "THE? q=RANK part=PIECE OF ( THE UNIT OF? )? ( y=FULL | THE? rel=REL unit=UNIT )", build.build_piece),
        Rule("quarter", "THE? q=RANK part=PIECE ( COMMA? y=FULL | OF THE unit=UNIT (?! OF ) )", build.build_piece),
        Rule(
            "quarters",
            "THE? list=( q=RANK AND THE? e=RANK ) ( part=PIECE | parts=PIECES ) OF ( THE UNIT OF? )? y=FULL",
            build.build_pieces,
        ),
        Rule("quarter", "part=Q q=NUMBER_12 OF? COMMA? y=FULL", build.build_piece),
    ),
)

_SEASONS: Family[Item] = Family(
    "SEASON",
    (
        Rule(
            "seasons",
            "season=SEASON ( DASH | TO | AND | OR | UNTIL | THROUGH ) last=SEASON OF? COMMA? y=FULL",
            build.build_seasons,
        ),
        Rule(
            "season",
            "( THE? early=EARLY DASH? )? season=SEASON OF? COMMA? ( THE UNIT )? ( y=FULL | s=SHORT ) "
            "( DASH_SLASH z=YEAR_END )?",
            build.build_season,
        ),
        Rule("season", "season=SEASON OF THE? rel=REL unit=UNIT", relative.build_relative),
        Rule("season", "rel=REL season=SEASON (?! LOWER )", relative.build_relative),
    ),
)

_FEASTS: Family[Item] = Family(
    "FEAST ROSH NEW",
    (
        Rule(
            "feast", "feast=FEAST ( eve=EVE | DAYWORD | WEEKDAY )? OF? COMMA? ( IN? THE UNIT )? y=FULL", calendars.build_feast
        ),
        Rule("feast", "feast=ROSH eve=HASHANAH OF? COMMA? y=FULL", calendars.build_feast),
        Rule("feast", "feast=NEW UNIT ( eve=EVE | DAYWORD )? OF? COMMA? y=FULL", calendars.build_feast),
        Rule("feast", "rel=REL feast=FEAST (?! CAPITAL | NOUN )", calendars.build_feast_near),
        Rule(
            "feast",
            "(?<= AT | BEFORE | AFTER | BY | SINCE | UNTIL | ON ) feast=FEAST ( eve=EVE | DAYWORD )? "
            "(?= MARKS | WORDY | AT | $ )",
            calendars.build_feast_near,
        ),
        Rule("feast", "^ feast=FEAST ( eve=EVE | DAYWORD )? $", calendars.build_feast_near),
    ),
)

_DECADES: Family[Item] = Family(
    "DECADE TENTH TENS LOST CENTURY CIRCA",
    (
        Rule("decade", "( THE )? decade=DECADE", build.build_long),
        Rule("decade", "(?<= THE | EARLY | DASH ) decade=TENTH", build.build_long),
        Rule("decade", "hundred=CENTURYWORD DASH? decade=TENS", build.build_long),
        Rule("decade", "(?<= THE | EARLY | DASH ) decade=TENS", build.build_long),
        Rule("decade", "(?<= IN | OF | SINCE | CIRCA | UNTIL | BEFORE | AFTER | MON | COMMA ) decade=LOST", build.build_long),
        Rule("decade", "^ decade=LOST", build.build_long),
        Rule("century", "THE? ( century=DAY | century=ROMAN ) DASH? CENTURY", build.build_long),
        Rule("century", "THE? century=ORDINAL CIRCA DOT? (?! TWO | FULL )", build.build_long),
    ),
)
SPANS = (_COUNTED, _PIECES, _SEASONS, _FEASTS, _DECADES)
