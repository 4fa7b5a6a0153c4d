from pathlib import Path

import platformdirs
import pytest

from onrecord import places

ROOT = Path(__file__).parents[2]


def test_a_checkout_keeps_its_data_with_it_wherever_it_is_started_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (places.dashboard(), places.data()) == (ROOT / "dashboard.py", ROOT / "data")


def test_an_installed_package_keeps_data_in_the_users_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = tmp_path / "site-packages" / "onrecord"
    monkeypatch.setattr(places, "_PACKAGE", installed)
    monkeypatch.setattr(places, "_CHECKOUT", installed.parent)
    assert places.dashboard() == installed / "_dashboard" / "dashboard.py"
    assert places.data() == Path(platformdirs.user_data_dir("onrecord", appauthor=False))
    assert tmp_path not in places.data().parents
