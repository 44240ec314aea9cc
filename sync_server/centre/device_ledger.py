"""Certificates and revocations of devices, and what the centre said of lost ones: files beside the centre's key,
outside the database's backup.

Promises: a device that enrolled after the last backup is still known after a restore, and a revoked one stays revoked.
Refuses: names of persons; only ids are here. Who calls: the office, signers.py, enrolment.py and revoking.py.
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
        self._decisions = folder / "decisions"
        self._erasures = folder / "erasures"

    def write(self, device: str, record: DeviceRecord) -> None:
        """Keep a device, in one step: a reader sees the old file or the new one."""
        _write(self._certificate(device), json.dumps(asdict(record)).encode("ascii"))

    def read(self, device: str) -> DeviceRecord | None:
        try:
            return DeviceRecord(**json.loads(self._certificate(device).read_bytes()))
        except FileNotFoundError:
            return None

    def revoke(self, device: str, day: str) -> None:
        """From now on what this device signs is quarantined. ``day`` is for people who look at the folder."""
        _write(self._revocation(device), f"{day}\n".encode("ascii"))

    def restore(self, device: str) -> None:
        self._revocation(device).unlink(missing_ok=True)

    def is_revoked(self, device: str) -> bool:
        return self._revocation(device).exists()

    def keep_decision(self, device: str, data: bytes) -> None:
        """Keep what the centre said last of a lost or found device: the bytes of its slice."""
        self._decisions.mkdir(exist_ok=True)
        _write(self._decisions / device, data)

    def decision(self, device: str) -> bytes | None:
        """What the centre said last of it, None if nothing."""
        try:
            return (self._decisions / device).read_bytes()
        except FileNotFoundError:
            return None

    def decided(self) -> list[str]:
        """The devices of which the centre said something."""
        return sorted(path.name for path in self._decisions.glob("*") if not path.suffix)

    def keep_erasure(self, person: str, data: bytes) -> None:
        """Keep the word that a person was erased: the bytes of its slice."""
        self._erasures.mkdir(exist_ok=True)
        _write(self._erasures / person, data)

    def erasure(self, person: str) -> bytes | None:
        """The word that this person was erased, None if they were not."""
        try:
            return (self._erasures / person).read_bytes()
        except FileNotFoundError:
            return None

    def erasures(self) -> list[str]:
        """The ids of those who were erased."""
        return sorted(path.name for path in self._erasures.glob("*") if not path.suffix)

    def _certificate(self, device: str) -> Path:
        return self._folder / f"{device}.json"

    def _revocation(self, device: str) -> Path:
        return self._folder / f"{device}.revoked"


def _write(path: Path, data: bytes) -> None:
    draft = path.with_name(f"{path.stem}.{os.getpid()}.draft")
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
