"""The commands and their arguments. docs/cli.md is the contract.

Promises: ``--profile DIR`` and ``--json`` are taken before or after the verb. Called by command.py.
"""

import argparse
from collections.abc import Sequence
from typing import Final, NoReturn

from desktop_app import __version__
from desktop_app.cli import (
    bundle_verbs,
    exchange_verbs,
    export_verbs,
    file_verbs,
    language_verbs,
    note_verbs,
    pack_verbs,
    practice_verbs,
    profile_verbs,
    words_verbs,
)
from desktop_app.cli.verbs import Help, Parser, Verbs, common_arguments

FAMILIES: Final = (
    profile_verbs,
    words_verbs,
    language_verbs,
    pack_verbs,
    note_verbs,
    practice_verbs,
    file_verbs,
    exchange_verbs,
    bundle_verbs,
    export_verbs,
)
"""Each has ``add_verbs`` (verbs.py), in the order in which help lists them."""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Reads a command. Raises UsageProblem or Help."""
    common = common_arguments()
    parser = Parser(
        prog="fieldbook",
        description="Fieldbook without a window. Without a verb the window opens.",
        parents=[common],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    parser.add_argument("--self-test", action="store_true", help="open every page without a display, and leave")
    verbs = Verbs(parser, common, "commands")
    for family in FAMILIES:
        family.add_verbs(verbs)
    return parser.parse_args(list(arguments))


class _Version(argparse.Action):
    """Says the version, as help does: as a value."""

    def __call__(self, *_: object) -> NoReturn:
        raise Help(f"Fieldbook {__version__}")
