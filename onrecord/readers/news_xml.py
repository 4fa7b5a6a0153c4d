"""The news agencies' XML: NITF and NewsML-G2, an article an item."""

from dataclasses import replace

from lxml.etree import _Element as Element

from onrecord.errors import InputError
from onrecord.readers.authors import authors
from onrecord.readers.markup import element_text
from onrecord.readers.story import Story

_NITF, _NEWSML = "nitf", "newsItem"


def news_stories(root: Element) -> list[Story] | None:
    """The articles in a document; None where it is in neither of the two formats. Raises InputError."""
    _strip_namespaces(root)
    items = [root] if root.tag in {_NITF, _NEWSML} else root.findall(f".//{_NEWSML}")
    if not items:
        return None
    stories = [_nitf(item) if item.tag == _NITF else _newsml(item) for item in items]
    if len(stories) == 1:
        return stories
    return [replace(story, place=f"item {number}") for number, story in enumerate(stories, 1)]


def _nitf(item: Element) -> Story:
    content = item.find(".//body.content")
    if content is None:
        raise InputError("is NITF without a text (body.content)")
    issued, person = item.find(".//date.issue"), _line(item, ".//byline")
    dateline, text = _line(item, ".//dateline"), element_text(content)
    return Story(
        # The agency prints the dateline before the first words.
        text=f"{dateline} — {text}" if dateline and not text.startswith(dateline) else text,
        title=_line(item, ".//hl1") or _line(item, ".//hedline") or _line(item, "head/title"),
        outlet=_line(item, ".//distributor") or _line(item, ".//pubdata"),
        author=authors([person]) if person else None,
        published=issued.get("norm") if issued is not None else None,
    )


def _newsml(item: Element) -> Story:
    inline = item.find("contentSet/inlineXML")
    if inline is None:
        inline = item.find("contentSet/inlineData")
    if inline is None:
        raise InputError("is NewsML without a text in it (inlineXML)")
    nitf = inline.find(f".//{_NITF}")
    inner = _nitf(nitf) if nitf is not None else Story(text=element_text(inline))
    names = [" ".join(by.itertext()) for by in item.findall("contentMeta/by")]
    created, version = _line(item, "contentMeta/contentCreated"), _line(item, "itemMeta/versionCreated")
    return Story(
        text=inner.text,
        id=item.get("guid"),
        title=_line(item, "contentMeta/headline") or inner.title,
        outlet=_line(item, "contentMeta/infoSource/name") or inner.outlet or _line(item, "itemMeta/provider/name"),
        author=authors(names) or inner.author,
        published=_line(item, "itemMeta/firstCreated") or created or version,
        updated=version,
    )


def _strip_namespaces(root: Element) -> None:
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]


def _line(item: Element, path: str) -> str | None:
    found = item.find(path)
    return None if found is None else " ".join("".join(found.itertext()).split()) or None
