"""The topics of stored quotations as Ibis expressions, for any number of them at once.

``quotes`` stands for any table with the columns ``quote`` and ``lemmas``, the lemma text of ``onrecord.lemmas``.
The same expressions are matched as in ``onrecord.topics``, which finds the places in one quotation.
"""

from collections.abc import Iterable
from functools import reduce

import ibis
import ibis.expr.types as ir

from onrecord import lemmas
from onrecord.taxonomy import Taxonomy, Topic
from onrecord.topics import Rule, rule


def topics_of(quotes: ir.Table, taxonomy: Taxonomy) -> ir.Table:
    """Each topic of each quotation with each phrase that shows it: quote, topic, phrase."""
    return _matched(quotes.filter(quotes.lemmas.notnull()), taxonomy.topics)


def gain_and_loss(quotes: ir.Table, before: Taxonomy, after: Taxonomy) -> ir.Table:
    """What a changed taxonomy changes: quote, topic, change ("gained" or "lost"). Only changed topics are matched."""
    unchanged = {_matching(topic) for topic in before.topics} & {_matching(topic) for topic in after.topics}
    old, new = (
        _matched(quotes, (topic for topic in taxonomy.topics if _matching(topic) not in unchanged))
        .select("quote", "topic")
        .distinct()
        for taxonomy in (before, after)
    )
    gained = new.anti_join(old, ["quote", "topic"]).mutate(change=ibis.literal("gained"))
    lost = old.anti_join(new, ["quote", "topic"]).mutate(change=ibis.literal("lost"))
    return gained.union(lost)


def _matching(topic: Topic) -> tuple[object, ...]:
    return topic.name, topic.phrases, topic.exclusions


def _matched(quotes: ir.Table, topics: Iterable[Topic]) -> ir.Table:
    parts = [_of_rule(quotes, one) for one in map(rule, topics) if one is not None]
    return reduce(ir.Table.union, parts) if parts else _nothing(quotes)


def _of_rule(quotes: ir.Table, one: Rule) -> ir.Table:
    left = quotes.lemmas
    if one.exclusion is not None:
        left = left.re_replace(one.exclusion.pattern, lemmas.REMOVED)
    table = quotes.select("quote", left=left)
    table = table.filter(table.left.re_search(one.any_phrase.pattern))
    # Phrase by phrase only where one matches: a taxonomy has hundreds, and most quotations have none.
    shown = [ibis.ifelse(table.left.re_search(pattern.pattern), phrase, None) for phrase, pattern in one.phrases]
    found = table.select("quote", topic=ibis.literal(one.topic), phrase=ibis.array(shown).unnest())
    return found.filter(found.phrase.notnull())


def _nothing(quotes: ir.Table) -> ir.Table:
    nothing = ibis.literal("")
    return quotes.filter(ibis.literal(False)).select("quote", topic=nothing, phrase=nothing)
