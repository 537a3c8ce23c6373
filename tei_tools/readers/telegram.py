"""The head of a telegram: from whom, to whom, how urgent, when sent, received and deciphered, each a `seg` that says which.

>>> KINDS["dispatched"], KINDS["for"]
('sent', 'recipient')
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.model import Annotation
from tei_tools.readers.cable import cable_parts, haste_parts, is_cable_line
from tei_tools.readers.items import Reading
from tei_tools.readers.labels import label_end, label_of
from tei_tools.readers.lines import WHITE, Line
from tei_tools.readers.shapes import capital_share, is_prose, names_document

# label of the profile, or first word of a line, in small letters: type of the seg
KINDS = {
    "from": "sender", "fm": "sender", "sender": "sender", "origin": "sender", "to": "recipient", "for": "recipient",
    "info": "recipient", "memorandum for": "recipient", "memorandum to": "recipient",
    "action": "recipient", "repeated to": "recipient", "repeated": "recipient", "addressed to": "recipient",
    "addressee": "recipient", "attention": "recipient", "copies to": "recipient", "cc": "recipient", "sent": "sent",
    "dispatched": "sent", "despatched": "sent", "transmitted": "sent", "received": "received", "arrived": "received",
    "deciphered": "deciphered", "deciphering": "deciphered", "decoded": "deciphered", "decrypted": "deciphered",
    "came out": "deciphered", "precedence": "precedence", "priority": "precedence", "ref": "reference", "ref.": "reference",
    "repeated for information to": "recipient", "repeated for information": "recipient",
    "reference": "reference", "copy": "recipient", "copy to": "recipient", "to be transmitted to": "recipient",
    "please transmit to": "recipient", "transmit to": "recipient", "for transmission to": "recipient", "convey to": "recipient",
    "please convey to": "recipient", "please pass to": "recipient", "level": "precedence", "urgency": "precedence",
    "degree of urgency": "precedence", "d.": "sent", "r.": "received", "rec'd": "received", "rec’d": "received",
    "time of dispatch": "sent", "time of despatch": "sent", "time of receipt": "received", "time of origin": "sent",
    "reçu": "received", "expédié": "sent", "eingegangen": "received", "ankunft": "received", "angekommen": "received",
    "abgegangen": "sent", "abgesandt": "sent", "aufgegeben": "sent", "nadano": "sent", "otrzymano": "received",
    "feladva": "sent", "érkezett": "received", "handed in at": "sent", "handed in by": "sent",
    "taken down": "received", "handed in": "sent",
}  # fmt: skip
_YOURS = re.compile(
    r"(?:Your|My|Our|Re|Ref)\b.{0,14}(?:#|№|Nº|No\.|telegram|cable|letter)\s?(?:#|№|Nº|No\.)?\s?\d", re.IGNORECASE
)
_BARE = re.compile(
    r"(?:[A-ZÀ-Ý][A-ZÀ-Ý ]{2,30}?\s?[-–—,]\s?)?(?P<label>FROM|FM|TO|INFO)\s+(?=[A-ZÀ-Ý])"  # `MOSCOW - TO ORLOV`
)
_PASSES_ON = re.compile(
    r"Handed in (?:at|by)\s|"
    r"(?:To be transmitted to|Please (?:transmit|convey|pass) to|For transmission to)\s(?:the\s)?[A-ZÀ-Ý].{2,80}[:.]$"
)
_REPEATS = re.compile(r"(?:Addressed to|Repeated(?: for information)? to|Repeated)\b.{3,110}$")
_CALLS = re.compile(
    r"(?:Comrades?|Cdes?\.|Ambassador|Minister|Premier|Chairman|Marshal|General|Vice|Deputy|Chargé|President)\s.*:$"
)
_RECEIPT = re.compile(r"[(\[]\s?(?:Received|Rec[’']?d|Arrived)\b[^()\[\]]*\d[^()\[\]]*[)\]]\.?$")
_SAYS_FROM = re.compile(r"(?m:^)(?:FROM|FM)\b")
_UNMARKED = re.compile(
    r"(?P<label>from|to be transmitted to|(?:please\s)?(?:transmit|convey|pass)\sto|for transmission to|copy to|to|rec[’']?d|"
    r"[dr]\.(?=\s?\d{1,2}[.:]\d\d)|sent|dispatched|despatched|transmitted|received|arrived|deciphered|decoded|decrypted|"
    r"came out|"
    r"handed in (?:at|by)|reçu|expédié|eingegangen|ankunft|angekommen|abgegangen|abgesandt|aufgegeben|nadano|otrzymano|"
    r"feladva|érkezett|addressed to|repeated(?: for information)? to|for(?=\s(?:Comrade|Cde|Ambassador|Minister|Mr)\b))"
    r"\s+(?=\S)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:FROM|FM|From)\s.{2,60}?(?P<to>,?\s(?:TO|to)\s(?=(?:the\s|THE\s)?[A-ZÀ-Ý]))")  # sender and recipient
_STATION = re.compile(
    r"[A-ZÀ-Ý]{3,}(?:\s[A-ZÀ-Ý]{3,})?(?P<to>\sTO\s)(?:THE\s)?[A-ZÀ-Ý]{3,}(?:\s[A-ZÀ-Ý]{2,})*$"
)  # `HALM TO CENTER`
_FURTHER = re.compile(
    r"[;,.]\s+(?=(?:sent|dispatched|despatched|transmitted|received|arrived|deciphered|decoded|decrypted)\b)", re.IGNORECASE
)


def is_telegram_line(reading: Reading, raw: str, in_telegram: bool = False) -> bool:
    """Tells whether a line of an opening is one of a telegram's head.

    That is a label with a colon, `FROM ORLA` in capitals, or a word for haste; `in_telegram`, where the document is known to
    be one, `Received 14.10, 2 November` too.
    """
    profile = reading.profile
    if label_of(profile, raw, ("telegram",)) or _is_precedence(reading, raw):
        return True
    if profile.lines.get("telegram") and is_cable_line(profile, raw):
        return True
    if not profile.lines.get("telegram") or len(raw) > 120:
        return False
    bare = _BARE.match(raw) if raw.isupper() and len(raw) < 60 and not names_document(raw) else None
    if bare and (bare["label"] in ("FROM", "FM") or in_telegram or _SAYS_FROM.search(reading.text, 0, 1500)):
        return True
    if in_telegram and len(raw) < 60 and _YOURS.match(raw):
        return True
    if in_telegram and len(raw) < 60 and _STATION.match(raw):
        return True
    if len(raw) < 130 and (_PASSES_ON.match(raw) or (in_telegram and _REPEATS.match(raw))):
        return True
    if in_telegram and len(raw) < 80 and _CALLS.match(raw) and capital_share(raw) >= 0.5:
        return True
    return in_telegram and bool(_UNMARKED.match(raw.lstrip("(["))) and not (is_prose(raw) and raw[-1:] in ".!?")


def _is_precedence(reading: Reading, raw: str) -> bool:
    words = reading.profile.lines.get("precedence", ())
    alone = len(raw) < 40 and raw.strip(" .!").lower() in words and raw[:1].isupper()
    return alone or (raw.isupper() and len(raw) < 80 and raw.partition(" ")[0].lower() in words)


def telegram_parts(reading: Reading, line: Line) -> Iterator[Annotation]:
    """Gives the `seg` of the parts of one line of a telegram's head that say what they are: `sent ...; received ...`."""
    raw, profile = line.text(reading.text), reading.profile
    if is_cable_line(profile, raw):
        yield from cable_parts(profile, raw, line.start)
        return
    parted = _BETWEEN.match(raw) or _STATION.match(raw)
    if parted:
        to = parted.start("to") + len(raw[parted.start("to") :]) - len(raw[parted.start("to") :].lstrip(" ,"))
        yield Annotation(line.start, line.start + parted.start("to"), "seg", {"type": "sender"})
        yield Annotation(line.start + to, line.end, "seg", {"type": "recipient"})
        return
    starts = [0, *(match.end() for match in _FURTHER.finditer(raw))]
    ends = [*(match.start() for match in _FURTHER.finditer(raw)), len(raw)]
    for start, end in zip(starts, ends, strict=True):
        haste, _, whom = raw[start:end].partition(" ")
        if whom and haste.isupper() and haste.lower() in reading.profile.lines.get("precedence", ()):
            yield Annotation(line.start + start, line.start + start + len(haste), "seg", {"type": "precedence"})
            start = end - len(whom)
            yield Annotation(line.start + start, line.start + end, "seg", {"type": "recipient"})
            continue
        kind = _kind(reading, raw[start:end])
        if kind and raw[start:end].strip(WHITE):
            yield Annotation(line.start + start, line.start + end, "seg", {"type": kind})
            yield from addressee_parts(reading, Line(line.start + start, line.start + end)) if kind == "recipient" else ()


def addressee_parts(reading: Reading, line: Line) -> Iterator[Annotation]:
    """Gives what stands beside an addressee on its line: a word for haste, the serial number of the cable."""
    yield from haste_parts(reading.profile, line.text(reading.text), line.start)


def receipt_part(raw: str, start: int) -> Annotation | None:
    """Gives the `seg` of a line that says in brackets when the document came in, `(Received October 3.)`, else None."""
    if len(raw) < 60 and _RECEIPT.match(raw):
        return Annotation(start, start + len(raw), "seg", {"type": "received"})
    return None


def _kind(reading: Reading, raw: str) -> str:
    raw = raw.lstrip("([")
    if _is_precedence(reading, raw):
        return "precedence"
    bare = _BARE.match(raw)
    label = bare["label"] if bare else raw[: label_end(reading.profile, raw, "telegram")].rstrip(" :–—")
    if not label and _YOURS.match(raw) and len(raw) < 60:
        return "reference"
    unmarked = _UNMARKED.match(raw)
    if not (label or unmarked) and _CALLS.match(raw):
        return "recipient"
    return KINDS.get(label.lower(), "") or (KINDS.get(unmarked["label"].lower(), "recipient") if unmarked else "")
