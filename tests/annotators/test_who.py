"""Who is who: which record each mention of invented and of well-known people points to, and what stays open."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_tools.annotators.names import annotate_names
from tei_tools.annotators.unclear import unclear
from tei_tools.authority import read_authority
from tei_tools.model import Annotation, Document
from tei_tools.pipeline import annotate, encode_annotated

# text; the persName refs in its order, without "person:" where the register has the record
PEOPLE = [
    ("Kim Il Sung met Kim Ilsŏng and Kim Il-sung. Kim Il came.", "kim_il_sung kim_il_sung kim_il_sung kim_il"),
    ("Mao Tse-tung spoke to Chou En-lai. Mao left with Chou.", "mao_zedong zhou_enlai mao_zedong zhou_enlai"),
    ("V. Kuznetsov spoke. Kuznetsov left. Vasily Kuznetsov came.", "kuznetsov_v_v kuznetsov_v_v kuznetsov_v_v"),
    ("Cde. G. A. Zhukov and Zhukov agreed.", "#g_a_zhukov #g_a_zhukov"),
    ("Marshal Zhukov spoke.", "zhukov"),
    ("Cde. N. Kuznetsov spoke.", "#n_kuznetsov"),
    ("A. A. Gromyko and B. Gromyko came.", "gromyko #b_gromyko"),
    ("He wrote to President Johnson. Alexis Johnson replied.", "johnson_lyndon #alexis_johnson"),
    ("Comrade Tadeusz Białek spoke. Comrade B. went on.", "#tadeusz_bialek #tadeusz_bialek"),
    ("Comrade Kádár János and János Kádár are one.", "kadar kadar"),
    ("Szabolcsi Pál wrote; Pál Szabolcsi read it.", "#szabolcsi_pal #szabolcsi_pal"),
    ("Secretary Yu[rii] Ogneva [sic; Ognev] came. Ognev wrote.", "#yurii_ogneva #yurii_ogneva #yurii_ogneva"),
    ("Ambassador Qiao [Xiaoguang] left.", "qiao_xiaoguang"),
    ("Wan Baoli [Wan Pao-li] left. Pao-li came back.", "#wan_baoli #wan_baoli #wan_baoli"),
    ("S H T Y K O V and Shtykov are one.", "shtykov shtykov"),
    ("Kim Jeong-ju and Kim Yeong-ju came.", "#kim_jeong_ju kim_yong_ju"),
    ("M. Molotov told M. Bidault so. Molotov left.", "molotov bidault molotov"),
    ("Dr. M. met Tadeusz Marek.", "#tadeusz_marek #tadeusz_marek"),
    ("Mary Eastlake wrote to Ann Holt.\nYours\nM. E.", "#mary_eastlake #ann_holt #mary_eastlake"),
    ("Mary Eastlake wrote to Max Elder.\nYours\nM. E.", "#mary_eastlake #max_elder #m_e"),
    ("Havana, 12 May 1962. Comrade Mao and Fidel wrote to Kennedy.", "mao_zedong castro kennedy"),
    ("Peking, 12 May 1962. Zhou Yang came, and Zhou left.", "#zhou_yang #zhou_yang"),
    ("London, 12 May 1962. Ambassador Mao left.", "#mao"),
    ("Big Minh left for Hue.", "duong_van_minh"),
    ("London, 12 March 1827. Mr. Kennedy saw Lord Wellington.", "#kennedy wellington"),
]


def names(text: str, element: str = "persName") -> list[Annotation]:
    return [a for a in annotate_names(Document("x", text), read_authority()) if a.element == element]


@pytest.mark.parametrize(("text", "refs"), PEOPLE)
def test_every_mention_points_to_its_person(text: str, refs: str) -> None:
    found = [a.attributes["ref"].replace("#person.", "#").removeprefix("person:") for a in names(text)]
    assert found == refs.split()


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Kim Il Sung met Kim Il. Kim said no.", ["person:kim_il_sung", "person:kim_il"]),
        ("Pak Yong-su and Pak Min-ho came. Pak left.", ["#person.pak_yong_su", "#person.pak_min_ho"]),
        ("Cde. V. Kuznetsov came.", ["person:kuznetsov_v_v"]),
        ("Kim Il [translator] came.", ["person:kim_il"]),
        ("Boston, 12 May 1968. Then Kennedy came.", ["person:kennedy", "person:kennedy_robert"]),
        ("Havana, 12 May 1962. Raúl Castro spoke, and then Castro.", ["person:castro", "person:castro_raul"]),
        ("Mr. Kennedy came.", ["person:kennedy", "person:kennedy_robert"]),
    ],
)
def test_what_nothing_decides_gets_a_record_of_its_own_and_candidates(text: str, candidates: list[str]) -> None:
    last = names(text)[-1]
    assert list(last.candidates) == candidates
    assert last.attributes["ref"].startswith("#")


def test_the_record_of_an_open_name_says_whom_it_could_be() -> None:
    document = Document("x", "Kim Il Sung met Kim Il. Kim said no.")
    tree = encode_annotated(annotate(document, read_authority()), read_authority())
    notes = tree.findall(".//{*}standOff//{*}person[@{http://www.w3.org/XML/1998/namespace}id='person.kim']/{*}note")
    assert ["".join(note.itertext()) for note in notes] == ["Could be person:kim_il_sung or person:kim_il."]


_PIECES = (
    "Pak Yong-su",
    "Pak Min-ho",
    "[Pak Yong-su]",
    "[sic; Pak Song Chol]",
    "Pak",
    "Kim",
    "Comrade K.",
    "M. E.",
    "[Kim",
    "Kim Il",
    "/Kim",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), min_size=2, max_size=9))
def test_every_record_that_a_name_could_be_is_there(pieces: list[str]) -> None:
    document = Document("x", "They met " + ", then ".join(pieces).replace(", then [", " [") + " came.")
    authority = read_authority()
    tree = encode_annotated(annotate(document, authority), authority)
    ids = set(tree.xpath("//@xml:id"))
    notes = tree.findall(".//{*}standOff//{*}note[@type='candidates']/{*}ref")
    targets = [note.get("target") for note in notes]
    assert [ref for ref in targets if ref.removeprefix("#") not in ids and authority.get(ref) is None] == []


def test_where_all_candidates_are_one_person_the_name_is_that_person_s() -> None:
    found = names("Pak Yong-su met Pak Min-ho [Pak Yong-su]. Pak left.")
    assert len({a.attributes["ref"] for a in found}) == 1 and not found[-1].candidates


def test_a_name_that_nothing_decides_is_a_finding_with_its_place_and_what_to_do() -> None:
    text = "Kim Il Sung met Kim Il.\nThen Kim said no. Kim left."
    authority = read_authority()
    document = annotate(Document("x", text, source="x.txt"), authority)
    (finding,) = unclear(document, authority, "x.xml")
    assert str(finding) == (
        "x.txt:2:6: info name.unclear: 'Kim' (2 mentions) could be person:kim_il_sung (Kim Il Sung) or person:kim_il (Kim Il): "
        "not linked"
    )
    assert finding.hint == "tei-tools names link x.xml pers29 pers42 person:kim_il_sung --by NAME"


@pytest.mark.parametrize(
    "text",
    [
        "The driver Ivan Sidorov waited.\nMinister Ivan Sidorov spoke.",
        "Ivan Sidorov, the driver, waited.\nIvan Sidorov, Minister of Mines, spoke.",
    ],
)
def test_one_name_of_a_driver_and_a_minister_is_never_silently_one_person(text: str) -> None:
    authority = read_authority()
    (finding,) = unclear(annotate(Document("x", text, source="x.txt"), authority), authority)
    assert (finding.line, finding.rule) == (2, "name.unclear")
    assert "named as driver and minister: one record, #person.ivan_sidorov" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Ambassador Ivan Sidorov came. Minister Ivan Sidorov spoke.",
        "Premier Kim Il Sung and Marshal Kim Il Sung came.",
        "The driver of Minister Ivan Sidorov came. Minister Ivan Sidorov left.",
    ],
)
def test_offices_that_one_person_may_hold_are_no_finding(text: str) -> None:
    assert list(unclear(annotate(Document("x", text), read_authority()), read_authority())) == []


def test_the_office_decides_between_two_bearers_of_a_name() -> None:
    text = "Ambassador Li Mingde and Minister Li Baolin came. Ambassador Li left."
    assert names(text)[-1].attributes["ref"] == "#person.li_mingde"


@pytest.mark.parametrize(
    "text",
    [
        "The KWP CC met. The Central Committee of the Korean Workers' Party met. The WPK Central Committee met.",
        "The PRC Embassy in the DPRK wrote. The Embassy of the PRC in the DPRK wrote. The Chinese Embassy in the DPRK wrote.",
        "The Ministry of Foreign Affairs of the GDR wrote. The GDR Ministry of Foreign Affairs wrote.",
        "The Economic Mutual Aid Council (EMAC) met. EMAC met.",
    ],
)
def test_a_body_is_one_record_under_every_spelling(text: str) -> None:
    assert len({a.attributes["ref"] for a in names(text, "orgName")}) == 1


def test_the_embassies_of_two_states_in_each_other_are_two_bodies() -> None:
    found = names("The Embassy of the ROK in the FRG and the Embassy of the FRG in the ROK wrote.", "orgName")
    assert len({a.attributes["ref"] for a in found}) == 2


@pytest.mark.parametrize(
    ("spellings", "record"),
    [
        ("Pyongyang P'yŏngyang Pyeongyang", "place:pyongyang"),
        ("Ch'ŏngjin Cheongjin Chongjin", "place:chongjin"),
        ("Peking Beijing Peiping", "place:beijing"),
        ("Mukden Shenyang", "place:shenyang"),
    ],
)
def test_old_and_new_spellings_of_a_place_are_one_record(spellings: str, record: str) -> None:
    found = names(f"They went to {', '.join(spellings.split())}.", "placeName")
    assert [a.attributes["ref"] for a in found] == [record] * len(spellings.split())


def test_a_state_is_not_meant_before_it_was_founded() -> None:
    assert names("Seoul, 3 May 1885. He left for China.", "placeName")[-1].attributes["ref"] == "#place.china"
    assert names("Seoul, 3 May 1955. He left for China.", "placeName")[-1].attributes["ref"] == "place:prc"
