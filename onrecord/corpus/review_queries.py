"""What is worth a person's minute: quotations and names that are likely to be wrong, the most consequential first.

Every function that takes a Selection raises QueryError for a bad text query.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any, Literal, NamedTuple

import ibis
import ibis.expr.types as ir

from onrecord.corpus.predicate import selected_quotes
from onrecord.corpus.selection import Selection
from onrecord.corpus.snapshot import Snapshot
from onrecord.default_view import View
from onrecord.model import Action, Correction, QuoteKind, SpeakerKind
from onrecord.names.person_name import PersonName, parse_name
from onrecord.names.same_person import agree, misspelt, near_spellings

Queue = Literal["uncertain", "unknown", "odd", "sample"]
# Words in quotation marks are what is printed as somebody's own.
_MARKED = (QuoteKind.DIRECT.value, QuoteKind.MIXED.value)
_MARKED_WEIGHT = 2.0
# From here on nine in ten are right (benchmarks/attribution.py): to look at them finds little.
DOUBTFUL = 0.8
_NAMED = SpeakerKind.NAMED.value


class Pair(NamedTuple):
    """Two names that may be one person's, with the quotations of each; the more quoted one first."""

    name: str
    other: str
    quotes: int
    other_quotes: int


class Shared(NamedTuple):
    """A name that may be two people's: in how many articles who bears it is told by the surname alone, or in another role."""

    name: str
    quotes: int
    articles: int
    doubtful: int


class Sighting(NamedTuple):
    """An article in which a speaker of that name is quoted: how it names and describes them."""

    article: str
    title: str | None
    outlet: str | None
    published: object
    named: str
    roles: str
    quotes: int


def queue(snapshot: Snapshot, selection: Selection, kind: Queue) -> ir.Table:
    """The quotations of a selection that nobody has looked at and that belong into a queue, the first to look at first."""
    # What is doubtful is what wants a look most.
    quotes = selected_quotes(snapshot, replace(selection, view=(*selection.view, View.DOUBTFUL)))
    quotes = quotes.filter(quotes.reviewed.isnull())
    if kind == "sample":
        # A hash is as good as chance, and the same for everybody who reviews.
        return quotes.order_by([quotes.quote.hexdigest("md5"), quotes.quote])
    if kind == "unknown":
        found = quotes.filter(quotes.speaker.isnull())
        return found.order_by([found.kind.isin(_MARKED).desc(), found.text.length().desc(), found.quote])
    counts = snapshot.quotes.group_by("speaker").aggregate(said=snapshot.quotes.count())
    known = quotes.filter(quotes.speaker.notnull()).inner_join(counts, "speaker")
    if kind == "odd":
        known = known.filter(_is_odd(snapshot, known))
        return known.order_by([known.said.desc(), known.speaker, known.quote])
    weight = ibis.ifelse(known.kind.isin(_MARKED), _MARKED_WEIGHT, 1.0) * (1 + known.said).ln()
    known = known.filter([known.reason != "", known.confidence < DOUBTFUL])
    return known.order_by([((1 - known.confidence) * weight).desc(), known.quote])


def _is_odd(snapshot: Snapshot, quotes: ir.Table) -> ir.BooleanValue:
    """Whether a speaker is of a kind that its name does not look like, or of another kind than mostly."""
    by_kind = snapshot.quotes.group_by(["speaker", "speaker_kind"]).aggregate(n=snapshot.quotes.count())
    rank = ibis.row_number().over(group_by="speaker", order_by=[by_kind.n.desc(), by_kind.speaker_kind])
    ranked = by_kind.mutate(rank=rank)
    rarer = ranked.filter(ranked.rank > 0)
    key = quotes.speaker + "\n" + quotes.speaker_kind
    no_name = (quotes.speaker_kind == _NAMED) & ~quotes.speaker.re_search(r"^\p{Lu}[^0-9]*$")
    return no_name | key.isin((rarer.speaker + "\n" + rarer.speaker_kind).as_table()[0])


def count(snapshot: Snapshot, table: ir.Table) -> int:
    """How many are in a queue."""
    return int(snapshot.fetch(table.aggregate(n=table.count()))["n"].iloc[0])


def first(snapshot: Snapshot, table: ir.Table, passed: Iterable[str]) -> tuple[str, str] | None:
    """The article and id of the first quotation of a queue that is not among those passed over."""
    seen = sorted(passed)
    left = table.filter(table.quote.notin(seen)) if seen else table
    rows = snapshot.rows(left.select("article", "quote").limit(1))
    return (rows[0]["article"], rows[0]["quote"]) if rows else None


