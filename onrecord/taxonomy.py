"""The taxonomy of topics: what a user writes in TOML, checked.

    [[topic]]
    name = "energy"
    description = "Oil, gas, power: what they cost and where they come from"
    phrases = ["oil price", "natural gas", "pipeline*"]
    exclusions = ["gas station"]
    parent = "economy"

How phrases match is said in ``onrecord.lemmas``. Exclusions are taken out of a quotation, from left to right,
before its phrases are looked for. A parent only groups: a quotation has the topics whose phrases it matches.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import uuid4

import tomli_w

from onrecord import lemmas, places
from onrecord.errors import TaxonomyError

TOPICS_VARIABLE = "ONRECORD_TOPICS"

# RE2 gives up on expressions beyond some size; these keep well below it.
MAX_PHRASES = 500
MAX_PHRASE_LENGTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic as the user defines it; ``parent`` is another topic's name."""

    name: str
    description: str = ""
    phrases: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Topics in the user's order. Raises TaxonomyError where they cannot be used together."""

    topics: tuple[Topic, ...]

    def __post_init__(self) -> None:
        _check_names(self.topics)
        for topic in self.topics:
            _check_phrases(topic, "phrases", topic.phrases)
            _check_phrases(topic, "exclusions", topic.exclusions)
        _check_parents(self.topics)

    def changed(self, before: Topic | None, after: Topic | None) -> "Taxonomy":
        """The same with ``after`` instead of ``before``, which those below it follow; None before it is new, None after it is gone.

        Raises TaxonomyError where that makes no sense.
        """
        if before is None:
            return Taxonomy((*self.topics, after)) if after else self
        kept = (after if topic == before else topic for topic in self.topics)
        parent = after.name if after else None
        return Taxonomy(tuple(replace(one, parent=parent) if one.parent == before.name else one for one in kept if one))

    def below(self, name: str) -> tuple[str, ...]:
        """The topic of that name and all topics under it, in the user's order."""
        chosen = {name}
        for _ in self.topics:
            chosen |= {topic.name for topic in self.topics if topic.parent in chosen}
        return tuple(topic.name for topic in self.topics if topic.name in chosen)


def load(path: Path | None = None) -> Taxonomy:
    """The taxonomy in a file, else the one that ships with the product. Raises TaxonomyError."""
    source = files("onrecord").joinpath("language", "topics.toml") if path is None else path
    try:
        return parse(source.read_text("utf-8"))
    except OSError as error:
        raise TaxonomyError(f"The topics in {path} cannot be read ({error.strerror}); check the file.") from error
    except UnicodeDecodeError as error:
        raise TaxonomyError(f"The topics in {path} are not in UTF-8; save the file in that encoding.") from error


def own_path() -> Path:
    """Where the user's own taxonomy is, or will be once one is saved."""
    return Path(os.environ.get(TOPICS_VARIABLE) or places.data() / "topics.toml")


def load_own() -> Taxonomy:
    """The user's own taxonomy, until there is one that which ships with the product. Raises TaxonomyError."""
    path = own_path()
    try:
        changed = path.stat()
    except FileNotFoundError:
        return _shipped()
    except OSError:
        return load(path)
    return _loaded(path, changed.st_mtime_ns, changed.st_size)


@cache
def _shipped() -> Taxonomy:
    return load()


# Every page asks several times; the file is read again when it has changed.
@lru_cache(maxsize=2)
def _loaded(path: Path, _changed: int, _size: int) -> Taxonomy:
    return load(path)


