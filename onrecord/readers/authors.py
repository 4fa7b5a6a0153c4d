"""Authors as pages and files name them: one form for "By Ann Harl, Political Editor, and Paul Ost"."""

import re
from collections.abc import Iterable, Iterator

from onrecord.names.person_name import looks_like_a_person
from onrecord.names.vocabulary import is_generation, is_post_nominal

_BY = re.compile(
    r"^\s*(?:(?:(?:written|reported|words|story|posted|text|post author|view all posts|read all posts) )?by\b|(?:authors?|autor(?:in|es)?|auteurs?|von|por|par)\b(?=[:\s]))[:\s]*",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s*(?:;|\||\n|&|,\s*and\b|\band\b|,)\s*")
_PLACE = re.compile(r"\s+(?:in|at|for|of)\s+\S.*$")
_ROLE = re.compile(
    r"\b(?:editors?|correspondents?|reporters?|writers?|staff|bureau|chief|contributors?|columnists?|producers?|"
    r"no author|follow|says|photographers?|journalists?|newsroom|desk|admin(?:istrator)?|(?:news|wire) services?|(?:service|wire|news) reports?|webmaster|team)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"https?:|www\.|@|\.(?:com|org|net)\b|[\d_/]")
_MAX_LENGTH, _MAX_WORDS = 500, 6


def authors(values: Iterable[str], *publishers: str | None) -> str | None:
    """The people in some bylines, each once, parted by semicolons; None where they name nobody.

    A publisher, an address, a login name and a role are no authors; a person whose own site it is, is one.
    """
    found: dict[str, str] = {}
    no_people = {*(_key(publisher or "") for publisher in publishers)}
    for value in values:
        for name in _names(value[:_MAX_LENGTH]):
            key = _key(name)
            if key and (key not in no_people or looks_like_a_person(name)):
                found.setdefault(key, name)
    return "; ".join(found.values()) or None


def given_first(name: str) -> str:
    """A name that libraries write "Family, Given" as it is spoken; others as they are."""
    family, comma, given = name.partition(", ")
    is_one = comma and "," not in given and len(family.split()) <= 2 and len(given.split()) <= 2  # noqa: PLR2004
    return f"{given} {family}" if is_one and 1 in {len(family.split()), len(given.split())} else name


def _names(value: str) -> Iterator[str]:
    for part in _with_what_follows(_PARTED.split(_BY.sub("", value))):
        name = _PLACE.sub("", " ".join(part.split())).strip(" ,-–—")
        name = name if is_generation(name.split()[-1] if name else "") else name.rstrip(".")
        is_name = name[:1].isupper() and len(name.split()) <= _MAX_WORDS
        if is_name and not _ROLE.search(name) and not _NO_NAME.search(part):
            yield name


def _with_what_follows(parts: Iterable[str]) -> list[str]:
    """The parts of a byline, "Sr." and "MD" with the name before them."""
    joined: list[str] = []
    for part in parts:
        if joined and (is_generation(part) or is_post_nominal(part)):
            joined[-1] += f", {part}"
        else:
            joined.append(part)
    return joined


def _key(name: str) -> str:
    return "".join(filter(str.isalpha, name)).casefold()
