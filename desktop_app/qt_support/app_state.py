"""What the window and its pages know in common, and their only way to operations.

Promises: operations run on the database thread with one session that is opened on first use; results come to bound
methods on the GUI thread (runner.py); ``changed`` tells by topic what is out of date, also when a command in another
process wrote. Preferences are applied at once and kept. Refuses: nothing about storage or network leaks upwards.
Made on the GUI thread by shell/start_up.py; tests make their own over a temporary profile.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEventLoop, QFileSystemWatcher, QObject, QTimer, Signal, Slot

from desktop_app.domain.cancelling import Cancelled
from desktop_app.domain.clock import Clock
from desktop_app.domain.learner import Learner, Preferences
from desktop_app.domain.sharing import SharingStatus
from desktop_app.operations.changed import TOPICS
from desktop_app.qt_support.appearance import keep_appearance, read_appearance
from desktop_app.qt_support.runner import Job, Receiver, Runner
from desktop_app.qt_support.theme import app_theme
from desktop_app.qt_support.translations import use_language

if TYPE_CHECKING:
    from desktop_app.domain.journey import JourneyView
    from desktop_app.operations.session import Session
    from desktop_app.qt_support.pack_transfer import PackTransfer

_SETTLE_MS = 150  # another process writes in bursts; look once when it paused


class AppState(QObject):
    """``changed`` carries some of changed.TOPICS; ``failed`` a Known nobody took; ``learner``, ``status`` and
    ``preferences`` are the last known (None before the database answered)."""

    changed = Signal(object)
    failed = Signal(object)
    known = Signal()  # learner, status or preferences are new
    asked = Signal()  # somebody waits for what only an exchange brings
    transferring = Signal()  # ``transfer`` was made
    relanguaged = Signal()  # language or direction is another: set every string anew

    def __init__(
        self,
        profile: Path,
        *,
        open_session: "Callable[[], Session] | None" = None,
        clock: Clock | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.profile = profile
        self._clock = clock or _system_clock()
        self._open_session = open_session or self._open_usual
        self._session: Session | None = None  # touched on the database thread only
        self._data_version = 0
        self._words: tuple[str, ...] | None = None
        self.runner = Runner(self)
        self.runner.unheard.connect(self.failed)
        self.runner.last_on_database(self._close_session)
        self.preferences = read_appearance(profile)
        self.learner: Learner | None = None
        self.first_view: JourneyView | None = None  # for the first paint, see shell/start_up.py
        self.next_try: datetime | None = None  # of the exchange by itself
        self._transfer: PackTransfer | None = None
        self._status: SharingStatus | None = None
        self._sending: tuple[int, int] | None = None
        self._sending_over = False
        self._unsaved: dict[str, str] = {}
        self._apply()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._look_for_others)
        self._watcher: QFileSystemWatcher | None = None
        self._closed = False
        self.changed.connect(self._refresh)

    # -- time

    def now(self) -> datetime:
        """Now by the laptop's clock, with its zone."""
        return self._clock.local(self._clock.now())

    def today(self) -> date:
        return self._clock.today()

    # -- packs on their way

    @property
    def transfer(self) -> "PackTransfer":
        """The packs that are wanted, and how far they are. Made when somebody first asks: not before the first paint,
        because it asks the database."""
        if self._transfer is None:
            from desktop_app.qt_support.pack_transfer import PackTransfer

            self._transfer = PackTransfer(self, parent=self)
            self.transferring.emit()
        return self._transfer

    @property
    def transfer_made(self) -> "PackTransfer | None":
        """The same, if it was made: for what is on the first screen. ``transferring`` tells when it is."""
        return self._transfer

    # -- what the badge says

    @property
    def status(self) -> SharingStatus | None:
        """What storage knows of sharing, what is being sent, and what an editor could not save. None before the
        database answered."""
        if self._status is None:
            return None
        status = replace(self._status, sending=self._sending)
        return replace(status, saved=False, unsaved_code=self.unsaved_code) if self._unsaved else status

    @property
    def sending_told(self) -> Callable[[tuple[int, int] | None], None]:
        """For an exchange in a worker: it tells (this one, of how many), and None at its end."""
        return self.runner.forward(self._take_sending)

    @Slot(object)
    def _take_sending(self, sending: tuple[int, int] | None) -> None:
        """Shows it; what was sent last stands until the database says what waits now."""
        self._sending_over = sending is None
        if sending is None:
            self._refresh(frozenset({"exchange"}))
        elif sending != self._sending:
            self._sending = sending
            self.known.emit()

    @property
    def unsaved_code(self) -> str | None:
        """Why some editor could not save; None when everything is saved."""
        return next(iter(self._unsaved.values()), None)

    def tell_unsaved(self, editor: str, code: str | None) -> None:
        """An editor says that its text is on the screen only, and why (a code of errors.CODES); None when saved."""
        before = dict(self._unsaved)
        if code is None:
            self._unsaved.pop(editor, None)
        else:
            self._unsaved[editor] = code
        if self._unsaved != before:
            self.known.emit()

    # -- work

    def run(
        self,
        operation: Callable[..., Any],
        *args: object,
        done: Receiver | None = None,
        failed: Receiver | None = None,
        changes: Iterable[str] = (),
        **kwargs: object,
    ) -> Job:
        """Runs ``operation(session, *args, **kwargs)`` on the database thread.

        ``changes``: topics it changes, when it returns something else than the set of them.
        """
        topics = frozenset(changes)

        def work(job: Job) -> Any:
            result = operation(self._opened(), *args, **kwargs)
            return self._tell(result, topics)

        return self._give(self.runner.on_database, work, done, failed)

    def run_on_network(
        self,
        operation: Callable[..., Any],
        *args: object,
        done: Receiver | None = None,
        failed: Receiver | None = None,
        progress: Receiver | None = None,
        changes: Iterable[str] = (),
        **kwargs: object,
    ) -> Job:
        """Runs an operation that talks to a centre or a pack source, with a session of its own.

        It gets ``cancelled`` and, when ``progress`` is given, ``progress`` (called here on the GUI thread).
        ``changes`` are told also when it stopped because the job was cancelled: what it did in whole steps stays.
        """
        topics = frozenset(changes)
        if progress is not None:
            kwargs["progress"] = self.runner.forward(progress)

        def work(job: Job) -> Any:
            result = None
            with self._open_session() as session, suppress(Cancelled):
                result = operation(session, *args, cancelled=job.is_cancelled, **kwargs)
            return self._tell(result, topics)

        return self._give(self.runner.on_network, work, done, failed)

    def _give(
        self, door: Callable[..., Job], work: Callable[[Job], Any], done: Receiver | None, failed: Receiver | None
    ) -> Job:
        """Through the runner; after ``close`` nothing is begun: a page's timer may fire while its window goes."""
        if not self._closed:
            return door(work, done, failed)
        job = Job(work, done, failed)
        job.cancel()
        return job

    def look_first(self, done: Receiver) -> Job:
        """Gives ``done`` the journey as it was kept, or None; imports and opens no more than that takes."""

        def work(job: Job) -> "JourneyView | None":
            from desktop_app.wiring.first_look import first_look

            return first_look(self.profile)

        return self.runner.on_database(work, done)

    def begin(self) -> None:
        """Opens the session and asks for the learner, the status and the preferences; after the first paint."""
        self._refresh(frozenset({"learner", "preferences", "exchange"}))

    @Slot(object)
    def unlock(self, words: tuple[str, ...]) -> None:
        """Opens the profile with the recovery words, and asks for everything anew."""
        self._words = words
        self.changed.emit(TOPICS)

    def set_preferences(self, **changes: object) -> None:
        """Takes over some fields of Preferences, applies and keeps them."""
        from desktop_app.operations import learner

        self._take_preferences(replace(self.preferences, **changes))  # type: ignore[arg-type]  # names are checked
        self.run(learner.set_preferences, self.preferences)

    def settle(self, milliseconds: int = 10_000) -> None:
        """Waits until everything given was answered, and what the answers led to as well: an editor that was saving
        when the window went may have newer words to save. Work on the network is stopped first."""
        self.runner.drop()
        if self.runner.is_idle:
            return
        loop = QEventLoop()
        self.runner.idle.connect(loop.quit)
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def close(self) -> None:
        """Joins all threads and closes the session; call once, at the end."""
        self._closed = True
        self._settle.stop()
        self.runner.close()

    # -- on the database thread

    def _opened(self) -> "Session":
        if self._session is None:
            self._session = self._open_session()
            self._data_version = self._session.database.data_version()
            self.runner.forward(self._watch)(self._session.paths.database)
        return self._session

    def _open_usual(self) -> "Session":
        from desktop_app.wiring.profile import open_session

        return open_session(self.profile, words=self._words)

    def _close_session(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None

    def _tell(self, result: Any, topics: frozenset[str]) -> Any:
        if isinstance(result, frozenset) and result <= TOPICS:
            topics = topics | result
        if topics:
            self.runner.forward(self._emit_changed)(topics)
        return result

    def _others_wrote(self, session: "Session") -> frozenset[str]:
        """All topics when another connection wrote since we looked; PRAGMA data_version counts those only."""
        before, self._data_version = self._data_version, session.database.data_version()
        return TOPICS if before != self._data_version else frozenset()

    # -- on the GUI thread

    @Slot(object)
    def _emit_changed(self, topics: frozenset[str]) -> None:
        self.changed.emit(topics)

    @Slot(object)
    def _watch(self, database: Path) -> None:
        self._watcher = QFileSystemWatcher(self)
        wal = database.with_name(f"{database.name}-wal")
        self._watcher.addPaths([str(path) for path in (database, wal) if path.exists()])
        self._watcher.fileChanged.connect(self._settle.start)

    @Slot()
    def _look_for_others(self) -> None:
        if self._closed:  # closing the database writes too, and the watcher tells late
            return
        self.run(self._others_wrote)

    @Slot(object)
    def _refresh(self, topics: frozenset[str]) -> None:
        from desktop_app.operations import exchanging, learner

        if "learner" in topics:
            self.run(learner.get, done=self._take_learner)
        if "preferences" in topics:
            self.run(learner.preferences, done=self._take_preferences)
        if topics:
            self.run(exchanging.status, done=self._take_status)

    @Slot(object)
    def _take_learner(self, learner: Learner | None) -> None:
        if learner != self.learner:
            self.learner = learner
            self.known.emit()

    @Slot(object)
    def _take_status(self, status: SharingStatus) -> None:
        sending = None if self._sending_over else self._sending
        if (status, sending) != (self._status, self._sending):
            self._status, self._sending = status, sending
            self.known.emit()

    @Slot(object)
    def _take_preferences(self, preferences: Preferences) -> None:
        before, self.preferences = self.preferences, preferences
        keep_appearance(self.profile, preferences)
        if preferences != before:
            self._apply()
            self.known.emit()
            same = (before.language, before.arabic_digits) == (preferences.language, preferences.arabic_digits)
            if not same:
                self.relanguaged.emit()

    def _apply(self) -> None:
        wanted = self.preferences
        language = use_language(wanted.language, arabic_digits=wanted.arabic_digits)
        app_theme().use(
            name=wanted.theme,
            text_scale=wanted.text_scale,
            reading_scale=wanted.reading_scale,
            arabic=language.rtl,
            reduced_motion=wanted.reduced_motion,
        )


def _system_clock() -> Clock:
    from desktop_app.wiring.clock import SystemClock

    return SystemClock()
