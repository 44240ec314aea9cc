"""Everything the reader says in the interface's language, in one place.

Promises: made anew when the language changes; nothing is put together from parts that a translator cannot move.
Used by the reader's page.
"""

from PySide6.QtCore import QCoreApplication

from course_format.glossary import Term
from course_format.lesson import CalloutKind, Footnote
from desktop_app.domain.course_language import Spoken
from desktop_app.domain.journey import ActivityRow
from desktop_app.pages.reader.document_parts import DocumentWords
from desktop_app.pages.reader.margin_card import CardText
from desktop_app.qt_support.course_words import fallback_sentence
from desktop_app.qt_support.wording import facts, kind_text, minutes_text, number_text

translate = QCoreApplication.translate  # by this name lupdate finds the strings


def document_words(row: ActivityRow, week_title: str, spoken: Spoken | None = None) -> DocumentWords:
    """The words around a lesson's own; ``spoken``: whether it is in the language that is wanted."""
    kind = kind_text(row.kind)
    named = translate("Reader", "{kind} {number}").format(kind=kind, number=row.number)
    week = translate("Reader", "Week {number}, {title}").format(number=number_text(row.week), title=week_title)
    return DocumentWords(
        kicker=named if row.number else kind,
        meta=facts(week, minutes_text(row.minutes)),
        note=fallback_sentence(spoken),
        labels={
            CalloutKind.PRINCIPLE: translate("Reader", "Principle"),
            CalloutKind.VOICE: translate("Reader", "Field voice"),
            CalloutKind.CHECK: translate("Reader", "Check yourself"),
            CalloutKind.CASE: translate("Reader", "A real case"),
            CalloutKind.OBJECTIVES: translate("Reader", "After this lesson you can"),
        },
        write_answer=translate("Reader", "Write my answer"),
        show_answer=translate("Reader", "Show our answer"),
        hide_answer=translate("Reader", "Hide our answer"),
        our_answer=translate("Reader", "Our answer"),
        figure=translate("Reader", "Figure {number}."),
        footnotes=translate("Reader", "Notes"),
        source=translate("Reader", "Source: {sources}"),
    )


def term_card(term: Term) -> CardText:
    """A glossary term, its meaning in one sentence, and its names in the other languages."""
    unsure = translate("Reader", "not reviewed yet")
    rows = tuple((code.upper(), word, unsure if code in term.unreviewed else "") for code, word in term.others)
    return CardText(term.term, term.definition, rows)


def footnote_card(note: Footnote) -> CardText:
    title = translate("Reader", "Note {number}").format(number=number_text(note.number))
    return CardText(title, "".join(run.text for run in note.inlines))


def selection_card() -> CardText:
    """What H says when nothing is selected."""
    return CardText(
        translate("Reader", "Select words first"),
        translate(
            "Reader",
            "Draw over the words with the mouse. Or press the right arrow key to place the cursor, "
            "and Shift with the arrow keys to select. Then press H.",
        ),
    )


def start_title() -> str:
    """The name of what stands before the first heading."""
    return translate("Reader", "Start")
