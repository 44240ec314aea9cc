"""Running one command: arguments, session, verb, answer, exit code.

Promises: an error of the world is one line and a code; a bug of ours is one line too, and its trace goes to the log
beside the profile. Nothing is half done: every verb is one transaction. Works while the window is open.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli import answer as answers
from desktop_app.cli.answer import Answer
from desktop_app.cli.parser import parse
from desktop_app.cli.verbs import Help, UsageProblem
from desktop_app.domain.errors import Known

if TYPE_CHECKING:
    from desktop_app.operations.session import Session


ShrinkPicture = Callable[[bytes], bytes | None]
"""A picture made smaller, None when it cannot be drawn. Commands know no Qt, so whoever runs them brings it."""


def run_command(arguments: Sequence[str], *, shrink_picture: ShrinkPicture | None = None) -> int:
    """Runs the command and prints its answer; returns the exit code."""
    wants_json = "--json" in arguments
    try:
        found = _answer(arguments, shrink_picture)
    except KeyboardInterrupt:
        found = answers.answer({"error": "Stopped.", "code": "interrupted"}, exit_code=answers.INTERRUPTED)
    return say(found, wants_json=wants_json)


def say(found: Answer, *, wants_json: bool) -> int:
    """Prints an answer, for people or as JSON; its exit code comes back."""
    _speak_utf8()
    try:
        _print(found, wants_json)
    except BrokenPipeError:
        # Whoever read the answer has heard enough; Python would complain once more when it closes the stream.
        with suppress(OSError):
            sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123  # open until the process ends
    return found.exit_code


def _answer(arguments: Sequence[str], shrink_picture: ShrinkPicture | None) -> Answer:
    try:
        parsed = parse(arguments)
        parsed.shrink_picture = shrink_picture
    except Help as help_:
        return answers.answer({"help": str(help_)}, [str(help_).rstrip()])
    except UsageProblem as problem:
        return _misused(problem)
    try:
        return _run(parsed)
    except UsageProblem as problem:
        return _misused(problem)
    except Known as known:
        return answers.failure(known)
    except Exception as error:
        return _bug(parsed, error)


def _misused(problem: UsageProblem) -> Answer:
    return answers.answer({"error": str(problem), "code": "usage"}, exit_code=answers.USAGE)


def _run(parsed: Namespace) -> Answer:
    from desktop_app.cli.sentences import sentence
    from desktop_app.wiring.profile import open_session

    with open_session(profile_of(parsed), words=_words(parsed)) as session:
        for warning in session.warnings:
            if warning.code != "key-in-file":  # status says that; every command saying it would be noise
                sys.stderr.write(sentence(warning) + "\n")
        found: Answer = parsed.run(session, parsed)
        _keep_copy(session)
    return found


def profile_of(parsed: Namespace) -> Path | None:
    """The profile that was asked for; None for the user's own."""
    profile: str | None = getattr(parsed, "profile", None)
    return None if profile is None else Path(profile)


def _words(parsed: Namespace) -> list[str] | None:
    read_words = getattr(parsed, "read_words", None)
    return None if read_words is None else list(read_words())


def _keep_copy(session: "Session") -> None:
    from desktop_app.operations.upkeep import keep_copy

    # A copy that cannot be made today takes nothing from what the command did; damage is found at the next start.
    with suppress(Known):
        keep_copy(session)


def _bug(parsed: Namespace, error: Exception) -> Answer:
    import logging

    from desktop_app.logging_setup import set_up_logging
    from desktop_app.paths import ProfilePaths, default_profile

    log = ProfilePaths(profile_of(parsed) or default_profile()).log
    if log.parent.is_dir():
        set_up_logging(log)
        logging.getLogger(__name__).error("a command failed", exc_info=error)
    text = f"Fieldbook made a mistake ({type(error).__name__}). Nothing that was saved is lost; send {log.name} to us."
    return answers.answer({"error": text, "code": "bug"}, exit_code=answers.BUG)


def _print(found: Answer, wants_json: bool) -> None:
    document = found.document
    if isinstance(document, dict) and document.get("error"):
        sys.stderr.write(f"{document['error']}\n")
    if wants_json:
        sys.stdout.write(answers.as_json(document) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in found.lines)
    sys.stdout.flush()


def _speak_utf8() -> None:
    """Notes are in any script, and a terminal's own encoding may know only one."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
