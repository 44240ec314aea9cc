"""What a reader of an old version finds new in a new one: lessons, quizzes and glossaries, compared.

Promises: pure and quick (a block is compared with its neighbours, not with all others); equal texts have no changes; a
block that only moved has not changed, because its words are still there; old - removed + new is always what there is
now. Only words count: not the style they are set in, not the keys of sources. Raises nothing. Anybody may import it.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from course_format.glossary import Term
from course_format.lesson import (
    Block,
    Callout,
    Figure,
    Footnote,
    Heading,
    Inlines,
    Lesson,
    ListItem,
    Paragraph,
    Table,
    plain,
)
from course_format.quiz import Choice, Matching, Question, Quiz

_ALIKE: Final = 0.5
"""Two blocks with this share of words in common are one block that was changed."""

_NEIGHBOURS: Final = 40
"""How far apart, among the blocks left over, two may stand to be taken for one."""

_NEAREST: Final = 3
_EFFORT: Final = 20_000
"""Comparisons after which fewer neighbours are looked at: nobody waits for a text that somebody made to be slow."""

_TITLE: Final = "title"
_TABLE: Final = "table"
_FIGURE: Final = "figure"
_Piece = TypeVar("_Piece")
_Named = tuple[str, object]


@dataclass(frozen=True)
class Difference:
    """How many there are in the new version only, in both with other words, and in the old version only."""

    new: int = 0
    changed: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.removed)


@dataclass(frozen=True)
class LessonChanges:
    """``blocks``: title, headings, paragraphs, list items, callouts, footnotes and tables. A table of which only rows
    came or went has not changed itself; one in which a row says something else has. ``rows``: those that came to and
    went from tables of both versions. ``figures``: one changes by its caption, its description or its drawing."""

    blocks: Difference = Difference()
    rows: Difference = Difference()
    figures: Difference = Difference()

    def __bool__(self) -> bool:
        return bool(self.blocks or self.rows or self.figures)


@dataclass(frozen=True)
class Unit:
    """A piece of a lesson that can change by itself. ``id`` is "" where authors give none; ``words`` is all that a
    reader sees of it, ``rows`` of a table apart, whose ``words`` are its header."""

    kind: str
    id: str
    words: str
    rows: tuple[str, ...] = ()


def units(lesson: Lesson) -> tuple[Unit, ...]:
    """The lesson in pieces, in reading order; its title first, its footnotes last."""
    return (
        Unit(_TITLE, _TITLE, lesson.title),
        *(_unit(block) for block in lesson.blocks),
        *(_unit(note) for note in lesson.footnotes),
    )


def compare_lessons(old: Lesson, new: Lesson, redrawn: Collection[str] = ()) -> LessonChanges:
    """``redrawn``: paths of drawings and pictures whose bytes differ."""
    pairs, only_old, only_new = _paired(units(old), units(new))
    drawn = {block.id for block in new.blocks if isinstance(block, Figure) and block.path in redrawn}
    blocks, rows, figures = Counter[str](), Counter[str](), Counter[str]()
    for before, after in pairs:
        if after.kind == _FIGURE:
            figures["changed"] += before != after or after.id in drawn
        elif after.kind == _TABLE:
            found = _row_changes(before.rows, after.rows)
            rows.update(new=found.new, removed=found.removed)
            blocks["changed"] += before.words != after.words or found.changed > 0
        else:
            blocks["changed"] += before.words != after.words
    for word, left in (("new", only_new), ("removed", only_old)):
        for unit in left:
            (figures if unit.kind == _FIGURE else blocks)[word] += 1
    return LessonChanges(_difference(blocks), _difference(rows), _difference(figures))


def compare_quizzes(old: Quiz, new: Quiz) -> Difference:
    """Questions by their ids. Answers on offer that only stand in another order are no change."""
    return _by_name([_settled(each) for each in old.questions], [_settled(each) for each in new.questions])


def compare_glossaries(old: Sequence[Term], new: Sequence[Term]) -> Difference:
    """Terms by their ids."""
    return _by_name([(term.id, term) for term in old], [(term.id, term) for term in new])


def _difference(counts: Mapping[str, int]) -> Difference:
    return Difference(counts.get("new", 0), counts.get("changed", 0), counts.get("removed", 0))


# -- pieces


def _unit(block: Block | Footnote) -> Unit:
    match block:
        case Heading():
            return Unit("heading", block.id, plain(block.inlines))
        case Paragraph():
            return Unit("paragraph", "", plain(block.inlines))
        case ListItem():
            return Unit("item", "", plain(block.inlines))
        case Footnote():
            return Unit("footnote", block.id, plain(block.inlines))
        case Figure():
            return Unit(_FIGURE, block.id, "\n".join((block.path, block.alt, plain(block.caption))))
        case Table():
            return Unit(_TABLE, "", _row(block.header), tuple(_row(row) for row in block.rows))
        case Callout():
            inside = (plain(each.inlines) for each in (*block.blocks, *block.answer))
            return Unit(block.kind.value, "", "\n".join((block.label, block.source, *inside)))


def _row(cells: Iterable[Inlines]) -> str:
    return "\t".join(plain(cell) for cell in cells)


# -- which piece was which


_Pairs = list[tuple[Unit, Unit]]


def _paired(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[_Pairs, Sequence[Unit], Sequence[Unit]]:
    """The pieces that are in both versions, and those in one of them only. Equal ones are found first, then those to
    which an author gave the same id, then the most alike."""
    same, old, new = _matched(old, new, lambda unit: unit)
    named, old, new = _matched(old, new, lambda unit: (unit.kind, unit.id) if unit.id else None)
    like = _most_alike(old, new)
    befores, afters = {before for before, _ in like}, {after for _, after in like}
    return (
        [*same, *named, *((old[before], new[after]) for before, after in like)],
        [unit for at, unit in enumerate(old) if at not in befores],
        [unit for at, unit in enumerate(new) if at not in afters],
    )


def _matched(
    old: Sequence[_Piece], new: Sequence[_Piece], key: Callable[[_Piece], Hashable]
) -> tuple[list[tuple[_Piece, _Piece]], list[_Piece], list[_Piece]]:
    """Pieces of one key, the first with the first; what is left over on either side. None is nobody's key."""
    waiting: dict[Hashable, deque[_Piece]] = defaultdict(deque)
    for piece in new:
        waiting[key(piece)].append(piece)
    pairs, left = list[tuple[_Piece, _Piece]](), list[_Piece]()
    for piece in old:
        name = key(piece)
        if name is not None and waiting[name]:
            pairs.append((piece, waiting[name].popleft()))
        else:
            left.append(piece)
    taken = Counter(id(after) for _, after in pairs)
    over = []
    for piece in new:
        if taken[id(piece)]:
            taken[id(piece)] -= 1
        else:
            over.append(piece)
    return pairs, left, over


