"""What the grammar of a sentence says of whom its pronouns and ages can mean."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.language import cues, nouns
from onrecord.model import SpeakerKind

GENDERS = {"he": "male", "him": "male", "his": "male", "himself": "male",
           "she": "female", "her": "female", "hers": "female", "herself": "female"}  # fmt: skip
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_EMBEDDED = frozenset({"ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "csubj"})
# The rank of a main clause's subject; that of another clause has 1, and what is no subject 0.
MAIN = 2
_TALKS = frozenset({"interview", "speak", "talk", "conversation", "letter", "email", "e-mail", "comment", "meeting"})
# In tokens: from "old" back to the number of "36-year-old".
AGE = 4


def stated_age(name: Token) -> str | None:
    """The age between marks behind a name: Ann Roe, 36, or Ann Roe (36)."""
    behind = [token.text for token in name.doc[name.i + 1 : name.i + 4]]
    closed = len(behind) > 2 and (behind[0], behind[2]) in {(",", ","), ("(", ")"), (",", ".")}  # noqa: PLR2004
    return behind[1] if closed and behind[1].isdigit() else None


def spoken_to(pronoun: Token) -> set[int]:
    """Those to whom the one speaks whom a pronoun means: "In an interview with Ann Roe, she said"."""
    verb, found = pronoun.head, set()
    for child in verb.children if pronoun.dep_ in SUBJECTS else ():
        if child.i > pronoun.i:
            break
        words = list(child.subtree) if child.dep_ in {"prep", "advcl"} else []
        for word in words:
            talk = word.dep_ == "pobj" and word.head.lower_ in {"with", "to"}
            if talk and word.head.head.lemma_.lower() in _TALKS:
                found.add(word.i)
    return found


def owner_ahead(pronoun: Token) -> Token | None:
    """Whose "its" is in "According to its report, the agency was late": the subject's that the sentence has next."""
    verb = pronoun.head
    while pronoun.dep_ == "poss" and verb.head.i != verb.i and cues.subject(verb) is None:
        verb = verb.head
    own = cues.subject(verb) if verb.i > pronoun.i else None
    if own is None or own.dep_ != "nsubj" or own.i < pronoun.head.i:
        return None
    is_body = own.pos_ == "PROPN" or nouns.kind_of(own) is SpeakerKind.ORGANISATION
    return own if is_body and own.ent_type_ != "PERSON" else None


def own_subject(pronoun: Token) -> Token | None:
    """The subject of the clause that "his" stands in: he is meant before anybody else."""
    verb = next((token for token in pronoun.ancestors if token.pos_ in {"VERB", "AUX"}), None)
    subjects = () if verb is None else verb.children
    return next((child for child in subjects if child.dep_ in SUBJECTS and child.i < pronoun.i), None)


def ahead_of(subject: Token) -> Iterator[Token]:
    """The words of the phrases that a clause opens with before its subject: "In her book", of "In her book, Roe wrote"."""
    if subject.dep_ in SUBJECTS:
        for child in subject.head.children:
            if child.dep_ in {"prep", "advcl"} and child.i < subject.i:
                yield from child.subtree


def preposed_content(pronoun: Token) -> tuple[int, int]:
    """First and last token of what stands before "she said": those named in it are mostly others than she."""
    if pronoun.dep_ in SUBJECTS and pronoun.i and pronoun.nbor(-1).text != ";":
        for child in pronoun.head.children:
            if child.i >= pronoun.i:
                break
            if child.dep_ == "ccomp":
                return child.left_edge.i, child.right_edge.i
    return 0, -1


def aged_by(noun: Token) -> Token | None:
    """The "old" of "the 36-year-old mother"; None where no age, or another article, stands before a noun for a person."""
    old = next((child for child in noun.children if child.dep_ == "amod" and child.lower_ == "old"), None)
    if old is None or old.i <= AGE or old.nbor(-2).lower_ != "year" or not nouns.is_person(noun):
        return None
    return old if any(child.lower_ == "the" for child in noun.children) else None


def rank(token: Token) -> int:
    """MAIN for the subject of a main clause and behind "according to", 1 for another subject, else 0."""
    if token.dep_ == "pobj" and token.head.head.lower_ == "according":
        return MAIN
    if token.dep_ not in SUBJECTS:
        return 0
    return 1 if token.head.dep_ in _EMBEDDED else MAIN
