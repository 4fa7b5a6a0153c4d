"""Where a quotation stands -> the words around it that may say what it is about."""

import pytest

from onrecord.language.surroundings import Surroundings
from onrecord.model import Quote, QuoteKind, Region, RegionKind


def around(nlp, text, said, by):
    start, named = text.index(said), text.index(by)
    quote = Quote(
        segments=((start, start + len(said)),), text=said, kind=QuoteKind.DIRECT, mention=(named, named + len(by))
    )
    return " ".join(text[a:b].strip() for a, b in Surroundings(nlp(text), text, ()).of(quote))


@pytest.mark.parametrize(
    ("text", "said", "by", "words"),
    [
        # Its own sentence.
        ("“They work,” she said of the harbour fees.", "“They work,”", "she", "harbour fees"),
        ("The mayor described talks on the fees: “We are near.”", "“We are near.”", "mayor", "talks on the fees"),
        ("Ann Roe on the harbour fees: “They work.”", "“They work.”", "Ann Roe", "on the harbour fees"),
        # The one before, of words in marks, and of a report with a word for what was named.
        ("Ann Roe defended the harbour fees.\n\n“We need money,” she said.", "“We need money,”", "she", "harbour fees"),
        ("The mayor spoke of harbour fees. He said:\n\n“We need money.”", "“We need money.”", "He", "harbour fees"),
        ("The council wants harbour fees. Ann Roe said it would wait for these.", "it would wait for these", "Ann Roe", "harbour fees"),
    ],
)  # fmt: skip
def test_what_may_say_what_it_is_about(nlp, text, said, by, words):
    found = around(nlp, text, said, by)
    assert words in found
    assert said not in found


@pytest.mark.parametrize(
    ("text", "said", "by"),
    [
        # Whoever speaks may speak of anything.
        ("“I am well,” said Ann Roe, the minister for harbour fees.", "“I am well,”", "Ann Roe"),
        # What another says in a list.
        ("Ann Roe: “The harbour fees rise.”\n\nBo Lund: “I am well.”", "“I am well.”", "Bo Lund"),
        ("On the harbour: “The harbour fees rise.” On schools: “I teach.”", "“I teach.”", "On schools"),
        # A report of its own.
        ("The council raised the harbour fees. The ministry announced a new school.", "a new school", "The ministry"),
        ("The council raised the harbour fees. Lund called Roe “a hero”.", "Roe “a hero”", "Lund"),
    ],
)
def test_what_says_nothing_of_it(nlp, text, said, by):
    assert "harbour fees" not in around(nlp, text, said, by)


INTERVIEW = (
    "Q: What do you say of the harbour fees in the old town?\n\nA: I cannot say.\n\n"
    "Q: And?\n\nA: We will see.\n\nQ: Will you come back next year to the school?\n\nA: I will."
)


def test_an_answer_is_about_what_was_asked(analyse):
    quotes = {quote.text: quote for quote in analyse(INTERVIEW).quotes}
    assert "/harbour/ /fees/fee/" in quotes["I cannot say."].around_lemmas
    # "And?" asks for the same.
    assert "/harbour/" in quotes["We will see."].around_lemmas
    assert "/harbour/" not in quotes["I will."].around_lemmas
    assert "/school/" in quotes["I will."].around_lemmas


def test_the_subject_of_an_article_is_its_headline_and_lead(analyse):
    text = "Fees rise\n\nThe harbour is dear.\n\nThe school is closed."
    headline = Region(RegionKind.HEADLINE, 0, len("Fees rise"))
    assert analyse(text, regions=(headline,)).subject == " /fees/fee/ /rise/ /the/ /harbour/ /is/be/ /dear/"
    # Also where only the file's data give a headline.
    assert analyse("The harbour is dear.", title="Fees rise").subject.startswith(" /fees/fee/ /rise/ /the/")
