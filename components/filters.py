"""The filters: the sidebar's widgets, whose keys are the URL parameters of a Selection, and how to change them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

import streamlit as st

from components import corpus_state
from components.wording import CERTAINTY_HELP
from onrecord.corpus.queries import Field
from onrecord.corpus.selection import FILTERS, UNKNOWN_SPEAKER, Kind, Selection, from_params, renewed, to_params
from onrecord.default_view import View

# The pages' own parameters that say how far the reader has turned; other filters begin again at page one.
PAGE_NUMBERS = ("page", "list_page")

# A longer list makes every page slow; a rarer speaker is found by the query field speaker:NAME.
MAX_OPTIONS = 2000
EARLIEST, LATEST = date(1700, 1, 1), date(2199, 12, 31)

# Always in sight: what most questions are made of. The others stand under one more click.
FIRST = ("q", "in", "speaker", "topic", "all_topics", "basis", "from", "to", "outlet")
_SEVERAL = 2
# Each says more of another one, and is of no use before that has so many values.
_ABOUT = {"in": ("q", 1), "all_topics": ("topic", _SEVERAL), "basis": ("topic", 1), "together": ("entity", _SEVERAL)}

QUERY_HELP = """Words that are said; all must be there. Also:

- `tariff` finds tariffs too, `"tariff"` itself alone, `US` the country
- `"air defense"` the words in this order
- `$5 billion`, `2.5%` these amounts, however they are written
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


def unknown_speakers() -> list[str]:
    """The names that are asked for and mean nobody in the corpus, or several."""
    return _known(_written(st.session_state.get("speaker")))[1]


