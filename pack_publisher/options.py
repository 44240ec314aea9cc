"""What several verbs of ``fieldbook-pack`` ask in the same words: keys, thresholds, expiries.

Promises: wrong values end with 2, as argparse does it; keys are read when they are asked for.
"""

import argparse
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pack_publisher.keys import Keys

Document = dict[str, object]
Clock = Callable[[], float]
"""Seconds since 1970, UTC."""
Run = Callable[[argparse.Namespace, Clock], tuple[Document, int]]
Verbs = Any
"""What argparse's add_subparsers gives back; its class has no public name."""

ROLES: Final = ("root", "targets", "snapshot", "timestamp")
_MOST_DAYS: Final = 36_500


def shared() -> argparse.ArgumentParser:
    """What every verb takes."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")
    return parser


def add_repository(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repository", type=Path, required=True, metavar="DIR", help="the folder of the repository")


def add_keys(parser: argparse.ArgumentParser, *, required: bool) -> None:
    keys = parser.add_mutually_exclusive_group(required=required)
    keys.add_argument(
        "--keys", type=Path, action="append", metavar="DIR", help="a folder of <role>-<n>.pem keys; may be repeated"
    )
    keys.add_argument(
        "--demo-keys", type=Path, metavar="DIR", help="a folder of keys for trying out, made when it is not there"
    )


def read_keys(options: argparse.Namespace) -> "Keys | None":
    """The keys that were named; None when none were. Raises Refusal."""
    from pack_publisher.keys import demo_keys, release_keys  # signing is not needed to check or build

    if options.demo_keys:
        return demo_keys(options.demo_keys)
    return release_keys(*options.keys) if options.keys else None


def add_expiries(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--expires", type=_days, action="append", default=[], metavar="ROLE=DAYS", help="how long a role's word is good"
    )


def add_thresholds(parser: argparse.ArgumentParser, help: str) -> None:
    parser.add_argument("--threshold", type=_threshold, action="append", default=[], metavar="ROLE=N", help=help)


def thresholds_of(options: argparse.Namespace, roles: Sequence[str] = ()) -> dict[str, int]:
    """Role → how many must sign; a number alone is for ``roles``."""
    found: dict[str, int] = {}
    for role, number in options.threshold:
        found |= dict.fromkeys([role] if role else roles, number)
    return found


def lifetimes_of(options: argparse.Namespace) -> dict[str, timedelta]:
    return dict(options.expires)


def _pair(text: str) -> tuple[str, int]:
    role, equals, number = text.rpartition("=")
    if (equals and role not in ROLES) or not number.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not one of {', '.join(ROLES)}, '=', and a number")
    return role, int(number)


def _threshold(text: str) -> tuple[str, int]:
    role, number = _pair(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one must sign")
    return role, number


def _days(text: str) -> tuple[str, timedelta]:
    role, days = _pair(text)
    if not role or not 1 <= days <= _MOST_DAYS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a role, '=', and 1 to {_MOST_DAYS} days")
    return role, timedelta(days=days)
