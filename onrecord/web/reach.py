"""Which hosts may be asked: public ones, so that nobody reads the server's own network through it."""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address

from onrecord.errors import InputError


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is on the public internet: not loopback, private, link-local, metadata or multicast."""
    if isinstance(address, IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inside is not None:
            return is_public(inside)
    # Reserved are, among others, the addresses that stand for IPv4 ones behind a translator (64:ff9b::, RFC 6052).
    return address.is_global and not address.is_multicast and not address.is_reserved


@dataclass(frozen=True, slots=True)
class Reach:
    """Which network addresses and ports may be asked."""

    address: Callable[[IPv4Address | IPv6Address], bool]
    port: Callable[[int], bool]

    def resolve(self, host: str, port: int) -> str:
        """A network address of the host. Raises InputError unless every one of them may be asked."""
        if not self.port(port):
            raise InputError(f"asks for port {port}; pages are read from the web's own ports, 80 and 443")
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise InputError(f"is at a host that is not found, {host}") from error
        addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
        if not all(self.address(ip_address(address)) for address in addresses):
            raise InputError(f"leads to {host}, which is not on the public internet")
        return addresses[0]


PUBLIC = Reach(is_public, frozenset({80, 443}).__contains__)
