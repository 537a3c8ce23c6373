"""The ODD compiler: a TEI customisation (ODD) and TEI P5 in, RELAX NG, Schematron and a summary out.

>>> compiled = compile_odd(Path("schema/tei_tools.odd"), find_tei(Path("schema/tei_tools.odd")))  # doctest: +SKIP
>>> compiled.grammar[:5]  # doctest: +SKIP
b'<?xml'

Stages: `reading` and `content` (XML to data), `customisation` and `merging` (what is in use), `expansion` and `attributes`
(references resolved), `relaxng`, `schematron` and `summary` (written out). It writes no documentation.
"""

from tei_tools.odd.compilation import Compiled, compile_odd
from tei_tools.odd.sources import find_tei

__all__ = ["Compiled", "compile_odd", "find_tei"]
