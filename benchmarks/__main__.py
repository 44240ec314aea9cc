"""Runs the measurements and prints their table: ``python -m benchmarks [--write | --quick] [NAME …]``; all without a
name.

``--write`` takes the table of a whole run into docs/benchmarks.md, with what was measured on. ``--quick`` makes the
long ones short: to see that they run, not for their figures.
"""

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module

from benchmarks.figures import Figure, table
from benchmarks.processes import ROOT

NAMES = (
    *("start_up", "opening", "searching", "appending", "exchanging", "links"),
    *("long_history", "repacking", "sustained", "returning"),
    *("pack_installs", "pack_updates", "pack_breaks", "sizes"),
)
"""Modules of this package with ``figures() -> list[Figure]``, in the order of the table. Those that take long have a
``QUICK`` that ``figures`` takes."""

PAGE = ROOT / "docs" / "benchmarks.md"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures Fieldbook beside its floors.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md; with all of them only")
    parser.add_argument("--quick", action="store_true", help="tiny sizes, to see that they run")
    given = parser.parse_args(arguments)
    unknown = sorted(set(given.names) - set(NAMES))
    if unknown:
        parser.error(f"no measurement is called {', '.join(unknown)}")
    if given.write and (given.names or given.quick):
        parser.error("the page holds all rows of one whole run")
    found: list[Figure] = []
    for name in given.names or NAMES:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        module = import_module(f"benchmarks.{name}")
        found += module.figures(module.QUICK) if given.quick and hasattr(module, "QUICK") else module.figures()
    print(table(found))
    if given.write:
        PAGE.write_text(page(found), encoding="utf-8")
    return 0


def page(figures: Sequence[Figure]) -> str:
    """docs/benchmarks.md."""
    return f"""# Benchmarks

Made by `make bench`. Each row was measured beside its floor or peer in one run, taken in turns: these are shared
machines, so the ratio is what to read, and a difference below 20 % is noise. Medians, unless a row says otherwise.
Bytes are TCP payload with the lines of HTTP, and the records of TLS where a row says TLS. CPU is told where time would
tell more of the machine than of the program; at the centre it is that of the server and its database together. The far
link: 300 ms there and back, 64 kbit/s each way, a fresh connection.

{table(figures)}

Measured on {datetime.now(UTC):%-d %B %Y}: {machine()}.

`python -m benchmarks NAME` measures one part again: {", ".join(f"`{name}`" for name in NAMES)}. What
a row measures, and how, stands at the head of its file in `benchmarks/`. `--quick` makes the long ones short.
"""


def machine() -> str:
    """What it was measured on, in one line."""
    from PySide6.QtCore import qVersion

    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"Qt {qVersion()}"
    )


if __name__ == "__main__":
    sys.exit(main())
