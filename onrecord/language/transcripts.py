"""Transcripts and interviews: the turns of a text whose paragraphs are led by who speaks.

A label is "Q", "A:", "MS. ROE:", "ANN ROE, HOST:" or, where it names somebody, "Ann Roe:". One label makes
no transcript, nor do "MYTH:" and "FACT:" or a table of results: labels must recur, name a speaker and
lead words that sound spoken.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from onrecord.model import Region, Span
from onrecord.names.vocabulary import table

_LINE = re.compile(r"[^\r\n]+")
# A transcript may stand as one quotation, with a mark before each paragraph.
_DECORATION = r"[ \t\u00a0]*[*_#>]{0,4}[“\"]?[ \t\u00a0]*"
_GAP = r"[*_]{0,3}(?=[ \t\u00a0*_]|$)"
# Where a bold name got lost together with the space: "Roe:When it began."
_GAP_OR_CAPITAL = r"[*_]{0,3}(?=[ \t\u00a0*_A-Z]|$)"
_QUESTION = re.compile(
    rf"{_DECORATION}(?P<name>Q\d{{0,2}})(?:[:.]{_GAP}|[ \t\u00a0]+(?!(?:and|&|\+) A\b)(?=[^\W\d]|[—–(“\"…]))"
)
# A newspaper's "Q" and "A" whose bold face got lost together with the space: "QWhy now?"
_GLUED_QUESTION = re.compile(r"(?P<name>Q)(?=[A-Z][a-z'’]*[ ,])")
_ANSWER = re.compile(rf"{_DECORATION}(?P<name>A\d{{0,2}})[:.]{_GAP}")
_CAPITALS = re.compile(
    rf"{_DECORATION}(?P<name>[A-Z][A-Z.\-'’#]*(?:[ \u00a0](?:[A-Z\d#][A-Z\d.\-'’#]*|of|the|and)){{0,6}})"
    rf"(?:, [^:\n]{{1,60}}| [(\[][^)\]\n]{{1,60}}[)\]])?[*_]{{0,3}}:{_GAP}"
)
_PARTICLES = "|".join(sorted(table()["particles"]))
_NAME = re.compile(
    rf"{_DECORATION}(?P<name>[A-Z][\w.'’-]*(?:[ \u00a0](?:[A-Z][\w.'’-]*|of|the|{_PARTICLES})){{0,5}})"
    rf"(?:, [^:\n]{{1,60}}| [(\[][^)\]\n]{{1,60}}[)\]])?[*_]{{0,3}}:{_GAP_OR_CAPITAL}"
)
_OPENING_MARKS = "“\"”„«‘'`"
_SPOKEN = re.compile(
    r"\?|\b(?:I|you|we|me|us|my|our|your)\b|\b(?:I|you|we)['’]|^\W*(?:Yes|No|Well|Thanks|Thank|Good|Hi|Hello|Okay|Sure|Right)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our)\b")
_MARKED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_BREAK = re.compile(
    r"[ \t\u00a0]*(?:[*_#—–=~-][*_#—–=~ -]{2,}\.?|END\b.{0,40}|\d{1,2}:\d\d [AP]\.?M\.?.{0,12}|\[?(?:End|END) of \w+\]?)[ \t\u00a0]*$"
)
_STAGE_WORDS = (
    r"laugh|applause|inaudible|indistinct|cross-?talk|chuckl|pause|off[- ]?mic|as |speak|cheer|boo|video|audio|begin|end"
    r"|technical|music|commercial|unintelligible|sigh|nods|gestur|simultaneous"
)
_STAGE_DIRECTION = re.compile(
    rf"[(\[](?:(?:{_STAGE_WORDS})[^()\[\]\n]{{0,80}}|[A-Z][^()\[\]\n]{{1,80}}\.|[A-Z][A-Z ,.'’-]{{4,80}})[)\]]",
    re.IGNORECASE,
)
_SENTENCE_IN_PARENTHESES = re.compile(r"[(\[](?:[A-Z][^()\[\]]*\.|[A-Z][A-Z ,.'’-]+)[)\]]")
_STAGE_START = re.compile(rf"[(\[](?:{_STAGE_WORDS})", re.IGNORECASE)
_SAYS = r"(?:said|says|told|added|adds|asked|asks|replied|continued|went on|responded|argued|explained|noted)"
# A transcript that begins within so many lines is nothing else; in any other article turns are an excerpt.
_LEAD_LINES = 4
_FEWEST_TURNS_OF_A_WHOLE = 4
_WIDEST_GAP_OF_A_DIALOGUE = 3
_LONGEST_HEADING = 8
# So often a name must lead an answer for the unlabelled lines before it to be questions.
_FEWEST_ANSWERS = 3
# In words: "BBC", "The Courier".
_LONGEST_TAG = 2
# Of the labelled lines, how many must sound spoken: one in four.
_SPOKEN_SHARE = 4


class Role(Enum):
    """What a label says of its speaker."""

    QUESTION = "question"
    ANSWER = "answer"
    CAPITALS = "capitals"
    NAME = "name"


_SPELT_OUT = {"QUESTION": Role.QUESTION, "ANSWER": Role.ANSWER}


@dataclass(frozen=True, slots=True)
class Label:
    """Who a turn is led by: the span of the name as written, and the end of the label with its colon."""

    role: Role
    name: str
    start: int
    end: int
    body: int

    @property
    def key(self) -> str:
        """Equal for labels of one speaker."""
        return self.name.casefold()


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says at a stretch: its label, its words a paragraph, and all that it covers, label included."""

    label: Label
    words: tuple[Span, ...]
    start: int
    end: int


