import errno
from pathlib import Path

import pytest
from deltalake.exceptions import DeltaError
from streamlit.testing.v1 import AppTest

from components import access
from components.access import AccessError
from onrecord.corpus import Store, corrections, open_store, review_queries, schema, take_snapshot
from onrecord.model import Action
from tests.builders import ENGINE, parsed, quotation
from tests.pages.conftest import Dashboard


@pytest.fixture(autouse=True)
def all_are_doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_queries, "DOUBTFUL", 1)


def press(app: AppTest, label: str) -> AppTest:
    app = next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def speaker_of(store: Store, words: str) -> tuple[str | None, str | None]:
    snapshot = take_snapshot(store)
    (row,) = snapshot.rows(snapshot.quotes.filter(snapshot.quotes.text.contains(words)))
    return row["speaker"], row["reviewed"]


def test_a_quotation_is_confirmed_and_that_is_undone(dashboard: Dashboard, own: Store) -> None:
    app = dashboard("review", corpus=own.location)
    assert "**3** to look at" in app.markdown[0].value
    press(app, "Right")
    assert "**2** to look at" in app.markdown[0].value
    (entry,) = own.corrections()
    assert (entry.action, entry.author) == (Action.CONFIRM, access.author())
    press(app, "Undo")
    assert "**3** to look at" in app.markdown[0].value
    assert [entry.action for entry in own.corrections()] == [Action.CONFIRM, Action.UNDO]


@pytest.mark.parametrize("button", ["Right", "No quotation"])
@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "is full: nothing was changed"),
        (DeltaError("Generic LocalFileSystem error: No space left on device (os error 28)"), "is full"),
        (AccessError("This needs the role of reviewer."), "needs the role of reviewer"),
    ],
)
def test_what_a_button_could_not_do_is_said_once(
    dashboard: Dashboard, own: Store, monkeypatch: pytest.MonkeyPatch, button: str, error: Exception, words: str
) -> None:
    app = dashboard("review", corpus=own.location)

    errors = [error]

    def refuse(*_: object, **__: object) -> None:
        if errors:
            raise errors.pop()

    with monkeypatch.context() as full:
        full.setattr("onrecord.corpus.store.write_deltalake", refuse)
        if isinstance(error, AccessError):
            full.setattr(access, "demand", refuse)
        press(app, button)
    assert words in app.error[0].value.replace("\\", "")
    assert "**3** to look at" in app.markdown[0].value
    app.run()
    assert not app.error
    press(app, button)
    assert "**2** to look at" in app.markdown[0].value


def test_a_speaker_is_changed_from_any_quotation(dashboard: Dashboard, own: Store) -> None:
    snapshot = take_snapshot(own)
    (row,) = snapshot.rows(snapshot.quotes.filter(snapshot.quotes.text.contains("Nobody said this")))
    app = dashboard("review", corpus=own.location, quote=row["quote"])
    press(app, "Change …")
    box = next(box for box in app.selectbox if box.label == "Speaker")
    assert box.value is None
    box.select("Bo Lund")
    press(app, "Save")
    assert speaker_of(own, "Nobody said this") == ("Bo Lund", "corrected")


def test_words_that_the_article_has_not_are_refused(dashboard: Dashboard, own: Store) -> None:
    app = press(dashboard("review", corpus=own.location), "Change …")
    next(area for area in app.text_area).input("Never written.")
    app = press(app, "Save")
    assert "do not stand in the article" in app.error[0].value
    assert own.corrections() == []


def test_rejected_is_gone(dashboard: Dashboard, own: Store) -> None:
    app = press(dashboard("review", corpus=own.location), "No quotation")
    assert "**2** to look at" in app.markdown[0].value
    snapshot = take_snapshot(own)
    assert not snapshot.rows(snapshot.quotes.filter(snapshot.quotes.text.contains("5% more")))


def test_later_passes_over(dashboard: Dashboard, own: Store) -> None:
    app = dashboard("review", corpus=own.location)
    for _ in range(3):
        press(app, "Later")
    assert "but what you put off" in app.info[0].value
    press(app, "Look at that too")
    assert not app.info
    assert own.corrections() == []


