"""An archive's shelfmark, read into repository, fonds and unit, the original string kept.

Soviet and Russian (`AVPRF F. 0102, Op. 13, P. 72, Delo 5, Listy 165-192`), Hungarian (`MOL, XIX-J-1-j Korea, 4. doboz,
5/a`), German (`PolA AA, MfAA, C 1234`), Polish (`AMSZ, z. 9, w. 51, t. 660`), Romanian (`ANIC, fond CC al PCR, dosar 20/1967,
f. 12-15`), Chinese (`PRCFMA 106-00581-06, 1-10`), Albanian (`AQPPSH, V. 1961, L. 13, D. 1`), British (`TNA, FO 371/127323`), US
(`NARA RG 59, Lot 62D33, Box 12`), Czech, Bulgarian, Mongolian. docs/shelfmarks.md says which word becomes which type.

>>> text = "AVPRF F. 0102, Op. 13, P. 72, Delo 5"
>>> mark = parse_shelfmark(text)
>>> mark.repository, [(kind, text[start:end]) for kind, start, end in mark.parts]
('AVPRF', [('fond', '0102'), ('opis', '13'), ('papka', '72'), ('delo', '5')])
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tei_tools.model import Annotation
from tei_tools.readers.archives import CITIES, REPOSITORY, nation_of
from tei_tools.readers.shapes import is_prose

Part = tuple[str, int, int]
LONGEST = 300  # characters
_NEAR = 20  # characters: `, Tirana, AQPPSH`
_LABEL = re.compile(
    r"(?:(?:archival|original|document)\s)?(?:sources?|archives?|original|location|shelfmark|reference|citation|repository|"
    r"call number|provenance|signature|quelle|fundort|źródło|forrás|sursa|burimi|zdroj|источник|архив)(?:\s[a-z]+)?\s*:\s*"
    r"|(?:[\w’' ]{0,20}note\s*:\s*)?(?:the\s)?(?:original|document)\s(?:[\w]+\s){0,4}(?:in|at|from)\s(?:the\s)?",
    re.IGNORECASE,
)
# what stands behind a shelfmark on its line: a sentence on who found, gave or translated the document
_SENTENCE = re.compile(
    r"[.;,]?\s+(?=(?:\(|\[)?(?:Obtained|Translat\w+|Transcri\w+|Document|Published|Courtesy|Copy|Original|Contributed|Provided|Donated|Sponsored|"
    r"Accessed|Included|In [A-Z]\w+, on file|On file)\b)"
)
# type: how the unit is written before its number. Single letters may mean another unit with another archive: see _settled.
_UNITS = {
    "fond": r"fond(?:ul|i|s)?|fund|f\.|ф\.|фонд|zespół|zesp\.|z\.|bestand",
    "opis": r"op(?:is[’']?|ys|\.)|оп\.|опись|dans|данс|inv(?:entory|entar(?:ul)?|\.)|popis|lista",
    "papka": r"papka|pap\.|p\.|папка|п\.|por\.|пор\.",
    "delo": r"delo|d\.|дело|д\.|file(?: no\.?)?|dosar(?:ul)?|dos\.|dosj[ae]|dossier|ed\.\s?khr\.|ед\.\s?хр\.|spr(?:ava|\.)|"
    r"a\.\s?e\.|а\.\s?е\.|a\.\s?j\.|kh\.?\s?/?\s?n\.?|х\.?\s?/?\s?н\.?|khadgalamjiin negj",
    "listy": r"list(?:y|ov)?|ll?\.|лл?\.|листы?|folios?|fols?\.|ff\.|fl\.|flet[ëae]t?|fil[ae](?:le)?|bl\.|blatt|pp\.|pages?|"
    r"kart[ay]|k\.|s\.|ss\.|str\.",
    "box": r"box(?:es)?|carton|karton|kart\.|krabice|kr\.|doboz|kuti[aë]?",
    "folder": r"folder|teczka|tecz\.|t\.|obal",
    "rg": r"rg|record group|r\.g\.",
    "series": r"entry|lot(?: files?)?",
    "band": r"bd\.|band|vol(?:ume|\.)?|sv(?:azek|\.)|tom",
    "bundle": r"wiązka|wiąz\.|w\.",
    "roll": r"rolik|r\.|ролик|р\.|reel|roll|mf",
    "year": r"viti|v\.|anul",
    "signature": r"sygn\.|sygnatura|sign\.|nr\.",
}  # fmt: skip
_NUMBER = r"(?:[^\W\d_]{1,3}[-./]?)?\d[\w/]*(?:[.:/-]\w+)*(?:\s?[-–—]\s?\d+\w?)?(?:\s?(?:ob|об)\.?)?"
_VALUES = {
    "listy": rf"{_NUMBER}(?:(?:,|\sand|\si|;)\s?\d+\w?(?:\s?[-–—]\s?\d+\w?)?(?![\w/:]|\.\w)(?:\s?(?:ob|об)\.?)?)*",
    "series": r"\d+\s?[A-Z]?\s?[\w-]*\d",
    "signature": r"[^,;]*\d[^,;\s]*",
    "opis": rf"{_NUMBER}|[IVX]+\b",
    "band": rf"{_NUMBER}|[IVX]+\b",
    "fond": rf"{_NUMBER}|(?-i:[A-ZÀ-ÞĂȘȚČŠŽА-Я])[^,;:\d]*(?:\s?\d{{1,3}}(?:/\d+)?\b)?",
}
_SIGN = r"(?:(?:#|№|n[ºo°]\.?|nr\.?)\s*)?"
_LABELLED = "|".join(
    rf"(?<![\w.])(?:{unit})(?:(?<=\.)\s*|\s*(?=[№#])|\s+|(?<=[a-z])(?=\d)){_SIGN}(?P<{kind}>{_VALUES.get(kind, _NUMBER)})"
    for kind, unit in _UNITS.items()
)
# what has no word beside it: (archives of which country it belongs to, the pattern); a group's name begins with its type
_FILE_NUMBER = r"(?:\b[Ff]ile(?:\s[Nn]o\.?)?\s|\b[Nn]o\.\s?)?"
_GDR = r"(?:\s?[/,]\s*+(?P<signature_gdr>(?!Bd|Bl)[^,;]*?\d[^,;\s]*))?"
_BARE = (
    ("hu", r"(?P<fond_class>\bXIX-[A-Z]-\w+(?:-[a-z]+\b)?)(?:[ -](?P<series_country>[A-ZÀ-Þ][^\W\d_]+))?"),
    ("hu", r"(?P<fond_party>\bM-(?:KS|BP)[ -]?\d+)\.?\s?f\."),
    ("hu", r"(?P<fond_osa>\b\d{3}-\d{1,3}-\d{1,3})(?![\d-])"),
    ("hu", r"\b(?P<box_before>\d+(?:/\w+)?)\.\s?(?:doboz|d\.)"),
    ("hu", r"\b(?P<bundle_before>\d+(?:/\w+)?)\.\s?cs(?:omó|oport)?\b\.?"),
    ("hu", r"\b(?P<delo_before>\d+(?:/\w+)?)\.\s?(?:ő\.\s?e\.|őe\.?|őrzési egység)"),
    ("hu", r"\b(?P<item_before>\d+(?:/\w+)?)\.\s?(?:tétel|t\.)"),
    ("hu", r"(?P<item_roman>\b[IVX]+-\d{1,3}(?:/\w+)?)"),
    ("pl", r"(?P<signature_pl>\b[IVX]+\s?[A-Z]?/\d+|\b\d{1,4}/[IVXLC]+[-/]\d+)"),
    ("pl", r"(?P<series_dept>\bD(?:ep)?\.\s?[IVX]+(?:\s19\d\d)?)"),
    ("sq", r"(?P<fond_al>\b(?:AQPPSH-)?(?:ACP-)?M-?(?:PK[A-Z]{1,3}|KS))(?=\s?[-–,])"),
    ("gb", r"(?P<fond_add>\b(?:Add|Egerton|Harley|Sloane|Stowe|Lansdowne)\.?\s(?:MSS?\.?|Ch\.?))\s?(?P<piece_add>\d+)"),
    ("gb", r"(?P<fond_call>\b(?:FO|FCO|CAB|PREM|WO|CO|DEFE|DO|AIR|ADM|KV|HW)\s?\d{1,4})/(?P<piece_call>\d+)"),
    ("gb", r"(?P<item_paper>\b[A-Z]{1,3}\s?\d{3,5}/\d+(?:/\w+)*|\bC[CMP]\s?\(\d\d\)\s?\d+)"),
    ("de", r"(?P<fond_gdr>\b(?:DY|NY|DC|DE|DL|DA|DO|DZ|SgY|B|N)\s?\d{1,4})" + _GDR),
    ("de", r"(?P<signature_zpa>\bJ?\s?IV\s[A-Z]?\s?\d+/[\w./ ]*\d)"),
    ("de", r"(?P<fond_mfaa>\bMfAA|MfS)\b(?:[,/]?\s?(?P<signature_mfaa>(?:[ABCGLM]|LS-A)\s?\d+(?:[/-]\w+)?))?"),
    ("de", r"(?P<signature_mfs>\b(?:HA\s[IVX]+|ZAIG|SdM|HVA|AIM|BdL)(?:,?\s(?:Nr\.\s?)?\d+))"),
    ("zh", _FILE_NUMBER + r"(?P<fond_cn>\b\d{3})-(?P<delo_cn>\d{5})-(?P<item_cn>\d{2}(?:\s?\(\d+\))?)"),
    ("zh", r"(?P<fond_cnb>\b[A-Z]?\d{1,4})-(?P<opis_cnb>\d{1,4})-(?P<delo_cnb>\d{1,4})(?:-(?P<item_cnb>\d{1,4}))?(?![\d-])"),
    ("us", r"(?P<signature_decimal>\b\d{3}[A-Za-z]?\.\d{2,}[\w.()]*(?:/\d{1,2}-\d{2,4})?)"),
    ("cz", r"(?P<fond_prague>\b(?:A\s?ÚV\s?KSČ|KSČ-ÚV|ÚV\sKSČ)(?:-\d+/\d+|-[A-Z]{1,3}(?:\s[IVX]+)?)?)"),
    ("ro", r"(?P<delo_year>\b\d{1,4}/19\d\d)\b"),
)  # fmt: skip
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?")
_PAGES = re.compile(r"\d{1,4}\s?[-–]\s?\d{1,4}")
_ITEM = re.compile(r"\d+(?:/\w+)+")
_NAMED = re.compile(r"[^\W\d_a-z][^\d,;]{1,80}")
_SERIES = re.compile(r"\b(?:series|files?|papers|records|section|collection)\b", re.IGNORECASE)
_FILES = frozenset({"delo", "box", "folder", "band", "bundle", "signature"})
_ALONE = frozenset({"fond_call", "fond_gdr"})  # what is a shelfmark even where no archive is named
_DIGIT, _PIECE = re.compile(r"\d"), re.compile(r"[^,;]+")


@dataclass(frozen=True, slots=True)
class Shelfmark:
    """A shelfmark [start, end) of a text: the repository as it is named there ("" where it is not), its parts in order."""

    start: int
    end: int
    repository: str
    parts: tuple[Part, ...]


def parse_shelfmark(text: str, start: int = 0, end: int | None = None) -> Shelfmark | None:
    """Gives the shelfmark that a line [start, end) of `text` is, None where it is none.

    A line is one where it names an archive and a unit of it, or two units from the fonds on, and is no sentence.
    """
    end = len(text) if end is None else end
    if end - start > LONGEST or not _DIGIT.search(text, start, end):
        return None
    start, end = _bounds(text, start, end)
    repository = REPOSITORY.match(text, start, end)
    name = repository.group().rstrip(" ,.:;") if repository else ""
    at = repository.end() if repository else start
    nation = nation_of(repository["initials"] or "") or nation_of(repository["name"]) if repository else ""
    if repository and not nation:  # what stands behind the name may tell: a city, or the initials of the archive
        nation = nation_of(text[at : min(end, at + _NEAR)])
    labelled = list(_numbered(text, at, end, nation))
    parts = _settled(text, [*labelled, *_unnumbered(text, at, end, labelled, nation)], nation)
    if not _is_enough(text, at, end, name, parts, labelled) or (is_prose(text[start:end]) and len(parts) < 3):
        return None
    return Shelfmark(start, end, name, tuple(parts))


def shelfmark_parts(text: str, start: int, end: int) -> Iterator[Annotation]:
    """Gives `idno type="shelfmark"` over the line and the idno of its parts, nothing where the line is no shelfmark."""
    mark = parse_shelfmark(text, start, end)
    if mark:
        yield Annotation(mark.start, mark.end, "idno", {"type": "shelfmark"})
        yield from (Annotation(at, to, "idno", {"type": kind}) for kind, at, to in mark.parts)


def _bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Gives a line without its brackets, its label, the sentence behind it."""
    if text[start] in "[(" and text[end - 1] in "])":
        start, end = start + 1, end - 1
    label = _LABEL.match(text, start, end)
    start = label.end() if label else start
    sentence = _SENTENCE.search(text, start, end)
    return start, start + len(text[start : sentence.start() if sentence else end].rstrip(" ,;"))


