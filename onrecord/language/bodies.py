"""Bodies and documents: which one "the company", "the office" or "the report" means."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from onrecord.language import nouns, phrases
from onrecord.names.person_name import clean

# So many sentences back "the company" means a company named, and "the report" one described more fully.
_NEAR = 3
_FAR = 12
# What an outlet says something in.
_COMMENTS = frozenset({"commentary", "editorial", "dispatch"})


class Bodies:
    """What an article names and describes that is no person, by the nouns that may stand for it later."""

    def __init__(self, doc: Doc, sentences: Sequence[int]) -> None:
        self._sentences = sentences
        self._described: dict[str, list[Token]] = {}
        self._companies: list[Token] = []
        self._outlets: list[Token] = []
        for token in doc:
            noun = token.lemma_.lower()
            if (
                token.pos_ == "NOUN"
                and token.text.islower()
                and (nouns.is_organisation(token) or nouns.is_document(token))
                and _says_which(token)
            ) or (token.pos_ == "NOUN" and _named_as(token) is not None):
                self._described.setdefault(noun, []).append(_named_as(token) or token)
            elif phrases.is_name_end(token):
                if token.lower_ in nouns.table()["organisations"] and phrases.name_bounds(token)[0] < token.i:
                    self._described.setdefault(token.lower_, []).append(token)
                if _is_outlet(token):
                    self._outlets.append(token)
                if _may_be_company(token):
                    self._companies.append(token)

    def meant(self, head: Token) -> Token | None:
        """The token that names or describes in full what a short description means; None where none does."""
        if not _is_short(head):
            return None
        noun = head.lemma_.lower()
        told = {head.doc[i].lower_ for i in range(phrases.bounds(head)[0] + 1, head.i)}
        described = [
            token
            for token in self._before(self._described.get(noun, ()), head, _FAR)
            if told <= {word.casefold() for word in phrases.words(token)}  # "the appeals court" is no district court
        ]
        if described:
            return described[-1]
        if noun in nouns.table()["outlets"]:
            outlets = [one for one in self._before(self._outlets, head, _FAR) if _may_be(noun, one)]
            if len({clean(phrases.proper_name(token)) for token in outlets}) == 1:
                return outlets[-1]
            return self._one_of([token for token in self._before(outlets, head, _NEAR) if not _is_told(token)])
        if noun not in nouns.table()["companies"] or any(child.dep_ == "compound" for child in head.children):
            return None
        return self._one_of(self._before(self._companies, head, _NEAR))

    def _one_of(self, near: Sequence[Token]) -> Token | None:
        """The one name in the last sentence that has any: its subject, where several are named."""
        if not near:
            return None
        last = [token for token in near if self._sentences[token.i] == self._sentences[near[-1].i]]
        subjects = [token for token in last if token.dep_ in {"nsubj", "nsubjpass", "appos"}]
        names = {clean(phrases.proper_name(token)): token for token in subjects or last}
        return next(iter(names.values())) if len(names) == 1 else None

    def _before(self, places: Sequence[Token], head: Token, sentences: int) -> list[Token]:
        """Those of the tokens that stand before a head, no more sentences away."""
        last = bisect_left(places, head.i, key=lambda token: token.i)
        earliest = self._sentences[head.i] - sentences
        return [token for token in places[max(0, last - _FAR) : last] if self._sentences[token.i] >= earliest]


def _named_as(noun: Token) -> Token | None:
    """The name that a noun for a body stands beside: "Lund Action, an outside group"; None where it is the subject."""
    if not nouns.is_organisation(noun) or noun.tag_ not in {"NN", "NNP"} or noun.dep_ != "appos":
        return None
    name = noun.head
    return name if name.pos_ == "PROPN" and name.ent_type_ not in {"PERSON", "GPE"} else None


def _is_outlet(name: Token) -> bool:
    """Whether a name has a word of newspapers and stations in it, or says something "in a commentary": "The Lund Gazette"."""
    words = phrases.proper_name(name).casefold().split()
    known = bool(set(words) & nouns.table()["outlet_names"]) and (len(words) > 1 or name.text.isupper())
    comments = any(
        inside.lemma_ in _COMMENTS for prep in name.head.children if prep.lower_ == "in" for inside in prep.children
    )
    return name.ent_type_ != "PERSON" and (known or (name.dep_ == "nsubj" and comments))


def _may_be(noun: str, outlet: Token) -> bool:
    """Whether a noun may mean an outlet: "the network" is no newspaper, and "the newspaper" no station."""
    stations = nouns.table()["stations"]
    heard = bool(stations & set(phrases.proper_name(outlet).casefold().split()))
    return noun == "website" or heard == (noun in stations)


def _says_which(noun: Token) -> bool:
    """Whether a phrase tells one from others: "the bank's spring report", "a ministry paper"."""
    return any(
        child.i < noun.i and (child.dep_ == "compound" or (child.dep_ == "poss" and child.pos_ != "PRON"))
        for child in noun.children
    ) or _is_of_a_place(noun)


def _is_of_a_place(noun: Token) -> bool:
    """Whether a body is told by its place: "the city of Lund"."""
    of = next((child for child in noun.children if child.lower_ == "of" and child.i == noun.i + 1), None)
    return (
        of is not None
        and nouns.is_organisation(noun)
        and any(child.pos_ == "PROPN" and child.text[:1].isupper() for child in of.children)
    )


def _is_short(head: Token) -> bool:
    """Whether a phrase is no more than "the company" or "the state company"."""
    first, last = phrases.bounds(head)
    return head.doc[first].lower_ == "the" and last == head.i and head.i - first <= 2 and head.pos_ == "NOUN"  # noqa: PLR2004


def _may_be_company(name: Token) -> bool:
    """Whether a name may be a company's: an organisation for spaCy or by the word beside it, no public body."""
    if name.head.pos_ == "NOUN" and name.dep_ == "appos" and name.head.lemma_.lower() in nouns.table()["companies"]:
        return True
    ends_public = name.lower_ in nouns.table()["organisations"] and name.lower_ not in nouns.table()["companies"]
    return (name.ent_type_ == "ORG" or nouns.is_body(name.text)) and not _is_told(name) and not ends_public


def _is_told(name: Token) -> bool:
    return name.dep_ in {"dobj", "dative"} and name.head.lemma_ in {"tell", "ask", "inform"}
