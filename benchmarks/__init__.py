"""Measurements beside floors and peers, each a command: ``python -m benchmarks [NAME …]`` or ``make bench``.

Both sides of a row are measured in one run, interleaved, because these machines are shared and noisy: the ratio is
what to read. Nothing here is asserted in a test.
"""
