"""Texts that share their words: the same statement, nearly the same article, a draft's quotation and its source."""
