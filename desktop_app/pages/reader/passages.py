"""Where a passage of a lesson stands in the document on the screen, and the other way round.

Promises: anchors count code points of a block's plain text, Qt counts UTF-16 units of its document; this is the one
door between the two (LOOK.md section 12, architecture.md rule 5). What stands only on the screen (labels, numbers,
actions) belongs to no passage. Pure: no Qt. Filled by the builder of the document, asked by the view.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def points(text: str, unit: int) -> int:
    """How many code points the first ``unit`` UTF-16 units are; half a character counts as none of it."""
    if text.isascii() or unit <= 0:
        return min(max(unit, 0), len(text))
    seen = 0
    for count, character in enumerate(text):
        seen += 2 if character > "\uffff" else 1
        if seen > unit:
            return count
    return len(text)


@dataclass(frozen=True)
class Piece:
    """A run of a paragraph's text that stands together in the document at ``position`` (UTF-16 units);
    ``offset`` (code points) is where it begins in the paragraph's plain text."""

    position: int
    paragraph: int
    offset: int
    text: str

    @property
    def end(self) -> int:
        return self.position + units(self.text)


@dataclass(frozen=True)
class Passage:
    """``start`` and ``end`` are offsets in code points of paragraph ``paragraph``'s plain text."""

    paragraph: int
    start: int
    end: int


class Passages:
    """Pieces in the order of the document; in a mirrored table that is not the order of the text."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._positions: list[int] = []
        self._by_paragraph: dict[int, list[Piece]] = {}

    def add(self, piece: Piece) -> None:
        """Takes the next piece. A piece without text marks where a paragraph begins whose first line is not its own
        text: a drawing, the label of a callout."""
        self._pieces.append(piece)
        self._positions.append(piece.position)
        self._by_paragraph.setdefault(piece.paragraph, []).append(piece)

    def position(self, paragraph: int, offset: int = 0) -> int | None:
        """Position in the document of a code point of a paragraph; None when the paragraph is not shown."""
        pieces = self._by_paragraph.get(paragraph)
        if not pieces:
            return None
        pieces = [piece for piece in pieces if piece.text] or pieces
        before = [piece for piece in pieces if piece.offset <= offset]
        best = max(before, key=lambda piece: piece.offset) if before else pieces[0]
        return best.position + units(best.text[: max(0, offset - best.offset)])

    def begin(self, paragraph: int) -> int:
        """Where a paragraph begins, its drawing or label included; 0 for one that is not shown."""
        pieces = self._by_paragraph.get(paragraph)
        return pieces[0].position if pieces else 0

    def ranges(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """(start, end) positions in the document, one for each piece the passage touches."""
        for piece in self._by_paragraph.get(passage.paragraph, ()):
            start = max(passage.start - piece.offset, 0)
            end = min(passage.end - piece.offset, len(piece.text))
            if start < end:
                yield piece.position + units(piece.text[:start]), piece.position + units(piece.text[:end])

    def within(self, start: int, end: int) -> tuple[Passage, ...]:
        """What a selection of the document covers: one passage for each paragraph it touches."""
        found: dict[int, tuple[int, int]] = {}
        for piece in self._pieces[max(0, bisect_right(self._positions, start) - 1) :]:
            if piece.position >= end:
                break
            first = piece.offset + points(piece.text, start - piece.position)
            last = piece.offset + points(piece.text, end - piece.position)
            if first < last:
                begun = found.get(piece.paragraph, (first, last))
                found[piece.paragraph] = (min(begun[0], first), max(begun[1], last))
        return tuple(Passage(paragraph, first, last) for paragraph, (first, last) in found.items())

    def first(self) -> int:
        """Position of the first piece."""
        return self._positions[0] if self._positions else 0

    def paragraph_at(self, position: int) -> int:
        """The paragraph that holds a position, or the last one before it; 0 when there is none."""
        index = bisect_right(self._positions, position) - 1
        return self._pieces[max(index, 0)].paragraph if self._pieces else 0


_ENDS = ".!?…؟。"


def sentence_at(text: str, offset: int) -> tuple[int, int]:
    """(start, end) of the sentence that holds ``offset``: what H marks when nothing is selected."""
    start = offset
    while start > 0 and not (text[start - 1].isspace() and start > 1 and _closes(text, start - 2)):
        start -= 1
    end = offset
    while end < len(text) and not (_closes(text, end) and (end + 1 == len(text) or text[end + 1].isspace())):
        end += 1
    return start, min(end + 1, len(text))


def _closes(text: str, index: int) -> bool:
    """Whether a sentence ends at ``index``, a closing quote or bracket included."""
    if text[index] in "”’\"'»)" and index > 0:
        return text[index - 1] in _ENDS
    return text[index] in _ENDS
