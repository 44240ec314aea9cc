"""A figure: what was measured, beside what, and what is aimed at."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One row. ``value`` and ``beside`` in ``unit``; ``beside_what`` names the floor or peer; ``aim`` in words."""

    name: str
    value: float
    unit: str
    beside: float | None = None
    beside_what: str = ""
    aim: str = ""

    @property
    def ratio(self) -> str:
        return f"{self.value / self.beside:.2f}x" if self.beside else ""


def shown(value: float | None) -> str:
    """A number with three significant digits, never in exponents."""
    if value is None:
        return ""
    if value == int(value) and abs(value) < 1e6:
        return f"{int(value):,}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def table(figures: Sequence[Figure]) -> str:
    """A Markdown table."""
    lines = ["| what | Fieldbook | beside | ratio | aim |", "|---|---|---|---|---|"]
    for figure in figures:
        beside = f"{shown(figure.beside)} {figure.unit}, {figure.beside_what}" if figure.beside is not None else ""
        lines.append(
            f"| {figure.name} | {shown(figure.value)} {figure.unit} | {beside} | {figure.ratio} | {figure.aim} |"
        )
    return "\n".join(lines)


def interleaved(rounds: int, *measures: Callable[[], float]) -> list[float]:
    """The median of each measure over ``rounds``, taken in turns so that noise falls on all alike."""
    taken: list[list[float]] = [[] for _ in measures]
    for _ in range(rounds):
        for kept, measure in zip(taken, measures, strict=True):
            kept.append(measure())
    return [statistics.median(kept) for kept in taken]
