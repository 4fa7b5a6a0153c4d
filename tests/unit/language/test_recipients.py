"""Text and cue -> to whom it was said, and through which outlet; text and source -> for whom it was said."""

import pytest

from onrecord.language import phrases
from onrecord.language.recipients import addressee, principal, via


def the(doc, word):
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Ann Roe told reporters that the bridge was safe.", "told", "reporters"),
        ("“The bridge is safe,” Ann Roe said to the committee.", "said", "the committee"),
        ("Ann Roe asked Lind whether the bridge was safe.", "asked", "Lind"),
        ("Ann Roe told him that the bridge was safe.", "told", "him"),
        ("Ann Roe urged Velmora to close the bridge.", "urged", "Velmora"),
        ("Ann Roe called on citizens to stay at home.", "called", "citizens"),
        ("Ann Roe wrote in a letter to the board that the bridge was safe.", "wrote", "the board"),
        ("Ann Roe testified before the council that the bridge was safe.", "testified", "the council"),
        ("Ann Roe reminded her colleagues that the bridge was old.", "reminded", "her colleagues"),
        ("Ann Roe told the truth about the bridge.", "told", None),
        ("Ann Roe added to the confusion.", "added", None),
        ("Ann Roe said on Tuesday that the bridge was safe.", "said", None),
    ],
)
def test_to_whom_it_was_said(nlp, text, cue, expected):
    span = addressee(the(nlp(text), cue))
    assert (span and text[slice(*span)]) == expected


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("“The bridge is safe,” Ann Roe told the Lund Gazette.", "told", "the Lund Gazette"),
        ("Ann Roe told Radio Lund that the bridge was safe.", "told", "Radio Lund"),
        ("Ann Roe told the newspaper Lundbladet that the bridge was safe.", "told", "the newspaper Lundbladet"),
        ("Ann Roe told the news conference that the bridge was safe.", "told", None),
        ("Ann Roe said in an interview with Kanal Nord that the bridge was safe.", "said", "Kanal Nord"),
        ("The minister will resign, the Lund Gazette reported, citing two officials.", "citing", "the Lund Gazette"),
        ("Ann Roe was quoted as saying by a radio station that the bridge was safe.", "saying", "a radio station"),
        ("Ann Roe told reporters that the bridge was safe.", "told", None),
        ("Ann Roe told the council that the bridge was safe.", "told", None),
    ],
)
def test_through_whom_it_is_known(nlp, text, cue, expected):
    span = via(the(nlp(text), cue))
    assert (span and text[slice(*span)]) == expected


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("Lind’s spokesperson Ann Roe said so.", "Roe", "Lind"),
        ("A spokesman for Erik Lind said so.", "spokesman", "Erik Lind"),
        ("Harbour Board spokeswoman Ann Roe said so.", "Roe", "Harbour Board"),
        ("Ann Roe, a spokeswoman for the ministry, said so.", "Roe", "ministry"),
        ("The company’s lawyer, Ann Roe, said so.", "Roe", "company"),
        ("The minister’s press secretary Ann Roe said so.", "Roe", "minister"),
        ("Minister Ann Roe said so.", "Roe", None),
        ("The spokesman said so.", "spokesman", None),
    ],
)
def test_for_whom_a_spokesperson_speaks(nlp, text, source, expected):
    head = principal(the(nlp(text), source))
    assert (head and phrases.description(head)) == expected
