"""Rules of days in numbers: `12.12.79`, `25-VI-50`, `10/14/50`, `57.5.31`."""

from __future__ import annotations

from tei_tools.dates import point_builders as build
from tei_tools.dates.parts import Item
from tei_tools.dates.patterns import Family, Rule

_ROMANS: Family[Item] = Family(
    "ROMANS",
    (
        Rule("days-roman", "list=( DAY DOT? ( DASH | SLASH ) DAY ) SCORE r=ROMANS SCORE ( y=FULL | s=TWO )", build.build_days),
        Rule("day-roman", "d=DAY DOT r=ROMANS DOT? (?= TO_SIGN DAY DOT ROMANS )", build.build_day),
        Rule("roman", "d=DAY SCORE r=ROMANS SCORE ( y=FULL | s=TWO )", build.build_day),
        Rule("roman", "(?<! SIGN ) d=DAYNUM r=ROMAN y=FULL", build.build_day),
        Rule(
            "roman", "y=FULL ( DOT r=ROMANS DOT | DASH r=ROMANS DASH | r=ROMAN ) d=DAYNUM DOT? (?! FIGURES )", build.build_day
        ),
        Rule(
            "roman", "(?<! SIGN ) d=DAYNUM ( SLASH r=ROMANS DASH? | r=ROMAN DOT? ) ( y=FULL | s=SHORT_YEAR )", build.build_day
        ),
        Rule(
            "roman-yearless",
            "(?<! SIGN | DOT | SLASH | DASH | COLON ) d=DAYNUM ( SLASH r=ROMANS | DOT r=ROMAN ) "
            "(?! SCORE ( TWO | FULL | ROMANS ) | FIGURES )",
            build.build_day,
        ),
        Rule("roman-one", "d=LETTER_I DOT r=ROMANS DOT y=FULL", build.build_day),
    ),
)

_NUMBERS: Family[Item] = Family(
    "SCORE",
    (
        Rule("iso-day", "y=FULL DASH m=TWELVE DASH d=DAYNUM (?! DASH )", build.build_day),
        Rule("days-numeric", "list=( DAYNUM DOT? DASH DAYNUM ) DOT m=TWELVE DOT ( y=FULL | s=TWO )", build.build_days),
        Rule("day-numeric", "d=DAYNUM DOT m=TWELVE DOT? (?= TO_SIGN DAYNUM DOT TWELVE DOT ( FULL | TWO ) )", build.build_day),
        Rule("numeric", "a=DAYNUM DOT b=DAYNUM DOT ( y=FULL | s=TWO_DIGITS (?! DOT NUMBER_12 ) )", build.build_numeric),
        Rule("numeric", "a=DAYNUM SLASH b=DAYNUM SLASH? ( y=FULL | s=TWO_DIGITS ) (?! SLASH )", build.build_numeric),
        Rule("numeric", "(?<! SIGN ) a=DAYNUM DASH b=DAYNUM DASH ( y=FULL | s=TWO_DIGITS ) (?! DASH )", build.build_numeric),
        Rule("numeric", "a=DAYNUM SLASH b=TWELVE DASH y=FULL", build.build_numeric),
        Rule("numeric-weekday", "a=DAYNUM SLASH b=DAYNUM OPEN w=WD DOT? CLOSE", build.build_numeric),
        Rule(
            "numeric-yearless",
            "(?<= ON | UNTIL | SINCE ) a=DAYNUM ( DOT | SLASH ) b=DAYNUM (?= MARKS | WORDY | $ ) "
            "(?! SCORE ( FIGURES | DAYNUM ) )",
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
    ),
)
NUMBERS = (_ROMANS, _NUMBERS)
