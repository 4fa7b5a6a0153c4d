"""Hosts and their outlets: the table that ships, and the user's own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import OutletsError
from onrecord.readers import outlets
from tests.unit.readers.reading import articles, written


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the user's table is read from."""
    path = tmp_path / "outlets.toml"
    monkeypatch.setenv(outlets.OUTLETS_VARIABLE, str(path))
    outlets.hosts.cache_clear()
    yield path
    outlets.hosts.cache_clear()


@pytest.mark.parametrize(
    ("address", "stated", "name"),
    [
        ("https://www.olmpost.example/fees", None, "The Olm Post"),
        ("https://money.olmpost.example/fees", "olmpost", "The Olm Post"),
        ("https://notolmpost.example/fees", None, "notolmpost.example"),
        ("https://www.bbc.com/news/1", "BBC", "The Corporation"),
        ("https://www.reuters.com/world", None, "Reuters"),
        (None, "The Ilm Post", "The Ilm Post"),
        (None, None, None),
    ],
)
def test_the_users_table_comes_before_that_which_ships(
    own: Path, address: str | None, stated: str | None, name: str | None
) -> None:
    own.write_text('"WWW.olmpost.example" = " The  Olm Post"\n"bbc.com" = "The Corporation"\n')
    assert outlets.outlet(address, stated) == name


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("olm = ", "is not valid TOML"),
        ('"olm.example" = 3', "gives 'olm.example' no name"),
        ('[hosts]\n"olm.example" = "Olm"', "gives 'hosts' no name"),
        ('"olm.example" = " "', "gives 'olm.example' no name"),
    ],
)
def test_a_bad_table_is_named(own: Path, content: str, reason: str) -> None:
    own.write_text(content)
    with pytest.raises(OutletsError, match=reason):
        outlets.hosts()


def test_a_record_that_says_only_its_host(own: Path, tmp_path: Path) -> None:
    own.write_text('"olmpost.example" = "The Olm Post"')
    text = "The mill will close, Ann Fay said."
    records = [
        {"domain": "www.olmpost.example", "text": text},
        {"url": "https://olmpost.example/1", "text": f"{text} A."},
    ]
    records += [{"url": "https://ilm.example/1", "text": f"{text} B."}, {"domain": "ilm.example", "text": f"{text} C."}]
    found = articles(written(tmp_path, "a.json", json.dumps(records)))
    assert [article.outlet for article in found] == ["The Olm Post", "The Olm Post", None, "ilm.example"]
