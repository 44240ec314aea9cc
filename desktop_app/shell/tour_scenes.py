"""States of screens that the sample learner does not come to by itself, each shown by the page it belongs to.

Promises: a scene finds its page settled, and leaves it for whatever comes next. Used by tour_walk.py.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, Final, NamedTuple

from desktop_app.shell import tour_arriving, tour_files, tour_languages, tour_lost, tour_packs, tour_sticks, tour_words
from desktop_app.shell.window import Window


class Scene(NamedTuple):
    """``screen`` is gone to; then ``show`` is given its page. ``everywhere``: in every theme, language and size, not
    in paper alone. ``leaves``: something lies over the page, so that the next screen needs a window of its own."""

    screen: str
    show: Callable[[Any], None]
    everywhere: bool = False
    leaves: bool = False


def _pack_scenes() -> dict[str, Scene]:
    return {
        name: Scene("packs", partial(tour_packs.show_scene, name), name in tour_packs.EVERYWHERE)
        for name in tour_packs.SCENES
    }


SCENES: Final[dict[str, Scene]] = _pack_scenes() | {
    "journey-downloading": Scene("journey", tour_arriving.downloading, everywhere=True),
    "journey-paused": Scene("journey", tour_arriving.paused),
    "journey-no-link": Scene("journey", tour_arriving.no_link),
    "journey-update": Scene("journey", tour_arriving.update),
    "sync-limits": Scene("sync", tour_arriving.limits, everywhere=True),
    "sync-carry": Scene("sync", tour_sticks.carried, everywhere=True),
    "settings-downloads": Scene("settings", tour_arriving.downloads, everywhere=True),
    "settings-language": Scene("settings", tour_languages.choice, everywhere=True),
    "journey-fallback": Scene("journey", tour_languages.journey, everywhere=True),
    "reader-fallback": Scene("reader", tour_languages.reader, everywhere=True, leaves=True),
    "reader-lost": Scene("reader", tour_lost.in_lesson, everywhere=True, leaves=True),
    "notebook-files": Scene("notebook", tour_files.in_notebook, everywhere=True),
    "notebook-removing": Scene("notebook", tour_files.removing, everywhere=True, leaves=True),
    "notebook-picture": Scene("notebook", tour_files.large, leaves=True),
    "practice-files": Scene("practices", tour_files.in_practice, everywhere=True, leaves=True),
    "library-files": Scene("practices", tour_files.in_library, everywhere=True),
    "notebook-history": Scene("notebook", tour_words.history, everywhere=True, leaves=True),
    "notebook-past": Scene("notebook", tour_words.past, everywhere=True, leaves=True),
    "sync-files": Scene("sync", tour_files.waiting, everywhere=True, leaves=True),
    "sync-words": Scene("sync", tour_words.wanted, everywhere=True, leaves=True),
    "sync-new-words": Scene("sync", tour_words.made_new, everywhere=True, leaves=True),
    "settings-words": Scene("settings", tour_words.again, everywhere=True, leaves=True),
    "welcome-words": Scene("welcome", tour_words.first, everywhere=True, leaves=True),
    "notebook-lost": Scene("notebook", tour_lost.in_notebook, everywhere=True, leaves=True),
}
"""By the name of the picture."""


def show_scene(name: str, window: Window) -> None:
    """Lets the page of a scene show it; the window has gone there already. Raises KeyError."""
    scene = SCENES[name]
    scene.show(window.page(scene.screen))
