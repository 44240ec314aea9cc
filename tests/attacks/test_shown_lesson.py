"""A lesson of hostile words, past every check of words, typeset and drawn as the reader does it: no socket and no file
is opened. Its drawings are those that an installation refuses, as if one had come past it.

In a process of its own, because a hook that listens to what Python does can never be taken away again. What Qt does by
itself such a hook does not hear: for that there is a door that nobody may knock at, and a red picture nobody may see.
"""

import os
import socket
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QColor, QImage

_CHILD = """
import sys
from pathlib import Path
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from course_format.lesson import Figure, Inline, Lesson, Paragraph, Section, Style
from desktop_app.pages.reader.lesson_document import LessonDocument
from desktop_app.pages.reader.reading_style import ReadingStyle
from desktop_app.qt_support.theme import app_theme
from tests.desktop_app.pages.test_reader_document import WORDS

web, red = sys.argv[1:]
app = QApplication([])


def hostile(target):
    words = f"<img src='{target}'><script>fetch('{target}')</script><iframe src='{target}'></iframe>"
    return (
        Paragraph((Inline(words), Inline(words, Style.LINK, target), Inline(words, Style.TERM, target))),
        Figure("fig", "figures/a.svg", words, (Inline(words),)),
    )


def drawing(target):
    return f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 560 100'><image href='{target}'/></svg>".encode()


def show(target):
    lesson = Lesson(target, hostile(target), (), (Section("start", "", 0, 2),))
    made = LessonDocument(lesson, {"figures/a.svg": drawing(target)}, ReadingStyle(app_theme(), "en"), WORDS)
    made.figures.width = 560
    made.document.setTextWidth(560)
    page = QImage(600, 3000, QImage.Format.Format_RGB32)
    page.fill(0xFFFFFF)
    painter = QPainter(page)
    made.document.drawContents(painter)
    painter.end()
    app.processEvents()
    return page


show("figures/none.svg")  # fonts and modules are read by now
heard = []
sys.addaudithook(lambda event, found: heard.append((event, found)) if event.startswith(("socket.", "open", "os.open",
                 "urllib", "subprocess", "os.exec", "os.system")) else None)
pages = [show(target) for target in (web, red, Path(red).as_uri(), "//" + web.partition("//")[2])]
told = list(heard)
for number, page in enumerate(pages):
    page.save(f"{red}.{number}.png")
print(told)
"""


def test_a_hostile_lesson_that_is_shown_opens_nothing(tmp_path: Path) -> None:
    red = tmp_path / "red.png"
    picture = QImage(20, 20, QImage.Format.Format_RGB32)
    picture.fill(QColor(255, 0, 0))
    assert picture.save(str(red))
    root = Path(__file__).resolve().parents[2]
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.setblocking(False)
        web = f"http://127.0.0.1:{door.getsockname()[1]}/a.png"
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, web, str(red)],
            cwd=root, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip() == "[]"
        try:
            door.accept()[0].close()
            knocked = True
        except BlockingIOError:
            knocked = False
    assert not knocked
    for number in range(4):
        page = QImage(f"{red}.{number}.png")
        assert page.height() == 3000
        found = {page.pixel(x, y) & 0xFFFFFF for y in range(0, 3000, 9) for x in range(0, 600, 9)}
        assert len(found) > 1, "something is drawn"
        assert 0xFF0000 not in found
