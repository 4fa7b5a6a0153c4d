"""What makes two whole names one person's: the same form, a role, company; and what speaks against it."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise

from onrecord.names.same_person import (
    adds_a_surname,
    agree,
    middle_names_agree,
    misspelt,
    same_transliteration,
    transposed,
)
from onrecord.names.sightings import Company, Person, roles_differ, shared_words

# Whose articles lie further apart is nobody's other name.
_CAREER_YEARS = 25
# Who is named beside the same people so few days apart is in the same story.
_STORY_DAYS = 90
_COMPANY = 2


class Evidence:
    """The reasons for which two people of a corpus are one, in words; empty where there is none."""

    def __init__(self, company: Callable[[], Company]) -> None:
        self._make_company = company

    @cached_property
    def _company(self) -> Company:
        return self._make_company()

    def agree(self, one: Person, other: Person) -> str:
        """Why two names of one surname are one person's, that differ in what they say of first and middle names."""
        first, second = one.names[0], other.names[0]
        if not agree(first, second) or _speaks_against(one, other):
            return ""
        return _same_role(one, other) or self._same_company(one, other)

    def spelt_otherwise(self, one: Person, other: Person) -> str:
        """Why two names are one person's, that differ in spelling, in their order or by a second surname."""
        if _speaks_against(one, other):
            return ""
        pairs = [(first, second) for first in one.names for second in other.names]
        role = _same_role(one, other)
        if role and any(transposed(*pair) or adds_a_surname(*pair) for pair in pairs):
            return role
        if not all(middle_names_agree(*pair) for pair in pairs):
            return ""
        if any(same_transliteration(*pair) for pair in pairs):
            return "another spelling of the same letters"
        return role if any(misspelt(*pair) for pair in pairs) else ""

    def _same_company(self, one: Person, other: Person) -> str:
        """Two other people who are named beside both, within one story's time."""
        beside, others = self._company.beside(one), self._company.beside(other)
        shared = sorted(name for name in beside.keys() & others.keys() if _near(beside[name], others[name]))
        if len(shared) < _COMPANY:
            return ""
        return (
            f"named beside the same people in the same weeks: {', '.join(name.title() for name in shared[:_COMPANY])}"
        )


def decades_apart(one: Sequence[date], other: Sequence[date]) -> bool:
    """Whether all of some days lie so many years before or after all of the others."""
    if not one or not other:
        return False
    first, second = sorted((one, other), key=lambda days: days[0])
    return second[0].year - first[-1].year > _CAREER_YEARS


def genders_differ(one: Collection[str], other: Collection[str]) -> bool:
    """Whether articles show two people as of two genders."""
    return bool(one and other) and set(one).isdisjoint(other)


def _speaks_against(one: Person, other: Person) -> bool:
    """Whether two people cannot be one: one article names both, or their roles, genders or times differ."""
    return bool(
        one.articles & other.articles
        or roles_differ(one.roles, other.roles)
        or genders_differ(one.genders, other.genders)
        or decades_apart(one.days, other.days)
    )


def _same_role(one: Person, other: Person) -> str:
    written = one.written | other.written
    shared = [
        written[min(first, second, key=len)]
        for first in one.roles
        for second in other.roles
        if shared_words(first, second)
    ]
    return f"the same role: {max(shared, key=lambda text: (len(text), text))}" if shared else ""


def _near(one: Sequence[date], other: Sequence[date]) -> bool:
    """Whether two days lie near each other."""
    days = sorted([(day, 0) for day in one] + [(day, 1) for day in other])
    return any(first[1] != second[1] and (second[0] - first[0]).days <= _STORY_DAYS for first, second in pairwise(days))
