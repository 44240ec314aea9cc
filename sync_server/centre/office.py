"""The centre as one object: its key, its folder, its clock and its pen. Handed to whoever needs them.

Promises: nothing ambient below the commands and the doors; tests make an office in a temporary folder.
Who calls: the commands and wsgi.py make one; everything in this package takes it as its first argument.
"""

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sync_protocol.device_keys import DeviceKey
from sync_server.centre.device_ledger import DeviceLedger
from sync_server.centre.limits import Limits
from sync_server.centre.scribe import Scribe
from sync_server.centre.tide import TideMark
from sync_server.data_folder import DataFolder

ENVIRON = "fieldbook.office"
"""Where the doors leave the office for Django's views, in the request's environment."""


def system_clock() -> int:
    """Milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000


def moment(milliseconds: int) -> datetime:
    """That instant, in UTC. Raises ValueError or OverflowError outside the years 1 to 9999."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


@dataclass(frozen=True)
class Office:
    """``clock``: milliseconds since 1970 UTC. ``randbits``: as secrets.randbits.

    ``other_limits`` than those in the folder.
    """

    folder: DataFolder
    key: DeviceKey
    clock: Callable[[], int] = system_clock
    randbits: Callable[[int], int] = secrets.randbits
    other_limits: Limits | None = None
    scribe: Scribe = field(init=False)
    ledger: DeviceLedger = field(init=False)
    tide: TideMark = field(init=False)
    limits: Limits = field(init=False)
    _code_key: bytes = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # Frozen for its users; its own parts are set once, here.
        object.__setattr__(self, "scribe", Scribe(self.clock, self.randbits))
        object.__setattr__(self, "ledger", DeviceLedger(self.folder.devices))
        object.__setattr__(self, "tide", TideMark(self.folder.tide_mark))
        limits = self.other_limits or Limits(self.folder.limits, self.key.to_bytes())
        object.__setattr__(self, "limits", limits)
        object.__setattr__(self, "_code_key", hashlib.sha256(b"fieldbook codes\0" + self.key.to_bytes()).digest())

    @property
    def device(self) -> str:
        """The centre's own device id, 32 hexadecimal digits."""
        return self.key.device_id.hex()

    def now(self) -> datetime:
        return moment(self.clock())

    def new_person_id(self) -> str:
        """16 random hexadecimal digits."""
        return f"{self.randbits(64):016x}"

    def code_hash(self, secret: bytes) -> bytes:
        """What is stored of an enrolment code's secret: useless without the centre's key."""
        return hmac.digest(self._code_key, secret, "sha256")


def open_office(folder: DataFolder) -> Office:
    """The office of a prepared folder. Raises FolderUnfit with a sentence."""
    return Office(folder, DeviceKey.from_bytes(folder.read_secret(folder.centre_key)))
