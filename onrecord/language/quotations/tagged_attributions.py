"""What the tagger found, as attributions over the words of the parse."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.language import cues, nouns, phrases
from onrecord.language.quotations import source_rules
from onrecord.language.quotations.attribution import ATTRIBUTED, STATED, Attribution, Way, merge, overlaps
from onrecord.language.quotations.context import Places
from onrecord.language.quotations.names_beside import heading_before, is_behind_place, is_heading, topic_before
from onrecord.language.quotations.tagged_contents import contents, to_sentence_end
from onrecord.language.quotations.tagged_sources import completed, head_of
from onrecord.language.quotations.tagger import Tagged
from onrecord.model import Span, SpeakerKind

# With these a verb of saying goes on: "went on to decry".
_GOING_ON = frozenset({"begin", "continue", "go", "proceed", "start"})
# To say a thing again is to say it, though the tagger has hardly seen these.
_AGAIN = frozenset({"reaffirm", "reassert", "reiterate", "restate"})
# Whom something is known from, before who said it.
_RELAY = re.compile(r"\s*According to [^,.;:]{1,80}, (?=\w)")
# A content of nothing but these says nothing: "confirmed him".
_EMPTY = frozenset({"ADP", "CCONJ", "DET", "PART", "PRON", "PUNCT", "SCONJ", "SPACE"})
# "He tells so many lies that nobody listens."
_CONSEQUENCE = re.compile(r"\b(?:so|such) [^.;:]{1,60} that\s*\Z")
# None of 4,257 annotated statements has one of these for its cue: nobody hears a belief.
_PRIVATE = frozenset({"believe", "expect", "fear", "feel", "hope", "intend", "know", "plan", "think", "want", "wish"})
# None of the 4,257 annotated statements in words of the article's own has one of these for its cue.
_DEEDS = frozenset(
    {"approve", "conviction", "hire", "include", "launch", "mandate", "rename", "see", "sign", "thank", "unveil", "weaponize"}
)  # fmt: skip
# What was ordered is said where it is a clause.
_COMMANDS = frozenset({"direct", "order"})
# Who calls for these wants to be rescued, and demands nothing.
_RESCUERS = frozenset({"ambulance", "backup", "help", "reinforcement"})
# Who offers none of these says nothing of what they would be for.
_GROUNDS = frozenset({"evidence", "explanation", "indication", "proof", "reason", "sign"})
# To declare these is an act of law or state, whoever reports it.
_DECLARED = frozenset({"bankruptcy", "emergency", "independence", "war"})


def by_tagger(places: Places, tagged: Iterable[Tagged]) -> list[Attribution]:
    """What the tagger found, by tokens, in text order: one attribution for each cue."""
    found: dict[int, Attribution] = {}
    for found_one in tagged:
        one = _said_again(places, _labelled(places, found_one))
        if one is None or max(one.stated / STATED, one.attributed / ATTRIBUTED) * one.content_sure < 1:
            continue
        cue = _of_saying(next(iter(places.around(one.cue)), None))
        stated = one.stated * one.content_sure >= STATED
        segments = contents(places, cue, one.content, [one.cue, *one.source], stated=stated)
        if cue is None or cue.pos_ == "NUM" or _is_surname(cue) or not segments or _is_better(found.get(cue.i), one):
            continue
        if _is_unsaid(places, cue, segments):
            one = replace(one, stated=0.0)
        if one.stated * one.content_sure >= STATED:
            segments = to_sentence_end(places, segments, [one.cue, *one.source])
        source, mention, part = _source(places, cue, one)
        if cue.lower_ == "according" and source is not None and _is_manner(source):
            continue
        way = Way.TAGGED if _is_word(cue.text) else Way.NAME
        if way is Way.NAME and source is None:
            continue
        named = None if way is Way.NAME else cue
        found[cue.i] = Attribution(
            merge(segments), named, source, mention, way, replace(one, source=(part,) if part else ())
        )
    return sorted(_without_asides(found.values()), key=lambda attribution: attribution.segments)


def _source(places: Places, cue: Token, one: Tagged) -> tuple[Token | None, Span | None, Span | None]:
    """The head of a cue's source, the words that name it, and which of the tagger's they are; None where nobody is told."""
    by_rule, sources = _behind_relay(places, cue, source_rules.source(cue), one.source)
    told = source_rules.quoted_subject(cue) or source_rules.owner(cue)
    part = _part([completed(places, span, one.cue) for span in sources], told or by_rule)
    if told is not None:
        return told, phrases.mention(told), part
    source = None if part is None else head_of(places, part, by_rule)
    if source is not None and not (source.dep_ == "nsubjpass" and source.head.i == cue.i):
        return source, part, part
    if by_rule is not None:
        return by_rule, phrases.mention(by_rule), part  # he was asked, and did not ask
    return None, None, part


def _said_again(places: Places, one: Tagged | None) -> Tagged | None:
    """What a cue like "reaffirmed" attributes as a statement, where the tagger is in doubt."""
    if one is None or cues.lemma(next(iter(places.around(one.cue)))) not in _AGAIN:
        return one
    return replace(one, stated=max(one.stated, STATED / one.content_sure))


def _of_saying(cue: Token | None) -> Token | None:
    """The verb of saying of "went on to decry", where the tagger took the verb before it for the cue."""
    if cue is None or cues.lemma(cue) not in _GOING_ON:
        return cue
    return next((child for child in cue.children if child.dep_ == "xcomp" and child.pos_ == "VERB"), cue)


def _is_surname(cue: Token) -> bool:
    """Whether a "Said" is a name's last word: "Omar Said, a teacher"."""
    beside = cue.text.istitle() and not cue.is_sent_start and 0 < cue.i < len(cue.doc) - 1
    return beside and cue.nbor(-1).pos_ == "PROPN" and cue.nbor(1).text in {",", "'s", "’s"}