def _known(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """The speakers whom names mean, each once, and the names that mean nobody, or several."""
    meant = {name: _meant(name) for name in names}
    found = list(dict.fromkeys(speaker for speaker in meant.values() if speaker))
    return found, [name for name, speaker in meant.items() if speaker is None]


def _meant(name: str) -> str | None:
    """The speaker who is called so, or the only one who may be meant; None where there is none, or several."""
    if name == UNKNOWN_SPEAKER:
        return name
    alike = corpus_state.speakers_like(name)
    return corpus_state.called_now(name) or (alike[0] if len(alike) == 1 else None)


def sidebar(below: Mapping[str, Callable[[], None]]) -> None:
    """Draw the filters, the same on every page, and ``below`` those of a name what is said to belong there."""
    others = [name for name in FILTERS if name not in FIRST]
    on = sum(map(_is_on, others))
    with st.sidebar:
        places = {}
        for name in FIRST:
            _widget(name)
            places[name] = st.container(key=f"below_{name}", gap=None)
        with st.expander(f"More filters ({on} on)" if on else "More filters", key="more_filters", type="compact"):
            for name in others:
                _widget(name)
        # Last, when every widget knows what a link asks of it.
        for name, draw in below.items():
            with places[name]:
                draw()


def current() -> Selection:
    """What the widgets say. Values that make no sense are ignored.

    The box of speakers, and with it the address, keeps what somebody typed: to change it would need another run.
    """
    held = {name: _written(st.session_state.get(name)) for name in FILTERS}
    return from_params(held | {"speaker": _known(held["speaker"])[0]})


def remove(parameter: str, value: str) -> None:
    """Take one value out of the filters (a callback)."""
    held = st.session_state.get(parameter)
    if isinstance(held, list):
        meant = _meant if parameter == "speaker" else str
        st.session_state[parameter] = [other for other in held if value not in (other, meant(other))]
    else:
        _empty(parameter)
    first_page()


def drop(parameter: str) -> None:
    """Take one filter away (a callback)."""
    _empty(parameter)
    first_page()


def apply(params: Mapping[str, Sequence[str]]) -> None:
    """Narrow the filters to URL parameters, others stay as they are (a callback)."""
    for name, values in to_params(from_params(params)).items():
        st.session_state[name] = _held(name, values)
    first_page()


def replace(params: Mapping[str, Sequence[str]]) -> None:
    """Have the filters be what URL parameters say, and no others (a callback)."""
    for name in FILTERS:
        _empty(name)
    apply(params)


def clear() -> None:
    """Take every filter away (a callback)."""
    replace({})


def also_show(*views: View) -> None:
    """Show besides the default view what these stand for, or nothing more (a callback)."""
    st.session_state["view"] = [view.value for view in views]
    first_page()


def first_page() -> None:
    """Begin again at page one (a callback): what was on page seven is another list now."""
    for parameter in PAGE_NUMBERS:
        if parameter in st.session_state:
            st.session_state[parameter] = 1


def _widget(name: str) -> None:
    """The widget of a filter, whose key and parameter is the filter's name."""
    one = FILTERS[name]
    other, fewest = _ABOUT.get(name, ("", 0))
    if other and len(_written(st.session_state.get(other))) < fewest and not st.session_state.get(name):
        return
    if name == "language" and len(_languages()) < _SEVERAL:
        return
    shared = {"key": name, "bind": "query-params", "on_change": first_page, "help": _HELP.get(name, one.does)}
    match one.kind:
        case Kind.WORDS:
            st.text_input(one.label, type="search", placeholder=one.empty, **shared)
        case Kind.NAMES | Kind.CODES:
            options = _OPTIONS[name]() if name in _OPTIONS else one.values
            # Whoever types a speaker's name need not spell it as the corpus does: ``current`` looks for who is meant.
            typed = name == "speaker"
            st.multiselect(
                one.label,
                options,
                filter_mode="fuzzy" if typed else "contains",
                accept_new_options=typed,
                select_all=False,
                placeholder=one.empty,
                **shared,
            )
        case Kind.CODE:
            asked = [*st.query_params.get_all(name), *_written(st.session_state.get(name))]
            others = {value for value in asked if one.understands(value)} - {*one.values}
            st.selectbox(one.label, [*one.values, *sorted(others)], index=None, placeholder=one.empty, **shared)
        case Kind.DAY:
            st.date_input(one.label, value=None, min_value=EARLIEST, max_value=LATEST, format="YYYY-MM-DD", **shared)
        case Kind.SWITCH:
            st.toggle(one.label, **shared)


def _is_on(name: str) -> bool:
    """Whether a filter restricts, also before its widget has been drawn."""
    held = _written(st.session_state[name]) if name in st.session_state else st.query_params.get_all(name)
    return any(FILTERS[name].understands(value) for value in held)


def _options(parameter: Field) -> list[str]:
    """The most frequent values of the corpus, and rarer ones that are asked for already."""
    values = corpus_state.facet(parameter)["value"].tolist()
    asked = {*st.query_params.get_all(parameter), *(st.session_state.get(parameter) or [])}
    return values[:MAX_OPTIONS] + [value for value in values[MAX_OPTIONS:] if value in asked]


def _languages() -> list[str]:
    """The languages of the corpus, and one that is asked for."""
    asked = [*st.query_params.get_all("language"), *(st.session_state.get("language") or [])]
    return list(dict.fromkeys([*corpus_state.languages(), *asked]))


def speaker_names() -> list[str]:
    """The known speakers of the corpus, most quoted first."""
    names = [name for name in corpus_state.facet("speaker")["value"] if name != UNKNOWN_SPEAKER]
    return names[:MAX_OPTIONS]


def entity_names(parameter: str) -> list[str]:
    """The names most mentioned in the corpus, and those that the widget of that key holds or a link asks for."""
    asked = [*st.query_params.get_all(parameter), *(st.session_state.get(parameter) or [])]
    return list(dict.fromkeys([*corpus_state.entities(MAX_OPTIONS), *asked]))


def _topics() -> list[str]:
    """The topics of the taxonomy, and those that a link asks for though there are none of that name."""
    names = [topic.name for topic in corpus_state.snapshot().taxonomy.topics]
    asked = [*st.query_params.get_all("topic"), *(st.session_state.get("topic") or [])]
    return list(dict.fromkeys([*names, *asked]))


def _written(held: object) -> list[str]:
    """What a widget holds, as the values of its parameter."""
    if isinstance(held, list):
        return held
    if isinstance(held, date):
        return [held.isoformat()]
    return ["true"] if held is True else [held] if isinstance(held, str) and held else []


def _held(name: str, values: Sequence[str]) -> object:
    """The values of a parameter, as its widget holds them."""
    match FILTERS[name].kind:
        case Kind.NAMES | Kind.CODES:
            return list(values)
        case Kind.DAY:
            return date.fromisoformat(values[0]) if values else None
        case Kind.SWITCH:
            return bool(values)
        case Kind.WORDS:
            return values[0] if values else ""
    return values[0] if values else None


def _empty(name: str) -> None:
    st.session_state[name] = _held(name, [])


_HELP = {"q": QUERY_HELP, "confidence": CERTAINTY_HELP}
_OPTIONS: Mapping[str, Callable[[], list[str]]] = {
    "speaker": partial(_options, "speaker"),
    "outlet": partial(_options, "outlet"),
    "topic": _topics,
    "language": _languages,
    "entity": partial(entity_names, "entity"),
}
