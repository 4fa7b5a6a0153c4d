"""Fifty people at once: sessions that filter and download over real WebSockets while articles are read in.

    python benchmarks/load.py [--sessions 50] [--minutes 5] [--articles 2000]

Starts the dashboard over a made-up corpus and an ingest that goes on all the while. Every session takes a speaker, opens
the page of quotations for them, and now and then downloads the same from the API. Whatever is shown or downloaded must
be of that speaker alone, and no fewer than before. Prints how long answers took, beside one session alone, and the
server's memory; ends with status 1 for any error, any wrong answer.
"""

import argparse
import asyncio
import csv
import io
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import psutil  # noqa: E402 (the root comes first, wherever this is run)
import pyarrow as pa  # noqa: E402
import websockets  # noqa: E402
from streamlit.proto.BackMsg_pb2 import BackMsg  # noqa: E402
from streamlit.proto.Element_pb2 import Element  # noqa: E402
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg  # noqa: E402

from benchmarks.generate import Sizes, fill  # noqa: E402
from onrecord.corpus import open_store, queries, take_snapshot  # noqa: E402
from onrecord.corpus.selection import Selection  # noqa: E402
from tests.browser.conftest import running_dashboard  # noqa: E402

PORT = 8128
# Between two looks somebody reads.
READING_SECONDS = (10.0, 30.0)
DOWNLOADS = 0.2
SPEAKERS = 20
MIB = 1024 * 1024
COUNT = re.compile(r"\*\*([\d,]+) quotations?\*\* in ")


@dataclass
class Seen:
    """What sessions saw: seconds of pages and downloads, what went wrong, and the server's memory in MiB, in time."""

    pages: list[float] = field(default_factory=list)
    downloads: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


class Session:
    """A browser's session: one WebSocket, on which a page is asked for and comes in pieces."""

    def __init__(self, socket: websockets.ClientConnection) -> None:
        self._socket = socket
        # What a browser keeps of the pieces that it has, and gets only the names of.
        self._kept: dict[str, ForwardMsg] = {}

    async def page(self, name: str, query: str) -> list[Element]:
        """Ask for a page and wait until it is whole. Raises RuntimeError where it shows an error."""
        ask = BackMsg()
        ask.rerun_script.page_name = name
        ask.rerun_script.query_string = query
        ask.rerun_script.cached_message_hashes.extend(self._kept)
        await self._socket.send(ask.SerializeToString())
        pieces: list[Element] = []
        started = False
        while True:
            message = ForwardMsg.FromString(await asyncio.wait_for(self._socket.recv(), 120))
            kind = message.WhichOneof("type")
            if kind == "ref_hash":
                message = self._kept[message.ref_hash]
                kind = message.WhichOneof("type")
            elif message.metadata.cacheable and message.hash:
                self._kept[message.hash] = message
            started = started or kind == "new_session"
            if kind == "delta":
                element = message.delta.new_element
                if element.WhichOneof("type") == "exception":
                    raise RuntimeError(element.exception.message)
                pieces.append(element)
            if kind == "script_finished" and started:
                return pieces


async def person(number: int, speakers: dict[str, int], until: float, seen: Seen) -> None:
    """Somebody who looks at one speaker after another and sometimes takes the rows with them."""
    chance = random.Random(number)  # noqa: S311 (who looks at whom)
    async with websockets.connect(
        f"ws://127.0.0.1:{PORT}/_stcore/stream", subprotocols=["streamlit"], max_size=None
    ) as socket:
        session = Session(socket)
        await asyncio.sleep(chance.uniform(0, READING_SECONDS[1]) if until else 0)
        while True:
            speaker = chance.choice(list(speakers))
            query = urllib.parse.urlencode({"speaker": speaker})
            began = time.perf_counter()
            try:
                shown = await session.page("quotes", query)
                seen.pages.append(time.perf_counter() - began)
                seen.wrong += wrong_page(shown, speaker, speakers[speaker])
                if chance.random() < DOWNLOADS:
                    began = time.perf_counter()
                    rows = await asyncio.to_thread(downloaded, query)
                    seen.downloads.append(time.perf_counter() - began)
                    seen.wrong += wrong_rows(rows, speaker, speakers[speaker])
            except (OSError, RuntimeError, TimeoutError, websockets.WebSocketException) as error:
                seen.wrong.append(f"{type(error).__name__}: {error}")
                return
            if time.time() > until:
                return
            await asyncio.sleep(chance.uniform(*READING_SECONDS))


