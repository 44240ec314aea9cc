"""Bringing an open editor and a text that moved on elsewhere together.

Promises: ``rebase`` deletes nothing unless one side deleted it, and keeps what both sides wrote. Pure.
Called by editors after a save (domain/notes.SavedText).
"""

from desktop_app.domain.text_changes import changes


def rebase(base: str, mine: str, theirs: str) -> str:
    """``mine`` with what ``theirs`` changed since ``base``.

    Works on single code points and the gaps between them: one that either side deleted is gone, and what either side
    wrote into a gap stands there, theirs first; the same words written by both stand there once.
    """
    if mine in (base, theirs):
        return theirs
    if base == theirs:
        return mine
    their_gaps, their_kept = _gaps(base, theirs)
    my_gaps, my_kept = _gaps(base, mine)
    merged: list[str] = []
    for at in range(len(base) + 1):
        written = their_gaps.get(at, "")
        merged.append(written)
        if my_gaps.get(at, "") != written:
            merged.append(my_gaps.get(at, ""))
        if at < len(base) and their_kept[at] and my_kept[at]:
            merged.append(base[at])
    return "".join(merged)


def _gaps(base: str, text: str) -> tuple[dict[int, str], bytearray]:
    """What ``text`` wrote in front of each code point of ``base``, and for each of those whether it was kept (1)."""
    written: dict[int, str] = {}
    kept = bytearray(b"\x01" * len(base))
    for change in changes(base, text):
        if change.text:
            written[change.start] = change.text
        kept[change.start : change.end] = bytes(change.end - change.start)
    return written, kept
