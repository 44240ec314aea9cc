"""The reader: a lesson as typeset text, with its margin line, its marks and its way on."""

from desktop_app.pages.reader.reader_page import ReaderPage

__all__ = ["ReaderPage"]
