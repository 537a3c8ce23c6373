"""Rules of times of day: `4:10 am`, `0530 hours`, `at half past nine`, `from 10.00 to 12.30`."""

from __future__ import annotations

from tei_tools.dates import time_builders as times
from tei_tools.dates.parts import Item
from tei_tools.dates.patterns import Family, Rule

_WORDS: Family[Item] = Family(
    "HOURS CLOCK AMPM OCLOCK DAYPART NOON ZULU ZULU_TIME PIECE MINUTES",
    (
        Rule("time", "h=TWO_OR_HOUR HOURS DOT? ( COMMA | AND )? n=TWO MINUTES ( DOT (?= DAYNUM ) )?", times.build_time),
        Rule("times", "clock=CLOCK TO_SIGN last=CLOCK half=AMPM", times.build_times),
        Rule("times", "h=TWO ( DASH | TO | AND ) last=TWO_OR_HOUR half=AMPM", times.build_times),
        Rule("times", "(?<= FROM | BETWEEN ) h=TWO ( DASH | TO | AND ) last=TWO OCLOCK half=AMPM?", times.build_times),
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
        Rule("time", "four=ZULU_TIME", times.build_time),
        Rule("time", "h=TWO_OR_HOUR ( DOT n=TWO )? half=AMPM", times.build_time),
        Rule("time", "h=TWO_OR_WORD OCLOCK half=AMPM?", times.build_time),
        Rule("time", "(?<! DASH | TO ) h=NUMBER_12 noon=NOON", times.build_time),
        Rule("time", "noon=NOON", times.build_time),
    ),
)

_FIGURES: Family[Item] = Family(
    "DOT FOUR_DIGITS",
    (
        Rule(
            "times",
            "(?<= FROM | BETWEEN ) h=TWO_DIGITS DOT n=TWO_DIGITS ( TO | UNTIL | DASH | AND ) i=TWO_DIGITS DOT j=TWO_DIGITS "
            "( HOURS | (?! NOUN | COUNTED | SCORE | MONEY | MIXED | HALF | SIGN ) )",
            times.build_dotted_times,
        ),
        Rule("time", "(?<= AT ) four=FOUR_DIGITS (?= WORDY | MARKS | $ )", times.build_round_time),
        Rule("time", "(?<= AT ) h=TWO_DIGITS DOT n=TWO_DIGITS (?! DOT )", times.build_time),
        Rule(
            "time",
            "(?<= BY | UNTIL | BEFORE | AFTER | SINCE ) h=TWO_DIGITS DOT n=TWO_DIGITS (?= ON ( THE )? DAY )",
            times.build_time,
        ),
    ),
)
TIMES = (_WORDS, _FIGURES)
