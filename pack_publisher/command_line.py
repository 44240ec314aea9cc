"""The verbs of ``fieldbook-pack``, their options, and how answers are printed."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from course_format.problems import FormatError, Level
from pack_publisher.checks import PackCheck
from pack_publisher.refusal import Refusal
from pack_publisher.sentences import sentence
from pack_publisher.source_folder import SourceFolder, pack_folders


def run(arguments: Sequence[str]) -> int:
    options = _parser().parse_args(arguments)
    try:
        document, code = VERBS[options.verb](options)
    except Refusal as refusal:
        document, code = {"error": str(refusal)}, 1
        print(f"fieldbook-pack: {refusal}", file=sys.stderr)
    if options.json:
        print(json.dumps(document, ensure_ascii=False, indent=1))
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fieldbook-pack", description="Check, build and publish course packs.")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", help="one JSON document on stdout")
    shared.add_argument("--strict", action="store_true", help="take warnings for errors")
    shared.add_argument("folder", type=Path, help="a pack's folder, or one that holds packs")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("check", parents=[shared], help="say everything that is wrong with a pack")
    return parser


def _check(options: argparse.Namespace) -> tuple[object, int]:
    packs = []
    failed = False
    for folder in found_packs(options.folder):
        problems = PackCheck(SourceFolder(folder)).run()
        errors = sum(is_error(problem, options.strict) for problem in problems)
        failed = failed or errors > 0
        packs.append({"folder": folder.as_posix(), "problems": [as_fact(problem) for problem in problems]})
        if not options.json:
            print_problems(folder, problems)
            print(f"{folder.as_posix()}: {errors} to mend, {len(problems) - errors} to weigh")
    return {"packs": packs}, int(failed)


def found_packs(folder: Path) -> tuple[Path, ...]:
    """Raises Refusal when there is none."""
    folders = pack_folders(folder)
    if not folders:
        raise Refusal(f"There is no pack in {folder}. A pack is a folder with a file pack.toml.")
    return folders


def is_error(problem: FormatError, strict: bool) -> bool:
    return strict or problem.level is Level.ERROR


def as_fact(problem: FormatError) -> dict[str, object]:
    return {
        "file": problem.file,
        "line": problem.line,
        "level": problem.level.value,
        "code": problem.code,
        "sentence": sentence(problem),
    }


def print_problems(folder: Path, problems: Sequence[FormatError]) -> None:
    for problem in problems:
        place = f"{(folder / problem.file).as_posix()}:{problem.line}"
        print(f"{place}: {problem.level}: {sentence(problem)} [{problem.code}]")


VERBS = {"check": _check}