def _numbered(text: str, at: int, end: int, nation: str) -> Iterator[Part]:
    """Gives the units that have a word or a form of their own: (the word and type, start, end)."""
    for match in _units_of(nation).finditer(text, at, end):
        for kind, value in match.groupdict().items():
            if value is not None:
                word = text[match.start() : match.start(kind)].strip().lower() if "_" not in kind else kind
                width = len(value if value.endswith(("ob.", "об.")) else value.rstrip(" .,"))
                yield f"{kind.partition('_')[0]} {word}", match.start(kind), match.start(kind) + width


@cache
def _units_of(nation: str) -> re.Pattern[str]:
    """Gives the pattern of the units that archives of a country write, of all countries for ""; bare forms mean their case."""
    bare = [f"(?-i:{pattern})" for country, pattern in _BARE if country == nation or not nation]
    return re.compile("|".join([*bare, _LABELLED]), re.IGNORECASE)


def _unnumbered(text: str, at: int, end: int, known: Sequence[Part], nation: str) -> Iterator[Part]:
    """Gives what is named without a word that says what it is: a fonds by its name, years, pages, the number of an item."""
    kinds = {kind.split()[0] for kind, _, _ in known}
    has_fond = bool(kinds & {"fond", "rg", "bundle"})
    for start, stop in _pieces(text, at, end, known):
        piece = text[start:stop]
        kind = ""
        if _YEARS.fullmatch(piece):
            kind = "year"
        elif _PAGES.fullmatch(piece) and "listy" not in kinds:
            kind = "listy"
        elif _ITEM.fullmatch(piece):
            kind = "item"
        elif _NAMED.fullmatch(piece) and piece.lower().strip(" .") not in CITIES and len(piece.split()) <= 8:
            kind = "" if has_fond and nation == "us" and not _SERIES.search(piece) else "series" if has_fond else "fond"
            has_fond = True
        if kind:
            yield f"{kind} ", start, stop


