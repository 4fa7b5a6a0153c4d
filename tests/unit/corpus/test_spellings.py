"""Speakers by what somebody types: accents, hyphens, capitals and one slip do not matter, two people are never one."""

from pathlib import Path

import pytest

from onrecord.corpus import Snapshot, open_store, take_snapshot
from onrecord.corpus.selection import Selection
from onrecord.corpus.spellings import beginning, check, like, names
from onrecord.errors import ParameterError
from onrecord.model import SpeakerKind
from tests.builders import ENGINE, parsed, quotation

SAID = {
    "Łucja Żerańska": 3,
    "Emre Yıldırım-Koç": 2,
    "Marta Trumble": 4,
    "Jonas Trumble": 1,
    "Trumble": 1,
    "aides of Zelenko": 1,
    "Dag Zelenko": 1,
    "J. D. Vance-Orr": 1,
}


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory, own_topics: Path) -> Snapshot:
    store = open_store(str(tmp_path_factory.mktemp("named")))
    texts = [f"“We shall see {number},” {name} said." for name, times in SAID.items() for number in range(times)]
    articles = []
    for text in texts:
        words, name = text.split(" said.")[0].rsplit("” ", 1)
        kind = SpeakerKind.GROUP if name.startswith("aides") else SpeakerKind.NAMED
        articles.append(
            parsed(
                text,
                [quotation(text, f"{words}”", name, speaker_kind=kind, mention=name, cue="said")],
                outlet="Ilm Post",
            )
        )
    store.append(articles, ENGINE)
    return take_snapshot(store)


@pytest.mark.parametrize(
    ("typed", "speakers"),
    [
        ("Zeranska", ["Łucja Żerańska"]),
        ("lucja zeranska", ["Łucja Żerańska"]),
        ("Zeranksa", ["Łucja Żerańska"]),
        ("Yildirim Koc", ["Emre Yıldırım-Koç"]),
        ("Yıldırım", ["Emre Yıldırım-Koç"]),
        ("Trmble", ["Marta Trumble", "Jonas Trumble", "Trumble"]),
        ("Trumble", ["Marta Trumble", "Jonas Trumble", "Trumble"]),
        ("Zelenka", ["Dag Zelenko"]),
        ("JD Vance-Orr", ["J. D. Vance-Orr"]),
        ("J Trumble", ["Jonas Trumble"]),
        ("eyk", ["Emre Yıldırım-Koç"]),
        ("Zrnsk", []),
        ("Dog", []),
        ("", []),
        ("…", []),
    ],
)
def test_who_may_be_meant(named: Snapshot, typed: str, speakers: list[str]) -> None:
    assert like(names(named), typed) == speakers


@pytest.mark.parametrize(
    ("typed", "speakers"),
    [
        ("mar trum", ["Marta Trumble"]),
        ("trumb", ["Marta Trumble", "Jonas Trumble", "Trumble"]),
        ("e y", ["Emre Yıldırım-Koç"]),
        ("zeranksa", ["Łucja Żerańska"]),
        ("", []),
    ],
)
def test_who_may_be_meant_by_the_beginnings_of_words(named: Snapshot, typed: str, speakers: list[str]) -> None:
    assert beginning(names(named), typed) == speakers


def test_an_office_leads_to_who_holds_it(snapshot: Snapshot) -> None:
    assert like(names(snapshot), "the grain minister") == ["Ann Fay"]


def test_an_unknown_speaker_or_topic_is_refused_with_the_nearest(named: Snapshot) -> None:
    check(named, Selection(speakers=("Dag Zelenko",)))
    with pytest.raises(ParameterError, match=r"“Trmble”\. The nearest: Marta Trumble, Jonas Trumble, Trumble\."):
        check(named, Selection(speakers=("Trmble",)))
    with pytest.raises(ParameterError, match=r"No speaker is called “Qqqqq”\.$"):
        check(named, Selection(speakers=("Qqqqq",)))
    topic = named.taxonomy.topics[0].name
    check(named, Selection(topics=(topic,)))
    with pytest.raises(ParameterError, match=f"No topic is called “{topic}s”. The nearest: {topic}"):
        check(named, Selection(topics=(f"{topic}s",)))
