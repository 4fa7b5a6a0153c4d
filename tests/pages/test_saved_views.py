"""A saved view is its maker's: others open it and save their own, reviewers may change it."""

import pytest

from components import access, saved_views
from components.access import AccessError, Role
from onrecord.corpus import views


@pytest.mark.parametrize(
    ("who", "role", "may"),
    [("ada", Role.READER, True), ("cy", Role.READER, False), ("bo", Role.REVIEWER, True)],
)
def test_who_may_change_a_view(monkeypatch: pytest.MonkeyPatch, who: str, role: Role, may: bool) -> None:
    # A reviewer has put it right since; it is ada's as before.
    first = views.saving("Wheat", "quotes", {}, "ada", None)
    (view,) = views.standing([first, views.saving("Wheat", "quotes", {"q": ["wheat"]}, "bo", None, view=first.view)])
    assert (view.saved_by, view.params) == ("bo", {"q": ["wheat"]})
    kept: list[object] = []
    said: dict[str, object] = {}
    monkeypatch.setattr(access, "author", lambda: who)
    monkeypatch.setattr(access, "role", lambda: role)
    monkeypatch.setattr(saved_views.corpus_state, "store", lambda: type("Store", (), {"keep_view": kept.append}))
    monkeypatch.setattr(saved_views.st, "session_state", said)
    for change in (saved_views._delete, saved_views._restore, saved_views._renew_feed):
        kept.clear()
        change(view)
        assert bool(kept) == may
    assert any("save one of your own" in str(value) for value in said.values()) == (not may)
    if not may:
        with pytest.raises(AccessError, match="is ada’s view"):
            saved_views._demand(view)
