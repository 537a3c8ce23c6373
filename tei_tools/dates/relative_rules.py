"""Rules of what counts from the anchor or from the date before: `three days ago`, `this year`, `the same day`, `Sunday`."""

from __future__ import annotations

from tei_tools.dates import point_builders as build
from tei_tools.dates import relative_builders as relative
from tei_tools.dates.parts import Item
from tei_tools.dates.patterns import Family, Rule

_UNITS: Family[Item] = Family(
    "PLURAL",
    (
        Rule("within", "within=IN count=LETTER_A unit=UNIT ( JUNK? TIMEWORD )? (?= MARKS | $ )", relative.build_relative),
        Rule(
            "within", "within=IN count=COUNTER unit=PLURAL ( JUNK? TIMEWORD )? (?! OF | NOUN | JUNK )", relative.build_relative
        ),
        Rule("ago", "count=COUNTER unit=PLURAL AGO", relative.build_relative),
        Rule("ago", "count=LETTER_A unit=PLURAL AGO", relative.build_relative),
        Rule("ago", "count=HALF INDEFINITE unit=UNIT AGO", relative.build_relative),
        Rule("ahead", "( count=COUNTER | count=LETTER_A ) unit=PLURAL ahead=FROM ( TODAY | NOWWORD )", relative.build_relative),
        Rule("ahead", "( count=COUNTER | count=LETTER_A ) unit=PLURAL ahead=HENCE", relative.build_relative),
        Rule("beside", "( count=COUNTER | count=LETTER_A ) unit=PLURAL rel=LATER_EARLIER (?! THAN )", relative.build_beside),
        Rule("before-last", "THE? unit=UNIT twice=BEFORE rel=LAST", relative.build_relative),
    ),
)

_NEAR: Family[Item] = Family(
    "REL_SAME TODAY DAYWORD",
    (
        Rule("daypart", "rel=REL part=DAYPART (?! OF | DASH )", relative.build_daypart),
        Rule("day-before", "THE? DAYWORD twice=BEFORE_OR_AFTER t=TODAY", relative.build_relative),
        Rule("today", "t=TODAY ( COMMA? ( ON )? WEEKDAY (?= MARKS | $ ) )?", relative.build_relative),
        Rule("this", "( THE (?= LAST | NEXT | THIS ) )? rel=REL unit=UNIT (?! OF | DASH )", relative.build_relative),
        Rule("this", "rel=LAST_NEXT m=MON_SURE", relative.build_relative),
        Rule("this", "m=MON_SURE rel=LAST (?= MARKS )", relative.build_relative),
        Rule("same", "THE? ( rel=SAME | rel=NEXT | rel=LAST ) ( DAYWORD | DAYPART ) (?! OF | DASH )", relative.build_same),
        Rule("same", "rel=THAT DAYPART (?= MARKS | PRONOUN | $ )", relative.build_same),
        Rule("same", "THE DAYWORD rel=BEFORE_OR_AFTER (?= MARKS | PRONOUN | $ )", relative.build_same),
    ),
)

_WEEKDAYS: Family[Item] = Family(
    "WD",
    (
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
    ),
)
RELATIVE = (_UNITS, _NEAR, _WEEKDAYS)
