"""Writing a note: what is typed is what is stored, and it looks like what it means."""

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.pages.notebook.markdown_editor import MarkdownEditor
from desktop_app.qt_support.theme import app_theme

MIXED = "😀 first\u00a0line\n\n- [ ] call **Samir** 😀 today\n> قال: نعم\n## What"


def open_editor(qtbot: QtBot, title: str = "A title", text: str = "") -> MarkdownEditor:
    editor = MarkdownEditor()
    qtbot.addWidget(editor)
    editor.resize(600, 500)
    editor.show_note(title, text)
    editor.show()
    editor.setFocus()
    return editor


def put_cursor(editor: MarkdownEditor, line: int, *, end: bool = True) -> None:
    cursor = QTextCursor(editor.document().findBlockByNumber(line))
    if end:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)


def test_emoji_arabic_and_no_break_spaces_come_back_as_they_were(qtbot: QtBot) -> None:
    editor = open_editor(qtbot, "عنوان 😀", MIXED)
    assert editor.content() == ("عنوان 😀", MIXED)
    put_cursor(editor, 3)
    QTest.keyClicks(editor, "!")
    assert editor.content()[1] == MIXED.replace("today", "today!")


def test_signs_hang_in_the_margin_and_words_stand_in_one_line(qtbot: QtBot) -> None:
    editor = open_editor(qtbot, text="words\n## Part\n1. item\n- [ ] task\n> said")
    lefts = []
    for line, sign in ((1, 0), (2, 3), (3, 3), (4, 6), (5, 2)):
        cursor = QTextCursor(editor.document().findBlockByNumber(line))
        cursor.setPosition(cursor.position() + sign)
        lefts.append(editor.cursorRect(cursor).left())
    assert max(lefts) - min(lefts) <= 1
    sign_start = editor.cursorRect(QTextCursor(editor.document().findBlockByNumber(4))).left()
    assert sign_start < lefts[0] - 20


def test_each_line_reads_in_its_own_direction(qtbot: QtBot) -> None:
    editor = open_editor(qtbot, text="left\nيمين\n- بند\n")
    directions = [editor.document().findBlockByNumber(line).blockFormat().layoutDirection() for line in range(1, 5)]
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    assert directions == [left, right, right, right]


def test_marks_of_strong_words_show_only_where_the_cursor_is(qtbot: QtBot) -> None:
    editor = open_editor(qtbot, text="a **strong** word\nother")

    def mark_size() -> int:
        cursor = QTextCursor(editor.document().findBlockByNumber(1))
        cursor.setPosition(cursor.position() + 3)
        return cursor.charFormat().font().pixelSize()

    with qtbot.waitExposed(editor):
        editor.activateWindow()
    qtbot.waitUntil(editor.hasFocus)
    put_cursor(editor, 2)
    assert mark_size() == 1
    cursor = QTextCursor(editor.document().findBlockByNumber(1))
    cursor.setPosition(cursor.position() + 6)
    editor.setTextCursor(cursor)
    assert mark_size() > 10
    put_cursor(editor, 2)
    assert mark_size() == 1


def test_typing_is_taken_back_and_brought_again(qtbot: QtBot) -> None:
    editor = open_editor(qtbot, text="start")
    put_cursor(editor, 1)
    QTest.keyClicks(editor, " one two")
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.content()[1] == "start one "
    editor.undo()
    editor.undo()
    assert editor.content()[1] == "start"
    editor.redo()
    editor.redo()
    editor.redo()
    assert editor.content()[1] == "start one two"


def test_setting_type_anew_is_no_step(qtbot: QtBot) -> None:
    editor = open_editor(qtbot, text="start")
    put_cursor(editor, 1)
    QTest.keyClicks(editor, "!")
    app_theme().use(text_scale=150)
    editor.follow_theme()
    editor.undo()
    assert editor.content()[1] == "start"


def test_words_from_elsewhere_leave_the_cursor_at_its_words(qtbot: QtBot) -> None:
    editor = open_editor(qtbot, text="😀 one\ntwo three")
    cursor = QTextCursor(editor.document().findBlockByNumber(2))
    cursor.setPosition(cursor.position() + 4)
    editor.setTextCursor(cursor)
    editor.receive("A title", "😀😀 zero one\ntwo three four")
    now = editor.textCursor()
    assert now.block().text() == "two three four"
    assert now.positionInBlock() == 4


def test_taking_back_keeps_what_came_from_elsewhere(qtbot: QtBot) -> None:
    editor = open_editor(qtbot, text="one")
    put_cursor(editor, 1)
    QTest.keyClicks(editor, "!")
    editor.receive("A title", "zero one!")
    editor.undo()
    assert editor.content()[1] == "zero one"


def test_enter_goes_on_with_a_list_and_ends_it_on_an_empty_item(qtbot: QtBot) -> None:
    editor = open_editor(qtbot, text="1. one")
    put_cursor(editor, 1)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "two")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "after")
    assert editor.content()[1] == "1. one\n2. two\nafter"


def test_the_title_is_the_first_line(qtbot: QtBot) -> None:
    editor = open_editor(qtbot, "", "")
    QTest.keyClicks(editor, "# Not Markdown")
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClicks(editor, "text")
    assert editor.content() == ("# Not Markdown", "text")


def test_strong_and_light_by_keyboard(qtbot: QtBot) -> None:
    editor = open_editor(qtbot, text="one two")
    cursor = QTextCursor(editor.document().findBlockByNumber(1))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert editor.content()[1] == "**one** two"
    QTest.keyClick(editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert editor.content()[1] == "one two"


def test_a_task_is_ticked_by_its_sign_and_by_keyboard(qtbot: QtBot) -> None:
    editor = open_editor(qtbot, text="- [ ] 😀 call")
    start = editor.cursorRect(QTextCursor(editor.document().findBlockByNumber(1)))
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(start.left() + 8, start.center().y()))
    assert editor.content()[1] == "- [x] 😀 call"
    put_cursor(editor, 1)
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert editor.content()[1] == "- [ ] 😀 call"


def test_only_plain_text_comes_in_and_goes_out(qtbot: QtBot) -> None:
    editor = open_editor(qtbot, text="**one**")
    data = QMimeData()
    data.setHtml("<h1>big</h1>")
    data.setText("big\r\nsmall")
    put_cursor(editor, 1)
    editor.insertFromMimeData(data)
    assert editor.content()[1] == "**one**big\nsmall"
    editor.selectAll()
    copied = editor.createMimeDataFromSelection()
    assert copied.text() == "A title\n**one**big\nsmall"
    assert not copied.hasHtml()


def test_the_same_text_in_a_mirrored_window(qtbot: QtBot, rtl: None) -> None:
    editor = open_editor(qtbot, "", "")
    assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    empty = editor.document().firstBlock().blockFormat()
    assert empty.layoutDirection() is Qt.LayoutDirection.RightToLeft
    QTest.keyClicks(editor, "Latin")
    assert editor.document().firstBlock().blockFormat().layoutDirection() is Qt.LayoutDirection.LeftToRight
