"""What a person can do with a pack in the list, one or two things at a time, by its state and its download.

Promises: the first is the row's own button, the second a quiet one before it. Nothing is decided here about how.
"""

from enum import StrEnum
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.journey import PackState
from desktop_app.domain.pack_rows import PackRow
from desktop_app.domain.transfers import Hold, Metered, Transfer

translate = QCoreApplication.translate  # by this name lupdate finds the strings


class Act(StrEnum):
    DOWNLOAD = "download"
    CONTINUE = "continue"
    PAUSE = "pause"
    TRY_NOW = "try-now"
    TRY_AGAIN = "try-again"  # after a refusal
    REPAIR = "repair"
    ALLOW_METERED = "allow-metered"
    CANCEL = "cancel"  # off the queue
    DROP = "drop"  # what arrived of a pack that is not in the queue
    REMOVE = "remove"
    PREVIEW = "preview"  # unfolds, or folds, what an update changes
    LATER = "later"  # into the queue, paused


class ActLook(NamedTuple):
    """Words and icons of a button."""

    words: str
    icon: str = ""
    trailing: str = ""


NEXT: Final = frozenset({Act.DOWNLOAD, Act.CONTINUE, Act.REPAIR, Act.PREVIEW})
"""The first of these in the list may be the screen's filled button. What costs, or failed a moment ago, never is."""


def acts_of(row: PackRow, transfer: Transfer | None, metered: Metered, *, refused: bool) -> tuple[Act, ...]:
    """The row's own act, and the quiet one before it; none when nothing can be done."""
    if transfer is not None:
        return _while_wanted(transfer, metered)
    if refused:
        return (Act.TRY_AGAIN,)
    match row.state:
        case PackState.INSTALLED:
            return (Act.REMOVE,)
        case PackState.UPDATE:
            return (Act.PREVIEW, Act.REMOVE)
        case PackState.PARTLY:
            return (Act.CONTINUE, Act.DROP)
        case PackState.AVAILABLE:
            return (Act.DOWNLOAD,)
        case PackState.DAMAGED:
            return (Act.REPAIR, Act.REMOVE) if row.available is not None else (Act.REMOVE,)
        case _:
            return ()


def _while_wanted(transfer: Transfer, metered: Metered) -> tuple[Act, ...]:
    match transfer.hold:
        case None:
            return (Act.PAUSE,)
        case Hold.PAUSED:
            return (Act.CONTINUE, Act.CANCEL)
        case Hold.METERED if metered is Metered.ASK:
            return (Act.ALLOW_METERED, Act.CANCEL)
        case Hold.LINK:
            return (Act.TRY_NOW, Act.PAUSE)
        case _:
            return (Act.PAUSE, Act.CANCEL)


def act_look(act: Act, *, unfolded: bool = False) -> ActLook:
    """What the button says. ``unfolded``: the changes are shown already."""
    return {
        Act.DOWNLOAD: ActLook(translate("RowActs", "Download"), "download"),
        Act.CONTINUE: ActLook(translate("RowActs", "Continue"), "play"),
        Act.PAUSE: ActLook(translate("RowActs", "Pause"), "pause"),
        Act.TRY_NOW: ActLook(translate("RowActs", "Try now"), "refresh-cw"),
        Act.TRY_AGAIN: ActLook(translate("RowActs", "Try again"), "refresh-cw"),
        Act.REPAIR: ActLook(translate("RowActs", "Repair"), "rotate-ccw"),
        Act.ALLOW_METERED: ActLook(translate("RowActs", "Download now"), "download"),
        Act.CANCEL: ActLook(translate("RowActs", "Cancel")),
        Act.DROP: ActLook(translate("RowActs", "Remove")),
        Act.REMOVE: ActLook(translate("RowActs", "Remove")),
        Act.LATER: ActLook(translate("RowActs", "Wait for a better connection")),
        Act.PREVIEW: ActLook(translate("RowActs", "Hide"), "", "chevron-down")
        if unfolded
        else ActLook(translate("RowActs", "What changes"), "", "chevron-right"),
    }[act]
