"""The program: a window, or one command.

Promises: without a verb the window opens; ``tour`` and ``--self-test`` go to shell.tour; everything else is a command,
and imports nothing of Qt, unless it has to shrink a picture. The way to the window parses nothing it does not have to.
"""

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs with these arguments (the process's own by default); returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given:
        return _window(None)
    if len(given) == 2 and given[0] == "--profile":
        return _window(Path(given[1]))
    from desktop_app.cli.command import run_command
    from desktop_app.cli.screens import wanted_screen

    screen = wanted_screen(given)
    if screen is None:
        return run_command(given, shrink_picture=_shrink_picture)
    if screen.window:
        return _window(screen.profile)
    if screen.preview is not None:
        return _preview(screen.preview, given, with_profile=screen.profile is not None, headless=screen.headless)
    from desktop_app.shell import tour

    if screen.tour is not None:
        return tour.main(screen.tour)
    return tour.self_test()


def _preview(repository: Path, given: list[str], *, with_profile: bool, headless: bool) -> int:
    from desktop_app.cli import author_preview
    from desktop_app.cli.command import say

    if with_profile:
        return say(author_preview.with_profile(), wants_json="--json" in given)
    if headless:
        return say(author_preview.headless(repository), wants_json="--json" in given)
    from desktop_app.shell import author_preview as window

    return window.main(repository)


def _shrink_picture(content: bytes) -> bytes | None:
    from desktop_app.qt_support.shrinking import shrunk

    return shrunk(content)


def _window(profile: Path | None) -> int:
    from desktop_app.paths import default_profile
    from desktop_app.shell import start_up

    return start_up.main(default_profile() if profile is None else profile)


if __name__ == "__main__":
    sys.exit(main())
