"""The arithmetic of docs/operations.md, "To a million learners", from the newest rows of docs/benchmarks.md.

    python tools/centre_plan.py            writes the part between the two marks anew
    python tools/centre_plan.py --print    shows it

Promises: every number follows from a row that is named, and from what is supposed in the text. Run it when
docs/benchmarks.md was written anew; a test holds the page to it. Called by people and by that test.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
BENCHMARKS: Final = ROOT / "docs" / "benchmarks.md"
PAGE: Final = ROOT / "docs" / "operations.md"
BEGIN: Final = "<!-- written by tools/centre_plan.py from docs/benchmarks.md -->\n"
END: Final = "<!-- as far as that -->\n"

ENGINES: Final = ("SQLite", "PostgreSQL")
ROWS: Final = {
    "A": "one centre process, {}, nothing new, CPU each",
    "B": "one centre process, {}, ten up, ten down, CPU each",
    "C": "one centre process, {}, nothing new",
    "D": "one centre process, {}, ten up, ten down",
}
"""Letter → name of the row in docs/benchmarks.md."""

ENTRY: Final = {"SQLite": 306, "PostgreSQL": 422}
"""Bytes: of ``python -m benchmarks.centre_bytes``, which is no part of the tables."""

DAYS: Final = 30
EXCHANGES, FULL = 24, 4  # a day; those with ten entries
BUSY: Final = 14_400  # seconds into which half of a day falls


def measured(text: str) -> dict[str, dict[str, float]]:
    """Letter → engine → number, of the tables in ``text``. Raises KeyError with the name of a row that is missing."""
    found = {
        name: float(value.replace(",", ""))
        for name, value in re.findall(r"^\| ([^|]+?) \| ([\d,.]+) (?:ms|exchanges/s) \|", text, re.MULTILINE)
    }
    return {letter: {each: found[name.format(each)] for each in ENGINES} for letter, name in ROWS.items()}


def plan(rows: dict[str, dict[str, float]]) -> Iterator[str]:
    """The lines between the marks."""
    yield from _rows(rows)
    quiet = EXCHANGES - FULL
    cpu = {each: quiet * rows["A"][each] + FULL * rows["B"][each] for each in ENGINES}  # ms a day
    rate = {each: cpu[each] / 2 / BUSY for each in ENGINES}  # ms a second
    serves = {each: 500 / rate[each] for each in ENGINES}
    disk = {each: 10 * FULL * DAYS * ENTRY[each] for each in ENGINES}
    a_second = EXCHANGES / 2 / BUSY
    sums = (f"{quiet * rows['A'][each]:.0f} + {FULL * rows['B'][each]:.0f} = {cpu[each]:.0f} ms" for each in ENGINES)
    yield from _head("for each learner")
    yield _line(f"CPU a day: {quiet} A + {FULL} B", *sums)
    yield _line(
        f"in the busy hours: half of it in {BUSY:,} s", *(f"{1000 * rate[each]:.1f} µs a second" for each in ENGINES)
    )
    yield _line("so one core, kept half idle, serves", *(f"{_round(serves[each]):,} learners" for each in ENGINES))
    often = f"{1000 * a_second:.2f} a second for 1,000"
    yield _line(f"exchanges in the busy hours: {EXCHANGES // 2} / {BUSY:,} s", often, "the same")
    yield _line(
        f"disk for the course: {10 * FULL} entries × {DAYS} days × E",
        *(f"{disk[each] / 1000:.0f} KB" for each in ENGINES),
    )
    yield ""
    yield _line("learners", "exchanges a second, busy", "with entries", "cores, half idle, PostgreSQL", "its disk")
    yield "|---|---|---|---|---|"
    for people in (1_000, 100_000, 1_000_000):
        exchanges, cores = people * a_second, people / serves["PostgreSQL"]
        counts = [
            f"{each:.2f}" if each < 1 else f"{_round(each)}" for each in (exchanges, exchanges * FULL / EXCHANGES)
        ]
        yield _line(f"{people:,}", *counts, f"{cores:.2g}", f"{people * disk['PostgreSQL'] / 1e9:.3g} GB")
    yield ""
    yield from _head("what one process takes in a minute")
    yield _line("laptops with ten entries each: 60 D", *(f"{_round(60 * rows['D'][each]):,}" for each in ENGINES))
    yield _line("laptops with nothing new: 60 C", *(f"{_round(60 * rows['C'][each]):,}" for each in ENGINES))


def _rows(rows: dict[str, dict[str, float]]) -> Iterator[str]:
    yield "| | row | SQLite | PostgreSQL |"
    yield "|---|---|---|---|"
    for letter, name in ROWS.items():
        unit = "ms" if letter in "AB" else "a second"
        shown = (f"{rows[letter][each]:,g} {unit}" for each in ENGINES)
        yield _line(letter, f"docs/benchmarks.md, *{name.format('…')}*", *shown)
    inside = "centre of 1,000 people, 100,000 entries, for each entry (tables, indexes, slices of five)"
    yield _line("E", inside, *(f"{ENTRY[each]} B" for each in ENGINES))
    yield _line("F", "note beside the key how far laptops were told, local disk", "0.023 ms", "the same")
    yield ""


def _head(what: str) -> Iterator[str]:
    yield _line(what, *ENGINES)
    yield "|---|---|---|"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _round(number: float) -> int:
    """To two figures."""
    return int(float(f"{number:.2g}"))


def page(text: str, block: str) -> str:
    """The page with this block between its marks."""
    before, _, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise SystemExit("docs/operations.md has lost its marks.")
    return before + BEGIN + "\n" + block + "\n" + END + after


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--print", action="store_true", help="show it, and write nothing")
    block = "\n".join(plan(measured(BENCHMARKS.read_text(encoding="utf-8")))) + "\n"
    if parser.parse_args().print:
        print(block)  # what it is for
        return
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), block), encoding="utf-8")


if __name__ == "__main__":
    main()
