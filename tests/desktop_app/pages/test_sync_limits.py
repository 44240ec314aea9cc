"""The card "Limits": what packs may take, kept at once."""

from datetime import time

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.transfers import Metered, TransferLimits
from desktop_app.operations import learner, limits
from desktop_app.operations.session import Session
from desktop_app.pages.settings import SettingsPage
from desktop_app.pages.sync import SyncPage
from desktop_app.pages.sync.hours_field import read_time
from desktop_app.pages.sync.limits_card import LimitsCard
from desktop_app.qt_support.app_state import AppState
from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets.label import Label
from tests.support.navigation import RecordingNavigator

NIGHT = TransferLimits(8_000, time(18), time(6), Metered.ASK)


@pytest.fixture
def card(qtbot: QtBot) -> LimitsCard:
    found = LimitsCard()
    qtbot.addWidget(found)
    found.resize(312, 400)
    found.show_limits(NIGHT, (214_000, 6_100_000))
    found.show()
    return found


def words_of(card: LimitsCard) -> set[str]:
    return {label.text() for label in card.findChildren(Label) if label.isVisible()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18:00", time(18)),
        (" 6:05 ", time(6, 5)),
        ("7h15", time(7, 15)),
        ("6.30", time(6, 30)),
        ("18", time(18)),
        ("١٨:٣٠", time(18, 30)),
        ("24:00", None),
        ("12:60", None),
        ("six", None),
        ("", None),
        ("18:0", None),
    ],
)
def test_times_as_people_write_them(text: str, expected: time | None) -> None:
    assert read_time(text) == expected


def test_it_shows_what_is_allowed_and_what_the_month_took(card: LimitsCard) -> None:
    assert "This month: 214 KB sent, 6.1 MB received." in words_of(card)
    assert card.speed._box.text() == "8 KB/s"
    assert (card.hours.begins.text(), card.hours.ends.text()) == ("18:00", "06:00")
    assert card.speed._box.accessibleName() == "Use at most: 8 KB/s"


def test_each_choice_is_told_with_the_others(qtbot: QtBot, card: LimitsCard) -> None:
    told: list[TransferLimits] = []
    card.wanted.connect(told.append)
    card.speed.chosen.emit(0)
    card.metered.chosen.emit(2)
    card.hours.begins.setText("20:30")
    card.hours.begins.editingFinished.emit()
    assert told[-1] == TransferLimits(0, time(20, 30), time(6), Metered.NEVER)
    card.hours.begins.setText("")
    card.hours.begins.editingFinished.emit()
    assert len(told) == 3  # one of two: the other is waited for
    card.hours.ends.setText("")
    card.hours.ends.editingFinished.emit()
    assert (told[-1].begins, told[-1].ends) == (None, None)
    card.hours.ends.editingFinished.emit()
    assert len(told) == 4


def test_what_is_no_time_is_said_and_not_kept(card: LimitsCard) -> None:
    told: list[TransferLimits] = []
    card.wanted.connect(told.append)
    card.hours.ends.setText("25:00")
    card.hours.ends.editingFinished.emit()
    assert any("Write it like 18:00" in words for words in words_of(card))
    card.hours.ends.setText("05:00")
    card.hours.ends.editingFinished.emit()
    assert not any("Write it like" in words for words in words_of(card))
    assert [each.ends for each in told] == [time(5)]


def test_without_hours_it_says_what_that_means(card: LimitsCard) -> None:
    assert "Empty: at any hour." not in words_of(card)
    card.show_limits(TransferLimits(), (0, 0))
    assert "Empty: at any hour." in words_of(card)
    card.hours.begins.setText("six")
    card.hours.begins.editingFinished.emit()
    assert "Empty: at any hour." not in words_of(card)


@pytest.mark.parametrize("scale", [100, 200])
def test_its_controls_begin_and_end_alike(card: LimitsCard, scale: int) -> None:
    app_theme().use(text_scale=scale)
    card.resize(312 * scale // 100, 900)
    spans = {(box.x(), box.x() + box.width()) for box in (card.speed, card.hours)}
    assert len(spans) == 1
    assert card.metered.x() + card.metered.width() == card.speed.x() + card.speed.width()


def test_a_speed_of_somebody_elses_choice_is_shown(card: LimitsCard) -> None:
    card.show_limits(TransferLimits(speed=5_000), (0, 0))
    assert card.speed._box.text() == "5 KB/s"


def test_the_page_keeps_a_choice_and_settings_lead_to_it(qtbot: QtBot, app_state: AppState) -> None:
    def begin(session: Session) -> None:
        learner.begin(session, "Amina Diallo")
        limits.set_limits(session, NIGHT)

    found: list[TransferLimits] = []

    class Receiver(SyncPage):
        def take(self, kept: TransferLimits) -> None:
            found.append(kept)

    app_state.run(begin, changes=("learner",))
    page = Receiver(app_state, RecordingNavigator())
    qtbot.addWidget(page)
    page.resize(1054, 500)
    with qtbot.waitExposed(page):
        page.show()
    page.enter("limits")
    qtbot.waitUntil(lambda: page.limits.isVisible() and page.limits.speed._box.text() == "8 KB/s")
    page.activateWindow()
    qtbot.waitUntil(lambda: page.limits.speed._box.hasFocus())
    page.limits.metered.chosen.emit(1)
    app_state.run(limits.limits, done=page.take)
    qtbot.waitUntil(lambda: found == [TransferLimits(8_000, time(18), time(6), Metered.ALLOW)])
    navigator = RecordingNavigator()
    settings = SettingsPage(app_state, navigator)
    qtbot.addWidget(settings)
    settings.limits.click()
    assert navigator.went == [("sync", "limits")]
