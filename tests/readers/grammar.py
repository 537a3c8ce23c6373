"""Transcriptions made at random: from a grammar of all conventions, and from characters of every plane.

Everything here is invented: no name, number or event is real.
"""

from __future__ import annotations

from hypothesis import strategies as st

_WORDS = "the ambassador met Minister Orlov at noon and said that grain would arrive by rail from Tarvia before winter".split()

INLINE = [
    "[would]", "[…]", "[....]", "[sic]", "[SIC]", "[sic, Tarvia is correct]", "TTA [Tarvian Telegraph Agency]", "F[oreign] M[inistry]",
    "195[7]", "[Ja]nuary", "Orlov [Stone]", "Pak Seong-il [Pak Song Il]", "[Tarvian Minister of Rail] Bel", "[3-4 illegible letters]",
    "[[TOP]] SECRET", "[[N. Bel?]]", "[[illegible signature]]", "[less than 1 line not declassified]", "[paragraph withheld]",
    "[Here follows a discussion of rail.]", "[Translator's note: a pun]", "[emphasis in the original]", "[1]", "[*]", "word1 and",
    "[page 2]", "[an unclosed remark", "closed] twice]", "[[nested [deep]]]", "soft\u00adhyphen", "no\u00a0break", "“smart”",
    "S M I R N O V", "[handwritten: yes]", "[stamp: Received]",
]  # fmt: skip
LINES = [
    "TARVIAN EMBASSY IN ORLA", "TOP SECRET", "Strictly secret", "Special File", "EYES ONLY", "Nº 133 Copy Nº 2", "No. 179",
    "31 May 1957", "Orla, 31 May 1957", "The Journal of Ambassador A. B. ORLOV", "for the period 6 through 29 May 1957", "22 May 1957",
    "Participants:", "SUBJECT", "Present: Orlov, Bel", "Venue: Orla", "FROM: ORLA", "TO: TARVIA", "Ciphered Telegram # 600/sh",
    "Received: 10 May 1957, 14:30", "Dear Comrade Bel!", "To Ambassador Bel [Stone]:", "With communist greetings", "P.S. More later.",
    "[signature] (A. ORLOV)", "/A. ORLOV/", "S M I R N O V", "AMBASSADOR OF TARVIA", "Five copies printed:", "1 - Cde. Bel", "5 - to file",
    "Copies: Orlov (2), Bel", "Nº 353", "typed by M/B", "me/MB", "drafted by Bel", "AVPRF F. 0102, Op. 13, P. 72, Delo 5, Listy 165-192",
    "NARA RG 59, Box 12", "MOL, XIX-J-1-j Tarvia, 4. doboz, 5/a", "North (BEL): we agree.", "South: we do not.", "1. first point",
    "2) second point", "- a dash", "• a bullet", "Rice\t12\t14", "Rice | 12 | 14", "Rice     12     14", "xxx", "***", "======",
    "- 2 -", "Page 2 of 3", "[1] The text of a note.", "* The text of a note.", "Attachment:", "AGENDA", "DECIDED:", "[USSR MFA Stamp:",
    "Incoming Nº 01490s", "12 June 1957]", "[handwritten in the left margin: \"no\"]", "[faded image of a stamp: Secret]", "SUMMARY: it rained.",
    "a wrapped line that breaks off in the mid-", "dle of a word and goes on for a while until it ends.", "|",
    "Source: RGANI, f. 5, op. 28, d. 410", "[TsAMO, fond 5, opis 9, delo 1]", "SAPMO-BArch, DY 30/IV 2/20/137", "PRCFMA 106-00581-06",
    "AMSZ, z. 9, w. 51, t. 660", "TNA, FO 371/127323. Translated by Ada Kun.", "Obtained for THP by Jan Weil and translated by Ada Kun.",
    "[Translated by Ada Kun]", "Translation sponsored by the Rail Fund.", "MOSCOW - TO VOLSKY [HORN]", "URGENT", "Sent: 3 May 1957",
    "Copies: Orlov (2), Bel, Horn, Kis, Marek, Solin, Weil, Kun, file of the 10th Department, and the copy for the archive",
    "[[[[[[[[[[[[", "]]]]]]]]]]]]", "e\u0301\u0323" * 40, "[", "]", "[[", "]]",
]  # fmt: skip


def words() -> st.SearchStrategy[str]:
    """A sentence with a construct or two in it."""
    pieces = st.one_of(st.sampled_from(_WORDS), st.sampled_from(_WORDS), st.sampled_from(INLINE))
    return st.lists(pieces, min_size=1, max_size=25).map(lambda some: " ".join(some) + ".")


def transcriptions() -> st.SearchStrategy[str]:
    """Lines of all kinds and sentences, joined by line ends, blank lines, or what else keyboards give."""
    line = st.one_of(st.sampled_from(LINES), st.sampled_from(LINES), words())
    joint = st.sampled_from(["\n", "\n", "\n\n", "\n\n", "\r\n", "\n \t\n", "\n    ", "  ", "\u2028", "\n\n\n\n"])
    return st.lists(st.tuples(line, joint), min_size=1, max_size=30).map(lambda rows: "".join(a + b for a, b in rows))


def soup() -> st.SearchStrategy[str]:
    """Characters of every plane, controls and marks of the conventions among them."""
    marks = st.sampled_from(list("[]{}()<>|…*-\n\n \t:/№\u00ad\u00a0\u200b\ufeff\x00\x01\x0b\x85\ufffe"))
    any_plane = st.characters(exclude_categories=())  # surrogates too: some decoders let them through
    of_words = st.sampled_from(
        "Á a\u0323\u0301 \u1100\u1161\u11a8 \u202ea\u202c 漢\U000e0100 \U0001d15e \u0344 \U0010ffff \ufdd0".split()
    )
    return st.lists(st.one_of(marks, any_plane, of_words), min_size=1, max_size=120).map("".join)
