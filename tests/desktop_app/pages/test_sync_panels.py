"""The parts of the Sync page: the state in words, items, history."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.sharing import SharingState, SyncView
from desktop_app.pages.sync.exchange_list import ExchangeList
from desktop_app.pages.sync.exchange_words import duration_words, exchange_words
from desktop_app.pages.sync.item_list import ItemList
from desktop_app.pages.sync.laptop_card import LaptopCard
from desktop_app.pages.sync.state_header import StateHeader
from desktop_app.pages.sync.state_words import state_words, when_words
from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets.button import Button
from desktop_app.widgets.chip import Chip
from desktop_app.widgets.label import Label
from tests.desktop_app.pages.sync_views import (
    ALONE,
    HISTORY,
    NOTE,
    NOW,
    PRACTICE,
    REFUSED,
    WAITING,
    exchange,
    moment,
)


def shown(qtbot: QtBot, widget: QWidget, width: int = 645) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, 400)
    with qtbot.waitExposed(widget):
        widget.show()


def words_of(widget: QWidget) -> set[str]:
    return {label.text() for label in widget.findChildren(Label) if label.isVisible()}


def button(widget: QWidget, words: str) -> Button:
    return next(each for each in widget.findChildren(Button) if each.text() == words)


# -- the state


def changed(**status: object) -> SyncView:
    return replace(WAITING, status=replace(WAITING.status, **status))  # type: ignore[arg-type]  # its own fields


@pytest.mark.parametrize(
    ("view", "title", "first"),
    [
        (
            WAITING,
            "Everything you wrote is saved on this laptop.",
            "2 items wait to be sent, 6.2 KB. The server was last reached on Monday 8 February at 18:40.",
        ),
        (
            changed(waiting=0),
            "All you finished has reached the server.",
            "Nothing waits to be sent. The server was last reached on Monday 8 February at 18:40.",
        ),
        (
            changed(waiting=0, last_contact=None),
            "Everything you wrote is saved on this laptop.",
            "Nothing waits to be sent. The server has not been reached yet.",
        ),
        (
            changed(refused=2),
            "The server did not accept 2 items.",
            "Nothing was deleted. See the reason below, change it and send it again.",
        ),
        (
            changed(saved=False, unsaved_code="disk-full", refused=1),
            "Not everything you wrote is saved.",
            "Nothing was deleted. See the reason below, change it and send it again.",
        ),
        (
            ALONE,
            "Everything you wrote is saved on this laptop.",
            "You have not joined a centre, so nothing leaves this laptop.",
        ),
    ],
)
def test_the_state_is_a_sentence(qtbot: QtBot, view: SyncView, title: str, first: str) -> None:
    words = state_words(view, NOW)
    assert (words.title, words.first) == (title, first)


def test_the_next_try_is_said_when_it_is_known(qtbot: QtBot) -> None:
    ahead = "Next try: today at 18:00, or when you press “Try now”. You can close the laptop; nothing is lost."
    assert state_words(WAITING, NOW).second == ahead
    open_ended = "Next try: when there is a connection, or when you press “Try now”."
    for next_try in (None, NOW - timedelta(hours=1)):
        assert state_words(replace(WAITING, next_try=next_try), NOW).second.startswith(open_ended)


def test_moments_inside_sentences(qtbot: QtBot) -> None:
    assert when_words(NOW + timedelta(hours=1), NOW) == "today at 10:41"
    assert when_words(NOW + timedelta(days=1), NOW) == "tomorrow at 09:41"
    assert when_words(NOW - timedelta(days=1), NOW) == "yesterday at 09:41"
    assert when_words(moment(1, 28, 7, 5), NOW) == "on Thursday 28 January at 07:05"


def test_the_button_tries_joins_or_rests(qtbot: QtBot) -> None:
    header = StateHeader()
    header.show_view(WAITING, NOW)
    shown(qtbot, header)
    with qtbot.waitSignal(header.try_wanted):
        button(header, "Try now").click()
    header.show_busy(True)
    assert not button(header, "Trying now").isEnabled()
    header.show_busy(False)
    header.show_view(ALONE, NOW)
    with qtbot.waitSignal(header.join_wanted):
        button(header, "Join with a code").click()


# -- items


def test_items_show_size_date_and_state(qtbot: QtBot) -> None:
    items = ItemList()
    items.show_items((PRACTICE, NOTE))
    shown(qtbot, items)
    assert words_of(items) == {
        "Good practice: Ask for the role, not the name",
        "Written 9 Feb, 17:20",
        "6.0 KB",
        "Note: Barrier at the ford",
        "Written 9 Feb, 12:04",
        "0.2 KB",
    }
    assert [chip.text() for chip in items.findChildren(Chip)] == ["Waiting", "Waiting"]


def test_what_was_refused_comes_first_with_its_reason_and_the_way_back(qtbot: QtBot) -> None:
    items = ItemList()
    items.show_items((NOTE, REFUSED))
    shown(qtbot, items)
    first = min(items.findChildren(Chip), key=lambda chip: chip.mapTo(items, chip.rect().topLeft()).y())
    assert first.text() == "Not accepted"
    assert "The server did not accept it: The title is empty." in words_of(items)
    with qtbot.waitSignal(items.edit_wanted) as wanted:
        button(items, "Edit and send again").click()
    assert wanted.args == ["practice", "1.1"]


def test_a_refused_activity_has_nothing_to_edit(qtbot: QtBot) -> None:
    items = ItemList()
    items.show_items((replace(REFUSED, kind="activity"),))
    shown(qtbot, items)
    assert not items.findChildren(Button)


def test_a_long_list_is_folded_until_asked_for(qtbot: QtBot) -> None:
    items = ItemList()
    items.show_items((PRACTICE,) * 9)
    shown(qtbot, items)
    assert len(items.findChildren(Chip)) == 6
    button(items, "Show all 9 items").click()
    qtbot.waitUntil(lambda: sum(chip.isVisible() for chip in items.findChildren(Chip)) == 9)


def test_nothing_waits_is_said(qtbot: QtBot) -> None:
    items = ItemList()
    items.show_items(())
    shown(qtbot, items)
    assert words_of(items) == {"Nothing waits to be sent."}


def test_an_item_without_a_title_is_named_by_its_kind(qtbot: QtBot) -> None:
    items = ItemList()
    items.show_items((replace(NOTE, title=""), replace(NOTE, title="", kind="unheard-of")))
    shown(qtbot, items)
    assert {"Note", "Other"} <= words_of(items)


def test_state_and_size_go_below_at_large_text(qtbot: QtBot) -> None:
    items = ItemList()
    items.show_items((PRACTICE,))
    shown(qtbot, items)
    chip = items.findChild(Chip)
    assert chip is not None
    assert chip.mapTo(items, chip.rect().topLeft()).x() > 500
    app_theme().use(text_scale=200)

    def is_below() -> bool:
        found = [each for each in items.findChildren(Chip) if each.isVisible()]
        return bool(found) and 0 < found[0].mapTo(items, found[0].rect().topLeft()).x() < 150

    qtbot.waitUntil(is_below)


# -- history


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (exchange(NOW), "Complete, 12 seconds"),
        (replace(exchange(NOW), sent=0, received=0), "Nothing new, 12 seconds"),
        (exchange(NOW, code="cut", duration=42), "42 seconds, then the line was cut"),
        (exchange(NOW, code="unreachable"), "No answer from the server"),
        (exchange(NOW, code="too-slow", duration=95), "The line was too slow, stopped after 1 minute 35 seconds"),
        (exchange(NOW, code="words-wrong", duration=0.2), "Stopped after 1 second"),
    ],
)
def test_an_exchange_is_a_few_words(qtbot: QtBot, row: object, words: str) -> None:
    assert exchange_words(row) == words  # type: ignore[arg-type]  # rows, by the table above


def test_durations(qtbot: QtBot) -> None:
    assert duration_words(120) == "2 minutes"
    assert duration_words(59.6) == "1 minute"


def test_history_is_folded_and_says_its_rows(qtbot: QtBot) -> None:
    history = ExchangeList()
    history.show_history(HISTORY)
    shown(qtbot, history)
    assert count_rows(history) == 6
    spoken = next(row for row in history.findChildren(QWidget) if row.accessibleName().startswith("Mon 8 Feb"))
    assert spoken.accessibleName() == (
        "Mon 8 Feb, 18:40  ·  42 seconds, then the line was cut  ·  2.1 KB sent, 11.0 KB received"
    )
    button(history, "Show all 9 exchanges").click()
    qtbot.waitUntil(lambda: count_rows(history) == 9)


def count_rows(history: ExchangeList) -> int:
    return sum("received" in row.accessibleName() and row.isVisible() for row in history.findChildren(QWidget))


def test_without_history_there_is_no_table(qtbot: QtBot) -> None:
    history = ExchangeList()
    qtbot.addWidget(history)
    history.show_history(())
    assert history.isHidden()


def test_facts_about_this_laptop(qtbot: QtBot) -> None:
    card = LaptopCard()
    card.show_view(WAITING, NOW)
    shown(qtbot, card)
    words = words_of(card)
    assert {"Mon 8 Feb, 18:40", "Wed 10 Feb, 18:00"} <= words
    assert any("centre.example.org" in each for each in words)
    card.show_view(replace(WAITING, next_try=None, status=replace(WAITING.status, last_contact=None)), NOW)
    qtbot.waitUntil(lambda: "None yet" in words_of(card))
    assert "Next try" not in words_of(card)


def test_every_state_has_its_chip(qtbot: QtBot) -> None:
    items = ItemList()
    items.show_items((replace(PRACTICE, state=SharingState.UNDER_REVIEW),))
    shown(qtbot, items)
    assert [chip.text() for chip in items.findChildren(Chip)] == ["Under review"]
