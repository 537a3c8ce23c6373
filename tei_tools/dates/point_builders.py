"""What the rules of the first pass build: the tokens that a pattern matched become a point.

A builder takes the match and gives the items in its place, or None where the numbers make no date after all. The names of
the parts are those of the patterns in the families of `point_rules`: d day, m month, y year, s year of two digits, w weekday.
"""

from __future__ import annotations

from dataclasses import replace

from tei_tools.dates.lexer import Token
from tei_tools.dates.parts import Item, certainty, number, spelling, word
from tei_tools.dates.patterns import Found
from tei_tools.dates.points import Point

_MAY = 5


def _begin(found: Found[Item], name: str) -> int:
    """The start of a part that may stand before the date or behind it (`Sunday, 2 August`, `2 August. Sunday`)."""
    item = found.get(name)
    first = min((part.start for part in map(found.get, ("d", "m", "y")) if part), default=found.start)
    return min(item.start, first) if item else found.start


def build_day(found: Found[Item]) -> list[Item]:
    """Builds one day, month or year of the parts d, m, y (or s, two digits), w and rel or unit of a match."""
    rel = found.get("rel")
    shift = (word(found, "unit"), int(word(found, "rel") or 0)) if rel else None
    if rel and rel.code in ("SAME", "THAT"):
        shift = ("same year", 0) if word(found, "unit") == "year" else None
    if found.get("inst"):
        shift = ("month", int(word(found, "inst")))
    short = number(found, "s") if not isinstance(t := found.get("s"), Token) or t.code != "SHORT" else int(t.text[1:])
    day, month = number(found, "d"), number(found, "m") or number(found, "r")
    code = "P_DAY" if day else "P_MONTH" if month else "P_YEAR"
    return [
        Point(
            _begin(found, "w"), found.end, code, number(found, "y"), month, day, short,
            number(found, "w"), shift=shift, cert="medium" if shift else certainty(found),
            rule="relative" if shift else "full",
        )
    ]  # fmt: skip


def build_piece(found: Found[Item]) -> list[Item] | None:
    """Builds a half or a quarter of a year."""
    rank = found["q"]
    rank_number = (4 if word(found, "part") == "quarter" else 2) if rank.code == "LAST" else number(found, "q") or 0
    part = f"{word(found, 'part')}{rank_number}"
    unit = word(found, "unit")
    shift = (unit, int(word(found, "rel") or 0)) if unit else None
    fitting = ("", "year", "month") if part.startswith("half") else ("", "year")
    if rank_number > (4 if part.startswith("quarter") else 2) or unit not in fitting:
        return None
    return [
        Point(
            found.start,
            found.end,
            "P_LONG",
            number(found, "y"),
            parts=(part,),
            shift=shift,
            cert="medium" if shift else "high",
            rule="part",
        )
    ]


def build_pieces(found: Found[Item]) -> list[Item] | None:
    """Builds two halves or quarters of one year (`the second and third quarters of 1957`)."""
    kind = str(word(found, "part") or word(found, "parts"))
    ranks = [number(found, name) or 0 for name in ("q", "e")]
    if not all(1 <= rank <= (4 if kind == "quarter" else 2) for rank in ranks):
        return None
    first, last = found["q"], found["e"]
    sign = next(item for item in found.items if item.code == "AND")
    pieces = [Point(item.start, item.end, "P_LONG", number(found, "y"), parts=(f"{kind}{rank}",), rule="part")
              for item, rank in zip((first, last), ranks, strict=True)]  # fmt: skip
    return [replace(pieces[0], start=found.start), sign, replace(pieces[1], end=found.end)]


def build_misspelt(found: Found[Item]) -> list[Item]:
    """Builds a day whose month is mistyped."""
    return [replace(point, cert="medium") if isinstance(point, Point) else point for point in build_day(found)]


def build_third(found: Found[Item]) -> list[Item] | None:
    """Builds a third of a month: `the last third of March` is its days from the 21st."""
    rank = {1: "beginning", 2: "middle", 3: "end", -1: "end"}.get(number(found, "q") or 0)
    whole = build_day(found)[0]
    if rank is None or number(found, "n") != 3 or not isinstance(whole, Point):
        return None
    return [replace(whole, code="P_LONG", start=found.start, parts=(rank,), rule="part")]


def build_may_day(found: Found[Item]) -> list[Item] | None:
    """Builds May Day, 1 May."""
    whole = build_day(found)[0]
    if not isinstance(whole, Point) or whole.month != _MAY or spelling(found, "m")[0] != "M":
        return None
    return [replace(whole, code="P_DAY", day=1, rule="feast")]


def build_eight(found: Found[Item]) -> list[Item]:
    """Builds a day of eight digits, ISO 8601's basic form (`19570531`)."""
    digits = spelling(found, "eight")
    return [Point(found.start, found.end, "P_DAY", int(digits[:4]), int(digits[4:6]), int(digits[6:]), cert="medium")]


def build_days(found: Found[Item]) -> list[Item]:
    """Builds a point for each day of a list that shares its month and year; the connectors stay between them."""
    whole = build_day(found)[0]
    if not isinstance(whole, Point):
        return []
    out: list[Item] = []
    listed = found.span("list")
    days = [
        item
        for item in listed
        if item.code not in ("DASH", "TO", "THROUGH", "UNTIL", "AND", "OR", "DO", "COMMA", "SLASH", "THE", "ON", "DOT", "FROM")
    ]
    for item in listed:
        if item in days and isinstance(item, Token):
            first, last = item is days[0], item is days[-1]
            out.append(
                replace(
                    whole,
                    start=found.start if first else item.start,
                    end=found.end if last else item.end,
                    day=int(item.value),
                    weekday=whole.weekday if first else None,
                    code="P_DAY",
                )
            )
        elif isinstance(item, Token) and item.code != "DOT" and days[0].start < item.start < days[-1].start:
            out.append(item._replace(code="DASH") if item.code in ("SLASH", "DO") else item)
    return out


