"""The names of people in an article's text, as it writes them."""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.language import behind_office, cues, nouns, phrases
from onrecord.names.person_name import couple, looks_like_a_person, split_titles
from onrecord.names.vocabulary import gender_of_first_name, is_title

# In words: a whole name.
_FEWEST, _MOST = 2, 4
# With these a headline goes on behind a name, where the tagger of words takes all capitals for names.
_HEADLINE_VERBS = frozenset({"Announces", "Asks", "Calls", "Promises", "Says", "Tells", "Urges", "Vows", "Warns"})
_GENERALS = frozenset({"Attorney", "Director", "Inspector", "Secretary", "Solicitor", "Surgeon"})


def persons(doc: Doc) -> Iterator[tuple[int, int]]:
    """First and last tokens of spaCy's persons, cut before "of Velmora", line breaks and a headline's verb.

    A single word that is as often taken for a place or a body is none.
    """
    entities = doc.ents
    labels: dict[str, Counter[str]] = {}
    for ent in entities:
        labels.setdefault(ent.text, Counter())[ent.label_] += 1
    for ent in entities:
        if ent.label_ != "PERSON":
            continue
        seen = labels[ent.text]
        if ent.end - ent.start == 1 and max(seen["GPE"], seen["ORG"], seen["NORP"]) >= seen["PERSON"]:
            continue
        ends = (t.i for t in ent if t.i > ent.start and (t.tag_ == "IN" or "\n" in t.text or t.text in _HEADLINE_VERBS))
        stop = next(ends, ent.end)
        last = stop - 1 if doc[stop - 1].tag_ != "POS" else stop - 2
        first = max(
            (t.i + 1 for t in ent if t.tag_ == "POS" and t.i < last), default=ent.start
        )  # "Radio Lund's Ann Roe"
        the = doc[first].lower_ == "the" or (first > 0 and doc[first - 1].lower_ == "the")
        if the and not split_titles(str(doc[first : last + 1].text))[0]:
            continue  # "the Citadel"
        if last >= first and doc[last].text.strip():
            yield first, last


def names(doc: Doc, entities: dict[int, str], runs: dict[int, str]) -> list[str]:
    """People's names in text order: spaCy's PERSON entities, and what else looks like a person's name."""
    found = {
        last: name
        for last, name in entities.items()
        if not phrases.is_plural_name(doc[last]) and not nouns.is_body(doc[last].text)
    }
    for last, run in runs.items():
        first = _first_of_couple(doc, last, runs)
        both = () if first is None else couple(f"{runs[first]} and {run}")
        if first is not None and both:
            found[first], found[last] = both
            continue
        ent = found.get(last)
        the = phrases.name_bounds(doc[last])[0]
        whole = run.startswith(doc[the].text)
        of_a_thing = (
            whole and the > 0 and doc[the - 1].lower_ == "the" and not split_titles(run)[0]
        )  # "the Ann Roe Show"
        is_one = looks_like_a_person(run) or (ent is None and _is_described(doc[last], run))
        if is_one and not of_a_thing and (ent is None or _tells_more(run, ent)):
            found[last] = run
    return [name for _, name in sorted(found.items())]


def name_at(last: Token) -> str:
    """The name that a run of proper nouns with this token has, without what is no part of it."""
    first = behind_office.first_of_name(last)
    if first is None:
        return _own_name(phrases.titled_name(last))
    return str(last.doc[first.i : phrases.name_bounds(last)[1] + 1].text)


def _own_name(run: str) -> str:
    """The name alone: of "the United Nations Ann Roe", of "Rival Ann Roe", of a headline's "Ann Roe Says"."""
    words = run.split()
    if len(words) > 1 and words[-1] in _HEADLINE_VERBS:
        words = words[:-1]
        run = " ".join(words)
    general = next(
        (i for i in range(_FEWEST, len(words) - 1) if words[i] == "General" and words[i - 1] in _GENERALS), None
    )
    if general is not None and _FEWEST <= len(words) - general - 1 < _MOST:
        return " ".join(words[general + 1 :])  # "Lund Attorney General Ann Roe"
    described = nouns.table()["people"]
    cuts = (i for i in range(1, len(words) - 1) if nouns.is_body(words[i - 1]) or words[i - 1].casefold() in described)
    return next((tail for i in cuts if looks_like_a_person(tail := " ".join(words[i:]))), run)


def _is_described(last: Token, run: str) -> bool:
    """Whether the words beside a name make a person of it: "a spokesperson, Morgan Olt", "Abby Holm, a teacher"."""
    words = split_titles(run)[1]
    if (
        not _FEWEST <= len(words) <= _MOST
        or any(nouns.is_body(w) or is_title(w) for w in words)
        or not all(w[0].isupper() for w in words)
    ):
        return False
    beside = [last.head] if last.dep_ == "appos" else []
    beside += [child for child in last.children if child.dep_ == "appos"]
    if any(noun.pos_ == "NOUN" and noun.tag_ == "NN" and nouns.is_person(noun) for noun in beside):
        return True
    speaks = last.dep_ == "nsubj" and cues.introduces_quotation(last.head)
    return speaks and not last.ent_type_ and any(child.lower_ in {"of", "from"} for child in last.children)


def _first_of_couple(doc: Doc, last: int, runs: dict[int, str]) -> int | None:
    """The first name, or the title, before "and" and a name that ends with a token: "Tom and Ann Roe"; None where none is."""
    and_ = phrases.name_bounds(doc[last])[0] - 1
    joined = and_ > 0 and doc[and_].lower_ in {"and", "&"} and and_ - 1 in runs
    return and_ - 1 if joined and " " not in runs[and_ - 1] and " " in runs[last] else None


def _tells_more(run: str, ent: str) -> bool:
    """Whether a run of proper nouns says more of a name than the entity in it: not "Treasury Scott Keller"."""
    titles, words = split_titles(run)
    inner = split_titles(ent)[1]
    if ent.endswith(f" {run}"):
        return True  # "Velmora Ann Roe" of "Ambassador to Velmora Ann Roe"
    if not titles and len(inner) > 1 and tuple(words[-len(inner) :]) == inner:
        return gender_of_first_name(words[0]) is not None
    return len(run) >= len(ent)
