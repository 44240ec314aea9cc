"""Photos and PDFs of the sample learner, drawn here: the same bytes every time, and no place that exists.

Promises: two files are kept by real operations; what is away or on its way is shown and kept nowhere. Used by
tour_learner.py and tour_scenes.py.
"""

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPen, QPolygonF

from desktop_app.domain.errors import Known
from desktop_app.domain.files import Chosen, FileState
from desktop_app.domain.identifiers import RecordId
from desktop_app.domain.sharing import FileHold, FileLoad, SharingState
from desktop_app.domain.transfers import TransferLimits
from desktop_app.operations import files
from desktop_app.operations.session import Session
from desktop_app.pages.files import FilesPane
from desktop_app.pages.files.weighing import Weighed
from desktop_app.pages.notebook import NotebookPage
from desktop_app.pages.practices import PracticesPage
from desktop_app.pages.sync import SyncPage
from desktop_app.widgets.sync_badge import SyncBadge, SyncBar
from sync_protocol.bodies import SharedFile

_EVENING: Final = datetime(2027, 2, 10, 18, 0, tzinfo=UTC)
_WIDE, _HIGH = 1600, 1200
_PDF: Final = b"%PDF-1.7\n" + b"% minutes of the council, as the sample learner has them\n" * 3_200


def add_files(session: Session, note: RecordId, draft: RecordId) -> None:
    """A photo and minutes for the note, a photo for the practice."""
    gate = _written(_gate())
    files.add(session, note, files.pasted("North gate, Tuesday morning.jpg", gate))
    files.add(session, note, files.pasted("Minutes of the council, January.pdf", _PDF))
    files.add(session, draft, files.pasted("The ford at low water.jpg", _written(_ford())))


def in_notebook(page: NotebookPage) -> None:
    """Beside what is here, one that another laptop has, and one that is coming."""
    _show_more(page.editor_pane.files)


def in_practice(page: PracticesPage) -> None:
    """A second photo is large, and the learner is asked."""
    pane = page.detail.files
    picture = Chosen("The ford after the rain.jpg", "image/jpeg", bytes(4_200_000), 4032, 3024, 4_220_000)
    pane.question.ask(Weighed(picture, replace(picture, content=bytes(380_000), width=1600, height=1200)))
    pane.unfolded.emit(pane.rows[-1] if pane.rows else pane.question)


def in_library(page: PracticesPage) -> None:
    """A colleague's: one was not asked for, one comes, one is here."""
    pane = page.detail.files
    states = (FileState.AWAY, FileState.WANTED, FileState.RECEIVED)
    shown = (row.file for row in pane.rows)
    told = [replace(file, state=state) for file, state in zip(shown, states, strict=False) if file is not None]
    if len(told) == len(states):
        pane.show_files((told[0], replace(told[1], moved=735_000), told[2]))
    pane.unfolded.emit(pane)


def waiting(page: SyncPage) -> None:
    """Every word is at the centre; two photos wait for the evening, and one was asked for."""
    view = page.view
    if view is None:
        return
    status = replace(view.status, waiting=0, files=2)
    load = FileLoad(2, 3_400_000, 1, 2_100_000, 1, 24_000_000, "files-full", FileHold.HOURS, _EVENING)
    items = tuple(replace(item, state=SharingState.RECEIVED) for item in view.items[:2])
    page.show_limits((TransferLimits(begins=time(18), ends=time(6)), (214_000, 6_100_000)))
    page.show_view(replace(view, status=status, items=items, waiting_bytes=0, files=load))
    for badge in (*page.window().findChildren(SyncBadge), *page.window().findChildren(SyncBar)):
        badge.show_status(status)


def shared_files() -> list[SharedFile]:
    """What a colleague's practice has with it."""
    return [
        SharedFile("The phone at the post.jpg", "image/jpeg", 340_000, 1600, 1200, bytes(31) + b"a"),
        SharedFile("The road from the hill.jpg", "image/jpeg", 2_100_000, 4032, 3024, bytes(31) + b"b"),
        SharedFile("List for the shift.pdf", "application/pdf", 182_000, 0, 0, bytes(31) + b"c"),
    ]


