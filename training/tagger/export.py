"""The trained network as one ONNX file with weights of eight bits."""

from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.tagger.network import Network

_OPSET = 17


class _Graph(nn.Module):
    """What ``onrecord.language.quotations.tagger`` runs: one window -> the scores of its words, its cues, their tags."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, features: Tensor, first: Tensor, own: Tensor, least: Tensor) -> tuple[Tensor, ...]:
        hidden = self.network.pieces(ids, features, torch.ones_like(ids))
        words = hidden[:, first[0]]
        scores = self.network.cue(words)[0]
        likely, polarity = scores[:, :2].sigmoid(), scores[:, 2:].softmax(-1)
        place = torch.arange(likely.shape[0])
        cues = ((likely.amax(-1) >= least) & (place >= own[0]) & (place < own[1])).nonzero()[:, 0]
        tags = self.network.tags(self.network.project(words), torch.zeros_like(cues), cues).softmax(-1)
        return torch.cat([likely, polarity], 1), cues, tags


def export(network: Network, path: Path) -> None:
    """Write the network for ONNX Runtime; int8 per channel, which loses far less than per tensor."""
    network.eval()
    for module in network.modules():
        if hasattr(module, "config") and hasattr(module.config, "_attn_implementation"):
            module.config._attn_implementation = "eager"  # noqa: SLF001 (SDPA does not export)
    example = (
        torch.randint(1000, 20000, (1, 90)),
        torch.zeros(1, 90, dtype=torch.long),
        torch.arange(0, 90, 2)[None],
        torch.tensor([0, 45]),
        torch.tensor(0.0),
    )
    with TemporaryDirectory() as folder, torch.no_grad():
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            _Graph(network),
            example,
            str(whole),
            input_names=["ids", "features", "first", "own", "least"],
            output_names=["scores", "cues", "tags"],
            dynamic_axes={
                "ids": {1: "pieces"}, "features": {1: "pieces"}, "first": {1: "words"}, "scores": {0: "words"},
                "cues": {0: "cues"}, "tags": {0: "cues", 1: "words"},
            },
            opset_version=_OPSET,
            dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            whole, path, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gather"]
        )
