"""The first pass: tokens of a date in any order become points (`31 May 1957`, `12.12.79`, `the 20th of last month`).

>>> from tei_tools.dates.lexer import read_tokens
>>> [item.code for item in POINTS.rewrite(read_tokens("6 through 29 May 1957"))]
['P_DAY', 'THROUGH', 'P_DAY']

Each rule is one line of a table; the names in a pattern (d, m, y, w, rel ...) say what the parts are. The families are tried in
this order at each place: what is written most fully first, what a number alone may mean last.
"""

from __future__ import annotations

from tei_tools.dates.bare_rules import BARE
from tei_tools.dates.calendar_rules import CALENDARS
from tei_tools.dates.classes import CLASSES
from tei_tools.dates.day_rules import DAYS
from tei_tools.dates.grammar import Grammar
from tei_tools.dates.numeric_rules import NUMBERS
from tei_tools.dates.parts import Item
from tei_tools.dates.relative_rules import RELATIVE
from tei_tools.dates.span_rules import SPANS
from tei_tools.dates.time_rules import TIMES

POINTS: Grammar[Item] = Grammar((*CALENDARS, *DAYS, *NUMBERS, *SPANS, *TIMES, *RELATIVE, *BARE), CLASSES)
