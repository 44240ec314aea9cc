"""The reader: a lesson as typeset text, with its margin line, its marks and its way on."""
