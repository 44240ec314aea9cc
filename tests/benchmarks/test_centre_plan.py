"""The plan to a million learners follows from the rows that it names."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_spec = importlib.util.spec_from_file_location("centre_plan", ROOT / "tools" / "centre_plan.py")
assert _spec is not None and _spec.loader is not None
centre_plan = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(centre_plan)


def test_the_page_is_what_the_newest_rows_say() -> None:
    """If not: python tools/centre_plan.py"""
    text = centre_plan.PAGE.read_text(encoding="utf-8")
    block = "\n".join(centre_plan.plan(centre_plan.measured(centre_plan.BENCHMARKS.read_text(encoding="utf-8")))) + "\n"
    assert centre_plan.page(text, block) == text


def test_a_row_that_is_not_there_is_said() -> None:
    with pytest.raises(KeyError, match="one centre process, SQLite, nothing new"):
        centre_plan.measured("| something else | 3 ms | 1 |")
