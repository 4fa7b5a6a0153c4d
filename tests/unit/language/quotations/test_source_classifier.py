"""The choice of a source: the phrase that names it, with how sure that is."""

import pytest

from onrecord.language.analysis import attributions
from onrecord.language.quotations.quotation_marks import passages
from onrecord.model import Region, RegionKind


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“The bridge is safe,” said Maria Keller, an engineer at the Harbour Institute.", "Keller"),
        ("“The bridge is safe,” an aide at the ministry said.", "aide"),
        ("The bridge was called safe by the mayor.", "mayor"),
        ("It was a Senate demand to close the port.", "Senate"),
        ("To understand the real Mary Stone, Chief Justice Roberts said, one should visit this museum.", "Roberts"),
    ],
)
def test_the_head_of_the_source(nlp, text, source):
    found = attributions(nlp(text), passages(text), ())
    assert [one.source and one.source.text for one in found] == [source]
    assert all(one.certainty is not None and 0 < one.certainty <= 1 for one in found)


def test_a_dateline_is_no_source(analyse):
    text = "PORT LUND (NW) – Prime Minister Anna Lind on Monday promised to close the bridge."
    dateline = Region(RegionKind.DATELINE, 0, len("PORT LUND (NW) –"))
    assert [quote.speaker for quote in analyse(text, regions=(dateline,)).quotes] == ["Anna Lind"]
