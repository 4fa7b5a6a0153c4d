"""Machines on one machine: network namespaces joined by a bridge, which needs root and a kernel that permits it."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

LOOPBACK = "127.0.0.1"


class Place(NamedTuple):
    """Where a process runs: what stands before its command, and the address under which others reach it."""

    prefix: tuple[str, ...]
    address: str


@contextmanager
def places(number: int) -> Iterator[tuple[str, list[Place]]]:
    """This machine's address and so many places that reach it; each has a network of its own where that is permitted."""
    name = f"otr{os.getpid() % 100_000}"
    net = f"10.{os.getpid() // 250 % 250}.{os.getpid() % 250}"
    namespaces = [f"{name}-{n}" for n in range(number)]
    try:
        if not _made(f"ip link add {name} type bridge", f"ip addr add {net}.1/24 dev {name}", f"ip link set {name} up"):
            yield LOOPBACK, [Place((), LOOPBACK)] * number
            return
        found = [_place(namespace, name, net, n) for n, namespace in enumerate(namespaces)]
        yield f"{net}.1", found
    finally:
        for n, namespace in enumerate(namespaces):
            _made(f"ip link del {name}v{n}")
            _made(f"ip netns del {namespace}")
        _made(f"ip link del {name}")


def _place(namespace: str, bridge: str, net: str, n: int) -> Place:
    outside, inside, address = f"{bridge}v{n}", f"{bridge}w{n}", f"{net}.{n + 2}"
    within = f"ip -n {namespace}"
    if not _made(
        f"ip netns add {namespace}",
        f"ip link add {outside} type veth peer name {inside}",
        f"ip link set {inside} netns {namespace}",
        f"ip link set {outside} master {bridge} up",
        f"{within} addr add {address}/24 dev {inside}",
        f"{within} link set {inside} up",
        f"{within} link set lo up",
    ):
        return Place((), f"{net}.1")
    return Place(("ip", "netns", "exec", namespace), address)


def _made(*commands: str) -> bool:
    try:
        return all(
            subprocess.run(command.split(), capture_output=True, check=False).returncode == 0 for command in commands
        )
    except OSError:
        return False