def turns(text: str, regions: Sequence[Region], is_speaker: Callable[[str], bool]) -> list[Turn]:
    """The turns of a transcript or interview in text order; none where the text is neither.

    ``is_speaker`` tells of a label's name whether it names a person or a role in this article.
    """
    lines = [line for line in _lines(text) if not any(r.start < line[1] and line[0] < r.end for r in regions)]
    labels = _labels(text, lines, is_speaker)
    questions = _questions(text, lines, labels)
    if not questions and not _is_dialogue(text, labels):
        return []
    found = {line: label for line, label in enumerate(labels) if label is not None}
    whole = _is_whole(list(found))
    taken = list(_taken(text, lines, found, whole, questions))
    if all(label.role is Role.QUESTION for label in found.values()):
        return [part for turn in taken for part in _with_answer(text, turn)]
    return taken


def _with_answer(text: str, turn: Turn) -> list[Turn]:
    """A question and the answer behind it, where only the questions have labels."""
    asked = next((k for k, span in enumerate(turn.words) if text[slice(*span)].endswith("?")), 0) + 1
    if len(turn.words) <= asked:
        return [turn]
    start = turn.words[asked][0]
    answer = Label(Role.ANSWER, "A", start, start, start)
    question = Turn(turn.label, turn.words[:asked], turn.start, turn.words[asked - 1][1])
    return [question, Turn(answer, turn.words[asked:], start, turn.end)]


def is_outside(span: Span, found: Sequence[Turn]) -> bool:
    """Whether a span shares nothing with the turns."""
    i = bisect_right(found, span[0], key=lambda turn: turn.start) - 1
    if i >= 0 and span[0] < found[i].end:
        return False
    return not (i + 1 < len(found) and found[i + 1].start < span[1])


def _lines(text: str) -> Iterator[Span]:
    for line in _LINE.finditer(text):
        if line.group().strip():
            yield line.span()


