import csv
import io
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.corpus import Snapshot, open_store, queries, take_snapshot
from onrecord.corpus.exports import export
from onrecord.corpus.selection import UNKNOWN_OUTLET, UNKNOWN_SPEAKER, Selection, Together
from onrecord.default_view import View
from onrecord.model import Act, Article, LeftOut, ParsedArticle, Quote, QuoteKind, SpeakerKind
from tests.builders import small_corpus

CORPUS = small_corpus()
SPEAKERS = ["Ann Fay", "Bo Lund", "senior port official", "Harbour Board", UNKNOWN_SPEAKER, "Nobody Known"]
OUTLETS = ["The Invented Times", "Other Gazette", UNKNOWN_OUTLET]
TOPICS = {"trade": {"wheat", "steel"}, "grain": {"wheat"}, "steel": {"steel"}, "harbour": {"port", "fees"}}
MENTIONED = {
    "Harbour Board": {"=1+1 is what the board wrote"},
    "European Union": {"“We will not pay 5% more for steel,”"},
}
days = st.none() | st.dates(date(2026, 2, 27), date(2026, 4, 4))
selections = st.builds(
    Selection,
    speakers=st.lists(st.sampled_from(SPEAKERS), max_size=2, unique=True).map(tuple),
    speaker_kinds=st.lists(st.sampled_from(SpeakerKind), max_size=2, unique=True).map(tuple),
    kinds=st.lists(st.sampled_from(QuoteKind), max_size=2, unique=True).map(tuple),
    acts=st.lists(st.sampled_from(Act), max_size=2, unique=True).map(tuple),
    view=st.lists(st.sampled_from(View), max_size=2, unique=True).map(tuple),
    confidence=st.none() | st.sampled_from([0.0, 0.2, 0.5, 0.755, 0.9]),
    outlets=st.lists(st.sampled_from(OUTLETS), max_size=2, unique=True).map(tuple),
    topics=st.lists(st.sampled_from([*TOPICS, "no such topic"]), max_size=2, unique=True).map(tuple),
    all_topics=st.booleans(),
    entities=st.lists(st.sampled_from([*MENTIONED, "nobody"]), max_size=2, unique=True).map(tuple),
    together=st.sampled_from(Together),
    since=days,
    until=days,
    undated=st.booleans(),
    query=st.sampled_from(["", "", "is", "port OR no", "-wheat"]),
)
WORDS = {
    "": lambda words: True,
    "is": lambda words: "is" in words,
    "port OR no": lambda words: "port" in words or "no" in words,
    "-wheat": lambda words: "wheat" not in words,
}


def dated_right(article: Article, selection: Selection) -> bool:
    """The date filter, written again as plainly as possible."""
    if not (selection.since or selection.until or selection.undated):
        return True
    if article.published is None:
        return selection.undated
    if not (selection.since or selection.until):
        return False
    return (selection.since or date.min) <= article.published <= (selection.until or date.max)


def topic_right(quote: Quote, selection: Selection) -> bool:
    """The filter of topics, written again for the words of the small corpus."""
    words = set("".join(c if c.isalnum() else " " for c in quote.text.lower()).split())
    wanted = all if selection.all_topics else any
    return not selection.topics or wanted(words & TOPICS.get(topic, set()) for topic in selection.topics)


def article_chosen(article: Article, selection: Selection) -> bool:
    outlet_right = not selection.outlets or (article.outlet or UNKNOWN_OUTLET) in selection.outlets
    return outlet_right and dated_right(article, selection)


def in_view(quote: Quote, selection: Selection) -> bool:
    """The default view and what is added to it, written again as plainly as possible."""
    if quote.act in (Act.BELIEVE, Act.INTEND):
        left_out = "belief"
    elif quote.polarity != "said":
        left_out = "unsaid"
    elif quote.confidence < 0.5:
        left_out = "doubtful"
    else:
        return True
    asked_by_name = {"belief": quote.act in selection.acts, "doubtful": selection.confidence is not None}
    return left_out in selection.view or "all" in selection.view or asked_by_name.get(left_out, False)


