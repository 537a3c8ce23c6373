"""The first pass: tokens of a date in any order become points (`31 May 1957`, `12.12.79`, `the 20th of last month`).

>>> from tei_tools.dates.lexer import read_tokens
>>> [item.code for item in POINTS.rewrite(read_tokens("6 through 29 May 1957"))]
['P_DAY', 'THROUGH', 'P_DAY']

Each rule is one line of the table; the names in a pattern (d, m, y, w, rel ...) say what the parts are. A list of days
before or after one month makes one point for each day. What a number alone may mean is decided by its neighbours: a year
stands after `in`, not after `No.` and not before `people`.
"""

from __future__ import annotations

from tei_tools.dates import calendar_builders as calendars
from tei_tools.dates import point_builders as build
from tei_tools.dates import relative_builders as relative
from tei_tools.dates import time_builders as times
from tei_tools.dates.classes import CLASSES
from tei_tools.dates.parts import Item
from tei_tools.dates.patterns import Grammar, Rule

_TWO_YEAR = "s=SHORT_YEAR (?! NOUN | COLON | SLASH | SCORE TWO | AMPM | HOURS | OCLOCK | MIXED | BIG_ORDINAL | MON )"
_YEAR = f"( DOT? COMMA? OF? ( IN? THE UNIT COMMA? )? y=FULL ( DOT? YEARWORD DOT? )? | DOT? COMMA? {_TWO_YEAR} | s=SHORT )"
_WEEKDAY = "( LAST_NEXT? w=WD DOT? COMMA? ( DAYPART COMMA? )? ON? THE? )?"
_JOIN = "( DASH | TO | THROUGH | UNTIL | AND | OR | DO )"
_AND = f"( ( DOT (?= DASH | AND | UNTIL | TO ) )? COMMA? {_JOIN} ( ON? THE )? | COMMA | SLASH )"
_NO_DAY = "AMPM | COLON TWO | HOURS | OCLOCK"  # behind a number that is an hour
_THIS = "( OF? THE? rel=REL unit=UNIT )"

