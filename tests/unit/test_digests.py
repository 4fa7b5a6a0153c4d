import shutil
import sys
from pathlib import Path

import pytest
import wordllama

from onrecord import digests
from onrecord.errors import WeightsError


@pytest.mark.parametrize("package", list(digests.MEASURED))
def test_the_installed_weights_are_those_that_were_measured(package: str) -> None:
    digests.check(package)


def test_one_changed_byte_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / digests.WORDLLAMA
    shutil.copytree(Path(wordllama.__file__).parent, package, ignore=shutil.ignore_patterns("*.so", "__pycache__"))
    weights = package / "weights" / "l2_supercat_256.safetensors"
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, digests.WORDLLAMA)
    with pytest.raises(WeightsError, match=r"^The weights of wordllama are not those .* requirements\.txt\.$"):
        digests.check(digests.WORDLLAMA)
