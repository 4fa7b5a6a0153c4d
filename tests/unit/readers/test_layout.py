import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.readers.layout import Dateline, lay_out
from tests.unit.readers.reading import articles, written

TITLE = "Harbour fees ‘to double’ by June"
BODY = "The fees will double, Ann Fay said on Tuesday.\n\n“We had no choice,” she said."


def parts(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(region.kind.value, text[region.start : region.end]) for region in lay_out(text, title).regions]


def test_the_layout_of_an_archived_article() -> None:
    text = f"{TITLE}\n\n{TITLE}\n\nPORT OLM – {BODY}\n\nSource: Cy Moe\n"
    layout = lay_out(text)
    assert parts(text) == [
        ("headline", TITLE),
        ("headline", TITLE),
        ("dateline", "PORT OLM – "),
        ("byline", "Source: Cy Moe"),
    ]
    assert (layout.title, layout.author) == (TITLE, "Cy Moe")


def test_line_ends_of_windows_change_nothing() -> None:
    text = f"{TITLE}\n\nBy Cy Moe\n\nPORT OLM – {BODY}\n\nSource: Di Roe\n".replace("\n", "\r\n")
    assert parts(text) == [
        ("headline", TITLE),
        ("byline", "By Cy Moe"),
        ("dateline", "PORT OLM – "),
        ("byline", "Source: Di Roe"),
    ]
    assert lay_out(text).author == "Cy Moe"


@pytest.mark.parametrize(
    "dateline",
    [
        "OLM — ",
        "PORT OLM, March 3 (Northern Wire) — ",
        "Port Olm, March 3 (Northern Wire) — ",
        "Port Olm (NW) - ",
        "PORT OLM, Vel., Sept. 26 (NW) — ",
        "ST. OLM, V.L. -- ",
        "OLM-ON-SEA, 3 March 2026 ― ",
        "ŁÓDŹ – ",
    ],
)
def test_datelines(dateline: str) -> None:
    text = f"{dateline}{BODY}"
    assert parts(text) == [("dateline", dateline)]


@pytest.mark.parametrize(
    "opening",
    [
        "OLM – the port, not the town – will pay more.",
        "US – Kestrian talks were held.",
        "The port – Olm’s oldest – will pay.",
        "Olm – The port will pay.",
        "OLM: The port will pay.",
        "A LONG LINE OF WORDS IN CAPITALS – The port will pay.",
        "QUESTION 3 – The port will pay.",
        "“OLM – The port will pay,” she said.",
    ],
)
def test_what_is_no_dateline(opening: str) -> None:
    assert parts(f"{opening}\n\n{BODY}") == []


def test_a_dateline_below_a_standfirst_is_found() -> None:
    text = f"{TITLE}\n\nShippers call it theft.\n\nOLM – {BODY}"
    assert parts(text) == [("headline", TITLE), ("dateline", "OLM – ")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{TITLE}\n\n{BODY}", TITLE),
        (f"Will fees rise?\n\n{BODY}", "Will fees rise?"),
        (f"Fees rise.\n\nFees rise.\n\n{BODY}", "Fees rise."),
        (f"Fees rise.\n\n{BODY}", None),
        (f"“Fees rise.”\n\n{BODY}", None),
        (f"Fees\nrise\n\n{BODY}", None),
        (f"{'Fees rise ' * 30}\n\n{BODY}", None),
        (f"* * *\n\n{BODY}", None),
        (f"{TITLE}\n{BODY}", None),
        (TITLE, None),
        (BODY, None),
        ("", None),
    ],
)
def test_a_first_paragraph_is_a_headline_only_if_it_looks_like_one(text: str, title: str | None) -> None:
    assert lay_out(text).title == title


@pytest.mark.parametrize("copy", [TITLE, f"{TITLE}.", "Harbour fees 'to double'\nby June", TITLE.upper()])
def test_a_given_title_is_found_where_the_text_repeats_it(copy: str) -> None:
    assert parts(f"LETTERS.\n\n{copy}\n\n{BODY}", TITLE) == [("headline", copy)]


def test_a_given_title_that_the_text_does_not_repeat_has_no_region() -> None:
    assert parts(f"Another line\n\n{BODY}", TITLE) == []


