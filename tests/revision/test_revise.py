"""What people do to an encoded document, one thing at a time, and what the next encoding makes of it."""

from __future__ import annotations

from functools import cache

import pytest

from tei_tools.encoder import encode_document
from tei_tools.errors import OutputError
from tei_tools.keeping import preview
from tei_tools.model import Authority, Record
from tei_tools.pipeline import encode
from tei_tools.readers.transcription import read_transcription
from tei_tools.revision import mark_written, revise
from tei_tools.tei import serialise

TEXT = "Dear Anna,\n\nCde. Petrov met Anna Berg in Warsaw. Cde. Petrov left Warsaw.\n\nBoris, invented\n"
WARSAW, PETROV = "warsaw", "petrov"
RECORDS = {
    WARSAW: Record(WARSAW, "place", "Warsaw", type="settlement"),
    PETROV: Record(PETROV, "person", "Ivan Petrov", ("Petrov",), surname="Petrov", forename="Ivan"),
}


@cache
def encoded(*records: str, text: str = TEXT) -> str:
    document = read_transcription(text, name="letter", source="letter.txt")
    authority = Authority(tuple(RECORDS[name] for name in records))
    return mark_written(serialise(encode(document, authority=authority))).decode()


def again(existing: str, fresh: str) -> str:
    return revise(existing.encode(), fresh.encode(), file="letter.xml").content.decode()


def mention(source: str, words: str, number: int = 0) -> str:
    """The whole tag round the words in the text."""
    end = [at for at in range(source.index("<body"), len(source)) if source.startswith(f">{words}</", at)][number]
    start = source.rindex("<", 0, end)
    return source[start : source.index(">", end + 1) + 1]


def test_a_file_that_nobody_touched_is_written_anew() -> None:
    assert again(encoded(), encoded(WARSAW, PETROV)) == encoded(WARSAW, PETROV)


def test_a_new_record_changes_the_machine_s_tags_alone() -> None:
    mine = encoded().replace("<publisher>not stated</publisher>", "<publisher >My  archive</publisher><!-- ok -->")
    content = again(mine, encoded(WARSAW))
    assert content.count('ref="place:warsaw"') == 2
    assert 'sameAs="place:warsaw"' in content
    old, new = (text.partition("<?tei-tools-wrote")[0].splitlines() for text in (mine, content))
    changed = [line for line in new if line not in old]
    assert [line for line in changed if "arsaw" not in line] == []
    assert "<publisher >My  archive</publisher><!-- ok -->" in content


def test_a_tag_that_a_person_signed_stays_when_the_machine_knows_better() -> None:
    tag = mention(encoded(), "Warsaw")
    mine = encoded().replace(tag, tag.replace('resp="#tei-tools"', "resp='#translator'"))
    content = again(mine, encoded(WARSAW))
    assert tag.replace('resp="#tei-tools"', "resp='#translator'") in content
    assert content.count('ref="place:warsaw"') == 1


def test_a_changed_ref_stays_even_where_the_machine_still_stands_in_resp() -> None:
    tag = mention(encoded(WARSAW), "Warsaw")
    mine = encoded(WARSAW).replace(tag, tag.replace("place:warsaw", "place:elsewhere"))
    assert again(mine, encoded(WARSAW)) == mine
    assert 'ref="place:elsewhere"' in again(mine, encoded(PETROV))


def test_a_tag_that_was_removed_does_not_come_back() -> None:
    tag = mention(encoded(), "Warsaw")
    mine = encoded().replace(tag, "Warsaw")
    assert again(mine, encoded()) == mine
    assert again(mine, encoded(WARSAW)).count(">Warsaw</placeName>") == 1 + 1  # the other mention, and the record


def test_moved_boundaries_stay() -> None:
    tag = mention(encoded(), "Warsaw")
    mine = encoded().replace(f"in {tag}", tag.replace(">Warsaw<", ">in Warsaw<").replace("#tei-tools", "#translator"))
    assert again(mine, encoded()) == mine
    assert ">in Warsaw</placeName>" in again(mine, encoded(WARSAW))


def test_a_tag_inside_the_machine_s_stays_when_the_machine_takes_its_own_away() -> None:
    tag = mention(encoded(WARSAW), "Warsaw")
    mine = (
        encoded(WARSAW).replace(tag, tag.replace(">Warsaw<", ">War<hi>saw</hi><")).replace("<publisher>not", "<publisher>Not")
    )
    document = read_transcription(TEXT, name="letter", source="letter.txt")
    bare = mark_written(serialise(encode_document(document, Authority()))).decode()
    content = again(mine, bare)
    assert "in War<hi>saw</hi>. Cde. Petrov left Warsaw" in content
    assert 'resp="#tei-tools"' not in content[content.index("<body") :]


