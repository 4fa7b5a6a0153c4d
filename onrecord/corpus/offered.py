"""What can be taken out of a corpus, and in which formats: names alone, so that the command line knows them at once."""

from typing import Literal

Subject = Literal["quotes", "articles", "speakers", "topics", "figures"]
Format = Literal["csv", "xlsx", "jsonl", "parquet", "csv-semicolon"]
# For programs that keep references, of quotations and articles only.
ReferenceFormat = Literal["ris", "bibtex", "csl-json"]
