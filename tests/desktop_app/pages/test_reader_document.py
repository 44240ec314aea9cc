"""A lesson typeset: all of it is text, every word can be found again, and nothing is shown before it was asked for."""

import pytest
from PySide6.QtGui import QTextBlock, QTextDocument
from pytestqt.qtbot import QtBot

from course_format.lesson import (
    Callout,
    CalloutKind,
    Figure,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Lesson,
    ListItem,
    Paragraph,
    Section,
    Style,
    Table,
    plain,
)
from desktop_app.domain.learner import Theme
from desktop_app.pages.reader import lesson_geometry
from desktop_app.pages.reader.document_parts import DocumentWords, StopKind
from desktop_app.pages.reader.figure_object import recoloured
from desktop_app.pages.reader.lesson_document import LessonDocument
from desktop_app.pages.reader.passages import Passage
from desktop_app.pages.reader.reading_style import ReadingStyle
from desktop_app.qt_support.theme import app_theme
from desktop_app.qt_support.tokens import LAMP, PAPER
from tests.support.source_packs import SourcePacks

WORDS = DocumentWords(
    kicker="Lesson 1.2",
    meta="Week 1",
    labels={kind: kind.value.title() for kind in CalloutKind},
    write_answer="Write my answer",
    show_answer="Show our answer",
    hide_answer="Hide our answer",
    our_answer="Our answer",
    figure="Figure {number}.",
    footnotes="Notes",
    source="Source: {sources}",
)


def runs(*parts: str | Inline) -> Inlines:
    return tuple(part if isinstance(part, Inline) else Inline(part) for part in parts)


LESSON = Lesson(
    "Who may know",
    (
        Paragraph(runs("A convoy waits 🙂. ", Inline("OCHA", Style.TERM, "ocha"), " asks."), ("S1",)),
        Heading(2, "sharing", runs("Sharing")),
        ListItem(0, "1.", runs("Ask first.")),
        ListItem(0, "", runs("Then share", Inline("1", Style.FOOTNOTE, "fn1"))),
        Table((runs("Reader"), runs("Gets")), ((runs("Checkpoint"), runs("A plate")),), ("start", "end")),
        Figure("fig", "figures/a.svg", "Two boxes.", runs("A drawing.")),
        Callout(CalloutKind.PRINCIPLE, "p", (Paragraph(runs("Share the least.")),)),
        Callout(CalloutKind.VOICE, "v", (Paragraph(runs("“It was late.”")),), (), "Composite."),
        Callout(
            CalloutKind.CHECK, "c", (Paragraph(runs("What first?")),), (Paragraph(runs("The purpose, of course.")),)
        ),
        Paragraph(runs("Go to ", Inline("the tasks", Style.LINK, "lessons/1.md#tasks"), " with UN-CMCoord.")),
    ),
    (Footnote("fn1", 1, runs("Said by many.")),),
    (Section("start", "", 0, 1), Section("sharing", "Sharing", 1, 10)),
)


def typeset(language: str = "en", **more: object) -> LessonDocument:
    style = ReadingStyle(app_theme(), language)
    made = LessonDocument(LESSON, {"figures/a.svg": b"<svg/>"}, style, WORDS, **more)  # type: ignore[arg-type]
    made.figures.width = 560
    made.document.setTextWidth(560)
    return made


def cut(document: QTextDocument, start: int, end: int) -> str:
    return "".join(str(document.characterAt(position)) for position in range(start, end)).replace("\u2011", "-")


def block(made: LessonDocument, paragraph: int) -> QTextBlock:
    return made.document.findBlock(made.passages.position(paragraph) or 0)


def test_labels_numbers_and_captions_are_text_in_reading_order(qtbot: QtBot) -> None:
    text = typeset().document.toPlainText()
    wanted = [
        "Lesson 1.2", "Who may know", "A convoy waits", "Sharing", "1.", "Ask first.", "Reader", "Checkpoint",
        "Figure 1.", "A drawing.", "Principle", "Share the least.", "Voice", "It was late", "Composite.",
        "Check", "What first?", "Write my answer", "Show our answer", "Notes", "Said by many.",
    ]  # fmt: skip
    place = 0
    for words in wanted:
        place = text.index(words, place) + len(words)


def test_an_author_may_give_a_callout_a_label_of_its_own(qtbot: QtBot) -> None:
    own = Callout(CalloutKind.PRINCIPLE, "p", (Paragraph(runs("Partagez peu.")),), label="Principe")
    lesson = Lesson("Qui sait", (own,), (), (Section("start", "", 0, 0),))
    made = LessonDocument(lesson, {}, ReadingStyle(app_theme(), "fr"), WORDS)
    assert made.document.toPlainText().split("\n")[-2:] == ["Principe", "Partagez peu."]


def test_our_answer_is_in_the_document_only_when_asked_for(qtbot: QtBot) -> None:
    assert "The purpose" not in typeset().document.toPlainText()
    opened = typeset(open_answers={"c"}).document.toPlainText()
    assert "The purpose, of course." in opened
    assert "Hide our answer" in opened


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_letter_of_the_lesson_is_where_its_passage_says(qtbot: QtBot, language: str) -> None:
    made = typeset(language, open_answers={"c"})
    for paragraph, text in LESSON.texts():
        for start in range(len(text)):
            found = [cut(made.document, *span) for span in made.passages.ranges(Passage(paragraph, start, start + 1))]
            assert found == ([] if text[start] in "\t\n" else [text[start] if text[start] <= "\uffff" else found[0]])


