"""What a project may change of a page: its language, its words, its colours, its templates, its stylesheet; and what it may not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from tei_tools.errors import SchemaError, UsageError
from tei_tools.exporters.html import HTML_STYLES, export_html
from tei_tools.exporters.page.texts import LANGUAGES, read_texts
from tei_tools.exporters.page.theme import Theme

from .conftest import sample

XSL = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" expand-text="yes">{}</xsl:stylesheet>"""


def page_with(folder: Path, name: str, content: str) -> str:
    """The journal with one file of the project's."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return export_html(sample("journal"), theme=Theme(folder=folder))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text_with_the_same_values_in_it(language: str) -> None:
    english, texts = read_texts("en"), read_texts(language)
    assert texts.keys() == english.keys()
    own = (Path(__file__).parents[2] / f"tei_tools/data/site/texts/{language}.toml").read_text(encoding="utf-8")
    assert own.count(" = ") == len(english), "a text is missing: English stands in for it"
    for key, text in texts.items():
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", english[key])), key


def test_a_page_in_german_says_so_and_its_text_keeps_its_own_language() -> None:
    document = html.fromstring(export_html(sample("telegram"), theme=Theme("de")))
    assert document.get("lang") == "de" and document.xpath("//article/@lang") == ["en"]
    assert document.xpath("//h1/@lang") == ["en"]
    assert "Zum Text springen" in document.text_content() and "unleserlich, etwa 3 Buchstaben" in document.text_content()


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError, match="known are en, de"):
        export_html(sample("journal"), theme=Theme("tlh"))


def test_a_projects_words_go_before_ours(tmp_path: Path) -> None:
    assert "The edition&#39;s voices" in page_with(tmp_path, "texts.toml", 'voices = "The edition\'s voices"\n')


def test_a_projects_text_that_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="'voices' is no text"):
        page_with(tmp_path, "texts.toml", "voices = 3\n")


def test_a_projects_style_comes_after_ours_and_is_allowed_by_its_hash(tmp_path: Path) -> None:
    page = page_with(tmp_path, "style.css", ":root { --accent: #123456; }\n/* </style><script>alert(1)</script> */")
    assert page.index("--accent: #123456") > page.index("--accent: #8c2f1b")
    assert not html.fromstring(page).xpath("//script")


def test_a_projects_template_goes_before_ours(tmp_path: Path) -> None:
    page = page_with(tmp_path, "templates/page.html", "<title>{{ description.title }}</title>{{ text.html|safe }}")
    assert page.startswith("<title>The Journal of Soviet Ambassador") and "<article" in page


def test_a_projects_stylesheet_wins_and_may_call_ours(tmp_path: Path) -> None:
    template = """<xsl:template match="p" mode="flow" as="element()"><div class="mine"><xsl:next-match/></div></xsl:template>
    <xsl:template match="seg[@type = 'classification']" mode="flow" as="element()" priority="-5"><b>{.}</b></xsl:template>"""
    document = html.fromstring(page_with(tmp_path, "page.xsl", XSL.format(template)))
    assert document.xpath("//div[@class='mine']/p[@id='p1']") and document.xpath("//article//b")[0].text == "TOP SECRET"


def test_a_projects_stylesheet_sees_the_header_and_the_attributes(tmp_path: Path) -> None:
    template = (
        """<xsl:template match="persName" mode="flow" as="element()" priority="2"><b class="who">{@ref}</b></xsl:template>"""
    )
    document = html.fromstring(page_with(tmp_path, "page.xsl", XSL.format(template)))
    assert "person:puzanov" in document.xpath("//b[@class='who']/text()")


def test_a_projects_named_templates_and_functions_replace_ours(tmp_path: Path) -> None:
    template = """<xsl:template name="endnotes"><hr class="mine"/></xsl:template>"""
    assert '<hr class="mine">' in page_with(tmp_path, "page.xsl", XSL.format(template))


@pytest.mark.parametrize("style", HTML_STYLES)
@pytest.mark.parametrize("name", ("hostile", "journal", "telegram"))
def test_a_stylesheet_of_the_projects_that_says_nothing_changes_nothing(name: str, style: str, tmp_path: Path) -> None:
    (tmp_path / "page.xsl").write_text(XSL.format(""), encoding="utf-8")
    assert export_html(sample(name), style=style, theme=Theme(folder=tmp_path)) == export_html(sample(name), style=style)


@pytest.mark.parametrize(
    "body",
    ['<xsl:import href="page.xsl"/>', '<xsl:template match="p" mode="flow"><xsl:nonsense/></xsl:template>'],
    ids=["an import", "no XSLT"],
)
def test_a_stylesheet_that_cannot_be_used_is_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(SchemaError):
        page_with(tmp_path, "page.xsl", XSL.format(body))


def test_a_projects_stylesheet_reads_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the-secret")
    template = f"""<xsl:template match="p" mode="flow"><p>{{unparsed-text('{(tmp_path / "secret.txt").as_uri()}')}}</p></xsl:template>"""
    with pytest.raises(Exception, match="stylesheet failed") as error:
        page_with(tmp_path, "page.xsl", XSL.format(template))
    assert "the-secret" not in str(error.value)
