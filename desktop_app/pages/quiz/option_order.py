"""In which order the answers of a question are shown.

Promises: the same learner sees the same question always in the same order, and another learner in another; nobody
learns "the second one is right". True and false keep theirs. The order follows from names alone, not from chance at
the moment. Pure.
"""

from hashlib import sha256
from random import Random


def order_of(count: int, *names: str) -> tuple[int, ...]:
    """Indexes of ``count`` answers as they are shown; two answers stay as they were written."""
    order = list(range(count))
    if count > 2:
        seed = sha256("\0".join(names).encode()).digest()
        Random(int.from_bytes(seed, "big")).shuffle(order)
    return tuple(order)
