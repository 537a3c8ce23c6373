"""The page: its parts, its links, its four voices; that nothing in a document becomes active; that no text is lost."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest
from lxml import etree, html

from tei_tools.errors import UsageError
from tei_tools.exporters.html import export_html
from tei_tools.tei import parse_xml

from .conftest import ENCODED, sample

LETTER = re.compile(r"\w")
ACTIVE = ("script", "iframe", "object", "embed", "link", "base", "form", "img", "svg", "audio", "video", "source")


@cache
def page(name: str, style: str = "reading") -> Any:
    """The page of a sample, parsed."""
    return html.fromstring(export_html(sample(name), style=style))


def text_of(elements: Any) -> str:
    """The text of what an XPath found, with single spaces."""
    return " ".join(" ".join(element.text_content() for element in elements).split())


def problems(document: Any) -> list[str]:
    """What is wrong with the structure of a page: double ids, links into nothing, headings that skip a level, nested links."""
    ids = Counter(document.xpath("//@id"))
    found = [f"id {name} twice" for name, count in ids.items() if count > 1]
    found += [f"no place for {href}" for href in document.xpath("//a/@href") if href.startswith("#") and href[1:] not in ids]
    found += [f"label for {name}" for name in document.xpath("//label/@for") if name not in ids]
    levels = [int(heading.tag[1]) for heading in document.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    found += [f"h{before} then h{after}" for before, after in itertools.pairwise(levels) if after > before + 1]
    if levels.count(1) != 1 or levels[0] != 1:
        found.append("not one h1, first")
    found += ["link in a link" for _ in document.xpath("//a//a")]
    found += [
        "block in a paragraph"
        for _ in document.xpath("//p//*[self::div or self::p or self::ul or self::table or self::figure]")
    ]
    return found


@pytest.mark.parametrize("style", ["reading", "diplomatic"])
@pytest.mark.parametrize("name", ["journal", "telegram", "hostile"])
def test_the_structure_of_the_page_is_sound(name: str, style: str) -> None:
    assert problems(page(name, style)) == []


def test_the_page_has_its_landmarks_and_a_skip_link() -> None:
    document = page("journal")
    assert document.get("lang") == "en"
    assert [len(document.xpath(f"//{name}")) for name in ("main", "nav", "header", "footer", "article")] == [1] * 5
    first = document.xpath("//body//a")[0]
    assert first.text == "Skip to the text" and document.get_element_by_id(first.get("href")[1:]).tag == "article"


def test_several_tables_are_no_landmarks_of_one_name() -> None:
    body = "<table><row><cell>a</cell></row></table>" * 2
    source = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>x</p>{body}</body></text></TEI>'
    found = html.fromstring(export_html(parse_xml(source.encode(), file="two.xml")))
    assert len(found.xpath("//*[@tabindex='0'][.//table]")) == 2
    names = Counter(found.xpath("//*[@role='region']/@aria-label"))
    assert [name for name, count in names.items() if count > 1] == []


def test_the_security_policy_allows_one_style_sheet_and_nothing_else() -> None:
    source = export_html(sample("journal"))
    style = source.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = page("journal").xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:;")
    assert not page("journal").xpath("//@style | //script | //link | //img | //@src")
    assert "url(" not in re.sub(r'url\("data:', "", style)


def test_the_description_says_what_is_not_stated() -> None:
    rows = {text_of(row.xpath("dt")): text_of(row.xpath("dd")) for row in page("journal").xpath("//dl/div")}
    assert rows["Author"] == "A. M. Puzanov" and rows["Classification"] == "Top secret" and rows["Genre"] == "Journal"
    assert rows["Date"] == "31 May 1957 (1957-05-31)"
    assert {rows[name] for name in ("Repository", "Shelfmark", "Licence", "Translator")} == {"not stated"}
    assert {text_of(row.xpath("dt")): text_of(row.xpath("dd")) for row in page("telegram").xpath("//dl/div")}[
        "Shelfmark"
    ] == "SAM F. 12, Op. 3, D. 45, L. 6-7"


def test_the_table_of_entries_leads_to_each_division() -> None:
    entries = [text_of([link]) for link in page("journal").xpath("//nav//a")]
    assert entries[0] == "About this document" and entries[-1] == "Index of names and dates"
    assert entries[2:5] == ["22 May 1957", "Five copies printed", "Registry"]


def test_stamps_are_figures_with_their_label_and_lines() -> None:
    partial, whole = page("journal").xpath("//figure[contains(@class, 'stamp')]")
    assert "t-partial" in partial.get("class") and partial.get("id") == "stamp1"
    assert text_of(whole.xpath("figcaption")) == "USSR MFA Stamp:"
    assert len(whole.xpath(".//span[@class='line']")) == 4


def test_archival_marks_have_elements_of_their_own() -> None:
    journal, telegram = page("journal"), page("telegram")
    assert text_of(journal.xpath("//article//span[@class='classification']")[:1]) == "TOP SECRET"
    assert journal.xpath("//article//span[@class='classification']/@title")[0] == "classification: Top secret"
    assert text_of(journal.xpath("//span[@class='signature']")) == "signature"
    assert len(journal.xpath("//div[contains(@class, 't-distribution')]//li")) == 5
    assert text_of(journal.xpath("//div[contains(@class, 't-registry')]//span[@class='idno registry']")) == "Nº 353"
    hand = telegram.xpath("//article//span[contains(@class, 'hand')]")[0]
    assert hand.get("title") == "handwritten, in the left margin, Blue pencil, in the left margin"


def test_every_mention_leads_to_its_entry_and_back() -> None:
    document = page("journal")
    kim = document.get_element_by_id("person.kim-il-sung")
    assert text_of(kim.xpath("span[@class='name']")) == "Kim Il Sung"
    assert kim.xpath(".//a[@class='authority']/@href") == ["https://www.wikidata.org/wiki/Q41117"]
    back = kim.xpath(".//span[@class='places']/a/@href")
    mentions = document.xpath("//article//a[@href='#person.kim-il-sung']/@id")
    assert [href[1:] for href in back] == mentions and len(mentions) == 2


def test_a_name_within_a_name_has_a_link_of_its_own() -> None:
    embassy = page("journal").xpath("//div[@class='opener']//span[contains(@class, 'mention org')]")[0]
    assert embassy.xpath(".//a/@href") == ["#org.soviet-embassy", "#place.dprk"]


def test_the_machine_says_what_it_marked_and_how_sure_it_is() -> None:
    title = page("telegram").get_element_by_id("rs500").get("title")
    assert title == "Ada Quill · marked by machine, certainty low"
    assert "machine cert-low" in page("telegram").get_element_by_id("rs500").get("class")


def test_the_four_voices_have_switches_and_classes_to_switch() -> None:
    document = page("telegram")
    assert document.xpath("//input[@type='checkbox']/@id") == [
        f"ui:voice-{name}" for name in ("author", "registry", "translator", "machine")
    ]
    assert all(box.get("checked") is not None for box in document.xpath("//input[@type='checkbox']"))
    for voice in ("author", "registry", "translator", "machine"):
        assert document.xpath(f"//article//*[contains(concat(' ', @class, ' '), ' {voice} ')]"), voice
    assert "perhaps?" in text_of(document.xpath("//article//span[@class='author']"))
    assert "Harbourtown Fish Agency" not in text_of(document.xpath("//article//span[@class='author']"))


def test_paragraphs_have_permanent_anchors() -> None:
    paragraph = page("journal").get_element_by_id("p3")
    anchor = paragraph.xpath("a[@class='anchor']")[0]
    assert (anchor.get("href"), anchor.get("aria-label")) == ("#p3", "Link to paragraph 3")


def test_footnotes_are_linked_both_ways() -> None:
    document = page("telegram")
    mark = document.xpath("//a[@role='doc-noteref']")[0]
    note = document.get_element_by_id(mark.get("href")[1:])
    assert note.xpath(".//a[@class='backlink']/@href") == [f"#{mark.get('id')}"]


def test_doubts_and_gaps_are_explained_to_those_who_listen() -> None:
    document = page("telegram")
    gap = document.xpath("//article//span[contains(@class, 'gap')]")[0]
    assert text_of([gap]) == "illegible, about 3 letters: [3-4 illegible letters]"
    assert text_of(document.xpath("//article//span[@class='sic']")) == "so in the source: herrring"


def test_the_reading_style_joins_what_the_diplomatic_style_keeps_apart() -> None:
    assert "hyphenated once" in text_of(page("telegram").xpath("//p[@id='p1']"))
    assert "hyphen- ated once" in text_of(page("telegram", "diplomatic").xpath("//p[@id='p1']"))
    assert "/s/ A. QUILL" in text_of(page("telegram", "diplomatic").xpath("//div[@class='closer']"))
    assert "[[perhaps?]]" in text_of(page("telegram", "diplomatic").xpath("//p[@id='p2']"))


def test_languages_of_the_text_are_languages_of_the_page() -> None:
    assert page("telegram").xpath("//i[@class='foreign']/@lang") == ["fr"]


def test_nothing_in_a_hostile_document_becomes_active() -> None:
    document = page("hostile")
    assert [element.tag for element in document.iter(*ACTIVE)] == []
    names = {name for element in document.iter() if isinstance(element.tag, str) for name in element.attrib}
    assert not {name for name in names if name.startswith("on")} | (names & {"src", "srcset", "action", "background", "srcdoc"})
    assert all(re.match(r"(https?://|mailto:|#)", href) for href in document.xpath("//@href"))
    assert len(document.xpath("//style")) == 1 and not document.xpath("//@style")
    assert document.xpath("//a[contains(@href, 'good.example')]") and document.xpath("//a[starts-with(@href, 'mailto:')]")
    assert not [href for href in document.xpath("//@href") if "evil.example/x" in href and not href.startswith("https://")]


def test_what_a_document_says_in_the_name_of_our_own_work_is_not_believed() -> None:
    xml = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:t="urn:tei-tools:page"><text><body><p t:id="ui:text"
      ><ref t:href="javascript:alert(1)">a</ref><hi t:href="javascript:alert(1)" t:class="banner" t:title="x">b</hi>
      <graphic t:href="data:text/html,x"/></p></body></text></TEI>"""
    article = html.fromstring(export_html(etree.ElementTree(etree.fromstring(xml)))).xpath("//article")[0]
    assert article.xpath(".//@href | .//@title | .//@id[. != 'ui:text']") == [] and not article.xpath(".//*[@class='banner']")


