"""Prints what docs/sync.md shows of the protocol: ``python tools/sync_examples.py`` for all, with a name for one of

    slice, request, answer,
    bundle                   bytes of tests/golden, part by part
    kinds                    the table of entry kinds

A test holds the page to this output.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from sync_protocol.dictionary import decompress
from sync_protocol.kinds import KINDS, Kind
from sync_protocol.slices import read_header

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"
WIDTH = 16

Part = tuple[bytes, str]


def slice_parts() -> list[Part]:
    data = (GOLDEN / "slice_1_managers.bin").read_bytes()
    header_end = 1 + data[0]
    header = read_header(data)
    payload = data[header_end:-64]
    columns = decompress(payload, header.dictionary, 10_000)
    return [
        (data[:1], f"length of the header: {data[0]}"),
        (data[1:header_end], f"header: [1, 1, {header.audience!r}, device, key (none: not sealed)]"),
        (payload, "payload: the columns, deflated with dictionary 1"),
        (data[-64:], "signature of the device"),
        (columns, "not on the wire: the columns as they inflate"),
    ]


def message_parts(name: str, head_words: str, signature_words: str) -> list[Part]:
    data = (GOLDEN / name).read_bytes()
    length = int.from_bytes(data[:4], "big")
    return [
        (data[:4], f"length of the head: {length}"),
        (data[4 : 4 + length], head_words),
        (data[4 + length :], signature_words),
    ]


def file_parts() -> list[Part]:
    data = (GOLDEN / "bundle_1.fieldbundle").read_bytes()
    length = int.from_bytes(data[66:70], "big")
    return [
        (data[:8], "magic"),
        (data[8:10], "version 1, sort 1: a bundle"),
        (data[10:26], "name of the centre"),
        (data[26:34], "name of its sealing key"),
        (data[34:66], "an answer has the name of its bundle here"),
        (data[66:70], f"length of what is sealed: {length}"),
    ]


def dump(parts: list[Part]) -> Iterator[str]:
    """Hexadecimal lines, with what they are on the first line of each part; the place in the message before them."""
    place = 0
    for data, words in parts:
        on_wire = not words.startswith("not on the wire")
        for start in range(0, len(data), WIDTH):
            at = f"{place + start:4}" if on_wire else "    "
            meaning = f"  {words}" if start == 0 else ""
            yield f"{at}  {data[start : start + WIDTH].hex(' '):<{3 * WIDTH - 1}}{meaning}".rstrip()
        place += len(data)


def kinds() -> Iterator[str]:
    yield "| kind | shape | audience | by | body |"
    yield "|---|---|---|---|---|"
    for kind in KINDS.values():
        shape = f"{kind.shape}, act" if kind.is_act else str(kind.shape)
        audience = "person:<id>" if kind.audience == "person:" else kind.audience
        author = "the centre" if kind.by_centre else "a laptop"
        yield f"| `{kind.name}` | {shape} | {audience} | {author} | {_body(kind)} |"


def _body(kind: Kind) -> str:
    if kind.struct is None:
        return "a Yjs update" if kind.shape == "edit" else "empty"
    return f"[{', '.join(field.name for field in msgspec.structs.fields(kind.struct))}]"


SECTIONS = {
    "slice": lambda: dump(slice_parts()),
    "request": lambda: dump(
        message_parts(
            "request_1_quiet.bin", "head, see above", "signature of the device over the head; no slices follow"
        )
    ),
    "answer": lambda: dump(
        message_parts("answer_1_quiet.bin", "head, see above", "no slices; signature of the centre")
    ),
    "bundle": lambda: dump(file_parts()),
    "kinds": kinds,
}


def main() -> None:
    for name in sys.argv[1:] or SECTIONS:
        print("\n".join(SECTIONS[name]()), end="\n\n")


if __name__ == "__main__":
    main()