def test_what_was_rejected_does_not_come_back_and_may_when_the_record_goes() -> None:
    tag = mention(encoded(), "Warsaw", 1)
    xml_id = encoded()[: encoded().index("Cde.</roleName>")].rpartition('<p xml:id="')[2].partition('"')[0]
    rejected = (
        f'<listAnnotation type="rejected"><annotation xml:id="rejected1" motivation="moderating" target="#{xml_id}" n="2">'
        '<note type="placeName">Warsaw</note></annotation></listAnnotation></standOff>'
    )
    mine = without_account(encoded()).replace(tag, "Warsaw").replace("</standOff>", rejected)
    assert restored(mine, encoded(WARSAW)).count(">Warsaw</placeName>") == 2
    assert restored(mine.replace(rejected, "</standOff>"), encoded(WARSAW)).count(">Warsaw</placeName>") == 3


def without_account(source: str) -> str:
    return source.replace(source[source.index("<?tei-tools-wrote") : source.rindex("</TEI>")], "")


def restored(existing: str, fresh: str) -> str:
    return revise(existing.encode(), fresh.encode(), file="letter.xml", answer="restore").content.decode()


def test_where_the_account_is_lost_nothing_is_added_before_a_person_has_said_so() -> None:
    tag = mention(encoded(), "Warsaw", 1)
    mine = without_account(encoded()).replace(tag, "Warsaw")
    revision = revise(mine.encode(), encoded(WARSAW).encode(), file="letter.xml")
    content = revision.content.decode()
    assert content.count('ref="place:warsaw"') == 1  # what is there follows the register
    assert [(f.rule, f.severity) for f in revision.findings] == [
        ("encode.account-missing", "warning"),
        ("encode.not-added", "info"),
    ]
    line = content.splitlines()[revision.findings[1].line - 1]
    assert line[revision.findings[1].column - 1 :].startswith("Warsaw") and "'Warsaw'" in revision.findings[1].message
    again_ = revise(content.encode(), encoded(WARSAW).encode(), file="letter.xml")
    assert (again_.content.decode(), [f.rule for f in again_.findings]) == (content, ["encode.not-added"])
    assert restored(content, encoded(WARSAW)).count('ref="place:warsaw"') == 2
    dismissed = revise(content.encode(), encoded(WARSAW).encode(), file="letter.xml", answer="dismiss").content.decode()
    assert revise(dismissed.encode(), encoded(WARSAW).encode(), file="letter.xml").findings == ()
    assert restored(dismissed, encoded(WARSAW)).count('ref="place:warsaw"') == 1


def test_from_a_lost_account_on_what_people_do_is_known_again() -> None:
    mine = without_account(encoded()).replace(mention(encoded(), "Warsaw", 1), "Warsaw")
    content = again(mine, encoded(WARSAW))
    removed = content.replace(mention(content, "Warsaw"), "Warsaw")
    content = again(removed, encoded(WARSAW, PETROV))
    assert "Warsaw</placeName>" not in content[content.index("<body") :]


@pytest.mark.parametrize("status", ["reviewed", "final"])
def test_a_closed_document_is_never_changed_and_what_would_be_is_said(status: str) -> None:
    mine = encoded().replace('status="draft"', f'status="{status}"')
    revision = revise(mine.encode(), encoded(WARSAW).encode(), file="letter.xml")
    assert revision.content.decode() == mine
    assert {finding.rule for finding in revision.findings} == {"encode.suggestion"}
    assert all(finding.line > 0 and status in finding.message for finding in revision.findings)


def test_a_text_that_was_corrected_in_the_file_is_kept_and_said() -> None:
    mine = encoded().replace("left ", "departed from ")
    revision = revise(mine.encode(), encoded(WARSAW).encode(), file="letter.xml")
    assert "departed from " in revision.content.decode()
    assert revision.content.decode().count('ref="place:warsaw"') == 2
    assert [(finding.rule, finding.severity) for finding in revision.findings][:1] == [("encode.text-edited", "warning")]


def test_a_correction_of_the_transcription_is_carried_into_an_edited_file() -> None:
    mine = encoded().replace("<publisher>not stated", "<publisher>Mine")
    after = TEXT.replace("left", "departed, at last, from")
    revision = revise(mine.encode(), encoded(text=after).encode(), file="letter.xml")
    assert "</persName> departed, at last, from <placeName" in revision.content.decode()
    assert "<publisher>Mine" in revision.content.decode()
    assert {finding.rule for finding in revision.findings} == {"encode.text-carried"}
    assert again(revision.content.decode(), encoded(text=after)) == revision.content.decode()


