"""The printed formats: every word is there, each voice is seen, and the words come back as a transcription."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree, html
from markdown_it import MarkdownIt

import tei_tools
from tei_tools.encoder.conservation import normalise
from tei_tools.exporters.flow import flow_of
from tei_tools.exporters.markdown import export_markdown
from tei_tools.exporters.text import export_text
from tei_tools.pipeline import stage
from tei_tools.readers.docx import read_docx
from tei_tools.readers.front_matter import split_front_matter
from tei_tools.readers.markdown import read_markdown
from tei_tools.tables.passages import texts
from tei_tools.tei import TEI_NS

from .conftest import ENCODED, SHARED, sample

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SIGNS = "ab1 \\`*_[]()<>#+-.!|~&;:/=\"'^\n"
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def tree_of(body: str) -> Any:
    return etree.ElementTree(etree.fromstring(f'<TEI xmlns="{TEI_NS}"><text><body>{body}</body></text></TEI>'))


def letters(text: str) -> str:
    return re.sub(r"\W|_", "", text)


def flowed(tree: Any) -> str:
    return normalise("\n".join("\t".join("".join(r.text for r in c) for c in b.cells) or b.text for b in flow_of(tree)))


def from_markdown(tree: Any) -> str:
    return FRONT_MATTER.sub("", read_markdown(export_markdown(tree), name="a.md").text)


def docx_of(tree: Any) -> bytes:
    pytest.importorskip("docx", reason="python-docx is not installed: pip install 'tei-tools[docx]'")
    return bytes(tei_tools.export(tree, to="docx"))


def test_no_letter_of_a_real_document_is_lost_on_the_way_to_print(real_documents: list[tuple[str, Any]]) -> None:
    for name, tree in real_documents:
        raw = "".join(t for root in tree.getroot().iter("{*}TEI") for e in texts(root) for t in e.itertext("{*}*"))
        assert sorted(letters(flowed(tree))) >= [] and not _missing(letters(raw), letters(flowed(tree))), name


def _missing(wanted: str, got: str) -> str:
    return "".join(letter for letter in set(wanted) if wanted.count(letter) > got.count(letter))


def test_the_words_of_real_documents_come_back_from_markdown(real_documents: list[tuple[str, Any]]) -> None:
    for name, tree in real_documents[::2]:
        if flowed(tree):
            assert letters(from_markdown(tree)) == letters(flowed(tree)), name


@pytest.mark.parametrize("name", ["journal", "telegram", "hostile"])
def test_the_words_of_a_document_come_back_from_word(name: str) -> None:
    assert normalise(read_docx(docx_of(sample(name)), name="a.docx").text) == flowed(sample(name))


def test_the_transcription_of_the_journal_comes_back_from_word_and_from_markdown() -> None:
    seed = SHARED / "seed/puzanov-1957-05-22.txt"
    if not seed.is_file():
        pytest.skip("the shared transcription is not beside the checkout")
    tree = stage("parse")((ENCODED / "puzanov-1957-05-22.xml").read_bytes(), file="a.xml")
    wanted = normalise(seed.read_text(encoding="utf-8"))
    assert normalise(read_docx(docx_of(tree), name="a.docx").text) == wanted
    assert normalise(from_markdown(tree)) == wanted


# what a page for reading joins or cannot hold: words broken at the end of a line, control characters, signs that stand for lines
JOINED = {"control-characters", "hard-wrapped", "leiden-charter", "soft-hyphens"}
GOLDEN = sorted(
    path for path in (Path(__file__).parents[1] / "golden").glob("*/expected.xml") if path.parent.name not in JOINED
)


def test_every_transcription_comes_back_from_markdown() -> None:
    for path in GOLDEN:
        tree = stage("parse")(path.read_bytes(), file=path.parent.name)
        assert normalise(from_markdown(tree)) == normalise(export_text(tree, style="diplomatic")), path.parent.name
    assert len(GOLDEN) > 80


def test_transcriptions_come_back_from_word() -> None:
    for path in GOLDEN[::15]:
        tree = stage("parse")(path.read_bytes(), file=path.parent.name)
        wanted = normalise(export_text(tree, style="diplomatic"))
        assert normalise(read_docx(docx_of(tree), name="a.docx").text) == wanted, path.parent.name


@pytest.mark.parametrize("name", ["footnotes-bracketed", "end-notes"])
def test_notes_at_the_end_are_footnotes_of_word_and_come_back(name: str) -> None:
    tree = stage("parse")((GOLDEN[0].parents[1] / name / "expected.xml").read_bytes(), file=name)
    content = docx_of(tree)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text, notes = (etree.fromstring(archive.read(f"word/{part}.xml")) for part in ("document", "footnotes"))
        assert b"/word/footnotes.xml" in archive.read("[Content_Types].xml")
    ids = text.xpath("//@w:id[parent::w:footnoteReference]", namespaces={"w": WORD})
    assert ids == ["1", "2"] and not text.xpath("//w:t[contains(., '[1]')]", namespaces={"w": WORD})
    assert notes.xpath("//w:footnote/@w:id", namespaces={"w": WORD}) == ["-1", "0", *ids]
    assert normalise(read_docx(content, name="a.docx").text) == normalise(export_text(tree, style="diplomatic"))


@pytest.mark.parametrize(
    "body",
    [
        '<p>a<ref type="footnote" target="#n">[1]</ref> b</p><note place="bottom" xml:id="n">[1] c</note><p>d</p>',
        '<p>a<ref type="footnote" target="#n">[2]</ref> b</p><note place="bottom" xml:id="n">[2] c</note>',
        '<p>a<ref type="footnote" target="#n">[1]</ref> b<ref type="footnote" target="#n">[1]</ref></p>'
        '<note place="bottom" xml:id="n">[1] c</note>',
    ],
    ids=["a text goes on behind the note", "counted otherwise", "two marks"],
)
def test_a_note_that_word_would_move_or_count_otherwise_stays_where_it_is(body: str) -> None:
    tree = tree_of(body)
    head = etree.fromstring(
        f'<teiHeader xmlns="{TEI_NS}"><encodingDesc><appInfo><application ident="tei-tools"/></appInfo></encodingDesc></teiHeader>'
    )
    tree.getroot().insert(0, head)
    with zipfile.ZipFile(io.BytesIO(docx_of(tree))) as archive:
        assert "word/footnotes.xml" not in archive.namelist()
    assert normalise(read_docx(docx_of(tree), name="a.docx").text) == flowed(tree)


@example(["[^]", "[^a]"])
@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.sampled_from(SIGNS), max_size=14), max_size=4))
def test_any_signs_come_back_from_markdown(paragraphs: list[str]) -> None:
    escaped = [p.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for p in paragraphs]
    tree = tree_of(
        "".join(f"<p>{p[:4]}<hi rend='bold'>{p[4:8]}</hi>{p[8:]}</p>" if "&" not in p else f"<p>{p}</p>" for p in escaped)
    )
    assert normalise(from_markdown(tree)) == flowed(tree)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff"), max_size=14), max_size=3
    )
)
def test_any_words_come_back_from_word(paragraphs: list[str]) -> None:
    root = etree.fromstring(f'<TEI xmlns="{TEI_NS}"><text><body/></text></TEI>')
    for words in paragraphs:
        etree.SubElement(root[0][0], f"{{{TEI_NS}}}p").text = words
    tree = etree.ElementTree(root)
    assert normalise(read_docx(docx_of(tree), name="a.docx").text) == flowed(tree)


ACTIVE = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><teiHeader><fileDesc><titleStmt><title>&lt;script&gt;x&lt;/script&gt;
</title></titleStmt></fileDesc></teiHeader><standOff><listPerson><person xml:id="p"><persName>&lt;b&gt;Ada&lt;/b&gt; [x](y) `z`</persName>
<note>&lt;img src=x onerror=alert(1)&gt;</note><idno type="URI">https://example.org/&gt;&lt;script&gt;</idno></person></listPerson></standOff>
<text><body><head># 1. *Head* &lt;h1&gt;</head><p>{words}</p><table><row><cell>a|b &lt;i&gt;</cell></row></table>
<p><persName ref="#p">[Ada](javascript:alert(1)) &lt;/a&gt;</persName> <ref target="https://example.org/)&lt;script&gt;">r</ref></p>
</body></text></TEI>"""
LINES = (
    "# 1.", "1957. May", "12)", "* a", "_b_ __c__", "&lt;b&gt;bold&lt;/b&gt; &lt;!-- x --&gt;", "&amp;copy; &amp;#65;", "| a | b |",
    "---", "===", "```", "~~~", "&gt; q", "[l](javascript:alert(1)) ![i](x) [r]: http://x", "[^1]: note", "$x$ ~~s~~ :a:", "+", "-",
    "&lt;details open ontoggle=alert(1)&gt;", "\\ \\* \\&lt;b&gt;", "    code", "=HYPERLINK(1)", "\N{RIGHT-TO-LEFT OVERRIDE}x",
)  # fmt: skip


