"""Writes the OpenAPI description of the centre's JSON form: ``python tools/openapi.py`` makes docs/openapi.json anew.

A test holds the file to what the centre serves.
"""

import os
from pathlib import Path

import msgspec

FILE = Path(__file__).parents[1] / "docs" / "openapi.json"


def text() -> str:
    """The document, laid out for reading."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sync_server.settings")
    import django

    django.setup()
    from sync_server.centre import openapi

    return msgspec.json.format(openapi.encoded(), indent=2).decode("utf-8") + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
    print(f"wrote {FILE}")
