"""What a family of commands is made with.

A family is a module with ``add_verbs(verbs: Verbs) -> None`` that calls ``verbs.add("name", run, help=…)`` and adds its
arguments to what that returns. ``run(session, arguments) -> Answer`` (answer.py) does the work. Operations are imported
inside ``run``: every command reads every family's arguments. parser.py lists the families.

Promises: wrong arguments and ``--help`` are raised (UsageProblem, Help) instead of printed, so that ``--json`` still
gives one document.
"""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn

from desktop_app.cli.answer import Answer

if TYPE_CHECKING:
    from desktop_app.operations.session import Session

Run = Callable[["Session", argparse.Namespace], Answer]


class UsageProblem(Exception):
    """The arguments make no command. The message is for people, in the words of argparse."""


class Help(Exception):
    """Help was asked for; the message is its text."""


class Parser(argparse.ArgumentParser):
    """argparse, except that it raises instead of printing and leaving."""

    def error(self, message: str) -> NoReturn:
        """Raises UsageProblem."""
        raise UsageProblem(f"{message} ({self.prog} --help says more)")

    def print_help(self, file: object = None) -> NoReturn:
        """Raises Help."""
        raise Help(self.format_help())


class Verbs:
    """A place where verbs are added."""

    def __init__(self, parser: Parser, common: Parser, title: str) -> None:
        self._common = common
        self._parsers = parser.add_subparsers(title=title, metavar="VERB", parser_class=Parser, required=True)

    def add(self, name: str, run: Run, *, help: str) -> Parser:
        """A verb; returns the parser to add its arguments to."""
        parser = self._parser(name, help)
        parser.set_defaults(run=run)
        return parser

    def group(self, name: str, *, help: str) -> "Verbs":
        """A noun with verbs of its own, e.g. ``note add``."""
        return Verbs(self._parser(name, help), self._common, "what to do")

    def _parser(self, name: str, help: str) -> Parser:
        parser: Parser = self._parsers.add_parser(
            name, help=help, description=help, parents=[self._common], allow_abbrev=False
        )
        return parser


def common_arguments() -> Parser:
    """The arguments that every command takes at any place. Absent ones leave no trace: see ``profile_of``."""
    common = Parser(add_help=False, allow_abbrev=False)
    common.add_argument("--profile", metavar="DIR", default=argparse.SUPPRESS, help="another profile than your own")
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="answer with one JSON document")
    return common
