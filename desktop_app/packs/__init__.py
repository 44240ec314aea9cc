"""Packs of the course on this laptop: what is installed, where more can be had, and why it can be trusted.

Layers, from below: stored_members, pack_records -> store; signed_metadata -> trust; offers -> folder_source,
http_source; installer brings them together. Called by operations/packs.py; reading lessons by operations. Knows no
database.
"""
