"""Who is at the keyboard, and what they may do.

Accounts are off on one's own machine: whoever opens the dashboard may do everything. A section [auth] in Streamlit's
``secrets.toml`` turns them on; people then come in through an OpenID Connect provider (``st.login``), and the section
[roles] says who may do what. Who has no role is shown nothing.
"""

import getpass
from collections.abc import Mapping
from enum import IntEnum
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAuthError, StreamlitSecretNotFoundError

from components.wording import plain
from onrecord.errors import OnRecordError

_FROM_CLAIM = "claim"


class Role(IntEnum):
    """What somebody may do; each role may do what those before it may."""

    READER = 1
    REVIEWER = 2
    ADMINISTRATOR = 3


_LISTS = {"administrators": Role.ADMINISTRATOR, "reviewers": Role.REVIEWER, "readers": Role.READER}


class AccessError(OnRecordError):
    """Somebody asks for what their role does not allow."""


def role_of(claims: Mapping[str, Any], settings: Mapping[str, Any]) -> Role | None:
    """The highest role that the settings give to whoever has these claims, None where they give none.

    ``settings`` are the lists ``administrators``, ``reviewers`` and ``readers``. An entry with an @ is an e-mail address,
    or all of a domain ("@post.example"), and counts only where the provider says that it has verified the address;
    another entry is a value of the claim that the setting ``claim`` names. All are compared letter by letter; only the
    capitals A to Z of a domain do not matter.
    """
    held = _held(claims, str(settings.get(_FROM_CLAIM, "")))
    roles = [role for name, role in _LISTS.items() if held & {_exact(entry) for entry in _texts(settings.get(name))}]
    return max(roles, default=None)


def _held(claims: Mapping[str, Any], claim: str) -> set[str]:
    """The entries of the settings that are about whoever has these claims."""
    # An entry with an @ is about addresses alone: a provider's group may be called like somebody's address.
    held = {value for value in _texts(claims.get(claim)) if "@" not in value} if claim else set()
    email = claims.get("email")
    if isinstance(email, str) and claims.get("email_verified") is True and email.count("@") == 1:
        held |= {_exact(email), _exact(email[email.index("@") :])}
    return held


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [one for one in value if isinstance(one, str)] if isinstance(value, (list, tuple)) else []


def _exact(entry: str) -> str:
    """An address as it is compared: whoever can get one that only looks like another's gets none of their rights.

    A provider may give “Ada@” and “ada@”, “ada@” with a long s or with a blank behind it to different people. Names of domains know no
    capitals, and those of other alphabets are left as they are: Unicode’s small letters make one name of two.
    """
    local, at, domain = entry.partition("@")
    return local + at + domain.encode().lower().decode()


def accounts_are_on() -> bool:
    """Whether people must log in. Settings that cannot be read turn nothing off."""
    try:
        return "auth" in st.secrets
    except StreamlitSecretNotFoundError:
        return any(Path(path).exists() for path in st.config.get_option("secrets.files") or ())


def settings(section: str) -> Mapping[str, Any]:
    """A section of the settings, empty where there is none or it cannot be read."""
    try:
        found = st.secrets.get(section)
    except StreamlitSecretNotFoundError:
        return {}
    return found if isinstance(found, Mapping) else {}


def role() -> Role | None:
    """What whoever is at the keyboard may do."""
    if not accounts_are_on():
        return Role.ADMINISTRATOR
    return role_of(st.user.to_dict(), settings("roles")) if st.user.get("is_logged_in") else None


def may(wanted: Role) -> bool:
    """Whether whoever is at the keyboard has a role, or one above it."""
    return (role() or 0) >= wanted


def demand(wanted: Role) -> None:
    """Raise AccessError unless whoever is at the keyboard has a role, or one above it."""
    if not may(wanted):
        raise AccessError(f"This needs the role of {wanted.name.lower()}: ask whoever runs this server.")


def author() -> str:
    """The name under which a correction is kept: the address or id of an account, else this machine's user."""
    if accounts_are_on():
        return str(st.user.get("email") or st.user.get("sub") or "unknown")
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A container's user may have no name.
        return "unknown"


def admit() -> None:
    """Ask whoever has no role to log in, and go no further."""
    if role() is not None:
        return
    st.title("On the Record", anchor=False)
    if st.user.get("is_logged_in"):
        st.error(f"{plain(author())} has no role here: ask whoever runs this server.", icon=":material/lock:")
        log_out()
    else:
        st.info("Log in to read this corpus.", icon=":material/lock:")
        if st.button("Log in", type="primary", icon=":material/login:"):
            try:
                st.login()
            except StreamlitAuthError:
                st.error("The settings of the accounts are not complete; README.md says what they need.")
    st.stop()


def log_out() -> None:
    """A button to leave, where somebody is logged in."""
    if accounts_are_on():
        st.button("Log out", icon=":material/logout:", on_click=st.logout, help=f"Logged in as {plain(author())}")
