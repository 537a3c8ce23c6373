"""An encoded document and what people made of it: brought up to date without touching their work.

`revise(existing, fresh)` puts what the machine would say today into a file that people have edited; `mark_written` notes in
a new document what the machine wrote, so that their edits can be told from it later; `decisions` are what people do to the
machine's tags: accept, reject, link. Everything else in a file stays byte for byte (docs/keeping-edits.md).
"""

from tei_tools.revision.revise import Revision, mark_written, revise

__all__ = ["Revision", "mark_written", "revise"]
