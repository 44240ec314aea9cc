"""Where a request came from, as far as that can be believed. Who calls: whoever asks limits.py about a stranger."""

import ipaddress
import os
from collections.abc import Mapping
from typing import Any


def address_of(environ: Mapping[str, Any]) -> str:
    """The address; behind the proxy that FIELDBOOK_BEHIND_TLS promises, what that one says. Of IPv6 the network that
    one household or office has, because whoever has one has all its 2⁶⁴ addresses."""
    address = str(environ.get("REMOTE_ADDR", ""))
    if os.environ.get("FIELDBOOK_BEHIND_TLS", "") == "1":
        address = str(environ.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip() or address
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return address
    mapped = parsed.ipv4_mapped
    return str(mapped) if mapped else str(ipaddress.ip_network((parsed, 64), strict=False))
