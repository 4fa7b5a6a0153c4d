"""Acts: what the cue of a sentence does."""

import tomllib
from importlib.resources import files

import pytest

from onrecord.model import Act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Maria Keller said the bridge was safe.", Act.ASSERT),
        ("“The bridge is safe and will be safe in May as well.”\n\nIt rained.", Act.ASSERT),
        ("Maria Keller denied that the bridge was safe.", Act.DENY),
        ("Maria Keller ruled out that the bridge would close.", Act.DENY),
        ("Maria Keller demanded that the bridge be closed.", Act.DEMAND),
        ("Maria Keller called for an inquiry into the collapse.", Act.DEMAND),
        ("Maria Keller asked whether the bridge was safe.", Act.ASK),
        ("Maria Keller asked the mayor to close the bridge.", Act.DEMAND),
        ("Maria Keller warned that the bridge would fall.", Act.WARN),
        ("Maria Keller promised to mend the bridge.", Act.PROMISE),
        ("Maria Keller praised the workers for mending the bridge.", Act.PRAISE),
        ("Maria Keller accused the mayor of lying about the bridge.", Act.CRITICISE),
        ("Maria Keller believes that the bridge is safe.", Act.BELIEVE),
        ("Maria Keller wants the bridge to be closed.", Act.INTEND),
    ],
)
def test_what_a_cue_does(analyse, text, act):
    assert [quote.act for quote in analyse(text).quotes] == [act]


def test_every_word_stands_under_one_act():
    raw = tomllib.loads(files("onrecord.language.quotations").joinpath("acts.toml").read_text("utf-8"))
    assert set(raw) == set(Act) - {Act.ASSERT}
    words = [word for listed in raw.values() for word in listed]
    assert sorted(words) == sorted(set(words))
