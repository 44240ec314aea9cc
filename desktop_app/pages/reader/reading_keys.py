"""What keys mean while reading: how far to scroll, when a text cursor is wanted, which stop comes next.

Promises: answers only, no effect; the text does what they say. Used by LessonText.
"""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from desktop_app.pages.reader.document_parts import Stop

_LINES_A_STEP: Final = 2
_SIDEWAYS: Final = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})
_ARROWS: Final = _SIDEWAYS | {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End}


def scroll_step(event: QKeyEvent, line: int, page: int, whole: int, caret: bool) -> int | None:
    """Pixels to scroll by, down if positive; None when the key means something else. ``caret``: a text cursor is
    shown, and arrows move that."""
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if event.key() == Qt.Key.Key_Space:
        return -page if shifted else page
    if shifted:
        return None
    steps = {Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
    if not caret:
        steps |= {
            Qt.Key.Key_Down: _LINES_A_STEP * line,
            Qt.Key.Key_Up: -_LINES_A_STEP * line,
            Qt.Key.Key_Home: -whole,
            Qt.Key.Key_End: whole,
        }
    return steps.get(Qt.Key(event.key()))


def wants_caret(event: QKeyEvent) -> bool:
    """Left and Right place a text cursor, Shift with any arrow too."""
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return event.key() in (_ARROWS if shifted else _SIDEWAYS)


def next_stop(
    stops: Sequence[Stop],
    present: Stop | None,
    forward: bool,
    middle: Callable[[Stop], float],
    window: tuple[float, float],
) -> Stop | None:
    """The stop after the present one; without one, the first (or last) in the window, else the nearest behind it.
    ``middle``: height of a stop in the document; ``window``: what of the document is shown."""
    if present in stops:
        index = stops.index(present) + (1 if forward else -1)
        return stops[index] if 0 <= index < len(stops) else None
    top, bottom = window
    ordered = stops if forward else tuple(reversed(stops))
    seen = [stop for stop in ordered if top <= middle(stop) <= bottom]
    beyond = [stop for stop in ordered if (middle(stop) > bottom if forward else middle(stop) < top)]
    return next(iter([*seen, *beyond]), None)
