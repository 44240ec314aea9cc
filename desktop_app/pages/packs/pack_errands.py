"""Carrying out what a person decided about a pack: through the queue, or by an operation of its own.

Promises: downloads go through the one transfer of the window, so they keep their order and their limits; nothing here
waits. ``removed`` when a pack is gone, ``failed`` with the reason when something could not be done.
"""

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.cancelling import Cancelling
from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.pack_rows import PackRow
from desktop_app.operations import pack_queue
from desktop_app.operations.changed import Changed
from desktop_app.operations.packs import remove
from desktop_app.operations.session import Session
from desktop_app.pages.packs.row_acts import Act
from desktop_app.qt_support.app_state import AppState


class PackErrands(QObject):
    """``carry_out`` does one thing."""

    removed = Signal()
    failed = Signal(object)

    def __init__(self, app: AppState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app

    def carry_out(self, row: PackRow, act: Act) -> None:
        """Anything but Act.PREVIEW, which only shows something."""
        transfer = self._app.transfer
        match act:
            case Act.DOWNLOAD | Act.CONTINUE | Act.TRY_AGAIN | Act.REPAIR:
                transfer.want(row.id, row.language)
            case Act.TRY_NOW:
                transfer.resume(row.id)
            case Act.PAUSE:
                transfer.pause(row.id)
            case Act.ALLOW_METERED:
                transfer.allow_metered(row.id)
            case Act.CANCEL:
                transfer.give_up(row.id)
            case Act.LATER:
                self._app.run(_want_later, row.id, row.language or None, failed=self._on_failed)
            case Act.DROP:
                self._app.run_on_network(_drop_partly, row.id, failed=self._on_failed)
            case Act.REMOVE:
                self._app.run_on_network(_remove, row, done=self._on_removed, failed=self._on_failed)
            case Act.PREVIEW:
                raise ValueError("a preview is shown, not carried out")

    @Slot(object)
    def _on_removed(self, _changed: frozenset[str]) -> None:
        self.removed.emit()

    @Slot(object)
    def _on_failed(self, known: Known) -> None:
        self.failed.emit(known)


def _remove(session: Session, row: PackRow, *, cancelled: Cancelling) -> Changed:
    """In a worker: whoever has the packs folder may need a while to make way, and what is typed must be saved."""
    return remove(session, row.id, row.language or None)


def _drop_partly(session: Session, pack: PackId, *, cancelled: Cancelling) -> Changed:
    """In a worker, as ``_remove``."""
    return pack_queue.drop_partly(session, pack)


def _want_later(session: Session, pack: PackId, language: str | None) -> Changed:
    """Into the queue, and paused there before anybody looks."""
    wanted = pack_queue.want(session, pack, language)
    return wanted | pack_queue.pause(session, pack)
