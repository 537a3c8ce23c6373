"""What transcriptions are made of, row by row of the table of conventions: the words from which the grammar makes documents.

Everything here is invented: no name, number or event is real.
"""

from __future__ import annotations

WORDS = (
    "the ambassador met Minister Orlov at noon and said that grain would arrive by rail from Tarvia before winter came to the "
    "mill at Halm where nobody had been since"
).split()

# inside sentences
INLINE = {
    "gap": ("[…]", "[...]", "[....]", "[….]"),
    "withheld": ("[less than 1 line not declassified]", "[paragraph withheld]", "[2 lines not declassified]"),
    "editor's note": ("[Here follows a discussion of rail.]", "[HK initialed]", "[Editor's note: see the map]", "[Footnote: see below]"),
    "illegible": ("[illegible]", "[3-4 illegible letters]", "[[illegible signature]]", "[one line illegible]", "[illegible was torn"),
    "restored": ("[[TOP]] SECRET", "[[11]] September [[5]]7", "[[N. Bel?]]", "[[ORLOV]]", "[[[TOP]] man]"),
    "supplied": ("[would]", "[him]", "[had also visited]", "[the old]", "[also]"),
    "sic": ("[SIC]", "[sic]", "[sic!]", "[sic, Tarvia is correct]", "[recte: Tarvia]", "[!]", "[?]"),
    "expansion": ("TTA [Tarvian Telegraph Agency]", "F[oreign] M[inistry]", "Amb. [Ambassador]", "MID [Ministry of Foreign Affairs]"),
    "completion": ("195[7]", "[Ja]nuary", "[19]57", "Orlo[v]", "[B. N.]"),
    "identity": ("Pak Seong-il [Pak Song Il]", "FENG [STONE]", "Orlov [Stone]", "he [Orlov]", "Cde. Kim [Il Sung]"),
    "office": ("[Tarvian Minister of Rail] Bel", "Bel [Minister of Rail]", "[Ambassador] ORLOV"),
    "translator's note": ("[Translator's note: a pun]", "[expansion unknown]", "[emphasis in the original]", "[in Russian]"),
    "handwriting": ("[handwritten: yes]", '[handwritten in the left margin: "no"]', "[in pencil: see me]", "[insertion: and coal]"),
    "stamp": ("[stamp: Received]", "[stamp: Far East, Secret, 12 June 1957]", "[faded image of a stamp: Secret]", "[seal]"),
    "footnote mark": ("[1]", "[12]", "[*]", "mill1 and", "mill.2 And", "bridge* and", "bridge†", "(see Horn1)"),
    "page": ("[page 2]", "[p. 14]", "[fol. 3v]", "[-3-]"),
    "shelfmark": ("[RGANI, fond 5, opis 28, delo 410, list 210]", "(AVPRF F. 0102, Op. 13)"),
    "signature": ("[signature]", "(signature)", "/-/ Bel", "(signed)", "[signed] Bel"),
    "broken bracket": ("[an unclosed remark", "closed] twice]", "[[nested [deep]]]", "[a [b [c", "]", "[", "[[", "]]", "[ ]", "[]"),
    "letters": ("soft\u00adhyphen", "no\u00a0break", "“smart”", "‘quotes’", '"straight"', "S M I R N O V", "naïve", "Chargé", "№ 7"),
    "Leiden": ("[Karo]lus", "[-3-]", "<quae>", "{dicitur}", "a | b", "con|firmavi", "||", "a(bc)"),
    "date": ("on 3 May 1957", "22 and 24 May", "from 6 to 9 June", "this year", "the 20th of last month", "in 1957-58", "at 14:30"),
    "name": ("Cde. A. B. Orlov", "Ambassador Bel", "the Tarvian Ministry of Rail", "Orla", "Comrade Horn's", "Dr. B. N. SOLIN"),
}  # fmt: skip

