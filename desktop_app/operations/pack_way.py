"""Who may work in the packs folder: one transfer at a time, and it makes way for anything shorter.

Promises: a transfer that fills a poor link for hours keeps nobody waiting who removes a pack, looks at what an update
changes or reads a stick: it stops within a moment, keeps what arrived, and goes on when they are done. Locks end with
the process that holds them. Called by operations.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop_app.operations.session import Session
from desktop_app.storage.durable_file import as_known
from desktop_app.storage.profile_lock import alone_or_not, one_at_a_time

_TRANSFER: Final = "transfer.lock"
_WAY: Final = "way.lock"


@contextmanager
def transferring(session: Session) -> Iterator[bool]:
    """Whether this is the only transfer, and nobody else needs the folder. Waits for nobody."""
    with alone_or_not(_folder(session) / _TRANSFER) as alone:
        yield alone and not wanted(session)


@contextmanager
def made(session: Session) -> Iterator[None]:
    """The transfer makes way for as long as this block runs: take the store's own lock (``packs.alone``) inside.

    Waits for others who need the folder.
    """
    with one_at_a_time(_folder(session) / _WAY):
        yield


def wanted(session: Session) -> bool:
    """Whether somebody needs the folder for something else. Cheap: a transfer asks with every piece."""
    with alone_or_not(_folder(session) / _WAY) as free:
        return not free


def _folder(session: Session) -> Path:
    folder = session.paths.packs
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise as_known(error, folder) from error
    return folder
