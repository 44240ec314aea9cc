"""A real PostgreSQL for tests: a cluster of its own in the system's temporary folder, reached by a Unix socket alone.

An ordinary process without a port, under an ordinary user (initdb refuses root), never a service of the system; it
ends with the tests, also when they are killed. ``tools/setup.sh unpack:postgresql`` puts the program under build/ where
it is not installed. Nothing is flushed to disk, unless it is to be ``durable``: what a test wrote need not survive a
power cut.

    with cluster() as postgresql:
        … postgresql.url(postgresql.new_database()) …
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import psycopg
from psycopg import sql

ROOT: Final = Path(__file__).resolve().parents[2]
USER: Final = "fieldbook"
_UNPACKED: Final = ROOT / "build" / "postgresql"
_NOBODY: Final = "nobody"
_OPTIONS: Final = (
    "listen_addresses=",
    "max_connections=60",
    "shared_buffers=32MB",
    "jit=off",
    "autovacuum=off",
    "log_min_messages=fatal",
)
_CARELESS: Final = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
# The shell ends the server when the pipe to it closes, whatever ended the tests, and takes the folder away. It does not
# hear what is sent to the whole group of processes (Ctrl-C), because it has to be there to tidy up.
_WARDEN: Final = """
trap '' INT TERM HUP
"$@" & server=$!
read -r _
kill -QUIT $server
wait $server
rm -rf "$CLUSTER" 2>/dev/null
"""


@dataclass(frozen=True)
class Postgresql:
    """A cluster that runs. ``folder`` holds its socket."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=lambda: count(1), repr=False)

    def url(self, database: str) -> str:
        """What DATABASE_URL has to say."""
        return f"postgresql:///{database}?host={quote(str(self.folder), safe='')}&user={USER}"

    def new_database(self, template: str = "template0") -> str:
        """The name of a new database, like ``template``, to which nobody may be connected."""
        name = f"test_{next(self._numbers)}"
        self.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))
        return name

    def drop(self, database: str) -> None:
        """Take a database away, whoever is connected."""
        self.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database)))

    @property
    def pid(self) -> int:
        """The process above all of the server's."""
        return int((self.folder / "data" / "postmaster.pid").read_text(encoding="ascii").split()[0])

    def execute(self, statement: sql.Composable, database: str = "postgres") -> None:
        with closing(psycopg.connect(self.url(database), autocommit=True)) as connection:
            connection.execute(statement)


def programs() -> tuple[Path, Mapping[str, str]]:
    """The folder with initdb and postgres, and what they need in their environment. Raises RuntimeError."""
    for found in sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), reverse=True):
        return found.parent, {}
    installed = shutil.which("postgres")
    if installed is not None:
        return Path(installed).resolve().parent, {}
    for found in sorted(_UNPACKED.glob("usr/lib/postgresql/*/bin/postgres"), reverse=True):
        folders = (*_UNPACKED.glob("usr/lib/*-linux-*"), *_UNPACKED.glob("lib/*-linux-*"))
        return found.parent, {"LD_LIBRARY_PATH": ":".join(str(folder) for folder in folders)}
    raise RuntimeError("PostgreSQL is wanted: run tools/setup.sh unpack:postgresql")


@contextmanager
def cluster(*, durable: bool = False) -> Iterator[Postgresql]:
    """A new cluster until the block ends. ``durable``: it waits for the disk, as one that people rely on."""
    folder = Path(tempfile.mkdtemp(prefix="fieldbook-pg-"))
    bin_folder, needed = programs()
    user: dict[str, Any] = {}
    if os.geteuid() == 0:
        user = {"user": _NOBODY, "group": pwd.getpwnam(_NOBODY).pw_gid, "extra_groups": ()}
        shutil.chown(folder, _NOBODY, user["group"])
        bin_folder, needed = _within_reach(bin_folder, needed, folder)
    environment = {"PATH": os.defpath, "LC_ALL": "C", "CLUSTER": str(folder), **needed}
    data = folder / "data"
    made = subprocess.run(
        [bin_folder / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"],
        cwd=folder, env=environment, capture_output=True, text=True, check=False, **user,
    )  # fmt: skip
    if made.returncode:
        raise RuntimeError(f"initdb failed: {made.stderr}")
    chosen = (*_OPTIONS, *(() if durable else _CARELESS), f"unix_socket_directories={folder}")
    options = [word for option in chosen for word in ("-c", option)]
    line = ["/bin/sh", "-c", _WARDEN, "sh", bin_folder / "postgres", "-D", data, *options]
    with subprocess.Popen(
        line, cwd=folder, env=environment, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, **user
    ) as process:
        try:
            yield _when_ready(Postgresql(folder), process)
        finally:
            process.communicate(timeout=30)
            shutil.rmtree(folder, ignore_errors=True)


def _when_ready(postgresql: Postgresql, process: "subprocess.Popen[bytes]") -> Postgresql:
    for _ in range(500):
        try:
            psycopg.connect(postgresql.url("postgres")).close()
            return postgresql
        except psycopg.OperationalError:
            try:
                process.wait(0.02)
            except subprocess.TimeoutExpired:
                continue
            break
    raise RuntimeError("PostgreSQL did not start")


def _within_reach(bin_folder: Path, needed: Mapping[str, str], folder: Path) -> tuple[Path, Mapping[str, str]]:
    """The same programs where anybody may run them: those unpacked below a private folder are copied."""
    if not needed or all(parent.stat().st_mode & 0o001 for parent in bin_folder.parents):
        return bin_folder, needed
    copied = folder / "programs"
    shutil.copytree(_UNPACKED, copied, symlinks=True)
    moved = {name: value.replace(str(_UNPACKED), str(copied)) for name, value in needed.items()}
    return copied / bin_folder.relative_to(_UNPACKED), moved
