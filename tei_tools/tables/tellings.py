"""How a language tells of an encounter: its verbs and where they put names, who was present, and what stops a list of names.

A row for each language that `encounters.py` reads. A passage in another is read as English is: most of these documents are
translated into it, and verbs of other languages are none of English.

>>> bool(telling_of("de").by_author.search("Am Nachmittag besuchte ich"))
True
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Telling:
    """What is looked for, each in the text before or behind a name.

    `by_author` ends where the names of those whom the author met begin; `framed` is such a beginning with what must close the
    sentence behind the names (*Ich suchte A auf*). `author_met`, `each_other` and `were_present` stand behind a name, `present`
    before names. What `supposed` finds before a verb, or `denied` behind the names, did not happen. `stops` are words (in small
    letters) that say that a name is another's matter, nouns among them; `glue` those that a list of names may hold.
    """

    by_author: Pattern
    framed: tuple[tuple[Pattern, Pattern], ...]
    author_met: Pattern
    each_other: Pattern
    were_present: Pattern
    present: Pattern
    supposed: Pattern
    denied: Pattern
    abbreviation: Pattern
    stops: frozenset[str]
    glue: frozenset[str]
    has_capital_nouns: bool = False


_NEVER = r"(?!)"
_PATTERNS = ("by_author", "author_met", "each_other", "were_present", "present", "supposed", "denied", "abbreviation")

_MET = (
    r"(?:visited|received|met(?: with)?|saw|called (?:on|upon)|spoke (?:to|with)|talked (?:to|with)|conversed with|"
    r"(?:dined|lunched|breakfasted|supped) with|paid an? [\w -]{0,20}?(?:visit|call) (?:to|on)|held [\w -]{0,12}?talks with|"
    r"ha(?:d|ve had) an? [\w -]{0,30}?(?:conversation|talk|meeting|interview|audience|lunch|dinner) with)"
)
_ADVERB = r"(?:(?:also|then|again|later|today|yesterday|briefly|personally|first|once|twice|had|have|has) )*"
_ENGLISH: dict[str, Any] = {
    "by_author": rf"\b(?:I|We) {_ADVERB}(?:{_MET}|was (?:received|visited) by)(?: and \w+ed)?\b",
    "framed": (),
    "author_met": rf"\W*{_ADVERB}(?:{_MET}|came to (?:see|visit)|came to|dropped in on|paid) (?:me|us)\b",
    "each_other": rf"\W*{_ADVERB}{_MET}(?: and \w+ed)?\b",
    "were_present": r"[\s,)]*(?:(?:was|were) (?:also )?present|attended|interpreted(?! as)|acted as interpreter)\b",
    "present": r"\b(?:[Pp]resent|[Aa]ttended by|[Ii]nterpreted by|[Ii]nterpreter was)\b",
    "supposed": r"(?i)\b(?:if|whether|unless|until|in case|as though)\b[^.;,]*$",
    "denied": _NEVER,
    "abbreviation": r"\b(?:Cdes?|Com|Mr|Mrs|Dr|Gen|Col|Maj|Lt|Capt|Prof)\.",
    "stops": (
        "that who whom which whose what about concerning regarding from when where while before after because if by me him "
        "her them it named called said letter letters note notes telegram telegrams message report reports copy copies reply "
        "answer news invitation book cable instruction instructions memorandum information speech statement text factory "
        "house grave tomb portrait picture"
    ),
    "glue": "and with the of for in to at on his her wife also as well together both comrades comrade a an accompanied",
}


# German: the verb is second, the author may stand behind it, and a part of it may close the sentence
_ICH = r"(?:[Ii]ch|[Ww]ir|(?:[Dd]er )?Unterzeichne(?:te|ter|r)|(?:[Dd]er )?Verfasser)"
_WANN = (
    r"(?:(?:heute|gestern|vorgestern|dann|danach|anschließend|wieder|erneut|später|zuerst|zunächst|kurz|auch|ebenfalls|"
    r"persönlich|dort|noch|nochmals|am \w+|am \d{1,2}\. \w+|um \d{1,2}(?:[.:]\d\d)? Uhr|auf \w+ \w+ hin|auf \w+ Wunsch) )*"
)
_GESPRAECH = r"(?:Gespräch|Unterredung|Unterhaltung|Besprechung|Aussprache|Zusammenkunft|Treffen|Begegnung|Rücksprache)e?"
_TRAF = (
    r"(?:besuchte[n]?|empfing(?:en)?|begrüßte[n]?|traf(?:en)?(?: sich| mich| uns)?(?: mit)?|sprach(?:en)? mit|"
    r"unterhielt(?:en)? (?:sich|mich|uns) mit|konferierte[n]? mit|"
    rf"(?:hatte[n]?|führte[n]?) (?:(?:ein|eine|einen|ein \w+es|eine \w+e) )?{_GESPRAECH} mit)"
)
_PARTIZIP = (
    r"(?:besucht|empfangen|getroffen|begrüßt|gesprochen|aufgesucht|unterhalten|zusammengetroffen|zusammengekommen|"
    rf"{_GESPRAECH} (?:gehabt|geführt))"
)
_REST = r"[^.;!?]{0,120}?"  # of the sentence, up to what closes it
_GERMAN: dict[str, Any] = {
    "by_author": (
        rf"\b(?:{_ICH} {_WANN}{_TRAF}|{_TRAF.replace('(?: sich| mich| uns)?(?: mit)?', '')} {_ICH}(?: (?:mich|uns))?|"
        rf"traf(?:en)? {_ICH}(?: (?:mich|uns))?(?: {_WANN}mit)?|sprach(?:en)? {_ICH} {_WANN}mit|"
        rf"(?:hatte[n]?|führte[n]?) {_ICH} {_WANN}(?:ein|eine|einen)? ?(?:\w+es |\w+e )?{_GESPRAECH} mit|"
        rf"(?:besuchte[n]?|empfing(?:en)?|begrüßte[n]?) {_WANN}(?:mich|uns))\b"
    ),
    "framed": (
        (rf"\b(?:{_ICH} {_WANN}suchte[n]?|suchte[n]? (?:{_ICH}|mich|uns))\b", rf"{_REST}\bauf\b"),
        (
            (rf"\b(?:{_ICH} (?:habe[n]?|hatte[n]?)|(?:habe[n]?|hatte[n]?) {_ICH})(?: (?:mich|uns))? {_WANN}(?:mit )?"),
            rf"{_REST}\b{_PARTIZIP}\b",
        ),
        (
            rf"\b(?:{_ICH} wurde[n]?|wurde[n]? {_ICH}) {_WANN}von\b",
            rf"{_REST}\b(?:empfangen|besucht|aufgesucht|begrüßt)\b",
        ),
        (rf"\b(?:{_ICH} kam(?:en)?|kam(?:en)? {_ICH}) {_WANN}mit\b", rf"{_REST}\bzusammen\b"),
    ),
    "author_met": (
        rf"\W*{_WANN}(?:(?:besuchte[n]?|empfing(?:en)?|begrüßte[n]?|traf(?:en)?) {_WANN}(?:mich|uns)\b|"
        rf"kam(?:en)? {_WANN}zu (?:mir|uns)\b|"
        rf"suchte[n]? {_WANN}(?:mich|uns){_REST}\bauf\b|(?:sprach|traf)(?:en)? {_WANN}mit (?:mir|uns)\b|"
        rf"(?:hat|haben|hatte[n]?) (?:mich|uns){_REST}\b{_PARTIZIP}\b)"
    ),
    "each_other": rf"\W*{_WANN}{_TRAF}(?= )",
    "were_present": (
        r"[\s,)]*(?:(?:war(?:en)?|ist|sind) (?:auch |ebenfalls |ferner )?(?:anwesend|zugegen|dabei)|"
        r"nahm(?:en)? (?:auch |ebenfalls )?(?:an [^.;!?]{3,40} )?teil|dolmetschte[n]?(?! als))\b"
    ),
    "present": (
        r"\b(?:[Aa]nwesend(?: (?:war(?:en)?|sind|ist))?|[Zz]ugegen (?:war(?:en)?)|[Ii]m Beisein (?:von|des|der)|"
        r"[Ii]n Anwesenheit (?:von|des|der)|Teilnehmer|"
        r"[Aa]n (?:dem|der|diesem|dieser) [\w -]{3,30}? nahm(?:en)?(?: auch| ferner| außerdem)?|"
        r"[Ee]s dolmetschte[n]?|gedolmetscht von)\b"
    ),
    "supposed": r"(?i)\b(?:ob|falls|wenn|sofern|sobald|bevor|ehe|als ob|damit)\b[^.;,]*$",
    "denied": r"[\s,]*(?:leider |aber |jedoch |noch )*(?:nicht|nie|niemals)\b",
    "abbreviation": r"\b(?:Genn?|Gn|Dr|Prof|Hr|Frl|Min|Bot|stellv|St|\d{1,2})\.",
    "stops": (
        "dass daß wer wen wem dessen deren welcher welche was über wegen bezüglich aus als nachdem bevor weil obwohl mir "
        "mich ihm ihr ihnen es namens genannt brief briefe schreiben note noten telegramm telegramme botschaft nachricht "
        "bericht berichte kopie kopien antwort einladung buch anweisung anweisungen memorandum information rede erklärung text "
        "fabrik betrieb werk haus grab grabmal bild bildnis frage fragen"
    ),
    "glue": (
        "und mit der die das den dem des sowie für in im zu zum zur am an bei beim seiner seine seinem ihrer frau auch beide "
        "beiden gemeinsam zusammen genossen genosse genossin ein eine einen einem von vom begleitung"
    ),
}


_TELLINGS = {"en": _ENGLISH, "de": _GERMAN}


@cache
def telling_of(language: str) -> Telling:
    """Gives how a language, by its tag in small letters, tells of encounters; made when it is first asked for."""
    words = _TELLINGS.get(language, _ENGLISH)
    patterns = {name: re.compile(words[name]) for name in _PATTERNS}
    framed = tuple((re.compile(opening), re.compile(closing)) for opening, closing in words["framed"])
    stops, glue = frozenset(words["stops"].split()), frozenset(words["glue"].split())
    return Telling(**patterns, framed=framed, stops=stops, glue=glue, has_capital_nouns=language == "de")
