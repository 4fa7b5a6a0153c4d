"""The one parser of people's names: "Det. Insp. Ursula von der Lind Jr., MP" by its parts.

Whatever reads a name, in an article or across the corpus, reads it here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.names.vocabulary import (
    ends_a_body,
    gender_of_first_name,
    gender_of_titles,
    generation,
    is_courtesy,
    is_generation,
    is_listed,
    is_office,
    is_ordinal,
    is_particle,
    is_post_nominal,
    is_title,
    key,
)
from onrecord.normalise import words as folded_words

_POSSESSIVE = re.compile(r"(?:['’]s?)$")
_NICKNAME = re.compile(r"\s[(“\"‘'][^\d()“”\"]{2,20}[)”\"’'](?=\s)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,3}")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+")
_VOWEL = re.compile(r"[AEIOUYÀ-Ý]")
_SYLLABLE = r"(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw]y?)?[aeiouü]{1,3}"
_MANDARIN = re.compile(rf"(?:{_SYLLABLE}(?:ng|n(?![aeiouü]))?){{2}}", re.IGNORECASE)
_SYLLABIC = re.compile(rf"(?:{_SYLLABLE}(?:ng|[bhklmnprt](?![aeiou]))?){{1,2}}", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:al|el|as|ad|an|ar|ash|at|az)[-‑](?=\w{2})", re.IGNORECASE)
_LONGEST_NAME = 4
_SHORTEST_CAPITALS = 4
# What an office is of, in words: "mayor of Port Aldren".
_REST = 2
# An article looks at its names over and over, a corpus at many.
_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name's parts. ``given``, ``surname`` and ``generation`` are folded: without case, accents and dots.

    ``surname`` is empty for a first name that is borne alone ("King Olaf"). ``initials`` are the letters of a first
    name that is given by initials only. ``titles`` are the words of the office before the name, ``gender`` what a
    title says. ``text`` is the name without titles, those of a first name borne alone excepted.
    """

    text: str
    given: tuple[str, ...]
    surname: str
    generation: str = ""
    initials: str = ""
    titles: frozenset[str] = frozenset()
    gender: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether it can mean one person alone: a first name and a surname, or a ruler's name with its number."""
        return bool(self.given and (self.surname or self.generation))


@lru_cache(_REMEMBERED)
def parse_name(text: str) -> PersonName | None:
    """The parts of one person's name; None where the words are no name, or those of several people."""
    if couple(text):
        return None
    titles, bare = split_titles(_given_first(text))
    if not bare:
        # "Judge" may be somebody's surname, where the words are known to be a name.
        lone = clean(text)
        if not is_listed("also_surnames", lone):
            return None
        titles, bare = (), (lone,)
    alone = bool(titles) and is_listed("of_first_names", titles[-1])
    named = list(bare)
    numbers: list[str] = []
    while len(named) > 1 and (is_ordinal(named[-1]) if alone and len(named) == _REST else is_generation(named[-1])):
        numbers.insert(0, named.pop())
    given, surname = _given_and_surname(named)
    alone = alone and not given
    if alone:
        given, surname = surname, []
    parts = [word for word in [*given, *surname] if not is_particle(word)] or [*given, *surname]
    if is_listed("generations", parts[-1]) or not all(_begins_a_name(word) for word in parts):
        return None
    first = given[0] if given else ""
    title = [word for word in text.split() if key(word) == titles[-1]][-1:] if alone else []
    return PersonName(
        text=" ".join([*title, *bare]),
        given=tuple(_fold(word) for word in given),
        surname=_fold_surname(surname),
        generation="".join(generation(word) for word in numbers),
        initials=_fold(first) if _is_initials(first) else "",
        titles=frozenset(word for title in titles if not is_courtesy(title) for word in folded_words(title)),
        gender=gender_of_titles(titles),
    )


