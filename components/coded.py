"""A choice of a page whose address holds a code: what it is called on the page can change without breaking a link."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import streamlit as st

Code = TypeVar("Code", bound=str)


def choice(
    widget: Callable[..., Any],
    label: str,
    options: Mapping[Code, str],
    parameter: str,
    *,
    on_change: Callable[[], None] | None = None,
    **how: Any,
) -> Code:
    """Draw ``widget``, as ``st.selectbox``, with ``options``, labels by code, and return the code that is chosen.

    The address is what holds; the first code is the default, and stands for whatever else is written there. A label
    in an address is one of an earlier version, and means its code.
    """
    key = f"chosen {parameter}"
    st.session_state[key] = _asked(options, parameter)

    def keep() -> None:
        write(options, parameter, st.session_state[key])
        if on_change:
            on_change()

    widget(label, list(options), key=key, format_func=options.__getitem__, on_change=keep, **how)
    return _asked(options, parameter)


def view(views: Mapping[Code, str], parameter: str, label: str = "What to show") -> Code:
    """Draw the switch between a page's views, labels by code, and return the code of the one that is shown."""
    return choice(st.segmented_control, label, views, parameter, required=True, label_visibility="collapsed")


def meant(options: Mapping[Code, str], written: str | None) -> Code | None:
    """The code that is written, or whose label is."""
    return next((code for code, label in options.items() if written in (code, label)), None)


def write(options: Mapping[str, str], parameter: str, code: str | None) -> None:
    """Have the address hold a code (in a callback); the default stands in no address."""
    if code is None or code == next(iter(options)):
        st.query_params.pop(parameter, None)
    else:
        st.query_params[parameter] = code


def _asked(options: Mapping[Code, str], parameter: str) -> Code:
    return meant(options, st.query_params.get(parameter)) or next(iter(options))