def test_an_example_of_markup_is_shown_as_it_is_written() -> None:
    xml = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><egXML xmlns="http://www.tei-c.org/ns/Examples"
      ><p xml:id="p1">see <ref target="#x">x</ref><!-- why --></p></egXML></body></text></TEI>"""
    example = html.fromstring(export_html(etree.ElementTree(etree.fromstring(xml)))).xpath("//pre[@class='egXML']")[0]
    assert example.text == '<p xml:id="p1">see <ref target="#x">x</ref><!-- why --></p>'


def test_the_hostile_words_are_still_there_as_text() -> None:
    words = text_of([page("hostile").xpath("//article")[0]])
    assert '</style><script>alert("text")</script>' in words and 'alert("xhtml")' in words


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(UsageError, match="no style 'fancy'"):
        export_html(sample("journal"), style="fancy")


def test_the_same_document_gives_the_same_page() -> None:
    assert export_html(sample("telegram")) == export_html(sample("telegram"))


def test_no_real_document_loses_text_or_breaks_the_page(real_documents: list[tuple[str, Any]]) -> None:
    found = {}
    for name, tree in real_documents:
        document = html.fromstring(export_html(tree))
        wrong = problems(document)
        for style in document.xpath("//style"):
            style.drop_tree()
        missing = Counter(LETTER.findall(str(tree.getroot().xpath("string()")))) - Counter(
            LETTER.findall(document.text_content())
        )
        if missing or wrong:
            found[name] = (wrong[:3], missing)
    assert len(real_documents) > 80 and found == {}


def test_an_element_that_is_unknown_comes_down_to_its_text() -> None:
    tree = etree.ElementTree(
        etree.fromstring(
            '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>a <n xmlns="urn:x">new</n> one</p></body></text></TEI>'
        )
    )
    assert text_of(html.fromstring(export_html(tree)).xpath("//article//p")) == "a new one"


def test_a_line_of_a_no_break_space_is_no_line_of_the_page() -> None:
    xml = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><opener>A\n\u00a0\n<lb/>B</opener><p/></body></text></TEI>'
    opener = html.fromstring(export_html(etree.ElementTree(etree.fromstring(xml)))).xpath("//div[@class='opener']")[0]
    assert [text_of([line]) for line in opener.xpath("span[@class='line']")] == ["A", "B"]


def test_what_encode_writes_gives_a_sound_page() -> None:
    encoded = ENCODED / "puzanov-1957-05-22.xml"
    if not encoded.is_file():
        pytest.skip("the journal has not been encoded yet")
    document = html.fromstring(export_html(parse_xml(encoded.read_bytes(), file=encoded.name)))
    assert problems(document) == []
    assert len(document.xpath("//figure[contains(@class, 'stamp')]")) == 2
    assert text_of(document.xpath("//span[@class='signature']")) == "signature"
