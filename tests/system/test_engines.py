"""Every query of the pages gives the same on Spark as on DuckDB."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pandas as pd
import pytest

from onrecord.corpus import (
    Snapshot,
    engines,
    judging,
    open_store,
    queries,
    reading_queries,
    recent,
    review_queries,
    speaker_queries,
    take_snapshot,
    version_queries,
)
from onrecord.corpus import entity_queries as entities
from onrecord.corpus import figure_queries as figures
from onrecord.corpus import statement_queries as said_again
from onrecord.corpus import topic_queries as topics
from onrecord.corpus.extracts import SUBJECTS
from onrecord.corpus.ranking import Ranking
from onrecord.corpus.selection import Counting, Selection, Together, Where
from onrecord.corpus.statements import statements
from onrecord.corpus.topic_suggestions import suggestions
from onrecord.default_view import View
from onrecord.model import Act, Mention, QuoteKind, SpeakerKind
from onrecord.taxonomy import Taxonomy
from tests.builders import ENGINE, parsed, quotation, small_corpus

spark_sql = pytest.importorskip("pyspark.sql", reason="needs the extra spark, and Java")

# PySpark leaves its sockets to Java to close.
pytestmark = pytest.mark.filterwarnings(
    "ignore:unclosed <socket", "ignore:.*unclosed <socket", "ignore:Exception ignored in. <socket"
)

Query = Callable[[Snapshot], Any]
ALL, EVERYTHING = Selection(), Selection(view=(View.ALL,))
SELECTIONS = [
    EVERYTHING,
    Selection(speakers=("Ann Fay",), kinds=(QuoteKind.DIRECT,)),
    Selection(speakers=("(unknown speaker)",), speaker_kinds=(SpeakerKind.UNKNOWN,)),
    Selection(outlets=("Other Gazette", "(unknown outlet)"), acts=(Act.DENY, Act.ASSERT), confidence=0.7),
    Selection(topics=("trade",)),
    Selection(languages=("en", "de")),
    Selection(topics=("grain", "steel"), all_topics=True),
    Selection(entities=("United Kingdom", "Ann Fay"), together=Together.ARTICLE),
    Selection(entities=("European Union",)),
    Selection(since=date(2026, 3, 3), until=date(2026, 4, 30), undated=True),
    Selection(view=(View.UNSAID, View.DOUBTFUL)),
    Selection(undated=True, versions=Counting.ONCE),
    Selection(versions=Counting.OUTLET, query="toll*"),
    Selection(query='(wheat OR "will not pay") AND NOT speaker:lund'),
    Selection(query="minister OR reporter OR 5%", where=Where.PASSAGE),
    Selection(query='"grain minister" OR ship* OR speaker:lund', where=Where.ARTICLE),
    Selection(query=r"5% OR \=1 OR headline:łódź OR outlet:gazette"),
]
TOLL = (
    "“The toll on the long bridge will be lifted before the first of May for all of us who live here,” {who} said.\n\n"
    "The bridge of Aldren was opened in 1911 and has been mended four times since. It carries nine thousand carts a day, "
    "as the town counts them, and no other way leads over the river within a day’s walk. The council met on Tuesday in "
    "the old hall, heard three of its members and went home without a vote. It meets again when the ice is gone."
)


def with_versions() -> list[Any]:
    """The small corpus with one story twice, in which two people say the same, and a name in two forms."""
    again = []
    for outlet, who, day in (("The Invented Times", "Di Nox", 4), ("Other Gazette", "Ed Pym", 5)):
        text = f"The bridge\n\n{TOLL.format(who=who)}\n\nPrinted by {outlet}."
        content = text[text.index("“") : text.index("”") + 1]
        mentions = [Mention(text.index("Aldren"), text.index("Aldren") + 6, "GPE", "the U.K.")]
        quoted = quotation(text, content, who, mention=who, cue="said", confidence=0.8)
        again.append(parsed(text, [quoted], mentions, title="The bridge", outlet=outlet, published=date(2026, 3, day)))
    return [*small_corpus(), *again]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, own_topics) -> Iterator[tuple[Snapshot, Snapshot]]:
    """One corpus, put right in places, on DuckDB and on Spark."""
    store = open_store(str(tmp_path_factory.mktemp("corpus")))
    store.append(with_versions(), ENGINE)
    near = take_snapshot(store)
    row = near.rows(near.quotes.filter(near.quotes.text.contains("Nobody said this")))[0]
    store.correct(
        [judging.correct(row, "Cy", speaker="Bo Lund", speaker_kind=SpeakerKind.NAMED, kind=QuoteKind.DIRECT)]
    )
    store.correct([judging.rename(near, "Di Nox", "Diana Nox", "Cy")])
    near = take_snapshot(store)
    session = (
        spark_sql.SparkSession.builder.master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "1")
        # Of so little data, compiling a query takes longer than running it as it is.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.warehouse.dir", str(tmp_path_factory.mktemp("warehouse")))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(engines.ENGINE_VARIABLE, engines.PYSPARK)
        far = take_snapshot(store)
    yield near, far
    session.stop()


def answers(snapshot: Snapshot) -> Iterator[tuple[str, Query]]:
    """Every query that a page, a file or the API asks, by name."""
    again = statements(snapshot)
    (first,) = queries.quotes(snapshot, Selection(query="wheat"))["quote"]
    week = recent.recent(date(2026, 4, 2), 30)
    names = ["United Kingdom", "European Union", "Ann Fay"]
    for at, selection in enumerate(SELECTIONS):
        yield f"quotes {at}", lambda s, selection=selection: queries.quotes(s, selection)
    for name, selection in (("all", ALL), ("some", Selection(topics=("trade",), since=date(2026, 3, 1)))):
        for query in (
            queries.totals, queries.articles, queries.undated_quotes, queries.updated_quotes, queries.top_speakers, queries.article_days,
            speaker_queries.speakers, speaker_queries.acts, speaker_queries.spoken_of,
            entities.entities, entities.count, entities.last_day,
            topics.counts, topics.without_topic, topics.phrases, topics.together,
            figures.units, figures.figures,
        ):  # fmt: skip
            yield f"{query.__module__}.{query.__name__} {name}", lambda s, q=query, of=selection: q(s, of)
        for subject, rows in SUBJECTS.items():
            yield f"{subject} as a file, {name}", lambda s, q=rows, of=selection: s.fetch(q(s, of, "link"))
    for grain in ("day", "week", "month"):
        yield f"over time {grain}", lambda s, g=grain: queries.quotes_over_time(s, ALL, g)
    for query in (speaker_queries.over_time, topics.over_time):
        yield f"{query.__module__}.over_time", lambda s, q=query: q(s, ALL, "week")
    for field in ("speaker", "outlet"):
        yield f"facet {field}", lambda s, f=field: queries.facet(s, ALL, f)
    for trouble in (None, *reading_queries.TROUBLES):
        yield f"with trouble {trouble}", lambda s, x=trouble: reading_queries.page(s, ALL, x, offset=0, limit=9)
    yield "called now", lambda s: queries.called_now(s, "Di Nox")
    yield "stored article", lambda s: queries.stored_article(s, first.split("-")[0])
    yield "roles", lambda s: speaker_queries.roles(s, "Ann Fay")
    yield "names", lambda s: speaker_queries.names(s, "Ann Fay")
    yield "appearances", lambda s: speaker_queries.appearances(s, "Ann Fay")
    yield "entities of a kind", lambda s: entities.entities(s, ALL, kind="places", words="un", fold=False)
    yield "forms", lambda s: entities.forms(s, "United Kingdom")
    yield "entity names", lambda s: entities.names(s, 5)
    yield "entities over time", lambda s: entities.over_time(s, ALL, names, "day")
    yield "entities quoted over time", lambda s: entities.quoted_over_time(s, ALL, names, "month")
    yield "of names", lambda s: entities.of_names(s, ALL, names)
    yield from rankings(names)
    for rising in (True, False):
        yield f"changed {rising}", lambda s, r=rising: entities.changed(s, ALL, week, rising=r)
    for what in ("speaker", "topic", "entity"):
        yield f"rising {what}", lambda s, w=what: recent.rising(s, EVERYTHING, w, week)
    yield "latest of topics", lambda s: topics.latest(s, ALL, 3)
    yield "a changed taxonomy", lambda s: topics.changes(s, Taxonomy(s.taxonomy.topics[:2]))
    yield "suggestions", lambda s: suggestions(s, s.taxonomy.topics[1])
    yield "all figures", lambda s: figures.figures(s, ALL, "all")
    unit = next(iter(figures.units(snapshot, ALL)))
    yield "newest figures", lambda s: figures.newest(s, ALL, unit, 3)
    yield "figures of measures", lambda s: figures.of_measures(s, ALL, "quoted", unit, ["steel"], 5)
    yield "measures", lambda s: figures.measures(s, ALL, "all", unit).rows
    yield "statements", lambda s: s.fetch(again.order_by("quote"))
    yield "groups", lambda s: said_again.groups(s, again, ALL)
    yield "statement totals", lambda s: said_again.totals(s, again, ALL, disputed=True)
    statement = said_again.groups(snapshot, again, ALL)["statement"][0]
    yield "reports", lambda s: said_again.reports(s, again, statement)
    yield "all reports", lambda s: said_again.all_reports(s, again, ALL)
    yield "statement of a quotation", lambda s: said_again.of_quote(s, again, statement)
    article = statement.split("-")[0]
    yield "versions", lambda s: version_queries.counts(s, [article])
    yield "other versions", lambda s: version_queries.others(s, article)
    for kind in ("uncertain", "unknown", "odd", "sample"):
        yield f"queue {kind}", lambda s, k=kind: review_queries.first(s, review_queries.queue(s, ALL, k), [])
    yield "sightings", lambda s: review_queries.sightings(s, "Ann Fay")
    yield "maybe one", lambda s: review_queries.maybe_one(s, [])
    yield "maybe two", lambda s: review_queries.maybe_two(s, [])


def rankings(names: list[str]) -> Iterator[tuple[str, Query]]:
    """Who and what comes first, and what of it is counted against what."""
    for field in ("speaker", "outlet", "act"):
        yield f"topics by {field}", lambda s, f=field: topics.by(s, ALL, f)
        yield f"ranked {field}", lambda s, f=field: topics.ranked(s, ALL, f)
    yield "by whom", lambda s: entities.by_whom(s, ALL, names)
    yield "who mentions most", lambda s: entities.mention_most(s, ALL, names)
    yield "in most articles", lambda s: entities.in_most_articles(s, ALL)
    yield "together", lambda s: entities.together(s, ALL, names)


def test_every_query_gives_the_same_on_spark(both: tuple[Snapshot, Snapshot]) -> None:
    near, far = both
    different = []
    for (name, on_duckdb), (_, on_spark) in zip(answers(near), answers(far), strict=True):
        expected = on_duckdb(near)
        # All differences at once: of one alone nobody can tell what they have in common.
        try:
            assert_same(expected, on_spark(far))
        except Exception as error:  # noqa: BLE001
            different.append(f"{name}: {type(error).__name__} {error}")
    assert not different, "\n\n".join(different)


def assert_same(expected: Any, found: Any) -> None:
    if isinstance(expected, Ranking):
        assert found.of == expected.of
        pd.testing.assert_frame_equal(found.rows, expected.rows)
    elif isinstance(expected, pd.DataFrame):
        pd.testing.assert_frame_equal(found, expected)
    else:
        assert found == expected
