"""Numbers, sizes, times and languages as they are shown."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from course_format.manifest import KINDS
from desktop_app.cli.sentences import SENTENCES
from desktop_app.domain.errors import CODES, Known
from desktop_app.domain.learner import Preferences, Theme
from desktop_app.qt_support import wording
from desktop_app.qt_support.appearance import keep_appearance, read_appearance
from desktop_app.qt_support.error_texts import code_sentence, sentence, what_and_todo
from desktop_app.qt_support.translations import LANGUAGES, language, use_language

MOMENT = datetime(2026, 2, 8, 18, 40, tzinfo=UTC)


@pytest.fixture(autouse=True)
def english(qtbot: QtBot) -> object:
    use_language("en")
    yield
    use_language("en")


def test_facts_about_facts_are_read_from_the_right_in_arabic(qtbot: QtBot) -> None:
    use_language("ar")
    inner = wording.facts("1.9", "دقيقة")
    layout = QTextLayout(wording.facts("النسخة 3", inner))
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1000)
    layout.endLayout()
    first, second = (line.cursorToX(layout.text().index(word))[0] for word in ("1.9", "دقيقة"))
    assert first > second
    assert wording.isolate("Lesson \u20681.2\u2069").startswith("\u2068")


def test_every_kind_of_activity_has_a_word_and_an_icon(qtbot: QtBot) -> None:
    assert wording.KIND_ICONS.keys() >= KINDS
    assert all(wording.kind_text(kind) for kind in wording.KIND_ICONS)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0"),
        (12, "0.1 KB"),
        (200, "0.2 KB"),
        (38_000, "38 KB"),
        (4_800_000, "4.8 MB"),
        (2_040, "2 KB"),
        (9_960, "10 KB"),
        (14_200_000, "14 MB"),
        (3_200_000_000, "3.2 GB"),
    ],
)
def test_sizes(size: int, words: str) -> None:
    assert wording.size_text(size) == words


def test_parts_of_sizes_share_the_unit_of_the_whole() -> None:
    assert wording.part_of_size_text(1_900_000, 4_800_000) == "1.9 of 4.8 MB"
    assert wording.part_of_size_text(0, 4_800_000) == "0 of 4.8 MB"


@pytest.mark.parametrize(("minutes", "words"), [(9, "9 min"), (60, "1 h"), (90, "1 h 30 min"), (0, "0 min")])
def test_minutes(minutes: int, words: str) -> None:
    assert wording.minutes_text(minutes) == words


def test_days_and_moments() -> None:
    assert wording.moment_text(MOMENT) == "8 Feb, 18:40"
    assert wording.weekday_moment_text(MOMENT) == "Sun 8 Feb, 18:40"
    assert wording.weekday_text(MOMENT.date()) == "Sunday 8 February"
    assert wording.day_range_text(date(2026, 2, 8), date(2026, 2, 12)) == "8–12 Feb"
    assert wording.day_range_text(date(2026, 1, 28), date(2026, 2, 1)) == "28 Jan – 1 Feb"
    assert wording.long_day_text(date(2026, 2, 26), year=True) == "26 February 2026"


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (datetime(2026, 2, 8, 20, 0, tzinfo=UTC), "18:40"),
        (datetime(2026, 2, 10, 9, 0, tzinfo=UTC), "Sun 8 Feb"),
        (datetime(2026, 3, 1, 9, 0, tzinfo=UTC), "8 Feb"),
        (datetime(2027, 3, 1, 9, 0, tzinfo=UTC), "8 Feb 2026"),
        (datetime(2026, 2, 1, 9, 0, tzinfo=UTC), "8 Feb"),  # a clock that was set back
    ],
)
def test_near_times(now: datetime, words: str) -> None:
    assert wording.recent_text(MOMENT, now) == words


@given(size=st.integers(min_value=0, max_value=10**13))
def test_no_size_is_longer_than_eight_letters(qapp: QApplication, size: int) -> None:
    assert len(wording.size_text(size)) <= 9


def test_facts_are_joined_and_empty_ones_left_out(rtl: None) -> None:
    assert wording.facts("a", "", "b") == "\u2068a\u2069  ·  \u2068b\u2069"
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert wording.facts("a", "", "b") == "a  ·  b"


def test_arabic_reads_from_the_right_with_western_digits_unless_wanted() -> None:
    use_language("ar")
    assert QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert wording.number_text(18) == "18"
    use_language("ar", arabic_digits=True)
    assert wording.number_text(18) == "١٨"
    use_language("en")
    assert QApplication.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_an_unknown_language_is_english() -> None:
    assert language("tlh").code == "en" and use_language("../../etc").code == "en"


def test_arabic_is_marked_as_not_reviewed() -> None:
    assert [each.code for each in LANGUAGES if not each.reviewed] == ["ar"]


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_known_error_has_two_sentences(code: str) -> None:
    what, todo = what_and_todo(Known(code))
    assert what.endswith(".") and todo
    assert code_sentence(code) == f"{what} {todo}"


def test_errors_are_translated_with_their_facts() -> None:
    class Shouting(QTranslator):
        def isEmpty(self) -> bool:
            return False

        def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
            return text.upper().replace("{SOURCE}", "{source}") if context == "Errors" else ""

    translator = Shouting()
    QCoreApplication.installTranslator(translator)
    try:
        assert sentence(Known("source-missing", source="a stick")).startswith("THERE ARE NO PACKS IN a stick.")
    finally:
        QCoreApplication.removeTranslator(translator)
    assert "source-missing" in SENTENCES


def test_the_look_is_kept_for_the_next_start(tmp_path: Path) -> None:
    wanted = Preferences(language="ar", theme=Theme.LAMP, text_scale=150)
    keep_appearance(tmp_path, wanted)
    assert read_appearance(tmp_path) == wanted


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"theme": "mud"}', '{"text_scale": "big"}', '{"text_scale": 900}', '{"language": 5}', "\x00"],
)
def test_a_damaged_look_is_as_if_it_was_never_set(tmp_path: Path, text: str) -> None:
    (tmp_path / "appearance.json").write_text(text)
    assert read_appearance(tmp_path) == Preferences()


def test_a_look_is_not_kept_where_there_is_no_profile(tmp_path: Path) -> None:
    keep_appearance(tmp_path / "nowhere", Preferences())
    assert list(tmp_path.iterdir()) == []
