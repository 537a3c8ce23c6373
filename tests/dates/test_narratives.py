"""The years of stories: invented memoirs, testimonies, reports and diaries, and what a careful reader makes of their dates."""

from __future__ import annotations

import pytest

from tei_tools.dates import find_dates

STORIES = {
    "memoir-turns-of-the-year": (
        "I was born in Lubva on 4 March 1919. In September 1940 I came to the glassworks. In December the furnaces went out. "
        "In February we were sent to the forest. We cut wood there until June. In November the first snow fell, and in January "
        "the river froze. On 2 May the works were opened again.",
        None,
        ["1919-03-04", "1940-09", "1940-12", "1941-02", "1941-06", "1941-11", "1942-01", "1942-05-02"],
    ),
    "testimony-told-at-its-end": (
        "On 3 October we left the village. In December we reached the brickyard at Tolm. On 14 March they took us to the mine, "
        "and on 30 April the gates stood open.",
        "1945-07-11",
        ["1944-10-03", "1944-12", "1945-03-14", "1945-04-30"],
    ),
    "later-year-fixes-what-lies-before-it": (
        "We lay in the marsh without bread; it was October, and it rained. In the spring of 1942 a fisherman took us over the lake. "
        "In August 1942 I came to my aunt.",
        "1943-02-01",
        ["1941-10", "1942-03-01..1942-05-31", "1942-08"],
    ),
    "look-back-does-not-move-the-story": (
        "In June 1950 I took over the school at Ornik. On 20 January the roof was mended. At the beginning of December, two teachers "
        "had been dismissed. On 3 March the lessons began again.",
        None,
        ["1950-06", "1951-01-20", "1950-12-01..1950-12-10", "1951-03-03"],
    ),
    "year-in-brackets-is-told-in-passing": (
        "In May 1931 the bridge at Vesk was closed. The engineer (he had built the tower at Ranna in 1908) came in July. "
        "In November the bridge was opened.",
        None,
        ["1931-05", "1908", "1931-07", "1931-11"],
    ),
    "report-on-the-past-year": (
        "The year 1956 was a good one for the cooperative. In March the members bought a tractor. In July a dam was built with the "
        "help of the district. In December the store was full.",
        "1957-04-10",
        ["1956", "1956-03", "1956-07", "1956-12"],
    ),
    "diary-with-one-year": (
        "29 December 1943\nSnow. Nobody came.\n\n31 December\nThe last day. We sang.\n\n2 January\nBread again.\n\n"
        "5 February\nMother is ill.\n",
        None,
        ["1943-12-29", "1943-12-31", "1944-01-02", "1944-02-05"],
    ),
    "year-named-alone": (
        "When the war broke out in 1939, I lived in Karsin. In September the soldiers came. In 1942 my brother was taken away.",
        None,
        ["1939", "1939-09", "1942"],
    ),
    "weekday-names-the-year": (
        "We waited many days. On Sunday, January 11, the carts came. On 5 February the road was open.",
        "1945-06-26",
        ["1942-01-11", "1942-02-05"],
    ),
    "sequence-word": (
        "In October 1920 the line was finished as far as Bolva. Then, in September, the first train came to Tarn.",
        None,
        ["1920-10", "1921-09"],
    ),
    "nothing-decides": (
        "We lived in peace until about 1943. On 25 May we were driven to the station.",
        None,
        ["1943", "--05-25"],
    ),
    "no-year-at-all": ("On 1 May the soldiers gave us bread.", None, ["--05-01"]),
    "flashback-to-another-year": (
        "In April 1947 I stood before the gate of the factory. In 1935 my father had worked here. On 3 May they gave me a bench.",
        None,
        ["1947-04", "1935", "1947-05-03"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", STORIES)
def test_a_date_without_a_year_has_the_one_that_a_careful_reader_gives_it(name: str) -> None:
    text, anchor, wanted = STORIES[name]
    found = [match.attributes for match in find_dates(text, anchor, retrospective=True)]
    assert ["..".join(each.values()) for each in found] == wanted


def test_a_year_that_stays_open_is_said_to_be_doubtful() -> None:
    text, anchor, _ = STORIES["nothing-decides"]
    assert [match.cert for match in find_dates(text, anchor, retrospective=True)] == ["low", "low"]
