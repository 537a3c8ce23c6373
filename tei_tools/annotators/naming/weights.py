"""How much a word beside a name speaks for a place or for a person, and what the lexicon's tiers count.

Set by judgement, in the unit "one clear hint"; `singles` adds them up.
"""

from __future__ import annotations

import re

IN = {
    "in": 2.0,
    "at": 1.2,
    "from": 1.0,
    "to": 0.6,
    "near": 2.0,
    "into": 1.5,
    "via": 2.0,
    "through": 0.8,
    "outside": 1.5,
    "around": 1.0,
    "toward": 1.0,
    "towards": 1.0,
    "reached": 1.5,
    "left": 0.6,
    "visited": 0.4,
    "leaving": 1.0,
    "of": 0.2,
    "between": 0.4,
    "throughout": 1.5,
    "entered": 1.0,
    "beyond": 1.0,
}
PERSONAL = {
    "with": 1.0,
    "told": 1.5,
    "tell": 1.5,
    "telephoned": 1.5,
    "joined": 0.8,
    "under": 1.0,
    "replaced": 0.6,
    "succeeded": 0.6,
    "appointed": 1.0,
    "urged": 1.2,
    "advised": 1.2,
    "assured": 1.2,
    "reminded": 1.2,
    "asked": 1.5,
    "by": 0.7,
    "informed": 1.2,
    "named": 2.0,
    "called": 1.8,
    "dear": 3.0,
    "thanked": 1.5,
    "met": 0.8,
    "that": 0.4,
    "uncle": 2.0,
    "aunt": 2.0,
    "cousin": 2.0,
    "brother": 1.5,
    "sister": 1.5,
    "wife": 1.0,
    "husband": 1.5,
    "friend": 1.2,
    "son": 2.0,
    "daughter": 2.0,
    "niece": 2.0,
    "nephew": 2.0,
    "poor": 1.0,
    "little": 0.6,
    "married": 1.0,
    "saw": 0.5,
    "for": 0.2,
    "invited": 1.0,
    "between": 0.2,
    "certain": 1.5,
}
SIGNED = frozenset("gez sgd signed podp podpisal signé".split())
PERSONAL |= dict.fromkeys(SIGNED, 3.0) | dict.fromkeys("née nee formerly geb geborene alias recte vulgo".split(), 2.5)
FILED = frozenset("fond fonds opis delo dosar teczka signatura karton doboz".split())
PLACE_TIERS = (0.0, 0.8, 1.3, 1.8, 2.4, 3.0, 3.6)
PLAIN = (0.0, 0.6, 1.8, 3.0)
DATELINE = re.compile(
    r"[,/.]?\s{0,2}(?:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day,?\s(?:morning,? |evening,? )?)?(?:the )?"
    r"(?:\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?[a-z]{0,2}\.? ?\d)"
)
STREET = re.compile(r".(?:strasse|gasse|platz|allee|straat|utca|str|brucke|damm)$")
SETTLED = re.compile(
    r"...(?:sk|grad|gorod|burg|dorf|hausen|stadt|haza|falva|var|ovice|ovce|owice|owo|abad|kirchen|walde|hofen|ingen|hely)$"
)
ADMINISTERED = re.compile(r".. (?:ri|dong|gun|kun|myon|myeon|up|eup|do|gang|si|gu|bukto|namdo|pukto)$")
ROMAN = re.compile(r"[IVXLC]{2,}$")
ABSTRACT = re.compile(r"...(?:isms?|ists|ization|isation|ology)$")
ADJECTIVE = re.compile(r"..(?:sk[aá]|ck[aá]|ow[a]|ov[aá]|zn[aá]|kiego|ckiego|ní)$")
SPELT_PLACE = re.compile(r"..(?:ów|owo|[íi]n[ěe]|ovice|ice|yce|iec|ště|any)$")
WORKS = frozenset("author authoress authors sequel canto heroine hero publication performance title edition review".split())
READ = frozenset("read reading reads novel novels play tale poem book film opera article entitled titled pamphlet".split())
HOUSE = re.compile(r" \d{1,4}(?:[a-z]\b)?[.,;)\n]| \d{1,4}(?:/\d+)? (?:c/o|in)\b")
MOTION = frozenset(
    "went go goes going gone came come back sent taken took take deported moved transferred returned return arrived drove "
    "drove drive rode ride walked walk passed proceeded advanced retreated withdrew crossed hurried retired removed hastened "
    "travelled traveled brought escaped fled marched transported evacuated journey trip way road train transport flight born "
    "residing living lived departure left flew sailed set driven expelled chased".split()
)
