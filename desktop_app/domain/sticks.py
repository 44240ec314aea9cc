"""What lies on a USB stick, and what carrying packs there and back did.

Promises: data only. Made by operations.pack_sticks; shown by the Packs page and the commands.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop_app.domain.identifiers import PackId
from desktop_app.domain.pack_rows import Installed


@dataclass(frozen=True)
class StickPack:
    """A pack on a stick. ``size`` in bytes. ``whole``: all its files are there. ``here``: the version on this laptop.

    ``use``: "install" (not here), "update" (newer than here), "same", "older" (nothing goes back).
    """

    id: PackId
    language: str
    week: int | None
    title: str
    version: str
    size: int
    whole: bool
    here: str | None
    use: str


@dataclass(frozen=True)
class StickContents:
    """``fresh_until``: after this nobody can tell whether there is something newer; nothing is refused for it.

    ``older``: this laptop knows a newer list of packs than the stick carries. ``past_fresh``: the date is gone by.
    """

    folder: Path
    packs: tuple[StickPack, ...]
    fresh_until: datetime
    signer: str
    older: bool
    past_fresh: bool


@dataclass(frozen=True)
class Exported:
    """``files`` and ``size`` (bytes) were written; ``kept`` files were there and whole already. ``packs``: what the
    stick carries now of what was asked for. ``left``: (pack, code of errors.CODES) of what could not be handed on; its
    sentence is that of Known(code, reason="stick")."""

    folder: Path
    packs: tuple[StickPack, ...]
    files: int
    size: int
    kept: int
    left: tuple[tuple[PackId, str], ...] = ()


@dataclass(frozen=True)
class Imported:
    """``installed``: what came; ``same``: packs that were here already; ``refused``: (pack, code of errors.CODES)."""

    folder: Path
    installed: tuple[Installed, ...]
    same: tuple[PackId, ...]
    refused: tuple[tuple[PackId, str], ...]
    fresh_until: datetime
    past_fresh: bool
