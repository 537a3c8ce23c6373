"""Names in invented sentences: what an editor would mark, what they would leave alone, and who is who."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tei_tools.annotators.names import annotate_names
from tei_tools.authority import read_authority
from tei_tools.model import MACHINE, Annotation, Authority, Document

REGISTER = read_authority()
SOUP = st.text(alphabet=st.sampled_from("AKMPkimov .,;:'’()[]\n-–éŁß№0漢\u0301\U00010330") | st.characters(), max_size=120)
WORDS = st.lists(
    st.sampled_from(
        "the Ambassador of PRC DPRK KWP CC Cde. Kim Il Sung Qiao Ministry Foreign Affairs A. M. PUZANOV said and , . \n \n\n ( ) [ ] Minister in to "
        "Moscow Soviet Union North Hamgyong Embassy Wan Baoqing Chinese people's volunteers’ - – Dr. President Street".split(
            " "
        )
    ),
    max_size=40,
).map(" ".join)


def annotate(text: str, authority: Authority = REGISTER) -> list[Annotation]:
    return list(annotate_names(Document("test", text), authority))


def marked(text: str, element: str) -> list[str]:
    return [a.content(text) for a in annotate(text) if a.element == element]


def crosses(one: Annotation, other: Annotation) -> bool:
    return one.start < other.start < one.end < other.end


@given(SOUP | WORDS)
@example("AO [")
@example("A ")
@settings(max_examples=150, deadline=None)
def test_any_text_is_annotated_without_crossing_and_twice_the_same(text: str) -> None:
    found = annotate(text)
    assert found == annotate(text)
    assert all(0 <= a.start < a.end <= len(text) and a.resp == MACHINE and a.cert and a.rule for a in found)
    assert not any(crosses(a, b) for a in found for b in found)


@given(WORDS, st.integers(0, 60), st.integers(1, 30))
@settings(max_examples=100, deadline=None)
def test_names_never_cross_what_the_reader_has_marked(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    mark = [Annotation(start, end, "supplied")] if start < end else []
    for name in annotate_names(Document("test", text).annotate(mark), REGISTER):
        assert not any(crosses(name, m) or crosses(m, name) for m in mark)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I spoke with Cde. Sidorov about it.", ["Cde. Sidorov"]),
        ("Signed by V. K. LEBEDEV yesterday.", ["V. K. LEBEDEV"]),
        ("The list: Samoilov, G. Ye., and others.", ["Samoilov, G. Ye."]),
        ("Attaches N. P. Orlov and Wan Baoli were present.", ["Attaches N. P. Orlov", "Wan Baoli"]),
        ("They received Han Sang-du and Nguyen Van Tam there.", ["Han Sang-du", "Nguyen Van Tam"]),
        ("Messrs. Wexler, Hobbins and Crane agreed.", ["Messrs. Wexler", "Hobbins", "Crane"]),
        ("Mrs. K. had left.", ["Mrs. K."]),
        ("We met A. M. Orlov, P. M. Gusev and S. A. Belov.", ["A. M. Orlov", "P. M. Gusev", "S. A. Belov"]),
        ("The U.S. Government and the S.C. Resolution were discussed.", []),
        ("It was Wexler's idea; later Wexler said so.", ["Wexler", "Wexler"]),
    ],
)
def test_people_show_by_the_form_of_their_names(text: str, names: list[str]) -> None:
    assert marked(text, "persName") == names


@pytest.mark.parametrize(
    "text",
    [
        "The Korean people and the Soviet comrades thanked the Chinese workers.",
        "He received the Stalin Prize in the same year.",
        "She teaches at the university. Reading is nice. Of course it is.",
        "Mr. President, I thank you.",
    ],
)
def test_peoples_eponyms_and_plain_words_are_no_people(text: str) -> None:
    assert marked(text, "persName") == []


def test_an_office_and_what_it_governs_is_the_role_of_the_name() -> None:
    text = "I visited PRC Ambassador in the DPRK Li Wenhua today."
    assert marked(text, "persName") == ["PRC Ambassador in the DPRK Li Wenhua"]
    assert marked(text, "roleName") == ["PRC Ambassador in the DPRK"]
    assert marked(text, "placeName") == ["PRC", "DPRK"]


def test_a_body_inside_a_role_is_nested() -> None:
    text = "Commander of the Korean People's Army, Cde. Han Wonsu, spoke."
    assert marked(text, "orgName") == ["Korean People's Army"]
    assert marked(text, "persName") == ["Commander of the Korean People's Army, Cde. Han Wonsu"]


@pytest.mark.parametrize(
    ("text", "bodies", "places"),
    [
        ("The PRC government agreed with it.", ["PRC government"], ["PRC"]),
        ("The USSR Ministry of Foreign Trade wrote.", ["USSR Ministry of Foreign Trade"], ["USSR"]),
        ("A letter of the Embassy of the GDR in the DRV came.", ["Embassy of the GDR in the DRV"], ["GDR", "DRV"]),
        ("He referred to the KWP CC and left.", ["KWP CC"], []),
        (
            "They came from the Soviet Union and the People's Republic of China.",
            [],
            ["Soviet Union", "People's Republic of China"],
        ),
        ("We drove from Pyongyang to Kaesong.", [], ["Pyongyang", "Kaesong"]),
        ("The department and the ministry were closed.", [], []),
    ],
)
def test_bodies_and_places_are_told_apart_and_nested(text: str, bodies: list[str], places: list[str]) -> None:
    assert marked(text, "orgName") == bodies
    assert marked(text, "placeName") == places


def refs(text: str, element: str = "persName") -> list[str]:
    return [a.attributes["ref"] for a in annotate(text) if a.element == element]


def test_bodies_that_differ_by_their_number_are_not_one() -> None:
    found = annotate("The 2nd Army met the 5th Army, and the 2nd Army retreated.")
    bodies = [a.attributes["ref"] for a in found if a.element == "orgName"]
    assert bodies == ["#org.2nd_army", "#org.5th_army", "#org.2nd_army"]


def test_short_forms_point_to_the_person_named_in_full() -> None:
    found = refs("Cde. Ivan Petrenko came. Petrenko said no. I. Petrenko left.")
    assert found == ["#person.ivan_petrenko"] * 3


def test_every_spelling_of_a_known_person_points_to_the_record() -> None:
    assert set(refs("He met Kim Il Sung. Then Kim Ilsŏng spoke with Kim Il-sung.")) == {"person:kim_il_sung"}
    assert refs("He met Kim Il and Nam Il.") == ["person:kim_il", "person:nam_il"]


def test_a_title_on_the_line_before_is_left_to_its_own_item() -> None:
    text = "France\nPresident Duval\nGermany\nChancellor Weiss"
    lines = [(0, 6), (7, 22), (23, 30), (31, 47)]
    items = [Annotation(start, end, "item") for start, end in lines]
    found = annotate_names(Document("test", text).annotate(items), REGISTER)
    assert [a.content(text) for a in found if a.element == "persName"] == ["President Duval", "Chancellor Weiss"]


def test_the_office_stands_for_the_last_person_who_held_it() -> None:
    text = "I visited PRC Ambassador in the DPRK Li Wenhua. The Ambassador noted this."
    assert refs(text, "rs") == refs(text)
    assert refs("The Ambassador noted this.", "rs") == []


def test_a_common_surname_alone_is_not_linked_to_the_only_record_that_bears_it() -> None:
    assert refs("Comrade Li spoke.") == ["#person.li"]


def people(count: int) -> str:
    """A text of `count` sentences, each with people of its own."""
    parts = [a + b + c for a in "BDGKLMNPRSTVZ" for b in "aeiou" for c in ("rov", "lin", "mer", "tak", "sen")]
    names = [f"{parts[k % 325]} {parts[k // 325 % 325]}{parts[k * 7 % 325].lower()}" for k in range(count)]
    return "".join(
        f"Cde. {name} [Pak {name.split()[0]}] said to Dr. M. in Moscow that Kim, Li and Orlov knew it.\n" for name in names
    )


def test_time_grows_with_the_length_and_not_with_its_square() -> None:
    import time

    annotate(people(40))
    took = []
    for count in (40, 800):
        text = people(count)
        start = time.process_time()
        annotate(text)
        took.append(time.process_time() - start)
    assert took[1] < 80 * max(took[0], 0.005)


def test_the_lexicon_is_sorted_so_that_every_line_can_be_found() -> None:
    from tei_tools.annotators.naming.lexicon import DATA, flags
    from tei_tools.authority import fold

    lines = (DATA / "lexicon.txt").read_bytes().splitlines()
    keys = [line.partition(b"\t")[0] for line in lines]
    assert keys == sorted(set(keys))
    assert all(flags(keys[place].decode()) for place in (0, len(keys) // 3, len(keys) - 1))
    assert all(fold(key.decode()) == key.decode() for key in keys[::997] if b"." not in key)
    assert flags("zzzzzzzz") == {} == flags("")
