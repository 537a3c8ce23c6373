"""Registers of people, places and organisations: read, searched under every spelling, and asked for a document's records.

`read_authority(folder)` gives the registers as plain data, `nearest_authority(path)` finds the folder that an input belongs
to, `Links` finds the record of a name, `records_of(document, authority)` lists the records that a document's names point to.
It does not write registers.
"""

from tei_tools.authority.folding import fold, person_keys
from tei_tools.authority.linking import Links, links_of
from tei_tools.authority.records import records_of, told_apart
from tei_tools.authority.registers import nearest_authority, read_authority

__all__ = ["Links", "fold", "links_of", "nearest_authority", "person_keys", "read_authority", "records_of", "told_apart"]
