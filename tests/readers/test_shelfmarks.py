"""Shelfmarks as archives of many countries write them, and what is none. Fonds and numbers are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_tools.readers.shelfmark import parse_shelfmark

MARKS = [
    ("AVPRF F. 0172, Op. 13, P. 72, Delo 5, Listy 165-192", "AVPRF", "fond 0172, opis 13, papka 72, delo 5, listy 165-192"),
    ("AVP RF, f. 0172, op. 50, d. 6, p. 424, l. 1", "AVP RF", "fond 0172, opis 50, delo 6, papka 424, listy 1"),
    ("RGANI, f. 5, op. 28, rolik 5176, d. 410, ll. 233-35", "RGANI", "fond 5, opis 28, roll 5176, delo 410, listy 233-35"),
    ("GARF, f. R-5446, op. 120a, d. 1214.", "GARF", "fond R-5446, opis 120a, delo 1214"),
    ("РГАНИ. Ф. 5. Оп. 30. Д. 167. Л. 12–14 об.", "РГАНИ", "fond 5, opis 30, delo 167, listy 12–14 об."),
    ("АВПРФ, ф. 0172, оп. 13, п. 72, д. 5, лл. 165-192", "АВПРФ", "fond 0172, opis 13, papka 72, delo 5, listy 165-192"),
    ("F. 0172, Op. 6, P. 21, D. 47", "", "fond 0172, opis 6, papka 21, delo 47"),
    ("[TsAMO, fond 5, opis 918, delo 121, listy 712-713]", "TsAMO", "fond 5, opis 918, delo 121, listy 712-713"),
    ("Source: APRF, F. 3, Op. 65, D. 776, L. 1, 4, 7-9", "APRF", "fond 3, opis 65, delo 776, listy 1, 4, 7-9"),
    ("AVPRF, fond 1, opis 2, papka 8, delo 6, listy 7-9. Obtained by A. Lee", "AVPRF", "fond 1, opis 2, papka 8, delo 6, listy 7-9"),
    ("MOL, XIX-J-1-j Tarvia, 1962, 5. doboz, 5/bc", "MOL", "fond XIX-J-1-j, series Tarvia, year 1962, box 5, item 5/bc"),
    ("MNL OL, M-KS 288. f. 5. cs. 413. ő. e.", "MNL OL", "fond M-KS 288, bundle 5, delo 413"),
    ("HU OSA 300-8-3, box 12", "HU OSA", "fond 300-8-3, box 12"),
    ("PA AA, MfAA, A 6979, Bl. 12-15", "PA AA", "fond MfAA, signature A 6979, listy 12-15"),
    ("PolA AA, MfAA, C 1234. Translated by Bernd Amsel.", "PolA AA", "fond MfAA, signature C 1234"),
    ("SAPMO-BArch, DY 30/IV 2/20/137", "SAPMO-BArch", "fond DY 30, signature IV 2/20/137"),
    ("BArch, DY 30/J IV 2/202/359, Bd. 3", "BArch", "fond DY 30, signature J IV 2/202/359, band 3"),
    ("BStU, MfS, HA II, Nr. 29603, Bl. 1-10", "BStU", "fond MfS, signature HA II, Nr. 29603, listy 1-10"),
    ("AAN, KC PZPR, sygn. XI A/61, k. 12-18", "AAN", "fond KC PZPR, signature XI A/61, listy 12-18"),
    ("AMSZ, zespół 9, w. 51, t. 660", "AMSZ", "fond 9, bundle 51, folder 660"),
    ("ANIC, fond CC al PCR – Relații Externe, dosar 20/1967, f. 12-15", "ANIC", "fond CC al PCR – Relații Externe, delo 20/1967, listy 12-15"),
    ("Arhiva MAE, fond Telegrame, 1957, vol. 2, f. 45", "Arhiva MAE", "fond Telegrame, year 1957, band 2, listy 45"),
    ("PRCFMA 106-00581-06, 1-10", "PRCFMA", "fond 106, delo 00581, item 06, listy 1-10"),
    ("CCA, 222-35-1-1", "CCA", "fond 222, opis 35, delo 1, item 1"),
    ("AQPPSH, MPKBK, V. 1961, L. 13, D. 1", "AQPPSH", "fond MPKBK, year 1961, opis 13, delo 1"),
    ("AMPJ, Viti 1966, Dosja 125, fl. 1-10", "AMPJ", "year 1966, delo 125, listy 1-10"),
    ("TNA, PREM 11/2567", "TNA", "fond PREM 11, piece 2567"),
    ("PRO, FO 371/84059, FK1022/47", "PRO", "fond FO 371, piece 84059, item FK1022/47"),
    ("CAB 129/41, CP(50)156", "", "fond CAB 129, piece 41, item CP(50)156"),
    ("NARA, RG 59, Central Decimal File, 1955-59, 795.00/5-2257, Box 2889", "NARA",
     "rg 59, series Central Decimal File, year 1955-59, signature 795.00/5-2257, box 2889"),
    ("National Archives, RG 59, Lot 60 D 553, Box 3", "National Archives", "rg 59, series 60 D 553, box 3"),
    ("LBJ Library, National Security File, Country File, Korea, Box 255", "LBJ Library", "fond National Security File, series Country File, box 255"),
    ("SÚA, A ÚV KSČ, f. 02/1, sv. 110, a. j. 113", "SÚA", "fond A ÚV KSČ, fond 02/1, band 110, delo 113"),
    ("TsDA, Sofia, Fond 1-B, Opis 5, a.e. 653, p. 1-34", "TsDA", "fond 1-B, opis 5, delo 653, listy 1-34"),
    ("Mongolian Foreign Ministry Archive, fond 2, dans 1, kh/n 348, p. 12", "Mongolian Foreign Ministry Archive", "fond 2, opis 1, delo 348, listy 12"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "repository", "parts"), MARKS, ids=[row[0][:30] for row in MARKS])
def test_a_shelfmark_is_read_into_repository_and_units(line: str, repository: str, parts: str) -> None:
    mark = parse_shelfmark(line)
    assert mark is not None
    assert (mark.repository, ", ".join(f"{kind} {line[start:end]}" for kind, start, end in mark.parts)) == (repository, parts)


@pytest.mark.parametrize(
    "line",
    [
        "The Archive of the Ministry holds 12 boxes of letters from 1957.", "Orla, 31 May 1957", "Nº 353", "F. Orlov, 3 May 1957",
        "Dr. F. 2 and D. 3 went to Orla.", "1 - Cde. Bel", "Library of Congress, 22 May 1957", "Box 12", "Copies: Orlov (2), Bel (1)",
        "Article 5, Section 12", "P. 5, L. 7",
    ],
)  # fmt: skip
def test_other_lines_with_numbers_are_no_shelfmark(line: str) -> None:
    assert parse_shelfmark(line) is None


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from([row[0] for row in MARKS]), st.text(max_size=20), st.text(max_size=20))
def test_parts_lie_inside_the_shelfmark_in_order_whatever_stands_around(line: str, before: str, after: str) -> None:
    mark = parse_shelfmark(before + line + after)
    for kind, start, end in mark.parts if mark else ():
        assert kind and mark and mark.start <= start < end <= mark.end
    ends = [0, *(end for _, _, end in mark.parts)] if mark else []
    assert not mark or all(start >= end for (_, start, _), end in zip(mark.parts, ends, strict=False))
