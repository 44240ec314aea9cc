"""A real nginx with TLS in front of a centre, with the configuration that docs/nginx/ gives operators.

with tls_proxy(server.port, repository, certificate, tmp_path / "nginx") as port:
    … https://127.0.0.1:port/ …
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.support.web_server import CONFIGURATION, ROOT, ROOT_LINE, TEMPORARY, free_port, nginx, when_listening

CENTRE: Final = ROOT / "docs" / "nginx" / "centre.conf"
NAME: Final = "centre.example.org"
_TRIES: Final = 5
_MAIN: Final = """daemon off;
master_process off;
pid nginx.pid;
error_log error.log warn;
events {{ worker_connections 256; }}
http {{
    {temporary}
    include centre.conf;
}}
"""


@contextmanager
def tls_proxy(centre: int, packs: Path, certificate: Path, own: Path) -> Iterator[int]:
    """Its port, until the block ends. ``centre``: the port of the centre; ``packs``: the folder of its packs;
    ``certificate``: private key and certificate in one file; ``own``: a folder for what nginx writes."""
    (own / "site").mkdir(parents=True)
    (own / "site" / "packs").symlink_to(packs.resolve())
    packs_text = CONFIGURATION.read_text(encoding="utf-8").replace(ROOT_LINE, f'root "{own.resolve() / "site"}";')
    (own / "packs.conf").write_text(packs_text, encoding="utf-8")
    (own / "nginx.conf").write_text(_MAIN.format(temporary=TEMPORARY), encoding="utf-8")
    for _ in range(_TRIES):
        port = free_port()
        (own / "centre.conf").write_text(_changed(port, free_port(), centre, certificate), encoding="utf-8")
        line = [str(nginx()), "-p", f"{own.resolve()}/", "-c", "nginx.conf", "-e", "error.log"]
        with subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                if when_listening(port, process):
                    yield port
                    return
            finally:
                process.terminate()
    raise RuntimeError(f"nginx did not start: {(own / 'error.log').read_text(encoding='utf-8')}")


def _changed(port: int, plain: int, centre: int, certificate: Path) -> str:
    """The lines that an operator changes, and the ports, of which a test may not have the real ones."""
    text = CENTRE.read_text(encoding="utf-8")
    for line, ours in (
        ("    listen [::]:80;\n", ""),
        ("    listen [::]:443 ssl;\n", ""),
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;"),
        ("ssl_certificate /etc/nginx/fieldbook/fullchain.pem;", f'ssl_certificate "{certificate.resolve()}";'),
        ("ssl_certificate_key /etc/nginx/fieldbook/privkey.pem;", f'ssl_certificate_key "{certificate.resolve()}";'),
        ("include /etc/nginx/fieldbook/packs.conf;", "include packs.conf;"),
        ("server 127.0.0.1:8750;", f"server 127.0.0.1:{centre};"),
    ):
        if text.count(line) != 1:
            raise RuntimeError(f"{CENTRE.name} has not the one line to change: {line.strip()}")
        text = text.replace(line, ours)
    return text
