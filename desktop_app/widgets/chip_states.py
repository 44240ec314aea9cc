"""How far something has travelled, as a chip: the one place where a SharingState gets its word, colour and icon."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.sharing import SharingState
from desktop_app.widgets.chip import Chip, Tone

translate = QCoreApplication.translate  # by this name lupdate finds the strings


class ChipLook(NamedTuple):
    """What a chip needs; delegates paint it with ``paint_chip``."""

    words: str
    tone: Tone
    icon: str


def chip_look(state: SharingState) -> ChipLook:
    """Word, colour and icon of a state."""
    return {
        SharingState.SAVED: ChipLook(translate("ChipStates", "On this laptop"), "done", "check"),
        SharingState.DRAFT: ChipLook(translate("ChipStates", "Draft"), "neutral", "pencil"),
        SharingState.WAITING: ChipLook(translate("ChipStates", "Waiting to be sent"), "waiting", "clock"),
        SharingState.RECEIVED: ChipLook(translate("ChipStates", "Received"), "done", "check"),
        SharingState.UNDER_REVIEW: ChipLook(translate("ChipStates", "Under review"), "review", "eye"),
        SharingState.RETURNED: ChipLook(translate("ChipStates", "Returned to you"), "voice", "undo-2"),
        SharingState.PUBLISHED: ChipLook(translate("ChipStates", "Published"), "done", "circle-check"),
        SharingState.WITHDRAWN: ChipLook(translate("ChipStates", "Taken back"), "neutral", "undo-2"),
        SharingState.REFUSED: ChipLook(translate("ChipStates", "Not accepted"), "failure", "triangle-alert"),
    }[state]


def state_chip(state: SharingState) -> Chip:
    """A chip that shows a state."""
    look = chip_look(state)
    return Chip(look.words, look.tone, look.icon)


def set_state_chip(chip: Chip, state: SharingState) -> None:
    """Lets a chip show another state."""
    look = chip_look(state)
    chip.set_state(look.words, look.tone, look.icon)
