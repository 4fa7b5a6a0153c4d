"""Reading and browsing with the network cut: nothing is fetched, and nobody tries to."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import CHROMIUM, ROOT

pytestmark = pytest.mark.far

# Loaded by every Python process of the product: it notes and refuses what would leave this machine.
GUARD = """
import os, sys

def refuse(event, arguments):
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host not in {None, "", "localhost", "0.0.0.0", "::", "::1"} and not host.startswith("127."):
        with open(os.environ["ATTEMPTS"], "a") as log:
            print(sys.argv, event, host, file=log)
        raise OSError(101, "the network is cut")

sys.addaudithook(refuse)
"""


def cut_off() -> list[str]:
    """What stands before a command that is to have no network but loopback, where that is permitted."""
    prefix = ["unshare", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
    try:
        permitted = subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        permitted = False
    return prefix if permitted else []


@pytest.mark.skipif(not CHROMIUM.exists() and not os.environ.get("CI"), reason=f"needs Chromium at {CHROMIUM}")
def test_the_whole_product_runs_with_the_network_cut(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    text = "Wheat is dear in {place}\n\n“Wheat is dear in {place},” Ann Fay said on Monday in {place}.\n"
    for place in ("France", "Peru"):
        (articles / f"{place}.txt").write_text(text.format(place=place))
    guard, attempts = tmp_path / "guard", tmp_path / "attempts"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(GUARD)
    attempts.touch()
    environment = {**os.environ, "PYTHONPATH": f"{guard}", "ATTEMPTS": str(attempts)}
    command = [*cut_off(), sys.executable, "-m", "tests.system.offline", str(tmp_path)]
    used = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert used.returncode == 0, used.stderr
    found = json.loads(used.stdout)
    assert found["read"].startswith("2 articles read, 0 already known, 0 skipped.")
    assert found["quotes"] == "2 quotations in 2 articles"
    hosts = {urlsplit(address).hostname for address in found["asked"] if not address.startswith(("data:", "blob:"))}
    assert hosts == {"127.0.0.1"}
    assert attempts.read_text() == ""