def _labels(text: str, lines: list[Span], is_speaker: Callable[[str], bool]) -> list[Label | None]:
    """For each line the label that leads it, if it has one that may be a speaker's."""
    labels = [_label(text, line) for line in lines]
    answers = sum(label is not None and label.role is Role.ANSWER for label in labels)
    known: dict[str, bool] = {}
    unknown: list[Label | None] = [None] * len(labels)
    for i, label in enumerate(labels):
        if label is None:
            glued = _GLUED_QUESTION.match(text, *lines[i]) if answers > 1 else None
            labels[i] = None if glued is None else Label(Role.QUESTION, "Q", glued.start(), glued.end(), glued.end())
        elif label.role in {Role.CAPITALS, Role.NAME}:
            if label.key not in known:
                known[label.key] = is_speaker(label.name)
            quoted = text[label.body : lines[i][1]].lstrip(" \t\u00a0*_")[:1] in tuple(_OPENING_MARKS)
            if not known[label.key] and not quoted:
                unknown[i] = label
            if not known[label.key] or quoted:
                labels[i] = None
    asking = _asking(text, [label for label in unknown if label is not None]) if any(labels) else set()
    return [
        replace(other, role=Role.QUESTION) if label is None and other is not None and other.key in asking else label
        for label, other in zip(labels, unknown, strict=True)
    ]


def _asking(text: str, unknown: Sequence[Label]) -> set[str]:
    """The keys of those who put the questions, though they name nobody: "BBC: Why now?", more than once."""
    lines: dict[str, list[str]] = {}
    for label in unknown:
        lines.setdefault(label.key, []).append(_first_line(text, label).rstrip(" \t\u00a0*_"))
    return {
        key
        for key, led in lines.items()
        if len(led) > 1 and len(key.split()) <= _LONGEST_TAG and 2 * sum(line.endswith("?") for line in led) >= len(led)
    }


def _label(text: str, line: Span) -> Label | None:
    for role, pattern in (
        (Role.QUESTION, _QUESTION),
        (Role.ANSWER, _ANSWER),
        (Role.CAPITALS, _CAPITALS),
        (Role.NAME, _NAME),
    ):
        match = pattern.match(text, *line)
        if match is None:
            continue
        name = match["name"]
        return Label(_SPELT_OUT.get(name.upper(), role), name, *match.span("name"), match.end())
    return None


def _is_dialogue(text: str, labels: list[Label | None]) -> bool:
    led = [label for label in labels if label is not None]
    questions = [label for label in led if label.role is Role.QUESTION]
    answers = [label for label in led if label.role is Role.ANSWER]
    names = [label for label in led if label.role is Role.NAME]
    firm = len(led) - len(names)
    if len(led) < 2:  # noqa: PLR2004
        return False
    if answers and not names and firm == len(questions) + len(answers):
        return bool(questions) and _speaks_for_itself(text, answers)
    if not questions and firm < 2:  # noqa: PLR2004
        keys = {label.key for label in led}
        if len(keys) < 2 or len(keys) == len(led):  # noqa: PLR2004
            return False
    spoken = sum(_SPOKEN.search(_first_line(text, label)) is not None for label in led)
    return spoken * _SPOKEN_SHARE >= len(led)


def _questions(text: str, lines: list[Span], labels: list[Label | None]) -> frozenset[int]:
    """The unlabelled lines that ask, where a name leads answers and the paper's own questions have no label.

    Empty where the text is no such interview.
    """
    led = [(line, label.key) for line, label in enumerate(labels) if label is not None]
    most = Counter(key for _, key in led).most_common(1)
    if not most or most[0][1] < _FEWEST_ANSWERS:
        return frozenset()
    found, asked, before = set(), 0, most[0][0]
    for line, key in led:
        if key == most[0][0] and line and _asks(text[slice(*lines[line - 1])]):
            asked += 1
            if before == key and labels[line - 1] is None:
                found.add(line - 1)
        before = key
    return frozenset(found) if asked * 4 >= most[0][1] * 3 else frozenset()


