"""A draft read: which quotations are to be checked, which words in them are the speaker's. All of it is invented."""

import dataclasses
import json
from pathlib import Path

import docx
import pytest

from onrecord import drafts, read_draft
from onrecord.errors import DraftError
from onrecord.model import QuoteKind
from onrecord.read_draft import read_draft_text

TEXT = """Harbour to stay open

The mayor of Port Ilm, Ann Fay, promised on Monday that nothing would change. “We will not close the old harbour,” Fay
said. “Nobody should fear for [their] job.”

Bo Lund, who leads the opposition, called the plan “plain theft”.
"""


def passages(draft: drafts.Draft) -> list[tuple[str | None, list[str]]]:
    return [(quote.speaker, [draft.text[start:end] for start, end in quote.passages]) for quote in draft.quotes]


def test_the_words_between_marks_are_the_speakers_and_none_of_an_indirect_quotation() -> None:
    draft = read_draft_text(TEXT)
    assert passages(draft) == [
        ("Ann Fay", []),
        ("Ann Fay", ["We will not close the old harbour,", "Nobody should fear for [their] job."]),
        ("Bo Lund", ["plain theft"]),
    ]
    assert drafts.from_json(json.loads(json.dumps(dataclasses.asdict(draft)))) == draft


def test_words_in_marks_that_nobody_is_said_to_have_said_are_checked_too() -> None:
    draft = read_draft_text("The gate was shut.\n\nOn the wall one reads “all who land here pay by the barrel”.\n")
    (quote,) = [quote for quote in draft.quotes if quote.kind is not QuoteKind.INDIRECT]
    assert [draft.text[start:end] for start, end in quote.passages] == ["all who land here pay by the barrel"]


def test_a_word_file_is_a_draft_like_any_other(tmp_path: Path) -> None:
    document = docx.Document()
    for line in TEXT.strip().split("\n\n"):
        document.add_paragraph(" ".join(line.split()))
    document.save(tmp_path / "draft.docx")
    draft = read_draft.read_draft(str(tmp_path / "draft.docx"))
    assert passages(draft) == passages(read_draft_text(TEXT))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" \n", "The text cannot be read: it is empty."),
        ("Der Hafen bleibt offen, sagte die Bürgermeisterin am Montag vor dem Rathaus der Stadt. " * 5, "in another language"),
        ("The harbour stays open. " * 20_000, "about a hundred pages"),
        ("The harbour \0 stays open.", "The text cannot be read"),
    ],
)  # fmt: skip
def test_what_is_no_draft_is_said_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(DraftError, match=sentence):
        read_draft_text(text)


def test_several_articles_are_not_one_draft(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text('{"text": "One is here."}\n{"text": "Another is here."}\n')
    with pytest.raises(DraftError, match="2 articles"):
        read_draft.read_draft(str(path))
    with pytest.raises(DraftError, match="does not exist"):
        read_draft.read_draft(str(tmp_path / "nothing.txt"))
