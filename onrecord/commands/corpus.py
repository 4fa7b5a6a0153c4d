"""``onrecord check`` and ``prepare``: the corpus is whole, and quick to open."""

from typing import Annotated

import typer

from onrecord.commands.arguments import Corpus
from onrecord.commands.output import keep_from_others, stderr


def prepare(corpus: Corpus = None) -> None:
    """Compute what opening the corpus needs, as every ingest does at its end, so that nobody waits for it."""
    from onrecord.corpus import open_store
    from onrecord.corpus.machine import prepare as prepare_store

    prepare_store(open_store(corpus))


def check(
    corpus: Corpus = None,
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend what can be mended. Stop what else writes into the corpus first.")
    ] = False,
) -> None:
    """Say whether the corpus is whole: every file, and every row as it was written.

    Ends with status 1 when something is damaged and not mended. What is damaged is moved into the corpus' folder
    “damaged” and never deleted.
    """
    from onrecord.corpus import open_store
    from onrecord.corpus.check import check as damages
    from onrecord.corpus.check import repair as mend
    from onrecord.corpus.check import unverified

    keep_from_others()
    store = open_store(corpus)
    found = damages(store)
    for damage in found:
        stderr.print(str(damage), markup=False, soft_wrap=True)
    if not repair:
        if found:
            print(f"{len(found)} things are damaged; run the command again with --repair to mend what can be mended.")
            raise typer.Exit(1)
        print("The corpus is whole.")
        without = unverified(store)
        if without:
            print(
                f"Of {without} parses only the files were looked at: an earlier version stored them, without digests."
            )
        return
    done = mend(store)
    if done.articles:
        from onrecord.ingest import read_again

        read_again(done.articles, store)
    print(
        f"{len(done.tables)} tables rebuilt, {len(done.articles)} articles analysed again from their stored text, "
        f"{len(done.lost)} lost."
    )
    for what in done.lost:
        stderr.print(f"lost: {what}", markup=False, soft_wrap=True)
    left = damages(store)
    for damage in left:
        stderr.print(f"not mended: {damage}", markup=False, soft_wrap=True)
    if done.lost or left:
        raise typer.Exit(1)
