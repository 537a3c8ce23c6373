"""Annotators find what an editor would mark: each is a function (document, authority) -> annotations over the text.

They only add (law 2). They run in the order of the table: names first, then dates.
"""

from collections.abc import Mapping

ANNOTATORS: Mapping[str, str] = {
    "names": "tei_tools.annotators.names:annotate_names",
    "dates": "tei_tools.annotators.dates:annotate_dates",
}
