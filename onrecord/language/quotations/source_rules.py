"""The source of a cue: the words that name who speaks."""

from spacy.tokens import Token

from onrecord.language import cues, nouns

# A chain of verbs longer than this is a parse gone wrong.
_STEPS = 6
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
# What is so only by somebody's lights, nobody says whose: "is expected to", "is said to".
_RAISING = frozenset({"expect", "seem", "appear", "say", "believe", "think", "report", "know", "allege", "rumor"})
_NAMED = frozenset({"PERSON", "ORG", "GPE"})
_TIMES = frozenset({"DATE", "TIME"})
_QUOTED = frozenset({"quote", "cite", "hear", "record"})
_AGENTS = frozenset({"by", "from", "among"})


def source(cue: Token) -> Token | None:
    """The head of the noun phrase that names the cue's source, None where no words name it."""
    if cue.lower_ == "according":
        to = next((child for child in cue.children if child.lower_ == "to"), None)
        return None if to is None else _object_of(to)
    if cues.is_verb(cue):
        return None if is_raising(cue) else _handle_behind(cue) or _of_verb(cue, _STEPS)
    if cue.pos_ == "ADJ":
        found = _of_verb(cue.head, _STEPS) if cue.dep_ in {"acomp", "oprd"} else None
        return None if found is not None and found.lower_ == "it" else found
    return _of_noun(cue)


def _handle_behind(cue: Token) -> Token | None:
    """The handle right behind a verb, which the parser does not know for a name: “We lost,” tweeted @ann_roe."""
    behind = cue.nbor(1) if cue.i + 1 < len(cue.doc) else cue
    return behind if behind.text.startswith("@") and cues.subject(cue) is None else None


def is_raising(cue: Token) -> bool:
    """Whether the grammatical subject is what the attribution is about, and not who makes it."""
    if cues.lemma(cue) in {"seem", "appear"}:
        return True
    own = cues.subject(cue)
    return own is not None and own.dep_ == "nsubjpass" and cues.lemma(cue) in _RAISING


def is_quoted_as(verb: Token) -> bool:
    """Whether a verb does no more than lead up to another one: "was quoted as saying"."""
    return cues.lemma(verb) in _QUOTED and any(
        child.lower_ == "as" and any(below.dep_ == "pcomp" for below in child.children) for child in verb.children
    )


def quoted_subject(cue: Token) -> Token | None:
    """Whose words they are of "was quoted as saying by the Courier", whichever of its verbs is the cue; else None."""
    quoting = cue if is_quoted_as(cue) else cue.head.head if cue.dep_ == "pcomp" and cue.head.lower_ == "as" else None
    return _quoted(quoting) if quoting is not None and is_quoted_as(quoting) else None


def owner(cue: Token) -> Token | None:
    """Whose warning it is of "Ms. Roe's warning that"; None where no name or description owns the noun."""
    if cue.pos_ != "NOUN":
        return None
    found = next((child for child in cue.children if child.dep_ == "poss" and child.ent_type_ not in _TIMES), None)
    speaks = found is not None and (found.pos_ == "PROPN" or _can_speak(found))
    return found if speaks else None


def _quoted(verb: Token) -> Token | None:
    """Who is quoted: the subject of "was quoted as saying", the object of "The Courier quoted him as saying"."""
    return next((child for child in verb.children if child.dep_ == "dobj"), None) or cues.subject(verb)


def _object_of(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ in {"pobj", "pcomp"}), None)


def _of_verb(verb: Token, steps: int) -> Token | None:
    """The verb's subject or by-agent, or that of the verb it depends on."""
    own = cues.subject(verb)
    if own is not None:
        if own.dep_ == "nsubjpass":
            return _agent(verb)
        return None if own.dep_ in {"expl", "csubj"} else _right_before(verb, own)
    agent = _agent(verb)
    if agent is not None:
        return agent
    if steps == 0 or verb.head.i == verb.i or any(child.dep_ == "auxpass" for child in verb.children):
        return None
    return _of_governor(verb, steps)


