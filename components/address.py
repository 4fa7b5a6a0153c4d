"""Addresses of views: what a link must carry so that it opens the same page with the same filters."""

import os
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode, urlsplit

import streamlit as st

from onrecord.corpus.selection import FILTERS, Selection, to_params


def query_string(parameters: Mapping[str, str | Sequence[str]]) -> str:
    """Parameters as the part of an address after its path, empty where there are none."""
    return f"?{urlencode(parameters, doseq=True)}" if parameters else ""


def review_link(quote: str) -> str:
    """A link to where a quotation is put right, relative to any page."""
    return "review" + query_string({"quote": quote})


def here(selection: Selection) -> str:
    """The full address of the page as it is shown now."""
    page = urlsplit(st.context.url or "").path.rsplit("/", 1)[-1]
    return (f"{public()}{page}" if public() else st.context.url or "") + query_string(to_params(selection) | of_page())


def of_page() -> dict[str, list[str]]:
    """The parameters in the address that are the page's own and no filters."""
    return {name: st.query_params.get_all(name) for name in st.query_params if name not in FILTERS}


def link(page: str, selection: Selection, **others: str | Sequence[str]) -> str:
    """A link to a page, relative to any other, with the selection as its filters."""
    return page + query_string(to_params(selection) | others)


def full(page: str, selection: Selection, **others: str | Sequence[str]) -> str:
    """The full address of a page with the selection as its filters."""
    return root() + link(page, selection, **others)


def public() -> str:
    """The address below which others reach the pages, where the environment says so, else nothing."""
    said = os.environ.get("ONRECORD_URL", "").rstrip("/")
    return f"{said}/" if said else ""


def root() -> str:
    """The full address below which all pages are, empty where it is not known."""
    if public():
        return public()
    path = urlsplit(st.context.url or "")
    folder = path.path.rsplit("/", 1)[0]
    return f"{path.scheme}://{path.netloc}{folder}/" if path.netloc else ""
