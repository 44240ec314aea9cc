"""How margin notes make room for one another.

Promises: no two overlap, their order is the text's, each stands as near to its line as the one before it allows.
Pure numbers. Called by the margin whenever heights change.
"""

from collections.abc import Sequence


def stack(wanted: Sequence[float], heights: Sequence[float], gap: float) -> list[float]:
    """Tops of notes that want to stand at ``wanted`` (ascending); a note pushed down pushes the next."""
    tops: list[float] = []
    free = float("-inf")
    for top, height in zip(wanted, heights, strict=True):
        tops.append(max(top, free))
        free = tops[-1] + height + gap
    return tops
