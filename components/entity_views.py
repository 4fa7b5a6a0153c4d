"""What the page of entities shows below its table: names over time, by whom, together, on a map, and what changed."""

from dataclasses import replace
from datetime import timedelta

import pandas as pd
import streamlit as st

from components import (
    behind,
    chart_panel,
    coded,
    country_map,
    cut,
    downloads,
    entity_charts,
    entity_network,
    grain,
    summary,
    time_axis,
)
from components.wording import count, time_span
from onrecord.corpus import entity_queries, queries, ranking, recent
from onrecord.corpus.entity_queries import Kind
from onrecord.corpus.queries import Totals
from onrecord.corpus.ranking import Ranking
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot

_COUNTED = {"mentions": "Mentions", "quotations": "Quotations that mention them"}
_COUNTS = {"mentions": entity_queries.over_time, "quotations": entity_queries.quoted_over_time}
_DAYS = {str(days): f"{days} days" for days in (recent.DAYS, 30, 90)}
_CHANGES = ("Rising", "Falling")
_NOTHING = "Nothing here to show. Mark other rows, or remove a filter."


def over_time(snapshot: Snapshot, selection: Selection, totals: Totals, names: list[str], *, fold: bool) -> None:
    """Mentions of the marked names, or quotations that mention them, by day, week or month."""
    within = time_axis.span(queries.article_days(snapshot, selection))
    if not within:
        st.info("None of these articles has a date.", icon=":material/event_busy:")
        return
    chart = st.container()
    with st.container(horizontal=True, vertical_alignment="center"):
        grain.choose(within)
        counted = coded.choice(
            st.segmented_control, "Count", _COUNTED, "counted", required=True, label_visibility="collapsed"
        )
        per_article = st.toggle(
            "For each article", key="per_article", bind="query-params", help="Divided by the articles of the period."
        )
    period = grain.of(within)
    what = _COUNTED[counted]
    frame = _COUNTS[counted](snapshot, selection, names, period, fold=fold)
    folded = time_axis.fold(frame, period, within, "mentions")
    headings = {
        "period": f"First day of {period}",
        "name": "Name",
        "mentions": what,
        "articles": f"Articles of the {period}",
    }
    table = frame.rename(columns=headings)
    with chart:
        if frame.empty:
            st.info(_NOTHING, icon=":material/search_off:")
        elif folded.rows["mentions"].sum() < behind.FEWEST_FOR_A_CHART:
            st.caption("So few are a list and no trend.")
            st.dataframe(table, hide_index=True, alt=f"{what} by name and {period}")
            downloads.table_button(lambda: table, name="entities-over-time", key="few entities")
        else:
            figure = entity_charts.over_time(folded.rows, period, names, per_article=per_article, what=what)
            time_axis.fit(figure, folded, period, within)
            alt = f"{what} of {', '.join(names)} by {period}"
            chart_panel.show(figure, table, name="entities-over-time", alt=alt)
    if len(folded.rows) and (said := time_axis.said(folded, period, within, what.split()[0].lower().rstrip("s"))):
        st.caption(said)
    if totals.undated_articles:
        st.caption(f"{count(totals.undated_articles, 'undated article')} cannot be shown in time.")


def by_whom(snapshot: Snapshot, selection: Selection, names: list[str], *, fold: bool) -> None:
    """Who mentions the marked names in their quotations."""
    ranked = entity_queries.mention_most(snapshot, selection, names, fold=fold, limit=cut.limit())
    if not ranked.of:
        st.info(_NOTHING, icon=":material/search_off:")
        return
    headings = {"speaker": "Speaker", "name": "Mentioned", "quotes": "Quotations"}
    if len(ranked.rows):
        speakers = ranked.rows["speaker"].tolist()
        frame = entity_queries.by_whom(snapshot, selection, names, fold=fold, speakers=speakers)
        chart_panel.show(
            entity_charts.by_whom(frame, names),
            frame.rename(columns=headings),
            name="entities-by-whom",
            alt="Quotations by speaker and the name they mention",
            whole=lambda: entity_queries.by_whom(snapshot, selection, names, fold=fold).rename(columns=headings),
        )
    cut.say(ranked, "speaker")


