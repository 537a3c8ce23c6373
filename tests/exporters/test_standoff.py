"""Stand-off annotations: what goes out comes back, and what tools are given fits their readers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_tools.errors import InputError
from tei_tools.exporters.standoff import export_standoff
from tei_tools.readers.standoff import read_standoff
from tei_tools.tei import TEI_NS, parse_xml

from .conftest import sample

TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"


def tree_of(body: str) -> Any:
    return etree.ElementTree(
        etree.fromstring(f'<TEI xmlns="{TEI_NS}" xml:id="a"><teiHeader/><text><body>{body}</body></text></TEI>')
    )


def same(tree: Any) -> str:
    """A tree as canonical XML, whatever prefixes it was written with."""
    return str(etree.canonicalize(etree.tostring(tree, encoding="unicode"), with_comments=True, rewrite_prefixes=True))


def returned(tree: Any) -> Any:
    back, findings = read_standoff(export_standoff(tree), name="a.json")
    assert findings == ()
    return back


@pytest.mark.parametrize("name", ["journal", "telegram", "hostile"])
def test_a_document_comes_back_from_its_annotations(name: str) -> None:
    assert same(returned(sample(name))) == same(sample(name))


def test_every_golden_document_comes_back() -> None:
    for path in sorted((Path(__file__).parents[1] / "golden").glob("*/expected.xml")):
        tree = parse_xml(path.read_bytes(), file=path.parent.name)
        assert same(returned(tree)) == same(tree), path.parent.name


def test_real_documents_come_back(real_documents: list[tuple[str, Any]]) -> None:
    for name, tree in real_documents:
        assert same(returned(tree)) == same(tree), name


content = st.recursive(
    st.text(st.sampled_from("ab \n<&é😀"), max_size=4).map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
    | st.sampled_from(["<!-- c -->", "<?pi x?>", "<lb/>"]),
    lambda inner: st.tuples(st.sampled_from(["p", "hi", "seg type='x'", "persName ref='#a'"]), st.lists(inner, max_size=4)).map(
        lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0].split()[0]}>"
    ),
    max_leaves=15,
)


@settings(max_examples=100, deadline=None)
@given(st.lists(content, max_size=4))
def test_any_tree_comes_back_and_every_annotation_covers_the_text_of_its_element(pieces: list[str]) -> None:
    tree = tree_of("".join(pieces))
    assert same(returned(tree)) == same(tree)
    found = json.loads(export_standoff(tree))
    elements = [
        e
        for e in tree.getroot().iter(f"{{{TEI_NS}}}text", f"{{{TEI_NS}}}*")
        if e.tag.rpartition("}")[2] not in ("TEI", "teiHeader")
    ]
    covered = [found["text"][a["start"] : a["end"]] for a in found["annotations"] if not a["element"].startswith("#")]
    assert covered == ["".join(e.itertext("{*}*")) for e in elements]


def with_added(body: str, **added: Any) -> tuple[str, list[str]]:
    """The body after an annotation that somebody added, and the messages."""
    found = json.loads(export_standoff(tree_of(body)))
    found["annotations"].append(added)
    tree, findings = read_standoff(json.dumps(found), name="a.json")
    inside = etree.tostring(tree.getroot().find(".//{*}body"), encoding="unicode")
    return inside.partition(">")[2].rpartition("<")[0].replace(f' xmlns="{TEI_NS}"', ""), [f.message for f in findings]


def test_an_annotation_that_somebody_added_goes_into_the_innermost_element_round_what_it_covers() -> None:
    assert with_added("<p>I saw <hi>Anna</hi> B.</p>", start=6, end=13, element="persName") == (
        "<p>I saw <persName><hi>Anna</hi> B.</persName></p>",
        [],
    )
    assert (
        with_added("<p>a b</p><p>c</p>", start=2, end=3, element="placeName")[0] == "<p>a <placeName>b</placeName></p><p>c</p>"
    )


def test_an_annotation_that_would_cross_an_element_is_left_out_and_said() -> None:
    body, messages = with_added("<p>a <hi>b c</hi> d</p>", start=4, end=7, element="seg")
    assert body == "<p>a <hi>b c</hi> d</p>"
    assert "would cross another element" in messages[0]


def test_an_annotation_beyond_the_text_is_left_out_and_said() -> None:
    assert "reaches beyond the text" in with_added("<p>a</p>", start=0, end=99, element="seg")[1][0]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"version": 2}, "version 1"),
        ({"text": None}, "text missing"),
        ({"annotations": [{"element": "p"}]}, "annotation 1 has no element, start and end"),
        ({"annotations": [{"element": "a b", "start": 0, "end": 0, "parent": None}]}, "cannot be XML"),
        ({"annotations": []}, "has room for 1 texts, but 0"),
        ({"annotations": [{"element": "p", "start": 0, "end": 0, "attributes": ["a"]}]}, "of another kind"),
        ({"annotations": [{"element": "p", "start": 0, "end": 0, "id": [1]}]}, "of another kind"),
        ({"text": "a\0"}, "which XML cannot hold"),
    ],
)
def test_what_is_no_stand_off_json_is_refused_with_what_is_wrong(change: dict[str, Any], message: str) -> None:
    found = json.loads(export_standoff(tree_of("<p>a</p>"))) | change
    with pytest.raises(InputError, match=message):
        read_standoff(json.dumps(found), name="a.json")


def test_spacy_spans_cover_whole_tokens_and_entities_do_not_overlap() -> None:
    found = json.loads(export_standoff(sample("journal"), style="spacy"))
    starts, ends = {t["start"] for t in found["tokens"]}, {t["end"] for t in found["tokens"]}
    spans = found["spans"]["mentions"]
    assert len(spans) > 60
    assert all(span["start"] in starts and span["end"] in ends for span in spans)
    assert all(a["end"] <= b["start"] for a, b in zip(found["ents"], found["ents"][1:], strict=False))
    assert {span["label"] for span in spans} == {"PERSON", "LOC", "ORG", "DATE"}
    assert "".join(found["text"].split()) == "".join(found["text"][t["start"] : t["end"]].strip() for t in found["tokens"])


def test_inception_is_given_tokens_sentences_and_entities_in_utf_16_units() -> None:
    cas = json.loads(
        export_standoff(tree_of("<p>😀 Dear <persName ref='#x'>Dr. Anna</persName> B. Go. Now.</p>"), style="inception")
    )
    sofa = cas["%FEATURE_STRUCTURES"][0]["sofaString"].encode("utf-16-le")

    def words(type: str) -> list[str]:
        found = (fs for fs in cas["%FEATURE_STRUCTURES"] if fs["%TYPE"].endswith(type))
        return [sofa[2 * fs["begin"] : 2 * fs["end"]].decode("utf-16-le") for fs in found]

    assert words("NamedEntity") == ["Dr. Anna"]
    assert words("Sentence") == ["😀 Dear Dr. Anna B.", "Go.", "Now."]
    assert words("Token")[:4] == ["😀", "Dear", "Dr", "."]
    assert {TOKEN, ENTITY} < set(cas["%TYPES"])
    assert set(cas["%VIEWS"]["_InitialView"]["%MEMBERS"]) == {fs["%ID"] for fs in cas["%FEATURE_STRUCTURES"][1:]}


# Web Annotation Data Model, sections 3 to 5: an annotation has a type and a target; a page of a collection has items
def test_web_annotations_quote_what_they_point_to() -> None:
    found = json.loads(export_standoff(sample("telegram"), style="webannotation"))
    text = json.loads(export_standoff(sample("telegram"), style="spacy"))["text"]
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (found["type"], found["first"]["type"], found["total"]) == (
        "AnnotationCollection",
        "AnnotationPage",
        len(found["first"]["items"]),
    )
    assert len({item["id"] for item in found["first"]["items"]}) == found["total"] > 5
    for item in found["first"]["items"]:
        position, quote, *_ = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert item["body"][0]["purpose"] == "tagging"


def test_what_is_nested_without_end_is_refused_or_left_out() -> None:
    found = json.loads(export_standoff(tree_of("<p>a</p>")))
    found["annotations"] += [{"start": 0, "end": 1, "element": "seg"}] * 400
    assert "stands too deep" in read_standoff(json.dumps(found), name="a.json")[1][0].message
    chain = [{"id": n, "parent": n - 1, "start": 0, "end": 1, "element": "seg"} for n in range(100, 500)]
    found["annotations"] = [{"id": 99, "parent": None, "start": 0, "end": 1, "element": "text"}, *chain]
    with pytest.raises(InputError, match="stands in more than 240 others"):
        read_standoff(json.dumps(found), name="a.json")
    with pytest.raises(InputError, match="is no JSON"):
        read_standoff("[" * 100_000, name="a.json")
