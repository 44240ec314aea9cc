"""docs/proofs.md names, for each promise of the exchange, tests that exist and that ``make test`` runs."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Final

import pytest

TESTS: Final = Path(__file__).resolve().parent
PAGE: Final = TESTS.parent / "docs" / "proofs.md"
NAME: Final = re.compile(r"`([\w/]+\.py)::(\w+)`")

GROUPS: Final = (
    "Entries", "Edits", "Database", "Slices", "Mine", "Exchange", "Feeds", "Bad days", "By file", "Packing anew",
    "Enrolment", "Files", "Centre", "Commands",
)  # fmt: skip


def rows() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(group, promise, (path below tests/, name of a test) …) of every row."""
    found, group = [], ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            group = line.removeprefix("## ")
        elif line.startswith("| ") and not line.startswith("| promise "):
            promise, _, tests = line.strip("| ").partition(" | ")
            found.append((group, promise, NAME.findall(tests)))
    return found


@cache
def named_in(path: str) -> dict[str, bool]:
    """The tests that a file has, and whether each runs in ``make test``."""
    tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))
    functions = [each for each in tree.body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")]
    whole = "pytest.mark.soak" in "".join(ast.unparse(each) for each in tree.body if isinstance(each, ast.Assign))
    return {
        each.name: not whole and not any("mark.soak" in ast.unparse(mark) for mark in each.decorator_list)
        for each in functions
    }


@pytest.mark.parametrize("group", GROUPS)
def test_every_group_is_there(group: str) -> None:
    assert [promise for its, promise, _ in rows() if its == group]


def test_no_group_and_no_promise_stands_there_twice_or_outside() -> None:
    found = rows()
    assert list(dict.fromkeys(group for group, _, _ in found)) == list(GROUPS)
    promises = [promise for _, promise, _ in found]
    assert len(promises) == len(set(promises)) > 80


def test_every_test_that_is_named_exists() -> None:
    named = {each for _, _, tests in rows() for each in tests}
    assert {path for path, _ in named if not (TESTS / path).is_file()} == set()
    assert {f"{path}::{name}" for path, name in named if name not in named_in(path)} == set()


def test_every_promise_has_a_test_of_every_day_and_nothing_else_in_its_cell() -> None:
    """One that only the long runs have would be noticed weeks later."""
    bare = [promise for _, promise, tests in rows() if not any(named_in(path).get(name) for path, name in tests)]
    assert bare == []
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if "::" in line]
    assert [line for line in lines if NAME.sub("", line.strip("| ").partition(" | ")[2]).strip(" ,|")] == []


def test_what_is_not_there_would_be_noticed() -> None:
    assert "test_every_group_is_there" in named_in("test_proofs.py")
    assert named_in("stories/test_killed_exchanges.py")["test_killed_500_times_and_nothing_is_lost_or_doubled"] is False
    assert "joined" not in named_in("desktop_app/shell/test_automatic_exchange.py")
