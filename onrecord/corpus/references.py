"""Articles as references for Zotero, EndNote, LaTeX and the like, each with the quotations that are taken from it as notes.

An article is one reference, however many of its quotations there are. Everything in it comes from the web: no value can end
its field, and none that is no address becomes a link.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, BinaryIO

import pyarrow as pa

from onrecord.corpus import receipts
from onrecord.corpus.citations import said
from onrecord.corpus.formats import FORMATS, About, FormatOf
from onrecord.corpus.offered import Subject

_ENCODING = "utf-8"
_SUBJECTS: tuple[Subject, ...] = ("quotes", "articles")


@dataclass(frozen=True, slots=True)
class Reference:
    """An article to cite; ``key`` is the same in every file, ``notes`` are its quotations, each with its speaker."""

    key: str
    title: str
    authors: tuple[str, ...]
    outlet: str
    published: date | None
    address: str
    file: str
    notes: list[str] = field(default_factory=list)


def formats_of(subject: Subject) -> Mapping[str, FormatOf]:
    """The formats in which a subject can be had."""
    return ALL_FORMATS if subject in _SUBJECTS else _OF_EVERYTHING


def _references(batches: Iterator[pa.RecordBatch]) -> tuple[list[Reference], int]:
    """The articles of some rows, each once and in their order, and how many rows there were."""
    found: dict[str, Reference] = {}
    count = 0
    for batch in batches:
        for row in batch.to_pylist():
            reference = _reference(row)
            reference = found.setdefault(reference.key, reference)
            if row.get("quotation"):
                reference.notes.append(_line(said(row)))
        count += batch.num_rows
    return list(found.values()), count


def _reference(row: Mapping[str, Any]) -> Reference:
    article, _, _ = receipts.key_of(row[receipts.COLUMN]).partition("-")
    source = row["source"] or ""
    is_address = source.lower().startswith(("http://", "https://"))
    return Reference(
        key=f"onrecord-{article}",
        title=_line(row["headline"] or ""),
        authors=tuple(_line(name) for name in (row["author"] or "").split(";") if name.strip()),
        outlet=_line(row["outlet"] or ""),
        published=row["date"],
        address=_line(source).replace(" ", "%20") if is_address else "",
        file="" if is_address else _line(source),
    )


def _line(text: str) -> str:
    """A text on one line, without what is no character: a break would end a field."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).split())


def _write_ris(batches: Iterator[pa.RecordBatch], _: pa.Schema, stream: BinaryIO, __: About) -> int:
    references, count = _references(batches)
    for one in references:
        day = f"{one.published:%Y/%m/%d}" if one.published else ""
        fields = [
            ("TY", "NEWS"),
            ("ID", one.key),
            ("TI", one.title),
            *(("AU", name) for name in one.authors),
            ("T2", one.outlet),
            ("PY", day[:4]),
            ("DA", day),
            ("UR", one.address),
            ("L1", one.file),
            *(("N1", note) for note in one.notes),
        ]
        lines = [*(f"{tag}  - {value}" for tag, value in fields if value), "ER  - ", ""]
        stream.write("".join(f"{line}\r\n" for line in lines).encode(_ENCODING))
    return count


def _write_bibtex(batches: Iterator[pa.RecordBatch], _: pa.Schema, stream: BinaryIO, __: About) -> int:
    references, count = _references(batches)
    for one in references:
        fields = {
            # In braces of its own a title keeps its capitals, and a name is not taken apart.
            "title": f"{{{_tex(one.title)}}}" if one.title else "",
            "author": " and ".join(f"{{{_tex(name)}}}" for name in one.authors),
            "journal": _tex(one.outlet),
            "date": one.published.isoformat() if one.published else "",
            "year": str(one.published.year) if one.published else "",
            "url": re.sub(r"[{}\\]", lambda found: f"%{ord(found[0]):02X}", one.address),
            "file": _tex(one.file),
            "annote": _tex(" · ".join(one.notes)),
        }
        lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
        stream.write(f"@article{{{one.key},\n{''.join(lines)}}}\n\n".encode(_ENCODING))
    return count


_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "{}$&%#_"},
    }
)  # fmt: skip


def _tex(text: str) -> str:
    return text.translate(_TEX)


def _write_csl(batches: Iterator[pa.RecordBatch], _: pa.Schema, stream: BinaryIO, __: About) -> int:
    references, count = _references(batches)
    items = [_csl(one) for one in references]
    stream.write(json.dumps(items, ensure_ascii=False, indent=1).encode(_ENCODING) + b"\n")
    return count


def _csl(one: Reference) -> dict[str, object]:
    day = one.published
    item = {
        "id": one.key,
        "type": "article-newspaper",
        "title": one.title,
        "author": [{"literal": name} for name in one.authors],
        "container-title": one.outlet,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "URL": one.address,
        "archive_location": one.file,
        "note": "\n".join(one.notes),
    }
    return {name: value for name, value in item.items() if value}


REFERENCES: Mapping[str, FormatOf] = MappingProxyType(
    {
        "ris": FormatOf(_write_ris, "RIS (Zotero, EndNote)", "application/x-research-info-systems", "ris"),
        "bibtex": FormatOf(_write_bibtex, "BibTeX (LaTeX)", "application/x-bibtex", "bib"),
        "csl-json": FormatOf(
            _write_csl, "CSL JSON (citation styles)", "application/vnd.citationstyles.csl+json", "csl.json"
        ),
    }
)
_OF_EVERYTHING: Mapping[str, FormatOf] = MappingProxyType(dict[str, FormatOf](FORMATS.items()))
ALL_FORMATS: Mapping[str, FormatOf] = MappingProxyType({**_OF_EVERYTHING, **REFERENCES})
