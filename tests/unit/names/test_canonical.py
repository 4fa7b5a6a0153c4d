"""A person's quotations are found together, whatever each article calls them."""

import io
import json
from datetime import date

import pytest

from onrecord.corpus import Snapshot, Store, judging, open_store, queries, take_snapshot
from onrecord.corpus.corrections import undoing
from onrecord.corpus.exports import export
from onrecord.corpus.selection import Selection
from onrecord.model import Mention, ParsedArticle, Role, SpeakerKind
from tests.builders import ENGINE, parsed, quotation

WHOLE = "“Grain is dear,” Secretary Ann Roe said. “No,” a harbour said."
BARE = "“It is not,” Roe said. “It is,” the White House said."
LETTER = "“Perhaps,” Ann B. Roe said. “Quite,” White House said. Bo Lund spoke for Roe."


def articles() -> list[ParsedArticle]:
    return [
        parsed(
            WHOLE,
            [
                quotation(WHOLE, "“Grain is dear,”", "Ann Roe", mention="Secretary Ann Roe"),
                quotation(WHOLE, "“No,”", "Roe", speaker_kind=SpeakerKind.UNNAMED),
            ],
            [Mention(0, 1, "PERSON", "Ann Roe"), Mention(2, 3, "GPE", "Ann B. Roe")],
        ),
        parsed(
            BARE,
            [
                quotation(BARE, "“It is not,”", "Roe", mention="Roe"),
                quotation(BARE, "“It is,”", "the White House", speaker_kind=SpeakerKind.ORGANISATION),
            ],
            [Mention(0, 1, "PERSON", "Roe")],
            [Role("Roe", "secretary", 0, 1)],
        ),
        parsed(
            LETTER,
            [
                quotation(LETTER, "“Perhaps,”", "Ann B. Roe"),
                quotation(LETTER, "“Quite,”", "White House", speaker_kind=SpeakerKind.ORGANISATION),
                quotation(LETTER, "spoke", "Bo Lund", on_behalf_of="Ann B. Roe"),
            ],
            roles=[Role("Ann B. Roe", "secretary", 0, 1)],
        ),
    ]


@pytest.fixture(scope="module")
def roes(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    store = open_store(str(tmp_path_factory.mktemp("roes")))
    # A commit an article, the last one first: the order of reading says nothing.
    for article in reversed(articles()):
        store.append([article], ENGINE)
    return take_snapshot(store)


def found(snapshot: Snapshot, selection: Selection) -> set[str]:
    return set(queries.quotes(snapshot, selection)["text"])


def test_one_name_selects_what_one_person_said(roes: Snapshot) -> None:
    assert found(roes, Selection(speakers=("Ann Roe",))) == {"“Grain is dear,”", "“It is not,”", "“Perhaps,”"}
    assert found(roes, Selection(speakers=("White House",))) == {"“It is,”", "“Quite,”"}
    assert queries.top_speakers(roes, Selection(), limit=1).rows.to_numpy().tolist() == [["Ann Roe", "named", 3, 3]]


def test_a_source_of_another_kind_keeps_its_name(roes: Snapshot) -> None:
    assert found(roes, Selection(speakers=("Roe",))) == {"“No,”"}


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("speaker:roe", {"“Grain is dear,”", "“It is not,”", "“Perhaps,”", "“No,”"}),
        ('speaker:"ann roe"', {"“Grain is dear,”", "“It is not,”", "“Perhaps,”"}),
        ('speaker:"ann b roe"', {"“Perhaps,”"}),
        ('speaker:"roe ann"', set()),
    ],
)
def test_words_find_the_name_of_the_corpus_and_that_of_the_article(roes: Snapshot, query: str, texts: set[str]) -> None:
    assert found(roes, Selection(query=query)) == texts


def test_an_extract_says_what_the_article_calls_the_speaker(roes: Snapshot) -> None:
    stream = io.BytesIO()
    export(roes, "quotes", Selection(speakers=("Ann Roe",)), "jsonl", stream)
    names = {(row["speaker"], row["speaker_in_article"]) for row in map(json.loads, stream.getvalue().splitlines())}
    assert names == {("Ann Roe", "Ann Roe"), ("Ann Roe", "Roe"), ("Ann Roe", "Ann B. Roe")}


def test_mentions_roles_and_those_spoken_for_have_the_name_too(roes: Snapshot) -> None:
    whole, bare, letter = (queries.stored_article(roes, article.article.key) for article in articles())
    assert whole is not None
    assert bare is not None
    assert letter is not None
    assert [mention.name for mention in whole.mentions] == ["Ann Roe", "Ann B. Roe"]
    assert [mention.name for mention in bare.mentions] == ["Ann Roe"]
    assert [role.person for role in bare.roles] == ["Ann Roe"]
    assert [item.speaker_here for item in bare.quotes] == ["Roe", "the White House"]
    assert {item.quote.on_behalf_of for item in letter.quotes} == {None, "Ann Roe"}


def test_forms_of_one_body_or_country_are_one_speaker(tmp_path) -> None:
    text = "“No,” DOJ said. “Never,” the Justice Department said. “Maybe,” Washington said. “Yes,” Washington said."
    body = SpeakerKind.ORGANISATION
    quotes = [
        quotation(text, "“No,”", "DOJ", speaker_kind=body),
        quotation(text, "“Never,”", "Justice Department", speaker_kind=body),
        quotation(text, "“Maybe,”", "Washington", speaker_kind=body),
        quotation(text, "“Yes,”", "Washington", speaker_kind=SpeakerKind.NAMED),
    ]
    store = open_store(str(tmp_path / "forms"))
    store.append([parsed(text, quotes)], ENGINE)
    speakers = dict(queries.facet(take_snapshot(store), Selection(), "speaker").itertuples(index=False))
    assert speakers == {"Department of Justice": 2, "United States": 1, "Washington": 1}


