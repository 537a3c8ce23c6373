"""TEI as a flow of blocks and runs for the printed word: what markdown and docx write, before they know their own syntax.

A block is a heading, a paragraph, lines that belong together (a letterhead, a closer, an address), a stamp, a registry block, a
list item, a row of a table, a quotation, a summary, a break. A run is words of one voice: the author's, the registry's (stamps,
numbers, handwriting), the translator's (what stands in brackets). Names and dates carry what they name and whether the machine
found them. Brackets are those of the transcription, so that the words can be read back as one.

`walk.py` goes over the tree; `blocks.py` and `runs.py` are what it makes, `looks.py` says how words look and whose they are,
`brackets.py` what stands round them.

>>> from lxml import etree
>>> tree = etree.ElementTree(etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
...     '<p>and\\n<note resp="#translator">sic</note></p></body></text></TEI>'))
>>> block, = flow_of(tree)
>>> block.kind, [(run.text, run.voice) for run in block.runs]
('paragraph', [('and ', 'author'), ('[sic]', 'translator')])
"""

from tei_tools.exporters.flow.blocks import Block
from tei_tools.exporters.flow.runs import Run
from tei_tools.exporters.flow.walk import flow_of

__all__ = ["Block", "Run", "flow_of"]
