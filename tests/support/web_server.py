"""A real static web server over a repository of packs: nginx, with the configuration that docs/nginx/ gives operators.

An ordinary process on a free port of loopback that writes only into a folder of its own; never a service of the system.
``tools/setup.sh unpack:nginx`` puts it under build/ where it is not installed.

    with web_server(repository, tmp_path / "nginx") as address:
        … address + "/metadata/timestamp.json" …
"""

import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
CONFIGURATION: Final = ROOT / "docs" / "nginx" / "packs.conf"
"""Written for operators; it says that one line is to be changed, and that line is changed here."""

ROOT_LINE: Final = "root /srv/fieldbook;"
_PLACES: Final = (Path("/usr/sbin/nginx"), ROOT / "build" / "nginx" / "usr" / "sbin" / "nginx")
_MOST_TRIES: Final = 5
_MAIN: Final = """daemon off;
master_process off;
pid nginx.pid;
error_log error.log warn;
events {{ worker_connections 64; }}
http {{
    access_log {log};
    {temporary}
    server {{
        listen 127.0.0.1:{port};
        {lines}
    }}
}}
"""
TEMPORARY: Final = "\n    ".join(
    f"{kind}_temp_path {kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
)


def nginx() -> Path:
    """The program. Raises RuntimeError when it is nowhere."""
    found = shutil.which("nginx")
    for place in (*((Path(found),) if found else ()), *_PLACES):
        if place.is_file():
            return place
    raise RuntimeError("nginx is wanted: run tools/setup.sh unpack:nginx")


@contextmanager
def web_server(repository: Path, own: Path, *, ranges: int = 1, log: bool = False) -> Iterator[str]:
    """``repository`` served until the block ends; its address. ``own``: a folder for what nginx writes. ``ranges``:
    how many parts of a file one request may ask for; asking for more brings the whole. ``log``: whether
    ``own/access.log`` names the requests."""
    (own / "site").mkdir(parents=True)
    (own / "site" / "packs").symlink_to(repository.resolve())
    for _ in range(_MOST_TRIES):
        port = free_port()
        text = _MAIN.format(
            log="access.log" if log else "off", temporary=TEMPORARY, port=port, lines=_lines(own / "site", ranges)
        )
        (own / "nginx.conf").write_text(text, encoding="utf-8")
        line = [str(nginx()), "-p", f"{own.resolve()}/", "-c", "nginx.conf", "-e", "error.log"]
        with subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                if when_listening(port, process):
                    yield f"http://127.0.0.1:{port}/packs"
                    return
            finally:
                process.terminate()
    raise RuntimeError(f"nginx did not start: {(own / 'error.log').read_text(encoding='utf-8')}")


def _lines(site: Path, ranges: int) -> str:
    text = CONFIGURATION.read_text(encoding="utf-8")
    if text.count(ROOT_LINE) != 1:
        raise RuntimeError(f"{CONFIGURATION.name} has not the one line to change: {ROOT_LINE}")
    text = text.replace(ROOT_LINE, f'root "{site.resolve()}";')
    return text.replace("max_ranges 1;", f"max_ranges {ranges};")


def free_port() -> int:
    """A port of loopback that is free at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def when_listening(port: int, process: "subprocess.Popen[bytes]") -> bool:
    """Waits until the process took the port; False when it ended instead, as when another process was quicker."""
    for _ in range(200):
        try:
            process.wait(0.02)
            return False
        except subprocess.TimeoutExpired:
            pass
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
    return False