# before the text begins; a line end stands inside what is several lines
OPENING = {
    "letterhead": ("TARVIAN EMBASSY IN ORLA", "SOVIET EMBASSY IN ORLA TOP SECRET", "MINISTRY OF RAIL\nDepartment of Bridges"),
    "classification": ("TOP SECRET", "Strictly secret", "Special File", "EYES ONLY", "S E C R E T", "Secret. Copying is prohibited"),
    "numbers": ("Nº 133 Copy Nº 2", "№ 482", "No. 179", "Copy No. 1", "Number of copies: 3", "0123/63"),
    "dateline": ("31 May 1957", "Orla, 31 May 1957", "Orla, [[3]] May 1957", "May 1957", "Orla, April 8, 1957—2 p.m."),
    "stamp": (
        "[USSR MFA Stamp:\nFar East Department\nSecret\nIncoming Nº 01490s\n12 June 1957]",
        "[stamp: Far East / Secret / Incoming Nº 7 / 12 June 1957]", "[faded image of a stamp: ...]", "Stamp: General Department, 3 March 1955",
        "[USSR MFA Stamp:\nFar East\n\nSecret", "[stamp]", "[Postmark:] FE 6 1825",
    ),
    "handwriting": ("[handwritten: To the file]", "[Handwritten notations:\nTo Orlov\nBel]", "Handwritten: yes", "[in the margin: no]"),
    "columns": (
        "TARVIAN EMBASSY IN ORLA     [Orla Registry Stamp:\nTOP SECRET                   Eastern Department\n"
        "Nº 133 Copy Nº 1             Incoming Nº 59\n31 May 1957                  11 June 1957]",
        "EMBASSY IN ORLA        Eastern Department\nNº 133                 Incoming Nº 59\n31 May 1957            3 June 1957",
        "Journal of A. Orlov      Secret", "EMBASSY\tNº 133\nSECRET\t31 May 1957",
    ),
    "telegram": (
        "FROM: ORLA", "FROM ORLA", "TO: TARVIA", "Ciphered Telegram # 600428/sh", "Received: 10 May 1957, 14:30", "URGENT",
        "Sent: 3 May 1957", "Deciphered 11 May, 3:15", "MOSCOW - TO VOLSKY [HORN]", "Arrived 17 hours 20 min, 6 January 1950", "REF: No. 44",
    ),
    "participants": (
        "Participants: Orlov, Bel", "PARTICIPANTS\nThe Secretary\nMr. Orlov, Minister of Rail", "Present:\nOrlov (chair)\nBel",
        "Venue: Orla", "Interpreter: Kis", "SUBJECT\nThe bridge", "Absent: Marek", "On behalf of Tarvia: comrades Novak, Horn",
    ),
    "address": ("To Ambassador Bel [Stone]:", "Comrade Orlov\nTarvian Embassy\n12 Bridge Street", "To the Ministry of Rail\nOrla"),
    "salutation": ("Dear Comrade Bel!", "My dear Anna,", "Sir,", "Esteemed Comrade Ambassador!"),
    "agenda": ("Agenda:\n1. The bridge\n2. Wagons", "AGENDA"),
    "summary": ("Summary: the consul asks for a wheel.", "The letter reports on the bridge and asks Orlov for wagons before the winter comes, which was refused."),
    "catalogue": (
        "Title: Letter\nSource: Halm State Archive, F. 3\nRights: CC BY 4.0\nRecord ID: 112233\nOriginal Language: Russian\n"
        "Authors: Solin, B. N.; Bel, E.\nSubjects: Bridges; Mills\nSummary: The consul asks for a wheel.",
    ),
    "place": ("Orla", "Orla,"),
}  # fmt: skip

# genre: titles that documents of it have
TITLES = {
    "journal": ("The Journal of Ambassador A. B. ORLOV\nfor the period 6 through 29 May 1957", "JOURNAL\nof the Chargé d'Affaires N. Bel"),
    "conversation": ("RECORD OF CONVERSATION\nwith Comrade Horn\n3 May 1957", "Memorandum of Conversation"),
    "telegram": ("TELEGRAM", "CIPHERED TELEGRAM\nNo. 44", "Airgram from the Embassy in Orla to the Ministry"),
    "letter": ("Letter from A. Orlov to B. Solin", "Dear Comrade Solin!"),
    "report": ("REPORT\non the harvest of 1956", "Survey of the Tarvian press"),
    "memorandum": ("MEMORANDUM\non the bridge at Halm", "Aide-mémoire"),
    "minutes": ("MINUTES\nof the meeting of the Council of Rail, 5 May 1948", "Minutes No. 5"),
    "protocol": ("PROTOCOL No. 28\nof the session of the Politburo", "DECISION of the Presidium"),
    "transcript": ("Stenographic record\nof the meeting of comrades SOLIN and HODAR", "Transcript of a telephone conversation"),
    "note": ("Note No. 17", "Note verbale"),
    "document": ("", "On rice"),
}  # fmt: skip

