"""docs/sync.md says what the code does."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_spec = importlib.util.spec_from_file_location("sync_examples", ROOT / "tools" / "sync_examples.py")
assert _spec is not None and _spec.loader is not None
examples = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(examples)


@pytest.mark.parametrize("name", examples.SECTIONS)
def test_the_page_shows_what_the_tool_prints(name: str) -> None:
    assert "\n".join(examples.SECTIONS[name]()) in (ROOT / "docs" / "sync.md").read_text()