def together(snapshot: Snapshot, selection: Selection, kind: Kind | None, *, fold: bool) -> None:
    """Which names articles mention together: the most frequent in rows and columns, and more of them as a network."""
    most = entity_queries.in_most_articles(snapshot, selection, kind=kind, fold=fold, limit=entity_network.MOST)
    pairs = entity_queries.together(snapshot, selection, most.rows["name"].tolist(), kind=kind, fold=fold)
    if pairs.empty:
        st.info(_NOTHING, icon=":material/search_off:")
        return
    first = ranking.head(most, "articles", ranking.FEW)
    names = first.rows["name"].tolist()
    frame = pairs[pairs["name"].isin(names) & pairs["other"].isin(names)]
    headings = {"name": "Name", "other": "Other name", "articles": "Articles"}

    def every() -> pd.DataFrame:
        return entity_queries.together(snapshot, selection, None, kind=kind, fold=fold).rename(columns=headings)

    if len(frame):
        chart_panel.show(
            entity_charts.together(frame),
            frame.rename(columns=headings),
            name="entities-together",
            alt="Articles that mention two names",
            whole=every,
        )
    if said := cut.words(first, "name"):
        st.caption(f"{said} They are in most articles. The file has the links of all.")
    articles = queries.totals(snapshot, selection).articles
    linked = entity_network.linked(pairs, most.rows, articles)
    if len(linked) >= behind.FEWEST_FOR_A_CHART:
        chart_panel.show(
            entity_network.network(linked),
            linked.rename(columns=headings | {"lift": "Times as often as by chance"}),
            name="entities-network",
            alt="A network of the names that articles mention together more often than their frequency gives",
            whole=every,
        )
        st.caption(
            f"{cut.words(most, 'name')} Linked are names that stand together in at least {entity_network.FEWEST} articles and more often "
            "than so frequent names would by chance; each has its strongest links, and a thick line is stronger than most."
        )


def countries(snapshot: Snapshot, selection: Selection) -> None:
    """The countries that articles mention, on a map."""
    places = entity_queries.of_names(snapshot, selection, country_map.countries())
    if places.empty:
        st.info("No country here is one of the map’s.", icon=":material/search_off:")
        return
    chart_panel.show(
        country_map.country_map(places),
        places.rename(columns={"name": "Country", "articles": "Articles"}),
        name="entities-countries",
        alt="A map of the countries that articles mention",
    )
    st.caption(
        "Countries under their names and the folds above; cities and peoples are not counted for them. "
        f"“{country_map.AMBIGUOUS}” is left out: it may be the American state."
    )


def changed(snapshot: Snapshot, selection: Selection, totals: Totals, kind: Kind | None, *, fold: bool) -> None:
    """Names in more or fewer articles in the last days than in as many days before."""
    if not totals.last:
        st.info("None of these articles has a date.", icon=":material/event_busy:")
        return
    days = coded.choice(st.segmented_control, "Days", _DAYS, "days", required=True, label_visibility="collapsed")
    period = recent.recent(totals.last, int(days), selection.since)

    def changes(title: str, limit: int | None) -> Ranking:
        rising = title == "Rising"
        return entity_queries.changed(snapshot, selection, period, rising=rising, kind=kind, fold=fold, limit=limit)

    now, before = time_span(period.since, period.until), time_span(period.before, period.since - timedelta(days=1))
    st.subheader(f"Rising and falling: {now}", anchor=False)
    articles = [
        count(queries.totals(snapshot, replace(selection, since=since, until=until, undated=False)).articles, "article")
        for since, until in ((period.since, period.until), (period.before, period.since - timedelta(days=1)))
    ]
    st.caption(f"Articles that mention a name, of {articles[0]}, after those of {before}, of {articles[1]}.")
    for column, title in zip(st.columns(2, gap="large"), _CHANGES, strict=True):
        with column:
            st.markdown(f"**{title}**")
            first = changes(title, recent.FEW)
            st.html(summary.changed_html(first, selection))
    headings = {"name": "Name", "now": f"Articles, {now}", "before": f"Articles, {before}"}
    downloads.table_button(
        lambda: pd.concat([changes(title, None).rows for title in _CHANGES]).rename(columns=headings),
        name="entities-rising",
        key="rising",
    )
