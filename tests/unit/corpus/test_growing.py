"""A prepared corpus that articles are added to is the one that would be prepared from all of them. All of it is invented."""

from collections.abc import Sequence
from datetime import date
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from onrecord.corpus import Store, filling, in_place, machine, open_store, take_snapshot
from onrecord.model import Mention, ParsedArticle, QuoteKind, Role, SpeakerKind, Unit
from onrecord.taxonomy import Taxonomy, Topic
from tests.builders import ENGINE, figure, parsed, quotation

TABLES = (
    "articles", "quotes", "mentions", "roles", "figures", "topics", "versions", "names", "aliases", "words", "paragraphs",
)  # fmt: skip
# What another reading of the same article has otherwise, and the number that its runs of words are kept under.
OWN = frozenset({"parse", "parsed_at", "added_at", "digests"})
NUMBER = frozenset({"number"})
TOPICS = Taxonomy((Topic(name="bread", phrases=("wheat",)), Topic(name="sea", phrases=("boat*", "harbour"))))
PEOPLE = (
    "Ann Fay", "Ann B. Fay", "Dr. Ann Fay", "Fay", "President Fay", "Vadim Olensky", "Vadym Olenskyy", "Bo Lund", "Lund",
)  # fmt: skip
BODIES = ("the Harbour Board", "Harbour board", "DOJ")
SAID = (
    "We will not close the old harbour before the last of the boats has come home",
    "We will not close the old harbour before the last of the boats has come in from the sea",
    "before the last of the boats has come home",
    "The price of wheat and the tariffs on steel rose again for the farmers of this valley",
    "Wheat is dear",
)
PLACES = ("Ilm", "the U.S.", "mr", "Northern Port")
LABELS = ("PERSON", "GPE", "ORG", "CARDINAL")
DAYS = (None, date(1950, 5, 1), date(2026, 3, 2), date(2026, 3, 9))


def invented(random: Random) -> ParsedArticle:
    """An article whose quotations, names and words others have too."""
    said = {random.choice(SAID): random.choice(PEOPLE) for _ in range(random.randint(1, 3))}
    place, role, many = random.choice(PLACES), random.choice(("president", "baker")), random.randint(2, 4)
    lines = [f"“{words}”, {who} said." for words, who in said.items()]
    text = "\n\n".join([*lines, f"The {role} had {many} boats in {place}."])
    quotes = [
        quotation(
            text,
            words,
            who,
            mention=who,
            kind=random.choice(list(QuoteKind)),
            on_behalf_of=random.choice((None, *PEOPLE)),
            around=random.choice(("", f"{many} boats")),
        )
        for words, who in said.items()
    ]
    quotes.append(quotation(text, f"{many} boats", random.choice(BODIES), speaker_kind=SpeakerKind.ORGANISATION))
    mentions = [Mention(0, 1, random.choice(LABELS), place) for _ in range(2)]
    mentions.append(Mention(1, 2, "PERSON", random.choice(PEOPLE)))
    roles = [Role(who, role, 0, 4) for who in sorted(set(said.values())) if random.random() < 1 / 2]
    return parsed(
        text, quotes, mentions, roles, [figure(text, f"{many} boats", many, Unit.THINGS)],
        title=f"{many} boats", outlet=random.choice(("Invented Times", "Other Gazette")), published=random.choice(DAYS),
        subject=random.choice(("", "Wheat comes by boat")),
    )  # fmt: skip


def contents(store: Store, left_out: frozenset[str] = frozenset()) -> dict[str, list[str]]:
    """Every table, prepared, as rows in an order of their own."""
    snapshot = take_snapshot(store, TOPICS)
    tables = {name: getattr(snapshot, name) for name in TABLES} | {"statements": machine.statements(snapshot)}
    runs = machine.article_runs(snapshot)
    tables["runs"] = runs.runs.join(runs.numbered, "number").distinct()
    return {name: plain(snapshot.rows(table), left_out | NUMBER) for name, table in tables.items()}


def plain(found: Sequence[dict[str, object]], left_out: frozenset[str]) -> list[str]:
    return sorted(str(sorted((name, value) for name, value in row.items() if name not in left_out)) for row in found)


def refuse(*_: object) -> None:
    pytest.fail("Everything was prepared anew.")


# A corpus is made at every step, so there is one, and what fails is not made smaller.
@settings(max_examples=1, phases=[Phase.generate])
@given(st.integers(0, 1_000_000))
def test_any_order_and_any_batches_give_the_corpus_that_all_at_once_give(seed: int) -> None:
    random = Random(seed)  # noqa: S311 (chance without secrets)
    # Of two with the same words the second is another parse of one article.
    articles = [invented(random) for _ in range(6)]
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        grown, at_once = (open_store(f"{folder}/{name}") for name in ("grown", "at once"))
        newest = {one.article.key: one for one in articles}
        at_once.append(random.sample(list(newest.values()), len(newest)), ENGINE)
        wanted = contents(at_once, OWN)
        patch.setattr(in_place, "SHARE", 100)
        cut = random.randint(1, 5)
        for batch in (articles[:cut], articles[cut:]):
            grown.append(batch, ENGINE)
            found = contents(grown, OWN)
            patch.setattr(filling, "fill", refuse)
        assert found == wanted
