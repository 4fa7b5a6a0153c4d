"""Beside the speaker: to whom something was said, through which outlet, and for whom a spokesperson speaks."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.language import cues, nouns, phrases
from onrecord.model import Span, SpeakerKind
from onrecord.names.person_name import looks_like_a_person

# With these the object is who was spoken to; with all others it is what was said.
_TO_SOMEBODY = frozenset(
    {"tell", "ask", "inform", "remind", "warn", "assure", "urge", "advise", "beg", "order", "implore", "instruct",
     "press", "persuade", "notify", "reassure", "promise", "invite", "encourage", "beseech", "brief", "lecture"}
)  # fmt: skip
_PREPOSITIONS = {
    "testify": "before",
    "appear": "before",
    "argue": "before",
    "call": "on",
    "speak": "to before",
    "appeal": "to",
}
_ADDRESSES = frozenset(
    {"letter", "note", "message", "memo", "memorandum", "e-mail", "email", "speech", "address", "statement", "text", "tweet",
     "remark", "testimony", "report", "briefing", "presentation", "plea", "appeal"}
)  # fmt: skip
_SPEAKS_FOR = frozenset({"representative", "lawyer", "attorney", "counsel", "solicitor", "barrister"})
_CITES = frozenset({"cite", "quote"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


def addressee(cue: Token) -> Span | None:
    """Whom the cue says it was said to: "told reporters", "said to the committee", "asked Lind whether"; else None."""
    head = _addressee(cue)
    return None if head is None else phrases.mention(head)


def via(cue: Token, source: Token | None = None) -> Span | None:
    """The outlet through which it is known: "told Radio Lund", "in an interview with …", "…, citing two officials"."""
    for head in _outlets(cue, source):
        return phrases.mention(head)
    return None


def cited(cue: Token, source: Token) -> Token | None:
    """Whom an outlet relays: "AFP, citing police, reported", "The BBC quoted Ann Roe"; None where it speaks for itself."""
    if source.pos_ != "PROPN" or not is_outlet(source):
        return None
    verbs = [one for one in (*cue.children, *source.children) if one.dep_ in {"advcl", "acl", "relcl"}]
    for verb in [one for one in (cue, *verbs) if one.lemma_.lower() in _CITES and cues.is_verb(one)]:
        named = next((child for child in verb.children if child.dep_ == "dobj"), None)
        if named is not None and _listens(named):
            return named
    return None


def principal(source: Token) -> Token | None:
    """The head of the words for whom a spokesperson or lawyer speaks: "Lind" in "Lind's spokesperson Ann Roe"."""
    for noun in _spokespersons(source):
        for child in (*noun.children, *source.children):
            if child.dep_ == "poss":
                return child
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in {"for", "of"}:
                return _object(child)
        before = noun.i - (2 if noun.lemma_.lower() == "secretary" else 1)
        if before >= 0 and noun.doc[before].pos_ in {"PROPN", "NOUN"}:
            return noun.doc[before]
    return None


def _addressee(cue: Token) -> Token | None:
    lemma = cues.lemma(cue)
    if cues.is_verb(cue) and lemma in _TO_SOMEBODY:
        for child in cue.children:
            if child.dep_ in {"dobj", "dative"} and child.pos_ in _NOUNS and _listens(child):
                return child
            if child.dep_ == "ccomp" and (told := _raised(cue, child)) is not None:
                return told
    prepositions = _PREPOSITIONS.get(lemma, "to").split()
    for child in cue.children:
        if child.dep_ in {"prep", "dative"} and child.lower_ in prepositions:
            listener = _object(child)
            if listener is not None and _listens(listener):
                return listener
    for written in _objects(cue, {"in"}):
        if written.lemma_.lower() in _ADDRESSES:
            return next((found for found in _objects(written, {"to"}) if _listens(found)), None)
    return None


def _raised(verb: Token, clause: Token) -> Token | None:
    """In "urged Velmora to wait" the parser takes Velmora for the subject of "wait"."""
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.children)
    subject = cues.subject(clause)
    if not infinitive or subject is None or subject.left_edge.i != verb.i + 1:
        return None
    return subject if _listens(subject) else None


def _listens(head: Token) -> bool:
    """Whether a noun names people or a body, and not what was said."""
    if head.pos_ in {"PROPN", "PRON"}:
        return head.lower_ not in {"it", "this", "that", "what", "which"} and head.ent_type_ not in {
            "DATE",
            "TIME",
            "MONEY",
        }
    return nouns.kind_of(head) is not SpeakerKind.UNKNOWN and not nouns.is_document(head)


def _outlets(cue: Token, source: Token | None) -> Iterator[Token]:
    if source is not None and (relay := _relaying(cue, source)) is not None:
        yield relay
    listener = _addressee(cue)
    if listener is not None and is_outlet(listener):
        yield listener
    for place in _objects(cue, {"in", "during", "on"}):
        if place.lemma_.lower() in {"interview", "conversation", "appearance"}:
            yield from _objects(place, {"with", "on", "to", "by", "for"})
        elif is_outlet(place):
            yield place
    if cues.lemma(cue) in {"cite", "quote"} and cue.dep_ == "advcl":
        reporter = cues.subject(cue.head)
        if reporter is not None and reporter.dep_ == "nsubj":
            yield reporter
    quoted = [cue, cue.head, cue.head.head] if cues.lemma(cue.head.head) == "quote" else [cue]
    quoted += (
        [child for child in source.children if child.dep_ == "acl" and child.lemma_ in {"quote", "cite"}]
        if source
        else []
    )
    for verb in quoted:
        for agent in _objects(verb, {"by"}):
            if is_outlet(agent) or verb is not cue:
                yield agent


def _relaying(cue: Token, source: Token) -> Token | None:
    """The outlet that cites the source: the subject of "citing", or of the verb that it goes with."""
    verb = source.head
    if source.dep_ != "dobj" or verb.lemma_.lower() not in _CITES:
        return None
    outlet = cues.subject(verb) or (verb.head if verb.head.pos_ == "PROPN" else cues.subject(cue))
    if outlet is not None and outlet.tag_ in {"WP", "WDT"}:
        outlet = verb.head
    return outlet if outlet is not None and outlet.i != source.i and is_outlet(outlet) else None


def is_outlet(head: Token) -> bool:
    """Whether a noun or a name is of a newspaper, an agency, a station: "the Courier", "the newspaper Lundbladet"."""
    outlets = nouns.table()["outlets"]
    if head.pos_ != "PROPN":
        return head.lemma_.lower() in outlets
    if any(child.lemma_.lower() in outlets for child in head.lefts):
        return True
    words = {word.casefold() for word in phrases.proper_name(head).split()}
    return not looks_like_a_person(phrases.proper_name(head)) and bool(words & nouns.table()["outlet_names"])


def _spokespersons(source: Token) -> Iterator[Token]:
    """The noun for a spokesperson, as, before or beside the source."""
    beside = [child for child in source.children if child.dep_ in {"appos", "compound"}]
    before = [source.head] if source.dep_ == "appos" else []
    for noun in (source, *beside, *before):
        word = noun.lemma_.lower()
        secretary = word == "secretary" and any(child.lower_ == "press" for child in noun.children)
        if word.startswith("spokes") or word in _SPEAKS_FOR or secretary:
            yield noun


def _objects(head: Token, prepositions: set[str]) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.lower_ in prepositions:
            found = _object(child)
            if found is not None:
                yield found


def _object(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)