def test_all_lessons_of_week_1_keep_their_words(qtbot: QtBot) -> None:
    packs = SourcePacks()
    (pack,) = packs.installed()
    for activity in pack.manifest.activities:
        if activity.kind not in ("lesson", "testimony") or activity.file is None:
            continue
        lesson = packs.lesson(pack.id, activity.file)
        answers = {each.id for each in lesson.blocks if isinstance(each, Callout)}
        figures = {each.path: packs.read(pack.id, each.path) for each in lesson.blocks if isinstance(each, Figure)}
        made = LessonDocument(lesson, figures, ReadingStyle(app_theme(), "en"), WORDS, open_answers=answers)
        for paragraph, text in lesson.texts():
            shown = [cut(made.document, *span) for span in made.passages.ranges(Passage(paragraph, 0, len(text)))]
            assert "".join(shown) == text.replace("\t", "").replace("\n", "")


def test_the_tab_key_has_a_stop_for_everything_that_opens(qtbot: QtBot) -> None:
    made = typeset()
    kinds = [stop.kind for stop in made.stops]
    assert kinds == [
        StopKind.TERM, StopKind.FOOTNOTE, StopKind.FIGURE, StopKind.WRITE, StopKind.ANSWER, StopKind.LINK
    ]  # fmt: skip
    assert cut(made.document, made.stops[0].start, made.stops[0].end) == "OCHA"
    assert made.stops[0].target == "ocha"


def test_sources_are_shown_on_request_only(qtbot: QtBot) -> None:
    assert "Source:" not in typeset().document.toPlainText()
    assert "Source: Field Handbook, 2015" in typeset(sources={"S1": "Field Handbook, 2015"}).document.toPlainText()


def test_a_mirrored_table_begins_at_the_right(qtbot: QtBot) -> None:
    made = typeset("ar")
    table = made.table_at(4)
    assert table is not None
    assert table.cellAt(0, 1).firstCursorPosition().block().text() == "Reader"
    reader = lesson_geometry.block_rect(made.document, table.cellAt(0, 1).firstPosition())
    gets = lesson_geometry.block_rect(made.document, table.cellAt(0, 0).firstPosition())
    assert reader.left() > gets.left()


def test_room_below_a_paragraph_moves_what_follows_and_goes_again(qtbot: QtBot) -> None:
    made = typeset()

    def top(paragraph: int) -> float:
        made.document.documentLayout().documentSize()
        return lesson_geometry.block_rect(made.document, block(made, paragraph).position()).top()

    for paragraph, after in ((0, 1), (3, 4), (4, 5), (8, 9)):
        before = top(after)
        assert made.make_room({paragraph: 80})
        assert before + 80 - 22 <= top(after) <= before + 80  # of two free spaces the larger one counts
        assert not made.make_room({paragraph: 80})
        made.make_room({})
        assert top(after) == before


def test_boxes_hold_their_text_and_keep_their_distance(qtbot: QtBot) -> None:
    made = typeset()
    drawn = lesson_geometry.measure(made, 0, 560)
    assert len(drawn.boxes) == 3
    for box, shape in zip(made.boxes, drawn.boxes, strict=True):
        assert shape.rect.top() < lesson_geometry.block_rect(made.document, box.first).top()
        assert shape.rect.bottom() > lesson_geometry.block_rect(made.document, box.last).bottom()
    gaps = [drawn.boxes[n + 1].rect.top() - drawn.boxes[n].rect.bottom() for n in range(len(drawn.boxes) - 1)]
    assert all(20 <= gap <= 30 for gap in gaps)


def test_marker_bands_are_mirrored_with_their_text(qtbot: QtBot) -> None:
    for language in ("en", "ar"):
        made = typeset(language)
        (band,) = lesson_geometry.bands(made.document, made.passages.ranges(Passage(1, 0, 7)))
        line = lesson_geometry.line_rect(made.document, made.passages.position(1) or 0)
        near_start = band.left() <= line.left() if language == "en" else band.right() >= line.right()
        assert near_start


def test_figures_take_the_colours_of_the_theme(qtbot: QtBot) -> None:
    def drawing(paint: str) -> bytes:
        shapes = f'<rect fill="{PAPER["tint"]}" stroke="{PAPER["accent"].lower()}"/><path fill="{paint}" d="M 0 0"/>'
        return f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 560 100'>{shapes}</svg>".encode()

    app_theme().use(name=Theme.LAMP)
    changed = recoloured(drawing(PAPER["red"]), app_theme()).decode().upper()
    for token in ("tint", "accent", "red"):
        assert LAMP[token] in changed
        assert PAPER[token] not in changed
    assert recoloured(drawing("#123456"), app_theme()) == b""  # no pack may hold it: it would stay dark on dark


def test_a_damaged_drawing_is_an_empty_place_and_no_error(qtbot: QtBot) -> None:
    style = ReadingStyle(app_theme(), "en")
    made = LessonDocument(LESSON, {}, style, WORDS)
    made.figures.width = 560
    made.document.setTextWidth(560)
    assert made.document.size().height() > 0


def test_larger_reading_text_makes_everything_in_the_text_larger(qtbot: QtBot) -> None:
    small = typeset().document.size().height()
    app_theme().use(reading_scale=200)
    made = typeset()
    assert made.style.column == 1120
    assert made.document.size().height() > 1.6 * small


def test_the_lesson_used_here_names_its_blocks_well() -> None:
    assert plain(LESSON.blocks[1].inlines) == "Sharing"  # type: ignore[union-attr]  # it is the heading
    assert LESSON.sections[1].first == 1
