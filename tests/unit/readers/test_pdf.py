from pathlib import Path

import pytest

from onrecord.model import Article, Skipped
from tests.unit.readers.pdf_files import drawn_pdf, pdf, set_pdf
from tests.unit.readers.reading import articles, read_all, written

FIRST = [
    "THE OLM POST",
    "Fees rise in the harbour",
    "",
    "The harbour board will double its fees in June, Ann Fay said on Tuesday af-",
    "ter a long meeting.",
    "“We had no choice,” she told reporters, and promised that small boats would",
    "not pay",
    "1",
]
SECOND = ["THE OLM POST", "more than before.", "", "Bo Lund (the mayor) disagreed.", "2"]
THIRD = ["THE OLM POST", "A vote is due in May.", "3 of 3"]


def test_lines_become_paragraphs_also_over_a_page(tmp_path: Path) -> None:
    (article,) = articles(written(tmp_path, "a.pdf", pdf(FIRST, SECOND, THIRD)))
    assert article.text.split("\n\n") == [
        "Fees rise in the harbour",
        "The harbour board will double its fees in June, Ann Fay said on Tuesday after a long meeting.",
        "“We had no choice,” she told reporters, and promised that small boats would not pay more than before.",
        "Bo Lund (the mayor) disagreed.",
        "A vote is due in May.",
    ]
    assert article.title == "Fees rise in the harbour"


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    whole = pdf(FIRST)
    for name, data in {"cut.pdf": whole[:40], "no.pdf": b"hello", "empty.pdf": b""}.items():
        (item,) = read_all(written(tmp_path, name, data))
        assert isinstance(item, Skipped), name
        assert item.reason.startswith(("is a damaged PDF file", "has no text in it")), name


def column(
    words: list[str], size: float = 11, left: float = 72, top: float = 700
) -> list[tuple[float, float, float, str]]:
    return [(size, left, top - 13 * number, line) for number, line in enumerate(words)]


HEAD = [(22.0, 72.0, 780.0, "Fees rise in the harbour"), (10.0, 72.0, 755.0, "By Cy Moe")]
BODY = [
    "OLM — The harbour will double its fees in June, Ann Fay said on Tuesday after",
    "a long meeting of the board.",
    "“We had no choice,” she told the owners of boats who had come to the town hall",
    "to hear her speak about it.",
]


def read(folder: Path, *pages: list[tuple[float, float, float, str]]) -> Article:
    (article,) = articles(written(folder, "a.pdf", set_pdf(*pages)))
    return article


def test_headline_byline_and_dateline_are_told_from_the_body(tmp_path: Path) -> None:
    article = read(tmp_path, HEAD + column(BODY))
    assert (article.title, article.author) == ("Fees rise in the harbour", "Cy Moe")
    assert article.text.split("\n\n") == [HEAD[0][3], HEAD[1][3], f"{BODY[0]} {BODY[1]}", f"{BODY[2]} {BODY[3]}"]
    assert [region.kind.value for region in article.regions] == ["headline", "byline", "dateline"]


def test_a_paragraph_is_seen_by_its_indent(tmp_path: Path) -> None:
    whole = "“We had no choice,” she told the owners of the boats in the harbour on Tuesday."
    lines = [(11.0, 84.0, 700.0, BODY[0]), (11.0, 72.0, 687.0, whole), (11.0, 84.0, 674.0, "Bo Lund disagreed.")]
    assert read(tmp_path, lines).text.split("\n\n") == [f"{BODY[0]} {whole}", "Bo Lund disagreed."]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("The mayor-elect came. “I am no mayor-", "elect,” he said.", "“I am no mayor-elect,”"),
        ("It is a long-", "term plan, Ann Fay said.", "a long-term plan"),
        ("The town spoke of punish-", "ment, Ann Fay said.", "of punishment, Ann"),
        ("The treasurer is Bo Lund-", "Fay, who is ill.", "Bo Lund-Fay, who"),
        ("He wrote ollmian songs. She wrote oll-", "mian ones.", "She wrote ollmian ones."),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(tmp_path: Path, first: str, second: str, words: str) -> None:
    assert words in read(tmp_path, column([first, second])).text


def test_a_pull_quote_stands_apart_and_the_sentence_around_it_is_whole(tmp_path: Path) -> None:
    lines = [*column(BODY[:1]), (18.0, 72.0, 660.0, "“No choice” — Ann Fay"), *column(BODY[1:], top=630)]
    article = read(tmp_path, lines)
    assert article.text.split("\n\n") == [f"{BODY[0]} {BODY[1]}", "“No choice” — Ann Fay", f"{BODY[2]} {BODY[3]}"]
    assert article.title is None


def test_a_drop_cap_stands_in_its_word(tmp_path: Path) -> None:
    lines = [(44.0, 72.0, 700.0, "T"), (11.0, 100.0, 720.0, "he harbour will double its fees in June, Ann Fay said")]
    assert read(tmp_path, [*lines, (11.0, 100.0, 707.0, "on Tuesday.")]).text.startswith("The harbour will double")


def test_ligatures_are_letters(tmp_path: Path) -> None:
    content = rb"/F1 12 Tf 72 700 Td (The \001shers of Olm o\003ered \002oats, Ann Fay said.) Tj"
    (article,) = articles(written(tmp_path, "a.pdf", drawn_pdf(content, b"1 /fi /fl /ff")))
    assert article.text == "The fishers of Olm offered floats, Ann Fay said."


def test_a_word_in_two_pieces_behind_widened_spaces_is_one(tmp_path: Path) -> None:
    # The second piece begins where the first, with 6 points more in each of its two spaces, ends.
    content = b"/F1 12 Tf 72 700 Td 6 Tw (plan of an) Tj 64.7 0 Td 0 Tw (yone in Olm, Ann Fay said.) Tj"
    (article,) = articles(written(tmp_path, "a.pdf", drawn_pdf(content)))
    assert article.text == "plan of anyone in Olm, Ann Fay said."


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left, right = (
        column(["The harbour will double its fees,", "and nobody"]),
        column(["was asked, Ann Fay said.", "She left."], left=320),
    )
    assert (
        read(tmp_path, left + right).text
        == "The harbour will double its fees, and nobody was asked, Ann Fay said.\n\nShe left."
    )


def test_heads_and_feet_go_wherever_their_form_comes_back(tmp_path: Path) -> None:
    pages = [
        [
            (8.0, 72.0, 820.0, "3/5/26, 10:15 AM Fees rise"),
            *column(BODY[2 * n : 2 * n + 2]),
            (8.0, 72.0, 20.0, f"https://olm.example/fees {n + 1}/2"),
        ]
        for n in range(2)
    ]
    assert read(tmp_path, *pages).text.split("\n\n") == [f"{BODY[0]} {BODY[1]}", f"{BODY[2]} {BODY[3]}"]