def _is_better(known: Attribution | None, one: Tagged) -> bool:
    """Whether what was found at a verb is likelier stated than what another word there attributes."""
    return known is not None and known.tagged is not None and known.tagged.stated >= one.stated


def _without_asides(found: Collection[Attribution]) -> Iterator[Attribution]:
    """The attributions without an "as she put it" that only says that the words of another are her own."""
    for one in found:
        aside = one.cue is not None and cues.is_aside(one.cue)
        if not aside or not any(
            overlaps(a, b) for other in found if other is not one for a in one.segments for b in other.segments
        ):
            yield one


def _behind_relay(
    places: Places, cue: Token, subject: Token | None, source: Sequence[Span]
) -> tuple[Token | None, Sequence[Span]]:
    """The cue's subject and source without whom it is known from: of "According to the Courier, the mayor said" the mayor."""
    relay = _RELAY.match(places.text, cue.sent.start_char, cue.idx)
    if relay is None:
        return subject, source
    own = [(max(start, relay.end()), end) for start, end in source if end > relay.end()]
    return (subject if subject is not None and subject.idx >= relay.end() else None), own


def _part(source: Sequence[Span], by_rule: Token | None) -> Span | None:
    """Of the parts of a source the one with the cue's subject: "Ann Roe, standing by Bo Lind, said"; else the longest."""
    if by_rule is not None:
        with_subject = next((span for span in source if span[0] <= by_rule.idx < span[1]), None)
        if with_subject is not None:
            return with_subject
        owner = next((child for child in by_rule.children if child.dep_ == "poss" and child.pos_ == "PROPN"), None)
        whose = next((span for span in source if owner is not None and span[0] <= owner.idx < span[1]), None)
        if whose is not None:
            return whose[0], by_rule.idx + len(by_rule)  # the tagger saw "Ann Roe’s" alone of "Ann Roe’s campaign"
    return max(source, key=lambda span: span[1] - span[0], default=None)


def _labelled(places: Places, one: Tagged) -> Tagged | None:
    """What a colon or a dash attributes is stated where it stands in marks, and is a caption or a headline elsewhere.

    Annotators of statements give “Ann Roe: “It is late.”” no cue, so that the tagger cannot know.
    """
    capitals = heading_before(places.text, one.content[0][0])
    if capitals is not None and capitals[0] <= one.cue[0] < capitals[1]:
        return None
    if _is_word(places.text[slice(*one.cue)]):
        return one
    line = places.text[places.text.rfind("\n", 0, one.cue[0]) + 1 : one.cue[0]]
    heading = any(is_heading(places.text, name) for name in (line, *(places.text[a:b] for a, b in one.source[:1])))
    topic = topic_before(places, one.content[0][0])
    heading |= topic is not None and any(start >= topic for start, _ in one.source)
    heading |= is_behind_place(places, one.content[0][0])
    return replace(one, stated=one.attributed) if places.is_marked(one.content[0][0]) and not heading else None


def _is_unsaid(places: Places, cue: Token, segments: Sequence[Span]) -> bool:
    """Whether the content is no statement: a deed's object, or without marks a belief, an act of state, a consequence, a pronoun."""
    tokens = [token for span in segments for token in places.tokens(*span)]
    if _is_deed(cue) and not all(places.is_marked(token.idx) for token in tokens):
        return True
    if any(places.is_marked(token.idx) for token in tokens):
        return False
    missing = [c for c in cue.children if c.dep_ == "dobj" and c.lemma_ in _GROUNDS and _is_none(c)]
    if any(one.idx < segments[0][0] for one in missing):
        return True
    if _CONSEQUENCE.search(places.text, cue.idx, max(cue.idx, segments[0][0])):
        return True
    return cues.lemma(cue) in _PRIVATE or _is_act_of_state(cue) or all(token.pos_ in _EMPTY for token in tokens)


def _is_deed(cue: Token) -> bool:
    """Signed a law, unveiled a plan, ordered a review, called for help: done; but "ordered him to leave" is what he said."""
    if cues.lemma(cue) == "call":
        wanted = [to for child in cue.children if child.lower_ == "for" for to in child.children if to.dep_ == "pobj"]
        return any(one.lemma_ in _RESCUERS and not _is_told_more_of(one) for one in wanted)
    if cues.lemma(cue) not in _COMMANDS:
        return cues.lemma(cue) in _DEEDS
    parts = {child.dep_ for child in cue.children}
    return "dobj" in parts and not parts & {"xcomp", "ccomp"}


def _is_none(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ == "no" for child in noun.children)


def _is_told_more_of(noun: Token) -> bool:
    """Whether more stands with a noun than "a": "more help for farmers" is demanded."""
    return any(child.dep_ not in {"det", "punct"} for child in noun.children)


def _is_act_of_state(cue: Token) -> bool:
    """Declared war, declared a state of emergency: a deed that is done with words."""
    if cues.lemma(cue) != "declare":
        return False
    declared = [child for child in cue.children if child.dep_ == "dobj"]
    states = [word for one in declared if one.lemma_ == "state" for of in one.children for word in of.children]
    return any(word.lemma_ in _DECLARED for word in declared + states)


def _is_manner(source: Token) -> bool:
    """According to plan, to their needs: a noun alone is no source, and neither is what only is somebody's."""
    if source.pos_ == "NOUN" and any(child.tag_ == "PRP$" for child in source.children):
        return nouns.kind_of(source) is SpeakerKind.UNKNOWN
    return source.tag_ == "NN" and source.text.islower() and source.left_edge.i == source.i


def _is_word(text: str) -> bool:
    return any(letter.isalnum() for letter in text)
