"""What shared texts are made of: one form for each kind of edit.

Promises: a field's name is its name in the Yjs document for ever; fields are only added. Every text field is a root
Text of its own, so that two laptops which first fill it keep both texts. ``sets`` and ``values`` are root Maps.
Called by storage/ and operations.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from desktop_app.domain.practices import PARTS

Scalar = str | int | float | bool | None


@dataclass(frozen=True)
class Form:
    """The fields of one kind of text. ``values`` lie in one Map, where the last writer of each wins. ``rest``: the text
    that takes the words of which only an erased edit said where they belong."""

    texts: tuple[str, ...]
    rest: str
    sets: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Content:
    """What stands in a text, or what is to be put there: fields left out are left alone."""

    texts: Mapping[str, str] = field(default_factory=dict)
    sets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    values: Mapping[str, Scalar] = field(default_factory=dict)

    def with_texts(self, **texts: str) -> "Content":
        """The same with these texts changed."""
        return replace(self, texts={**self.texts, **texts})


FORMS: Final[Mapping[str, Form]] = {
    "note.edit": Form(texts=("title", "text"), rest="text", sets=("tags",), values=("anchor", "external_id")),
    "practice.edit": Form(texts=("title", "place", *PARTS), rest=PARTS[0], values=("external_id",)),
}
"""kind → form."""
