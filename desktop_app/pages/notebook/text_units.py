"""Places in a text: Python counts code points, Qt counts UTF-16 units, in which an emoji takes two. Pure."""


def to_units(text: str, point: int) -> int:
    """The place in UTF-16 units of a place in code points."""
    before = text[:point]
    return len(before) if before.isascii() else len(before.encode("utf-16-le", "surrogatepass")) // 2


def to_points(text: str, unit: int) -> int:
    """The place in code points of a place in UTF-16 units; inside a pair, the place before it."""
    if text.isascii():
        return min(unit, len(text))
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * unit]
    return len(before.decode("utf-16-le", "ignore"))
