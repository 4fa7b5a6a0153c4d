import base64
import hmac
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from components import access, bearer
from components.access import AccessError, Role

KEY, FOREIGN = RSAKey.generate_key(2048, {"kid": "one"}), RSAKey.generate_key(2048, {"kid": "one"})


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = {
                "/meta": {"issuer": root, "jwks_uri": f"{root}/keys"},
                "/keys": {"keys": [KEY.as_dict(private=False)]},
            }
            body = json.dumps(answer[self.path]).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    root = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield root
    server.shutdown()
    server.server_close()


@pytest.fixture
def accounts(provider: str, monkeypatch: pytest.MonkeyPatch) -> str:
    sections = {
        "auth": {"server_metadata_url": f"{provider}/meta", "client_id": "onrecord"},
        "roles": {"reviewers": ["bo@post.example"]},
    }
    monkeypatch.setattr(access, "accounts_are_on", lambda: True)
    monkeypatch.setattr(access, "settings", lambda section: sections[section])
    return provider


def claims(issuer: str, **others: object) -> dict[str, Any]:
    now = int(time.time())
    said = {"iss": issuer, "aud": "onrecord", "exp": now + 60, "email": "bo@post.example", "email_verified": True}
    return {name: value for name, value in (said | others).items() if value is not None}


def signed(content: dict[str, Any], key: RSAKey = KEY) -> str:
    return "Bearer " + jwt.encode({"alg": "RS256", "kid": "one"}, content, key)


def test_a_token_of_the_provider_has_its_holders_role(accounts: str) -> None:
    assert bearer.role_of_request(signed(claims(accounts))) is Role.REVIEWER
    assert bearer.role_of_request(signed(claims(accounts, aud=["other", "onrecord"]))) is Role.REVIEWER


@pytest.mark.parametrize(
    "others",
    [
        {"iss": "http://evil.example"}, {"iss": None}, {"aud": "other"}, {"aud": None}, {"exp": 1_000_000}, {"exp": None},
        {"nbf": 4_000_000_000}, {"email": "cy@post.example"}, {"email_verified": False},
    ],
)  # fmt: skip
def test_another_token_has_none(accounts: str, others: dict[str, object]) -> None:
    with pytest.raises(AccessError):
        bearer.role_of_request(signed(claims(accounts, **others)))


def test_a_token_that_somebody_else_signed(accounts: str) -> None:
    with pytest.raises(AccessError, match="not valid here"):
        bearer.role_of_request(signed(claims(accounts), FOREIGN))


def test_a_token_signed_with_the_public_key_or_not_at_all(accounts: str) -> None:
    content = _encoded(json.dumps(claims(accounts)).encode())
    for algorithm, key in (("HS256", KEY.as_pem(private=False)), ("none", b"")):
        head = _encoded(json.dumps({"alg": algorithm, "kid": "one"}).encode())
        signature = _encoded(hmac.digest(key, f"{head}.{content}".encode(), "sha256")) if key else ""
        with pytest.raises(AccessError, match="not valid here"):
            bearer.role_of_request(f"Bearer {head}.{content}.{signature}")


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic eA==", "Bearer x", "Bearer a.b.c"])
def test_no_token(accounts: str, header: str | None) -> None:
    with pytest.raises(AccessError):
        bearer.role_of_request(header)


def test_a_provider_that_does_not_answer_lets_nobody_in(accounts: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sections = {"auth": {"server_metadata_url": "http://127.0.0.1:9/meta", "client_id": "onrecord"}, "roles": {}}
    monkeypatch.setattr(access, "settings", lambda section: sections[section])
    with pytest.raises(AccessError, match="cannot be asked now"):
        bearer.role_of_request(signed(claims(accounts)))


def test_without_accounts_everything_is_allowed() -> None:
    assert bearer.role_of_request(None) is Role.ADMINISTRATOR
