"""What an answer is worth, for the learner's own eyes.

Promises: a fraction from 0.0 to 1.0 for every kind of question and any answer at all; an answer that fits nothing
is worth 0.0 and is no error. Refuses: to know quizzes, packs or storage; it takes plain texts and numbers.
The rules are Moodle's (GIFT is its format), but for one: see ``choice``. Called by operations.quizzes.
"""

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.folding import fold

_SAME: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})
_DECIMALS: Final = str.maketrans({",": ".", "٫": ".", "−": "-"})
_GAPS: Final = re.compile(r"[\s٬'’_]")
_GROUPED: Final = re.compile(r"[+-]?[^\D0]\d{0,2}(,\d{3})+(\.\d*)?")


@dataclass(frozen=True)
class Grade:
    """``fraction``: 0.0 to 1.0. ``option``: index of the accepted answer that was met, whose feedback is shown."""

    fraction: float
    option: int | None = None


NOTHING: Final = Grade(0.0)


def _clamp(percent: float) -> float:
    return min(1.0, max(0.0, percent / 100.0))


def choice(fractions: Sequence[float], chosen: Collection[int], *, several: bool) -> Grade:
    """``fractions``: percent of each option; ``chosen``: indexes.

    With several to choose, percents add up. Moodle lets a wrong option of 0 % be ticked for nothing, so ticking all
    of them would be "right"; here it takes back what one right option gives.
    """
    picked = [index for index in dict.fromkeys(chosen) if 0 <= index < len(fractions)]
    if not picked:
        return NOTHING
    if not several:
        return Grade(_clamp(fractions[picked[0]]), picked[0]) if len(picked) == 1 else NOTHING
    right = sum(percent > 0 for percent in fractions)
    forfeit = 100.0 / right if right else 0.0
    total = math.fsum(fractions[index] if fractions[index] != 0 else -forfeit for index in picked)
    # Thirds are written with five digits (33.33333), so all of them together fall short of 100 by a hair.
    return Grade(1.0 if total > 99.9 else _clamp(total))


def plain_text(text: str) -> str:
    """The text as answers are compared: without case, accents, Arabic vowel signs, outer or doubled space."""
    return " ".join(fold(text.translate(_SAME)).split())


def short(accepted: Sequence[tuple[str, float]], response: str) -> Grade:
    """``accepted``: text and percent of each; ``*`` in a text stands for anything. The best one met counts."""
    given = plain_text(response)
    met = [(percent, -index) for index, (text, percent) in enumerate(accepted) if given and _meets(text, given)]
    return _best(met)


def _meets(pattern: str, given: str) -> bool:
    parts = [re.escape(plain_text(part)) for part in pattern.split("*")]
    return re.fullmatch(r"\s*.*\s*".join(parts), given) is not None


def number(text: str) -> float | None:
    """A number as people write it: ``1,5``, ``1 000``, ``12,000``, ``٣٫٥``; None when it is none."""
    bare = _GAPS.sub("", text)
    bare = bare.replace(",", "") if _GROUPED.fullmatch(bare) else bare.translate(_DECIMALS)
    try:
        value = float(bare)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def numerical(accepted: Sequence[tuple[float, float, float]], response: float) -> Grade:
    """``accepted``: lowest, highest (both included) and percent of each. The best one met counts."""
    met = [(percent, -index) for index, (low, high, percent) in enumerate(accepted) if low <= response <= high]
    return _best(met)


def _best(met: Sequence[tuple[float, int]]) -> Grade:
    if not met:
        return NOTHING
    percent, index = max(met)
    return Grade(_clamp(percent), -index)


def matching(right: Sequence[str], offered: Sequence[str], chosen: Sequence[int]) -> Grade:
    """``right``: the text that belongs to each left side; ``offered``: all texts to choose from; ``chosen``: for each
    left side an index into ``offered``, anything out of range for none. Equal texts may stand for one another."""
    if not right:
        return NOTHING
    met = sum(0 <= pick < len(offered) and offered[pick] == text for text, pick in zip(right, chosen, strict=False))
    return Grade(met / len(right))


WRITTEN: Final = Grade(1.0)
"""An essay is written for oneself: once it is there, nothing is missing."""
