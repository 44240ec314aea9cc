"""What an exchange with the centre came to. Made by operations.exchanging; shown by the Sync page and the commands."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ExchangeResult:
    """``sent`` and ``received`` count entries, ``refused`` acts that the centre said no to, as far as that is new.

    Bytes are TCP payload without TLS. ``waiting``: items that wait still. ``error``: a code of errors.CODES that ended
    it, with its facts, or None; what was done before it stays done. ``carried``: colleagues' files that the centre
    answered. ``files_sent`` and ``files_fetched`` are whole photos and PDFs, ``files_waiting`` those that have yet to
    go or come, ``files_error`` a code of what ended that; none of it is a fault of the exchange.
    """

    sent: int
    received: int
    refused: int
    requests: int
    bytes_up: int
    bytes_down: int
    waiting: int
    error: str | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    carried: int = 0
    files_sent: int = 0
    files_fetched: int = 0
    files_waiting: int = 0
    files_error: str | None = None
