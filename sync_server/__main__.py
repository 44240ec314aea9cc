"""``fieldbook-server --data DIR VERB``: the centre's command line.

Promises: with ``--json`` exactly one JSON document on stdout; an error is one sentence on stderr and a non-zero exit
(2 for a wrong command line, 1 for the rest); Django is imported only once the words are understood.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from sync_server.data_folder import ENVIRONMENT, DataFolder
from sync_server.problem import Problem


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    as_json = "--json" in words
    try:
        answer = _run(read(words))
    except Problem as problem:
        if as_json:
            print(json.dumps({"error": str(problem), **problem.facts}, ensure_ascii=False))
        print(problem, file=sys.stderr)
        return problem.exit_code
    if answer is not None:
        text = str(answer.get("text", ""))
        facts = {name: value for name, value in answer.items() if name != "text"}
        print(json.dumps(facts, ensure_ascii=False) if as_json else text, flush=True)
    return 0


def _run(parsed: argparse.Namespace) -> Mapping[str, object] | None:
    folder = DataFolder(Path(parsed.data).absolute())
    os.environ[ENVIRONMENT] = str(folder.root)
    os.environ["DJANGO_SETTINGS_MODULE"] = "sync_server.settings"
    from sync_server import commands

    return commands.run(folder, parsed)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, and leaves the exit to ``main``."""

    def error(self, message: str) -> NoReturn:
        raise Problem(f"{message[:1].upper()}{message[1:]}. See {self.prog} --help.", 2)


def read(words: Sequence[str]) -> argparse.Namespace:
    """What these words ask for. Raises Problem."""
    parser = _parser()
    parsed = parser.parse_args(words)
    if not hasattr(parsed, "data"):
        parser.error("--data DIR is needed: the folder where the centre keeps everything")
    return parsed


def _parser() -> _Parser:
    common = _Parser(add_help=False)
    common.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help="the centre's data folder")
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="one JSON document on stdout")
    parser = _Parser(prog="fieldbook-server", description="The centre of Fieldbook.", parents=[common])
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    def verb(name: str, explained: str) -> argparse.ArgumentParser:
        return verbs.add_parser(name, help=explained, description=explained, parents=[common])

    verb("init", "Make the data folder, its keys and its database, or bring an older one up to date.")
    _serve(verb("serve", "Answer laptops and browsers until told to stop."))
    demo = verb("demo", "Fill the folder with a demo cohort, colleagues and practices; prints how to enter.")
    demo.add_argument("--new-password", action="store_true", help="give the demo's manager a new password")
    _review(verb("review", "Decide about a submitted practice."))
    accept = verb("accept", "Take in what a stick brought, and write the answer to give back.")
    accept.add_argument("file", metavar="FILE", help="a .fieldbundle")
    accept.add_argument("out", metavar="OUT", help="where to write the answer")
    _enrol(verb("enrol", "Print an enrolment code."))
    _keeping(verb)
    account = verb("account", "Make an account for the web pages, or give it a new password; prints the password.")
    account.add_argument("name", help="the name to sign in with")
    account.add_argument(
        "--cohort", metavar="NAME", help="the cohort to look after; an administrator of all if not given"
    )
    account.add_argument("--shown-as", default="", metavar="NAME", help="how authors see who decided")
    return parser


def _keeping(verb: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The commands of whoever answers for people and their data."""
    revoke = verb("revoke", "A laptop is lost: what it sends is kept aside, and it receives nothing.")
    revoke.add_argument("device", metavar="DEVICE", help="its id, or the first six characters of it or more")
    revoke.add_argument("--found", action="store_true", help="it was found: accept it again")
    move = verb("move", "Move a learner to another cohort.")
    move.add_argument("person", metavar="PERSON", help="the person's id")
    move.add_argument("--cohort", metavar="NAME", required=True, help="where they learn from now on")
    erase = verb("erase", "Erase what a person wrote, here and on every laptop but their own. It cannot be undone.")
    erase.add_argument("person", metavar="PERSON", help="the person's id")
    erase.add_argument("--keep-published", action="store_true", help="what they published stays, without their name")
    retention = verb("retention", "Say until when cohorts are kept; set a cohort's last day; erase who is due.")
    retention.add_argument("--cohort", metavar="NAME", help="the cohort to set it for")
    day = retention.add_mutually_exclusive_group()
    day.add_argument("--until", type=_day, metavar="DATE", help="the last day on which it is kept")
    day.add_argument("--for-ever", action="store_true", help="no last day")
    retention.add_argument("--apply", action="store_true", help="erase who is due; run it daily")
    backup = verb("backup", "Write everything in the database into one file, while the centre runs.")
    restore = verb("restore", "Put a backup back, in place of what is there. Stop the server first.")
    for each in (backup, restore):
        each.add_argument("file", metavar="FILE")
    verb("check", "Look for what cannot be: changed slices, holes in feeds, counts that do not agree.")


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=_port, default=8750, help="0 takes a free one")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on; stay behind a TLS proxy")
    parser.add_argument("--workers", type=_number, default=1, help="processes")
    parser.add_argument("--threads", type=_number, default=8, help="exchanges at the same time in each process")
    parser.add_argument("--with-parent", action="store_true", help="end when the process that started this one ends")


def _review(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", help="the practice's id, as the review page shows it in its address")
    decision = parser.add_mutually_exclusive_group(required=True)
    decision.add_argument("--publish", action="store_true", help="publish it to everybody")
    decision.add_argument("--return", dest="reason", metavar="TEXT", help="return it with these words")
    parser.add_argument("--by", default="The course team", metavar="NAME", help="who decided, as the author reads it")


def _enrol(parser: argparse.ArgumentParser) -> None:
    whom = parser.add_mutually_exclusive_group(required=True)
    whom.add_argument("--cohort", metavar="NAME", help="for a new person in this cohort, which is made if it is new")
    whom.add_argument("--person", metavar="ID", help="for another laptop of this person")
    parser.add_argument("--start", type=_day, metavar="DATE", help="the cohort's first day; else this week's Monday")
    parser.add_argument("--role", choices=("learner", "expert", "manager", "moderator"), default="learner")
    parser.add_argument("--count", type=_number, default=1, help="that many codes, one a line")
    parser.add_argument("--days", type=_number, help="how long a code is good; else as the cohort says, or 30 days")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a date, write it as 2027-01-18") from None


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) < 65_536:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a port, give a number from 0 to 65535")


def _number(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) < 1_000:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a number from 1 to 999")


if __name__ == "__main__":
    sys.exit(main())
