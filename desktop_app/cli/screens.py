"""Whether the arguments ask for screens instead of a command.

Promises: looks only; knows no Qt. Called by __main__.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Screen:
    """The window on a profile (None: the user's own), pictures of every screen in the folder ``tour``, a look at the
    packs of the repository ``preview`` (``headless``: without a window), or, when it is none of them, the self-test."""

    window: bool = False
    profile: Path | None = None
    tour: Path | None = None
    preview: Path | None = None
    headless: bool = False


def wanted_screen(arguments: Sequence[str]) -> Screen | None:
    """The screens that are asked for; None for a command, help or a mistake, which the parser answers."""
    profile, rest = _profile(arguments)
    if not rest and arguments:
        return Screen(window=True, profile=profile)
    if rest == ["--self-test"]:
        return Screen()
    if len(rest) == 2 and rest[0] == "tour" and not rest[1].startswith("-"):
        return Screen(tour=Path(rest[1]))
    if rest[:1] == ["preview"]:
        return _preview(profile, rest[1:])
    return None


def _preview(profile: Path | None, rest: list[str]) -> Screen | None:
    """For ``fieldbook-pack preview``; not among the commands, because learners have no use for it."""
    folders = [each for each in rest if not each.startswith("-")]
    options = {each for each in rest if each.startswith("-")}
    if len(folders) != 1 or not options <= {"--headless", "--json"}:
        return None
    return Screen(profile=profile, preview=Path(folders[0]), headless="--headless" in options)


def _profile(arguments: Sequence[str]) -> tuple[Path | None, list[str]]:
    profile: Path | None = None
    rest: list[str] = []
    at = iter(arguments)
    for each in at:
        name, equals, value = each.partition("=")
        if name != "--profile":
            rest.append(each)
        elif equals:
            profile = Path(value)
        else:
            following = next(at, None)
            if following is None:
                return None, [each]  # the parser says what is missing
            profile = Path(following)
    return profile, rest
