"""Which quotations are put together as one statement, and what the page shows of them. All of it is invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from onrecord.corpus import Snapshot, machine, open_store, prepared, statement_queries, take_snapshot
from onrecord.corpus.selection import Selection
from onrecord.corpus.statements import statements
from onrecord.model import ParsedArticle, QuoteKind
from tests.builders import ENGINE, parsed, quotation

WHOLE = "“We will not close the old harbour before the last of the boats has come home.”"
CUT = "“before the last of the boats has come home”"
SLOGAN = "may the wind be at your back"

Make = Callable[..., Snapshot]


def article(
    content: str, speaker: str | None, day: int | None = 2, kind: QuoteKind = QuoteKind.DIRECT
) -> ParsedArticle:
    text = f"{content} said somebody on day {day}, {speaker}."
    published = date(2026, 3, day) if day else None
    return parsed(text, [quotation(text, content, speaker, kind=kind)], outlet=f"Outlet {day}", published=published)


@pytest.fixture
def made(tmp_path: Path) -> Make:
    def make(*articles: ParsedArticle) -> Snapshot:
        store = open_store(str(tmp_path / "corpus"))
        store.append(articles, ENGINE)
        return take_snapshot(store)

    return make


def groups(snapshot: Snapshot) -> list[set[str]]:
    rows = snapshot.fetch(statements(snapshot).inner_join(snapshot.quotes, "quote").select("statement", "text"))
    return [set(texts) for _, texts in rows.groupby("statement")["text"]]


def test_whole_and_cut_reports_are_one_statement(made: Make) -> None:
    snapshot = made(
        article(WHOLE, "Ann Fay"), article(CUT, "Ann Fay", 4), article("“Nothing else was said.”", "Ann Fay", 5)
    )
    assert groups(snapshot) == [{WHOLE, CUT}]
    rows = snapshot.fetch(statements(snapshot))
    assert sorted(rows["covered"]) == [0.5, 1]


def test_what_is_prepared_is_what_would_be_found(made: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = made(article(WHOLE, "Ann Fay"), article(CUT, "Ann Fay", 4), article(WHOLE, "Bo Lund", 5))
    found = sorted(map(str, snapshot.rows(statements(snapshot))))
    assert len(found) == 3
    assert sorted(map(str, snapshot.rows(machine.statements(snapshot)))) == found
    assert sorted(map(str, snapshot.rows(machine.statements(snapshot)))) == found

    def refuse(path: Path, _: object) -> None:
        pytest.fail(f"{path} was made")

    with monkeypatch.context() as patch:
        patch.setattr(prepared, "_make", refuse)
        again = take_snapshot(open_store(snapshot.location))
        assert sorted(map(str, again.rows(machine.statements(again)))) == found
    # Nothing to go by any more: it is found in what is open.
    for path in prepared.folder(snapshot.location).iterdir():
        path.unlink()
    other = replace(snapshot, connection=again.connection, quotes=again.quotes)
    assert sorted(map(str, other.rows(machine.statements(other)))) == found


def test_statements_are_found_without_a_file_where_somebody_has_taken_the_tables_away(made: Make) -> None:
    snapshot = made(article(WHOLE, "Ann Fay"), article(CUT, "Ann Fay", 4))
    folder = prepared.folder(snapshot.location)
    for path in folder.iterdir():
        path.unlink()
    assert len(snapshot.rows(machine.statements(snapshot))) == 2
    assert list(folder.iterdir()) == []


def test_where_people_changed_words_statements_are_found_in_theirs(made: Make) -> None:
    snapshot = made(article(WHOLE, "Ann Fay"), article(CUT, "Ann Fay", 4))
    assert len(snapshot.rows(machine.statements(snapshot))) == 2
    changed = snapshot.quotes.filter(snapshot.quotes.text == WHOLE)
    snapshot = replace(snapshot, quotes=changed, texts=frozenset({"a quotation"}))
    assert snapshot.rows(machine.statements(snapshot)) == []


def test_of_a_mixed_quotation_the_marked_words_count(made: Make) -> None:
    mixed = f"that no port would shut {CUT}"
    assert groups(made(article(WHOLE, "Ann Fay"), article(mixed, "Ann Fay", 4, QuoteKind.MIXED))) == [{WHOLE, mixed}]


@pytest.mark.parametrize(
    "articles",
    [
        # Few words are many people's.
        [article("“Nobody will leave.”", "Ann Fay"), article("“Nobody will leave.”", "Ann Fay", 4)],
        [article(f"“{SLOGAN}”", "Ann Fay"), article(f"“{SLOGAN}”", "Bo Lund", 4)],
        # So are long ones after weeks.
        [article(WHOLE, "Ann Fay", 1), article(WHOLE, "Bo Lund", 28)],
        # Most of the words must be the same.
        [article(WHOLE, "Ann Fay"), article("“We will not close the old harbour for a hundred years or more.”", "Ann Fay", 4)],
    ],
)  # fmt: skip
def test_what_is_not_one_statement(made: Make, articles: list[ParsedArticle]) -> None:
    assert groups(made(*articles)) == []


def test_two_speeches_with_one_slogan_stay_two(made: Make) -> None:
    first = f"“The fishers have waited for a decade, and {SLOGAN}”"
    second = f"“Taxes on rope have never been so low as today, and {SLOGAN}”"
    snapshot = made(article(first, "Ann Fay"), article(second, "Ann Fay", 4), article(f"“{SLOGAN}”", "Ann Fay", 5))
    (group,) = groups(snapshot)
    assert len(group & {first, second}) == 1


def test_an_article_that_repeats_itself_is_no_second_report(made: Make) -> None:
    text = f"{WHOLE} said Ann Fay. {CUT}, she said again."
    again = parsed(text, [quotation(text, WHOLE, "Ann Fay"), quotation(text, CUT, "Ann Fay")])
    assert groups(made(again)) == []


def test_order_of_reading_does_not_matter(made: Make, tmp_path: Path) -> None:
    articles = [article(WHOLE, "Ann Fay"), article(CUT, "Ann Fay", 4), article(WHOLE, "Bo Lund", 6)]
    other = open_store(str(tmp_path / "other"))
    for one in reversed(articles):
        other.append([one], ENGINE)
    backwards = take_snapshot(other)
    forwards = made(*articles)
    order = ["quote", "statement", "covered"]
    expected = forwards.fetch(statements(forwards)).sort_values("quote")[order].to_numpy().tolist()
    assert backwards.fetch(statements(backwards)).sort_values("quote")[order].to_numpy().tolist() == expected


def test_queries(made: Make) -> None:
    snapshot = made(
        article(CUT, "Bo Lund", 4), article(WHOLE, "Ann Fay", 2), article(WHOLE, None, None), article("“Hardly.”", None)
    )
    table = statements(snapshot)
    (row,) = statement_queries.groups(snapshot, table, Selection()).itertuples()
    assert (row.text, row.reports, row.articles, row.outlets, row.speakers) == (WHOLE, 3, 3, 3, 2)
    assert (row.first.date(), row.first_outlet, row.last.date()) == (date(2026, 3, 2), "Outlet 2", date(2026, 3, 4))
    reports = statement_queries.reports(snapshot, table, row.statement)
    assert reports["outlet"].tolist() == ["Outlet 2", "Outlet 4", "Outlet None"]
    assert statement_queries.of_quote(snapshot, table, reports["quote"].iloc[1]) == row.statement
    assert statement_queries.of_quote(snapshot, table, "nothing") is None
    assert len(statement_queries.all_reports(snapshot, table, Selection())) == 3
    assert statement_queries.totals(snapshot, table, Selection()) == (1, 3, 3)


def test_a_selection_with_one_report_has_the_statement(made: Make) -> None:
    snapshot = made(article(CUT, "Bo Lund", 4), article(WHOLE, "Ann Fay", 2))
    table = statements(snapshot)
    assert statement_queries.totals(snapshot, table, Selection(speakers=("Bo Lund",))).statements == 1
    assert statement_queries.totals(snapshot, table, Selection(speakers=("Cy Moe",))) == (0, 0, 0)
    assert statement_queries.totals(snapshot, table, Selection(), disputed=True).statements == 1
