"""Whatever is filled into a template is text, and nothing is left out unseen."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from onrecord.templates import templates


def test_what_is_filled_in_is_escaped_and_what_is_missing_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text("<p>{{ name }}</p>")
    template = templates(tmp_path).get_template("a.j2")
    assert template.render(name="<b>Ann</b>") == "<p>&lt;b&gt;Ann&lt;/b&gt;</p>"
    with pytest.raises(UndefinedError):
        template.render()
