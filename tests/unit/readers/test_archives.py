import io
import stat
import zipfile
from pathlib import Path

import pytest

from onrecord.model import Article, Skipped
from onrecord.readers import archives
from tests.unit.readers.reading import read_all, written

TEXT = "Wheat is dear\n\n“Wheat is dear,” Ann Fay said."


def packed(entries: dict[str, bytes | str], kind: int = stat.S_IFREG) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = (kind | 0o600) << 16
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def test_an_archive_is_read_as_a_folder(tmp_path: Path) -> None:
    data = packed({"news/a.txt": TEXT, "news/corpus.toml": 'outlet = "The Olm Post"', "b.jpg": "x"})
    path = written(tmp_path, "news.zip", data)
    skipped, article = read_all(path)
    assert isinstance(article, Article)
    assert (article.source, article.outlet) == (f"{path}/news/a.txt", "The Olm Post")
    assert isinstance(skipped, Skipped)
    assert skipped.source == f"{path}/b.jpg"


@pytest.mark.parametrize(
    "name", ["../out.txt", "/out.txt", "a/../../out.txt", "C:\\out.txt", "C:out.txt", "..\\out.txt"]
)
def test_no_path_leads_out(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "deep" / "inside"
    folder.mkdir(parents=True)
    (item,) = archives.unpack(written(tmp_path, "a.zip", packed({name: TEXT, "good.txt": TEXT})), folder)
    assert item.reason == "has a path that leads out of the archive"
    files = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert sorted(files) == ["a.zip", "deep/inside/good.txt"]


def test_a_link_is_not_made(tmp_path: Path) -> None:
    folder = tmp_path / "inside"
    folder.mkdir()
    (item,) = archives.unpack(written(tmp_path, "a.zip", packed({"a.txt": "/etc/passwd"}, stat.S_IFLNK)), folder)
    assert item.reason == "is a link or a device, no file"
    assert not list(folder.iterdir())


def test_the_second_file_of_a_name_is_named_and_the_first_kept(tmp_path: Path) -> None:
    path = written(tmp_path, "a.zip", packed({"a.txt": TEXT, "./a.txt": "Another text"}))
    (item,) = archives.unpack(path, tmp_path / "inside")
    assert (item.place, item.reason) == ("entry './a.txt'", "cannot be unpacked: File exists")
    assert (tmp_path / "inside" / "a.txt").read_text() == TEXT


def test_an_encrypted_entry_says_what_to_do(tmp_path: Path) -> None:
    # Bit 0 of the flags, which stand in the local header and in the directory at the end (PKWARE APPNOTE 4.4.4).
    data = bytearray(packed({"a.txt": TEXT}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    (item,) = archives.unpack(written(tmp_path, "a.zip", bytes(data)), tmp_path / "inside")
    assert item.reason == "is encrypted; unpack the archive with its password first"


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    (item,) = archives.unpack(written(tmp_path, "a.zip", packed({"a.txt": b"\0" * 30_000_000})), tmp_path / "x")
    assert "more than 200 times its size" in item.reason


def test_an_entry_that_lies_of_its_size_is_cut_short(tmp_path: Path) -> None:
    folder = tmp_path / "inside"
    folder.mkdir()
    data = packed({"a.txt": b"x" * 5_000})
    # The size stands in the local header and in the directory at the end.
    lying = data.replace((5_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    (item,) = archives.unpack(written(tmp_path, "a.zip", lying), folder)
    assert "is damaged" in item.reason
    assert all(path.stat().st_size <= 10 for path in folder.rglob("*"))


def test_limits_of_entries_and_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "a.zip", packed({"a.txt": TEXT, "b.txt": TEXT}))
    monkeypatch.setattr(archives, "MAX_ENTRIES", 1)
    assert "more than the 1 that are read" in next(iter(archives.unpack(path, tmp_path / "x"))).reason
    monkeypatch.setattr(archives, "MAX_ENTRIES", 2)
    monkeypatch.setattr(archives, "MAX_BYTES", 60)
    assert "the limit for one archive" in next(iter(archives.unpack(path, tmp_path / "x"))).reason


def test_archives_inside_archives_and_damaged_ones_are_named(tmp_path: Path) -> None:
    inner = packed({"a.txt": TEXT})
    (item,) = read_all(written(tmp_path, "a.zip", packed({"inner.zip": inner})))
    assert isinstance(item, Skipped)
    assert item.reason == "is an archive that is not unpacked here; unpack it first"
    (item,) = read_all(written(tmp_path, "b.zip", b"PK no"))
    assert isinstance(item, Skipped)
    assert item.reason == "is no ZIP archive, or a damaged one"
