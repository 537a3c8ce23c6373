"""An archive's shelfmark, read into repository, fonds and unit, the original string kept.

Soviet and Russian (`AVPRF F. 0102, Op. 13, P. 72, Delo 5, Listy 165-192`), Hungarian (`MOL, XIX-J-1-j Korea, 4. doboz, 5/a`),
German (`PolA AA, MfAA, C 1234`), US (`NARA RG 59, Box 12`), British (`TNA FO 371/12345`) and others that name their units.

>>> text = "AVPRF F. 0102, Op. 13, P. 72, Delo 5"
>>> [(a.attributes["type"], a.content(text)) for a in shelfmark_parts(text, 0, len(text))][1:]
[('fond', '0102'), ('opis', '13'), ('papka', '72'), ('delo', '5')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.model import Annotation

# type of the part: how the unit is written before its number
_UNITS = {
    "fond": r"f(?:ond|\.)|фонд|fondul",
    "opis": r"op(?:is[’']?|\.)|опись|ap\.|inventar(?:ul)?",
    "papka": r"p(?:apka|ap\.|\.)|por\.",
    "delo": r"d(?:elo|\.)|ed\.\s?khr\.|dosar(?:ul)?|dos(?:ier|ja)?\.?|file",
    "listy": r"list(?:y|ov)?|ll?\.|folio|fols?\.|pp\.|pages",
    "box": r"box(?:es)?|carton|kart(?:on)?\.?|doboz|teczka|t\.|k\.|viti",
    "folder": r"folder",
    "rg": r"rg|record group",
    "series": r"series|entry|lot file|lot",
    "band": r"bd\.|band|vol(?:ume|\.)?|w\.|wiązka|z\.|zespół",
}
_VALUE = r"[\w/]*\d[\w/]*(?:\s?[-–,]\s?\d+(?![\w.]))*(?:\s?ob\.?)?"
_PART = re.compile(
    "|".join(rf"(?<!\w)(?:{unit})\s*(?:[#№]|n[ºo°]\.?)?\s*(?P<{kind}>{_VALUE})" for kind, unit in _UNITS.items())
    + r"|(?P<before>\d+(?:/\w+)?)\.\s?doboz|(?P<class>XIX-[A-Z]-\w+(?:-\w+)?)|(?P<call>\b(?:FO|CAB|PREM|WO|CO|DEFE)\s?\d+/\d+)"
    r"|\b(?P<signature>(?:C|A|M|B|DY\s?30|LS-A)\s\d[\w/ ]*)",
    re.IGNORECASE,
)
_REPOSITORY = re.compile(
    r"(?:AVP\s?RF|AVPRF|RGANI|RGASPI|TsKhSD|GARF|TsAMO|RGVA|RGAE|APRF|AP RF|AVP|MOL|MNL|OL|OSA|PolA AA|PA ?AA|SAPMO(?:-BArch)?|"
    r"BArch|BStU|MfAA|NARA|NA|NACP|TNA|PRO|AMFA|PRCFMA|PRC FMA|CFMA|Chinese Foreign Ministry Archives?|AAN|AMSZ|NAČR|AÚV KSČ|"
    r"AMAE|ANIC|AQPPSH|AMPJ|AMSH|TsDA|TsAMO RF|SÚA|DAZ|AJ|DASMIP|LBJ Library|[A-Z][\w ]{2,40} (?:Archives?|Library))\b[,.:;]?",
)


def shelfmark_parts(text: str, start: int, end: int) -> Iterator[Annotation]:
    """Gives `idno type="shelfmark"` over the line and the idno of its parts, nothing where the line is no shelfmark.

    A line is one where it opens with a repository and names a unit, or names two units and no sentence.
    """
    line = text[start:end]
    if len(line) > 200 or not re.search(r"\d", line):
        return
    source = re.match(r"(?:\[?(?:Source|Archive|Original|Location|Shelfmark|Reference)\]?:\s*)", line, re.IGNORECASE)
    at = source.end() if source else 0
    repository = _REPOSITORY.match(line, at)
    parts = list(_PART.finditer(line, at))
    covered = sum(match.end() - match.start() for match in parts) + (len(repository.group()) if repository else 0)
    enough = (repository and len(parts) >= 1) or (len(parts) >= 2 and line[:1] in "FRfrФ")
    if not enough or covered < 0.45 * (len(line) - at):
        return
    yield Annotation(start + at, end, "idno", {"type": "shelfmark"})
    for match in parts:
        kind = match.lastgroup or "signature"
        kind, group = {"before": "box", "class": "fond", "call": "signature"}.get(kind, kind), kind
        yield Annotation(start + match.start(group), start + match.end(group), "idno", {"type": kind})


def repository_of(shelfmark: str) -> str:
    """Gives the repository that a shelfmark opens with, "" where it names none."""
    match = _REPOSITORY.match(shelfmark)
    return match.group().rstrip(" ,.:;") if match else ""
