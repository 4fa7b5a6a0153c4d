"""Which noun phrase near a cue names its source: trained weights choose among all, and none of them.

The rules of ``sources`` have a say as one feature of many.
"""

import math
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from onrecord.language import cues
from onrecord.language.quotations import logistic_regression
from onrecord.language.quotations.logistic_regression import Feature
from onrecord.model import Span

# In tokens: farther from the cue its source does not stand.
_BEFORE, _AFTER = 40, 30
_LONGEST_PATH = 5
_PHRASES = frozenset({"NOUN", "PROPN", "PRON"})
_INSIDE_A_PHRASE = frozenset({"compound", "nmod", "flat"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "DATE", "TIME", "CARDINAL"})


def choose(
    cue: Token, guess: Token | None, segments: Sequence[Span], elsewhere: Sequence[Span] = ()
) -> tuple[Token | None, float]:
    """The head of the phrase that most likely names the source, with its share of the likelihood of all.

    ``guess`` is what the rules say; nothing in ``elsewhere`` (headlines, datelines) is a source.
    """
    trained = logistic_regression.load("sources")
    if guess is not None and (_is_in(guess, elsewhere) or _is_in(guess, segments)):
        guess = None
    scored = [
        (trained.score(found), candidate)
        for candidate, found in candidates(cue, guess, segments)
        if candidate is None or not _is_in(candidate, elsewhere)
    ]
    best, source = max(scored, key=lambda pair: pair[0])
    return source, 1 / sum(math.exp(score - best) for score, _ in scored)


def candidates(cue: Token, guess: Token | None, segments: Sequence[Span]) -> list[tuple[Token | None, list[Feature]]]:
    """Every phrase near the cue and outside the content, and None, each with its features."""
    taken = set() if guess is None else {guess.i, guess.head.i if guess.dep_ == "appos" else guess.i}
    found = [token for token in _phrases(cue, segments) if token.i not in taken]
    if guess is not None:
        found.append(guess)
    return [(token, list(_features(cue, token, guess, segments))) for token in [*found, None]]


def _is_in(token: Token, spans: Sequence[Span]) -> bool:
    return any(start <= token.idx < end for start, end in spans)


def _phrases(cue: Token, segments: Sequence[Span]) -> Iterator[Token]:
    doc = cue.doc
    start, end = max(cue.sent.start, cue.i - _BEFORE), min(cue.sent.end, cue.i + _AFTER)
    for token in doc[start:end]:
        if token.is_space and "\n\n" in token.text and token.i > cue.i:
            return
        if token.pos_ not in _PHRASES or token.dep_ in _INSIDE_A_PHRASE or token.i == cue.i:
            continue
        if not _is_in(token, segments):
            yield token


def _features(cue: Token, token: Token | None, guess: Token | None, segments: Sequence[Span]) -> Iterator[Feature]:
    lemma = cues.lemma(cue)
    kind = f"{cue.pos_} {cue.tag_}"
    if token is None:
        yield ("none",)
        yield "none+lemma", lemma
        yield "none+cue", kind
        yield "none+guess", str(guess is None)
        yield "none+guess+cue", str(guess is None), kind
        yield "none+guess+lemma", str(guess is None), lemma
        yield "none+dependency", cue.dep_
        yield "none+passive", str(any(child.dep_ == "auxpass" for child in cue.children))
        return
    path = _path(cue, token)
    side = "left" if token.i < cue.i else "right"
    distance = str(min(abs(token.i - cue.i), 24).bit_length())
    phrase = f"{token.pos_} {token.ent_type_ if token.ent_type_ in _NAMED else ''}"
    guessed = "guess" if guess is not None and guess.i == token.i else "no guess" if guess is None else "other"
    order = _order(cue, token, segments)
    between = _between(cue, token)
    yield "path", path
    yield "path+lemma", path, lemma
    yield "path+cue", path, kind
    yield "path+phrase", path, phrase
    yield "path+side", path, side
    yield "guess", guessed
    yield "guess+path", guessed, path
    yield "guess+phrase", guessed, phrase
    yield "guess+cue", guessed, kind
    yield "guess+order", guessed, order
    yield "side+distance", side, distance
    yield "side+cue", side, kind
    yield "phrase", phrase
    yield "phrase+dependency", phrase, token.dep_
    yield "phrase+side+distance", phrase, side, distance
    yield "dependency", token.dep_
    yield "order", order
    yield "order+dependency", order, token.dep_
    yield "order+phrase", order, phrase
    yield "between", between
    yield "between+side", between, side
    yield "between+order", between, order
    yield "noun", token.lemma_.lower()


def _path(cue: Token, token: Token) -> str:
    """The dependencies from the cue up to the verb that both depend on, and down to the phrase."""
    above: dict[int, list[str]] = {}
    steps: list[str] = []
    current = cue
    for _ in range(_LONGEST_PATH):
        above[current.i] = list(steps)
        if current.head.i == current.i:
            break
        steps.append(current.dep_)
        current = current.head
    down: list[str] = []
    current = token
    for _ in range(_LONGEST_PATH):
        if current.i in above:
            return f"{'<'.join(above[current.i])} {'>'.join(reversed(down))}"
        if current.head.i == current.i:
            break
        down.append(current.dep_)
        current = current.head
    return "far"


def _order(cue: Token, token: Token, segments: Sequence[Span]) -> str:
    """How cue, phrase and content follow each other."""
    places = sorted([(cue.idx, "Q"), (token.idx, "S"), *((start, "C") for start, _ in segments[:2])])
    return "".join(letter for _, letter in places)


def _between(cue: Token, token: Token) -> str:
    """What stands between the cue and the phrase: other phrases, verbs and marks, counted roughly."""
    first, last = min(cue.i, token.i) + 1, max(cue.i, token.i)
    nouns = verbs = 0
    commas = False
    for word in cue.doc[first:last]:
        commas |= word.text == ","
        verbs += cues.is_verb(word)
        nouns += word.pos_ in _PHRASES and word.dep_ not in _INSIDE_A_PHRASE
    return f"{min(nouns, 3)} {min(verbs, 2)} {commas}"
