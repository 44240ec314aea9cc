"""What an update will change, as words and as the pane below its row."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import ActivityId, PackId
from desktop_app.domain.pack_changes import ActivityChange, Change, MarkFates, PackPreview
from desktop_app.pages.packs.change_words import ChangeWords
from desktop_app.pages.packs.preview_pane import PreviewPane
from desktop_app.qt_support.theme import app_theme
from tests.support.packs_desk import words_of


def preview(**other: object) -> PackPreview:
    given: dict[str, object] = {
        "pack": PackId("week-4"),
        "language": "en",
        "week": 4,
        "title": "Information",
        "installed": "1.0.0",
        "offered": "1.1.0",
        "signer": "7f2a",
        "activities": (change(blocks_new=2, blocks_removed=3, rows_new=2),),
        "highlights": MarkFates(),
        "notes": MarkFates(),
        "drafts": 0,
        "glossary": 0,
        "size": 38_200,
        "files": 4,
        "seconds": 19.1,
        "rate": 2_000.0,
        "free": 3_200_000_000,
        "cost": 900,
    }
    return PackPreview(**(given | other))  # type: ignore[arg-type]  # named as the fields are


def change(kind: str = "lesson", number: str = "4.2", what: Change = Change.CHANGED, **other: object) -> ActivityChange:
    return ActivityChange(ActivityId("w4-l2"), kind, number, "Deconfliction", what, **other)  # type: ignore[arg-type]


def shown(qtbot: QtBot, found: PackPreview | Known | None, width: int = 960) -> PreviewPane:
    pane = PreviewPane()
    qtbot.addWidget(pane)
    if isinstance(found, PackPreview):
        pane.show_preview(found)
    elif found is not None:
        pane.show_failure(found)
    pane.resize(width, pane.heightForWidth(width))
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


@pytest.mark.parametrize(
    ("given", "title", "more"),
    [
        (
            change(blocks_new=2, blocks_removed=3),
            "Lesson 4.2  Deconfliction",
            "2 paragraphs new  ·  3 paragraphs removed",
        ),
        (change(rows_new=2, figures_changed=2), "Lesson 4.2  Deconfliction", "2 table rows new  ·  2 figures changed"),
        (change("quiz", "", questions_new=2), "Quiz  Deconfliction", "2 questions new"),
        (change("excursion", ""), "Activity  Deconfliction", "Small corrections, no change in the text."),
        (change(what=Change.ADDED), "Lesson 4.2  Deconfliction", "New in this version."),
        (change(read=False), "Lesson 4.2  Deconfliction", "The text changes. We can say how when it is here."),
    ],
)
def test_each_change_is_said_with_its_numbers(qtbot: QtBot, given: ActivityChange, title: str, more: str) -> None:
    line = ChangeWords().lines(preview(activities=(given,)))[0]
    assert (line.title, line.more) == (title, more)


def test_what_is_removed_says_that_the_work_stays(qtbot: QtBot) -> None:
    line = ChangeWords().lines(preview(activities=(change(what=Change.REMOVED),)))[0]
    assert line.more == "No longer part of the course. What you did in it stays."


def test_marks_and_drafts_are_told_what_becomes_of_them(qtbot: QtBot) -> None:
    found = preview(
        highlights=MarkFates(kept=4, text_changed=2, place_gone=3, unknown=2),
        notes=MarkFates(text_changed=2, place_gone=2, unknown=2),
        drafts=2,
        glossary=2,
    )
    titles = [line.title for line in ChangeWords().lines(found)]
    assert "2 of your highlights are in a changed paragraph" in titles
    assert "3 of your highlights lose their place" in titles
    assert "2 of your margin notes lose their place" in titles
    assert "2 of your drafts began in the version you have" in titles
    assert "2 glossary terms are new or changed" in titles
    kept = ChangeWords().lines(preview(highlights=MarkFates(kept=4), notes=MarkFates(kept=2)))
    assert [line.title for line in kept[1:]] == [
        "Your 4 highlights stay where they are",
        "Your 2 margin notes stay where they are",
    ]


def test_without_a_changed_lesson_it_says_so(qtbot: QtBot) -> None:
    assert ChangeWords().lines(preview(activities=()))[0].title == "No lesson changes"


def test_bytes_and_time(qtbot: QtBot) -> None:
    words = ChangeWords()
    assert words.cost(preview()) == "38 KB to download  ·  about 20 seconds at 2 KB/s"
    assert words.cost(preview(seconds=None, rate=None)) == "38 KB to download"
    assert words.cost(preview(size=0)) == "Everything for it is here already"
    assert words.title(preview(installed=None)) == "What is in it"


def test_the_pane_shows_it_all_and_says_which_button(qtbot: QtBot) -> None:
    pane = shown(qtbot, preview())
    seen = words_of(pane)
    assert {"What will change", "Lesson 4.2  Deconfliction", "Signed by the course team, key 7F2A"} <= seen
    with qtbot.waitSignal(pane.update_wanted):
        pane.now.click()
    with qtbot.waitSignal(pane.later_wanted):
        pane.later.click()


def test_before_it_is_known_and_when_nobody_can_say_the_update_can_be_had(qtbot: QtBot) -> None:
    pane = shown(qtbot, None)
    assert any(words.startswith("We look at the new version.") for words in words_of(pane))
    pane.show_failure(Known("unreachable"))
    qtbot.waitUntil(lambda: "Nobody can say now what will change." in words_of(pane))
    assert pane.now.isEnabled()
    pane.show_preview(preview())
    qtbot.waitUntil(lambda: "Nobody can say now what will change." not in words_of(pane))


def test_without_room_it_says_how_much_is_missing(qtbot: QtBot) -> None:
    pane = shown(qtbot, preview(size=5_000_000, free=1_000_000))
    assert not pane.now.isEnabled()
    assert "Not enough room: 5 MB are needed and 1 MB are free." in words_of(pane)


def test_at_large_text_in_a_narrow_window_nothing_is_cut_off(qtbot: QtBot) -> None:
    app_theme().use(text_scale=200)
    pane = shown(qtbot, preview(), width=760)
    assert pane.minimumSizeHint().width() <= 760
    qtbot.waitUntil(lambda: pane._foot.folded)
    pane.resize(760, pane.heightForWidth(760))
    for widget in (pane.now, pane.later, pane._signer, pane._cost):
        qtbot.waitUntil(
            lambda widget=widget: pane.rect().contains(widget.mapTo(pane, widget.rect().bottomRight()))  # type: ignore[misc]
        )
