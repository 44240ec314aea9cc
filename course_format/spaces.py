"""White space in authors' texts.

Promises: line ends and tabs count as a space, several as one. Spaces that hold words together (no-break, as before a
French question mark) are letters here: they stay what they are. Called by the readers of this package.
"""

import re
from typing import Final

SPACE: Final = re.compile(r"[ \t\r\n\f\v]+")


def on_one_line(text: str) -> str:
    """White space made one space, and dropped at the ends."""
    return SPACE.sub(" ", text).strip()
