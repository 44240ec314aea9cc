"""Older lists of packs, which vouch for versions that are installed here and are not in the newest list any more.

Promises: a version that is here can be handed on for as long as the keys of its list are in use; a list of which
nothing is here any more is dropped. Nothing here is trusted: who reads a list verifies it (signed_metadata.py).
Raises Known: disk-full, folder-unwritable. Called by trust.py and operations/pack_sticks.py.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from desktop_app.domain.errors import Known
from desktop_app.packs.pack_records import PackRecords
from desktop_app.packs.signed_metadata import LARGEST
from desktop_app.storage.durable_file import as_known, write_durably

_SUFFIX: Final = ".targets.json"


def version_of(name: str) -> int | None:
    """N of a file name ``N.targets.json``; None of any other."""
    number = name.removesuffix(_SUFFIX)
    if number == name or not (number.isascii() and number.isdecimal()) or len(number) > 9 or number[0] == "0":
        return None
    return int(number)


class Vouchers:
    """The older lists in a profile's packs folder."""

    def __init__(self, packs: Path) -> None:
        self._folder = packs / "vouchers"
        self._records = (PackRecords(packs / "installed"), PackRecords(packs / "begun"))

    def lists(self) -> Mapping[int, bytes]:
        """The lists by version, unverified. Raises Known("folder-unwritable") when they cannot be read."""
        try:
            return dict(self._read())
        except OSError as error:
            raise as_known(error, self._folder) from error

    def add(self, version: int, data: bytes) -> None:
        """Keeps the list under which something is about to be installed, until ``keep`` finds it needless."""
        self._write({version: data}, {version, *self.lists()})

    def keep(self, newest: Mapping[str, bytes], before: Mapping[str, bytes]) -> None:
        """``before`` was what decided, ``newest`` is: keeps of the lists those that something installed still needs.

        Both are metadata files by name. Call before ``newest`` takes its place.
        """
        lists = dict(self.lists())
        lists.update((number, data) for name, data in before.items() if (number := version_of(name)) is not None)
        for name in newest:
            lists.pop(version_of(name) or 0, None)
        needed = self._installed()
        for data in newest.values():
            needed -= _named(data)
        kept: set[int] = set()
        for number in sorted(lists, reverse=True):  # the newest list that names a version vouches for it
            if needed & (named := _named(lists[number])):
                needed -= named
                kept.add(number)
        self._write(lists, kept)

    def _write(self, lists: Mapping[int, bytes], kept: set[int]) -> None:
        try:
            if kept:
                self._folder.mkdir(parents=True, exist_ok=True)
            for number in kept & lists.keys():
                path = self._path(number)
                if not path.exists() or path.read_bytes() != lists[number]:
                    write_durably(path, lists[number])
            for number in self.lists().keys() - kept:
                self._path(number).unlink(missing_ok=True)
        except OSError as error:
            raise as_known(error, self._folder) from error

    def _installed(self) -> set[str]:
        """The index hashes, in hex, of everything that is installed or on its way."""
        found: set[str] = set()
        for records in self._records:
            for pack in records.ids():
                try:
                    found.update(version.index for version in records.read(pack).versions)
                except Known:
                    continue  # a record that is harmed needs its pack to be installed again anyway
        return found

    def _read(self) -> Iterator[tuple[int, bytes]]:
        for path in sorted(self._folder.glob(f"*{_SUFFIX}")):
            number = version_of(path.name)
            with suppress(FileNotFoundError):  # another process may find it needless at this moment
                if number is not None and path.stat().st_size <= LARGEST["targets"]:
                    yield number, path.read_bytes()

    def _path(self, number: int) -> Path:
        return self._folder / f"{number}{_SUFFIX}"


def _named(data: bytes) -> set[str]:
    """The hashes of everything that a list names; none when these bytes are no list."""
    try:
        targets = json.loads(data)["signed"]["targets"]
        return {str(target["hashes"]["sha256"]) for target in targets.values()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return set()
