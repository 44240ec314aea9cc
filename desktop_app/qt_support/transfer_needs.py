"""What the packs' transfer needs of the application and of the system, as protocols: tests bring their own.

Promises: types only, and a system that tells nothing.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from desktop_app.qt_support.runner import Job, Receiver


class Link(Protocol):
    """What the system knows of the connection."""

    def metered(self) -> bool:
        """Whether it is paid by the byte. Asked from other threads too."""


class NoNews:
    """A system that tells nothing."""

    def metered(self) -> bool:
        return False


class Work(Protocol):
    """The part of AppState that runs operations and tells what is out of date."""

    changed: Any  # a signal that carries a frozenset of topics

    def now(self) -> datetime: ...

    def run(
        self,
        operation: Callable[..., Any],
        *args: object,
        done: Receiver | None = None,
        failed: Receiver | None = None,
        **kwargs: Any,
    ) -> Job: ...

    def run_on_network(
        self,
        operation: Callable[..., Any],
        *args: object,
        done: Receiver | None = None,
        failed: Receiver | None = None,
        progress: Receiver | None = None,
        **kwargs: Any,
    ) -> Job: ...