def test_the_log_and_the_score(dashboard: Dashboard, own: Store) -> None:
    app = dashboard("review", corpus=own.location, review="log")
    assert "Nobody has put anything right" in app.info[0].value
    press(dashboard("review", corpus=own.location, review="sample"), "Right")
    app = dashboard("review", corpus=own.location, review="log")
    assert app.dataframe[0].value["What"].tolist() == ["confirm"]
    app = dashboard("review", corpus=own.location, review="score")
    assert [metric.value for metric in app.metric] == ["100%"] * 4
    assert any("1 judgment." in caption.value for caption in app.caption)


@pytest.mark.parametrize("view", ["one-person", "two-people", "odd", "unknown"])
def test_every_view_opens(dashboard: Dashboard, own: Store, view: str) -> None:
    assert not dashboard("review", corpus=own.location, review=view).error


def test_somebody_is_renamed(dashboard: Dashboard, own: Store) -> None:
    app = dashboard("review", corpus=own.location, review="one-person")
    who, given = (box for box in app.selectbox if box.label in {"Who", "is"})
    who.select("Bo Lund")
    given.select("Ann Fay")
    press(app, "Save")
    assert speaker_of(own, "The port has room")[0] == "Ann Fay"


def test_a_quotation_that_is_not_there(dashboard: Dashboard, own: Store) -> None:
    app = dashboard("review", corpus=own.location, quote="nothing")
    assert "no such quotation" in app.warning[0].value


@pytest.mark.parametrize("everywhere", [False, True])
def test_the_same_statement_elsewhere_only_if_one_says_so(
    dashboard: Dashboard, tmp_path: Path, everywhere: bool
) -> None:
    words = "“We will not sell one more tonne of wheat to the harbour board this year,”"
    texts = [f"{words} Ann Fay said in {town}." for town in ("Olm", "Ilm")]
    store = open_store(str(tmp_path / "twice"))
    store.append([parsed(text, [quotation(text, words, "Ann Fay")], outlet=text[-4:-1]) for text in texts], ENGINE)
    quotes = take_snapshot(store)
    first = quotes.rows(quotes.quotes.filter(quotes.quotes.outlet == "Olm"))[0]["quote"]
    app = press(dashboard("review", corpus=store.location, quote=first), "Change …")
    next(box for box in app.selectbox if box.label == "Kind of speaker").select("organisation")
    (also,) = [box for box in app.checkbox if "1 other report" in box.label]
    assert also.value is False
    if everywhere:
        also.check()
    press(app, "Save")
    after = take_snapshot(store)
    kinds = {row["outlet"]: row["speaker_kind"] for row in after.rows(after.quotes)}
    assert kinds == {"Olm": "organisation", "Ilm": "organisation" if everywhere else "named"}


def test_a_change_is_made_in_those_like_it_which_are_listed_first(dashboard: Dashboard, tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "alike"))
    texts = ["“One,” John Roe said.", "“Two,” John Roe said.", "“Three,” Bo Lund said."]
    names = ["John Roe", "John Roe", "Bo Lund"]
    store.append(
        [
            parsed(text, [quotation(text, text[: text.index("”") + 1], name)])
            for text, name in zip(texts, names, strict=True)
        ],
        ENGINE,
    )
    (row,) = [row for row in take_snapshot(store).rows(take_snapshot(store).quotes) if row["text"] == "“One,”"]
    app = dashboard("review", corpus=store.location, quote=row["quote"])
    press(app, "Change …")
    assert "“Two" in " ".join(element.value for element in app.markdown)
    (also,) = [box for box in app.checkbox if "1 other quotation" in box.label]
    also.check()
    next(box for box in app.selectbox if box.label == "Speaker").select("Bo Lund")
    press(app, "Save")
    assert {speaker_of(store, word)[0] for word in ("One", "Two")} == {"Bo Lund"}


def test_what_only_a_newer_program_understands_is_named_in_the_log(
    dashboard: Dashboard, own: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not dashboard("review", corpus=own.location, review="log").warning
    row = schema.correction_row
    with monkeypatch.context() as later:
        later.setattr(schema, "correction_row", lambda entry: row(entry) | {"action": "annotate *all*"})
        own.correct([corrections.new(Action.CONFIRM, target, "Bo Lund") for target in ("a", "b")])
    (warning,) = dashboard("review", corpus=own.location, review="log").warning
    assert "ways that this one does not know: annotate \\*all\\* (2)." in warning.value
    assert "It is kept and does not count here." in warning.value
