"""Factiva downloads, HTML, RTF or text: documents that each close with "Document" and an accession number.

Plain ones give headline, byline, "583 words", day, outlet, codes, copyright and text a line each; those with indexing
put a code of two letters before each (HD, BY, WC, PD, SN, LP, TD, AN).
"""

import re

from onrecord.readers.bundles.lines import Line, author, between, day, lines
from onrecord.readers.story import Story

SIGN = r"\bDocument [A-Z]\w{1,7}0\d{3}20\d{6}\w{9}\b"
_END = re.compile(SIGN)
_WORDS = re.compile(r"[\d,]+ words?")
_TIME = re.compile(r"\d{1,2}:\d{2}(?: [A-Z]{2,4})?")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b).*", re.IGNORECASE)
_CODE = re.compile(
    r"(?P<code>SE|HD|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN|BY|ART)\b[ \t]*(?P<rest>.*)"
)
_NAME_WORDS = 4


def count(text: str) -> int:
    """How many documents the text holds; 0 where it is no such bundle."""
    return sum(_END.fullmatch(line.text.removeprefix("AN").strip()) is not None for line in lines(text))


def split(text: str) -> list[Story]:
    """The documents, those without an article with an empty text."""
    stories, document = [], list[Line]()
    for line in lines(text):
        if _END.fullmatch(line.text.removeprefix("AN").strip()):
            coded = _coded(document)
            stories.append(_of_codes(text, coded) if "HD" in coded else _of_lines(text, document, line))
            document = []
        else:
            document.append(line)
    return stories


def _coded(document: list[Line]) -> dict[str, list[Line]]:
    """The lines under each code, where codes are given."""
    coded: dict[str, list[Line]] = {}
    code = ""
    for line in document:
        if found := _CODE.fullmatch(line.text):
            code = found["code"]
            rest = Line(line.end - len(found["rest"]), line.end, found["rest"])
            coded[code] = [rest] if rest.text else []
        elif code:
            coded[code].append(line)
    return coded if "WC" in coded else {}


def _of_codes(text: str, coded: dict[str, list[Line]]) -> Story:
    def words(code: str) -> str | None:
        return " ".join(line.text for line in coded.get(code, ())) or None

    pieces = [text[found[0].start : found[-1].end] for code in ("LP", "TD") if (found := coded.get(code))]
    days = coded.get("PD", [])
    return Story(
        text="\n\n".join(pieces),
        title=words("HD"),
        outlet=words("SN"),
        author=author(words("BY")),
        published=day(days[0]) if days else None,
        extra=tuple((name, value) for name, code in (("section", "SE"), ("page", "PG")) if (value := words(code))),
    )


def _of_lines(text: str, document: list[Line], end: Line) -> Story:
    counted = next((number for number, line in enumerate(document) if _WORDS.fullmatch(line.text)), None)
    if counted is None:
        return Story(text="")
    below = [line for line in document[counted + 1 :] if not _TIME.fullmatch(line.text)]
    published = day(below[0]) if below else None
    rights = next((line for line in below[:12] if _RIGHTS.fullmatch(line.text)), None)
    head = [line.text for line in document[:counted]]
    by = head.pop() if len(head) > 1 and _is_byline(head[-1]) else None
    return Story(
        text=between(text, rights, end) if rights else "",
        title=head[-1] if head else None,
        outlet=below[1].text if published and below[1:] else None,
        author=author(by),
        published=published,
        extra=(("section", head[0]),) if head[1:] else (),
    )


def _is_byline(line: str) -> bool:
    """Whether a line is "By Ann Fay" or only a name."""
    return line.startswith(("By ", "BY ")) or (len(line.split()) <= _NAME_WORDS and line.istitle())
