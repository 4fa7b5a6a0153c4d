"""The tagger's network: a small encoder that finds cues, and a head that tags content and source for each cue."""

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from onrecord.language.quotations.word_pieces import FEATURES

# Outside, begins content, in content, begins source, in source.
TAGS = 5
# Of each word: whether it attributes anything, whether it attributes a statement, and the scores of three polarities.
CUE_SCORES = 5
_NEAR, _BUCKETS = 12, 32


class Network(nn.Module):
    """An encoder over word pieces with two heads over words.

    The encoder knows no capitals, so that what is seen of a word (``word_pieces.FEATURES``) is embedded beside its pieces.
    """

    def __init__(self, encoder: Path, width: int = 128) -> None:
        super().__init__()
        # Dropout inside attention takes half of a step's time on a processor, and there is enough of it elsewhere.
        self.encoder = AutoModel.from_pretrained(encoder, attn_implementation="sdpa", attention_probs_dropout_prob=0.0)
        size = self.encoder.config.hidden_size
        self.seen = nn.Embedding(FEATURES, size)
        nn.init.zeros_(self.seen.weight)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
        self.cue = nn.Sequential(nn.Dropout(0.1), nn.Linear(size, width), nn.GELU(), nn.Linear(width, CUE_SCORES))
        self.projections = nn.ModuleList(nn.Linear(size, width) for _ in range(4))
        self.distance = nn.Embedding(2 * _BUCKETS, width)
        self.near = nn.Conv1d(width, width, 5, padding=2)
        self.wide = nn.Conv1d(width, width, 5, padding=4, dilation=2)
        self.tag = nn.Linear(width, TAGS)
        self.dropout = nn.Dropout(0.1)

    def pieces(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Windows × pieces → windows × pieces × size."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.seen(features)
        hidden: Tensor = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return hidden

    def project(self, hidden: Tensor) -> list[Tensor]:
        """What the head starts from: of a word as a cue, of a word beside one, and the two that are multiplied."""
        return [one(self.dropout(hidden)) for one in self.projections]

    def tags(self, projected: list[Tensor], window: Tensor, cue: Tensor) -> Tensor:
        """The tags of all words for each cue, given by its window and its word: cues × words × TAGS."""
        as_cue, beside, cue_factor, factor = projected
        distance = torch.arange(beside.shape[1])[None] - cue[:, None]
        far = distance.abs().float()
        bucket = torch.where(far < _NEAR, far, _NEAR + torch.log2(far.clamp(min=_NEAR) / _NEAR) * 4)
        bucket = bucket.clamp(max=_BUCKETS - 1).long() + _BUCKETS * (distance > 0).long()
        pair = as_cue[window, cue][:, None] + beside[window] + cue_factor[window, cue][:, None] * factor[window]
        hidden = functional.gelu(pair + self.distance(bucket)).transpose(1, 2)
        hidden = hidden + functional.gelu(self.near(hidden))
        hidden = hidden + functional.gelu(self.wide(hidden))
        tags: Tensor = self.tag(self.dropout(hidden.transpose(1, 2)))
        return tags
