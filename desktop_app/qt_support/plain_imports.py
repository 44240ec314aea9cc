"""Python's own ``import``, put back after PySide6 has replaced it.

PySide6 looks for ``from __feature__ import …`` by reading and tokenizing the source of every module that is imported
after it, and keeps that source in memory: a third of a millisecond each, for a switch this program does not use.
Promises: imports do what Python's do, whatever the order. Called once, by the package.
"""

import builtins

import PySide6.QtCore  # noqa: F401  # it replaces ``import`` while it is loaded


def use_plain_imports() -> None:
    """PySide6 keeps the function it replaced under this name; a version that does not is left alone."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
