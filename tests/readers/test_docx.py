"""A Word document of anybody's: its words become a transcription, and what cannot be kept is said."""

from __future__ import annotations

import io
import zipfile

import pytest

from tei_tools.errors import InputError
from tei_tools.readers.docx import is_docx, read_docx
from tei_tools.readers.docx_numbers import letters, roman
from tei_tools.readers.markdown import read_markdown
from tei_tools.readers.words import Words

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def made(body: str, **parts: str) -> bytes:
    """A Word document with a body and further parts, as Word packs it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {NAMESPACES}>{content}</w:{name}>")
    return buffer.getvalue()


def read(body: str, **parts: str) -> Words:
    return read_docx(made(body, **parts), name="a.docx")


def p(words: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}<w:r><w:t>{words}</w:t></w:r></w:p>"


def test_a_paragraph_is_a_block_and_a_line_break_a_line() -> None:
    assert read(p("one") + "<w:p><w:r><w:t>two</w:t><w:br/><w:t>three</w:t><w:tab/></w:r></w:p>").text == "one\n\ntwo\nthree\n"


def test_where_empty_paragraphs_part_the_blocks_a_paragraph_is_a_line() -> None:
    assert (
        read(p("Moscow") + p("1957") + "<w:p/>" + p("Dear Anna") + "<w:p/>" + p("Boris")).text
        == "Moscow\n1957\n\nDear Anna\n\nBoris\n"
    )


def test_a_table_is_a_line_for_each_row_with_tabs_between_the_cells() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    assert read(f"<w:tbl>{row.format(p('a'), p('b') + p('c'))}{row.format(p('d'), p('e'))}</w:tbl>").text == "a\tb c\nd\te\n"


def test_footnotes_and_endnotes_are_marks_and_their_texts_at_the_end() -> None:
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    found = read(
        f"<w:p><w:r><w:t>word</w:t></w:r>{mark}<w:r><w:t> more</w:t></w:r>{end}</w:p>",
        footnotes=f'<w:footnote w:id="7">{p("the note")}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{p("the end")}</w:endnote>',
    )
    assert found.text == "word[1] more[2]\n\n[1] the note\n\n[2] the end\n"


def test_automatic_numbers_and_bullets_are_written_out() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )

    def item(words: str, id: int, level: int = 0) -> str:
        return p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{id}"/></w:numPr>')

    found = read(item("a", 1) + item("b", 1, 1) + item("c", 1) + item("d", 1, 1) + item("e", 2), numbering=numbering)
    assert found.text.split("\n\n") == ["3. a", "a) b", "4. c", "a) d", "- e\n"]


def test_insertions_are_read_and_deletions_said() -> None:
    body = "<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:del><w:r><w:delText>old words</w:delText></w:r></w:del></w:p>"
    found = read(body)
    assert found.text == "new\n"
    assert [f.message for f in found.findings] == ["a tracked deletion was left out: 'old words'"]


def test_comments_headers_and_footers_are_said() -> None:
    found = read(p("text"), comments=f"<w:comment>{p('really?')}</w:comment>", header1=p("SECRET"), footer1=p("page"))
    assert found.text == "text\n"
    assert [f.message.partition(" was")[0] for f in found.findings] == ["a comment", "a footer", "a header"]
    assert all(f.severity == "warning" for f in found.findings)


def test_a_text_box_is_read_once_although_word_writes_it_twice() -> None:
    box = f"<w:txbxContent>{p('in the box')}</w:txbxContent>"
    body = f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent><w:t>beside</w:t></w:r></w:p>"
    assert read(body).text == "beside\nin the box\n"


def test_content_controls_links_and_fields_give_their_words() -> None:
    body = f"<w:sdt><w:sdtContent>{p('kept')}</w:sdtContent></w:sdt><w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    assert read(body).text == "kept\n\nlink\n"


def test_a_page_break_parts_blocks() -> None:
    assert read('<w:p><w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r></w:p>').text == "a\n\nb\n"


@pytest.mark.parametrize("content", [b"PK\x03\x04broken", b"text"])
def test_what_is_no_word_document_is_not_taken_for_one(content: bytes) -> None:
    assert not is_docx(content)


def test_a_damaged_document_is_one_sentence() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    with pytest.raises(InputError, match="open it in Word and save it again"):
        read_docx(buffer.getvalue(), name="a.docx")


def test_numbers_are_written_as_word_writes_them() -> None:
    assert [roman(n) for n in (4, 9, 1957)] == ["IV", "IX", "MCMLVII"]
    assert [letters(n) for n in (1, 26, 27)] == ["A", "Z", "AA"]


def test_what_markdown_has_and_a_transcription_has_not_is_said() -> None:
    found = read_markdown("a [link](https://example.org)\n\n![a seal](s.png)\n\n<!-- x -->\n", name="a.md")
    assert found.text == "a link\n\na seal"
    assert [f.line for f in found.findings] == [1, 3, 5]


def test_bullets_of_markdown_stay_what_they_are_and_no_word_beside_a_link_is_dropped_in_silence() -> None:
    words = read_markdown('* one\n  + two\n\n[a](http://x "Title")\n\n[b]: http://y "Other"\n', name="a.md")
    assert words.text == "* one\n  + two\n\na"
    said = " ".join(finding.message for finding in words.findings)
    assert "Title" in said and "Other" in said and [finding.line for finding in words.findings] == [4, 6]


def test_markdown_footnotes_lists_tables_and_front_matter_are_kept() -> None:
    text = "---\ntitle: T\n---\n\nword[^1]\n\n1. one\n2. two\n   - deep\n\n| a | b |\n|---|---|\n| c | d |\n\n> said\n\n[^1]: the note"
    assert read_markdown(text, name="a.md").text.split("\n\n") == [
        "---\ntitle: T\n---",
        "word[1]",
        "1. one\n2. two\n  - deep",
        "a\tb\nc\td",
        "said",
        "[1]: the note",
    ]


def test_words_in_quotations_without_end_are_kept() -> None:
    assert "deep words" in read_markdown("> " * 300 + "deep words\n", name="a.md").text
    assert (
        "deep words"
        in read_markdown("".join("  " * n + "- x\n" for n in range(60)) + " " * 130 + "deep words\n", name="a.md").text
    )
