"""The filters: the sidebar's widgets, whose keys are the URL parameters of a Selection, and how to change them."""

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from components import corpus_state
from components.wording import CERTAINTY_HELP, plain
from onrecord.caveats import language_name
from onrecord.corpus.queries import Field
from onrecord.corpus.selection import UNKNOWN_SPEAKER, Counting, Selection, from_params, renewed, to_params
from onrecord.default_view import LEAST, View
from onrecord.model import Act, QuoteKind, SpeakerKind

# The pages' own parameters that say how far the reader has turned; other filters begin again at page one.
PAGE_NUMBERS = ("page", "list_page")

# A longer list makes every page slow; a rarer speaker is found by the query field speaker:NAME.
MAX_OPTIONS = 2000
STEPS = tuple(step.value for step in LEAST)
EARLIEST, LATEST = date(1700, 1, 1), date(2199, 12, 31)

_EMPTY: dict[str, str | bool | None] = {
    "from": None, "to": None, "undated": False, "all_topics": False, "all_entities": False, "confidence": None,
    "versions": None, "q": "",
}  # fmt: skip

QUERY_HELP = """Words in the quotation; all must be there. Also:

- `"air defense"` the words in this order
- `sanction*`, `wom?n` any ending, any letter
- `gas OR oil`, `gas NOT oil`, `(gas OR oil) AND price`
- `speaker:`, `headline:`, `outlet:` look there instead

Case, accents and punctuation do not matter."""


def follow_earlier() -> None:
    """Have a link of an earlier version say the same in today's parameters, before any widget is drawn."""
    asked = {name: st.query_params.get_all(name) for name in st.query_params}
    new = renewed(asked)
    # The page of topics had a choice of its own under this name.
    of_topics = [value for value in new.get("view", []) if value not in set(View)]
    if of_topics:
        new |= {"view": [value for value in new["view"] if value not in of_topics], "topic_view": of_topics[:1]}
    if new != asked:
        st.query_params.from_dict(new)
        st.rerun()


def follow_speakers() -> list[str]:
    """Have the speakers of a link be those whom the corpus has now, and return the names of whom it has not.

    To be called before any widget is drawn: widgets take their first values from the address that a run begins with.
    """
    lost, renamed = [], False
    for parameter in ("speaker", "open", "with"):
        asked = [] if parameter in st.session_state else st.query_params.get_all(parameter)
        now = {name: name if name == UNKNOWN_SPEAKER else corpus_state.called_now(name) for name in asked}
        lost += [name for name, found in now.items() if found is None]
        names = list(dict.fromkeys(found or name for name, found in now.items()))
        if any(found not in (None, name) for name, found in now.items()):
            st.query_params[parameter] = names
            renamed = True
    if renamed:
        st.rerun()
    return lost


def sidebar() -> None:
    """Draw the filters, the same on every page."""
    with st.sidebar:
        _text_query()
        _choice("Speaker", "speaker", _options("speaker"), placeholder="Anyone")
        _choice("Kind of speaker", "speaker_kind", [kind.value for kind in SpeakerKind], placeholder="Any")
        _choice("Kind of quotation", "kind", [kind.value for kind in QuoteKind], placeholder="Any")
        _choice(
            "Act",
            "act",
            [act.value for act in Act],
            placeholder="All speech",
            help="What the words that attribute the quotation do: “denied”, “warned”, “promised” …",
        )
        _choice("Outlet", "outlet", _options("outlet"), placeholder="Any")
        _language()
        _choice("Topic", "topic", _topics(), placeholder="Any", help="By the words on the page Topics.")
        if len(st.session_state.get("topic") or []) > 1 or st.session_state.get("all_topics"):
            st.toggle("All topics at once", key="all_topics", bind="query-params", on_change=first_page)
        _choice(
            "Mentions",
            "entity",
            entity_names("entity"),
            placeholder="Anything",
            help="Names that stand in the quotation.",
        )
        if len(st.session_state.get("entity") or []) > 1 or st.session_state.get("all_entities"):
            st.toggle("Articles with all these names", key="all_entities", bind="query-params", on_change=first_page)
        _day("From", "from")
        _day("To", "to")
        st.toggle(
            "Undated articles",
            key="undated",
            bind="query-params",
            on_change=first_page,
            help="Alone: only articles without a date. With From or To: those as well.",
        )
        _least_certainty()
        _choice(
            "Also show",
            "view",
            [view.value for view in View],
            placeholder="Statements alone",
            help="What is left out otherwise: what speakers believe or intend but need not have said (belief), words "
            "that were not said, or not yet (unsaid), and what is more likely wrong than right (doubtful).",
        )
        _versions()


def current() -> Selection:
    """What the widgets say. Values that make no sense are ignored."""
    state = st.session_state
    return from_params(
        {
            "speaker": state.get("speaker") or [],
            "speaker_kind": state.get("speaker_kind") or [],
            "kind": state.get("kind") or [],
            "act": state.get("act") or [],
            "view": state.get("view") or [],
            "confidence": [state.get("confidence") or ""],
            "outlet": state.get("outlet") or [],
            "language": state.get("language") or [],
            "topic": state.get("topic") or [],
            "entity": state.get("entity") or [],
            "all_entities": ["true"] if state.get("all_entities") else [],
            "all_topics": ["true"] if state.get("all_topics") else [],
            "from": _iso(state.get("from")),
            "to": _iso(state.get("to")),
            "undated": ["true"] if state.get("undated") else [],
            "versions": [state.get("versions") or ""],
            "q": [state.get("q") or ""],
        }
    )


