"""The words for the categories that documents point to: genres, classification marks, calendars.

>>> GENRES["journal"]
'Diplomatic journal'
"""

from __future__ import annotations

GENRES = {
    "journal": "Diplomatic journal",
    "conversation": "Record of conversation",
    "telegram": "Telegram",
    "letter": "Letter",
    "report": "Report",
    "memorandum": "Memorandum",
    "minutes": "Minutes of a meeting",
    "protocol": "Protocol",
    "transcript": "Transcript of spoken words",
    "note": "Note, with or without attachments",
    "document": "Document of a genre that was not recognised",
}
CLASSIFICATIONS = {
    "top-secret": "Top secret",
    "secret": "Secret",
    "strictly-secret": "Strictly secret",
    "strictly-confidential": "Strictly confidential",
    "confidential": "Confidential",
    "restricted": "Restricted",
    "unclassified": "Unclassified",
    "declassified": "Declassified",
    "special-file": "Special file",
    "special-importance": "Of special importance",
    "eyes-only": "Eyes only",
    "personal": "Personal",
    "official-use": "For official use only",
    "internal-use": "For internal use only",
    "limited-official-use": "Limited official use",
    "not-for-publication": "Not for publication",
    "not-for-distribution": "Not for distribution or copying",
    "noforn": "Not releasable to foreign nationals",
    "exdis": "Exclusive distribution",
    "nodis": "No distribution",
    "limdis": "Limited distribution",
}
CALENDARS = {
    "julian": "Julian calendar, Old Style",
    "juche": "Juche calendar: years counted from 1912",
    "minguo": "Minguo calendar: years counted from 1912, the Republic of China",
    "japanese": "Japanese calendar: years of an era",
    "dangi": "Dangi calendar: years counted from 2333 BC",
    "manchukuo": "Years of an era of Manchukuo",
    "qing": "Years of an era of the Qing dynasty",
    "korean": "Years of an era of the Korean Empire",
    "republican": "French Republican calendar",
    "hebrew": "Hebrew calendar",
    "hijri": "Islamic calendar, by its tables",
    "gregorian": "Gregorian calendar",
}
