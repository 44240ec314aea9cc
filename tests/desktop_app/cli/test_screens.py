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
        (["preview", "packs"], Screen(preview=Path("packs"))),
        (["preview", "--json", "packs", "--headless"], Screen(preview=Path("packs"), headless=True)),
        (["--profile", "p", "preview", "packs"], Screen(profile=P, preview=Path("packs"))),
        (["preview"], None),
        (["preview", "a", "b"], None),
        (["preview", "a", "--strange"], None),
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
