"""PDF files for tests, made by hand: lines of text in Helvetica, a page each list."""

import io
import zlib

import pypdfium2 as pdfium

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(*pages: list[str]) -> bytes:
    """A PDF file with these pages; an empty line leaves a gap."""
    shown = (b"BT /F1 12 Tf 14 TL 50 780 Td " + b"".join(map(_line, lines)) + b"ET" for lines in pages)
    return _pages(list(shown))


def set_pdf(*pages: list[tuple[float, float, float, str]]) -> bytes:
    """A PDF file of lines with their size, their distance from the left and from the foot, and their words."""
    return _pages([b"BT " + b"".join(_set(*line) for line in lines) + b"ET" for lines in pages])


def drawn_pdf(content: bytes, differences: bytes = b"") -> bytes:
    """A PDF file of one page with this content; ``differences`` are letters of its font's own."""
    font = _FONT.replace(b"/WinAnsiEncoding", b"<< /BaseEncoding /WinAnsiEncoding /Differences [%s] >>" % differences)
    return _pages([b"BT " + content + b" ET"], font)


def scanned(whole: bytes, *stamps: str) -> bytes:
    """The pages of a PDF file as a scanner gives them, pictures in grey at 200 dots an inch, with stamps as text."""
    document, objects, kids = pdfium.PdfDocument(whole), [b"<< /Type /Catalog /Pages 2 0 R >>", b"", _FONT], []
    stamp = b"BT /F1 8 Tf 50 20 Td " + b"".join(map(_line, stamps)) + b"ET"
    content = b"q 595 0 0 842 0 0 cm /Im0 Do Q " + stamp
    for page in document:
        bitmap = page.render(scale=200 / 72, grayscale=True)
        buffer = bytes(bitmap.buffer)
        dots = b"".join(buffer[row * bitmap.stride :][: bitmap.width] for row in range(bitmap.height))
        first = len(objects) + 1
        kids.append(b"%d 0 R" % first)
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> "
            b"/XObject << /Im0 %d 0 R >> >> >>" % (first + 1, first + 2),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
            _picture(bitmap.width, bitmap.height, zlib.compress(dots)),
        ]
    document.close()
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _file(objects)


def bound(*parts: bytes) -> bytes:
    """The pages of several PDF files in one."""
    whole, data = pdfium.PdfDocument.new(), io.BytesIO()
    for part in parts:
        whole.import_pages(pdfium.PdfDocument(part))
    whole.save(data)
    return data.getvalue()


def _picture(width: int, height: int, packed: bytes) -> bytes:
    head = f"/Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8"
    head = f"<< /Type /XObject {head} /Filter /FlateDecode /Length {len(packed)} >>"
    return head.encode() + b"\nstream\n" + packed + b"\nendstream"


def _set(size: float, left: float, foot: float, words: str) -> bytes:
    return f"/F1 {size} Tf 1 0 0 1 {left} {foot} Tm ".encode() + _line(words).removesuffix(b"T* ")


def _pages(contents: list[bytes], font: bytes = _FONT) -> bytes:
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    numbers = [4 + 2 * number for number in range(len(contents))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode())
    objects.append(font)
    for number, content in zip(numbers, contents, strict=True):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _file(objects)


def _line(line: str) -> bytes:
    text = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(" + text + b") Tj T* " if line else b"( ) Tj T* "


def _file(objects: list[bytes]) -> bytes:
    data, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(data)