BODY = {
    "day": ("22 May 1957", "14 August", "16 February 1961. Today I was visited.", "20-21 February 1961\nWas in the town of Brod.", "3/V"),
    "heading": ("I. The lines", "ON THE BRIDGE", "1. Coal", "A. Rye", "2.1 Oats", "Regarding trade", "On foreign policy:"),
    "point": ("Item 1. The bridge", "2. On the mill", "Re item 3", "DECIDED:\n1. To order 40 wagons.\n2. To inform the ministry.", "Decided: to mend it."),
    "field": ("Deadline: 1 May", "Responsible: Comrade Bel", "Result: none"),
    "speech": ("North (BEL): we agree.", "South: we do not.", "Comrade Bel: No.\nComrade Horn: Yes.", "N. S. SOLIN. How did you travel?", "Q: Why?"),
    "list": (
        "1. first point\n2. second point", "- a dash\n- another", "• a bullet\n• more", "1. Grain\n  a) rye\n  b) oats\n2. Coal",
        "a) one\nb) two", "(1) first;\n(2) second.", "III. third\nIV. fourth", "It offers:\na mill;\na boat;\npeace.",
    ),
    "table": (
        "Rice\t12\t14\nCoal\t3\t4", "Rice | 12 | 14\nCoal | 3 | 4", "| a | b |\n|---|---|\n| 1 | 2 |", "Rice     12     14\nCoal      3      4",
        "A table\nRice\t12\nCoal\t3",
    ),
    "separator": ("xxx", "***", "======", "- - -", "* * *"),
    "page": ("- 2 -", "Page 2 of 3", "17", "[page 2]", "2/5"),
    "running head": ("REPORT ON THE BRIDGE\n\n3\n\nREPORT ON THE BRIDGE",),
    "footnote": ("[1] The text of a note.", "* The text of a note.", "1 The text of a note.", "[1] One.\n[2] Two."),
    "columns": (
        "The one side said that the old      The other side replied that it\nbridge at Halm is closed and        would be mended in the spring\n"
        "that nobody may cross it.           and opened in the summer.",
    ),
    "stray": ("/", "~", "|", ".", "'", "^^"),
    "wrap": (
        "a wrapped line that breaks off in the mid-\ndle of a word and goes on for a while until it\nends where nobody thought that it would.",
        "The first paragraph stands on a line of its own and is long enough that no typewriter could have set it in one line without a turn.",
    ),
    "place": ("Orla",),
    "letter-spaced": ("T O P   S E C R E T", "S H T Y K O V"),
}  # fmt: skip

CLOSING = {
    "valediction": ("With communist greetings,", "Ever yours affectionately,", "I have the honor to be, Sir, your obedient servant,", "I have, &c."),
    "signature": (
        "[signature] (A. ORLOV)", "/A. ORLOV/", "S M I R N O V", "AMBASSADOR OF TARVIA IN ORLA\n[signature]\nA. ORLOV", "M. ORLOV", "(signed) Bel",
        "For Orla:                           For Tarvia:\nA. ORLOV                            B. SOLIN", "Chairman: M. ORLOV\nSecretary: E. BEL",
        "6.I.50 No. 44    SHTERN", "Noted by:\n/-/ W. Bel", "Recorded by: Kis",
    ),
    "dateline": ("Halm, 3 May 1951", "31 May 1957"),
    "distribution": (
        "Five copies printed:\n1 - Cde. Bel\n2 - Cde. Marek (2 copies)\n5 - to file", "Copies: Orlov (2), Bel", "cc:\n1 x Foreign Ministry, Dept. V\n1 x CC",
        "25 copies printed\nDistributed according to a list", "Copies: Orlov (2), Bel, Horn, Kis, Marek, Solin, Weil, Kun, file of the 10th Department",
    ),
    "registry": ("Nº 353\n31 May 1957", "typed by M/B", "me/MB", "drafted by Bel", "True copy: Kis", "Printed in 3 copies\n1-MFA\n2-file"),
    "shelfmark": (
        "AVPRF F. 0102, Op. 13, P. 72, Delo 5, Listy 165-192", "RGANI, Fond 5, Opis 28, Delo 410, List 210",
        "MOL, XIX-J-1-j Tarvia, 4. doboz, 5/a", "PolA AA, MfAA, C 1234", "NARA RG 59, Box 12", "PRCFMA 106-00581-06", "AMSZ, z. 9, w. 51, t. 660",
        "SAPMO-BArch, DY 30/IV 2/20/137", "TNA, FO 371/127323. Translated by Ada Kun.", "[TsAMO, fond 5, opis 9, delo 1]", "Source: RGANI, f. 5",
    ),
    "credit": ("Obtained for THP by Jan Weil and translated by Ada Kun.", "[Translated by Ada Kun]", "Translation sponsored by the Rail Fund."),
    "postscript": ("P.S. More later.", "P.S.\nThe dog is well."),
    "attachment": ("Attachment 1", "Enclosure: list of wagons", "Enclosure 1\nList of the delegation\n1. Jan Kowal\n2. Adam Wrona", "ANNEX A\nThe plan"),
    "end notes": ("Notes\n1. The bridge at Halm.\n2. An engineer.", "Notes:\n[1] One.", "[1] The rest is missing."),
    "address": ("Miss Lovell\nBridge St.\nHalm", "[Address panel:] Miss Lovell, Halm", "To the Ministry of Rail\nOrla"),
    "summary": ("The document reports on the bridge at Halm and asks for wagons, and discusses why the ministry had refused them before the war.",),
}  # fmt: skip

FRONT_MATTER = (
    "---\ntitle: An invented letter\nauthor: B. Solin\ndate: 1957-05-31\nsubjects:\n  - mills\n---\n", "---\ndate: never\n---\n", "---\n", "---\nno block\n",
)  # fmt: skip
