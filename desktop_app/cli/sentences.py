"""What a person reads about an error: one sentence about what happened, one about what to do.

Promises: facts choose the sentence and stand in it, in English or as the window translates it (error_texts.py); one
that nobody gave is a dash. The texts themselves are in sentence_table.py.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from desktop_app.cli.sentence_table import SENTENCES, Sentences
from desktop_app.domain.errors import Known

__all__ = ["CONTEXT", "SENTENCES", "Sentences", "key_of", "sentence", "sentences_for", "size_text", "untranslated"]

CONTEXT: Final = "Errors"
"""The context of these texts in the catalogues."""


Translate = Callable[[str], str]
"""From a text of this table to the same in the learner's language."""


def untranslated(text: str) -> str:
    """English."""
    return text


def sentences_for(
    known: Known, *, translate: Translate = untranslated, size: Callable[[int], str] | None = None
) -> Sentences:
    """The two sentences, with the facts in them; ``size`` says a number of bytes."""
    found = SENTENCES[key_of(known)]
    facts = {name: _shown(name, value, size or size_text) for name, value in known.facts.items()}
    return Sentences(_filled(translate(found.what), facts), _filled(translate(found.do), facts))


def sentence(known: Known, *, translate: Translate = untranslated) -> str:
    """Both sentences on one line."""
    found = sentences_for(known, translate=translate)
    return f"{found.what} {found.do}"


def key_of(known: Known) -> str:
    """Which row of SENTENCES speaks of this error: its code, or a variant of it that its facts ask for."""
    variant = _VARIANTS.get(known.code)
    if variant is not None:
        key = f"{known.code}/{variant(known.facts)}"
        if key in SENTENCES:
            return key
    return known.code


_VARIANTS: Final[Mapping[str, Callable[[Mapping[str, object]], object]]] = {
    "disk-full": lambda facts: "needed" if facts.get("needed") else "",
    "pack-signer-wrong": lambda facts: facts.get("reason"),
    "pack-rolled-back": lambda facts: facts.get("reason"),
    "stick-full": lambda facts: "needs" if facts.get("needs") else "",
    "stick-empty": lambda facts: facts.get("reason"),
    "folder-synced": lambda facts: "service" if facts.get("service") else "",
    "key-missing": lambda facts: "words" if facts.get("words") else "",
    "database-recovered": lambda facts: "copy" if facts.get("copy") else "",
    "practice-empty": lambda facts: facts.get("field"),
    "practice-state": lambda facts: facts.get("reason"),
    "input-empty": lambda facts: facts.get("field"),
    "unreachable": lambda facts: facts.get("reason"),
    "file-unfit": lambda facts: facts.get("reason"),
    "too-large": lambda facts: "field" if facts.get("field") else "",
    "pack-missing": lambda facts: "source" if facts.get("source") else "",
    "pack-held": lambda facts: facts.get("hold"),
    "bundle-damaged": lambda facts: "half" if facts.get("half") else "",
    "protocol-newer": lambda facts: "file" if facts.get("file") else "",
}


def _filled(text: str, facts: Mapping[str, str]) -> str:
    """The text with its facts; one that nobody gave leaves a dash, never an error about an error."""
    return text.format_map(_Facts(facts))


class _Facts(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "–"


def _shown(name: str, value: object, size: Callable[[int], str]) -> str:
    if isinstance(value, datetime):
        return f"{value.day} {value:%b %Y, %H:%M}"
    if isinstance(value, int) and name in ("needed", "needs", "free", "size", "most"):
        return size(value)
    return str(value)


def size_text(size: int) -> str:
    """A number of bytes as a person reads it: 800 B, 3.5 KB, 20 MB (KB = 1,000 bytes)."""
    for unit, step in (("MB", 1_000_000), ("KB", 1_000)):
        if size >= step:
            number = size / step
            return f"{number:.0f} {unit}" if number >= 10 else f"{number:.1f} {unit}"
    return f"{size} B"
