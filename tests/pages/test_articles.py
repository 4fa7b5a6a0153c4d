"""The list of articles and the reader."""

import re

import pytest

from onrecord.corpus import Snapshot, queries
from onrecord.corpus.selection import Selection
from onrecord.model import Act
from tests.pages.conftest import Dashboard


def page_html(app) -> str:
    own = (element.value for element in app.html if "otrHistory" not in element.value)
    return "\n".join(html for html in own if not html.startswith("<style>"))


def key_of(snapshot: Snapshot, title: str) -> str:
    frame = queries.articles(snapshot, Selection())
    return frame.set_index("title").loc[title, "article"]


def test_the_list_counts_the_selected_quotations_and_keeps_the_filters_in_its_links(dashboard: Dashboard) -> None:
    app = dashboard("articles", speaker="Ann Fay")
    assert app.main.markdown[0].value == "**2 articles** with **3 quotations**"
    html = page_html(app)
    assert "9 Mar 2026 · Other Gazette · no byline · 2 quotations" in html
    assert "2 Mar 2026 · The Invented Times · by Cy Moe · 1 quotation" in html
    assert 'href="articles?speaker=Ann+Fay&amp;article=' in html


def test_articles_without_quotations_are_listed_too(dashboard: Dashboard) -> None:
    html = page_html(dashboard("articles"))
    assert "A quiet day" in html
    assert "0 quotations" in html


def test_the_address_opens_an_article_at_a_quotation(dashboard: Dashboard, snapshot: Snapshot) -> None:
    row = queries.quotes(snapshot, Selection(speakers=("Bo Lund",))).iloc[0]
    html = page_html(dashboard("articles", article=row["article"], quote=row["quote"]))
    assert "Grain prices rise" in html
    assert "Fay, the grain minister, left at noon." in html
    assert html.count("otr-chosen") == 2
    assert "getElementById('quote-1')" in html
    assert "otr-headlines" not in html


def test_beliefs_are_in_the_article_once_they_are_asked_for(dashboard: Dashboard, snapshot: Snapshot) -> None:
    app = dashboard("articles", article=key_of(snapshot, "Steel and Łódź"))
    assert "<h4>2 quotations</h4>" in page_html(app)
    assert app.button(key="also belief").label == "\\+ 2 beliefs and intentions"
    app.button(key="also belief").click().run()
    assert "<h4>4 quotations</h4>" in page_html(app)
    app.button(key="also nothing").click().run()
    assert "<h4>2 quotations</h4>" in page_html(app)


def test_what_was_not_said_is_marked_in_the_article_whose_words_stay(dashboard: Dashboard, snapshot: Snapshot) -> None:
    html = page_html(dashboard("articles", article=key_of(snapshot, "Harbour quarrel"), view="unsaid"))
    assert '<strong>Bo Lund <strong class="otr-unsaid">did not say</strong></strong>' in html
    assert "<span>did not say when the gate opens</span>" in html
    assert re.search("Lund did not say <[^>]+>when the gate opens<", html)


def test_a_link_to_a_belief_shows_it(dashboard: Dashboard, snapshot: Snapshot) -> None:
    row = queries.quotes(snapshot, Selection(acts=(Act.BELIEVE,))).iloc[0]
    html = page_html(dashboard("articles", article=row["article"], quote=row["quote"]))
    assert "<h4>3 quotations</h4>" in html
    assert html.count("otr-chosen") == 2


def test_entities_can_be_hidden(dashboard: Dashboard, snapshot: Snapshot) -> None:
    app = dashboard("articles", article=key_of(snapshot, "Grain prices rise"))
    assert "otr-entity" in page_html(app)
    app.toggle(key="entities").set_value(False).run()
    assert "otr-entity" not in page_html(app)


def test_all_articles_leads_back_to_the_list(dashboard: Dashboard, snapshot: Snapshot) -> None:
    app = dashboard("articles", article=key_of(snapshot, "A quiet day"), speaker="Ann Fay")
    next(button for button in app.button if button.label == "All articles").click().run()
    assert "otr-headlines" in page_html(app)
    assert app.multiselect(key="speaker").value == ["Ann Fay"]


@pytest.mark.parametrize("key", ["nosuchkey", "'; DROP TABLE articles", "<script>", "../../x"])
def test_an_address_of_no_article_shows_the_list_and_says_so(dashboard: Dashboard, key: str) -> None:
    app = dashboard("articles", article=key, quote=key)
    assert "no article at this address" in app.warning[0].value
    assert "otr-headlines" in page_html(app)
    assert key not in page_html(app)


def test_articles_are_found_by_their_own_words_with_the_passages_marked(
    dashboard: Dashboard, snapshot: Snapshot
) -> None:
    html = page_html(dashboard("articles", q="ships", in_="article"))
    assert (
        '<p class="otr-passage">Nothing was said in the port, where at least 40 <span class="otr-searched">ships</span> lay.'
        in html
    )
    assert "2 Apr 2026" in html
    assert html.count("otr-passage") == 1
    opened = page_html(dashboard("articles", q="ships", article=key_of(snapshot, "A quiet day")))
    assert '<span class="otr-searched">ships</span> lay.' in opened
