from pathlib import Path

import pytest

from onrecord.readers.languages import language_of
from tests.unit.readers.reading import articles, written

ENGLISH = (
    "The mill will close in June, Ann Fay said on Monday, and the town of Olm has to look for work for its people."
)
SPANISH = (
    "«No vamos a subir las tasas este año», dijo la presidenta del puerto ante los periodistas reunidos en la sala, "
    "y prometió que los barcos pequeños no pagarán más de lo que pagan hoy."
)
GERMAN = (
    "Die Mühle an der Olm schließt im Juni, sagte die Eigentümerin Anna Fey am Montag vor der Belegschaft. „Wir hatten "
    "keine Wahl“, fügte sie hinzu, und der Bürgermeister versprach Hilfe bei der Suche nach neuer Arbeit."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        (SPANISH, "es"),
        (GERMAN, "de"),
        (f"{ENGLISH} {SPANISH} {ENGLISH} She would not say more.", "en"),
        ("Ann Fay, Bo Lund", "en"),
        ("", "en"),
        ("Мельница закроется в июне, сообщила владелица.", "ru"),
    ],
)
def test_the_language_of_most_of_a_text(text: str, code: str) -> None:
    assert language_of(text) == code


def test_an_article_says_its_language(tmp_path: Path) -> None:
    assert articles(written(tmp_path, "a.txt", GERMAN))[0].language == "de"
