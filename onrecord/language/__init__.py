"""From an article's text to who says what in it."""

from onrecord.language.pipeline import engine_version, load_pipeline, parse

__all__ = ["engine_version", "load_pipeline", "parse"]