_RULES: tuple[Rule[Item], ...] = (
    Rule("iso", "iso=ISO", times.build_iso),
    Rule("group", "dtg=DTG ( m=MON DOT? ( y=FULL | s=TWO )? )?", times.build_group),
    Rule(
        "day-times",
        "( d=DAY OF? m=MON | m=MON d=DAY ) ( COMMA? y=FULL )? COMMA? ( FROM | BETWEEN ) t=FOUR_DIGITS "
        "( TO | UNTIL | DASH | AND ) u=FOUR_DIGITS HOURS?",
        times.build_day_times,
    ),
    Rule("eight", "(?<! BEFORE_NO_YEAR ) eight=EIGHT", build.build_eight),
    Rule("iso-day", "y=FULL DASH m=TWELVE DASH d=DAYNUM (?! DASH )", build.build_day),
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
        "era-day", "( d=DAY OF? m=MON | m=MON d=DAY ) COMMA? OF? era=ERA n=ERA_NUMBER ( OPEN FULL CLOSE )?", calendars.build_era
    ),
    Rule("era-day", "era=ERA n=ERA_NUMBER ( OPEN FULL CLOSE )? COMMA? ( m=MON d=DAY | d=DAY OF? m=MON )", calendars.build_era),
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
    Rule("other", "d=DAY OF? m=MONTH_OTHER ( COMMA? OF? ( THE? UNIT | ANNO )? y=YEAR_OTHER )", calendars.build_other_calendar),
    Rule(
        "days-bounded",
        "list=( ( NOT | SIGN ) EARLIER THAN d=DAY ( AND | BUT ) ( NOT | SIGN ) LATER THAN e=DAY ) OF? m=MON COMMA? y=FULL",
        build.build_bounded,
    ),
    Rule("days-month-rel", f"list=( DAY ( {_AND} DAY ){{1,9}} ) DAYWORD? OF? m=MON {_THIS}", build.build_days),
    Rule("days-month", f"{_WEEKDAY} list=( DAY ( {_AND} DAY ){{1,9}} ) DOT? DAYWORD? OF? m=MON {_YEAR}?", build.build_days),
    Rule("days-roman", "list=( DAY DOT? ( DASH | SLASH ) DAY ) SCORE r=ROMANS SCORE ( y=FULL | s=TWO )", build.build_days),
    Rule("days-numeric", "list=( DAYNUM DOT? DASH DAYNUM ) DOT m=TWELVE DOT ( y=FULL | s=TWO )", build.build_days),
    Rule("day-roman", "d=DAY DOT r=ROMANS DOT? (?= TO_SIGN DAY DOT ROMANS )", build.build_day),
    Rule("day-numeric", "d=DAYNUM DOT m=TWELVE DOT? (?= TO_SIGN DAYNUM DOT TWELVE DOT ( FULL | TWO ) )", build.build_day),
    Rule("days-rel", f"list=( DAY ( {_AND} DAY ){{1,9}} ) OF THE? rel=REL unit=UNIT", build.build_days),
    Rule("day-rel", f"{_WEEKDAY} d=DAY DOT? DAYWORD? OF? m=MON {_THIS}", build.build_day),
    Rule("roman", "d=DAY SCORE r=ROMANS SCORE ( y=FULL | s=TWO )", build.build_day),
    Rule("roman", "(?<! SIGN ) d=DAYNUM r=ROMAN y=FULL", build.build_day),
    Rule("roman", "y=FULL ( DOT r=ROMANS DOT | DASH r=ROMANS DASH | r=ROMAN ) d=DAYNUM DOT? (?! FIGURES )", build.build_day),
    Rule("roman", "(?<! SIGN ) d=DAYNUM ( SLASH r=ROMANS DASH? | r=ROMAN DOT? ) ( y=FULL | s=SHORT_YEAR )", build.build_day),
    Rule(
        "roman-yearless",
        "(?<! SIGN | DOT | SLASH | DASH | COLON ) d=DAYNUM ( SLASH r=ROMANS | DOT r=ROMAN ) "
        "(?! SCORE ( TWO | FULL | ROMANS ) | FIGURES )",
        build.build_day,
    ),
    Rule("named", "d=DAYNUM ( DASH | SLASH ) m=MON_ENGLISH DOT? ( DASH | SLASH ) ( y=FULL | s=TWO )", build.build_day),
    Rule("roman-one", "d=LETTER_I DOT r=ROMANS DOT y=FULL", build.build_day),
    Rule("numeric", "a=DAYNUM DOT b=DAYNUM DOT ( y=FULL | s=TWO_DIGITS (?! DOT NUMBER_12 ) )", build.build_numeric),
    Rule("numeric", "a=DAYNUM SLASH b=DAYNUM SLASH? ( y=FULL | s=TWO_DIGITS ) (?! SLASH )", build.build_numeric),
    Rule("numeric", "(?<! SIGN ) a=DAYNUM DASH b=DAYNUM DASH ( y=FULL | s=TWO_DIGITS ) (?! DASH )", build.build_numeric),
    Rule("numeric", "a=DAYNUM SLASH b=TWELVE DASH y=FULL", build.build_numeric),
    Rule("numeric-weekday", "a=DAYNUM SLASH b=DAYNUM OPEN w=WD DOT? CLOSE", build.build_numeric),
    Rule(
        "numeric-yearless",
        "(?<= ON | UNTIL | SINCE ) a=DAYNUM ( DOT | SLASH ) b=DAYNUM (?= MARKS | WORDY | $ ) (?! SCORE ( FIGURES | DAYNUM ) )",
        build.build_numeric,
    ),
    Rule(
        "numeric-yearless",
        "(?<= ON THE ) a=DAYNUM SLASH b=DAYNUM (?= MARKS | WORDY | $ ) (?! SCORE ( FIGURES | DAYNUM ) )",
        build.build_numeric,
    ),
    Rule("numeric-yearless", "^ a=NUMBER_31 DOT b=TWELVE DOT (?= BREAK | COMMA | $ )", build.build_numeric),
    Rule(
        "year-first",
        "s=NUMBER_99 ( DOT m=TWELVE DOT | DASH m=TWELVE DASH | SLASH m=TWELVE SLASH ) d=DAYNUM (?! SCORE )",
        build.build_day,
    ),
    Rule(
        "year-first",
        "s=NUMBER_99_NEAR ( DOT m=TWELVE DOT | DASH m=TWELVE DASH | SLASH m=TWELVE SLASH ) d=DAYNUM (?! SCORE )",
        build.build_day,
    ),
    Rule("year-first", "y=FULL SLASH m=TWELVE SLASH d=DAYNUM (?! SLASH )", build.build_day),
    Rule("year-first", "y=FULL DOT m=TWELVE DOT d=DAYNUM (?! DOT TWO )", build.build_day),
    Rule("month-days-rel", f"{_WEEKDAY} m=MON DOT? THE? d=DAY {_THIS}", build.build_day),
    Rule("month-year-of", "( THE? UNIT OF )? m=MON OF? THE? rel=REL_SAME unit=UNIT", build.build_day),
    Rule("thirds", f"THE? q=RANK n=ORDINAL_WORD OF m=MON {_YEAR}?", build.build_third),
    Rule("thirds", "THE? q=RANK n=ORDINAL_WORD OF y=FULL", build.build_third),
    Rule("may-day", f"m=MONTH_OR_VERB DAYWORD {_YEAR}?", build.build_may_day),
    Rule("year-month-days", f"y=FULL DOT? COMMA? m=MON DOT? list=( DAY DOT? ( {_AND} DAY DOT? ){{1,9}} )", build.build_days),
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
    Rule("day-may", "d=DAY OF? m=VERB COMMA? y=FULL", build.build_day),
    Rule("may-day", "m=VERB d=DAY COMMA? y=FULL", build.build_day),
    Rule("day-in-brackets", "OPEN d=DAYNUM CLOSE m=MON COMMA? y=FULL", build.build_day),
    Rule("misspelt", "d=DAY OF? m=MONTH_MISSPELT DOT? COMMA? y=FULL", build.build_misspelt),
    Rule("misspelt", "m=MONTH_MISSPELT d=DAY DOT? COMMA? y=FULL", build.build_misspelt),
    Rule(
        "month-days",
        f"{_WEEKDAY} m=MON DOT? THE? list=( DAY ( {_AND} DAY ){{1,9}} ) (?! NOUN | {_NO_DAY} ) {_YEAR}?",
        build.build_days,
    ),
    Rule(
        "month-year",
        "m=MON ( DOUBT | OPEN DOUBT CLOSE )? DOT? COMMA? OF? ( THE UNIT )? y=FULL ( DOT? YEARWORD DOT? )? (?! COUNTED )",
        build.build_day,
    ),
    Rule(
        "month-day",
        f"{_WEEKDAY} m=MON DOT? THE? d=DAY (?! SLASH | {_NO_DAY} ) {_YEAR}?",
        build.build_day,
    ),
    Rule("month", "m=MON (?= DOT? LIST_SIGN ( AND | OR )? MON DOT? COMMA? OF? ( NUMBERED | THE? REL UNIT ) )", build.build_day),
    Rule("month", "m=MON (?= COMMA MON ( AND | OR | DASH ) MON DOT? COMMA? OF? NUMBERED )", build.build_day),
    Rule("month-short-year", "m=MON_ENGLISH DOT? ( s=SHORT | s=NUMBER_99 | s=NUMBER_99_NEAR ) (?! NOUN )", build.build_day),
    Rule("day-instant", f"{_WEEKDAY} THE? d=DAY DOT? inst=INSTANT DOT?", build.build_day),
    Rule("day-of-month", "THE? d=DAY OF THE? rel=REL unit=UNIT", build.build_day),
    Rule("day-of-month", "d=DAY_MARKED rel=REL unit=UNIT", build.build_day),
    Rule("day-of-month", "d=DAYNUM DOT rel=REL unit=UNIT", build.build_day),
    Rule("quarter", "THE? q=RANK part=PIECE OF ( THE UNIT OF? )? ( y=FULL | THE? rel=REL unit=UNIT )", build.build_piece),
    Rule("quarter", "THE? q=RANK part=PIECE ( COMMA? y=FULL | OF THE unit=UNIT (?! OF ) )", build.build_piece),
    Rule(
        "quarters",
        "THE? list=( q=RANK AND THE? e=RANK ) ( part=PIECE | parts=PIECES ) OF ( THE UNIT OF? )? y=FULL",
        build.build_pieces,
    ),
    Rule("quarter", "part=Q q=NUMBER_12 OF? COMMA? y=FULL", build.build_piece),
    Rule(
        "seasons", "season=SEASON ( DASH | TO | AND | OR | UNTIL | THROUGH ) last=SEASON OF? COMMA? y=FULL", build.build_seasons
    ),
    Rule(
        "season",
        "( THE? early=EARLY DASH? )? season=SEASON OF? COMMA? ( THE UNIT )? ( y=FULL | s=SHORT ) ( DASH_SLASH z=YEAR_END )?",
        build.build_season,
    ),
    Rule("season", "season=SEASON OF THE? rel=REL unit=UNIT", relative.build_relative),
    Rule("season", "rel=REL season=SEASON (?! LOWER )", relative.build_relative),
    Rule("feast", "feast=FEAST ( eve=EVE | DAYWORD | WEEKDAY )? OF? COMMA? ( IN? THE UNIT )? y=FULL", calendars.build_feast),
    Rule("feast", "feast=ROSH eve=HASHANAH OF? COMMA? y=FULL", calendars.build_feast),
    Rule("feast", "feast=NEW UNIT ( eve=EVE | DAYWORD )? OF? COMMA? y=FULL", calendars.build_feast),
    Rule("feast", "rel=REL feast=FEAST (?! CAPITAL | NOUN )", calendars.build_feast_near),
    Rule(
        "feast",
        "(?<= AT | BEFORE | AFTER | BY | SINCE | UNTIL | ON ) feast=FEAST ( eve=EVE | DAYWORD )? (?= MARKS | WORDY | AT | $ )",
        calendars.build_feast_near,
    ),
    Rule("feast", "^ feast=FEAST ( eve=EVE | DAYWORD )? $", calendars.build_feast_near),
    Rule(
        "years",
        "(?<! SIGN | DOT | MONEY | SLASH ) y=FULL ( DASH | SLASH ) z=YEAR_END (?! DASH | SLASH | COUNTED | LONG | MIXED )",
        build.build_years,
    ),
    Rule("decade", "( THE )? decade=DECADE", build.build_long),
    Rule("decade", "(?<= THE | EARLY | DASH ) decade=TENTH", build.build_long),
    Rule("decade", "hundred=CENTURYWORD DASH? decade=TENS", build.build_long),
    Rule("decade", "(?<= THE | EARLY | DASH ) decade=TENS", build.build_long),
    Rule("decade", "(?<= IN | OF | SINCE | CIRCA | UNTIL | BEFORE | AFTER | MON | COMMA ) decade=LOST", build.build_long),
    Rule("decade", "^ decade=LOST", build.build_long),
    Rule("century", "THE? ( century=DAY | century=ROMAN ) DASH? CENTURY", build.build_long),
    Rule("century", "THE? century=ORDINAL CIRCA DOT? (?! TWO | FULL )", build.build_long),
    Rule("time", "h=TWO_OR_HOUR HOURS DOT? ( COMMA | AND )? n=TWO MINUTES ( DOT (?= DAYNUM ) )?", times.build_time),
    Rule("times", "clock=CLOCK TO_SIGN last=CLOCK half=AMPM", times.build_times),
    Rule("times", "h=TWO ( DASH | TO | AND ) last=TWO_OR_HOUR half=AMPM", times.build_times),
    Rule("times", "(?<= FROM | BETWEEN ) h=TWO ( DASH | TO | AND ) last=TWO OCLOCK half=AMPM?", times.build_times),
    Rule(
        "times",
        "(?<= FROM | BETWEEN ) h=TWO_DIGITS DOT n=TWO_DIGITS ( TO | UNTIL | DASH | AND ) i=TWO_DIGITS DOT j=TWO_DIGITS "
        "( HOURS | (?! NOUN | COUNTED | SCORE | MONEY | MIXED | HALF | SIGN ) )",
        times.build_dotted_times,
    ),
    Rule(
        "times",
        "h=TWO_DIGITS DOT n=TWO_DIGITS ( TO | UNTIL | DASH ) i=TWO_DIGITS DOT j=TWO_DIGITS HOURS",
        times.build_dotted_times,
    ),
    Rule("time", "h=TWO DOT n=TWO_DIGITS HOURS", times.build_time),
    Rule("time", "h=TWO HOURS n=TWO_DIGITS (?= MARKS | $ )", times.build_time),
    Rule("time", "( clock=CLOCK | h=TWO_OR_WORD OCLOCK? ) ( IN THE | AT ) half=DAYPART", times.build_time),
    Rule("time", "past=HALF LAST h=TWO_OR_WORD ( ( IN THE | AT ) half=DAYPART )? (?! NOUN | UNITS )", times.build_time),
    Rule(
        "time",
        "( LETTER_A? past=QUARTER | n=COUNTER MINUTES ) ( LAST | to=TO ) h=TWO_OR_WORD ( ( IN THE | AT ) half=DAYPART )? "
        "(?! NOUN | UNITS )",
        times.build_time_beside,
    ),
    Rule("time", "clock=CLOCK HOURS? half=AMPM? zone=ZULU? HOURS?", times.build_time),
    Rule("time", "four=FOUR_DIGITS zone=ZULU HOURS?", times.build_time),
    Rule("time", "four=FOUR_DIGITS HOURS zone=ZULU?", times.build_time),
    Rule("time", "(?<= AT ) four=FOUR_DIGITS (?= WORDY | MARKS | $ )", times.build_round_time),
    Rule("time", "four=ZULU_TIME", times.build_time),
    Rule("time", "h=TWO_OR_HOUR ( DOT n=TWO )? half=AMPM", times.build_time),
    Rule("time", "(?<= AT ) h=TWO_DIGITS DOT n=TWO_DIGITS (?! DOT )", times.build_time),
    Rule(
        "time",
        "(?<= BY | UNTIL | BEFORE | AFTER | SINCE ) h=TWO_DIGITS DOT n=TWO_DIGITS (?= ON ( THE )? DAY )",
        times.build_time,
    ),
    Rule("time", "h=TWO_OR_WORD OCLOCK half=AMPM?", times.build_time),
    Rule("time", "(?<! DASH | TO ) h=NUMBER_12 noon=NOON", times.build_time),
    Rule("time", "noon=NOON", times.build_time),
    Rule("within", "within=IN count=LETTER_A unit=UNIT ( JUNK? TIMEWORD )? (?= MARKS | $ )", relative.build_relative),
    Rule("within", "within=IN count=COUNTER unit=PLURAL ( JUNK? TIMEWORD )? (?! OF | NOUN | JUNK )", relative.build_relative),
    Rule("ago", "count=COUNTER unit=PLURAL AGO", relative.build_relative),
    Rule("ago", "count=LETTER_A unit=PLURAL AGO", relative.build_relative),
    Rule("ago", "count=HALF INDEFINITE unit=UNIT AGO", relative.build_relative),
    Rule("ahead", "( count=COUNTER | count=LETTER_A ) unit=PLURAL ahead=FROM ( TODAY | NOWWORD )", relative.build_relative),
    Rule("ahead", "( count=COUNTER | count=LETTER_A ) unit=PLURAL ahead=HENCE", relative.build_relative),
    Rule("beside", "( count=COUNTER | count=LETTER_A ) unit=PLURAL rel=LATER_EARLIER (?! THAN )", relative.build_beside),
    Rule("before-last", "THE? unit=UNIT twice=BEFORE rel=LAST", relative.build_relative),
    Rule("daypart", "rel=REL part=DAYPART (?! OF | DASH )", relative.build_daypart),
    Rule("day-before", "THE? DAYWORD twice=BEFORE_OR_AFTER t=TODAY", relative.build_relative),
    Rule("today", "t=TODAY ( COMMA? ( ON )? WEEKDAY (?= MARKS | $ ) )?", relative.build_relative),
    Rule("this", "( THE (?= LAST | NEXT | THIS ) )? rel=REL unit=UNIT (?! OF | DASH )", relative.build_relative),
    Rule("this", "rel=LAST_NEXT m=MON_SURE", relative.build_relative),
    Rule("this", "m=MON_SURE rel=LAST (?= MARKS )", relative.build_relative),
    Rule("same", "THE? ( rel=SAME | rel=NEXT | rel=LAST ) ( DAYWORD | DAYPART ) (?! OF | DASH )", relative.build_same),
    Rule("same", "rel=THAT DAYPART (?= MARKS | PRONOUN | $ )", relative.build_same),
    Rule("same", "THE DAYWORD rel=BEFORE_OR_AFTER (?= MARKS | PRONOUN | $ )", relative.build_same),
    Rule("weekday", "THE? w=WEEKDAY twice=BEFORE rel=LAST", relative.build_weekday),
    Rule("weekday", "w=WEEKDAY ( rel=LAST | rel=NEXT ) (?! WD | MON | UNIT | LOWER )", relative.build_weekday),
    Rule("weekday", "w=WEEKDAY twice=UNIT (?= MARKS | WORDY | $ )", relative.build_weekday),
    Rule("weekday-ordinal", "w=WEEKDAY COMMA? ON? THE d=ORDINAL (?! OF | NOUN | CAPITAL )", build.build_weekday_ordinal),
    Rule(
        "weekday",
        "(?<! INDEFINITE | NUMBER_WORD | ORDINAL_WORD | EPITHET ) ( rel=REL )? w=WEEKDAY (?! DASH | CAPITAL | STREETWORD )",
        relative.build_weekday,
    ),
    Rule("weekday", "(?<= ON ) ( rel=REL )? w=WEEKDAY (?! DASH )", relative.build_weekday),
    Rule("year", "(?<= BEFORE_YEAR ) y=YEAR (?! AFTER_NO_YEAR | DASH FIGURES )", build.build_day),
    Rule(
        "year",
        "(?<= EARLY DASH | BEFORE DASH | AFTER DASH ) y=YEAR (?! AFTER_NO_YEAR | DASH FIGURES )",
        build.build_day,
    ),
    Rule("year", "(?<= CIRCA DOT ) y=FULL (?! AFTER_NO_YEAR )", build.build_day),
    Rule("year", "(?<= IN | SINCE | UNTIL | UNIT ) y=ODD_YEAR (?! AFTER_NO_YEAR | DASH | LOWER | CAPITAL )", build.build_day),
    Rule(
        "year", "(?<! BEFORE_NO_YEAR ) y=YEAR (?! AFTER_NO_YEAR | DASH FIGURES | NOUN | FOUR | CAPITAL | TWO )", build.build_day
    ),
    Rule(
        "year",
        "(?<= THE | BEFORE_YEAR_WEAK ) y=YEAR (?! AFTER_NO_YEAR | DASH FIGURES | CAPITAL STREETWORD )",
        build.build_day,
    ),
    Rule("year", "(?<= AND | IN | SINCE | UNTIL | FROM | TO | OF | BY | BEFORE | AFTER ) s=SHORT (?! NOUN )", build.build_day),
    Rule("year", "^ s=SHORT $", build.build_day),
    Rule("month", "(?<= BEFORE_MONTH ) m=MON_SURE (?! DASH CAPITAL ) (?<! AND MONTH_OR_VERB (?= CAPITAL ) )", build.build_day),
    Rule("month", "(?<! CAPITAL ) m=MONTH (?! CAPITAL | DASH | STREETWORD )", build.build_day),
    Rule("ordinal", "(?<= ON THE ) d=ORDINAL (?= WORDY | MARKS | $ )", build.build_bare_ordinal),
    Rule(
        "ordinal",
        "(?<= FROM THE | UNTIL THE | SINCE THE | BY THE | TO THE | OF THE ) d=ORDINAL (?= MARKS | TO THE | THE | PRONOUN | $ )",
        build.build_bare_ordinal,
    ),
    Rule("ordinal", "(?<= ON ) d=ORDINAL (?= MARKS | PRONOUN | $ )", build.build_bare_ordinal),
)
POINTS = Grammar(_RULES, CLASSES)
