"""People log in through a real OpenID Connect provider, and see and do what their role allows."""

import json
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from onrecord.corpus import open_store
from tests.browser.conftest import ROOT, free_port, running_dashboard, wait_until_healthy
from tests.builders import ENGINE, small_corpus

USERS = {
    "ada": {"email": "ada@post.example", "email_verified": True},
    "bo": {"email": "bo@post.example", "email_verified": True},
    "cy": {"email": "cy@post.example", "email_verified": True},
    "mallory": {"email": "ada@post.example", "email_verified": False},
}
ROLES = 'administrators = ["ada@post.example"]\nreviewers = ["bo@post.example"]\nreaders = ["@post.example"]\n'


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://localhost:{port}"
    try:
        wait_until_healthy(f"{address}/.well-known/openid-configuration")
        for name, claims in USERS.items():
            request = urllib.request.Request(  # noqa: S310 (our own loopback address)
                f"{address}/users/{name}",
                json.dumps(claims).encode(),
                {"Content-Type": "application/json"},
                method="PUT",
            )
            urllib.request.urlopen(request).close()  # noqa: S310
        yield address
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture(scope="module")
def with_accounts(provider: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    corpus = tmp_path_factory.mktemp("corpus of accounts")
    open_store(str(corpus)).append(small_corpus(), ENGINE)
    secrets = tmp_path_factory.mktemp("accounts") / "secrets.toml"
    port = free_port()
    secrets.write_text(
        f'[auth]\nredirect_uri = "http://localhost:{port}/oauth2callback"\ncookie_secret = "{"c" * 40}"\n'
        f'client_id = "onrecord"\nclient_secret = "s"\n'
        f'server_metadata_url = "{provider}/.well-known/openid-configuration"\n\n[roles]\n{ROLES}'
    )
    with running_dashboard(corpus, ROOT, port, f"--secrets.files={secrets}", AUTHLIB_INSECURE_TRANSPORT="1"):
        yield f"http://localhost:{port}"


def log_in(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Log in").click()
    page.get_by_placeholder("sub").fill(name)
    page.get_by_role("button", name="Authorize").click()
    page.wait_for_url(f"{address}/**")


def test_nothing_is_shown_to_who_is_not_logged_in(page: Page, with_accounts: str) -> None:
    for path in ("", "quotes", "corpus", "review", "articles"):
        page.goto(f"{with_accounts}/{path}")
        expect(page.get_by_text("Log in to read this corpus.")).to_be_visible()
        assert "Ann Fay" not in page.content()
        assert "Invented Times" not in page.content()


@pytest.mark.parametrize("name", ["mallory", "eve"])
def test_nothing_is_shown_to_who_has_no_role(page: Page, with_accounts: str, name: str) -> None:
    log_in(page, with_accounts, name)
    expect(page.get_by_text("has no role here")).to_be_visible()
    page.goto(f"{with_accounts}/quotes")
    expect(page.get_by_text("has no role here")).to_be_visible()
    assert "Ann Fay" not in page.content()


def test_a_reader_reads_and_neither_corrects_nor_brings_in(page: Page, with_accounts: str) -> None:
    log_in(page, with_accounts, "cy")
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    expect(page.get_by_test_id("stTopNav").get_by_role("button", name="Read")).to_be_visible()
    for path, role in (("review", "reviewer"), ("corpus", "reviewer")):
        page.goto(f"{with_accounts}/{path}")
        expect(page.get_by_text(f"This needs the role of {role}")).to_be_visible()
        expect(page.get_by_role("button", name="Right")).to_have_count(0)
        expect(page.get_by_role("button", name="Read articles")).to_have_count(0)


def test_a_reviewer_corrects_under_their_address_and_brings_nothing_in(page: Page, with_accounts: str) -> None:
    log_in(page, with_accounts, "bo")
    page.goto(f"{with_accounts}/corpus")
    expect(page.get_by_text("Choose one or several to describe")).to_be_visible()
    expect(page.get_by_role("button", name="Read articles")).to_have_count(0)
    page.goto(f"{with_accounts}/review?review=sample")
    page.get_by_role("button", name="Right").click()
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    page.goto(f"{with_accounts}/review?review=log")
    expect(page.get_by_text("1 entry, newest first")).to_be_visible()


def test_an_administrator_brings_in_and_leaves(page: Page, with_accounts: str) -> None:
    log_in(page, with_accounts, "ada")
    page.goto(f"{with_accounts}/corpus")
    expect(page.get_by_role("button", name="Read articles")).to_be_visible()
    other_tab = page.context.new_page()
    other_tab.goto(with_accounts)
    expect(other_tab.get_by_role("heading", name="Overview")).to_be_visible()
    copied = page.context.cookies()
    page.get_by_role("button", name="Log out").click()
    # The provider is told too.
    page.wait_for_url("**/oauth2/end_session**")
    page.goto(with_accounts)
    expect(page.get_by_text("Log in to read this corpus.")).to_be_visible()
    # Neither a tab that was open nor a cookie that was copied goes on.
    other_tab.get_by_role("button", name="Saved views").click()
    expect(other_tab.get_by_text("Log in to read this corpus.")).to_be_visible()
    page.context.add_cookies(copied)
    page.goto(f"{with_accounts}/quotes")
    expect(page.get_by_text("Log in to read this corpus.")).to_be_visible()


def test_a_feed_is_read_by_its_secret_address_until_its_maker_renews_it(page: Page, with_accounts: str) -> None:
    def status(feed: str) -> int:
        try:
            with urllib.request.urlopen(feed) as answer:  # noqa: S310 (our own loopback address)
                assert b"Ann Fay" in answer.read()
                return int(answer.status)
        except urllib.error.HTTPError as refused:
            return refused.code

    log_in(page, with_accounts, "cy")
    page.goto(f"{with_accounts}/quotes")
    page.get_by_role("button", name="Saved views").click()
    page.get_by_label("Name of this view").fill("Everything")
    page.get_by_role("button", name="Save this view").click()
    link = page.get_by_role("link", name="rss_feed")
    first = link.get_attribute("href") or ""
    assert status(first) == 200
    assert status(first.partition("?")[0]) == 401
    page.get_by_role("button", name="lock_reset").click()
    expect(page.get_by_text("The feed has another address now.")).to_be_visible()
    expect(link).not_to_have_attribute("href", first)
    second = link.get_attribute("href") or ""
    assert (status(first), status(second)) == (401, 200)


def test_who_is_not_logged_in_uploads_nothing(with_accounts: str) -> None:
    """Neither with a session that is not there nor with one of somebody who only looks at the page to log in."""
    request = urllib.request.Request(  # noqa: S310 (our own loopback address)
        f"{with_accounts}/_stcore/upload_file/session/file", b"x" * 100, method="PUT"
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)  # noqa: S310
    assert refused.value.code == 403
    assert "Log in as somebody" in refused.value.read().decode()
