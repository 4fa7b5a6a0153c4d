"""Lines among an article's paragraphs on a web page that are no part of it."""

import re

_MAX_WORDS = 25
_BOILERPLATE = re.compile(
    r"(?:read (?:more|also|next)|more (?:from|on this|stories)|related(?: (?:articles|stories|content|topics))?|see also|"
    r"recommended|most read|advertisement|share this|follow us|sign up (?:to|for)|subscribe to|get our|"
    r"join the (?:conversation|discussion)|(?:view|post|leave) (?:a )?comments?|comments are|(?:please )?keep comments|"
    r"copyright ©|all rights reserved)\b.*",
    re.IGNORECASE,
)
_BIOGRAPHY = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|journalist|columnist|covers|reports)\b", re.IGNORECASE
)
_LAST = 3


def article_lines(lines: list[str], author: str | None) -> list[str]:
    """The lines of an article without invitations, links to others and its author's biography."""
    kept = [line for line in lines if not _is_boilerplate(line)]
    body, foot = kept[:-_LAST], kept[-_LAST:]
    return body + [line for line in foot if not _is_biography(line, author)]


def _is_boilerplate(line: str) -> bool:
    is_invitation = line.casefold().strip(" .…»›→") in {"read more", "continue reading"}
    words = len(line.split())
    # An invitation to pay says that the article is cut, and stays to say so.
    return (
        not is_invitation
        and words <= _MAX_WORDS
        and not set("“”") & set(line)
        and _BOILERPLATE.fullmatch(line) is not None
    )


def _is_biography(line: str, author: str | None) -> bool:
    names = author.split("; ") if author else []
    return any(re.match(rf"{re.escape(name)} (?:is|covers|reports|has)\b", line) for name in names) and bool(
        _BIOGRAPHY.search(line)
    )
