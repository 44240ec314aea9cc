"""The centre: where laptops enrol, exchange slices, and where practices are reviewed.

Promises: everything it decides is a slice signed with its own key, so that laptops can give it all back.
Refuses: to read slices of *mine*, and to change a slice it holds. Speaks sync_protocol and course_format only.
"""