@pytest.mark.parametrize(
    ("credit", "author"),
    [
        ("By Cy Moe", "Cy Moe"),
        ("BY CY MOE", "CY MOE"),
        ("By Cy Moe and Ana de la Fay", "Cy Moe and Ana de la Fay"),
        ("By Walter Roe Jr.", "Walter Roe Jr."),
        ("By Tuesday the port had closed", None),
        ("By noon", None),
        ("By 2032", None),
        ("By Cy Moe.", None),
        ("Bylaws Change Again", None),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_byline_below_the_headline(credit: str, author: str | None, gap: str) -> None:
    assert lay_out(f"{TITLE}{gap}{credit}\n\n{BODY}").author == author


@pytest.mark.parametrize(
    ("footer", "author"),
    [
        ("Source: Cy Moe", "Cy Moe"),
        ("Source:Cy Moe", "Cy Moe"),
        ("Source: Harbour Board.", None),
        ("Source: https://olm.example", None),
        ("Source: a person at the port", None),
        ("Source: Table 3", None),
        ("Sources: Cy Moe", None),
    ],
)
def test_a_footer(footer: str, author: str | None) -> None:
    assert lay_out(f"{TITLE}\n\n{BODY}\n\n{footer}\n").author == author
    assert lay_out(f"{TITLE}\n\n{BODY}\n{footer}").author == author


@given(
    st.lists(
        st.sampled_from(
            ["Fees rise", "By Cy Moe", "Source: Cy Moe", "OLM – The port", "“No.”", " ", "\n", "\r\n\r\n", "\n\n"]
        )
    ),
    st.sampled_from([None, "Fees rise", "Source: Cy Moe", "By Cy Moe", "…"]),
)
def test_regions_lie_in_the_text_in_order_and_apart(pieces: list[str], title: str | None) -> None:
    text = "".join(pieces)
    edges = [edge for region in lay_out(text, title).regions for edge in (region.start, region.end)]
    assert edges == sorted(edges)
    assert all(text[region.start : region.end].strip() for region in lay_out(text, title).regions)
    assert not edges or (edges[0] >= 0 and edges[-1] <= len(text))


@pytest.mark.parametrize(
    ("correction", "found"),
    [
        ("Correction: An earlier version said that Ann Fay had called the fees “daft”.", 1),
        ("CORRECTION, March 4, 9:30 a.m.: The fees double in June, not in May.", 1),
        ("This article was amended. An earlier version of this story said that Ann Fay resigned.", 1),
        ("CORRECTION:\n\nAnn Fay did not call the fees “daft”.", 2),
        ("Corrections and clarifications — Ann Fay is 44.", 1),
        ("Corrections officers met Ann Fay.", 0),
        # A clarification that takes nothing back says what somebody said.
        ("Clarification: Ann Fay called the fees “daft”.", 0),
        ("Clarification: Ann Fay did not call the fees “daft”.", 1),
        ("An earlier version of the plan had failed, she said.", 0),
    ],
)
def test_a_correction_is_no_body_text(correction: str, found: int) -> None:
    text = f"{BODY}\n\n{correction}"
    kinds = [kind for kind, _ in parts(text, "Harbour fees")]
    assert kinds == ["correction"] * found


@pytest.mark.parametrize(
    ("dateline", "place", "day", "outlet"),
    [
        ("LISBON, 14 May 2026 (The Lisbon Ledger) — ", "LISBON", "14 May 2026", "The Lisbon Ledger"),
        ("PORT OLM, March 3 (Northern Wire) — ", "PORT OLM", "March 3", "Northern Wire"),
        ("OLM, Ilmland, Mar. 3, 2026 — ", "OLM, Ilmland", "Mar. 3, 2026", None),
        ("OLM (Northern Wire) – ", "OLM", None, "Northern Wire"),
        ("OLM – ", "OLM", None, None),
    ],
)
def test_what_a_dateline_says(dateline: str, place: str, day: str | None, outlet: str | None) -> None:
    text = f"{dateline}{BODY}"
    assert lay_out(text).dateline == Dateline((0, len(dateline)), place, day, outlet)


LEDGER = f"LISBON, 14 May 2026 (The Lisbon Ledger) — {BODY}"


def test_a_dateline_gives_what_the_file_does_not(tmp_path: Path) -> None:
    (article,) = articles(written(tmp_path, "a.txt", LEDGER))
    assert (str(article.published), article.outlet) == ("2026-05-14", "The Lisbon Ledger")
    assert dict(article.extra)["place"] == "LISBON"


def test_what_the_file_or_its_sidecar_says_comes_first(tmp_path: Path) -> None:
    record = {"published": "2026-05-15", "outlet": "The Olm Post", "text": LEDGER}
    (article,) = articles(written(tmp_path, "a.json", json.dumps(record)))
    assert (str(article.published), article.outlet) == ("2026-05-15", "The Olm Post")
    written(tmp_path, "b.toml", 'published = 2026-05-16\noutlet = "The Ilm Post"')
    (article,) = articles(written(tmp_path, "b.txt", LEDGER))
    assert (str(article.published), article.outlet) == ("2026-05-16", "The Ilm Post")


def test_a_day_without_a_year_is_no_date(tmp_path: Path) -> None:
    (article,) = articles(written(tmp_path, "a.txt", f"OLM, March 3 (Northern Wire) — {BODY}"))
    assert (article.published, article.outlet) == (None, "Northern Wire")


@pytest.mark.parametrize(
    ("line", "author", "day"),
    [
        ("By Cy Moe", "Cy Moe", None),
        ("By Cy Moe, 14 May 2026", "Cy Moe", "14 May 2026"),
        ("By Cy Moe and Di Poe | May 14, 2026 at 10:15 a.m.", "Cy Moe and Di Poe", "May 14, 2026"),
        ("Published Thursday, 14 May 2026, 10:15 BST", None, "14 May 2026"),
        ("2026-05-14", None, "2026-05-14"),
        ("Updated 14 May 2026", None, None),
        ("The vote is on 14 May 2026", None, None),
        ("May 14", None, None),
    ],
)
def test_a_line_near_the_top_says_who_and_when(line: str, author: str | None, day: str | None) -> None:
    layout = lay_out(f"{TITLE}\n\n{line}\n\n{BODY}")
    assert (layout.author, layout.day) == (author, day)
    assert ("byline" in [region.kind.value for region in layout.regions]) == bool(author)


def test_a_day_in_the_body_is_none_of_the_articles() -> None:
    assert lay_out(f"{TITLE}\n\n" + f"{BODY}\n\n" * 4 + "14 May 2026").day is None
