"""HTTP, through one fetcher: small, counted, bounded, and stoppable at any moment.

Promises: no other package opens a connection; plain http only to this very machine; every failure of the world comes
out as Known. Called by packs, sync and operations, which depend on the protocol in fetching.py.
"""
