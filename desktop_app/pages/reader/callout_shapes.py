"""The shapes of callouts: how far their text stands from their edges, and what is drawn at those edges.

Three shapes from LOOK.md (rules, a plum ground, a box), and two of the same family for what it does not draw: a case
stands on a quiet ground, objectives between hairlines. Plain numbers at 100 %; used by what writes and what paints.
"""

from dataclasses import dataclass
from typing import Final

from course_format.lesson import CalloutKind


@dataclass(frozen=True)
class CalloutShape:
    """Distances in pixels at 100 %. ``inset``: text from the sides; ``above``: first line from the upper edge;
    ``below``: last line from the lower edge; ``gap``: upper edge from the text before; ``after``: to the text behind.
    ``fill`` and ``edge`` are tokens or ""; ``top`` and ``bottom`` are widths of rules."""

    icon: str
    token: str
    inset: int
    above: int = 15
    below: int = 14
    gap: int = 22
    after: int = 26
    fill: str = ""
    edge: str = ""
    top: float = 0.0
    bottom: float = 0.0
    rule: str = ""


SHAPES: Final = {
    CalloutKind.PRINCIPLE: CalloutShape("compass", "accent", 0, top=2, bottom=1, rule="accent"),
    CalloutKind.OBJECTIVES: CalloutShape("target", "ink2", 0, above=13, below=12, top=1, bottom=1, rule="line"),
    CalloutKind.VOICE: CalloutShape("message-square-quote", "plum", 20, fill="plumT"),
    CalloutKind.CASE: CalloutShape("landmark", "ink2", 20, fill="well"),
    CalloutKind.CHECK: CalloutShape("circle-question-mark", "ochre", 20, fill="sheet", edge="line2"),
}
