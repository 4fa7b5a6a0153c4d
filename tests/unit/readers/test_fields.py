import pytest

from onrecord.errors import InputError
from onrecord.readers.fields import to_story

TEXT = "The port will pay."


@pytest.mark.parametrize(
    ("record", "field", "expected"),
    [
        ({"title": " Fees \n rise "}, "title", "Fees rise"),
        ({"Headline": "Fees rise"}, "title", "Fees rise"),
        ({"headline": "Second", "title": "First"}, "title", "First"),
        ({"title": "", "headline": "Second"}, "title", "Second"),
        ({"title": 1984}, "title", "1984"),
        ({"title": True}, "title", None),
        ({"title": None}, "title", None),
        ({"id": 12345678901234567890123}, "id", "12345678901234567890123"),
        ({"id": float("nan")}, "id", None),
        ({"author": ["Cy Moe", "Di Roe"]}, "author", "Cy Moe; Di Roe"),
        ({"authors": [{"name": "Cy Moe"}, {"@type": "Person", "name": "Di Roe"}, {}]}, "author", "Cy Moe; Di Roe"),
        ({"byline": "Cy Moe"}, "author", "Cy Moe"),
        ({"byline": "By Cy Moe, Political Editor, and Di Roe"}, "author", "Cy Moe; Di Roe"),
        ({"author": "Moe, Cy"}, "author", "Cy Moe"),
        ({"author": 3}, "author", None),
        ({"author": "cymoe"}, "author", None),
        ({"author": "Our own correspondent"}, "author", "Our own correspondent"),
        ({"source": {"id": None, "name": "The Olm Post"}}, "outlet", "The Olm Post"),
        ({"publisher": "The Olm Post"}, "outlet", "The Olm Post"),
        ({"media_name": "The Olm Post", "media_url": "olm.example"}, "outlet", "The Olm Post"),
        ({"media_url": "https://olm.example/"}, "outlet", "olm.example"),
        ({"source_domain": "olm.example"}, "outlet", "olm.example"),
        ({"section": "Local", "publication": "The Olm Post"}, "outlet", "The Olm Post"),
        ({"published_date": "2026-03-03"}, "published", "2026-03-03"),
        ({"publish_time": "2026-03-03 10:00:00"}, "published", "2026-03-03 10:00:00"),
        ({"pubDate": "2026-03-03"}, "published", "2026-03-03"),
        ({"published_at": "2026-03-03"}, "published", "2026-03-03"),
        ({"Date Published": "2026-03-03"}, "published", "2026-03-03"),
        ({"permalink": "https://olm.example"}, "url", "https://olm.example"),
    ],
)
def test_synonyms_and_forms(record: dict[str, object], field: str, expected: str | None) -> None:
    assert getattr(to_story({"text": TEXT} | record, "line 1"), field) == expected


@pytest.mark.parametrize("name", ["text", "Body", "content", "article", "article_text", "articleBody", "FULL TEXT"])
def test_synonyms_of_text(name: str) -> None:
    assert to_story({name: TEXT}, None).text == TEXT


def test_the_text_is_not_touched() -> None:
    text = "  One.\r\n\r\nTwo. \n"
    assert to_story({"text": text}, None).text == text


def test_what_is_not_used_is_kept_as_text() -> None:
    record = {"text": TEXT, "kind": "brief", "tags": ["a", "ö"], "n": 3, "none": None, "empty": "", "title": {"x": 1}}
    assert to_story(record, None).extra == (
        ("kind", "brief"),
        ("tags", '["a", "ö"]'),
        ("n", "3"),
        ("title", '{"x": 1}'),
    )


def test_a_second_field_of_the_same_meaning_is_kept() -> None:
    assert to_story({"text": TEXT, "outlet": "Olm Post", "source": "a wire"}, None).extra == (("source", "a wire"),)


def test_a_record_without_text_names_its_fields() -> None:
    with pytest.raises(InputError, match=r"no text field; its fields are a, b") as raised:
        to_story({"a": 1, "b": 2}, "line 7")
    assert raised.value.place == "line 7"
