import pytest
from spacy.tokens import Doc, Span

from onrecord.language.people import People, people_of


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


def test_a_name_misspelt_by_one_letter_means_the_one_it_is_near():
    found = people("Boris Petrenko", "Anna Lind")
    assert found.misspelt("Petrneko").name == "Boris Petrenko"
    assert found.misspelt("Petrenko") is None
    assert found.misspelt("Petrenkos") is None


@pytest.mark.parametrize(
    ("names", "words", "expected"),
    [
        (["Jan van der Berg"], "van der Berg", "Jan van der Berg"),
        (["J. Lind", "Johan Lind"], "Lind", "Johan Lind"),
        (["Claire Roux-Martin"], "Roux-Martin", "Claire Roux-Martin"),
        (["Joaquín Beltrán"], "Beltrán", "Joaquín Beltrán"),
    ],
)
def test_particles_initials_hyphens_and_accents(names, words, expected):
    assert people(*names).find(words).name == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Secretary of the Treasury Maria Keller left.", ["Maria Keller"]),
        ("Lind City Council met Florence Police.", []),
        ("Prime Minister Maria Keller of Velmora left.", ["Maria Keller"]),
        ("Radio Lund’s Erik Lind met Cory Mills.", ["Erik Lind", "Cory Mills"]),
    ],
)
def test_the_people_of_a_text(nlp, text, expected):
    assert [person.name for person in people_of(nlp(text)).everyone] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Derelict Roe and Lind Fail the Test of Storms\n\nMr. Roe said it is bad. Roe left.", ["Roe"]),
        # A name that the text has whole stays whole.
        ("Kestrel Roe and Lind Fail the Test of Storms\n\nMr. Roe said it is bad. Kestrel Roe left.", ["Kestrel Roe"]),
    ],
)
def test_a_capitalised_word_of_the_headline_is_no_first_name(nlp, text, expected):
    assert [person.name for person in people_of(nlp(text)).everyone] == expected


def test_a_word_that_is_as_often_a_place_is_no_person(nlp):
    words = ["Lund", "spoke", ".", "Lund", "spoke", "."]
    doc = Doc(
        nlp.vocab,
        words,
        pos=["PROPN", "VERB", "PUNCT"] * 2,
        deps=["nsubj", "ROOT", "punct"] * 2,
        heads=[1, 1, 1, 4, 4, 4],
    )
    doc.ents = [Span(doc, 0, 1, "PERSON"), Span(doc, 3, 4, "GPE")]
    assert people_of(doc).everyone == []
    doc.ents = [Span(doc, 0, 1, "PERSON"), Span(doc, 3, 4, "PERSON")]
    assert [person.name for person in people_of(doc).everyone] == ["Lund"]


def test_the_verb_of_a_headline_is_no_part_of_a_name(nlp):
    doc = nlp("Okafor Says Harbour Museum Will Open")
    doc.ents = [Span(doc, 0, 2, label="PERSON")]
    assert [person.name for person in people_of(doc).everyone] == ["Okafor"]
