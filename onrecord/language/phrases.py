"""Noun phrases around a head: how far the words that name somebody reach."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.language import nouns
from onrecord.model import Span
from onrecord.names.person_name import clean
from onrecord.names.vocabulary import ends_a_body, gender_of_first_name, is_courtesy, is_office, is_particle

_ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those", "another"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our", "your"})
# In tokens: between the parts of "Smith and her aides", and in the phrase of "an aide at the ministry".
_LONGEST_GAP = 4
_LONGEST_PHRASE = 12
_AFTER_VERB = frozenset({"at", "of", "for", "from", "with", "in", "close", "familiar"})
# "A letter seen by the paper" is described by "a letter".
_SEEN = frozenset(
    {"see", "obtain", "review", "publish", "release", "issue", "leak", "post", "send", "date", "circulate"}
)
# What people do and nobody does to them: the parser takes "its minister announced" for "a plan announced".
_SAID = frozenset({"add", "announce", "argue", "claim", "declare", "reply", "say"})
# Without their clause these say nothing: "people who saw it".
_VAGUE = frozenset(
    {"people", "person", "those", "one", "someone", "somebody", "anyone", "man", "woman", "official", "all"}
)
_COUNTRIES = frozenset({"U.S.", "U.K.", "U.A.E."})
_NAME_TAGS = frozenset({"NOUN", "ADJ", "VERB", "X", "INTJ", "ADV"})


def bounds(head: Token) -> tuple[int, int]:
    """First and last token of the phrase: its article to its head, and what describes it without a comma."""
    first, last = head.left_edge.i, head.i
    for child in head.children:
        if child.i < head.i and (child.is_punct or child.dep_ in {"cc", "advmod", "predet", "mark", "prep"}):
            first = max(first, child.right_edge.i + 1)
    if head.pos_ == "PROPN":
        begin, last = name_bounds(head)
        first = min(first, begin)
    if head.pos_ != "PRON":
        last = _described_to(head, last)
    first = max((i + 1 for i in range(first, head.i) if ends_sentence(head.doc[i])), default=first)
    return min(first, head.i), last


def ends_sentence(token: Token) -> bool:
    """Whether a country's initials may end a sentence behind "in the", though the parser goes on: "in the U.S. Acme said"."""
    if token.text not in _COUNTRIES or token.i < 2 or token.i + 1 == len(token.doc):  # noqa: PLR2004
        return False
    following = token.nbor(1)
    placed = token.nbor(-1).lower_ == "the" and token.nbor(-2).pos_ == "ADP"
    return placed and following.text[:1].isupper() and not any(ends_a_body(t.text) for t in following.subtree)


def mention(head: Token) -> Span:
    """The offsets of the phrase, with a name in apposition and with who speaks together with it."""
    first, last = bounds(head)
    name = appositive(head)
    if name is not None:
        last = max(last, name_bounds(name)[1])
    for child in joined(head):
        if 0 < child.i - last <= _LONGEST_GAP:
            last = child.i
    start, end = head.doc[first], head.doc[last]
    return start.idx, end.idx + len(end)


def joined(head: Token) -> Iterator[Token]:
    """The nouns joined to the head by "and", in text order, unless they are parts of its name: "Ann Roe, Bo Lind and Jo Marr"."""
    last = name_bounds(head)[1] if head.pos_ == "PROPN" else head.i
    members = {child.i: child for child in _members(head) if child.i > last}
    yield from (members[i] for i in sorted(members))