def maybe_one(snapshot: Snapshot, log: Iterable[Correction]) -> list[Pair]:
    """Pairs of named speakers who may be one person and whom nobody has called two, the most quoted first."""
    counts = _counts(snapshot)
    names = {name: parsed for name in counts if (parsed := parse_name(name)) is not None}
    apart = {frozenset((e.target, str(e.value["name"]))) for e in log if e.action is Action.TWO_PEOPLE}
    blocks: dict[str, set[str]] = defaultdict(set)
    for name, parsed in names.items():
        for key in (parsed.surname, *(near_spellings(parsed) if parsed.is_whole else ())):
            blocks[key].add(name)
    pairs = {frozenset(pair) for block in blocks.values() for pair in combinations(sorted(block), 2)} - apart
    found = []
    for pair in pairs:
        one, other = sorted(pair, key=lambda name: (-counts[name], name))
        if _may_be_one(names[one], names[other]):
            found.append(Pair(one, other, counts[one], counts[other]))
    return sorted(found, key=lambda pair: (-pair.other_quotes, -pair.quotes, pair.name, pair.other))


def _may_be_one(one: PersonName, other: PersonName) -> bool:
    if one.is_whole and other.is_whole:
        return agree(one, other) or misspelt(one, other)
    return one.surname == other.surname and not (one.gender and other.gender and one.gender != other.gender)


def maybe_two(snapshot: Snapshot, log: Iterable[Correction]) -> list[Shared]:
    """Names that may be two people's and that nobody has called one person's, the most doubtful first."""
    settled = {entry.target for entry in log if entry.action in {Action.ONE_PERSON, Action.SEPARATE}}
    seen: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    quotes = snapshot.quotes.filter(snapshot.quotes.speaker_kind == _NAMED)
    for row in snapshot.rows(quotes.select("speaker", "article", "speaker_here").distinct()):
        seen[row["speaker"]][row["article"]].add(row["speaker_here"] or row["speaker"])
    roles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in snapshot.rows(snapshot.roles.select("person", "article", "role").distinct()):
        roles[row["person"], row["article"]] |= set(row["role"].lower().split())
    counts = _counts(snapshot)
    found = []
    for name, articles in seen.items():
        doubtful = _doubtful(name, articles, roles)
        if doubtful and len(articles) > 1 and name not in settled:
            found.append(Shared(name, counts[name], len(articles), doubtful))
    return sorted(found, key=lambda shared: (-shared.doubtful, -shared.quotes, shared.name))


def _doubtful(name: str, articles: Mapping[str, set[str]], roles: Mapping[tuple[str, str], set[str]]) -> int:
    """In how many articles the bearer of a name is told by the surname alone, or has none of the words of the commonest role."""
    described = [words for article in articles if (words := roles.get((name, article)))]
    common = max(described, key=lambda words: sum(bool(words & other) for other in described), default=set())
    by_surname = {
        article for article, names in articles.items() if " " in name and not any(" " in one for one in names)
    }
    otherwise = {article for article in articles if (words := roles.get((name, article))) and not words & common}
    return len(by_surname | otherwise)


def sightings(snapshot: Snapshot, name: str) -> list[Sighting]:
    """The articles that quote somebody of a name, oldest first."""
    quotes = snapshot.quotes.filter(snapshot.quotes.speaker == name)
    grouped = quotes.group_by("article").aggregate(
        title=quotes.title.first(),
        outlet=quotes.outlet.first(),
        published=quotes.published.first(),
        named=quotes.speaker_here.fill_null(quotes.speaker).collect(distinct=True).sort(),
        quotes=quotes.count(),
    )
    of_person = snapshot.roles.filter(snapshot.roles.person == name).select("article", "role").distinct()
    described = of_person.group_by("article").aggregate(roles=of_person.role.collect().sort().join("; "))
    table = grouped.left_join(described, "article").drop("article_right")
    rows = snapshot.rows(table.order_by([table.published.asc(nulls_first=False), table.article]))
    return [
        Sighting(
            row["article"], row["title"], row["outlet"], row["published"],
            ", ".join(row["named"]), row["roles"] or "", row["quotes"],
        )
        for row in rows
    ]  # fmt: skip


def like_this(snapshot: Snapshot, quote: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The quotations that nobody has looked at and whose articles have the same name for the same speaker, newest first."""
    if not quote["speaker"]:
        return []
    quotes = snapshot.quotes
    same = [quotes.speaker == quote["speaker"], quotes.speaker_here == quote["speaker_here"]]
    others = quotes.filter([*same, quotes.quote != quote["quote"], quotes.reviewed.isnull()])
    return snapshot.rows(others.order_by([others.published.desc(nulls_first=False), others.quote]))


def _counts(snapshot: Snapshot) -> dict[str, int]:
    quotes = snapshot.quotes.filter(snapshot.quotes.speaker_kind == _NAMED)
    return {row["speaker"]: row["n"] for row in snapshot.rows(quotes.group_by("speaker").aggregate(n=quotes.count()))}