def _asks(line: str) -> bool:
    return line.rstrip(" \t\u00a0*_”\"’'").endswith("?")


def _speaks_for_itself(text: str, answers: list[Label]) -> bool:
    """Whether somebody answers: where a paper explains a thing in questions and answers, nobody says "I"."""
    personal = sum(_FIRST_PERSON.search(_first_line(text, label)) is not None for label in answers)
    return personal * _SPOKEN_SHARE >= len(answers)


def _first_line(text: str, label: Label) -> str:
    """What the label leads; the next line where the label stands alone."""
    line = _LINE.search(text, label.body)
    return "" if line is None else line.group()


def _is_whole(led: list[int]) -> bool:
    """Whether the text is a transcript from its start, or one run of turns: then unlabelled lines go on with a turn."""
    if led[0] < _LEAD_LINES and len(led) >= _FEWEST_TURNS_OF_A_WHOLE:
        return True
    return all(second - first <= _WIDEST_GAP_OF_A_DIALOGUE for first, second in pairwise(led))


def _taken(
    text: str, lines: list[Span], labels: dict[int, Label], whole: bool, questions: frozenset[int]
) -> Iterator[Turn]:
    led = sorted(labels)
    for first, following in zip(led, [*led[1:], len(lines)], strict=True):
        label = labels[first]
        last = first
        narration = re.compile(rf"\b{re.escape(label.name.split()[-1])}\W+(?:\w+\W+)?{_SAYS}\b", re.IGNORECASE)
        for i in range(first + 1, following):
            line = text[slice(*lines[i])]
            alone = i == first + 1 and not text[label.body : lines[first][1]].strip()
            if i in questions or _BREAK.match(line) or narration.search(line):
                break
            own = whole and following < len(lines)
            if not alone and not own and not _goes_on(line):
                break
            last = i
        if last > first and following < len(lines) and _is_heading(text, lines[last]):
            last -= 1
        spans = [(label.body, lines[first][1]), *lines[first + 1 : last + 1]]
        words, start = _words(text, spans), label.start
        if text[start - 1 : start] in {"“", '"'}:
            words, start = tuple(_without_mark(text, span) for span in words), start - 1
        yield Turn(label, words, start, max(lines[last][1], label.body))


def _goes_on(line: str) -> bool:
    """Whether a line that no label follows is spoken: I, you or we, outside quotation marks."""
    return _SPOKEN.search(_MARKED.sub("", line)) is not None


def _is_heading(text: str, line: Span) -> bool:
    words = text[slice(*line)].strip()
    return len(words.split()) <= _LONGEST_HEADING and words[-1].isalnum()


def _words(text: str, lines: list[Span]) -> tuple[Span, ...]:
    """The spans of what is spoken: paragraphs, without stage directions."""
    joined: list[Span] = []
    for start, end in lines:
        if joined and len(re.findall(r"\r\n|\r|\n", text[joined[-1][1] : start])) == 1:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    spoken = [_trim(text, piece) for span in joined for piece in _without_stage_directions(text, span)]
    return tuple((start, end) for start, end in spoken if any(c.isalnum() for c in text[start:end]))


def _without_mark(text: str, span: Span) -> Span:
    """A paragraph of a transcript in marks without the mark that opens it, and without one at its end that closes nothing."""
    start, end = span
    start += text[start] in '“"'
    closes = text[end - 1] == "”" and "“" not in text[start:end]
    return start, end - (closes or (text[end - 1] == '"' and text.count('"', start, end) == 1))


def _without_stage_directions(text: str, span: Span) -> Iterator[Span]:
    position = span[0]
    for match in _STAGE_DIRECTION.finditer(text, *span):
        direction = match.group()
        if _STAGE_START.match(direction) or _SENTENCE_IN_PARENTHESES.fullmatch(direction):
            yield position, match.start()
            position = match.end()
    yield position, span[1]


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in "*_"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "*_"):
        end -= 1
    return start, end
