"""Hidden commands: the server has another process read what people send."""

import json
from dataclasses import asdict
from pathlib import Path

from onrecord.bounds import bound_memory
from onrecord.commands.output import print_json


def read_extract(file: Path) -> None:
    """Print the rows of a file as JSON lines."""
    from onrecord.read_extract import read_extract as read

    bound_memory()
    for row in read(file):
        print(json.dumps(asdict(row), ensure_ascii=False, default=str))


def read_draft(draft: str) -> None:
    """Print a draft with its quotations as one JSON object."""
    from onrecord.read_draft import read_draft as read

    bound_memory()
    print_json(asdict(read(draft)))
