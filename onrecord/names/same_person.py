"""Whether two names, by their letters alone, can be one person's."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from onrecord.names.person_name import PersonName, keys
from onrecord.names.vocabulary import generation, is_generation

# Shorter names that differ by a letter are different names: "Hart" and "Hurt".
_SHORTEST_SURNAME = 6
_SHORTEST_FIRST_NAME = 5


def same_whole_name(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the words of two names can be one person's in one article.

    Hillary Clinton and Hillary Rodham Clinton are one, and so are J. D. Lind and James Lind; Donald Trump and Donald
    Trump Jr. are two.
    """
    if _generations(first) != _generations(second):
        return False
    one, other = keys(first), keys(second)
    if not one or not other:
        return False
    if len(one) == 1 or len(other) == 1:
        return one == other
    initial = min(len(one[0]), len(other[0])) == 1
    return one[-1] == other[-1] and (one[0][0] == other[0][0] if initial else one[0] == other[0])


def agree(one: PersonName, other: PersonName) -> bool:
    """Whether two whole names of one surname can be one person's: Ann Roe, Ann B. Roe, A. B. Roe.

    "Jr." tells people apart, and so do first names and middle names.
    """
    if one.surname != other.surname or one.generation != other.generation:
        return False
    if one.initials or other.initials:
        letters = [
            name.initials + _letters(name.given[1:]) if name.initials else _letters(name.given) for name in (one, other)
        ]
        shorter, longer = sorted(letters, key=len)
        return longer.startswith(shorter)
    return one.given[0] == other.given[0] and middle_names_agree(one, other)


def middle_names_agree(one: PersonName, other: PersonName) -> bool:
    """Whether middle names, where both names have them, are the same or begin with the same letter."""
    return all(
        first == second or (1 in (len(first), len(second)) and first[0] == second[0])
        for first, second in zip(one.given[1:], other.given[1:], strict=False)
    )


def same_transliteration(one: PersonName, other: PersonName) -> bool:
    """Whether surnames differ in nothing but the writing of a last y: Lenskiy, Lensky, Lenskyy."""
    return one.surname != other.surname and (one.given[0], last_y(one.surname), one.generation) == (
        other.given[0],
        last_y(other.surname),
        other.generation,
    )


def transposed(one: PersonName, other: PersonName) -> bool:
    """Whether one name has the other's surname first: Daming Xi, Xi Daming."""
    return (
        len(one.given) == len(other.given) == 1
        and one.surname != other.surname
        and (one.given[0], one.surname, one.generation) == (other.surname, other.given[0], other.generation)
    )


def adds_a_surname(one: PersonName, other: PersonName) -> bool:
    """Whether one of two names has a second surname behind the other's: Wanda Velez, Wanda Velez Garcia."""
    shorter, longer = sorted((one, other), key=lambda name: len(name.given))
    return (
        longer.given[:-1] == shorter.given
        and longer.given[-1] == shorter.surname
        and one.generation == other.generation
    )


def misspelt(one: PersonName, other: PersonName) -> bool:
    """Whether two names differ by one letter, or a swap of two, in either surname or first name.

    Not at the end of a first name, where it tells women from men. This alone says nothing: Hansen and
    Hanson are two surnames.
    """
    if one.generation != other.generation:
        return False
    first, second = one.given[0], other.given[0]
    if first == second:
        return _one_letter(one.surname, other.surname, _SHORTEST_SURNAME)
    return one.surname == other.surname and (
        last_y(first) == last_y(second)
        or (first[-1] == second[-1] and _one_letter(first, second, _SHORTEST_FIRST_NAME))
    )


def near_spellings(name: PersonName) -> Iterator[str]:
    """Keys of which names that may be spellings of one share one: every form with one letter left out, both orders."""
    for whole in {f"{name.given[0]} {name.surname}", f"{last_y(name.given[0])} {last_y(name.surname)}"}:
        yield whole
        yield from (whole[:n] + whole[n + 1 :] for n in range(len(whole)))
    yield " / ".join(sorted((name.given[0], name.surname)))
    if len(name.given) > 1:
        yield f"{name.given[0]} {name.given[-1]}"


def last_y(word: str) -> str:
    """A word with its last y written in one way: "Olenskiy" and "Olenskyy" as "Olensky"."""
    return re.sub(r"[iyj]+$", "y", word)


def deletions(word: str) -> set[str]:
    """The word with one letter left out, in every way: misspelt by one letter, two words share one of them."""
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


def _generations(words: Sequence[str]) -> set[str]:
    return {generation(word) for word in words if is_generation(word)}


def _one_letter(one: str, other: str, shortest: int) -> bool:
    return min(len(one), len(other)) >= shortest and OSA.distance(one, other, score_cutoff=1) == 1


def _letters(given: Sequence[str]) -> str:
    return "".join(word[0] for word in given)
