"""One organisation, one name: spellings of a body's name that differ in case, article or country alone."""

from collections import Counter, defaultdict
from collections.abc import Collection

from onrecord.normalise import words

# Bodies that one country alone calls so: "US State Department" is no other than "State Department".
_OF_ONE_COUNTRY = frozenset({"state department", "white house", "pentagon"})


def one_name_an_organisation(names: Collection[str]) -> dict[str, str]:
    """The canonical name of each that is another one's spelling; ``names`` has a name for each article that uses it."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        spellings[_key(name)][_without_the(name)] += 1
    labels = {key: min(found, key=lambda text: (-found[text], text)) for key, found in spellings.items()}
    return {name: label for name in set(names) if (label := labels[_key(name)]) != name}


def _without_the(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold() == "the" else name


def _key(name: str) -> str:
    bare = _without_the(name)
    # A common noun is no name: "party" is not "Party".
    if bare[:1].islower():
        return bare
    key = " ".join(words(bare.replace(".", "")))
    rest = key.removeprefix("us ")
    return f"the {rest if rest in _OF_ONE_COUNTRY else key}"
