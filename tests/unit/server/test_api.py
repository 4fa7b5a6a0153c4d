"""The API as a program sees it: the rows of the pages' files, paged, and one sentence for what makes no sense."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import get_args

import pytest
import streamlit as st
from hypothesis import given, settings
from hypothesis import strategies as some
from starlette.applications import Starlette
from starlette.testclient import TestClient

from onrecord.corpus import Snapshot, Store, queries
from onrecord.corpus.exports import export, export_figures
from onrecord.corpus.extracts import SUBJECTS
from onrecord.corpus.figure_queries import Counted
from onrecord.corpus.formats import FORMATS
from onrecord.corpus.offered import Format, Subject
from onrecord.corpus.references import REFERENCES
from onrecord.corpus.selection import FILTERS, Selection, from_params, to_query_string
from onrecord.default_view import View
from onrecord.model import Act, Unit
from server import api

ROOT = "http://testserver/"


@pytest.fixture(scope="module")
def client(store: Store) -> Iterator[TestClient]:
    st.cache_resource.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_CORPUS", store.location)
        yield TestClient(Starlette(routes=api.routes("")))


def lines(client: TestClient, path: str) -> list[dict[str, object]]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("subject", get_args(Subject))
@pytest.mark.parametrize("query", ["", "speaker=Ann+Fay&view=belief", "from=2026-03-09&outlet=Other+Gazette"])
def test_the_same_bytes_as_the_file_of_a_page(
    client: TestClient, snapshot: Snapshot, subject: Subject, format: Format, query: str
) -> None:
    answer = client.get(f"/api/{subject}?format={format}&{query}")
    selection = {
        "": Selection(),
        "speaker=Ann+Fay&view=belief": Selection(speakers=("Ann Fay",), view=(View.BELIEF,)),
    }.get(query) or from_params({"outlet": ["Other Gazette"], "from": ["2026-03-09"]})
    file = io.BytesIO()
    link = f"{ROOT}{subject}" + (f"?{query}" if query else "")
    rows = export(snapshot, subject, selection, format, file, link=link)
    assert answer.headers["x-total-count"] == str(rows)
    assert answer.headers["content-type"].startswith(FORMATS[format].media_type)
    if format == "parquet":
        # The day and minute of making stand in it.
        assert abs(len(answer.content) - len(file.getvalue())) < 50
    else:
        assert answer.content == file.getvalue()


@pytest.mark.parametrize("format", ["ris", "bibtex", "csl-json"])
def test_references_are_of_quotations_and_articles_alone(client: TestClient, snapshot: Snapshot, format: str) -> None:
    file = io.BytesIO()
    export(snapshot, "quotes", Selection(), format, file)  # type: ignore[arg-type]
    answer = client.get(f"/api/quotes?format={format}")
    assert answer.content == file.getvalue()
    assert answer.headers["content-type"].startswith(REFERENCES[format].media_type)
    assert client.get(f"/api/speakers?format={format}").status_code == 400
    description = client.get("/api/openapi.json").json()["paths"]
    offered = {
        path: next(one["schema"]["enum"] for one in description[path]["get"]["parameters"] if one["name"] == "format")
        for path in ("/api/quotes", "/api/speakers")
    }
    assert format in offered["/api/quotes"]
    assert format not in offered["/api/speakers"]


@settings(max_examples=15)
@given(
    some.builds(
        Selection,
        view=some.lists(some.sampled_from(View), max_size=2, unique=True).map(tuple),
        acts=some.lists(some.sampled_from(Act), max_size=3, unique=True).map(tuple),
        confidence=some.none() | some.sampled_from([0.0, 0.1, 0.2, 0.9]),
    )
)
def test_a_program_gets_what_a_page_shows(client: TestClient, snapshot: Snapshot, selection: Selection) -> None:
    rows = lines(client, f"/api/quotes?{to_query_string(selection)}")
    assert [row["quotation"] for row in rows] == queries.quotes(snapshot, selection, limit=100)["text"].tolist()
    assert len(rows) == queries.totals(snapshot, selection).quotes
    assert all(row["shown"] == (row["left_out"] is None) for row in rows)


def test_a_workbook_comes_through_a_pipe_whole(client: TestClient) -> None:
    import openpyxl

    answer = client.get("/api/speakers?format=xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert [row[0].value for row in book["Data"].iter_rows(min_row=2)] == [
        row["speaker"] for row in lines(client, "/api/speakers")
    ]


def test_figures_take_the_parameters_of_their_page(client: TestClient, snapshot: Snapshot) -> None:
    everywhere = "/api/figures?figures_in=all"
    assert [row["figure"] for row in lines(client, "/api/figures")] == ["5%"]
    assert len(lines(client, everywhere)) == 2
    answer = client.get(f"{everywhere}&figure_unit=percent&format=csv")
    file = io.BytesIO()
    link = f"{ROOT}figures?figures_in=all&figure_unit=percent"
    assert export_figures(snapshot, Selection(), "csv", file, said="all", unit=Counted(Unit.PERCENT), link=link) == 1
    assert answer.content == file.getvalue()
    earlier = "/api/figures?figures_in=Also+outside+quotations&figure_unit=Percentages"
    assert [row["figure"] for row in lines(client, earlier)] == ["5%"]


@pytest.mark.parametrize("subject", get_args(Subject))
def test_pages_follow_each_other_and_are_the_whole(client: TestClient, subject: Subject) -> None:
    whole = lines(client, f"/api/{subject}")
    found, address = [], f"/api/{subject}?limit=2"
    while address:
        answer = client.get(address)
        assert answer.headers["x-total-count"] == str(len(whole))
        found += [json.loads(line) for line in answer.text.splitlines()]
        address = answer.links.get("next", {}).get("url")
    assert found == whole


def test_a_program_follows_hostile_filters_to_the_next_page(client: TestClient) -> None:
    hostile = "The Invented Times\r\nX-Evil: 1>; rel=x"
    outlets = [hostile, "The Invented Times", "Other Gazette"]
    params = {"speaker": "Ann Fay", "outlet": outlets, "limit": "1", "format": "csv"}
    answer = client.get("/api/quotes", params=params)
    assert answer.headers["x-total-count"] == "3"
    assert "x-evil" not in answer.headers
    follow = client.get(answer.links["next"]["url"])
    assert follow.headers["x-total-count"] == "3"
    assert follow.text != answer.text


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("speaker=An+Fey", "No speaker is called “An Fey”."),
        ("speaker=Lumd", "No speaker is called “Lumd”. The nearest: Bo Lund."),
        ("topic=wheats", "No topic is called “wheats”."),
        ("sort=loudest", "The parameter “sort” takes one of newest, oldest, "),
    ],
)
def test_who_or_what_the_corpus_has_not_is_refused_with_the_nearest(
    client: TestClient, query: str, sentence: str
) -> None:
    answer = client.get(f"/api/quotes?{query}")
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(sentence)


def test_quotations_come_in_the_order_that_is_asked_for(client: TestClient) -> None:
    newest, oldest = (
        [row["date"] for row in lines(client, f"/api/quotes?sort={sort}") if row["date"]]
        for sort in ("newest", "oldest")
    )
    assert newest == sorted(newest, reverse=True)
    assert oldest == sorted(oldest)
    assert newest != oldest


def test_formulas_are_neutralised_in_csv(client: TestClient) -> None:
    text = client.get("/api/quotes?format=csv&speaker=Harbour+Board").content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["quotation"] == "'=1+1 is what the board wrote"
    assert row["headline"] == "'=HYPERLINK"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("from=yesterday", "The parameter “from” takes a day such as 2026-03-31, not “yesterday”."),
        ("from=2026-01-01&from=2026-02-01", "The parameter “from” may be given only once."),
        (
            "confidence=2",
            "The parameter “confidence” takes one of certain, doubtful, likely, or a number from 0 to 1, not “2”.",
        ),
        ("kind=direct&kind=loud", "The parameter “kind” takes one of direct, indirect, mixed, not “loud”."),
        ("undated=yes", "The parameter “undated” takes only the word true, not “yes”."),
        (
            "format=exe",
            "The parameter “format” takes one of csv, xlsx, jsonl, parquet, csv-semicolon, ris, bibtex, csl-json, not “exe”.",
        ),
        ("limit=0", "The parameter “limit” takes a whole number from 1 on, not “0”."),
        ("limit=²", "The parameter “limit” takes a whole number from 1 on, not “²”."),
        ("offset=-1", "The parameter “offset” takes a whole number from 0 on, not “-1”."),
        ("offset=99999999999999999999", "The parameter “offset” takes a whole number from 0 on"),
        (
            "speakers=Ann+Fay",
            "There is no parameter “speakers”; those for filtering are q, in, speaker, topic, all_topics, basis, from, to, outlet",
        ),
        ("figure_unit=Money", "There is no parameter “figure_unit”;"),
        ("q=(wheat", "The query ends too early"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_sentence(client: TestClient, query: str, sentence: str) -> None:
    answer = client.get(f"/api/quotes?{query}")
    assert answer.status_code == 400
    assert answer.json()["error"].startswith(sentence)


@pytest.mark.parametrize("query", ["figures_in=Nowhere", "figure_unit=Parsecs", "figure_unit=People"])
def test_what_the_page_of_figures_does_not_offer_is_refused(client: TestClient, query: str) -> None:
    answer = client.get(f"/api/figures?{query}")
    assert answer.status_code == 400
    assert query.split("=")[1] in answer.json()["error"]


def test_a_name_with_a_nul_is_refused(client: TestClient) -> None:
    answer = client.get("/api/quotes", params={"speaker": "\0"})
    assert answer.status_code == 400


@settings(max_examples=40)
@given(some.dictionaries(some.sampled_from([*FILTERS, "limit", "offset"]), some.text(max_size=8), max_size=3))
def test_no_request_breaks_the_server(client: TestClient, params: dict[str, str]) -> None:
    answer = client.get("/api/quotes", params=params)
    assert answer.status_code in {200, 400}


def test_a_corpus_that_cannot_be_read_is_said(client: TestClient, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles" / "_delta_log").mkdir(parents=True)
    (tmp_path / "articles" / "_delta_log" / "00000000000000000000.json").write_text("no log")
    monkeypatch.setenv("ONRECORD_CORPUS", str(tmp_path))
    answer = client.get("/api/quotes")
    assert answer.status_code == 503
    assert str(tmp_path) in answer.json()["error"]


def test_only_reading(client: TestClient) -> None:
    assert client.post("/api/quotes").status_code == 405


def test_the_description_says_every_path_and_parameter(client: TestClient) -> None:
    description = client.get("/api/openapi.json").json()
    assert description["openapi"].startswith("3.1")
    assert description["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    paths = dict(description["paths"])
    assert set(paths.pop("/api/check")) == {"post"}
    assert set(paths.pop("/api/landed")) == {"post"}
    assert set(paths.pop("/api/verify")) == {"post"}
    assert set(paths) == {f"/api/{subject}" for subject in SUBJECTS}
    for path, methods in paths.items():
        parameters = {one["name"]: one for one in methods["get"]["parameters"]}
        assert set(parameters) >= {*FILTERS, "format", "limit", "offset"}
        assert ("figure_unit" in parameters) == (path == "/api/figures")
        # What is wrong with one value is said whatever the others are: each request has one more of every parameter that
        # is given once, and all of those that may be given several times.
        single = {name: one["schema"].get("enum", []) for name, one in parameters.items()}
        many = {name: one["schema"].get("items", {}).get("enum", []) for name, one in parameters.items()}
        for number in range(max(map(len, single.values()))):
            params = many | {name: values[number] for name, values in single.items() if number < len(values)}
            answer = client.get(path, params={**params, "limit": "1"})
            assert answer.status_code == 200, (path, params, answer.text)


def test_the_description_says_every_refusal_and_bound(client: TestClient) -> None:
    description = client.get("/api/openapi.json").json()
    for operation in (method for path in description["paths"].values() for method in path.values()):
        assert {"200", "400", "401", "403", "421", "503"} <= set(operation["responses"])
    bounds = {one["name"]: one["schema"] for one in description["paths"]["/api/speakers"]["get"]["parameters"]}
    for name in ("limit", "offset"):
        most = bounds[name]["maximum"]
        assert client.get(f"/api/speakers?{name}={most}").status_code == 200
        assert client.get(f"/api/speakers?{name}={most + 1}").status_code == 400
    longest = bounds["q"]["maxLength"]
    assert client.get("/api/speakers", params={"q": "a" * longest}).status_code == 200
    assert client.get("/api/speakers", params={"q": "a" * (longest + 1)}).status_code == 400


def test_under_a_path_of_its_own(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CORPUS", store.location)
    client = TestClient(Starlette(routes=api.routes("/news")))
    row = lines(client, "/news/api/quotes?limit=1&speaker=Ann+Fay")[0]
    assert row["view"] == f"{ROOT}news/quotes?speaker=Ann+Fay"
    assert client.get("/news/api/openapi.json").json()["servers"] == [{"url": f"{ROOT}news"}]


def test_the_description_allows_what_is_answered_and_no_more(client: TestClient) -> None:
    """Nothing in a filter filters nothing; a NUL is in no word."""
    operations = client.get("/api/openapi.json").json()["paths"]
    schemas = {one["name"]: one["schema"] for one in operations["/api/quotes"]["get"]["parameters"]}
    assert "" in schemas["act"]["items"]["enum"]
    assert schemas["from"]["anyOf"][1] == {"type": "string", "const": ""}
    for nothing in ("act=", "from=", "confidence=", "view="):
        assert client.get(f"/api/quotes?limit=1&{nothing}").status_code == 200
    assert not re.search(schemas["entity"]["items"]["pattern"], "a\0b")
    assert client.get("/api/quotes?entity=a%00b").status_code == 400
