"""The content of a cue: what is said, asked, promised, by the construction the cue stands in.

Each function here knows one construction and answers with token ranges ``(first, last + 1)``, none where
the cue does not stand in it. ``content`` tries them in order.
"""

from collections.abc import Callable

from spacy.tokens import Token

from onrecord.language import cues
from onrecord.model import Span

_OBJECT_TAIL = frozenset({"oprd", "xcomp", "ccomp", "prep", "acl"})
_OBJECT_TAIL_PREPOSITIONS = frozenset({"as", "for", "of", "to", "with", "about", "in", "on", "over", "against", "at"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOUN_PREPOSITIONS = {"about": "about", "over": "about", "of": "of", "for": "for", "on": "about"}
# Fewer words are not a clause but an adverb: "Today, according to …".
_SHORTEST_CLAUSE = 2
# What is so only by somebody's lights, nobody says whose: "is expected to", "seems to".
_RAISING = frozenset({"expect", "seem", "appear", "say", "believe", "think", "report", "know", "allege", "rumor"})


def content(cue: Token) -> list[Span]:
    """Token ranges of what the cue attributes, in text order; empty where it attributes nothing."""
    if cue.lower_ == "according":
        return _according_to(cue)
    if cues.is_verb(cue):
        if cue.tag_ == "VBN" and cue.dep_ in {"acl", "amod"} and not any(c.dep_ == "agent" for c in cue.children):
            return []  # "a book called X" names it
        constructions: tuple[Callable[[Token], list[Span]], ...] = _VERBS
    elif cue.pos_ == "NOUN":
        constructions = (_noun,)
    elif cue.pos_ == "ADJ":
        constructions = (_adjective,)
    else:
        return []
    return next((found for construction in constructions if (found := construction(cue))), [])


def stands_alone(cue: Token) -> bool:
    """Whether the cue attributes even where nobody is named: "asked whether …", "it is expected to …"."""
    return any(construction(cue) for construction in (_raised, _inserted, _clause_before, _clause_after))


def follows(cue: Token) -> bool:
    """Whether the cue has content of its own after it."""
    return any(construction(cue) for construction in _COMPLEMENTS)


def phrase_start(cue: Token) -> int:
    """The first token of the cue's own words: its subject, auxiliaries and adverbs before it."""
    own = [child.left_edge.i for child in cue.children if child.i < cue.i and child.dep_ in _CUE_WORDS]
    return min([cue.i, *own])


_CUE_WORDS = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "advmod", "neg", "mark"})


def _according_to(cue: Token) -> list[Span]:
    """The clause that "according to X" qualifies, on the side where it stands."""
    to = next((child for child in cue.children if child.lower_ == "to"), None)
    if to is None or _is_bare_noun(to):
        return []
    clause = _clause_head(cue)
    end = to.right_edge.i + 1
    before = (clause.left_edge.i, cue.i)
    after = (end, clause.right_edge.i + 1)
    if cue.i <= max(clause.sent.start, clause.left_edge.i) + 1 or _words(cue, before) < _SHORTEST_CLAUSE:
        return [(end, max(end, clause.right_edge.i + 1))]
    if clause.i > cue.i or any(child.i > end and child.dep_ in {"dobj", "attr"} for child in clause.children):
        return [before, after]
    return [before]


def _is_bare_noun(to: Token) -> bool:
    """According to plan, to law: a manner, not a source."""
    noun = next((child for child in to.children if child.dep_ == "pobj"), None)
    return noun is not None and noun.tag_ == "NN" and noun.left_edge.i == noun.i


def _clause_head(token: Token) -> Token:
    head = token.head
    while not (cues.is_verb(head) or head.pos_ == "AUX") and head.head.i != head.i:
        head = head.head
    while head.dep_ in {"aux", "auxpass", "xcomp", "acl", "relcl", "pcomp"} and head.head.i != head.i:
        head = head.head
    return head


def _words(token: Token, span: Span) -> int:
    return sum(not word.is_punct and not word.is_space for word in token.doc[span[0] : span[1]])


def _clause_after(cue: Token) -> list[Span]:
    """He said (that) it rains."""
    if cues.lemma(cue) not in cues.table().clause:
        return []
    for child in cue.children:
        if child.i > cue.i and child.dep_ in {"ccomp", "parataxis"}:
            return [(max(cue.i + 1, child.left_edge.i), child.right_edge.i + 1)]
    return []


