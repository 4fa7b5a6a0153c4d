"""E-mail: newsletters as .eml files, mailboxes (.mbox) and pages saved as .mhtml."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr

from onrecord.errors import InputError
from onrecord.model import Skipped
from onrecord.readers.decode import decode, read_bytes
from onrecord.readers.html import page_story
from onrecord.readers.story import Story
from onrecord.readers.unit import Unit

MAX_MAILBOX_BYTES = 100_000_000
_MESSAGE_START = re.compile(rb"(?:\A|\n)From \S+[^\n]*\d{4}[^\n]*\r?\n")
_HEADER = re.compile(r"(?:[A-Z][A-Za-z-]{1,40}: [^\n]*\n(?:[ \t][^\n]*\n)*){3,}\r?\n")
_MAIL_FIELDS = ("\nFrom: ", "\nSubject: ", "\nDate: ")


def is_mail(text: str) -> bool:
    """Whether a text file is an e-mail with its header."""
    header = _HEADER.match(text.replace("\r\n", "\n"))
    return header is not None and all(field in f"\n{header[0]}" for field in _MAIL_FIELDS)


def read_eml(unit: Unit) -> Iterator[Story]:
    """The article of an e-mail. Raises InputError and OSError."""
    yield mail_story(read_bytes(unit.path))


def read_mbox(unit: Unit) -> Iterator[Story | Skipped]:
    """The articles of a mailbox, one a message. Raises InputError and OSError."""
    data = read_bytes(unit.path, MAX_MAILBOX_BYTES)
    starts = [found.end() for found in _MESSAGE_START.finditer(data)]
    ends = [found.start() for found in _MESSAGE_START.finditer(data)][1:]
    if not starts:
        raise InputError("is no mailbox: no message begins with a line “From ”")
    for number, (start, end) in enumerate(zip(starts, [*ends, len(data)], strict=True), 1):
        try:
            yield replace(mail_story(data[start:end]), place=f"message {number}")
        except InputError as error:
            yield Skipped(unit.source, str(error), f"message {number}")


def mail_story(data: bytes) -> Story:
    """The article in a message: its HTML part, else its plain one. Raises InputError."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        part = message.get_body(("html", "plain"))
        content = _content(part) if isinstance(part, EmailMessage) else ""
        subject, sent, location = (_field(message, name) for name in ("Subject", "Date", "Snapshot-Content-Location"))
        sender, address = parseaddr(_field(message, "From") or "")
    except (LookupError, ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise InputError(f"is an e-mail that cannot be taken apart ({type(error).__name__})") from error
    if not content.strip():
        raise InputError("has no words in it")
    is_page = isinstance(part, EmailMessage) and part.get_content_subtype() == "html"
    story = page_story(content) if is_page else Story(text=content.replace("\r\n", "\n").strip())
    if location:
        return replace(story, url=story.url or location)
    return replace(
        story, title=subject or story.title, outlet=sender or address or None, published=sent or story.published
    )


def _content(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset()
    if not isinstance(payload, bytes):
        return ""
    try:
        return payload.decode(charset) if charset else decode(payload)
    except (LookupError, UnicodeError):
        return decode(payload)


def _field(message: EmailMessage, name: str) -> str | None:
    return " ".join(str(message[name]).split()) or None if message[name] else None