def test_where_both_were_changed_nothing_is_written() -> None:
    mine = encoded().replace("left ", "departed from ")
    revision = revise(mine.encode(), encoded(text=TEXT.replace("met", "saw")).encode(), file="letter.xml")
    assert revision.content.decode() == mine
    assert {(finding.rule, finding.severity) for finding in revision.findings} == {("encode.text-differs", "error")}


def test_a_file_that_is_no_document_of_tei_tools_is_refused() -> None:
    with pytest.raises(OutputError, match="--fresh"):
        revise(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"/>', encoded().encode(), file="letter.xml")


def test_a_field_that_only_the_machine_wrote_follows_the_metadata() -> None:
    mine = encoded().replace("<publisher>not stated", "<publisher>Mine")
    fresh = encoded().replace("<repository>not stated", "<repository>State Archive")
    content = again(mine, fresh)
    assert "<publisher>Mine" in content and "<repository>State Archive" in content


def test_what_newer_rules_would_write_in_an_edited_file_is_said_with_its_line_until_it_is_taken_or_dismissed() -> None:
    opener = encoded()[encoded().index("<opener") : encoded().index("</opener>") + len("</opener>")]
    paragraph = f'<p xml:id="p9">Dear {mention(opener.replace("<opener", "<body"), "Anna")},</p>'
    plain = mark_written(without_account(encoded()).replace(opener, paragraph).encode()).decode()
    mine = plain.replace("<publisher>not stated", "<publisher>Mine")
    revision = revise(mine.encode(), encoded().encode(), file="letter.xml")
    assert revision.content.decode() == mine
    (finding,) = revision.findings
    assert (finding.rule, finding.severity) == ("encode.newer-rules", "info")
    assert "'Dear Anna,' stands as <p>; newer rules would write <opener> <salute>" in finding.message
    assert '<p xml:id="p9">' in mine.splitlines()[finding.line - 1]
    assert revise(mine.encode(), encoded().encode(), file="letter.xml").findings == revision.findings
    dismissed = revise(mine.encode(), encoded().encode(), file="letter.xml", answer="dismiss").content.decode()
    assert without_account(dismissed) == without_account(mine)
    assert revise(dismissed.encode(), encoded().encode(), file="letter.xml").findings == ()
    taken = mine.replace(paragraph, opener)
    assert revise(taken.encode(), encoded().encode(), file="letter.xml").findings == ()


def test_what_a_person_made_of_the_structure_is_no_news() -> None:
    mine = (
        encoded().replace("<closer", "<p").replace("</closer>", "</p>").replace("<signed", "<hi").replace("</signed>", "</hi>")
    )
    assert revise(mine.encode(), encoded(WARSAW).encode(), file="letter.xml").findings == ()


def test_a_field_that_a_person_edited_is_news_only_when_the_machine_would_write_something_new() -> None:
    mine = encoded().replace("<repository>not stated", "<repository>My archive")
    assert revise(mine.encode(), encoded(WARSAW).encode(), file="letter.xml").findings == ()
    fresh = encoded().replace("<repository>not stated", "<repository>State Archive")
    revision = revise(mine.encode(), fresh.encode(), file="letter.xml")
    (finding,) = revision.findings
    assert finding.message == "msIdentifier/repository: 'My archive' stays; newer rules would write 'State Archive'"
    assert "<repository>My archive" in mine.splitlines()[finding.line - 1]
    both = revise(mine.encode(), fresh.replace("not stated</publisher>", "Press</publisher>").encode(), file="letter.xml")
    assert "Press</publisher>" in both.content.decode()  # the file is written, and the news is still there
    assert len(revise(both.content, fresh.encode(), file="letter.xml").findings) >= 1


def test_the_difference_shows_what_would_change_and_what_newer_rules_would_write() -> None:
    mine = encoded().replace("<repository>not stated", "<repository>My archive")
    fresh = encoded(WARSAW).replace("<repository>not stated", "<repository>State Archive")
    shown = preview(mine.encode(), fresh.encode(), file="letter.xml")
    assert "\n-<repository>My archive</repository>\n+<repository>State Archive</repository>\n" in shown
    assert "+++ b/letter.xml" in shown and 'ref="place:warsaw"' in shown and "tei-tools-wrote" not in shown
