"""What can be said for an attribution, and nothing where nothing was weighed."""

import re
from html import unescape

import pytest

from components.why import why_html
from onrecord.corpus.queries import StoredArticle, StoredQuote
from onrecord.model import Act, Polarity, Quote, Role
from tests.builders import parsed, quotation

TEXT = "“Fares stay,” Ola Brandt told <Radio> Ilm, a source of the Ferry Line said. Brandt chairs the board."


def said(quote: Quote, *roles: Role, speaker_here: str | None = None) -> dict[str, str]:
    article = parsed(TEXT, [quote], roles=roles)
    item = StoredQuote("q0", quote, speaker_here)
    html = why_html(StoredArticle(article.article, (), (), article.roles), item)
    assert "<Radio>" not in html
    return {unescape(name): unescape(value) for name, value in re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", html)}


def test_everything_that_is_known_is_said() -> None:
    quote = quotation(
        TEXT,
        "“Fares stay,”",
        "Ola Brandt",
        cue="told",
        act=Act.PROMISE,
        confidence=0.94,
        reason="subject of “told”",
        addressee="<Radio> Ilm",
        via="a source of the Ferry Line",
        on_behalf_of="Ferry Line",
    )
    roles = [
        Role(name, role, 0, 1)
        for name, role in (("Ola Brandt", "chair"), ("Bo Lund", "rival"), ("Ola Brandt", "chair"))
    ]
    assert said(quote, *roles, speaker_here="Brandt") == {
        "Reason": "subject of “told”",
        "Certainty": "certain, about 9 in 10 such quotations and speakers are right",
        "Named here": "Brandt",
        "Act": "promise (“told”)",
        "Said to": "<Radio> Ilm",
        "Known through": "a source of the Ferry Line",
        "Speaks for": "Ferry Line",
        "Described as": "chair",
    }


def test_what_was_not_said_says_so() -> None:
    quote = quotation(TEXT, "“Fares stay,”", "Ola Brandt", cue="told", polarity=Polarity.HYPOTHETICAL)
    assert said(quote)["Said"] == "not said yet"


@pytest.mark.parametrize("confidence", [0.2, 1.0])
def test_a_quotation_that_was_not_weighed_has_no_confidence(confidence: float) -> None:
    assert said(quotation(TEXT, "“Fares stay,”", confidence=confidence)) == {"Act": "assert"}
