"""Packs of the course on this laptop: what is installed, where more can be had, and why it can be trusted.

Layers, from below: group_flush -> stored_members; arriving, pack_files, pack_records -> store; signed_metadata ->
trust; fetch_plan -> member_cutter, offers -> folder_source; twins -> http_source; installer brings them together.
Called by operations/packs.py; reading lessons by operations. Knows no database.
"""
