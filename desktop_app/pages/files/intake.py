"""Takes files in, one after the other: read, cleaned, weighed, perhaps asked about, kept.

Promises: a file that cannot be added holds up no other; what is waiting for an answer is dropped when another text is
shown, and never goes to that one. Refuses: widgets.
"""

from collections import deque
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.domain.errors import Known
from desktop_app.domain.files import Chosen, FileView
from desktop_app.domain.identifiers import RecordId
from desktop_app.operations import files
from desktop_app.pages.files.weighing import Given, Weighed, weigh
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.runner import Job


class FileIntake(QObject):
    """``asked`` carries a Weighed and is answered by ``answer``; ``kept`` a FileView; ``failed`` a Known."""

    asked = Signal(object)
    kept = Signal(object)
    failed = Signal(object)
    record_wanted = Signal(str)  # the text is not made yet; the name of the file that wants it

    def __init__(self, app: AppState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._record: RecordId | None = None
        self._queue: deque[Given] = deque()
        self._asking: Weighed | None = None
        self._job: Job | None = None
        self._keeping = False
        self._left = 0  # files of texts shown before that are being written still

    def show_record(self, record: RecordId | None) -> None:
        """Another text; what was on its way into the one before is dropped, unless it is being written."""
        self._queue.clear()
        self._asking = None
        if self._job is not None and self._keeping:
            self._left += 1  # the person said yes to it; its answer comes before any other
        elif self._job is not None:
            self._job.cancel()
        self._job, self._keeping = None, False
        self._record = record

    def take_made(self, record: RecordId) -> None:
        """The text is made, to which what waits is to be added."""
        self._record = record
        self._next()

    def take(self, given: Iterable[Given]) -> None:
        """Adds these to the text."""
        self._queue.extend(given)
        self._next()

    def answer(self, smaller: bool | None) -> None:
        """Keeps what was asked about, smaller or as it is; None: not at all."""
        asked, self._asking = self._asking, None
        if asked is None:
            return
        if smaller is None:
            self._next()
        else:
            self._keep(asked.smaller if smaller and asked.smaller is not None else asked.chosen)

    def _next(self) -> None:
        if self._job is not None or self._asking is not None or not self._queue:
            return
        if self._record is None:
            self.record_wanted.emit(self._queue[0].name)
            return
        self._job = self._app.run(weigh, self._queue.popleft(), done=self._on_weighed, failed=self._on_failed)

    def _keep(self, chosen: Chosen) -> None:
        assert self._record is not None
        self._keeping = True
        self._job = self._app.run(
            files.add, self._record, chosen, done=self._on_kept, failed=self._on_failed, changes=("files",)
        )

    @Slot(object)
    def _on_weighed(self, weighed: Weighed) -> None:
        self._job = None
        if weighed.smaller is None:
            self._keep(weighed.chosen)
            return
        self._asking = weighed
        self.asked.emit(weighed)

    @Slot(object)
    def _on_kept(self, file: FileView) -> None:
        if not self._is_of_before():
            self.kept.emit(file)
            self._next()

    @Slot(object)
    def _on_failed(self, known: Known) -> None:
        before = self._is_of_before()
        self.failed.emit(known)
        if not before:
            self._next()

    def _is_of_before(self) -> bool:
        """Whether the answer that came is about a text that was shown before; else nothing is under way now."""
        if self._left:
            self._left -= 1
            return True
        self._job, self._keeping = None, False
        return False
