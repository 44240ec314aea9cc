"""What was typed, so that it can be taken back and brought again.

Promises: keys typed one after the other are one step, until a pause, a word's end, another place or another direction;
what arrived from another laptop stays when typing is taken back. Refuses: to touch an editor; it holds texts. Pure.
"""

from dataclasses import dataclass
from typing import Final

from desktop_app.domain.text_merge import rebase

MOST_STEPS: Final = 200
PAUSE_SECONDS: Final = 3.0


@dataclass(frozen=True)
class Step:
    """A text and the place of the cursor in it, in UTF-16 units."""

    text: str
    place: int


class TypingHistory:
    """Begin with ``restart``; tell every change with ``typed``."""

    def __init__(self) -> None:
        self.restart(Step("", 0))

    def restart(self, now: Step) -> None:
        """Another text: nothing can be taken back."""
        self._now = now
        self._before: list[Step] = []
        self._after: list[Step] = []
        self._last = 0.0
        self._run = 0  # +1 while letters are added, -1 while they are taken away, 0 at the start of a step

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        return bool(self._after)

    def typed(self, now: Step, seconds: float) -> None:
        """The text is another one. ``seconds``: any clock that goes forward."""
        if now.text == self._now.text:
            self._now = now
            return
        grown = len(now.text) - len(self._now.text)
        run = grown if grown in (1, -1) else 0
        beside = abs(now.place - self._now.place) <= 2
        word_ends = run > 0 and now.text[: max(0, now.place)][-1:].isspace()
        same = run != 0 and run == self._run and beside and seconds - self._last < PAUSE_SECONDS
        if not same or not self._before:
            self._before.append(self._now)
            del self._before[:-MOST_STEPS]
        self._after.clear()
        self._now, self._last = now, seconds
        self._run = 0 if word_ends else run

    def undo(self) -> Step | None:
        """The text one step ago; None when there is none."""
        return self._move(self._before, self._after)

    def redo(self) -> Step | None:
        """The text that was taken back last; None when there is none."""
        return self._move(self._after, self._before)

    def received(self, base: str, theirs: str, now: Step) -> None:
        """``base`` became ``theirs`` elsewhere, and the text is ``now``: older texts get the same change."""
        for steps in (self._before, self._after):
            steps[:] = [Step(rebase(base, step.text, theirs), step.place) for step in steps]
        self._now = now

    def _move(self, source: list[Step], target: list[Step]) -> Step | None:
        if not source:
            return None
        target.append(self._now)
        self._now, self._run = source.pop(), 0
        return self._now