def _clause_in_phrase(cue: Token) -> list[Span]:
    """He said in a statement that it rains: the parser gives the clause to the statement."""
    if cues.lemma(cue) not in cues.table().clause:
        return []
    for child in cue.children:
        if child.i < cue.i or child.dep_ not in {"dobj", "prep", "dative"}:
            continue
        nouns = [child, *(noun for noun in child.children if noun.dep_ == "pobj")]
        for clause in (clause for noun in nouns for clause in noun.children):
            if clause.dep_ in {"acl", "ccomp", "relcl"} and _begins_with_that(clause):
                return [(clause.left_edge.i, clause.right_edge.i + 1)]
    return []


def _begins_with_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _clause_before(cue: Token) -> list[Span]:
    """It rains, he said. Also what goes on after it: It rains, he said, and it pours."""
    if cues.lemma(cue) not in cues.table().quotation:
        return []
    clause = next((child for child in cue.children if child.dep_ == "ccomp" and child.i < cue.i), None)
    if clause is None:
        return []
    start = phrase_start(cue)
    own_subject = cues.subject(cue)
    if own_subject is not None and own_subject.i < clause.i:
        return []
    first = clause.left_edge.i
    if not any(cues.is_verb(t) and cues.lemma(t) in cues.table().quotation for t in cue.doc[cue.sent.start : first]):
        first = cue.sent.start
    if cue.doc[first].dep_ == "cc":
        first += 1
    return [(first, min(start, clause.right_edge.i + 1) if start > clause.i else clause.right_edge.i + 1)]


def _inserted(cue: Token) -> list[Span]:
    """The plan, he said, is dead. The plan, as he put it, is dead."""
    as_he_said = any(child.dep_ == "mark" and child.lower_ == "as" for child in cue.children)
    if cue.dep_ != "parataxis" and not (as_he_said and cue.dep_ == "advcl"):
        return []
    if cues.lemma(cue) not in cues.table().quotation:
        return []
    if as_he_said and any(construction(cue.head) for construction in _COMPLEMENTS):
        return []  # "decried the plan, as he put it": the verb before has the content
    clause, start, end = cue.head, cue.left_edge.i, cue.right_edge.i + 1
    before = (clause.left_edge.i, start) if clause.left_edge.i < start else None
    after = (end, clause.right_edge.i + 1) if end <= clause.right_edge.i else None
    return [part for part in (before, after) if part and _words(cue, part)]


def _raised(cue: Token) -> list[Span]:
    """Prices are expected to rise: the subject belongs to what is expected."""
    if cues.lemma(cue) not in _RAISING:
        return []
    raised = next((child for child in cue.children if child.dep_ in {"xcomp", "oprd"} and child.i > cue.i), None)
    own = cues.subject(cue)
    if raised is None or own is None or not is_raising(cue):
        return []
    return [(own.left_edge.i, own.right_edge.i + 1), (raised.left_edge.i, raised.right_edge.i + 1)]


def is_raising(cue: Token) -> bool:
    """Whether the grammatical subject is what the attribution is about, and not who makes it."""
    if cues.lemma(cue) in {"seem", "appear"}:
        return True
    own = cues.subject(cue)
    return own is not None and own.dep_ == "nsubjpass" and cues.lemma(cue) in _RAISING


def _infinitive(cue: Token) -> list[Span]:
    """They urged Russia to commit; he refused to go."""
    if cues.lemma(cue) not in cues.table().infinitive:
        return []
    for child in cue.children:
        if child.i > cue.i and child.dep_ == "prep" and child.lower_ not in {"on", "upon"}:
            return []
        if child.i > cue.i and child.dep_ in {"xcomp", "ccomp", "advcl"} and _is_infinitive(child):
            return [(child.left_edge.i, child.right_edge.i + 1)]
    return []


