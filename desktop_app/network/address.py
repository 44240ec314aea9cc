"""Addresses of centres: read strictly, so that nothing private ever goes over plain http.

Promises: what ``checked`` returns is https, or http to this very machine; no name, password, query or fragment in it.
"""

from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, urlsplit

from desktop_app.domain.errors import Known

_LONGEST: Final = 500


def checked(address: str) -> str:
    """The address without a slash at its end; https is put in front when no scheme is given.

    Raises Known: address-wrong, plain-http. Both with the fact ``address``.
    """
    text = address.strip()
    if "://" not in text:
        text = "https://" + text
    parts = _split(text)
    if parts is None:
        raise Known("address-wrong", address=address[:_LONGEST])
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise Known("plain-http", address=address[:_LONGEST])
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


def is_loopback(host: str) -> bool:
    """Whether this host is the machine itself, going by the name alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _split(text: str) -> SplitResult | None:
    if len(text) > _LONGEST or any(character.isspace() or not character.isprintable() for character in text):
        return None
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return None
    plain = parts.scheme in ("http", "https") and bool(parts.hostname) and port != 0
    return parts if plain and not ("@" in parts.netloc or parts.query or parts.fragment or "\\" in text) else None
