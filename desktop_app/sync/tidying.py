"""What is done at the end of an exchange, once everything was received: the bin is emptied of what has lain there for
its term, and slices that hold erased bodies, or that others replaced, are packed anew or dropped.

Promises: nothing without the learner's words, because nobody else's laptop could be told. Called by the engine.
"""

from desktop_app.storage import settings as names
from desktop_app.sync.emptying import empty
from desktop_app.sync.laptop import Laptop
from desktop_app.sync.repacking import Repacking
from desktop_app.sync.standing import Standing, mine_key


def tidy(laptop: Laptop, standing: Standing) -> bool:
    """Returns whether there is something to send now."""
    mine = mine_key(laptop.settings)
    if mine is None:
        return False
    gone = empty(laptop, laptop.settings.number(names.CENTRE_CLOCK))
    return Repacking(laptop, standing, mine).clean() > 0 or gone > 0
