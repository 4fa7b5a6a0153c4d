"""A checked draft as a Word document with comments. All of it is invented."""

from datetime import date
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from onrecord.corpus.alike.annotated import word
from onrecord.corpus.alike.findings import Check, Finding, Match, Part
from onrecord.corpus.alike.rows import Word
from onrecord.corpus.alike.verdicts import Speakers, Verdict
from onrecord.drafts import Draft, DraftQuote
from onrecord.model import QuoteKind, SpeakerKind

FIRST, SECOND = "We keep the old pier open", "the fee goes"
TEXT = f"A week in Ilm\n\n“{FIRST},” said Ann Fay.\n\nLund, she added, wants that “{SECOND}”. Cy Moe left."


def found(words: str, verdict: Verdict, *matches: Match) -> Finding:
    start = TEXT.index(words)
    span = (start, start + len(words))
    quote = DraftQuote(
        segments=(span,), passages=(span,), kind=QuoteKind.DIRECT, speaker="Ann Fay", speaker_kind=SpeakerKind.NAMED
    )
    return Finding(quote, verdict, (Part(passage=span, verdict=verdict, matches=matches, articles=len(matches)),))


@pytest.fixture
def check() -> Check:
    source = Match(
        article="a", title="Pier & fee", outlet="Ilm \x07Post", published=date(2026, 3, 2), address="https://ilm.example/a",
        quote="a-0-9", speaker="Bo Lund", confidence=0.9, excerpt=f"He said: “{FIRST}.”", span=(10, 10 + len(FIRST)),
        verdict=Verdict.OTHER_SPEAKER, speakers=Speakers.OTHER, similarity=100.0, pieces=(),
    )  # fmt: skip
    return Check(Draft(text=TEXT), (found(FIRST, Verdict.OTHER_SPEAKER, source), found(SECOND, Verdict.NOT_FOUND)))


def commented(content: bytes) -> dict[str, str]:
    """What each comment says, by the words that it is on."""
    document = docx.Document(BytesIO(content))
    said = {comment.comment_id: comment.text for comment in document.comments}
    return {words: said[number] for number, words in _ranges(document).items()}  # fmt: skip


def _ranges(document: Document) -> dict[int, str]:
    begun: set[int] = set()
    words: dict[int, str] = {}
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            begun.add(int(element.get(qn("w:id"))))
        elif element.tag == qn("w:commentRangeEnd"):
            begun.discard(int(element.get(qn("w:id"))))
        elif element.tag == qn("w:t"):
            for number in begun:
                words[number] = words.get(number, "") + (element.text or "")
    return words


def paragraphs(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs]


def test_a_pasted_draft_becomes_a_document_with_a_comment_on_each_quotation(check: Check) -> None:
    content = word(check, {0: Word(accepted=True, note="asked <her>")})
    assert paragraphs(content) == TEXT.split("\n\n")
    comments = commented(content)
    assert list(comments) == [FIRST, SECOND]
    assert comments[FIRST] == (
        "⇄ other speaker. The words are there, said by Bo Lund, not by Ann Fay (Ilm Post, 2 Mar 2026).\n"
        f"In the corpus: “{FIRST}” (Bo Lund)\nIlm Post, 2 Mar 2026: Pier & fee. https://ilm.example/a\nAccepted.\nasked <her>"
    )
    assert comments[SECOND].startswith("✗ not found. No article has these words")


def test_the_file_that_came_in_keeps_its_form(check: Check) -> None:
    draft = docx.Document()
    draft.add_heading("A week in Ilm", 0)
    paragraph = draft.add_paragraph("“We keep the ")
    paragraph.add_run("old").bold = True
    paragraph.add_run(" pier open,” said Ann Fay.")
    cell = draft.add_table(1, 1).cell(0, 0)
    cell.text = "Lund, she added, wants that “the fee goes”. Cy Moe left."
    stream = BytesIO()
    draft.save(stream)
    content = word(check, came_in=stream.getvalue())
    assert list(commented(content)) == [FIRST, SECOND]
    document = docx.Document(BytesIO(content))
    assert document.paragraphs[1].text == "“We keep the old pier open,” said Ann Fay."
    assert [run.text for run in document.paragraphs[1].runs if run.bold] == ["old"]
    assert document.tables[0].cell(0, 0).text == cell.text


def test_a_passage_that_the_file_has_otherwise_is_commented_on_at_its_beginning(check: Check) -> None:
    draft = docx.Document()
    draft.add_paragraph("A week")
    stream = BytesIO()
    draft.save(stream)
    content = word(check, came_in=stream.getvalue())
    document = docx.Document(BytesIO(content))
    assert [comment.text.split(":")[0] for comment in document.comments] == [f"“{FIRST}”", f"“{SECOND}”"]
    assert set(_ranges(document).values()) == {"A week"}


def test_two_comments_on_one_run_each_have_their_words() -> None:
    inner = found(SECOND, Verdict.NOT_FOUND)
    outer = found(f"that “{SECOND}”. Cy", Verdict.NOT_FOUND)
    content = word(Check(Draft(text=TEXT), (outer, inner)))
    assert list(commented(content)) == [f"that “{SECOND}”. Cy", SECOND]
