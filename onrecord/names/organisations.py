"""One organisation, one name: spellings of a body's name that differ in case, article or country alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection

from onrecord.normalise import words

# Bodies that one country alone calls so: "US State Department" is no other than "State Department".
_OF_ONE_COUNTRY = frozenset({"state department", "white house", "pentagon"})


_CAMPAIGN = re.compile(r"(.+?)(?:['’]s?)?(?: presidential| \d{4})* campaign", re.IGNORECASE)
# In words of a key: "the roe campaign".
_SHORT = 3


def one_name_an_organisation(names: Collection[str]) -> dict[str, str]:
    """The canonical name of each that is another one's spelling; ``names`` has a name for each article that uses it."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        spellings[_key(name)][_without_the(name)] += 1
    short = _short_campaigns(spellings)
    for key, full in short.items():
        spellings[full] += spellings.pop(key)
    labels = {key: min(found, key=lambda text: (-found[text], text)) for key, found in spellings.items()}
    return {name: label for name in set(names) if (label := labels[short.get(key := _key(name), key)]) != name}


def _short_campaigns(keys: Collection[str]) -> dict[str, str]:
    """The whole name of each campaign that is called by a surname, where the corpus has one of that surname alone."""
    whole: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        if key.endswith(" campaign") and len(key.split()) > _SHORT:
            whole[" ".join(["the", *key.split()[-2:]])].add(key)
    return {short: min(full) for short, full in whole.items() if short in keys and len(full) == 1}


def _without_the(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first.casefold() == "the" else name


def _key(name: str) -> str:
    bare = _without_the(name)
    # A common noun is no name: "party" is not "Party".
    if bare[:1].islower():
        return bare
    owner = _CAMPAIGN.fullmatch(bare)
    key = " ".join(words((f"{owner[1]} campaign" if owner else bare).replace(".", "")))
    rest = key.removeprefix("us ")
    return f"the {rest if rest in _OF_ONE_COUNTRY else key}"