@pytest.mark.parametrize(
    ("role", "plain"),
    [
        ("Watch) President", "President"),
        ("1/3/26) Sen.", "Sen."),
        ('<span style="x">Context</span> President', "President"),
        ("> President", "President"),
        ("• Mayor of Lund", "Mayor of Lund"),
        ("its Chancellor", "Chancellor"),
        ("my friend", "my friend"),
        ("Adair County (OK) Commissioner", "Adair County (OK) Commissioner"),
    ],
)
def test_what_stands_before_a_role_is_no_part_of_it(tmp_path, role: str, plain: str) -> None:
    store = open_store(str(tmp_path / "roles"))
    store.append([parsed("Ann Roe.", [], [], [Role("Ann Roe", role, 0, 1)])], ENGINE)
    snapshot = take_snapshot(store)
    assert snapshot.fetch(snapshot.roles)["role"].tolist() == [plain]


@pytest.mark.parametrize(
    ("asked", "texts"),
    [
        # A name that articles have, and one that a name across the corpus may have been.
        ("Ann B. Roe", {"“Grain is dear,”", "“It is not,”", "“Perhaps,”"}),
        ("the White House", {"“It is,”", "“Quite,”"}),
        # Somebody is called so.
        ("Roe", {"“No,”"}),
        ("Ann Lind", set()),
    ],
)
def test_every_form_of_a_name_leads_to_whose_it_is(roes: Snapshot, asked: str, texts: set[str]) -> None:
    assert found(roes, Selection(speakers=(asked,))) == texts
    assert (queries.called_now(roes, asked) is None) == (not texts)


def said_by(*names: str, role: str = "", day: date | None = None) -> list[ParsedArticle]:
    return [
        parsed(
            f"“{name} {n}.” {name} said{day or ''}.",
            [quotation(f"“{name} {n}.” {name} said{day or ''}.", f"“{name} {n}.”", name)],
            roles=[Role(name, role, 0, 1)] if role else [],
            published=day,
        )
        for n, name in enumerate(names)
    ]


def speakers_of(store: Store) -> dict[str, int]:
    return dict(queries.facet(take_snapshot(store), Selection(), "speaker").itertuples(index=False))


@pytest.fixture
def store(tmp_path) -> Store:
    return open_store(str(tmp_path / "people"))


def test_old_names_stay_good_when_articles_are_added(store: Store) -> None:
    store.append(said_by("Ann Roe", "Ann Roe", role="mayor"), ENGINE)
    store.append(said_by("Ann B. Roe", role="mayor"), ENGINE)
    assert speakers_of(store) == {"Ann Roe": 3}
    store.append(said_by(*["Ann Bea Roe"] * 4, role="mayor of Lund"), ENGINE)
    assert speakers_of(store) == {"Ann Bea Roe": 7}
    snapshot = take_snapshot(store)
    for old in ("Ann Roe", "Ann B. Roe"):
        assert len(found(snapshot, Selection(speakers=(old,)))) == 7
        assert queries.called_now(snapshot, old) == "Ann Bea Roe"


def test_what_a_person_said_of_a_name_holds_when_it_becomes_another(store: Store) -> None:
    store.append(said_by("Ann Roe", "Ann Roe", role="mayor"), ENGINE)
    store.correct([judging.rename(take_snapshot(store), "Ann Roe", "Anne Roe", "Cy")])
    store.append(said_by(*["Ann Bea Roe"] * 4, role="mayor"), ENGINE)
    assert speakers_of(store) == {"Anne Roe": 6}
    for old in ("Ann Roe", "Ann Bea Roe"):
        assert len(found(take_snapshot(store), Selection(speakers=(old,)))) == 6


def test_whose_a_short_form_is_by_a_persons_word_stays(store: Store) -> None:
    store.append([*said_by("Roe"), *said_by("Ann Roe"), *said_by("Bo Roe")], ENGINE)
    assert speakers_of(store) == {"Ann Roe": 1, "Bo Roe": 1, "Roe": 1}
    store.correct([judging.rename(take_snapshot(store), "Roe", "Bo Roe", "Cy")])
    assert speakers_of(store) == {"Ann Roe": 1, "Bo Roe": 2}


def test_a_form_is_taken_apart_for_good_and_comes_back(store: Store) -> None:
    store.append([*said_by("Ann Roe", "Ann Roe", role="mayor"), *said_by("Ann B. Roe", role="mayor")], ENGINE)
    entries = judging.keep_apart("Ann Roe", ["Ann B. Roe"], "Cy")
    store.correct(entries)
    assert speakers_of(store) == {"Ann Roe": 2, "Ann B. Roe": 1}
    snapshot = take_snapshot(store)
    assert found(snapshot, Selection(speakers=("Ann B. Roe",))) == {"“Ann B. Roe 0.”"}
    assert snapshot.fetch(snapshot.roles.filter(snapshot.roles.person == "Ann B. Roe"))["role"].tolist() == ["mayor"]
    store.append(said_by(*["Ann Bea Roe"] * 2, role="mayor"), ENGINE)
    assert speakers_of(store)["Ann B. Roe"] == 1
    store.correct(undoing(entries, "Cy"))
    assert len(speakers_of(store)) == 1


def test_the_day_of_an_article_tells_namesakes_apart(store: Store) -> None:
    store.append(
        [*said_by("Ann Roe", day=date(1961, 5, 1)), *said_by("Ann Roe", "Ann Roe", day=date(2025, 5, 1))], ENGINE
    )
    assert speakers_of(store) == {"Ann Roe": 2, "Ann Roe (1960s)": 1}
