"""What is read at a time, and how files and their troubles are named."""

import errno
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Unit:
    """A file, or a range of a large JSON Lines file, that one worker reads.

    The range ``start`` to ``stop`` is in bytes, ``stop`` excluded and None for the file's end. As in
    Hadoop's text input, a record belongs to the range in which its line starts, so that any division
    of a file reads each record once. ``line`` is the number, from 1, of the line that byte ``start`` is in.
    ``alias`` is where the user knows it from, where that is not its path: an archive, an address.
    """

    path: Path
    start: int = 0
    stop: int | None = None
    line: int = 1
    alias: str = ""

    @property
    def source(self) -> str:
        """Its name in reports and in the corpus."""
        return self.alias or source_name(self.path)


def source_name(path: Path) -> str:
    r"""The path as given, with bytes that are no UTF-8 written as ``\udcff``: it can be stored and printed."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")


def trouble(error: OSError) -> str:
    """Why the operating system refused a file or folder, in words that follow its name."""
    match error.errno:
        case errno.ENOENT:
            return "does not exist, or vanished before it was read"
        case errno.EACCES | errno.EPERM:
            return "may not be read by this user; change its permissions"
        case errno.ELOOP:
            return "is a symbolic link that leads back to itself"
        case _:
            return f"cannot be read: {error.strerror or error}"
