"""Taking leave: the words before a signature, `Yours truly,`, `With communist greetings`, and the long formulas of notes.

>>> is_formula(["veuillez agréer"], "Veuillez agréer, Monsieur, l'assurance de ma haute considération.")
True
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei_tools.readers.items import Reading
from tei_tools.readers.salutation import opening_words
from tei_tools.readers.shapes import words_of

# a sentence whose end is the name below it, `I am your grateful friend`, belongs to the signature (TEI has the closing
# salutation appended to a division in `signed`); parted from the name by a comma, `I am, dear Sir,`, it is a greeting
_RUNS_INTO_NAME = re.compile(
    r"(?:I|We) (?:am|remain|are)\b(?!.*\b(?:sir|madam|dear|dr|my|comrade|mr|mrs|miss|lord|lady|excellency|gentlemen)\b"
    r".*[,;:–—-]$)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:i|we) (?:am|are|remain|have)\b.*[.!?]$")  # `We are all well.` takes no leave
_ABRIDGED = re.compile(r"&\s?c\b|\betc\b")  # but `I have, &c.` does
_MOST_WORDS = 12
# and so does what speaks of the name alone, `Your ever obliged`, `Yours sincerely`: no mark parts it from the name, and no
# noun completes it
_MANNER = r"(?:ever|very|most|truly|sincerely|faithfully|respectfully|obediently|cordially|affec\w*|gratefully|own|and|&)"
_SPEAKS_OF_NAME = re.compile(
    rf"(?:(?:and|&)\s)?(?:(?:{_MANNER}\s)*y(?:ou)?rs(?:\s{_MANNER})*|y(?:ou)?r(?:\s(?:ever|very|most|own|truly|much|and|&|old|dear|"
    r"obliged|affec\w*|faithful|loving|grateful|devoted|sincere|attached|dutiful|humble|obedient|obt|obedt))+)\.?$",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\b(?:yours|yrs|servants?|servts?|friend|truly|sincerely|affec\w*|faithfully|respectfully|obedient|obedt|humble|devoted|"
    r"obliged|regard|esteem|respect|gehorsamster?|ergebenster?|untertänigster?|dévoué)\b",
    re.IGNORECASE,
)
_ASSURES = re.compile(
    r"\b(?:considerations?|considération|esteem|regards?|respects?|servants?|yours|sentiments?|dévouement|hommages?|salutations|"
    r"hochachtung|verehrung|greetings?|wishes)\b",
    re.IGNORECASE,
)
_LONGEST_FORMULA = 400  # characters


def is_valediction(reading: Reading, raw: str) -> bool:
    """Tells whether a line takes leave: it begins as the profile's valedictions do and is short."""
    lowered = re.sub(r"^(?:&|and)\s+", "", raw.lower().strip('"“ '))
    if len(raw) > 80 or len(words_of(raw)) > _MOST_WORDS:
        return False
    if _SENTENCE.match(lowered) and not (re.search(r"\b(?:you|yr)", lowered) or _ABRIDGED.search(lowered)):
        return False
    return bool(opening_words(reading.profile.valedictions).match(lowered))


def goes_on_leaving(raw: str) -> bool:
    """Tells whether a line goes on with the leave above it: `with great truth and regard,`, `ever most affecly yrs`."""
    words = len(words_of(raw))
    if raw[-1:] == ",":
        return words <= 7
    return words <= 10 and raw[-1:] not in ".!?" and raw[:1].islower() and bool(_LEAVING.search(raw))


def runs_into_name(raw: str, is_signed_above: bool) -> bool:
    """Tells whether a leave is one sentence with the name below it."""
    if _RUNS_INTO_NAME.match(raw) or _SPEAKS_OF_NAME.match(raw):
        return True
    return raw[:1] in "&a" or (is_signed_above and raw[:1] in "Yy")


def is_formula(valedictions: Sequence[str], raw: str) -> bool:
    """Tells whether a paragraph is one long formula: it opens as a leave does and assures of esteem, in one sentence."""
    whole = " ".join(raw.split())
    is_leave = opening_words(tuple(valedictions)).match(whole.lower().strip('"“ '))
    is_one = not re.search(r"[^\W\d_]{3}[.!?]\s+[A-ZÀ-Ý]", whole)
    return bool(is_leave) and is_one and len(whole) <= _LONGEST_FORMULA and bool(_ASSURES.search(whole))
