"""The language of dates: free text to TEI attributes, W3C dates explained and ordered, EDTF for exports.

>>> date_attributes("from 1 to 20 May of this year", anchor="1957-05-31")
[{'from': '1957-05-01', 'to': '1957-05-20', 'cert': 'medium'}]
"""

from tei_tools.dates.edtf import to_edtf
from tei_tools.dates.find import DateMatch, date_attributes, find_dates, is_retrospective
from tei_tools.dates.reading import Reading
from tei_tools.dates.values import day_range, explain_date

__all__ = ["DateMatch", "Reading", "date_attributes", "day_range", "explain_date", "find_dates", "is_retrospective", "to_edtf"]
