from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from onrecord.corpus import Store

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"

Dashboard = Callable[..., AppTest]


@pytest.fixture(scope="session", autouse=True)
def installed_once() -> Iterator[None]:
    """An AppTest reads what is installed for components of others before it runs a page, which takes longer than the page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture
def dashboard(store: Store, monkeypatch: pytest.MonkeyPatch) -> Dashboard:
    """Opens a page of the dashboard over the small corpus, or over ``corpus``, with URL parameters."""
    st.cache_resource.clear()
    st.cache_data.clear()

    def opened(page: str = "overview", /, *, corpus: str = store.location, **parameters: str | list[str]) -> AppTest:
        monkeypatch.setenv("ONRECORD_CORPUS", corpus)
        app = AppTest.from_file(DASHBOARD, default_timeout=60)
        app.context = {"url": f"http://dashboard.example/{'' if page == 'overview' else page}"}
        app.switch_page(f"pages/{page}.py")
        for name, value in parameters.items():
            app.query_params[name.rstrip("_")] = value
        app.run()
        assert not app.exception
        return app

    return opened