def _right_before(verb: Token, subject: Token) -> Token:
    """The subject, or what the parser takes for its apposition: "To know Anna Lind, Erik Roe said, one reads her"."""
    if subject.dep_ != "nsubj" or subject.i > verb.i:
        return subject
    named = (child for child in subject.children if child.dep_ == "appos" and child.pos_ == "PROPN")
    return next((name for name in named if name.i == verb.i - 1 and name.left_edge.nbor(-1).text == ","), subject)


def _of_governor(verb: Token, steps: int) -> Token | None:
    head = verb.head
    if verb.dep_ == "pcomp" and is_quoted_as(head.head):
        return _quoted(head.head)
    if verb.dep_ in {"acl", "relcl", "appos"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        if verb.tag_ == "VBN" or (verb.dep_ == "acl" and verb.tag_ != "VBG"):
            return None  # "a way to say so" is nobody's
        issuer = _issuer(head) if verb.tag_ == "VBG" else None
        return head if issuer is None else issuer
    if verb.dep_ in {"xcomp", "ccomp"} and verb.tag_ != "VBN":
        controlled = next((c for c in head.children if c.dep_ == "dobj" and head.i < c.i < verb.i), None)
        if controlled is not None and controlled.pos_ in {"PROPN", "PRON"}:
            return controlled
        return _of_verb(head, steps - 1)
    if verb.dep_ in {"prep", "pcomp", "conj", "dep"} or (verb.dep_ == "advcl" and verb.tag_ in {"VBG", "VB"}):
        return _of_verb(head, steps - 1)
    return None


def _issuer(document: Token) -> Token | None:
    """Who issued a statement saying so, or said so in a statement."""
    verb = document.head.head if document.dep_ == "pobj" and document.head.lower_ == "in" else document.head
    if document.pos_ != "NOUN" or document.dep_ not in {"dobj", "pobj"} or not cues.is_verb(verb):
        return None
    own = cues.subject(verb)
    return own if own is not None and own.dep_ == "nsubj" else None


def beside(cue: Token, start: int) -> Token | None:
    """The noun next to a cue that follows a quotation ending at ``start``, where the parser saw no subject."""
    doc = cue.doc
    after = next((t for t in doc[cue.i + 1 : cue.i + 7] if t.is_punct or t.pos_ in _NOUNS), None)
    if (
        after is not None
        and after.pos_ in _NOUNS
        and not any(t.idx >= start and t.pos_ in _NOUNS for t in doc[max(0, cue.i - 3) : cue.i])
    ):
        while after.i + 1 < len(doc) and doc[after.i + 1].pos_ in {"NOUN", "PROPN"} and after.pos_ != "PRON":
            after = doc[after.i + 1]
        return after
    before = [t for t in doc[max(0, cue.i - 4) : cue.i] if t.idx >= start and t.pos_ in _NOUNS]
    return before[-1] if before else None


def _agent(verb: Token) -> Token | None:
    by = next((child for child in verb.children if child.dep_ in {"agent", "prep"} and child.lower_ == "by"), None)
    found = _object_of(by) if by is not None else None
    return found if found is not None and found.dep_ == "pobj" else None


def _of_noun(noun: Token) -> Token | None:
    """His warning; a warning by, from, among them; the warning that they issued."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in {"prep", "agent"} and child.lower_ in _AGENTS:
            return _object_of(child)
    speaking = next((child for child in noun.children if child.dep_ == "compound" and _can_speak(child)), None)
    if speaking is not None:
        return speaking
    if noun.dep_ == "dobj" and cues.is_verb(noun.head):
        return _of_verb(noun.head, _STEPS)
    return None


def _can_speak(compound: Token) -> bool:
    """A New York Times report; "Roe charges that", where the parser takes the verb for a noun."""
    return compound.ent_type_ in _NAMED or nouns.is_person(compound) or nouns.is_organisation(compound)
