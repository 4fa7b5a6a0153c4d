"""Tags with more attributes than anybody writes: libxml2 compares each with all before it, which takes hours for a megabyte."""

import re

from onrecord.errors import InputError

MOST = 1000
_VALUE = r"""(?>"[^"]*+"|'[^']*+'|[^\s>]*+)"""
_CROWDED_TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+(?>[\s/]++[^\s/>=]++(?>\s*+=\s*+{_VALUE})?+){{{MOST + 1}}}")


def check_attributes(markup: str) -> None:
    """Raise InputError where a tag has more than ``MOST`` attributes."""
    if _CROWDED_TAG.search(markup):
        raise InputError(f"has a tag with more than {MOST:,} attributes, which no page has")