@pytest.mark.parametrize("line", [*LINES, "<lb/>".join(LINES)], ids=[*map(str, range(len(LINES))), "all"])
def test_nothing_of_a_document_becomes_markup_in_markdown_and_all_of_it_comes_back(line: str) -> None:
    tree = etree.ElementTree(etree.fromstring(ACTIVE.format(words=line)))
    text = export_markdown(tree)
    shown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    page = html.fromstring(f"<div>{shown}</div>")
    written = {"div", "h1", "h2", "h3", "p", "br", "em", "strong", "ul", "li", "a", "table", "thead", "tr", "th", "hr"}
    assert {e.tag for e in page.iter(etree.Element)} <= written
    assert all(re.match("https://example.org/|#", link) for link in page.xpath("//a/@href"))
    assert letters(from_markdown(tree)) == letters(flowed(tree))


def test_a_title_with_any_signs_comes_back_from_the_front_matter() -> None:
    title = 'A "note" \\ <b> [x], {y}: #1 & more'
    tree = etree.ElementTree(etree.fromstring(ACTIVE.format(words="x")))
    tree.getroot().find(".//{*}title").text = title
    assert "<" not in export_markdown(tree).split("---")[1]
    read = split_front_matter(read_markdown(export_markdown(tree), name="a.md").text)
    assert read.metadata.title == title


