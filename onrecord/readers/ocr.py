"""The text of pages that are pictures, recognised by tesseract where that is installed.

tesseract answers with a page of PDF whose letters stand where the picture shows them, so that it is read like any other.
"""

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Sequence
from math import sqrt

import pypdfium2 as pdfium
from pypdfium2 import raw

from onrecord.errors import InputError
from onrecord.readers.pdf_lines import Line

# More would keep a worker for an hour.
MAX_RECOGNISED_PAGES = 200
# A page has fewer words than that where only a stamp or a caption is text: "Downloaded from …".
FEW_WORDS = 20
_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72
_MAX_DOTS = 25_000_000
_MAX_SECONDS = 120
# Letters of one size come out of a picture by so much larger or smaller.
_SAME = 0.15


def can_recognise() -> bool:
    """Whether tesseract is installed."""
    return shutil.which("tesseract") is not None


def is_covered(page: pdfium.PdfPage) -> bool:
    """Whether a picture takes up half of the page or more."""
    width, height = page.get_size()
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = picture.get_bounds()
        shown = max(0.0, min(right, width) - max(left, 0)) * max(0.0, min(top, height) - max(bottom, 0))
        if shown * 2 >= width * height:
            return True
    return False


def recognise(page: pdfium.PdfPage) -> pdfium.PdfDocument:
    """A document of one page: the same page with the text that stands in its pictures.

    Raises InputError where tesseract cannot read it. Of what was in the file tesseract sees only the dots of the page.
    """
    picture, dots_per_inch = _picture(page)
    command = [shutil.which("tesseract") or "tesseract", "stdin", "stdout", "--dpi", str(dots_per_inch), "-l", "eng"]
    try:
        done = subprocess.run(  # noqa: S603 (nothing of the file's is in the command)
            [*command, "-c", "textonly_pdf=1", "pdf"],
            input=picture,
            capture_output=True,
            timeout=_MAX_SECONDS,
            check=True,
            # Each worker reads a file of its own; threads of one would slow down the others.
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )
        return pdfium.PdfDocument(done.stdout)
    except (OSError, subprocess.SubprocessError, pdfium.PdfiumError) as error:
        raise InputError(
            "has pictures of pages that tesseract could not read; have its text recognised (ocrmypdf) first"
        ) from error


def evened(lines: Sequence[Line]) -> list[Line]:
    """Recognised lines, those of about the commonest size set in that: what is measured in dots varies from line to line."""
    letters = Counter[float]()
    for line in lines:
        letters[line.size] += len(line.text)
    body = max(letters, key=lambda size: letters[size], default=0.0)
    return [line._replace(size=body) if abs(line.size - body) <= _SAME * body else line for line in lines]


def _picture(page: pdfium.PdfPage) -> tuple[bytes, int]:
    """The page in grey as a PGM file, and how many dots an inch has in it."""
    width, height = (max(1.0, edge / _POINTS_PER_INCH) for edge in page.get_size())
    dots_per_inch = int(min(_DOTS_PER_INCH, sqrt(_MAX_DOTS / (width * height))))
    bitmap = page.render(scale=dots_per_inch / _POINTS_PER_INCH, grayscale=True)
    try:
        dots = memoryview(bytes(bitmap.buffer))
        rows = (dots[start : start + bitmap.width] for start in range(0, len(dots), bitmap.stride))
        return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(rows), dots_per_inch
    finally:
        bitmap.close()
