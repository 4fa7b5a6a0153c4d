"""The training loop: one stage of it, from one set of weights to the next."""

import random
import time
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.tagger import batches, variants
from training.tagger.articles import AnnotatedArticle
from training.tagger.batches import IGNORED, Batch
from training.tagger.network import Network

_WINDOW, _BATCH = 256, 16
_WARM_UP, _LEAST_RATE = 40, 0.02
_AVERAGED = 0.998
_LOG_EVERY = 50


@dataclass(frozen=True, slots=True)
class Stage:
    """What one stage reads, each set so many times an epoch, and how fast it learns."""

    name: str
    sets: Sequence[tuple[Sequence[AnnotatedArticle], float]]
    epochs: int
    encoder_rate: float
    head_rate: float


def run(network: Network, stage: Stage, seed: int, kept: Path) -> Network:
    """The network after a stage: its weights averaged over the steps. Kept in a file after each epoch."""
    torch.manual_seed(seed)
    rng = random.Random(seed)  # noqa: S311 (nothing secret)
    averaged = deepcopy(network).eval()
    trained = [(name, one) for name, one in network.named_parameters() if one.requires_grad]
    encoder = [one for name, one in trained if name.startswith("encoder.")]
    heads = [one for name, one in trained if not name.startswith("encoder.")]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": stage.encoder_rate}, {"params": heads, "lr": stage.head_rate}],
        weight_decay=0.01,
        fused=True,
    )
    rates = [group["lr"] for group in optimiser.param_groups]
    steps, total, began = 0, 0, time.time()
    for epoch in range(stage.epochs):
        made = batches.batches(list(_windows(stage, rng)), _BATCH, rng)
        total = total or len(made) * stage.epochs
        network.train()
        losses: list[float] = []
        for k, batch in enumerate(made):
            share = min(1, (steps + 1) / _WARM_UP) * max(_LEAST_RATE, 1 - steps / total)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * share
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = _loss(network, batches.tensors(batch))
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*encoder, *heads], 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            steps += 1
            _average(averaged, network, min(_AVERAGED, steps / (steps + 10)))
            losses.append(float(loss.detach()))
            if k % _LOG_EVERY == _LOG_EVERY - 1:
                recent = sum(losses[-_LOG_EVERY:]) / _LOG_EVERY
                print(
                    f"{stage.name} epoch {epoch + 1} batch {k + 1}/{len(made)} loss {recent:.4f} {time.time() - began:.0f} s",
                    flush=True,
                )
        torch.save(averaged.state_dict(), kept / f"{stage.name}-{epoch + 1}.pt")
    return averaged


def mean(paths: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of several files of weights, tensor by tensor."""
    loaded = [torch.load(path) for path in paths]
    return {
        name: torch.stack([one[name] for one in loaded]).mean(0) if tensor.is_floating_point() else tensor
        for name, tensor in loaded[0].items()
    }


def _windows(stage: Stage, rng: random.Random) -> "list[batches.Window]":
    found: list[batches.Window] = []
    for articles, times in stage.sets:
        wanted = [article for article in articles for _ in range(int(times))]
        if times % 1:
            wanted += rng.sample(list(articles), round(len(articles) * (times % 1)))
        for article in wanted:
            found += batches.windows(variants.vary(article, rng), _WINDOW, rng)
    return found


def _average(averaged: Network, network: Network, share: float) -> None:
    with torch.no_grad():
        for kept, new in zip(averaged.parameters(), network.parameters(), strict=True):
            if new.requires_grad:
                kept.lerp_(new, 1 - share)


def _loss(network: Network, batch: Batch) -> Tensor:
    hidden = network.pieces(batch.ids, batch.features, batch.mask)
    words = hidden.gather(1, batch.first[..., None].expand(-1, -1, hidden.shape[-1]))
    scores = network.cue(words).float()
    loss = 2 * (_binary(scores[..., 0], batch.attributes) + _binary(scores[..., 1], batch.states))
    if len(batch.cue):
        at_cues = scores[batch.window, batch.cue]
        if bool((batch.polarity != IGNORED).any()):
            loss = loss + 0.1 * functional.cross_entropy(at_cues[:, 2:], batch.polarity, ignore_index=IGNORED)
        tags = network.tags(network.project(words), batch.window, batch.cue).float()
        loss = loss + functional.cross_entropy(tags.flatten(0, 1), batch.tags.flatten(), ignore_index=IGNORED)
    return loss


def _binary(scores: Tensor, right: Tensor) -> Tensor:
    known = right != IGNORED
    if not bool(known.any()):
        return scores.sum() * 0
    return functional.binary_cross_entropy_with_logits(scores[known], right[known].float())
