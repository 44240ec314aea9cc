"""``accept``: what a stick brought, taken in where no laptop connects."""

import argparse
import os
from collections.abc import Mapping
from pathlib import Path

from sync_protocol.bundle_frame import MAX_FILE
from sync_protocol.refusals import BundleRefused, ExchangeRefused
from sync_server.centre import bundles
from sync_server.centre.bundle_words import sentence
from sync_server.centre.bundles import Accepted
from sync_server.commands.opening import opened
from sync_server.data_folder import DataFolder
from sync_server.problem import Problem


def run(folder: DataFolder, parsed: argparse.Namespace) -> Mapping[str, object]:
    """Take the bundle FILE in and write the answer to OUT. Raises Problem; then OUT is as it was."""
    source, out = Path(parsed.file), Path(parsed.out)
    if out.is_dir():
        raise Problem(f"{out} is a folder. Name the file to write the answer to.")
    data = _read(source)
    office = opened(folder)
    try:
        done = bundles.accept(office, data)
    except (BundleRefused, ExchangeRefused) as refused:
        raise Problem(sentence(refused.code)) from refused
    _write(out, done.answer)
    return {
        "text": f"{_words(done)} The answer is in {out}.",
        "answer": str(out),
        "size": len(done.answer),
        "kept": done.kept,
        "quarantined": done.quarantined,
        "refused": done.refused,
        "news": done.news,
        "revoked": done.revoked,
        "files": sum(not said.code for said in done.boxes),
        "files_refused": [said.code for said in done.boxes if said.code],
    }


def _words(done: Accepted) -> str:
    if done.revoked:
        return sentence("device-revoked")
    words = f"{done.kept} slices taken in, {done.news} go back."
    if done.quarantined:
        words += f" {done.quarantined} are kept aside: their device was revoked."
    if done.refused:
        words += f" {done.refused} could not be read."
    if taken := sum(not said.code for said in done.boxes):
        words += f" {taken} photos or PDFs came along."
    if no := sorted({said.code for said in done.boxes if said.code}):
        words += f" Some were not taken in: {', '.join(no)}."
    return words


def _read(source: Path) -> bytes:
    try:
        with source.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError as error:
        raise Problem(f"The file {source} cannot be read: {os.strerror(error.errno or 0)}.") from error


def _write(out: Path, data: bytes) -> None:
    beside = out.with_name(out.name + ".new")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(out)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Problem(
            f"The answer cannot be written to {out}: {os.strerror(error.errno or 0)}. What the file brought is kept; "
            "run the same command again with another place."
        ) from error
