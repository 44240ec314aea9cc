"""The Packs page in each of its states, for pictures: made views shown by the real page, no source is asked.

Promises: the numbers are those of a slow line and a small course; nobody's words or marks are in them. Each scene is
given a page that has settled, and may be followed by any other. Used by tour_scenes.py only.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Known
from desktop_app.domain.identifiers import ActivityId, PackId
from desktop_app.domain.journey import PackState
from desktop_app.domain.pack_changes import ActivityChange, Change, MarkFates, PackPreview
from desktop_app.domain.pack_rows import Installed, PackRow, PacksView
from desktop_app.domain.sticks import Exported, Imported, StickContents, StickPack
from desktop_app.domain.transfers import Hold, Transfer, TransferLimits
from desktop_app.pages.packs import PacksPage

_WEEKS: Final = (
    "Access and acceptance",
    "Whom we speak with",
    "Words and red lines",
    "Information, and what not to share",
    "Military assets as a last resort",
    "Leaving well",
)
_SIZES: Final = (4_700_000, 4_300_000, 5_200_000, 5_600_000, 4_800_000, 3_100_000)
_LIMITS: Final = TransferLimits(speed=0, begins=time(18), ends=time(6))
_UNTIL: Final = datetime(2027, 3, 10, 12, tzinfo=UTC)
_STICK: Final = Path("/media/amina/TELMO 8GB")


def _row(week: int, state: PackState, **other: object) -> PackRow:
    here = state in (PackState.INSTALLED, PackState.UPDATE, PackState.DAMAGED)
    given: dict[str, object] = {
        "id": PackId(f"week-{week}"),
        "language": "en",
        "week": week,
        "title": _WEEKS[week - 1],
        "state": state,
        "version": "1" if here else None,
        "available": "1",
        "size": _SIZES[week - 1],
        "here": _SIZES[week - 1] if here else 0,
        "installed_on": datetime(2027, 2, 6, 10, 20, tzinfo=UTC) if here else None,
        "signer": "7f2a",
        "reason": None,
    }
    return PackRow(**(given | other))  # type: ignore[arg-type]  # named as the fields are


_HERE: Final = PackState.INSTALLED
_UPDATE: Final = _row(4, PackState.UPDATE, version="2", available="3", update_size=38_200)
_FIFTH: Final = _row(5, PackState.PARTLY, here=1_900_000)
_SIXTH: Final = _row(6, PackState.AVAILABLE, opens=date(2027, 3, 15))
_THREE: Final = (_row(1, _HERE), _row(2, _HERE, version="2"), _row(3, _HERE))

_PREVIEW: Final = PackPreview(
    pack=PackId("week-4"),
    language="en",
    week=4,
    title=_WEEKS[3],
    installed="2",
    offered="3",
    signer="7f2a",
    activities=(
        ActivityChange(
            ActivityId("w4-l2"),
            "lesson",
            "4.2",
            "Deconfliction is not coordination",
            Change.CHANGED,
            blocks_new=2,
            blocks_removed=1,
            rows_new=1,
        ),
        ActivityChange(ActivityId("w4-l3"), "lesson", "4.3", "Keep, or give?", Change.CHANGED, blocks_changed=1),
    ),
    highlights=MarkFates(kept=3, text_changed=1),
    notes=MarkFates(),
    drafts=1,
    glossary=0,
    size=38_200,
    files=4,
    seconds=19.1,
    rate=2_000,
    free=3_200_000_000,
    cost=2_100,
)


def _view(*rows: PackRow, old: int = 0) -> PacksView:
    return PacksView(
        rows=rows,
        used=27_400_000,
        free=3_200_000_000,
        source="https://centre.example.org/packs",
        asked=datetime(2027, 2, 10, 8, 15, tzinfo=UTC),
        fresh_until=_UNTIL,
        limits=_LIMITS,
        old_bytes=old,
    )


def _transfer(row: PackRow, **other: object) -> dict[tuple[str, str], Transfer]:
    return {(row.id, row.language): replace(Transfer(row.id, row.language), **other)}  # type: ignore[arg-type]


def _calm(page: PacksPage) -> None:
    _shown(page, *_THREE, _row(4, _HERE, version="3"), _row(5, PackState.AVAILABLE), _SIXTH)


def _update(page: PacksPage) -> None:
    _shown(page, *_THREE, _UPDATE, _FIFTH, _SIXTH)
    row = page.pack_list.row_of("week-4")
    if row is not None:
        row.open_preview().show_preview(_PREVIEW)


def _shown(page: PacksPage, *rows: PackRow, old: int = 0) -> None:
    page.show_view(_view(*rows, old=old))
    page.show_transfers({})
    page.sticks.fold()
    for row in page.pack_list.rows():
        row.clear_refusal()
        row.fold()


def _downloading(page: PacksPage) -> None:
    _shown(page, *_THREE, _UPDATE, _FIFTH, _SIXTH)
    first = _transfer(_FIFTH, here=1_900_000, size=4_800_000, rate=2_040, seconds_left=1_420)
    page.show_transfers(first | _transfer(_SIXTH, hold=Hold.QUEUED))


def _paused(page: PacksPage) -> None:
    third = _row(3, _HERE, version="2", old=(("1", 1_200_000),))
    _shown(page, *_THREE[:2], third, _row(4, _HERE, version="3"), _FIFTH, _SIXTH, old=1_200_000)
    page.show_transfers(
        _transfer(_FIFTH, here=1_900_000, size=4_800_000, hold=Hold.PAUSED) | _transfer(_SIXTH, hold=Hold.PAUSED)
    )


def _held(page: PacksPage) -> None:
    _shown(page, *_THREE, _UPDATE, _FIFTH, _SIXTH)
    opening = datetime(2027, 2, 10, 18, tzinfo=UTC)
    page.show_transfers(
        _transfer(_FIFTH, here=1_900_000, size=4_800_000, hold=Hold.HOURS, until=opening)
        | _transfer(_SIXTH, hold=Hold.HOURS, until=opening)
    )


def _no_link(page: PacksPage) -> None:
    _shown(page, *_THREE, _UPDATE, _FIFTH, _SIXTH)
    again = datetime(2027, 2, 10, 9, 52, tzinfo=UTC)
    page.show_transfers(
        _transfer(_UPDATE, hold=Hold.LINK, until=again)
        | _transfer(_FIFTH, here=1_900_000, size=4_800_000, hold=Hold.LINK, until=again)
    )


def _metered(page: PacksPage) -> None:
    _shown(page, *_THREE, _row(4, _HERE), _FIFTH, _SIXTH)
    page.show_transfers(_transfer(_FIFTH, here=1_900_000, size=4_800_000, hold=Hold.METERED))


def _damaged(page: PacksPage) -> None:
    broken = _row(2, PackState.DAMAGED, version="2", available="2", reason="pack-damaged")
    _shown(page, _THREE[0], broken, _THREE[2], _UPDATE, _FIFTH, _SIXTH)
    page.pack_list.row_of("week-1").line.action.click()  # type: ignore[union-attr]  # the question what stays


def _refused(page: PacksPage) -> None:
    _shown(page, *_THREE, _UPDATE, _row(5, PackState.AVAILABLE), _SIXTH)
    page.pack_list.refuse("week-4", Known("pack-rolled-back"))
    page.pack_list.refuse("week-5", Known("pack-signer-wrong"))


def _partly(page: PacksPage) -> None:
    _shown(page, *_THREE, _row(4, _HERE, version="3"), _FIFTH, _SIXTH)


def _queued(page: PacksPage) -> None:
    _shown(page, *_THREE, _row(4, _HERE, version="3"), _FIFTH, _SIXTH)
    page.show_transfers(_transfer(_FIFTH, hold=Hold.QUEUED) | _transfer(_SIXTH, hold=Hold.QUEUED))


def _old_kept(page: PacksPage) -> None:
    kept = _row(4, _HERE, version="3", old=(("2", 1_200_000),))
    _shown(page, *_THREE, kept, _row(5, PackState.AVAILABLE), _SIXTH, old=1_200_000)


def _refusal(known: Known) -> Callable[[PacksPage], None]:
    def show(page: PacksPage) -> None:
        _shown(page, *_THREE, _UPDATE, _row(5, PackState.AVAILABLE), _SIXTH)
        page.pack_list.refuse("week-4", known)

    return show


_REFUSALS: Final = {
    "signer": Known("pack-signer-wrong"),
    "rolled-back": Known("pack-rolled-back"),
    "damaged": Known("pack-damaged"),
    "app-too-old": Known("pack-app-too-old", needed="2.0"),
    "disk-full": Known("disk-full", needed=24_800_000, free=3_500_000),
    "server": Known("source-refuses", status=403),
}


def _stick(week: int, version: str, use: str, here: str | None, **other: object) -> StickPack:
    given: dict[str, object] = {"size": _SIZES[week - 1], "whole": True}
    return StickPack(
        id=PackId(f"week-{week}"),
        language="en",
        week=week,
        title=_WEEKS[week - 1],
        version=version,
        here=here,
        use=use,
        **(given | other),  # type: ignore[arg-type]  # named as the fields are
    )


_CONTENTS: Final = StickContents(
    folder=_STICK / "fieldbook-packs",
    packs=(
        _stick(3, "1", "same", "1"),
        _stick(4, "3", "update", "2"),
        _stick(5, "1", "install", None),
        _stick(6, "1", "install", None, whole=False),
    ),
    fresh_until=datetime(2027, 2, 8, tzinfo=UTC),
    signer="7f2a",
    older=False,
    past_fresh=True,
)


def _stick_import(page: PacksPage) -> None:
    _shown(page, *_THREE, _UPDATE)
    page.sticks.open_import().show_contents(_CONTENTS)


def _stick_moving(page: PacksPage) -> None:
    _shown(page, *_THREE, _UPDATE)
    panel = page.sticks.open_import()
    panel.show_contents(_CONTENTS)
    panel.show_moving()
    panel.show_progress(3_100_000, 10_400_000)


def _stick_imported(page: PacksPage) -> None:
    _shown(page, *_THREE, _UPDATE)
    panel = page.sticks.open_import()
    panel.show_contents(_CONTENTS)
    came = Installed(PackId("week-4"), "3", 40, 4, 0, 0)
    refused = ((PackId("week-5"), "pack-damaged"), (PackId("week-6"), "pack-missing"))
    panel.show_done(Imported(_CONTENTS.folder, (came,), (PackId("week-3"),), refused, _CONTENTS.fresh_until, True))


def _stick_export(page: PacksPage) -> None:
    _shown(page, *_THREE, _UPDATE)
    page.sticks.open_export().show_choice(_STICK, (*_THREE, _UPDATE))


def _stick_exported(page: PacksPage) -> None:
    _shown(page, *_THREE, _UPDATE)
    panel = page.sticks.open_export()
    panel.show_choice(_STICK, (*_THREE, _UPDATE))
    panel.show_done(Exported(_STICK, _CONTENTS.packs[:3], 120, 14_200_000, 0))


SCENES: Final[dict[str, Callable[[PacksPage], None]]] = {
    "packs": _calm,
    "packs-update": _update,
    "packs-downloading": _downloading,
    "packs-paused": _paused,
    "packs-held": _held,
    "packs-no-link": _no_link,
    "packs-metered": _metered,
    "packs-damaged": _damaged,
    "packs-refused": _refused,
    **{f"packs-refused-{name}": _refusal(known) for name, known in _REFUSALS.items()},
    "packs-partly": _partly,
    "packs-queued": _queued,
    "packs-old-kept": _old_kept,
    "packs-stick-import": _stick_import,
    "packs-stick-moving": _stick_moving,
    "packs-stick-imported": _stick_imported,
    "packs-stick-export": _stick_export,
    "packs-stick-exported": _stick_exported,
}
"""By the name of the picture."""

EVERYWHERE: Final = ("packs", "packs-update", "packs-downloading")
"""Those that are taken in every theme, language and size."""


def _seen(page: PacksPage) -> QWidget:
    """What the picture is about: the first row with something unfolded or under way, or the stick."""
    if page.sticks.panel is not None:
        return page.sticks.panel
    told = (row for row in page.pack_list.rows() if row.preview or row.question or row.refusal or row.transfer)
    return next(told, page)


def show_scene(name: str, page: PacksPage) -> None:
    """Lets the Packs page show a scene. Raises KeyError."""
    SCENES[name](page)
    page.reveal(_seen(page))
    if (stands := page.window().focusWidget()) is not None:
        stands.clearFocus()
