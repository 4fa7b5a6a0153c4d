"""Text -> who is what, as the article states it."""

import pytest

from onrecord.language.people import people_of
from onrecord.language.roles import roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Transport Minister Maria Keller left.", [("Maria Keller", "Transport Minister")]),
        ("Velmora’s Transport Minister Maria Keller left.", [("Maria Keller", "Velmora’s Transport Minister")]),
        ("Secretary of the Treasury Maria Keller left.", [("Maria Keller", "Secretary of the Treasury")]),
        ("Maria Keller, the mayor of Lund, left.", [("Maria Keller", "mayor of Lund")]),
        ("Maria Keller, 52, a farmer, left.", [("Maria Keller", "farmer")]),
        ("The mayor of Lund, Maria Keller, left.", [("Maria Keller", "mayor of Lund")]),
        ("Maria Keller is an economist at the Lund Institute.", [("Maria Keller", "economist at the Lund Institute")]),
        ("Maria Keller, who chairs the harbour board, left.", [("Maria Keller", "chairs the harbour board")]),
        ("Maria Keller of the Lund Institute left.", [("Maria Keller", "of the Lund Institute")]),
        (
            "Maria Keller, her cousin and chief negotiator, left.",
            [("Maria Keller", "her cousin"), ("Maria Keller", "chief negotiator")],
        ),
        ("Maria Keller is not the mayor of Lund.", []),
        ("Maria Keller, the mayor said, had left.", []),
        ("Maria Keller and the mayor left.", []),
    ],
)
def test_roles_as_the_article_states_them(nlp, text, expected):
    doc = nlp(text)
    found = roles(doc, people_of(doc))
    assert [(role.person.name, role.text) for role in found] == expected
    assert all(text[slice(*role.span)] == role.text for role in found)
