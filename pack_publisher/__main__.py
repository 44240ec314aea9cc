"""``fieldbook-pack check|build|publish``: from an author's folder to a signed repository.

Promises: exit 0 when all went well, 1 when a pack has errors or something was refused, 2 for a wrong command line. With
``--json`` exactly one JSON document on stdout; otherwise problems as ``file:line: error: sentence``.
"""

import sys
import time
from collections.abc import Sequence

from pack_publisher.command_line import run


def main(arguments: Sequence[str] | None = None) -> int:
    return run(sys.argv[1:] if arguments is None else list(arguments), time.time)


if __name__ == "__main__":
    sys.exit(main())
