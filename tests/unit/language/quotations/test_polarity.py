"""Whether a statement was made."""

from collections.abc import Callable

import pytest

from onrecord.model import LeftOut, ParsedArticle, Polarity

SAID, DENIED, HYPOTHETICAL = Polarity.SAID, Polarity.DENIED, Polarity.HYPOTHETICAL

ROWS = [
    ("Ann Roe said that the bridge was unsafe.", SAID),
    ("“Never,” said Ann Roe.", SAID),
    ("“Not on my watch,” Ann Roe said.", SAID),
    ("Ann Roe denied that the bridge was unsafe.", SAID),
    ("Ann Roe said that the bridge was not safe.", SAID),
    ("Ann Roe not only said that the bridge was unsafe, she closed it.", SAID),
    ("Ann Roe did not say that the bridge was unsafe.", DENIED),
    ("Ann Roe has never said that the bridge was unsafe.", DENIED),
    ("The ministry did not deny that the bridge was unsafe.", DENIED),
    ("Ann Roe would not say whether the bridge was unsafe.", DENIED),
    ("Nobody said that the bridge was unsafe.", DENIED),
    # What was said in marks before tells nothing of the next sentence.
    ("Mary-Jane O’Hara-Smythe said: “So will I.” O'Hara-Smythe said it was late.", SAID),
    ("Ann Roe failed to announce that the bridge was unsafe.", DENIED),
    ("Did Ann Roe say that the bridge was unsafe?", HYPOTHETICAL),
    ("“Is it unsafe?” asked Ann Roe.", SAID),
    ("No official said that the bridge was unsafe.", DENIED),
    ("Ann Roe declined to say whether the bridge was unsafe.", DENIED),
    ("Ann Roe may say on Monday that the bridge is unsafe.", HYPOTHETICAL),
    ("The ministry is expected to announce on Monday that the bridge will close.", HYPOTHETICAL),
    ("If Ann Roe says that the bridge is unsafe, it will close.", HYPOTHETICAL),
    ("How many more must fall before the ministry admits that the bridge is unsafe?", HYPOTHETICAL),
    ("It was closed before the ministry said that the bridge was unsafe.", SAID),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_polarity(analyse: Callable[..., ParsedArticle], text: str, expected: Polarity) -> None:
    quotes = [quote for quote in analyse(text).quotes if quote.left_out is not LeftOut.BELIEF]
    assert {quote.polarity for quote in quotes} == {expected}
