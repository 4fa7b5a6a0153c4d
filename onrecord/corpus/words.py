"""The words of a corpus: which base forms each has, and which are spelt like one that nobody said."""

from collections.abc import Collection, Sequence

import ibis
import ibis.expr.types as ir
from rapidfuzz import process
from rapidfuzz.distance import OSA

from onrecord.corpus.snapshot import Snapshot
from onrecord.normalise import words

WORDS = "words"
# Of a word that is shorter, or said in another form more rarely, the base form says nothing: "us" is no "we".
_SHORTEST = 3
_RAREST = 0.2
# How alike words are that a slip of the finger parts: of four letters, one.
_ALIKE = 0.75


def counted(quotes: ir.Table, paragraphs: ir.Table) -> ir.Table:
    """How often each word has each base form: word, lemma, said (in quotations), elsewhere (in paragraphs)."""
    none = ibis.literal(0, "int64")
    said = _in_lemmas(quotes).select("word", "lemma", said="n", elsewhere=none)
    return added_up(said.union(_in_lemmas(paragraphs).select("word", "lemma", said=none, elsewhere="n")))


def added_up(counts: ir.Table) -> ir.Table:
    """Counts of several parts of a corpus as those of all of them."""
    sums = counts.group_by("word", "lemma").aggregate(said=counts.said.sum(), elsewhere=counts.elsewhere.sum())
    return sums.filter((sums.said != 0) | (sums.elsewhere != 0))


def words_of(counts: ir.Table) -> ir.Table:
    """Every word of quotations with a base form of it: word, lemma, n (how often); and with n 0 those inflected elsewhere."""
    said = counts.filter(counts.said > 0).select("word", "lemma", n="said")
    elsewhere = counts.filter(counts.elsewhere > 0).anti_join(said, "word").select("word", "lemma")
    return said.union(elsewhere.mutate(n=ibis.literal(0, "int64")))


def _in_lemmas(table: ir.Table) -> ir.Table:
    items = table.select(item=table.lemmas.split(" ").unnest())
    items = items.filter(items.item.length() > 0)
    counted = items.group_by("item").aggregate(n=items.count())
    forms = counted.mutate(forms=counted.item.split("/"))
    # Between slashes stand the word in capitals if it is, the word, its base form; what equals the last is not said again.
    last, before = forms.forms[forms.forms.length() - 2], forms.forms[forms.forms.length() - 3]
    named = forms.select("n", lemma=last, word=ibis.ifelse(before == "", last, before).lower())
    return named.group_by("word", "lemma").aggregate(n=named.n.sum())


def base_forms(snapshot: Snapshot, word: str) -> Collection[str]:
    """The base forms that articles use a word in, itself among them; none of a short word: "tariffs" has "tariff"."""
    if len(word) < _SHORTEST:
        return ()
    found = snapshot.fetch(snapshot.words.filter(snapshot.words.word == word))
    often = found[(found["n"] >= _RAREST * found["n"].sum()) & found["lemma"].str.startswith(word[:1])]
    return {word, *often["lemma"]}


def said_as(snapshot: Snapshot, word: str) -> Collection[str]:
    """The words that have a base form of this one, with it and its base forms."""
    table = snapshot.words
    forms = sorted(base_forms(snapshot, word))
    return {word, *forms, *(snapshot.fetch(table.filter(table.lemma.isin(forms)))["word"] if forms else ())}


def is_said(snapshot: Snapshot, word: str) -> bool:
    """Whether any quotation has a word, in this form or with it as its base form."""
    table = snapshot.words
    said = table.filter((table.n > 0) & ((table.word == word) | (table.lemma == word)))
    return not snapshot.fetch(said.limit(1)).empty


def times(snapshot: Snapshot, word: str) -> int:
    """How often quotations say a word in this form."""
    table = snapshot.words.filter(snapshot.words.word == word)
    return int(snapshot.fetch(table.aggregate(n=table.n.sum().fill_null(0)))["n"].iloc[0])


def nearest(snapshot: Snapshot, word: str, limit: int = 3) -> Sequence[str]:
    """The words of quotations that are spelt most like one, commonest first where they are equally alike."""
    table = snapshot.words.group_by("word").aggregate(n=snapshot.words.n.sum())
    # What begins otherwise is seldom meant, and a corpus has many words.
    table = table.filter((table.n > 0) & table.word.startswith(word[:1]) & (table.word != word)).order_by(
        [table.n.desc(), table.word]
    )
    known = snapshot.fetch(table)["word"].tolist()
    plain = {one: "".join(words(one)) for one in known}
    found = process.extract(word, plain, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=limit)
    return [one for _, _, one in found]
