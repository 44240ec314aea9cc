"""The twelve words on the screen: typed in, wanted, made new."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.sharing import SharingStatus, WordsStanding
from desktop_app.operations import learner, own_words
from desktop_app.operations.session import Session
from desktop_app.pages.joining.join_form import JoinForm
from desktop_app.pages.joining.new_words_dialog import NewWordsDialog
from desktop_app.pages.joining.words_card import WordsCard
from desktop_app.pages.joining.words_field import WordsField
from desktop_app.pages.settings import SettingsPage
from desktop_app.pages.sync.state_words import state_words
from desktop_app.pages.welcome import WelcomePage
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.theme import app_theme
from desktop_app.storage.settings import PERSON, WORDS, WORDS_AWAITED
from desktop_app.widgets.sync_badge import badge_lines
from sync_protocol.mine_key import RecoveryWords
from tests.desktop_app.pages.sync_views import NOW, WAITING
from tests.support.navigation import RecordingNavigator

TWELVE = RecoveryWords.of_entropy(bytes(range(16))).words


def wait_for_words(session: Session) -> None:
    """As a second laptop is after joining without them."""
    learner.begin(session, "Amina Diallo", make_words=False)
    session.settings.set(PERSON, "00f1e2d3c4b5a697")
    session.settings.set(WORDS_AWAITED, 1)


def kept_words(session: Session) -> tuple[str, bool]:
    return session.settings.text(WORDS), bool(session.settings.number(WORDS_AWAITED))


def ask(qtbot: QtBot, app_state: AppState, operation: object) -> object:
    """What an operation returns."""
    found: list[object] = []
    holder = _Holder(found)
    app_state.run(operation, done=holder.take)  # type: ignore[arg-type]  # any operation
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


class _Holder(QWidget):
    def __init__(self, found: list[object]) -> None:
        super().__init__()
        self._found = found

    def take(self, result: object) -> None:
        self._found.append(result)


@pytest.fixture
def second(qtbot: QtBot, app_state: AppState) -> AppState:
    """A second laptop that waits for the words."""
    app_state.run(wait_for_words, changes=("learner", "exchange"))
    qtbot.waitUntil(lambda: app_state.status is not None and app_state.status.words.awaited)
    return app_state


def type_words(qtbot: QtBot, field: WordsField, text: str) -> None:
    qtbot.keyClicks(field.area.editor, text)


# -- the field


def test_the_field_says_which_word_is_wrong_and_when_all_are_right(qtbot: QtBot) -> None:
    field = WordsField()
    qtbot.addWidget(field)
    field.show()
    type_words(qtbot, field, "abandn ")
    said = field.area.editor.accessibleDescription()
    assert "Word 1" in said
    assert "abandon" in said
    assert field.words == ()
    field.clear()
    with qtbot.waitSignal(field.completed) as completed:
        type_words(qtbot, field, " ".join(TWELVE))
    assert completed.args == [True]
    assert field.words == TWELVE
    assert field._state.text() == "All twelve words are right."


def test_the_field_says_that_the_sum_is_wrong_and_counts_what_is_too_much(qtbot: QtBot) -> None:
    field = WordsField()
    qtbot.addWidget(field)
    field.area.set_text(" ".join((TWELVE[1], TWELVE[0], *TWELVE[2:])))
    field._on_edited()
    assert "changed places" in field.area.editor.accessibleDescription()
    field.area.set_text(" ".join((*TWELVE, "able")))
    field._on_edited()
    assert "13 words" in field.area.editor.accessibleDescription()


def test_tab_leaves_the_field(qtbot: QtBot) -> None:
    field = WordsField()
    qtbot.addWidget(field)
    assert field.area.editor.tabChangesFocus()


@pytest.mark.usefixtures("rtl")
def test_the_words_run_from_left_to_right_in_arabic_too(qtbot: QtBot) -> None:
    field = WordsField()
    qtbot.addWidget(field)
    assert field.area.editor.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert field.area.layoutDirection() is Qt.LayoutDirection.RightToLeft


# -- the card


def test_words_of_the_other_laptop_are_taken(qtbot: QtBot, second: AppState) -> None:
    card = WordsCard(second)
    qtbot.addWidget(card)
    card.resize(700, 400)
    card.show_standing(WordsStanding(awaited=True, unread=True))
    assert not card.isHidden()
    qtbot.mouseClick(card.use, Qt.MouseButton.LeftButton)
    assert "All twelve words are needed" in card.field.area.editor.accessibleDescription()
    type_words(qtbot, card.field, " ".join(TWELVE))
    with qtbot.waitSignal(card.settled):
        qtbot.mouseClick(card.use, Qt.MouseButton.LeftButton)
    assert ask(qtbot, second, kept_words) == (" ".join(TWELVE), False)
    assert card.field.area.text() == ""
    qtbot.waitUntil(lambda: second.status is not None and second.status.words == WordsStanding())


def test_who_has_no_words_begins_with_new_ones_on_paper(qtbot: QtBot, second: AppState) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1054, 800)
    card = WordsCard(second, host)
    card.resize(700, 400)
    host.show()
    card.show_standing(WordsStanding(awaited=True))
    qtbot.mouseClick(card.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(host.findChildren(NewWordsDialog)))
    (dialog,) = host.findChildren(NewWordsDialog)
    assert not dialog.use.isEnabled()
    assert ask(qtbot, second, kept_words) == ("", True)  # nothing is kept before they are on paper
    dialog.written.click()
    with qtbot.waitSignal(card.settled):
        qtbot.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
    words, awaited = ask(qtbot, second, kept_words)  # type: ignore[misc]  # as kept_words says
    assert not awaited
    assert ask(qtbot, second, own_words.recovery_words) == tuple(words.split())


def test_a_lost_laptop_is_said_plainly(qtbot: QtBot, app_state: AppState) -> None:
    card = WordsCard(app_state)
    qtbot.addWidget(card)
    card.show_standing(WordsStanding(lost=True))
    assert card._title.text() == "Your other laptop was reported lost"
    assert card.field.isHidden()
    assert card.make.text() == "Make new words"
    card.show_standing(WordsStanding(lost=True, unread=True))
    assert not card.field.isHidden()
    assert not card.make.isHidden()
    card.show_standing(WordsStanding())
    assert card.isHidden()


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("standing", [WordsStanding(awaited=True, unread=True), WordsStanding(lost=True)])
def test_nothing_is_cut_at_any_size(qtbot: QtBot, app_state: AppState, scale: int, standing: WordsStanding) -> None:
    app_theme().use(text_scale=scale)
    card = WordsCard(app_state)
    qtbot.addWidget(card)
    card.show_standing(standing)
    assert card.minimumSizeHint().width() <= 640
    card.resize(640, card.heightForWidth(640))
    card.show()
    for button in (card.use, card.make):
        assert button.isHidden() or card.rect().contains(button.geometry())


@pytest.mark.parametrize("lost", [True, False])
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_all_twelve_new_words_can_be_seen(qtbot: QtBot, scale: int, lost: bool) -> None:
    app_theme().use(text_scale=scale)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1024, 768)
    host.show()
    dialog = NewWordsDialog(host, TWELVE, lost=lost)
    dialog.open()
    assert dialog.sheet.height() >= dialog.sheet.heightForWidth(dialog.sheet.width())
    assert host.rect().contains(dialog.use.rect().translated(dialog.use.mapTo(host, dialog.use.rect().topLeft())))
    dialog.shut()


# -- where they stand


def test_joining_with_words_asks_for_all_of_them(qtbot: QtBot, app_state: AppState) -> None:
    form = JoinForm(app_state)
    qtbot.addWidget(form)
    form.show()
    assert form.words.isHidden()
    form.address.set_text("https://centre.example.org")
    form.code.set_text("7K4M-PQ2R-2222-2222-2222")
    form.has_words.click()
    assert not form.words.isHidden()
    form.join()
    assert form._job is None
    assert "All twelve words are needed" in form.words.area.editor.accessibleDescription()


def test_settings_of_a_second_laptop_ask_for_the_words(qtbot: QtBot, second: AppState) -> None:
    page = SettingsPage(second, RecordingNavigator())
    qtbot.addWidget(page)
    page.resize(1054, 800)
    page.show()
    page.enter(None)
    assert not page.words.wanted.isHidden()
    assert page.words.button.isHidden()


def test_welcome_on_a_second_laptop_asks_for_the_words_and_lets_them_wait(qtbot: QtBot, second: AppState) -> None:
    navigator = RecordingNavigator()
    page = WelcomePage(second, navigator)
    qtbot.addWidget(page)
    page.resize(1054, 800)
    page.show()
    page.enter(None)
    qtbot.waitUntil(lambda: not page.given.isHidden())
    assert page.words.isHidden()
    qtbot.mouseClick(page.given.later, Qt.MouseButton.LeftButton)
    assert navigator.went == [("journey", None)]


def test_the_sync_page_does_not_promise_what_waits_for_words(qtbot: QtBot) -> None:
    status = replace(WAITING.status, words=WordsStanding(awaited=True))
    said = state_words(replace(WAITING, status=status), NOW)
    assert "once this laptop has your twelve words" in said.second
    assert "Next try" not in said.second


@pytest.mark.parametrize(
    ("standing", "waiting", "words"),
    [
        (WordsStanding(awaited=True, unread=True), 3, "Notes stay here: words wanted"),
        (WordsStanding(lost=True), 3, "Laptop lost: make new words"),
        (WordsStanding(unread=True), 0, "Notes here wait for words"),
        (WordsStanding(unread=True), 3, "3 items wait to be sent"),
        (WordsStanding(), 0, "Nothing waits to be sent"),
    ],
)
def test_the_badge_says_what_waits_for_words(standing: WordsStanding, waiting: int, words: str, qtbot: QtBot) -> None:
    status = SharingStatus(True, None, True, waiting, None, None, 0, standing)
    assert badge_lines(status)[1].words == words