def quote_chosen(article: Article, quote: Quote, selection: Selection) -> bool:
    return (
        article_chosen(article, selection)
        and (not selection.speakers or (quote.speaker or UNKNOWN_SPEAKER) in selection.speakers)
        and (not selection.speaker_kinds or quote.speaker_kind in selection.speaker_kinds)
        and (not selection.kinds or quote.kind in selection.kinds)
        and (not selection.entities or any(quote.text in MENTIONED.get(name, ()) for name in selection.entities))
        # No article of the small corpus mentions two names.
        and not (selection.together is not Together.ANY and len(selection.entities) > 1)
        and topic_right(quote, selection)
        and (not selection.acts or quote.act in selection.acts)
        and in_view(quote, selection)
        and (selection.confidence is None or quote.confidence >= selection.confidence)
        and WORDS[selection.query]("".join(c if c.isalnum() else " " for c in quote.text.lower()).split())
    )


def chosen(selection: Selection) -> list[tuple[ParsedArticle, Quote]]:
    return [(a, q) for a in CORPUS for q in a.quotes if quote_chosen(a.article, q, selection)]


def left_out(selection: Selection) -> dict[LeftOut, int]:
    shown = chosen(selection)
    rest = [quote for _, quote in chosen(replace(selection, view=(View.ALL,))) if (_, quote) not in shown]
    return dict(Counter(quote.left_out for quote in rest if quote.left_out))


def pages(snapshot: Snapshot, selection: Selection, limit: int) -> pd.DataFrame:
    count = queries.totals(snapshot, selection).quotes
    parts = [queries.quotes(snapshot, selection, offset=n, limit=limit) for n in range(0, max(count, 1), limit)]
    return pd.concat(parts) if len(parts) > 1 else parts[0]


