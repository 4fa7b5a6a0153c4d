"""The overview counts what the filters leave, and says what needs attention."""

from datetime import date
from pathlib import Path

from onrecord.corpus import open_store
from tests.builders import ENGINE, parsed, quotation
from tests.pages.conftest import Dashboard


def numbers(app) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def test_the_whole_corpus(dashboard: Dashboard) -> None:
    app = dashboard()
    assert numbers(app) == {
        "Articles": "5",
        "Quotations": "7",
        "Speakers": "4",
        "Outlets": "2",
        "Published": "2 Mar – 2 Apr 2026",
    }
    assert len(app.get("plotly_chart")) == 1
    lists = " ".join(element.value for element in app.html)
    assert "1 undated article<" in lists
    assert "1 quotation with no speaker<" in lists
    assert ">Ann Fay</a>" in lists


def test_a_filter_changes_every_number(dashboard: Dashboard) -> None:
    app = dashboard(outlet="Other Gazette", kind="direct")
    assert numbers(app) == {
        "Articles": "1",
        "Quotations": "2",
        "Speakers": "1",
        "Outlets": "1",
        "Published": "9 Mar 2026",
    }


def test_undated_articles_alone_have_no_chart(dashboard: Dashboard) -> None:
    app = dashboard(undated="true")
    assert numbers(app)["Published"] == "undated"
    assert not app.get("plotly_chart")


def test_nothing_matches(dashboard: Dashboard) -> None:
    app = dashboard(q="nosuchword")
    assert [message.value for message in app.info] == ["Nothing matches these filters."]
    assert not numbers(app)


def test_what_is_new_comes_first(dashboard: Dashboard) -> None:
    app = dashboard(to="2026-03-09")
    assert "New: 3 Mar – 9 Mar 2026" in [header.value for header in app.subheader]
    lists = " ".join(element.value for element in app.html)
    assert ">2 quotations in 1 article</a>" in lists
    assert ">Ann Fay</a></td>" in lists
    assert "<small>after 1</small>" in lists
    assert "“We will not pay 5% more for steel,”" in lists
    # Each leads to its own page with these days set.
    assert 'href="speakers?speaker=Ann+Fay&amp;from=2026-03-03&amp;to=2026-03-09"' in lists
    assert 'href="topics?topic=steel&amp;from=2026-03-03&amp;to=2026-03-09"' in lists
    assert 'href="entities?from=2026-03-03&amp;to=2026-03-09&amp;names=European+Union"' in lists


def test_roles_are_quoted_apart_from_those_whom_articles_name(dashboard: Dashboard) -> None:
    app = dashboard()
    headings = [header.value for header in app.subheader]
    assert headings.index("Most quoted") < headings.index("Without a name")
    lists = [element.value for element in app.html]
    (named,) = (shown for shown in lists if "<th>Speaker</th>" in shown)
    assert ">Ann Fay</a>" in named
    assert "senior port official" not in named
    (roles,) = (shown for shown in lists if ">senior port official</a></td><td>1</td>" in shown)
    assert "Ann Fay" not in roles
    assert "Without a name" not in [header.value for header in dashboard(speaker="Ann Fay").subheader]


def test_few_quotations_are_a_list_and_undated_ones_are_said(dashboard: Dashboard) -> None:
    assert not dashboard(speaker="Ann Fay").get("plotly_chart")
    assert "1 quotation in undated articles cannot be shown in time." in [each.value for each in dashboard().caption]


def test_day_week_or_month_is_chosen_below_the_chart(dashboard: Dashboard) -> None:
    app = dashboard()
    assert "Quotations by week" not in app.get("plotly_chart")[0].proto.spec
    chosen = next(box for box in app.selectbox if box.label == "By")
    assert "Quotations by day" in chosen.set_value("day").run().get("plotly_chart")[0].proto.spec
    assert "Quotations by week" in dashboard(by="week").get("plotly_chart")[0].proto.spec


def test_a_share_is_offered_where_the_filters_leave_a_part(dashboard: Dashboard) -> None:
    assert not [box for box in dashboard().selectbox if box.label == "Share"]
    part = dashboard(speaker=["Ann Fay", "Bo Lund", "senior port official"])
    (choice,) = (box for box in part.selectbox if box.label == "Share")
    assert choice.options == ["Counts", "Share of all quotations"]
    choice.set_value("all").run()
    assert "Share of all quotations by day" in part.get("plotly_chart")[0].proto.spec
    table = part.dataframe[0].value
    assert (table["Quotations"] / table["Of"]).tolist() == table["Share"].tolist()


def test_it_is_said_whose_most_quotations_are(dashboard: Dashboard, tmp_path: Path) -> None:
    articles = []
    for at in range(7):
        words = f"“Steel is dear {at},”"
        text = f"{words} Ann Fay said."
        outlet = "Ilm *Post" if at < 4 else "Calder Courier"
        articles.append(
            parsed(text, [quotation(text, words, "Ann Fay")], outlet=outlet, published=date(2026, 3, 1 + at))
        )
    store = open_store(str(tmp_path / "outlets"))
    store.append(articles, ENGINE)
    said = "More than half, 4 of 7, are from Ilm \\*Post."
    assert said in [each.value for each in dashboard(corpus=store.location).caption]
    # Of one outlet alone all are, as was asked.
    captions = [
        each.value for each in dashboard(corpus=store.location, to="2026-03-06", outlet="Calder Courier").caption
    ]
    assert not any("More than half" in each for each in captions)
    even = [each.value for each in dashboard(corpus=store.location, **{"from": "2026-03-02"}).caption]
    assert not any("More than half" in each for each in even)
