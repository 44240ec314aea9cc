"""Which versions of a pack are installed, and which one is open: one small file a pack, replaced in one step.

Promises: a switch to another version or language happens in one rename; whoever reads sees the old or the new record.
Raises Known("pack-damaged") for a record that cannot be read. Called by store.py.
"""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from course_format.manifest_reader import is_id
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.storage.durable_file import as_known, flush_folder, write_durably

_SUFFIX: Final = ".json"


class Version(msgspec.Struct, frozen=True):
    """One installed version. ``index``: SHA-256 of its index in hex; ``signer``: end of the key's id."""

    language: str
    version: str
    index: str
    installed_on: datetime
    signer: str

    @property
    def digest(self) -> bytes:
        return bytes.fromhex(self.index)


class Record(msgspec.Struct, frozen=True):
    """``versions``: the open one first, then the others, the newest first."""

    format: int
    versions: tuple[Version, ...]

    @property
    def current(self) -> Version:
        return self.versions[0]


class PackRecords:
    """A folder of records named by pack id."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, pack: PackId) -> Path:
        return self._folder / f"{pack}{_SUFFIX}"

    def ids(self) -> Iterator[PackId]:
        """The packs that have a record, by id. A file of another kind is none of ours."""
        if self._folder.is_dir():
            for path in sorted(self._folder.iterdir()):
                if path.suffix == _SUFFIX and is_id(path.stem):
                    yield PackId(path.stem)

    def read(self, pack: PackId) -> Record:
        """Raises Known("pack-missing") when there is none."""
        try:
            record = msgspec.json.decode(self.path(pack).read_bytes(), type=Record)
            if not record.versions or any(len(version.digest) != 32 for version in record.versions):
                raise ValueError("no versions")
        except FileNotFoundError as error:
            raise Known("pack-missing", pack=pack) from error
        except (OSError, ValueError, RecursionError) as error:
            raise Known("pack-damaged", pack=pack, reason="record") from error
        return record

    def write(self, pack: PackId, record: Record) -> None:
        path = self.path(pack)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise as_known(error, path) from error
        write_durably(path, msgspec.json.encode(record))

    def remove(self, pack: PackId) -> None:
        try:
            self.path(pack).unlink(missing_ok=True)
        except OSError as error:
            raise as_known(error, self.path(pack)) from error
        flush_folder(self._folder)
