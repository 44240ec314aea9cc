"""What is private stays private: words that somebody writes for themselves are looked for in every byte that leaves the
laptop, and in every byte that the centre keeps.

Everything is real: the server in its own process on a port of loopback, its database on a disk, the profile's storage.
"""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.anchoring import anchor_of
from desktop_app.network.fetching import Fetcher
from desktop_app.operations import enrolment, exchanging, lessons, notes, own_words, practices, quizzes
from desktop_app.operations.session import Session
from sync_protocol.dictionary import CURRENT, dictionary
from sync_protocol.entries import MINE
from sync_protocol.exchange import RequestReader
from sync_protocol.slices import read_header
from tests.support.profiles import open_test_session
from tests.support.small_course import L1, QUIZ, install, week_1
from tests.sync_server.server_process import command, serving

HIGHLIGHTED = "But the person who decides at the barrier did not know."
PRIVATE = (
    *("xanthippe", "xylocarp", "Note-Titel-Ütopsis", "مرمرقصب"),  # a note: title, text, tag, in another script
    *("zugzwang-draft", "quixotry"),  # a draft that is not submitted
    *("marginalium", "yttrium-answer", "recantation"),  # a note beside a lesson, an answer, a word that was deleted
    HIGHLIGHTED,
)
SHARED = "kaleidoscope"
"""A word in a practice that is submitted, which the search must find: else it finds nothing at all."""


@dataclass
class Wiretap:
    """A fetcher that keeps a copy of every request."""

    inner: Fetcher
    heard: list[bytes] = field(default_factory=list)

    def post(self, url: str, data: bytes, **more: Any) -> Any:
        self.heard.append(data)
        return self.inner.post(url, data, **more)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


def write_everything(session: Session) -> None:
    """Something of every kind that is private, and one thing that is not."""
    install(session, week_1())
    notes.add_note(session, title="Note-Titel-Ütopsis", text="xanthippe and مرمرقصب", tags=("xylocarp",))
    rewritten = notes.add_note(session, title="Names", text="recantation")
    notes.save_note(session, rewritten.id, title="Names", text="none", tags=())
    practices.add_practice(session, title="zugzwang-draft", parts={"context": "quixotry"})
    view = lessons.open_lesson(session, L1)
    paragraph, text = next((index, text) for index, text in view.lesson.texts() if HIGHLIGHTED in text)
    start = text.index(HIGHLIGHTED)
    anchor = anchor_of(L1, view.version, paragraph, start, start + len(HIGHLIGHTED), text)
    lessons.highlight(session, anchor)
    notes.add_note(session, title="", text="marginalium", anchor=anchor)
    quizzes.answer(session, QUIZ, "w1-q06", "yttrium-answer")
    submitted = practices.add_practice(session, title="Shared", parts={"context": SHARED})
    practices.submit(session, submitted.id)


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[tuple[Path, list[bytes]]]:
    """The centre's folder after a laptop sent everything, made new words, and sent more; and all its requests."""
    folder, requests = tmp_path / "centre", []
    assert command(folder, "init").returncode == 0
    with serving(folder) as server, open_test_session(tmp_path / "amina") as session:
        make_network: Callable[[], Fetcher] = session.make_network

        def tapped() -> Any:
            return Wiretap(make_network(), requests)

        session.make_network = tapped
        code = command(folder, "enrol", "--cohort", "Spring").stdout.strip()
        enrolment.enrol(session, server.url, code, "Amina Said")
        write_everything(session)
        assert exchanging.exchange(session).waiting == 0
        own_words.take_new(session, own_words.proposed(session))
        notes.add_note(session, title="Later", text="xanthippe again")
        assert exchanging.exchange(session).waiting == 0
        yield folder, requests


def readable(data: bytes) -> bytes:
    """The bytes, and whatever in them inflates, with and without the dictionary of slices."""
    found = [data]
    for start in range(len(data) - 2):
        for words in (b"", dictionary(CURRENT)):
            engine = zlib.decompressobj(-15, words) if words else zlib.decompressobj(-15)
            try:
                found.append(engine.decompress(data[start:], 1_000_000))
            except zlib.error:
                continue
    return b"\0".join(found)


def spellings(word: str) -> set[bytes]:
    return {spelled.encode(form) for spelled in (word, word.lower()) for form in ("utf-8", "utf-16-le", "utf-16-be")}


def finds(data: bytes, word: str) -> bool:
    return any(spelling in data for spelling in spellings(word))


def test_no_private_word_leaves_the_laptop_or_lies_at_the_centre(heard: tuple[Path, list[bytes]]) -> None:
    folder, requests = heard
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name.endswith("-wal") for path in files)  # the server is still running
    everything = b"\0".join([*requests, *(path.read_bytes() for path in files)])
    assert not [word for word in PRIVATE if finds(everything, word)]


def test_no_private_word_is_found_by_who_inflates_what_was_sent(heard: tuple[Path, list[bytes]]) -> None:
    _, requests = heard
    slices = [data for request in requests[1:] for data in RequestReader().feed(request)]
    audiences = {read_header(data).audience for data in slices}
    assert audiences == {MINE, "managers"}
    assert all(bool(read_header(data).key) == (read_header(data).audience == MINE) for data in slices)
    inflated = b"\0".join(map(readable, slices))
    assert finds(inflated, SHARED)
    assert not [word for word in PRIVATE if finds(inflated, word)]


def test_no_words_of_recovery_leave_the_laptop(heard: tuple[Path, list[bytes]], tmp_path: Path) -> None:
    folder, requests = heard
    from sync_protocol.mine_key import RecoveryWords

    with open_test_session(tmp_path / "amina") as session:
        words = own_words.recovery_words(session)
    everything = b"\0".join([*requests, *(path.read_bytes() for path in folder.rglob("*") if path.is_file())])
    assert not finds(everything, " ".join(words))
    assert RecoveryWords.parse(" ".join(words)).entropy not in everything
