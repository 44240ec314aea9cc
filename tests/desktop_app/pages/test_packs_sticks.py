"""Sticks on the Packs page: two laptops, one real folder, and panels with made data."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import PackId
from desktop_app.domain.journey import PackState
from desktop_app.domain.pack_rows import Installed
from desktop_app.domain.sticks import Exported, Imported, StickContents, StickPack
from desktop_app.pages.packs import PacksPage
from desktop_app.pages.packs.import_panel import ImportPanel
from desktop_app.pages.packs.stick_panel import StickPanel
from desktop_app.qt_support.theme import app_theme
from tests.support.pack_sources import publish, small_pack
from tests.support.packs_desk import PATIENCE, Laptop, first, install, laptop_with, open_page, rest, words_of

DAY = datetime(2026, 2, 8, tzinfo=UTC)


@pytest.fixture
def laptop(qtbot: QtBot, tmp_path: Path) -> Iterator[Laptop]:
    publish(tmp_path / "repo", small_pack(), small_pack(pack="week-2"))
    yield from laptop_with(tmp_path)


def say(qtbot: QtBot, page: PacksPage, words: str) -> None:
    """Waits until the open panel says something."""

    def said() -> bool:
        panel = page.sticks.panel
        return panel is not None and any(words in seen for seen in words_of(panel))

    qtbot.waitUntil(said, timeout=PATIENCE)


def test_packs_go_to_a_stick_and_come_from_it(qtbot: QtBot, laptop: Laptop, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    page = open_page(qtbot, laptop, choose=lambda window, title: stick)
    assert not page.sticks.export_card.button.isEnabled()
    install(qtbot, page)
    page.sticks.export_card.button.click()
    panel = page.sticks.export_panel
    assert panel.isVisible()
    assert panel.main._kind == "primary"
    assert all(row.action._kind == "quiet" for row in page.pack_list.rows())
    panel.main.click()
    say(qtbot, page, "on the stick.")
    rest(qtbot, page)
    assert (stick / "fieldbook-packs" / "metadata").is_dir()
    panel.other.click()
    assert page.sticks.panel is None
    assert page.sticks.export_card.button.hasFocus()

    page.sticks.import_card.button.click()
    say(qtbot, page, "There is nothing new for this laptop.")
    assert not page.sticks.import_panel.has_primary
    rest(qtbot, page)


def test_a_laptop_without_a_source_learns_from_a_stick(qtbot: QtBot, laptop: Laptop, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    page = open_page(qtbot, laptop, choose=lambda window, title: stick)
    install(qtbot, page)
    page.sticks.export_card.button.click()
    page.sticks.export_panel.main.click()
    say(qtbot, page, "on the stick.")
    rest(qtbot, page)
    page.close()
    with contextmanager(laptop_with)(tmp_path, name="other") as other:
        there = open_page(qtbot, other, choose=lambda window, title: stick)
        there.sticks.import_card.button.click()
        panel = there.sticks.import_panel
        qtbot.waitUntil(lambda: panel.main.text().startswith("Import 1") and panel.has_primary, timeout=PATIENCE)
        panel.main.click()
        say(qtbot, there, "to this laptop.")
        rest(qtbot, there)
        qtbot.waitUntil(lambda: first(there).row.state is PackState.INSTALLED, timeout=PATIENCE)
        there.close()


def test_a_person_who_chooses_no_folder_sees_nothing_change(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    page.sticks.import_card.button.click()
    assert page.sticks.panel is None


def test_a_folder_without_packs_is_said_and_can_be_tried_again(qtbot: QtBot, laptop: Laptop, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    page = open_page(qtbot, laptop, choose=lambda window, title: empty)
    page.sticks.import_card.button.click()
    panel = page.sticks.import_panel
    qtbot.waitUntil(lambda: panel.main.text() == "Try again" and panel.has_primary, timeout=PATIENCE)
    assert panel.notice.accessibleName()
    rest(qtbot, page)
    panel.main.click()
    rest(qtbot, page)
    qtbot.waitUntil(lambda: panel.main.text() == "Try again" and panel.has_primary, timeout=PATIENCE)


def test_only_what_is_chosen_is_copied(qtbot: QtBot, laptop: Laptop, tmp_path: Path) -> None:
    page = open_page(qtbot, laptop, choose=lambda window, title: tmp_path)
    install(qtbot, page)
    page.sticks.export_card.button.click()
    panel = page.sticks.export_panel
    assert panel.chosen == ("week-1",)
    box = panel._boxes[PackId("week-1")]
    box.click()
    assert panel.chosen == ()
    assert not panel.main.isEnabled()
    panel.retranslate()
    assert panel.chosen == ()
    panel._boxes[PackId("week-1")].click()
    assert panel.main.isEnabled()
    panel.other.click()


# -- panels with made data


def stick_pack(week: int, use: str, here: str | None, whole: bool = True) -> StickPack:
    return StickPack(PackId(f"week-{week}"), "en", week, f"Title {week}", "2", 4_800_000, whole, here, use)


def contents(*packs: StickPack, older: bool = False, past: bool = False) -> StickContents:
    return StickContents(Path("/media/stick/fieldbook-packs"), packs, DAY, "7f2a", older, past)


def shown(qtbot: QtBot, panel: StickPanel, width: int = 980) -> StickPanel:
    qtbot.addWidget(panel)
    panel.resize(width, 500)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def test_each_pack_says_what_it_would_do(qtbot: QtBot) -> None:
    panel = ImportPanel()
    panel.show_contents(
        contents(
            stick_pack(1, "install", None),
            stick_pack(2, "update", "1"),
            stick_pack(3, "same", "2"),
            stick_pack(4, "older", "3"),
            stick_pack(5, "install", None, whole=False),
        )
    )
    shown(qtbot, panel)
    seen = words_of(panel)
    assert {"Version 2  ·  you have version 1", "Version 2  ·  you keep version 3"} <= seen
    assert "Version 2  ·  some of its files are not on the stick" in seen
    assert panel.main.text() == "Import 2 packs"
    assert "Signed by the course team, key 7F2A" in seen


@pytest.mark.parametrize(
    ("older", "past", "words"),
    [
        (False, True, "The list on this stick was valid until 8 February 2026."),
        (True, False, "This laptop knows a newer list of packs than this stick carries."),
    ],
)
def test_what_cannot_be_known_about_the_list_is_said(qtbot: QtBot, older: bool, past: bool, words: str) -> None:
    panel = ImportPanel()
    panel.show_contents(contents(stick_pack(1, "install", None), older=older, past=past))
    shown(qtbot, panel)
    assert words in words_of(panel)


def test_a_stick_with_nothing_whole_says_how_to_mend_it(qtbot: QtBot) -> None:
    panel = ImportPanel()
    panel.show_contents(contents(stick_pack(5, "install", None, whole=False)))
    shown(qtbot, panel)
    assert "No new pack is complete on this stick." in words_of(panel)
    assert not panel.has_primary


def test_what_was_not_taken_has_its_reason_beside_it(qtbot: QtBot) -> None:
    panel = ImportPanel()
    panel.show_contents(contents(stick_pack(1, "install", None), stick_pack(2, "install", None)))
    panel.show_moving()
    assert panel.other.text() == "Stop"
    assert not panel.has_primary
    panel.show_progress(1_000_000, 4_000_000)
    came = Installed(PackId("week-1"), "2", 4, 4, 0, 0)
    panel.show_done(Imported(Path("/media/stick"), (came,), (), ((PackId("week-2"), "pack-missing"),), DAY, True))
    shown(qtbot, panel)
    seen = words_of(panel)
    assert any("Week 2  Title 2" in words and "is not there" in words for words in seen)
    assert "You can take the stick out now." in seen
    panel.show_failure(Known("stick-gone"))
    assert panel.main.text() == "Try again"


def test_what_was_there_already_is_not_written_again(qtbot: QtBot, laptop: Laptop) -> None:
    page = open_page(qtbot, laptop)
    panel = page.sticks.open_export()
    panel.show_choice(Path("/media/stick"), ())
    panel.show_done(Exported(Path("/media/stick"), (stick_pack(1, "same", "2"), stick_pack(2, "same", "2")), 0, 0, 9))
    assert "They were there already. You can take the stick out now." in words_of(panel)


def test_at_large_text_in_a_narrow_window_nothing_is_cut_off(qtbot: QtBot, laptop: Laptop) -> None:
    app_theme().use(text_scale=200)
    page = open_page(qtbot, laptop)
    page.resize(820, 560)
    panel = page.sticks.open_import()
    panel.show_contents(contents(stick_pack(1, "install", None), stick_pack(2, "update", "1"), past=True))
    qtbot.waitUntil(lambda: panel.width() <= 820 - 60)
    for widget in (panel.main, panel.other, panel.signer):
        qtbot.waitUntil(
            lambda widget=widget: panel.rect().contains(widget.mapTo(panel, widget.rect().bottomRight()))  # type: ignore[misc]
        )
    panel.other.click()
    qtbot.waitUntil(lambda: page.sticks._cards.folded)
