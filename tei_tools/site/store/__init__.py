"""What the last build of a site knew, in one SQLite file inside the site: rows of every document, and every file written.

It makes a build flat in memory (rows are asked for, not held) and a second build quick (only what changed is done again). It
holds nothing that the site itself does not show; it may be deleted at any time, and need not be published.
"""

from __future__ import annotations

from tei_tools.site.store.database import FOLDER, VERSION, is_site
from tei_tools.site.store.documents import Documents
from tei_tools.site.store.files import Files
from tei_tools.site.store.names import Names
from tei_tools.site.store.rows import Entity, Listed, Seen, Tie

__all__ = ["FOLDER", "VERSION", "Entity", "Listed", "Seen", "Store", "Tie", "is_site"]


class Store(Documents, Names, Files):
    """The store of one site."""
