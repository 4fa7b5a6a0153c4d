"""An S3-compatible server of one's own."""

import subprocess
import sys
from collections.abc import Iterator

import boto3
import pytest

from tests.browser.conftest import free_port, wait_until_healthy


def storage_environment(address: str) -> dict[str, str]:
    """What tells a process where the server is, and its keys."""
    invented = dict.fromkeys(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"), "invented")
    return {**invented, "AWS_REGION": "us-east-1", "AWS_ENDPOINT_URL": address, "AWS_ALLOW_HTTP": "true"}


@pytest.fixture(scope="session")
def storage_server() -> Iterator[str]:
    """The address of a storage server with the bucket ``news``, which all tests' processes reach by the environment."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    # On every address of this machine: workers may run behind a network of their own.
    command = [sys.executable, "-m", "moto.server", "-H", "0.0.0.0", "-p", str(port)]  # noqa: S104
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_healthy(f"{address}/moto-api/data.json")
        with pytest.MonkeyPatch.context() as patch:
            for name, value in storage_environment(address).items():
                patch.setenv(name, value)
            boto3.client("s3").create_bucket(Bucket="news")
        yield address
    finally:
        server.terminate()
        server.wait(30)


@pytest.fixture
def storage(storage_server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a storage server that the environment names, with keys."""
    for name, value in storage_environment(storage_server).items():
        monkeypatch.setenv(name, value)
    return storage_server