def _members(head: Token) -> Iterator[Token]:
    """The conjuncts of a head and theirs; of a list of names also those that the parser takes for appositions."""
    for child in head.children:
        is_list = child.dep_ == "appos" and {child.pos_, head.pos_} == {"PROPN"} and _is_listed(head, child)
        is_list = is_list and not is_office(child.text)  # "Ann Roe, President and CEO"
        if (child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN", "PRON"}) or is_list:
            yield child
            yield from _members(child)


def _is_listed(head: Token, name: Token) -> bool:
    """Whether a name behind a comma is the next of a list: "Ann Roe, Bo Lind and Jo Marr", "Ann Roe, Bo Lind, and …"."""
    first, last = name_bounds(name)
    doc = name.doc
    following = [token.lower_ for token in doc[last + 1 : last + 3]]
    goes_on = following[:1] == ["and"] or following == [",", "and"] or (following[:1] == [","] and _and_follows(name))
    return first == name_bounds(head)[1] + 2 and doc[first - 1].text == "," and goes_on


def _and_follows(name: Token) -> bool:
    """Whether another name of the list hangs from this one."""
    return any(
        child.dep_ in {"conj", "appos"} and child.pos_ == "PROPN" and child.i > name.i for child in name.children
    )


def appositive(head: Token) -> Token | None:
    """The name right after a description: "his spokeswoman Ann Roe", "its head, Ann Roe"."""
    if head.pos_ == "PROPN" and not is_office(head.text):
        return None
    clause = max((child.right_edge.i for child in head.children if child.dep_ == "relcl"), default=head.i)
    for child in head.children:
        named = child.pos_ == "PROPN" or (
            child.ent_type_ == "ORG" and child.text.istitle()
        )  # "the group Friends of Lund"
        if child.dep_ == "appos" and named and child.left_edge.i - max(bounds(head)[1], clause) <= 2:  # noqa: PLR2004
            return child
    return None


def name_behind(head: Token) -> Token | None:
    """The last token of the name right behind a noun, whatever the parser hangs it on: "the engineer Bo Lind"."""
    if head.pos_ != "NOUN" or head.i + 1 >= len(head.doc) or head.nbor(1).pos_ != "PROPN" or head.nbor(1).is_sent_start:
        return None
    last = head.nbor(1)
    while not is_name_end(last):
        last = last.nbor(1)
    return last


def proper_name(head: Token) -> str:
    """The run of proper nouns around the head: "Ann van der Berg", "Harrow & Pike", "Jean-Pierre"."""
    first, last = name_bounds(head)
    return str(head.doc[first : last + 1].text)


def titled_name(head: Token) -> str:
    """The proper name, with the office of "Secretary of the Treasury" before it."""
    doc, (first, last) = head.doc, name_bounds(head)
    of = first - 1
    while of > 0 and doc[of].lower_ == "the" and doc[of].sent_start != 1:
        of -= 1
    if of > 0 and doc[of].lower_ == "of" and is_office(doc[of - 1].text):
        begin = name_bounds(doc[of - 1])[0] if doc[of - 1].pos_ == "PROPN" else of - 1
        return str(doc[begin : last + 1].text)
    return str(doc[first : last + 1].text)


def is_plural_name(token: Token) -> bool:
    """Whether a name is of several: "the Clintons", and not "Mills", which the tagger takes for a plural."""
    if not token.text.endswith("s") or not any(child.lower_ == "the" for child in token.children):
        return False
    return name_bounds(token)[0] == token.i


def name_bounds(head: Token) -> tuple[int, int]:
    """First and last token of the run of proper nouns around the head."""
    doc, first, last = head.doc, head.i, head.i
    while first > 0:
        step = _joint(doc[first - 1])
        if ends_sentence(doc[first - 1]):
            break
        if doc[first - 1].text == "." and step:
            first -= 2
        elif step and first - 1 - step >= 0 and doc[first - 1 - step].pos_ == "PROPN" and doc[first].pos_ == "PROPN":
            first -= 1 + step  # even where the parser ends a sentence: "Ann ter | Horst"
        elif doc[first].sent_start == 1:
            break
        elif _is_name_part(doc[first - 1]):
            first -= 1
        else:
            break
    while last + 1 < len(doc):
        following = doc[last + 1]
        step = _joint(following)
        if step and last + 2 < len(doc) and doc[last + 2].pos_ == "PROPN" and doc[last].pos_ == "PROPN":
            last += 2
        elif following.pos_ == "PROPN" and following.dep_ == "flat":
            last += 1
        else:
            break
    return first, last


def is_name_end(token: Token) -> bool:
    """Whether a run of proper nouns ends with the token."""
    return token.pos_ == "PROPN" and (
        token.i + 1 == len(token.doc)
        or not (
            token.nbor(1).pos_ == "PROPN"
            or (_joint(token.nbor(1)) and token.i + 2 < len(token.doc) and token.nbor(2).pos_ == "PROPN")
        )
    )


def _joint(token: Token) -> int:
    """1 for what joins the parts of one name: the hyphen of "Jean-Pierre", the "&" of a firm, "van"; else 0."""
    if token.text in {"-", "‑"}:
        return int(not token.whitespace_ and token.i > 0 and not token.nbor(-1).whitespace_)
    if token.text == ".":  # "MS. KELLER" in a transcript
        return int(token.i > 0 and is_courtesy(token.nbor(-1).text) and not token.nbor(-1).whitespace_)
    return int(token.text == "&" or (token.pos_ != "PROPN" and token.text.islower() and is_particle(token.text)))


def _is_name_part(token: Token) -> bool:
    if token.pos_ == "PROPN":
        titled = token.i > 0 and is_office(token.nbor(-1).text)
        return token.ent_type_ != "DATE" or titled or gender_of_first_name(token.text) is not None  # "Rep. June Roe"
    whole = token.is_alpha or (token.ent_type_ == "PERSON" and token.text[1:] == ".")  # "A." of "Julie A. Roe"
    capital = whole and token.text[:1].isupper() and not token.is_sent_start
    return capital and token.pos_ in _NAME_TAGS and token.tag_ != "WRB"


def words(head: Token) -> tuple[str, ...]:
    """The phrase's words without its article and possessive marks."""
    first, last = bounds(head)
    kept = head.doc[first : last + 1].text.split()
    if len(kept) > 1 and kept[0].lower() in _ARTICLES | _POSSESSIVES:
        kept = kept[1:]
    return tuple(clean(word.strip(',.;:“”"()')) for word in kept)


def description(head: Token) -> str:
    """The phrase without its article: "senior State Department official"."""
    first, last = bounds(head)
    one = head.doc[first].lower_ == "one" and head.tag_ == "NN"
    if (one or head.doc[first].lower_ in _ARTICLES) and first < head.i:
        first += 1
    text = " ".join(head.doc[first : last + 1].text.split())
    begins_sentence = (
        head.doc[first].is_sent_start
        and head.doc[first].pos_ != "PROPN"
        and head.doc[first].ent_type_ in {"", "CARDINAL"}
    )
    return text[:1].lower() + text[1:] if begins_sentence and text.split()[0].istitle() else text


def is_definite(head: Token) -> bool:
    """Whether the phrase points at somebody known: "the official", "Kestria's president", "its governor"."""
    return any(
        (child.dep_ == "det" and child.lower_ in {"the", "this", "that"})
        or (
            child.dep_ == "poss"
            and (child.pos_ == "PROPN" or child.lower_ in _POSSESSIVES or _is_definite_child(child))
        )
        for child in head.children
    )


def _is_definite_child(child: Token) -> bool:
    return any(grandchild.dep_ == "det" and grandchild.lower_ == "the" for grandchild in child.children)


def _described_to(head: Token, last: int) -> int:
    begin = last
    for child in head.children:
        describes = child.dep_ in {"prep", "amod", "acl", "relcl"} and (head.pos_ != "PROPN" or child.lower_ == "of")
        if child.dep_ == "acl" and (child.lemma_ in _SEEN or _is_said_by(child, head)):
            break
        if child.dep_ == "relcl" and head.lemma_.lower() not in _VAGUE:
            break
        if child.i > last and describes and child.left_edge.i == last + 1:
            end = _before_comma(head, last, child.right_edge.i)
            if end - last <= _LONGEST_PHRASE:
                last = end
    if last == begin and head.pos_ == "NOUN" and head.dep_ == "nsubj" and head.i > head.head.i:
        last = _described_after_verb(head)
    return last


def _is_said_by(participle: Token, head: Token) -> bool:
    """Whether what the parser takes for a participle is the verb of somebody's saying: "its minister announced"."""
    return participle.lemma_ in _SAID and nouns.is_person(head)


def _described_after_verb(head: Token) -> int:
    """In "said an aide at the ministry" the parser gives "at the ministry" to the verb."""
    for child in head.head.children:
        if child.i == head.i + 1 and child.dep_ == "prep" and child.lower_ in _AFTER_VERB:
            return _before_comma(head, head.i, min(child.right_edge.i, head.i + _LONGEST_PHRASE))
    return head.i


def _before_comma(head: Token, first: int, last: int) -> int:
    """The last token before the first comma or quotation mark; no more than a phrase's length is looked at."""
    reach = min(last, first + _LONGEST_PHRASE + 1)
    stop = next((t.i for t in head.doc[first + 1 : reach + 1] if _stops(t)), None)
    end = last if stop is None else stop - 1
    while end > first and head.doc[end].tag_ in {"IN", "CC", "DT"}:
        end -= 1
    return max(first, end)


def _stops(token: Token) -> bool:
    return (token.is_punct and token.text not in {"-", "’", "'", "‑"}) or "\n" in token.text
