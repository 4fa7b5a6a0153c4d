"""How well web pages are read: the share of annotated passages that the HTML reader keeps, and leaves out.

Run as ``python benchmarks/pages_read.py FOLDER`` with trafilatura's tests folder, from a checkout of its repository: there
evaldata.json says of each page which passages belong to the article ("with") and which do not ("without"), and the
pages lie in eval/ and cache/. Nothing of it belongs to this project.
"""

import json
import sys
from pathlib import Path

from onrecord.errors import InputError
from onrecord.readers.decode import decode, read_bytes
from onrecord.readers.html import page_story

# A page is read well when all but a passage in ten is where it belongs.
_WELL = 0.9


def main() -> None:
    """Print the shares over passages and over pages, and what was read badly."""
    folder = Path(sys.argv[1])
    pages = json.loads((folder / "evaldata.json").read_text("utf-8")).values()
    kept = wanted = left_out = unwanted = well = read = refused = 0
    for page in pages:
        path = next((p for name in ("eval", "cache") if (p := folder / name / page["file"]).is_file()), None)
        if path is None:
            continue
        read += 1
        text = _text(path)
        refused += text is None
        words = " ".join((text or "").split())
        right = [_plain(one) in words for one in page["with"]]
        wrong = [_plain(one) not in words for one in page["without"]]
        kept, wanted = kept + sum(right), wanted + len(right)
        left_out, unwanted = left_out + sum(wrong), unwanted + len(wrong)
        if text is not None and sum(right) + sum(wrong) >= _WELL * (len(right) + len(wrong)):
            well += 1
    print("| pages | refused | read well | passages kept | menus and the like left out |\n|---|---|---|---|---|")
    print(f"| {read} | {refused} | {well} ({well / read:.0%}) | {kept / wanted:.1%} | {left_out / unwanted:.1%} |")


def _text(path: Path) -> str | None:
    try:
        return page_story(decode(read_bytes(path))).text
    except InputError:
        return None


def _plain(passage: str) -> str:
    return " ".join(passage.split())


if __name__ == "__main__":
    main()
