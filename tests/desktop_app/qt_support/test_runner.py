"""The door to the background: order, receivers, failures, faults, cancelling, the end."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread, Slot
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Known
from desktop_app.qt_support.runner import Job, Runner


class Receiver(QObject):
    """Keeps what it was given, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.failures: list[Known] = []
        self.threads: list[QThread] = []

    @Slot(object)
    def done(self, result: object) -> None:
        self.results.append(result)
        self.threads.append(QThread.currentThread())

    @Slot(object)
    def failed(self, known: Known) -> None:
        self.failures.append(known)

    @Slot(object)
    def progress(self, value: object) -> None:
        self.done(value)


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[Runner]:
    runner = Runner()
    yield runner
    runner.close()


def wait(qtbot: QtBot, runner: Runner) -> None:
    qtbot.waitUntil(lambda: runner.is_idle)


def test_results_come_in_order_and_on_the_gui_thread(qtbot: QtBot, runner: Runner) -> None:
    receiver = Receiver()
    for number in range(50):
        runner.on_database(lambda _job, number=number: (number, threading.current_thread().name), receiver.done)
    wait(qtbot, runner)
    assert receiver.results == [(number, "fieldbook-database") for number in range(50)]
    assert set(receiver.threads) == {QThread.currentThread()}


def test_the_database_has_one_thread_and_the_network_two(qtbot: QtBot, runner: Runner) -> None:
    receiver = Receiver()
    together = threading.Barrier(2)  # passes only when two run side by side
    for _ in range(2):
        runner.on_network(lambda _job: together.wait(5) is not None, receiver.done)
    wait(qtbot, runner)
    assert receiver.results == [True, True]


def test_a_known_failure_goes_to_its_receiver(qtbot: QtBot, runner: Runner) -> None:
    receiver = Receiver()

    def fail(_job: Job) -> None:
        raise Known("disk-full")

    runner.on_database(fail, receiver.done, receiver.failed)
    wait(qtbot, runner)
    assert [known.code for known in receiver.failures] == ["disk-full"] and receiver.results == []


def test_a_failure_that_nobody_takes_is_told_to_the_window(qtbot: QtBot, runner: Runner) -> None:
    def fail(_job: Job) -> None:
        raise Known("unreachable")

    with qtbot.waitSignal(runner.unheard) as heard:
        runner.on_database(fail)
    assert heard.args[0].code == "unreachable"


def test_a_fault_is_raised_on_the_gui_thread(qtbot: QtBot, runner: Runner) -> None:
    def fault(_job: Job) -> None:
        raise ZeroDivisionError("ours")

    with qtbot.captureExceptions() as caught:
        runner.on_database(fault)
        wait(qtbot, runner)
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]


def test_a_cancelled_job_delivers_nothing_and_knows_it(qtbot: QtBot, runner: Runner) -> None:
    receiver = Receiver()
    begun, go = threading.Event(), threading.Event()
    seen: list[bool] = []

    def work(job: Job) -> str:
        begun.set()
        go.wait(5)
        seen.append(job.is_cancelled())
        return "late"

    job = runner.on_network(work, receiver.done, receiver.failed)
    assert begun.wait(5)
    job.cancel()
    go.set()
    wait(qtbot, runner)
    assert seen == [True] and receiver.results == []


def test_a_job_cancelled_before_it_began_is_never_done(qtbot: QtBot, runner: Runner) -> None:
    go = threading.Event()
    done: list[str] = []
    runner.on_database(lambda _job: go.wait(5))
    runner.on_database(lambda _job: done.append("done")).cancel()
    go.set()
    wait(qtbot, runner)
    assert done == []


def test_a_receiver_that_is_gone_is_not_called(qtbot: QtBot, runner: Runner) -> None:
    receiver = Receiver()
    go = threading.Event()
    runner.on_database(lambda _job: go.wait(5), receiver.done)
    results = receiver.results
    with qtbot.waitSignal(receiver.destroyed):
        receiver.deleteLater()
    go.set()
    wait(qtbot, runner)
    assert results == []


def test_only_bound_methods_of_qobjects_receive(qtbot: QtBot, runner: Runner) -> None:
    with pytest.raises(TypeError):
        runner.on_database(lambda _job: None, print)
    assert runner.is_idle


def test_progress_is_forwarded_to_the_gui_thread(qtbot: QtBot, runner: Runner) -> None:
    receiver = Receiver()
    tell = runner.forward(receiver.progress)
    runner.on_network(lambda _job: [tell(part) for part in (1, 2, 3)])
    qtbot.waitUntil(lambda: receiver.results == [1, 2, 3])
    assert set(receiver.threads) == {QThread.currentThread()}


def test_closing_does_all_that_was_given_to_the_database_and_drops_what_waits_for_the_network(qtbot: QtBot) -> None:
    """What somebody typed a moment before closing the window is a job that has not begun: it must not be dropped."""
    runner = Runner()
    begun, never = threading.Event(), threading.Event()
    done: list[str] = []

    def talking(job: Job) -> None:
        begun.set()
        while not job.is_cancelled():
            never.wait(0.01)

    runner.last_on_database(lambda: done.append("last"))
    for _ in range(2):
        runner.on_network(talking)
    runner.on_network(lambda _job: done.append("never"))
    runner.on_database(lambda _job: begun.wait(5))
    runner.on_database(lambda _job: done.append("saved"))
    assert begun.wait(5)
    runner.close()
    assert done == ["saved", "last"]
    with pytest.raises(RuntimeError):
        runner.on_database(lambda _job: None)


def test_nothing_is_freed_in_a_worker(qtbot: QtBot, runner: Runner) -> None:
    """A widget that Python's cycle collector frees outside the GUI thread takes the program down."""
    freed_in: list[str] = []

    class Cycle:
        def __init__(self) -> None:
            self.me = self

        def __del__(self) -> None:
            freed_in.append(threading.current_thread().name)

    def work(_job: Job) -> None:
        for _ in range(2000):
            Cycle()

    for _ in range(5):
        runner.on_database(work)
    wait(qtbot, runner)
    assert "fieldbook-database" not in freed_in and "MainThread" in freed_in


def test_of_two_runners_the_first_that_closes_leaves_the_other_its_peace(qtbot: QtBot) -> None:
    gc.enable()  # as a program has it; a Qt test of ours begins without
    first = Runner()
    second = Runner()
    assert not gc.isenabled()
    second.close()
    assert not gc.isenabled()
    first.close()
    assert gc.isenabled()
    gc.disable()


def test_many_results_keep_none_alive(qtbot: QtBot, runner: Runner) -> None:
    receiver = Receiver()
    for _ in range(500):
        runner.on_database(lambda _job: None, receiver.done)
    wait(qtbot, runner)
    assert receiver.results == [None] * 500
