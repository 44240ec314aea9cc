"""Which paths a pack may use: names that mean one and the same file on every system and in every folder.

Promises: a path that passes can be joined to a folder without leaving it, and no two that pass in one pack fall
together on a disk that ignores case. Refuses (source: Windows naming rules, POSIX): ``..``, absolute and drive paths,
backslashes, anything but ASCII letters, digits, ``.``, ``-``, ``_``, reserved device names, ends in a dot, long names.
"""

import re
from collections.abc import Iterable
from typing import Final

from course_format.problems import FormatError, Report

LONGEST_PATH: Final = 120
_PART: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,79}")
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def is_safe(path: str) -> bool:
    """Whether the path may stand in a pack."""
    if not 0 < len(path) <= LONGEST_PATH:
        return False
    return all(
        _PART.fullmatch(part) is not None and not part.endswith(".") and _RESERVED.fullmatch(part) is None
        for part in path.split("/")
    )


def check_paths(paths: Iterable[str], report: Report) -> None:
    """Report each path that is unsafe, and each that is an earlier one again, or its twin but for case."""
    seen: dict[str, str] = {}
    for path in paths:
        if not is_safe(path):
            report(FormatError(path, 0, "path-unsafe", path=path))
        twin = seen.get(path.casefold())
        if twin is not None:
            report(FormatError(path, 0, "path-twin", path=path, twin=twin))
        seen[path.casefold()] = path
