"""Transcriptions made at random: from a grammar of all conventions and messes, and from characters of every plane."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.readers.conventions import BODY, CLOSING, FRONT_MATTER, INLINE, OPENING, TITLES, WORDS
from tests.readers.messes import MESSES

_PLANES = 17
_PLANE = 0x10000
# what is special somewhere: marks of the conventions, controls, noncharacters, surrogates, marks of direction, combining marks
_SPECIAL = (
    *"[]{}()<>|…*-\n\n \t:/№\"'&;#%=_.\r", "\u00ad", "\u00a0", "\u200b", "\u200d", "\ufeff", "\x00", "\x01", "\x0b", "\x0c", "\x1b", "\x7f",
    "\x85", "\u2028", "\u2029", "\ufdd0", "\ufffe", "\uffff", "\ud800", "\udfff", "\ud83d\ude00", "\u202a", "\u202e", "\u2066", "\u0301",
    "\u0323", "\u0344", "\u1100\u1161\u11a8", "\u0378", "\u212b", "\U0001d15e", "\U000e0001", "\U000e0100", "\U0001fffe", "\U0010ffff",
)  # fmt: skip


def _of(rows: dict[str, tuple[str, ...]]) -> st.SearchStrategy[str]:
    """One of the spellings of one of the rows, no row rarer than another."""
    return st.sampled_from(sorted(rows)).flatmap(lambda row: st.sampled_from(rows[row]))


def sentences() -> st.SearchStrategy[str]:
    """A sentence with a construct or two in it."""
    words = st.sampled_from(WORDS)
    pieces = st.lists(st.one_of(words, words, words, _of(INLINE)), min_size=1, max_size=25)
    ends = st.sampled_from([".", ".", ".", "?", ":", ";", ",", ""])
    return st.tuples(pieces, ends).map(lambda parts: " ".join(parts[0]) + parts[1])


@st.composite
def transcriptions(draw: st.DrawFn) -> str:
    """A document of some genre: what opens it, its text, what closes it; then up to three messes made of it."""
    genre = draw(st.sampled_from(sorted(TITLES)))
    front = draw(st.sampled_from(["", "", "", "", "", "", *FRONT_MATTER]))
    opening = draw(st.lists(_of(OPENING), max_size=5))
    title = draw(st.sampled_from(TITLES[genre]))
    more = draw(st.lists(_of(OPENING), max_size=3))
    paragraphs = st.lists(sentences(), min_size=1, max_size=3).map(" ".join)
    body = draw(st.lists(st.one_of(paragraphs, _of(BODY)), min_size=0, max_size=10))
    closing = draw(st.lists(_of(CLOSING), max_size=5))
    anywhere = draw(st.lists(st.one_of(_of(OPENING), _of(CLOSING), _of(BODY)), max_size=2))
    pieces = [*opening, title, *more, *body, *closing, *anywhere]
    joints = draw(st.lists(st.sampled_from(["\n", "\n\n", "\n\n", "\n\n\n"]), min_size=len(pieces), max_size=len(pieces)))
    text = front + "".join(piece + joint for piece, joint in zip(pieces, joints, strict=True))
    for name, number in draw(st.lists(st.tuples(st.sampled_from(sorted(MESSES)), st.integers(0, 999)), max_size=3)):
        text = MESSES[name](text, number)
    return text


def soup() -> st.SearchStrategy[str]:
    """Characters of every plane, as many of each, with those among them that are special somewhere."""
    of_a_plane = st.tuples(st.integers(0, _PLANES - 1), st.integers(0, _PLANE - 1)).map(lambda at: chr(at[0] * _PLANE + at[1]))
    words = st.sampled_from([*WORDS, *(spelling for row in INLINE.values() for spelling in row)])
    pieces = st.one_of(st.sampled_from(_SPECIAL), of_a_plane, st.characters(exclude_categories=()), words)
    return st.lists(pieces, min_size=1, max_size=120).map("".join)


def contents() -> st.SearchStrategy[bytes]:
    """Files: texts in some encoding, lone surrogates written too, cut off or damaged; and bytes of no text."""
    encodings = ["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "utf-7", "cp1251", "latin-1"]
    texts = st.tuples(st.one_of(soup(), transcriptions()), st.sampled_from(encodings), st.integers(0, 9))

    def written(parts: tuple[str, str, int]) -> bytes:
        text, encoding, cut = parts
        errors = "surrogatepass" if encoding.startswith("utf-") and encoding != "utf-7" else "replace"
        return text.encode("utf-8" if encoding == "utf-8-sig" else encoding, errors)[cut and cut % 4 :]

    return st.one_of(texts.map(written), texts.map(written), st.binary(min_size=0, max_size=200))