def _is_infinitive(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def _predicative(cue: Token) -> list[Span]:
    """He called her a friend: "her a friend"."""
    if cues.lemma(cue) not in cues.table().predicative:
        return []
    named = next((child for child in cue.children if child.i > cue.i and child.dep_ in {"oprd", "ccomp"}), None)
    if named is None:
        return []
    first = min(
        child.left_edge.i for child in cue.children if child.i > cue.i and child.dep_ in {"dobj", "oprd", "ccomp"}
    )
    return [(first, named.right_edge.i + 1)]


def _prepositional(cue: Token) -> list[Span]:
    """She called for calm; he spoke about his past."""
    allowed = cues.table().prepositions.get(cues.lemma(cue), frozenset())
    for child in cue.children:
        if child.i > cue.i and child.dep_ == "prep" and child.lower_ in allowed and child.right_edge.i > child.i:
            object_ = next((c for c in cue.children if c.dep_ == "dobj" and cue.i < c.i < child.i), None)
            first = object_.left_edge.i if object_ is not None else child.i + 1
            return [(first, child.right_edge.i + 1)]
    return []


def _gerund(cue: Token) -> list[Span]:
    """He denied taking money."""
    if not cues.names_of(cue) & cues.table().gerund:
        return []
    for child in cue.children:
        if child.i > cue.i and child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VBG":
            return [(child.left_edge.i, child.right_edge.i + 1)]
    return []


def _object(cue: Token) -> list[Span]:
    """She praised the plan; he described it as fair."""
    if not cues.names_of(cue) & cues.table().object:
        return []
    object_ = next((child for child in cue.children if child.dep_ == "dobj" and child.i > cue.i), None)
    if object_ is None:
        return []
    last = _without_verbs(object_)
    for child in cue.children:
        joined = child.dep_ != "prep" or child.lower_ in _OBJECT_TAIL_PREPOSITIONS
        if child.i > object_.i and child.dep_ in _OBJECT_TAIL and joined and child.left_edge.i == last + 1:
            last = child.right_edge.i
    span = (object_.left_edge.i, last + 1)
    return [span] if _words(cue, span) > 1 else []


def _without_verbs(noun: Token) -> int:
    """The last token of a noun phrase, before a verb that the parser took for one more noun: "the plan, and left"."""
    verb = next((child for child in noun.children if child.dep_ == "conj" and child.tag_ in _FINITE), None)
    if verb is None:
        return noun.right_edge.i
    last = verb.left_edge.i - 1
    while last > noun.i and (noun.doc[last].dep_ == "cc" or noun.doc[last].is_punct):
        last -= 1
    return last


def _noun(cue: Token) -> list[Span]:
    """His warning that it rains; concerns about the plan."""
    nouns = cues.table().nouns
    if cue.lemma_.lower() in nouns["clause"]:
        for child in cue.children:
            if child.i > cue.i and child.dep_ in {"acl", "ccomp", "xcomp"} and _is_content_clause(child):
                return [(child.left_edge.i, child.right_edge.i + 1)]
    for child in cue.children:
        construction = _NOUN_PREPOSITIONS.get(child.lower_, "")
        if child.i > cue.i and child.dep_ == "prep" and cue.lemma_.lower() in nouns.get(construction, frozenset()):
            return [(child.i + 1, child.right_edge.i + 1)] if child.right_edge.i > child.i else []
    return []


def _is_content_clause(clause: Token) -> bool:
    return _is_infinitive(clause) or _begins_with_that(clause)


def _adjective(cue: Token) -> list[Span]:
    """She is hopeful that it rains; they are wary of him."""
    adjectives = cues.table().adjectives
    found = cue.lemma_.lower()
    be = cue.head
    for child in [*cue.children, *(be.children if cue.dep_ == "acomp" else ())]:
        if child.i <= cue.i:
            continue
        if child.dep_ == "ccomp" and found in adjectives["clause"]:
            return [(child.left_edge.i, child.right_edge.i + 1)]
        if child.dep_ == "xcomp" and found in adjectives["to"]:
            return [(child.left_edge.i, child.right_edge.i + 1)]
        if child.dep_ == "prep" and found in adjectives.get(child.lower_, frozenset()):
            return [(child.i + 1, child.right_edge.i + 1)]
    return []


_COMPLEMENTS = (_predicative, _clause_after, _clause_in_phrase, _infinitive, _gerund, _prepositional, _object)
_VERBS = (_raised, _inserted, _clause_before, *_COMPLEMENTS)
