"""Where a request came from, as far as that can be believed. Who calls: whoever asks limits.py about a stranger."""

import ipaddress
import os
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

_LOOPBACK: Final = "127.0.0.0/8,::1"
_Network = ipaddress.IPv4Network | ipaddress.IPv6Network
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def address_of(environ: Mapping[str, Any]) -> str:
    """The address; behind the proxy that FIELDBOOK_BEHIND_TLS promises, what that one says, and nobody else: only who
    comes from this machine or from an address in FIELDBOOK_PROXIES is a proxy. Of IPv6 the network that one household
    or office has, because whoever has one has all its 2⁶⁴ addresses."""
    address = str(environ.get("REMOTE_ADDR", ""))
    if os.environ.get("FIELDBOOK_BEHIND_TLS", "") == "1" and _is_proxy(address):
        address = str(environ.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip() or address
    parsed = _parsed(address)
    if parsed is None or parsed.version == 4:
        return address if parsed is None else str(parsed)
    return str(ipaddress.ip_network((parsed, 64), strict=False))


def _is_proxy(address: str) -> bool:
    parsed = _parsed(address)
    if parsed is None:
        return True  # a socket in the file system: whoever may write into it
    return any(parsed in network for network in proxies())


def proxies() -> tuple[_Network, ...]:
    """Whose word counts. Raises ValueError for what is neither an address nor a network."""
    return _networks(os.environ.get("FIELDBOOK_PROXIES", _LOOPBACK))


@cache
def _networks(text: str) -> tuple[_Network, ...]:
    return tuple(ipaddress.ip_network(part.strip()) for part in text.split(",") if part.strip())


def _parsed(address: str) -> _Address | None:
    """None when it is none; of an IPv4 address in IPv6's clothes, the former."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return None
    mapped = parsed.ipv4_mapped if isinstance(parsed, ipaddress.IPv6Address) else None
    return mapped or parsed
