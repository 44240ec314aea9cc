"""The rows of the Packs page with made data: every state, its words, its buttons, the filled one, the columns."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Known
from desktop_app.domain.journey import PackState
from desktop_app.domain.pack_rows import PackRow
from desktop_app.domain.transfers import Hold, Metered, Transfer
from desktop_app.pages.packs.pack_list import PackList, key_of
from desktop_app.pages.packs.pack_row import PackRowWidget
from desktop_app.pages.packs.row_acts import Act
from desktop_app.pages.packs.row_question import Question
from desktop_app.qt_support.theme import app_theme
from tests.support.packs_desk import NOW, made_row, words_of


def moving(row: PackRow, **other: object) -> Transfer:
    return Transfer(row.id, row.language, **other)  # type: ignore[arg-type]  # named as the fields are


def show(
    found: PackList, *packs: PackRow, transfers: tuple[Transfer, ...] = (), metered: Metered = Metered.ASK
) -> None:
    found.show_rows(packs, {(each.pack, each.language): each for each in transfers}, NOW, metered)


@pytest.fixture
def listed(qtbot: QtBot) -> Callable[..., PackList]:
    def make(*packs: PackRow, transfers: tuple[Transfer, ...] = (), width: int = 981, **other: object) -> PackList:
        found = PackList()
        qtbot.addWidget(found)
        found.resize(width, 500)
        show(found, *packs, transfers=transfers, **other)  # type: ignore[arg-type]  # metered
        with qtbot.waitExposed(found):
            found.show()
        found.activateWindow()
        qtbot.waitUntil(found.isActiveWindow)
        return found

    return make


def buttons(row: PackRowWidget) -> tuple[str, ...]:
    """The quiet one first, as they stand."""
    return tuple(button.text() for button in (row.aside, row.action) if not button.isHidden())


HERE = 1_900_000
SIZE = 4_800_000
SIX = NOW.replace(hour=18, minute=0)

STATES = [
    (PackState.INSTALLED, None, "On this laptop", ("Remove",), "Version 1.0.0  ·  installed 6 Feb"),
    (PackState.UPDATE, None, "Update: 38 KB", ("Remove", "What changes"), "Version 1.0.0  ·  version 1.1.0 is ready"),
    (PackState.AVAILABLE, None, "Not here yet", ("Download",), "Version 1.1.0"),
    (PackState.ABSENT, None, "Not here yet", (), "Version 1.1.0  ·  not published yet"),
    (PackState.DAMAGED, None, "Damaged", ("Remove", "Repair"), None),
    (
        PackState.PARTLY,
        None,
        "40 %, paused",
        ("Remove", "Continue"),
        "Version 1.1.0  ·  1.9 of 4.8 MB here. Goes on from there.",
    ),
    (
        PackState.PARTLY,
        {"here": HERE, "size": SIZE, "rate": 2_040.0, "seconds_left": 1_420.0},
        "40 %",
        ("Pause",),
        "1.9 of 4.8 MB here  ·  2 KB/s  ·  about 24 minutes left",
    ),
    (PackState.AVAILABLE, {}, "0 %", ("Pause",), "Version 1.1.0  ·  Begins now"),
    (
        PackState.PARTLY,
        {"here": HERE, "size": SIZE, "hold": Hold.PAUSED},
        "40 %, paused",
        ("Cancel", "Continue"),
        "Version 1.1.0  ·  1.9 of 4.8 MB here. Goes on from there.",
    ),
    (
        PackState.UPDATE,
        {"hold": Hold.PAUSED},
        "Paused",
        ("Cancel", "Continue"),
        "Version 1.1.0  ·  Comes when you continue.",
    ),
    (
        PackState.AVAILABLE,
        {"hold": Hold.QUEUED},
        "In the queue",
        ("Cancel", "Pause"),
        "Version 1.1.0  ·  Comes when the one before it is here.",
    ),
    (
        PackState.AVAILABLE,
        {"hold": Hold.HOURS, "until": SIX},
        "Waits until 18:00",
        ("Cancel", "Pause"),
        "Version 1.1.0  ·  Goes on from 18:00, as your limits say.",
    ),
    (
        PackState.PARTLY,
        {"here": HERE, "size": SIZE, "hold": Hold.HOURS, "until": SIX + timedelta(days=1)},
        "40 %, waits",
        ("Cancel", "Pause"),
        "Version 1.1.0  ·  1.9 of 4.8 MB here. Goes on from 11 Feb, 18:00, as your limits say.",
    ),
    (
        PackState.AVAILABLE,
        {"hold": Hold.LINK, "until": NOW + timedelta(minutes=12)},
        "No connection",
        ("Pause", "Try now"),
        "Version 1.1.0  ·  Goes on when connected. We try again at 09:42.",
    ),
    (
        PackState.PARTLY,
        {"here": HERE, "size": SIZE, "hold": Hold.LINK},
        "40 %, waits",
        ("Pause", "Try now"),
        "Version 1.1.0  ·  1.9 of 4.8 MB here. Goes on when connected.",
    ),
]


@pytest.mark.parametrize(("state", "transfer", "words", "offered", "facts"), STATES)
def test_every_state_has_its_word_its_facts_and_its_buttons(
    listed: Callable[..., PackList],
    state: PackState,
    transfer: dict[str, object] | None,
    words: str,
    offered: tuple[str, ...],
    facts: str | None,
) -> None:
    pack = made_row(4, state, update_size=38_200 if state is PackState.UPDATE else 0)
    row = listed(pack, transfers=() if transfer is None else (moving(pack, **transfer),)).rows()[0]
    assert row.line.state.words == words
    assert buttons(row) == offered
    if facts is None:
        assert "damaged" in row.line.facts.text()
    else:
        assert row.line.facts.text() == facts
    assert words in row.accessibleDescription()
    assert all(
        button.accessibleDescription() == "Week 4  Title 4"
        for button in (row.action, row.aside)
        if buttons(row)[-1:] == (button.text(),)
    )


def test_a_connection_paid_by_the_byte_asks_in_the_row(listed: Callable[..., PackList]) -> None:
    pack = made_row(5, PackState.PARTLY)
    held = moving(pack, here=HERE, size=SIZE, hold=Hold.METERED)
    found = listed(pack, transfers=(held,))
    row, heard = found.rows()[0], []
    found.acted.connect(lambda about, act: heard.append((about.id, act)))
    assert row.question is not None
    assert row.question.kind is Question.METERED
    assert any("needs 2.9 MB" in words for words in words_of(row.question))
    assert buttons(row) == ("Cancel",)
    row.question.no.click()
    assert row.question is None
    show(found, pack, transfers=(held,))
    assert row.question is None  # "wait" was an answer
    assert buttons(row) == ("Cancel", "Download now")
    row.action.click()
    assert heard == [("week-5", Act.ALLOW_METERED)]
    show(found, pack, transfers=(moving(pack, here=HERE, size=SIZE),))
    show(found, pack, transfers=(held,))
    assert row.question is not None  # another time, another answer
    row.question.yes.click()
    assert heard[-1] == ("week-5", Act.ALLOW_METERED)


def test_never_is_not_asked_again(listed: Callable[..., PackList]) -> None:
    pack = made_row(5, PackState.PARTLY)
    held = moving(pack, here=HERE, size=SIZE, hold=Hold.METERED)
    row = listed(pack, transfers=(held,), metered=Metered.NEVER).rows()[0]
    assert row.question is None
    assert buttons(row) == ("Cancel", "Pause")
    assert row.line.facts.text().endswith("your limits say: never.")


def test_cancelling_what_brought_nothing_is_not_asked_about(listed: Callable[..., PackList]) -> None:
    pack = made_row(5, PackState.AVAILABLE)
    found = listed(pack, transfers=(moving(pack, hold=Hold.QUEUED),))
    heard: list[object] = []
    found.acted.connect(lambda about, act: heard.append(act))
    found.rows()[0].aside.click()
    assert heard == [Act.CANCEL]


def test_a_question_goes_when_it_is_over(listed: Callable[..., PackList]) -> None:
    pack = made_row(1, PackState.INSTALLED)
    found = listed(pack)
    row = found.rows()[0]
    row.action.click()
    assert row.question is not None
    show(found, made_row(1, PackState.AVAILABLE))
    assert row.question is None
    assert row.action.hasFocus()


def test_changes_unfolded_go_when_there_is_something_newer(listed: Callable[..., PackList]) -> None:
    from tests.desktop_app.pages.test_packs_preview import preview

    pack = made_row(4, PackState.UPDATE)
    found = listed(pack, made_row(5, PackState.UPDATE))
    row = found.rows()[0]
    row.open_preview().show_preview(preview(offered="1.1.0"))
    show(found, pack, made_row(5, PackState.UPDATE))
    assert row.preview is not None
    show(found, made_row(4, PackState.UPDATE, available="1.2.0"), made_row(5, PackState.UPDATE))
    assert row.preview is None


# -- the filled button


def kinds(found: PackList) -> list[str]:
    return [row.action._kind for row in found.rows()]


def test_one_button_is_filled_and_it_is_the_first_that_brings_something(listed: Callable[..., PackList]) -> None:
    found = listed(
        made_row(1, PackState.INSTALLED),
        made_row(2, PackState.UPDATE),
        made_row(3, PackState.PARTLY),
        made_row(4, PackState.AVAILABLE),
        made_row(5, PackState.DAMAGED),
    )
    assert kinds(found) == ["quiet", "primary", "quiet", "quiet", "quiet"]
    row = found.rows()[3]
    pane = row.open_preview()
    assert pane.now._kind == "primary"
    assert set(kinds(found)) == {"quiet"}
    row.fold()
    assert kinds(found)[1] == "primary"
    found.allow_primary(False)
    assert set(kinds(found)) == {"quiet"}


def test_nothing_is_filled_while_something_arrives_or_is_asked(listed: Callable[..., PackList]) -> None:
    first, second = made_row(1, PackState.INSTALLED), made_row(2, PackState.AVAILABLE)
    found = listed(first, second)
    assert kinds(found) == ["quiet", "primary"]
    found.rows()[0].action.click()
    assert kinds(found) == ["quiet", "quiet"]
    found.rows()[0].fold()
    show(found, first, second, transfers=(moving(second, here=1, size=2),))
    assert kinds(found) == ["quiet", "quiet"]


@pytest.mark.parametrize("hold", [Hold.LINK, Hold.HOURS, Hold.QUEUED])
def test_nothing_is_filled_while_something_goes_on_by_itself(listed: Callable[..., PackList], hold: Hold) -> None:
    first, second = made_row(1, PackState.PARTLY), made_row(2, PackState.AVAILABLE)
    found = listed(first, second, transfers=(moving(first, here=1, size=2, hold=hold),))
    assert kinds(found) == ["quiet", "quiet"]
    show(found, first, second, transfers=(moving(first, here=1, size=2, hold=Hold.PAUSED),))
    assert kinds(found) == ["primary", "quiet"]


def test_a_refusal_keeps_its_sentence_and_is_not_the_next_thing(listed: Callable[..., PackList]) -> None:
    found = listed(made_row(4, PackState.UPDATE), made_row(5, PackState.AVAILABLE))
    for code in ("pack-rolled-back", "pack-damaged", "pack-app-too-old", "pack-expired", "too-large"):
        found.refuse("week-4", Known(code))
        row = found.rows()[0]
        assert (row.line.state.words, buttons(row)) == ("Not updated", ("Try again",))
        assert row._notice.isVisible()
        assert row._notice.accessibleName()
    assert kinds(found) == ["quiet", "primary"]
    assert found.refuse("week-9", Known("pack-damaged")) is None


# -- places


def test_columns_stand_below_one_another_in_both_directions(listed: Callable[..., PackList], qtbot: QtBot) -> None:
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        QApplication.setLayoutDirection(direction)
        moved = made_row(3, PackState.PARTLY)
        found = listed(made_row(1, PackState.INSTALLED), made_row(2, PackState.UPDATE), moved)
        lines = [row.line for row in found.rows()]
        assert len({line.state.x() for line in lines}) == 1
        assert len({line.tail.x() for line in lines}) == 1
        ends = {line.size_label.geometry().right() for line in lines}
        starts = {line.size_label.x() for line in lines}
        assert len(ends if direction is Qt.LayoutDirection.LeftToRight else starts) == 1


def test_columns_stay_where_they_are_when_a_pack_is_brought(listed: Callable[..., PackList], qtbot: QtBot) -> None:
    first, second = made_row(1, PackState.INSTALLED), made_row(2, PackState.AVAILABLE)
    found = listed(first, second)
    before = found.rows()[0].line.state.x()
    show(found, first, second, transfers=(moving(second, here=1, size=2, hold=Hold.PAUSED),))
    qtbot.waitUntil(lambda: len(buttons(found.rows()[1])) == 2)
    QApplication.processEvents()
    assert found.rows()[0].line.state.x() == before


def test_size_state_and_buttons_are_level_with_the_first_two_lines(
    listed: Callable[..., PackList], qtbot: QtBot
) -> None:
    long = made_row(1, PackState.DAMAGED, reason="pack-damaged", available="1.0.0")
    found = listed(long, made_row(2, PackState.INSTALLED))
    tall, usual = (row.line for row in found.rows())
    qtbot.waitUntil(lambda: tall.height() > usual.height())
    for one, other in ((tall.state, usual.state), (tall.tail, usual.tail), (tall.size_label, usual.size_label)):
        assert one.y() + one.height() // 2 == other.y() + other.height() // 2


def test_large_text_puts_state_and_buttons_below_and_back_again(listed: Callable[..., PackList], qtbot: QtBot) -> None:
    pack = made_row(1, PackState.PARTLY, title="A week whose name is so long that it cannot stand on one line")
    found = listed(pack, width=700)
    row = found.rows()[0]
    row.aside.click()
    before = row.height()
    app_theme().use(text_scale=200)
    qtbot.waitUntil(lambda: row.line.state.mapTo(row, row.line.state.rect().topLeft()).y() > row.line.facts.y())
    assert row.line.state.isVisible() and row.line.tail.isVisible() and row.line.size_label.isVisible()
    qtbot.waitUntil(lambda: found.minimumSizeHint().width() <= 700)
    for button in (row.action, row.aside):
        assert row.rect().contains(button.mapTo(row, button.rect().bottomRight()))
    app_theme().use(text_scale=100)
    qtbot.waitUntil(lambda: row.height() == before)
    assert row.line.state.isVisible() and row.line.tail.isVisible() and row.line.size_label.isVisible()
    assert row.question is not None


def test_rows_that_come_and_go_leave_the_others_as_they_are(listed: Callable[..., PackList], qtbot: QtBot) -> None:
    first, last = made_row(1, PackState.INSTALLED), made_row(6, PackState.INSTALLED)
    found = listed(first, last)
    row = found.rows()[1]
    row.action.click()
    show(found, first, made_row(2, PackState.AVAILABLE), last)
    assert found.rows()[2] is row
    assert row.question is not None
    qtbot.waitUntil(lambda: row.height() >= row.heightForWidth(row.width()))
    found.rows()[0].line.facts.set_text("long " * 60)
    qtbot.waitUntil(lambda: found.rows()[0].height() >= found.rows()[0].heightForWidth(found.rows()[0].width()))
    show(found, last)
    assert found.rows() == (row,)


def test_the_keyboard_goes_from_the_top_down(listed: Callable[..., PackList], qtbot: QtBot) -> None:
    found = listed(made_row(1, PackState.INSTALLED), made_row(2, PackState.UPDATE), made_row(3, PackState.AVAILABLE))
    one, two, three = found.rows()
    one.action.click()
    assert one.question is not None
    one.action.setFocus()
    expected = [one.question.yes, one.question.no, two.aside, two.action, three.action]
    for widget in expected:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is widget


# -- words


def test_an_older_version_that_is_kept_is_said_in_its_row(listed: Callable[..., PackList]) -> None:
    row = listed(made_row(3, PackState.INSTALLED, old=(("1.0.0", 1_200_000),))).rows()[0]
    assert "Version 1.0.0 is kept for a draft that began in it, 1.2 MB." in words_of(row)


def test_the_share_is_whole_only_when_everything_is_here(listed: Callable[..., PackList]) -> None:
    pack = made_row(1, PackState.PARTLY)
    row = listed(pack, transfers=(moving(pack, here=999_999, size=1_000_000),)).rows()[0]
    assert row.line.state.words == "99 %"
    row.show_transfer(moving(pack, here=1_000_000, size=1_000_000), Metered.ASK)
    assert row.line.state.words == "100 %"


def test_a_pack_in_two_languages_has_two_rows(listed: Callable[..., PackList]) -> None:
    english, french = made_row(1, PackState.INSTALLED), made_row(1, PackState.AVAILABLE, language="fr")
    found = listed(english, french)
    assert [key_of(row.row) for row in found.rows()] == [("week-1", "en"), ("week-1", "fr")]
    assert found.rows()[1].line.facts.text().startswith("Français")