def save_own(taxonomy: Taxonomy) -> None:
    """Make a taxonomy the user's own, whole or not at all. Raises TaxonomyError where it cannot be written."""
    path = own_path()
    partial = path.with_name(f"{path.name}.{uuid4().hex}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(dump(taxonomy), encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise TaxonomyError(f"The topics cannot be saved in {path} ({error.strerror}); check the folder.") from error


def parse(text: str) -> Taxonomy:
    """The taxonomy that ``text`` writes in TOML. Raises TaxonomyError."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TaxonomyError(f"The topics are not valid TOML: {error}.") from error
    entries = raw.get("topic", [])
    if set(raw) - {"topic"} or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise TaxonomyError("The topics must be a list of [[topic]] tables and nothing else.")
    return Taxonomy(tuple(_topic(entry, number) for number, entry in enumerate(entries, 1)))


def dump(taxonomy: Taxonomy) -> str:
    """The taxonomy in TOML; ``parse`` reads it back."""
    return tomli_w.dumps({"topic": [dict(_entry(topic)) for topic in taxonomy.topics]})


def _entry(topic: Topic) -> Iterator[tuple[str, str | list[str]]]:
    yield "name", topic.name
    yield "description", topic.description
    yield "phrases", list(topic.phrases)
    if topic.exclusions:
        yield "exclusions", list(topic.exclusions)
    if topic.parent is not None:
        yield "parent", topic.parent


def _topic(entry: Mapping[str, Any], number: int) -> Topic:
    name = _text(entry, "name", f"number {number}")
    for field in entry:
        if field not in {one.name for one in fields(Topic)}:
            known = ", ".join(one.name for one in fields(Topic))
            raise TaxonomyError(f"The topic “{name}” has a field “{field}”; there are only {known}.", name, field)
    return Topic(
        name=name,
        description=_text(entry, "description", name),
        phrases=_texts(entry, "phrases", name),
        exclusions=_texts(entry, "exclusions", name),
        parent=_text(entry, "parent", name) if "parent" in entry else None,
    )


def _text(entry: Mapping[str, Any], field: str, topic: str) -> str:
    value = entry.get(field, "")
    if not isinstance(value, str):
        raise TaxonomyError(f"The {field} of the topic “{topic}” must be a text in quotation marks.", topic, field)
    return value


def _texts(entry: Mapping[str, Any], field: str, topic: str) -> tuple[str, ...]:
    values = entry.get(field, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        message = f'The {field} of the topic “{topic}” must be a list of texts, ["...", "..."].'
        raise TaxonomyError(message, topic, field)
    return tuple(values)


def _check_names(topics: tuple[Topic, ...]) -> None:
    seen: set[str] = set()
    for number, topic in enumerate(topics, 1):
        if not topic.name.strip():
            raise TaxonomyError(f"The topic number {number} has no name; give it one.", topic.name, "name")
        if topic.name.casefold() in seen:
            raise TaxonomyError(f"Two topics are named “{topic.name}”; rename one.", topic.name, "name")
        seen.add(topic.name.casefold())


def _check_phrases(topic: Topic, field: str, phrases: tuple[str, ...]) -> None:
    def refuse(problem: str) -> TaxonomyError:
        return TaxonomyError(f"The {field} of the topic “{topic.name}” {problem}", topic.name, field)

    if len(phrases) > MAX_PHRASES:
        raise refuse(f"are {len(phrases)}; keep to {MAX_PHRASES}.")
    for phrase in phrases:
        if len(phrase) > MAX_PHRASE_LENGTH:
            raise refuse(f"have one of {len(phrase)} characters; keep to {MAX_PHRASE_LENGTH}.")
        if not lemmas.is_phrase(phrase):
            raise refuse(f"have “{phrase}”; write words, with * only at the end of a word.")


def _check_parents(topics: tuple[Topic, ...]) -> None:
    parents = {topic.name: topic.parent for topic in topics}
    for topic in topics:
        above, ancestor = {topic.name}, topic.parent
        while ancestor is not None:
            if ancestor not in parents:
                message = (
                    f"The topic “{topic.name}” has the parent “{ancestor}”, which is no topic; add it or leave it out."
                )
                raise TaxonomyError(message, topic.name, "parent")
            if ancestor in above:
                message = f"The topic “{topic.name}” stands below itself; give it another parent."
                raise TaxonomyError(message, topic.name, "parent")
            above.add(ancestor)
            ancestor = parents[ancestor]
