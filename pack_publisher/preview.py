"""A look at packs in the program before anybody signs them.

Promises: what is shown is a repository in a temporary folder, signed with keys that are thrown away, in a profile that
the program makes for this one look and throws away too. The program runs as a process of its own; nothing of it is
imported. Raises Refusal: what building raises, program-missing, preview-failed.
"""

import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pack_publisher.options import Document
from pack_publisher.refusal import Refusal
from pack_publisher.sound_packs import sound_packs


def preview(
    folder: Path,
    clock: Callable[[], float],
    *,
    strict: bool = False,
    headless: bool = False,
    program: Sequence[str] | None = None,
) -> Document:
    """Shows every pack at or below ``folder`` until the window is closed; ``headless``: says what would be shown.

    ``clock``: seconds since 1970. ``program``: the words that start Fieldbook, found by itself when not given.
    """
    from pack_publisher.keys import demo_keys
    from pack_publisher.repository import Repository

    words = list(program or find_program())
    packs = list(sound_packs(folder, strict))
    with tempfile.TemporaryDirectory(prefix="fieldbook-preview-") as name:
        repository = Path(name) / "packs"
        keys = demo_keys(Path(name) / "keys")
        Repository(repository, keys, datetime.fromtimestamp(clock(), UTC)).publish(packs)
        return _shown([*words, "preview", str(repository)], headless=headless)


def _shown(words: Sequence[str], *, headless: bool) -> Document:
    if not headless:
        finished = subprocess.run(words, check=False)
        if finished.returncode != 0:
            raise Refusal("preview-failed", f"Fieldbook ended with {finished.returncode}.")
        return {"shown": True}
    answer = subprocess.run(
        [*words, "--headless", "--json"], check=False, capture_output=True, text=True, encoding="utf-8"
    )
    try:
        document: Document = json.loads(answer.stdout)
    except ValueError as error:
        said = answer.stderr.strip().rpartition("\n")[2]
        raise Refusal(
            "preview-failed", f"Fieldbook ended with {answer.returncode} and without an answer. {said}"
        ) from error
    if answer.returncode != 0:
        raise Refusal("preview-failed", str(document.get("error", f"Fieldbook ended with {answer.returncode}.")))
    return document


def find_program() -> tuple[str, ...]:
    """How Fieldbook is started: from beside this tool, else as it is installed. Raises Refusal."""
    if importlib.util.find_spec("desktop_app") is not None:
        return (sys.executable, "-m", "desktop_app")
    installed = shutil.which("fieldbook")
    if installed is None:
        raise Refusal(
            "program-missing", "Fieldbook is not here, so nothing can be previewed. Install it beside this tool."
        )
    return (installed,)