def build_bounded(found: Found[Item]) -> list[Item]:
    """Builds two days between which one lies (`no earlier than 5 and no later than 9 May 1957`)."""
    first, last = found["d"], found["e"]
    month, year = number(found, "m"), number(found, "y")
    return [
        *(item for item in found.items if item.start < first.start),
        Point(first.start, first.end, "P_DAY", year, month, number(found, "d")),
        *(item for item in found.items if first.end <= item.start < last.start),
        Point(last.start, found.end, "P_DAY", year, month, number(found, "e")),
    ]


def build_numeric(found: Found[Item]) -> list[Item] | None:
    """Builds a day of three numbers; where day and month may be exchanged, `order` says so and resolving decides."""
    a, b = number(found, "a") or 0, number(found, "b") or 0
    if found.get("s") and len(spelling(found, "s")) != 2:
        return None
    sign = next(item for item in found.items if item.code in ("DOT", "DASH", "SLASH"))
    year, short = number(found, "y"), number(found, "s")
    if a > 31 or b > 31 or (a > 12 and b > 12) or not a or not b:
        return None
    weekday = number(found, "w")
    order = "" if sign.code == "DOT" or a == b or max(a, b) > 12 else sign.code.lower()
    day, month = (b, a) if b > 12 else (a, b)
    if sign.code == "DOT" and b > 12:
        return None
    return [Point(found.start, found.end, "P_DAY", year, month, day, short, weekday, order=order,
                  cert="medium" if order else "high")]  # fmt: skip


def build_years(found: Found[Item]) -> list[Item]:
    """Builds two points of `1956-57` or `1955-1957`; `1957-05` is a month."""
    first, last = found["y"], found["z"]
    year, end = int(word(found, "y")), int(word(found, "z"))
    if end < 100:
        if (
            end <= year % 100
            and isinstance(last, Token)
            and 1 <= end <= 12
            and len(last.text) == 2
            and found.items[1].code == "DASH"
        ):
            return [Point(found.start, found.end, "P_MONTH", year, end)]
        end += year // 100 * 100 + (100 if end <= year % 100 else 0)
    if not year < end <= year + 400:
        return [Point(first.start, first.end, "P_YEAR", year), *found.items[1:]]
    return [Point(first.start, first.end, "P_YEAR", year), _dash(found.items[1]), Point(last.start, last.end, "P_YEAR", end)]


def _dash(item: Item) -> Item:
    return item._replace(code="DASH") if isinstance(item, Token) else item


def build_bare_ordinal(found: Found[Item]) -> list[Item]:
    """Builds a day whose month is that of the running text (`on the 9th`)."""
    end = found.end - spelling(found, "d").endswith(".")  # that point ends the sentence
    return [Point(found.start, end, "P_DAY", day=number(found, "d"), cert="low", rule="context")]


def build_weekday_ordinal(found: Found[Item]) -> list[Item]:
    """Builds a day of the nearest month in which it falls on that weekday (`Monday the 13th`)."""
    return [Point(found.start, found.end, "P_DAY", day=number(found, "d"), weekday=number(found, "w"), cert="medium",
                  rule="context")]  # fmt: skip


def build_seasons(found: Found[Item]) -> list[Item]:
    """Builds two seasons of one year (`from spring to autumn 1957`)."""
    first, last, year = found["season"], found["last"], number(found, "y")
    between = [item for item in found.items if first.end <= item.start < last.start]
    return [
        Point(first.start, first.end, "P_LONG", year, parts=(word(found, "season"),), rule="part"),
        *between,
        Point(last.start, found.end, "P_LONG", year, parts=(word(found, "last"),), rule="part"),
    ]


def build_season(found: Found[Item]) -> list[Item]:
    """Builds a season of a year, or of two (`winter of 1956-57`); `late autumn of 1944` is one month of it."""
    year, until = number(found, "y"), number(found, "z")
    if until is not None and until < 100:
        until += (year or 0) // 100 * 100
    short = int(spelling(found, "s")[1:]) if found.get("s") else None
    parts = (word(found, "season"), word(found, "early")) if found.get("early") else (word(found, "season"),)
    return [Point(found.start, found.end, "P_LONG", year, short_year=short, parts=parts, until_year=until, rule="part")]


def build_long(found: Found[Item]) -> list[Item] | None:
    """Builds a decade (`1950s`, `the fifties`) or a century."""
    if found.get("century"):
        century = number(found, "century") or 0
        return (
            [Point(found.start, found.end, "P_LONG", (century - 1) * 100 + 1, parts=("century",), rule="part")]
            if 5 < century < 22
            else None
        )
    token = found["decade"]
    if not isinstance(token, Token):
        return None
    digits = "".join(character for character in token.text if character.isdecimal())
    if found.get("hundred"):
        century, tens = number(found, "hundred") or 0, int(token.value)
        return [Point(found.start, found.end, "P_LONG", century * 100 + tens, parts=("decade",), rule="part")]
    if token.code in ("TENS", "TENTH"):
        short = int(token.value or digits)
        return [Point(found.start, found.end, "P_LONG", short_year=short, parts=("decade",), rule="part", cert="medium")]
    year, cert = (int(digits) * 10, "low") if token.code == "LOST" else (int(digits), "high")
    return [Point(found.start, found.end, "P_LONG", year, parts=("decade",), rule="part", cert=cert)]
