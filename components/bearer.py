"""Who asks the HTTP API: a bearer token that the accounts' own provider has issued.

A program cannot click through a login page. It sends an ID token of the same provider, issued to the same client:
``Authorization: Bearer TOKEN``. Its signature, issuer, audience and time are checked; then the roles are those of the pages.
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st
import urllib3
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from components import access
from components.access import AccessError, Role

# Signatures by the provider's private key only: with a shared secret whoever can check a token could make one.
_ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_KEYS_SECONDS = 600
_TIMEOUT_SECONDS = 10
_LEEWAY_SECONDS = 30


def role_of_request(authorization: str | None) -> Role:
    """The role of whoever sends a request with this Authorization header; everything is allowed where accounts are off.

    Raises AccessError, which the API answers with 401: there is no good token, or its holder has no role.
    """
    if not access.accounts_are_on():
        return Role.ADMINISTRATOR
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise AccessError("Send an ID token of this server's login provider: Authorization: Bearer TOKEN.")
    role = access.role_of(_claims(token.strip(), access.settings("auth")), access.settings("roles"))
    if role is None:
        raise AccessError("Whoever this token is of has no role here: ask whoever runs this server.")
    return role


def _claims(token: str, auth: Mapping[str, Any]) -> Mapping[str, Any]:
    try:
        issuer, keys = _provider(str(auth["server_metadata_url"]))
        claims = jwt.decode(token, KeySet.import_key_set(keys), algorithms=_ALGORITHMS).claims
        wanted = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY_SECONDS,
            iss={"essential": True, "value": issuer},
            aud={"essential": True, "value": str(auth["client_id"])},
            exp={"essential": True},
        )
        wanted.validate(claims)
    except (JoseError, KeyError, ValueError) as error:
        raise AccessError("The token is not valid here, or not any more: get a new one.") from error
    except urllib3.exceptions.HTTPError as error:
        raise AccessError("The login provider cannot be asked now: try again later.") from error
    return claims


@st.cache_data(ttl=_KEYS_SECONDS, max_entries=4, show_spinner=False)
def _provider(metadata_url: str) -> tuple[str, Any]:
    """A provider's issuer and its public keys."""
    metadata = _json(metadata_url)
    return str(metadata["issuer"]), _json(str(metadata["jwks_uri"]))


def _json(address: str) -> Any:
    answer = urllib3.request("GET", address, timeout=_TIMEOUT_SECONDS, retries=False)
    return answer.json()
