"""How often somebody may do something: one small table in a file, shared by all processes of this machine.

Promises: so many at once, then one every so often, counted across processes and threads and kept over restarts; a place
in the table costs 16 bytes, and there are never more of them. Holds no names: a keyed digest stands for each.
Refuses nothing by itself: it says how long to wait. Who calls: the exchange, enrolment, the sign-in page, the doors for
files. Decision 78 says why it is neither in the database nor in the memory of a process.
"""

import fcntl
import hashlib
import os
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sync_protocol.refusals import ExchangeRefused

PLACES: Final = 65_536
"""In the table; who comes when all that are near are taken gets the place of whoever waited longest."""

_NEAR: Final = 8
_ROW: Final = struct.Struct("<Qq")  # digest of who; the moment (ms) at which all they did is forgotten
_STRETCH: Final = _ROW.size * _NEAR


@dataclass(frozen=True)
class Allowance:
    """``at_once``: how many may come one after another; ``every``: milliseconds after which one more may come."""

    name: str
    at_once: int
    every: int


EXCHANGES: Final = Allowance("exchange", 200, 50)
"""Of one device. A first exchange over a quick line needs a few dozen requests a second for a few seconds."""

WRONG_CODES: Final = Allowance("code", 20, 30_000)
"""From one address. A code has 45 bits, so this is against noise, and a class behind one address may mistype."""

WRONG_PASSWORDS: Final = Allowance("password", 10, 60_000)
"""For one account, whoever tries."""

SIGN_INS: Final = Allowance("sign-in", 30, 20_000)
"""Wrong ones, from one address, whatever the account."""

FILE_STEPS: Final = Allowance("file-step", 400, 100)
"""Questions of one device about its photos and PDFs, each with up to half a megabyte."""

FILES: Final = Allowance("file", 20, 6_000)
"""From one address of somebody who is not known: all that a courier carries."""


class TooOften(ExchangeRefused):
    """Whoever asked has to wait for ``seconds``."""

    def __init__(self, milliseconds: int) -> None:
        super().__init__("busy")
        self.seconds = -(-milliseconds // 1_000)


class Limits:
    """Times are milliseconds of the office's clock; a clock that went back forgets rather than locks out."""

    def __init__(self, path: Path, key: bytes) -> None:
        """``key`` makes the digests, so that nobody can aim at a place of somebody else."""
        self._path = path
        self._key = hashlib.sha256(b"fieldbook limits\0" + key).digest()
        self._lock = threading.Lock()
        self._file: int | None = None

    def take(self, allowance: Allowance, who: str, now: int) -> int:
        """0 when this one may, and note that it did; else the milliseconds to wait, and nothing is noted."""
        return self._ask(allowance, who, now, note=True)

    def wait(self, allowance: Allowance, who: str, now: int) -> int:
        """As ``take``, and never notes anything."""
        return self._ask(allowance, who, now, note=False)

    def check(self, allowance: Allowance, who: str, now: int) -> None:
        """As ``take``; raises TooOften."""
        if wait := self.take(allowance, who, now):
            raise TooOften(wait)

    def _ask(self, allowance: Allowance, who: str, now: int, *, note: bool) -> int:
        digest = hashlib.blake2b(f"{allowance.name}\0{who}".encode(), key=self._key, digest_size=12).digest()
        name = int.from_bytes(digest[:8], "big")
        start = int.from_bytes(digest[8:], "big") % (PLACES // _NEAR) * _STRETCH
        room = allowance.at_once * allowance.every
        with self._alone(start) as file:
            rows = list(_ROW.iter_unpack(os.pread(file, _STRETCH, start).ljust(_STRETCH, b"\0")))
            place = next((at for at, row in enumerate(rows) if row[0] == name), None)
            until = now if place is None else max(rows[place][1], now)
            if until > now + room:
                until = now
            over = until + allowance.every - now - room
            if over <= 0 and note:
                if place is None:
                    place = min(range(_NEAR), key=lambda at: rows[at][1])
                os.pwrite(file, _ROW.pack(name, until + allowance.every), start + place * _ROW.size)
        return max(0, over)

    @contextmanager
    def _alone(self, start: int) -> Iterator[int]:
        with self._lock:  # between threads; the other one is between processes
            if self._file is None:
                self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            fcntl.lockf(self._file, fcntl.LOCK_EX, _STRETCH, start)
            try:
                yield self._file
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN, _STRETCH, start)
