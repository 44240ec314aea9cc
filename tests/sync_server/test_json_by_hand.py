"""The shell that docs/sync.md shows, run as it stands there: bash, curl and openssl, and nothing of ours."""

import json
import os
import re
import subprocess
from pathlib import Path

from tests.sync_server.server_process import ROOT, answer, command, serving


def shown() -> str:
    page = (ROOT / "docs" / "sync.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```bash\n(.*?)```", page, re.DOTALL)
    return str(block)


def test_what_the_page_shows_enrols_and_exchanges(tmp_path: Path) -> None:
    folder, own = tmp_path / "centre", tmp_path / "own"
    own.mkdir()
    assert command(folder, "init").returncode == 0
    code = str(answer(folder, "enrol", "--cohort", "Spring course")["code"])
    with serving(folder) as server:
        settings = {**os.environ, "CENTRE": server.url, "CODE": code, "no_proxy": "*"}
        line = ["bash", "-euo", "pipefail", "-c", shown()]
        done = subprocess.run(line, cwd=own, env=settings, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "Signature Verified Successfully"
    enrolled, heard = (json.loads((own / name).read_bytes()) for name in ("enrolled", "answer"))
    assert enrolled["name"] == "Amina Dialo"
    assert heard["run"] == enrolled["run"] and heard["acknowledged"] == []
