import os
import socket
from pathlib import Path

import pytest

from onrecord.model import Skipped
from onrecord.readers import Unit, find
from onrecord.readers.read import WRONG_KIND
from tests.unit.readers.reading import written


def names(*paths: Path) -> list[str]:
    found = list(find(paths))
    assert not [item for item in found if isinstance(item, Skipped)]
    return [item.path.name for item in found if isinstance(item, Unit)]


def reasons(*paths: Path) -> list[tuple[str, str]]:
    return [(Path(item.source).name, item.reason) for item in find(paths) if isinstance(item, Skipped)]


def test_folders_are_read_whole_and_in_order(tmp_path: Path) -> None:
    for name in ["b.txt", "a.HTML", ".hidden.txt", "README.txt", "a.toml", "c.csv"]:
        written(tmp_path, name, "")
    (tmp_path / "a").mkdir()
    (tmp_path / ".git").mkdir()
    written(tmp_path / "a", "z.json", "")
    written(tmp_path / ".git", "no.txt", "")
    assert names(tmp_path) == ["z.json", "a.HTML", "b.txt", "c.csv"]


def test_a_file_that_is_named_is_read_whatever_its_name(tmp_path: Path) -> None:
    assert names(written(tmp_path, "README.txt", ""), written(tmp_path, ".x.txt", "")) == ["README.txt", ".x.txt"]


def test_a_file_that_is_reached_twice_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", "")
    (tmp_path / "b.txt").symlink_to(path)
    assert names(path, tmp_path, tmp_path / "." / "a.txt") == ["a.txt"]


def test_a_link_to_a_folder_is_followed_and_a_loop_is_reported(tmp_path: Path) -> None:
    elsewhere, top = tmp_path / "elsewhere", tmp_path / "top"
    elsewhere.mkdir()
    top.mkdir()
    written(elsewhere, "a.txt", "")
    (top / "linked").symlink_to(elsewhere)
    (top / "loop").symlink_to(top)
    (top / "self.txt").symlink_to(top / "self.txt")
    assert [item.path for item in find([top]) if isinstance(item, Unit)] == [top / "linked" / "a.txt"]
    assert [name for name, _ in reasons(top)] == ["loop", "self.txt"]


def test_what_cannot_be_read_is_named_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    written(tmp_path, "photo.jpg", b"\xff\xd8")
    assert reasons(tmp_path, tmp_path / "missing") == [
        ("gone.txt", "does not exist, or vanished before it was read"),
        ("photo.jpg", WRONG_KIND),
        ("pipe.txt", "is neither a file nor a folder"),
        ("missing", "does not exist, or vanished before it was read"),
    ]


def test_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    written(tmp_path, "z.txt", "")
    listing = Path.iterdir

    def refuse(path: Path) -> object:
        if path == locked:
            raise PermissionError(13, "Permission denied")
        return listing(path)

    # Root may read everything, so permissions alone would test nothing where tests run as root.
    monkeypatch.setattr(Path, "iterdir", refuse)
    assert reasons(tmp_path) == [("locked", "may not be read by this user; change its permissions")]
    assert [item.path.name for item in find([tmp_path]) if isinstance(item, Unit)] == ["z.txt"]


def test_a_name_that_is_no_utf_8_can_be_stored(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    folder.mkdir()
    written(folder, "a.doc", "")
    (item,) = find([folder])
    assert isinstance(item, Skipped)
    assert item.source.encode().endswith(b"caf\\udce9/a.doc")


def test_a_name_too_long_for_a_sidecar(tmp_path: Path) -> None:
    assert names(written(tmp_path, "a" * 251 + ".txt", "")) == ["a" * 251 + ".txt"]


def test_a_socket_is_no_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
        assert [name for name, _ in reasons(tmp_path)] == ["s.txt"]