def removing(page: NotebookPage) -> None:
    """The question in the row, and above it what could not be added."""
    pane = page.editor_pane.files
    pane.intake.failed.emit(Known("file-large", name="Film of the gate.png", size=190_000_000, most=25_000_000))
    if pane.rows:
        pane.rows[0].remove.click()


def large(page: NotebookPage) -> None:
    """The photo over the window."""
    page.editor_pane.files.rows[0].act.click()


def _show_more(pane: FilesPane) -> None:
    here = tuple(row.file for row in pane.rows if row.file is not None)
    if not here:
        return
    first = here[0]
    away = replace(
        first, id=RecordId("7d1.8"), name="South gate.jpg", size=2_100_000, total=2_100_512, state=FileState.AWAY
    )
    coming = replace(away, id=RecordId("7d1.9"), name="Sketch of the barrier.png", state=FileState.WANTED)
    pane.show_files((*here, away, replace(coming, moved=735_000)))


def _written(image: QImage) -> bytes:
    buffer = QBuffer(data := QByteArray())
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", 82)  # type: ignore[call-overload]  # the stubs want bytes where Qt wants a string
    return bytes(data.data())


def _ground(sky: tuple[str, str], land: str) -> tuple[QImage, QPainter]:
    image = QImage(_WIDE, _HIGH, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    light = QLinearGradient(0, 0, 0, 700)
    light.setColorAt(0, QColor(sky[0]))
    light.setColorAt(1, QColor(sky[1]))
    painter.fillRect(QRectF(0, 0, _WIDE, 700), light)
    painter.fillRect(QRectF(0, 640, _WIDE, 560), QColor(land))
    return image, painter


def _shape(painter: QPainter, colour: str, *points: tuple[float, float]) -> None:
    painter.setBrush(QColor(colour))
    painter.drawPolygon(QPolygonF([QPointF(*point) for point in points]))


def _gate() -> QImage:
    """A road to a barrier between two posts, hills behind it."""
    image, painter = _ground(("#A9C3CF", "#EBDCBE"), "#B79B6B")
    _shape(painter, "#8C8F77", (0, 640), (310, 420), (620, 560), (980, 380), (1320, 540), (1600, 470), (1600, 660))
    _shape(painter, "#D8C7A0", (640, 640), (860, 640), (1330, 1200), (250, 1200))
    _shape(painter, "#5E5A48", (330, 480), (480, 420), (640, 480), (640, 720), (330, 720))
    _shape(painter, "#EDE6D3", (400, 540), (500, 540), (500, 640), (400, 640))
    painter.setPen(QPen(QColor("#F3EFE4"), 26))
    painter.drawLine(QPointF(640, 690), QPointF(1260, 640))
    painter.setPen(QPen(QColor("#A63D2F"), 26, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap))
    pen = painter.pen()
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.drawLine(QPointF(640, 690), QPointF(1260, 640))
    painter.setPen(Qt.PenStyle.NoPen)
    for left, top in ((610, 590), (1250, 560)):
        painter.fillRect(QRectF(left, top, 44, 240), QColor("#3F3D33"))
    painter.end()
    return image


def _ford() -> QImage:
    """A river across a track."""
    image, painter = _ground(("#C9D6D3", "#F0E3C8"), "#93935F")
    _shape(painter, "#6F7A5A", (0, 660), (420, 520), (900, 600), (1600, 500), (1600, 680), (0, 680))
    _shape(painter, "#CDBB8F", (700, 660), (820, 660), (1120, 1200), (480, 1200))
    _shape(painter, "#7FA0A6", (0, 860), (700, 800), (1600, 840), (1600, 980), (800, 940), (0, 1000))
    for number in range(7):
        painter.setBrush(QColor("#E4E0D0"))
        painter.drawEllipse(QPointF(570 + 78 * number, 880 + 9 * (number % 3)), 26, 15)
    painter.end()
    return image