def _pieces(text: str, at: int, end: int, known: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Gives what stands between commas and holds no known part."""
    for match in _PIECE.finditer(text, at, end):
        raw = match.group()
        start = match.start() + len(raw) - len(raw.lstrip(" .:/-–"))
        stop = start + len(text[start : match.end()].rstrip(" ."))
        if start < stop and not any(a < match.end() and b > match.start() for _, a, b in known):
            yield start, stop


def _settled(text: str, parts: Sequence[Part], nation: str) -> list[Part]:
    """Gives the parts in order with the types that their words have with this archive, and behind these other parts."""
    settled: list[Part] = []
    has_negj = any(re.match(r"delo (?:kh|х|khad)", kind) for kind, _, _ in parts)
    for kinds, start, end in sorted(parts, key=lambda part: part[1]):
        kind, _, word = kinds.partition(" ")
        before = {known for known, _, _ in settled}
        word = word.split()[0] if word else ""
        kind = _OTHERWISE.get((nation, word), kind)
        if word in ("d.", "д.") and has_negj:
            kind = "opis"
        elif (word in ("f.", "ф.") and (before & _FILES or (nation == "ro" and "fond" in before))) or (
            word in ("p.", "п.") and not _is_papka(text, start, end, before, nation)
        ):
            kind = "listy"
        settled.append((kind, start, end))
    return settled


# (country, word): its type there, where another country means another unit by it
_OTHERWISE = {
    ("sq", "l."): "opis", ("cz", "k."): "box", ("cz", "s."): "listy", ("cz", "t."): "band", ("hu", "t."): "item",
    ("ro", "v."): "band", ("ru", "t."): "band", ("ro", "d."): "delo", ("us", "file"): "folder", ("us", "v."): "band",
    ("bg", "t."): "band", ("mn", "d."): "opis", ("yu", "k."): "box", ("de", "nr."): "signature", ("de", "t."): "band",
    ("", "k."): "box", ("bg", "p."): "listy", ("sq", "p."): "listy",
}  # fmt: skip


def _is_papka(text: str, start: int, end: int, before: set[str], nation: str) -> bool:
    """Tells whether `P. 72` is a papka, and no page: with a Russian archive, behind the opis, once, and no range."""
    return nation in ("ru", "") and "opis" in before and "papka" not in before and not re.search(r"[-–,]", text[start:end])


def _is_enough(text: str, at: int, end: int, repository: str, parts: Sequence[Part], labelled: Sequence[Part]) -> bool:
    """Tells whether what was read makes a shelfmark, and leaves little of the line unread."""
    rest = re.sub(r"[\W_]", "", text[at:end])
    read = sum(len(re.sub(r"[\W_]", "", text[start:stop])) for _, start, stop in parts)
    words = sum(len(re.sub(r"[\W_]", "", kind.partition(" ")[2])) for kind, _, _ in labelled if "_" not in kind)
    if not labelled or read + words < 0.5 * len(rest):
        return False
    first = labelled[0][0].split()
    return (
        bool(repository)
        or first[-1] in _ALONE
        or (len(labelled) >= 2 and first[0] in ("fond", "rg") and labelled[0][1] - at < 16)
    )