@lru_cache(_REMEMBERED)
def split_titles(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The titles and offices before a name as keys, and the name's own words, without what stands behind it."""
    words = _without_what_follows([word for word in _NICKNAME.sub("", clean(name)).split() if word.strip(",()")])
    first = _first_of_name(words)
    if first == len(words) > 1 and is_listed("also_surnames", words[-1]):
        before = words[-2]
        first -= is_office(before) or is_courtesy(before)  # "Senator King"
    kept = tuple(word for word in words[first:] if any(c.isalpha() for c in word))
    return tuple(key(word) for word in words[:first]), recased(kept) if _is_in_capitals(words) else kept


def couple(text: str) -> tuple[str, ...]:
    """The names in words that name several people, each in full: "Tom and Ann Roe" are Tom Roe and Ann Roe; else none."""
    parts = re.split(r"\s+(?:and|&)\s+|,\s+(?=.*\s(?:and|&)\s)", clean(text))
    if len(parts) == 1 or not all(parts):
        return ()
    plural, _, rest = parts[0].partition(" ")
    if rest and plural.endswith("s") and is_office(plural[:-1]) and not is_title(plural):
        parts = [f"{plural[:-1]} {part}" for part in (rest, *parts[1:])]  # "Presidents Roe and Lind"
    split = [split_titles(part) for part in parts]
    if not split[-1][1] or not all(_is_in_couple(titles, words) for titles, words in split):
        return ()
    known = [bool(words) and gender_of_first_name(words[0]) is not None for _, words in split]
    if not any(known) and not split[0][0]:
        return ()
    surname = " ".join(_given_and_surname(list(split[-1][1]))[1])
    return tuple(
        f"{part} {surname}" if not words or (is_first and len(words) == 1 and place < len(parts) - 1) else part
        for place, (part, (_, words), is_first) in enumerate(zip(parts, split, known, strict=True))
    )


def _is_in_couple(titles: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a part of "Ann and Bo Roe" can be of a couple: a name, a first name, or a title alone."""
    if not words:
        return bool(titles) and (is_office(titles[-1]) or is_courtesy(titles[-1]))
    named = len(words) > 1 or bool(titles) or gender_of_first_name(words[0]) is not None
    return named and all(w[:1].isupper() or is_particle(w) for w in words) and not any(map(ends_a_body, words))


def bare_name(name: str) -> str:
    """A name without titles."""
    return " ".join(split_titles(name)[1])


def clean(name: str) -> str:
    """A name without possessive and line breaks."""
    return " ".join(_POSSESSIVE.sub("", name.strip()).split())


def keys(words: Sequence[str]) -> list[str]:
    """The words by which names are compared in one article, without "van der" and "Jr."."""
    own = [word for place, word in enumerate(words) if not _joins(word, place) and not is_generation(word)]
    return [key(word) for word in own or words]


def looks_like_a_person(name: str) -> bool:
    """Two words or more after a person's title, or that begin with a common first name: not "Florence City Council"."""
    titles, words = split_titles(name)
    if not 1 < len(keys(words)) <= _LONGEST_NAME or not all(word[:1].isupper() or is_particle(word) for word in words):
        return False
    if ends_a_body(words[-1]):
        return False
    titled = bool(titles) and is_office(titles[-1])
    return titled or gender_of_first_name(words[0]) is not None


def recased(words: Sequence[str]) -> tuple[str, ...]:
    """A name in capitals as it is written elsewhere: ANN VON MCROE-LIND, JD VANN III; other names stay as they are."""
    if not " ".join(words).isupper():
        return tuple(words)
    return tuple(_recased(word, place) for place, word in enumerate(words))


def _is_in_capitals(words: Sequence[str]) -> bool:
    """Whether capitals are how a name is set, and not initials: "ANN ROE", not "AP"."""
    return all(word.isupper() for word in words) and any(
        len(word) >= _SHORTEST_CAPITALS or is_courtesy(word) or is_office(word) or gender_of_first_name(word)
        for word in words
    )


def _recased(word: str, place: int) -> str:
    if place and is_particle(word):
        return word.lower()
    letters = word.strip(".,")
    is_short = len(letters) <= _REST and not _VOWEL.search(letters) and not is_listed("generations", word)
    if _DOTTED.fullmatch(word) or (is_generation(word) and not is_listed("generations", word)) or is_short:
        return word
    return re.sub(r"\bMc([a-z])", lambda found: f"Mc{found[1].upper()}", word.title())


def _without_what_follows(words: Sequence[str]) -> list[str]:
    """Words up to a comma that is not the one of "Roe, Jr.", without post-nominals."""
    kept: list[str] = []
    capitals = all(word.isupper() for word in words)
    for place, word in enumerate(words):
        bare = word.strip(",")
        is_tail = is_post_nominal(bare) and (not capitals or "-" in bare or words[place - 1].endswith(","))
        named = [one for one in kept if not is_title(one)]
        if is_tail and (
            len(named) > 1 or (named and len(kept) > len(named)) or (named and words[place - 1][-1] == ",")
        ):
            break
        kept.append(bare)
        if word.endswith(",") and words[place + 1 :] and words[place + 1].islower() and named:
            break
    return kept


def _first_of_name(words: Sequence[str]) -> int:
    """The place of a name's own first word, after titles and offices: "Lund's Energy Minister Ann Roe"."""
    first = _after_titles(words, 0)
    if first < len(words) and first and words[first].casefold() in {"of", "for"}:
        return _after_portfolio(words, first)
    portfolio = _behind_portfolio(words)
    if portfolio is not None:
        return portfolio
    offices = [i for i, word in enumerate(words[:-1]) if is_office(word)]
    if not offices or first > offices[-1] or first == len(words):
        return first
    rest = _after_titles(words, offices[-1] + 1)
    if rest < len(words) and words[rest].casefold() in {"of", "for"}:
        rest = _after_portfolio(words, rest)
    named = any(not is_generation(word) for word in words[rest:])
    sure = len(words) - rest > 1 and gender_of_first_name(words[rest]) is not None
    of_a_place = offices[0] == first + 1 and not is_listed(
        "also_surnames", words[offices[0]]
    )  # "Virginia Governor Roe"
    return rest if named and (sure or of_a_place or gender_of_first_name(words[first]) is None) else first


def _after_portfolio(words: Sequence[str], of: int) -> int:
    """Where the name begins in "of Homeland Security Ann Roe" and "of Port Aldren Ann Roe"."""
    place = of
    while place < len(words) and (words[place].islower() or is_listed("portfolios", words[place])):
        if is_particle(words[place]) and words[place].casefold() not in {"of", "la", "the"}:
            break
        place += 1
    if place == len(words) or any(is_listed("portfolios", word) for word in words[of:place]):
        return place if place < len(words) else of
    first = next((i for i in range(place, len(words) - 1) if i > place and gender_of_first_name(words[i])), None)
    if first is None and len(words) - place > _REST:
        first = len(words) - _REST
    return of if first is None else first


def _behind_portfolio(words: Sequence[str]) -> int | None:
    """Where the name begins in "Treasury Ann Roe", which the parser cuts off "Secretary of the Treasury Ann Roe"."""
    last = next((i for i in range(len(words) - _REST - 1, -1, -1) if is_listed("portfolios", words[i])), None)
    if last is None or not words[last][0].isupper() or gender_of_first_name(words[last + 1]) is None:
        return None
    return last + 1 if gender_of_first_name(words[0]) is None else None


def _after_titles(words: Sequence[str], start: int) -> int:
    """The place of the first word from a place on that is no title."""
    for i in range(start, len(words)):
        if not is_title(words[i]) and not (i > start and is_listed("second_titles", words[i])):
            return i
    return len(words)


def _given_first(text: str) -> str:
    """Given names first: "Roe, Ann B." as "Ann B. Roe"."""
    surname, comma, rest = clean(text).partition(", ")
    first = rest.split()[0] if rest else ""
    is_given = gender_of_first_name(first) is not None or _is_initials(first)
    turned = comma and is_given and "," not in rest and len(rest.split()) <= _REST and not is_post_nominal(first)
    return f"{rest} {surname}" if turned and len(keys(surname.split())) == 1 and not is_generation(first) else text


def _given_and_surname(words: list[str]) -> tuple[list[str], list[str]]:
    """The words of the first names and of the surname, which is all there is where one word, or "van der Lind", stands alone."""
    if len(words) == 1:
        return [], words
    if _puts_surname_first(words):
        return words[1:], words[:1]
    first = next((i for i, word in enumerate(words[:-1]) if _joins(word, i)), None)
    if first is None:
        return words[:-1], words[-1:]
    if key(words[first]) == "y":
        first -= 1  # "Ann Roe y Lind"
    return words[:first], words[first:]


def _puts_surname_first(words: Sequence[str]) -> bool:
    """Whether a name is "Xi Daming" or "Kim Dae-sun" and not "Kim Roe": a surname of those that stand first, then syllables."""
    mandarin = is_listed("first_surnames", words[0])
    if not mandarin and not is_listed("first_surnames_of_two", words[0]):
        return False
    if any(_is_initials(word) or ("-" not in word and gender_of_first_name(word)) for word in words[1:]):
        return False
    parts = [part for word in words[1:] for part in re.split(r"[-‑]", word)]
    if len(parts) > 1:
        return all(_SYLLABIC.fullmatch(part) for part in parts)
    return mandarin and gender_of_first_name(words[0]) is None and _MANDARIN.fullmatch(parts[0]) is not None


def _joins(word: str, place: int) -> bool:
    """Whether a word is a particle, and not the first name of "Al Roe"."""
    return is_particle(word) and (place > 0 or gender_of_first_name(word) is None)


def _is_initials(word: str) -> bool:
    letters = word.replace(".", "").replace("-", "")
    return bool(_INITIALS.fullmatch(word)) and letters.isupper() and ("." in word or len(letters) < len("ABC"))


def _begins_a_name(word: str) -> bool:
    # Scripts without capitals have no lower case either; "al-Salim" has its capital behind the article.
    letter = next((character for character in _ARTICLE.sub("", word) if character.isalpha()), "")
    return bool(letter) and not letter.islower()


def _fold_surname(words: Sequence[str]) -> str:
    """A surname without case, accents and spaces, and without the article of "al-Salim"."""
    own = [word for word in words if not is_listed("articles", word)] or words
    return "".join(_fold(_ARTICLE.sub("", word)) for word in own)


def _fold(word: str) -> str:
    return "".join(folded_words(word))
