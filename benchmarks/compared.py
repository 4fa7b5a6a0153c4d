"""What is said of sources and of changed minds, to be read by hand: python benchmarks/compared.py CORPUS [--likely].

Prints how each outlet quotes the sources that the corpus holds, then every such quotation that is not verbatim; and everybody who
now says otherwise, with both sentences. ``--likely`` lists those too of whom it is only likely who said it, which no page does.
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from onrecord.corpus import open_store, take_snapshot  # noqa: E402 (the root comes first, wherever this is run)
from onrecord.corpus.alike import fidelity  # noqa: E402
from onrecord.corpus.alike.explanations import differences  # noqa: E402
from onrecord.corpus.alike.origins import origins  # noqa: E402
from onrecord.corpus.machine import article_runs  # noqa: E402
from onrecord.corpus.otherwise import otherwise  # noqa: E402
from onrecord.default_view import CERTAIN, LIKELY  # noqa: E402


def main() -> None:
    """Print both lists."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus")
    parser.add_argument("--likely", action="store_true")
    args = parser.parse_args()
    snapshot = take_snapshot(open_store(args.corpus))
    found = origins(snapshot, article_runs(snapshot)).found
    sources, reports = {one.source.article for one in found}, {one.landing.match.article for one in found}
    print(f"{len(found)} quotations of {len(sources)} sources in {len(reports)} articles\n")
    columns = ["outlet", "quotations", *(kind.lower() for kind in fidelity.KINDS)]
    print(f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
    for row in fidelity.by_outlet(found).to_dict("records"):
        print(f"| {row['Outlet']} | {row['Quotations']} | {' | '.join(str(row[kind]) for kind in fidelity.KINDS)} |")
    for one in found:
        match = one.landing.match
        if fidelity.kind_of(one) != fidelity.KINDS[0]:
            print(
                f"\n{match.outlet}, {match.published}: {one.landing.passage}\n  {match.verdict.value}: {differences(match)}"
            )
            print(f"  {one.outlet}, {one.source.published}: {one.source.text[slice(*one.landing.place)]}")
    changed = otherwise(snapshot, LIKELY if args.likely else CERTAIN)
    print(f"\nnow says otherwise: {len(changed)}")
    for each in changed:
        print(f"\n{each.speaker}, {each.about}: {each.before.amount} → {each.now.amount}")
        for said in (each.before, each.now):
            print(f"  {said.published}, {said.outlet}, {said.title}: {said.sentence}")


if __name__ == "__main__":
    main()
