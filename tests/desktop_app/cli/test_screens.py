"""Which arguments ask for screens, and which for a command."""

from pathlib import Path

import pytest

from desktop_app.cli.screens import Screen, wanted_screen

P = Path("p")


@pytest.mark.parametrize(
    ("arguments", "screen"),
    [
        (["--profile", "p"], Screen(window=True, profile=P)),
        (["--profile=p"], Screen(window=True, profile=P)),
        (["--self-test"], Screen()),
        (["--profile", "p", "--self-test"], Screen()),
        (["tour", "pictures"], Screen(tour=Path("pictures"))),
        (["tour", "pictures", "--profile", "p"], Screen(tour=Path("pictures"))),
        (["tour"], None),
        (["tour", "--json"], None),
        (["tour", "a", "b"], None),
        (["--profile"], None),
        (["--json"], None),
        (["note", "list", "--profile", "p"], None),
        (["--help"], None),
        (["--version"], None),
    ],
)
def test_wanted(arguments: list[str], screen: Screen | None) -> None:
    assert wanted_screen(arguments) == screen
