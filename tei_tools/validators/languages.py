"""Language tags that say no language: rules `lang.*` (BCP 47; TEI P5, chapter vi.1).

Passes: `xml:lang="ko"`, `xml:lang="ru-Latn"`, `ident="zh-Hant-TW"`. Fails: `xml:lang="korean language"` (`lang.malformed`),
`xml:lang="kr"` (`lang.unknown`: Korean is `ko`), `xml:lang="de"` in a file whose langUsage names other languages only
(`lang.undeclared`, a warning).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.model import Finding
from tei_tools.validators.source import XML_LANG, Element, Source

NAME = "languages"

# ISO 639-1: every two-letter code; three-letter codes (ISO 639-2, 639-3) are too many to list and are taken as they are
_TWO_LETTER_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es
et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj
kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv
ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th
ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_TWO_LETTERS = frozenset(_TWO_LETTER_CODES.split())
# what people write for a language, by the name of a country or the language's own: the tag that is meant
_MEANT_WORDS = """
kp=ko jp=ja cn=zh cz=cs ua=uk gr=el dk=da by=be in=id iw=he ji=yi al=sq ge=ka rs=sr us=en uk-en=en-GB eng-us=en-US
russian=ru english=en korean=ko chinese=zh german=de french=fr deutsch=de hungarian=hu polish=pl japanese=ja czech=cs
"""
_MEANT = dict(pair.split("=") for pair in _MEANT_WORDS.split())
_LONG_CODES = """
eng=en deu=de ger=de fra=fr fre=fr rus=ru kor=ko zho=zh chi=zh jpn=ja pol=pl hun=hu ces=cs cze=cs slk=sk ukr=uk ita=it
spa=es por=pt nld=nl dut=nl lat=la heb=he yid=yi ron=ro bul=bg srp=sr hrv=hr slv=sl mon=mn vie=vi sqi=sq ell=el tur=tr
ara=ar bel=be
"""
_SHORTER = dict(pair.split("=") for pair in _LONG_CODES.split())
# ISO 639-1 tags that exist but stand, in editions, nearly always for another: a warning only
_SUSPICIOUS = {"kr": ("Kanuri", "ko", "Korean"), "se": ("Northern Sami", "sv", "Swedish"), "si": ("Sinhala", "sl", "Slovene")}
_TAG = re.compile(
    r"""(?:
      (?P<language>[a-z]{2,3}(?:-[a-z]{3}){0,3} | [a-z]{4} | [a-z]{5,8})
      (?:-(?P<script>[a-z]{4}))? (?:-(?P<region>[a-z]{2}|[0-9]{3}))?
      (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))* (?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)* (?:-x(?:-[a-z0-9]{1,8})+)?
      | x(?:-[a-z0-9]{1,8})+ | i-[a-z]{3,8} | zh-(?:min-nan|guoyu|hakka|min|xiang) | en-GB-oed | sgn-BE-FR )""",
    re.VERBOSE | re.IGNORECASE,
)


def validate_languages(source: Source) -> Iterator[Finding]:
    """Gives a finding for each language tag that is malformed, unknown, or not declared in langUsage."""
    declared = {e.attributes.get("ident", "").lower() for e in source.elements if e.is_tei and e.local == "language"}
    undeclared: dict[str, list[Element]] = {}
    for element in source.elements:
        for attribute in _tags(element):
            tag = element.attributes[attribute]
            if tag:
                yield from _tag_findings(source, element, attribute, tag)
                if attribute == XML_LANG and declared and not _is_declared(tag, declared):
                    undeclared.setdefault(tag, []).append(element)
    for tag, elements in undeclared.items():
        yield _undeclared(source, tag, elements, declared)


def _undeclared(source: Source, tag: str, elements: list[Element], declared: set[str]) -> Finding:
    times = f" (in {len(elements)} places)" if len(elements) > 1 else ""
    message = f"xml:lang '{tag}' is not among the languages of langUsage: {', '.join(sorted(declared))}{times}"
    hint = f'add <language ident="{tag}"> to profileDesc/langUsage'
    return source.finding(elements[0], "lang.undeclared", "warning", message, attribute=XML_LANG, hint=hint)


def _tags(element: Element) -> list[str]:
    found = [XML_LANG] if XML_LANG in element.attributes else []
    if element.is_tei and element.local == "language" and "ident" in element.attributes:
        found.append("ident")
    if element.is_tei and "mainLang" in element.attributes:
        found.append("mainLang")
    return found


def _is_declared(tag: str, declared: set[str]) -> bool:
    """A tag is covered where its language is, in any script or region: `ru-Latn` by `ru`; private ones need nothing."""
    parts = tag.lower().split("-")
    if parts[0] in ("x", "und", "zxx", "mul", "mis"):
        return True
    return any(_two(known.split("-")[0]) == _two(parts[0]) for known in declared)


def _two(language: str) -> str:
    """Both `eng` and `en` are English: RFC 5646 wants the shorter, many headers have the longer."""
    return _SHORTER.get(language, language)


def _tag_findings(source: Source, element: Element, attribute: str, tag: str) -> Iterator[Finding]:
    match = _TAG.fullmatch(tag)
    meant = _MEANT.get(tag.lower()) or _MEANT.get(tag.split("-")[0].lower())
    shown = "xml:lang" if attribute == XML_LANG else f"{element.local}/@{attribute}"
    if match is None:
        message = f"{shown} '{tag[:20]}' is no language tag"
        hint = f"did you mean '{meant}'?" if meant else _malformed_hint(tag)
        yield source.finding(element, "lang.malformed", "error", message, attribute=attribute, hint=hint)
        return
    language = (match.group("language") or "").lower()
    if (len(language) == 2 and language not in _TWO_LETTERS) or (len(language) > 3 and "-" not in language):
        message = f"{shown} '{tag}' names no language: '{language}' is not in ISO 639"
        hint = f"did you mean '{meant}'?" if meant else "tags of languages are in BCP 47, e.g. en, ru, ko, zh-Hant"
        yield source.finding(element, "lang.unknown", "error", message, attribute=attribute, hint=hint)
    elif language in _SUSPICIOUS:
        is_name, other, other_name = _SUSPICIOUS[language]
        message = f"{shown} '{tag}' says {is_name}"
        yield source.finding(
            element, "lang.suspicious", "warning", message, attribute=attribute, hint=f"{other_name} is '{other}'"
        )


def _malformed_hint(tag: str) -> str:
    mended = re.sub(r"[_\s]+", "-", tag.strip())
    return (
        f"did you mean '{mended}'?"
        if _TAG.fullmatch(mended) and mended != tag
        else "write a tag of BCP 47, e.g. en, ru, zh-Hant"
    )
