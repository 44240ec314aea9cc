"""Laying out forms: a column of readable width, and a control at the start that keeps its own size."""

from PySide6.QtWidgets import QWidget

from desktop_app.widgets.layouts import Column, Row
from desktop_app.widgets.page_frame import PageFrame


def readable_column(frame: PageFrame) -> Column:
    """A column that takes three quarters of the page; forms wider than that are hard to follow."""
    holder = QWidget()
    column = Column(holder)
    row = Row()
    row.addWidget(holder, 3)
    row.addStretch(1)
    frame.column.addLayout(row, 1)
    return column


def at_start(widget: QWidget) -> Row:
    """A row in which the widget stands at the start of reading and does not stretch."""
    row = Row()
    row.addWidget(widget)
    row.addStretch(1)
    return row
