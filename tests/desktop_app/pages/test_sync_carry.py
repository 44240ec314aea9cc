"""The card "Carry by file": three steps there and back, and colleagues' files."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.bundles import (
    AnswerCarried,
    AnswerTaken,
    BundleTaken,
    CarriedFile,
    CarryView,
    Exported,
    HandedBack,
)
from desktop_app.operations import bundles, enrolment, files, learner, notes
from desktop_app.operations.session import Session
from desktop_app.pages.sync import SyncPage
from desktop_app.pages.sync.carry_card import CarryCard
from desktop_app.pages.sync.carry_words import exported_words, handed_words, imported_words
from desktop_app.pages.sync.file_choosers import FileChoosers
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets.label import Label
from tests.support.by_file import OTHER
from tests.support.files_desk import ask
from tests.support.laptops import ADDRESS, FieldLaptop
from tests.support.navigation import RecordingNavigator
from tests.support.near_fetcher import NearFetcher
from tests.support.pictures import png
from tests.support.profiles import FakeClock, open_test_session
from tests.support.small_centre import SmallCentre

PATIENCE = 15_000
DAY = datetime(2026, 2, 9, 16, 30, tzinfo=UTC)


@dataclass
class Desk:
    """A page over a real profile; ``choice`` is what the person chooses next."""

    page: SyncPage
    centre: SmallCentre
    stick: Path
    state: AppState
    choice: Path | None = None
    asked: list[str] = field(default_factory=list)

    def words(self) -> set[str]:
        return words_of(self.page)


def words_of(widget: QWidget) -> set[str]:
    return {label.text() for label in widget.findChildren(Label) if label.isVisible()}


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    centre, clock, profile, stick = SmallCentre(), FakeClock(), tmp_path / "profile", tmp_path / "stick"
    stick.mkdir()

    def opened() -> Session:
        session = open_test_session(profile, clock=clock)
        session.make_network = NearFetcher(centre)
        return session

    with opened() as session:
        learner.begin(session, "Amina Said")
        enrolment.enrol(session, ADDRESS, centre.new_code(), "Amina Said")
        notes.add_note(session, title="Barrier at the ford", text="Ask the sergeant")
    state = AppState(profile, open_session=opened, clock=clock)

    def chosen(window: QWidget, title: str, *more: str) -> Path | None:
        made.asked.append(" / ".join((title, *more)))
        return made.choice

    page = SyncPage(state, RecordingNavigator(), choosers=FileChoosers(chosen, chosen, chosen))
    made = Desk(page, centre, stick, state)
    qtbot.addWidget(page)
    page.resize(1054, 900)
    with qtbot.waitExposed(page):
        page.show()
    page.enter(None)
    qtbot.waitUntil(page.carry.card.export_button.isVisible, timeout=PATIENCE)
    qtbot.waitUntil(page.carry.card.export_button.isEnabled, timeout=PATIENCE)
    yield made
    state.close()


def test_a_stick_there_and_back(qtbot: QtBot, desk: Desk) -> None:
    card = desk.page.carry.card
    assert f"They open it with Fieldbook, or hand it in at {ADDRESS}/carry." in words_of(card)
    desk.choice = desk.stick / "mine.fieldbundle"
    card.export_button.click()
    assert not card.export_button.isEnabled()
    qtbot.waitUntil(lambda: any("mine.fieldbundle is written" in words for words in desk.words()), timeout=PATIENCE)
    qtbot.waitUntil(lambda: any("has no answer yet" in words for words in words_of(card)), timeout=PATIENCE)
    assert desk.asked[-1].startswith("Write the file onto the stick / fieldbook-")
    answer = desk.stick / "answer.fieldbundle"
    answer.write_bytes(desk.centre.bundle(desk.choice.read_bytes()))
    desk.choice = answer
    card.import_button.click()
    qtbot.waitUntil(lambda: "Received by the server, by stick." in desk.words(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "All you finished has reached the server." in desk.words(), timeout=PATIENCE)
    rows = desk.page._exchanges
    qtbot.waitUntil(rows.isVisible, timeout=PATIENCE)
    assert rows._history[0].way == "stick"
    assert any("USB stick" in each.accessibleName() for each in rows.findChildren(QWidget))


def test_photos_go_along_when_that_is_ticked(qtbot: QtBot, desk: Desk) -> None:
    card = desk.page.carry.card
    assert card.photos.isHidden()  # there are none
    note = ask(qtbot, desk.state, notes.list_notes)[0].id
    ask(qtbot, desk.state, files.add, note, files.pasted("gate.png", png()))
    qtbot.waitUntil(card.photos.isVisible, timeout=PATIENCE)
    assert card.photos.text().startswith("1 photo")
    assert not card.photos.isChecked() and card.photo_bytes == 0
    card.photos.click()
    desk.choice = desk.stick / "mine.fieldbundle"
    card.export_button.click()
    qtbot.waitUntil(lambda: any("beside it" in words for words in desk.words()), timeout=PATIENCE)
    assert len(list(desk.stick.iterdir())) == 2


def test_without_the_tick_no_photo_leaves(qtbot: QtBot, desk: Desk) -> None:
    note = ask(qtbot, desk.state, notes.list_notes)[0].id
    ask(qtbot, desk.state, files.add, note, files.pasted("gate.png", png()))
    qtbot.waitUntil(desk.page.carry.card.photos.isVisible, timeout=PATIENCE)
    desk.choice = desk.stick / "mine.fieldbundle"
    desk.page.carry.card.export_button.click()
    qtbot.waitUntil(lambda: any("mine.fieldbundle is written" in words for words in desk.words()), timeout=PATIENCE)
    assert [each.name for each in desk.stick.iterdir()] == ["mine.fieldbundle"]


def test_a_change_of_mind_does_nothing(qtbot: QtBot, desk: Desk) -> None:
    for button in (desk.page.carry.card.export_button, desk.page.carry.card.import_button):
        button.click()
        assert button.isEnabled()
    assert len(desk.asked) == 2 and list(desk.stick.iterdir()) == []


def test_a_wrong_file_is_said_in_words(qtbot: QtBot, desk: Desk) -> None:
    desk.choice = desk.stick / "photo.fieldbundle"
    desk.choice.write_bytes(b"a photo")
    desk.page.carry.card.import_button.click()
    qtbot.waitUntil(lambda: "This is not a file that Fieldbook wrote." in desk.words(), timeout=PATIENCE)
    qtbot.waitUntil(desk.page.carry.card.import_button.isEnabled, timeout=PATIENCE)


def test_a_colleagues_file_is_carried_and_its_answer_handed_back(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    colleague = FieldLaptop.new(tmp_path / "colleague", NearFetcher(desk.centre))
    colleague.enrol(desk.centre.new_code(OTHER))
    desk.choice = bundles.export_bundle(colleague.session, desk.stick / "samir.fieldbundle").file
    colleague.close()
    card = desk.page.carry.card
    card.colleague.click()
    qtbot.waitUntil(lambda: any("samir" in words for words in desk.words()), timeout=PATIENCE)
    qtbot.waitUntil(lambda: any(words.startswith("You carry") for words in words_of(card)), timeout=PATIENCE)
    assert card.answers.isHidden()
    desk.page._header.button.click()
    qtbot.waitUntil(card.answers.isVisible, timeout=PATIENCE)
    qtbot.waitUntil(lambda: any("delivered" in words for words in words_of(desk.page._notice)), timeout=PATIENCE)
    desk.choice = desk.stick
    card.answers.click()
    qtbot.waitUntil((desk.stick / "samir-answer.fieldbundle").exists, timeout=PATIENCE)
    qtbot.waitUntil(card.answers.isHidden, timeout=PATIENCE)


# the card alone


VIEW = CarryView(
    True, 3, 7_300, DAY,
    (
        CarriedFile("samir", DAY, 9_200, "waiting"), CarriedFile("leila", DAY, 800, "waiting"),
        CarriedFile("omar", DAY, 800, "answered"), CarriedFile("old", DAY, 800, "handed"),
        CarriedFile("odd", DAY, 800, "refused", "request-nonsense"),
    ),
)  # fmt: skip


@pytest.fixture
def card(qtbot: QtBot) -> CarryCard:
    made = CarryCard()
    qtbot.addWidget(made)
    made.resize(312, 700)
    made.show_view(VIEW, "https://centre.example.org", DAY.replace(day=10))
    made.show()
    return made


def test_it_says_what_is_carried(card: CarryCard) -> None:
    words = words_of(card)
    assert "3 items  ·  7.3 KB" in words
    assert any("written yesterday at 16:30" in each for each in words)
    assert sum(each.startswith(("You carry", "The server could not")) for each in words) == 2
    assert card.answers.isVisible() and card.export_button.accessibleDescription() == "Put a USB stick in"


def test_without_a_key_there_is_a_sentence_and_no_export(card: CarryCard) -> None:
    card.show_view(CarryView(False, 0, 0, None, ()), "https://centre.example.org", DAY)
    assert not card.export_button.isEnabled() and card.import_button.isEnabled()
    assert any(each.startswith("Connect once first") for each in words_of(card))


def test_at_large_text_everything_has_room(qtbot: QtBot, card: CarryCard) -> None:
    app_theme().use(text_scale=200)
    card.retranslate()
    card.resize(500, card.heightForWidth(500))
    assert card.export_button.width() <= card.width()


def test_what_came_of_it_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.fieldbundle"
    assert "does not" not in exported_words(Exported(file, 900, 3, 0)).more
    assert "Not all fitted" in exported_words(Exported(file, 900, 3, 4)).more
    said = [
        imported_words(AnswerTaken(3, 2, 0, False, False, False)),
        imported_words(AnswerTaken(0, 2, 0, True, False, False)),
        imported_words(AnswerTaken(0, 0, 0, False, True, False)),
        imported_words(AnswerTaken(0, 1, 0, False, False, True)),
        imported_words(BundleTaken("samir", 9, False, False)),
        imported_words(BundleTaken("samir", 9, True, False)),
        imported_words(BundleTaken("samir", 9, True, True)),
        imported_words(AnswerCarried("samir", 9)),
        handed_words(HandedBack(tmp_path, (file,), 9)),
        handed_words(HandedBack(tmp_path, (), 0)),
    ]
    assert len({each.what for each in said}) == len(said)
    arrived = imported_words(AnswerTaken(0, 0, 0, False, False, False, photos=2, photos_refused=1))
    assert arrived.what == "Received by the server, by stick."
    assert "2 photos or PDFs arrived" in arrived.more and "not accepted" in arrived.more
    assert "write another file" in said[1].more and said[3].tone == "waiting"
