import pytest

from onrecord.language import phrases


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("A senior Transport Ministry official said so.", "official", "senior Transport Ministry official"),
        ("An executive at a glass maker, who works nights, said so.", "executive", "executive at a glass maker"),
        ("So said an aide at the ministry.", "aide", "aide at the ministry"),
        ("A person familiar with the plan said so.", "person", "person familiar with the plan"),
        ("A draft plan seen by the Lund Gazette says so.", "plan", "draft plan"),
        ("Two of the officials said so.", "Two", "two of the officials"),
        ("Velmora’s audit office said so.", "office", "Velmora’s audit office"),
        (
            (
                "Lindmark will cap the price of gas at 65 crowns a megawatt hour and set aside nine billion crowns for households and factories, "
                "its energy minister announced on Tuesday, a day after deliveries from Drovia fell by a third."
            ),
            "minister",
            "its energy minister",
        ),
    ],
)
def test_descriptions(nlp, text, head, expected):
    token = next(token for token in nlp(text) if token.text == head)
    assert phrases.description(token) == expected


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Harrow & Pike said so.", "Harrow", "Harrow & Pike"),
        ("Claire Roux-Martin said so.", "Martin", "Claire Roux-Martin"),
        ("Ursula von der Berg said so.", "Berg", "Ursula von der Berg"),
        ("Radio Lund’s Ann Roe said so.", "Roe", "Ann Roe"),
        (
            "“The ferry is too old,” Foreign Minister Pieter ter Horst said on Monday.",
            "Horst",
            "Foreign Minister Pieter ter Horst",
        ),
    ],
)
def test_names_whole(nlp, text, head, expected):
    token = next(token for token in nlp(text) if token.text == head)
    assert phrases.proper_name(token) == expected


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("The official said so.", "official", True),
        ("Velmora’s president said so.", "president", True),
        ("Its governor said so.", "governor", True),
        ("An official said so.", "official", False),
        ("Officials said so.", "Officials", False),
    ],
)
def test_what_points_at_somebody_known(nlp, text, head, expected):
    token = next(token for token in nlp(text) if token.text == head)
    assert phrases.is_definite(token) is expected
