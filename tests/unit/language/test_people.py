import pytest

from onrecord.language.people import People


def people(*names: str) -> People:
    found = People()
    for name in names:
        found.add(name)
    return found


@pytest.mark.parametrize(
    ("names", "words", "expected"),
    [
        (["Maria Keller"], "Keller", "Maria Keller"),
        (["Maria Keller"], "Maria", "Maria Keller"),
        (["Maria Keller"], "Secretary Keller", "Maria Keller"),
        (["Maria Keller"], "Keller’s", "Maria Keller"),
        (["Maria Keller", "Maria Anna Keller"], "Keller", "Maria Anna Keller"),
        (["Senator Maria Keller"], "Ms. Keller", "Maria Keller"),
        (["Anna Lind", "Erik Lind"], "Lind", None),
        (["Anna Lind", "Erik Lind"], "Anna", "Anna Lind"),
        (["Anna Lind", "Erik Lind"], "Mrs. Lind", "Anna Lind"),
        (["Anna Lind", "Erik Lind"], "Mr Lind", "Erik Lind"),
        (["Erik Lind", "Erik Lind Jr."], "Erik Lind Jr.", "Erik Lind Jr."),
        (["Erik Lind", "Erik Lind", "Anna Lind"], "Lind", "Erik Lind"),
        (["Maria Keller"], "Brandt", None),
        ([], "Mr.", None),
    ],
)
def test_words_name_one_person_or_nobody(names, words, expected):
    person = people(*names).find(words)
    assert (person and person.name) == expected
