"""A draft's quotations looked up in the corpus: each gets one verdict, with the articles that speak for it.

Candidates share runs of words with a passage (``runs``), or are the speaker's own quotations where a passage is short; each is
laid beside it word by word (``alignment``) and judged (``verdicts``). Nothing of a draft is kept.
"""

from onrecord.corpus.alike import indirect
from onrecord.corpus.alike.findings import MOST_QUOTES, Check, Finding
from onrecord.corpus.alike.passages import Lookup
from onrecord.corpus.alike.runs import Runs
from onrecord.corpus.alike.speakers import CalledNow
from onrecord.corpus.alike.verdicts import worst
from onrecord.corpus.snapshot import Snapshot
from onrecord.drafts import Draft


def check(snapshot: Snapshot, runs: Runs, draft: Draft) -> Check:
    """Look up every quotation of a draft. Raises CorpusError."""
    quotes = dict(enumerate(draft.quotes[:MOST_QUOTES]))
    called = CalledNow(snapshot, [quote.speaker for quote in quotes.values() if quote.speaker])
    found = Lookup(snapshot, runs, draft, called).parts(quotes)
    without_words = {number: quote for number, quote in quotes.items() if number not in found}
    found |= {number: (part,) for number, part in indirect.parts(snapshot, without_words, called).items()}
    findings = (
        Finding(quote, worst([part.verdict for part in found[number]]), found[number])
        for number, quote in quotes.items()
    )
    return Check(draft, tuple(findings))
