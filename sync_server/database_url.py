"""Reads DATABASE_URL, the one line that moves the centre from SQLite to PostgreSQL.

Promises: the entry for Django's DATABASES, with the options the centre's rules rest on (immediate transactions).
Refuses: schemes other than sqlite and postgresql. Who calls: settings.
"""

from urllib.parse import parse_qsl, unquote, urlsplit

SQLITE_OPTIONS: dict[str, object] = {
    # A transaction that reads and then writes fails at once under two processes unless it begins as a writer.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON",
}


def sqlite(name: str) -> dict[str, object]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": dict(SQLITE_OPTIONS), "CONN_MAX_AGE": None}


def parse(url: str) -> dict[str, object]:
    """``sqlite:///absolute/path`` or ``postgresql://user:password@host:port/name?sslmode=require``.

    Raises ValueError with a sentence for anything else.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and not parts.netloc and len(parts.path) > 1:
        return sqlite(unquote(parts.path))
    if parts.scheme not in ("postgres", "postgresql") or len(parts.path) < 2:
        raise ValueError("DATABASE_URL begins with sqlite:/// or postgresql:// and names a database.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