def remove(parameter: str, value: str) -> None:
    """Take one value out of the filters (a callback)."""
    held = st.session_state.get(parameter)
    if isinstance(held, list):
        st.session_state[parameter] = [other for other in held if other != value]
    else:
        _empty(parameter)
    first_page()


def apply(params: Mapping[str, Sequence[str]]) -> None:
    """Narrow the filters to URL parameters, others stay as they are (a callback)."""
    wanted = from_params(params)
    for parameter, values in to_params(wanted).items():
        if parameter in ("from", "to"):
            st.session_state[parameter] = date.fromisoformat(values[0])
        elif parameter in ("undated", "all_topics", "all_entities"):
            st.session_state[parameter] = True
        elif parameter in ("q", "confidence", "versions"):
            st.session_state[parameter] = values[0]
        else:
            st.session_state[parameter] = values
    first_page()


def clear() -> None:
    """Take every filter away (a callback)."""
    for parameter in ("speaker", "speaker_kind", "kind", "act", "view", "outlet", "language", "topic", "entity"):
        st.session_state[parameter] = []
    for parameter in _EMPTY:
        _empty(parameter)
    first_page()


def also_show(*views: View) -> None:
    """Show besides the default view what these stand for, or nothing more (a callback)."""
    st.session_state["view"] = [view.value for view in views]
    first_page()


def first_page() -> None:
    """Begin again at page one (a callback): what was on page seven is another list now."""
    for parameter in PAGE_NUMBERS:
        if parameter in st.session_state:
            st.session_state[parameter] = 1


def _text_query() -> None:
    st.text_input(
        "Words",
        key="q",
        bind="query-params",
        type="search",
        placeholder="Search quotations",
        help=QUERY_HELP,
        on_change=first_page,
    )


def _choice(label: str, parameter: str, options: list[str], placeholder: str, help: str | None = None) -> None:
    st.multiselect(
        label,
        options,
        key=parameter,
        bind="query-params",
        filter_mode="contains",
        select_all=False,
        placeholder=placeholder,
        help=help,
        on_change=first_page,
    )


def _language() -> None:
    """The languages of the corpus, where it has several or one is asked for."""
    asked = [*st.query_params.get_all("language"), *(st.session_state.get("language") or [])]
    codes = list(dict.fromkeys([*corpus_state.languages(), *asked]))
    if len(codes) > 1:
        names = ", ".join(f"{code}: {plain(language_name(code))}" for code in codes)
        _choice("Language", "language", codes, placeholder="Any", help=f"Of the article. {names}.")


def _least_certainty() -> None:
    asked = [*st.query_params.get_all("confidence"), st.session_state.get("confidence") or ""]
    others = {value for value in asked if from_params({"confidence": [value]}).confidence} - {*STEPS}
    st.selectbox(
        "Certainty at least",
        [*STEPS, *sorted(others)],
        index=None,
        key="confidence",
        bind="query-params",
        placeholder="Likely",
        on_change=first_page,
        help=CERTAINTY_HELP,
    )


def _versions() -> None:
    st.selectbox(
        "Versions of one article",
        [Counting.OUTLET.value, Counting.ONCE.value],
        index=None,
        key="versions",
        bind="query-params",
        placeholder="Each counts",
        on_change=first_page,
        help="A wire story that several outlets print, or one that was updated. Of an outlet’s versions the newest is "
        "kept, of several outlets’ the fullest of these.",
    )


def _day(label: str, parameter: str) -> None:
    st.date_input(
        label,
        value=None,
        min_value=EARLIEST,
        max_value=LATEST,
        key=parameter,
        bind="query-params",
        format="YYYY-MM-DD",
        on_change=first_page,
        help="By the day of the version that was read: of its update where it had one, else of its publication.",
    )


def _options(parameter: Field) -> list[str]:
    """The most frequent values of the corpus, and rarer ones that are asked for already."""
    values = corpus_state.facet(parameter)["value"].tolist()
    asked = {*st.query_params.get_all(parameter), *(st.session_state.get(parameter) or [])}
    return values[:MAX_OPTIONS] + [value for value in values[MAX_OPTIONS:] if value in asked]


def speaker_names(*keys: str) -> list[str]:
    """The known speakers of the corpus, most quoted first, with those that the widgets of these keys hold or a link asks for."""
    held = [st.session_state.get(key) or [] for key in keys]
    asked = {name for value in held for name in ([value] if isinstance(value, str) else value)}
    asked |= {name for key in keys for name in st.query_params.get_all(key)}
    names = [name for name in corpus_state.facet("speaker")["value"] if name != UNKNOWN_SPEAKER]
    return names[:MAX_OPTIONS] + [name for name in names[MAX_OPTIONS:] if name in asked]


def entity_names(parameter: str) -> list[str]:
    """The names most mentioned in the corpus, and those that the widget of that key holds or a link asks for."""
    asked = [*st.query_params.get_all(parameter), *(st.session_state.get(parameter) or [])]
    return list(dict.fromkeys([*corpus_state.entities(MAX_OPTIONS), *asked]))


def _topics() -> list[str]:
    """The topics of the taxonomy, and those that a link asks for though there are none of that name."""
    names = [topic.name for topic in corpus_state.snapshot().taxonomy.topics]
    asked = [*st.query_params.get_all("topic"), *(st.session_state.get("topic") or [])]
    return list(dict.fromkeys([*names, *asked]))


def _iso(day: date | None) -> list[str]:
    return [day.isoformat()] if day else []


def _empty(parameter: str) -> None:
    st.session_state[parameter] = _EMPTY[parameter]
