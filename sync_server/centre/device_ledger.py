"""Certificates and revocations of devices, kept as files beside the centre's key, outside the database's backup.

Promises: a device that enrolled after the last backup is still known after a restore, and a revoked one stays revoked.
Refuses: names of persons; only ids are here. Who calls: the office, signers.py, enrolment.py and the admin.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class DeviceRecord:
    """What a restore needs. ``certificate`` is signed by the centre; all bytes as hexadecimal digits."""

    public_key: str
    person: str
    cohort: str
    role: str
    certificate: str


class DeviceLedger:
    """Device ids are 32 hexadecimal digits."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, device: str, record: DeviceRecord) -> None:
        """Keep a device, in one step: a reader sees the old file or the new one."""
        draft = self._folder / f"{device}.{os.getpid()}.draft"
        with draft.open("w", encoding="ascii") as file:
            json.dump(asdict(record), file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._certificate(device))

    def read(self, device: str) -> DeviceRecord | None:
        try:
            return DeviceRecord(**json.loads(self._certificate(device).read_bytes()))
        except FileNotFoundError:
            return None

    def revoke(self, device: str, day: str) -> None:
        """From now on what this device signs is quarantined. ``day`` is for people who look at the folder."""
        self._revocation(device).write_text(day + "\n", encoding="ascii")

    def restore(self, device: str) -> None:
        self._revocation(device).unlink(missing_ok=True)

    def is_revoked(self, device: str) -> bool:
        return self._revocation(device).exists()

    def _certificate(self, device: str) -> Path:
        return self._folder / f"{device}.json"

    def _revocation(self, device: str) -> Path:
        return self._folder / f"{device}.revoked"