def test_the_voices_are_seen_in_markdown() -> None:
    text = export_markdown(sample("journal"))
    assert "**TOP SECRET**" in text
    assert "*\\[him\\]*" in text
    assert re.search(r"^> \\\[.*Stamp", text, re.MULTILINE)
    assert "](#person-qiao-xiaoguang)" in text
    assert '<a id="person-qiao-xiaoguang"></a>' in text
    assert "1 \\- " in text or "1 - " in text


def test_the_voices_are_seen_in_word() -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    document = docx.Document(io.BytesIO(docx_of(sample("journal"))))
    styled = {p.style.name: p.text for p in document.paragraphs}
    runs = {(r.style.name, r.text) for p in document.paragraphs for r in p.runs}
    assert "Far East Department" in styled["TEI Stamp"] + styled.get("TEI Stamp beside", "")
    assert ("TEI Registry words", "TOP SECRET") in runs
    assert ("TEI Translator", "[him]") in runs
    assert any(style == "TEI Machine" and "Kim Il Sung" in text for style, text in runs)
    assert "Heading 1" in styled


def test_word_is_given_the_same_bytes_each_time_without_an_hour() -> None:
    content = docx_of(sample("telegram"))
    assert content == docx_of(sample("telegram"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_encode_takes_word_and_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx_of(sample("telegram")))
    (tmp_path / "b.md").write_text(export_markdown(sample("telegram")), encoding="utf-8")
    for name in ("a.docx", "b.md"):
        tree = tei_tools.encode(tmp_path / name)
        words = letters("".join(tree.getroot().find("{*}text").itertext()))
        assert not _missing(letters(flowed(sample("telegram"))), words + letters("".join(tree.getroot().itertext())))
