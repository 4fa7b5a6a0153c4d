"""Where the program and its data lie: a checkout keeps both together, an installed package keeps data in the user's own folder."""

from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent
_SCRIPT = "dashboard.py"


def dashboard() -> Path:
    """The script that Streamlit runs. Pages, components, server and seeds lie beside it."""
    script = _CHECKOUT / _SCRIPT
    return script if script.is_file() else _PACKAGE / "_dashboard" / _SCRIPT


def data() -> Path:
    """The folder of corpus, topics and outlets where the environment names none."""
    if dashboard().parent == _CHECKOUT:
        return _CHECKOUT / "data"
    return Path(platformdirs.user_data_dir("onrecord", appauthor=False))
