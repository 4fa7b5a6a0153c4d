from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.access import Role, role_of

SETTINGS = {
    "administrators": ["ada@Post.example", "desk-leads"],
    "reviewers": ["bo@post.example", "desk"],
    "readers": ["@post.example"],
    "claim": "groups",
}


def verified(email: str, **others: object) -> dict[str, object]:
    return {"sub": "1", "email": email, "email_verified": True, **others}


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        (verified("ada@post.example"), Role.ADMINISTRATOR),
        (verified("ada@POST.EXAMPLE"), Role.ADMINISTRATOR),
        # What only looks like Ada's address may be anybody's.
        (verified("Ada@post.example"), Role.READER),
        (verified(" ada@post.example"), Role.READER),
        (verified("ada@post.example "), None),
        (verified("ada@po\u017ft.example"), None),
        (verified("ada\n@post.example"), Role.READER),
        (verified("bo@post.example"), Role.REVIEWER),
        (verified("bo@post.example", groups=["desk-leads"]), Role.ADMINISTRATOR),
        (verified("cy@post.example"), Role.READER),
        ({"sub": "2", "groups": "desk"}, Role.REVIEWER),
        ({"sub": "2", "groups": ["desk", 7]}, Role.REVIEWER),
        ({"sub": "2", "groups": ["Desk", "desk ", "de\u017fk"]}, None),
        # Addresses that the provider has not verified are what somebody has written.
        ({"email": "ada@post.example"}, None),
        ({"email": "ada@post.example", "email_verified": False}, None),
        ({"email": "ada@post.example", "email_verified": "true"}, None),
        (verified("ada@post.example@elsewhere.example"), None),
        (verified("ada@elsewhere.example@post.example"), None),
        (verified("ada@notpost.example"), None),
        (verified("post.example"), None),
        (verified("@post.example"), Role.READER),
        ({"sub": "3", "groups": ["ada@post.example", "@post.example"]}, None),
        ({"sub": "3", "groups": ["administrators"]}, None),
        ({"sub": "desk"}, None),
        ({"email": ["ada@post.example"], "email_verified": True}, None),
        ({}, None),
    ],
)
def test_the_role_of_claims(claims: dict[str, Any], role: Role | None) -> None:
    assert role_of(claims, SETTINGS) is role


@pytest.mark.parametrize("settings", [{}, {"readers": []}, {"readers": None}, {"readers": {"x": 1}}, {"claim": "sub"}])
def test_without_settings_nobody_has_a_role(settings: dict[str, Any]) -> None:
    assert role_of(verified("ada@post.example"), settings) is None


def test_one_entry_needs_no_list() -> None:
    assert role_of(verified("ada@post.example"), {"readers": "ada@post.example"}) is Role.READER
    assert role_of({"groups": "desk"}, {"reviewers": "desk"}) is None


def show_role() -> None:
    import streamlit as st

    from components import access

    st.text(repr(access.role()))


def test_accounts_are_off_on_ones_own_machine() -> None:
    assert AppTest.from_function(show_role).run().text[0].value == repr(Role.ADMINISTRATOR)


def test_who_is_not_logged_in_has_no_role() -> None:
    app = AppTest.from_function(show_role)
    app.secrets["auth"] = {"client_id": "x"}
    app.secrets["roles"] = {"readers": ["@post.example"]}
    assert app.run().text[0].value == "None"


def test_settings_that_cannot_be_read_turn_accounts_on(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = tmp_path / "secrets.toml"
    secrets.write_text("[auth\nclient_id = ")
    from streamlit import config
    from streamlit.runtime.secrets import Secrets

    from components import access

    genuine = config.get_option
    paths = {"secrets.files": [str(secrets)]}
    monkeypatch.setattr(config, "get_option", lambda name: paths[name] if name in paths else genuine(name))
    monkeypatch.setattr(access.st, "secrets", Secrets())
    assert access.accounts_are_on()
    assert access.settings("roles") == {}
    secrets.unlink()
    assert not access.accounts_are_on()
