"""The installed PySide6 and Python get along: calls that return None keep None alive (docs/platforms.md).

A broken pair drops one reference for each such call and aborts the interpreter after some five thousand, so short tests
pass on it. Counting shows it at once.
"""

import sys

from PySide6.QtCore import QObject


def test_calls_that_return_none_keep_its_references() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for number in range(500):
        thing.setObjectName(str(number))
    assert abs(sys.getrefcount(None) - before) < 50
