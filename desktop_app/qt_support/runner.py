"""The one door to the background: a serial database thread, and a small pool for the network.

Promises: work is run in the order given (database) or side by side (network); its result comes to a bound method of a
QObject that lives on the GUI thread, and only if that object is still there and the job was not cancelled; a fault in
the work is raised again on the GUI thread, where the crash dialog sees it; ``close`` cancels, joins and leaves nothing
running. While it is open, garbage is collected on the GUI thread only: Python collects wherever it happens to be, and a
widget that is freed in a worker takes the program down. Refuses: receivers that are not bound methods of a QObject, and
work after ``close``. No thread is made anywhere else. Made and used on the GUI thread only.
"""

import gc
import queue
import threading
from collections.abc import Callable
from typing import Any, Final
from weakref import WeakMethod

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from desktop_app.domain.errors import Known

Receiver = Callable[..., Any]

_NETWORK_THREADS: Final = 2
_JOIN_SECONDS: Final = 10.0


class Job:
    """One piece of work. ``cancel`` keeps its result from arriving, and tells work that listens to stop.

    ``droppable`` work is not begun any more when the runner closes; a save must not be lost with the window.
    """

    def __init__(
        self, work: Callable[["Job"], Any], done: Receiver | None, failed: Receiver | None, droppable: bool = False
    ) -> None:
        self._work = work
        self.droppable = droppable
        self._done = _weak(done)
        self._failed = _weak(failed)
        self._takes_failures = failed is not None
        self._stop = threading.Event()
        self.result: Any = None
        self.error: BaseException | None = None

    def cancel(self) -> None:
        """May be called from any thread, any number of times."""
        self._stop.set()

    def is_cancelled(self) -> bool:
        """What long work asks now and then; it is passed to operations as ``cancelled``."""
        return self._stop.is_set()

    def perform(self) -> None:
        """Does the work; in the worker."""
        if self._stop.is_set():
            return
        try:
            self.result = self._work(self)
        except BaseException as error:
            self.error = error

    def deliver(self) -> Known | None:
        """Hands over what came out; on the GUI thread. Gives back a failure that nobody took; raises a fault."""
        if self.error is not None and not isinstance(self.error, Known):
            raise self.error
        if self._stop.is_set():
            return None
        if self.error is None:
            if (done := _alive(self._done)) is not None:
                done(self.result)
            return None
        if (failed := _alive(self._failed)) is not None:
            failed(self.error)
        return None if self._takes_failures else self.error


class Runner(QObject):
    """``unheard`` carries a Known that no receiver wanted, ``idle`` comes when nothing is under way any more."""

    unheard = Signal(object)
    idle = Signal()
    _finished = Signal(object)
    _called = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._under_way: set[Job] = set()
        self._closed = False
        self._collects_itself = gc.isenabled()
        gc.disable()
        # Both are emitted in a worker; as this object lives on the GUI thread, the slots run there.
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._called.connect(self._call, Qt.ConnectionType.QueuedConnection)
        self._database = _Workers("fieldbook-database", 1, self._finished.emit)
        self._network = _Workers("fieldbook-network", _NETWORK_THREADS, self._finished.emit)

    @property
    def is_idle(self) -> bool:
        """True when every job was delivered."""
        return not self._under_way

    def on_database(
        self, work: Callable[[Job], Any], done: Receiver | None = None, failed: Receiver | None = None
    ) -> Job:
        """Runs on the database thread, after all that was given before; also when the runner closes meanwhile."""
        return self._give(self._database, Job(work, done, failed))

    def on_network(
        self, work: Callable[[Job], Any], done: Receiver | None = None, failed: Receiver | None = None
    ) -> Job:
        """Runs on one of the network threads."""
        return self._give(self._network, Job(work, done, failed, droppable=True))

    def forward(self, receiver: Receiver) -> Callable[..., None]:
        """A function that may be called in a worker; ``receiver`` is then called on the GUI thread, if still there."""
        reference = _weak(receiver)

        def call(*values: object) -> None:
            self._called.emit(reference, values)

        return call

    def close(self) -> None:
        """Cancels what talks to the network, lets the database do all it was given, and joins all threads."""
        if self._closed:
            return
        self._closed = True
        self.drop()
        self._network.join()
        self._database.join()
        self._under_way.clear()
        if self._collects_itself:
            gc.enable()

    def drop(self) -> None:
        """Cancels what talks to the network."""
        for job in self._under_way:
            if job.droppable:
                job.cancel()

    def last_on_database(self, work: Callable[[], None]) -> None:
        """Something to do on the database thread while closing, after the job that runs now."""
        self._database.last(work)

    def _give(self, workers: "_Workers", job: Job) -> Job:
        if self._closed:
            raise RuntimeError("the runner is closed")
        self._under_way.add(job)
        workers.give(job)
        return job

    @Slot(object)
    def _deliver(self, job: Job) -> None:
        self._under_way.discard(job)
        if self._closed:
            return
        _collect_if_due()
        try:
            unheard = job.deliver()
            if unheard is not None:
                self.unheard.emit(unheard)
        finally:
            if not self._under_way:
                self.idle.emit()

    @Slot(object, object)
    def _call(self, reference: WeakMethod[Receiver], values: tuple[object, ...]) -> None:
        receiver = None if self._closed else _alive(reference)
        if receiver is not None:
            receiver(*values)


class _Workers:
    """Some threads on one queue, started with the first job."""

    def __init__(self, name: str, count: int, finished: Callable[[Job], None]) -> None:
        self._name, self._count, self._finished = name, count, finished
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._last: list[Callable[[], None]] = []

    def give(self, job: Job) -> None:
        if len(self._threads) < self._count:
            thread = threading.Thread(target=self._loop, name=self._name, daemon=True)
            self._threads.append(thread)
            thread.start()
        self._queue.put(job)

    def last(self, work: Callable[[], None]) -> None:
        self._last.append(work)

    def join(self) -> None:
        for _ in self._threads:
            self._queue.put(None)
        for thread in self._threads:
            thread.join(None if self._count == 1 else _JOIN_SECONDS)

    def _loop(self) -> None:
        while (job := self._queue.get()) is not None:
            job.perform()
            self._finished(job)
        for work in self._last:
            work()


def _collect_if_due() -> None:
    """What Python does by itself after enough allocations, at a moment and on a thread of our choosing."""
    due = [count > threshold for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if any(due):
        gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))


def _weak(receiver: Receiver | None) -> "WeakMethod[Receiver] | None":
    if receiver is None:
        return None
    if not isinstance(getattr(receiver, "__self__", None), QObject):
        raise TypeError("results are delivered to bound methods of QObjects only")
    return WeakMethod(receiver)


def _alive(reference: "WeakMethod[Receiver] | None") -> Receiver | None:
    receiver = None if reference is None else reference()
    owner = getattr(receiver, "__self__", None)
    return receiver if receiver is not None and isValid(owner) else None
