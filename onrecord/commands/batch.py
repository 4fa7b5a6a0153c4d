"""``onrecord batch``: many questions, one file with the answers."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.commands.arguments import Corpus, Output
from onrecord.commands.output import destination, stderr
from onrecord.corpus.offered import Format
from onrecord.errors import OnRecordError


def batch(
    questions: Annotated[
        Path,
        typer.Argument(
            help="A CSV with a question a row. Columns named as filters (speaker, topic, q, from, to, ...) ask; others are kept."
        ),
    ],
    corpus: Corpus = None,
    format: Annotated[Format, typer.Option(help="How the answers are written.")] = "csv",
    output: Output = None,
    neutralise: Annotated[
        bool, typer.Option(help="Put an apostrophe before CSV cells that a spreadsheet would run.")
    ] = True,
) -> None:
    """Write the quotations of many questions to one file: each row with its question's number and cells.

    Questions that make no sense, or find nothing, are named on standard error; where one makes no sense, it ends with status 1.
    """
    from onrecord.corpus import batch as many
    from onrecord.corpus import open_store, take_snapshot

    asked = many.questions(_text(questions))
    snapshot = take_snapshot(open_store(corpus))
    with destination(output) as stream:
        done = many.answer(snapshot, asked, format, stream, neutralise=neutralise)
    without = done.problems | dict.fromkeys(done.nothing, "nothing found.")
    for number, why in sorted(without.items()):
        stderr.print(f"Question {number}: {why}", markup=False, soft_wrap=True)
    stderr.print(f"{done.rows} quotations written, of {len(asked)} questions.")
    if done.problems:
        raise typer.Exit(1)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise OnRecordError(f"Cannot read {path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise OnRecordError(f"{path} is not in UTF-8: save it as “CSV UTF-8”.") from error
