import json
from pathlib import Path

import pytest

from onrecord.model import Flaw, RegionKind
from onrecord.readers.incomplete import torn
from tests.unit.readers.reading import articles, written

WHOLE = "The mill will close, Ann Fay said. “We had no choice.”"


@pytest.mark.parametrize(
    ("end", "region"),
    [
        (" “Nobody will lose a day of pa… [+2411 chars]", "“Nobody will lose a day of pa… [+2411 chars]"),
        (" She added that the […]", "She added that the […]"),
        (" She added that the ...", "She added that the ..."),
        ("\n\nContinue reading…", "Continue reading…"),
        ("\n\nRead more »", "Read more »"),
        ("\n\nTo continue reading, subscribe to The Olm Post.", "To continue reading, subscribe to The Olm Post."),
        ("\n\nSubscribe now to read the full story\n\nAlready a subscriber? Log in",
         "Subscribe now to read the full story\n\nAlready a subscriber? Log in"),
        ("\n\nThis article is only available to our subscribers.", "This article is only available to our subscribers."),
    ],
)  # fmt: skip
def test_a_cut_text_is_incomplete_and_its_torn_end_no_body(tmp_path: Path, end: str, region: str) -> None:
    (article,) = articles(written(tmp_path, "a.txt", WHOLE + end))
    assert article.flaws == (Flaw.INCOMPLETE,)
    (only,) = [part for part in article.regions if part.kind is RegionKind.TORN]
    assert article.text[only.start : only.end] == region


def test_a_service_that_gives_only_the_beginning(tmp_path: Path) -> None:
    record = {"source": {"name": "The Olm Post"}, "title": "Mill closes", "content": f"{WHOLE} “Nobo… [+2411 chars]"}
    answer = {"status": "ok", "articles": [record]}
    (article,) = articles(written(tmp_path, "a.json", json.dumps(answer)))
    assert (article.title, article.outlet, article.flaws) == ("Mill closes", "The Olm Post", (Flaw.INCOMPLETE,))


@pytest.mark.parametrize(
    "end",
    [
        "",
        " “I don't know ...”",
        "\n\nShe asked readers to subscribe to her letter. Nobody did.",
        "\n\nRead more books, the minister told pupils.",
        "\n\nTo read more, she wears glasses. He does not.",
    ],
)
def test_a_whole_text_is_whole(end: str) -> None:
    assert torn(WHOLE + end) is None


def test_a_text_of_nothing_is_not_cut() -> None:
    assert torn(" \n") is None
