"""The topics of stored quotations as Ibis expressions, for any number of them at once.

``quotes`` stands for any table with the columns ``quote``, ``article``, ``lemmas`` and ``around_lemmas``, ``articles`` for one with
``article`` and ``subject``; these are lemma texts of ``onrecord.lemmas``. The same expressions are matched as in
``onrecord.topics``, which finds the places in one quotation. A topic that the words of a quotation show is not looked for
around them, and one that either shows not in its article's headline and lead.
"""

from collections.abc import Iterable
from functools import reduce

import ibis
import ibis.expr.types as ir
from ibis.backends.sql import SQLBackend as Backend

from onrecord import lemmas
from onrecord.corpus import in_place
from onrecord.model import Basis
from onrecord.taxonomy import Taxonomy, Topic
from onrecord.topics import Rule, rule

TOPICS = "topics"
# What a quotation's id has behind its article's.
_PLACE = r"-\d+-\d+$"


def topics_of(quotes: ir.Table, articles: ir.Table, taxonomy: Taxonomy) -> ir.Table:
    """Each topic of each quotation with each phrase that shows it, and where: quote, topic, phrase, basis."""
    wide = matched(articles.select(quote="article", text="subject"), taxonomy.topics).rename(article="quote")
    wide = quotes.select("quote", "article").inner_join(wide, "article").select("quote", "topic", "phrase")
    return _first([*_said(quotes, taxonomy.topics), (Basis.ARTICLE, wide)])


def _said(quotes: ir.Table, topics: Iterable[Topic]) -> list[tuple[Basis, ir.Table]]:
    """What quotations say, and what stands around them, each with the topics and phrases that it matches."""
    topics = tuple(topics)
    columns = {Basis.WORDS: "lemmas", Basis.PASSAGE: "around_lemmas"}
    return [(basis, matched(quotes.select("quote", text=column), topics)) for basis, column in columns.items()]


def _first(found: Iterable[tuple[Basis, ir.Table]]) -> ir.Table:
    """All that is found, of a topic of a quotation by the first basis alone that shows it."""
    ranked = [table.mutate(basis=ibis.literal(basis.value), rank=rank) for rank, (basis, table) in enumerate(found)]
    each = reduce(ir.Table.union, ranked)
    best = each.mutate(best=each.rank.min().over(group_by=[each.quote, each.topic]))
    return best.filter(best.rank == best.best).drop("rank", "best")


def prepare(backend: Backend, quotes: ir.Table, articles: ir.Table, taxonomy: Taxonomy) -> bool:
    """Make the table ``TOPICS`` of a file, or bring it up to date. False where what is in the file is of no use."""
    if not in_place.has(backend, TOPICS):
        in_place.see(backend, articles)
        backend.create_table(TOPICS, topics_of(quotes, articles, taxonomy))
    elif changes := in_place.see_again(backend, articles):
        gone, come = changes
        topics = backend.table(TOPICS)
        of_gone = topics.mutate(article=topics.quote.re_replace(_PLACE, "")).semi_join(gone, "article")
        in_place.take_out(backend, TOPICS, of_gone.select("quote"))
        quotes, articles = (table.semi_join(come, "article") for table in (quotes, articles))
        in_place.put_in(backend, TOPICS, topics_of(quotes, articles, taxonomy))
    else:
        return False
    return True


def gain_and_loss(quotes: ir.Table, before: Taxonomy, after: Taxonomy) -> ir.Table:
    """What a changed taxonomy changes by words and passages: quote, topic, change ("gained" or "lost"). Only changed topics are matched."""
    unchanged = {_matching(topic) for topic in before.topics} & {_matching(topic) for topic in after.topics}
    old, new = (
        _first(_said(quotes, (topic for topic in taxonomy.topics if _matching(topic) not in unchanged)))
        .select("quote", "topic")
        .distinct()
        for taxonomy in (before, after)
    )
    gained = new.anti_join(old, ["quote", "topic"]).mutate(change=ibis.literal("gained"))
    lost = old.anti_join(new, ["quote", "topic"]).mutate(change=ibis.literal("lost"))
    return gained.union(lost)


def _matching(topic: Topic) -> tuple[object, ...]:
    return topic.name, topic.phrases, topic.exclusions


def matched(texts: ir.Table, topics: Iterable[Topic]) -> ir.Table:
    """The topics and phrases that lemma texts match, of a table with ``quote`` and ``text``: quote, topic, phrase."""
    known = texts.filter(texts.text.notnull())
    parts = [_of_rule(known, one) for one in map(rule, topics) if one is not None]
    return reduce(ir.Table.union, parts) if parts else _nothing(known)


def _of_rule(texts: ir.Table, one: Rule) -> ir.Table:
    left = texts.text
    if one.exclusion is not None:
        left = left.re_replace(one.exclusion.pattern, lemmas.REMOVED)
    table = texts.select("quote", left=left)
    table = table.filter(table.left.re_search(one.any_phrase.pattern))
    # Phrase by phrase only where one matches: a taxonomy has hundreds, and most quotations have none.
    shown = [ibis.ifelse(table.left.re_search(pattern.pattern), phrase, None) for phrase, pattern in one.phrases]
    found = table.select("quote", topic=ibis.literal(one.topic), phrase=ibis.array(shown).unnest())
    return found.filter(found.phrase.notnull())


def _nothing(texts: ir.Table) -> ir.Table:
    nothing = ibis.literal("")
    return texts.filter(ibis.literal(False)).select("quote", topic=nothing, phrase=nothing)