@settings(max_examples=30)
@given(selection=selections)
def test_screen_and_file_hold_exactly_what_the_selection_asks_for(snapshot: Snapshot, selection: Selection) -> None:
    expected = Counter(quote.text for _, quote in chosen(selection))
    on_screen = list(pages(snapshot, selection, 2)["text"])
    stream = io.BytesIO()
    written = export(snapshot, "quotes", selection, "csv", stream, neutralise=False)
    in_file = [row["quotation"] for row in csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8-sig")))]
    assert Counter(on_screen) == expected
    assert in_file == on_screen
    assert written == len(in_file)


@settings(max_examples=50)
@given(selection=selections)
def test_totals_count_what_is_selected(snapshot: Snapshot, selection: Selection) -> None:
    quotes = chosen(selection)
    asks_for_quotes = (
        selection.speakers
        or selection.speaker_kinds
        or selection.kinds
        or selection.acts
        or selection.topics
        or selection.entities
        or selection.confidence
        or selection.query
    )
    quoted = {a.article.key for a, _ in quotes}
    articles = [a.article for a in CORPUS if article_chosen(a.article, selection)]
    if asks_for_quotes:
        articles = [article for article in articles if article.key in quoted]
    dated = [article.published for article in articles if article.published]
    assert queries.totals(snapshot, selection) == queries.Totals(
        quotes=len(quotes),
        articles=len(articles),
        quoted_articles=len(quoted),
        speakers=len({q.speaker for _, q in quotes if q.speaker}),
        outlets=len({article.outlet for article in articles if article.outlet}),
        first=min(dated, default=None),
        last=max(dated, default=None),
        undated_articles=len(articles) - len(dated),
        unattributed_quotes=sum(q.speaker is None for _, q in quotes),
        left_out=left_out(selection),
    )
    listed = queries.articles(snapshot, selection)
    assert set(listed["article"]) == {article.key for article in articles}
    assert listed["quotes"].sum() == len(quotes)


@pytest.mark.parametrize(
    "sort", ["published", "speaker", "as_sentence", "kind", "act", "confidence", "outlet", "title"]
)
@pytest.mark.parametrize("descending", [True, False])
def test_sorting_spans_pages_and_puts_the_unknown_last(snapshot: Snapshot, sort, descending) -> None:
    whole = queries.quotes(snapshot, Selection(), sort=sort, descending=descending, limit=100)
    paged = [
        queries.quotes(snapshot, Selection(), sort=sort, descending=descending, offset=n, limit=3) for n in (0, 3, 6)
    ]
    assert list(pd.concat(paged)["quote"]) == list(whole["quote"])
    values = [value for value in whole[sort] if pd.notna(value)]
    assert values == sorted(values, reverse=descending)
    assert whole[sort].isna().tolist() == sorted(whole[sort].isna())


def test_facets_count_every_value_most_first(snapshot: Snapshot) -> None:
    speakers = queries.facet(snapshot, Selection(), "speaker")
    assert dict(zip(speakers["value"], speakers["quotes"], strict=True)) == {
        "Ann Fay": 3,
        "Bo Lund": 1,
        "Harbour Board": 1,
        "senior port official": 1,
        UNKNOWN_SPEAKER: 1,
    }
    assert speakers["value"].iloc[0] == "Ann Fay"
    outlets = queries.facet(snapshot, Selection(kinds=(QuoteKind.INDIRECT,)), "outlet")
    assert list(outlets["value"]) == [UNKNOWN_OUTLET, "The Invented Times"]


def test_over_time_leaves_out_the_undated(snapshot: Snapshot) -> None:
    weeks = queries.quotes_over_time(snapshot, Selection(), "week")
    rows = [(day.date(), kind, int(n)) for day, kind, n in weeks.itertuples(index=False)]
    assert rows == [
        (date(2026, 3, 2), "direct", 1),
        (date(2026, 3, 2), "indirect", 1),
        (date(2026, 3, 9), "direct", 2),
        (date(2026, 3, 30), "direct", 1),
        (date(2026, 3, 30), "indirect", 1),
    ]


def test_top_speakers_are_known_speakers(snapshot: Snapshot) -> None:
    first = queries.top_speakers(snapshot, Selection(), limit=1)
    assert first.rows.to_numpy().tolist() == [["Ann Fay", "named", 3, 2]]
    assert first.of == 4
    every = queries.top_speakers(snapshot, Selection(), None)
    assert every.rows["quotes"].tolist() == [3, 1, 1, 1]
    assert every.of == 4


@pytest.mark.parametrize("limit", [2, 3])
def test_a_cut_parts_no_speakers_that_are_quoted_as_often(snapshot: Snapshot, limit: int) -> None:
    # Three have one quotation each: the alphabet does not choose between them.
    assert queries.top_speakers(snapshot, Selection(), limit=limit).rows["speaker"].tolist() == ["Ann Fay"]


def test_stored_article_comes_back_whole(snapshot: Snapshot) -> None:
    for parsed in CORPUS:
        stored = queries.stored_article(snapshot, parsed.article.key)
        assert stored is not None
        assert stored.article == parsed.article
        assert tuple(q.quote for q in stored.quotes) == tuple(sorted(parsed.quotes, key=lambda q: q.segments))
        assert stored.mentions == parsed.mentions
        assert stored.roles == parsed.roles
    assert queries.stored_article(snapshot, "no such key") is None


def test_empty_corpus_gives_empty_answers(tmp_path) -> None:
    empty = take_snapshot(open_store(str(tmp_path / "nothing")))
    assert queries.totals(empty, Selection()) == queries.Totals(0, 0, 0, 0, 0, None, None, 0, 0, {})
    assert queries.quotes(empty, Selection(query="word")).empty
    assert queries.articles(empty, Selection()).empty
    assert queries.quotes_over_time(empty, Selection(), "month").empty


def test_many_threads_may_ask_at_once(snapshot: Snapshot) -> None:
    wanted = [Selection(speakers=(speaker,)) for speaker in SPEAKERS] * 10
    with ThreadPoolExecutor(8) as threads:
        counts = list(threads.map(lambda selection: queries.totals(snapshot, selection).quotes, wanted))
    assert counts == [3, 1, 1, 1, 1, 0] * 10
