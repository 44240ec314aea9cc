"""The verbs of ``fieldbook-pack``, and how their answers are printed.

Promises: a refusal is one line on stderr and, with ``--json``, ``{"error", "code"}``.
"""

import argparse
import json
import sys
from collections.abc import Sequence

from pack_publisher import author_verbs, key_verbs, publishing_verbs
from pack_publisher.options import Clock, Document
from pack_publisher.refusal import Refusal


def run(arguments: Sequence[str], clock: Clock) -> int:
    """``clock``: seconds since 1970, UTC. Returns the exit code."""
    options = _parser().parse_args(arguments)
    document: Document
    code: int
    try:
        document, code = options.run(options, clock)
    except (Refusal, OSError) as refusal:
        document, code = {"error": str(refusal), "code": getattr(refusal, "code", "disk")}, 1
        print(f"fieldbook-pack: {refusal}", file=sys.stderr)
    if options.json:
        print(json.dumps(document, ensure_ascii=False, indent=1))
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fieldbook-pack", description="Write, check, build and publish course packs.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for family in (author_verbs, publishing_verbs, key_verbs):
        family.add_verbs(verbs)
    return parser
