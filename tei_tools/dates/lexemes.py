"""What a text of dates is made of, as one regular expression: each kind of word, number and mark is a group of it.

>>> [match.lastgroup for match in lexeme().finditer("on 22nd May 1957, 15:30")]
['word', 'ordinal', 'word', 'number', 'mark', 'clock']

The order counts: what is longer and rarer stands before what is shorter.
"""

from __future__ import annotations

import re
from functools import cache

from tei_tools.dates.feasts import FEASTS
from tei_tools.dates.spelt import SPELT_YEAR

_ORDINAL_END = (
    r"(?:\.{0,2}(?:st|nd|rd|th|d|h|er|ten|ter|º|ª|-?(?:го|ое|е|й)|-e?go|ᵗʰ|ˢᵗ|ⁿᵈ|ʳᵈ)(?![^\W\d_])|\s(?:st|nd|rd|th)(?!\w))"
    r"(?:\s?\.(?!\d)){0,2}"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
_NUMBER_END = rf"(?!\w)|(?={_MONTH})|(?=г\b)"  # 25JUN50, 31May 1957, 1957г.
_PLAIN = (
    r"(?:[cdfghijklqrtuvwxyzDFIJQRUVXYZ]|[abp](?=[a-z]{2})|m(?!in)|n(?!ew|ine)|o(?!ld|ne)|e(?!igh)|s(?!ix|even)"
    r"|T(?=h[eio])|H(?!oly)|W(?!hit)|B(?!ox|y)|K(?!uang))"
)
_LEXEMES = rf"""
    (?P<plain>{_PLAIN}[a-z]+(?=[ ,;\n]|\.\s))  # most words, which nothing longer begins with
    | (?P<sign>[,.;:)])  # most marks
    | (?![^\S\n])(?:(?![^\W\d_])(?:  # begins with no letter
      (?P<line>\n)
    | (?P<iso>\d{{4}}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?(?!\w))
    | (?P<dtg>(?<!\w)(?:0[1-9]|[12]\d|3[01])(?:\d{{4}}Z(?!\w)|[ /]?\d{{4}}[A-IK-Z]?(?=\s{_MONTH}\w*\.?\s?\d\d)))
    | (?P<clock>(?<![\w:])(?:(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]|,\d)|(?:[01]?\d|2[0-4])h[0-5]\d(?!\w)))
    | (?P<eight>(?<!\w)(?:1[5-9]|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\w))
    | (?P<decade>(?<!\w)1\d\d0(?:-?['’]?s|-?ies)(?!\w))
    | (?P<tenth>(?<![\w.,])['’]?[2-9]0(?:-?['’]?s|-?ies)(?!\w))
    | (?P<lost>\[1[5-9]\d[-?]\??\]|(?<![\w-])1[5-9]\d(?:(?:-\??|\?)(?=[ \t\]),.;]|$)|[xX_](?!\w)|\[[?…]\]))
    | (?P<count>(?<!\w)\d{{1,3}}(?:,\d{{3}})+(?!\d))
    | (?P<hour>(?<!\w)\d{{1,2}}(?=[ap]\.?m\b))
    | (?P<zulu_time>(?<!\w)(?:[01]\d|2[0-3])[0-5]\dZ(?!\w))
    | (?P<quoted>["“„«'‘]\s?\d{{1,2}}(?:st|nd|rd|th)?\s?["”“»'’](?!\w))
    | (?P<short>['’]\d\d(?![\w,]))
    | (?P<ordinal>(?>(?:\d{{1,4}}|\[{{1,2}}\d{{1,4}}\??\]{{1,2}})+){_ORDINAL_END})
    | (?P<number>(?:(?<!\w)\?(?=\d))?(?>(?:\d{{1,9}}|\[{{1,2}}\d{{1,4}}\??\]{{1,2}})+)(?:{_NUMBER_END})(?:\?(?=\s{_MONTH}))?)
    | (?P<misread>(?<!\w)(?:\d{{3}}O(?!\w)|\d[lIO](?=\s{_MONTH})))
    | (?P<asked>\(\?\)|(?<!\d)\[\?\])
    | (?P<styled>\((?i:[on]\.\s?s\.|os|ns|(?:old|new)\sstyle|julian|[стн]\.\s?ст\.|ст\.\s?ст\.)\))
    | (?P<elision>['’‘](?=(?:twen|thir|for|fif|six|seven|eigh|nine)ties\b))
    | (?P<begun>\[{{1,2}}[^\W\d_]+\??\]{{1,2}}[^\W\d_]+)
    | (?P<mixed>\w+)
    | (?P<mark>\S)
    )
    | (?P<christian>(?=A)(?:A\.\s?D\.|AD\b)(?=,?\s?\d)|(?<=\d\s)(?=A)(?:A\.\s?D\.|AD\b))
    | (?P<postmark>(?<=\d\s)(?=[A-Z]{{2}}\s)(?:JA|FE|MR|AP|MY|JU|JY|AU|SE|OC|NO|DE)(?=\s\d\d))
    | (?P<abbreviated>(?=[dvsbDсстп]\.)[dv]\.\s?[JM]\.|\b[sсп]\.\s?[gг]\.|\bт\.\s?г\.|\b[sс]\.\s?[mм]\.|\bb\.\s?[rm]\.)
    | (?P<misread_first>\b(?:[lI]\d{{3}}(?!\w)|[lIO]\d(?=\s{_MONTH})))
    | (?P<feast>(?=[A-Z]){FEASTS})
    | (?P<ampm>[AaPp]\.\s?[Mm]\.|[AaPp]\.?[Mm]\b)
    | (?P<style>(?=[ONonBbстн])\b(?:[ON]\.\s?S\.|[on]\.s\.|(?:ст|н)\.\s?ст\.|(?<=\d\s)(?:OS|NS)\b
        |(?:(?:[Oo]ld|[Nn]ew)\s[Ss]tyle|[Bb]y\sthe\s(?:[Oo]ld|Julian)\scalendar)\b))
    | (?P<dotted>\b(?:Jan|Feb|Apr?|Aug|Sept?|Oct|Nov|Dec)\.(?:y|ry|r|t|l)\b)
    | (?P<tens>(?=[FfTtSsEeNn])(?i:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-[a-z]+))
    | (?P<spelt>(?=[OoSsEeNn]){SPELT_YEAR})
    | (?P<era>(?=[MmKkR])(?i:min[\s-]?(?:kuo|guo)|kuang-hsü)\b|(?=R)R\.\s?O\.\s?C\.|(?=R)ROC(?=\s\d))
    | (?P<word>(?>[^\W\d_]+(?:['’][^\W\d_]+)?)(?!\[{{1,2}}[^\W\d_]))
    | (?P<restored>[^\W\d_]+\[{{1,2}}[^\W\d_]+\??\]{{1,2}}[^\W\d_]*)
    | (?P<letters>\w+)
    )"""


@cache
def lexeme() -> re.Pattern[str]:
    """Gives the expression; what it matches by itself is a token, or a mark that stands for nothing."""
    return re.compile(_LEXEMES, re.VERBOSE)
