import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language import documents
from onrecord.model import Article, Region, RegionKind


@given(st.text(alphabet="ab. \n\r“", max_size=200), st.integers(1, 40))
def test_pieces_cover_the_text_and_are_bounded(text, length):
    spans = list(documents.split(text, length))
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(end - start <= length for start, end in spans)


@pytest.mark.parametrize("text", ["", "   ", "One.\n\nTwo  words.\r\n\r\nThree.", "A" * 50_000, "word " * 10_000])
def test_a_joined_document_has_the_articles_own_offsets(nlp, text):
    doc = documents.join(documents.make_pieces(Article(key="k", id="i", text=text, source="s"), nlp))
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_a_long_text_is_analysed_in_groups_as_in_one(nlp, monkeypatch):
    text = "“Wheat is dear,” Ann Fay said on Monday. Bo Lund asked the port why it was. " * 40
    split = documents.split
    monkeypatch.setattr(documents, "split", lambda text: split(text, 300))
    article = Article(key="k", id="i", text=text, source="s")
    sizes: list[int] = []
    whole = nlp.pipe

    def watched(docs, **options):
        docs = list(docs)
        sizes.append(sum(len(doc.text) for doc in docs))
        return whole(docs, **options)

    monkeypatch.setattr(nlp, "pipe", watched)
    found = []
    for length in (10**9, 700):
        sizes.clear()
        monkeypatch.setattr(documents, "BATCH_LENGTH", length)
        ((_, doc),) = documents.pipe([article], nlp)
        found.append([(token.idx, token.dep_, token.head.i, token.tag_, token.ent_type_) for token in doc])
        assert max(sizes) <= max(length, 700)
    assert found[0] == found[1]


def test_paragraphs_and_regions_begin_sentences(nlp):
    text = "Bridge closed\n\nLUND – The bridge closed"
    article = Article(key="k", id="i", text=text, source="s", regions=(Region(RegionKind.DATELINE, 15, 22),))
    ((_, doc),) = documents.pipe([article], nlp)
    starts = {sent.start_char for sent in doc.sents}
    assert {0, 15, 22} <= starts
