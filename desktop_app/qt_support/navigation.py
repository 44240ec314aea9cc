"""How screens are named and reached, without knowing one another.

Promises: a page goes elsewhere by a screen's name and a target only. The names are the table of shell/screens.py.
Pages are given a Navigator; the window is one, tests bring their own.
"""

from typing import Protocol


class Navigator(Protocol):
    """Given to every page."""

    def go(self, screen: str, target: str | None = None) -> None:
        """Shows ``screen`` and calls its ``enter(target)``. Targets: activity, record or pack ids, or
        ``"<activity>#<section index>"`` for the reader. Raises KeyError for unknown screens."""

    def back(self) -> None:
        """Shows what was shown before; the journey when there is nothing."""


class Page(Protocol):
    """What the window asks of a page: a QWidget ``(app: AppState, navigate: Navigator, parent=None)`` with these."""

    def enter(self, target: str | None) -> None:
        """Called each time the page is shown. ``target`` as in ``Navigator.go``."""

    def retranslate(self) -> None:
        """Called when language or layout direction changed; sets every string anew."""