def wrong_page(shown: list[Element], speaker: str, fewest: int) -> Iterator[str]:
    """What is wrong with a page of one speaker's quotations."""
    counts = [int(count[1].replace(",", "")) for one in shown if (count := COUNT.search(one.markdown.body))]
    if not counts or max(counts) < fewest:
        yield f"{counts} quotations on the page of {speaker}, who had {fewest}"
    drawn = (one.dataframe.arrow_data.data for one in shown)
    tables = [pa.ipc.open_stream(data).read_all() for data in drawn if data]
    named = {name for table in tables if "Speaker" in table.column_names for name in table["Speaker"].to_pylist()}
    if named != {speaker}:
        yield f"{named} on the page of {speaker}"


def wrong_rows(rows: list[dict[str, str]], speaker: str, fewest: int) -> Iterator[str]:
    """What a file of one speaker's quotations should not hold."""
    if len(rows) < fewest:
        yield f"{len(rows)} rows for {speaker}, who had {fewest}"
    if {row["speaker"] for row in rows} != {speaker}:
        yield f"others' rows in the file of {speaker}"


def downloaded(query: str) -> list[dict[str, str]]:
    """The rows that the API gives as CSV."""
    address = f"http://127.0.0.1:{PORT}/api/quotes?format=csv&{query}"
    with urllib.request.urlopen(address, timeout=120) as answer:
        return list(csv.DictReader(io.TextIOWrapper(answer, "utf-8-sig")))


def new_articles(folder: Path, run: int) -> Path:
    """Files that no ingest before has read."""
    folder.mkdir()
    for n in range(40):
        words = f"Mill number {run}-{n} is closed"
        (folder / f"{n}.txt").write_text(f"{words}\n\n“{words},” Ann Fay said on Monday.\n")
    return folder


async def reading(corpus: str, scratch: Path, until: float) -> int:
    """Ingest after ingest; how many were finished."""
    run = 0
    while time.time() < until:
        files = new_articles(scratch / str(run), run)
        command = [sys.executable, "-m", "onrecord", "ingest", "--workers", "1", "--corpus", corpus, str(files)]
        process = await asyncio.create_subprocess_exec(
            *command, cwd=ROOT, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL
        )
        if await process.wait():
            raise SystemExit("the ingest failed")
        run += 1
    return run


async def watched(server: psutil.Process, until: float, seen: Seen) -> None:
    """The server's memory every few seconds."""
    while time.time() < until:
        seen.memory.append(server.memory_info().rss / MIB)
        await asyncio.sleep(5)


async def together(sessions: int, minutes: float, corpus: str, server: psutil.Process) -> tuple[Seen, Seen, int]:
    """One session alone, then all of them while articles are read: what each saw, and how many ingests there were."""
    snapshot = take_snapshot(open_store(corpus))
    frame = queries.facet(snapshot, Selection(), "speaker").head(SPEAKERS)
    speakers = dict(zip(frame["value"], map(int, frame["quotes"]), strict=True))
    alone, seen = Seen(), Seen()
    # The first two pay for what is loaded on demand.
    for number in range(12):
        await person(number, speakers, 0, alone)
    del alone.pages[:2]
    until = time.time() + 60 * minutes
    with tempfile.TemporaryDirectory() as scratch:
        *_, ingests, _ = await asyncio.gather(
            *(person(number, speakers, until, seen) for number in range(sessions)),
            reading(corpus, Path(scratch), until),
            watched(server, until, seen),
        )
    return alone, seen, ingests


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--articles", type=int, default=2_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = f"{folder}/corpus"
        fill(open_store(corpus), Sizes(articles=arguments.articles, speakers=500))
        with running_dashboard(Path(corpus), ROOT, PORT):
            (server,) = psutil.Process().children()
            alone, seen, ingests = asyncio.run(together(arguments.sessions, arguments.minutes, corpus, server))
        shutil.rmtree(corpus)
    print("| | answers | median, s | 95 of 100 within, s | slowest, s |\n|---|---|---|---|---|")
    for name, times in (
        ("pages, one session alone", alone.pages),
        (f"pages, {arguments.sessions} sessions", seen.pages),
        (f"CSV, {arguments.sessions} sessions", seen.downloads),
    ):
        late = statistics.quantiles(times, n=20)[-1]
        print(f"| {name} | {len(times)} | {statistics.median(times):.2f} | {late:.2f} | {max(times):.2f} |")
    ratio = statistics.median(seen.pages) / statistics.median(alone.pages)
    third = max(1, len(seen.memory) // 3)
    early, last = (statistics.median(part) for part in (seen.memory[:third], seen.memory[-third:]))
    print(f"\n{ratio:.1f} times one session's median; {ingests} ingests meanwhile.")
    print(f"Server memory: {early:.0f} MiB in the first third of the time, {last:.0f} in the last.")
    problems = alone.wrong + seen.wrong
    print(f"Errors and wrong answers: {len(problems)}.", *problems[:10], sep="\n")
    if problems:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
