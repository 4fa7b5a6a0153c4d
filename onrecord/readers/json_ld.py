"""What a web page says of its article in JSON-LD (schema.org), the form that publishers fill in for search engines."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from lxml.html import HtmlElement

Node = Mapping[str, Any]
_ARTICLES = ("Article", "BlogPosting", "Report")
_PEOPLE = {"author", "publisher"}
_PAGES = (*_ARTICLES, "WebPage")
# So much of a page's statements is looked at: no publisher nests or repeats more.
_MAX_NODES = 2_000


def stated_nodes(page: HtmlElement, *, pages: bool = False) -> list[Node]:
    """The articles that a page describes, in its order; with ``pages`` the descriptions of web pages too."""
    wanted = _PAGES if pages else _ARTICLES
    nodes = list(_nodes(page))
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    return [_whole(node, by_id) for node in nodes if any(kind.endswith(wanted) for kind in _kinds(node))]


def _whole(node: Node, by_id: Mapping[str, Node]) -> Node:
    """A node with its people and publisher where it only points to them, as WordPress does."""

    def resolved(value: object) -> object:
        if isinstance(value, list):
            return [resolved(one) for one in value]
        points = isinstance(value, Mapping) and "name" not in value
        return by_id.get(str(value.get("@id")), value) if points and isinstance(value, Mapping) else value

    return {name: resolved(value) if name in _PEOPLE else value for name, value in node.items()}


def is_live(node: Node) -> bool:
    """Whether an article is one of many posts that was added to over hours."""
    return "LiveBlogPosting" in _kinds(node)


def names(value: object) -> list[str]:
    """The names in what is said of authors or publishers, people before organisations."""
    people: list[str] = []
    others: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            people.append(one)
        elif isinstance(one, Mapping):
            of_people = "Person" in _kinds(one)
            for name in one["name"] if isinstance(one.get("name"), list) else [one.get("name")]:
                if isinstance(name, str):
                    (people if of_people else others).append(name)
    return people or others


def body(node: Node) -> str:
    """The text that an article's description holds, of a live blog with its posts; "" where it has none."""
    posts = node.get("liveBlogUpdate")
    found = [node, *(posts if isinstance(posts, list) else [])]
    texts = [one.get(name) for one in found if isinstance(one, Mapping) for name in ("headline", "articleBody")][1:]
    return "\n\n".join(text for text in texts if isinstance(text, str) and text.strip())


def _kinds(node: Node) -> list[str]:
    kind = node.get("@type")
    return [str(one) for one in (kind if isinstance(kind, list) else [kind])]


def _nodes(page: HtmlElement) -> Iterator[Node]:
    seen = 0
    for script in page.xpath("//script[starts-with(@type, 'application/ld+json')]/text()"):
        try:
            waiting = [json.loads(script, strict=False)]
        except (ValueError, RecursionError):
            # Broken metadata states nothing; the page's other metadata may.
            continue
        while waiting and seen < _MAX_NODES:
            node, seen = waiting.pop(0), seen + 1
            if isinstance(node, list):
                waiting = node + waiting
            elif isinstance(node, Mapping):
                yield node
                inner = [node[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in node]
                waiting = [one for one in inner if not isinstance(one, str)] + waiting
