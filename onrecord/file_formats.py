"""The formats of files that can be read: what people call them, how their names end, and what is taken from them."""

from typing import NamedTuple


class Format(NamedTuple):
    """A format of files, as people know it."""

    name: str
    suffixes: tuple[str, ...]
    takes: str


FORMATS = (
    Format("Plain text", (".txt",), "an article, a LexisNexis, Factiva or ProQuest download, or an e-mail"),
    Format("Markdown", (".md", ".markdown"), "an article, with what its front matter says"),
    Format("Web page", (".html", ".htm"), "the article of a saved page, or a Factiva or LexisNexis download"),
    Format("Word", (".docx",), "an article, tracked changes accepted, or a Nexis Uni download"),
    Format("LibreOffice", (".odt",), "an article"),
    Format("Rich text", (".rtf",), "an article, or a Nexis Uni or Factiva download"),
    Format("PDF", (".pdf",), "an article or a LexisNexis download; pictures of pages where tesseract is installed"),
    Format("Excel", (".xlsx",), "an article a row, of every sheet with a text column"),
    Format("CSV", (".csv", ".tsv"), "an article a row, under a header with a text column"),
    Format("JSON", (".json",), "an article, a list of them, or the answer of a news service"),
    Format("JSON Lines", (".jsonl", ".ndjson"), "an article a line"),
    Format("Feed or agency XML", (".xml", ".rss", ".atom"), "RSS, Atom, WordPress export, NITF or NewsML-G2"),
    Format("E-mail", (".eml", ".mhtml", ".mht"), "a newsletter, or a page saved in one file"),
    Format("Mailbox", (".mbox",), "an article a message"),
    Format("E-book", (".epub",), "an article a chapter"),
    Format("Web archive", (".warc",), "the articles of a crawl"),
    Format("gzip", (".gz",), "a web archive or any other of these, packed (.warc.gz, .jsonl.gz, .csv.gz)"),
)