def _most_alike(old: Sequence[Unit], new: Sequence[Unit]) -> list[tuple[int, int]]:
    """Pairs of places, each place at most once: neighbours of one kind that share half of their words."""
    befores, afters = [_bag(unit) for unit in old], [_bag(unit) for unit in new]
    reach = max(_NEAREST, min(_NEIGHBOURS, _EFFORT // max(1, len(old))))
    found: list[tuple[float, int, int]] = []
    for at, unit in enumerate(old):
        for beside in range(max(0, at - reach), min(len(new), at + reach + 1)):
            share = _alike(befores[at], afters[beside]) if new[beside].kind == unit.kind else 0.0
            if share >= _ALIKE:
                found.append((-share, at, beside))
    pairs, used_old, used_new = list[tuple[int, int]](), set[int](), set[int]()
    for _, before, after in sorted(found):
        if before not in used_old and after not in used_new:
            pairs.append((before, after))
            used_old.add(before)
            used_new.add(after)
    return pairs


def _bag(unit: Unit) -> Counter[str]:
    return Counter(" ".join((unit.words, *unit.rows)).casefold().split())


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """The share of words in common, 0 to 1."""
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 1.0


def _row_changes(old: Sequence[str], new: Sequence[str]) -> Difference:
    """A row with the same first cell is the same row."""
    _, old, new = _matched(old, new, lambda row: row)
    changed, old, new = _matched(old, new, lambda row: row.partition("\t")[0] or None)
    return Difference(len(new), len(changed), len(old))


def _by_name(old: Sequence[_Named], new: Sequence[_Named]) -> Difference:
    pairs, old, new = _matched(old, new, lambda each: each[0])
    return Difference(len(new), sum(before != after for before, after in pairs), len(old))


def _settled(question: Question) -> _Named:
    """A question without the order in which its answers are on offer."""
    match question:
        case Choice():
            return question.id, replace(question, options=tuple(sorted(question.options, key=repr)))
        case Matching():
            return question.id, replace(question, pairs=tuple(sorted(question.pairs)))
    return question.id, question
