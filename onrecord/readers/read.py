"""From a unit to Articles: the reader of its format, then layout, identity and sidecars."""

from collections import ChainMap
from collections.abc import Iterator, Mapping
from datetime import date

from onrecord.errors import InputError
from onrecord.model import Article, Flaw, Skipped
from onrecord.readers.address import host_of, is_web_address
from onrecord.readers.dates import parse_day
from onrecord.readers.decode import REPLACED
from onrecord.readers.formats import READERS
from onrecord.readers.identity import content_key
from onrecord.readers.incomplete import torn
from onrecord.readers.languages import language_of
from onrecord.readers.layout import lay_out
from onrecord.readers.outlets import tabled
from onrecord.readers.sidecar import load_sidecar, sidecars_of
from onrecord.readers.story import Story, check
from onrecord.readers.unit import Unit, trouble
from onrecord.tags import has_markup

WRONG_KIND = "is of a kind that cannot be read; those that can are listed under “What can be read” on Corpus and by “onrecord formats”"


def read(unit: Unit) -> Iterator[Article | Skipped]:
    """The articles of a unit, in order; what cannot be read comes out as Skipped and the rest goes on."""
    name = unit.source
    try:
        sidecars = [load_sidecar(path) for path in sidecars_of(unit.path)]
        lacking = ChainMap(*(sidecar.words for sidecar in sidecars))
        published = next((sidecar.published for sidecar in sidecars if sidecar.published), None)
        for story in READERS.get(unit.path.suffix.lower(), _refuse)(unit):
            yield story if isinstance(story, Skipped) else _to_article(story, name, lacking, published)
    except InputError as error:
        yield Skipped(name, str(error), error.place)
    except OSError as error:
        yield Skipped(name, trouble(error))


def _refuse(_: Unit) -> Iterator[Story | Skipped]:
    raise InputError(WRONG_KIND)


def _to_article(story: Story, name: str, lacking: Mapping[str, str], published: date | None) -> Article | Skipped:
    try:
        check(story)
    except InputError as error:
        return Skipped(name, str(error), error.place)
    cut = torn(story.text)
    layout = lay_out(story.text, story.title, standfirst=story.standfirst, cut=cut)
    key = content_key(story)
    day = parse_day(story.published) if story.published else None
    line = layout.dateline
    in_text = (parse_day(said) for said in (layout.day, line.day if line else None) if said)
    first = day or published or next(filter(None, in_text), None)
    updated = parse_day(story.updated) if story.updated else None
    url = story.url if story.url and is_web_address(story.url) else None
    # What was stated but not understood is kept as it was stated.
    unclear = [("published", story.published if day is None else None), ("url", story.url if url is None else None)]
    place = [("place", line.place)] if line else []
    return Article(
        key=key,
        id=story.id or key,
        text=story.text,
        source=f"{name}, {story.place}" if story.place else name,
        title=story.title or layout.title or lacking.get("title"),
        outlet=_outlet(story, url) or lacking.get("outlet") or (line.outlet if line else None),
        author=story.author or layout.author or lacking.get("author"),
        published=first,
        updated=updated if updated and updated != first and (first is None or updated > first) else None,
        url=url or lacking.get("url"),
        language=language_of(story.text),
        flaws=_flaws(story, is_cut=cut is not None),
        regions=layout.regions,
        extra=story.extra + tuple((field, value) for field, value in [*unclear, *place] if value),
    )


def _outlet(story: Story, url: str | None) -> str | None:
    """The outlet that the file states, where that is a host by its name; else of a known host."""
    return (tabled(story.outlet) or story.outlet) if story.outlet else tabled(host_of(url)) if url else None


def _flaws(story: Story, *, is_cut: bool) -> tuple[Flaw, ...]:
    found = {
        Flaw.INCOMPLETE: is_cut,
        Flaw.MARKUP: has_markup(story.text),
        Flaw.BYTES: REPLACED in f"{story.text}{story.title}{story.author}",
    }
    return tuple(flaw for flaw in Flaw if flaw in story.flaws or found.get(flaw))
