"""A snapshot with what people have put right: their word in the place of the machine's.

Tables are not copied: what changes is little, and is laid over them as views.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from onrecord import lemmas
from onrecord.corpus.corrections import InForce, Judgment, in_force
from onrecord.corpus.schema import parse_segments, segments_text
from onrecord.corpus.snapshot import Snapshot
from onrecord.corpus.topics import topics_of
from onrecord.model import Correction, Polarity, Span
from onrecord.normalise import normalise

CONFIRMED, CORRECTED = "confirmed", "corrected"
_FIELDS = ("title", "outlet", "author", "published", "url")
# A newer engine may begin or end a quotation elsewhere: it is the same one if they share at least this part of the shorter.
_SAME = 0.5
Row = dict[str, Any]


def corrected(machine: Snapshot, log: Sequence[Correction], version: int | None) -> Snapshot:
    """What the machine found, with all that is in force of a log of corrections, whose version it keeps."""
    said = in_force(log)
    snapshot = replace(machine, corrections=version)
    said = _meant_now(snapshot, said)
    snapshot = _with_names(_with_forms_apart(snapshot, said), said)
    snapshot = _with_judgments(snapshot, machine, said)
    return _with_articles(snapshot, said)


def _view(snapshot: Snapshot, table: ir.Table) -> ir.Table:
    return snapshot.add_view(f"corrected_{uuid4().hex}", table)


def _table(snapshot: Snapshot, rows: Sequence[Row], like: ir.Table) -> ir.Table:
    schema = like.schema().to_pyarrow()
    return snapshot.add_table(f"said_{uuid4().hex}", pa.Table.from_pylist(list(rows), schema))


def _with_forms_apart(snapshot: Snapshot, said: InForce) -> Snapshot:
    """Written forms that stand for themselves again: those kept apart, and short ones where somebody has said who they are."""
    forms = sorted(said.apart)
    places = [f"{article}\n{form}" for article, form in sorted(said.names.short_forms())]
    if not forms and not places:
        return snapshot

    def own(table: ir.Table, written: str, column: str) -> ir.StringValue:
        is_own = table[written].isin(forms) | (table.article + "\n" + table[written]).isin(places)
        return ibis.ifelse(is_own.fill_null(False), table[written], table[column])

    mentions, quotes, roles = snapshot.mentions, snapshot.quotes, snapshot.roles
    entity = ibis.ifelse(mentions.written.isin(forms), mentions.written, mentions.entity)
    return replace(
        snapshot,
        mentions=_view(snapshot, mentions.mutate(entity=entity, name=own(mentions, "written", "name"))),
        quotes=_view(snapshot, quotes.mutate(speaker=own(quotes, "speaker_here", "speaker"))),
        roles=_view(snapshot, roles.mutate(person=own(roles, "person_here", "person"))),
        aliases=_view(snapshot, snapshot.aliases.filter(snapshot.aliases.form.notin(forms))),
    )


def _meant_now(snapshot: Snapshot, said: InForce) -> InForce:
    """What people said of a name, said of the one to whom it leads where nobody is called so any more."""
    targets = sorted({entry.target for entry in said.names.entries})
    aliases = snapshot.aliases
    rows = snapshot.rows(aliases.filter(aliases.form.isin(targets))) if targets else []
    return replace(said, names=said.names.about({row["form"]: row["canonical"] for row in rows}))


def _with_given_aliases(snapshot: Snapshot, said: InForce) -> ir.Table:
    """Names that lead to those that people have given, the names in whose place these are among them."""
    given = said.names.renamed()
    aliases = snapshot.aliases.filter(snapshot.aliases.form.notin(sorted({*given, *given.values()})))
    if not given:
        return aliases
    led = aliases.mutate(canonical=aliases.canonical.cases(*given.items(), else_=aliases.canonical))
    replaced = [{"form": name, "canonical": now} for name, now in sorted(given.items())]
    return _view(snapshot, led.union(_table(snapshot, replaced, aliases)))


def _with_names(snapshot: Snapshot, said: InForce) -> Snapshot:
    """Speakers under the names that people gave them, wherever the corpus names them."""
    if not said.names.entries:
        return snapshot
    changed = {str(entry.target) for entry in said.names.entries}
    places = snapshot.quotes.filter(snapshot.quotes.speaker.isin(changed)).select("article", name="speaker")
    places = places.union(snapshot.roles.filter(snapshot.roles.person.isin(changed)).select("article", name="person"))
    people = snapshot.mentions.filter(snapshot.mentions.name.isin(changed) & (snapshot.mentions.label == "PERSON"))
    places = places.union(people.select("article", "name"))
    rows = [
        row | {"given": given, "given_normal": normalise(given)}
        for row in snapshot.rows(places.distinct())
        if (given := said.names.of(row["article"], row["name"])) != row["name"]
    ]
    schema = pa.schema([(name, pa.string()) for name in ("article", "name", "given", "given_normal")])
    names = snapshot.add_table(f"given_{uuid4().hex}", pa.Table.from_pylist(rows, schema))
    quotes = _named(snapshot.quotes, names, "speaker")
    quotes = quotes.mutate(speaker_normal=quotes.speaker_normal + quotes.given_normal.fill_null(""))
    mentions = _named(snapshot.mentions, names, "name")
    mentions = mentions.mutate(entity=mentions.given.fill_null(mentions.entity))
    return replace(
        snapshot,
        quotes=_view(snapshot, quotes.drop("given", "given_normal")),
        mentions=_view(snapshot, mentions.drop("given", "given_normal")),
        roles=_view(snapshot, _named(snapshot.roles, names, "person").drop("given", "given_normal")),
        aliases=_with_given_aliases(snapshot, said),
    )


def _named(table: ir.Table, names: ir.Table, column: str) -> ir.Table:
    joined = table.left_join(names, [table.article == names.article, table[column] == names.name])
    joined = joined.select(table, names.given, names.given_normal)
    return joined.mutate(**{column: joined.given.fill_null(joined[column])})


def _with_judgments(snapshot: Snapshot, machine: Snapshot, said: InForce) -> Snapshot:
    """Quotations as people have judged them: confirmed, corrected, or gone."""
    if not said.judgments:
        return snapshot
    keys = sorted({judgment.article for judgment in said.judgments.values()})
    articles = machine.articles.filter(machine.articles.article.isin(keys)).drop("text", "regions", "extra")
    of_articles: dict[str, Row] = {row["article"]: row for row in machine.rows(articles)}
    by_article: dict[str, list[Row]] = defaultdict(list)
    for row in machine.rows(machine.quotes.filter(machine.quotes.article.isin(keys))):
        by_article[row["article"]].append(row)
    replaced: set[str] = set()
    rows: list[Row] = []
    for judgment in said.judgments.values():
        found = _same(judgment, by_article[judgment.article], said.judgments)
        if found is not None:
            replaced.add(found["quote"])
        # What the newest parse does not find any more is still what a person has seen in the text.
        base = found or (
            {**of_articles[judgment.article], **judgment.before} if judgment.article in of_articles else None
        )
        if base is not None and not judgment.rejected:
            rows.append(_judged_row(base, judgment, said))
    gone = sorted(replaced)
    added = _table(snapshot, rows, snapshot.quotes)
    kept = snapshot.quotes.filter(snapshot.quotes.quote.notin(gone)) if gone else snapshot.quotes
    topics = snapshot.topics.filter(snapshot.topics.quote.notin(gone)) if gone else snapshot.topics
    texts = {
        judgment.quote for judgment in said.judgments.values() if judgment.rejected or "segments" in judgment.value
    }
    left_out = sorted({*gone} - {row["quote"] for row in rows})
    figures = snapshot.figures
    return replace(
        snapshot,
        quotes=_view(snapshot, kept.union(added)),
        topics=_view(snapshot, topics.union(topics_of(added, snapshot.articles, snapshot.taxonomy))),
        figures=_view(
            snapshot,
            figures.mutate(quote=ibis.ifelse(figures.quote.isin(left_out), ibis.null("string"), figures.quote)),
        )
        if left_out
        else figures,
        texts=frozenset(texts),
    )


def _same(judgment: Judgment, rows: Sequence[Row], judgments: Mapping[str, Judgment]) -> Row | None:
    """The quotation of the newest parse that was judged: the same id, else the one that shares most of its place."""
    for row in rows:
        if row["quote"] == judgment.quote:
            return row
    before = judgment.before
    place = (int(str(before["start"])), int(str(before["end"])))
    others = [row for row in rows if row["quote"] not in judgments]
    best = max(others, key=lambda row: _shared(place, (row["start"], row["end"])), default=None)
    return best if best and _shared(place, (best["start"], best["end"])) >= _SAME else None


def _shared(one: Span, other: Span) -> float:
    overlap = min(one[1], other[1]) - max(one[0], other[0])
    return overlap / max(1, min(one[1] - one[0], other[1] - other[0]))


def _judged_row(base: Row, judgment: Judgment, said: InForce) -> Row:
    # What was judged before there were these columns does not have them.
    row = {"as_sentence": base["text"], "polarity": Polarity.SAID.value, **base}
    value = judgment.value
    row.setdefault("speaker_here", row["speaker"])
    if "speaker" in value:
        name = value["speaker"]
        row["speaker"] = said.names.of(judgment.article, str(name), judgment.named_at) if name else None
        row["speaker_here"] = name
    elif row["speaker"]:
        row["speaker"] = said.names.of(judgment.article, row["speaker"])
    row["speaker_normal"] = normalise(f"{row['speaker'] or ''} {row['speaker_here'] or ''}")
    row |= {name: value[name] for name in ("speaker_kind", "kind") if name in value}
    if "segments" in value:
        row |= _place(row, value)
    reviewed = CORRECTED if judgment.corrected else CONFIRMED
    row |= {
        # A correction stays the same quotation, whatever becomes of its place.
        "quote": judgment.quote,
        "confidence": 1.0,
        # What a person has looked at is shown, whatever the machine thinks of it.
        "left_out": None,
        "reason": f"{reviewed} by {judgment.author}",
        "reviewed": reviewed,
        "reviewed_by": judgment.author,
        "reviewed_at": judgment.at,
    }
    return row


def _place(row: Row, value: Mapping[str, object]) -> Row:
    segments, text = parse_segments(segments_text(value["segments"])), str(value["text"])
    return {
        "segments": segments_text(segments),
        "start": segments[0][0],
        "end": segments[-1][1],
        "text": text,
        "as_sentence": text,
        "text_normal": normalise(text),
        "lemmas": _lemmas(text, row["text"], row["lemmas"] or ""),
    }


def _lemmas(text: str, known_text: str, known: str) -> str:
    """The lemma text of other words of the same passage; words that are new to it stand for themselves."""
    items = [f" {item}" for item in known.split(" ") if item]
    words = [known_text[slice(*span)] for span in lemmas.word_spans(known_text)]
    of_word = dict(zip(words, items, strict=False))
    found = (text[slice(*span)] for span in lemmas.word_spans(text))
    return "".join(of_word.get(word) or lemmas.lemma_text([(word, word)]) for word in found)


def _with_articles(snapshot: Snapshot, said: InForce) -> Snapshot:
    """Articles as people describe them, without those that they took out."""
    if said.removed:
        snapshot = _without(snapshot, sorted(said.removed))
    if not said.described:
        return snapshot
    articles = snapshot.articles
    wanted = articles.filter(articles.article.isin(sorted(said.described)))
    rows = [_described_row(row, said.described[row["article"]]) for row in snapshot.rows(wanted)]
    described = _table(snapshot, rows, articles)
    keys = [row["article"] for row in rows]
    new = articles.filter(articles.article.notin(keys)).union(described)
    return replace(
        snapshot,
        articles=_view(snapshot, new),
        quotes=_view(snapshot, _redescribed(snapshot.quotes, described)),
        figures=_view(snapshot, _redescribed(snapshot.figures, described)),
    )


def _described_row(row: Row, value: Mapping[str, object]) -> Row:
    known = {name: value[name] for name in _FIELDS if name in value}
    if known.get("published"):
        known["published"] = date.fromisoformat(str(known["published"]))
    if "published" in known:
        # A person's word is about the article, whatever its versions say.
        known |= {"first_published": known["published"], "updated": None}
    row = row | known
    return row | {"title_normal": normalise(row["title"] or ""), "outlet_normal": normalise(row["outlet"] or "")}


def _redescribed(table: ir.Table, described: ir.Table) -> ir.Table:
    """A table with what it repeats of its articles put right."""
    columns = [name for name in (*_FIELDS, "first_published", "title_normal", "outlet_normal") if name in table.columns]
    said = described.select("article", **{f"said_{name}": described[name] for name in columns})
    joined = table.left_join(said, "article", rname="of_{name}")
    is_said = joined.of_article.notnull()
    joined = joined.mutate(**{name: ibis.ifelse(is_said, joined[f"said_{name}"], joined[name]) for name in columns})
    return joined.select(table.columns)


def _without(snapshot: Snapshot, keys: Sequence[str]) -> Snapshot:
    def left(table: ir.Table) -> ir.Table:
        return _view(snapshot, table.filter(table.article.notin(keys)))

    quotes = left(snapshot.quotes)
    return replace(
        snapshot,
        articles=left(snapshot.articles),
        quotes=quotes,
        mentions=left(snapshot.mentions),
        roles=left(snapshot.roles),
        figures=left(snapshot.figures),
        paragraphs=left(snapshot.paragraphs),
        topics=_view(snapshot, snapshot.topics.semi_join(quotes, "quote")),
    )
