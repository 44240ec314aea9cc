"""Controls that hold a choice or a text: keys, signals, names."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.qt_support.theme import app_theme
from desktop_app.widgets.check_box import CheckBox
from desktop_app.widgets.choice_menu import ChoiceMenu
from desktop_app.widgets.field import Field, TextArea
from desktop_app.widgets.filter_chip import FilterChip
from desktop_app.widgets.option_row import OptionRow
from desktop_app.widgets.search_field import SearchField
from desktop_app.widgets.segmented import Segmented
from desktop_app.widgets.select import Select

Shown = Callable[..., QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    """Shows widgets in an active window, which is kept until the end of the test."""
    kept: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        qtbot.addWidget(window)
        kept.append(window)
        window.resize(500, 400)
        window.show()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return show


def test_segments_are_chosen_by_mouse_and_arrows(qtbot: QtBot, shown: Shown) -> None:
    segmented = Segmented(("One", "Two", "Three"), 0, "Order")
    shown(segmented)
    heard: list[int] = []
    segmented.chosen.connect(heard.append)
    qtbot.mouseClick(segmented._segments[2], Qt.MouseButton.LeftButton)
    qtbot.keyClick(segmented._segments[2], Qt.Key.Key_Left)
    qtbot.keyClick(segmented._segments[1], Qt.Key.Key_Home)
    segmented.choose(0)
    assert heard == [2, 1] and segmented.index == 0


def test_arrows_are_mirrored_with_the_layout(qtbot: QtBot, shown: Shown, rtl: None) -> None:
    segmented = Segmented(("One", "Two"), 0)
    shown(segmented)
    qtbot.keyClick(segmented._segments[0], Qt.Key.Key_Left)
    assert segmented.index == 1


def test_segments_are_one_stop_of_the_tab_key(qtbot: QtBot, shown: Shown) -> None:
    segmented = Segmented(("One", "Two", "Three"), 1)
    qtbot.addWidget(segmented)
    stops = [each.focusPolicy() & Qt.FocusPolicy.TabFocus for each in segmented._segments]
    assert [bool(stop) for stop in stops] == [False, True, False]


def test_a_field_is_named_by_its_label_and_described_by_hint_or_error(qtbot: QtBot, shown: Shown) -> None:
    field = Field("Speed", hint="In KB each second.")
    shown(field)
    assert field.editor.accessibleName() == "Speed"
    assert field.editor.accessibleDescription() == "In KB each second."
    field.set_error("Write a number, for example 8.")
    assert field.editor.accessibleDescription() == "Write a number, for example 8."
    field.set_error("")
    assert field.editor.accessibleDescription() == "In KB each second."


def test_a_field_tells_what_was_typed_and_not_what_was_set(qtbot: QtBot, shown: Shown) -> None:
    field = Field("Name")
    shown(field)
    heard: list[str] = []
    field.edited.connect(heard.append)
    field.set_text("A")
    qtbot.keyClicks(field.editor, "m")
    with qtbot.waitSignal(field.entered):
        qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert heard == ["Am"]


def test_the_focus_proxy_of_a_field_is_its_editor(qtbot: QtBot, shown: Shown) -> None:
    field = Field("Name")
    shown(field)
    field.setFocus()
    assert field.editor.hasFocus()


def test_a_text_area_grows_with_its_text_up_to_a_point(qtbot: QtBot, shown: Shown) -> None:
    area = TextArea("Context", lines=2, most=5)
    shown(area)
    small = area._box.height()
    area.set_text("one\ntwo\nthree\nfour")
    middle = area._box.height()
    area.set_text("\n".join("abcdefghij"))
    assert small < middle < area._box.height() < 3 * middle


def test_setting_a_text_area_is_not_an_edit(qtbot: QtBot, shown: Shown) -> None:
    area = TextArea("Context")
    shown(area)
    with qtbot.assertNotEmitted(area.edited):
        area.set_text("from the database")
    with qtbot.waitSignal(area.edited):
        qtbot.keyClicks(area.editor, "x")


def test_a_search_waits_for_a_pause_and_can_be_emptied(qtbot: QtBot, shown: Shown) -> None:
    search = SearchField("Search my notes")
    shown(search)
    with qtbot.waitSignal(search.edited) as heard:
        qtbot.keyClicks(search.editor, "gate")
    assert heard.args == ["gate"]
    with qtbot.waitSignal(search.edited) as heard:
        qtbot.keyClick(search.editor, Qt.Key.Key_Escape)
    assert heard.args == [""]


def test_a_select_opens_a_list_and_takes_the_keyboards_choice(qtbot: QtBot, shown: Shown) -> None:
    select = Select("Theme", ("Paper", "Sun", "Lamp"), 0)
    window = shown(select)
    select.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(select._box, Qt.Key.Key_Return)
    menu = window.findChild(ChoiceMenu)
    assert menu is not None and menu.isVisible()
    qtbot.keyClick(menu, Qt.Key.Key_L)
    with qtbot.waitSignal(select.chosen) as heard:
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert heard.args == [2] and select._box.hasFocus()
    assert select._box.accessibleName() == "Theme: Lamp"


def test_a_select_changes_by_arrow_and_says_nothing_at_the_end(qtbot: QtBot, shown: Shown) -> None:
    select = Select("Theme", ("Paper", "Sun"), 1)
    shown(select)
    with qtbot.assertNotEmitted(select.chosen):
        qtbot.keyClick(select._box, Qt.Key.Key_Down)
    with qtbot.waitSignal(select.chosen):
        qtbot.keyClick(select._box, Qt.Key.Key_Up)


def test_escape_closes_a_list_without_a_choice(qtbot: QtBot, shown: Shown) -> None:
    select = Select("Theme", ("Paper", "Sun"))
    window = shown(select)
    qtbot.mouseClick(select._box, Qt.MouseButton.LeftButton)
    menu = window.findChild(ChoiceMenu)
    assert menu is not None
    with qtbot.assertNotEmitted(select.chosen):
        qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_a_check_box_is_toggled_by_space_and_mouse(qtbot: QtBot, shown: Shown) -> None:
    box = CheckBox("Less motion")
    shown(box)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()


def test_a_removable_chip_goes_by_delete_and_by_a_press(qtbot: QtBot, shown: Shown) -> None:
    chip = FilterChip("access", mark="x", checked=True)
    shown(chip)
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    with qtbot.waitSignal(chip.removed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)


def test_one_answer_of_a_question_is_chosen(qtbot: QtBot, shown: Shown) -> None:
    one, other = OptionRow("Send the list."), OptionRow("Refuse.")
    shown(one, other)
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
    qtbot.keyClick(other, Qt.Key.Key_Return)
    assert other.isChecked() and not one.isChecked()


def test_an_answered_row_says_its_verdict_and_cannot_change(qtbot: QtBot, shown: Shown) -> None:
    row = OptionRow("Refuse.", multiple=True)
    shown(row)
    row.setChecked(True)
    low = row.heightForWidth(480)
    row.set_result("Careful, and safe for the list. " * 4, "yours")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert row.isChecked() and row.accessibleDescription().startswith("Your answer. Careful")
    assert row.heightForWidth(480) > low


def test_rows_of_answers_grow_with_the_text(qtbot: QtBot, shown: Shown) -> None:
    row = OptionRow("Ask what the officer will do with it, then give the least that does it.")
    shown(row)
    low = row.heightForWidth(480)
    app_theme().use(text_scale=200)
    assert row.heightForWidth(480) > 2 * low
