"""An article to read: all of its words, its quotations in their speakers' colours, what is unknown said."""

import re
from dataclasses import replace
from html import unescape

import pytest

from components.quote_card import card_html
from components.reader import article_html, quote_list_html
from onrecord.corpus.queries import StoredArticle, StoredQuote
from onrecord.model import Cue, Mention, ParsedArticle, Quote, QuoteKind, Region, RegionKind
from tests.builders import parsed, quotation

TEXT = (
    "Ferry fares frozen\n\nRothaven — “Fares stay,” Ola Brandt said.\n\nIt rained.\n\n"
    "“They stay <low>,” she added. “And fair.”\n\nA rival called it “a bribe”."
)


def stored(article: ParsedArticle) -> StoredArticle:
    """The article as the corpus would hand it back, its quotations with ids q0, q1, ..."""
    quotes = tuple(StoredQuote(f"q{number}", quote) for number, quote in enumerate(article.quotes))
    return StoredArticle(article.article, quotes, article.mentions, article.roles)


def words(html: str) -> list[str]:
    """What a reader sees, without the header."""
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"<header>.*?</header>", "", html))).split()


@pytest.fixture
def ferry() -> StoredArticle:
    split = TEXT.index("“And fair.”")
    low = TEXT.index("“They")
    article = parsed(
        TEXT,
        [
            quotation(TEXT, "“Fares stay,”", "Ola Brandt", mention="Ola Brandt", cue="said"),
            Quote(
                segments=((low, TEXT.index(" she added")), (split, split + len("“And fair.”"))),
                text="“They stay <low>,” “And fair.”",
                as_sentence="“They stay <low>,” “And fair.”",
                kind=QuoteKind.DIRECT,
                cue=Cue(TEXT.index("added"), TEXT.index("added") + 5, "add"),
                speaker="Ola Brandt",
                mention=(TEXT.index("Ola"), TEXT.index("Ola") + 10),
            ),
            quotation(TEXT, "“a bribe”", kind=QuoteKind.MIXED),
        ],
        [Mention(20, 28, "GPE", "Rothaven")],
        title="Ferry fares frozen",
    )
    regions = (Region(RegionKind.HEADLINE, 0, 18), Region(RegionKind.DATELINE, 20, 28))
    return stored(replace(article, article=replace(article.article, regions=regions)))


def test_every_word_of_the_text_is_there_once_and_in_order(ferry: StoredArticle) -> None:
    assert "".join(words(article_html(ferry))) == "".join(TEXT.split())
    assert "<low>" not in article_html(ferry)


def test_one_speaker_has_one_colour_and_an_unknown_speaker_none(ferry: StoredArticle) -> None:
    html = article_html(ferry)
    quoted = re.findall(r'class="otr-quote otr-(?:direct|mixed) (\S+)"', html)
    assert len(quoted) == 4
    assert len(set(quoted[:3])) == 1
    assert quoted[0] != "otr-unknown"
    assert quoted[3] == "otr-unknown"


def test_regions_and_entities_are_marked_and_entities_can_be_left_out(ferry: StoredArticle) -> None:
    html = article_html(ferry)
    assert '<span class="otr-headline">Ferry fares frozen</span>' in html
    assert 'title="GPE: Rothaven"' in html
    assert "otr-entity" not in article_html(ferry, entities=False)


def test_only_the_chosen_quotation_is_emphasised_in_all_its_parts(ferry: StoredArticle) -> None:
    html = article_html(ferry, chosen="q1")
    assert len(re.findall("otr-chosen", html)) == 2
    assert "otr-chosen" not in article_html(ferry, chosen="no such quotation")


def test_each_entry_of_the_list_leads_to_a_place_in_the_text(ferry: StoredArticle) -> None:
    targets = re.findall(r'href="#([^"]+)"', quote_list_html(ferry))
    assert targets == re.findall(r' id="([^"]+)"', article_html(ferry))
    assert len(targets) == 3
    assert "3 quotations" in quote_list_html(ferry)
    assert "unknown speaker" in quote_list_html(ferry)


def test_what_is_not_known_says_so() -> None:
    html = article_html(stored(parsed("Words.")))
    assert "unknown outlet · no byline · undated" in html
    assert "No headline" in html


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://invented.example/a?b=1&c=2", True),
        ("http://invented.example/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,hello", False),
        ("//invented.example/a", False),
        ("https://[broken", True),
    ],
)
def test_only_web_addresses_become_links(url: str, linked: bool) -> None:
    html = article_html(stored(parsed("Words.", url=url)))
    assert ("<a " in html) is linked
    assert ('rel="noopener noreferrer"' in html) is linked


def test_metadata_is_escaped() -> None:
    html = article_html(stored(parsed("Words.", title="<b>1", outlet="<b>2", author="<b>3", source="<b>4")))
    assert "<b>" not in html
    assert html.count("&lt;b&gt;") == 4


def test_the_card_has_the_paragraphs_of_speaker_and_quotation_and_leaves_out_what_is_between(
    ferry: StoredArticle,
) -> None:
    shown = " ".join(words(card_html(ferry, ferry.quotes[1])))
    assert "Ola Brandt said. … “They" in re.sub(r"(?<=\.)(?=…)|(?<=…)(?=“)", " ", shown)
    assert "It rained" not in shown
    assert "A rival" not in shown


def test_the_card_marks_speaker_and_cue_of_its_own_quotation_only(ferry: StoredArticle) -> None:
    html = card_html(ferry, ferry.quotes[1])
    assert re.findall(r'class="otr-cue [^>]*>([^<]*)<', html) == ["added"]
    assert re.findall(r'class="otr-speaker [^>]*>([^<]*)<', html) == ["Ola Brandt"]
    assert len(re.findall(r'class="otr-quote ', html)) == 2


def test_the_card_of_an_unknown_speaker_says_so(ferry: StoredArticle) -> None:
    assert "<h3>unknown speaker</h3>" in card_html(ferry, ferry.quotes[2])
