"""Rules of years, months and days that stand alone: what a number means is decided by its neighbours.

A year stands after `in`, not after `No.` and not before `people`.
"""

from __future__ import annotations

from tei_tools.dates import point_builders as build
from tei_tools.dates.parts import Item
from tei_tools.dates.patterns import Family, Rule

_YEARS: Family[Item] = Family(
    "FULL SHORT",
    (
        Rule(
            "years",
            "(?<! SIGN | DOT | MONEY | SLASH ) y=FULL ( DASH | SLASH ) z=YEAR_END (?! DASH | SLASH | COUNTED | LONG | MIXED )",
            build.build_years,
        ),
        Rule("year", "(?<= BEFORE_YEAR ) y=YEAR (?! AFTER_NO_YEAR | DASH FIGURES )", build.build_day),
        Rule(
            "year",
            "(?<= EARLY DASH | BEFORE DASH | AFTER DASH ) y=YEAR (?! AFTER_NO_YEAR | DASH FIGURES )",
            build.build_day,
        ),
        Rule("year", "(?<= CIRCA DOT ) y=FULL (?! AFTER_NO_YEAR )", build.build_day),
        Rule(
            "year", "(?<= IN | SINCE | UNTIL | UNIT ) y=ODD_YEAR (?! AFTER_NO_YEAR | DASH | LOWER | CAPITAL )", build.build_day
        ),
        Rule(
            "year",
            "(?<! BEFORE_NO_YEAR ) y=YEAR (?! AFTER_NO_YEAR | DASH FIGURES | NOUN | FOUR | CAPITAL | TWO )",
            build.build_day,
        ),
        Rule(
            "year",
            "(?<= THE | BEFORE_YEAR_WEAK ) y=YEAR (?! AFTER_NO_YEAR | DASH FIGURES | CAPITAL STREETWORD )",
            build.build_day,
        ),
        Rule(
            "year", "(?<= AND | IN | SINCE | UNTIL | FROM | TO | OF | BY | BEFORE | AFTER ) s=SHORT (?! NOUN )", build.build_day
        ),
        Rule("year", "^ s=SHORT $", build.build_day),
    ),
)

_MONTHS: Family[Item] = Family(
    "MON_SURE",
    (
        Rule(
            "month", "(?<= BEFORE_MONTH ) m=MON_SURE (?! DASH CAPITAL ) (?<! AND MONTH_OR_VERB (?= CAPITAL ) )", build.build_day
        ),
        Rule("month", "(?<! CAPITAL ) m=MONTH (?! CAPITAL | DASH | STREETWORD )", build.build_day),
    ),
)

_ORDINALS: Family[Item] = Family(
    "ORDINAL",
    (
        Rule("ordinal", "(?<= ON THE ) d=ORDINAL (?= WORDY | MARKS | $ )", build.build_bare_ordinal),
        Rule(
            "ordinal",
            "(?<= FROM THE | UNTIL THE | SINCE THE | BY THE | TO THE | OF THE ) d=ORDINAL "
            "(?= MARKS | TO THE | THE | PRONOUN | $ )",
            build.build_bare_ordinal,
        ),
        Rule("ordinal", "(?<= ON ) d=ORDINAL (?= MARKS | PRONOUN | $ )", build.build_bare_ordinal),
    ),
)
BARE = (_YEARS, _MONTHS, _ORDINALS)
