"""A checked draft as a Word document with a comment on each quotation: the file that came in, or a new one of the draft's text."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.text.run import CT_R
from docx.text.run import Run

from onrecord.corpus.alike.explanations import SIGNS, day, explained
from onrecord.corpus.alike.findings import Check, Finding, Part
from onrecord.corpus.alike.rows import NOTHING, Word
from onrecord.corpus.formats import in_xml
from onrecord.model import Span
from onrecord.spans import paragraphs

_AUTHOR, _INITIALS = "On the Record", "OTR"
_TEXT = qn("w:t")
# The place that words were moved from, and the second copy of a drawing: they are not read either.
_NOT_READ = ("moveFrom", "Fallback")


def word(check: Check, words: Mapping[int, Word] = NOTHING, came_in: bytes | None = None) -> bytes:
    """The draft as a file of Word; ``words`` are the editor's on each finding, ``came_in`` is the Word file that was checked."""
    document = docx.Document(BytesIO(came_in)) if came_in is not None else _written(check.draft.text)
    written = _Written(document)
    comments = [
        (part.passage, _comment(finding, part, words.get(number, Word())))
        for number, finding in enumerate(check.findings)
        for part in finding.parts
    ]
    at = 0
    for (start, end), comment in sorted(comments):
        passage = in_xml(check.draft.text[start:end])
        place = written.find(passage, at)
        if place is not None:
            at = place[0]
        first, last = written.runs(place) if place is not None else written.beginning()
        text = comment if place is not None else f"“{passage}”: {comment}"
        document.add_comment([first, last], text, author=_AUTHOR, initials=_INITIALS)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _written(text: str) -> Document:
    document = docx.Document()
    for start, end in paragraphs(text):
        document.add_paragraph(in_xml(text[start:end]))
    return document


def _comment(finding: Finding, part: Part, said: Word) -> str:
    """The verdict on a passage with its source, and the editor's word."""
    lines = [f"{SIGNS[part.verdict]} {part.verdict.value}. {explained(finding.quote, part)}"]
    if part.matches:
        best = part.matches[0]
        words = " ".join(best.excerpt[slice(*best.span)].split())
        where = f"{best.outlet or 'unknown outlet'}, {day(best.published)}: {best.title or 'no headline'}"
        lines += [f"In the corpus: “{words}” ({best.speaker or 'unknown speaker'})", f"{where}. {best.address}"]
    lines += ["Accepted."] if said.accepted else []
    lines += [said.note] if said.note else []
    return in_xml("\n".join(lines))


@dataclass(slots=True)
class _Pieces:
    """A run of a document, which is cut where comments begin and end: the pieces in order, and where in it each begins."""

    starts: list[int]
    runs: list[CT_R]
    can_be_cut: bool

    def cut(self, at: int) -> None:
        """Cut it before a character."""
        number = bisect_right(self.starts, at) - 1
        run, start = self.runs[number], self.starts[number]
        if at == start or not self.can_be_cut:
            return
        rest = deepcopy(run)
        text = run.find(_TEXT).text or ""
        Run(run, None).text, Run(rest, None).text = text[: at - start], text[at - start :]  # type: ignore[arg-type]
        run.addnext(rest)
        self.starts.insert(number + 1, at)
        self.runs.insert(number + 1, rest)

    def having(self, at: int) -> CT_R:
        """The piece with a character."""
        return self.runs[bisect_right(self.starts, at) - 1]


@dataclass(slots=True)
class _Written:
    """The words of a document without blanks, and the runs that they stand in."""

    document: Document
    text: str = ""
    starts: list[int] = field(default_factory=list)
    _pieces: list[_Pieces] = field(default_factory=list)
    _offsets: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        words = []
        length = 0
        for run in _runs(self.document):
            parts = run.findall(_TEXT)
            written = "".join(part.text or "" for part in parts)
            offsets = [at for at, letter in enumerate(written) if not letter.isspace()]
            if offsets:
                self.starts.append(length)
                self._offsets.append(offsets)
                only_text = all(child.tag in {_TEXT, qn("w:rPr")} for child in run)
                self._pieces.append(_Pieces([0], [run], len(parts) == 1 and only_text))
                words.append("".join(written[at] for at in offsets))
                length += len(offsets)
        self.text = "".join(words)

    def find(self, passage: str, after: int) -> Span | None:
        """Where a passage stands, from a place on or else anywhere; None where it does not stand so."""
        plain = "".join(passage.split())
        at = self.text.find(plain, after)
        at = self.text.find(plain) if at < 0 else at
        return (at, at + len(plain)) if plain and at >= 0 else None

    def runs(self, place: Span) -> tuple[Run, Run]:
        """The first and the last run of a place, cut so that they hold nothing else."""
        (pieces, first), (last_pieces, last) = self._at(place[0]), self._at(place[1] - 1)
        last_pieces.cut(last + 1)
        pieces.cut(first)
        return self._run(pieces.having(first)), self._run(last_pieces.having(last))

    def beginning(self) -> tuple[Run, Run]:
        """The first run, for what stands nowhere."""
        if not self._pieces:
            run = self.document.add_paragraph().add_run()
            return run, run
        run = self._run(self._pieces[0].runs[0])
        return run, run

    def _at(self, place: int) -> tuple[_Pieces, int]:
        number = bisect_right(self.starts, place) - 1
        return self._pieces[number], self._offsets[number][place - self.starts[number]]

    def _run(self, run: CT_R) -> Run:
        return Run(run, self.document)


def _runs(document: Document) -> Iterator[CT_R]:
    for run in document.element.body.iter(qn("w:r")):
        if not any(parent.tag.rpartition("}")[2] in _NOT_READ for parent in run.iterancestors()):
            yield run
